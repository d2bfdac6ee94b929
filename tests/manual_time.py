"""A clock and timer that a test moves by hand: waiting passes at once and moves the time."""

import asyncio
from datetime import UTC, datetime, timedelta

START = datetime(2022, 1, 5, 8, 0, tzinfo=UTC)


class ManualTime:
    """Clock and Timer at once; ``slept`` lists what was waited for, in seconds."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start
        self._monotonic = 1_000.0
        self.slept: list[float] = []

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._monotonic

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.move(seconds)
        await asyncio.sleep(0)

    def move(self, seconds: float) -> None:
        self._monotonic += seconds
        self._now += timedelta(seconds=seconds)
