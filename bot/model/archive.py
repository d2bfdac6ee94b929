"""What a rule would have sent, counted over the stories that are kept."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.model.chats import Place
from bot.model.ids import ChatId
from bot.model.rules import Level, StoryConditions


@dataclass(frozen=True, slots=True)
class Question:
    """A rule to be tried on what was published from ``since`` to ``until``.

    ``query`` is a query's canonical text. Of ``chat_id`` count the feeds that it reads; None: all that are shared.
    """

    query: str
    conditions: StoryConditions
    since: datetime
    until: datetime
    chat_id: ChatId | None


@dataclass(frozen=True, slots=True)
class Sample:
    """A story that would have been sent, by its first item that has the words; ``at`` is that item's time."""

    title: str
    link: str
    publisher: str
    at: datetime
    level: Level
    families: int


@dataclass(frozen=True, slots=True)
class WouldHaveSent:
    """Stories, not items: what a rule would have sent."""

    stories: int
    sounding: int
    """Of these, important or critical: they come with sound."""
    unmet: int
    """Further stories with the words, which never met the rule's conditions."""
    earlier: int
    """Further stories that were there when their feeds were looked at for the first time: of such nothing is sent."""
    samples: tuple[Sample, ...]
    """The newest ones, newest first; of the earlier ones where there are no others."""
    items: int
    """How many items were looked at."""
    since: datetime
    """From when on there was something to look at, at the earliest as asked."""

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "WouldHaveSent":
        """Read it off what ``values`` gave.

        Raises:
            ValueError: it is none.
            KeyError: likewise.
            TypeError: likewise.
        """
        samples = tuple(
            Sample(**{**one, "at": datetime.fromisoformat(one["at"]), "level": Level(one["level"])})
            for one in values["samples"]
        )
        since = datetime.fromisoformat(values["since"])
        return cls(**{**values, "samples": samples, "since": since})

    def values(self) -> dict[str, object]:
        """Turn it into plain JSON values."""
        samples = [
            {**asdict(sample), "at": sample.at.isoformat(), "level": int(sample.level)}
            for sample in self.samples
        ]
        return {**asdict(self), "samples": samples, "since": self.since.isoformat()}

    def span(self, now: datetime) -> tuple[str, int]:
        """How long a time it is about, as people say it: so many minutes, hours or days."""
        span = now - self.since
        if span >= timedelta(days=2):
            return "days", span.days
        if span >= timedelta(hours=1):
            return "hours", round(span / timedelta(hours=1))
        return "minutes", max(1, round(span / timedelta(minutes=1)))


class NotCounted(StrEnum):
    """Why nothing was counted."""

    TOO_LONG = "too_long"
    """It took more time than it may."""
    FAILED = "failed"
    """The process that counts could not be started, or ended."""
    CROWDED = "crowded"
    """Too much is to be counted already."""


@dataclass(frozen=True, slots=True)
class WantedTest:
    """A rule that a place wants tried, as its people wrote it; ``operators`` is the language they wrote it in.

    ``answer_key`` names the delivery that said "counting": its message becomes the answer.
    """

    id: int
    place: Place
    text: str
    operators: str
    answer_key: str
    draft_id: int | None = None
    """The draft that it is counted for, in this version; None: for nothing but its answer."""
    draft_version: int | None = None
