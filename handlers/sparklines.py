"""Numbers of days as one short line of bars."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

BARS = "▁▂▃▅▇"
DAYS = 7
SPAN = timedelta(days=DAYS)


def sparkline(counts: Sequence[int]) -> str:
    """Draw counts as bars, the highest of them full; none is the lowest bar."""
    most = max(counts, default=0)
    # Rounded up: one of a hundred is more than none.
    return "".join(BARS[-(-count * (len(BARS) - 1) // most)] if most else BARS[0] for count in counts)


def by_day(moments: Sequence[datetime], zone: str, now: datetime) -> tuple[int, ...]:
    """Count moments by the last seven days of a time zone, today last; older ones are left out."""
    here = ZoneInfo(zone)
    today = now.astimezone(here).date()
    counts = [0] * DAYS
    for moment in moments:
        age = (today - moment.astimezone(here).date()).days
        if 0 <= age < DAYS:
            counts[DAYS - 1 - age] += 1
    return tuple(counts)
