"""One update being handled: who says it and where, and what is answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.model import (
    Button,
    ChangeButtons,
    Channel,
    Chat,
    ChatId,
    ChatKind,
    DeliveryDraft,
    EditNote,
    Note,
    Phrase,
    Place,
    RemoveNote,
    Rows,
    SendExample,
    SendNote,
    Speech,
    Standing,
    StoryId,
    Toast,
    Update,
    marked,
)
from bot.ports import ConversationTransaction
from bot.texts import nearest_language

DECISIVE = frozenset({"callback_query", "my_chat_member"})
MEMBERSHIP = frozenset({"my_chat_member", "chat_member"})
ADMINS = frozenset({"creator", "administrator"})
BACK = "channel"
"""The data of the button that leads from anything about a channel back to it."""
ELSEWHERE = "@0:"
"""What the data of a button begins with that leads away from a channel."""
TOO_MANY = "too-many:"
"""How the key of the note begins that stands for answers left out."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to Telegram: what may somebody do in a chat; ``fresh``: as of now, not of some minutes ago."""

    chat_id: ChatId
    user_id: int
    fresh: bool


class UnaskedError(Exception):
    """Telegram must be asked before an update can be handled, and not within its transaction."""

    def __init__(self, asked: Asked) -> None:
        super().__init__("Telegram was not asked yet")
        self.asked = asked


@dataclass(slots=True)
class Conversation:
    """What a handler gets (``ports.Talk``): its reads, effects and answers are one transaction."""

    tx: ConversationTransaction
    update: Update
    chat: Chat | None
    by_admin: bool
    number: int
    """The inbox's number of the update."""
    standings: Mapping[Asked, Standing] = field(default_factory=dict)
    """What Telegram was asked for this update."""
    place: Place = field(init=False)
    home: Place = field(init=False)
    kind: ChatKind = field(init=False)
    channel: Channel | None = field(init=False, default=None)
    answers: list[Speech] = field(init=False, default_factory=list)
    _home_chat: Chat | None = field(init=False)
    _notices: list[tuple[Place, str, Note]] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.place = self.home = Place(self.update.chat_id, _topic(self.update.payload))
        self.kind = kind_of(self.update)
        self._home_chat = self.chat

    def manage(self, channel: Channel, chat: Chat) -> None:
        """From here on act on a channel; answers still go where the update came from."""
        self.channel, self.chat = channel, chat
        self.place, self.kind = Place(chat.id), chat.kind

    def standing(self, chat_id: ChatId, user_id: int, *, fresh: bool = False) -> Standing:
        """Tell what somebody may do in a chat.

        Raises:
            UnaskedError: Telegram was not asked; the update is handled anew once it was.
        """
        asked = Asked(chat_id, user_id, fresh)
        if asked not in self.standings:
            raise UnaskedError(asked)
        return self.standings[asked]

    @property
    def payload(self) -> Mapping[str, object]:
        """The update as Telegram gave it."""
        return self.update.payload

    @property
    def bot_id(self) -> int:
        """The bot's own number in Telegram."""
        return self.update.bot_id

    @property
    def language(self) -> str:
        """The language of the chat that is answered; of one that is not kept, what the person's Telegram is set to."""
        if self._home_chat is not None:
            return self._home_chat.language
        code = _person(self.update.payload).get("language_code")
        return nearest_language(code if isinstance(code, str) else None)

    def say(self, note: Note, reply_to: int | None = None) -> str:
        """Send a message to the place that the update came from; gives its delivery's key."""
        self.answers.append(SendNote(self._as_shown(note), reply_to))
        return self._key(len(self.answers) - 1)

    def show_example(self, story_id: StoryId, pack: str) -> None:
        """Show a story as its alert looks, as an example of what a pack tells."""
        self.answers.append(SendExample(story_id, pack))

    def edit(self, message_id: int, note: Note) -> None:
        """Put a note in place of one of our messages."""
        self.answers.append(EditNote(self._as_shown(note), message_id))

    def remove(self, message_id: int) -> None:
        """Take one of our messages away."""
        self.answers.append(RemoveNote(message_id))

    def change_buttons(self, message_id: int, buttons: Rows) -> None:
        """Put other buttons under one of our messages, whose words stay."""
        if self.channel is not None:
            buttons = marked(_leading_back(buttons, self.channel), self.channel)
        self.answers.append(ChangeButtons(buttons, message_id))

    def toast(self, callback_id: str, phrase: Phrase | None = None) -> None:
        """Answer the press of a button, with a few words or none."""
        language = self.language if self._home_chat is None else None
        self.answers.append(Toast(callback_id, phrase, language))

    def notify(self, chat_id: ChatId, cause: str, note: Note) -> None:
        """Tell a kept chat something in its main thread, once for a cause."""
        self._notices.append((Place(chat_id), cause, note))

    def notices(self, due_at: datetime) -> tuple[DeliveryDraft, ...]:
        """List the deliveries that tell other chats something."""
        return tuple(DeliveryDraft.notice(place, cause, note, due_at) for place, cause, note in self._notices)

    def drafts(self, due_at: datetime) -> tuple[DeliveryDraft, ...]:
        """List the deliveries that carry the answers, in order."""
        return tuple(
            DeliveryDraft.answer(self._key(place), self.home, speech, due_at)
            for place, speech in enumerate(self.answers)
        )

    def _key(self, place: int) -> str:
        return f"answer:{self.number}:{place}"

    def too_many(self, due_at: datetime) -> DeliveryDraft:
        """Say once, in place of further answers, that there were too many messages."""
        note = self._in_their_language(Note((Phrase("too-many-messages"),)))
        return DeliveryDraft.answer(f"{TOO_MANY}{self.number}", self.home, SendNote(note), due_at)

    def _in_their_language(self, note: Note) -> Note:
        """A chat that is not kept has no language to be rendered in later; a chat's own may change until then."""
        if self._home_chat is not None or note.language is not None:
            return note
        return replace(note, language=self.language)

    def _as_shown(self, note: Note) -> Note:
        """Say of which channel a note is, let its buttons act on that, and lead back to it."""
        note = self._in_their_language(note)
        return note if self.channel is None else about(note, self.channel)


def about(note: Note, channel: Channel) -> Note:
    """Say in a private chat of which channel a note is, let its buttons act on that, and lead back to it."""
    head = Phrase("channel-head", {"title": channel.title})
    rows = note.buttons if note.keyboard is not None else _leading_back(note.buttons, channel)
    return replace(note, phrases=(head, *note.phrases), buttons=marked(rows, channel))


def _leading_back(rows: Rows, channel: Channel) -> Rows:
    """Add the way to the channel's own screen, which itself leads elsewhere."""
    if any((button.data or "").startswith(ELSEWHERE) for row in rows for button in row):
        return rows
    return (*rows, (Button(Phrase("button-channel-back", {"title": channel.title}), BACK),))


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


def concerns_us(update: Update) -> bool:
    """Tell whether an update is anything to us: who joins and leaves is not, nor what is changed in a group's talk."""
    if "edited_message" in update.payload:
        message = _dictionary(update.payload, "edited_message")
        return kind_of(update) is ChatKind.PRIVATE and "text" in message
    if "chat_member" in update.payload:
        event = _dictionary(update.payload, "chat_member")
        members = (_dictionary(event, "old_chat_member"), _dictionary(event, "new_chat_member"))
        return any(member.get("status") in ADMINS for member in members)
    return True


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
