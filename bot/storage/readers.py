"""Private feeds follow their readers: without a chat that is open nobody is told, so they are not polled.

Whoever alters who reads a feed locks its row first (on PostgreSQL), and asks who reads it in a statement of its own after
that: so of two transactions that alter it at once, the later one sees what the earlier one did.
"""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from bot.model import ChatId, ChatState, FeedId, FeedState, Scope
from bot.storage.connection import Connection, chunks
from bot.storage.schema import EPOCH, chats, feeds, subscriptions

AT_ONCE = EPOCH
"""When a feed is due that is to be looked at now, whatever the clock that work is due by."""

UNSEEN: dict[str, object] = {"fetched": False} | dict.fromkeys(
    ("alias_of", "etag", "last_modified", "body_hash")
)
"""A feed that comes back begins anew: what it published meanwhile is no news."""

PRIVATE = feeds.c.scope == Scope.PRIVATE


def revived(at: datetime) -> dict[str, object]:
    """Say what makes a feed be polled again as if it were new."""
    return {
        "state": FeedState.ACTIVE,
        "next_due_at": at,
        "failures": 0,
        "gone_answers": 0,
        "error": None,
        **UNSEEN,
    }


async def stands(connection: Connection, feed_id: FeedId) -> bool:
    """Whether a feed is there, and stays until this transaction ends."""
    row = sa.select(feeds.c.id).where(feeds.c.id == feed_id).with_for_update(read=True, key_share=True)
    return await connection.row(row) is not None


async def lock(connection: Connection, condition: sa.ColumnElement[bool]) -> list[int]:
    """Let nobody else alter these feeds, or who reads them, until this transaction ends; tell which they are."""
    rows = await connection.rows(
        sa.select(feeds.c.id).where(condition).order_by(feeds.c.id).with_for_update()
    )
    return [row.id for row in rows]


async def lock_own(connection: Connection, chat_id: ChatId) -> list[int]:
    """Lock a chat's private feeds."""
    named = sa.select(subscriptions.c.feed_id).where(subscriptions.c.chat_id == chat_id)
    return await lock(connection, sa.and_(PRIVATE, feeds.c.id.in_(named)))


async def retire_unread(connection: Connection, feed_ids: Collection[int]) -> None:
    """Take those of these private feeds out that no open chat reads; they are locked."""
    read = (
        sa.exists()
        .where(subscriptions.c.feed_id == feeds.c.id, subscriptions.c.reads)
        .where(chats.c.id == subscriptions.c.chat_id, chats.c.state == ChatState.OPEN)
    )
    for some in chunks(feed_ids):
        await connection.run(
            sa.update(feeds)
            .where(feeds.c.id.in_(some), PRIVATE, feeds.c.state == FeedState.ACTIVE, sa.not_(read))
            .values(state=FeedState.REMOVED)
        )


async def hand_over(connection: Connection, feed_ids: Collection[int], to: FeedId) -> None:
    """Let the chats that read these private feeds, which are locked, read another one instead; of those nothing is polled.

    A chat that left the other one out reads it again: it wanted to read what is there.
    """
    for some in chunks(feed_ids):
        readers = await connection.rows(
            sa.select(subscriptions.c.chat_id)
            .where(subscriptions.c.feed_id.in_(some), subscriptions.c.reads)
            .distinct()
        )
        for row in readers:
            values = {"chat_id": row.chat_id, "feed_id": to, "reads": True}
            await connection.upsert(subscriptions, values, {"reads": True})
        await connection.run(sa.delete(subscriptions).where(subscriptions.c.feed_id.in_(some)))
        await connection.run(sa.update(feeds).where(feeds.c.id.in_(some)).values(state=FeedState.REMOVED))


async def revive_own(connection: Connection, chat_id: ChatId, at: datetime) -> None:
    """Read the private feeds of a chat that is open again."""
    reads = sa.exists().where(
        subscriptions.c.chat_id == chat_id, subscriptions.c.feed_id == feeds.c.id, subscriptions.c.reads
    )
    for some in chunks(await lock_own(connection, chat_id)):
        await connection.run(
            sa.update(feeds)
            .where(feeds.c.id.in_(some), feeds.c.state == FeedState.REMOVED, reads)
            .values(revived(at))
        )
