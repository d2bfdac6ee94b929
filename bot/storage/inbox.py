"""Updates, kept before Telegram is told that they arrived; each is handled once, in order a chat."""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

from bot.model import ChatId, PendingUpdate, Update
from bot.storage.connection import Connection
from bot.storage.items import count_failure
from bot.storage.schema import inbox

PENDING = sa.and_(inbox.c.handled_at.is_(None), inbox.c.set_aside_at.is_(None))


class Inbox:
    """``bot.ports.Inbox`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def store(self, updates: Sequence[Update], at: datetime) -> None:
        """Keep updates; one that its bot sent before does nothing."""
        await self._connection.insert_new(
            inbox,
            [
                {
                    "bot_id": update.bot_id,
                    "update_id": update.id,
                    "chat_id": update.chat_id,
                    "payload": dict(update.payload),
                    "stored_at": at,
                }
                for update in updates
            ],
        )

    async def pending(self, busy: Collection[ChatId], limit: int) -> tuple[PendingUpdate, ...]:
        """List the oldest pending update of each chat that is not busy, oldest first."""
        rows = await self._connection.rows(_oldest_of_chats(), {"busy": list(busy), "limit": limit})
        return tuple(
            PendingUpdate(
                Update(row.update_id, ChatId(row.chat_id), row.payload, row.bot_id), row.attempts, row.id
            )
            for row in rows
        )

    async def handled(self, number: int, at: datetime) -> None:
        """Mark an update as handled; nothing but its numbers stays."""
        await self._connection.run(
            sa.update(inbox)
            .where(inbox.c.id == number, inbox.c.handled_at.is_(None))
            .values(handled_at=at, **BLANK)
        )

    async def leave_out_others(self, bot_id: int, at: datetime) -> int:
        """Handle no update that another bot than this one got, and tell how many waited; this one cannot answer them.

        Updates of a version that did not keep the bot are this one's.
        """
        await self._connection.run(sa.update(inbox).where(inbox.c.bot_id == 0).values(bot_id=bot_id))
        return await self._connection.run(
            sa.update(inbox)
            .where(inbox.c.bot_id != bot_id, inbox.c.handled_at.is_(None))
            .values(handled_at=at, **BLANK)
        )

    async def failed(self, number: int, error: str, at: datetime) -> bool:
        """Count a failure of the update's own; True when that was the third and it is now set aside.

        Where somebody was is not kept until an operator sees to it.
        """
        aside = await count_failure(self._connection, inbox, inbox.c.id == number, error, at)
        if aside:
            payload = await self._connection.value(sa.select(inbox.c.payload).where(inbox.c.id == number))
            nowhere = sa.update(inbox).where(inbox.c.id == number).values(payload=_without_places(payload))
            await self._connection.run(nowhere)
        return aside

    async def waiting(self) -> int:
        """Count updates that are neither handled nor set aside."""
        count: int = await self._connection.value(
            sa.select(sa.func.count()).select_from(inbox).where(PENDING)
        )
        return count


@cache
def _oldest_of_chats() -> sa.Select[Any]:
    """List the first pending update of each chat that is not ``busy``."""
    earlier = inbox.alias()
    before = sa.exists().where(
        earlier.c.chat_id == inbox.c.chat_id,
        earlier.c.id < inbox.c.id,
        earlier.c.handled_at.is_(None),
        earlier.c.set_aside_at.is_(None),
    )
    busy = sa.bindparam("busy", expanding=True, type_=sa.BigInteger())
    return (
        sa.select(
            inbox.c.id,
            inbox.c.bot_id,
            inbox.c.update_id,
            inbox.c.chat_id,
            inbox.c.payload,
            inbox.c.attempts,
        )
        .where(PENDING, inbox.c.chat_id.not_in(busy), sa.not_(before))
        .order_by(inbox.c.id)
        .limit(sa.bindparam("limit", type_=sa.Integer()))
    )


def _without_places(value: Any) -> Any:
    """Leave out where somebody is, at whatever depth (https://core.telegram.org/bots/api#location)."""
    if isinstance(value, list):
        return [_without_places(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {name: _without_places(one) for name, one in value.items() if name not in PLACES}


PLACES = frozenset({"location", "venue"})
BLANK = {"chat_id": 0, "payload": {}, "error": None, "set_aside_at": None}
"""What an update keeps once it is done with: no word of what it said, nor who said it."""
