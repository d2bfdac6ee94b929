"""From a newsroom's publication to the ``sendMessage`` call arriving at Telegram, one item after the other.

    python -m benchmarks.end_to_end [--short]

The wake is the start, not the poll interval: as soon as an item is published its feed is made due. The program runs
in this process (its parser in a child, as always), newsroom and Telegram in another. A hundred chats hold a thousand
rules; each item matches one chat's. The stages' times are those that the program writes down itself, before its
commits: a commit counts to the stage after it.
"""

import asyncio
import time
from dataclasses import dataclass
from random import Random

import sqlalchemy as sa
import uvloop

from benchmarks import report
from benchmarks.archive import Piece, invented, pieces, queries
from benchmarks.databases import Databases, Kind, databases
from benchmarks.peers.naive import Naive, words_of
from benchmarks.program import configuration, first_looks, furnish, look_now, running, settings_of
from benchmarks.servers import Servers
from bot import app, telemetry
from bot.clock import SystemClock
from bot.storage.schema import revisions

FEEDS, CHATS = 8, 100
RULES, RULES_SHORT = 1_000, 200
ITEMS, ITEMS_SHORT, WARM_UP = 400, 40, 15
REST_SECONDS = 0.03
AIM_SECONDS = 0.25


@dataclass(frozen=True, slots=True)
class Way:
    """The moments of one item's way, in seconds of the monotonic clock."""

    published: float
    due: float
    asked: float
    parsed: float
    decided: float
    called: float


STAGES = (
    ("publication → feed due (commit)", "published", "due"),
    ("→ request at the newsroom", "due", "asked"),
    ("→ fetched, parsed, known ones told apart", "asked", "parsed"),
    ("→ (commit) annotated, clustered, matched", "parsed", "decided"),
    ("→ (commit) leased (commit), call arrives", "decided", "called"),
    ("publication → call", "published", "called"),
)


@dataclass(frozen=True, slots=True)
class Told:
    """An item with the name that one chat's rule asks for."""

    piece: Piece
    name: str


def told_items(count: int) -> list[Told]:
    """Give every item a name of its own, so that it concerns one chat and is no telling of another's event."""
    random = Random(7)
    archive = [piece for piece in pieces(3 * count) if not piece.link.startswith("https://news.example/r")]
    made = []
    for number, piece in enumerate(archive[:count]):
        name = invented(random, 5)
        title = f"{name}: {piece.title}"
        summary = f"{piece.summary} {name} {invented(random, 4)} {invented(random, 4)}."
        made.append(
            Told(Piece(piece.language, title, summary, f"https://news.example/told/{number:05}"), name)
        )
    return made


async def ways(
    kind: Kind, made: Databases, servers: Servers, told: list[Told], rules: list[str]
) -> list[Way | None]:
    """Publish items one by one and follow each; None for one whose call did not come."""
    feeds, chats = await servers.feeds(FEEDS), await servers.people(CHATS)
    database = await made.new(kind)
    await furnish(database, chats, rules)
    settings = settings_of(configuration(servers, database, kind, feeds))
    calls: list[tuple[float, float, float, float] | None] = []
    async with running(settings) as program:
        await first_looks(program, feeds)
        for number, one in enumerate(told):
            calls.append(await _called(program, servers, feeds[number % FEEDS], one))
            await asyncio.sleep(REST_SECONDS)
        kept = await _kept(program)
    return [
        None if call is None else _whole(call, *kept[one.piece.link])
        for one, call in zip(told, calls, strict=True)
    ]


def _whole(call: tuple[float, float, float, float], parsed: float, decided: float) -> Way:
    published, due, asked, called = call
    return Way(published, due, asked, parsed, decided, called)


async def _called(
    program: app.Running, servers: Servers, feed: str, one: Told
) -> tuple[float, float, float, float] | None:
    """Publish an item and see it told; gives the moments that are seen from outside."""
    published = await servers.publish(feed, [one.piece.entry])
    await look_now(program, [feed])
    due = time.monotonic()
    called = await servers.call_with(one.name)
    if called is None:
        return None
    return published, due, await servers.request_after(feed, published), called


async def _kept(program: app.Running) -> dict[str, tuple[float, float]]:
    """Read when each item was parsed and when decided, on the monotonic clock."""
    shift = time.monotonic() - SystemClock().now().timestamp()
    async with program.store.begin() as tx:
        rows = await tx.connection.rows(
            sa.select(revisions.c.link, revisions.c.seen_at, revisions.c.decided_at)
        )
    return {
        row.link: (row.seen_at.timestamp() + shift, row.decided_at.timestamp() + shift)
        for row in rows
        if row.decided_at is not None
    }


async def naive_ways(servers: Servers, told: list[Told], rules: list[str]) -> list[float]:
    """The same for the bot of an evening: it looks at the one feed as soon as it is published."""
    feeds, chats = await servers.feeds(FEEDS), await servers.people(CHATS)
    bot = Naive(
        servers.api_url, servers.token, words_of((chats[n % CHATS], text) for n, text in enumerate(rules))
    )
    seconds = []
    for number, one in enumerate(told):
        feed = feeds[number % FEEDS]
        published = await servers.publish(feed, [one.piece.entry])
        bot.look([feed])
        called = await servers.call_with(one.name)
        if called is not None:
            seconds.append(called - published)
        await asyncio.sleep(REST_SECONDS)
    return seconds


async def measure(*, short: bool) -> None:
    """Measure on each database and print."""
    report.title("End to end")
    told = told_items((ITEMS_SHORT if short else ITEMS) + WARM_UP)
    rules = [one.name for one in told] + queries((RULES_SHORT if short else RULES) - len(told))
    async with databases() as made:
        async with Servers() as servers:
            report.say("the bot of an evening …")
            naive = (await naive_ways(servers, told, rules))[WARM_UP:]
        found: dict[Kind, list[Way | None]] = {}
        for kind in (Kind.SQLITE_FULL, Kind.POSTGRESQL):
            report.say(f"{kind} …")
            async with Servers() as servers:
                found[kind] = (await ways(kind, made, servers, told, rules))[WARM_UP:]
    _print(found, naive)


def _print(found: dict[Kind, list[Way | None]], naive: list[float]) -> None:
    half = report.quantile(naive, 0.5)
    rows = []
    for kind, followed in found.items():
        seconds = [way.called - way.published for way in followed if way is not None]
        p50, p99 = report.quantile(seconds, 0.5), report.quantile(seconds, 0.99)
        rows.append(
            (
                kind,
                f"{p50 / half:.1f}",
                len(seconds),
                report.milliseconds(p50),
                report.milliseconds(p99),
                report.milliseconds(max(seconds)),
                report.verdict(p99, AIM_SECONDS),
            )
        )
    naive_row = [
        len(naive),
        *(report.milliseconds(report.quantile(naive, share)) for share in (0.5, 0.99, 1.0)),
        "",
    ]
    head = ("publication → call, ms", "p50 ÷ naive's", "items", "p50", "p99", "worst", "p99 ≤ 250")
    report.table(head, [*rows, ("the bot of an evening", "1.0", *naive_row)])
    for kind, followed in found.items():
        there = [way for way in followed if way is not None]
        report.table(
            (f"{kind}, ms", "p50", "p99"),
            [
                (name, *(report.milliseconds(_part(there, begin, end, share)) for share in (0.5, 0.99)))
                for name, begin, end in STAGES
            ],
        )
        if len(there) < len(followed):
            print(f"{len(followed) - len(there)} items were not called for.\n")


def _part(followed: list[Way], begin: str, end: str, share: float) -> float:
    return report.quantile([getattr(way, end) - getattr(way, begin) for way in followed], share)


if __name__ == "__main__":
    telemetry.configure("warning", "console")
    uvloop.run(measure(short=report.is_short(__doc__ or "")))
