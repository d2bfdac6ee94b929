"""Feeds that moved for good: a new address for the same feed, with its items."""

from datetime import datetime

import sqlalchemy as sa

from bot.addresses import address_key
from bot.model import Feed, FeedState, Scope
from bot.storage.aliases import Aliases, alias_row
from bot.storage.connection import Connection
from bot.storage.feeds import STANDING
from bot.storage.readers import hand_over, lock, retire_unread, revived
from bot.storage.reading import FEED_COLUMNS, feed_of
from bot.storage.schema import feeds


class Moves:
    """``bot.ports.Moves`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def adopt(self, feed: Feed, url: str, at: datetime) -> None:
        """Read a feed at its new address from now on; where another known feed is read there, the two are one.

        Shared feeds keep the old address as an alias: files still name it. A search's address is not the server's to
        choose.
        """
        if feed.scope is Scope.SEARCH:
            return
        if not await lock(self._connection, feeds.c.id == feed.id):
            return
        if feed.scope is Scope.PRIVATE:
            shared = await Aliases(self._connection).find([url])
            if shared is not None and shared.state is FeedState.ACTIVE:
                await hand_over(self._connection, [feed.id], shared.id)
                return
        other = await self._at(feed, url)
        if other is None:
            await self._readdress(feed, url)
            if feed.scope is Scope.SHARED:
                await self._connection.insert(feeds, alias_row(feed, feed.url, at))
        elif feed.scope is Scope.PRIVATE:
            await self._hand_over(feed, other, at)
        elif other.state in STANDING:
            await self._join(feed, other.id, at)
        elif other.state is not FeedState.REMOVED:
            await self._meet(feed, other, url, at)

    async def _at(self, feed: Feed, url: str) -> Feed | None:
        """Find the other feed of an address; private feeds are one only when they are spelt alike."""
        same = feeds.c.url == url
        if feed.scope is Scope.SHARED:
            same = sa.or_(same, feeds.c.address_key == address_key(url))
        row = await self._connection.row(
            sa.select(*FEED_COLUMNS)
            .where(same, feeds.c.scope == feed.scope, feeds.c.id != feed.id)
            # The very address first: no two rows may have it.
            .order_by(feeds.c.url != url, feeds.c.state != FeedState.ACTIVE, feeds.c.id)
            .limit(1)
        )
        return None if row is None else feed_of(row)

    async def _readdress(self, feed: Feed, url: str) -> None:
        await self._connection.run(
            sa.update(feeds).where(feeds.c.id == feed.id).values(url=url, address_key=address_key(url))
        )

    async def _join(self, feed: Feed, standing: int, at: datetime) -> None:
        """Make a shared feed, with all its addresses, an alias of another; that one answered at last."""
        await self._connection.run(
            sa.update(feeds)
            .where(sa.or_(feeds.c.id == feed.id, feeds.c.alias_of == feed.id))
            .values(state=FeedState.ALIAS, alias_of=standing, leased_until=None)
        )
        await self._connection.run(
            sa.update(feeds)
            .where(feeds.c.id == standing, feeds.c.state == FeedState.GONE)
            .values(revived(at))
        )

    async def _meet(self, feed: Feed, other: Feed, url: str, at: datetime) -> None:
        """The address is that of a row that is not read: follow where it points, or change addresses with it."""
        pointed = await self._connection.value(sa.select(feeds.c.alias_of).where(feeds.c.id == other.id))
        if other.state is FeedState.ALIAS and pointed != feed.id:
            await self._join(feed, int(pointed), at)
            return
        # No two rows have one address at any moment.
        await self._readdress(other, f"{feed.url}#{other.id}")
        await self._readdress(feed, url)
        await self._readdress(other, feed.url)
        await self._connection.run(
            sa.update(feeds)
            .where(feeds.c.id == other.id)
            .values(state=FeedState.ALIAS, alias_of=feed.id, leased_until=None)
        )

    async def _hand_over(self, feed: Feed, other: Feed, at: datetime) -> None:
        """Let the chats that read a private feed read the one that stands at its new address."""
        await lock(self._connection, feeds.c.id == other.id)
        await hand_over(self._connection, [feed.id], other.id)
        if other.state is not FeedState.ACTIVE:
            await self._connection.run(sa.update(feeds).where(feeds.c.id == other.id).values(revived(at)))
            await retire_unread(self._connection, [other.id])
