"""Wanted addresses are looked at and answered, whatever goes wrong."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest

from bot.clock import SystemClock, Wake
from bot.feeds.discover import Discoverer
from bot.feeds.fetch import Fetcher
from bot.feeds.guard import AllowedNetwork, Guard
from bot.feeds.parse.pool import ParserPool
from bot.feeds.seek import Seeker
from bot.model import ChatId, Note, Phrase, Place
from bot.ports import StoreUnavailableError
from bot.storage import Store
from tests.bot.storage.samples import HERE, NOW, chat
from tests.feedserver.server import FeedServer
from tests.manual_time import ManualTime
from tests.one_delivery import lease_one

THERE = Place(ChatId(200))


@dataclass
class Desk:
    """A database in which chats want addresses, and who says what was found."""

    store: Store
    newsroom: FeedServer
    time: ManualTime
    fault: Exception | None = None

    @asynccontextmanager
    async def seeking(self) -> AsyncIterator[Seeker]:
        guard = Guard((AllowedNetwork.parse("127.0.0.0/8"),))
        fetcher = Fetcher(guard, "kentongan-test", self.time, SystemClock())

        async def conclude(_, wanted, discovery):
            assert discovery.why is not None
            if self.fault is not None:
                raise self.fault
            return Note((Phrase("addfeed-no-feed", {"address": wanted.url}),))

        async with fetcher, ParserPool() as parsers:
            discoverer = Discoverer(fetcher, parsers, self.time)
            yield Seeker(self.store, discoverer, conclude, self.time, self.time, Wake(), Wake())

    async def want(self, place: Place, path: str) -> None:
        async with self.store.begin() as tx:
            await tx.chats.open(chat(place.chat_id), NOW)
            await tx.wanted.keep(place, self.newsroom.url(path), NOW)

    async def answers(self) -> list[tuple[int, str]]:
        async with self.store.begin() as tx:
            due = await tx.deliveries.due(self.time.now(), set(), 10)
            leased = [await lease_one(tx, one.id, self.time.now(), self.time.now()) for one in due]
        return [(one.place.chat_id, one.speech.note.phrases[0].id) for one in leased]

    async def waiting(self) -> int:
        async with self.store.begin() as tx:
            return len(await tx.wanted.waiting((), 10))


@pytest.fixture
def desk(store: Store, feedserver: FeedServer) -> Desk:
    return Desk(store, feedserver, ManualTime())


async def test_each_chat_is_answered_one_address_at_a_time(desk):
    pages = {name: desk.newsroom.page(f"/{name}") for name in "abc"}
    for place, name in ((HERE, "a"), (HERE, "b"), (THERE, "c")):
        await desk.want(place, f"/{name}")
    async with desk.seeking() as seeker:
        assert await seeker.step() == 2
        assert [len(page.requests) for page in pages.values()] == [1, 0, 1]
        assert await seeker.step() == 1
        assert await seeker.step() == 0
    assert sorted(await desk.answers()) == [(100, "addfeed-no-feed"), (200, "addfeed-no-feed")]


async def test_a_fault_of_ours_is_answered_with_an_apology_once(desk):
    desk.fault = ValueError("of ours")
    await desk.want(HERE, "/a")
    async with desk.seeking() as seeker:
        assert await seeker.step() == 1
        assert await seeker.step() == 0
    assert await desk.answers() == [(100, "apology")]


async def test_an_answer_that_cannot_be_kept_stops_nobody(desk, monkeypatch):
    await desk.want(HERE, "/a")
    async with desk.seeking() as seeker:

        def broken():
            raise ValueError("of ours")

        monkeypatch.setattr(desk.time, "now", broken)
        assert await seeker.step() == 1
        monkeypatch.undo()
        assert await desk.waiting() == 1
        assert await seeker.step() == 1
    assert await desk.answers() == [(100, "addfeed-no-feed")]


async def test_a_database_that_fails_costs_time_only(desk):
    desk.fault = StoreUnavailableError("away")
    await desk.want(HERE, "/a")
    async with desk.seeking() as seeker:
        assert await seeker.step() == 1
        assert await desk.waiting() == 1
        assert desk.time.slept == [5.0]
        desk.fault = None
        assert await seeker.step() == 1
    assert await desk.answers() == [(100, "addfeed-no-feed")]


async def test_a_chat_that_was_erased_meanwhile_is_not_answered(desk):
    hold = desk.newsroom.page("/a").hang()
    await desk.want(HERE, "/a")
    async with desk.seeking() as seeker, asyncio.TaskGroup() as tasks:
        looking = tasks.create_task(seeker.step())
        await hold.reached.wait()
        async with desk.store.begin() as tx:
            await tx.chats.erase(HERE.chat_id)
        hold.release()
        assert await looking == 1
    assert await desk.answers() == []
    assert await desk.waiting() == 0
