"""The archive as it is read beside a running program: by connections that only read, in short transactions.

A long one would keep SQLite from clearing what a chat erased.
"""

from collections.abc import AsyncIterator, Collection, Mapping
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
OUT_OF_ORDER = timedelta(hours=1)
"""Items have their numbers in the order of their commits; when they were seen may differ from that by less."""
DEEPEST_MERGE = 50
"""Merges that are followed from one story to the next."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An item as its story holds it."""

    document: Document
    story_id: StoryId
    title: str
    link: str
    publisher: str
    time: datetime
    first_fetch: bool


@dataclass(frozen=True, slots=True)
class Reached:
    """What a story, or the one it was merged into (``id``), has come to."""

    id: StoryId
    level: Level
    families: int


class ArchiveReader:
    """Reads items and stories, page by page."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    @classmethod
    @asynccontextmanager
    async def open(cls, url: str) -> AsyncIterator["ArchiveReader"]:
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
            yield cls(engine)

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
    ) -> AsyncIterator[list[Telling]]:
        """Read the items published within this time that a chat may see, the newest first, page by page.

        Without a chat they are those of all shared feeds.
        """
        page = _page(chat_id)
        async with self._reading() as connection:
            first = await _first_seen(connection, since - OUT_OF_ORDER)
        before = 2**62
        while True:
            async with self._reading() as connection:
                rows = await connection.rows(page, {"before": before, "first": first})
            yield [_telling_of(row) for row in rows if since <= row.time <= until]
            if len(rows) < PAGE:
                return
            before = rows[-1].item_id

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
    readable = sa.select(feeds.c.id).where(seen)
    told = story_sources
    return (
        sa.select(
            told.c.item_id,
            told.c.story_id,
            told.c.publisher,
            told.c.title,
            told.c.summary,
            told.c.link,
            told.c.time,
            told.c.annotation,
            revisions.c.author,
            revisions.c.category,
            revisions.c.first_fetch,
        )
        .join_from(items, told, told.c.item_id == items.c.id)
        .join(revisions, revisions.c.id == told.c.revision_id)
        .where(
            items.c.id < sa.bindparam("before", type_=sa.BigInteger()),
            items.c.id >= sa.bindparam("first", type_=sa.BigInteger()),
            items.c.feed_id.in_(readable),
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


def _telling_of(row: Row) -> Telling:
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
    return Telling(
        document=Document.of(item, Annotation.from_json(row.annotation)),
        story_id=StoryId(row.story_id),
        title=row.title,
        link=row.link,
        publisher=row.publisher,
        time=row.time,
        first_fetch=row.first_fetch,
    )
