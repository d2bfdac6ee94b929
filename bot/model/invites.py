"""Invitations: links that let somebody use a bot that is not for everybody."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.ids import InviteId


@dataclass(frozen=True, slots=True)
class Invite:
    """A link that lets in ``uses`` people, ``used`` of them so far; its code is known to nobody but who got it."""

    id: InviteId
    uses: int
    used: int
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
