"""Files that chats wait for, and files on their way to a chat."""

from dataclasses import dataclass
from enum import StrEnum

from bot.model.chats import Place
from bot.model.speech import Note


class FileKind(StrEnum):
    """How Telegram shows a file."""

    DOCUMENT = "document"
    PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file as it is sent; the bytes are kept until the message with it is."""

    kind: FileKind
    name: str
    content: bytes


class WantedKind(StrEnum):
    """What a file is made of."""

    EXPORT = "export"
    """Everything that is kept of the chat."""
    CHART = "chart"
    """A picture of what the chat was told."""


@dataclass(frozen=True, slots=True)
class WantedFile:
    """A file that a place asked for, until it is made; ``answer_key`` names the delivery that says so."""

    id: int
    place: Place
    kind: WantedKind
    answer_key: str


@dataclass(frozen=True, slots=True)
class MadeFile:
    """What became of a wish: ``answer`` takes the place of the message that said "one moment".

    The file goes with its caption; ``otherwise`` where Telegram does not take it. None: there is no file.
    """

    answer: Note
    attachment: Attachment | None = None
    caption: Note | None = None
    otherwise: Note | None = None
