import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.links import hub_offer, links
from bot.feeds.parse.result import ParsedFeed
from bot.model import HubOffer

URL = "https://news.example.com/feed.xml"


def parsed(hubs: tuple[str, ...] = (), self_link: str = "") -> ParsedFeed:
    return ParsedFeed("t", "", None, hubs, self_link, (), bozo=False, partial_last=False)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ('<https://h.example/>; rel="hub"', [("https://h.example/", {"hub"})]),
        ("<https://h.example/>;rel=hub", [("https://h.example/", {"hub"})]),
        ('</f>; rel="self hub"', [("https://news.example.com/f", {"self", "hub"})]),
        (
            '<https://a.example/?x=1,2;3>; title="a, \\"b\\"; rel=self"; REL=Hub , <b>; rel=self',
            [("https://a.example/?x=1,2;3", {"hub"}), ("https://news.example.com/b", {"self"})],
        ),
        ('<a>; rel=next; rel="hub"', [("https://news.example.com/a", {"next"})]),
        ("<a>", [("https://news.example.com/a", set())]),
        ("<a>; rel", [("https://news.example.com/a", set())]),
        ('<a>; rel=hub nonsense, <b>; rel="hub"', [("https://news.example.com/a", {"hub"})]),
        ("nonsense", []),
        ("", []),
        ("<http://[::1>; rel=hub, <b>; rel=self", [("https://news.example.com/b", {"self"})]),
    ],
)
def test_a_link_header(header, expected):
    assert [(target, set(relations)) for target, relations in links(header, URL)] == expected


@pytest.mark.parametrize("piece", ["<a>;", "<", ";;;;", '<a>; rel="', '\\"', "<a>,", "; a=b", "<a>; a b"])
def test_a_hostile_header_costs_little(piece):
    started = time.process_time()
    list(links(piece * 2000, URL))
    list(links("<a>; rel=hub" + piece * 2000, URL))
    assert time.process_time() - started < 0.2


@given(st.text())
def test_any_header_is_read_without_a_crash(text):
    list(links(text, URL))
    list(links(f"<{text}>; rel={text}", URL))


class TestOffer:
    def test_the_header_stands_above_the_body(self):
        headers = {"link": '<https://h1.example/>; rel="hub", <https://news.example.com/self>; rel="self"'}
        offer = hub_offer(headers, parsed(("https://h2.example/",), "https://news.example.com/other"), URL)
        assert offer == HubOffer("https://h1.example/", "https://news.example.com/self", URL)

    def test_what_the_header_leaves_out_the_body_may_say(self):
        offer = hub_offer(
            {"link": '<https://h1.example/>; rel="hub"'}, parsed((), "https://news.example.com/s"), URL
        )
        assert offer == HubOffer("https://h1.example/", "https://news.example.com/s", URL)
        assert hub_offer({}, parsed(("https://h2.example/",)), URL) == HubOffer(
            "https://h2.example/", URL, URL
        )

    def test_none(self):
        assert hub_offer({}, parsed((), URL), URL) is None
        assert hub_offer({"link": "<ftp://h.example/>; rel=hub"}, parsed(), URL) is None
        assert hub_offer({"link": f"<https://h.example/{'x' * 3000}>; rel=hub"}, parsed(), URL) is None
