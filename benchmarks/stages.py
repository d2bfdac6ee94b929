"""Items a second through each stage alone, and through the whole program.

    python -m benchmarks.stages [--short]

Two thousand items in four languages stand in forty feeds; a hundred chats hold a thousand rules. *poll* fetches and
keeps them all, *decide* decides them one by one, *send* sends what came of it, with no limit of Telegram's in the way;
*together* is the program with all three and its conversation, from the wake until nothing is left to do.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import pairwise
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

FEEDS, FEEDS_SHORT = 40, 4
CHATS, RULES = 100, 1_000
FREE = Limits(None, None, None)
WATCH_SECONDS = 0.1


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
async def furnished(made: Databases, kind: Kind, feeds: int) -> AsyncIterator[World]:
    """Make a world."""
    async with Servers() as servers:
        urls, chats = await servers.feeds(feeds), await servers.people(CHATS)
        database = await made.new(kind)
        await furnish(database, chats, queries(RULES))
        settings = settings_of(configuration(servers, database, kind, urls))
        yield World(servers, settings, urls, pieces(feeds * ENTRIES_SHOWN))


@dataclass(frozen=True, slots=True)
class Speeds:
    """How many a second: items through poll and decide, messages through send, items through all."""

    poll: float
    decide: float
    send: float
    together: float
    messages: int
    load_seconds: float


async def alone(world: World) -> tuple[float, float, float, int, float]:
    """Run the stages one after the other; gives the seconds of each, the messages, and the seconds of the load."""
    settings, clock = world.settings, SystemClock()
    url = settings.database.url.get_secret_value()
    async with Store.open(url, synchronous=settings.database.synchronous) as store:
        async with store.begin() as tx:
            drafts = [draft_of(source, Origin.CONFIGURATION) for source in settings.feeds.sources]
            await tx.feeds.synchronise(Origin.CONFIGURATION, drafts, clock.now())
        poll = await _poll(world, store, clock)
        decider = Decider(store, Lexicon(), clock, clock, Wake())
        began = time.perf_counter()
        await decider.load()
        load = time.perf_counter() - began
        began = time.perf_counter()
        while await decider.step():
            pass
        decide = time.perf_counter() - began
        send, messages = await _send(settings, store, clock)
    return poll, decide, send, messages, load


async def _poll(world: World, store: Store, clock: SystemClock) -> float:
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
        began = time.perf_counter()
        while await poller.step():
            pass
        return time.perf_counter() - began


async def _make_due(world: World, store: Store, clock: SystemClock) -> None:
    async with store.begin() as tx:
        for url in world.feeds:
            await tx.feeds.look_now(url, clock.now())


async def _send(settings: Settings, store: Store, clock: SystemClock) -> tuple[float, int]:
    token = settings.telegram.token
    assert token is not None
    telegram = Telegram(bot_at(token.get_secret_value(), settings.telegram.api_url), FREE, clock, Random(1))
    sender = Sender(store, telegram, Wording(Texts()), clock, clock, clock, Random(1))
    async with store.begin() as tx:
        messages = await tx.deliveries.waiting()
    told = Wake()
    try:
        began = time.perf_counter()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(sender.run(told))
            await until(lambda: _all_sent(store), WATCH_SECONDS)
            seconds = time.perf_counter() - began
            sender.stop()
            told.set()
    finally:
        await telegram.close()
    return seconds, messages


async def _all_sent(store: Store) -> bool:
    async with store.begin() as tx:
        return not await tx.deliveries.waiting()


async def whole(world: World) -> float:
    """Run the program; gives the seconds from the wake until all is sent."""
    async with running(world.settings) as program:
        await first_looks(program, world.feeds)
        await world.publish()
        began = time.perf_counter()
        await look_now(program, world.feeds)
        await until(lambda: idle(program.store, len(world.archive)), WATCH_SECONDS)
        return time.perf_counter() - began


async def speeds(made: Databases, kind: Kind, feeds: int) -> Speeds:
    """Measure one kind of database."""
    count = feeds * ENTRIES_SHOWN
    async with furnished(made, kind, feeds) as world:
        poll, decide, send, messages, load = await alone(world)
    async with furnished(made, kind, feeds) as world:
        together = await whole(world)
    return Speeds(count / poll, count / decide, messages / send, count / together, messages, load)


async def naive_speeds(feeds: int) -> tuple[float, float, float]:
    """The same for the bot of an evening, without a database: items fetched, items matched, messages sent a second."""
    async with Servers() as servers:
        urls, chats = await servers.feeds(feeds), await servers.people(CHATS)
        archive = pieces(feeds * ENTRIES_SHOWN)
        for url, some in zip(urls, _shares(archive), strict=True):
            await servers.publish(url, [piece.entry for piece in some])
        rules = words_of((chats[number % CHATS], text) for number, text in enumerate(queries(RULES)))
        bot = Naive(servers.api_url, servers.token, rules)
        moments = [time.perf_counter()]
        entries = [entry for url in urls for entry in bot.fetch(url)]
        moments.append(time.perf_counter())
        hits = [(chat, entry) for entry in entries for chat in bot.match(entry)]
        moments.append(time.perf_counter())
        for chat, entry in hits:
            bot.send(chat, entry)
        moments.append(time.perf_counter())
    fetch, match, send = (later - earlier for earlier, later in pairwise(moments))
    return len(entries) / fetch, len(entries) / match, len(hits) / send


async def measure(*, short: bool) -> None:
    """Measure on each database and print."""
    report.title("Through the stages")
    feeds = FEEDS_SHORT if short else FEEDS
    report.say("the bot of an evening …")
    naive = await naive_speeds(feeds)
    found: dict[Kind, Speeds] = {}
    async with databases() as made:
        for kind in Kind:
            report.say(f"{kind} …")
            found[kind] = await speeds(made, kind, feeds)
    head = (
        "a second",
        "poll, items",
        "÷ naive's",
        "decide, items",
        "÷ naive's",
        "send, messages",
        "÷ naive's",
        "together, items",
    )
    rows = [
        (kind, f"{one.poll:,.0f}", f"{one.poll / naive[0]:.2f}", f"{one.decide:,.0f}", f"{one.decide / naive[1]:.2f}",
         f"{one.send:,.0f}", f"{one.send / naive[2]:.2f}", f"{one.together:,.0f}")
        for kind, one in found.items()
    ]  # fmt: skip
    fetch, match, send = naive
    report.table(
        head,
        [
            *rows,
            ("the bot of an evening", f"{fetch:,.0f}", "1", f"{match:,.0f}", "1", f"{send:,.0f}", "1", ""),
        ],
    )
    for kind, one in found.items():
        print(
            f"{kind}: {feeds * ENTRIES_SHOWN:,} items made {one.messages:,} messages; the caches loaded in {one.load_seconds:.2f} s."
        )


if __name__ == "__main__":
    telemetry.configure("warning", "console")
    uvloop.run(measure(short=report.is_short(__doc__ or "")))
