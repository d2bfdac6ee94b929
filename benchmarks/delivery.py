"""From a decided story to the phones: sends a second, 100,000 chats at once, a kill, a storm of refusals.

    python -m benchmarks.delivery [--short]

The program runs as a process of its own over SQLite; newsroom and Telegram are others, on the same machine. The measure
beside it is a bare loop of aiogram's ``send_message``, as many calls at once as the program makes.
"""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
import uvloop

from benchmarks import report
from benchmarks.databases import Databases, Kind, databases
from benchmarks.processes import memory_of, started, without_starter_feeds
from benchmarks.quick_telegram import QuickTelegram, quick_telegram
from benchmarks.servers import Servers
from bot.clock import SystemClock
from bot.model import ChatKind, ChatState, Level, Schedule, Sound
from bot.storage import Store
from bot.storage.schema import chats, queries, revisions, rules
from bot.telegram import bot_at
from rules import Lexicon, parse

RULE = "kerusuhan"
FIRST_CHAT = 1_000_000
IN_FLIGHT = 32
WATCH_SECONDS = 0.1
SOURCE = """
[[feeds.sources]]
url = "{url}"
publisher = "Kabar"
tier = 2
language = "id"
"""
SETTINGS = """
[telegram]
token = "{token}"
api_url = "{api_url}"
[database]
url = "{database}"
synchronous = "normal"
[delivery]
per_second = {per_second}
per_chat_second = {per_chat_second}
group_per_minute = 600000
flood_per_hour = 10000
[feeds]
min_interval = 1
max_interval = 2
allow_private = ["127.0.0.0/8"]
[log]
level = "info"
"""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is sent in each part."""

    throughput: int
    limited: int
    crowd: int
    storm: int


LONG = Sizes(throughput=5_000, limited=600, crowd=100_000, storm=10_000)
SHORT = Sizes(throughput=300, limited=60, crowd=2_000, storm=400)


@dataclass
class Stage:
    """The program with its newsroom and its Telegram, ready to be told something."""

    pid: int
    telegram: QuickTelegram
    servers: Servers
    feed: str
    database: str
    published: int = 0

    async def publish(self) -> float:
        """Publish a story of its own; gives the moment."""
        self.published += 1
        entry = {
            "title": f"Kerusuhan di pasar {'ABCDEFGHIJ'[self.published]} kota Kendari",
            "summary": f"Massa membakar kios pedagang nomor {self.published}.",
            "link": f"https://kabar.example/{self.published}",
        }
        return await self.servers.publish(self.feed, [entry])

    async def sent(self, count: int) -> None:
        """Wait until so many messages were taken."""
        while (await self.telegram.taken()).count < count:  # noqa: ASYNC110 - another process tells nobody
            await asyncio.sleep(WATCH_SECONDS)

    def seconds_of_work(self) -> float:
        """Processor time of the program so far, its parsers not counted."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Set:
    """All but the program itself."""

    telegram: QuickTelegram
    servers: Servers
    feed: str
    database: str
    config: Path


@asynccontextmanager
async def prepared(
    made: Databases, people: int, per_second: int, per_chat_second: float
) -> AsyncIterator[Set]:
    """Make so many chats with a rule each, a feed, and the configuration."""
    async with quick_telegram() as telegram, Servers() as servers:
        feed = (await servers.feeds(1))[0]
        database = await made.new(Kind.SQLITE_NORMAL)
        await without_starter_feeds(database)
        await crowd(database, people)
        config = made.folder / f"{people}-{per_second}.toml"
        text = SETTINGS.format(
            token=telegram.token,
            api_url=telegram.api_url,
            database=database,
            per_second=per_second,
            per_chat_second=per_chat_second,
        )
        config.write_text(text + SOURCE.format(url=feed), encoding="utf-8")
        yield Set(telegram, servers, feed, database, config)


@asynccontextmanager
async def stage(
    made: Databases, people: int, per_second: int, per_chat_second: float
) -> AsyncIterator[Stage]:
    """Open the stage: the program runs, its feed has been looked at."""
    async with (
        prepared(made, people, per_second, per_chat_second) as there,
        started(there.config) as (pid, _, _),
    ):
        await first_look(there.database)
        yield Stage(pid, there.telegram, there.servers, there.feed, there.database)


async def first_look(database: str) -> None:
    """Wait until the feed's first fetch is committed."""
    async with Store.open(database) as store:
        while True:
            async with store.begin() as tx:
                if all(health.last_good_at is not None for health in await tx.feeds.health()):
                    return
            await asyncio.sleep(WATCH_SECONDS)


async def crowd(database: str, people: int) -> None:
    """Open chats, each with the same rule, as rows: the conversation would take minutes."""
    query = parse(RULE, Lexicon()).query
    now = SystemClock().now()
    async with Store.open(database, synchronous="normal") as store, store.begin() as tx:
        await tx.connection.run_each(
            queries.insert(), [{"id": 1, "digest": query.digest, "text": query.text}]
        )
        chat = {
            "kind": ChatKind.PRIVATE,
            "state": ChatState.OPEN,
            "language": "id",
            "timezone": "Asia/Jakarta",
            "created_at": now,
            "changed_at": now,
        }
        rule = {
            "topic": 0,
            "number": 1,
            "query_id": 1,
            "text": RULE,
            "sources_low": 1,
            "level_low": Level.INFO,
            "sound": Sound.BY_LEVEL,
            "schedule": Schedule.AT_ONCE,
            "paused": False,
            "created_at": now,
        }
        numbers = range(FIRST_CHAT, FIRST_CHAT + people)
        await tx.connection.run_each(chats.insert(), [{"id": number, **chat} for number in numbers])
        await tx.connection.run_each(rules.insert(), [{"chat_id": number, **rule} for number in numbers])


# ----------------------------------------------------------------------------------------------------- parts


@dataclass(frozen=True, slots=True)
class Rate:
    """How quick sending was, and what it cost the sender."""

    per_second: float
    milliseconds_each: float
    share_of_core: float


async def rate_of(made: Databases, count: int, per_second: int, per_chat_second: float) -> Rate:
    """Tell a story to so many chats."""
    async with stage(made, count, per_second, per_chat_second) as one:
        before = one.seconds_of_work()
        await one.publish()
        await one.sent(count)
        work = one.seconds_of_work() - before
        taken = await one.telegram.taken()
        span = taken.last - taken.first
        return Rate((count - 1) / span, work / count * 1e3, work / span)


async def rate_of_bare_loop(count: int) -> Rate:
    """The same number of messages with aiogram alone, in this process."""
    async with quick_telegram() as telegram:
        bot = bot_at(telegram.token, telegram.api_url)
        gate = asyncio.Semaphore(IN_FLIGHT)

        async def send(chat: int) -> None:
            async with gate:
                await bot.send_message(chat, "⚪ <b>Kerusuhan di pasar kota Kendari</b>\n<i>Kabar</i>")

        before = time.process_time()
        async with asyncio.TaskGroup() as tasks:
            for number in range(count):
                tasks.create_task(send(FIRST_CHAT + number))
        work = time.process_time() - before
        taken = await telegram.taken()
        await bot.session.close()
        span = taken.last - taken.first
        return Rate((count - 1) / span, work / count * 1e3, work / span)


@dataclass(frozen=True, slots=True)
class Fanout:
    """One story told to very many chats at thirty a second."""

    seen: float
    first: float
    committed: float
    rows_per_second: float
    memory_before: int
    memory_most: int
    sent_meanwhile: int


async def fan_out(made: Databases, people: int) -> Fanout:
    """Publish one story that concerns everybody; gives times from its publication, in seconds, and bytes."""
    async with stage(made, people, 30, 1) as one, Store.open(one.database) as store:
        before = most = memory_of(one.pid).resident
        published = await one.publish()
        waiting = 0
        while waiting + (await one.telegram.taken()).count < people:
            await asyncio.sleep(1.0)
            most = max(most, memory_of(one.pid).resident)
            async with store.look() as tx:
                waiting = await tx.deliveries.waiting()
        committed = time.monotonic() - published
        taken = await one.telegram.taken()
        seen = await seen_at(store)
        return Fanout(
            seen - published, taken.first - seen, committed, people / committed, before, most, taken.count
        )


async def seen_at(store: Store) -> float:
    """When the newest item was seen, on the monotonic clock."""
    shift = time.monotonic() - SystemClock().now().timestamp()
    async with store.look() as tx:
        newest: datetime = await tx.connection.value(sa.select(sa.func.max(revisions.c.seen_at)))
    return newest.timestamp() + shift


async def recovery(made: Databases, people: int) -> tuple[float, float]:
    """Kill the program amid sending and start it again; gives the seconds to ready and to the next message."""
    async with prepared(made, people, 100, 10) as there:
        async with started(there.config) as (pid, _, _):
            await first_look(there.database)
            one = Stage(pid, there.telegram, there.servers, there.feed, there.database)
            await one.publish()
            await one.sent(people // 4)
            os.kill(pid, signal.SIGKILL)
        count = (await there.telegram.taken()).count
        began = time.monotonic()
        async with started(there.config) as (_, ready, _):
            while (taken := await there.telegram.taken(count)).count <= count:  # noqa: ASYNC110 - likewise
                await asyncio.sleep(WATCH_SECONDS)
        return ready, taken.first - began


@dataclass(frozen=True, slots=True)
class Drain:
    """How long what a storm held up takes to go out, against the shortest time that the rate allows."""

    waiting: int
    took: float
    shortest: float
    refused: int


async def drain(made: Databases, count: int, per_second: int, storm: float) -> Drain:
    """Refuse everything for a while, then let it go."""
    async with stage(made, count, per_second, 10) as one:
        await one.telegram.storm(storm)
        await one.publish()
        await asyncio.sleep(storm)
        over = time.monotonic()
        left = count - (await one.telegram.taken()).count
        await one.sent(count)
        taken = await one.telegram.taken()
        return Drain(left, taken.last - over, left / per_second, taken.refused)


async def measure(sizes: Sizes) -> None:
    """Measure all parts and print."""
    report.title("Delivery")
    async with databases() as made:
        report.say(f"{sizes.throughput:,} messages without limits …")
        free = await rate_of(made, sizes.throughput, 10_000, 10_000)
        bare = await rate_of_bare_loop(sizes.throughput)
        report.say(f"{sizes.limited:,} messages at 30 a second …")
        limited = await rate_of(made, sizes.limited, 30, 1)
        _print_rates(
            [("limits lifted", free), ("30 a second", limited), ("bare send_message loop", bare)], bare
        )
        report.say(f"one story for {sizes.crowd:,} chats …")
        _print_fan_out(await fan_out(made, sizes.crowd), sizes.crowd)
        report.say("killed amid sending …")
        ready, again = await recovery(made, sizes.throughput)
        print(
            f"Killed amid sending: ready {ready:.1f} s after the new start, the next message after {again:.1f} s.\n"
        )
        report.say(f"{sizes.storm:,} messages after a storm of 429 …")
        found = await drain(made, sizes.storm, 300, 10.0)
        print(
            f"After 10 s of 429 ({found.refused} calls refused) {found.waiting:,} messages took {found.took:.1f} s; "
            f"at 300 a second they need {found.shortest:.1f} s: {found.took / found.shortest:.2f} × (aim 1.1)."
        )


def _print_rates(rates: Sequence[tuple[str, Rate]], bare: Rate) -> None:
    rows = [
        (
            name,
            f"{rate.per_second:.0f}",
            f"{rate.milliseconds_each:.2f}",
            f"{rate.milliseconds_each / bare.milliseconds_each:.1f}",
            f"{100 * rate.share_of_core:.0f} %",
        )
        for name, rate in rates
    ]
    report.table(("sending", "a second", "ms of CPU each", "÷ bare loop's", "of a core"), rows)


def _print_fan_out(found: Fanout, people: int) -> None:
    rows = [
        ("seen after publication (looked at every 1 to 2 s)", f"{found.seen:.2f} s"),
        ("first message after it was seen", f"{found.first:.2f} s"),
        ("all deliveries committed after", f"{found.committed:.0f} s"),
        ("chats a second", f"{found.rows_per_second:.0f}"),
        ("messages sent meanwhile (30 a second)", f"{found.sent_meanwhile:,}"),
        ("memory before, MB", report.megabytes(found.memory_before)),
        ("memory at most, MB", report.megabytes(found.memory_most)),
    ]
    report.table((f"one story, {people:,} chats", ""), rows)


if __name__ == "__main__":
    uvloop.run(measure(SHORT if report.is_short(__doc__ or "") else LONG))
