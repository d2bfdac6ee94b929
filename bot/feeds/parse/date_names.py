"""What newsrooms call months, days and time zones; where a site's country says which time it keeps."""

from collections.abc import Mapping
from datetime import timedelta, timezone, tzinfo
from functools import cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo


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
# A Kazakh month in the genitive or locative: "қаңтардың 6-сы", "6 қаңтарда".
KAZAKH_ENDINGS = ("да", "де", "та", "те", "ның", "нің", "дың", "дің", "тың", "тің")
WEEKDAYS: Mapping[str, frozenset[str]] = {
    "en": _words(
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
    ),
    "id": _words("senin selasa rabu kamis jumat sabtu minggu ahad sen sel rab kam jum sab min mgg"),
    "ru": _words(
        "понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье пн вт ср чт пт сб вс"
    ),
    "kk": _words("дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі дс дб сс ср бс жм сб жс жк"),
}
FILLERS = _words(
    "t at on of the st nd rd th pukul pkl jam tanggal tgl hari waktu в во по г год года время времени "
    "жылғы жылы жыл ж сағат айының айы күні сы сі уақыты уақытымен бойынша -"
)

# By minutes east of Greenwich.
ZONE_NAMES = {
    -480: "pst akdt", -420: "mst pdt", -360: "cst mdt", -300: "est cdt", -240: "edt ast", -180: "art brt",
    0: "utc gmt ut z wet", 60: "cet west wat bst met mez", 120: "cest eet cat sast mest mesz",
    180: "msk мск москве москвы московскому московское eest eat trt tsk", 210: "irst",
    240: "msd gst samt самт amt azt get", 300: "pkt uzt tjt tmt yekt екб", 345: "npt",
    360: "kgt omst омск bdt btt", 390: "mmt", 420: "wib ict krat krast novt hovt",
    480: "wita sgt myt pht hkt irkt awst ulat", 540: "wit jst kst yakt tlt", 570: "acst",
    600: "aest vlat", 630: "acdt", 660: "aedt magt sakt", 720: "nzst pett", 780: "nzdt",
}  # fmt: skip
ALMATY = ZoneInfo("Asia/Almaty")
ZONES: Mapping[str, tzinfo] = {
    **{
        name: timezone(timedelta(minutes=minutes))
        for minutes, names in ZONE_NAMES.items()
        for name in names.split()
    },
    # One zone, five hours ahead since 1 March 2024; before that six in the east and five in the west.
    **dict.fromkeys(_words("almt алматы астаны астане астана нурсултана"), ALMATY),
    "aqtt": ZoneInfo("Asia/Aqtau"),
    "jakarta": ZoneInfo("Asia/Jakarta"),
    "et": ZoneInfo("America/New_York"),
    "ct": ZoneInfo("America/Chicago"),
    "mt": ZoneInfo("America/Denver"),
    "pt": ZoneInfo("America/Los_Angeles"),
}
# Names with two meanings far apart: which one holds only the site's country tells.
SHARED_NAMES: Mapping[str, Mapping[str, tzinfo]] = {
    name: {country: timezone(timedelta(minutes=minutes)) for country, minutes in meanings.items()}
    for name, meanings in {
        "ist": {"in": 330, "il": 120, "ie": 60},
        "cst": {"cn": 480, "tw": 480, "cu": -300},
        "bst": {"bd": 360},
        "ast": {"sa": 180, "kw": 180, "qa": 180},
        "amt": {"br": -240},
        "kst": {"kz": 300},
    }.items()
}
MONTH_FIRST_ZONES = _words("est edt et cst cdt ct mst mdt mt pst pdt pt")
UNDECIDED_ZONES = _words("utc gmt ut z")

# Where a date without a zone was written, when its words tell the language.
HOMES = {"id": ZoneInfo("Asia/Jakarta"), "ru": ZoneInfo("Europe/Moscow"), "kk": ALMATY}
# ... or the site's country does; countries of several zones have that of their newsrooms.
COUNTRY_ZONES = {
    "id": "Asia/Jakarta", "kz": "Asia/Almaty", "ru": "Europe/Moscow", "su": "Europe/Moscow", "kg": "Asia/Bishkek",
    "uz": "Asia/Tashkent", "tj": "Asia/Dushanbe", "tm": "Asia/Ashgabat", "by": "Europe/Minsk",
    "ua": "Europe/Kyiv", "md": "Europe/Chisinau", "ge": "Asia/Tbilisi", "am": "Asia/Yerevan", "az": "Asia/Baku",
    "my": "Asia/Kuala_Lumpur", "sg": "Asia/Singapore", "bn": "Asia/Brunei", "tl": "Asia/Dili",
    "ph": "Asia/Manila", "th": "Asia/Bangkok", "vn": "Asia/Ho_Chi_Minh", "jp": "Asia/Tokyo", "kr": "Asia/Seoul",
    "in": "Asia/Kolkata", "tr": "Europe/Istanbul", "de": "Europe/Berlin", "fr": "Europe/Paris",
}  # fmt: skip


def country_of(url: str) -> str:
    """Tell a site's country by the end of its name, such as `kz`; empty when that is no country."""
    try:
        name = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    end = name.rpartition(".")[2]
    return {"xn--p1ai": "ru", "xn--80ao21a": "kz"}.get(end, end if len(end) == 2 else "")


@cache
def home_of(country: str) -> tzinfo | None:
    """Give the time zone of a country's newsrooms; None for a country that is not listed."""
    name = COUNTRY_ZONES.get(country)
    return None if name is None else ZoneInfo(name)


def zone_named(name: str, country: str) -> tzinfo | None:
    """Give the time zone that a name means on a site of this country."""
    return SHARED_NAMES.get(name, {}).get(country) or ZONES.get(name)


def month_named(word: str) -> int | None:
    """Give a month's number, in any of four languages."""
    for names in MONTHS.values():
        if word in names:
            return names[word]
    ending = next((one for one in KAZAKH_ENDINGS if word.endswith(one)), None)
    return None if ending is None else MONTHS["kk"].get(word.removesuffix(ending))


def is_weekday(word: str) -> bool:
    """Whether a word names a day of the week, in any of four languages."""
    return any(word in names for names in WEEKDAYS.values())


def language_of(words: list[str]) -> str | None:
    """Tell the one language besides English that a word of a date belongs to."""
    languages = [language for language in HOMES if any(_belongs(word, language) for word in words)]
    if len(languages) == 1:
        return languages[0]
    # Russian and Kazakh share a few short weekday names; the month decides.
    months = [language for language in languages if any(word in MONTHS[language] for word in words)]
    return months[0] if len(months) == 1 else None


def _belongs(word: str, language: str) -> bool:
    if word in MONTHS["en"] or word in WEEKDAYS["en"]:
        return False
    if word in MONTHS[language] or word in WEEKDAYS[language]:
        return True
    return (
        language == "kk"
        and month_named(word) is not None
        and not any(word in names for names in MONTHS.values())
    )
