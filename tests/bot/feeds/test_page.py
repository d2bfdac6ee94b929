"""What is read out of a web page, well-made, sloppy or hostile."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.page import MOST_LINKS, feed_links

HERE = "https://kabar.example/daerah/jabar/"


def urls(page: str, *, kind: str = "text/html") -> list[str]:
    return [link.url for link in feed_links(page.encode(), HERE, kind)]


@pytest.mark.parametrize(
    "tag",
    [
        '<link rel="alternate" type="application/rss+xml" href="/rss">',
        "<link rel='alternate' type='application/rss+xml' href='/rss'/>",
        "<link rel=alternate type=application/rss+xml href=/rss>",
        '<LINK HREF="/rss" TYPE="APPLICATION/RSS+XML" REL="Alternate">',
        '<link\n\ttype = "application/atom+xml; charset=utf-8"\n href = "/rss"\n rel = "home alternate">',
        '<link rel="alternate" type="application/feed+json" href="https://kabar.example/rss">',
        '<link rel="alternate" type="application/rdf+xml" href="//kabar.example/rss">',
        '<link rel="alternate" type="application/rss+xml" href="../../rss">',
        '<link rel="alternate" type="application/rss+xml" href="  /rss#top ">',
        '<link rel="alternate" type="application/rss+xml" href="feed://kabar.example/rss">'.replace(
            "feed:", "feed:https:"
        ),
        '<link rel="feed" href="/rss">',
        '<link rel="alternate" type="application/rss+xml" href="&#x2F;rss">',
        '<link rel="alternate" type="text/xml" title="a > b" href="/rss">',
        '<link rel="alternate" rel="x" type="application/rss+xml" href="/rss" href="/other">',
    ],
)
def test_a_declared_feed_is_found_however_it_is_written(tag):
    assert urls(f"<html><head><title>Kabar</title>{tag}</head><body>") == ["https://kabar.example/rss"]


@pytest.mark.parametrize(
    "tag",
    [
        '<!-- <link rel="alternate" type="application/rss+xml" href="/rss"> -->',
        '<script>"<link rel=alternate type=application/rss+xml href=/rss>"</script>',
        '<template><link rel="alternate" type="application/rss+xml" href="/rss"></template>',
        '<link rel="alternate" hreflang="ru" href="/ru">',
        '<link rel="alternate" type="application/json+oembed" href="/oembed">',
        '<link rel="stylesheet" type="text/css" href="/rss">',
        '<link rel="alternate" type="application/rss+xml">',
        '<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">',
        '<link rel="alternate" type="application/rss+xml" href="file:///etc/passwd">',
        '<link rel="alternate" type="application/rss+xml" href="http://[::1">',
        '<linked rel="alternate" type="application/rss+xml" href="/rss">',
        '<a href="/sitemap/index.xml">',
        '<a href="/berita/feedback">',
    ],
)
def test_what_is_no_feed_of_the_page_is_not(tag):
    assert urls(f"<html><head>{tag}</head>") == []


def test_a_base_counts_for_all_and_only_the_first_one():
    page = (
        '<base href="https://cdn.example/a/"><base href="https://other.example/">'
        '<link rel="alternate" type="application/rss+xml" href="rss">'
    )
    assert urls(page) == ["https://cdn.example/a/rss"]
    assert urls(page.replace("https://cdn.example/a/", "javascript:1")) == [f"{HERE}rss"]


def test_declared_feeds_come_first_and_comments_last():
    page = """
        <a href="/berita/rss.xml">RSS</a>
        <link rel="alternate" type="application/rss+xml" title="Kabar &raquo; Umpan Komentar" href="/comments/feed/">
        <link rel="alternate" type="application/rss+xml" title="Kabar &raquo; Umpan" href="/feed/">
        <link rel="alternate" type="application/atom+xml" title="Комментарии" href="/k.atom">
        <a href="/feed/">sekali lagi</a>
    """
    links = feed_links(page.encode(), HERE, "text/html")
    assert [link.url.removeprefix("https://kabar.example") for link in links] == [
        "/feed/",
        "/berita/rss.xml",
        "/comments/feed/",
        "/k.atom",
    ]
    assert links[0].title == "Kabar » Umpan"


@pytest.mark.parametrize("charset", ["windows-1251", "utf-8", "koi8-r"])
def test_a_title_is_read_in_the_page_s_charset(charset):
    tag = '<link rel=alternate type=application/rss+xml title="Новости Алматы" href=/rss>'
    (link,) = feed_links(tag.encode(charset), HERE, f"text/html; charset={charset}")
    assert link.title == "Новости Алматы"
    page = f'<meta charset="{charset}">{tag}'
    (link,) = feed_links(page.encode(charset), HERE, "text/html")
    assert link.title == "Новости Алматы"


@pytest.mark.parametrize(
    "charset", ["rot13", "zip", "idna", "punycode", "unicode_escape", "x" * 300, "no-such"]
)
def test_a_charset_of_the_page_s_own_making_is_not_asked_for(charset):
    page = f'<meta charset="{charset}"><link rel=alternate type=application/rss+xml href=/rss>'
    assert urls(page, kind=f"text/html; charset={charset}") == ["https://kabar.example/rss"]


@pytest.mark.parametrize(
    "page",
    [
        "<" * 1_000_000,
        "<link " * 200_000,
        "<link a" * 200_000,
        '<link a="' * 200_000,
        "<link " + "a = " * 300_000,
        "<link" + " " * 1_000_000,
        "<a href=" + "&amp" * 200_000,
        "<!--" * 300_000,
        "<script>" * 200_000,
        "<script></script" * 100_000,
        "<base href=x>" * 100_000,
        "".join(f"<link rel=feed href=/{number}>" for number in range(40_000)),
        "<a href='/rss'" * 100_000,
        "\0" * 1_000_000,
        ('<a href="' + "rss-" * 1_000 + '">') * 130,
        ('<a href="' + "feed" * 1_000 + '">') * 130,
        "<a " + "b " * 2_000,
        ("<a " + "b " * 2_040) * 130,
    ],
    ids=lambda page: page[:12].strip(),
)
def test_no_page_takes_long(page):
    started = time.process_time()
    links = feed_links(page.encode(), HERE, "text/html")
    assert time.process_time() - started < 0.1
    assert len(links) <= MOST_LINKS


@given(
    page=st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "<link ",
                    "<a ",
                    "<base ",
                    "<!--",
                    "-->",
                    "<script",
                    "</script>",
                    "rel=alternate ",
                    'href="',
                    "'",
                    '"',
                    ">",
                ]
            ),
            st.sampled_from(
                [
                    "type=application/rss+xml ",
                    "href=",
                    "/rss",
                    "http://[",
                    "//",
                    "&#0;",
                    "&#x110000;",
                    "%",
                    ":",
                ]
            ),
            st.text(max_size=5),
        ),
        max_size=30,
    ).map("".join)
)
def test_whatever_a_page_holds_its_links_are_addresses_of_the_web(page):
    for link in feed_links(page.encode("utf-8", "surrogatepass"), HERE, "text/html"):
        assert link.url.startswith(("http://", "https://"))
        assert link.title.isprintable() or link.title
