"""Feeds made of rules' words, and the queries that read them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from bot.addresses import address_key
from bot.model import ChatState, FeedState, Origin, Query, QueryId, Scope, SearchFeed
from bot.storage.connection import Connection, chunks
from bot.storage.readers import AT_ONCE, revived
from bot.storage.schema import changes, chats, feeds, queries, rules, searches

SEARCH = feeds.c.scope == Scope.SEARCH
UNKNOWN_TIER = 3

OF_OPEN_CHAT = sa.and_(chats.c.id == rules.c.chat_id, chats.c.state == ChatState.OPEN)
"""A rule of any other chat tells nobody anything."""


class Searches:
    """``bot.ports.Searches`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def stand(self) -> tuple[object, ...]:
        """Tell by what the searches that are wanted stand: they may be others only when this is another one."""
        row = await self._connection.row(
            sa.select(
                sa.select(sa.func.max(changes.c.number)).scalar_subquery(),
                sa.func.max(chats.c.changed_at),
                sa.func.count().filter(chats.c.state == ChatState.OPEN),
            ).select_from(chats)
        )
        return () if row is None else tuple(row)

    async def asked(self, before: QueryId | None, limit: int) -> tuple[Query, ...]:
        """List queries that a standing rule of an open chat asks, newest first, those before this one."""
        statement = sa.select(queries.c.id, queries.c.text).where(
            sa.exists().where(rules.c.query_id == queries.c.id, OF_OPEN_CHAT)
        )
        if before is not None:
            statement = statement.where(queries.c.id < before)
        rows = await self._connection.rows(statement.order_by(queries.c.id.desc()).limit(limit))
        return tuple(Query(QueryId(row.id), row.text) for row in rows)

    async def make(self, wanted: Sequence[SearchFeed], at: datetime) -> int:
        """Make the searches stand so and no others; tell how many feeds were added to those that are polled.

        One that is no longer wanted is not polled any more; what came of it stays for the rules that were told. Queries
        that nobody asks any more are passed over.
        """
        await self._connection.hold_changes()
        wanted = await self._asked_still(wanted)
        standing = {
            row.url: row
            for row in await self._connection.rows(
                sa.select(feeds.c.id, feeds.c.url, feeds.c.state).where(SEARCH)
            )
        }
        begun = 0
        for search in wanted:
            row = standing.pop(search.url, None)
            begun += row is None or row.state != FeedState.ACTIVE
            feed_id = await self._insert(search, at) if row is None else row.id
            if row is not None and row.state != FeedState.ACTIVE:
                await self._revive(feed_id)
            await self._name_queries(feed_id, search.query_ids)
        idle = [row.id for row in standing.values() if row.state != FeedState.REMOVED]
        for some in chunks(idle):
            await self._connection.run(
                sa.update(feeds).where(feeds.c.id.in_(some)).values(state=FeedState.REMOVED)
            )
        return begun

    async def _asked_still(self, wanted: Sequence[SearchFeed]) -> list[SearchFeed]:
        ids = {query_id for search in wanted for query_id in search.query_ids}
        asked: set[int] = set()
        for some in chunks(ids):
            rows = await self._connection.rows(
                sa.select(rules.c.query_id).where(rules.c.query_id.in_(some), OF_OPEN_CHAT).distinct()
            )
            asked |= {row.query_id for row in rows}
        still = (
            replace(search, query_ids=tuple(one for one in search.query_ids if one in asked))
            for search in wanted
        )
        return [search for search in still if search.query_ids]

    async def _insert(self, search: SearchFeed, at: datetime) -> int:
        return await self._connection.insert(
            feeds,
            {
                "url": search.url,
                "address_key": address_key(search.url),
                "publisher": search.publisher,
                "family": search.publisher,
                "tier": UNKNOWN_TIER,
                "language": search.language,
                "priority": False,
                "scope": Scope.SEARCH,
                "origin": Origin.CONFIGURATION,
                "state": FeedState.ACTIVE,
                "next_due_at": AT_ONCE,
                "added_at": at,
            },
        )

    async def _revive(self, feed_id: int) -> None:
        """Begin again; what was published meanwhile is no news."""
        await self._connection.run(sa.update(feeds).where(feeds.c.id == feed_id).values(revived(AT_ONCE)))

    async def _name_queries(self, feed_id: int, query_ids: Sequence[QueryId]) -> None:
        await self._connection.insert_new(
            searches, [{"feed_id": feed_id, "query_id": query_id} for query_id in query_ids]
        )

    async def forget(self, before: datetime) -> None:
        """Remove the searches that no rule asks for and that were looked at last before then."""
        asked = (
            sa.select(searches.c.feed_id)
            .join(rules, rules.c.query_id == searches.c.query_id)
            .where(searches.c.feed_id == feeds.c.id)
        )
        seen = sa.func.coalesce(feeds.c.last_looked_at, feeds.c.added_at)
        await self._connection.run(
            sa.delete(feeds).where(
                SEARCH, feeds.c.state == FeedState.REMOVED, seen < before, sa.not_(sa.exists(asked))
            )
        )


async def forget_unread(connection: Connection) -> None:
    """Remove the searches whose queries are all erased: their addresses hold the words."""
    read = sa.exists().where(searches.c.feed_id == feeds.c.id)
    await connection.run(sa.delete(feeds).where(SEARCH, sa.not_(read)))
