"""What the feeds' commands see of the network: feeds looked at and looked for, several at once, with a bar."""

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress

from bot.cli.exits import WrongInputError
from bot.clock import SystemClock
from bot.config import Settings
from bot.feeds.discover import Discoverer, spellings
from bot.feeds.fetch import Failed, Fetched, Fetcher, NotModified, Request
from bot.feeds.guard import AllowedNetwork, Guard, Refused
from bot.feeds.parse.pool import ParserPool
from bot.feeds.parse.result import ParsedFeed, ParseFailed
from bot.feeds.sources import user_agent
from bot.model import Discovery

AT_ONCE = 8

Answer = ParsedFeed | ParseFailed | Failed
T = TypeVar("T")


def screened(settings: Settings, url: str) -> str:
    """Judge an address as the poller would, before any name is looked up.

    Raises:
        WrongInputError: it will never be fetched.
    """
    try:
        Guard(_allowed(settings)).screen(next(iter(spellings(url)), url))
    except Refused as refused:
        raise WrongInputError(f"this address cannot be read: {refused.detail}") from None
    return url


def _allowed(settings: Settings) -> tuple[AllowedNetwork, ...]:
    return tuple(map(AllowedNetwork.parse, settings.feeds.allow_private))


def looked_at(settings: Settings, urls: Sequence[str]) -> list[Answer]:
    """Fetch and parse each address, in their order."""

    async def work() -> list[Answer]:
        async with _network(settings) as (fetcher, parsers):

            async def look(url: str) -> Answer:
                answer = await fetcher.fetch(Request(url))
                match answer:
                    case Fetched():
                        return await parsers.parse(
                            answer.body, url=answer.url, headers=answer.headers, truncated=answer.truncated
                        )
                    case Failed():
                        return answer
                    case NotModified():
                        raise AssertionError("an unconditional request was answered 304")

            return await _each(urls, look, "looking at feeds")

    return asyncio.run(work())


def discovered(settings: Settings, urls: Sequence[str], *, alone: bool = False) -> list[Discovery]:
    """Find the feeds at each address, in their order; ``alone`` asks no page and tries no other place."""

    async def work() -> list[Discovery]:
        async with _network(settings) as (fetcher, parsers):
            discoverer = Discoverer(fetcher, parsers, SystemClock())
            look = discoverer.look_at if alone else discoverer.discover
            return await _each(urls, look, "looking for feeds")

    return asyncio.run(work())


def watched(values: Sequence[T], at_once: int, doing: str) -> Iterator[Sequence[T]]:
    """Give values so many at once; a person who watches sees how far it is."""
    with _bar() as progress:
        bar = progress.add_task(doing, total=len(values))
        for start in range(0, len(values), at_once):
            yield values[start : start + at_once]
            progress.advance(bar, at_once)


def _bar() -> Progress:
    return Progress(console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True)


@asynccontextmanager
async def _network(settings: Settings) -> AsyncIterator[tuple[Fetcher, ParserPool]]:
    clock = SystemClock()
    fetcher = Fetcher(Guard(_allowed(settings)), user_agent(settings), clock, clock)
    async with fetcher, ParserPool() as parsers:
        yield fetcher, parsers


async def _each(urls: Sequence[str], look: Callable[[str], Awaitable[T]], doing: str) -> list[T]:
    """Look at all, some at a time; a person who watches sees how far it is."""
    gate = asyncio.Semaphore(AT_ONCE)
    with _bar() as progress:
        bar = progress.add_task(doing, total=len(urls))

        async def one(url: str) -> T:
            async with gate:
                seen = await look(url)
            progress.advance(bar)
            return seen

        async with asyncio.TaskGroup() as tasks:
            looks = [tasks.create_task(one(url)) for url in urls]
    return [each.result() for each in looks]
