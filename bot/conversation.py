"""One update being handled: who says it and where, and what is answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.model import (
    Button,
    ChangeButtons,
    Chat,
    ChatKind,
    DeliveryDraft,
    DeliveryKind,
    EditNote,
    Level,
    Note,
    Phrase,
    Place,
    SendNote,
    Speech,
    Toast,
    Update,
)
from bot.ports import ConversationTransaction
from bot.texts import nearest_language

DECISIVE = frozenset({"callback_query", "my_chat_member"})
TOO_MANY = "too-many:"
"""How the key of the note begins that stands for answers left out."""


@dataclass(slots=True)
class Conversation:
    """What a handler gets (``ports.Talk``): its reads, effects and answers are one transaction."""

    tx: ConversationTransaction
    update: Update
    chat: Chat | None
    by_admin: bool
    number: int
    """The inbox's number of the update."""
    place: Place = field(init=False)
    kind: ChatKind = field(init=False)
    answers: list[Speech] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.place = Place(self.update.chat_id, _topic(self.update.payload))
        self.kind = kind_of(self.update)

    @property
    def payload(self) -> Mapping[str, object]:
        """The update as Telegram gave it."""
        return self.update.payload

    @property
    def language(self) -> str:
        """The chat's language; of a chat that is not kept, what the person's Telegram is set to."""
        if self.chat is not None:
            return self.chat.language
        code = _person(self.update.payload).get("language_code")
        return nearest_language(code if isinstance(code, str) else None)

    def say(self, note: Note, reply_to: int | None = None) -> str:
        """Send a message to the place that the update came from; gives its delivery's key."""
        self.answers.append(SendNote(self._in_their_language(note), reply_to))
        return self._key(len(self.answers) - 1)

    def edit(self, message_id: int, note: Note) -> None:
        """Put a note in place of one of our messages."""
        self.answers.append(EditNote(self._in_their_language(note), message_id))

    def change_buttons(self, message_id: int, buttons: tuple[tuple[Button, ...], ...]) -> None:
        """Put other buttons under one of our messages, whose words stay."""
        self.answers.append(ChangeButtons(buttons, message_id))

    def toast(self, callback_id: str, phrase: Phrase | None = None) -> None:
        """Answer the press of a button, with a few words or none."""
        language = self.language if self.chat is None else None
        self.answers.append(Toast(callback_id, phrase, language))

    def drafts(self, due_at: datetime) -> tuple[DeliveryDraft, ...]:
        """List the deliveries that carry the answers, in order."""
        return tuple(
            DeliveryDraft(
                key=self._key(place),
                kind=DeliveryKind.ANSWER,
                place=self.place,
                level=Level.INFO,
                due_at=due_at,
                speech=speech,
            )
            for place, speech in enumerate(self.answers)
        )

    def _key(self, place: int) -> str:
        return f"answer:{self.number}:{place}"

    def too_many(self, due_at: datetime) -> DeliveryDraft:
        """Say once, in place of further answers, that there were too many messages."""
        note = self._in_their_language(Note((Phrase("too-many-messages"),)))
        return DeliveryDraft(
            key=f"{TOO_MANY}{self.number}",
            kind=DeliveryKind.ANSWER,
            place=self.place,
            level=Level.INFO,
            due_at=due_at,
            speech=SendNote(note),
        )

    def _in_their_language(self, note: Note) -> Note:
        """A chat that is not kept has no language to be rendered in later; a chat's own may change until then."""
        if self.chat is not None or note.language is not None:
            return note
        return replace(note, language=self.language)


def kind_of(update: Update) -> ChatKind:
    """Tell what sort of chat an update comes from."""
    kind = _dictionary(_message(update.payload), "chat").get("type")
    if kind in tuple(ChatKind):
        return ChatKind(kind)
    return ChatKind.PRIVATE if update.chat_id >= 0 else ChatKind.GROUP


def decisive(update: Update) -> bool:
    """Tell whether it may change what its chat gets: a button, a command, a reply, our coming; not a group's talk."""
    message = _dictionary(update.payload, "message")
    command = str(message.get("text", "")).startswith("/")
    return command or "reply_to_message" in message or bool(DECISIVE & update.payload.keys())


def said_by_the_chat(update: Update) -> bool:
    """Tell whether an admin speaks in the chat's own name: an anonymous one, or a channel's post.

    https://core.telegram.org/bots/api#message (``sender_chat``)
    """
    if "channel_post" in update.payload:
        return True
    speaker = _dictionary(_dictionary(update.payload, "message"), "sender_chat")
    return speaker.get("id") == update.chat_id


def sender_of(update: Update) -> int | None:
    """Find the user's id that an update comes from."""
    user = _person(update.payload).get("id")
    return user if isinstance(user, int) else None


def _topic(payload: Mapping[str, Any]) -> int:
    """Find the forum topic of a message or a button; a plain reply has a thread too, but is in no topic."""
    message = _message(payload)
    topic = message.get("message_thread_id") if message.get("is_topic_message") else None
    return topic if isinstance(topic, int) else 0


def _message(payload: Mapping[str, Any]) -> Mapping[str, Any]:
    """Find what holds the chat: the event itself, or the message under a pressed button."""
    event = _event(payload)
    return _dictionary(event, "message") or event


def _person(payload: Mapping[str, Any]) -> Mapping[str, Any]:
    return _dictionary(_event(payload), "from")


def _event(payload: Mapping[str, Any]) -> Mapping[str, Any]:
    """An update holds its number and one event: https://core.telegram.org/bots/api#update."""
    return next((event for event in payload.values() if isinstance(event, Mapping)), {})


def _dictionary(holder: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = holder.get(name)
    return value if isinstance(value, Mapping) else {}
