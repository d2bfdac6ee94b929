"""The process is killed around the moment at which a digest is due: it comes, and comes once unless nobody can know."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from bot.clock import SystemClock
from bot.storage import Store
from bot.storage.schema import deliveries, held
from tests.botapi.server import BotApi
from tests.endtoend.killing import (
    AT_ONCE,
    ENVIRONMENT,
    PATIENCE,
    Lives,
    Point,
    committed,
    read,
)
from tests.endtoend.launcher import DIES_AFTER, DIES_BEFORE, Launcher, Life
from tests.endtoend.newsroom import STRIKE
from tests.feedserver.server import FeedServer
from tests.worlds import World

RULE = "/add mogok AND karawang"
LAST = 12
"""So many of a run's last commits are tried: those around the digest."""


async def scenario(launcher: Launcher, url: str, folder: Path, point: Point) -> tuple[int, str]:
    """Let a story be held by quiet hours, end these, and die around what follows; gives the commits of the last life."""
    async with BotApi() as botapi, FeedServer() as newsroom:
        world = World(botapi, newsroom, url, folder)
        feed = world.feed("/kabar.xml", priority=True)
        life = Life(
            str(world.write_configuration()),
            str(folder / "said.txt"),
            str(folder / "count.txt"),
            point.commit,
            point.when,
        )
        lives = Lives(launcher, botapi, life)
        budi, siti = botapi.user("Budi"), botapi.user("Siti")
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(lives.supervise())
            await committed(feed)
            for user in (budi, siti):
                await user.say(RULE)
                await user.chat.wait_for("mogok AND karawang", timeout=PATIENCE)
            now = SystemClock().now().astimezone(ZoneInfo("Asia/Jakarta"))
            begin, end = now - timedelta(hours=12), now + timedelta(hours=10)
            await budi.say(f"/quiet {begin:%H:%M}-{end:%H:%M}")
            await budi.chat.wait_for("Tenang dari", timeout=PATIENCE)
            feed.publish(replace(STRIKE, published=now.replace(microsecond=0)))
            # Both are decided in one commit.
            await siti.chat.wait_for(STRIKE.title, timeout=PATIENCE)
            await budi.say("/quiet off")
            await budi.chat.wait_for("Selama jam tenang: 1 berita", timeout=PATIENCE)
            await botapi.queue.drained(PATIENCE)
            lives.ending.set()
        digests = Counter(m.text.splitlines()[0] for m in budi.chat.from_bot if STRIKE.title in m.text)
    await judge(url, digests, point)
    return read(life)


async def judge(url: str, digests: Counter[str], point: Point) -> None:
    """Fail when the digest was doubled without need, or something is held still."""
    async with Store.open(url) as store, store.begin() as tx:
        doubled = await tx.connection.value(
            sa.select(sa.func.count()).select_from(deliveries).where(deliveries.c.maybe_doubled)
        )
        waiting = await tx.connection.value(sa.select(sa.func.count()).select_from(held))
    assert waiting == 0, point
    assert 1 <= digests.total() <= 1 + doubled, (point, digests)


async def test_a_digest_comes_whenever_the_process_dies(fresh_sqlite, tmp_path):
    gate = asyncio.Semaphore(AT_ONCE)
    async with Launcher.open(ENVIRONMENT) as launcher:

        async def one(number: int, point: Point) -> int:
            async with gate:
                room = tmp_path / str(number)
                room.mkdir()
                commits, said = await scenario(launcher, await fresh_sqlite(room), room, point)
                assert said == ""
                return commits

        commits = await one(0, Point(0, DIES_AFTER))
        async with asyncio.TaskGroup() as tasks:
            for place in range(0, LAST, 2):
                point = Point(max(1, commits - place), (DIES_AFTER, DIES_BEFORE)[place // 2 % 2])
                tasks.create_task(one(place + 1, point))
