"""Ten thousand feeds a minute, each look over a TLS connection of its own: what it costs, and how late it is.

    python -m benchmarks.polling [--short]

The poller with its database, fetcher and parsers, and nothing else of the program; a newsroom on loopback in another
process. A feed has something new in one look of ten. Beside it the loop of `feedparser.parse(url)`. Needs openssl,
for a certificate authority that is thrown away.
"""

import asyncio
import json
import logging
import os
import resource
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Any

import structlog
import uvloop

from benchmarks import report
from benchmarks.processes import children_of, memory_of
from benchmarks.tls_newsroom import AUTHORITY, ENTRIES, SUMMARY, body_of, certify, newsroom, version_of
from bot.clock import SystemClock, Wake
from bot.feeds.fetch import Failed, Fetched, Fetcher, NotModified, Request
from bot.feeds.guard import AllowedNetwork, Guard
from bot.feeds.identity import Identified, identify
from bot.feeds.parse.body import parse
from bot.feeds.parse.pool import ParserPool
from bot.feeds.parse.result import Entry, ParsedFeed
from bot.feeds.poll import Poller, PollSettings
from bot.model import Arrival, FeedDraft, FeedId, FeedLook, Origin, Scope, Validators
from bot.storage import Store, upgrade

LOOKS_PER_PERIOD = 10
SETTLE_SECONDS = 5.0
FILLED_AT_ONCE = 500
WIB = timezone(timedelta(hours=7))
CPU_AIM, DISPATCH_AIM, COMMIT_AIM = 0.60, 0.050, 0.250


@dataclass(frozen=True, slots=True)
class Size:
    """How much: feeds, and seconds between two looks at one, of measuring, and of the loop beside it."""

    feeds: int
    interval: float
    seconds: float
    loop_seconds: float


FULL = Size(10_000, 60.0, 70.0, 10.0)
# As many looks a second as in full.
SHORT = Size(1_000, 6.0, 9.0, 3.0)


@dataclass
class Notes:
    """What was seen, in seconds; only while `open`."""

    open: bool = False
    looks: int = 0
    failed: int = 0
    bodies: int = 0
    due: dict[str, datetime] = field(default_factory=dict)
    came: dict[str, float] = field(default_factory=dict)
    urls: dict[int, str] = field(default_factory=dict)
    dispatch: list[float] = field(default_factory=list)
    commit: list[float] = field(default_factory=list)


class WatchedFetcher(Fetcher):
    """Notes how late a look begins and when a body is there."""

    notes: Notes

    async def fetch(self, request: Request) -> Fetched | NotModified | Failed:
        notes, due = self.notes, self.notes.due.get(request.url)
        if due is not None and notes.open:
            notes.dispatch.append((SystemClock().now() - due).total_seconds())
        answer = await super().fetch(request)
        if isinstance(answer, Fetched):
            notes.came[request.url] = time.monotonic()
        if notes.open:
            notes.looks += 1
            notes.failed += isinstance(answer, Failed)
            notes.bodies += isinstance(answer, Fetched)
        return answer


class WatchedFeeds:
    """The repository, noting what is settled."""

    def __init__(self, feeds: Any, settled: list[FeedLook]) -> None:
        self._feeds = feeds
        self._settled = settled

    def __getattr__(self, name: str) -> Any:
        return getattr(self._feeds, name)

    def settle(self, look: FeedLook) -> Awaitable[datetime]:
        self._settled.append(look)
        done: Awaitable[datetime] = self._feeds.settle(look)
        return done


class WatchedTransaction:
    """A transaction whose feeds are watched."""

    def __init__(self, tx: Any) -> None:
        self._tx = tx
        self.settled: list[FeedLook] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._tx, name)

    @property
    def feeds(self) -> WatchedFeeds:
        return WatchedFeeds(self._tx.feeds, self.settled)


class WatchedStore:
    """The store, noting when looks are committed and due again."""

    def __init__(self, store: Store, notes: Notes) -> None:
        self._store = store
        self._notes = notes

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Any]:
        async with self._store.begin() as tx:
            watched = WatchedTransaction(tx)
            yield watched
        for look in watched.settled:
            url = self._notes.urls[look.feed_id]
            self._notes.due[url] = look.next_due_at
            came = self._notes.came.pop(url, None)
            if came is not None and self._notes.open:
                self._notes.commit.append(time.monotonic() - came)


@dataclass(frozen=True, slots=True)
class Found:
    """One run: shares of a core, bytes, and the notes."""

    own_cpu: float
    parser_cpu: float
    own_memory: int
    parser_memory: int
    notes: Notes


async def poll(size: Size, address: str, database: str) -> Found:
    """Have every feed polled at its interval, and watch."""
    notes, clock = Notes(), SystemClock()
    guard = Guard((AllowedNetwork.parse("127.0.0.0/8"),))
    fetcher = WatchedFetcher(guard, "kentongan/benchmark", clock, clock)
    fetcher.notes = notes
    await upgrade(database)
    async with Store.open(database) as store, fetcher, ParserPool() as parsers:
        await _add_feeds(store, notes, size, address)
        watched: Any = WatchedStore(store, notes)

        settings = PollSettings(size.interval, size.interval, concurrency=64)
        poller = Poller(watched, fetcher, parsers, guard, clock, clock, Random(1), Wake(), settings)
        await _archive(store, notes, size)
        await _spread(watched, notes, size)
        async with _polling(poller):
            await asyncio.sleep(SETTLE_SECONDS)
            report.say(f"measuring, {size.seconds:g} s …")
            return await _watched(size, notes)


@asynccontextmanager
async def _polling(poller: Poller) -> AsyncIterator[None]:
    running = asyncio.ensure_future(poller.run(Wake()))
    try:
        yield
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


async def _spread(store: Any, notes: Notes, size: Size) -> None:
    """Make every feed due at its own moment of one interval, as after a start."""
    now, random = SystemClock().now(), Random(2)
    due = {feed_id: now + timedelta(seconds=random.random() * size.interval) for feed_id in notes.urls}
    async with store.begin() as tx:
        await tx.feeds.release_leases()
        await tx.feeds.spread(due)
    notes.due = {notes.urls[feed_id]: moment for feed_id, moment in due.items()}


async def _archive(store: Store, notes: Notes, size: Size) -> None:
    """Keep what every feed shows as if it had been looked at once."""
    report.say(f"{size.feeds:,} feeds are filled …")
    assert _entries(7, 300) == _read(body_of(7, 300))
    ids = list(notes.urls.items())
    for start in range(0, len(ids), FILLED_AT_ONCE):
        async with store.begin() as tx:
            for feed_id, url in ids[start : start + FILLED_AT_ONCE]:
                feed = int(url.rpartition("/")[2])
                version = version_of(feed, size.interval * LOOKS_PER_PERIOD)
                now = SystemClock().now()
                arrivals = [_arrival(one) for one in identify(_entries(feed, version))]
                await tx.items.add(FeedId(feed_id), arrivals, now, first_fetch=True)
                await tx.feeds.settle(
                    FeedLook(
                        FeedId(feed_id), now, now, None, 0, 0, Validators(etag=f'"{version}"'), fetched=True
                    )
                )


def _entries(feed: int, version: int) -> tuple[Entry, ...]:
    """What `body_of` shows, as the parser reads it."""
    return tuple(
        Entry(
            guid=f"{feed}-{number}",
            link=f"https://n{feed}.example/{number}",
            title=f"Kabar {number} dari redaksi {feed}",
            summary=SUMMARY.strip(),
            published=datetime(2022, 1, 6, number // 60 % 24, number % 60, tzinfo=WIB).astimezone(UTC),
            updated=None,
        )
        for number in range(version, version - ENTRIES, -1)
    )


def _read(body: bytes) -> tuple[Entry, ...]:
    read = parse(body, "https://news.example/", {}, truncated=False)
    assert isinstance(read, ParsedFeed)
    return read.entries


def _arrival(one: Identified) -> Arrival:
    entry = one.entry
    return Arrival(
        None, one.identity, entry.link, one.canonical_link, entry.title, entry.summary, "", "", entry.published,
        one.content_hash,
    )  # fmt: skip


async def _watched(size: Size, notes: Notes) -> Found:
    own, parsers = time.process_time(), _parser_seconds()
    notes.open = True
    await asyncio.sleep(size.seconds)
    notes.open = False
    return Found(
        own_cpu=(time.process_time() - own) / size.seconds,
        parser_cpu=(_parser_seconds() - parsers) / size.seconds,
        own_memory=memory_of(os.getpid()).resident,
        parser_memory=max(memory_of(pid).resident for pid in _parsers()),
        notes=notes,
    )


async def _add_feeds(store: Store, notes: Notes, size: Size, address: str) -> None:
    drafts = [
        FeedDraft(
            f"{address}{number}",
            f"Redaksi {number}",
            "Redaksi",
            3,
            "ID",
            "id",
            False,
            Scope.SHARED,
            Origin.OPERATOR,
        )
        for number in range(size.feeds)
    ]
    async with store.begin() as tx:
        await tx.feeds.synchronise(Origin.OPERATOR, drafts, SystemClock().now())
        notes.urls = {health.feed.id: health.feed.url for health in await tx.feeds.health()}


def _parsers() -> list[int]:
    pids = children_of(os.getpid())
    return [pid for pid in pids if b"parse.child" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def _parser_seconds() -> float:
    """Processor time of all parsers; of the children only they have ended so far."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    ticks = 0
    for pid in _parsers():
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ended.ru_utime + ended.ru_stime + ticks / os.sysconf("SC_CLK_TCK")


async def loop_of_feedparser(size: Size, address: str) -> dict[str, float]:
    """Let the plain loop run for a while, alone."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.peers.loop_of_feedparser", address, str(size.feeds), str(size.loop_seconds),
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    said, _ = await process.communicate()
    found: dict[str, float] = json.loads(said)
    return found


async def measure(*, short: bool) -> None:
    """Measure and print."""
    size = SHORT if short else FULL
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    report.title(f"Polling {size.feeds:,} feeds every {size.interval:g} s")
    with tempfile.TemporaryDirectory(prefix="kentongan-") as folder:
        certify(Path(folder))
        # OpenSSL's own way to be told whom to trust; the fetcher has no door for it.
        os.environ["SSL_CERT_FILE"] = str(Path(folder) / AUTHORITY)
        async with newsroom(Path(folder), size.interval * LOOKS_PER_PERIOD) as address:
            found = await poll(size, address, f"sqlite:///{folder}/kentongan.db")
            report.say(f"the loop of feedparser, {size.loop_seconds:g} s …")
            plain = await loop_of_feedparser(size, address)
    _print(size, found, plain)


def _print(size: Size, found: Found, plain: dict[str, float]) -> None:
    notes = found.notes
    needed = size.feeds / size.interval
    cpu = found.own_cpu + found.parser_cpu
    report.table(
        ("", "looks a s", "of a core", "ms of computing a look", "MB", "a round of all feeds, s"),
        [
            (
                "ours",
                f"{notes.looks / size.seconds:.0f} of {needed:.0f}",
                f"{found.own_cpu:.0%} + parsing {found.parser_cpu:.0%}",
                f"{cpu * size.seconds / max(notes.looks, 1) * 1e3:.2f}",
                f"{report.megabytes(found.own_memory)} + {report.megabytes(found.parser_memory)}",
                f"{size.interval:g}",
            ),
            (
                "loop of feedparser",
                f"{plain['looks'] / plain['seconds']:.0f}",
                f"{plain['computing'] / plain['seconds']:.0%}",
                f"{plain['computing'] / plain['looks'] * 1e3:.2f}",
                report.megabytes(plain["memory"]),
                f"{size.feeds * plain['seconds'] / plain['looks']:.0f}",
            ),
        ],
    )
    report.table(
        ("ms", "count", "p50", "p99", "most", "aim of p99"),
        [
            _times("due → look begins", notes.dispatch, DISPATCH_AIM),
            _times("body there → committed", notes.commit, COMMIT_AIM),
        ],
    )
    print(f"{notes.bodies:,} of {notes.looks:,} looks brought a body; {notes.failed:,} failed.")
    print(f"Of a core: {cpu:.0%} (aim {CPU_AIM:.0%}: {report.verdict(cpu, CPU_AIM)}).")


def _times(name: str, seconds: Sequence[float], aim: float) -> tuple[str, ...]:
    if not seconds:
        return (name, "0", "–", "–", "–", "nothing measured")
    p50, p99 = (report.quantile(seconds, share) for share in (0.5, 0.99))
    figures = (p50, p99, max(seconds))
    met = f"{aim * 1e3:g} {report.verdict(p99, aim)}"
    return (name, f"{len(seconds):,}", *(report.milliseconds(one) for one in figures), met)


if __name__ == "__main__":
    uvloop.run(measure(short=report.is_short(__doc__ or "")))
