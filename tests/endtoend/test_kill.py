"""The process is killed at each of its commits and started again: nothing is lost, doubled only what was unknown.

A kill before a commit comes between a call and its settlement, a kill after one between a lease and its call; where
the transaction is another one, between any two steps of the stages.
"""

import asyncio
import os
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import pytest
import sqlalchemy as sa

from bot.storage import Store
from bot.storage.schema import deliveries
from tests.botapi.server import BotApi
from tests.databases import Fresh
from tests.endtoend.launcher import DIES_AFTER, DIES_BEFORE, Launcher, Life
from tests.endtoend.newsroom import STRIKE, UNREST
from tests.feedserver.server import Feed, FeedServer
from tests.worlds import ROOT, World

AT_ONCE = 6
PATIENCE = 40.0
ENVIRONMENT = {"PATH": os.defpath, "PYTHONPATH": str(ROOT)}


@dataclass(frozen=True, slots=True)
class Point:
    """Where the first life ends."""

    commit: int
    when: str

    def __str__(self) -> str:
        return f"{self.when} commit {self.commit}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a scenario."""

    lives: tuple[int, ...]
    """How each life ended."""
    messages: Counter[str]
    maybe_doubled: int
    kept: dict[str, int]
    commits: int
    """Of the last life."""
    said: str


async def scenario(launcher: Launcher, url: str, folder: Path, point: Point | None) -> Outcome:
    """Let a person subscribe twice and a newsroom publish twice, over as many lives as it takes."""
    async with BotApi() as botapi, FeedServer() as newsroom:
        world = World(botapi, newsroom, url, folder)
        feed = world.feed("/kabar.xml", priority=True)
        config = world.write_configuration()
        point = point or Point(0, DIES_AFTER)
        life = Life(
            str(config), str(folder / "said.txt"), str(folder / "count.txt"), point.commit, point.when
        )
        lives = Lives(launcher, botapi, life)
        budi = botapi.user("Budi")
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(lives.supervise())
            await budi.start("pack_unrest")
            await budi.chat.wait_for("Paket", timeout=PATIENCE)
            await committed(feed)
            feed.publish(UNREST)
            await budi.say("/add mogok AND karawang")
            await budi.chat.wait_for("mogok AND karawang", timeout=PATIENCE)
            await budi.chat.wait_for(UNREST.title, timeout=PATIENCE)
            feed.publish(STRIKE)
            await budi.chat.wait_for(STRIKE.title, timeout=PATIENCE)
            await botapi.queue.drained(PATIENCE)
            lives.ending.set()
        botapi.assert_clean()
        messages = Counter(message.text.splitlines()[0] for message in budi.chat.from_bot)
    async with Store.open(url) as store, store.begin() as tx:
        doubled = await tx.connection.value(
            sa.select(sa.func.count()).select_from(deliveries).where(deliveries.c.maybe_doubled)
        )
        kept = dict(await tx.upkeep.counts())
    return Outcome(tuple(lives.ends), messages, doubled, kept, *read(life))


def read(life: Life) -> tuple[int, str]:
    """How many commits the last life made, and what all of them said."""
    return int(Path(life.count).read_text()), Path(life.errors).read_text()


async def committed(feed: Feed) -> None:
    """Wait until a first fetch is committed: only then are its validators sent back."""
    while not any("If-None-Match" in request.headers for request in feed.requests):
        await feed.requested(len(feed.requests) + 1, within=PATIENCE)


class Lives:
    """Starts the program again whenever it was killed, until it is asked to end and does."""

    def __init__(self, launcher: Launcher, botapi: BotApi, first: Life) -> None:
        self._launcher = launcher
        self._botapi = botapi
        self._first = first
        self.ends: list[int] = []
        self.ending = asyncio.Event()

    async def supervise(self) -> None:
        """Let one life follow another."""
        life = self._first
        while 0 not in self.ends:
            living = await self._launcher.start(life)
            asked = asyncio.ensure_future(self._asked_to_end())
            await asyncio.wait({living.ended, asked}, return_when=asyncio.FIRST_COMPLETED)
            asked.cancel()
            if not living.ended.done():
                living.terminate()
            self.ends.append(await asyncio.wait_for(living.ended, PATIENCE))
            life = replace(self._first, commit=0)

    async def _asked_to_end(self) -> None:
        await self.ending.wait()
        # Only a life that has begun its work ends in good order.
        await self._botapi.queue.polled()


def judge(outcome: Outcome, point: Point | None) -> None:
    """Fail when something was lost, or doubled without need."""
    where = f"killed {point}: {outcome}"
    assert outcome.said == "", where
    assert outcome.lives[-1] == 0, where
    assert all(count >= 1 for count in outcome.messages.values()), where
    alerts = {line: count for line, count in outcome.messages.items() if "Aturan" not in line}
    assert {"🟠 " + UNREST.title, "⚪ " + STRIKE.title} <= alerts.keys(), where
    doubled = sum(outcome.messages.values()) - len(outcome.messages)
    assert doubled <= outcome.maybe_doubled <= len(outcome.lives) - 1, where
    assert {name: outcome.kept[name] for name in ("items", "rules", "undecided", "set_aside")} == {
        "items": 2,
        "rules": 2,
        "undecided": 0,
        "set_aside": 0,
    }, where


Tried = TypeVar("Tried")


async def tried(
    points: list[Point],
    fresh: Fresh,
    folder: Path,
    attempt: Callable[[str, Path, Point], Awaitable[Tried]],
    at_once: int,
) -> list[Tried]:
    """Try these points, so many at once, each in a room and a database of its own."""
    gate = asyncio.Semaphore(at_once)

    async def one(point: Point) -> Tried:
        async with gate:
            room = folder / f"{point.when}-{point.commit}"
            room.mkdir()
            return await attempt(await fresh(room), room, point)

    async with asyncio.TaskGroup() as tasks:
        tries = [tasks.create_task(one(point)) for point in points]
    return [each.result() for each in tries]


async def all_of(launcher: Launcher, points: list[Point], fresh: Fresh, folder: Path) -> None:
    """Try these points, several at once."""

    async def attempt(url: str, room: Path, point: Point) -> None:
        judge(await scenario(launcher, url, room, point), point)

    await tried(points, fresh, folder, attempt, AT_ONCE)


def everywhere(commits: int) -> list[Point]:
    """All points of a run of so many commits."""
    return [Point(number, when) for number in range(1, commits + 1) for when in (DIES_AFTER, DIES_BEFORE)]


def here_and_there(commits: int) -> list[Point]:
    """Three or four points of a run of so many commits, before and after by turns."""
    numbers = range(2, commits, max(1, commits // 3))
    return [Point(number, (DIES_AFTER, DIES_BEFORE)[place % 2]) for place, number in enumerate(numbers)]


def spread(commits: int, count: int) -> list[Point]:
    """Choose points all over a run of so many commits, before and after by turns."""
    step = max(1.0, commits / count)
    numbers = sorted({round(1 + step * number) for number in range(count)} & set(range(1, commits + 1)))
    return [Point(number, (DIES_AFTER, DIES_BEFORE)[place % 2]) for place, number in enumerate(numbers)]


async def undisturbed(launcher: Launcher, fresh, folder: Path) -> int:
    """See the scenario through without a kill; gives the number of its commits."""
    room = folder / "undisturbed"
    room.mkdir()
    outcome = await scenario(launcher, await fresh(room), room, None)
    judge(outcome, None)
    assert outcome.lives == (0,)
    assert set(outcome.messages.values()) == {1}
    return outcome.commits


async def test_killed_all_over_a_run(fresh_sqlite, fresh_postgresql, tmp_path):
    async with Launcher.open(ENVIRONMENT) as launcher:
        for fresh, count in ((fresh_sqlite, 8), (fresh_postgresql, 3)):
            folder = tmp_path / fresh.__name__
            folder.mkdir()
            commits = await undisturbed(launcher, fresh, folder)
            await all_of(launcher, spread(commits, count), fresh, folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh_either(request):
    return request.getfixturevalue(f"fresh_{request.param}")


@pytest.mark.long
async def test_killed_before_and_after_every_commit(fresh_either, tmp_path):
    fresh = fresh_either
    async with Launcher.open(ENVIRONMENT) as launcher:
        commits = await undisturbed(launcher, fresh, tmp_path)
        points = everywhere(commits)
        await all_of(launcher, points, fresh, tmp_path)
