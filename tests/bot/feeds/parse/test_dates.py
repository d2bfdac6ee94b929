from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.parse.date_names import country_of
from bot.feeds.parse.dates import read_date


@pytest.mark.parametrize(
    "text",
    [
        # Indonesian
        "Thu, 06 Jan 2022 10:25:00 WIB",
        "Thu, 06 Jan 2022 11:25:00 WITA",
        "Thu, 06 Jan 2022 12:25:00 WIT",
        "Kamis, 6 Januari 2022 10:25 WIB",
        "Kamis, 06 Jan 2022 10:25 WIB",
        "Kamis, 06/01/2022 10:25 WIB",
        "06/01/2022, 10.25 WIB",
        "Kamis, 6 Januari 2022 | 10:25",
        "Kamis, 06 Januari 2022 pukul 10.25 WIB",
        "6 Januari 2022 10:25",
        # Russian
        "Чт, 06 Янв 2022 06:25:00 +0300",
        "Thu, 06 Jan 2022 06:25:00 MSK",
        "6 января 2022, 06:25",
        "6 января 2022 г. в 06:25 по МСК",
        "четверг, 6 января 2022 года, 06:25",
        "06.01.2022 06:25 (МСК)",
        # Kazakh: Almaty was six hours ahead of Greenwich in 2022
        "2022 жылғы 6 қаңтар, 09:25",
        "6 қаңтар 2022 09:25",
        "Бейсенбі, 06 Қаңтар 2022 09:25:00 +0600",
        "Thu, 06 Jan 2022 09:25 ALMT",
        # English and standards
        "Thu, 06 Jan 2022 03:25:00 GMT",
        "Thu, 06 Jan 2022 10:25:00 UTC+07:00",
        "Thu, 06 Jan 2022 10:25:00 GMT+7",
        "Thu, 06 Jan 2022 10:25:00 +07",
        "Thu, 6 Jan 22 03:25 Z",
        "January 6th, 2022 at 3:25 AM",
        "Jan 5, 2022 10:25 p.m. EST",
        "1/5/2022 10:25 PM EST",
        "2022-01-06T10:25:00+07:00",
        "2022-01-06T03:25:00.000Z",
        "2022-01-06 03:25",
        "Thu Jan  6 03:25:00 2022",
        "Thu, 06 Jan 2022 11:25:00 SGT",
        "Thu, 06 Jan 2022 12:25:00 JST",
        "Thu, 06 Jan 2022 04:25:00 CET",
        "Kam, 6 Jan 2022 10:25 WIB",
        "Jum'at, 06 Jan 22 10.25 WIB",
        "Kamis, 06 Jan 2022 10:25 (waktu Jakarta)",
        "10:25 WIB, 6 Januari 2022",
        "10:25 06-Jan-2022 WIB",
        "06/01/22 10:25 WIB",
        "06.01.22 06:25 мск",
        "чт, 6 янв 2022 06:25",
        "6 янв. 2022 г., 06:25",
        "6 января 2022, 10:25 (МСК+4)",
        "6 января 2022 06:25 по московскому времени",
        "6 января 2022 в 09:25 по времени Алматы",
        "2022 ж. 6 қаңтарда, 09:25",
        "қаңтардың 6-сы, 2022 жыл, 09:25",
        "6 қаңтар 2022, 09:25 Астана уақытымен",
        "2022-01-06T10:25:00+07:00[Asia/Jakarta]",
        "2022-01-06 10:25 Asia/Jakarta",
        "Thu Jan 06 2022 10:25:00 GMT+0700 (Western Indonesia Time)",
        "Thu Jan 06 10:25:00 WIB 2022",
        "6 Jan 2022 3:25am GMT",
        "20220106T032500Z",
        "202201061025 WIB",
        "2022-01-06T10:25:30.123456789+07",
        "2022/01/06 03:25",
        "1641439500",
        "1641439500000",
        "Wed, 05 Jan 2022 22:25:00 EST",
        "Jan 5, 2022, 10:25 PM ET",
        "Thu, 06 Jan 2022 08:25:00 GMT+5",
        "Thu, 06 Jan 2022 08:25:00 UTC +5",
        "Thu, 06 Jan 2022 03:25:59 z",
    ],
)
def test_right_to_the_minute(text):
    read = read_date(text)
    assert read is not None
    assert read.replace(second=0, microsecond=0) == datetime(2022, 1, 6, 3, 25, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "country", "hour"),
    [
        ("6 января 2022, 09:25", "kz", 3),
        ("6 января 2022, 06:25", "ru", 3),
        ("6 января 2022, 06:25", "com", 3),
        ("6 қаңтар 2022, 09:25", "ru", 3),
        ("06.01.2022 09:25", "kz", 3),
        ("06/01/2022 10:25", "id", 3),
        ("2022-01-06 03:25", "id", 3),
        ("Thu, 06 Jan 2022 08:55 IST", "in", 3),
        ("Thu, 06 Jan 2022 11:25 CST", "cn", 3),
        ("Wed, 05 Jan 2022 21:25 CST", "", 3),
    ],
)
def test_the_country_of_a_site_tells_what_the_date_leaves_open(text, country, hour):
    assert read_date(text, country) == datetime(2022, 1, 6, hour, 25, tzinfo=UTC)


def test_a_country_is_the_end_of_a_name():
    addresses = (
        "https://tengrinews.kz/rss",
        "https://xn--e1afmkfd.xn--p1ai/",
        "https://a.example.com",
        "http://[::1/",
    )
    assert [country_of(address) for address in addresses] == ["kz", "ru", "", ""]


MONTHS = """
Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан
"""


@pytest.mark.parametrize("names", MONTHS.strip().splitlines())
def test_months_of_three_languages(names):
    for month, name in enumerate(names.split(), 1):
        assert read_date(f"6 {name} 2022 10:25 +0700") == datetime(2022, month, 6, 3, 25, tzinfo=UTC)


def test_kazakhstan_has_been_five_hours_ahead_since_march_2024():
    assert read_date("24 қараша 2026 10:00") == datetime(2026, 11, 24, 5, tzinfo=UTC)


def test_a_day_alone_is_its_first_moment_at_home():
    assert read_date("6 Januari 2022") == datetime(2022, 1, 5, 17, tzinfo=UTC)
    assert read_date("2022-01-06") == datetime(2022, 1, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kemarin",
        "Senin",
        "06/01/2022 10:25",
        "Thu, 06 Jan 2022 10:25:00 XYZ",
        "31 Februari 2022 10:25 WIB",
        "2022-13-45T10:00:00Z",
        "6 Januari 10:25",
        "6 Januari 99999 10:25",
        "1" * 1000,
        "Mon, 1 Jan " * 1000,
        "Thu, 06 Jan 2022 10:25:00 +9999",
        "Thu, 06 Jan 2022 10:25 IST",
        "2022-01-06 25:25",
        "22-01-06",
        "Europe/Atlantis 2022-01-06",
        "America/Argentina 2022-01-06",
    ],
)
def test_what_is_not_understood_is_no_date(text):
    assert read_date(text) is None


@given(st.integers(820_454_400, 4_102_444_800), st.integers(-12 * 60, 14 * 60))
def test_standard_forms_come_back(seconds, minutes):
    there = datetime.fromtimestamp(seconds, timezone(timedelta(minutes=minutes)))
    assert read_date(format_datetime(there)) == there
    assert read_date(there.isoformat()) == there


def test_midnight_may_be_written_as_the_end_of_the_day():
    assert read_date("2022-01-06 24:00 WIB") == datetime(2022, 1, 6, 17, tzinfo=UTC)


ZONES = {
    "WIB": 7, "WITA": 8, "WIT": 9, "SGT": 8, "MSK": 3, "МСК": 3, "ALMT": 5, "JST": 9, "CET": 1, "EST": -5,
    "+0700": 7, "UTC+07:00": 7, "GMT+5": 5, "GMT-3": -3, "Z": 0, "UTC": 0,
}  # fmt: skip
NAMES = {
    "en": ("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", "Mon Tue Wed Thu Fri Sat Sun"),
    "id": ("Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
           "Senin Selasa Rabu Kamis Jumat Sabtu Minggu"),
    "id short": ("Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des", "Sen Sel Rab Kam Jum Sab Min"),
    "ru": ("января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
           "понедельник вторник среда четверг пятница суббота воскресенье"),
    "ru short": ("янв фев мар апр май июн июл авг сен окт ноя дек", "пн вт ср чт пт сб вс"),
    "kk": ("қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
           "дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі"),
}  # fmt: skip
FORMS = (
    "{weekday}, {day} {month} {year} {hour:02}:{minute:02} {zone}",
    "{weekday}, {day:02} {month} {year} {hour:02}:{minute:02}:{second:02} {zone}",
    "{day} {month} {year}, {hour:02}.{minute:02} {zone}",
    "{hour:02}:{minute:02} {zone}, {day} {month} {year}",
    "{month} {day}, {year} {half} {zone}",
    "{day:02}-{month}-{short} {hour:02}:{minute:02} {zone}",
)


@given(
    st.integers(1_711_929_600, 2_524_607_999).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)),
    st.sampled_from(sorted(ZONES)),
    st.sampled_from(sorted(NAMES)),
    st.sampled_from(FORMS),
)
def test_every_form_in_every_language_and_zone(there, zone, names, form):
    months, weekdays = (line.split() for line in NAMES[names])
    text = form.format(
        weekday=weekdays[there.weekday()], day=there.day, month=months[there.month - 1], year=there.year,
        short=f"{there.year % 100:02}", hour=there.hour, minute=there.minute, second=there.second, zone=zone,
        half=f"{there.hour % 12 or 12}:{there.minute:02} {'PM' if there.hour >= 12 else 'AM'}",
    )  # fmt: skip
    read = read_date(text)
    assert read is not None, text
    at = there.replace(second=0, microsecond=0, tzinfo=timezone(timedelta(hours=ZONES[zone])))
    assert read.replace(second=0) == at, text


@given(st.text(), st.sampled_from(["", "kz", "id", "cn"]))
def test_any_text_is_read_without_a_crash(text, country):
    read_date(text, country)
    read_date(f"06 Jan 2022 {text}", country)
    read_date(f"2022-01-06T10:25 {text}", country)
