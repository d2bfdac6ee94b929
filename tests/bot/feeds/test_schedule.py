from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.schedule import Pace, Wishes, first_due, next_due, usual_interval

NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)
PUBLIC = Pace.of(60, 1800, inside=False)
INSIDE = Pace.of(1, 2, inside=True)
seconds = st.none() | st.floats(0, 1e6)


class Even(Random):
    """No jitter, and back-off at its fullest."""

    def __init__(self, value: float = 0.5) -> None:
        super().__init__(0)
        self.value = value

    def random(self) -> float:
        return self.value


def wait(
    interval: float = 300,
    pace: Pace = PUBLIC,
    *,
    failures: int = 0,
    priority: bool = False,
    random: Random | None = None,
    **wishes: float | None,
) -> float:
    due = next_due(
        NOW,
        timedelta(seconds=interval),
        pace,
        Wishes(**wishes),
        failures=failures,
        priority=priority,
        random=random or Even(),
    )
    return (due - NOW).total_seconds()


def test_a_good_look_is_followed_after_the_interval():
    assert wait(300) == 300


def test_within_floor_and_cap():
    assert wait(5) == 60
    assert wait(99_999) == 1800


def test_what_a_feed_wishes_stretches_to_a_quarter_of_an_hour_at_most():
    assert wait(300, max_age=600) == 600
    assert wait(300, ttl=600, max_age=60) == 600
    assert wait(300, ttl=86_400) == 900
    assert wait(1200, ttl=600) == 1200


def test_a_priority_feed_is_asked_each_minute_whatever_it_wishes():
    assert wait(60, priority=True, ttl=3600, max_age=3600) == 60
    assert wait(60, priority=True, retry_after=600) == 600


def test_retry_after_stands_above_everything():
    assert wait(300, retry_after=7200) == 7200
    assert wait(300, retry_after=50_000, failures=9) == 50_000
    assert wait(300, retry_after=1) == 300


def test_errors_double_up_to_six_hours():
    fullest = [wait(300, failures=failures, random=Even(1.0)) for failures in range(1, 9)]
    assert fullest == [630, 1260, 2520, 5040, 10_080, 20_160, 21_600, 21_600]
    assert wait(300, failures=10_000, random=Even(1.0)) == 21_600


def test_errors_have_full_jitter_but_never_hurry():
    waits = sorted(wait(300, failures=6, random=Random(seed)) for seed in range(300))
    assert waits[0] < 400
    assert waits[-1] > 15_000


def test_on_the_operators_own_networks_intervals_stand_as_configured():
    assert wait(300, INSIDE) == 2
    assert wait(1, INSIDE) == 1
    assert wait(1, INSIDE, failures=20, random=Even(1.0)) == 60
    assert Pace.of(1, 2, inside=False) == Pace(
        timedelta(seconds=60), timedelta(seconds=60), timedelta(hours=6)
    )


def test_the_usual_interval():
    assert usual_interval(PUBLIC, priority=False) == timedelta(minutes=5)
    assert usual_interval(PUBLIC, priority=True) == timedelta(minutes=1)
    assert usual_interval(INSIDE, priority=False) == timedelta(seconds=2)


def test_the_start_is_spread_over_one_interval():
    random = Random(1)
    waits = sorted(
        (first_due(NOW, timedelta(seconds=300), random) - NOW).total_seconds() for _ in range(1000)
    )
    assert waits[0] >= 0
    assert waits[-1] < 300
    assert waits[500] == pytest.approx(150, abs=20)


@given(st.floats(0, 1e6), seconds, seconds, seconds, st.integers(0, 1000), st.booleans(), st.integers())
def test_never_below_the_floor_nor_before_the_server_allows(
    interval, retry, age, ttl, failures, priority, seed
):
    waited = wait(
        interval,
        retry_after=retry,
        max_age=age,
        ttl=ttl,
        failures=failures,
        priority=priority,
        random=Random(seed),
    )
    assert waited >= max(60, retry or 0) - 1e-6
    assert waited <= max(6 * 3600, retry or 0) + 1e-6
