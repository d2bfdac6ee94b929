"""What metrics are made of, as the database has it."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.ports.upkeep import Upkeep


@dataclass(frozen=True, slots=True)
class Health:
    """How the program is: trouble in words (empty when there is none), and counts by name."""

    trouble: tuple[str, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """How far ends of work were counted: up to this revision, and up to this moment of a delivery's end."""

    revision: int
    settled_at: datetime


@dataclass(frozen=True, slots=True)
class Ending:
    """How some deliveries of a kind ended, and why (empty: as they should)."""

    kind: str
    state: str
    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Ended:
    """What has ended since a mark: the next mark, seconds from seen to decided, and from due to sent by kind."""

    mark: Mark
    decided_in: Sequence[float]
    sent_in: Sequence[tuple[str, float]]
    endings: Sequence[Ending]
    maybe_doubled: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand: ranks are the order in which deliveries go; ages are in seconds."""

    waiting: Mapping[str, int]
    oldest: Mapping[str, float]
    """Of the deliveries that are due."""
    feeds: Mapping[str, int]
    """By state; an active one that failed at its last look counts as failing."""
    inbox: int
    live_stories: int
    queries: int


class Measures(Protocol):
    """Figures without a chat's number, an address or a word in them, in few and short statements."""

    async def standing(self, now: datetime, stories_since: datetime) -> Standing:
        """Tell how things stand."""
        ...

    async def mark(self, now: datetime) -> Mark:
        """Tell from where on ends are to be counted."""
        ...

    async def ended(self, since: Mark, until: datetime) -> Ended:
        """Tell what has ended since a mark; a burst may take several calls."""
        ...


class MeasureTransaction(Protocol):
    """What measuring reads."""

    @property
    def measures(self) -> Measures: ...
    @property
    def upkeep(self) -> Upkeep: ...


class LookingStore(Protocol):
    """The database as whoever only looks needs it."""

    def look(self) -> AbstractAsyncContextManager[MeasureTransaction]:
        """Begin a transaction that only reads, which no writer waits for.

        Raises:
            StoreUnavailableError: on entering or within the block, when the database fails.
        """
        ...
