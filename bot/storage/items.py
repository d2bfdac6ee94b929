"""Items and their revisions; a revision with no ``decided_at`` is the event that *decide* waits for."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

from bot.addresses import link_key
from bot.model import Arrival, CountedItem, FeedId, ItemId, KnownItem, Medium, Reason, Revision, RevisionId
from bot.storage import counts
from bot.storage.connection import Connection, Row, chunks
from bot.storage.readers import stands
from bot.storage.reading import FEED_COLUMNS, feed_of
from bot.storage.schema import UtcTime, feeds, items, revisions
from rules.item import Annotation

SET_ASIDE_AFTER = 3
"""Failures of its own after which a row no longer blocks the others."""

RECENT_TEXTS = 50_000

DECIDED = sa.update(revisions).where(revisions.c.id == sa.bindparam("of_revision", type_=sa.BigInteger()))

IDENTITY_LIMIT = 500
"""Characters; a key of PostgreSQL's index must fit into a third of a page, 2,704 bytes."""


def kept_identity(identity: str) -> str:
    """Shorten an identity that no index could hold, and leave out what no database keeps."""
    clean = identity.encode("utf-8", "replace").decode().replace("\0", "")
    if len(clean) <= IDENTITY_LIMIT:
        return clean
    return f"sha256:{hashlib.sha256(clean.encode()).hexdigest()}"


class Items:
    """``bot.ports.Items`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def add(
        self, feed_id: FeedId, arrivals: Sequence[Arrival], at: datetime, *, first_fetch: bool
    ) -> int:
        """Keep new items and revisions; a known (item, content hash) does nothing. Tell how many were new.

        Nothing is kept of a feed that was erased meanwhile.
        """
        if not arrivals or not await stands(self._connection, feed_id):
            return 0
        begun = await self._add_items(feed_id, arrivals, at)
        ids = begun | await self._known_ids(feed_id, arrivals, begun)
        item_ids = [arrival.item_id or ids[kept_identity(arrival.identity)] for arrival in arrivals]
        fresh = set(begun.values())
        # As it is kept until the look that showed these is settled.
        looked: datetime | None = await self._connection.value(
            sa.select(feeds.c.last_good_at).where(feeds.c.id == feed_id)
        )
        rows = [
            _revision_values(
                arrival, item_id, at, looked, first_fetch=first_fetch, revises=item_id not in fresh
            )
            for arrival, item_id in zip(arrivals, item_ids, strict=True)
        ]
        added = await self._connection.insert_new_returning(
            revisions, rows, revisions.c.item_id, revisions.c.content_hash
        )
        new = {(row.item_id, row.content_hash) for row in added}
        await self._renew(
            [
                (item_id, arrival)
                for item_id, arrival in zip(item_ids, arrivals, strict=True)
                if item_id not in fresh and (item_id, arrival.content_hash) in new
            ]
        )
        if new:
            await self._connection.run(sa.update(feeds).where(feeds.c.id == feed_id).values(last_new_at=at))
        return len(new)

    async def _add_items(self, feed_id: FeedId, arrivals: Sequence[Arrival], at: datetime) -> dict[str, int]:
        rows = [
            {
                "feed_id": feed_id,
                "identity": kept_identity(arrival.identity),
                "canonical_link": arrival.canonical_link,
                "link_key": link_key(arrival.canonical_link),
                "title": arrival.title,
                "content_hash": arrival.content_hash,
                "first_seen_at": at,
            }
            for arrival in arrivals
            if arrival.item_id is None
        ]
        added = await self._connection.insert_new_returning(items, rows, items.c.identity, items.c.id)
        return {row.identity: row.id for row in added}

    async def _known_ids(
        self, feed_id: FeedId, arrivals: Sequence[Arrival], begun: Mapping[str, int]
    ) -> dict[str, int]:
        """Find the items that were said to be new and are not: the step is repeated."""
        new = (kept_identity(arrival.identity) for arrival in arrivals if arrival.item_id is None)
        missing = [identity for identity in new if identity not in begun]
        found: dict[str, int] = {}
        for some in chunks(missing):
            rows = await self._connection.rows(
                sa.select(items.c.identity, items.c.id).where(
                    items.c.feed_id == feed_id, items.c.identity.in_(some)
                )
            )
            found |= {row.identity: row.id for row in rows}
        return found

    async def _renew(self, revised: Sequence[tuple[int, Arrival]]) -> None:
        await self._connection.run_each(
            sa.update(items)
            .where(items.c.id == sa.bindparam("item"))
            .values(
                title=sa.bindparam("new_title"),
                canonical_link=sa.bindparam("new_link"),
                link_key=sa.bindparam("new_key"),
                content_hash=sa.bindparam("new_hash"),
            ),
            [
                {
                    "item": item_id,
                    "new_title": arrival.title,
                    "new_link": arrival.canonical_link,
                    "new_key": link_key(arrival.canonical_link),
                    "new_hash": arrival.content_hash,
                }
                for item_id, arrival in revised
            ],
        )

    async def reidentify(self, identities: Mapping[KnownItem, str]) -> None:
        """Give known items the identity under which their feed names them now, unless another item has it."""
        taken = items.alias()
        await self._connection.run_each(
            sa.update(items)
            .where(
                items.c.id == sa.bindparam("item"),
                sa.not_(
                    sa.exists().where(
                        taken.c.feed_id == items.c.feed_id, taken.c.identity == sa.bindparam("new_identity")
                    )
                ),
            )
            .values(identity=sa.bindparam("new_identity")),
            [
                {"item": item.id, "new_identity": kept_identity(identity)}
                for item, identity in identities.items()
            ],
        )

    async def undecided(self, limit: int) -> tuple[Revision, ...]:
        """List revisions neither decided nor set aside, oldest first."""
        rows = await self._connection.rows(_undecided(), {"limit": limit})
        return tuple(_revision_of(row) for row in rows)

    async def revision(self, revision_id: RevisionId) -> Revision | None:
        """Find a revision."""
        row = await self._connection.row(_revisions().where(revisions.c.id == revision_id))
        return None if row is None else _revision_of(row)

    async def decided(
        self, revision_id: RevisionId, reason: Reason, annotation: Annotation | None, at: datetime
    ) -> None:
        """Mark a revision as decided, with the reason that sums it up and what was read out of it."""
        await self._connection.run(
            DECIDED,
            {
                "of_revision": revision_id,
                "decided_at": at,
                "reason": reason,
                "annotation": None if annotation is None else annotation.to_json(),
            },
        )

    async def failed(self, revision_id: RevisionId, error: str, at: datetime) -> bool:
        """Count a failure of the revision's own; True when that was the third and it is now set aside."""
        return await count_failure(self._connection, revisions, revisions.c.id == revision_id, error, at)

    async def recent_texts(self, since: datetime) -> tuple[tuple[str, str], ...]:
        """List (title, summary) of the newest revision of items seen since then, oldest first, at most 50,000."""
        later = revisions.alias()
        rows = await self._connection.rows(
            sa.select(revisions.c.title, revisions.c.summary)
            .where(
                revisions.c.seen_at >= since,
                sa.not_(
                    sa.exists().where(later.c.item_id == revisions.c.item_id, later.c.id > revisions.c.id)
                ),
            )
            .order_by(revisions.c.id.desc())
            .limit(RECENT_TEXTS)
        )
        return tuple((row.title, row.summary) for row in reversed(rows))

    async def begun(self) -> datetime | None:
        """When the oldest item that is kept was seen; None when there is none."""
        return await counts.begun(self._connection)

    async def counted_since(self, at: datetime) -> tuple[CountedItem, ...]:
        """List shared feeds' items with a time since then, without wire copies, oldest first, at most 300,000."""
        return await counts.counted_since(self._connection, at)


@cache
def _revisions() -> sa.Select[Any]:
    return (
        sa.select(revisions, items.c.first_seen_at, *FEED_COLUMNS)
        .join_from(revisions, items, items.c.id == revisions.c.item_id)
        .join(feeds, feeds.c.id == items.c.feed_id)
    )


@cache
def _undecided() -> sa.Select[Any]:
    return (
        _revisions()
        .where(revisions.c.decided_at.is_(None), revisions.c.set_aside_at.is_(None))
        .order_by(revisions.c.id)
        .limit(sa.bindparam("limit", type_=sa.Integer()))
    )


async def count_failure(
    connection: Connection, table: sa.Table, row: sa.ColumnElement[bool], error: str, at: datetime
) -> bool:
    """Count a failure of a row's own; True when that was the third and it is now set aside."""
    third = table.c.attempts + 1 >= SET_ASIDE_AFTER
    aside: datetime | None = await connection.value(
        sa.update(table)
        .where(row)
        .values(
            attempts=table.c.attempts + 1,
            error=error,
            set_aside_at=sa.case((third, sa.literal(at, UtcTime()))),
        )
        .returning(table.c.set_aside_at)
    )
    return aside is not None


def _revision_values(
    arrival: Arrival,
    item_id: int,
    at: datetime,
    looked_before_at: datetime | None,
    *,
    first_fetch: bool,
    revises: bool,
) -> dict[str, object]:
    return {
        "item_id": item_id,
        "content_hash": arrival.content_hash,
        "title": arrival.title,
        "summary": arrival.summary,
        "link": arrival.link,
        "author": arrival.author,
        "category": arrival.category,
        "published_at": arrival.published_at,
        "media": [_given(medium) for medium in arrival.media] or None,
        "seen_at": at,
        "looked_before_at": looked_before_at,
        "first_fetch": first_fetch,
        "revises": revises,
    }


def _revision_of(row: Row) -> Revision:
    return Revision(
        id=RevisionId(row.id),
        item_id=ItemId(row.item_id),
        feed=feed_of(row),
        title=row.title,
        summary=row.summary,
        link=row.link,
        author=row.author,
        category=row.category,
        published_at=row.published_at,
        first_seen_at=row.first_seen_at,
        seen_at=row.seen_at,
        first_fetch=row.first_fetch,
        revises=row.revises,
        attempts=row.attempts,
        media=tuple(Medium(**medium) for medium in row.media or ()),
    )


def _given(medium: Medium) -> dict[str, object]:
    """What a feed says of a file or picture, without what it leaves out."""
    return {name: value for name, value in asdict(medium).items() if value is not None}
