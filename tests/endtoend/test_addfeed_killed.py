"""The process is killed at each of its commits while it looks for a feed: the person is answered, and the feed is read."""

import asyncio
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.model import ChatId
from bot.storage import Store
from bot.storage.schema import deliveries
from tests.botapi.server import BotApi
from tests.endtoend.launcher import DIES_AFTER, DIES_BEFORE, Launcher, Life
from tests.endtoend.test_kill import ENVIRONMENT, PATIENCE, Lives, Point, committed, read
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
    said, commits = read(life)[1], read(life)[0]
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


async def tried(launcher: Launcher, template: Path, folder: Path, points: list[Point]) -> list[Outcome]:
    gate = asyncio.Semaphore(4)

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


async def test_killed_while_a_feed_is_looked_for(sqlite_template, tmp_path):
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
