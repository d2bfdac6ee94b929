"""Which channels people set up, in the database."""

from datetime import datetime
from typing import Protocol

from bot.model import Channel, ChatId


class Channels(Protocol):
    """Links between channels and the private chats of those who set them up; both are kept chats."""

    async def grant(self, chat_id: ChatId, person_id: ChatId, title: str, at: datetime) -> Channel:
        """Let a person set up a channel, whose right was seen just now; one who may already keeps the number."""
        ...

    async def get(self, person_id: ChatId, number: int) -> Channel | None:
        """Find one of this person's channels."""
        ...

    async def of_person(self, person_id: ChatId) -> tuple[Channel, ...]:
        """List what a person set up, the oldest first."""
        ...

    async def of_channel(self, chat_id: ChatId) -> tuple[Channel, ...]:
        """List by whom a channel is set up, the oldest first."""
        ...

    async def managed_alone(self, person_id: ChatId) -> tuple[ChatId, ...]:
        """List the channels that this person set up and nobody else does: they are erased with this person's chat."""
        ...

    async def checked(self, channel: Channel, at: datetime) -> None:
        """Keep that Telegram said just now that the person still may."""
        ...

    async def end(self, channel: Channel) -> None:
        """Let a person set up this channel no more; its rules stay."""
        ...

    async def unchecked_since(self, before: datetime, limit: int) -> tuple[Channel, ...]:
        """List links into open channels that were last checked before then, the longest ago first."""
        ...

    async def unclaimed(self, limit: int) -> tuple[ChatId, ...]:
        """List open channels that nobody sets up any more."""
        ...
