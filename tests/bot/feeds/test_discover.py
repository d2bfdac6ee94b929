"""From an address to its feeds, over HTTP."""

import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from bot.clock import SystemClock
from bot.feeds.discover import MOST_LOOKED_AT, WELL_KNOWN, Discoverer, entries_a_day, spellings, well_known
from bot.feeds.fetch import Fetcher
from bot.feeds.guard import AllowedNetwork, Guard
from bot.feeds.parse.pool import ParserPool
from bot.feeds.parse.result import Entry as Parsed
from bot.model import NotFound
from tests.feedserver.render import Entry, Format
from tests.feedserver.server import Feed, FeedServer
from tests.manual_time import START, ManualTime

HTML = "text/html; charset=utf-8"


@asynccontextmanager
async def discovering(*allowed: str, seconds: float = 20.0):
    guard = Guard(tuple(map(AllowedNetwork.parse, allowed or ("127.0.0.0/8",))))
    fetcher = Fetcher(guard, "kentongan-test", ManualTime(), SystemClock())
    async with fetcher, ParserPool() as parsers:
        yield Discoverer(fetcher, parsers, ManualTime(), seconds=seconds)


@pytest.fixture
async def discoverer():
    async with discovering() as made:
        yield made


def with_news(server: FeedServer, path: str, title: str, form: Format = Format.RSS, news: str = "") -> Feed:
    feed = server.feed(path, form, title)
    for hours in range(4, 0, -1):
        feed.publish(
            Entry(
                f"{news or title} {hours}",
                link=f"https://k.example{path}/{hours}",
                guid=f"{path}{hours}",
                published=START - timedelta(hours=hours),
            )
        )
    return feed


def page(server: FeedServer, path: str, *links: str, titles: tuple[str, ...] = ()):
    titled = titles or ("",) * len(links)
    head = "".join(
        f'<link rel="alternate" type="application/rss+xml" title="{title}" href="{link}">'
        for link, title in zip(links, titled, strict=True)
    )
    made = server.page(path)
    made.serve(f"<!doctype html><html><head>{head}</head><body>Kabar</body></html>".encode(), HTML)
    return made


@pytest.mark.parametrize("form", Format)
async def test_the_address_itself_is_a_feed(discoverer, feedserver, form):
    feed = with_news(feedserver, "/kabar", "Kabar Desa", form)
    found = await discoverer.discover(f"  {feed.url}#atas ")
    (one,) = found.feeds
    assert (one.url, one.title) == (feed.url, "Kabar Desa")
    assert [entry.title for entry in one.entries] == ["Kabar Desa 1", "Kabar Desa 2", "Kabar Desa 3"]
    assert one.entries[0].published_at == START - timedelta(hours=1)
    assert one.a_day == pytest.approx(24.0)


async def test_a_page_names_its_feed(discoverer, feedserver):
    feed = with_news(feedserver, "/x/umpan.xml", "Kabar")
    page(feedserver, "/berita/", "../x/umpan.xml")
    (one,) = (await discoverer.discover(feedserver.url("/berita/"))).feeds
    assert one.url == feed.url


async def test_several_feeds_are_told_apart_and_comments_stand_last(discoverer, feedserver):
    with_news(feedserver, "/comments/feed", "Comments on: Kabar")
    with_news(feedserver, "/feed", "Kabar")
    with_news(feedserver, "/olahraga", "Olahraga")
    with_news(feedserver, "/atom", "Kabar (Atom)", Format.ATOM, news="Kabar")
    page(feedserver, "/", "/comments/feed", "/feed", "/gone", "/olahraga", "/atom")
    found = await discoverer.discover(feedserver.url("/"))
    assert [feed.title for feed in found.feeds] == ["Kabar", "Olahraga", "Comments on: Kabar"]


async def test_a_feed_without_a_name_has_the_one_that_its_page_gives(discoverer, feedserver):
    with_news(feedserver, "/feed", "")
    page(feedserver, "/", "/feed", titles=("Kabar &amp; Kota",))
    (one,) = (await discoverer.discover(feedserver.url("/"))).feeds
    assert one.title == "Kabar & Kota"


async def test_a_header_names_a_feed(discoverer, feedserver):
    feed = with_news(feedserver, "/x/umpan.xml", "Kabar")
    header = {
        "Link": '</id>; rel=alternate; hreflang=id, <x/umpan.xml>; rel="alternate"; type="application/rss+xml"'
    }
    feedserver.page("/").serve(b"<html>", HTML, headers=header)
    (one,) = (await discoverer.discover(feedserver.url("/"))).feeds
    assert one.url == feed.url


@pytest.mark.parametrize("path", ["/feed", "/rss.xml", "/feed.json", "/index.xml"])
async def test_well_known_places_are_tried_where_a_page_names_none(discoverer, feedserver, path):
    feed = with_news(feedserver, path, "Kabar", Format.JSON if path.endswith("json") else Format.RSS)
    page(feedserver, "/berita/hari-ini")
    (one,) = (await discoverer.discover(feedserver.url("/berita/hari-ini"))).feeds
    assert one.url == feed.url
    assert len(feed.requests) == 1


async def test_well_known_places_are_tried_where_a_page_is_an_error(discoverer, feedserver):
    feedserver.page("/").fail(403)
    feed = with_news(feedserver, "/rss", "Kabar")
    (one,) = (await discoverer.discover(feedserver.url("/"))).feeds
    assert one.url == feed.url


@pytest.mark.parametrize(
    ("status", "kept"), [(301, "/baru.xml"), (308, "/baru.xml"), (302, "/lama.xml"), (307, "/lama.xml")]
)
async def test_a_redirect_is_followed_and_believed_when_it_is_for_good(discoverer, feedserver, status, kept):
    feed = with_news(feedserver, "/baru.xml", "Kabar")
    feedserver.page("/lama.xml").redirect("/baru.xml", status)
    (one,) = (await discoverer.discover(feedserver.url("/lama.xml"))).feeds
    assert one.url == feedserver.url(kept)
    assert set(one.addresses) == {feedserver.url("/lama.xml"), feed.url}


async def test_nothing_is_found_and_it_is_said_why(discoverer, feedserver):
    page(feedserver, "/polos", "/hilang")
    found = await discoverer.discover(feedserver.url("/polos"))
    assert (found.feeds, found.why) == ((), NotFound.NO_FEED)
    found = await discoverer.discover(feedserver.url("/tiada"))
    assert (found.feeds, found.why) == ((), NotFound.STATUS)
    assert "404" in found.detail
    found = await discoverer.discover("http://127.0.0.1:9/")
    assert (found.feeds, found.why) == ((), NotFound.UNREACHABLE)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "   ",
            "kata kata",
            "ftp://kabar.example/",
            "file:///etc/passwd",
            "http://",
            "://",
            "javascript:alert(1)",
        ),
        *(
            "http://10.0.0.1/",
            "http://169.254.169.254/latest/",
            "http://user:pass@127.0.0.1/",
            "http://[::1]/",
        ),
        *(
            "localhost",
            "http://127.0.0.1:22/",
            "feed://192.168.0.1/feed",
            "http://kabar.example\\@10.0.0.1/",
            "x" * 4_000,
        ),
    ],
)
async def test_what_may_not_be_read_is_refused(text):
    async with discovering("127.0.0.5:1") as discoverer:
        found = await discoverer.discover(text)
    assert found.feeds == ()
    assert found.why in (NotFound.NO_ADDRESS, NotFound.REFUSED, NotFound.UNREACHABLE)


@pytest.mark.parametrize(
    "text",
    ["javascript:alert(1)", "../../etc/passwd", "/etc/passwd", "<b>x</b>", "http://", ""],
)
async def test_what_is_no_address_is_called_so(discoverer, text):
    assert (await discoverer.discover(text)).why is NotFound.NO_ADDRESS


async def test_the_guard_judges_what_a_page_and_a_redirect_name(feedserver):
    """The page may be read, inner addresses that it names may not: not even a request reaches them."""
    async with FeedServer("127.0.0.2") as inner, discovering(f"127.0.0.1:{feedserver.port}") as discoverer:
        secret = with_news(inner, "/rahasia.xml", "Rahasia")
        feedserver.page("/pindah.xml").redirect(secret.url)
        page(feedserver, "/", secret.url, "/pindah.xml", "http://169.254.169.254/feed")
        found = await discoverer.discover(feedserver.url("/"))
        assert found.feeds == ()
        assert secret.requests == []


async def test_links_and_time_are_bounded(discoverer, feedserver):
    pages = [feedserver.page(f"/f{number}") for number in range(40)]
    page(feedserver, "/", *(f"/f{number}" for number in range(40)))
    assert (await discoverer.discover(feedserver.url("/"))).why is NotFound.NO_FEED
    assert sum(len(one.requests) for one in pages) == MOST_LOOKED_AT
    assert len(well_known("https://k.example/a/b")) <= len(WELL_KNOWN) + 1


async def test_a_site_that_does_not_answer_ends_it(feedserver):
    hold = feedserver.page("/").hang()
    async with discovering(seconds=0.3) as discoverer:
        found = await discoverer.discover(feedserver.url("/"))
    hold.release()
    assert (found.feeds, found.why) == ((), NotFound.UNREACHABLE)


async def test_what_was_found_before_the_time_ran_out_counts(feedserver):
    feed = with_news(feedserver, "/feed", "Kabar")
    hold = feedserver.page("/lambat.xml").hang()
    page(feedserver, "/", "/feed", "/lambat.xml")
    async with discovering(seconds=4.0) as discoverer:
        found = await discoverer.discover(feedserver.url("/"))
    hold.release()
    assert [one.url for one in found.feeds] == [feed.url]
    assert found.why is None


async def test_links_are_looked_at_one_after_the_other(discoverer, feedserver):
    """So that eight large bodies of one page do not stand in memory at once."""
    hold = feedserver.page("/lambat.xml").hang()
    feed = with_news(feedserver, "/feed", "Kabar")
    page(feedserver, "/", "/lambat.xml", "/feed")
    async with asyncio.TaskGroup() as tasks:
        looking = tasks.create_task(discoverer.discover(feedserver.url("/")))
        await hold.reached.wait()
        assert feed.requests == []
        hold.release()
    assert [one.url for one in looking.result().feeds] == [feed.url]


async def test_a_body_that_no_parser_survives_is_no_feed(discoverer, feedserver):
    bomb = feedserver.page("/bom.xml")
    bomb.serve(b"<rss><channel><item>" + b"<author>" * 2_500_000)
    found = await discoverer.discover(bomb.url)
    assert found.feeds == ()
    page(feedserver, "/", "/bom.xml", "/baik.xml")
    with_news(feedserver, "/baik.xml", "Baik")
    assert [feed.title for feed in (await discoverer.discover(feedserver.url("/"))).feeds] == ["Baik"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("kabar.example", ("https://kabar.example", "http://kabar.example")),
        ("<https://kabar.example/a>", ("https://kabar.example/a",)),
        ("feed:https://kabar.example/a", ("https://kabar.example/a",)),
        ("feed://kabar.example/a", ("https://kabar.example/a", "http://kabar.example/a")),
        ("", ()),
    ],
)
def test_what_a_person_may_mean(text, meant):
    assert spellings(text) == meant


def test_entries_a_day_are_counted_from_the_oldest_date():
    def dated(*hours: float) -> list[Parsed]:
        return [Parsed("", "", "x", "", START - timedelta(hours=one), None, "", (), ()) for one in hours]

    assert entries_a_day(dated(48, 24, 12, 6), START) == pytest.approx(2)
    assert entries_a_day(dated(0.01, 0.02), START) == pytest.approx(48)
    assert entries_a_day(dated(5), START) is None
    assert entries_a_day(dated(5, -500), START) is None
    assert entries_a_day([], START) is None
