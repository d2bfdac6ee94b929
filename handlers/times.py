"""Times of day and days of the week as people write them."""

import re
from collections.abc import Mapping, Sequence

from bot.model import DigestTime, QuietHours, Schedule
from bot.texts import LANGUAGES, weekday_names

NEVER = frozenset(
    ("off", "no", "none", "never", "mati", "tidak", "выкл", "нет", "отключить", "жоқ", "өшір", "өшіру", "0")
)
OFTEN: Mapping[Schedule, frozenset[str]] = {
    Schedule.AT_ONCE: NEVER,
    Schedule.ALWAYS: frozenset(("now", "at once", "always", "langsung", "сразу", "бірден")),
    Schedule.HOURLY: frozenset(
        ("hourly", "every hour", "setiap jam", "tiap jam", "ежечасно", "каждый час", "сағат сайын")
    ),
    Schedule.DAILY: frozenset(
        ("daily", "every day", "harian", "setiap hari", "ежедневно", "каждый день", "күн сайын")
    ),
    Schedule.WEEKLY: frozenset(
        ("weekly", "every week", "mingguan", "setiap minggu", "еженедельно", "каждую неделю", "апта сайын")
    ),
}
SHORT_DAYS: Sequence[str] = ("mon sen пн дс", "tue sel вт сс", "wed rab ср", "thu kam чт бс", "fri jum пт жм")
SHORT_WEEKEND: Sequence[str] = ("sat sab сб", "sun min вс жс")

_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm)?")
_SPAN = re.compile(r"\s*(?:-|–|—|to|until|sampai|hingga|до)\s*|\s+")
_NOON, _DAY = 12 * 60, 24 * 60


def minute_of(said: str) -> int | None:
    """Read a time of day in minutes: 22:00, 22.00, 2200, 22, 10pm; None for what is none."""
    match = _TIME.fullmatch(said.strip().lower())
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour == 24 and minute == 0:
        hour = 0
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def span_of(said: str) -> QuietHours | None:
    """Read quiet hours: two times of day with a dash, a word or a space between them; None for what is none."""
    for between in _SPAN.finditer(said.strip()):
        begin, end = minute_of(said.strip()[: between.start()]), minute_of(said.strip()[between.end() :])
        if begin is not None and end is not None:
            return QuietHours(begin, end)
    return None


def digest_of(said: str, before: DigestTime) -> DigestTime | None:
    """Read when a digest is wanted: never, how often, at a time of day, or on a day of the week; None for neither.

    What is not said stays as it was ``before``.
    """
    words = " ".join(said.lower().replace(",", " ").split())
    often = next((schedule for schedule, names in OFTEN.items() if words in names), None)
    if often is not None:
        return _at(before, often)
    minute = minute_of(words)
    if minute is not None:
        return _at(before, Schedule.DAILY, minute)
    first, _, rest = words.partition(" ")
    day = _days().get(first)
    if day is None:
        return None
    minute = minute_of(rest) if rest else before.minute
    return None if minute is None else _at(before, Schedule.WEEKLY, minute, day)


def _at(
    before: DigestTime, schedule: Schedule, minute: int | None = None, weekday: int | None = None
) -> DigestTime:
    return DigestTime(
        schedule,
        before.minute if minute is None else minute,
        before.weekday if weekday is None else weekday,
        before.critical_passes,
    )


def _days() -> Mapping[str, int]:
    """Days of the week by all their names, long and short, in all languages."""
    days = {
        name: number for number, names in enumerate((*SHORT_DAYS, *SHORT_WEEKEND)) for name in names.split()
    }
    for language in LANGUAGES:
        days |= {name.lower(): number for number, name in enumerate(weekday_names(language))}
    return days


def shown_time(minute: int) -> str:
    """Say a time of day."""
    return f"{minute // 60:02}:{minute % 60:02}"
