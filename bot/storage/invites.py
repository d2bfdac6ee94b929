"""Links that let people in, and the chats that were let in."""

from datetime import datetime
from hashlib import sha256

import sqlalchemy as sa

from bot.model import ChatId, Invite, InviteId
from bot.storage.connection import Connection, Row
from bot.storage.schema import admissions, invites


class Invites:
    """``bot.ports.Invites`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def add(self, code: str, uses: int, at: datetime, expires_at: datetime) -> Invite:
        """Keep a link that lets in so many people until then."""
        number = await self._connection.insert(
            invites,
            {
                "digest": _digest(code),
                "uses": uses,
                "used": 0,
                "created_at": at,
                "expires_at": expires_at,
            },
        )
        return Invite(InviteId(number), uses, 0, at, expires_at, None)

    async def spend(self, code: str, at: datetime) -> InviteId | None:
        """Use a link once; None when it is unknown, revoked, expired or used up. Of two at once, one gets the last use."""
        # One statement: a look before it would let both see the last use.
        number: int | None = await self._connection.value(
            sa.update(invites)
            .where(
                invites.c.digest == _digest(code),
                invites.c.used < invites.c.uses,
                invites.c.revoked_at.is_(None),
                invites.c.expires_at > at,
            )
            .values(used=invites.c.used + 1)
            .returning(invites.c.id)
        )
        return None if number is None else InviteId(number)

    async def admit(self, chat_id: ChatId, invite_id: InviteId | None, at: datetime) -> None:
        """Let a chat in, which is kept already; one that is in stays as it is."""
        values = {"chat_id": chat_id, "invite_id": invite_id, "admitted_at": at}
        await self._connection.insert_new(admissions, [values])

    async def is_admitted(self, chat_id: ChatId, person_id: int | None) -> bool:
        """Tell whether a chat was let in, or the person who speaks in it."""
        asking = [chat_id] if person_id is None else [chat_id, person_id]
        found = await self._connection.row(
            sa.select(admissions.c.chat_id).where(admissions.c.chat_id.in_(asking))
        )
        return found is not None

    async def by(self, person_id: int) -> InviteId | None:
        """Tell by which link a person came in; None for no link."""
        number: int | None = await self._connection.value(
            sa.select(admissions.c.invite_id).where(admissions.c.chat_id == person_id)
        )
        return None if number is None else InviteId(number)

    async def standing(self, now: datetime) -> tuple[Invite, ...]:
        """List the links that let in somebody more, newest first."""
        rows = await self._connection.rows(
            sa.select(invites)
            .where(
                invites.c.revoked_at.is_(None), invites.c.used < invites.c.uses, invites.c.expires_at > now
            )
            .order_by(invites.c.id.desc())
        )
        return tuple(map(_invite_of, rows))

    async def revoke(self, invite_id: InviteId, at: datetime) -> bool:
        """Let nobody more in by a link; who came by it stays. False when there is no such link, or it is revoked."""
        which = (invites.c.id == invite_id, invites.c.revoked_at.is_(None))
        return await self._connection.run(sa.update(invites).where(*which).values(revoked_at=at)) > 0

    async def restore(self, invite_id: InviteId) -> bool:
        """Undo a revocation; False when there is no such link, or it was not revoked."""
        which = (invites.c.id == invite_id, invites.c.revoked_at.is_not(None))
        return await self._connection.run(sa.update(invites).where(*which).values(revoked_at=None)) > 0


def _digest(code: str) -> str:
    # A code is 128 random bits: nobody finds it by trying, so that a plain digest is enough.
    return sha256(code.encode("utf-8", "surrogatepass")).hexdigest()


def _invite_of(row: Row) -> Invite:
    return Invite(
        InviteId(row.id), row.uses, row.used, row.created_at, row.expires_at, revoked_at=row.revoked_at
    )
