"""``feeds``: list, add, remove, check and preview, against the database and the feeds themselves."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from pydantic import ValidationError
from rich.console import Console
from rich.table import Table

from bot.addresses import host_of
from bot.cli.database import done, opened
from bot.cli.exits import FAILED, WRONG_USAGE, FailedError, WrongInputError
from bot.cli.looking import Answer, discovered, looked_at, screened
from bot.clock import SystemClock
from bot.config import FeedSource, Settings
from bot.feed_words import health_line
from bot.feeds.discover import spellings
from bot.feeds.fetch import Failed
from bot.feeds.parse.result import ParsedFeed, ParseFailed
from bot.feeds.sources import draft_of
from bot.feeds.starter import starter_feeds
from bot.masking import on_one_line
from bot.model import Discovery, Feed, FeedHealth, FeedId, FeedState, FoundFeed, NotFound, Origin, Scope
from bot.texts import Texts

NAME_LIMIT = 100
WEEK = timedelta(days=7)
UNBOUNDED = 10_000
"""A line's width that no feed needs."""
LOOKED_AT_ANYWAY = frozenset({NotFound.UNREACHABLE})
"""What may be well again tomorrow; whoever names it wants it read then."""


def list_feeds(settings: Settings) -> int:
    """Print the feeds with their health; gives the exit code."""
    now = SystemClock().now()

    async def read() -> tuple[FeedHealth, ...]:
        async with opened(settings) as store, store.begin() as tx:
            return await tx.feeds.health(now - WEEK)

    feeds = done(read)
    if not feeds:
        print(
            "There are no feeds yet: they come with the first `kentongan run`, or with `kentongan feeds add URL`."
        )
        return 0
    table = Table(box=None, pad_edge=False)
    for column in ("feed", "language", "state", "answered", "items", "address"):
        table.add_column(column, overflow="fold")
    texts = Texts()
    names = {health.feed.id: _shown(health) for health in feeds}
    for health in feeds:
        private = health.feed.scope is not Scope.SHARED
        table.add_row(
            _line(texts, health, names, now),
            health.feed.language or "",
            _state(health),
            f"{health.last_good_at:%Y-%m-%d %H:%M}" if health.last_good_at else "not yet",
            str(health.items),
            "(private)" if private else health.feed.url,
        )
    _console().print(table)
    return 0


def _shown(health: FeedHealth) -> str:
    private = health.feed.scope is not Scope.SHARED
    return health.feed.publisher or ("(private)" if private else health.feed.url)


def _line(texts: Texts, health: FeedHealth, names: Mapping[FeedId, str], now: datetime) -> str:
    name = names[health.feed.id]
    if health.feed.state is FeedState.ALIAS:
        other = names.get(health.alias_of) if health.alias_of is not None else None
        return f"{name}: another address of {other or 'a feed that was taken out'}"
    return texts.plain("en", health_line(health, name, now))


def _state(health: FeedHealth) -> str:
    if health.feed.state is not FeedState.ACTIVE:
        return str(health.feed.state)
    if health.error is None:
        return "well" if health.last_good_at else "new"
    return "failing"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A feed as the command line names it; what is empty is not said."""

    url: str
    publisher: str = ""
    family: str = ""
    tier: int = 3
    country: str = ""
    language: str = ""
    priority: bool = False

    def source(self, found: FoundFeed | None) -> FeedSource:
        """Make a feed of it, with the name that it gives itself where none was said.

        Raises:
            WrongInputError: something is not as it must be; one line says what.
        """
        url = found.url if found is not None else self.url
        own = _name(found.title) if found is not None else ""
        name = self.publisher or own or host_of(url) or url
        return source_of(
            url=url,
            publisher=name,
            family=self.family or name,
            tier=self.tier,
            country=self.country or None,
            language=self.language or None,
            priority=self.priority,
        )


def _name(title: str) -> str:
    shown = "".join(letter for letter in on_one_line(title) if letter.isprintable())
    return shown[:NAME_LIMIT].strip()


def add_feed(settings: Settings, wanted: Wanted, *, look: bool) -> int:
    """Find the feed at an address and have every chat read it; gives the exit code."""
    if look:
        wanted = replace(wanted, url=next(iter(spellings(wanted.url)), wanted.url))
    wanted.source(None)
    screened(settings, wanted.url)
    found: FoundFeed | None = None
    if look:
        (discovery,) = discovered(settings, [wanted.url])
        if len(discovery.feeds) > 1:
            return _choice_of(discovery)
        if not discovery.feeds and discovery.why not in LOOKED_AT_ANYWAY:
            raise FailedError(
                f"there is no feed at {wanted.url} ({discovery.detail}); --no-look adds it all the same"
            )
        found = next(iter(discovery.feeds), None)
        if found is None:
            print(
                f"{wanted.url} does not answer now ({on_one_line(discovery.detail)}); it is tried again and again",
                file=sys.stderr,
            )
    source = wanted.source(found)
    feed, new = done(lambda: _added(settings, source, found))
    print(added_line(source, feed, new=new))
    return 0


async def _added(settings: Settings, source: FeedSource, found: FoundFeed | None) -> tuple[Feed, bool]:
    draft = draft_of(source, Origin.OPERATOR)
    async with opened(settings) as store, store.begin() as tx:
        return await tx.aliases.add(draft, found.addresses if found else (), SystemClock().now())


def added_line(source: FeedSource, feed: Feed, *, new: bool) -> str:
    """Say what became of a feed that was to be added."""
    if new:
        return f"{source.url} is read from now on, as {feed.publisher}."
    if source.url == feed.url:
        return f"{feed.url} is read already, as {feed.publisher}."
    return f"{source.url} is read already, at {feed.url}, as {feed.publisher}."


def _choice_of(discovery: Discovery) -> int:
    for feed in discovery.feeds:
        print(f"{feed.url}  {on_one_line(feed.title)}")
    print(
        "There are several feeds; say which: `kentongan feeds add` with one of these addresses.",
        file=sys.stderr,
    )
    return WRONG_USAGE


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


def remove_feed(settings: Settings, url: str) -> int:
    """Take a feed out for good; gives the exit code."""

    async def remove() -> Feed | None:
        async with opened(settings) as store, store.begin() as tx:
            # The address may be another one of a feed, or where it was before it moved.
            feed = await tx.aliases.find([url]) or await tx.feeds.by_url(url)
            if feed is not None:
                await tx.feeds.remove(feed.id)
            return feed

    feed = done(remove)
    if feed is None:
        raise FailedError("there is no feed with this address; `kentongan feeds list` shows all")
    print(f"{feed.url} is not read any more.")
    return 0


def pause_feed(settings: Settings, url: str) -> int:
    """Leave a shared feed alone until it is resumed; gives the exit code."""
    feed, done_now = done(lambda: _held(settings, url, pause=True))
    print(f"{feed.url} is not looked at until `kentongan feeds resume`." if done_now else _as_it_was(feed))
    return 0


def resume_feed(settings: Settings, url: str) -> int:
    """Read a paused feed again; gives the exit code."""
    feed, done_now = done(lambda: _held(settings, url, pause=False))
    print(f"{feed.url} is read again from now on." if done_now else _as_it_was(feed))
    return 0


def _as_it_was(feed: Feed) -> str:
    return f"{feed.url} is {feed.state} already."


async def _held(settings: Settings, url: str, *, pause: bool) -> tuple[Feed, bool]:
    async with opened(settings) as store, store.begin() as tx:
        feed = await tx.aliases.find([url])
        if feed is None:
            raise FailedError("there is no such feed that every chat reads; `kentongan feeds list` shows all")
        act = tx.shared_feeds.pause if pause else tx.shared_feeds.resume
        return feed, await act(feed.id)


def check_feeds(settings: Settings) -> int:
    """Look at every feed that every chat reads, as the poller would; gives the exit code."""
    sources = done(lambda: _sources(settings))
    answers = looked_at(settings, list(sources))
    good = 0
    for (url, publisher), answer in zip(sources.items(), answers, strict=True):
        well = isinstance(answer, ParsedFeed)
        good += well
        print(f"{'ok ' if well else 'BAD'} {publisher}: {told(answer)}  {url}")
    print(f"{good} of {len(answers)} feeds answered with a feed.", file=sys.stderr)
    return 0 if good == len(answers) else FAILED


async def _sources(settings: Settings) -> Mapping[str, str]:
    """Find the shared feeds, addresses and publishers: what the files name and operators added, less what they took out.

    Another address of a feed that is read is not looked at.
    """
    named = {source.url: source.publisher for source in (*starter_feeds(), *settings.feeds.sources)}
    async with opened(settings) as store, store.begin() as tx:
        kept = {url: await tx.feeds.by_url(url) for url in named}
        shared = [one.feed for one in await tx.feeds.health() if one.feed.scope is Scope.SHARED]
    idle = (FeedState.REMOVED, FeedState.ALIAS, FeedState.PAUSED)
    left = {url for url, feed in kept.items() if feed is not None and feed.state in idle}
    named |= {feed.url: feed.publisher for feed in shared if feed.state not in idle}
    return {url: publisher for url, publisher in named.items() if url not in left}


def preview_feeds(settings: Settings, urls: Sequence[str]) -> int:
    """Print what would be read at some addresses; gives the exit code."""
    discoveries = discovered(settings, [screened(settings, url) for url in urls])
    for url, discovery in zip(urls, discoveries, strict=True):
        if not discovery.feeds:
            print(f"{url}: {discovery.why}, {on_one_line(discovery.detail)}")
        for feed in discovery.feeds:
            print(f"{feed.url}: {on_one_line(feed.title)}{_often(feed)}")
            for entry in feed.entries:
                at = f"{entry.published_at:%Y-%m-%d %H:%M} UTC" if entry.published_at else "undated"
                print(f"  {at}  {on_one_line(entry.title)}")
    return 0 if all(discovery.feeds for discovery in discoveries) else FAILED


def _often(feed: FoundFeed) -> str:
    return "" if feed.a_day is None else f", {feed.a_day:,.1f} items a day"


def told(answer: Answer) -> str:
    """Say in a few words how a feed answered."""
    match answer:
        case ParsedFeed():
            newest = max((entry.published for entry in answer.entries if entry.published), default=None)
            since = f", newest {newest:%Y-%m-%d %H:%M} UTC" if newest else ""
            return f"{len(answer.entries)} entries{since}"
        case ParseFailed() | Failed():
            return f"{answer.kind}, {answer.detail}"


def _console() -> Console:
    # A program that reads the list wants each feed on one line, however long.
    return Console() if sys.stdout.isatty() else Console(width=UNBOUNDED)
