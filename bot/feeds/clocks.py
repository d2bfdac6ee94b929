"""Feeds whose clock is wrong: items that come hours ahead, again and again, by the same whole quarters of an hour.

Some newsrooms write their own time and call it GMT. Pure.
"""

import math
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.model import ClockSign, FeedClock

AHEAD_MINUTES = 10
"""So much ahead of the time at which it is seen no right clock is."""
ZONE_UNITS = (60, 30, 15)
PROMPT_MINUTES = 10
"""The promptest of some entries is seen within so many minutes."""
LATE_MINUTES = 45
"""A new entry is seen at most so long after it was published, as a rule: the time between looks, and the newsroom's own."""
MOST_MINUTES = 14 * 60
"""No zone is further from UTC."""
ENOUGH_ENTRIES, ENOUGH_LOOKS = 5, 3
CONTRADICTIONS, CONTRADICTING_LOOKS = 3, 2
KEPT = 12


def corrected(clock: FeedClock, published: datetime) -> datetime:
    """Give the time that a feed meant."""
    return published - timedelta(minutes=clock.minutes)


def observed(clock: FeedClock, at: datetime, published: Iterable[datetime]) -> FeedClock:
    """Learn from the dates of entries that a look at this time found new; not from a first fetch."""
    look = int(at.timestamp() // 60)
    new = [ClockSign(look, round((one - at).total_seconds() / 60)) for one in published]
    if not new:
        return clock
    signs = (*clock.signs, *new)[-KEPT:]
    return replace(clock, minutes=_minutes(clock.minutes, signs), signs=signs)


def _minutes(before: int, signs: tuple[ClockSign, ...]) -> int:
    if before:
        latest = signs[-CONTRADICTIONS:]
        stands = any(_fits(sign, before) for sign in latest) or _looks(latest) < CONTRADICTING_LOOKS
        if stands or len(latest) < CONTRADICTIONS:
            return before
        signs = latest
    latest = signs[-ENOUGH_ENTRIES:]
    if len(latest) < ENOUGH_ENTRIES or _looks(latest) < ENOUGH_LOOKS:
        return 0
    if any(sign.ahead <= AHEAD_MINUTES for sign in latest):
        return 0
    most = max(sign.ahead for sign in latest)
    for minutes in _candidates(most):
        if minutes <= MOST_MINUTES and all(_fits(sign, minutes) for sign in latest):
            return minutes
    return 0


def _candidates(most: int) -> tuple[int, ...]:
    """Offsets that may have put an entry so far ahead: what it is just short of, else a whole hour, as most zones are."""
    above = [unit * math.ceil(most / unit) for unit in ZONE_UNITS]
    near = [minutes for minutes in above[:-1] if minutes - most <= PROMPT_MINUTES]
    return (*near, *above)


def _fits(sign: ClockSign, minutes: int) -> bool:
    return minutes - LATE_MINUTES <= sign.ahead <= minutes


def _looks(signs: tuple[ClockSign, ...]) -> int:
    return len({sign.look for sign in signs})
