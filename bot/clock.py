"""The machine's clock, and the wake that says "look now"."""

import asyncio
import time
from datetime import UTC, datetime


class SystemClock:
    """The machine's own clock and waiting; everything else is given a clock."""

    def now(self) -> datetime:
        """Tell the time in UTC."""
        return datetime.fromtimestamp(time.time(), UTC)  # noqa: TID251 - the one place that asks the machine

    def monotonic(self) -> float:
        """Seconds since some moment, never going back."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait in real time."""
        await asyncio.sleep(seconds)


class Wake:
    """Says "look now" to a stage; losing one costs a little time, never an alert."""

    def __init__(self) -> None:
        self._event = asyncio.Event()
        self._hurried = False

    def set(self) -> None:
        """Wake whoever waits, or whoever will wait next."""
        self._event.set()

    def hurry(self) -> None:
        """Wake whoever waits, who would rather gather more: somebody waits for this."""
        self._hurried = True
        self._event.set()

    def hurried(self) -> bool:
        """Tell whether there is hurry since this was last asked."""
        hurried, self._hurried = self._hurried, False
        return hurried

    async def wait(self, seconds: float) -> None:
        """Wait for the next wake, at most so many seconds, and take it."""
        try:
            async with asyncio.timeout(seconds):
                await self._event.wait()
        except TimeoutError:
            return
        self._event.clear()
