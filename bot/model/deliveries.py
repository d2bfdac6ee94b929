"""What is to be done in Telegram, as it stands in the outbox."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.chats import Chat, Place
from bot.model.ids import AlertId, BroadcastId, DeliveryId, DigestId
from bot.model.reasons import Reason
from bot.model.rules import Level, Rule
from bot.model.speech import Note, SendNote, Speech
from bot.model.stories import Alert, Story


class DeliveryKind(StrEnum):
    """One act in Telegram."""

    ANSWER = "answer"
    NOTICE = "notice"
    SEND = "send"
    REPLY = "reply"
    DIGEST = "digest"
    EDIT = "edit"


class DeliveryState(StrEnum):
    """Where a delivery stands; all but pending and leased are final."""

    PENDING = "pending"
    LEASED = "leased"
    SENT = "sent"
    WITHDRAWN = "withdrawn"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class DeliveryDraft:
    """A delivery to be committed; ``key`` makes a repeated insert do nothing.

    An alert's delivery names its alert and the story's version; a digest's its digest, and its part in place of the
    version; an answer or notice carries its speech.
    """

    key: str
    kind: DeliveryKind
    place: Place
    level: Level
    due_at: datetime
    alert_id: AlertId | None = None
    story_version: int = 0
    reasons: tuple[Reason, ...] = ()
    speech: Speech | None = None
    digest_id: DigestId | None = None
    broadcast_id: BroadcastId | None = None
    """It is a part of a broadcast, and goes when nothing else is due."""

    @classmethod
    def answer(cls, key: str, place: Place, speech: Speech, due_at: datetime) -> "DeliveryDraft":
        """Say something to people who wait for it."""
        return cls(key, DeliveryKind.ANSWER, place, Level.INFO, due_at, speech=speech)

    @classmethod
    def notice(cls, place: Place, cause: str, note: Note, due_at: datetime) -> "DeliveryDraft":
        """Tell a place something that nobody asked for, once for its ``cause``."""
        key = f"notice:{place.chat_id}:{place.topic}:{cause}"
        return cls(key, DeliveryKind.NOTICE, place, Level.INFO, due_at, speech=SendNote(note))


@dataclass(frozen=True, slots=True)
class Delivery:
    """A delivery leased to be performed now."""

    id: DeliveryId
    key: str
    kind: DeliveryKind
    place: Place
    level: Level
    alert_id: AlertId | None
    story_version: int
    reasons: tuple[Reason, ...]
    speech: Speech | None
    attempts: int
    unknown: bool
    """An earlier try had no answer: Telegram may have taken it."""
    chat: Chat
    digest_id: DigestId | None = None


@dataclass(frozen=True, slots=True)
class Twin:
    """The place's older alert of the same event, to which a younger one's message points."""

    title: str
    """The older story's."""
    merged: str
    """The younger story's, which stands on the message that points."""
    message_id: int | None
    """The older alert's message; None while there is none."""


@dataclass(frozen=True, slots=True)
class SentMessage:
    """A delivery that Telegram has taken, as which message, and the story's version that it shows (0: none)."""

    delivery_id: DeliveryId
    message_id: int
    shown_version: int


@dataclass(frozen=True, slots=True)
class AlertContent:
    """All that an alert's message shows, loaded when it is rendered."""

    alert: Alert
    story: Story
    rules: tuple[Rule, ...]
    words: tuple[str, ...]
    head_message_id: int | None
    """The message this one replies to: its situation's head, or for a reply its own alert's message."""
    twin: Twin | None = None
    also: tuple[tuple[str, int], ...] = ()
    """How many items tell of the event in other languages: each language with its count, most first."""
