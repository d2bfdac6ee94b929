"""Feeds whose clock is wrong: items that come hours ahead, again and again, by the same whole quarters of an hour.

Some newsrooms write their own time and call it GMT. Pure.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

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


@dataclass(frozen=True, slots=True)
class Sign:
    """A new entry: the minute (since 1970) of the look that found it, and by how many minutes it was ahead of that."""

    look: int
    ahead: int


@dataclass(frozen=True, slots=True)
class FeedClock:
    """How many minutes a feed's dates run ahead, and the newest signs of it, oldest first."""

    minutes: int = 0
    signs: tuple[Sign, ...] = ()

    def corrected(self, published: datetime) -> datetime:
        """Give the time that a feed meant."""
        return published - timedelta(minutes=self.minutes)

    def observed(self, at: datetime, published: Iterable[datetime]) -> "FeedClock":
        """Learn from the dates of entries that a look at this time found new; not from a first fetch."""
        look = int(at.timestamp() // 60)
        new = [Sign(look, round((one - at).total_seconds() / 60)) for one in published]
        if not new:
            return self
        signs = (*self.signs, *new)[-KEPT:]
        return replace(self, minutes=_minutes(self.minutes, signs), signs=signs)


def _minutes(before: int, signs: tuple[Sign, ...]) -> int:
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


def _fits(sign: Sign, minutes: int) -> bool:
    return minutes - LATE_MINUTES <= sign.ahead <= minutes


def _looks(signs: tuple[Sign, ...]) -> int:
    return len({sign.look for sign in signs})
