"""Files that chats wait for."""

from datetime import datetime

import sqlalchemy as sa

from bot.model import ChatId, Place, WantedFile, WantedKind
from bot.storage.connection import Connection, Row
from bot.storage.schema import attachments, wanted_files
from bot.storage.wanted_tests import WantedTests


class WantedFiles:
    """``bot.ports.WantedFiles`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def keep(self, place: Place, kind: WantedKind, answer_key: str, at: datetime) -> int:
        """Keep that a file is wanted."""
        return await self._connection.insert(
            wanted_files,
            {
                "chat_id": place.chat_id,
                "topic": place.topic,
                "kind": kind,
                "answer_key": answer_key,
                "created_at": at,
            },
        )

    async def count_waiting(self, chat_id: ChatId | None = None) -> int:
        """Count the files that a chat waits for, or all: those to be made and those on their way."""
        count = 0
        for table in (wanted_files, attachments):
            counted = sa.select(sa.func.count()).select_from(table)
            if chat_id is not None:
                counted = counted.where(table.c.chat_id == chat_id)
            count += await self._connection.value(counted)
        return count

    async def oldest(self) -> WantedFile | None:
        """Find the file that is waited for longest."""
        row = await self._connection.row(sa.select(wanted_files).order_by(wanted_files.c.id).limit(1))
        return None if row is None else _wanted_of(row)

    async def settle(self, number: int) -> WantedFile | None:
        """Take a file that was made, wherever its chat is now; None when it is no longer wanted."""
        row = await self._connection.row(
            sa.delete(wanted_files).where(wanted_files.c.id == number).returning(*wanted_files.c)
        )
        return None if row is None else _wanted_of(row)

    async def said(self, answer_key: str) -> tuple[bool, int | None]:
        """Tell whether an answer is still to be said, and if not, which message it became (None: none)."""
        return await WantedTests(self._connection).said(answer_key)


def _wanted_of(row: Row) -> WantedFile:
    return WantedFile(row.id, Place(ChatId(row.chat_id), row.topic), WantedKind(row.kind), row.answer_key)
