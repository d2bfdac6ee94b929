"""Dates as Indonesian, Russian, Kazakh and English newsrooms write them.

feedparser silently reads WIB, MSK or "UTC+07:00" as UTC and does not read "Senin, 3 Januari 2022" at all.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

LONGEST = 100

ALMATY = ZoneInfo("Asia/Almaty")
# Where a date without a zone was written, when its words tell the language.
HOME = {"id": ZoneInfo("Asia/Jakarta"), "ru": ZoneInfo("Europe/Moscow"), "kk": ALMATY}


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


def _numbered(*names: str) -> dict[str, int]:
    return {name: number for number, line in enumerate(names, 1) for name in line.split()}


MONTHS: Mapping[str, Mapping[str, int]] = {
    "en": _numbered(
        "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
        "september sep sept", "october oct", "november nov", "december dec",
    ),
    "id": _numbered(
        "januari", "februari pebruari peb", "maret mrt", "april", "mei", "juni", "juli",
        "agustus agu agt ags agust", "september", "oktober okt", "november nopember nop", "desember des",
    ),
    "ru": _numbered(
        "января январь янв", "февраля февраль фев февр", "марта март мар", "апреля апрель апр", "мая май",
        "июня июнь июн", "июля июль июл", "августа август авг", "сентября сентябрь сен сент",
        "октября октябрь окт", "ноября ноябрь ноя нояб", "декабря декабрь дек",
    ),
    "kk": _numbered(
        "қаңтар қаң", "ақпан ақп", "наурыз нау", "сәуір сәу", "мамыр мам", "маусым мау", "шілде шіл",
        "тамыз там", "қыркүйек қыр", "қазан қаз", "қараша қар", "желтоқсан жел",
    ),
}  # fmt: skip
WEEKDAYS: Mapping[str, frozenset[str]] = {
    "en": _words(
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
    ),
    "id": _words("senin selasa rabu kamis jumat sabtu minggu ahad sen sel rab kam jum sab min"),
    "ru": _words("понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс"),
    "kk": _words("дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі дс дб сс ср бс жм сб жк"),
}
FILLERS = _words(
    "t at on of the st nd rd th pukul pkl jam tanggal hari в во по г год года жылғы жылы ж сағат айының айы күні -"
)

# By minutes east of Greenwich. A name with two meanings far apart (IST) is left out.
ZONE_NAMES = {
    -480: "pst akdt", -420: "mst pdt", -360: "cst mdt", -300: "est cdt", -240: "edt ast", -180: "art brt",
    0: "utc gmt ut z wet", 60: "cet west wat bst", 120: "cest eet cat sast", 180: "msk мск eest eat trt",
    210: "irst", 240: "msd gst samt amt azt get", 300: "pkt uzt tjt tmt yekt екб", 345: "npt",
    360: "kgt omst омск bdt", 420: "wib ict krat novt", 480: "wita sgt myt pht hkt irkt awst ulat",
    540: "wit jst kst yakt", 570: "acst", 600: "aest vlat", 630: "acdt", 660: "aedt magt", 720: "nzst pett",
    780: "nzdt",
}  # fmt: skip
ZONES: Mapping[str, tzinfo] = {
    "almt": ALMATY,
    **{
        name: timezone(timedelta(minutes=minutes))
        for minutes, names in ZONE_NAMES.items()
        for name in names.split()
    },
}
MONTH_FIRST_ZONES = _words("est edt cst cdt mst mdt pst pdt")
UNDECIDED_ZONES = _words("utc gmt ut z")

YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
CLOCK = re.compile(
    r"(?<![\d:.])(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[.,]\d{1,9})?(?![\d:])\s*([ap])?\.?(?(4)m\b\.?)"
)
OFFSET = re.compile(r"(?:\b(?:utc|gmt)\s*)?([+-])(\d{1,2})(?::?(\d{2}))?(?!\d)")
WORD = re.compile(r"[^\W\d_]+|\d+|\S")


def read_date(text: str) -> datetime | None:
    """Read a date to the minute, in UTC; None when any part of it is not understood.

    A date without a zone is in its language's home zone (Jakarta, Moscow, Almaty) when its words tell one, in UTC
    otherwise; one without a time is that day's first moment.
    """
    if len(text) > LONGEST:
        return None
    rest = _normal(text)
    day, rest = _numeric_day(rest)
    clock, rest = _clock(rest)
    offset, rest = _offset(rest) if clock is not None else (None, rest)
    words = WORD.findall(rest.replace(".", " "))
    zone_name = next((word for word in words if word in ZONES), None)
    if zone_name is not None:
        words.remove(zone_name)
    language = _language(words)
    try:
        found = _named_day(words) if day is None else _settled(day, language, zone_name, words)
        if found is None:
            return None
        local = datetime.combine(found, clock or time(), _zone(offset, zone_name, language))
        return local.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _normal(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).lower().replace("\u2212", "-")
    text = re.sub("['\u2019\u02bc`]", "", text)
    return re.sub(r"[,;()|•·–—]", " ", text)


def _numeric_day(text: str) -> tuple[tuple[int, int, int, str] | None, str]:
    """Find a day in digits as (first, month or day, year or day, separator), and what is left."""
    found = YEAR_FIRST.search(text)
    if found is not None:
        year, month, day = (int(part) for part in found.groups())
        return (day, month, year, "-"), text[: found.start()] + " " + text[found.end() :]
    found = YEAR_LAST.search(text)
    if found is None:
        return None, text
    parts = (int(found[1]), int(found[3]), int(found[4]), found[2])
    return parts, text[: found.start()] + " " + text[found.end() :]


def _settled(
    parts: tuple[int, int, int, str], language: str | None, zone: str | None, words: list[str]
) -> date | None:
    """Decide between day/month and month/day; None when nothing tells or strange words are left."""
    if any(word not in FILLERS and not _is_weekday(word) for word in words):
        return None
    first, second, year, separator = parts
    if separator != "/" or first > 12:
        return date(year, second, first)
    if second > 12 or zone in MONTH_FIRST_ZONES:
        return date(year, first, second)
    day_first = language is not None or (zone is not None and zone not in UNDECIDED_ZONES)
    return date(year, second, first) if day_first else None


def _clock(text: str) -> tuple[time | None, str]:
    found = CLOCK.search(text)
    if found is None:
        return None, text
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if found[4] is not None:
        hour = hour % 12 + (12 if found[4] == "p" else 0)
    if hour > 23 or minute > 59:
        return None, text
    # A leap second is kept as the minute's last one.
    clock = time(hour, minute, min(second, 59))
    return clock, text[: found.start()] + " \x00" + text[found.end() :]


def _offset(text: str) -> tuple[timedelta | None, str]:
    """Find an offset after the time; the mark that `_clock` left tells where that is."""
    before, _, after = text.partition("\x00")
    found = OFFSET.search(after)
    if found is None:
        return None, f"{before} {after}"
    distance = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    after = f"{after[: found.start()]} {after[found.end() :]}"
    return (-distance if found[1] == "-" else distance), f"{before} {after}"


def _language(words: list[str]) -> str | None:
    """Tell the one language besides English that a word of this date belongs to."""
    languages = [language for language in HOME if any(_belongs(word, language) for word in words)]
    if len(languages) == 1:
        return languages[0]
    # Russian and Kazakh share a few short weekday names; the month decides.
    months = [language for language in languages if any(word in MONTHS[language] for word in words)]
    return months[0] if len(months) == 1 else None


def _belongs(word: str, language: str) -> bool:
    if word in MONTHS["en"] or word in WEEKDAYS["en"]:
        return False
    return word in MONTHS[language] or word in WEEKDAYS[language]


def _is_weekday(word: str) -> bool:
    return any(word in names for names in WEEKDAYS.values())


def _month(word: str) -> int | None:
    return next((names[word] for names in MONTHS.values() if word in names), None)


def _named_day(words: list[str]) -> date | None:
    """Read "6 Januari 2022", "January 6th 2022" or "2022 жылғы 6 қаңтар"; None when anything is left over."""
    months = [word for word in words if _month(word) is not None]
    numbers = [word for word in words if word.isascii() and word.isdigit()]
    rest = [word for word in words if word not in months and word not in numbers]
    if len(months) != 1 or len(numbers) != 2:
        return None
    if any(word not in FILLERS and not _is_weekday(word) for word in rest):
        return None
    year_first = len(numbers[0]) == 4
    year, day = (numbers[0], numbers[1]) if year_first else (numbers[1], numbers[0])
    if len(year) not in (2, 4) or len(day) > 2:
        return None
    # RFC 822 has years of two digits.
    return date(int(year) + (2000 if len(year) == 2 else 0), _month(months[0]) or 0, int(day))


def _zone(offset: timedelta | None, name: str | None, language: str | None) -> tzinfo:
    if offset is not None:
        return timezone(offset)
    if name is not None:
        return ZONES[name]
    return HOME[language] if language is not None else UTC
