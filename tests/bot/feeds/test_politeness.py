import asyncio
from dataclasses import dataclass, field

import pytest

from bot.feeds.politeness import LONGEST_HOLD, MOST_WAITING, TIDY_FROM, CrowdedError, HostGate


@dataclass
class HandTimer:
    """Time that moves only when somebody waits."""

    seconds: float = 100.0
    waits: list[float] = field(default_factory=list)

    def monotonic(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.seconds += seconds


async def test_requests_to_one_host_start_a_second_apart():
    timer = HandTimer()
    gate = HostGate(timer)
    starts = []
    for _ in range(3):
        async with gate.enter("news.example.com"):
            starts.append(timer.seconds)
    assert starts == [100.0, 101.0, 102.0]


async def test_hosts_do_not_wait_for_each_other():
    timer = HandTimer()
    gate = HostGate(timer)
    async with gate.enter("a.example.com"), gate.enter("b.example.com"):
        assert timer.waits == []


async def test_a_host_is_asked_by_two_at_a_time():
    gate = HostGate(HandTimer())
    inside, most = 0, 0
    go_on = asyncio.Event()
    two_in = asyncio.Event()

    async def visit() -> None:
        nonlocal inside, most
        async with gate.enter("news.example.com"):
            inside += 1
            most = max(most, inside)
            if inside == 2:
                two_in.set()
            await go_on.wait()
            inside -= 1

    async with asyncio.TaskGroup() as tasks:
        for _ in range(5):
            tasks.create_task(visit())
        await two_in.wait()
        go_on.set()
    assert most == 2


async def test_hosts_of_the_past_are_forgotten():
    timer = HandTimer()
    gate = HostGate(timer)
    for number in range(3 * TIDY_FROM):
        async with gate.enter(f"{number}.example.com"):
            timer.seconds += 2
    assert len(gate._lanes) <= TIDY_FROM


async def test_a_visitor_who_gives_up_leaves_the_place_free():
    gate = HostGate(HandTimer(), connections=1)
    async with gate.enter("news.example.com"):
        waiting = asyncio.ensure_future(gate.enter("news.example.com").__aenter__())
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
    async with asyncio.timeout(5), gate.enter("news.example.com"):
        pass


async def test_where_many_wait_it_is_told_how_long():
    hosts = ("news.example.com", "other.example.com")
    gate = HostGate(HandTimer())
    go_on = asyncio.Event()

    async def visit() -> None:
        async with gate.enter(hosts[0]):
            await go_on.wait()

    async with asyncio.TaskGroup() as tasks:
        told = []
        for _ in range(MOST_WAITING + 2):
            told.append(gate.crowded(hosts[0], f"feed {len(told)}"))
            tasks.create_task(visit())
            await asyncio.sleep(0)
        assert told == [0.0] * MOST_WAITING + [MOST_WAITING, MOST_WAITING + 1]
        assert gate.crowded(hosts[1], "a") == 0
        go_on.set()
    assert gate.crowded(hosts[0], f"feed {MOST_WAITING}") == 0


class TestHolds:
    def test_a_host_is_left_alone_for_as_long_as_it_says(self):
        timer = HandTimer()
        gate = HostGate(timer)
        gate.hold("news.example.com", 120)
        assert (gate.held("news.example.com"), gate.held("other.example.com")) == (120, 0)
        timer.seconds += 119
        assert gate.held("news.example.com") == 1
        timer.seconds += 1
        assert gate.held("news.example.com") == 0

    def test_a_hold_is_never_shortened(self):
        gate = HostGate(HandTimer())
        gate.hold("news.example.com", 120)
        gate.hold("news.example.com", 5)
        gate.hold("news.example.com")
        assert gate.held("news.example.com") == 120

    def test_one_that_does_not_say_is_left_alone_twice_as_long_each_time_up_to_an_hour(self):
        timer = HandTimer()
        gate = HostGate(timer)
        holds = []
        for _ in range(9):
            gate.hold("news.example.com")
            gate.hold("news.example.com")  # a second refusal of the same moment
            holds.append(gate.held("news.example.com"))
            timer.seconds += holds[-1]
        assert holds == [60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]

    def test_one_that_answers_again_begins_anew(self):
        timer = HandTimer()
        gate = HostGate(timer)
        for _ in range(3):
            gate.hold("news.example.com")
            timer.seconds += 600
        gate.answered("news.example.com")
        gate.hold("news.example.com")
        assert gate.held("news.example.com") == 60

    async def test_holds_of_the_past_are_forgotten(self):
        timer = HandTimer()
        gate = HostGate(timer)
        for number in range(2 * TIDY_FROM):
            async with gate.enter(f"{number}.example.com"):
                gate.hold(f"{number}.example.com")
                timer.seconds += LONGEST_HOLD
        assert len(gate._holds) <= TIDY_FROM + 1


HOST = "news.example.com"


class TestLines:
    async def test_guests_never_take_all_places_nor_count_among_those_that_wait(self):
        timer, go_on, inside = HandTimer(), asyncio.Event(), []
        gate = HostGate(timer)

        async def visit(*, guest: bool) -> None:
            async with gate.enter(HOST, guest=guest):
                inside.append(guest)
                await go_on.wait()

        async with asyncio.TaskGroup() as tasks:
            for _ in range(3 * MOST_WAITING):
                tasks.create_task(visit(guest=True))
            for _ in range(3):
                await asyncio.sleep(0)
            assert gate.crowded(HOST, "a") == 0
            tasks.create_task(visit(guest=False))
            for _ in range(5):
                await asyncio.sleep(0)
            assert inside == [True, False]
            go_on.set()

    async def test_whose_turn_does_not_come_is_sent_away_and_leaves_the_line(self):
        gate = HostGate(HandTimer(), connections=1)
        async with gate.enter(HOST):
            with pytest.raises(CrowdedError):
                async with gate.enter(HOST, within=0.01):
                    pass
        async with asyncio.timeout(5), gate.enter(HOST):
            pass

    async def test_who_was_sent_away_first_comes_first(self):
        timer, go_on = HandTimer(), asyncio.Event()
        gate = HostGate(timer)

        async def visit() -> None:
            async with gate.enter(HOST):
                await go_on.wait()

        async with asyncio.TaskGroup() as tasks:
            for _ in range(MOST_WAITING):
                tasks.create_task(visit())
            await asyncio.sleep(0)
            told = [gate.crowded(HOST, who) for who in "abc"]
            assert told == [MOST_WAITING, MOST_WAITING + 1, MOST_WAITING + 2]
            go_on.set()
        assert gate.crowded(HOST, "newer") > told[-1] - (timer.seconds - 100.0)
        assert [gate.crowded(HOST, who) for who in "abc"] == [0.0, 0.0, 0.0]

    async def test_who_never_comes_back_keeps_nobody_out(self):
        timer = HandTimer()
        gate = HostGate(timer)
        gate.turned_away(HOST, "removed")
        assert gate.crowded(HOST, "newer") > 0
        timer.seconds += 600
        assert gate.crowded(HOST, "newest") == 0
