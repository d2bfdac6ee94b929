"""What metrics are made of: counts over partial indexes, and what has ended since the last look."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from bot.model import DeliveryKind, DeliveryState, FeedState, Level
from bot.ports.measures import Ended, Ending, Mark, Standing
from bot.storage.connection import Connection, Row
from bot.storage.deliveries import URGENCY
from bot.storage.inbox import PENDING as IN_INBOX
from bot.storage.outbox import BROADCAST_URGENCY, PENDING
from bot.storage.schema import deliveries, feeds, inbox, queries, revisions, stories

MOST_AT_ONCE = 10_000
"""Rows read for one look: a tenth of a second."""

RANKS = (
    {URGENCY[DeliveryKind.ANSWER]: "answer"}
    | {URGENCY[DeliveryKind.SEND] + max(Level) - level: level.name.lower() for level in Level}
    | {URGENCY[DeliveryKind.DIGEST]: "digest", URGENCY[DeliveryKind.EDIT]: "edit"}
    | {BROADCAST_URGENCY: "broadcast"}
)
"""What waits, by the number that orders it."""

FIRST_UNDECIDED = sa.select(sa.func.min(revisions.c.id)).where(
    revisions.c.decided_at.is_(None), revisions.c.set_aside_at.is_(None)
)


class Measures:
    """``bot.ports.Measures`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def standing(self, now: datetime, stories_since: datetime) -> Standing:
        """Tell how things stand."""
        waiting = {
            RANKS.get(row.urgency, "other"): int(row.number)
            for row in await self._connection.rows(
                sa.select(deliveries.c.urgency, sa.func.count().label("number"))
                .where(PENDING)
                .group_by(deliveries.c.urgency)
            )
        }
        return Standing(
            waiting=dict.fromkeys(RANKS.values(), 0) | waiting,
            oldest={name: await self._oldest(urgency, now) for urgency, name in RANKS.items()},
            feeds=await self._feeds(),
            inbox=await self._count(inbox, IN_INBOX),
            live_stories=await self._count(stories, stories.c.last_at >= stories_since),
            queries=await self._count(queries, sa.true()),
        )

    async def _oldest(self, urgency: int, now: datetime) -> float:
        """Tell for how many seconds the first of its rank has been due."""
        due: datetime | None = await self._connection.value(
            sa.select(sa.func.coalesce(deliveries.c.first_due_at, deliveries.c.due_at))
            .where(PENDING, deliveries.c.urgency == urgency, deliveries.c.due_at <= now)
            .order_by(deliveries.c.id)
            .limit(1)
        )
        return 0.0 if due is None else max(0.0, (now - due).total_seconds())

    async def _feeds(self) -> dict[str, int]:
        failing = sa.and_(feeds.c.state == FeedState.ACTIVE, feeds.c.failures > 0)
        state = sa.case((failing, "failing"), else_=feeds.c.state).label("named")
        rows = await self._connection.rows(sa.select(state, sa.func.count().label("number")).group_by(state))
        known = dict.fromkeys((*FeedState, "failing"), 0)
        return {str(name): number for name, number in known.items()} | {
            row.named: int(row.number) for row in rows
        }

    async def _count(self, table: sa.Table, condition: sa.ColumnElement[bool]) -> int:
        count: int = await self._connection.value(
            sa.select(sa.func.count()).select_from(table).where(condition)
        )
        return count

    # ------------------------------------------------------------------------------------------ what has ended

    async def mark(self, now: datetime) -> Mark:
        """Tell from where on ends are to be counted."""
        waiting = await self._connection.value(FIRST_UNDECIDED)
        newest = await self._connection.value(sa.select(sa.func.max(revisions.c.id)))
        return Mark(waiting - 1 if waiting is not None else newest or 0, now)

    async def ended(self, since: Mark, until: datetime) -> Ended:
        """Tell what has ended since a mark; a burst may take several calls."""
        decided = await self._decided(since.revision)
        read = await self._settled(since.settled_at, until)
        settled = _whole_moments(read)
        endings = Counter((row.kind, row.state, row.reason or "") for row in settled)
        sent = [row for row in settled if row.state == DeliveryState.SENT and row.first_due_at is not None]
        return Ended(
            mark=Mark(
                decided[-1].id if decided else since.revision,
                settled[-1].settled_at if len(read) >= MOST_AT_ONCE else until,
            ),
            decided_in=[(row.decided_at - row.seen_at).total_seconds() for row in decided],
            sent_in=[(row.kind, (row.settled_at - row.first_due_at).total_seconds()) for row in sent],
            endings=[Ending(*which, count) for which, count in endings.items()],
            maybe_doubled=sum(row.maybe_doubled for row in settled),
        )

    async def _decided(self, after: int) -> Sequence[Row]:
        """List what was decided, up to the first revision that is not yet."""
        waiting: int | None = await self._connection.value(FIRST_UNDECIDED)
        statement = sa.select(revisions.c.id, revisions.c.seen_at, revisions.c.decided_at).where(
            revisions.c.id > after, revisions.c.decided_at.is_not(None)
        )
        if waiting is not None:
            statement = statement.where(revisions.c.id < waiting)
        return await self._connection.rows(statement.order_by(revisions.c.id).limit(MOST_AT_ONCE))

    async def _settled(self, after: datetime, until: datetime) -> Sequence[Row]:
        row = deliveries.c
        return await self._connection.rows(
            sa.select(row.kind, row.state, row.reason, row.settled_at, row.first_due_at, row.maybe_doubled)
            .where(row.settled_at > after, row.settled_at <= until)
            .order_by(row.settled_at)
            .limit(MOST_AT_ONCE)
        )


def _whole_moments(settled: Sequence[Row]) -> Sequence[Row]:
    """Leave the last moment to the next look where more may have ended in it than was read."""
    if len(settled) < MOST_AT_ONCE or settled[0].settled_at == settled[-1].settled_at:
        return settled
    return [row for row in settled if row.settled_at < settled[-1].settled_at]
