"""What is kept no longer."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

Key = tuple[int | str, ...]
"""What a row is known by."""


@dataclass(frozen=True, slots=True)
class Horizon:
    """What is older than these goes; ``followed`` is the number of the last change that *decide* follows."""

    updates: datetime
    """Handled updates: Telegram brings none again after a day."""
    people: datetime
    """What chats were told and why."""
    alerts: datetime
    """Alerts, by the last item of their story."""
    archive: datetime
    """Items and stories."""
    shared: datetime
    """Rules behind a link, by when they were shared last."""
    followed: int


class Retention(Protocol):
    """Old rows, found and removed by kind."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """Name what is removed, in the order in which it is."""
        ...

    async def find(self, kind: str, horizon: Horizon, limit: int) -> tuple[Key, ...]:
        """List old rows of a kind, at most so many."""
        ...

    async def remove(self, kind: str, keys: Sequence[Key], horizon: Horizon) -> int:
        """Remove those of these rows that are still old, and tell how many went."""
        ...


class RetentionTransaction(Protocol):
    """What removing old rows touches."""

    @property
    def retention(self) -> Retention: ...


class RetainingStore(Protocol):
    """The database as whoever removes old rows needs it."""

    def look(self) -> AbstractAsyncContextManager[RetentionTransaction]:
        """Begin a transaction that only reads, which no writer waits for."""
        ...

    def begin(self) -> AbstractAsyncContextManager[RetentionTransaction]:
        """Begin a transaction; while it lasts nobody else may write (SQLite)."""
        ...

    async def tidy(self) -> bool:
        """Give back some of the room of removed rows, and clear what is left of them; False when there is no more to do."""
        ...
