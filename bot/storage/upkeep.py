"""What the operator sees and does."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bot.model import ChatState, DeliveryState, FeedState, Reason
from bot.ports import SetAside
from bot.storage.announcements import Announcements
from bot.storage.connection import Connection
from bot.storage.inbox import PENDING
from bot.storage.schema import chats, deliveries, feeds, inbox, items, revisions, rules, stories


@dataclass(frozen=True, slots=True)
class _Kind:
    """A table whose rows can be set aside: their number for an operator, when it happened, and how one is undone."""

    table: sa.Table
    number: sa.Column[Any]
    at: sa.Column[Any]
    where: sa.ColumnElement[bool]
    undone: Mapping[str, object]


_RETRIED = {"set_aside_at": None, "attempts": 0, "error": None}

KINDS = {
    "revision": _Kind(
        revisions, revisions.c.id, revisions.c.set_aside_at, revisions.c.set_aside_at.is_not(None), _RETRIED
    ),
    "update": _Kind(inbox, inbox.c.id, inbox.c.set_aside_at, inbox.c.set_aside_at.is_not(None), _RETRIED),
    # What an answer said is not kept once it has ended: only alerts and digests can be said again.
    "delivery": _Kind(
        deliveries,
        deliveries.c.id,
        deliveries.c.settled_at,
        sa.and_(
            deliveries.c.reason == Reason.SET_ASIDE,
            sa.or_(deliveries.c.alert_id.is_not(None), deliveries.c.digest_id.is_not(None)),
        ),
        {"state": DeliveryState.PENDING, "reason": None, "settled_at": None, "attempts": 0, "error": None},
    ),
}

COUNTED = {
    "feeds": (feeds, feeds.c.state != FeedState.REMOVED),
    "items": (items, sa.true()),
    "undecided": (revisions, sa.and_(revisions.c.decided_at.is_(None), revisions.c.set_aside_at.is_(None))),
    "stories": (stories, sa.true()),
    "chats": (chats, chats.c.state == ChatState.OPEN),
    "rules": (rules, sa.true()),
    "pending": (deliveries, deliveries.c.state == sa.literal_column(f"'{DeliveryState.PENDING}'")),
    "updates": (inbox, PENDING),
}


class Upkeep:
    """``bot.ports.Upkeep`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def set_aside(self) -> tuple[SetAside, ...]:
        """List the rows set aside, oldest first."""
        found: list[SetAside] = []
        for name, kind in KINDS.items():
            rows = await self._connection.rows(
                sa.select(kind.number.label("number"), kind.table.c.error, kind.at.label("at")).where(
                    kind.where
                )
            )
            found += [SetAside(name, row.number, row.error or "", row.at) for row in rows]
        return tuple(sorted(found, key=lambda row: row.at))

    async def take_up(self, kind: str, row_id: int) -> bool:
        """Let a row that was set aside be tried again; False when there is none."""
        if kind not in KINDS:
            return False
        known = KINDS[kind]
        statement = sa.update(known.table).where(known.number == row_id, known.where).values(**known.undone)
        return await self._connection.run(statement) > 0

    async def counts(self) -> Mapping[str, int]:
        """Count feeds, items, undecided revisions, stories, open chats, rules, pending deliveries, updates, set aside.

        ``chats_to_tell`` is about how many chats announcements still have to go through.
        """
        selected = [
            sa.select(sa.func.count()).select_from(table).where(condition).scalar_subquery().label(name)
            for name, (table, condition) in COUNTED.items()
        ]
        row = await self._connection.row(sa.select(*selected))
        counted = {} if row is None else row._asdict()
        to_tell = await Announcements(self._connection).chats_left()
        return counted | {"chats_to_tell": to_tell, "set_aside": len(await self.set_aside())}
