"""What operators tell many chats at once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.model import (
    GOING,
    Audience,
    Broadcast,
    BroadcastId,
    BroadcastState,
    ChatId,
    ChatKind,
    ChatState,
    DeliveryState,
    Reason,
    Tally,
)
from bot.storage import outbox
from bot.storage.connection import Connection, Row
from bot.storage.schema import broadcasts, chats, deliveries

IS_GOING: sa.ColumnElement[bool] = sa.literal_column("state IN ('sending', 'stopping')", sa.Boolean)
"""As the index spells it."""


class Broadcasts:
    """``bot.ports.Broadcasts`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def draft(self, chat_id: ChatId, text: str, audience: Audience, at: datetime) -> Broadcast:
        """Keep a text that its operator looks at; an earlier draft of the chat is forgotten."""
        await self._connection.run(
            sa.delete(broadcasts).where(
                broadcasts.c.chat_id == chat_id, broadcasts.c.state == BroadcastState.DRAFT
            )
        )
        values = {"chat_id": chat_id, "text": text, "total": 0, "edits": 0, "created_at": at}
        number = await self._connection.insert(
            broadcasts, values | {"state": BroadcastState.DRAFT} | _audience_values(audience)
        )
        found = await self.get(chat_id, BroadcastId(number))
        if found is None:
            raise LookupError("a broadcast vanished within its own transaction")
        return found

    async def get(self, chat_id: ChatId, broadcast_id: BroadcastId) -> Broadcast | None:
        """Find a broadcast of this operator's chat."""
        return await self._one(broadcasts.c.id == broadcast_id, broadcasts.c.chat_id == chat_id)

    async def going_of(self, chat_id: ChatId) -> Broadcast | None:
        """Find what this operator's chat sends now."""
        return await self._one(broadcasts.c.chat_id == chat_id, IS_GOING)

    async def _one(self, *conditions: sa.ColumnElement[bool]) -> Broadcast | None:
        chosen = sa.select(broadcasts).where(*conditions).order_by(broadcasts.c.id).limit(1)
        row = await self._connection.row(chosen)
        return None if row is None else _broadcast_of(row)

    async def aim(self, broadcast_id: BroadcastId, audience: Audience) -> None:
        """Choose who gets a draft."""
        await self._alter(broadcast_id, (BroadcastState.DRAFT,), _audience_values(audience))

    async def count(self, audience: Audience) -> int:
        """Count the chats that a broadcast would go to."""
        count: int = await self._connection.value(
            sa.select(sa.func.count()).select_from(chats).where(*_reached(audience))
        )
        return count

    async def begin(self, broadcast_id: BroadcastId, message_id: int | None, total: int) -> bool:
        """Send a draft, and show in a message how far it is; False when it is no draft any more."""
        values = {"state": BroadcastState.SENDING, "message_id": message_id, "total": total}
        return await self._alter(broadcast_id, (BroadcastState.DRAFT,), values)

    async def stop(self, broadcast_id: BroadcastId, at: datetime) -> bool:
        """Withdraw what was not sent; False when it is not being sent."""
        # The row first: the stage that fills the outbox holds it while it does.
        if not await self._alter(broadcast_id, (BroadcastState.SENDING,), {"state": BroadcastState.STOPPING}):
            return False
        await self._connection.run(
            sa.update(deliveries)
            .where(deliveries.c.broadcast_id == broadcast_id, outbox.PENDING)
            .values(
                state=DeliveryState.WITHDRAWN,
                reason=Reason.BROADCAST_STOPPED,
                settled_at=at,
                **outbox.ENDED,
            )
        )
        return True

    async def forget(self, broadcast_id: BroadcastId) -> bool:
        """Forget a draft; False when it is none."""
        which = (broadcasts.c.id == broadcast_id, broadcasts.c.state == BroadcastState.DRAFT)
        return await self._connection.run(sa.delete(broadcasts).where(*which)) > 0

    async def tally(self, broadcast_id: BroadcastId) -> Tally:
        """Count what became of a broadcast's deliveries."""
        rows = await self._connection.rows(
            sa.select(deliveries.c.state, sa.func.count().label("number"))
            .where(deliveries.c.broadcast_id == broadcast_id)
            .group_by(deliveries.c.state)
        )
        counted = {row.state: int(row.number) for row in rows}
        return Tally(
            sent=counted.get(DeliveryState.SENT, 0),
            failed=counted.get(DeliveryState.DEAD, 0),
            withdrawn=counted.get(DeliveryState.WITHDRAWN, 0),
            waiting=counted.get(DeliveryState.PENDING, 0) + counted.get(DeliveryState.LEASED, 0),
        )

    # -------------------------------------------------------------------------------------------- sending them

    async def going(self) -> tuple[BroadcastId, ...]:
        """Name the broadcasts that are being sent or stopped, oldest first."""
        rows = await self._connection.rows(
            sa.select(broadcasts.c.id).where(IS_GOING).order_by(broadcasts.c.id)
        )
        return tuple(BroadcastId(row.id) for row in rows)

    async def under_way(self, broadcast_id: BroadcastId) -> Broadcast | None:
        """Find one of those, and let nobody else alter it; None when it is over."""
        row = await self._connection.row(
            sa.select(broadcasts).where(broadcasts.c.id == broadcast_id, IS_GOING).with_for_update()
        )
        return None if row is None else _broadcast_of(row)

    async def next_chats(self, broadcast: Broadcast, limit: int) -> Sequence[tuple[ChatId, ChatKind]]:
        """List the next open chats that it goes to, and what each is."""
        reached = _reached(broadcast.audience)
        if broadcast.told_to is not None:
            reached.append(chats.c.id > broadcast.told_to)
        rows = await self._connection.rows(
            sa.select(chats.c.id, chats.c.kind).where(*reached).order_by(chats.c.id).limit(limit)
        )
        return [(ChatId(row.id), ChatKind(row.kind)) for row in rows]

    async def went_on(self, broadcast_id: BroadcastId, told_to: ChatId, due_until: datetime) -> None:
        """Keep how far it is; belongs into the commit of these chats' deliveries."""
        await self._alter(broadcast_id, GOING, {"told_to": told_to, "due_until": due_until})

    async def is_showing(self, broadcast: Broadcast) -> bool:
        """Tell whether the last edit of its message is still on its way."""
        on_its_way = sa.or_(outbox.PENDING, outbox.LEASED)
        found = await self._connection.row(
            sa.select(deliveries.c.id).where(
                deliveries.c.key == broadcast.edit_key(broadcast.edits), on_its_way
            )
        )
        return found is not None

    async def showed(self, broadcast: Broadcast, shown: str, at: datetime) -> None:
        """Keep what its message is edited to show; belongs into the commit of that edit."""
        values = {"shown": shown, "shown_at": at, "edits": broadcast.edits + 1}
        await self._alter(broadcast.id, GOING, values)

    async def end(self, broadcast: Broadcast, at: datetime) -> None:
        """Keep that it is over: done, or stopped."""
        stopped = broadcast.state is BroadcastState.STOPPING
        state = BroadcastState.STOPPED if stopped else BroadcastState.DONE
        await self._alter(broadcast.id, GOING, {"state": state, "ended_at": at})

    async def _alter(
        self, broadcast_id: BroadcastId, states: Sequence[BroadcastState], values: dict[str, Any]
    ) -> bool:
        which = (broadcasts.c.id == broadcast_id, broadcasts.c.state.in_(states))
        return await self._connection.run(sa.update(broadcasts).where(*which).values(values)) > 0


def _reached(audience: Audience) -> list[sa.ColumnElement[bool]]:
    conditions = [chats.c.state == ChatState.OPEN, chats.c.kind.in_(audience.kinds)]
    if audience.language is not None:
        conditions.append(chats.c.language == audience.language)
    return conditions


def _audience_values(audience: Audience) -> dict[str, Any]:
    return {"language": audience.language, "kinds": [kind.value for kind in audience.kinds]}


def _broadcast_of(row: Row) -> Broadcast:
    return Broadcast(
        id=BroadcastId(row.id),
        chat_id=ChatId(row.chat_id),
        text=row.text,
        audience=Audience(row.language, tuple(ChatKind(kind) for kind in row.kinds)),
        state=BroadcastState(row.state),
        message_id=row.message_id,
        told_to=None if row.told_to is None else ChatId(row.told_to),
        total=row.total,
        due_until=row.due_until,
        edits=row.edits,
        shown=row.shown,
        shown_at=row.shown_at,
    )
