"""The process is killed at commits while it counts what a rule would have sent: the person gets the answer all the same."""

import asyncio
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.storage import Store
from tests.botapi.server import BotApi
from tests.endtoend.launcher import DIES_AFTER, DIES_BEFORE, Launcher, Life
from tests.endtoend.test_kill import ENVIRONMENT, PATIENCE, Lives, Point, read
from tests.feedserver.server import FeedServer
from tests.worlds import World


@dataclass(frozen=True)
class Outcome:
    """What the person saw, and what is kept."""

    said: str
    commits: int
    answers: list[str]
    wanted: int
    lives: tuple[int, ...]


async def scenario(launcher: Launcher, url: str, folder: Path, point: Point) -> Outcome:
    """Let a person try a rule, over as many lives as it takes."""
    async with BotApi() as botapi, FeedServer() as newsroom:
        world = World(botapi, newsroom, url, folder)
        config = world.write_configuration()
        life = Life(
            str(config), str(folder / "said.txt"), str(folder / "count.txt"), point.commit, point.when
        )
        lives = Lives(launcher, botapi, life)
        budi = botapi.user("Budi")
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(lives.supervise())
            await budi.say("/test kerusuhan AND almaty")
            await budi.chat.wait_for("tidak akan mengirim apa pun", timeout=PATIENCE)
            await botapi.queue.drained(PATIENCE)
            lives.ending.set()
        botapi.assert_clean()
        answers = [message.text for message in budi.chat.from_bot]
    async with Store.open(url) as store, store.begin() as tx:
        wanted = await tx.tests.count_waiting()
    commits, said = read(life)
    return Outcome(said, commits, answers, wanted, tuple(lives.ends))


def judge(outcome: Outcome, point: Point) -> None:
    where = f"killed {point}: {outcome}"
    assert outcome.said == "", where
    assert outcome.lives[-1] == 0, where
    assert outcome.wanted == 0, where
    counted = [answer for answer in outcome.answers if "tidak akan mengirim apa pun" in answer]
    assert len(counted) == 1, where
    # Only what was unknown when it was killed is said twice.
    assert len(outcome.answers) <= len(outcome.lives), where


async def tried(launcher: Launcher, template: Path, folder: Path, points: list[Point]) -> list[Outcome]:
    gate = asyncio.Semaphore(3)

    async def one(point: Point) -> Outcome:
        async with gate:
            room = folder / f"{point.when}-{point.commit}"
            room.mkdir()
            shutil.copy(template, room / "kentongan.db")
            outcome = await scenario(launcher, f"sqlite:///{room / 'kentongan.db'}", room, point)
            judge(outcome, point)
            return outcome

    async with asyncio.TaskGroup() as tasks:
        tries = [tasks.create_task(one(point)) for point in points]
    return [each.result() for each in tries]


async def test_killed_while_a_rule_is_tried(sqlite_template, tmp_path):
    async with Launcher.open(ENVIRONMENT) as launcher:
        (undisturbed,) = await tried(launcher, sqlite_template, tmp_path, [Point(0, DIES_AFTER)])
        assert undisturbed.lives == (0,)
        step = max(1, undisturbed.commits // 3)
        points = [
            Point(number, (DIES_AFTER, DIES_BEFORE)[place % 2])
            for place, number in enumerate(range(2, undisturbed.commits, step))
        ]
        await tried(launcher, sqlite_template, tmp_path, points)


@pytest.mark.long
@pytest.mark.timeout(900)
async def test_killed_before_and_after_every_commit_of_it(sqlite_template, tmp_path):
    async with Launcher.open(ENVIRONMENT) as launcher:
        (undisturbed,) = await tried(launcher, sqlite_template, tmp_path, [Point(0, DIES_AFTER)])
        points = [
            Point(number, when)
            for number in range(1, undisturbed.commits + 1)
            for when in (DIES_AFTER, DIES_BEFORE)
        ]
        await tried(launcher, sqlite_template, tmp_path, points)
