"""The time of the story, which runs faster than the machine's and can stand still."""

import asyncio
from datetime import datetime, timedelta

from bot.ports import Timer

# Sleeping less than this gains nothing: the loop's own timers are no finer, and float seconds could round to none.
_SHORTEST_SLEEP = 0.001


class ReplayClock:
    """Tells the time of a story that began at ``start`` and runs ``speed`` story seconds a real second.

    It stands still while at least one ``hold`` has not been released, and never goes back. It does not care who
    holds it or why.
    """

    def __init__(self, start: datetime, speed: float, timer: Timer) -> None:
        if speed <= 0:
            raise ValueError("a clock's speed is above zero")
        self._speed = speed
        self._timer = timer
        self._story = start
        self._real = timer.monotonic()
        self._holds = 0
        self._stop: datetime | None = None
        self._released = asyncio.Event()
        self._released.set()

    def now(self) -> datetime:
        """Tell the time of the story."""
        if self._holds:
            return self._story
        now = self._story + timedelta(seconds=(self._timer.monotonic() - self._real) * self._speed)
        return now if self._stop is None else min(now, self._stop)

    @property
    def held(self) -> bool:
        """True while the clock stands still."""
        return self._holds > 0

    def hold(self) -> None:
        """Stop the clock; every hold needs its own release."""
        self._story = self.now()
        self._holds += 1
        self._released.clear()

    def release(self) -> None:
        """Take one hold back; after the last one the clock goes on from where it stood.

        Raises:
            RuntimeError: nothing holds the clock.
        """
        if not self._holds:
            raise RuntimeError("the clock is not held")
        self._holds -= 1
        if not self._holds:
            self._real = self._timer.monotonic()
            self._released.set()

    async def stop_at(self, instant: datetime) -> None:
        """Wait until the story has come to this instant, and hold it there.

        However busy the loop is, it is not a moment later then, unless it was already; one waits so at a time.
        """
        self._stop = max(instant, self.now())
        try:
            await self.wait_until(instant)
            self.hold()
        finally:
            self._stop = None

    async def wait_until(self, instant: datetime) -> None:
        """Wait until the story has come to this instant, however often the clock is held on the way."""
        while (left := instant - self.now()) > timedelta(0):
            # A sleep that a hold outlasts ends too early, and the loop looks again: nothing has to interrupt it.
            if self.held:
                await self._released.wait()
            else:
                await self._timer.sleep(max(left.total_seconds() / self._speed, _SHORTEST_SLEEP))
