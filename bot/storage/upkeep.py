"""What the operator sees and does."""

from collections.abc import Mapping

import sqlalchemy as sa

from bot.model import ChatState, DeliveryState, FeedState
from bot.ports import SetAside
from bot.storage.connection import Connection
from bot.storage.inbox import PENDING
from bot.storage.schema import chats, deliveries, feeds, inbox, items, revisions, rules, stories

KINDS = {"revision": (revisions, revisions.c.id), "update": (inbox, inbox.c.update_id)}
"""What can be set aside: the table, and the number by which an operator names a row."""

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
        for kind, (table, number) in KINDS.items():
            rows = await self._connection.rows(
                sa.select(number.label("number"), table.c.error, table.c.set_aside_at).where(
                    table.c.set_aside_at.is_not(None)
                )
            )
            found += [SetAside(kind, row.number, row.error or "", row.set_aside_at) for row in rows]
        return tuple(sorted(found, key=lambda row: row.at))

    async def take_up(self, kind: str, row_id: int) -> bool:
        """Let a row that was set aside be tried again; False when there is none."""
        if kind not in KINDS:
            return False
        table, number = KINDS[kind]
        taken = await self._connection.run(
            sa.update(table)
            .where(number == row_id, table.c.set_aside_at.is_not(None))
            .values(set_aside_at=None, attempts=0, error=None)
        )
        return taken > 0

    async def counts(self) -> Mapping[str, int]:
        """Count feeds, items, undecided revisions, stories, open chats, rules, pending deliveries, updates, set aside."""
        selected = [
            sa.select(sa.func.count()).select_from(table).where(condition).scalar_subquery().label(name)
            for name, (table, condition) in COUNTED.items()
        ]
        row = await self._connection.row(sa.select(*selected))
        counted = {} if row is None else row._asdict()
        return counted | {"set_aside": len(await self.set_aside())}
