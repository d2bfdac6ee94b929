"""What a place was told lately, how fast, and how its feeds are: as numbers, and as a picture of them."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class ToldLately:
    """One alert that a place got."""

    sent_at: datetime
    rule: int | None
    """The lowest number of its rules that still stand."""
    published_at: datetime | None
    """When the item that brought it was published; None where its publisher did not say, or it is no longer kept."""
    together: bool
    """It came in a digest, or its message is gone: how late it was says nothing."""


@dataclass(frozen=True, slots=True)
class FeedAnswer:
    """How a feed of a chat answered when it was looked at last."""

    publisher: str
    looked_at: datetime | None
    good_at: datetime | None
    """When it answered last."""

    @property
    def answers(self) -> bool:
        """True when the last look was answered."""
        return self.good_at is not None and self.good_at == self.looked_at


@dataclass(frozen=True, slots=True)
class RuleDays:
    """A rule's alerts a day; number 0 stands for all further rules together."""

    number: int
    text: str
    counts: tuple[int, ...]

    @property
    def alerts(self) -> int:
        """How many alerts in all."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Delays:
    """Seconds from publication to delivery: half came within ``half``, nine of ten within ``most``."""

    half: float
    most: float


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a place was told in the last days of its zone, the newest last."""

    days: tuple[date, ...]
    rules: tuple[RuleDays, ...]
    """Busiest first; each alert counts for one rule."""
    delays: tuple[Delays | None, ...]
    """By day; none where nothing came at once."""
    overall: Delays | None
    feeds: tuple[FeedAnswer, ...]
    """Those that do not answer first."""

    @property
    def by_day(self) -> tuple[int, ...]:
        """Alerts of all rules a day."""
        return tuple(map(sum, zip(*(rule.counts for rule in self.rules), strict=True))) or (0,) * len(
            self.days
        )

    @property
    def alerts(self) -> int:
        """How many alerts in all."""
        return sum(self.by_day)

    @property
    def looked_at(self) -> datetime | None:
        """When any feed was looked at last."""
        return max((feed.looked_at for feed in self.feeds if feed.looked_at is not None), default=None)

    @property
    def answering(self) -> int:
        """How many feeds answered when they were looked at last."""
        return sum(feed.answers for feed in self.feeds)


@dataclass(frozen=True, slots=True)
class PictureBars:
    """One colour of the stacked bars."""

    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PictureFeed:
    """A feed's line in a picture."""

    name: str
    answers: bool
    looked: bool
    told: str
    """How it is, in words."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in its reader's language: only what is to be drawn, so that the drawing needs no words of its own."""

    title: str
    subtitle: str
    days: tuple[str, ...]
    alerts_title: str
    bars: tuple[PictureBars, ...]
    delays_title: str
    half_label: str
    most_label: str
    half: tuple[float | None, ...]
    """Seconds, by day."""
    most: tuple[float | None, ...]
    ticks: tuple[tuple[float, str], ...]
    """Seconds with their names."""
    nothing: str
    """What stands where there is nothing to draw."""
    feeds_title: str
    feeds: tuple[PictureFeed, ...]
