"""Feeds: what is polled, what looks at them taught, how they stand."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.model.ids import FeedId


class Scope(StrEnum):
    """Who reads a feed: every rule of every chat, or only the chats that added it."""

    SHARED = "shared"
    PRIVATE = "private"
    SEARCH = "search"
    """Made of rules' words by an operator's search: read only by the rules of those words, shown to nobody."""


class Origin(StrEnum):
    """Where a feed came from; starter and configuration feeds are read again at every start."""

    STARTER = "starter"
    CONFIGURATION = "configuration"
    OPERATOR = "operator"
    CHAT = "chat"


class FeedState(StrEnum):
    """Whether a feed is polled, and why not."""

    ACTIVE = "active"
    GONE = "gone"
    """The server said 410 twice."""
    MISSING = "missing"
    """No longer in the file that it came from."""
    REMOVED = "removed"
    """An operator took it out; it stays out even if a file still names it."""
    ALIAS = "alias"
    """Another address of a shared feed that is read already."""
    PAUSED = "paused"
    """An operator wants it left alone for a while; no file and no chat brings it back."""


@dataclass(frozen=True, slots=True)
class FeedDraft:
    """A feed as a file or a person names it, before it has an id."""

    url: str
    publisher: str
    family: str
    tier: int
    country: str | None
    language: str | None
    priority: bool
    scope: Scope
    origin: Origin


@dataclass(frozen=True, slots=True)
class Feed:
    """An address polled for items; ``tier`` is the publisher's authority, 1 (highest) to 3."""

    id: FeedId
    url: str
    publisher: str
    family: str
    tier: int
    country: str | None
    language: str | None
    priority: bool
    scope: Scope
    origin: Origin
    state: FeedState


@dataclass(frozen=True, slots=True)
class Validators:
    """What lets the next fetch be cheap; never kept for a truncated body."""

    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What was learnt of when a feed publishes; older entries weigh less (``bot/feeds/rates.py``).

    Attributes:
        at: when it was last learnt from.
        seconds: how long a past it stands for.
        hours: entries by hour of the day (UTC).
        days: entries by day of the week (UTC, Monday first).
    """

    at: datetime
    seconds: float
    hours: tuple[float, ...]
    days: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Hints:
    """What a feed said last of when it need not be looked at.

    Attributes:
        ttl: seconds; None when not said.
        update_every: seconds between its updates; None when not said.
        skip_hours: hours (UTC) without news.
        skip_days: days (UTC, Monday is 0) without news.
    """

    ttl: float | None = None
    update_every: float | None = None
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """Where a feed's permanent redirects lead, seen so many times since then."""

    to: str
    times: int
    since: datetime


@dataclass(frozen=True, slots=True)
class ClockSign:
    """A new entry: the minute (since 1970) of the look that found it, and by how many minutes it was ahead of that."""

    look: int
    ahead: int


@dataclass(frozen=True, slots=True)
class FeedClock:
    """How many minutes a feed's dates run ahead, and the newest signs of it, oldest first (``bot/feeds/clocks.py``)."""

    minutes: int = 0
    signs: tuple[ClockSign, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedMemory:
    """What looks have learnt of a feed."""

    rhythm: Rhythm | None = None
    hints: Hints = Hints()
    move: Move | None = None
    clock: FeedClock = FeedClock()


class Pacing(StrEnum):
    """Why a feed is looked at next when it is."""

    NEW = "new"
    """Nothing is learnt of it yet."""
    LEARNT = "learnt"
    PRIORITY = "priority"
    PUSHED = "pushed"
    """Its news come by themselves."""
    WISH = "wish"
    """The feed or its server wishes to be looked at less often."""
    ASKED = "asked"
    """The server asked to be left alone."""
    CROWDED = "crowded"
    """Many feeds of its host wait for their turn."""
    ERRORS = "errors"


@dataclass(frozen=True, slots=True)
class FeedVisit:
    """A feed leased for one look, with what earlier looks left behind."""

    feed: Feed
    validators: Validators
    failures: int
    gone_answers: int
    first_fetch: bool
    """True until one fetch of this feed has been committed."""
    last_good_at: datetime | None
    memory: FeedMemory = FeedMemory()


@dataclass(frozen=True, slots=True)
class FeedLook:
    """How one look at a feed ended; ``error`` is a short machine word, None after a good look.

    ``next_due_at`` is on the machine's clock, ``at`` on the story clock.
    """

    feed_id: FeedId
    at: datetime
    next_due_at: datetime
    error: str | None
    failures: int
    gone_answers: int
    validators: Validators | None
    """None leaves the kept ones as they are (not modified, failed)."""
    state: FeedState = FeedState.ACTIVE
    fetched: bool = False
    """True once a body of this feed was read and parsed: its first fetch is over."""
    interval: timedelta | None = None
    """How long it is to the next look, before chance moved it."""
    pacing: Pacing | None = None


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """A feed with its last looks, for lists and checks."""

    feed: Feed
    last_looked_at: datetime | None
    last_good_at: datetime | None
    last_new_at: datetime | None
    failures: int
    error: str | None
    items: int
    next_due_at: datetime
    """On the machine's clock."""
    interval_seconds: float | None = None
    """How often it is looked at now; None before the first look."""
    interval_why: Pacing | None = None
    week_items: int = 0
    """Its items since then, where they were asked for; without those of its first body, which are its past."""
    counted_since: datetime | None = None
    """A week ago, or when its first body came."""
    alias_of: FeedId | None = None
    """The feed of which it is another address."""
    added_at: datetime | None = None
