"""How often a feed publishes at which hour of the week, learnt from its own past, and when to look next; pure."""

import math
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from bot.model import Rhythm

HOURS, DAYS = 24, 7
HALF_LIFE = timedelta(days=21)
"""What a feed did so long ago counts half."""
PAST = timedelta(days=28)
"""Entries of a first body that are older teach nothing."""
SMOOTHING = 20.0
"""So many entries spread evenly over the week are added to those seen: few entries make no profile."""
EFFORT = 5.0
"""The integral of the square root of the rate (a second) between two looks.

An entry waits for half an interval, and an interval costs one request: at a given number of requests the waits of all
entries are shortest where looks are as frequent as the root of the rate. At this value the feeds of `benchmarks/adaptive.py` are asked as often as
every six to seven minutes would.
"""
UNKNOWN = timedelta(minutes=5)
"""The interval of a feed of which nothing is known."""
UNKNOWN_FOR = timedelta(hours=12)
"""How long a feed's own past must be to weigh as much as that."""
RAREST = timedelta(minutes=18)
"""Nothing learnt makes an interval longer: the rarest feed may be the one with the alert."""


def begun(now: datetime, times: Iterable[datetime]) -> Rhythm:
    """Learn from the dates of a first body; without dates nothing is known yet."""
    dated = sorted(time for time in times if time <= now)
    recent = [time for time in dated if now - time <= PAST]
    since = PAST if len(recent) < len(dated) else now - min(recent, default=now)
    return _counted(Rhythm(now, since.total_seconds(), (0.0,) * HOURS, (0.0,) * DAYS), recent)


def learn(rhythm: Rhythm, now: datetime, times: Iterable[datetime]) -> Rhythm:
    """Learn from new entries; one dated before the last lesson was published after it all the same."""
    aged = at(rhythm, now)
    return _counted(aged, [min(max(time, rhythm.at), aged.at) for time in times])


def at(rhythm: Rhythm, now: datetime) -> Rhythm:
    """Let time pass in which nothing was published."""
    passed = max((now - rhythm.at).total_seconds(), 0.0)
    kept: float = 0.5 ** (passed / HALF_LIFE.total_seconds())
    return Rhythm(
        max(now, rhythm.at),
        rhythm.seconds * kept + passed,
        tuple(count * kept for count in rhythm.hours),
        tuple(count * kept for count in rhythm.days),
    )


def interval(rhythm: Rhythm | None, now: datetime) -> timedelta:
    """Tell how long to wait for the next look, over the hours between now and then.

    Bounded by `RAREST` from above; not bounded from below.
    """
    if rhythm is None:
        return UNKNOWN
    known = at(rhythm, now)
    left, passed, longest = EFFORT, 0.0, RAREST.total_seconds()
    while passed < longest:
        moment = now + timedelta(seconds=passed)
        span = min(3600.0 - (moment.minute * 60 + moment.second), longest - passed)
        root = math.sqrt(_rate(known, moment))
        if root * span >= left:
            return timedelta(seconds=passed + left / root)
        left -= root * span
        passed += span
    return RAREST


def _rate(known: Rhythm, moment: datetime) -> float:
    """Estimate entries a second at a moment: the feed's mean, its hour of the day and its day of the week."""
    count = sum(known.hours)
    usual = (EFFORT / UNKNOWN.total_seconds()) ** 2
    weight = UNKNOWN_FOR.total_seconds()
    mean = (count + usual * weight) / (known.seconds + weight)
    utc = moment.astimezone(UTC)
    around = known.hours[utc.hour - 1] + 2 * known.hours[utc.hour] + known.hours[(utc.hour + 1) % HOURS]
    hour = (around / 4 + SMOOTHING / HOURS) / (count + SMOOTHING) * HOURS
    day = (known.days[utc.weekday()] + SMOOTHING / DAYS) / (count + SMOOTHING) * DAYS
    return mean * hour * day


def _counted(rhythm: Rhythm, times: Iterable[datetime]) -> Rhythm:
    hours, days = list(rhythm.hours), list(rhythm.days)
    for time in times:
        utc = time.astimezone(UTC)
        hours[utc.hour] += 1
        days[utc.weekday()] += 1
    return Rhythm(rhythm.at, rhythm.seconds, tuple(hours), tuple(days))
