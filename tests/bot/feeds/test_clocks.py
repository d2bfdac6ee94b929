from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.clocks import KEPT, MOST_MINUTES, corrected, observed
from bot.model import FeedClock

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def looked(clock: FeedClock, number: int, *ahead: float) -> FeedClock:
    """What is known after a look that found entries so many hours ahead."""
    at = NOON + number * timedelta(minutes=5)
    return observed(clock, at, [at + hours * HOUR for hours in ahead])


def test_entries_that_come_seven_hours_ahead_again_and_again_have_a_wrong_clock():
    clock = FeedClock()
    for number, ahead in enumerate((6.97, 6.9, 6.99, 6.95)):
        clock = looked(clock, number, ahead)
        assert clock.minutes == 0
    clock = looked(clock, 9, 6.93)
    assert clock.minutes == 7 * 60
    assert corrected(clock, NOON + 7 * HOUR) == NOON


def test_zones_of_half_hours_and_lagging_newsrooms_are_told_apart():
    prompt, lagging = FeedClock(), FeedClock()
    for number in range(5):
        prompt = looked(prompt, number, 5.45 - number / 20)
        lagging = looked(lagging, number, 6.7 - number / 60)
    assert (prompt.minutes, lagging.minutes) == (330, 420)


def test_one_look_alone_proves_nothing():
    assert looked(FeedClock(), 0, *[6.97] * 9).minutes == 0


def test_entries_dated_into_the_future_here_and_there_are_no_clock():
    clock = FeedClock()
    for number, ahead in enumerate((24, 3, 48, 7, 2, 12, 5, 30)):
        clock = looked(clock, number, ahead)
    assert clock.minutes == 0


def test_a_right_clock_stays_right():
    clock = FeedClock()
    for number in range(20):
        clock = looked(clock, number, -0.05, -0.3, -6)
    assert clock.minutes == 0


def test_a_clock_that_was_set_right_is_believed_again():
    clock = FeedClock()
    for number in range(5):
        clock = looked(clock, number, 6.97)
    assert clock.minutes == 420
    clock = looked(clock, 6, -0.05, -0.1, -0.2)
    assert clock.minutes == 420  # one look may show old entries
    clock = looked(clock, 7, -0.05)
    assert clock.minutes == 0


def test_an_old_entry_now_and_then_changes_nothing():
    clock = FeedClock()
    for number in range(30):
        clock = looked(clock, number, -40 if number % 3 == 2 and number > 6 else 6.97)
    assert clock.minutes == 420


@given(st.lists(st.lists(st.floats(-100, 100), max_size=4), max_size=30))
def test_what_is_kept_and_believed_stays_within_bounds(looks):
    clock = FeedClock()
    for number, ahead in enumerate(looks):
        clock = looked(clock, number, *ahead)
        assert len(clock.signs) <= KEPT
        assert 0 <= clock.minutes <= MOST_MINUTES
        assert clock.minutes % 15 == 0


@given(st.integers(1, 56), st.lists(st.floats(0, 0.7), min_size=5, max_size=20))
def test_an_offset_that_is_believed_is_near_the_true_one(quarters, lateness):
    hours = quarters / 4
    clock = FeedClock()
    for number, late in enumerate(lateness):
        clock = looked(clock, number, hours - late * min(1, hours))
    # A clock so little ahead that lateness hides it is left alone.
    if all(hours - late * min(1, hours) > 1 / 6 for late in lateness):
        assert clock.minutes == 0 or abs(clock.minutes - quarters * 15) <= 60
