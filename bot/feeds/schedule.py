"""When a feed is looked at next; pure. Now at a fixed interval; a learnt one takes the place of `usual_interval`."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Self

FLOOR = timedelta(seconds=60)
USUAL = timedelta(minutes=5)
# How far a feed's own wishes (max-age, ttl) may stretch the interval.
LONGEST_WISH = timedelta(minutes=15)
LONGEST_BACK_OFF = timedelta(hours=6)
# On the operator's own networks a server comes back sooner than on the internet.
INSIDE_BACK_OFF = 30
JITTER = 0.05


@dataclass(frozen=True, slots=True)
class Pace:
    """Bounds of the time between two looks at a feed.

    Attributes:
        floor: never sooner.
        cap: never later, unless the server asks for it or fails.
        back_off: never later after errors, unless the server asks for it.
    """

    floor: timedelta
    cap: timedelta
    back_off: timedelta

    @classmethod
    def of(cls, min_interval: float, max_interval: float, *, inside: bool) -> Self:
        """Take the configured bounds (seconds): as they stand `inside` a network of `feeds.allow_private`.

        Elsewhere a feed is never asked more than once a minute.
        """
        floor = timedelta(seconds=min_interval) if inside else max(FLOOR, timedelta(seconds=min_interval))
        cap = max(floor, timedelta(seconds=max_interval))
        return cls(floor, cap, min(LONGEST_BACK_OFF, INSIDE_BACK_OFF * cap) if inside else LONGEST_BACK_OFF)

    def clamp(self, interval: timedelta) -> timedelta:
        """Bring an interval within the bounds."""
        return min(max(interval, self.floor), self.cap)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a feed's answer says about the next look, in seconds; None where it says nothing.

    Attributes:
        retry_after: a demand; stands above everything.
        max_age: of the answer (Cache-Control).
        ttl: of the feed.
    """

    retry_after: float | None = None
    max_age: float | None = None
    ttl: float | None = None


def usual_interval(pace: Pace, *, priority: bool) -> timedelta:
    """Tell how long to wait between two looks: the floor for rare but urgent feeds, five minutes for others."""
    return pace.floor if priority else pace.clamp(USUAL)


def first_due(now: datetime, interval: timedelta, random: Random) -> datetime:
    """Spread a start over one interval, so that not all feeds are asked at once."""
    return now + random.random() * interval


def next_due(
    now: datetime,
    interval: timedelta,
    pace: Pace,
    wishes: Wishes,
    *,
    failures: int,
    priority: bool,
    random: Random,
) -> datetime:
    """Tell when to look again.

    max(Retry-After, clamp(max(interval, min(15 min, max(max-age, ttl))), floor, cap)); priority feeds do not ask
    for max-age and ttl. After errors at least as long, and up to twice as long with each, with full jitter
    (M. Brooker, "Exponential Backoff And Jitter", AWS 2015), at most 6 h.

    Args:
        now: the machine's time.
        interval: the usual or learnt one.
        pace: the bounds.
        wishes: of the answer that came, if any.
        failures: looks that failed one after the other, this one included; 0 after a good look.
        priority: of the feed.
        random: for the jitter.
    """
    wish = timedelta(seconds=max(wishes.max_age or 0.0, wishes.ttl or 0.0))
    wanted = interval if priority else max(interval, min(LONGEST_WISH, wish))
    delay = pace.clamp(pace.clamp(wanted) * (1 + JITTER * (2 * random.random() - 1)))
    if failures > 0:
        delay = max(delay, _back_off(delay, failures, pace) * random.random())
    return now + max(delay, timedelta(seconds=wishes.retry_after or 0.0))


def _back_off(delay: timedelta, failures: int, pace: Pace) -> timedelta:
    # Twenty doublings of a second are past every cap; beyond that only the number would grow.
    return min(delay * (1 << min(failures, 20)), pace.back_off)
