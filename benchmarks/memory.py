"""What the program holds in memory at rest, and after a thousand items.

    python -m benchmarks.memory [--short]

57 feeds on loopback take the place of the starter feeds, which are not contacted; ten chats hold a hundred rules.
"""

import asyncio
import sys
from collections.abc import Sequence

from benchmarks import report
from benchmarks.archive import pieces, queries
from benchmarks.databases import Kind, databases
from benchmarks.processes import Memory, children_of, environment, memory_of, started, without_starter_feeds
from benchmarks.program import configuration, furnish, idle, until
from benchmarks.servers import Servers
from benchmarks.start_up import LIBRARIES
from bot.storage import Store

FEEDS, CHATS, RULES = 57, 10, 100
ITEMS, ITEMS_SHORT = 1_000, 100
REST_SECONDS, REST_SECONDS_SHORT = 8.0, 3.0
WATCH_SECONDS = 0.5
AIMS = {"main": 320e6, "parser": 70e6}


async def holdings(items: int, rest: float) -> dict[str, list[Memory]]:
    """Run the program; gives the memory of ``main`` and ``parser`` at rest, and after the items."""
    found: dict[str, list[Memory]] = {"main": [], "parser": []}
    async with databases() as made, Servers() as servers:
        feeds, chats = await servers.feeds(FEEDS), await servers.people(CHATS)
        database = await made.new(Kind.SQLITE_FULL)
        await furnish(database, chats, queries(RULES))
        await without_starter_feeds(database)
        config = made.folder / "config.toml"
        text = configuration(servers, database, Kind.SQLITE_FULL, feeds, interval=2, level="info")
        config.write_text(text, encoding="utf-8")
        async with started(config) as (pid, _, _), Store.open(database) as store:
            await asyncio.sleep(rest)
            _note(found, pid)
            archive = pieces(items)
            for number, url in enumerate(feeds):
                await servers.publish(url, [piece.entry for piece in archive[number::FEEDS]])
            await until(lambda: idle(store, items), WATCH_SECONDS)
            await asyncio.sleep(rest)
            _note(found, pid)
    return found


def _note(found: dict[str, list[Memory]], pid: int) -> None:
    found["main"].append(memory_of(pid))
    found["parser"].append(
        max((memory_of(child) for child in children_of(pid)), key=lambda one: one.resident)
    )


async def libraries(text: str) -> Memory:
    """Import libraries in a process and see what it holds."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        f"{text}\nprint(flush=True)\ninput()",
        env=environment(),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    await process.stdout.readline()
    held = memory_of(process.pid)
    process.kill()
    await process.wait()
    return held


async def measure(*, short: bool) -> None:
    """Measure and print."""
    report.title("Memory")
    items = ITEMS_SHORT if short else ITEMS
    report.say("kentongan run …")
    found = await holdings(items, REST_SECONDS_SHORT if short else REST_SECONDS)
    alone = {"main": await libraries(LIBRARIES), "parser": await libraries("import feedparser, json")}
    rows = []
    for name, (at_rest, after) in found.items():
        aim = AIMS[name]
        for when, held in (("at rest", at_rest), (f"after {items:,} items", after)):
            rows.append(
                _row(
                    f"{name}, {when}",
                    held,
                    alone[name],
                    report.verdict(at_rest.resident, aim) if held is at_rest else "",
                )
            )
        rows.append(_row(f"{name}: its libraries alone", alone[name], alone[name], ""))
    report.table(("MB", "÷ libraries'", "resident", "its own", "aim"), rows)
    print("Aims at rest, resident: main at most 320 MB, a parser child at most 70 MB.")


def _row(name: str, held: Memory, alone: Memory, met: str) -> Sequence[str]:
    return (
        name,
        f"{held.resident / alone.resident:.2f}",
        report.megabytes(held.resident),
        report.megabytes(held.own),
        met,
    )


if __name__ == "__main__":
    asyncio.run(measure(short=report.is_short(__doc__ or "")))
