"""A program that is killed and started again until it ends well: what the tests of killing share."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, TypeVar

from tests.botapi.server import BotApi
from tests.databases import Fresh
from tests.endtoend.launcher import DIES_AFTER, DIES_BEFORE, Launcher, Life
from tests.feedserver.server import Feed
from tests.worlds import ROOT

AT_ONCE = 6
"""Programs that run beside each other, where each waits more than it works."""
PATIENCE = 40.0
ENVIRONMENT = {"PATH": os.defpath, "PYTHONPATH": str(ROOT)}


@dataclass(frozen=True, slots=True)
class Point:
    """Where the first life ends."""

    commit: int
    when: str

    def __str__(self) -> str:
        return f"{self.when} commit {self.commit}"


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


class Seen(Protocol):
    """What a scenario gives at the least: the commits of its last life, and how each life ended."""

    @property
    def commits(self) -> int: ...
    @property
    def lives(self) -> tuple[int, ...]: ...


Tried = TypeVar("Tried", bound=Seen)


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


async def killed(
    launcher: Launcher,
    fresh: Fresh,
    folder: Path,
    scenario: Callable[[Launcher, str, Path, Point], Awaitable[Tried]],
    judge: Callable[[Tried, Point], None],
    chosen: Callable[[int], list[Point]],
    *,
    at_once: int = 3,
) -> Tried:
    """See a scenario through undisturbed, then killed at the points ``chosen`` of its commits, and judge each.

    Gives what came of the undisturbed one.
    """

    async def attempt(url: str, room: Path, point: Point) -> Tried:
        outcome = await scenario(launcher, url, room, point)
        judge(outcome, point)
        return outcome

    (undisturbed,) = await tried([Point(0, DIES_AFTER)], fresh, folder, attempt, at_once)
    assert undisturbed.lives == (0,)
    await tried(chosen(undisturbed.commits), fresh, folder, attempt, at_once)
    return undisturbed


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
