"""When a chat wants to be told, and what is held until then."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.chats import Place
from bot.model.ids import AlertId, DigestId, RuleId
from bot.model.reasons import Reason
from bot.model.rules import Rule, Schedule
from bot.model.stories import Alert, Story


@dataclass(frozen=True, slots=True)
class QuietHours:
    """When a chat's people want to hear nothing, in minutes of their own day; over midnight where the end is smaller."""

    begin: int
    end: int
    critical_passes: bool = True


@dataclass(frozen=True, slots=True)
class DigestTime:
    """How often a chat is told what its rules find, and when.

    ``schedule`` is the chat's own, for rules that have none; ``minute`` of the day and ``weekday`` (Monday is 0)
    hold for every daily and weekly digest of the chat. Hourly ones come at the full hour.
    """

    schedule: Schedule = Schedule.AT_ONCE
    minute: int = 450
    weekday: int = 0
    critical_passes: bool = True


@dataclass(frozen=True, slots=True)
class Timing:
    """When a chat wants to be told; ``flood_per_hour`` is how many first messages of a rule, None: as configured."""

    quiet: QuietHours | None = None
    digest: DigestTime = DigestTime()
    flood_per_hour: int | None = None


class DigestKind(StrEnum):
    """Why alerts are told together."""

    DIGEST = "digest"
    """At a time of day: by choice, or at the end of quiet hours."""
    CATCH_UP = "catch_up"
    """They are late: nobody could look, or Telegram could not be reached."""
    FLOOD = "flood"
    """One rule would send too many messages; this one is edited as more come."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Until when an alert waits, in which digest of its place, and why; ``due_at`` is on the story clock.

    A flood's digest names its rule and how long it goes on.
    """

    reason: Reason
    kind: DigestKind
    due_at: datetime
    rule_id: RuleId | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Digest:
    """Alerts that a place is told together; ``due_at`` and ``until`` are on the story clock.

    ``message_id`` is a flood's message, once it was sent; its edits end at ``until``.
    """

    id: DigestId
    place: Place
    kind: DigestKind
    due_at: datetime
    rule_id: RuleId | None = None
    until: datetime | None = None
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """How many first messages rules sent lately, and which of them gather in a flood's message now."""

    sent: Mapping[RuleId, int]
    gathering: frozenset[RuleId]

    def is_full(self, rule_id: RuleId, most: int) -> bool:
        """Tell whether a rule has sent as much as it may."""
        return rule_id in self.gathering or self.sent.get(rule_id, 0) >= most


@dataclass(frozen=True, slots=True)
class HeldAlert:
    """An alert that waits in a digest: why, since when, until when, and the turns that people must hear of."""

    alert_id: AlertId
    digest_id: DigestId
    reason: Reason
    held_at: datetime
    due_at: datetime
    turns: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class DigestEntry:
    """One story of a digest, as it stands now."""

    held: HeldAlert
    alert: Alert
    story: Story
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class DigestContent:
    """All that one message of a digest may show, gravest first; ``waiting`` counts also what is not loaded.

    ``part`` counts the messages of a digest from 1; ``words`` are those that matched most (a flood's).
    """

    digest: Digest
    part: int
    entries: tuple[DigestEntry, ...]
    waiting: int
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A story's version that a call shows of an alert."""

    alert_id: AlertId
    version: int
