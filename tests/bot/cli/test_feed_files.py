"""`feeds import` and `feeds export` as scripts see them."""

import asyncio
import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.cli.feed_files import _outline, _wanted
from bot.config import FeedSource
from bot.feeds.opml import read_opml, write_opml
from bot.feeds.sources import draft_of
from bot.model import Origin, Scope
from bot.storage import Store
from tests.feedserver.render import Entry

AT = datetime(2022, 1, 5, 8, 0, tzinfo=UTC)


@pytest.fixture
def here(folder) -> None:
    (folder / "config.toml").write_text('[feeds]\nallow_private = ["127.0.0.0/8"]\n')


async def run(kentongan, *arguments, **options):
    return await asyncio.to_thread(kentongan, *arguments, **options)


def news(server, path, title):
    feed = server.feed(path, title=title)
    feed.publish(Entry(f"{title} hari ini", link=f"https://k.example{path}", guid=path))
    return feed


@pytest.mark.usefixtures("here")
async def test_a_file_is_imported_and_each_feed_s_fate_is_told(kentongan, feedserver, folder):
    good, same = news(feedserver, "/satu.xml", "Satu"), news(feedserver, "/dua.xml", "Dua")
    feedserver.page("/pindah").redirect(good.url, 302)
    feedserver.page("/rusak").serve(b"<html>halo</html>", "text/html")
    await run(kentongan, "feeds", "add", same.url)
    (folder / "F.opml").write_text(
        f"""<opml version="2.0"><body>
<outline text="Berita"><outline text="Koran Satu" xmlUrl="{good.url}" language="id-ID"/></outline>
<outline text="Dua lagi" xmlUrl="{same.url}/"/>
<outline text="Satu lagi" xmlUrl="{feedserver.url("/pindah")}"/>
<outline text="Rusak" xmlUrl="{feedserver.url("/rusak")}"/>
<outline text="Tiada" xmlUrl="{feedserver.url("/tiada")}"/>
<outline text="Dalam" xmlUrl="http://10.0.0.1/feed"/>
<outline text="Bukan" xmlUrl="file:///etc/passwd"/>
<outline type="rss" text="Kosong"/>
<outline text="Koran Satu" xmlUrl="{good.url}"/>
</body></opml>"""
    )
    feedserver.page("/dua.xml/").redirect(same.url, 301)
    ended = await run(kentongan, "feeds", "import", "F.opml")
    assert ended.code == 2
    assert ended.out.splitlines() == [
        f"added  Koran Satu  {good.url}",
        f"known  Dua  {same.url}",
        f"known  Koran Satu  {feedserver.url('/pindah')}  (read at {good.url})",
    ]
    told = ended.err.splitlines()
    assert [line.partition("]")[0] for line in told[:-1]] == [
        "F.opml:9: [no_address",
        "F.opml:7: [bad_feed",
        "F.opml:8: [bad_feed",
        "F.opml:5: [no_feed",
        "F.opml:6: [status",
    ]
    assert told[-1] == "1 added, 2 known already, 2 did not answer with a feed, 3 wrong and left out"
    again = await run(kentongan, "feeds", "import", "F.opml")
    assert again.err.splitlines()[-1].startswith("0 added, 3 known already")


@pytest.mark.usefixtures("here")
async def test_the_exit_code_says_how_it_went(kentongan, feedserver):
    good = news(feedserver, "/satu.xml", "Satu")
    text = '<opml><body><outline xmlUrl="{}"/></body></opml>'
    ended = await run(kentongan, "feeds", "import", "-", stdin=text.format(good.url))
    assert (ended.code, ended.out) == (0, f"added  Satu  {good.url}\n")
    ended = await run(kentongan, "feeds", "import", "-", stdin=text.format(feedserver.url("/tiada")))
    assert (ended.code, ended.out) == (1, "")
    ended = await run(kentongan, "feeds", "import", "-", stdin="bukan opml")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("-:1: [not_well_formed]")
    ended = await run(kentongan, "feeds", "import", "tiada.opml")
    assert (ended.code, ended.line) == (2, "tiada.opml: no such file or directory")
    ended = await run(
        kentongan,
        "feeds",
        "import",
        "-",
        stdin="<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><opml/>",
    )
    assert ended.code == 2
    assert "[entities]" in ended.err


@pytest.mark.usefixtures("here")
async def test_a_file_that_breaks_off_is_imported_as_far_as_it_goes(kentongan, feedserver):
    feeds = [news(feedserver, f"/{name}.xml", name) for name in ("Satu", "Dua")]
    outlines = "\n".join(f'<outline xmlUrl="{feed.url}"/>' for feed in feeds)
    ended = await run(
        kentongan, "feeds", "import", "-", stdin=f"<opml><body>\n{outlines}\n<outline text='x & y'/>"
    )
    assert ended.code == 2
    assert len(ended.out.splitlines()) == 2
    assert "-:4: [not_well_formed]" in ended.err


def test_without_looking_nothing_is_asked(kentongan):
    outlines = "".join(
        f'<outline text="K{number}" xmlUrl="https://k{number}.example.com/rss"/>' for number in range(250)
    )
    ended = kentongan("feeds", "import", "--no-look", "-", stdin=f"<opml><body>{outlines}</body></opml>")
    assert ended.code == 0
    assert len(ended.out.splitlines()) == 250
    assert ended.line == "250 added, 0 known already, 0 did not answer with a feed, 0 wrong and left out"


@pytest.mark.parametrize("by", ["language", "publisher"])
def test_what_is_exported_is_imported_elsewhere_as_it_was(kentongan, folder, by):
    for number, language in enumerate(("id", "ru", "")):
        kentongan(
            *("feeds", "add", "--no-look", f"https://k{number}.example.com/rss?a=1&b=2"),
            *(
                "--publisher",
                f'Kabar "{number}" & <b>',
                "--family",
                "Keluarga",
                "--tier",
                "2",
                "--country",
                "KZ",
            ),
            *(("--language", language) if language else ()),
            *(("--priority",) if number else ()),
        )
    exported = kentongan("feeds", "export", "--by", by)
    assert (exported.code, exported.err) == (0, "")
    folders = {"language": ("id", "other", "ru"), "publisher": ("Keluarga",)}[by]
    for name in folders:
        assert f'<outline text="{name}">' in exported.out
    other = {"KENTONGAN_DATABASE__URL": f"sqlite:///{folder / 'other.db'}"}
    assert kentongan("feeds", "import", "--no-look", "-", stdin=exported.out, **other).code == 0
    again = kentongan("feeds", "export", "--by", by, **other)
    assert without_date(again.out) == without_date(exported.out)


def without_date(opml: str) -> str:
    return opml.partition("<dateCreated>")[0] + opml.partition("</dateCreated>")[2]


def test_a_folder_is_of_something_known(kentongan):
    ended = kentongan("feeds", "export", "--by", "colour")
    assert ended.code == 2
    assert "--by must be language or publisher" in ended.line


async def test_private_feeds_are_not_exported(kentongan, folder):
    kentongan("db", "upgrade")
    async with Store.open(f"sqlite:///{folder / 'kentongan.db'}") as store, store.begin() as tx:
        source = FeedSource("https://rahasia.example.com/rss", "Rahasia", "Rahasia")
        for scope in (Scope.PRIVATE, Scope.SEARCH):
            draft = draft_of(source, Origin.CHAT)
            await tx.feeds.add(replace(draft, scope=scope), AT)
    assert "ahasia" not in kentongan("feeds", "export").out


NAMES = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=30)
SOURCES = st.builds(
    FeedSource,
    url=st.integers(0, 10_000).map(lambda number: f"https://k{number}.example.com/rss?a=1&b={number}"),
    publisher=NAMES,
    family=NAMES,
    tier=st.integers(1, 3),
    country=st.sampled_from([None, "ID", "KZ"]),
    language=st.sampled_from([None, "id", "ru", "kk", "fil"]),
    priority=st.booleans(),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(
    sources=st.lists(SOURCES, max_size=6, unique_by=lambda source: source.url),
    by=st.sampled_from(["language", "publisher"]),
)
async def test_every_feed_comes_back_as_it_was(sources, by, sqlite_url):
    async with Store.open(sqlite_url, synchronous="normal") as store, store.begin() as tx:
        kept = [await tx.feeds.add(draft_of(source, Origin.OPERATOR), AT) for source in sources]
        for feed in kept:
            await tx.feeds.remove(feed.id)
    written = write_opml([_outline(feed, by) for feed in kept], "Kentongan", AT)
    read = read_opml(io.BytesIO(written.encode()))
    assert read.faults == ()
    back = {outline.url: _wanted(outline).source(None) for outline in read.outlines}
    assert back == {
        feed.url: FeedSource(
            feed.url, feed.publisher, feed.family, feed.tier, feed.country, feed.language, feed.priority
        )
        for feed in kept
    }
