"""The bytes of files that are on their way."""

from collections.abc import Collection, Mapping
from datetime import datetime

import sqlalchemy as sa

from bot.model import Attachment, AttachmentId, ChatId, FileKind
from bot.storage.connection import Connection
from bot.storage.schema import attachments


class Attachments:
    """``bot.ports.Attachments`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def keep(self, chat_id: ChatId, attachment: Attachment, at: datetime) -> AttachmentId:
        """Keep a file until it is sent."""
        number = await self._connection.insert(
            attachments,
            {
                "chat_id": chat_id,
                "kind": attachment.kind,
                "name": attachment.name,
                "content": attachment.content,
                "created_at": at,
            },
        )
        return AttachmentId(number)

    async def get(self, ids: Collection[AttachmentId]) -> Mapping[AttachmentId, Attachment]:
        """Load files; one that is gone is left out."""
        if not ids:
            return {}
        rows = await self._connection.rows(sa.select(attachments).where(attachments.c.id.in_(list(ids))))
        return {AttachmentId(row.id): Attachment(FileKind(row.kind), row.name, row.content) for row in rows}

    async def remove(self, ids: Collection[AttachmentId]) -> None:
        """Keep these files no longer."""
        if ids:
            await self._connection.run(sa.delete(attachments).where(attachments.c.id.in_(list(ids))))
