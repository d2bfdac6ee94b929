"""What an operator is shown of the whole: counts, delays and failures."""

import math
from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.model import (
    ChatKind,
    ChatState,
    Delay,
    DeliveryKind,
    DeliveryState,
    Failure,
    FeedState,
    Figures,
    Overview,
    Reason,
    Scope,
)
from bot.storage.connection import Connection
from bot.storage.inbox import PENDING as IN_INBOX
from bot.storage.outbox import LEASED, PENDING
from bot.storage.schema import chats, deliveries, feeds, inbox, queries, revisions, rules
from bot.storage.upkeep import Upkeep

DAY = timedelta(days=1)
MEASURED = 5_000
"""The newest ends of which delays are worked out: some hundredths of a second to read."""
FIRST = (DeliveryKind.SEND, DeliveryKind.REPLY)


class Operating:
    """``bot.ports.Operating`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def overview(self) -> Overview:
        """Count what is worth knowing at a glance."""
        return Overview(
            chats=await self._chats(),
            feeds=await self._feeds(),
            waiting=await self._count(deliveries, PENDING | LEASED),
            set_aside=len(await Upkeep(self._connection).set_aside()),
        )

    async def figures(self, now: datetime) -> Figures:
        """Count what there is, and what the day before ``now`` (on the story clock) brought."""
        since = now - DAY
        sent = (deliveries.c.kind == DeliveryKind.SEND, deliveries.c.state == DeliveryState.SENT)
        # An item's first revision is seen with it, and revisions have an index by that.
        new = (revisions.c.seen_at >= since, sa.not_(revisions.c.revises))
        return Figures(
            overview=await self.overview(),
            rules=await self._count(rules),
            queries=await self._count(queries),
            updates=await self._count(inbox, IN_INBOX),
            items=await self._count(revisions, *new),
            alerts=await self._count(deliveries, deliveries.c.settled_at >= since, *sent),
            decided=await self._decided(since),
            sent=await self._sent(since),
        )

    async def _count(self, table: sa.Table, *conditions: sa.ColumnElement[bool]) -> int:
        count: int = await self._connection.value(
            sa.select(sa.func.count()).select_from(table).where(*conditions)
        )
        return count

    async def _chats(self) -> dict[tuple[ChatState, ChatKind], int]:
        rows = await self._connection.rows(
            sa.select(chats.c.state, chats.c.kind, sa.func.count().label("number")).group_by(
                chats.c.state, chats.c.kind
            )
        )
        return {(ChatState(row.state), ChatKind(row.kind)): int(row.number) for row in rows}

    async def _feeds(self) -> dict[str, int]:
        shared = (feeds.c.scope == Scope.SHARED,)
        active = (*shared, feeds.c.state == FeedState.ACTIVE)
        asked = {
            "answering": (*active, feeds.c.error.is_(None), feeds.c.last_good_at.is_not(None)),
            "unlooked": (*active, feeds.c.error.is_(None), feeds.c.last_good_at.is_(None)),
            "failing": (*active, feeds.c.error.is_not(None)),
            "paused": (*shared, feeds.c.state == FeedState.PAUSED),
            "gone": (*shared, feeds.c.state == FeedState.GONE),
            "private": (feeds.c.scope == Scope.PRIVATE, feeds.c.state == FeedState.ACTIVE),
        }
        return {name: await self._count(feeds, *conditions) for name, conditions in asked.items()}

    async def _decided(self, since: datetime) -> Delay | None:
        rows = await self._connection.rows(
            sa.select(revisions.c.seen_at, revisions.c.decided_at)
            .where(revisions.c.seen_at >= since, revisions.c.decided_at.is_not(None))
            .order_by(revisions.c.seen_at.desc())
            .limit(MEASURED)
        )
        return delay_of([(row.decided_at - row.seen_at).total_seconds() for row in rows])

    async def _sent(self, since: datetime) -> Delay | None:
        row = deliveries.c
        rows = await self._connection.rows(
            sa.select(row.settled_at, row.first_due_at)
            .where(
                row.settled_at >= since,
                row.state == DeliveryState.SENT,
                row.kind.in_(FIRST),
                row.first_due_at.is_not(None),
            )
            .order_by(row.settled_at.desc())
            .limit(MEASURED)
        )
        return delay_of([(one.settled_at - one.first_due_at).total_seconds() for one in rows])

    async def failures(self, since: datetime) -> tuple[Failure, ...]:
        """List why deliveries ended dead since then, the newest first."""
        row, last = deliveries.c, sa.func.max(deliveries.c.settled_at)
        rows = await self._connection.rows(
            sa.select(row.kind, row.reason, sa.func.count().label("number"), last.label("last"))
            .where(row.settled_at >= since, row.state == DeliveryState.DEAD, row.reason != Reason.SET_ASIDE)
            .group_by(row.kind, row.reason)
            .order_by(last.desc())
        )
        return tuple(
            Failure(DeliveryKind(one.kind), Reason(one.reason), int(one.number), one.last) for one in rows
        )

    async def failing_feeds(self) -> tuple[int, int, int]:
        """Count the shared and the private feeds that failed at their last look, and the rows set aside."""
        failing = (feeds.c.state.in_((FeedState.ACTIVE, FeedState.GONE)), feeds.c.error.is_not(None))
        shared = await self._count(feeds, feeds.c.scope == Scope.SHARED, *failing)
        private = await self._count(feeds, feeds.c.scope == Scope.PRIVATE, *failing)
        return shared, private, len(await Upkeep(self._connection).set_aside())


def delay_of(seconds: Sequence[float]) -> Delay | None:
    """Work out the delays that half, and all but one of a hundred, were under; None of none."""
    if not seconds:
        return None
    ordered = sorted(max(0.0, one) for one in seconds)

    def share(part: float) -> float:
        return ordered[math.ceil(part * len(ordered)) - 1]

    return Delay(share(0.5), share(0.99))
