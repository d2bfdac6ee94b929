"""The process is killed at commits while it counts what a rule would have sent: the person gets the answer all the same."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.storage import Store
from tests.botapi.server import BotApi
from tests.endtoend.killing import (
    ENVIRONMENT,
    PATIENCE,
    Lives,
    Point,
    everywhere,
    here_and_there,
    killed,
    read,
)
from tests.endtoend.launcher import Launcher, Life
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


async def test_killed_while_a_rule_is_tried(fresh_sqlite, tmp_path):
    async with Launcher.open(ENVIRONMENT) as launcher:
        await killed(launcher, fresh_sqlite, tmp_path, scenario, judge, here_and_there)


@pytest.mark.long
@pytest.mark.timeout(900)
async def test_killed_before_and_after_every_commit_of_it(fresh_sqlite, tmp_path):
    async with Launcher.open(ENVIRONMENT) as launcher:
        await killed(launcher, fresh_sqlite, tmp_path, scenario, judge, everywhere)
