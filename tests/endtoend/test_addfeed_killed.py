"""The process is killed at each of its commits while it looks for a feed: the person is answered, and the feed is read."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.model import ChatId
from bot.storage import Store
from bot.storage.schema import deliveries
from tests.botapi.server import BotApi
from tests.endtoend.killing import (
    ENVIRONMENT,
    PATIENCE,
    Lives,
    Point,
    committed,
    everywhere,
    here_and_there,
    killed,
    read,
)
from tests.endtoend.launcher import Launcher, Life
from tests.feedserver.render import Entry
from tests.feedserver.server import FeedServer
from tests.worlds import World

NEWS = Entry(
    "Buruh Karawang mogok", link="https://desa.example/1", guid="1", summary="Mogok kerja di Karawang."
)


@dataclass(frozen=True)
class Outcome:
    """What the person saw, and what is kept."""

    said: str
    commits: int
    answers: list[str]
    doubled: int
    feeds: list[str]
    wanted: int
    lives: tuple[int, ...]


async def scenario(launcher: Launcher, url: str, folder: Path, point: Point) -> Outcome:
    """Let a person add a feed, and the feed publish, over as many lives as it takes."""
    async with BotApi() as botapi, FeedServer() as newsroom:
        world = World(botapi, newsroom, url, folder)
        own = newsroom.feed("/desa.xml", title="Warta Desa")
        config = world.write_configuration()
        life = Life(
            str(config), str(folder / "said.txt"), str(folder / "count.txt"), point.commit, point.when
        )
        lives = Lives(launcher, botapi, life)
        budi = botapi.user("Budi")
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(lives.supervise())
            await budi.say("/add mogok")
            await budi.chat.wait_for("Aturan 1", timeout=PATIENCE)
            await budi.say(f"/addfeed {own.url}")
            await budi.chat.wait_for("Mulai sekarang", timeout=PATIENCE)
            await committed(own)
            own.publish(NEWS)
            await budi.chat.wait_for(NEWS.title, timeout=PATIENCE)
            await botapi.queue.drained(PATIENCE)
            lives.ending.set()
        botapi.assert_clean()
        answers = [message.text.splitlines()[0] for message in budi.chat.from_bot]
    async with Store.open(url) as store, store.begin() as tx:
        doubled = await tx.connection.value(
            sa.select(sa.func.count()).select_from(deliveries).where(deliveries.c.maybe_doubled)
        )
        feeds = [health.feed.url for health in await tx.feeds.read_by(ChatId(budi.id))]
        wanted = len(await tx.wanted.waiting((), 10))
        assert feeds == [own.url]
    commits, said = read(life)
    return Outcome(said, commits, answers, doubled, feeds, wanted, tuple(lives.ends))


def judge(outcome: Outcome, point: Point) -> None:
    where = f"killed {point}: {outcome}"
    assert outcome.said == "", where
    assert outcome.lives[-1] == 0, where
    assert outcome.wanted == 0, where
    assert any("Mencari berita" in answer for answer in outcome.answers), where
    assert len(outcome.answers) - len(set(outcome.answers)) <= outcome.doubled <= len(outcome.lives) - 1, (
        where
    )


async def test_killed_while_a_feed_is_looked_for(fresh_sqlite, tmp_path):
    async with Launcher.open(ENVIRONMENT) as launcher:
        await killed(launcher, fresh_sqlite, tmp_path, scenario, judge, here_and_there, at_once=4)


@pytest.mark.long
@pytest.mark.timeout(900)
async def test_killed_before_and_after_every_commit_of_it(fresh_sqlite, tmp_path):
    async with Launcher.open(ENVIRONMENT) as launcher:
        await killed(launcher, fresh_sqlite, tmp_path, scenario, judge, everywhere, at_once=4)
