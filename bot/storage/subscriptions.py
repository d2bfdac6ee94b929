"""Which feeds a chat reads beside, or instead of, those that every chat reads."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from bot.model import (
    ChatId,
    Feed,
    FeedHealth,
    FeedId,
    FeedState,
    FoundFeed,
    Origin,
    Scope,
    Subscribed,
)
from bot.storage.aliases import Aliases
from bot.storage.connection import Connection
from bot.storage.feeds import STANDING, Feeds
from bot.storage.readers import AT_ONCE, lock, retire_unread, revived
from bot.storage.reading import FEED_COLUMNS, feed_of, reads_one
from bot.storage.schema import feeds, items, subscriptions


class Subscriptions:
    """``bot.ports.Subscriptions`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._feeds = Feeds(connection)

    async def begin(
        self, chat_id: ChatId, found: FoundFeed, most: int, at: datetime
    ) -> tuple[Subscribed, Feed | None]:
        """Let a chat read a feed that was found: the shared one at any of its addresses, else one of the chat's own.

        A chat has at most ``most`` of its own; only then there is no feed.
        """
        shared = await Aliases(self._connection).find(found.addresses)
        if shared is not None:
            left_out = shared.id in await self.left_out(chat_id)
            if shared.state is FeedState.GONE:
                # It was found: it is there again.
                shared = await self._feeds.add(
                    replace(found.draft(Scope.PRIVATE, Origin.CHAT), url=shared.url), at
                )
            await self._feeds.subscribe(chat_id, shared.id)
            return (Subscribed.SHARED if left_out else Subscribed.ALREADY), shared
        await lock(self._connection, sa.and_(_at(found), feeds.c.scope == Scope.PRIVATE))
        own = await self._own(chat_id, found)
        if own is not None:
            if own.state is FeedState.GONE:
                own = await self._feeds.add(replace(found.draft(Scope.PRIVATE, Origin.CHAT), url=own.url), at)
            return Subscribed.ALREADY, own
        if await self.count_own(chat_id) >= most:
            return Subscribed.FULL, None
        feed = await self._feeds.add(found.draft(Scope.PRIVATE, Origin.CHAT), at)
        await self._feeds.subscribe(chat_id, feed.id)
        await self._connection.run(
            sa.update(feeds)
            .where(feeds.c.id == feed.id, feeds.c.last_looked_at.is_(None))
            .values(next_due_at=AT_ONCE)
        )
        # The chat may have closed since it asked for it.
        await retire_unread(self._connection, [feed.id])
        return Subscribed.BEGUN, feed

    async def _own(self, chat_id: ChatId, found: FoundFeed) -> Feed | None:
        row = await self._connection.row(
            sa.select(*FEED_COLUMNS).where(_at(found), *_own_of(chat_id)).limit(1)
        )
        return None if row is None else feed_of(row)

    async def of_chat(self, chat_id: ChatId, since: datetime) -> tuple[FeedHealth, ...]:
        """List the feeds that a chat reads or could read again, shared ones first, with their items since then."""
        return await self._feeds.open_to(chat_id, since)

    async def left_out(self, chat_id: ChatId) -> Collection[FeedId]:
        """Name the shared feeds that a chat left out."""
        rows = await self._connection.rows(
            sa.select(subscriptions.c.feed_id)
            .join(feeds, feeds.c.id == subscriptions.c.feed_id)
            .where(
                subscriptions.c.chat_id == chat_id,
                sa.not_(subscriptions.c.reads),
                feeds.c.scope == Scope.SHARED,
            )
        )
        return frozenset(FeedId(row.feed_id) for row in rows)

    async def get(self, chat_id: ChatId, feed_id: FeedId) -> Feed | None:
        """Find a feed that a chat may decide on: a shared one, or one of its own; None for any other."""
        shared = sa.and_(feeds.c.scope == Scope.SHARED, feeds.c.state.in_(STANDING))
        own = sa.and_(*_own_of(chat_id))
        row = await self._connection.row(
            sa.select(*FEED_COLUMNS).where(feeds.c.id == feed_id, sa.or_(shared, own))
        )
        return None if row is None else feed_of(row)

    async def take_back(self, chat_id: ChatId, feed_id: FeedId, most: int) -> Feed | None:
        """Undo the removal of one of a chat's own feeds; None when it had no such, or has ``most`` without it."""
        had = sa.exists().where(
            subscriptions.c.chat_id == chat_id,
            subscriptions.c.feed_id == feeds.c.id,
            sa.not_(subscriptions.c.reads),
        )
        feed_ids = await lock(
            self._connection, sa.and_(feeds.c.id == feed_id, feeds.c.scope == Scope.PRIVATE, had)
        )
        if not feed_ids or await self.count_own(chat_id) >= most:
            return None
        await self._feeds.subscribe(chat_id, feed_id)
        await self._connection.run(
            sa.update(feeds)
            .where(feeds.c.id == feed_id, feeds.c.state == FeedState.REMOVED)
            .values(revived(AT_ONCE))
        )
        # The chat may have closed meanwhile.
        await retire_unread(self._connection, feed_ids)
        return await self.get(chat_id, feed_id)

    async def newest_title(self, feed_id: FeedId) -> str | None:
        """Give the title of a feed's newest item; None while it has none."""
        title: str | None = await self._connection.value(
            sa.select(items.c.title).where(items.c.feed_id == feed_id).order_by(items.c.id.desc()).limit(1)
        )
        return title

    async def count_own(self, chat_id: ChatId) -> int:
        """Count the private feeds that a chat reads."""
        count: int = await self._connection.value(
            sa.select(sa.func.count()).select_from(feeds).where(*_own_of(chat_id))
        )
        return count


def _at(found: FoundFeed) -> sa.ColumnElement[bool]:
    return feeds.c.url.in_([found.url, *found.addresses])


def _own_of(chat_id: ChatId) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        feeds.c.scope == Scope.PRIVATE,
        feeds.c.state != FeedState.REMOVED,
        reads_one(sa.literal(chat_id), feeds.c.id, Scope.PRIVATE),
    )
