"""Removes what is older than it may be kept: a little at a time, so that nobody waits for it."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta

import structlog

from bot.ports import Clock, Timer
from bot.ports.retention import Horizon, Key, RetainingStore

EVERY_SECONDS = 3_600.0
FOUND_AT_ONCE = 2_000
LOCK_SECONDS = 0.02
"""How long a transaction is meant to last; the next one's size follows from how long the last one lasted."""
FIRST_SIZE, LARGEST_SIZE = 20, 500
REST = 3.0
"""Between two transactions others have three times as long."""
UPDATES_KEPT = timedelta(days=3)
"""Telegram keeps an update for a day, and may begin its numbers anew after a week without any:
https://core.telegram.org/bots/api#update"""
LIVE = timedelta(days=4)
"""A story may be joined for 72 h after its last item, and what is told of it edited for a day."""
ARCHIVE = timedelta(days=30)
"""From so much news it is learnt how common words are, and rules are tried on it."""
SHARED = timedelta(days=365)

log = structlog.get_logger(__name__)


class Sweeper:
    """Looks for old rows and removes them; what it counted is in ``removed`` and ``longest_lock``."""

    def __init__(
        self,
        store: RetainingStore,
        clock: Clock,
        timer: Timer,
        kept: timedelta,
        followed: Callable[[], int],
    ) -> None:
        self._store = store
        self._clock = clock
        self._timer = timer
        self._kept = kept
        self._followed = followed
        self._sizes: dict[str, int] = {}
        self.removed: Counter[tuple[str]] = Counter()
        """Rows removed since the start, by kind."""
        self.longest_lock = 0.0
        """Seconds that the longest transaction lasted."""

    async def step(self) -> int:
        """Remove all that is old now; tell how many rows that were.

        Raises:
            StoreUnavailableError: the database failed; what was removed until then is gone.
        """
        horizon = self._horizon()
        before = self.removed.total()
        async with self._store.look() as tx:
            kinds = tx.retention.kinds
        for kind in kinds:
            while await self._remove_some(kind, horizon):
                pass
        count = self.removed.total() - before
        if count:
            while await self._store.tidy():
                await self._timer.sleep(LOCK_SECONDS * REST)
            log.info("retention.removed", rows=count, longest_lock=round(self.longest_lock, 3))
        return count

    def _horizon(self) -> Horizon:
        now = self._clock.now()
        return Horizon(
            updates=now - min(self._kept, UPDATES_KEPT),
            people=now - self._kept,
            alerts=now - max(self._kept, LIVE),
            archive=now - max(self._kept, ARCHIVE),
            shared=now - SHARED,
            followed=self._followed(),
        )

    async def _remove_some(self, kind: str, horizon: Horizon) -> bool:
        """Remove old rows of a kind; False when there are none left, or they are not old any more."""
        async with self._store.look() as tx:
            keys = await tx.retention.find(kind, horizon, FOUND_AT_ONCE)
        gone, start = 0, 0
        while start < len(keys):
            some = keys[start : start + self._sizes.get(kind, FIRST_SIZE)]
            gone += await self._remove(kind, some, horizon)
            start += len(some)
        return gone > 0 and len(keys) == FOUND_AT_ONCE

    async def _remove(self, kind: str, keys: Sequence[Key], horizon: Horizon) -> int:
        async with self._store.begin() as tx:
            begun = self._timer.monotonic()
            gone = await tx.retention.remove(kind, keys, horizon)
        lasted = self._timer.monotonic() - begun
        self.removed[kind,] += gone
        self.longest_lock = max(self.longest_lock, lasted)
        faster = 2.0 if lasted <= 0 else min(2.0, LOCK_SECONDS / lasted)
        self._sizes[kind] = max(1, min(LARGEST_SIZE, int(len(keys) * faster)))
        await self._timer.sleep(lasted * REST)
        return gone
