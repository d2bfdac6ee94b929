"""Files that chats wait for, and files on their way."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol

from bot.model import Attachment, AttachmentId, ChatId, Picture, Place, WantedFile, WantedKind


class WantedFiles(Protocol):
    """Files that chats wait for, until they are made."""

    async def keep(self, place: Place, kind: WantedKind, answer_key: str, at: datetime) -> int:
        """Keep that a file is wanted."""
        ...

    async def count_waiting(self, chat_id: ChatId | None = None) -> int:
        """Count the files that a chat waits for, or all: those to be made and those on their way."""
        ...

    async def oldest(self) -> WantedFile | None:
        """Find the file that is waited for longest."""
        ...

    async def settle(self, number: int) -> WantedFile | None:
        """Take a file that was made, wherever its chat is now; None when it is no longer wanted."""
        ...

    async def said(self, answer_key: str) -> tuple[bool, int | None]:
        """Tell whether an answer is still to be said, and if not, which message it became (None: none)."""
        ...


class Attachments(Protocol):
    """The bytes of files that are on their way; they go with their chat, and once they are sent."""

    async def keep(self, chat_id: ChatId, attachment: Attachment, at: datetime) -> AttachmentId:
        """Keep a file until it is sent."""
        ...

    async def get(self, ids: Collection[AttachmentId]) -> Mapping[AttachmentId, Attachment]:
        """Load files; one that is gone is left out."""
        ...

    async def remove(self, ids: Collection[AttachmentId]) -> None:
        """Keep these files no longer."""
        ...


class Drawing(Protocol):
    """Draws pictures, apart from the running stages."""

    async def draw(self, picture: Picture) -> bytes | None:
        """Draw a picture as a PNG; None when it could not be drawn. Takes seconds, so never within a transaction."""
        ...
