"""The test ground itself: what it says over HTTP is what a newsroom's server would say."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import aiohttp
import pytest

from tests.feedserver.render import Entry, Format
from tests.feedserver.server import ENCODINGS

AT = datetime(2022, 1, 6, 3, 25, tzinfo=UTC)
ENTRY = Entry(
    "Api & asap <di> Almaty",
    "https://n.example.com/1?a=1&b=2",
    "1",
    "<p>Teks</p>",
    AT,
    "Siti",
    ("Dunia", "Asia"),
)


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def test_rss_is_well_formed_and_whole(feedserver, http):
    feed = feedserver.feed("/a.xml")
    feed.publish(ENTRY)
    async with http.get(feed.url) as response:
        item = ET.fromstring(await response.read()).find("channel/item")  # noqa: S314 - our own words
    assert item is not None
    assert [(child.tag, child.text) for child in item] == [
        ("title", ENTRY.title),
        ("link", ENTRY.link),
        ("guid", "1"),
        ("description", "<p>Teks</p>"),
        ("author", "Siti"),
        ("category", "Dunia"),
        ("category", "Asia"),
        ("pubDate", "Thu, 06 Jan 2022 03:25:00 +0000"),
    ]


async def test_atom_and_json_are_well_formed(feedserver, http):
    atom, json_feed = feedserver.feed("/a.atom", Format.ATOM), feedserver.feed("/a.json", Format.JSON)
    for feed in (atom, json_feed):
        feed.publish(ENTRY)
    async with http.get(atom.url) as response:
        root = ET.fromstring(await response.read())  # noqa: S314 - our own words
    assert (
        root.findtext("{http://www.w3.org/2005/Atom}entry/{http://www.w3.org/2005/Atom}title") == ENTRY.title
    )
    async with http.get(json_feed.url) as response:
        assert json.loads(await response.read())["items"][0]["title"] == ENTRY.title


async def test_validators_and_304(feedserver, http):
    feed = feedserver.feed("/a.xml")
    feed.publish(ENTRY, at=AT)
    async with http.get(feed.url) as response:
        etag, modified = response.headers["ETag"], response.headers["Last-Modified"]
    for headers, status in (
        ({"If-None-Match": etag}, 304),
        ({"If-Modified-Since": modified}, 304),
        ({"If-None-Match": '"other"', "If-Modified-Since": modified}, 200),
    ):
        async with http.get(feed.url, headers=headers) as response:
            assert response.status == status
    feed.publish(Entry("Baru"), at=AT.replace(hour=4))
    async with http.get(feed.url, headers={"If-None-Match": etag}) as response:
        assert response.status == 200
        assert b"Baru" in await response.read()


@pytest.mark.parametrize("encoding", sorted(ENCODINGS))
async def test_compressed(feedserver, http, encoding):
    feed = feedserver.feed("/a.xml")
    feed.publish(ENTRY)
    feed.encoding = encoding
    async with http.get(feed.url) as response:
        assert response.headers["Content-Encoding"] == ENCODINGS[encoding][0]
        assert await response.read() == feed.body


async def test_a_script_of_faults_and_then_well_again(feedserver, http):
    feed = feedserver.feed("/a.xml")
    feed.fail(503, headers={"Retry-After": "120"}, times=2)
    feed.redirect("/b.xml", 301, times=1)
    seen = []
    for _ in range(4):
        async with http.get(feed.url, allow_redirects=False) as response:
            seen.append(
                (response.status, response.headers.get("Retry-After"), response.headers.get("Location"))
            )
    assert seen == [(503, "120", None), (503, "120", None), (301, None, "/b.xml"), (200, None, None)]


async def test_an_entry_changes_in_its_place(feedserver):
    feed = feedserver.feed("/a.xml")
    feed.publish(Entry("Satu", guid="1"), Entry("Dua", guid="2"))
    feed.revise("1", Entry("Satu baru", guid="1"))
    assert [entry.title for entry in feed.entries] == ["Dua", "Satu baru"]


async def test_requests_are_waited_for_and_kept(feedserver, http):
    feed = feedserver.feed("/a.xml")

    async def ask() -> None:
        for _ in range(2):
            async with http.get(feed.url, headers={"If-None-Match": '"x"'}):
                pass

    async with asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(feed.requested(2))
        tasks.create_task(ask())
    first, second = waiting.result()
    assert first.at <= second.at
    assert (first.method, first.path, first.headers["If-None-Match"]) == ("GET", "/a.xml", '"x"')
    assert feedserver.requests == [first, second]


async def test_nothing_stands_at_an_unknown_path(feedserver, http):
    async with http.get(feedserver.url("/none")) as response:
        assert response.status == 404
    assert len(feedserver.requests) == 1


async def test_a_cut_body_ends_early(feedserver, http):
    page = feedserver.page("/a.xml")
    page.cut(b"x" * 1000, 10)
    async with http.get(page.url) as response:
        with pytest.raises(aiohttp.ClientPayloadError):
            await response.read()


async def test_a_held_body_comes_when_released(feedserver, http):
    page = feedserver.page("/a.xml")
    hold = page.hold(b"satu dua", at=4)
    async with http.get(page.url) as response:
        assert await response.content.readexactly(4) == b"satu"
        assert not hold.released.is_set()
        hold.release()
        assert await response.read() == b" dua"
