"""Child processes that parse, and are killed when a body is too much for them."""

import asyncio
import json
import resource
import signal
import struct
from collections.abc import Mapping
from contextlib import nullcontext, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.children import started
from bot.feeds.parse.result import (
    MOST_ENTRIES,
    READY,
    Entry,
    ParsedFeed,
    ParseFailed,
    ParseFailureKind,
    entry_from,
    feed_from,
)

PARSE_SECONDS = 8.0
START_SECONDS = 30.0
PARSES_PER_CHILD = 1000
# A fresh child holds 25 MB; one that a huge body made grow does not give all of it back.
MOST_RESIDENT = 64 << 20
LONGEST_LINE = 1 << 20
# The event loop gets its turn after so many bytes of answer.
BREATH = 128 << 10
CHILD = "bot.feeds.parse.child"
CPU_SIGNALS = (-signal.SIGVTALRM, -signal.SIGPROF, -signal.SIGXCPU)


class ParserPool:
    """Parses bodies in `size` child processes, each started when first needed; an async context manager.

    A body that takes a child down costs that body's result and nothing else: the next one finds a fresh child.
    """

    def __init__(
        self, size: int = 1, *, seconds: float = PARSE_SECONDS, recycle: int = PARSES_PER_CHILD
    ) -> None:
        self._size = size
        self._seconds = seconds
        self._recycle = recycle
        self._idle: asyncio.LifoQueue[_Child | None] = asyncio.LifoQueue()
        # What may wait never holds the last child.
        self._patient = asyncio.Semaphore(max(1, size - 1))
        self._children: set[_Child] = set()

    async def __aenter__(self) -> Self:
        for _ in range(self._size):
            self._idle.put_nowait(None)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await asyncio.gather(*(child.end() for child in self._children))
        self._children.clear()

    async def parse(
        self,
        body: bytes,
        *,
        url: str,
        headers: Mapping[str, str],
        truncated: bool = False,
        patient: bool = False,
    ) -> ParsedFeed | ParseFailed:
        """Parse one body, waiting for a free child; never raises for what the body does.

        Args:
            body: after decompression.
            url: the feed's address, for relative links.
            headers: of the response, with lower-case names.
            truncated: the body broke off.
            patient: leave one child to the others, when there are several: for feeds that strangers chose.
        """
        async with self._patient if patient else nullcontext():
            return await self._parse(body, url, headers, truncated=truncated)

    async def _parse(
        self, body: bytes, url: str, headers: Mapping[str, str], *, truncated: bool
    ) -> ParsedFeed | ParseFailed:
        head = json.dumps({"url": url, "headers": dict(headers), "truncated": truncated}).encode()
        child = await self._idle.get()
        kept: _Child | None = None
        try:
            child = child or await self._start()
            result = await child.parse(head, body, self._seconds)
            worn = child.parsed >= self._recycle or child.resident() > MOST_RESIDENT
            kept = None if worn or child.ended else child
        except OSError as error:
            return ParseFailed(ParseFailureKind.CRASHED, f"no parser could be started: {error}"[:200])
        else:
            return result
        finally:
            self._idle.put_nowait(kept)
            if child is not None and kept is None:
                self._children.discard(child)
                await child.end()

    async def _start(self) -> "_Child":
        child = await _Child.start()
        self._children.add(child)
        return child


class _Child:
    """One child process and its pipes."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._ready = False
        self.parsed = 0
        self.ended = False

    @classmethod
    async def start(cls) -> Self:
        return cls(await started(CHILD, limit=LONGEST_LINE))

    async def parse(self, head: bytes, body: bytes, seconds: float) -> ParsedFeed | ParseFailed:
        """Parse one body; whatever goes wrong ends this child."""
        whole = False
        try:
            await self._await_ready()
            async with asyncio.timeout(seconds):
                result = await self._exchange(head, body)
            whole = True
            self.parsed += 1
        except TimeoutError:
            return ParseFailed(ParseFailureKind.TIMEOUT, f"not parsed within {seconds:g} s")
        except (asyncio.IncompleteReadError, ConnectionError, ValueError, KeyError, TypeError) as error:
            return await self._died(error)
        else:
            return result
        finally:
            if not whole:
                self._kill()

    def resident(self) -> int:
        """Bytes of memory held; 0 where the system does not tell."""
        try:
            pages = Path(f"/proc/{self._process.pid}/statm").read_text().split()[1]
        except (OSError, IndexError):
            return 0
        return int(pages) * resource.getpagesize()

    async def end(self) -> None:
        """Kill the process and wait until it is gone."""
        self._kill()
        if self._process.stdin is not None:
            self._process.stdin.close()
        await self._process.wait()

    def _kill(self) -> None:
        self.ended = True
        with suppress(ProcessLookupError):
            self._process.kill()

    async def _await_ready(self) -> None:
        """Let the imports of a new child end; they do not count as parsing."""
        if not self._ready:
            async with asyncio.timeout(START_SECONDS):
                if await self._line() != READY:
                    raise ValueError("a child that does not speak")
            self._ready = True

    async def _exchange(self, head: bytes, body: bytes) -> ParsedFeed | ParseFailed:
        if self._process.stdin is None:
            raise ConnectionError("a child without input")
        self._process.stdin.write(struct.pack(">II", len(head), len(body)) + head)
        self._process.stdin.write(body)
        await self._process.stdin.drain()
        answer = json.loads(await self._line())
        if "failed" in answer:
            return ParseFailed(ParseFailureKind(answer["failed"]), str(answer["detail"]))
        return feed_from(answer, await self._entries(min(int(answer["entries"]), MOST_ENTRIES)))

    async def _entries(self, count: int) -> tuple[Entry, ...]:
        entries = []
        read = 0
        for _ in range(count):
            line = await self._line()
            entries.append(entry_from(line))
            read += len(line)
            if read > BREATH:
                read = 0
                await asyncio.sleep(0)
        return tuple(entries)

    async def _line(self) -> bytes:
        if self._process.stdout is None:
            raise ConnectionError("a child without output")
        line = await self._process.stdout.readline()
        if not line.endswith(b"\n"):
            raise asyncio.IncompleteReadError(line, None)
        return line

    async def _died(self, error: Exception) -> ParseFailed:
        """Tell what a body did to the child from how the child ended."""
        if not isinstance(error, asyncio.IncompleteReadError | ConnectionError):
            return ParseFailed(ParseFailureKind.CRASHED, "the parser answered nonsense")
        status = await self._process.wait()
        if status in CPU_SIGNALS:
            return ParseFailed(ParseFailureKind.CPU, "too much computing")
        if status == -signal.SIGKILL:
            return ParseFailed(
                ParseFailureKind.MEMORY, "the system ended the parser, as it does when memory runs out"
            )
        return ParseFailed(ParseFailureKind.CRASHED, f"the parser ended with status {status}")
