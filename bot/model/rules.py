"""Rules as people wrote them, and the queries that they share."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from bot.model.chats import Place
from bot.model.ids import QueryId, RuleId
from bot.model.reasons import Reason
from rules.conditions import Conditions


class Level(IntEnum):
    """How grave a story is."""

    INFO = 0
    IMPORTANT = 1
    CRITICAL = 2


class Sound(StrEnum):
    """When a rule's alerts make a sound."""

    BY_LEVEL = "by_level"
    ALWAYS = "always"
    NEVER = "never"


class Schedule(StrEnum):
    """When a rule's alerts are sent."""

    AT_ONCE = "at_once"
    """For a rule: as its chat wants it."""
    ALWAYS = "always"
    """For a rule: at once, though its chat has a digest."""
    HOURLY = "hourly"
    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class StoryConditions:
    """What a story must meet beyond its words: publisher families and level, both bounds inclusive."""

    sources_low: int = 1
    sources_high: int | None = None
    level_low: Level = Level.INFO
    level_high: Level | None = None

    @classmethod
    def of(cls, written: Conditions) -> "StoryConditions":
        """Take the conditions of a rule as they were written."""
        low, high = written.severity_min, written.severity_max
        return cls(
            sources_low=written.sources_min or 1,
            sources_high=written.sources_max,
            level_low=Level[low.upper()] if low else Level.INFO,
            level_high=Level[high.upper()] if high else None,
        )

    def unmet(self, families: int, level: Level) -> Reason | None:
        """Name the first condition that a story of so many publisher families and this level does not meet."""
        if families < self.sources_low:
            return Reason.TOO_FEW_SOURCES
        if level < self.level_low:
            return Reason.BELOW_LEVEL
        if self.sources_high is not None and families > self.sources_high:
            return Reason.CONDITION_PASSED
        if self.level_high is not None and level > self.level_high:
            return Reason.CONDITION_PASSED
        return None


@dataclass(frozen=True, slots=True)
class RuleDraft:
    """A rule as a person wrote it, understood but not yet saved."""

    place: Place
    text: str
    """The rule in the person's own order and spelling, with its conditions: what /rules shows."""
    query: str
    """Canonical text of the query alone: equal queries are one."""
    digest: str
    conditions: StoryConditions = StoryConditions()
    pack: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A place's query with its conditions and settings; ``number`` is what the place calls it, never used twice."""

    id: RuleId
    number: int
    place: Place
    query_id: QueryId
    text: str
    query: str
    conditions: StoryConditions
    sound: Sound
    schedule: Schedule
    paused: bool
    pack: str | None
    created_at: datetime
    resumes_at: datetime | None = None
    """When a pause ends by itself; None: when somebody ends it."""
    before: "RuleWords | None" = None
    """What it asked before it was last reworded."""

    def is_paused(self, now: datetime) -> bool:
        """Tell whether it tells nobody anything at a time of the story clock."""
        return self.paused and (self.resumes_at is None or now < self.resumes_at)


@dataclass(frozen=True, slots=True)
class RuleWords:
    """What a rule asks, and how it is written: all that rewording it changes."""

    text: str
    query: str
    digest: str
    conditions: StoryConditions
    pack: str | None


@dataclass(frozen=True, slots=True)
class Query:
    """A query that at least one rule asks, by its canonical text."""

    id: QueryId
    text: str


class ChangeKind(StrEnum):
    """What *decide* must learn of before it decides the next item."""

    QUERY_ADDED = "query_added"
    QUERY_REMOVED = "query_removed"


@dataclass(frozen=True, slots=True)
class Change:
    """A committed change of what is asked, in the order of ``number``; ``text`` is the query's canonical text."""

    number: int
    kind: ChangeKind
    query_id: QueryId
    text: str
