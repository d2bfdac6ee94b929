"""Items a second through each stage alone, and through the whole program.

    python -m benchmarks.stages [--short]

Two thousand items in four languages stand in forty feeds; a hundred chats hold a thousand rules. *poll* fetches and
keeps them all, *decide* decides them one by one, *send* sends what came of it, with no limit of Telegram's in the way;
*together* is the program with all three and its conversation, from the wake until all but edits is sent, with half the
items (so that the benchmark ends within three minutes).
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from random import Random

import uvloop

from benchmarks import report
from benchmarks.archive import Piece, pieces, queries
from benchmarks.databases import Databases, Kind, databases
from benchmarks.peers.naive import Naive, words_of
from benchmarks.program import (
    configuration,
    first_looks,
    furnish,
    idle,
    look_now,
    running,
    settings_of,
    until,
)
from benchmarks.servers import ENTRIES_SHOWN, Servers
from bot import telemetry
from bot.clock import SystemClock, Wake
from bot.config import Settings
from bot.delivery.send import Sender
from bot.delivery.wording import Wording
from bot.feeds.fetch import Fetcher
from bot.feeds.guard import AllowedNetwork, Guard
from bot.feeds.parse.pool import ParserPool
from bot.feeds.poll import Poller, PollSettings
from bot.feeds.sources import draft_of, user_agent
from bot.model import Origin
from bot.storage import Store
from bot.stories.decide import Decider
from bot.telegram import Limits, Telegram, bot_at
from bot.texts import Texts
from rules import Lexicon

FEEDS, FEEDS_SHORT = 40, 3
CHATS = 100
RULES, RULES_SHORT = 1_000, 200
FREE = Limits(None, None, None)
WATCH_SECONDS, WATCH_WHOLE_SECONDS = 0.05, 0.5
"""To look at the whole costs more: it counts tables."""
MOST_SENT = 2_000


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured with."""

    feeds: int
    rules: int

    @property
    def items(self) -> int:
        """As many as the feeds show."""
        return self.feeds * ENTRIES_SHOWN


@dataclass(frozen=True, slots=True)
class World:
    """What one measurement stands on: servers of its own and an empty database with chats and rules."""

    servers: Servers
    settings: Settings
    feeds: list[str]
    archive: list[Piece] = field(repr=False)

    async def publish(self) -> None:
        """Let every newsroom publish its share."""
        for url, some in zip(self.feeds, _shares(self.archive), strict=True):
            await self.servers.publish(url, [piece.entry for piece in some])


def _shares(archive: Sequence[Piece]) -> list[Sequence[Piece]]:
    """Deal the items out as newsrooms of one language each would have them, tellings of one event to several."""
    count = len(archive) // ENTRIES_SHOWN
    return [archive[number::count] for number in range(count)]


@asynccontextmanager
async def furnished(made: Databases, kind: Kind, size: Size) -> AsyncIterator[World]:
    """Make a world."""
    async with Servers() as servers:
        urls, chats = await servers.feeds(size.feeds), await servers.people(CHATS)
        database = await made.new(kind)
        await furnish(database, chats, queries(size.rules))
        settings = settings_of(configuration(servers, database, kind, urls))
        yield World(servers, settings, urls, pieces(size.items))


@dataclass(frozen=True, slots=True)
class Speed:
    """How long so many things took: seconds by the wall, and of computing in this process."""

    count: int
    seconds: float
    computing: float

    @property
    def a_second(self) -> float:
        """How many a second."""
        return self.count / self.seconds

    @property
    def computing_each(self) -> float:
        """Seconds of computing each."""
        return self.computing / self.count


class Stopwatch:
    """Measures from its making."""

    def __init__(self) -> None:
        self._began, self._computed = time.perf_counter(), time.process_time()

    def stop(self, count: int) -> Speed:
        """Tell how fast so many went."""
        computing = time.process_time() - self._computed
        return Speed(max(1, count), time.perf_counter() - self._began, computing)


STAGES = ("poll, items", "decide, items", "send, messages", "together, items")
Speeds = Sequence[Speed]
"""One for each of the stages."""


async def alone(world: World) -> list[Speed]:
    """Run the stages one after the other."""
    settings, clock = world.settings, SystemClock()
    url = settings.database.url.get_secret_value()
    async with Store.open(url, synchronous=settings.database.synchronous) as store:
        async with store.begin() as tx:
            drafts = [draft_of(source, Origin.CONFIGURATION) for source in settings.feeds.sources]
            await tx.feeds.synchronise(Origin.CONFIGURATION, drafts, clock.now())
        poll = await _poll(world, store, clock)
        decider = Decider(store, Lexicon(), clock, clock, Wake())
        await decider.load()
        watch = Stopwatch()
        while await decider.step():
            pass
        return [poll, watch.stop(len(world.archive)), await _send(settings, store, clock)]


async def _poll(world: World, store: Store, clock: SystemClock) -> Speed:
    settings = world.settings.feeds
    guard = Guard(tuple(map(AllowedNetwork.parse, settings.allow_private)))
    pace = PollSettings(settings.min_interval, settings.max_interval, settings.concurrency)
    fetcher = Fetcher(guard, user_agent(world.settings), clock, clock)
    async with fetcher, ParserPool() as parsers:
        poller = Poller(store, fetcher, parsers, guard, clock, clock, Random(1), Wake(), pace)
        await _make_due(world, store, clock)
        await poller.step()  # the first fetch, of empty feeds: what it finds tells nobody anything
        await world.publish()
        await _make_due(world, store, clock)
        watch = Stopwatch()
        while await poller.step():
            pass
        return watch.stop(len(world.archive))


async def _make_due(world: World, store: Store, clock: SystemClock) -> None:
    async with store.begin() as tx:
        for url in world.feeds:
            await tx.feeds.look_now(url, clock.now())


async def _send(settings: Settings, store: Store, clock: SystemClock) -> Speed:
    token = settings.telegram.token
    assert token is not None
    telegram = Telegram(bot_at(token.get_secret_value(), settings.telegram.api_url), FREE, clock, Random(1))
    sender = Sender(store, telegram, Wording(Texts()), clock, clock, clock, Random(1))
    async with store.begin() as tx:
        messages = await tx.deliveries.waiting()
    told = Wake()
    try:
        watch = Stopwatch()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(sender.run(told))
            await until(lambda: _all_sent(store), WATCH_SECONDS)
            speed = watch.stop(messages)
            sender.stop()
            told.set()
    finally:
        await telegram.close()
    return speed


async def _all_sent(store: Store) -> bool:
    async with store.begin() as tx:
        return not await tx.deliveries.waiting()


async def whole(world: World) -> Speed:
    """Run the program from the wake until all is sent."""
    async with running(world.settings) as program:
        await first_looks(program, world.feeds)
        await world.publish()
        watch = Stopwatch()
        await look_now(program, world.feeds)
        await until(lambda: idle(program.store, len(world.archive)), WATCH_WHOLE_SECONDS)
        return watch.stop(len(world.archive))


async def speeds(made: Databases, kind: Kind, size: Size) -> Speeds:
    """Measure one kind of database."""
    async with furnished(made, kind, size) as world:
        stages = await alone(world)
    async with furnished(made, kind, Size(-(-size.feeds // 2), size.rules)) as world:
        return [*stages, await whole(world)]


async def naive_speeds(size: Size) -> Speeds:
    """The same for the bot of an evening, without a database: fetched, matched, sent."""
    async with Servers() as servers:
        urls, chats = await servers.feeds(size.feeds), await servers.people(CHATS)
        archive = pieces(size.items)
        for url, some in zip(urls, _shares(archive), strict=True):
            await servers.publish(url, [piece.entry for piece in some])
        rules = words_of((chats[number % CHATS], text) for number, text in enumerate(queries(size.rules)))
        bot = Naive(servers.api_url, servers.token, rules)
        watch = Stopwatch()
        entries = [entry for url in urls for entry in bot.fetch(url)]
        fetching, watch = watch.stop(len(entries)), Stopwatch()
        hits = [(chat, entry) for entry in entries for chat in bot.match(entry)][:MOST_SENT]
        matching, watch = watch.stop(len(entries)), Stopwatch()
        for chat, entry in hits:
            bot.send(chat, entry)
        return [fetching, matching, watch.stop(len(hits))]


async def measure(*, short: bool) -> None:
    """Measure on each database and print."""
    report.title("Through the stages")
    size = Size(FEEDS_SHORT, RULES_SHORT) if short else Size(FEEDS, RULES)
    report.say("the bot of an evening …")
    naive = await naive_speeds(size)
    found: dict[str, Speeds] = {}
    async with databases() as made:
        for kind in (Kind.SQLITE_FULL, Kind.POSTGRESQL) if short else Kind:
            report.say(f"{kind} …")
            found[kind] = await speeds(made, kind, size)
    ratios = [
        (name, *(f"{one.a_second / other.a_second:.2f}" for one, other in zip(of, naive, strict=False)))
        for name, of in found.items()
    ]
    report.table(("speed ÷ that of the bot of an evening", *STAGES[:3]), ratios)
    found["the bot of an evening"] = naive
    report.table(("a second", *STAGES), [(name, *_cells(of, _a_second)) for name, of in found.items()])
    report.table(
        ("ms of computing each", *STAGES), [(name, *_cells(of, _computing)) for name, of in found.items()]
    )
    print(f"{size.items:,} items, {size.rules:,} rules; messages sent: {_counts(found)}.")


def _a_second(speed: Speed) -> str:
    return f"{speed.a_second:,.0f}"


def _computing(speed: Speed) -> str:
    return report.milliseconds(speed.computing_each)


def _cells(of: Speeds, text: Callable[[Speed], str]) -> list[str]:
    return [text(of[number]) if number < len(of) else "" for number in range(len(STAGES))]


def _counts(found: Mapping[str, Speeds]) -> str:
    return ", ".join(f"{name} {of[2].count:,}" for name, of in found.items())


if __name__ == "__main__":
    telemetry.configure("warning", "console")
    uvloop.run(measure(short=report.is_short(__doc__ or "")))
