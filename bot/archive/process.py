"""The program's end of the line to the process that counts: started when it is first asked, killed when it takes too long."""

import asyncio
import os
from collections.abc import Mapping
from contextlib import suppress
from types import TracebackType
from typing import Self

import structlog

from bot.archive.wire import READY, Beginning, answer_from_line, question_to_line
from bot.children import started
from bot.model import NotCounted, Question, WouldHaveSent

START_SECONDS = 60.0
COUNT_SECONDS = 30.0
IDLE_SECONDS = 600.0
"""A process that nobody has asked for so long is ended: it holds more than 100 MB."""
LONGEST_LINE = 1 << 20
CHILD = "bot.archive.child"

log = structlog.get_logger(__name__)


class CountingProcess:
    """``bot.ports.Archive`` in a child process, one question at a time; an async context manager.

    A question that takes the child down, or more than ``seconds``, costs its own answer and nothing else.
    """

    def __init__(
        self,
        url: str,
        cache: str | None = None,
        *,
        seconds: float = COUNT_SECONDS,
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:
        self._beginning = Beginning(url, cache)
        self._seconds = seconds
        self._idle_seconds = idle_seconds
        self._turn = asyncio.Lock()
        self._process: asyncio.subprocess.Process | None = None
        self._rest: asyncio.TimerHandle | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._wake_from_rest()
        await self._end()

    async def count(self, question: Question) -> WouldHaveSent | NotCounted:
        """Count what a rule would have sent; never raises for a question."""
        async with self._turn:
            self._wake_from_rest()
            answered = False
            try:
                process = await self._running()
                async with asyncio.timeout(self._seconds):
                    answer = await _exchange(process, question_to_line(question))
                answered = True
            except TimeoutError:
                return NotCounted.TOO_LONG
            except (OSError, asyncio.IncompleteReadError, ValueError, KeyError, TypeError) as error:
                log.warning("archive.not_counted", why=type(error).__name__)
                return NotCounted.FAILED
            finally:
                if not answered:
                    await self._end()
            self._rest = asyncio.get_running_loop().call_later(self._idle_seconds, self._kill)
        if isinstance(answer, str):
            log.warning("archive.not_counted", why=answer)
            return NotCounted.FAILED
        return answer

    async def _running(self) -> asyncio.subprocess.Process:
        """The child, begun anew where there is none or it has ended."""
        if self._process is not None and self._process.returncode is None:
            return self._process
        await self._end()
        process = self._process = await started(CHILD, limit=LONGEST_LINE, shared=_shared())
        async with asyncio.timeout(START_SECONDS):
            if await _said(process, self._beginning.to_line()) != READY:
                raise ValueError("a child that does not speak")
        return process

    def _wake_from_rest(self) -> None:
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None

    def _kill(self) -> None:
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.kill()

    async def _end(self) -> None:
        """Kill the child and wait until it is gone."""
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(ProcessLookupError):
            process.kill()
        if process.stdin is not None:
            process.stdin.close()
        await process.wait()


def _shared() -> Mapping[str, str]:
    """What a PostgreSQL client reads of the environment."""
    return {name: value for name, value in os.environ.items() if name == "HOME" or name.startswith("PG")}


async def _exchange(process: asyncio.subprocess.Process, line: bytes) -> WouldHaveSent | str:
    return answer_from_line(await _said(process, line))


async def _said(process: asyncio.subprocess.Process, line: bytes) -> bytes:
    if process.stdin is None or process.stdout is None:
        raise ConnectionError("a child without a line to it")
    process.stdin.write(line)
    await process.stdin.drain()
    answer = await process.stdout.readline()
    if not answer.endswith(b"\n"):
        raise asyncio.IncompleteReadError(answer, None)
    return answer
