"""The process is killed at each of its commits and started again: nothing is lost, doubled only what was unknown.

A kill before a commit comes between a call and its settlement, a kill after one between a lease and its call; where
the transaction is another one, between any two steps of the stages.
"""

import asyncio
import functools
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.storage import Store
from bot.storage.schema import deliveries
from tests.botapi.server import BotApi
from tests.databases import Fresh
from tests.endtoend.killing import (
    AT_ONCE,
    ENVIRONMENT,
    PATIENCE,
    Lives,
    Point,
    committed,
    everywhere,
    killed,
    read,
    spread,
)
from tests.endtoend.launcher import Launcher, Life
from tests.endtoend.newsroom import STRIKE, UNREST
from tests.feedserver.server import FeedServer
from tests.worlds import World


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


async def scenario(launcher: Launcher, url: str, folder: Path, point: Point) -> Outcome:
    """Let a person subscribe twice and a newsroom publish twice, over as many lives as it takes."""
    async with BotApi() as botapi, FeedServer() as newsroom:
        world = World(botapi, newsroom, url, folder)
        feed = world.feed("/kabar.xml", priority=True)
        config = world.write_configuration()
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


def judge(outcome: Outcome, point: Point) -> None:
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


async def all_over(
    launcher: Launcher, fresh: Fresh, folder: Path, chosen: Callable[[int], list[Point]]
) -> None:
    """Kill the scenario at the points chosen of its commits; undisturbed, each message comes once."""
    undisturbed = await killed(launcher, fresh, folder, scenario, judge, chosen, at_once=AT_ONCE)
    assert set(undisturbed.messages.values()) == {1}


async def test_killed_all_over_a_run(fresh_sqlite, fresh_postgresql, tmp_path):
    async with Launcher.open(ENVIRONMENT) as launcher:
        for fresh, count in ((fresh_sqlite, 8), (fresh_postgresql, 3)):
            folder = tmp_path / fresh.__name__
            folder.mkdir()
            await all_over(launcher, fresh, folder, functools.partial(spread, count=count))


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh_either(request):
    return request.getfixturevalue(f"fresh_{request.param}")


@pytest.mark.long
async def test_killed_before_and_after_every_commit(fresh_either, tmp_path):
    async with Launcher.open(ENVIRONMENT) as launcher:
        await all_over(launcher, fresh_either, tmp_path, everywhere)
