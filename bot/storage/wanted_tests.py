"""Tests of rules that chats wait for."""

from datetime import datetime

import sqlalchemy as sa

from bot.model import ChatId, DeliveryState, Draft, Place, WantedTest
from bot.storage.connection import Connection, Row
from bot.storage.schema import deliveries, wanted_tests


class WantedTests:
    """``bot.ports.WantedTests`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def keep(
        self,
        place: Place,
        text: str,
        operators: str,
        answer_key: str,
        at: datetime,
        *,
        draft: Draft | None = None,
    ) -> int:
        """Keep a rule to be tried; for a draft, in place of what was to be tried for its earlier versions."""
        if draft is not None:
            await self.forget(draft.number)
        return await self._connection.insert(
            wanted_tests,
            {
                "chat_id": place.chat_id,
                "topic": place.topic,
                "text": text,
                "operators": operators,
                "answer_key": answer_key,
                "created_at": at,
                "draft_id": None if draft is None else draft.number,
                "draft_version": None if draft is None else draft.version,
            },
        )

    async def forget(self, draft_id: int) -> None:
        """Try nothing for a draft any more."""
        await self._connection.run(sa.delete(wanted_tests).where(wanted_tests.c.draft_id == draft_id))

    async def count_waiting(self, chat_id: ChatId | None = None) -> int:
        """Count the tests that a chat waits for, or all."""
        counted = sa.select(sa.func.count()).select_from(wanted_tests)
        if chat_id is not None:
            counted = counted.where(wanted_tests.c.chat_id == chat_id)
        count: int = await self._connection.value(counted)
        return count

    async def oldest(self) -> WantedTest | None:
        """Find the test that waits longest."""
        row = await self._connection.row(sa.select(wanted_tests).order_by(wanted_tests.c.id).limit(1))
        return None if row is None else _wanted_of(row)

    async def settle(self, number: int) -> WantedTest | None:
        """Take a test that was done, wherever its chat is now; None when it is no longer wanted."""
        row = await self._connection.row(
            sa.delete(wanted_tests).where(wanted_tests.c.id == number).returning(*wanted_tests.c)
        )
        return None if row is None else _wanted_of(row)

    async def said(self, answer_key: str) -> tuple[bool, int | None]:
        """Tell whether an answer is still to be said, and if not, which message it became (None: none)."""
        row = await self._connection.row(
            sa.select(deliveries.c.state, deliveries.c.message_id).where(deliveries.c.key == answer_key)
        )
        if row is None:
            return False, None
        return row.state in (DeliveryState.PENDING, DeliveryState.LEASED), row.message_id

    async def said_in(self, answer_key: str) -> Place | None:
        """Tell where an answer is said: for a channel's rule in its admin's private chat; None for an unknown one."""
        row = await self._connection.row(
            sa.select(deliveries.c.chat_id, deliveries.c.topic).where(deliveries.c.key == answer_key)
        )
        return None if row is None else Place(ChatId(row.chat_id), row.topic)


def _wanted_of(row: Row) -> WantedTest:
    return WantedTest(
        row.id,
        Place(ChatId(row.chat_id), row.topic),
        row.text,
        row.operators,
        row.answer_key,
        row.draft_id,
        row.draft_version,
    )
