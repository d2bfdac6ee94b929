"""Puts each hostile answer before the fetcher and the parsers, and watches what it costs. Linux only.

async with Stage() as stage:
    act = await stage.play(CASES[0])
"""

import asyncio
import os
import resource
import sys
import time
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.clock import SystemClock
from bot.feeds.body import Limits
from bot.feeds.fetch import Failed, Fetched, Fetcher, NotModified, Request
from bot.feeds.guard import AllowedNetwork, Guard
from bot.feeds.parse.pool import ParserPool
from bot.feeds.parse.result import ParseFailed
from tests.hostile.answers import CASES, Case

TICK = 0.001
LOOK_EVERY = 10
"""Ticks between two looks at the memory."""
SHORT = Limits(seconds=3.0, grace=1.0)
"""For answers that only the clock ends: what they cost does not depend on how long they may."""


@dataclass(frozen=True, slots=True)
class Act:
    """What one answer did.

    `own_cpu` and `parser_cpu` are seconds of processor time, `own_memory` (growth) and `parser_memory` bytes at
    their peak, `lag` by how many seconds the loop was late at each tick.
    """

    name: str
    outcome: str
    seconds: float
    own_cpu: float
    parser_cpu: float
    own_memory: int
    parser_memory: int
    lag: tuple[float, ...]


@dataclass
class _Watch:
    """What is seen while an answer is dealt with."""

    children: tuple[int, ...]
    lag: list[float] = field(default_factory=list)
    peak: int = 0

    async def run(self) -> None:
        loop = asyncio.get_running_loop()
        ticks = 0
        while True:
            due = loop.time() + TICK
            await asyncio.sleep(TICK)
            self.lag.append(max(0.0, loop.time() - due))
            ticks += 1
            if ticks % LOOK_EVERY == 0:
                self.look()

    def look(self) -> None:
        self.peak = max(self.peak, *(peak_of(pid) for pid in self.children), 0)


class Stage:
    """Server, fetcher and parsers; an async context manager."""

    def __init__(self) -> None:
        self._open = AsyncExitStack()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.hostile.server",
            cwd=Path(__file__).parents[2],
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            # At its end it complains of answers that nobody waited for.
            stderr=asyncio.subprocess.DEVNULL,
        )
        self._open.push_async_callback(self._end_server)
        assert self._server.stdout is not None
        self.address = f"http://127.0.0.1:{int(await self._server.stdout.readline())}"
        guard, clock = Guard((AllowedNetwork.parse(self.address.removeprefix("http://")),)), SystemClock()
        enter = self._open.enter_async_context
        self._fetcher = await enter(Fetcher(guard, "kentongan/hostile", clock, clock))
        self._hasty = await enter(Fetcher(guard, "kentongan/hostile", clock, clock, limits=SHORT))
        self._parsers = await enter(ParserPool())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._open.aclose()

    async def _end_server(self) -> None:
        assert self._server.stdin is not None
        self._server.stdin.close()
        with suppress(TimeoutError):
            async with asyncio.timeout(5):
                await self._server.wait()
                return
        self._server.kill()
        await self._server.wait()

    async def play(self, case: Case) -> Act:
        """Have one answer fetched and parsed; a good feed goes through before, so that a parser is there."""
        assert await self.good() == "1 entries"
        watch = _Watch(self._parser_pids())
        for pid in (os.getpid(), *watch.children):
            forget_peak(pid)
        held, own, parsers = peak_of(os.getpid()), time.process_time(), self._parser_seconds()
        began = time.perf_counter()
        watching = asyncio.ensure_future(watch.run())
        try:
            outcome = await self._outcome(
                self._hasty if case.slow else self._fetcher, f"{self.address}/{CASES.index(case)}"
            )
        finally:
            watching.cancel()
        watch.look()
        return Act(
            name=case.name,
            outcome=outcome,
            seconds=time.perf_counter() - began,
            own_cpu=time.process_time() - own,
            parser_cpu=self._parser_seconds() - parsers,
            own_memory=peak_of(os.getpid()) - held,
            parser_memory=watch.peak,
            lag=tuple(watch.lag),
        )

    async def good(self) -> str:
        """Fetch and parse a good feed."""
        return await self._outcome(self._fetcher, f"{self.address}/good")

    async def _outcome(self, fetcher: Fetcher, url: str) -> str:
        answer = await fetcher.fetch(Request(url))
        match answer:
            case Failed():
                return f"not fetched: {answer.kind}"
            case NotModified():
                return "not modified"
            case Fetched():
                parsed = await self._parsers.parse(
                    answer.body, url=answer.url, headers=answer.headers, truncated=answer.truncated
                )
                if isinstance(parsed, ParseFailed):
                    return f"not parsed: {parsed.kind}"
                return f"{len(parsed.entries)} entries"

    def _parser_pids(self) -> tuple[int, ...]:
        tasks = Path(f"/proc/{os.getpid()}/task").iterdir()
        children = {int(pid) for task in tasks for pid in (task / "children").read_text().split()}
        return tuple(pid for pid in children if _is_parser(pid))

    def _parser_seconds(self) -> float:
        """Processor time of all parsers that lived or live; only they have ended so far."""
        ended = resource.getrusage(resource.RUSAGE_CHILDREN)
        return ended.ru_utime + ended.ru_stime + sum(_seconds_of(pid) for pid in self._parser_pids())


def _is_parser(pid: int) -> bool:
    with suppress(OSError):
        return b"bot.feeds.parse.child" in Path(f"/proc/{pid}/cmdline").read_bytes()
    return False


def _seconds_of(pid: int) -> float:
    with suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def peak_of(pid: int) -> int:
    """Most bytes that a process held since `forget_peak`; 0 when it is gone."""
    with suppress(OSError, ValueError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) * 1024
    return 0


def forget_peak(pid: int) -> None:
    """Begin anew to note the most (https://docs.kernel.org/filesystems/proc.html, clear_refs)."""
    with suppress(OSError):
        Path(f"/proc/{pid}/clear_refs").write_text("5")
