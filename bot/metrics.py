"""Metrics as Prometheus reads them; no label holds a chat, an address or a word."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Generic, TypeVar

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily
from prometheus_client.registry import Collector

from bot.ports import Clock, StoreUnavailableError, Timer
from bot.ports.measures import Ended, LookingStore, Mark, Standing

KEPT_SECONDS = 5.0
SHARE = 100.0
"""Looking takes a hundredth of the time at most: what took a second is good for a hundred."""
COMMITTED_WITHIN = timedelta(seconds=3)
"""Ends are counted when their commits have come to pass: their time is taken before."""
LIVE = timedelta(hours=72)
"""How long a story is live after its last item (``bot.stories.cluster.WINDOW``)."""
DECIDED_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300)
SENT_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800, 7_200)

T = TypeVar("T")
Counts = Callable[[], Iterable[tuple[tuple[str, ...], int]]]
"""Gives what somebody counts, by labels."""
Rows = Callable[[], Awaitable[tuple[Mapping[str, int], int]]]
"""Gives rows by what they are, and the number of things that are wrong."""


class Kept(Generic[T]):
    """Something that is looked up at most every so many seconds, and less often where looking takes long."""

    def __init__(self, look: Callable[[], Awaitable[T]], timer: Timer, seconds: float) -> None:
        self._look = look
        self._timer = timer
        self._seconds = seconds
        self._found: T | None = None
        self._good_until = float("-inf")
        self._looking = asyncio.Lock()

    async def get(self) -> T:
        """Give what was found last, or look again; what looking raises is raised, and not kept."""
        async with self._looking:
            begun = self._timer.monotonic()
            if self._found is None or begun >= self._good_until:
                self._found = await self._look()
                now = self._timer.monotonic()
                self._good_until = now + max(self._seconds, (now - begun) * SHARE)
            return self._found


@dataclass(frozen=True, slots=True)
class _Counted(Collector):
    """Counts that somebody else keeps."""

    name: str
    said: str
    labels: Sequence[str]
    counts: Counts

    def collect(self) -> Iterator[CounterMetricFamily]:
        """Give them as they are now."""
        family = CounterMetricFamily(self.name, self.said, labels=self.labels)
        for key, number in sorted(self.counts()):
            family.add_metric(key, number)
        yield family


class Metrics:
    """Collects figures from the database and from whoever counts in memory."""

    def __init__(self, store: LookingStore, clock: Clock, timer: Timer, rows: Rows) -> None:
        self._store = store
        self._clock = clock
        self._rows = rows
        self._mark: Mark | None = None
        self._kept = Kept(self._expose, timer, KEPT_SECONDS)
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._make()

    def _make(self) -> None:
        def gauge(name: str, said: str, *labels: str) -> Gauge:
            return Gauge(f"kentongan_{name}", said, labels, registry=self._registry)

        self._counted = gauge("rows", "Rows by what they are", "what")
        self._trouble = gauge("trouble", "How many things are wrong")
        self._waiting = gauge("deliveries_waiting", "Deliveries not yet made", "rank")
        self._oldest = gauge(
            "delivery_oldest_seconds", "For how long the oldest delivery has been due", "rank"
        )
        self._feeds = gauge("feeds", "Feeds by state", "state")
        self._inbox = gauge("inbox_waiting", "Updates not yet handled")
        self._live = gauge("stories_live", "Stories that a new item may join")
        self._queries = gauge("queries", "Queries that every item is asked about")
        self._decided = Histogram(
            "kentongan_decided_seconds",
            "From when an item was seen until it was decided",
            buckets=DECIDED_SECONDS,
            registry=self._registry,
        )
        self._sent = Histogram(
            "kentongan_sent_seconds",
            "From when a delivery was due until Telegram had it",
            ["kind"],
            buckets=SENT_SECONDS,
            registry=self._registry,
        )
        self._endings = Counter(
            "kentongan_deliveries",
            "Deliveries by how they ended, and why",
            ["kind", "outcome", "reason"],
            registry=self._registry,
        )
        self._doubled = Counter(
            "kentongan_maybe_doubled",
            "Messages that may be there twice: the answer to the first was lost",
            registry=self._registry,
        )

    def show(self, name: str, said: str, labels: Sequence[str], counts: Counts) -> None:
        """Show what somebody else counts, by labels, as it is when it is asked for."""
        self._registry.register(_Counted(f"kentongan_{name}", said, labels, counts))

    async def begin(self) -> None:
        """Count what ends from now on; without it, from the first look on.

        Raises:
            StoreUnavailableError: the database failed.
        """
        async with self._store.look() as tx:
            self._mark = await tx.measures.mark(self._clock.now())

    async def exposition(self) -> bytes:
        """Give the figures, which may be some seconds old; while the database is away they are the last ones."""
        return await self._kept.get()

    async def _expose(self) -> bytes:
        await self._collect()
        return generate_latest(self._registry)

    async def _collect(self) -> None:
        rows, trouble = await self._rows()
        self._trouble.set(trouble)
        for what, number in rows.items():
            self._counted.labels(what).set(number)
        now = self._clock.now()
        try:
            async with self._store.look() as tx:
                self._show_standing(await tx.measures.standing(now, now - LIVE))
                if self._mark is None:
                    self._mark = await tx.measures.mark(now)
                else:
                    self._count(await tx.measures.ended(self._mark, now - COMMITTED_WITHIN))
        except StoreUnavailableError:
            return

    def _show_standing(self, standing: Standing) -> None:
        for gauge, figures in (
            (self._waiting, standing.waiting),
            (self._oldest, standing.oldest),
            (self._feeds, standing.feeds),
        ):
            for name, number in figures.items():
                gauge.labels(name).set(number)
        self._inbox.set(standing.inbox)
        self._live.set(standing.live_stories)
        self._queries.set(standing.queries)

    def _count(self, ended: Ended) -> None:
        self._mark = ended.mark
        for seconds in ended.decided_in:
            self._decided.observe(max(0.0, seconds))
        for kind, seconds in ended.sent_in:
            self._sent.labels(kind).observe(max(0.0, seconds))
        for ending in ended.endings:
            self._endings.labels(ending.kind, ending.state, ending.reason).inc(ending.count)
        self._doubled.inc(ended.maybe_doubled)
