"""Stories, the situations they belong to, and the alerts that tell them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.model.chats import Place
from bot.model.ids import AlertId, FeedId, ItemId, QueryId, RevisionId, RuleId, SituationId, StoryId
from bot.model.reasons import Reason
from bot.model.rules import Level
from rules.item import Annotation


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One line of a story's score: what it is for, its points, and the figure or word behind it."""

    part: str
    points: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Severity:
    """A story's score from 0 to 100, its level and the lines that add up to it."""

    score: int
    level: Level
    lines: tuple[ScoreLine, ...]


@dataclass(frozen=True, slots=True)
class StorySource:
    """One item of a story as its readers see it."""

    item_id: ItemId
    revision_id: RevisionId
    publisher: str
    family: str
    tier: int
    title: str
    summary: str
    link: str
    time: datetime
    seen_at: datetime
    copy: bool
    """A wire copy of an item that the story has already: listed, not counted."""
    annotation: Annotation


@dataclass(frozen=True, slots=True)
class LiveStory:
    """What the caches of the live window keep of a story: no texts and no sources; ``size`` counts its items."""

    id: StoryId
    language: str
    private_to: FeedId | None
    first_at: datetime
    last_at: datetime
    countries: frozenset[str]
    topics: frozenset[str]
    numbers: frozenset[str]
    size: int
    centroid: Mapping[str, float] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Story:
    """Items of one event in one language.

    ``private_to`` names the private feed, or the search, whose readers alone see it. ``centroid`` holds the weights of its
    terms (a sum of unit vectors), from which the live window is built again at start. ``version`` rises with
    every item or level that a reader would see.
    """

    id: StoryId
    language: str
    private_to: FeedId | None
    title: str
    version: int
    severity: Severity
    first_at: datetime
    last_at: datetime
    countries: frozenset[str]
    topics: frozenset[str]
    numbers: frozenset[str]
    sources: tuple[StorySource, ...]
    centroid: Mapping[str, float] = field(repr=False)
    merged_into: StoryId | None = None

    @property
    def families(self) -> int:
        """How many independent publisher families tell it; wire copies are not counted."""
        return len({source.family for source in self.sources if not source.copy})

    @property
    def live(self) -> LiveStory:
        """What the caches of the live window keep of it."""
        return LiveStory(
            id=self.id,
            language=self.language,
            private_to=self.private_to,
            first_at=self.first_at,
            last_at=self.last_at,
            countries=self.countries,
            topics=self.topics,
            numbers=self.numbers,
            size=len(self.sources),
            centroid=self.centroid,
        )


@dataclass(frozen=True, slots=True)
class Match:
    """A query found in one item of a story, with the words of the item that satisfied it."""

    story_id: StoryId
    query_id: QueryId
    revision_id: RevisionId
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """Stories of one place's rule, region and topic family: a thread of replies under ``head``."""

    id: SituationId
    place: Place
    rule_id: RuleId
    countries: frozenset[str]
    topics: frozenset[str]
    level: Level
    head: AlertId | None
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Alert:
    """One story told to one place: one message, edited as the story grows.

    ``message_id`` is None until Telegram has taken it; ``sent_version`` is the story's version that this first
    message showed (0 before), ``shown_version`` the one it shows now. ``told_level`` is the gravest level, and
    ``told_marks`` the turns, that its people heard of.
    ``sent_at`` is when its message was taken, ``shown_at`` when that message last changed (sent or edited).
    """

    id: AlertId
    place: Place
    story_id: StoryId
    situation_id: SituationId
    rule_ids: tuple[RuleId, ...]
    message_id: int | None
    sent_version: int
    shown_version: int
    told_level: Level
    told_marks: frozenset[str]
    replied_at: datetime | None
    deleted: bool
    sent_at: datetime | None = None
    shown_at: datetime | None = None
    points_to: AlertId | None = None
    """The place's alert of the story that this one's was merged into: its message names that one, and grows no more."""

    @property
    def digested(self) -> bool:
        """A digest told it: it has no message of its own that could be edited or replied to."""
        return self.message_id is None and self.sent_version > 0


@dataclass(frozen=True, slots=True)
class Decision:
    """Why a rule's place was or was not told of a story at one of its versions."""

    story_id: StoryId
    revision_id: RevisionId
    place: Place
    rule_id: RuleId
    reason: Reason
    at: datetime


@dataclass(frozen=True, slots=True)
class CountedItem:
    """What bursts of news are counted from: an item's own time, and what it is about by its own words."""

    time: datetime
    seen_at: datetime
    family: str
    countries: tuple[str, ...]
    topics: tuple[str, ...]

    @classmethod
    def of(cls, source: StorySource) -> "CountedItem":
        """Read it off a source."""
        annotation = source.annotation
        return cls(source.time, source.seen_at, source.family, annotation.regions, annotation.topics)
