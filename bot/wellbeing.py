"""Whether the program does its work, and what keeps it from that."""

import math
from collections.abc import Callable, Mapping, Sequence

from bot.metrics import KEPT_SECONDS, Kept, Metrics
from bot.ports import Clock, StoreUnavailableError, Timer
from bot.ports.measures import Health, LookingStore

Troubles = Callable[[], Sequence[str]]
"""Tells what is wrong now, in words, as the parts know it."""


class Wellbeing:
    """Asks the parts and the database how things are."""

    def __init__(
        self, store: LookingStore, clock: Clock, timer: Timer, troubles: Troubles, per_second: float
    ) -> None:
        self._store = store
        self._per_second = per_second
        self._troubles = troubles
        self._counts = Kept(self._count, timer, KEPT_SECONDS)
        self.metrics = Metrics(store, clock, timer, self._rows)

    async def examine(self) -> Health:
        """Tell what is wrong, and count rows as they were some seconds ago at most.

        ``seconds_to_last`` is in how many seconds the last message that is known of now goes out, if Telegram takes all.
        """
        try:
            counts = await self._counts.get()
        except StoreUnavailableError as error:
            return Health((f"the database cannot be used: {error}",), {})
        trouble = list(self._troubles())
        if counts.get("set_aside"):
            trouble.append("some rows failed and were set aside: see /aside in the chat")
        left = (counts["pending"] + counts["chats_to_tell"]) / self._per_second
        return Health(tuple(trouble), {**counts, "seconds_to_last": math.ceil(left)})

    async def _count(self) -> Mapping[str, int]:
        async with self._store.look() as tx:
            return await tx.upkeep.counts()

    async def _rows(self) -> tuple[Mapping[str, int], int]:
        found = await self.examine()
        return {name: count for name, count in found.counts.items() if name != "seconds_to_last"}, len(
            found.trouble
        )
