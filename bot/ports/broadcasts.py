"""What operators tell many chats at once, in the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.model import Audience, Broadcast, BroadcastId, ChatId, ChatKind, Tally


class Broadcasts(Protocol):
    """Broadcasts by their operators' chats: none is found from another chat."""

    async def draft(self, chat_id: ChatId, text: str, audience: Audience, at: datetime) -> Broadcast:
        """Keep a text that its operator looks at; an earlier draft of the chat is forgotten."""
        ...

    async def get(self, chat_id: ChatId, broadcast_id: BroadcastId) -> Broadcast | None:
        """Find a broadcast of this operator's chat."""
        ...

    async def going_of(self, chat_id: ChatId) -> Broadcast | None:
        """Find what this operator's chat sends now."""
        ...

    async def aim(self, broadcast_id: BroadcastId, audience: Audience) -> None:
        """Choose who gets a draft."""
        ...

    async def count(self, audience: Audience) -> int:
        """Count the chats that a broadcast would go to."""
        ...

    async def begin(self, broadcast_id: BroadcastId, message_id: int | None, total: int) -> bool:
        """Send a draft, and show in a message how far it is; False when it is no draft any more."""
        ...

    async def stop(self, broadcast_id: BroadcastId, at: datetime) -> bool:
        """Withdraw what was not sent; False when it is not being sent."""
        ...

    async def forget(self, broadcast_id: BroadcastId) -> bool:
        """Forget a draft; False when it is none."""
        ...

    async def tally(self, broadcast_id: BroadcastId) -> Tally:
        """Count what became of a broadcast's deliveries."""
        ...

    # What the stage that sends them needs.

    async def going(self) -> tuple[BroadcastId, ...]:
        """Name the broadcasts that are being sent or stopped, oldest first."""
        ...

    async def under_way(self, broadcast_id: BroadcastId) -> Broadcast | None:
        """Find one of those, and let nobody else alter it; None when it is over."""
        ...

    async def next_chats(self, broadcast: Broadcast, limit: int) -> Sequence[tuple[ChatId, ChatKind]]:
        """List the next open chats that it goes to, and what each is."""
        ...

    async def went_on(self, broadcast_id: BroadcastId, told_to: ChatId, due_until: datetime) -> None:
        """Keep how far it is; belongs into the commit of these chats' deliveries."""
        ...

    async def is_showing(self, broadcast: Broadcast) -> bool:
        """Tell whether the last edit of its message is still on its way."""
        ...

    async def showed(self, broadcast: Broadcast, shown: str, at: datetime) -> None:
        """Keep what its message is edited to show; belongs into the commit of that edit."""
        ...

    async def end(self, broadcast: Broadcast, at: datetime) -> None:
        """Keep that it is over: done, or stopped."""
        ...
