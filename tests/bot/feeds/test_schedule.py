from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.schedule import Pace, Plan, Usual, Wishes, first_due, plan, usual
from bot.model import Hints, Pacing, Rhythm

NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)  # a Tuesday
PUBLIC = Pace.of(60, 1800, inside=False)
INSIDE = Pace.of(1, 2, inside=True)
SILENT = Rhythm(NOW, 30 * 86_400, (0.0,) * 24, (0.0,) * 7)
UNSAID = Hints()
BUSY = Rhythm(NOW, 86_400, (10.0,) * 24, (240 / 7,) * 7)
seconds = st.none() | st.floats(0, 1e6)


class Even(Random):
    """No jitter, and back-off at its fullest."""

    def __init__(self, value: float = 0.5) -> None:
        super().__init__(0)
        self.value = value

    def random(self) -> float:
        return self.value


def planned(
    interval: float = 300,
    pace: Pace = PUBLIC,
    *,
    failures: int = 0,
    pacing: Pacing = Pacing.LEARNT,
    random: Random | None = None,
    hints: Hints = UNSAID,
    **wishes: float | None,
) -> Plan:
    chosen = Usual(timedelta(seconds=interval), pacing)
    return plan(NOW, chosen, pace, Wishes(**wishes), hints, failures=failures, random=random or Even())


def wait(interval: float = 300, pace: Pace = PUBLIC, **given) -> float:
    return (planned(interval, pace, **given).due_at - NOW).total_seconds()


def test_a_good_look_is_followed_after_the_interval():
    assert wait(300) == 300


def test_within_floor_and_cap():
    assert wait(5) == 60
    assert wait(99_999) == 1800


def test_what_a_feed_wishes_stretches_to_a_quarter_of_an_hour_at_most():
    assert wait(300, max_age=600) == 600
    assert wait(300, hints=Hints(ttl=600), max_age=60) == 600
    assert wait(300, hints=Hints(ttl=86_400)) == 900
    assert wait(1200, hints=Hints(ttl=600)) == 1200


def test_hours_and_days_without_news_put_a_look_off_for_an_hour_beyond_the_cap_at_most():
    spread, latest = 30, 1800 + 3600
    assert wait(300, hints=Hints(skip_hours=(6,))) == 3600 + spread
    assert wait(900, hints=Hints(skip_hours=(6, 7))) == latest
    assert wait(300, hints=Hints(skip_hours=(7,))) == 300
    everything = Hints(skip_days=tuple(range(7)), skip_hours=tuple(range(24)))
    for hints in (Hints(skip_days=(1,)), everything):
        assert wait(300, hints=hints) == latest
    assert wait(1, INSIDE, hints=everything) == 6
    assert wait(60, pacing=Pacing.PRIORITY, hints=everything) == 60


def test_a_priority_feed_is_asked_each_minute_whatever_it_wishes():
    assert wait(60, pacing=Pacing.PRIORITY, hints=Hints(ttl=3600), max_age=3600) == 60
    assert wait(60, pacing=Pacing.PRIORITY, retry_after=600) == 600


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


def test_why_a_feed_is_looked_at_then():
    assert planned().pacing is Pacing.LEARNT
    assert planned(pacing=Pacing.PRIORITY).pacing is Pacing.PRIORITY
    assert planned(max_age=600).pacing is Pacing.WISH
    assert planned(max_age=100).pacing is Pacing.LEARNT
    assert planned(failures=2).pacing is Pacing.ERRORS
    assert planned(retry_after=3600).pacing is Pacing.ASKED
    assert planned(retry_after=3600, failures=1).pacing is Pacing.ASKED
    assert planned(99_999, max_age=600).interval == timedelta(minutes=30)


def chosen(rhythm=None, hints=UNSAID, pace=PUBLIC, *, priority=False, pushed=False) -> Usual:
    return usual(rhythm, hints, NOW, pace, priority=priority, pushed=pushed)


def test_the_usual_interval_is_that_of_its_kind():
    assert chosen() == Usual(timedelta(minutes=5), Pacing.NEW)
    assert chosen(BUSY, priority=True) == Usual(timedelta(minutes=1), Pacing.PRIORITY)
    assert chosen(BUSY, priority=True, pushed=True) == Usual(timedelta(minutes=30), Pacing.PUSHED)
    assert chosen(BUSY).pacing is Pacing.LEARNT
    assert timedelta(minutes=1) < chosen(BUSY).interval < timedelta(minutes=3)
    assert chosen(BUSY, pace=INSIDE).interval == timedelta(seconds=2)


def test_how_often_a_feed_says_that_it_is_updated_counts_until_it_has_shown_it():
    assert chosen(hints=Hints(update_every=600)).interval == timedelta(minutes=10)
    assert chosen(hints=Hints(update_every=7 * 86_400)).interval == timedelta(minutes=15)
    assert chosen(hints=Hints(update_every=30)).interval == timedelta(minutes=5)
    assert chosen(BUSY, Hints(update_every=3600)) == chosen(BUSY)
    assert chosen(SILENT).pacing is Pacing.NEW


def test_the_start_is_spread_over_one_interval():
    random = Random(1)
    waits = sorted(
        (first_due(NOW, timedelta(seconds=300), random) - NOW).total_seconds() for _ in range(1000)
    )
    assert waits[0] >= 0
    assert waits[-1] < 300
    assert waits[500] == pytest.approx(150, abs=20)


hints = st.builds(
    Hints,
    seconds,
    seconds,
    st.lists(st.integers(-5, 50)).map(tuple),
    st.lists(st.integers(-5, 50)).map(tuple),
)


@given(
    st.floats(0, 1e6),
    seconds,
    seconds,
    hints,
    st.integers(0, 1000),
    st.sampled_from(list(Pacing)),
    st.integers(),
)
def test_never_below_the_floor_nor_before_the_server_allows(
    interval, retry, age, said, failures, pacing, seed
):
    waited = wait(
        interval,
        retry_after=retry,
        max_age=age,
        hints=said,
        failures=failures,
        pacing=pacing,
        random=Random(seed),
    )
    assert waited >= max(60, retry or 0) - 1e-6
    assert waited <= max(6 * 3600 if failures else 1800 + 3600, retry or 0) + 1e-6
