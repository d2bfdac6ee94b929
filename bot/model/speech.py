"""What the program says itself: texts by their ids, in notes with buttons."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.model.ids import AttachmentId, StoryId

Parameter = str | int | float | bool | None
"""What a text may be given; a time travels as ISO 8601 text under a name that ends in ``_at``, an address for a link
under one that ends in ``_link``."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text's id with its parameters: translated and escaped when it is rendered, in the reader's language."""

    id: str
    params: Mapping[str, Parameter] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: callback data (at most 64 bytes) or a link."""

    label: Phrase
    data: str | None = None
    url: str | None = None


Rows = tuple[tuple[Button, ...], ...]
"""Inline buttons as they stand below a message."""


class ReplyButtonKind(StrEnum):
    """What a button of a reply keyboard does."""

    WORDS = "words"
    """It says its label."""
    CHANNEL = "channel"
    """It lets the person choose a channel in which they may make the bot an admin."""
    LOCATION = "location"


@dataclass(frozen=True, slots=True)
class ReplyButton:
    """A button that stands in place of the person's keyboard, in private chats."""

    label: Phrase
    kind: ReplyButtonKind = ReplyButtonKind.WORDS


@dataclass(frozen=True, slots=True)
class ReplyKeyboard:
    """Buttons in place of the person's keyboard, until one is pressed."""

    rows: tuple[tuple[ReplyButton, ...], ...]


@dataclass(frozen=True, slots=True)
class AskReply:
    """Opens the answer to this message in the person's app: how a group's people answer us in privacy mode."""

    placeholder: Phrase | None = None


@dataclass(frozen=True, slots=True)
class RemoveKeyboard:
    """Takes a reply keyboard away."""


Keyboard = ReplyKeyboard | AskReply | RemoveKeyboard


@dataclass(frozen=True, slots=True)
class Note:
    """A message of the program's own, a paragraph a phrase; an answer or a notice holds one.

    ``language`` is the chat's where None; people whose chat is not kept (refused, erased) are answered in theirs.
    A note with a ``keyboard`` has no inline buttons, and cannot be edited: https://core.telegram.org/bots/api#editmessagetext
    """

    phrases: tuple[Phrase, ...]
    buttons: Rows = ()
    language: str | None = None
    keyboard: Keyboard | None = None
    details: tuple[Phrase, ...] = ()
    """Further paragraphs, folded away below the others until somebody wants to read them."""


@dataclass(frozen=True, slots=True)
class SendNote:
    """Say something in the place."""

    note: Note
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class SendFile:
    """Send an attachment to the place, with a caption (at most 1,024 characters).

    ``otherwise`` is said in its place where Telegram, or the chat, does not take the file.
    """

    attachment_id: AttachmentId
    caption: Note
    otherwise: Note
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class SendExample:
    """Show a story that anybody may see as its alert looks, as an example of what the pack of this slug tells."""

    story_id: StoryId
    pack: str


@dataclass(frozen=True, slots=True)
class EditNote:
    """Put a note in place of the message ``message_id``."""

    note: Note
    message_id: int


@dataclass(frozen=True, slots=True)
class ChangeButtons:
    """Put other buttons under the message ``message_id``, whose words stay."""

    buttons: Rows
    message_id: int


@dataclass(frozen=True, slots=True)
class Toast:
    """Answer the press of a button; without a phrase it only ends the waiting."""

    callback_id: str
    phrase: Phrase | None = None
    language: str | None = None
    """The language to say it in; None: the chat's."""


@dataclass(frozen=True, slots=True)
class RemoveNote:
    """Take the message ``message_id`` of ours away; Telegram lets a bot do that for 48 hours.

    https://core.telegram.org/bots/api#deletemessage
    """

    message_id: int


Speech = SendNote | SendExample | SendFile | EditNote | RemoveNote | ChangeButtons | Toast
"""What an answer or a notice does."""
