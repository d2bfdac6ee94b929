"""Who was let in to a bot that is not for everybody."""

from datetime import datetime
from typing import Protocol

from bot.model import ChatId, Invite, InviteId


class Invites(Protocol):
    """Links that let people in, and the chats that were let in. Codes are kept as digests only."""

    async def add(self, code: str, uses: int, at: datetime, expires_at: datetime) -> Invite:
        """Keep a link that lets in so many people until then."""
        ...

    async def spend(self, code: str, at: datetime) -> InviteId | None:
        """Use a link once; None when it is unknown, revoked, expired or used up. Of two at once, one gets the last use."""
        ...

    async def admit(self, chat_id: ChatId, invite_id: InviteId | None, at: datetime) -> None:
        """Let a chat in, which is kept already; None: by who may enter without a link. One that is in stays as it is."""
        ...

    async def is_admitted(self, chat_id: ChatId, person_id: int | None) -> bool:
        """Tell whether a chat was let in, or the person who speaks in it."""
        ...

    async def by(self, person_id: int) -> InviteId | None:
        """Tell by which link a person came in; None for no link."""
        ...

    async def standing(self, now: datetime) -> tuple[Invite, ...]:
        """List the links that let in somebody more, newest first."""
        ...

    async def revoke(self, invite_id: InviteId, at: datetime) -> bool:
        """Let nobody more in by a link; who came by it stays. False when there is no such link, or it is revoked."""
        ...

    async def restore(self, invite_id: InviteId) -> bool:
        """Undo a revocation; False when there is no such link, or it was not revoked."""
        ...
