import asyncio
from contextlib import asynccontextmanager

import pytest

from bot.feeds.commits import MOST_AT_ONCE, Commits
from bot.ports import StoreUnavailableError
from bot.storage import Store
from tests.bot.storage.samples import NOW, feed_draft


class Counted:
    """A store that counts transactions, and lets the first wait until it is told to go on."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.begun = 0
        self.reached, self.released = asyncio.Event(), asyncio.Event()
        self.broken = False

    @asynccontextmanager
    async def begin(self):
        self.begun += 1
        if self.broken:
            raise StoreUnavailableError("gone")
        async with self._store.begin() as tx:
            if self.begun == 1:
                self.reached.set()
                await self.released.wait()
            yield tx


@pytest.fixture
async def counted(store):
    return Counted(store)


def adding(number: int):
    async def add(tx) -> int:
        await tx.feeds.add(feed_draft(f"https://news.example/{number}"), NOW)
        return number

    return add


async def failing(tx) -> None:
    await tx.feeds.add(feed_draft("https://news.example/never"), NOW)
    raise LookupError("this one")


async def kept(store: Store) -> set[str]:
    async with store.begin() as tx:
        return {health.feed.url.rpartition("/")[2] for health in await tx.feeds.health()}


async def test_what_waits_together_is_committed_together(store, counted):
    commits = Commits(counted)
    async with asyncio.TaskGroup() as tasks:
        works = [tasks.create_task(commits.keep(adding(0)))]
        await counted.reached.wait()
        works += [tasks.create_task(commits.keep(adding(number))) for number in range(1, MOST_AT_ONCE + 10)]
        await asyncio.sleep(0)
        counted.released.set()
    assert [work.result() for work in works] == list(range(MOST_AT_ONCE + 10))
    assert len(await kept(store)) == MOST_AT_ONCE + 10
    assert counted.begun == 3


async def test_one_that_fails_leaves_no_trace_and_spoils_nothing(store, counted):
    counted.released.set()
    commits = Commits(counted)
    works = [adding(1), failing, adding(2)]
    results = await asyncio.gather(*(commits.keep(work) for work in works), return_exceptions=True)
    assert (results[0], results[2]) == (1, 2)
    assert isinstance(results[1], LookupError)
    assert await kept(store) == {"1", "2"}


async def test_a_database_that_fails_is_told_to_all(store, counted):
    counted.broken = True
    commits = Commits(counted)
    results = await asyncio.gather(*(commits.keep(adding(n)) for n in range(3)), return_exceptions=True)
    assert [type(result) for result in results] == [StoreUnavailableError] * 3
    counted.broken = False
    counted.released.set()
    assert await commits.keep(adding(9)) == 9
    assert await kept(store) == {"9"}


async def test_whoever_gives_up_takes_nobody_along(store, counted):
    commits = Commits(counted)
    async with asyncio.TaskGroup() as tasks:
        first = tasks.create_task(commits.keep(adding(1)))
        await counted.reached.wait()
        others = [tasks.create_task(commits.keep(adding(number))) for number in (2, 3)]
        await asyncio.sleep(0)
        first.cancel()
        others[0].cancel()
        counted.released.set()
    assert others[1].result() == 3
    assert await kept(store) == {"3"}
