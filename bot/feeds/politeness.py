"""How often and how broadly one host is asked, and when not at all."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.ports import Timer

CONNECTIONS = 2
SPACING = 1.0
TIDY_FROM = 1024
MOST_WAITING = 16
"""Where more wait for one host, who can come back does so later: other hosts' feeds need the places."""
FIRST_HOLD = 60.0
LONGEST_HOLD = 3600.0
"""How long a host is left alone that refuses (429, 503) and does not say how long; in between it doubles."""


@dataclass(slots=True)
class _Lane:
    """One host's queue."""

    connections: asyncio.Semaphore
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    users: int = 0


@dataclass(frozen=True, slots=True)
class _Hold:
    """Until when a host is left alone, and how long it is the next time when it does not say."""

    until: float
    following: float


class HostGate:
    """Lets requests to one host start at least `spacing` seconds apart, `connections` at a time.

    It also remembers which hosts asked to be left alone; whoever enters asks `held` first.
    """

    def __init__(self, timer: Timer, connections: int = CONNECTIONS, spacing: float = SPACING) -> None:
        self._timer = timer
        self._connections = connections
        self._spacing = spacing
        self._lanes: dict[str, _Lane] = {}
        self._holds: dict[str, _Hold] = {}
        self._tidy_at = TIDY_FROM

    @asynccontextmanager
    async def enter(self, host: str) -> AsyncIterator[None]:
        """Wait for the host's next polite moment and hold one of its connections."""
        self._tidy()
        lane = self._lanes.get(host)
        if lane is None:
            lane = self._lanes[host] = _Lane(asyncio.Semaphore(self._connections))
        lane.users += 1
        try:
            async with lane.connections:
                await self._wait_turn(lane)
                yield
        finally:
            lane.users -= 1

    async def _wait_turn(self, lane: _Lane) -> None:
        async with lane.turn:
            wait = lane.free_at - self._timer.monotonic()
            if wait > 0:
                await self._timer.sleep(wait)
            lane.free_at = self._timer.monotonic() + self._spacing

    def hold(self, host: str, seconds: float | None = None) -> None:
        """Leave a host alone for so many seconds, or, where it does not say, for a time that doubles up to an hour."""
        now = self._timer.monotonic()
        hold = self._holds.get(host, _Hold(now, FIRST_HOLD))
        if seconds is not None:
            self._holds[host] = _Hold(max(hold.until, now + seconds), hold.following)
        elif hold.until <= now:
            # What was under way when the hold began is refused too, and is no further refusal.
            self._holds[host] = _Hold(now + hold.following, min(2 * hold.following, LONGEST_HOLD))

    def held(self, host: str) -> float:
        """Tell for how many seconds a host is still to be left alone; 0 when it may be asked."""
        hold = self._holds.get(host)
        return 0.0 if hold is None else max(0.0, hold.until - self._timer.monotonic())

    def crowded(self, host: str) -> float:
        """Tell in how many seconds those who wait for a host have had their turn; 0 where there are few."""
        lane = self._lanes.get(host)
        return 0.0 if lane is None or lane.users < MOST_WAITING else lane.users * self._spacing

    def answered(self, host: str) -> None:
        """Note that a host answers again: its next refusal is its first."""
        hold = self._holds.get(host)
        if hold is not None and hold.until <= self._timer.monotonic():
            del self._holds[host]

    def _tidy(self) -> None:
        """Forget hosts that nobody waits for, so that memory follows the feeds of the last second only."""
        if len(self._lanes) < self._tidy_at:
            return
        now = self._timer.monotonic()
        self._lanes = {host: lane for host, lane in self._lanes.items() if lane.users or lane.free_at > now}
        self._holds = {host: hold for host, hold in self._holds.items() if hold.until + LONGEST_HOLD > now}
        self._tidy_at = max(TIDY_FROM, 2 * len(self._lanes))
