"""When a feed is looked at next; pure."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Self

from bot.feeds import rates
from bot.model import Hints, Pacing, Rhythm

FLOOR = timedelta(seconds=60)
# How far a feed's own wishes (max-age, ttl) may stretch the interval.
LONGEST_WISH = timedelta(minutes=15)
# How far beyond the cap its hours and days without news may: news may break in them too.
LONGEST_SKIP = timedelta(hours=1)
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
    """

    retry_after: float | None = None
    max_age: float | None = None


@dataclass(frozen=True, slots=True)
class Usual:
    """How long to wait when nothing stands against it, and why."""

    interval: timedelta
    pacing: Pacing


@dataclass(frozen=True, slots=True)
class Plan:
    """When to look next; `interval` is the wait before chance moved it."""

    due_at: datetime
    interval: timedelta
    pacing: Pacing


def usual(
    rhythm: Rhythm | None, hints: Hints, now: datetime, pace: Pace, *, priority: bool, pushed: bool
) -> Usual:
    """Choose the interval by what kind of feed it is and what was learnt of it.

    Args:
        rhythm: learnt; None when there is nothing yet.
        hints: of the feed. How often it says it is updated counts only until it has shown that: by default
            WordPress says "hourly" everywhere.
        now: the time of the story, by which rhythms are learnt.
        pace: the bounds.
        priority: rare but urgent: as often as allowed.
        pushed: its news come by themselves; looking is only for what the hub forgets.
    """
    if pushed:
        return Usual(pace.cap, Pacing.PUSHED)
    if priority:
        return Usual(pace.floor, Pacing.PRIORITY)
    if rhythm is None or not any(rhythm.hours):
        said = timedelta(seconds=min(hints.update_every or 0.0, LONGEST_WISH.total_seconds()))
        return Usual(pace.clamp(max(rates.interval(rhythm, now), said)), Pacing.NEW)
    return Usual(pace.clamp(rates.interval(rhythm, now)), Pacing.LEARNT)


def first_due(now: datetime, interval: timedelta, random: Random) -> datetime:
    """Spread a start over one interval, so that not all feeds are asked at once."""
    return now + random.random() * interval


def plan(
    now: datetime,
    chosen: Usual,
    pace: Pace,
    wishes: Wishes,
    hints: Hints,
    *,
    failures: int,
    random: Random,
) -> Plan:
    """Tell when to look again.

    max(Retry-After, clamp(max(interval, min(15 min, max(max-age, ttl))), floor, cap)); from hours and days in which the
    feed says that it publishes nothing to their end, or to an hour beyond the cap; priority feeds do not ask for any of
    these but Retry-After. After errors at least as long, and up to twice as long with each, with full jitter
    (M. Brooker, "Exponential Backoff And Jitter", AWS 2015), at most 6 h.

    Args:
        now: the machine's time.
        chosen: the usual interval.
        pace: the bounds.
        wishes: of the answer that came, if any.
        hints: of the feed.
        failures: looks that failed one after the other, this one included; 0 after a good look.
        random: for the jitter.
    """
    heeds = chosen.pacing is not Pacing.PRIORITY
    wanted = _wished(chosen, pace, wishes, hints) if heeds else chosen
    interval, pacing = pace.clamp(wanted.interval), wanted.pacing
    delay = pace.clamp(interval * (1 + JITTER * (2 * random.random() - 1)))
    if heeds and _is_skipped(now + delay, hints):
        latest = now + pace.cap + min(LONGEST_SKIP, 2 * pace.cap)
        # Hours end for all feeds at once; they are not asked at once.
        spread = random.random() * pace.floor
        delay = interval = min(_end_of_skipped(now + delay, latest, hints) + spread, latest) - now
        pacing = Pacing.WISH
    if failures > 0:
        delay = interval = max(delay, _back_off(delay, failures, pace) * random.random())
        pacing = Pacing.ERRORS
    asked = timedelta(seconds=wishes.retry_after or 0.0)
    if asked > delay:
        delay = interval = asked
        pacing = Pacing.ASKED
    return Plan(now + delay, interval, pacing)


def _wished(chosen: Usual, pace: Pace, wishes: Wishes, hints: Hints) -> Usual:
    wish = timedelta(seconds=min(max(wishes.max_age or 0.0, hints.ttl or 0.0), LONGEST_WISH.total_seconds()))
    return chosen if pace.clamp(wish) <= pace.clamp(chosen.interval) else Usual(wish, Pacing.WISH)


def _end_of_skipped(moment: datetime, latest: datetime, hints: Hints) -> datetime:
    while moment < latest and _is_skipped(moment, hints):
        moment = moment.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return moment


def _is_skipped(moment: datetime, hints: Hints) -> bool:
    utc = moment.astimezone(UTC)
    return utc.hour in hints.skip_hours or utc.weekday() in hints.skip_days


def _back_off(delay: timedelta, failures: int, pace: Pace) -> timedelta:
    # Twenty doublings of a second are past every cap; beyond that only the number would grow.
    return min(delay * (1 << min(failures, 20)), pace.back_off)
