"""The process is killed at commits while it makes a file: the person gets it all the same, and nothing of it stays behind."""

import asyncio
import json
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
    files: list[bytes]
    left: list[str]
    """Messages that still say that it is being made."""
    waiting: int
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
            await budi.start()
            await budi.chat.wait_for(lambda message: bool(message.buttons), timeout=PATIENCE)
            await budi.say("/export")
            await budi.chat.wait_for(lambda message: message.attachment is not None, timeout=PATIENCE)
            await botapi.queue.drained(PATIENCE)
            lives.ending.set()
        botapi.assert_clean()
        files = [message.attachment.content for message in budi.chat.from_bot if message.attachment]
        left = [message.text for message in budi.chat.from_bot if "⏳" in message.text]
    async with Store.open(url) as store, store.begin() as tx:
        waiting = await tx.files.count_waiting()
    commits, said = read(life)
    return Outcome(said, commits, files, left, waiting, tuple(lives.ends))


def judge(outcome: Outcome, point: Point) -> None:
    where = f"killed {point}: {outcome}"
    assert outcome.said == "", where
    assert outcome.lives[-1] == 0, where
    # Neither a wish nor the bytes of a file.
    assert outcome.waiting == 0, where
    # Only what was unknown when it was killed is sent twice, and then whole.
    assert 1 <= len(outcome.files) <= len(outcome.lives), where
    assert {json.loads(content)["chat"]["language"] for content in outcome.files} == {"id"}, where
    assert len(outcome.left) < len(outcome.lives), where


async def test_killed_while_a_file_is_made(fresh_sqlite, tmp_path):
    async with Launcher.open(ENVIRONMENT) as launcher:
        await killed(launcher, fresh_sqlite, tmp_path, scenario, judge, here_and_there)


@pytest.mark.long
@pytest.mark.timeout(900)
async def test_killed_before_and_after_every_commit_of_it(fresh_sqlite, tmp_path):
    async with Launcher.open(ENVIRONMENT) as launcher:
        await killed(launcher, fresh_sqlite, tmp_path, scenario, judge, everywhere)
