"""What bursts are counted from: the items of stories, by their own times."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from bot.model import CountedItem
from bot.storage.connection import Connection
from bot.storage.schema import Json, items, stories, story_sources

MOST_COUNTED = 300_000
"""The newest ones: more in a week would be a stream of one every two seconds, without a pause."""

_BEGUN = sa.select(items.c.first_seen_at).order_by(items.c.id).limit(1)


async def begun(connection: Connection) -> datetime | None:
    """When the oldest item that is kept was seen; None when there is none."""
    seen: datetime | None = await connection.value(_BEGUN)
    return seen


async def counted_since(connection: Connection, at: datetime) -> tuple[CountedItem, ...]:
    """List the items of shared feeds with a time since then, without wire copies, oldest first.

    Of the annotations only what is counted leaves the database: whole ones would be a hundred times as much.
    """
    rows = await connection.rows(
        sa.select(
            story_sources.c.time,
            story_sources.c.seen_at,
            story_sources.c.family,
            _said("regions", connection).label("countries"),
            _said("topics", connection).label("topics"),
        )
        .join_from(story_sources, stories, stories.c.id == story_sources.c.story_id)
        .where(
            story_sources.c.time >= at,
            # No item of a story is newer than it: this has an index.
            stories.c.last_at >= at,
            sa.not_(story_sources.c.copy),
            stories.c.private_to.is_(None),
        )
        .order_by(story_sources.c.time.desc(), story_sources.c.item_id.desc())
        .limit(MOST_COUNTED)
    )
    return tuple(
        CountedItem(row.time, row.seen_at, row.family, tuple(row.countries or ()), tuple(row.topics or ()))
        for row in reversed(rows)
    )


def _said(name: str, connection: Connection) -> sa.ColumnElement[object]:
    """One part of an annotation, taken out within the database."""
    annotation = story_sources.c.annotation
    if connection.is_postgresql:
        return sa.type_coerce(sa.cast(annotation, postgresql.JSON)[name].astext, Json)
    return sa.func.json_extract(annotation, f"$.{name}", type_=Json)
