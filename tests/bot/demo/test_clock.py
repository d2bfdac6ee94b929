import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo.clock import ReplayClock
from tests.manual_time import ManualTime

START = datetime(2022, 1, 1, 2, 0, tzinfo=UTC)
SIX_HOURS_A_SECOND = 6 * 3600.0


def test_it_starts_at_its_instant_and_runs_so_many_times_as_fast():
    timer = ManualTime()
    clock = ReplayClock(START, SIX_HOURS_A_SECOND, timer)
    assert clock.now() == START
    timer.move(4)
    assert clock.now() == START + timedelta(hours=24)
    timer.move(0.5)
    assert clock.now() == START + timedelta(hours=27)


def test_it_stands_still_while_held_and_goes_on_from_there():
    timer = ManualTime()
    clock = ReplayClock(START, 60, timer)
    timer.move(10)
    clock.hold()
    timer.move(1_000)
    assert clock.held
    assert clock.now() == START + timedelta(minutes=10)
    clock.release()
    assert not clock.held
    assert clock.now() == START + timedelta(minutes=10)
    timer.move(5)
    assert clock.now() == START + timedelta(minutes=15)


def test_every_hold_needs_its_own_release():
    timer = ManualTime()
    clock = ReplayClock(START, 60, timer)
    clock.hold()
    timer.move(1)
    clock.hold()
    clock.release()
    timer.move(1)
    assert clock.held
    assert clock.now() == START
    clock.release()
    timer.move(1)
    assert clock.now() == START + timedelta(minutes=1)


def test_a_release_too_many_is_refused():
    clock = ReplayClock(START, 60, ManualTime())
    with pytest.raises(RuntimeError, match="the clock is not held"):
        clock.release()


@pytest.mark.parametrize("speed", [0, -1])
def test_it_cannot_stand_or_run_backwards_by_speed(speed):
    with pytest.raises(ValueError, match="above zero"):
        ReplayClock(START, speed, ManualTime())


@given(
    speed=st.floats(min_value=0.5, max_value=1e6),
    steps=st.lists(st.one_of(st.sampled_from(["hold", "release"]), st.floats(0, 1e4)), max_size=30),
)
def test_it_counts_only_the_time_in_which_nothing_held_it(speed, steps):
    timer = ManualTime()
    clock = ReplayClock(START, speed, timer)
    holds, free, last = 0, 0.0, START
    for step in steps:
        if step == "hold":
            clock.hold()
            holds += 1
        elif step == "release":
            if holds:
                clock.release()
                holds -= 1
        elif isinstance(step, float):
            timer.move(step)
            free += 0 if holds else step
        assert clock.now() >= last
        last = clock.now()
    assert abs((clock.now() - START).total_seconds() - free * speed) <= 1e-3 + speed * 1e-6 * len(steps)


async def test_waiting_sleeps_as_long_as_the_story_takes():
    timer = ManualTime()
    clock = ReplayClock(START, SIX_HOURS_A_SECOND, timer)
    await clock.wait_until(START + timedelta(hours=27))
    assert sum(timer.slept) == pytest.approx(4.5, abs=0.002)
    assert clock.now() >= START + timedelta(hours=27)


async def test_the_past_needs_no_waiting():
    timer = ManualTime()
    clock = ReplayClock(START, 60, timer)
    await clock.wait_until(START)
    await clock.wait_until(START - timedelta(days=1))
    assert timer.slept == []


@given(seconds=st.floats(0.001, 1e6), speed=st.floats(0.5, 1e6))
def test_waiting_always_ends_at_or_after_its_instant(seconds, speed):
    timer = ManualTime()
    clock = ReplayClock(START, speed, timer)
    instant = START + timedelta(seconds=seconds)
    asyncio.run(clock.wait_until(instant))
    assert clock.now() >= instant
    assert len(timer.slept) <= 3


class HoldingTimer(ManualTime):
    """Holds the clock in the middle of the first sleep, as a stage does when an item arrives."""

    clock: ReplayClock

    def __init__(self) -> None:
        super().__init__()
        self.held = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        if not self.slept:
            self.slept.append(seconds)
            self.move(seconds / 2)
            self.clock.hold()
            self.held.set()
            self.move(seconds / 2)
            await asyncio.sleep(0)
        else:
            await super().sleep(seconds)


async def test_a_hold_on_the_way_makes_it_wait_longer_by_what_was_missing():
    timer = HoldingTimer()
    clock = timer.clock = ReplayClock(START, 3600, timer)
    instant = START + timedelta(hours=10)
    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        waiting = group.create_task(clock.wait_until(instant))
        await timer.held.wait()
        timer.move(1_000)
        assert clock.now() == START + timedelta(hours=5)
        assert not waiting.done()
        clock.release()
    assert clock.now() >= instant
    assert timer.slept == pytest.approx([10, 5], abs=0.002)


async def test_who_waits_while_it_is_held_sleeps_only_after_the_release():
    timer = ManualTime()
    clock = ReplayClock(START, 3600, timer)
    clock.hold()
    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        waiting = group.create_task(clock.wait_until(START + timedelta(hours=2)))
        for _ in range(5):
            await asyncio.sleep(0)
        assert timer.slept == []
        assert not waiting.done()
        clock.release()
    assert timer.slept == pytest.approx([2], abs=0.002)


class LateTimer(ManualTime):
    """Sleeps longer than asked, as a busy loop makes it."""

    async def sleep(self, seconds: float) -> None:
        await super().sleep(seconds + 5)


async def test_it_stops_at_its_instant_however_late_the_loop_is():
    clock = ReplayClock(START, 3600, LateTimer())
    await clock.stop_at(START + timedelta(hours=10))
    assert clock.held
    assert clock.now() == START + timedelta(hours=10)


async def test_it_does_not_go_back_to_stop():
    timer = ManualTime()
    clock = ReplayClock(START, 3600, timer)
    timer.move(7)
    await clock.stop_at(START + timedelta(hours=5))
    assert clock.now() == START + timedelta(hours=7)
    clock.release()
    timer.move(1)
    assert clock.now() == START + timedelta(hours=8)
