"""How often and how broadly one host is asked, and when not at all."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

from bot.ports import Timer

CONNECTIONS = 2
SPACING = 1.0
TIDY_FROM = 1024
GUESTS = 1
"""So many requests that strangers cause are at one host at a time: they never take all of its connections."""
MOST_WAITING = 16
"""Where more looks wait for one host, who can come back does so later: other hosts' feeds need the places."""
RETURNS = 4
"""Who comes back to a full line comes again after so many turns."""
FIRST_HOLD = 60.0
LONGEST_HOLD = 3600.0
"""How long a host is left alone at most, whatever it says; where it does not say, doubling from the first to this."""
KEPT_SECONDS = 60.0
"""A promise to somebody who does not come is kept for so long."""


class CrowdedError(Exception):
    """The turn did not come in time."""


@dataclass(slots=True)
class _Lane:
    """One host's line.

    Attributes:
        users: who waits or is at the host.
        looks: those of them who are no guests.
        pace: seconds a turn takes while many wait.
        promises: who was sent away, with the moment that each was told, in the order of coming.
        promised_until: the last of these moments.
    """

    connections: asyncio.Semaphore
    pace: float
    guests: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(GUESTS))
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    began_at: float = 0.0
    users: int = 0
    looks: int = 0
    promises: dict[str, float] = field(default_factory=dict)
    promised_until: float = 0.0


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
    async def enter(
        self, host: str, *, guest: bool = False, within: float | None = None
    ) -> AsyncIterator[None]:
        """Wait for the host's next polite moment and hold one of its connections.

        Args:
            host: any name for it.
            guest: a request that a stranger causes; these have a line of their own, and one place at the end of the other.
            within: seconds.

        Raises:
            CrowdedError: the moment did not come within so many seconds.
        """
        lane = self._lane(host)
        lane.users += 1
        lane.looks += not guest
        try:
            async with AsyncExitStack() as places:
                try:
                    async with asyncio.timeout(within):
                        if guest:
                            await places.enter_async_context(lane.guests)
                        await places.enter_async_context(lane.connections)
                        await self._wait_turn(lane)
                except TimeoutError:
                    raise CrowdedError(host) from None
                yield
        finally:
            lane.users -= 1
            lane.looks -= not guest

    def _lane(self, host: str) -> _Lane:
        self._tidy()
        lane = self._lanes.get(host)
        if lane is None:
            lane = self._lanes[host] = _Lane(asyncio.Semaphore(self._connections), self._spacing)
        return lane

    async def _wait_turn(self, lane: _Lane) -> None:
        async with lane.turn:
            wait = lane.free_at - self._timer.monotonic()
            if wait > 0:
                await self._timer.sleep(wait)
            now = self._timer.monotonic()
            waited = lane.looks > self._connections
            lane.pace = max(self._spacing, (lane.pace + now - lane.began_at) / 2) if waited else self._spacing
            lane.began_at = now
            lane.free_at = now + self._spacing

    def hold(self, host: str, seconds: float | None = None) -> None:
        """Leave a host alone for so many seconds, an hour at most; where it does not say, for a time that doubles."""
        now = self._timer.monotonic()
        hold = self._holds.get(host, _Hold(now, FIRST_HOLD))
        if seconds is not None:
            self._holds[host] = _Hold(max(hold.until, now + min(seconds, LONGEST_HOLD)), hold.following)
        elif hold.until <= now:
            # What was under way when the hold began is refused too, and is no further refusal.
            self._holds[host] = _Hold(now + hold.following, min(2 * hold.following, LONGEST_HOLD))

    def held(self, host: str) -> float:
        """Tell for how many seconds a host is still to be left alone; 0 when it may be asked."""
        hold = self._holds.get(host)
        return 0.0 if hold is None else max(0.0, hold.until - self._timer.monotonic())

    def crowded(self, host: str, who: str) -> float:
        """Tell in how many seconds `who` is to come back where many wait for a host; 0 where there is room.

        Each is told a moment of its own, in the order in which they came, and nobody newer has a turn before them.
        """
        lane = self._lanes.get(host)
        if lane is None:
            return 0.0
        self._forget_promises(lane)
        returns = lane.promises.pop(who, None) is not None
        if lane.looks < MOST_WAITING and (returns or not lane.promises):
            return 0.0
        return self._promise(lane, who, returns=returns)

    def turned_away(self, host: str, who: str) -> float:
        """Tell in how many seconds `who` is to come back whose turn did not come in time."""
        return self._promise(self._lane(host), who, returns=False)

    def _promise(self, lane: _Lane, who: str, *, returns: bool) -> float:
        now = self._timer.monotonic()
        if returns:
            moment = now + RETURNS * lane.pace
        else:
            moment = max(lane.promised_until + lane.pace, now + lane.looks * lane.pace)
            lane.promised_until = moment
        lane.promises[who] = moment
        return moment - now

    def _forget_promises(self, lane: _Lane) -> None:
        latest = self._timer.monotonic() - KEPT_SECONDS
        while lane.promises:
            who, moment = next(iter(lane.promises.items()))
            if moment > latest:
                break
            del lane.promises[who]

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
        self._lanes = {
            host: lane
            for host, lane in self._lanes.items()
            if lane.users or max(lane.free_at, lane.promised_until + KEPT_SECONDS * bool(lane.promises)) > now
        }
        self._holds = {host: hold for host, hold in self._holds.items() if hold.until + LONGEST_HOLD > now}
        self._tidy_at = max(TIDY_FROM, 2 * len(self._lanes))
