"""Publishes the replay in its own time, and holds that time while the program is still busy with what came."""

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Protocol

from bot.clock import Wake
from bot.demo.newsroom import Newsroom
from bot.demo.replay import Outlet, Replay, ReplayItem
from bot.ports import Clock, Deliveries, Feeds, Inbox, Store, Timer, Upkeep

LOOK_SECONDS = 0.02
PATIENCE_SECONDS = 20.0
"""A feed or a chat that is not done by then does not hold the story any longer."""
EPILOGUE = timedelta(minutes=10)
"""So long the story's clock runs on after the last item: edits wait for their turn on it."""


class StoryClock(Protocol):
    """The clock of the story, which stands still while it is held."""

    def now(self) -> datetime:
        """Tell the time of the story."""
        ...

    async def stop_at(self, instant: datetime) -> None:
        """Wait until the story has come to this instant, and hold it there; every hold needs its own release."""
        ...

    def release(self) -> None:
        """Take one hold back."""
        ...


class DemoTransaction(Protocol):
    """What the conductor looks at."""

    @property
    def feeds(self) -> Feeds:
        """The feeds of the newsroom."""
        ...

    @property
    def inbox(self) -> Inbox:
        """What was typed."""
        ...

    @property
    def deliveries(self) -> Deliveries:
        """What is to be sent."""
        ...

    @property
    def upkeep(self) -> Upkeep:
        """What is still undecided."""
        ...


class Conductor:
    """Leads one replay from its first minute to its last."""

    def __init__(  # noqa: PLR0913, PLR0917 - each is a thing of its own that a test sets
        self,
        replay: Replay,
        newsroom: Newsroom,
        clock: StoryClock,
        machine: Clock,
        timer: Timer,
        store: Store[DemoTransaction],
        due: Wake,
        told: Wake,
        *,
        edit_gap: timedelta,
        look_seconds: float = LOOK_SECONDS,
    ) -> None:
        self._replay = replay
        self._newsroom = newsroom
        self._clock = clock
        self._machine = machine
        self._timer = timer
        self._store = store
        self._due = due
        self._told = told
        self._edit_gap = edit_gap
        self._look_seconds = look_seconds
        self._published: Counter[str] = Counter()

    async def conduct(self, rules: int) -> None:
        """Lead the replay; the clock, held until now, starts when all feeds were seen and so many rules stand."""
        await self._look(self._replay.outlets)
        await self._until(lambda: self._has_begun(rules))
        self._clock.release()
        for at, items in groupby(self._replay.items, key=lambda item: item.at):
            await self._clock.stop_at(at)
            # However fast the clock runs, what fell due before these items goes out before them.
            await self._until(self._is_settled)
            await self._publish(list(items))
            await self._until(self._is_quiet)
            self._clock.release()
        await self._clock.stop_at(self._replay.items[-1].at + EPILOGUE)
        await self._until(self._is_settled)
        self._clock.release()

    async def _publish(self, items: list[ReplayItem]) -> None:
        for item in items:
            self._newsroom.publish(item)
            self._published[self._newsroom.feed_url(item.outlet)] += 1
        await self._look([item.outlet for item in items])

    async def _look(self, outlets: Sequence[Outlet]) -> None:
        """Have these feeds looked at now."""
        async with self._store.begin() as tx:
            for outlet in outlets:
                await tx.feeds.look_now(self._newsroom.feed_url(outlet), self._machine.now())
        self._due.set()

    async def _until(self, holds: Callable[[], Awaitable[bool]]) -> None:
        began = self._timer.monotonic()
        while not await holds() and self._timer.monotonic() - began < PATIENCE_SECONDS:
            # The sender does not see that the story's clock moved on.
            self._told.set()
            await self._timer.sleep(self._look_seconds)

    async def _has_begun(self, rules: int) -> bool:
        async with self._store.begin() as tx:
            looked = all(health.last_good_at is not None for health in await tx.feeds.health())
            return looked and (await tx.upkeep.counts())["rules"] >= rules and await self._is_idle(tx)

    async def _is_settled(self) -> bool:
        async with self._store.begin() as tx:
            return not await self._unsent(tx)

    async def _is_quiet(self) -> bool:
        async with self._store.begin() as tx:
            health = await tx.feeds.health()
            arrived = all(one.items >= self._published[one.feed.url] for one in health)
            return arrived and await self._is_idle(tx)

    async def _is_idle(self, tx: DemoTransaction) -> bool:
        """Nothing is undecided, unheard or unsent, but for edits and replies that wait their turn."""
        undecided = (await tx.upkeep.counts())["undecided"]
        return not (undecided or await tx.inbox.waiting() or await self._unsent(tx))

    async def _unsent(self, tx: DemoTransaction) -> int:
        return await tx.deliveries.going(self._machine.now(), self._clock.now(), self._edit_gap)
