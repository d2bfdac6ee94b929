"""Times of day and days of the week as people write them."""

import functools
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
RUSSIAN_DAYS: Sequence[str] = (
    *("понедельникам", "вторникам", "среду средам", "четвергам", "пятницу пятницам"),
    *("субботу субботам", "воскресеньям"),
)
ENGLISH_DAYS: Sequence[str] = (
    "mondays",
    "tuesdays",
    "wednesdays",
    "thursdays",
    "fridays",
    "saturdays",
    "sundays",
)

_EVERY = re.compile(r"^(?:(?:every|each|on|setiap|tiap|pada|hari|кажд(?:ый|ую|ое)|по|в|во)\s+)+")
_NOON = 12 * 60
_MIDDLE: Mapping[str, int] = {
    **dict.fromkeys(("midnight", "tengah malam", "полночь", "полуночи", "полночи", "түн ортасы"), 0),
    **dict.fromkeys(("noon", "midday", "tengah hari", "полдень", "полудня", "талтүс", "тал түс"), _NOON),
}
"""Times of day that have a name of their own."""
_PARTS: Mapping[str, frozenset[str]] = {
    "am": frozenset(("am", "a.m.")),
    "pm": frozenset(("pm", "p.m.")),
    "morning": frozenset(("morning", "pagi", "subuh", "утра", "таңғы", "таңертеңгі")),
    "evening": frozenset(("afternoon", "evening", "sore", "petang", "вечера", "кешкі")),
    "day": frozenset(("siang", "дня", "түскі", "күндізгі")),
    "night": frozenset(("night", "malam", "ночи", "түнгі")),
}
"""What people say beside an hour up to twelve."""
_BESIDE = frozenset(
    (
        *("from", "at", "the", "in", "of", "o'clock", "o’clock"),
        *("dari", "jam", "pukul", "mulai"),
        *("с", "со", "в", "час", "часа", "часов"),
        *("сағат", "бастап"),
    )
)
"""Words around a time that say nothing of it."""
_BETWEEN = frozenset(("-", "to", "until", "till", "sampai", "hingga", "s/d", "sd", "до"))
_UP_TO = "дейін"
"""Stands behind the second time."""
_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?")
_DASH = re.compile(r"[–—-]")
_HALF = re.compile(r"(?<=\d)(?=[ap]\.?m\b)")
# Kazakh puts "from", "to" and "at" behind the number: 10-нан, 6-ға, 7-де.
_ENDING = re.compile(r"(?<=\d)-?(?:нан|нен|дан|ден|тан|тен|ға|ге|қа|ке|на|не|да|де|та|те)\b")
_MIDDLES = re.compile("|".join(sorted(_MIDDLE, key=len, reverse=True)))


def minute_of(said: str) -> int | None:
    """Read a time of day in minutes: 22:00, 22.00, 2200, 22, 10pm, 10 malam, кешкі 10; None for what is none."""
    return _minute(_words(said))


def span_of(said: str) -> QuietHours | None:
    """Read quiet hours: two times of day with a dash, a word or a space between them; None for what is none.

    Such as 22-6, 10 malam sampai 6 pagi, с 22 до 6, кешкі 10-нан таңғы 6-ға дейін.
    """
    words = _words(said)
    if words[-1:] == [_UP_TO]:
        words.pop()
    for place in range(1, len(words)):
        after = place + (words[place] in _BETWEEN)
        begin, end = _minute(words[:place]), _minute(words[after:])
        if begin is not None and end is not None:
            return QuietHours(begin, end)
    return None


def _words(said: str) -> list[str]:
    """Cut into numbers and words, names of times of day as times, without what says nothing."""
    text = " ".join(said.lower().split())
    text = _MIDDLES.sub(lambda found: f" {_MIDDLE[found[0]] // 60}:00 ", text)
    text = _DASH.sub(" - ", _ENDING.sub(" ", text))
    text = _HALF.sub(" ", text)
    return [word for word in text.split() if word not in _BESIDE]


def _minute(words: Sequence[str]) -> int | None:
    """Read one time of day off its words."""
    parts = [part for word in words for part, names in _PARTS.items() if word in names]
    numbers = [word for word in words if not any(word in names for names in _PARTS.values())]
    match = _TIME.fullmatch(" ".join(numbers))
    if match is None or len(parts) > 1:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if parts:
        placed = _placed(hour, parts[0])
        if placed is None:
            return None
        hour = placed
    if hour == 24 and minute == 0:
        hour = 0
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def _placed(hour: int, part: str) -> int | None:
    """Place an hour of a clock with twelve in its part of the day; 22 o'clock in the evening is 22 all the same."""
    if part in ("am", "pm"):
        return hour % 12 + (12 if part == "pm" else 0) if 1 <= hour <= 12 else None
    if hour > 12:
        return None if part == "morning" else hour
    if hour == 12:
        return 12 if part == "day" else 0
    afternoon = {"morning": False, "evening": True, "day": hour < 8, "night": hour >= 6}[part]
    return hour + (12 if afternoon and hour else 0)


def digest_of(said: str, before: DigestTime) -> DigestTime | None:
    """Read when a digest is wanted: never, how often, at a time of day, or on a day of the week; None for neither.

    What is not said stays as it was ``before``.
    """
    words = " ".join(said.lower().replace(",", " ").split())
    often = next((schedule for schedule, names in OFTEN.items() if words in names), None)
    if often is not None:
        return _at(before, often)
    daily = next((name for name in OFTEN[Schedule.DAILY] if words.startswith(f"{name} ")), "")
    minute = minute_of(words.removeprefix(daily))
    if minute is not None:
        return _at(before, Schedule.DAILY, minute)
    first, _, rest = _EVERY.sub("", words).partition(" ")
    day = _days().get(first)
    if day is None:
        return None
    rest = rest.removeprefix("күні").strip()
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


@functools.cache
def _days() -> Mapping[str, int]:
    """Days of the week by all their names, long and short, in all languages; Russian and English ones as people ask."""
    written = (*SHORT_DAYS, *SHORT_WEEKEND), RUSSIAN_DAYS, ENGLISH_DAYS
    days = {
        name: number
        for names_of in written
        for number, names in enumerate(names_of)
        for name in names.split()
    }
    for language in LANGUAGES:
        days |= {name.lower(): number for number, name in enumerate(weekday_names(language))}
    return days


def shown_time(minute: int) -> str:
    """Say a time of day."""
    return f"{minute // 60:02}:{minute % 60:02}"
