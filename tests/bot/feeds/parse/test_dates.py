from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    ],
)
def test_right_to_the_minute(text):
    assert read_date(text) == datetime(2022, 1, 6, 3, 25, tzinfo=UTC)


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
    ],
)
def test_what_is_not_understood_is_no_date(text):
    assert read_date(text) is None


@given(st.integers(820_454_400, 4_102_444_800), st.integers(-12 * 60, 14 * 60))
def test_standard_forms_come_back(seconds, minutes):
    there = datetime.fromtimestamp(seconds, timezone(timedelta(minutes=minutes)))
    assert read_date(format_datetime(there)) == there
    assert read_date(there.isoformat()) == there


@given(st.text())
def test_any_text_is_read_without_a_crash(text):
    read_date(text)
    read_date(f"06 Jan 2022 {text}")
