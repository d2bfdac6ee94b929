"""What a person is asked to write next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class StepKind(StrEnum):
    """What the next plain words of a person are taken for."""

    DRAFT_TEXT = "draft_text"
    """The text of a rule that is not saved yet."""
    DRAFT_WITHOUT = "draft_without"
    """Words to leave out of one."""
    RULE_TEXT = "rule_text"
    """The new text of a saved rule."""
    ZONE = "zone"
    """A city or time zone."""
    QUIET = "quiet"
    DIGEST = "digest"
    FEED = "feed"
    """The address of a feed."""
    CHANNEL = "channel"
    """Which channel is to be set up; words mean that it is none."""
    CHANNEL_RULE = "channel_rule"
    """The words of a channel's rule."""
    BROADCAST = "broadcast"
    """What an operator tells everybody."""


@dataclass(frozen=True, slots=True)
class Step:
    """Kept until the person writes words, gives a command, or a day has passed; ``data`` is plain JSON values."""

    kind: StepKind
    asked_at: datetime
    data: Mapping[str, str | int | bool | None] = field(default_factory=dict)
