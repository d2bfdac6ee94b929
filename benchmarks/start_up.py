"""How long the program takes from the command to ready, and where that time goes.

    python -m benchmarks.start_up [--short]

Ready is the line ``run.ready``: the database is open, the caches are loaded, Telegram has said who we are, all stages
run. The database is there already, with 57 feeds and 100 rules; the starter feeds are not contacted.
"""

import asyncio
import statistics
import subprocess
import sys
import time
from collections import defaultdict

from benchmarks import report
from benchmarks.archive import queries
from benchmarks.databases import Kind, databases
from benchmarks.processes import ROOT, environment, started, without_starter_feeds
from benchmarks.program import configuration, furnish
from benchmarks.servers import Servers

FEEDS, CHATS, RULES = 57, 10, 100
TIMES, TIMES_SHORT = 7, 1
AIM_SECONDS = 6.0
SHOWN = 12
LIBRARIES = "import aiogram, aiohttp, sqlalchemy.ext.asyncio, aiosqlite, alembic.command, pydantic, structlog, babel, uvloop"
LIGHT = (["--version"], ["rules", "parse", "kerusuhan AND Kazakhstan"], ["db", "info"], ["feeds", "list"])
HEAVY = ("aiogram", "sqlalchemy", "pydantic")


async def run_seconds(times: int) -> tuple[list[float], str]:
    """Start the program so many times; gives the seconds to ready, and the import times of one start more."""
    async with databases() as made, Servers() as servers:
        feeds, chats = await servers.feeds(FEEDS), await servers.people(CHATS)
        database = await made.new(Kind.SQLITE_FULL)
        await furnish(database, chats, queries(RULES))
        await without_starter_feeds(database)
        config = made.folder / "config.toml"
        text = configuration(servers, database, Kind.SQLITE_FULL, feeds, level="info")
        config.write_text(text, encoding="utf-8")
        seconds = []
        for _ in range(times):
            async with started(config) as (_pid, ready, _said):
                seconds.append(ready)
        async with started(config, "-X", "importtime") as (_pid, _ready, said):
            return seconds, said


def import_seconds(said: str) -> dict[str, float]:
    """Sum up ``-X importtime`` by the first part of each module's name: a package's own modules, not what they import."""
    own: defaultdict[str, float] = defaultdict(float)
    for line in said.splitlines():
        cells = line.removeprefix("import time:").split("|")
        if line.startswith("import time:") and cells[0].strip().isdigit():
            own[cells[2].strip().partition(".")[0]] += int(cells[0]) / 1e6
    return own


def command_seconds(arguments: list[str], times: int) -> float:
    """Run a command so many times and give the median of its seconds."""
    return statistics.median(_timed([*arguments]) for _ in range(times))


def _timed(arguments: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(  # noqa: S603 - our own words
        [sys.executable, *arguments], env=dict(environment()), cwd=ROOT, check=False, capture_output=True
    )
    return time.perf_counter() - began


def loaded_by(arguments: list[str]) -> str:
    """Name the heavy libraries that a command imports."""
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-X", "importtime", "-m", "bot", *arguments],
        env=dict(environment()),
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    loaded = import_seconds(done.stderr)
    return ", ".join(name for name in HEAVY if name in loaded) or "none of them"


def measure(*, short: bool) -> None:
    """Measure and print."""
    report.title("Start")
    times = TIMES_SHORT if short else TIMES
    report.say("kentongan run …")
    seconds, said = asyncio.run(run_seconds(times))
    report.say("libraries and other commands …")
    libraries = command_seconds(["-c", LIBRARIES], times)
    median = statistics.median(seconds)
    head = ("seconds, warm", "÷ libraries'", "median", "least", "most", "≤ 6")
    rows = [
        ("`kentongan run` to ready", f"{median / libraries:.2f}", *(f"{one:.2f}" for one in (median, min(seconds), max(seconds))), report.verdict(median, AIM_SECONDS)),
        ("its libraries alone, imported", "1", f"{libraries:.2f}", "", "", ""),
        ("Python alone", "", f"{command_seconds(['-c', ''], times):.2f}", "", "", ""),
    ]  # fmt: skip
    report.table(head, rows)
    own = import_seconds(said)
    whole = sum(own.values())
    longest = sorted(own.items(), key=lambda one: -one[1])
    report.table(
        ("imports of `run` (-X importtime)", "ms", "%"),
        [
            *(
                (name, report.milliseconds(spent), f"{100 * spent / whole:.0f}")
                for name, spent in longest[:SHOWN]
            ),
            ("all", report.milliseconds(whole), "100"),
        ],
    )
    commands = [
        (f"`kentongan {' '.join(one)}`", f"{command_seconds(['-m', 'bot', *one], times):.2f}", loaded_by(one))
        for one in LIGHT
    ]
    report.table(("other commands", "seconds", f"of {', '.join(HEAVY)} they import"), commands)


if __name__ == "__main__":
    measure(short=report.is_short(__doc__ or ""))
