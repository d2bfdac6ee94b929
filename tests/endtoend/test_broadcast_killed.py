"""The process is killed at commits while an operator writes to everybody: all have it, and the operator sees the end."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.storage import Store
from bot.storage.schema import deliveries
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

TEXT = "Malam ini saya berhenti satu jam."


@dataclass(frozen=True)
class Outcome:
    """How often each person had the text, what the operator saw last, and what may have been doubled."""

    said: str
    commits: int
    copies: tuple[int, ...]
    screen: str
    doubled: int
    lives: tuple[int, ...]


async def scenario(launcher: Launcher, url: str, folder: Path, point: Point) -> Outcome:
    """Let an operator write to three people, over as many lives as it takes."""
    async with BotApi() as botapi, FeedServer() as newsroom:
        world = World(botapi, newsroom, url, folder)
        operator, *people = (botapi.user(name) for name in ("Budi", "Sari", "Ayu"))
        world.set("telegram", admins=[operator.id])
        life = Life(
            str(world.write_configuration()),
            str(folder / "said.txt"),
            str(folder / "count.txt"),
            point.commit,
            point.when,
        )
        lives = Lives(launcher, botapi, life)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(lives.supervise())
            for person in people:
                await person.start()
                await person.chat.wait_for("Kentongan", timeout=PATIENCE)
            await operator.say(f"/broadcast {TEXT}")
            control = await operator.chat.wait_for("obrolan", timeout=PATIENCE)
            send = next(button.data for button in control.buttons if "Kirim ke" in button.text)
            await operator.press_data(control, send)
            done = await operator.chat.wait_for("Selesai", timeout=PATIENCE)
            await botapi.queue.drained(PATIENCE)
            lives.ending.set()
        botapi.assert_clean()
        silent = [[one for one in person.chat.from_bot if one.silent] for person in (operator, *people)]
        copies = tuple(sum(one.text.startswith(TEXT) for one in told) for told in silent)
    async with Store.open(url) as store, store.begin() as tx:
        doubled = await tx.connection.value(
            sa.select(sa.func.count()).select_from(deliveries).where(deliveries.c.maybe_doubled)
        )
    commits, said = read(life)
    return Outcome(said, commits, copies, done.text, doubled, tuple(lives.ends))


def judge(outcome: Outcome, point: Point) -> None:
    """Fail when somebody did not hear it, or heard it twice without need."""
    where = f"killed {point}: {outcome}"
    assert outcome.said == "", where
    assert outcome.lives[-1] == 0, where
    assert min(outcome.copies) >= 1, where
    assert sum(outcome.copies) - len(outcome.copies) <= outcome.doubled, where
    assert outcome.screen == "✅ Selesai. Terkirim: 3 dari 3.", where


async def test_killed_while_everybody_is_told(fresh_sqlite, tmp_path):
    async with Launcher.open(ENVIRONMENT) as launcher:
        undisturbed = await killed(launcher, fresh_sqlite, tmp_path, scenario, judge, here_and_there)
        assert undisturbed.copies == (1, 1, 1)


@pytest.mark.long
@pytest.mark.timeout(900)
async def test_killed_before_and_after_every_commit_of_it(fresh_sqlite, tmp_path):
    async with Launcher.open(ENVIRONMENT) as launcher:
        await killed(launcher, fresh_sqlite, tmp_path, scenario, judge, everywhere)
