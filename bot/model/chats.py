"""Chats, the places where alerts go, and what chats wait for."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.discoveries import FoundFeed
from bot.model.ids import ChatId


class ChatKind(StrEnum):
    """Telegram's kinds of chat."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


class ChatState(StrEnum):
    """Whether a chat gets anything, and if not, why; /start opens it again."""

    OPEN = "open"
    STOPPED = "stopped"
    """Its people said /stop."""
    BLOCKED = "blocked"
    KICKED = "kicked"
    DEACTIVATED = "deactivated"
    NOT_FOUND = "not_found"
    NO_RIGHTS = "no_rights"
    """It may not write there; it is opened again when its admins let it, too."""
    UNCLAIMED = "unclaimed"
    """A channel: nobody who set it up may any more."""
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Chat:
    """A conversation with its settings; ``timezone`` is an IANA name."""

    id: ChatId
    kind: ChatKind
    state: ChatState
    language: str
    timezone: str


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where alerts go: a chat, or a topic of one (0: its main thread)."""

    chat_id: ChatId
    topic: int = 0


@dataclass(frozen=True, slots=True)
class Silence:
    """A chat none of whose feeds answers: where its people look, since when, of how many feeds."""

    place: Place
    since: datetime
    feeds: int


@dataclass(frozen=True, slots=True)
class WantedFeed:
    """An address that a place asked to be read, until it is found, or chosen among the ``choices`` found there."""

    id: int
    place: Place
    url: str
    choices: tuple[FoundFeed, ...]
    shared: bool = False
    """An operator wants every chat to read it."""
