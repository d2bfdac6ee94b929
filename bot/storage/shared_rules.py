"""Rules behind a link."""

import hashlib
from datetime import datetime

import sqlalchemy as sa

from bot.storage.connection import Connection
from bot.storage.schema import shared_rules


class SharedRules:
    """``bot.ports.SharedRules`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def share(self, text: str, code: str, at: datetime) -> str:
        """Keep a rule's text under a code, and give the code by which it is found: the same text has one."""
        digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
        row = {"code": code, "digest": digest, "text": text, "created_at": at}
        await self._connection.insert_new(shared_rules, [row])
        # Shared again, it is kept as long as one that is shared for the first time.
        known: str = await self._connection.value(
            sa.update(shared_rules)
            .where(shared_rules.c.digest == digest)
            .values(created_at=at)
            .returning(shared_rules.c.code)
        )
        return known

    async def find(self, code: str) -> str | None:
        """Tell the text behind a code; None when there is none (any more)."""
        text: str | None = await self._connection.value(
            sa.select(shared_rules.c.text).where(shared_rules.c.code == code)
        )
        return text
