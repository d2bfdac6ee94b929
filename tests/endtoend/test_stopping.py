"""How the program ends when it is told to while Telegram does not answer."""

import asyncio
import signal
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.storage.schema import deliveries
from tests.botapi.faults import Fault, FaultKind

WITHIN = 10.0


@pytest.fixture
async def unanswered(world):
    """A program, and a call of it that Telegram keeps waiting."""
    await world.prepare()
    world.feed("/kabar.xml")
    budi = world.botapi.user("Budi")
    hold = world.botapi.faults.add(Fault(FaultKind.DELAY_BEFORE, "sendMessage", times=None))
    async with world.process() as process:
        await budi.start()
        await hold.reached(timeout=20)
        yield process, budi, hold


async def states(world) -> list[tuple[str, bool]]:
    async with world.opened() as store, store.look() as tx:
        rows = await tx.connection.rows(sa.select(deliveries.c.state, deliveries.c.unknown))
    return [tuple(row) for row in rows]


async def test_a_call_under_way_is_finished_and_settled(world, unanswered):
    process, budi, hold = unanswered
    process._process.send_signal(signal.SIGTERM)
    await asyncio.sleep(0)
    hold.release()
    await budi.chat.wait_for("Kentongan")
    assert await process.ended(WITHIN) == 0
    assert await states(world) == [("sent", False)]
    assert process.said == ""


async def test_a_call_that_is_not_answered_is_left_to_the_next_run_as_unknown(world, unanswered):
    process, _budi, _hold = unanswered
    process._process.send_signal(signal.SIGTERM)
    assert await process.ended(WITHIN) == 0
    assert await states(world) == [("pending", True)]
    assert process.said == ""


async def test_a_second_signal_ends_it_at_once(world, unanswered):
    process, _budi, _hold = unanswered
    begun = asyncio.get_running_loop().time()
    process._process.send_signal(signal.SIGTERM)
    await asyncio.to_thread(see_the_signal_given_back, process._process.pid)
    process._process.send_signal(signal.SIGTERM)
    assert await process.ended(WITHIN) == -signal.SIGTERM
    assert asyncio.get_running_loop().time() - begun < 3.0
    assert await states(world) == [("leased", False)]


def see_the_signal_given_back(pid: int) -> None:
    """Look until a process catches SIGTERM no more: the first one is taken by then."""
    status = Path(f"/proc/{pid}/status")
    caught = True
    while caught:
        line = next(line for line in status.read_text().splitlines() if line.startswith("SigCgt"))
        caught = bool(int(line.split()[1], 16) >> (signal.SIGTERM - 1) & 1)
