"""``feeds``: list, add, remove, check and preview, against the database and the feeds themselves."""

import asyncio
import sys
from collections.abc import Mapping, Sequence

from pydantic import ValidationError
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from bot.cli.database import done, opened
from bot.cli.exits import FAILED, FailedError, WrongInputError
from bot.clock import SystemClock
from bot.config import FeedSource, Settings
from bot.feeds.fetch import Failed, Fetched, Fetcher, NotModified, Request
from bot.feeds.guard import AllowedNetwork, Guard, Refused
from bot.feeds.parse.pool import ParserPool
from bot.feeds.parse.result import ParsedFeed, ParseFailed
from bot.feeds.sources import draft_of, user_agent
from bot.feeds.starter import starter_feeds
from bot.model import Feed, FeedHealth, FeedState, Origin, Scope

AT_ONCE = 8
ENTRIES_SHOWN = 3
UNBOUNDED = 10_000
"""A line's width that no feed needs."""


def list_feeds(settings: Settings) -> int:
    """Print the feeds with their health; gives the exit code."""

    async def read() -> tuple[FeedHealth, ...]:
        async with opened(settings) as store, store.begin() as tx:
            return await tx.feeds.health()

    feeds = done(read)
    if not feeds:
        print(
            "There are no feeds yet: they come with the first `kentongan run`, or with `kentongan feeds add URL`."
        )
        return 0
    table = Table(box=None, pad_edge=False)
    for column in ("publisher", "language", "state", "last looked", "items", "address"):
        table.add_column(column, overflow="fold")
    for health in feeds:
        table.add_row(
            health.feed.publisher,
            health.feed.language or "",
            _state(health),
            f"{health.last_looked_at:%Y-%m-%d %H:%M}" if health.last_looked_at else "not yet",
            str(health.items),
            health.feed.url if health.feed.scope is Scope.SHARED else "(private)",
        )
    _console().print(table)
    return 0


def _state(health: FeedHealth) -> str:
    if health.feed.state is not FeedState.ACTIVE:
        return str(health.feed.state)
    if health.error is None:
        return "well" if health.last_good_at else "new"
    return f"{health.error} ×{health.failures}"


def add_feed(settings: Settings, source: FeedSource) -> int:
    """Add a feed that every chat reads; gives the exit code."""
    screened(settings, source.url)
    draft = draft_of(source, Origin.OPERATOR)

    async def add() -> tuple[Feed, bool]:
        async with opened(settings) as store, store.begin() as tx:
            before = await tx.feeds.by_url(source.url)
            after = await tx.feeds.add(draft, SystemClock().now())
            return after, before == after

    feed, known = done(add)
    print(f"{feed.url} is read {'already' if known else 'from now on'}, as {feed.publisher}.")
    return 0


def source_of(**given: object) -> FeedSource:
    """Make a feed of what the command line says.

    Raises:
        WrongInputError: something is not as it must be; one line says what.
    """
    try:
        return FeedSource(**given)  # type: ignore[arg-type]  # pydantic judges what was typed
    except ValidationError as error:
        detail = error.errors()[0]
        raise WrongInputError(f"{detail['loc'][-1]}: {detail['msg'].removeprefix('Value error, ')}") from None


def screened(settings: Settings, url: str) -> str:
    """Judge an address as the poller would, before any name is looked up.

    Raises:
        WrongInputError: it will never be fetched.
    """
    try:
        Guard(_allowed(settings)).screen(url)
    except Refused as refused:
        raise WrongInputError(f"this address cannot be read: {refused.detail}") from None
    return url


def _allowed(settings: Settings) -> tuple[AllowedNetwork, ...]:
    return tuple(map(AllowedNetwork.parse, settings.feeds.allow_private))


def remove_feed(settings: Settings, url: str) -> int:
    """Take a feed out for good; gives the exit code."""

    async def remove() -> bool:
        async with opened(settings) as store, store.begin() as tx:
            feed = await tx.feeds.by_url(url)
            if feed is None:
                return False
            await tx.feeds.remove(feed.id)
            return True

    if not done(remove):
        raise FailedError("there is no feed with this address; `kentongan feeds list` shows all")
    print(f"{url} is not read any more.")
    return 0


def check_feeds(settings: Settings) -> int:
    """Look at every feed once and print how each answered; gives the exit code."""
    sources = done(lambda: _sources(settings))
    answers = asyncio.run(_look_at(settings, list(sources)))
    good = sum(isinstance(answer, ParsedFeed) for answer in answers)
    for (url, publisher), answer in zip(sources.items(), answers, strict=True):
        print(f"{'ok ' if isinstance(answer, ParsedFeed) else 'BAD'} {publisher}: {told(answer)}  {url}")
    print(f"{good} of {len(answers)} feeds answered with a feed.", file=sys.stderr)
    return 0 if good == len(answers) else FAILED


async def _sources(settings: Settings) -> Mapping[str, str]:
    """Find the shared feeds, addresses and publishers: what the files name and operators added, less what they took out."""
    named = {source.url: source.publisher for source in (*starter_feeds(), *settings.feeds.sources)}
    async with opened(settings) as store, store.begin() as tx:
        kept = {url: await tx.feeds.by_url(url) for url in named}
        shared = [one.feed for one in await tx.feeds.health() if one.feed.scope is Scope.SHARED]
    removed = {url for url, feed in kept.items() if feed is not None and feed.state is FeedState.REMOVED}
    named |= {feed.url: feed.publisher for feed in shared}
    return {url: publisher for url, publisher in named.items() if url not in removed}


def preview_feeds(settings: Settings, urls: Sequence[str]) -> int:
    """Print what would be read of some feeds; gives the exit code."""
    answers = asyncio.run(_look_at(settings, [screened(settings, url) for url in urls]))
    for url, answer in zip(urls, answers, strict=True):
        print(f"{url}: {told(answer)}")
        if isinstance(answer, ParsedFeed):
            for entry in answer.entries[:ENTRIES_SHOWN]:
                print(f"  {entry.published or 'undated'}  {entry.title}")
    return 0 if all(isinstance(answer, ParsedFeed) for answer in answers) else FAILED


Answer = ParsedFeed | ParseFailed | Failed


def told(answer: Answer) -> str:
    """Say in a few words how a feed answered."""
    match answer:
        case ParsedFeed():
            newest = max((entry.published for entry in answer.entries if entry.published), default=None)
            since = f", newest {newest:%Y-%m-%d %H:%M} UTC" if newest else ""
            return f"{len(answer.entries)} entries{since}"
        case ParseFailed() | Failed():
            return f"{answer.kind}, {answer.detail}"


async def _look_at(settings: Settings, urls: Sequence[str]) -> list[Answer]:
    clock = SystemClock()
    gate = asyncio.Semaphore(AT_ONCE)
    fetcher = Fetcher(Guard(_allowed(settings)), user_agent(settings), clock, clock)
    with Progress(console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True) as progress:
        task = progress.add_task("looking at feeds", total=len(urls))
        async with fetcher, ParserPool() as parsers:

            async def look(url: str) -> Answer:
                async with gate:
                    answer = await fetcher.fetch(Request(url))
                    match answer:
                        case Fetched():
                            seen: Answer = await parsers.parse(
                                answer.body,
                                url=answer.url,
                                headers=answer.headers,
                                truncated=answer.truncated,
                            )
                        case Failed():
                            seen = answer
                        case NotModified():
                            raise AssertionError("an unconditional request was answered 304")
                progress.advance(task)
                return seen

            async with asyncio.TaskGroup() as tasks:
                looks = [tasks.create_task(look(url)) for url in urls]
    return [look.result() for look in looks]


def _console() -> Console:
    # A program that reads the list wants each feed on one line, however long.
    return Console() if sys.stdout.isatty() else Console(width=UNBOUNDED)
