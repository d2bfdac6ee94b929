"""What an operator tells many chats at once."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.chats import ChatKind
from bot.model.ids import BroadcastId, ChatId

TEXT_LIMIT = 3_500
"""Characters of a broadcast: with what stands below it, it is one message."""
USUAL_KINDS = (ChatKind.PRIVATE, ChatKind.GROUP, ChatKind.SUPERGROUP)
"""Who gets a broadcast unless told otherwise: what stands in a channel, its readers take for the channel's own word."""


class BroadcastState(StrEnum):
    """How far a broadcast is."""

    DRAFT = "draft"
    """Its operator looks at it."""
    SENDING = "sending"
    STOPPING = "stopping"
    """What was not sent is withdrawn; what is under way is waited for."""
    STOPPED = "stopped"
    DONE = "done"


GOING = (BroadcastState.SENDING, BroadcastState.STOPPING)


@dataclass(frozen=True, slots=True)
class Audience:
    """Open chats of some kinds, of one language or of all (None)."""

    language: str | None = None
    kinds: tuple[ChatKind, ...] = USUAL_KINDS


@dataclass(frozen=True, slots=True)
class Broadcast:
    """A text on its way; ``due_until`` is on the machine's clock."""

    id: BroadcastId
    chat_id: ChatId
    """The operator's, where it is shown how far it is."""
    text: str
    audience: Audience
    state: BroadcastState
    message_id: int | None
    """The message that shows it."""
    told_to: ChatId | None
    """The last chat that was gone through."""
    total: int
    """Chats that it goes to, as counted when it began."""
    due_until: datetime | None
    """When the last of its deliveries is due."""
    edits: int
    """How often its message was edited."""
    shown: str | None
    shown_at: datetime | None

    def edit_key(self, number: int) -> str:
        """Name the delivery that edits its message for the so many-th time."""
        return f"broadcast-progress:{self.id}:{number}"


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of a broadcast's deliveries; ``withdrawn`` ones were stopped, or their chats closed meanwhile."""

    sent: int = 0
    failed: int = 0
    withdrawn: int = 0
    waiting: int = 0
    """Pending or under way."""
