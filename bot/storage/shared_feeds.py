"""Operators' hold on the feeds that every chat reads: paused, removed, and read again."""

from datetime import datetime

import sqlalchemy as sa

from bot.model import FeedHealth, FeedId, FeedState, Scope
from bot.storage.connection import Connection
from bot.storage.feeds import STANDING, Feeds
from bot.storage.readers import AT_ONCE, revived
from bot.storage.schema import feeds

SHARED = feeds.c.scope == Scope.SHARED


class SharedFeeds:
    """``bot.ports.SharedFeeds`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def listed(self, since: datetime) -> tuple[FeedHealth, ...]:
        """List the shared feeds that are polled, gone or paused, by publisher, with their items since then."""
        return await Feeds(self._connection).list_health(sa.and_(SHARED, feeds.c.state.in_(STANDING)), since)

    async def one(self, feed_id: FeedId, since: datetime) -> FeedHealth | None:
        """Find a shared feed, also one that was removed."""
        known = feeds.c.state.in_((*STANDING, FeedState.REMOVED))
        found = await Feeds(self._connection).list_health(
            sa.and_(SHARED, known, feeds.c.id == feed_id), since
        )
        return found[0] if found else None

    async def pause(self, feed_id: FeedId) -> bool:
        """Leave a feed alone until it is resumed; False when it is not polled anyway."""
        return await self._turn(feed_id, (FeedState.ACTIVE, FeedState.GONE), {"state": FeedState.PAUSED})

    async def resume(self, feed_id: FeedId) -> bool:
        """Poll a paused feed again, as if it were new: what it published meanwhile is no news. False: it is not paused."""
        return await self._turn(feed_id, (FeedState.PAUSED,), revived(AT_ONCE))

    async def remove(self, feed_id: FeedId) -> bool:
        """Take a feed out for good; False when it is not there."""
        return await self._turn(feed_id, STANDING, {"state": FeedState.REMOVED})

    async def restore(self, feed_id: FeedId) -> bool:
        """Undo a removal; False when the feed was not removed."""
        return await self._turn(feed_id, (FeedState.REMOVED,), revived(AT_ONCE))

    async def _turn(self, feed_id: FeedId, states: tuple[FeedState, ...], values: dict[str, object]) -> bool:
        which = (feeds.c.id == feed_id, SHARED, feeds.c.state.in_(states))
        return await self._connection.run(sa.update(feeds).where(*which).values(values)) > 0
