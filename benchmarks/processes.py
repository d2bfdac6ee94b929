"""The program as a process of its own: started as an operator does, watched from outside. Linux only."""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bot.clock import SystemClock
from bot.feeds.sources import draft_of
from bot.feeds.starter import starter_feeds
from bot.model import Origin
from bot.storage import Store

ROOT = Path(__file__).parents[1]
READY = "run.ready"
READY_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Memory:
    """Bytes that a process holds: ``resident`` with what it shares with others, ``own`` without."""

    resident: int
    own: int


def memory_of(pid: int) -> Memory:
    """Read what a process holds (https://docs.kernel.org/filesystems/proc.html, smaps_rollup)."""
    found = dict[str, int]()
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]:
        name, size = line.split()[:2]
        found[name.rstrip(":")] = int(size) * 1024
    return Memory(found["Rss"], found["Private_Clean"] + found["Private_Dirty"])


def children_of(pid: int) -> list[int]:
    """List a process's children."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text(encoding="ascii").split()]


def environment() -> Mapping[str, str]:
    """Nothing of ours but where the program stands."""
    return {"PYTHONPATH": str(ROOT), "PATH": os.defpath, "LC_ALL": "C.UTF-8"}


async def without_starter_feeds(database: str) -> None:
    """Leave the database as after an operator took out all starter feeds: they are on the internet."""
    async with Store.open(database) as store, store.begin() as tx:
        drafts = [draft_of(source, Origin.STARTER) for source in starter_feeds()]
        await tx.feeds.synchronise(Origin.STARTER, drafts, SystemClock().now())
        for health in await tx.feeds.health():
            await tx.feeds.remove(health.feed.id)


@asynccontextmanager
async def started(config: Path, *options: str) -> AsyncIterator[tuple[int, float, str]]:
    """Run ``kentongan run`` until the block ends; gives its id, the seconds until it was ready, and what it wrote.

    Raises:
        RuntimeError: it ended before it was ready.
    """
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *options,
        "-m",
        "bot",
        "run",
        "--config",
        str(config),
        cwd=config.parent,
        env=environment(),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        limit=1 << 24,
    )
    try:
        said, seconds = await _ready(process, began)
        assert process.stderr is not None
        draining = asyncio.ensure_future(process.stderr.read())
        yield process.pid, seconds, said
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        await process.wait()
    await draining


async def _ready(process: asyncio.subprocess.Process, began: float) -> tuple[str, float]:
    assert process.stderr is not None
    lines = []
    async with asyncio.timeout(READY_SECONDS):
        while line := (await process.stderr.readline()).decode():
            lines.append(line)
            if READY in line:
                return "".join(lines), time.perf_counter() - began
    raise RuntimeError("it ended before it was ready:\n" + "".join(lines))
