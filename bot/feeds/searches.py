"""An operator's news searches: feeds made of rules' words, one for equal words, for the newest rules up to a limit.

Which there are follows from the rules that stand: after every committed change it is worked out anew and made so in
one commit, so that nothing has to be undone after a kill.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import timedelta
from functools import lru_cache
from urllib.parse import quote

import structlog

from bot.addresses import host_of
from bot.clock import Wake
from bot.config import FeedSearch
from bot.feeds.guard import Guard, Refused
from bot.model import Query, QueryId, SearchFeed
from bot.ports import Clock, SearchTransaction, Store, StoreUnavailableError
from rules import STORED, Lexicon, QueryError, parse
from rules.language import detect
from rules.query import And, Feature, Node, Not, Phrase, Source, Word

LOOK_EVERY_SECONDS = 5.0
EXAMINED = 10_000
"""So many of the newest queries may get a search."""
CHUNK = 500
TURN = 20
"""After so many queries, a few milliseconds when they are new, others get their turn."""
MOST_WORDS = 10
LONGEST_TEXT = 150
FORGOTTEN_AFTER = timedelta(days=7)
"""A search that nobody asks for is kept so long: what was told by it may still be looked at."""

CYRILLIC = frozenset({"ru", "kk", "uk", "be", "ky", "tg", "mn", "sr", "bg", "mk"})

log = structlog.get_logger(__name__)


def search_text(node: Node) -> str | None:
    """Say a query in the words that any search understands; None when it cannot be said so.

    Words and phrases that must all be present can be said. What is excluded, and places, topics, languages and sources
    beside them, only narrow: the rule itself judges them on what the search brings. Alternatives, beginnings of words,
    slips of the pen, nearness and expressions cannot be said.
    """
    said = list(_said(node))
    # In one order, so that equal words are equal texts.
    words = sorted({text for text in said if text})
    count = sum(len(text.split()) for text in words)
    text = " ".join(words)
    if None in said or not words or count > MOST_WORDS or len(text) > LONGEST_TEXT:
        return None
    return text


def _said(node: Node) -> Iterator[str | None]:
    """Yield the words of each part: empty for one that only narrows, None for one that cannot be said."""
    match node:
        case And(parts):
            for part in parts:
                yield from _said(part)
        case Word(text, field=None):
            yield text
        case Phrase(words, slop=0, field=None):
            yield f'"{" ".join(words)}"'
        case Not() | Feature() | Source():
            yield ""
        case _:
            yield None


def speaks(languages: Sequence[str], text: str) -> bool:
    """Tell whether words are of one of these languages, or may be; no languages are all."""
    if not languages:
        return True
    language = detect(text)
    if language is not None:
        return language in languages
    cyrillic = any("\u0400" <= letter <= "\u052f" for letter in text)
    return any((known in CYRILLIC) == cyrillic or known == "kk" for known in languages)


def search_address(search: FeedSearch, text: str) -> str:
    """Put the words where the address says ``{query}``, percent-encoded whole."""
    return search.url.replace("{query}", quote(text, safe=""))


class Searcher:
    """Keeps the searches as the rules that stand want them; ``due`` wakes who polls."""

    def __init__(
        self,
        store: Store[SearchTransaction],
        lexicon: Lexicon,
        searches: Sequence[FeedSearch],
        guard: Guard,
        clock: Clock,
        due: Wake,
    ) -> None:
        self._store = store
        self._lexicon = lexicon
        self._searches = searches
        self._guard = guard
        self._clock = clock
        self._due = due
        self._stand: tuple[object, ...] | None = None
        """What the searches are made of; None: not at all yet."""
        self._refused: set[str] = set()
        self._addresses = lru_cache(maxsize=2 * EXAMINED)(self._addresses_of)

    async def run(self, changed: Wake) -> None:
        """Follow the changes for ever; ``changed`` says that there may be some."""
        while True:
            try:
                await self.step()
            except StoreUnavailableError as error:
                log.warning("searches.store_unavailable", error=str(error))
            if not self._searches and self._stand is not None:
                return
            await changed.wait(LOOK_EVERY_SECONDS)

    async def step(self) -> bool:
        """Make the searches as they are wanted now; False when nothing changed since the last time.

        Raises:
            StoreUnavailableError: the database failed; the next step does it all.
        """
        async with self._store.begin() as tx:
            stand = await tx.searches.stand()
        if stand == self._stand:
            return False
        wanted = await self._wanted()
        async with self._store.begin() as tx:
            now = self._clock.now()
            begun = await tx.searches.make(wanted, now)
            await tx.searches.forget(now - FORGOTTEN_AFTER)
        self._stand = stand
        if begun:
            log.info("searches.begun", feeds=begun, all=len(wanted))
            self._due.set()
        return True

    async def _wanted(self) -> tuple[SearchFeed, ...]:
        """Work out the searches of the newest rules."""
        made: list[dict[str, list[QueryId]]] = [{} for _ in self._searches]
        async for queries in self._newest():
            for number, query in enumerate(queries):
                self._assign(query, made)
                if number % TURN == TURN - 1:
                    await asyncio.sleep(0)
        wanted = {
            url: SearchFeed(url, host_of(search.url), _only(search.languages), tuple(query_ids))
            for search, urls in zip(self._searches, made, strict=True)
            for url, query_ids in urls.items()
        }
        return tuple(wanted.values())

    async def _newest(self) -> AsyncIterator[tuple[Query, ...]]:
        """Read the newest queries that rules ask, in short transactions."""
        before: QueryId | None = None
        for _ in range(0, EXAMINED if self._searches else 0, CHUNK):
            async with self._store.begin() as tx:
                queries = await tx.searches.asked(before, CHUNK)
            yield queries
            if len(queries) < CHUNK:
                return
            before = queries[-1].id
            await asyncio.sleep(0)

    def _assign(self, query: Query, made: Sequence[dict[str, list[QueryId]]]) -> None:
        for search, url, urls in zip(self._searches, self._addresses(query.text), made, strict=True):
            if url is None:
                continue
            if url in urls:
                urls[url].append(query.id)
            elif len(urls) < search.limit:
                urls[url] = [query.id]

    def _addresses_of(self, query: str) -> tuple[str | None, ...]:
        """Where each search would read a query's words; None where it cannot say them, or may not be read."""
        text = self._text_of(query)
        return tuple(self._address_of(search, text) for search in self._searches)

    def _address_of(self, search: FeedSearch, text: str | None) -> str | None:
        if text is None or not speaks(search.languages, text):
            return None
        url = search_address(search, text)
        return url if self._may_be_read(url) else None

    def _text_of(self, text: str) -> str | None:
        try:
            return search_text(parse(text, self._lexicon, limits=STORED).query.root)
        except QueryError:
            # Of an older grammar: *decide* says so.
            return None

    def _may_be_read(self, url: str) -> bool:
        try:
            self._guard.screen(url)
        except Refused as refused:
            host = host_of(url)
            if host not in self._refused:
                self._refused.add(host)
                log.warning("searches.refused", host=host, why=refused.detail)
            return False
        return True


def _only(languages: Sequence[str]) -> str | None:
    """The language of what a search brings, where only one is asked for."""
    return languages[0] if len(languages) == 1 else None
