"""When a feed's permanent redirects are believed; pure."""

from datetime import datetime, timedelta

from bot.model import Move

TIMES = 3
DURING = timedelta(days=1)
"""Newsrooms announce moves for good by mistake, and take them back within hours."""


def noted(before: Move | None, to: str | None, now: datetime) -> Move | None:
    """Keep where a look that was answered was led for good: None when nowhere."""
    if to is None:
        return None
    if before is None or before.to != to:
        return Move(to, 1, now)
    return Move(to, before.times + 1, before.since)


def is_believed(move: Move, now: datetime) -> bool:
    """Whether all looks of a day, three at least, were led to the same address."""
    return move.times >= TIMES and now - move.since >= DURING
