"""From a newsroom's publication to a verdict on each entry: fetch, parse, identify, judge, as the poller strings them."""

from collections.abc import AsyncIterator

import pytest

from bot.clock import SystemClock
from bot.feeds.fetch import Fetched, Fetcher, Request
from bot.feeds.guard import AllowedNetwork, Guard
from bot.feeds.identity import Verdict, identify, judge
from bot.feeds.parse.pool import ParserPool
from bot.feeds.parse.result import ParsedFeed
from bot.model import ItemId, KnownItem
from tests.feedserver.render import Entry, Format


class Reader:
    """A poller without a database: remembers what it has seen."""

    def __init__(self, fetcher: Fetcher, pool: ParserPool) -> None:
        self._fetcher = fetcher
        self._pool = pool
        self._known: dict[str, KnownItem] = {}

    async def look(self, url: str) -> list[tuple[str, Verdict]]:
        fetched = await self._fetcher.fetch(Request(url))
        assert isinstance(fetched, Fetched)
        parsed = await self._pool.parse(
            fetched.body, url=fetched.url, headers=fetched.headers, truncated=fetched.truncated
        )
        assert isinstance(parsed, ParsedFeed)
        judged = judge(identify(parsed.entries), self._known)
        for one in (each.identified for each in judged):
            self._known[one.identity] = KnownItem(
                ItemId(0), one.identity, one.canonical_link, one.entry.title, one.content_hash
            )
        return [
            (one.identified.entry.title, one.verdict) for one in judged if one.verdict is not Verdict.SAME
        ]


@pytest.fixture
async def reader() -> AsyncIterator[Reader]:
    clock = SystemClock()
    guard = Guard((AllowedNetwork.parse("127.0.0.0/8"),))
    async with Fetcher(guard, "kentongan-test", clock, clock) as fetcher, ParserPool(1) as pool:
        yield Reader(fetcher, pool)


@pytest.mark.parametrize("form", Format)
async def test_new_changed_and_nothing(feedserver, reader, form):
    feed = feedserver.feed("/feed", form)
    feed.encoding = "gzip"
    feed.publish(Entry("Satu", "https://n.example.com/1", "1"), Entry("Dua", "https://n.example.com/2", "2"))
    assert await reader.look(feed.url) == [("Dua", Verdict.NEW), ("Satu", Verdict.NEW)]
    assert await reader.look(feed.url) == []
    feed.publish(Entry("Tiga", "https://n.example.com/3", "3"))
    feed.revise("1", Entry("Satu, diperbarui", "https://n.example.com/1", "1"))
    assert await reader.look(feed.url) == [("Tiga", Verdict.NEW), ("Satu, diperbarui", Verdict.CHANGED)]


async def test_a_body_that_broke_off_gives_its_last_entry_when_it_comes_whole(feedserver, reader):
    feed = feedserver.feed("/feed")
    feed.publish(*(Entry(f"Berita {n}", f"https://n.example.com/{n}", f"{n}") for n in range(3)))
    feed.cut(feed.body, feed.body.index(b"Berita 0") + 4)
    assert await reader.look(feed.url) == [("Berita 2", Verdict.NEW), ("Berita 1", Verdict.NEW)]
    feed.recover()
    assert await reader.look(feed.url) == [("Berita 0", Verdict.NEW)]


async def test_a_feed_that_moves_host_brings_nothing_new(feedserver, reader):
    old, new = feedserver.feed("/old"), feedserver.feed("/new")
    for feed in (old, new):
        feed.publish(Entry("Satu", "/berita/1", "/berita/1"), Entry("Dua", "https://n.example.com/2"))
    assert len(await reader.look(old.url)) == 2
    assert await reader.look(new.url) == []
