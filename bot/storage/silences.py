"""Chats whose feeds are all silent, and feeds that are gone or back: who is to be told."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.model import ChatId, ChatKind, ChatState, Feed, FeedId, FeedState, Place, Scope, Silence
from bot.storage.connection import Connection, Row, chunks
from bot.storage.feeds import ACTIVE, FAILED_LOOKS
from bot.storage.reading import FEED_COLUMNS, feed_of, reads_one
from bot.storage.schema import chats, feeds, rules, silences, subscriptions

SHARED = feeds.c.scope == Scope.SHARED
PRIVATE = feeds.c.scope == Scope.PRIVATE
ANSWERED_AT = sa.func.coalesce(feeds.c.last_good_at, feeds.c.added_at)
WANTED = sa.or_(sa.not_(rules.c.paused), rules.c.resumes_at.is_not(None))
"""A rule that is not paused, or will not be for long."""
LISTENING = sa.and_(
    chats.c.state == ChatState.OPEN,
    chats.c.kind != ChatKind.CHANNEL,
    sa.exists().where(rules.c.chat_id == chats.c.id, WANTED),
)
"""Chats that wait for news; a channel's readers have nothing to do with its feeds."""
PLACE = (
    sa.select(rules.c.topic)
    .where(rules.c.chat_id == chats.c.id, WANTED)
    .order_by(rules.c.id)
    .limit(1)
    .scalar_subquery()
)
"""The topic of a chat's oldest rule: where its people look."""


class Silences:
    """``bot.ports.Silences`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # ------------------------------------------------------------------------------------------------- silent chats

    async def fallen(self, before: datetime, limit: int) -> tuple[Silence, ...]:
        """List chats that were not told yet and none of whose feeds is well; each has one at least."""
        shared = await self._shared(before)
        condition = [
            LISTENING,
            chats.c.id.not_in(sa.select(silences.c.chat_id)),
            sa.not_(_private_well(before)),
        ]
        if shared.well:
            # Whoever left nothing out reads one that is well.
            left_out = sa.select(subscriptions.c.chat_id).where(sa.not_(subscriptions.c.reads))
            condition += [chats.c.id.in_(left_out), sa.not_(_shared_well(before))]
        rows = await self._connection.rows(
            sa.select(chats.c.id, PLACE.label("topic"), *_of_its_own(shared))
            .where(*condition, sa.or_(_reads_some(Scope.PRIVATE), _reads_some(Scope.SHARED)))
            .order_by(chats.c.id)
            .limit(limit)
        )
        return tuple(_silence_of(row, shared.since) for row in rows)

    async def begin(self, fallen: Sequence[Silence]) -> None:
        """Keep that these chats were told."""
        await self._connection.insert_new(
            silences, [{"chat_id": one.place.chat_id, "since": one.since} for one in fallen]
        )

    async def over(self, limit: int) -> tuple[Silence, ...]:
        """List silent chats one of whose feeds has answered since; ``since`` is when their silence began."""
        latest: datetime | None = await self._connection.value(
            sa.select(sa.func.max(feeds.c.last_good_at)).where(ACTIVE, feeds.c.failures == 0)
        )
        first: datetime | None = await self._connection.value(sa.select(sa.func.min(silences.c.since)))
        if latest is None or first is None or latest <= first:
            return ()
        answered = sa.and_(ACTIVE, feeds.c.failures == 0, feeds.c.last_good_at > silences.c.since)
        read = [
            sa.exists().where(answered, scope, reads_one(chats.c.id, feeds.c.id, kind))
            for scope, kind in ((SHARED, Scope.SHARED), (PRIVATE, Scope.PRIVATE))
        ]
        rows = await self._connection.rows(
            sa.select(
                chats.c.id, PLACE.label("topic"), silences.c.since, sa.literal(0, sa.Integer()).label("feeds")
            )
            .join_from(silences, chats, chats.c.id == silences.c.chat_id)
            .where(LISTENING, sa.or_(*read))
            .order_by(chats.c.id)
            .limit(limit)
        )
        return tuple(_silence_of(row, None) for row in rows)

    async def end(self, chat_ids: Sequence[ChatId]) -> None:
        """Forget that these chats were silent."""
        for some in chunks(chat_ids):
            await self._connection.run(sa.delete(silences).where(silences.c.chat_id.in_(some)))

    async def forget(self) -> None:
        """Forget the silence of chats that wait for no news any more: they are told of no end."""
        listening = sa.select(chats.c.id).where(LISTENING)
        await self._connection.run(sa.delete(silences).where(silences.c.chat_id.not_in(listening)))

    async def _shared(self, before: datetime) -> Row:
        row = await self._connection.row(
            sa.select(
                sa.func.count().label("feeds"),
                sa.func.max(ANSWERED_AT).label("since"),
                sa.func.coalesce(sa.func.sum(sa.case((_well(before), 1), else_=0)), 0).label("well"),
            ).where(ACTIVE, SHARED)
        )
        if row is None:
            raise LookupError("an aggregate without a row")
        return row

    # --------------------------------------------------------------------------------------------- feeds gone or back

    async def note_gone(self) -> None:
        """Keep since when feeds that ended are gone."""
        await self._connection.run(
            sa.update(feeds)
            .where(feeds.c.state == FeedState.GONE, feeds.c.gone_at.is_(None))
            .values(gone_at=sa.func.coalesce(feeds.c.last_looked_at, feeds.c.added_at))
        )

    async def gone(self, limit: int) -> tuple[tuple[Feed, datetime], ...]:
        """List gone feeds of which nobody was told yet, with since when."""
        return await self._listed(limit, feeds.c.state == FeedState.GONE, sa.not_(feeds.c.gone_told))

    async def back(self, limit: int) -> tuple[tuple[Feed, datetime], ...]:
        """List feeds that were told to be gone and have answered since, with since when they were gone."""
        answered = feeds.c.last_good_at > feeds.c.gone_at
        return await self._listed(
            limit, feeds.c.state == FeedState.ACTIVE, feeds.c.gone_at.is_not(None), answered
        )

    async def _listed(
        self, limit: int, *condition: sa.ColumnElement[bool]
    ) -> tuple[tuple[Feed, datetime], ...]:
        rows = await self._connection.rows(
            sa.select(*FEED_COLUMNS, feeds.c.gone_at).where(*condition).order_by(feeds.c.id).limit(limit)
        )
        return tuple((feed_of(row), row.gone_at) for row in rows)

    async def told_gone(self, feed_id: FeedId) -> None:
        """Keep that a gone feed's readers were told."""
        await self._connection.run(sa.update(feeds).where(feeds.c.id == feed_id).values(gone_told=True))

    async def told_back(self, feed_id: FeedId) -> None:
        """Keep that a feed is as any other again."""
        await self._connection.run(
            sa.update(feeds).where(feeds.c.id == feed_id).values(gone_at=None, gone_told=False)
        )

    async def try_again(self, before: datetime, now: datetime) -> int:
        """Make gone feeds due whose last look lies before this time; one more answer 410 ends them again."""
        return await self._connection.run(
            sa.update(feeds)
            .where(feeds.c.state == FeedState.GONE, feeds.c.gone_told, feeds.c.last_looked_at <= before)
            .values(state=FeedState.ACTIVE, next_due_at=now)
        )

    async def readers(self, feed: Feed, after: ChatId | None, limit: int) -> tuple[Place, ...]:
        """List where the people are who read a feed and wait for news: a place a chat, by the chats' numbers."""
        if feed.scope is Scope.SEARCH:
            return ()
        following = sa.true() if after is None else chats.c.id > after
        reading = reads_one(chats.c.id, sa.literal(feed.id, sa.BigInteger()), feed.scope)
        rows = await self._connection.rows(
            sa.select(chats.c.id, PLACE.label("topic"))
            .where(following, LISTENING, reading)
            .order_by(chats.c.id)
            .limit(limit)
        )
        return tuple(Place(ChatId(row.id), row.topic) for row in rows)


def _well(before: datetime) -> sa.ColumnElement[bool]:
    """Say that a feed has not failed its last looks, or answered after this time; one not yet looked at may be well."""
    return sa.or_(before < ANSWERED_AT, feeds.c.failures < FAILED_LOOKS)


def _private_well(before: datetime) -> sa.ColumnElement[bool]:
    return sa.exists().where(
        subscriptions.c.chat_id == chats.c.id,
        subscriptions.c.reads,
        feeds.c.id == subscriptions.c.feed_id,
        ACTIVE,
        PRIVATE,
        _well(before),
    )


def _shared_well(before: datetime) -> sa.ColumnElement[bool]:
    return sa.exists().where(ACTIVE, SHARED, _well(before), reads_one(chats.c.id, feeds.c.id, Scope.SHARED))


def _reads_some(scope: Scope) -> sa.ColumnElement[bool]:
    return sa.exists().where(ACTIVE, feeds.c.scope == scope, reads_one(chats.c.id, feeds.c.id, scope))


def _of_its_own(shared: Row) -> tuple[sa.ColumnElement[Any], ...]:
    """How many feeds a chat reads, and when the last of its private ones answered.

    Most chats read all shared feeds: their count is known, and only what a chat has of its own is counted.
    """
    own = sa.and_(subscriptions.c.chat_id == chats.c.id, feeds.c.id == subscriptions.c.feed_id, ACTIVE)
    added = sa.and_(own, PRIVATE, subscriptions.c.reads)
    left_out = sa.and_(own, SHARED, sa.not_(subscriptions.c.reads))
    counts = [
        sa.select(sa.func.count()).where(one).correlate(chats).scalar_subquery() for one in (added, left_out)
    ]
    answered = sa.select(sa.func.max(ANSWERED_AT)).where(added).correlate(chats).scalar_subquery()
    count = sa.literal(shared.feeds, sa.Integer()) + counts[0] - counts[1]
    return count.label("feeds"), answered.label("since")


def _silence_of(row: Row, since: datetime | None) -> Silence:
    return Silence(Place(ChatId(row.id), row.topic), max(filter(None, (row.since, since))), row.feeds)
