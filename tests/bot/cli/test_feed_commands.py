"""`feeds list` as scripts read it, and `feeds check` on what an operator added and took out."""

import asyncio
from datetime import UTC, datetime

import pytest

from tests.feedserver.render import Entry

AT = datetime(2022, 1, 5, 8, 0, tzinfo=UTC)
LONG = "https://a.example.com/" + "/".join(["rubrik"] * 30) + "/feed.xml"


def test_a_list_that_no_person_watches_keeps_each_feed_on_one_line(kentongan):
    kentongan("feeds", "add", "--no-look", LONG, "--publisher", "Kabar Nusantara Jaya Raya Sentosa")
    listed = kentongan("feeds", "list").out.splitlines()
    assert len(listed) == 2
    assert listed[1].split()[-1] == LONG
    assert listed[1].startswith("Kabar Nusantara Jaya Raya Sentosa: I have not looked yet ")


async def test_feeds_that_an_operator_added_are_checked_and_those_taken_out_are_not(
    kentongan, feedserver, folder
):
    added, taken_out = feedserver.feed("/added.xml"), feedserver.feed("/out.xml")
    for feed in (added, taken_out):
        feed.publish(Entry("Kerusuhan di Almaty", link="https://k.example/1", guid="1"))
    (folder / "config.toml").write_text(
        '[feeds]\nallow_private = ["127.0.0.0/8"]\n'
        f'[[feeds.sources]]\nurl = "{taken_out.url}"\npublisher = "Keluar"\n'
    )
    kentongan("feeds", "add", "--no-look", added.url, "--publisher", "Baru")
    kentongan("feeds", "add", "--no-look", taken_out.url)
    kentongan("feeds", "remove", taken_out.url)
    ended = await asyncio.to_thread(kentongan, "feeds", "check")
    assert (ended.code, ended.line) == (0, "1 of 1 feeds answered with a feed.")
    assert ended.out == f"ok  Baru: 1 entries  {added.url}\n"
    assert taken_out.requests == []


def test_a_feed_that_is_known_is_told_by_the_name_it_has(kentongan):
    url = "https://a.example.com/feed"
    kentongan("feeds", "add", "--no-look", url, "--publisher", "Kabar")
    again = kentongan("feeds", "add", "--no-look", url, "--publisher", "Lain")
    assert (again.code, again.out) == (0, f"{url} is read already, as Kabar.\n")
    kentongan("feeds", "remove", url)
    back = kentongan("feeds", "add", "--no-look", url, "--publisher", "Lain")
    assert (back.code, back.out) == (0, f"{url} is read from now on, as Kabar.\n")


def test_a_feed_is_taken_out_by_any_of_its_addresses(kentongan):
    url = "https://a.example.com/feed"
    kentongan("feeds", "add", "--no-look", url, "--publisher", "Kabar")
    kentongan(
        "feeds", "add", "--no-look", "http://www.a.example.com/feed/?utm_source=x", "--publisher", "Kabar"
    )
    removed = kentongan("feeds", "remove", "http://www.a.example.com/feed/?utm_source=x")
    assert (removed.code, removed.out) == (0, f"{url} is not read any more.\n")
    assert url not in kentongan("feeds", "list").out


# --------------------------------------------------------------------------------------------- by a site's address


@pytest.fixture
def here(folder) -> None:
    (folder / "config.toml").write_text('[feeds]\nallow_private = ["127.0.0.0/8"]\n')


def news(server, path, title):
    feed = server.feed(path, title=title)
    feed.publish(Entry(f"{title} hari ini", link=f"https://k.example{path}", guid=path, published=AT))
    return feed


def page(server, path, *feeds):
    links = "".join(f'<link rel=alternate type=application/rss+xml href="{feed.url}">' for feed in feeds)
    server.page(path).serve(f"<html><head>{links}</head></html>".encode(), "text/html")
    return server.url(path)


async def run(kentongan, *arguments, **options):
    return await asyncio.to_thread(kentongan, *arguments, **options)


@pytest.mark.usefixtures("here")
async def test_a_site_s_feed_is_added_under_the_name_that_it_gives_itself(kentongan, feedserver):
    feed = news(feedserver, "/umpan.xml", "Warta Desa")
    added = await run(kentongan, "feeds", "add", page(feedserver, "/", feed))
    assert (added.code, added.out, added.err) == (0, f"{feed.url} is read from now on, as Warta Desa.\n", "")
    again = await run(kentongan, "feeds", "add", feed.url)
    assert (again.code, again.out) == (0, f"{feed.url} is read already, as Warta Desa.\n")


@pytest.mark.usefixtures("here")
async def test_another_address_of_a_feed_becomes_its_alias(kentongan, feedserver):
    feed = news(feedserver, "/umpan.xml", "Warta Desa")
    await run(kentongan, "feeds", "add", feed.url)
    for path, status in (("/pindah", 302), ("/lama", 301)):
        feedserver.page(path).redirect(feed.url, status)
        ended = await run(kentongan, "feeds", "add", feedserver.url(path))
        assert ended.code == 0
        assert "is read already" in ended.out
        assert feed.url in ended.out
    spelt = f"{feed.url}?utm_source=x"
    ended = await run(kentongan, "feeds", "add", spelt)
    assert "is read already" in ended.out
    checked = await run(kentongan, "feeds", "check")
    assert checked.out.count("ok  Warta Desa") == 1


@pytest.mark.usefixtures("here")
async def test_several_feeds_are_listed_to_choose_from(kentongan, feedserver):
    feeds = [news(feedserver, f"/{name}.xml", name) for name in ("Umum", "Olahraga")]
    ended = await run(kentongan, "feeds", "add", page(feedserver, "/", *feeds))
    assert ended.code == 2
    assert ended.out.splitlines() == [f"{feed.url}  {feed.title}" for feed in feeds]
    assert "say which" in ended.line
    assert "There are no feeds yet" in (await run(kentongan, "feeds", "list")).out


@pytest.mark.usefixtures("here")
async def test_where_no_feed_is_it_is_said_why(kentongan, feedserver):
    ended = await run(kentongan, "feeds", "add", page(feedserver, "/"))
    assert ended.code == 1
    assert "there is no feed at" in ended.line
    assert "--no-look" in ended.line
    ended = await run(kentongan, "feeds", "add", feedserver.url("/tiada"))
    assert ended.code == 1
    assert "404" in ended.line
    # What does not answer now may tomorrow.
    ended = await run(kentongan, "feeds", "add", "http://127.0.0.1:9/feed", "--publisher", "Warta")
    assert (ended.code, ended.out) == (0, "http://127.0.0.1:9/feed is read from now on, as Warta.\n")
    assert "does not answer now" in ended.line
    ended = await run(kentongan, "feeds", "add", "http://10.0.0.1/feed")
    assert ended.code == 2
    assert "cannot be read" in ended.line


@pytest.mark.usefixtures("here")
async def test_a_site_is_previewed(kentongan, feedserver):
    feeds = [news(feedserver, f"/{name}.xml", name) for name in ("Umum", "Olahraga")]
    ended = await run(kentongan, "feeds", "preview", page(feedserver, "/", *feeds), feedserver.url("/tiada"))
    assert ended.code == 1
    assert ended.out.splitlines()[:4] == [
        f"{feeds[0].url}: Umum",
        "  2022-01-05 08:00 UTC  Umum hari ini",
        f"{feeds[1].url}: Olahraga",
        "  2022-01-05 08:00 UTC  Olahraga hari ini",
    ]
    assert ended.out.splitlines()[4].startswith(f"{feedserver.url('/tiada')}: status, ")


def test_a_feed_is_paused_and_read_again(kentongan):
    url = "https://a.example.com/feed"
    kentongan("feeds", "add", "--no-look", url, "--publisher", "Antara")
    paused = kentongan("feeds", "pause", f"{url}/")
    assert (paused.code, paused.out) == (0, f"{url} is not looked at until `kentongan feeds resume`.\n")
    assert kentongan("feeds", "pause", url).out == f"{url} is paused already.\n"
    (line,) = kentongan("feeds", "list").out.splitlines()[1:]
    assert line.startswith("Antara: paused by the person who runs this bot")
    assert " paused " in line
    assert kentongan("feeds", "resume", url).out == f"{url} is read again from now on.\n"
    assert kentongan("feeds", "resume", url).out == f"{url} is active already.\n"
    unknown = kentongan("feeds", "pause", "https://b.example.com/")
    assert (unknown.code, unknown.line) == (
        1,
        "there is no such feed that every chat reads; `kentongan feeds list` shows all",
    )
