"""How long people wait for an answer: 50 updates a second, while a story goes out to very many chats and without it.

    python -m benchmarks.answering [--short]

The program runs as a process of its own with the limits that Telegram documents; newsroom and Telegram are others, on
the same machine. The time is that from an update being at the Bot API server to the arrival of its answer there.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

import uvloop

from benchmarks import report
from benchmarks.databases import Databases, Kind, databases
from benchmarks.delivery import SOURCE, Stage, crowd, first_look
from benchmarks.processes import started, without_starter_feeds
from benchmarks.quick_telegram import QuickTelegram, quick_telegram
from benchmarks.servers import Servers
from benchmarks.talkers import Waited
from tests.endtoend.test_pushed import free_port

AIM_SECONDS = 0.15
RATE = 50.0
SETTINGS = """
[telegram]
token = "{token}"
api_url = "{api_url}"
mode = "{mode}"
[database]
url = "{database}"
synchronous = "{synchronous}"
[limits]
chats = 1000000
[feeds]
min_interval = 1
max_interval = 2
allow_private = ["127.0.0.0/8"]
[web]
listen = "127.0.0.1:{port}"
public_url = "http://127.0.0.1:{port}"
[log]
level = "info"
"""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many people talk, for how long, and how many others are told a story meanwhile."""

    people: int
    seconds: float
    crowd: int


LONG = Sizes(people=600, seconds=60, crowd=100_000)
SHORT = Sizes(people=150, seconds=5, crowd=2_000)


@dataclass(frozen=True, slots=True)
class Found:
    """How people were answered in one run."""

    waited: Sequence[Waited]
    nobody_free: int
    told: float
    """Alerts a second meanwhile."""
    share_of_core: float


@asynccontextmanager
async def opened(made: Databases, kind: Kind, mode: str, people: int) -> AsyncIterator[Stage]:
    """Run the program beside a crowd that waits for a story."""
    async with quick_telegram() as telegram, Servers() as servers:
        feed = (await servers.feeds(1))[0]
        database = await made.new(kind)
        await without_starter_feeds(database)
        await crowd(database, people)
        config = made.folder / f"{database.rpartition('/')[2].partition('?')[0]}.toml"
        text = SETTINGS.format(
            token=telegram.token,
            api_url=telegram.api_url,
            mode=mode,
            database=database,
            synchronous=kind.synchronous,
            port=free_port(),
        )
        config.write_text(text + SOURCE.format(url=feed), encoding="utf-8")
        async with started(config) as (pid, _, _):
            await first_look(database)
            yield Stage(pid, telegram, servers, feed, database)


async def answered(made: Databases, kind: Kind, mode: str, sizes: Sizes, *, fan_out: bool) -> Found:
    """Let people talk; with ``fan_out`` a story for everybody else comes as they begin."""
    async with opened(made, kind, mode, sizes.crowd) as one:
        # Everybody's first word is /start: what is measured is how those go on who are there.
        await one.telegram.play(sizes.people, RATE, sizes.people / RATE * 1.2)
        if fan_out:
            await one.publish()
            await one.sent(1)
        before, told = one.seconds_of_work(), await taken(one.telegram)
        waited, nobody_free = await one.telegram.play(sizes.people, RATE, sizes.seconds)
        work = one.seconds_of_work() - before
        told = await taken(one.telegram) - told
    return Found(waited, nobody_free, told / sizes.seconds, work / sizes.seconds)


async def taken(telegram: QuickTelegram) -> int:
    """Count the alerts taken so far."""
    return (await telegram.taken()).count


async def measure(sizes: Sizes, *, short: bool) -> None:
    """Measure each way and print."""
    report.title("Answering")
    rows = list[Sequence[object]]()
    async with databases() as made:
        for kind, mode, fan_out in ways(short=short):
            name = f"{kind}, {mode}" + (f", a story for {sizes.crowd:,}" if fan_out else "")
            report.say(f"{name} …")
            found = await answered(made, kind, mode, sizes, fan_out=fan_out)
            rows += _rows(name, found)
    report.table(
        (
            f"{RATE:.0f} updates a second, ms",
            "updates",
            "p50",
            "p99",
            "worst",
            "aim",
            "alerts/s",
            "of a core",
        ),
        rows,
    )


def ways(*, short: bool) -> Sequence[tuple[Kind, str, bool]]:
    """List what is measured."""
    if short:
        return ((Kind.SQLITE_FULL, "polling", True),)
    return (
        (Kind.SQLITE_FULL, "polling", False),
        (Kind.SQLITE_FULL, "polling", True),
        (Kind.SQLITE_FULL, "webhook", True),
        (Kind.POSTGRESQL, "polling", True),
    )


def _rows(name: str, found: Found) -> Sequence[Sequence[object]]:
    answers = [one.answer for one in found.waited if one.answer is not None]
    screens = [one.screen for one in found.waited if one.screen is not None]
    lost = len(found.waited) - len(answers)
    if lost or found.nobody_free:
        print(
            f"{name}: {lost} updates without an answer, {found.nobody_free} times nobody was free to write.\n"
        )
    aim = report.verdict(report.quantile(answers, 0.99), AIM_SECONDS)
    costs = (f"{found.told:.1f}", f"{100 * found.share_of_core:.0f} %")
    kinds = sorted({one.kind for one in found.waited})
    return (
        (name, *_times(answers), aim, *costs),
        *(
            (
                f"· {kind}",
                *_times([one.answer for one in found.waited if one.kind == kind and one.answer]),
                "",
                "",
                "",
            )
            for kind in kinds
        ),
        ("· press, until the screen has changed", *_times(screens), "", "", ""),
    )


def _times(seconds: Sequence[float]) -> tuple[object, ...]:
    if not seconds:
        return (0, "", "", "")
    return (
        len(seconds),
        *(report.milliseconds(report.quantile(seconds, share)) for share in (0.5, 0.99, 1.0)),
    )


if __name__ == "__main__":
    is_short = report.is_short(__doc__ or "")
    uvloop.run(measure(SHORT if is_short else LONG, short=is_short))
