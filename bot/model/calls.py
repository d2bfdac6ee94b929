"""Calls to Telegram, and how they ended."""

from dataclasses import dataclass
from enum import StrEnum

from bot.model.chats import ChatState, Place
from bot.model.digests import Shown
from bot.model.files import Attachment
from bot.model.ids import ChatId
from bot.model.speech import RemoveKeyboard, ReplyButtonKind


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message ready for Telegram: HTML within its limits, and buttons with their labels."""

    html: str
    buttons: tuple[tuple["RenderedButton", ...], ...] = ()
    preview: str | None = None
    """The link to preview; None shows no preview."""
    shows: tuple[Shown, ...] = ()
    """What a digest shows of its alerts."""
    keyboard: "RenderedKeyboard | None" = None
    """What stands in place of inline buttons."""


@dataclass(frozen=True, slots=True)
class RenderedButton:
    """A button in the reader's language."""

    label: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class RenderedReplyButton:
    """A button of a reply keyboard in the reader's language."""

    label: str
    kind: ReplyButtonKind


@dataclass(frozen=True, slots=True)
class RenderedReplyKeyboard:
    """Rows of buttons in place of the person's keyboard."""

    rows: tuple[tuple[RenderedReplyButton, ...], ...]


@dataclass(frozen=True, slots=True)
class RenderedAskReply:
    """Opens the answer to the message; the placeholder stands in the empty field (at most 64 characters)."""

    placeholder: str | None


RenderedKeyboard = RenderedReplyKeyboard | RenderedAskReply | RemoveKeyboard


@dataclass(frozen=True, slots=True)
class SendMessage:
    """Send a message to a place."""

    place: Place
    message: Rendered
    silent: bool = False
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class SendAttachment:
    """Send a file to a place; the message is its caption, ``otherwise`` what is sent where it is not taken."""

    place: Place
    attachment: Attachment
    message: Rendered
    otherwise: Rendered
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class EditMessage:
    """Put other content into a message of ours."""

    place: Place
    message_id: int
    message: Rendered


@dataclass(frozen=True, slots=True)
class EditButtons:
    """Put other buttons under a message of ours, whose words stay."""

    place: Place
    message_id: int
    buttons: tuple[tuple[RenderedButton, ...], ...]


@dataclass(frozen=True, slots=True)
class DeleteMessage:
    """Take a message of ours away."""

    place: Place
    message_id: int


@dataclass(frozen=True, slots=True)
class AnswerPress:
    """Answer the press of a button."""

    place: Place
    callback_id: str
    text: str | None


Call = SendMessage | SendAttachment | EditMessage | EditButtons | DeleteMessage | AnswerPress


@dataclass(frozen=True, slots=True)
class Taken:
    """Telegram did it; ``message_id`` is the message's (0 where there is none)."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Throttled:
    """429: try again after so many seconds; ``stated`` tells whether Telegram named them."""

    seconds: float
    stated: bool


@dataclass(frozen=True, slots=True)
class NotTaken:
    """The line was never made: certainly not done, try again."""

    detail: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """No answer came back: it may have been done. Try again with growing pauses."""

    detail: str


@dataclass(frozen=True, slots=True)
class ChatEnded:
    """This chat takes no more messages."""

    state: ChatState


@dataclass(frozen=True, slots=True)
class ChatMoved:
    """The group became a supergroup."""

    to: ChatId


class MessageFault(StrEnum):
    """What is wrong with the message, the chat being well."""

    GONE = "gone"
    """The message to edit is deleted."""
    FIXED = "fixed"
    """The message can no longer be edited."""
    TOPIC_GONE = "topic_gone"
    REPLY_GONE = "reply_gone"
    """The message to reply to is deleted, and Telegram minds (it always does in a topic)."""
    NO_RIGHTS = "no_rights"
    MARKUP = "markup"
    """Telegram does not take our HTML, buttons or length: our own bug; plain text may pass."""
    TOO_BIG = "too_big"
    """The file is more than Telegram takes."""
    NO_FILES = "no_files"
    """The chat lets nobody, or not us, send such files; words may pass."""
    TOO_LATE = "too_late"
    """The press is too old to be answered."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Faulty:
    """Telegram will never do this as it stands."""

    fault: MessageFault
    detail: str


@dataclass(frozen=True, slots=True)
class TokenRejected:
    """401 or 404: the token is wrong or was revoked; nothing can be sent."""


Outcome = Taken | Throttled | NotTaken | Unknown | ChatEnded | ChatMoved | Faulty | TokenRejected
