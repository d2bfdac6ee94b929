"""Files that chats wait for, and files on their way to a chat."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.model.chats import Place
from bot.model.ids import ChatId


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
class Kept:
    """What is kept of a chat, as plain JSON values, table by table.

    ``left_out`` counts the older rows of the tables of which only the newest are here.
    """

    chat_id: ChatId
    tables: Mapping[str, Sequence[Mapping[str, object]]]
    left_out: Mapping[str, int]

    @property
    def rows(self) -> int:
        """How many rows are here."""
        return sum(map(len, self.tables.values()))
