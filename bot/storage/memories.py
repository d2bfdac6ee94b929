"""What looks have learnt of a feed, as its row keeps it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.model import ClockSign, FeedClock, FeedMemory, Hints, Move, Rhythm
from bot.storage.connection import Row
from bot.storage.schema import feeds

MEMORY_COLUMNS = (
    feeds.c.learnt,
    feeds.c.moved_to,
    feeds.c.moved_times,
    feeds.c.moved_since,
    feeds.c.clock_minutes,
    feeds.c.clock_signs,
)


def memory_of(row: Row) -> FeedMemory:
    """Read what was learnt off a row of ``MEMORY_COLUMNS``."""
    learnt = row.learnt or {}
    return FeedMemory(
        rhythm=_rhythm_of(learnt.get("rhythm")),
        hints=_hints_of(learnt.get("hints") or {}),
        move=Move(row.moved_to, row.moved_times, row.moved_since) if row.moved_to else None,
        clock=FeedClock(row.clock_minutes, tuple(ClockSign(*sign) for sign in row.clock_signs or ())),
    )


def memory_values(memory: FeedMemory) -> dict[str, object]:
    """Write what was learnt as values of ``MEMORY_COLUMNS``, by their names."""
    move = memory.move
    return {
        "learnt": {"rhythm": _written(memory.rhythm), "hints": _said(memory.hints)},
        "moved_to": move.to if move else None,
        "moved_times": move.times if move else 0,
        "moved_since": move.since if move else None,
        "clock_minutes": memory.clock.minutes,
        "clock_signs": [[sign.look, sign.ahead] for sign in memory.clock.signs] or None,
    }


def _rhythm_of(kept: Mapping[str, Any] | None) -> Rhythm | None:
    if kept is None:
        return None
    at = datetime.fromtimestamp(kept["at"], UTC)
    return Rhythm(at, float(kept["seconds"]), tuple(kept["hours"]), tuple(kept["days"]))


def _written(rhythm: Rhythm | None) -> Mapping[str, object] | None:
    if rhythm is None:
        return None
    return {
        "at": round(rhythm.at.timestamp(), 3),
        "seconds": round(rhythm.seconds),
        "hours": [round(count, 2) for count in rhythm.hours],
        "days": [round(count, 2) for count in rhythm.days],
    }


def _hints_of(kept: Mapping[str, Any]) -> Hints:
    return Hints(
        kept.get("ttl"), kept.get("every"), tuple(kept.get("hours", ())), tuple(kept.get("days", ()))
    )


def _said(hints: Hints) -> Mapping[str, object]:
    said = {
        "ttl": hints.ttl,
        "every": hints.update_every,
        "hours": list(hints.skip_hours),
        "days": list(hints.skip_days),
    }
    return {name: value for name, value in said.items() if value}
