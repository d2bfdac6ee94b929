"""`feeds list` as scripts read it, and `feeds check` on what an operator added and took out."""

import asyncio

from tests.feedserver.render import Entry

LONG = "https://a.example.com/" + "/".join(["rubrik"] * 30) + "/feed.xml"


def test_a_list_that_no_person_watches_keeps_each_feed_on_one_line(kentongan):
    kentongan("feeds", "add", LONG, "--publisher", "Kabar Nusantara Jaya Raya Sentosa")
    listed = kentongan("feeds", "list").out.splitlines()
    assert len(listed) == 2
    assert listed[1].split()[-1] == LONG
    assert listed[1].startswith("Kabar Nusantara Jaya Raya Sentosa ")


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
    kentongan("feeds", "add", added.url, "--publisher", "Baru")
    kentongan("feeds", "add", taken_out.url)
    kentongan("feeds", "remove", taken_out.url)
    ended = await asyncio.to_thread(kentongan, "feeds", "check")
    assert (ended.code, ended.line) == (0, "1 of 1 feeds answered with a feed.")
    assert ended.out == f"ok  Baru: 1 entries  {added.url}\n"
    assert taken_out.requests == []


def test_a_feed_that_is_known_is_told_by_the_name_it_has(kentongan):
    url = "https://a.example.com/feed"
    kentongan("feeds", "add", url, "--publisher", "Kabar")
    again = kentongan("feeds", "add", url, "--publisher", "Lain")
    assert (again.code, again.out) == (0, f"{url} is read already, as Kabar.\n")
    kentongan("feeds", "remove", url)
    back = kentongan("feeds", "add", url, "--publisher", "Lain")
    assert (back.code, back.out) == (0, f"{url} is read from now on, as Kabar.\n")
