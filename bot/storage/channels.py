"""Which channels people set up."""

from datetime import datetime

import sqlalchemy as sa

from bot.model import Channel, ChatId, ChatKind, ChatState
from bot.storage.connection import Connection, Row
from bot.storage.schema import channels, chats

OPEN_CHANNEL = sa.and_(chats.c.kind == ChatKind.CHANNEL, chats.c.state == ChatState.OPEN)


class Channels:
    """``bot.ports.Channels`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def grant(self, chat_id: ChatId, person_id: ChatId, title: str, at: datetime) -> Channel:
        """Let a person set up a channel, whose right was seen just now; one who may already keeps the number."""
        known = await self._known(chat_id, person_id)
        if known is None:
            values = {
                "chat_id": chat_id,
                "person_id": person_id,
                "title": title,
                "granted_at": at,
                "checked_at": at,
            }
            number = await self._connection.insert(channels, values)
            return Channel(number, chat_id, person_id, title, at, at)
        altered = {"title": title, "checked_at": at}
        await self._connection.run(sa.update(channels).where(channels.c.id == known.number).values(**altered))
        return Channel(known.number, chat_id, person_id, title, known.granted_at, at)

    async def _known(self, chat_id: ChatId, person_id: ChatId) -> Channel | None:
        row = await self._connection.row(
            sa.select(channels).where(channels.c.chat_id == chat_id, channels.c.person_id == person_id)
        )
        return None if row is None else _channel_of(row)

    async def get(self, person_id: ChatId, number: int) -> Channel | None:
        """Find one of this person's channels."""
        row = await self._connection.row(
            sa.select(channels).where(channels.c.id == number, channels.c.person_id == person_id)
        )
        return None if row is None else _channel_of(row)

    async def of_person(self, person_id: ChatId) -> tuple[Channel, ...]:
        """List what a person set up, the oldest first."""
        return await self._listed(channels.c.person_id == person_id)

    async def of_channel(self, chat_id: ChatId) -> tuple[Channel, ...]:
        """List by whom a channel is set up, the oldest first."""
        return await self._listed(channels.c.chat_id == chat_id)

    async def _listed(self, condition: sa.ColumnElement[bool]) -> tuple[Channel, ...]:
        rows = await self._connection.rows(sa.select(channels).where(condition).order_by(channels.c.id))
        return tuple(map(_channel_of, rows))

    async def managed_alone(self, person_id: ChatId) -> tuple[ChatId, ...]:
        """List the channels that this person set up and nobody else does: they are erased with this person's chat."""
        return await managed_alone(self._connection, person_id)

    async def checked(self, channel: Channel, at: datetime) -> None:
        """Keep that Telegram said just now that the person still may."""
        await self._connection.run(
            sa.update(channels).where(channels.c.id == channel.number).values(checked_at=at)
        )

    async def end(self, channel: Channel) -> None:
        """Let a person set up this channel no more; its rules stay."""
        await self._connection.run(sa.delete(channels).where(channels.c.id == channel.number))

    async def unchecked_since(self, before: datetime, limit: int) -> tuple[Channel, ...]:
        """List links into open channels that were last checked before then, the longest ago first."""
        rows = await self._connection.rows(
            sa.select(channels)
            .join(chats, chats.c.id == channels.c.chat_id)
            .where(OPEN_CHANNEL, channels.c.checked_at < before)
            .order_by(channels.c.checked_at, channels.c.id)
            .limit(limit)
        )
        return tuple(map(_channel_of, rows))

    async def unclaimed(self, limit: int) -> tuple[ChatId, ...]:
        """List open channels that nobody sets up any more."""
        claimed = sa.exists().where(channels.c.chat_id == chats.c.id)
        rows = await self._connection.rows(
            sa.select(chats.c.id).where(OPEN_CHANNEL, sa.not_(claimed)).order_by(chats.c.id).limit(limit)
        )
        return tuple(ChatId(row.id) for row in rows)


async def managed_alone(connection: Connection, person_id: ChatId) -> tuple[ChatId, ...]:
    """List the channels that this person set up and nobody else manages."""
    others = channels.alias()
    shared = sa.exists().where(
        others.c.chat_id == channels.c.chat_id, others.c.person_id != channels.c.person_id
    )
    rows = await connection.rows(
        sa.select(channels.c.chat_id).where(channels.c.person_id == person_id, sa.not_(shared))
    )
    return tuple(ChatId(row.chat_id) for row in rows)


def _channel_of(row: Row) -> Channel:
    return Channel(
        row.id, ChatId(row.chat_id), ChatId(row.person_id), row.title, row.granted_at, row.checked_at
    )
