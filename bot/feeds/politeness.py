"""How often and how broadly one host is asked."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.ports import Timer

CONNECTIONS = 2
SPACING = 1.0
TIDY_FROM = 1024


@dataclass(slots=True)
class _Lane:
    """One host's queue."""

    connections: asyncio.Semaphore
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    users: int = 0


class HostGate:
    """Lets requests to one host start at least `spacing` seconds apart, `connections` at a time."""

    def __init__(self, timer: Timer, connections: int = CONNECTIONS, spacing: float = SPACING) -> None:
        self._timer = timer
        self._connections = connections
        self._spacing = spacing
        self._lanes: dict[str, _Lane] = {}
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

    def _tidy(self) -> None:
        """Forget hosts that nobody waits for, so that memory follows the feeds of the last second only."""
        if len(self._lanes) < self._tidy_at:
            return
        now = self._timer.monotonic()
        self._lanes = {host: lane for host, lane in self._lanes.items() if lane.users or lane.free_at > now}
        self._tidy_at = max(TIDY_FROM, 2 * len(self._lanes))
