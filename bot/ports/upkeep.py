"""What was heard and what failed, and the database as such."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.model import (
    ChatId,
    PendingUpdate,
    Update,
)


class Inbox(Protocol):
    """Updates, kept before Telegram is told that they arrived; each is handled once, in order a chat.

    The inbox gives each a number of its own (``PendingUpdate.number``), by which it is marked.
    """

    async def store(self, updates: Sequence[Update], at: datetime) -> None:
        """Keep updates; one that its bot sent before does nothing."""
        ...

    async def pending(self, busy: Collection[ChatId], limit: int) -> tuple[PendingUpdate, ...]:
        """List the oldest pending update of each chat that is not busy, oldest first."""
        ...

    async def handled(self, number: int, at: datetime) -> None:
        """Mark an update as handled; belongs into the commit of its effects."""
        ...

    async def leave_out_others(self, bot_id: int, at: datetime) -> int:
        """Handle no update that another bot than this one got, and tell how many waited; this one cannot answer them."""
        ...

    async def failed(self, number: int, error: str, at: datetime) -> bool:
        """Count a failure of the update's own; True when that was the third and it is now set aside."""
        ...

    async def waiting(self) -> int:
        """Count updates that are neither handled nor set aside."""
        ...


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row that failed three times: which kind, its id, and the error's name."""

    kind: str
    id: int
    error: str
    at: datetime


class Upkeep(Protocol):
    """What the operator sees and does."""

    async def set_aside(self) -> tuple[SetAside, ...]:
        """List the rows set aside."""
        ...

    async def take_up(self, kind: str, row_id: int) -> bool:
        """Let a row that was set aside be tried again; False when there is none."""
        ...

    async def counts(self) -> Mapping[str, int]:
        """Count feeds, items, undecided revisions, stories, chats, rules, pending deliveries, set-aside rows."""
        ...


class StoreUnavailableError(Exception):
    """The database or the line to it failed: no fault of the row at hand, and worth trying again."""


INDEX = "index"
"""The cached file that holds the words of all rules: it goes as soon as a chat is erased."""


class Cache(Protocol):
    """Bytes by name that only save time at the next start: whatever is lost of them is made anew."""

    def read(self, name: str) -> bytes | None:
        """Give what was kept last under this name; None when there is nothing, or it cannot be read."""
        ...

    def write(self, name: str, content: bytes) -> None:
        """Keep this instead of what was there, whole or not at all; when it cannot be kept, nothing is."""
        ...

    def drop(self, name: str) -> None:
        """Keep nothing under this name."""
        ...
