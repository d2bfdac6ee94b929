"""A newsroom and Telegram on loopback, in a process of their own: what they cost is not the program's.

Commands and answers are JSON, a line each, over the child's standard input and output. All times are seconds on
the machine's monotonic clock, which is one for all processes.
"""

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from types import TracebackType
from typing import Any, Self

from bot.clock import SystemClock
from tests.botapi.calls import Call
from tests.botapi.server import BotApi
from tests.feedserver.render import Entry, Format
from tests.feedserver.server import Feed, FeedServer

ENTRIES_SHOWN = 50
CALL_SECONDS = 5.0
LONGEST_LINE = 1 << 24


class Servers:
    """The child and the line to it; an async context manager."""

    token: str
    api_url: str

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None

    async def __aenter__(self) -> Self:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "benchmarks.servers",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=LONGEST_LINE,
        )
        about = await self._read()
        self.token, self.api_url = about["token"], about["api_url"]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
            await self._process.wait()

    async def ask(self, command: str, **arguments: object) -> Any:
        """Have a command done and give its answer."""
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([command, arguments]).encode() + b"\n")
        await self._process.stdin.drain()
        return await self._read()

    async def _read(self) -> Any:
        assert self._process is not None
        assert self._process.stdout is not None
        line = await self._process.stdout.readline()
        if not line:
            raise RuntimeError("the servers ended; what they wrote above says why")
        return json.loads(line)

    async def feeds(self, count: int) -> list[str]:
        """Make new feeds and tell their addresses."""
        addresses: list[str] = await self.ask("feeds", count=count)
        return addresses

    async def people(self, count: int) -> list[int]:
        """Let people exist who have started the bot, and tell their chats' numbers."""
        numbers: list[int] = await self.ask("people", count=count)
        return numbers

    async def publish(self, url: str, entries: Sequence[Mapping[str, str]]) -> float:
        """Put entries (``title``, ``summary``, ``link``) on top of a feed; tell when that was done."""
        moment: float = await self.ask("publish", url=url, entries=list(entries))
        return moment

    async def call_with(self, words: str) -> float | None:
        """Wait for the first message that holds some words and tell when its call arrived; None when none comes."""
        moment: float | None = await self.ask("call_with", words=words)
        return moment

    async def calls(self) -> list[float]:
        """Tell when each ``sendMessage`` so far arrived."""
        moments: list[float] = await self.ask("calls")
        return moments

    async def request_after(self, url: str, moment: float) -> float:
        """Tell when the first request for a feed arrived after a moment."""
        answer: float = await self.ask("request_after", url=url, moment=moment)
        return answer


class _Desk:
    """Does what the harness asks for, within the child."""

    def __init__(self, newsroom: FeedServer, telegram: BotApi) -> None:
        self._newsroom = newsroom
        self._telegram = telegram
        self._feeds: dict[str, Feed] = {}
        self._read = 0
        self._told: dict[str, float] = {}

    async def feeds(self, count: int) -> list[str]:
        made = []
        for number in range(len(self._feeds), len(self._feeds) + count):
            form = (Format.RSS, Format.ATOM)[number % 2]
            feed = self._newsroom.feed(f"/{number}.xml", form, title=f"Newsroom {number}")
            feed.newest = ENTRIES_SHOWN
            self._feeds[feed.url] = feed
            made.append(feed.url)
        return made

    async def people(self, count: int) -> list[int]:
        return [self._telegram.user(f"Budi {number}", started=True).id for number in range(count)]

    async def publish(self, url: str, entries: Sequence[Mapping[str, str]]) -> float:
        at = SystemClock().now()
        self._feeds[url].publish(
            *(
                Entry(one["title"], one["link"], guid=one["link"], summary=one["summary"], published=at)
                for one in entries
            )
        )
        return time.monotonic()

    async def calls(self) -> list[float]:
        return [call.moment for call in self._telegram.log.of("sendMessage")]

    async def call_with(self, words: str) -> float | None:
        try:
            async with asyncio.timeout(CALL_SECONDS):
                while (moment := self._moment_of(words)) is None:
                    await self._telegram.log.wait_for(
                        "sendMessage",
                        len(self._telegram.log.of("sendMessage")) + 1,
                        CALL_SECONDS,
                    )
        except (TimeoutError, AssertionError):
            return None
        return moment

    def _moment_of(self, words: str) -> float | None:
        calls = self._telegram.log.calls
        for call in calls[self._read :]:
            self._note(call)
        self._read = len(calls)
        return next((moment for text, moment in self._told.items() if words in text), None)

    def _note(self, call: Call) -> None:
        if call.method == "sendMessage" and call.taken:
            self._told.setdefault(str(call.params.get("text")), call.moment)

    async def request_after(self, url: str, moment: float) -> float:
        # The loop's clock is the machine's monotonic one.
        return next(one.at for one in self._feeds[url].requests if one.at >= moment)


async def _serve() -> None:
    loop = asyncio.get_running_loop()
    source = asyncio.StreamReader(limit=LONGEST_LINE)
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(source), sys.stdin)
    async with FeedServer() as newsroom, BotApi() as telegram:
        _answer({"token": telegram.token, "api_url": telegram.url})
        desk = _Desk(newsroom, telegram)
        while line := await source.readline():
            name, arguments = json.loads(line)
            command: Callable[..., Awaitable[object]] = getattr(desk, name)
            _answer(await command(**arguments))
        telegram.assert_clean()


def _answer(value: object) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(_serve())
