"""From an address that a person names to the feeds that are there: the address itself, a page's links, well-known paths."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urljoin, urlsplit

from bot.addresses import address_key, host_of
from bot.feeds.fetch import Failed, FailureKind, Fetched, Fetcher, NotModified, Request
from bot.feeds.links import links
from bot.feeds.page import PageLink, feed_links, is_of_comments
from bot.feeds.parse.pool import ParserPool
from bot.feeds.parse.result import Entry, ParsedFeed, ParseFailed
from bot.model import Discovery, FoundEntry, FoundFeed, NotFound
from bot.ports import Clock

SECONDS = 60.0
"""For all requests of one discovery; one host is asked at most once a second."""
MOST_LOOKED_AT = 8
"""So many of a page's links are looked at."""
MOST_IN_HEADER = 3
MOST_BODIES = 6
"""Fetched or parsed at once, of at most 8 MB each: what memory all searches together may take."""
MOST_FOUND = 6
ENTRIES_SHOWN = 3
SHORTEST = timedelta(hours=1)
"""A feed's past is never shorter than this when its entries a day are counted."""

WELL_KNOWN = (
    *(
        "/feed",
        "/rss",
        "/rss.xml",
        "/feed.xml",
        "/atom.xml",
        "/index.xml",
        "/feed.json",
        "/feeds",
        "/?feed=rss2",
    ),
    "/feeds/posts/default",
)
"""Where feeds stand by custom, the most common first."""

HOPELESS = frozenset(
    {FailureKind.REFUSED, FailureKind.DNS, FailureKind.CONNECT, FailureKind.TLS, FailureKind.TIMEOUT}
)
"""After these no other path of the host is tried."""
ANSWERED = frozenset({FailureKind.HTTP_STATUS, FailureKind.GONE})


@dataclass(frozen=True, slots=True)
class Page:
    """What is no feed, with the feeds that it names; its body is let go at once."""

    url: str
    links: tuple[PageLink, ...]


Looked = FoundFeed | Page | Failed
"""A feed, something else, or nothing."""


class Discoverer:
    """Finds feeds through the fetcher, whose guard judges every request, and the killable parsers."""

    def __init__(
        self, fetcher: Fetcher, parsers: ParserPool, clock: Clock, *, seconds: float = SECONDS
    ) -> None:
        self._fetcher = fetcher
        self._parsers = parsers
        self._clock = clock
        self._seconds = seconds
        self._bodies = asyncio.Semaphore(MOST_BODIES)

    async def discover(self, text: str) -> Discovery:
        """Find the feeds at an address as a person writes it, with or without https://; never raises for what is there."""
        if not is_address(text):
            return Discovery((), NotFound.NO_ADDRESS, "no address of the web")
        found: list[FoundFeed] = []
        try:
            async with asyncio.timeout(self._seconds):
                return await self._discover(text, found)
        except TimeoutError:
            if found:
                return Discovery(different(found))
            return Discovery((), NotFound.UNREACHABLE, f"no answer within {self._seconds:g} s")

    async def look_at(self, url: str) -> Discovery:
        """Look at an address alone: at what no page is asked and no other place tried."""
        try:
            async with asyncio.timeout(self._seconds):
                looked = await self._look(url)
        except TimeoutError:
            return Discovery((), NotFound.UNREACHABLE, f"no answer within {self._seconds:g} s")
        return Discovery((looked,)) if isinstance(looked, FoundFeed) else _not_found(looked)

    async def _discover(self, text: str, found: list[FoundFeed]) -> Discovery:
        """Search, and put down what a page's links lead to as it is found: the time may run out."""
        looked, url = await self._look_at_spellings(text)
        if isinstance(looked, FoundFeed):
            return Discovery((looked,))
        if isinstance(looked, Failed) and looked.kind in HOPELESS:
            return _not_found(looked)
        if isinstance(looked, Page):
            await self._follow(looked, found)
        if not found:
            await self._try_well_known(looked.url if isinstance(looked, Page) else url, found)
        return Discovery(different(found)) if found else _not_found(looked)

    async def _look_at_spellings(self, text: str) -> tuple[Looked, str]:
        """Look at the address, first over https where it does not say."""
        url = text
        looked: Looked = Failed(FailureKind.REFUSED, "no address")
        for url in spellings(text):
            looked = await self._look(url)
            if not isinstance(looked, Failed) or looked.kind not in HOPELESS - {FailureKind.REFUSED}:
                break
        return looked, url

    async def _look(self, url: str, found_at: str | None = None) -> Looked:
        async with self._bodies:
            answer = await self._fetcher.fetch(Request(url, found_at=found_at))
            match answer:
                case Failed():
                    return answer
                case NotModified():
                    raise AssertionError("an unconditional request was answered 304")
                case Fetched():
                    parsed = await self._parsers.parse(
                        answer.body, url=answer.url, headers=answer.headers, truncated=answer.truncated
                    )
            if isinstance(parsed, ParseFailed):
                return Page(answer.url, self._links(answer))
            return found_feed(url, answer, parsed, self._clock.now())

    async def _follow(self, page: Page, found: list[FoundFeed]) -> None:
        """Look at a page's links one after the other: many large ones must not stand in memory at once."""
        for link in page.links:
            looked = await self._look(link.url, page.url)
            if isinstance(looked, FoundFeed):
                found.append(_titled(looked, link))

    @staticmethod
    def _links(page: Fetched) -> tuple[PageLink, ...]:
        """What a page and its Link header name, the header's last: it rarely says of what kind they are."""
        named = feed_links(page.body, page.url, page.headers.get("content-type", ""))
        header = [
            PageLink(target, "", called_feed=False)
            for target, relations in links(page.headers.get("link", ""), page.url)
            if "alternate" in relations
        ]
        known = {link.url for link in named}
        others = (link for link in header[:MOST_IN_HEADER] if link.url not in known)
        return (*named, *others)[:MOST_LOOKED_AT]

    async def _try_well_known(self, site: str, found: list[FoundFeed]) -> None:
        """Try the usual places, one after the other, and stop at the first feed."""
        for url in well_known(site):
            looked = await self._look(url)
            if isinstance(looked, FoundFeed):
                found.append(looked)
            if isinstance(looked, FoundFeed) or (isinstance(looked, Failed) and looked.kind in HOPELESS):
                return


def spellings(text: str) -> tuple[str, ...]:
    """List the addresses that a person may mean."""
    address = text.strip().strip("<>")
    if address[:5].lower() == "feed:":
        address = address[5:].removeprefix("//")
    if "://" in address or address.startswith("/"):
        return (address,)
    return (f"https://{address}", f"http://{address}") if address else ()


def is_address(text: str) -> bool:
    """Tell whether what a person wrote can be an address of the web at all, allowed or not."""
    meant = spellings(text)
    try:
        parts = urlsplit(meant[0] if meant else "")
        host = parts.hostname or ""
        # Not a number after the colon, as in "javascript:alert(1)": reading it raises.
        _ = parts.port
    except ValueError:
        return False
    named = host.strip(".") and not set(host) & set("<>()\"' ")
    return bool(named)


def well_known(url: str) -> tuple[str, ...]:
    """List where a site's feeds may stand: under the page itself, then at the site's root."""
    path = urlsplit(url).path.rstrip("/")
    beneath = [urljoin(url, f"{path}/feed")] if path else []
    return (*beneath, *(urljoin(url, place) for place in WELL_KNOWN))


def found_feed(asked: str, answer: Fetched, parsed: ParsedFeed, now: datetime) -> FoundFeed:
    """Say what a feed is, and where: at the address asked for unless it moved for good or is only spelt otherwise."""
    same = address_key(asked) == address_key(answer.url)
    return FoundFeed(
        url=answer.moved_to or (answer.url if same else asked),
        addresses=tuple(dict.fromkeys((asked, answer.url))),
        title=parsed.title or host_of(answer.url),
        language=parsed.language,
        entries=newest(parsed.entries),
        a_day=entries_a_day(parsed.entries, now),
    )


def newest(entries: Iterable[Entry]) -> tuple[FoundEntry, ...]:
    """Choose the newest entries; those without a date stand where the feed put them."""
    found = [FoundEntry(entry.title, entry.published or entry.updated) for entry in entries]
    dated = [(entry.published_at, entry) for entry in found if entry.published_at is not None]
    if len(dated) == len(found):
        found = [entry for _, entry in sorted(dated, key=lambda pair: pair[0], reverse=True)]
    return tuple(found[:ENTRIES_SHOWN])


def entries_a_day(entries: Sequence[Entry], now: datetime) -> float | None:
    """Count a feed's entries a day from its oldest date until now; None without at least two dates."""
    dates = [
        date for entry in entries if (date := entry.published or entry.updated) is not None and date <= now
    ]
    if len(dates) < 2:
        return None
    return len(dates) / (max(now - min(dates), SHORTEST) / timedelta(days=1))


def different(found: Iterable[FoundFeed]) -> tuple[FoundFeed, ...]:
    """Leave out feeds that are one under two addresses or in two formats; comments' feeds stand last."""
    kept: dict[object, FoundFeed] = {}
    keys: set[object] = set()
    for feed in sorted(found, key=lambda feed: is_of_comments(feed.title, feed.url)):
        shown = tuple(entry.title for entry in feed.entries)
        own = {address_key(url) for url in (feed.url, *feed.addresses)} | ({shown} if shown else set())
        if not own & keys:
            kept[feed.url] = feed
        keys |= own
    return tuple(kept.values())[:MOST_FOUND]


def _titled(feed: FoundFeed, link: PageLink) -> FoundFeed:
    """The page's own word for a feed that says nothing of itself."""
    return replace(feed, title=link.title) if link.title and feed.title == host_of(feed.url) else feed


def _not_found(looked: Looked) -> Discovery:
    if not isinstance(looked, Failed):
        return Discovery((), NotFound.NO_FEED, "what is there is no feed and names none")
    if looked.kind is FailureKind.REFUSED:
        return Discovery((), NotFound.REFUSED, looked.detail)
    why = NotFound.STATUS if looked.kind in ANSWERED else NotFound.UNREACHABLE
    return Discovery((), why, f"{looked.kind}, {looked.detail}")
