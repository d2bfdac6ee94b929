"""Where the caret stands, and how time zones are named."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.commands import Command, command_of
from handlers.settings.zones import nearest_zone, shown_zone, zone_named
from handlers.views import EXCERPT, excerpt


@given(st.text(min_size=1, max_size=300), st.data())
def test_the_caret_stands_under_its_cause_however_long_the_rule(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    line, caret = excerpt(text, start, end)

    column = caret.index("^")
    assert len(line) <= EXCERPT + 2
    assert len(line.splitlines()) <= 1
    if start < len(text) and text[start].isprintable():
        assert line[column] == text[start]


def test_a_long_rule_is_cut_around_the_cause():
    line, caret = excerpt("a" * 100 + "(" + "b" * 100, 100, 101)

    assert line == "…" + "a" * 24 + "(" + "b" * 23 + "…"
    assert caret == " " * 25 + "^"


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/start", Command("start", None, "")),
        ("/START pack_kz", Command("start", None, "pack_kz")),
        ("/add@Kentongan_bot  a\nb ", Command("add", "Kentongan_bot", "a\nb")),
        ("/", None),
        ("/add-this", None),
        ("add", None),
        ("", None),
        (None, None),
    ],
)
def test_a_command_is_read_as_people_type_it(text, command):
    assert command_of(text) == command


@pytest.mark.parametrize(
    ("wanted", "zone"),
    [
        ("Asia/Almaty", "Asia/Almaty"),
        ("asia/almaty", "Asia/Almaty"),
        ("  jakarta ", "Asia/Jakarta"),
        ("Ho Chi Minh", "Asia/Ho_Chi_Minh"),
        ("WIT", "Asia/Jayapura"),
        ("мск", "Europe/Moscow"),
        ("UTC", "UTC"),
        ("GMT+7", "Etc/GMT-7"),
        ("+07:00", "Etc/GMT-7"),
        ("utc - 3", "Etc/GMT+3"),
        ("UTC+0", "UTC"),
        ("UTC+15", None),
        ("UTC-13", None),
        ("5", None),
        ("", None),
        ("../../etc/passwd", None),
    ],
)
def test_a_zone_by_name_city_abbreviation_or_hours(wanted, zone):
    assert zone_named(wanted) == zone
    if zone is not None:
        ZoneInfo(zone)


def test_hours_are_shown_as_people_write_them():
    assert [shown_zone(zone) for zone in ("Etc/GMT-7", "Etc/GMT+3", "Etc/GMT", "Asia/Jakarta")] == [
        "UTC+7",
        "UTC-3",
        "Etc/GMT",
        "Asia/Jakarta",
    ]


def test_the_nearest_city():
    assert nearest_zone("Almatty") == "Asia/Almaty"
    assert nearest_zone("Asia/Makasar") == "Asia/Makassar"
    assert nearest_zone("qqqqqq") is None
