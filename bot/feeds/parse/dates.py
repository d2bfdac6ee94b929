"""Dates as Indonesian, Russian, Kazakh and English newsrooms write them.

feedparser silently reads WIB, MSK or "UTC+07:00" as UTC and does not read "Senin, 3 Januari 2022" at all.
"""

import re
import unicodedata
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from bot.feeds.parse.date_names import (
    FILLERS,
    HOMES,
    MONTH_FIRST_ZONES,
    SHARED_NAMES,
    UNDECIDED_ZONES,
    ZONES,
    home_of,
    is_weekday,
    language_of,
    month_named,
    zone_named,
)

LONGEST = 100

YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
SHORT_YEAR = re.compile(r"(?<![\d:.])(\d{1,2})([/.])(\d{1,2})\2(\d{2})(?![\d.:])")
# 20220106, 20220106T102500, 202201061025
COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:t?(\d{2})(\d{2})(\d{2})?)?(?!\d)")
EPOCH = re.compile(r"@?(?:(\d{9,10})(?:\.\d+)?|(\d{13})|(\d{16}))")
CLOCK = re.compile(
    r"(?<![\d:.])(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[.,]\d{1,9})?(?![\d:])\s*([ap])?\.?(?(4)m\b\.?)"
)
HOUR = re.compile(r"(?<![\d:.])(\d{1,2})\s*([ap])\.?m\b\.?")
OFFSET = re.compile(r"(?<!\w)(?:(?:utc|gmt|мск)\s*)?([+-])(\d{1,2})(?:[:.]?(\d{2}))?(?!\d)")
# "GMT+0700 (Western Indonesia Time)", "+07:00[Asia/Jakarta]": the offset has said it.
EXPLAINED = re.compile(r"([+-]\d{1,2}:?\d{2}|Z)\s*[(\[][^()\[\]]*[)\]]\s*$")
REGION = re.compile(r"\b(?:Asia|Europe|America|Africa|Australia|Pacific|Indian)/[A-Z][A-Za-z_]{1,30}\b")
WORD = re.compile(r"[^\W\d_]+|\d+|\S")
LONGEST_OFFSET = timedelta(hours=15)


def read_date(text: str, country: str = "") -> datetime | None:
    """Read a date to the minute, in UTC; None when any part of it is not understood.

    A date without a zone is at home (where `country`, two letters, has its newsrooms, else Jakarta, Moscow or Almaty)
    when its words tell one of their languages, or its figures stand in their order; in UTC otherwise. One without a
    time is that day's first moment.
    """
    if len(text) > LONGEST:
        return None
    try:
        return _epoch(text) or _read(text, country)
    # The last two: a region that the system's list of zones does not have, or has as a folder.
    except (ValueError, OverflowError, KeyError, OSError):
        return None


def _epoch(text: str) -> datetime | None:
    found = EPOCH.fullmatch(text.strip())
    if found is None:
        return None
    seconds, thousandths, millionths = found.groups()
    count = int(seconds or 0) + int(thousandths or 0) / 1e3 + int(millionths or 0) / 1e6
    return datetime.fromtimestamp(count, UTC)


def _read(text: str, country: str) -> datetime | None:
    region, rest = _region(EXPLAINED.sub(r"\1", text))
    rest = _normal(rest)
    clock: time | None
    day, clock, rest = _compact(rest)
    if day is None:
        day, rest = _numeric_day(rest)
    next_day = timedelta()
    if clock is None:
        clock, next_day, rest = _clock(rest)
    offset, rest = _offset(rest) if clock is not None else (None, rest)
    words = WORD.findall(rest.replace(".", " "))
    zone_name = next((word for word in words if word in ZONES or word in SHARED_NAMES), None)
    words = [word for word in words if word != zone_name]
    language = language_of(words)
    found = _named_day(words) if day is None else _settled(day, language, zone_name, words, country)
    zone = region or _zone(offset, zone_name, country)
    if found is None or (zone is None and zone_name is not None):
        return None
    if zone is None:
        by_people = language is not None or (day is not None and day[3] != "iso")
        zone = _home(language, country) if by_people else UTC
    return (datetime.combine(found, clock or time(), zone) + next_day).astimezone(UTC)


def _region(text: str) -> tuple[tzinfo | None, str]:
    found = REGION.search(text)
    if found is None:
        return None, text
    return ZoneInfo(found[0]), text[: found.start()] + text[found.end() :]


def _normal(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).lower().replace("\u2212", "-")
    text = re.sub("['\u2019\u02bc`]", "", text)
    return re.sub(r"[,;()\[\]|•·–—]", " ", text).strip()


Parts = tuple[int, int, int, str]
"""First figure, second figure (of which one is the month), year, and the separator; `iso` where nothing is open."""


def _compact(text: str) -> tuple[Parts | None, time | None, str]:
    found = COMPACT.match(text)
    if found is None:
        return None, None, text
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    # The mark tells `_offset` where the time was.
    rest = "\x00" + text[found.end() :]
    clock = None if found[4] is None else time(int(found[4]), int(found[5]), min(int(found[6] or 0), 59))
    return (day, month, year, "iso"), clock, rest


def _numeric_day(text: str) -> tuple[Parts | None, str]:
    """Find a day in figures, and what is left."""
    for pattern, place in ((YEAR_FIRST, 0), (YEAR_LAST, 3), (SHORT_YEAR, 3)):
        found = pattern.search(text)
        if found is None:
            continue
        left = text[: found.start()] + " " + text[found.end() :]
        if place == 0:
            return (int(found[4]), int(found[3]), int(found[1]), "iso"), left
        return (int(found[1]), int(found[3]), _year(found[4]), found[2]), left
    return None, text


def _year(text: str) -> int:
    # RFC 822 has years of two digits; RFC 2822, 4.3 says which they are.
    return int(text) + ((2000 if int(text) < 50 else 1900) if len(text) == 2 else 0)


def _settled(
    parts: Parts, language: str | None, zone: str | None, words: list[str], country: str
) -> date | None:
    """Decide between day/month and month/day; None when nothing tells or strange words are left."""
    if any(word not in FILLERS and not is_weekday(word) for word in words):
        return None
    first, second, year, separator = parts
    if separator != "/" or first > 12:
        return date(year, second, first)
    if second > 12 or zone in MONTH_FIRST_ZONES:
        return date(year, first, second)
    at_home = language is not None or home_of(country) is not None
    day_first = at_home or (zone is not None and zone not in UNDECIDED_ZONES)
    return date(year, second, first) if day_first else None


def _clock(text: str) -> tuple[time | None, timedelta, str]:
    """Find the time, the days to add (for 24:00), and what is left, with a mark where the time was."""
    found = CLOCK.search(text)
    if found is not None:
        hour, minute, second, half = int(found[1]), int(found[2]), int(found[3] or 0), found[4]
    else:
        found = HOUR.search(text)
        if found is None:
            return None, timedelta(), text
        hour, minute, second, half = int(found[1]), 0, 0, found[2]
    if half is not None and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    later = timedelta(days=1) if (hour, minute, second) == (24, 0, 0) else timedelta()
    if (hour > 23 and not later) or minute > 59:
        return None, timedelta(), text
    # A leap second is kept as the minute's last one.
    clock = time(hour % 24, minute, min(second, 59))
    return clock, later, text[: found.start()] + " \x00" + text[found.end() :]


def _offset(text: str) -> tuple[timedelta | None, str]:
    """Find an offset after the time; the mark that `_clock` left tells where that is."""
    before, _, after = text.partition("\x00")
    found = OFFSET.search(after)
    if found is None:
        return None, f"{before} {after}"
    distance = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    if distance > LONGEST_OFFSET:
        raise ValueError(text)
    after = f"{after[: found.start()]} {after[found.end() :]}"
    # "МСК+2" counts from Moscow, three hours ahead.
    base = timedelta(hours=3) if found[0].startswith("мск") else timedelta()
    return base + (-distance if found[1] == "-" else distance), f"{before} {after}"


def _named_day(words: list[str]) -> date | None:
    """Read "6 Januari 2022", "January 6th 2022" or "2022 жылғы 6 қаңтар"; None when anything is left over."""
    months = [word for word in words if month_named(word) is not None]
    numbers = [word for word in words if word.isascii() and word.isdigit()]
    rest = [word for word in words if word not in months and word not in numbers]
    if len(months) != 1 or len(numbers) != 2:
        return None
    if any(word not in FILLERS and not is_weekday(word) for word in rest):
        return None
    year_first = len(numbers[0]) == 4
    year, day = (numbers[0], numbers[1]) if year_first else (numbers[1], numbers[0])
    if len(year) not in (2, 4) or len(day) > 2:
        return None
    return date(_year(year), month_named(months[0]) or 0, int(day))


def _zone(offset: timedelta | None, name: str | None, country: str) -> tzinfo | None:
    if offset is not None:
        return timezone(offset)
    return None if name is None else zone_named(name, country)


def _home(language: str | None, country: str) -> tzinfo:
    if language == "kk":
        return HOMES["kk"]
    return home_of(country) or (UTC if language is None else HOMES[language])
