from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.adaptive import compare
from bot.feeds.rates import RAREST, UNKNOWN, at, begun, interval, learn
from bot.model import Rhythm

MONDAY = datetime(2026, 11, 2, tzinfo=UTC)
HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)


def taught(hours: range, a_day: int, *, days: range = range(5), weeks: int = 4) -> Rhythm:
    """A feed that publishes so many entries a day, evenly over these hours of these days."""
    rhythm = begun(MONDAY, ())
    for day in range(7 * weeks):
        if day % 7 not in days:
            continue
        begins = MONDAY + day * DAY + hours.start * HOUR
        times = [begins + number * len(hours) * HOUR / a_day for number in range(a_day)]
        rhythm = learn(rhythm, MONDAY + (day + 1) * DAY, times)
    return rhythm


def test_nothing_known_is_five_minutes():
    assert interval(None, MONDAY) == UNKNOWN
    assert interval(begun(MONDAY, ()), MONDAY) == pytest.approx(UNKNOWN, abs=timedelta(seconds=1))


def test_twice_as_often_is_asked_for_four_times_as_much():
    some, more = taught(range(24), 25, days=range(7)), taught(range(24), 100, days=range(7))
    now = MONDAY + 4 * WEEK
    assert interval(some, now) / interval(more, now) == pytest.approx(2, rel=0.15)


def test_hours_and_days_are_learnt():
    office = taught(range(8, 18), 20)
    monday = MONDAY + 4 * WEEK
    noon, night, sunday = (interval(office, monday + hours * HOUR) for hours in (12, 2, 6 * 24 + 12))
    assert noon < timedelta(minutes=5)
    assert night > 3 * noon
    assert sunday > 2 * noon


def test_a_look_before_the_office_opens_does_not_sleep_into_its_morning():
    office = taught(range(8, 18), 200)
    monday = MONDAY + 4 * WEEK
    before = monday + 8 * HOUR - timedelta(minutes=4)
    assert interval(office, before) < interval(office, monday + 4 * HOUR)


def test_a_first_body_teaches_by_its_dates():
    now = MONDAY + 2 * DAY
    busy = begun(now, [now - number * timedelta(minutes=5) for number in range(30)])
    rare = begun(now, [now - number * 30 * DAY for number in range(30)])
    undated = begun(now, ())
    assert interval(busy, now) < interval(undated, now) < interval(rare, now) <= RAREST
    assert begun(now, [now + DAY]) == undated


def test_what_was_is_forgotten():
    now = MONDAY + 4 * WEEK
    rhythm = taught(range(24), 100, days=range(7))
    assert interval(rhythm, now + 26 * WEEK) > 3 * interval(rhythm, now)


moments = st.integers(-300 * 24, 300 * 24).map(lambda hours: MONDAY + hours * HOUR * 0.99)


@given(moments, moments, st.lists(moments, max_size=50), st.lists(moments, max_size=50), moments)
def test_whatever_the_dates_an_interval_is_sane(first, second, dates, more, asked):
    rhythm = learn(begun(first, dates), second, more)
    assert timedelta(0) < interval(rhythm, asked) <= RAREST
    aged = at(rhythm, asked)
    assert sum(aged.hours) == pytest.approx(sum(aged.days))
    assert aged.seconds >= 0


def test_news_of_simulated_feeds_is_seen_sooner_than_at_one_interval():
    # Few feeds, so that it takes a second; the goals are for the benchmark's many.
    _, rows = compare(20, 7)
    every = next(row for row in rows if row.name == "all")
    assert every.faster_median > 3
    assert every.faster_mean > 2


@given(moments, st.lists(moments, max_size=50), moments, st.integers(1, 40), st.integers(1, 40))
def test_more_entries_now_never_lengthen_the_interval(first, dates, now, some, more):
    rhythm = begun(first, dates)
    before = learn(rhythm, now, [now] * some)
    after = learn(rhythm, now, [now] * (some + more))
    assert interval(after, after.at) <= interval(before, before.at) + timedelta(microseconds=1)
