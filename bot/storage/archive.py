"""The archive as it is read beside a running program: by connections that only read, in short transactions.

A long one would keep SQLite from clearing what a chat erased.
"""

from collections.abc import AsyncGenerator, AsyncIterator, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.model import ChatId, Level, Scope, StoryId
from bot.storage.connection import Connection, Row, chunks
from bot.storage.engine import looking, open_engine, require_file, require_head, revision_of
from bot.storage.faults import explained, outside_failures
from bot.storage.location import locate
from bot.storage.reading import reads_one
from bot.storage.schema import feeds, items, revisions, stories, story_sources
from rules.document import Document
from rules.item import Annotation, Item

PAGE = 2_000
KEPT = 30_000
"""Documents in memory, about 2 kB each."""
OUT_OF_ORDER = timedelta(hours=1)
"""Items have their numbers in the order of their commits; when they were seen may differ from that by less."""
DEEPEST_MERGE = 50
"""Merges that are followed from one story to the next."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An item as its story holds it."""

    document: Document
    story_id: StoryId
    time: datetime
    seen_at: datetime
    first_fetch: bool

    @property
    def title(self) -> str:
        """Its title; it may be empty."""
        return self.document.fields.get("title", "")

    @property
    def link(self) -> str:
        """Its address; it may be empty."""
        return self.document.fields.get("url", "")

    @property
    def publisher(self) -> str:
        """Who published it."""
        return self.document.fields.get("source", "").partition("\n")[0]


@dataclass(frozen=True, slots=True)
class Reached:
    """What a story, or the one it was merged into (``id``), has come to."""

    id: StoryId
    level: Level
    families: int


class Memory:
    """The newest documents of shared feeds that were read before: reading them takes longer than matching them.

    Nothing of a private feed is kept: what a chat erased is gone.
    """

    def __init__(self, most: int = KEPT) -> None:
        self._most = most
        self._kept: dict[int, tuple[int, Document]] = {}
        self._newest = 0

    def get(self, item_id: int, revision_id: int) -> Document | None:
        """Find an item's document as it is now."""
        kept = self._kept.get(item_id)
        return kept[1] if kept is not None and kept[0] == revision_id else None

    def keep(self, item_id: int, revision_id: int, document: Document) -> None:
        """Keep a document while there is room, or it is newer than all others."""
        if len(self._kept) < self._most or item_id > self._newest or item_id in self._kept:
            self._kept[item_id] = (revision_id, document)

    def tidy(self) -> None:
        """Forget the oldest ones past what may be kept."""
        for item_id in sorted(self._kept)[: max(0, len(self._kept) - self._most)]:
            del self._kept[item_id]
        self._newest = max(self._kept, default=0)


class ArchiveReader:
    """Reads items and stories, page by page."""

    def __init__(self, engine: AsyncEngine, memory: Memory | None = None) -> None:
        self._engine = engine
        self._memory = memory or Memory(0)

    @classmethod
    @asynccontextmanager
    async def open(cls, url: str, memory: Memory | None = None) -> AsyncIterator["ArchiveReader"]:
        """Open a database whose tables are up to date.

        Raises:
            DatabaseFaultError: it is not there, not ours, of another version, or cannot be reached.
        """
        location = locate(url)
        require_file(location)
        async with open_engine(location) as engine:
            with explained(location.name):
                async with looking(engine) as connection:
                    require_head(await revision_of(connection, location), location)
            yield cls(engine, memory)

    @asynccontextmanager
    async def _reading(self) -> AsyncIterator[Connection]:
        with outside_failures():
            async with looking(self._engine) as connection:
                lite = connection.dialect.name == "sqlite"
                only_reads = "PRAGMA query_only = ON" if lite else "SET TRANSACTION READ ONLY"
                await connection.exec_driver_sql(only_reads)
                yield Connection(connection)

    async def begun_at(self) -> datetime | None:
        """When the oldest item was seen; None of an empty archive."""
        async with self._reading() as connection:
            begun: datetime | None = await connection.value(
                sa.select(items.c.first_seen_at).order_by(items.c.id).limit(1)
            )
        return begun

    async def tellings(
        self, chat_id: ChatId | None, since: datetime, until: datetime
    ) -> AsyncGenerator[list[Telling], None]:
        """Read the items published within this time that a chat may see, those seen last first, page by page.

        Without a chat they are those of all shared feeds.
        """
        page = _page(chat_id)
        async with self._reading() as connection:
            first = await _first_seen(connection, since - OUT_OF_ORDER)
        before = 2**62
        while True:
            async with self._reading() as connection:
                rows = await connection.rows(page, {"before": before, "first": first})
                within = [row for row in rows if since <= row.time <= until]
                documents = await self._documents(connection, within)
            yield [
                Telling(
                    documents[row.item_id],
                    StoryId(row.story_id),
                    row.time,
                    row.first_seen_at,
                    row.first_fetch,
                )
                for row in within
                if row.item_id in documents
            ]
            if len(rows) < PAGE:
                self._memory.tidy()
                return
            before = rows[-1].item_id

    async def _documents(self, connection: Connection, rows: Sequence[Row]) -> Mapping[int, Document]:
        """Give the documents of items: from memory, and the others from the database."""
        found = {}
        missing = set()
        for row in rows:
            document = self._memory.get(row.item_id, row.revision_id)
            if document is None:
                missing.add(row.item_id)
            else:
                found[row.item_id] = document
        shared = {row.item_id for row in rows if row.scope == Scope.SHARED}
        for some in chunks(missing):
            for row in await connection.rows(TEXTS, {"named": some}):
                found[row.item_id] = document = _document_of(row)
                if row.item_id in shared:
                    self._memory.keep(row.item_id, row.revision_id, document)
        return found

    async def reached(self, story_ids: Collection[StoryId]) -> Mapping[StoryId, Reached]:
        """Tell what stories have come to; merged ones count as what they were merged into."""
        standing = {story_id: story_id for story_id in story_ids}
        found: dict[int, Row] = {}
        async with self._reading() as connection:
            for _ in range(DEEPEST_MERGE):
                found |= await _stories(connection, set(standing.values()) - found.keys())
                onward = {
                    story_id: StoryId(found[now].merged_into)
                    for story_id, now in standing.items()
                    if now in found and found[now].merged_into is not None
                }
                if not onward:
                    break
                standing |= onward
        return {
            story_id: Reached(now, Level(found[now].level), found[now].families)
            for story_id, now in standing.items()
            if now in found
        }


async def _first_seen(connection: Connection, since: datetime) -> int:
    """Find the first item that was seen since then, by halves: no index is kept for this alone."""
    low, high = 0, int(await connection.value(sa.select(sa.func.max(items.c.id))) or 0)
    while low < high:
        middle = (low + high) // 2
        row = await connection.row(_AT_OR_AFTER, {"number": middle})
        if row is not None and row.first_seen_at < since:
            low = row.id + 1
        else:
            high = middle
    return low


_AT_OR_AFTER = (
    sa.select(items.c.id, items.c.first_seen_at)
    .where(items.c.id >= sa.bindparam("number", type_=sa.BigInteger()))
    .order_by(items.c.id)
    .limit(1)
)


def _page(chat_id: ChatId | None) -> sa.Select[Any]:
    shared = feeds.c.scope == Scope.SHARED
    if chat_id is None:
        seen: sa.ColumnElement[bool] = shared
    else:
        chat = sa.literal(chat_id, sa.BigInteger())
        seen = sa.case(
            (shared, reads_one(chat, feeds.c.id, Scope.SHARED)),
            (feeds.c.scope == Scope.PRIVATE, reads_one(chat, feeds.c.id, Scope.PRIVATE)),
            else_=sa.false(),
        )
    told = story_sources
    return (
        sa.select(
            told.c.item_id,
            told.c.story_id,
            told.c.revision_id,
            told.c.time,
            items.c.first_seen_at,
            revisions.c.first_fetch,
            feeds.c.scope,
        )
        .join_from(items, told, told.c.item_id == items.c.id)
        .join(revisions, revisions.c.id == told.c.revision_id)
        .join(feeds, feeds.c.id == items.c.feed_id)
        .where(
            items.c.id < sa.bindparam("before", type_=sa.BigInteger()),
            items.c.id >= sa.bindparam("first", type_=sa.BigInteger()),
            seen,
        )
        .order_by(items.c.id.desc())
        .limit(PAGE)
    )


async def _stories(connection: Connection, story_ids: Collection[int]) -> dict[int, Row]:
    families = (
        sa.select(sa.func.count(story_sources.c.family.distinct()))
        .where(story_sources.c.story_id == stories.c.id, sa.not_(story_sources.c.copy))
        .scalar_subquery()
    )
    found: dict[int, Row] = {}
    for some in chunks(story_ids):
        rows = await connection.rows(
            sa.select(stories.c.id, stories.c.level, stories.c.merged_into, families.label("families")).where(
                stories.c.id.in_(some)
            )
        )
        found |= {row.id: row for row in rows}
    return found


TEXTS = (
    sa.select(
        story_sources.c.item_id,
        story_sources.c.revision_id,
        story_sources.c.publisher,
        story_sources.c.title,
        story_sources.c.summary,
        story_sources.c.link,
        story_sources.c.annotation,
        revisions.c.author,
        revisions.c.category,
    )
    .join_from(story_sources, revisions, revisions.c.id == story_sources.c.revision_id)
    .where(story_sources.c.item_id.in_(sa.bindparam("named", expanding=True, type_=sa.BigInteger())))
)


def _document_of(row: Row) -> Document:
    """Read a document without its evidence: to match it needs none, and it is most of what is kept."""
    item = Item(
        id=str(row.item_id),
        title=row.title,
        summary=row.summary,
        url=row.link,
        source=row.publisher,
        publisher=row.publisher,
        author=row.author,
        category=row.category,
    )
    said = row.annotation
    annotation = Annotation(
        language=said["language"],
        regions=tuple(said["regions"]),
        organisations=tuple(said["organisations"]),
        topics=tuple(said["topics"]),
    )
    return Document.of(item, annotation)
