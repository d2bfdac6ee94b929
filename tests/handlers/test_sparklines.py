"""A week in one short line."""

from datetime import UTC, datetime, timedelta

import pytest

from handlers.sparklines import by_day, sparkline

NOW = datetime(2022, 1, 5, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("counts", "drawn"),
    [
        ((), ""),
        ((0, 0, 0), "▁▁▁"),
        ((0, 1, 0), "▁▇▁"),
        ((0, 1, 2, 3, 4), "▁▂▃▅▇"),
        ((1, 100), "▂▇"),
        ((1, 1), "▇▇"),
    ],
)
def test_the_highest_bar_is_full_and_one_is_more_than_none(counts, drawn):
    assert sparkline(counts) == drawn


def test_days_are_those_of_the_zone_today_last():
    ages = (0, 1, 5, 6, 24, 24 * 6, 24 * 8)
    moments = [NOW - timedelta(hours=age) for age in ages]

    assert by_day(moments, "UTC", NOW) == (1, 0, 0, 0, 0, 1, 4)
    # In Jakarta it is three in the morning of the sixth.
    assert by_day(moments, "Asia/Jakarta", NOW) == (1, 0, 0, 0, 0, 3, 2)
