"""What is kept of why something was told to a place, and why something else was not."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.deliveries import DeliveryKind, DeliveryState
from bot.model.feeds import Feed
from bot.model.ids import AlertId, ItemId, RevisionId
from bot.model.reasons import Reason
from bot.model.rules import Level, Rule
from bot.model.stories import Alert, Decision, Story
from rules.item import Annotation


@dataclass(frozen=True, slots=True)
class FoundBy:
    """What one rule of an alert found: these words, in this item of its story."""

    rule: Rule
    words: tuple[str, ...]
    title: str
    publisher: str
    published_at: datetime | None
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class PastDelivery:
    """How one act of an alert stands; ``settled_at`` is on the story clock, ``due_at`` on the machine's."""

    kind: DeliveryKind
    state: DeliveryState
    level: Level
    """The story's when it was to go."""
    reasons: tuple[Reason, ...]
    """Why it was to go."""
    reason: Reason | None
    """Why it did not."""
    error: str | None
    due_at: datetime
    settled_at: datetime | None


@dataclass(frozen=True, slots=True)
class ToldAlert:
    """An alert of a place with everything that was decided about it.

    ``decisions`` are about its story at this place, oldest first; ``rules`` are those of it that still stand.
    """

    alert: Alert
    story: Story
    rules: tuple[Rule, ...]
    found: tuple[FoundBy, ...]
    decisions: tuple[Decision, ...]
    deliveries: tuple[PastDelivery, ...]
    is_head: bool
    """It begins its situation; else it came as a reply."""
    held_for: Reason | None = None
    held_until: datetime | None = None
    merged_into: str | None = None
    """The title of the story that its own turned out to be."""


@dataclass(frozen=True, slots=True)
class SeenItem:
    """An item that a chat may know of, as it is now, and how far it has come."""

    item_id: ItemId
    revision_id: RevisionId
    feed: Feed
    left_out: bool
    """The chat does not read its feed."""
    title: str
    summary: str
    link: str
    author: str
    category: str
    published_at: datetime | None
    first_seen_at: datetime
    seen_at: datetime
    first_fetch: bool
    decided_at: datetime | None
    set_aside: bool
    annotation: Annotation | None
    story: Story | None
    decisions: tuple[Decision, ...]
    """About its story, by the rules that the place has now, oldest first."""
    told: ToldAlert | None
    """The place's alert of its story."""


@dataclass(frozen=True, slots=True)
class GatheredAlert:
    """One of the stories that a digest's message tells, by its title."""

    id: AlertId
    title: str
