"""When chats are told, in their own zones: against a truth that looks at the clock minute by minute."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import (
    DigestKind,
    DigestTime,
    Hold,
    Level,
    QuietHours,
    Reason,
    Schedule,
    Timing,
)
from bot.timetable import held, next_digest, quiet_until

MINUTE = timedelta(minutes=1)
JAKARTA, BERLIN, NEW_YORK = ZoneInfo("Asia/Jakarta"), ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
NIGHT = QuietHours(22 * 60, 6 * 60)
MORNING = DigestTime(Schedule.DAILY, 7 * 60 + 30)


def at(text: str, zone: ZoneInfo = JAKARTA, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "end"),
    [
        ("2022-01-05T21:59:59", None),
        ("2022-01-05T22:00:00", "2022-01-06T06:00"),
        ("2022-01-06T05:59:59", "2022-01-06T06:00"),
        ("2022-01-06T06:00:00", None),
        ("2022-01-06T12:00:00", None),
    ],
)
def test_quiet_hours_over_midnight(now, end):
    assert quiet_until(NIGHT, JAKARTA, at(now)) == (None if end is None else at(end))


def test_quiet_hours_by_day():
    noon = QuietHours(12 * 60, 14 * 60)
    assert quiet_until(noon, JAKARTA, at("2022-01-05T13:00")) == at("2022-01-05T14:00")
    assert quiet_until(noon, JAKARTA, at("2022-01-05T02:00")) is None


def test_an_end_that_the_clock_leaves_out_comes_with_the_change():
    # Berlin, 27 March 2022: 02:00 becomes 03:00.
    quiet = QuietHours(22 * 60, 2 * 60 + 30)
    end = quiet_until(quiet, BERLIN, at("2022-03-27T01:00", BERLIN))
    assert end == at("2022-03-27T03:00", BERLIN)


def test_an_end_that_the_clock_shows_twice_is_the_second():
    # Berlin, 30 October 2022: 03:00 becomes 02:00.
    quiet = QuietHours(22 * 60, 2 * 60 + 30)
    second = at("2022-10-30T02:30", BERLIN, fold=1)
    assert quiet_until(quiet, BERLIN, at("2022-10-30T01:00", BERLIN)) == second
    assert quiet_until(quiet, BERLIN, at("2022-10-30T02:45", BERLIN)) == second
    assert quiet_until(quiet, BERLIN, second) is None


def test_a_digest_at_an_hour_that_the_clock_shows_twice_comes_once():
    twice = DigestTime(Schedule.DAILY, 2 * 60 + 30)
    first = at("2022-10-30T02:30", BERLIN)
    assert next_digest(Schedule.DAILY, twice, BERLIN, first - MINUTE) == first
    assert next_digest(Schedule.DAILY, twice, BERLIN, first) == at("2022-10-31T02:30", BERLIN)


def test_a_digest_at_an_hour_that_the_clock_leaves_out_comes_with_the_change():
    left_out = DigestTime(Schedule.DAILY, 2 * 60 + 30)
    due = next_digest(Schedule.DAILY, left_out, NEW_YORK, at("2022-03-13T00:00", NEW_YORK))
    assert due == at("2022-03-13T03:00", NEW_YORK)


def test_a_digest_keeps_its_hour_when_the_clocks_change():
    before = next_digest(Schedule.DAILY, MORNING, BERLIN, at("2022-03-26T07:30", BERLIN))
    assert before == at("2022-03-27T07:30", BERLIN)
    assert before - at("2022-03-26T07:30", BERLIN) == timedelta(hours=23)


def test_a_weekly_digest_comes_on_its_day():
    monday = DigestTime(Schedule.WEEKLY, 7 * 60 + 30, weekday=0)
    assert next_digest(Schedule.WEEKLY, monday, JAKARTA, at("2022-01-05T08:00")) == at("2022-01-10T07:30")
    assert next_digest(Schedule.WEEKLY, monday, JAKARTA, at("2022-01-10T07:30")) == at("2022-01-17T07:30")


def test_an_hourly_digest_comes_at_the_chats_full_hour():
    kathmandu = ZoneInfo("Asia/Kathmandu")
    now = at("2022-01-05T08:10:20", kathmandu)
    assert next_digest(Schedule.HOURLY, MORNING, kathmandu, now) == at("2022-01-05T09:00", kathmandu)
    full = at("2022-01-05T09:00", kathmandu)
    assert next_digest(Schedule.HOURLY, MORNING, kathmandu, full) == at("2022-01-05T10:00", kathmandu)


def test_a_day_that_a_zone_left_out_has_its_digest_at_the_change():
    apia = ZoneInfo("Pacific/Apia")  # there was no 30 December 2011
    due = next_digest(Schedule.DAILY, MORNING, apia, at("2011-12-29T08:00", apia))
    assert due == at("2011-12-31T00:00", apia)


def test_what_comes_at_once_has_no_digest():
    with pytest.raises(ValueError, match="no digest"):
        next_digest(Schedule.AT_ONCE, MORNING, JAKARTA, at("2022-01-05T08:00"))


# ---------------------------------------------------------------------------------------------- what waits, and why

EVENING, DAY = at("2022-01-05T23:00"), at("2022-01-05T12:00")
QUIET = Timing(quiet=NIGHT)
DAILY = Timing(digest=MORNING)


def waits(timing, now, level=Level.IMPORTANT, *schedules):
    return held(timing, "Asia/Jakarta", schedules or (Schedule.AT_ONCE,), level, now)


def digest(text, reason=Reason.DIGEST):
    return Hold(reason, DigestKind.DIGEST, at(text))


def test_a_chat_that_asked_for_nothing_is_told_at_once():
    assert waits(Timing(), EVENING) is None


def test_quiet_hours_hold_all_but_what_is_critical():
    assert waits(QUIET, DAY) is None
    assert waits(QUIET, EVENING) == digest("2022-01-06T06:00", Reason.QUIET_HOURS)
    assert waits(QUIET, EVENING, Level.CRITICAL) is None


def test_quiet_hours_hold_what_is_critical_too_where_people_want_that():
    strict = Timing(quiet=QuietHours(NIGHT.begin, NIGHT.end, critical_passes=False))
    assert waits(strict, EVENING, Level.CRITICAL) == digest("2022-01-06T06:00", Reason.QUIET_HOURS)


def test_a_chats_digest_holds_all_its_rules_but_what_is_critical():
    assert waits(DAILY, DAY) == digest("2022-01-06T07:30")
    assert waits(DAILY, DAY, Level.CRITICAL) is None


def test_a_rules_own_schedule_goes_before_the_chats():
    assert waits(DAILY, DAY, Level.INFO, Schedule.HOURLY) == digest("2022-01-05T13:00")
    assert waits(Timing(), DAY, Level.INFO, Schedule.WEEKLY) == digest("2022-01-10T07:30")


def test_a_rule_may_tell_at_once_though_its_chat_has_a_digest():
    assert waits(DAILY, DAY, Level.INFO, Schedule.ALWAYS) is None
    assert waits(QUIET, EVENING, Level.INFO, Schedule.ALWAYS) == digest(
        "2022-01-06T06:00", Reason.QUIET_HOURS
    )


def test_of_several_rules_the_most_eager_one_decides():
    assert waits(Timing(), DAY, Level.INFO, Schedule.WEEKLY, Schedule.AT_ONCE) is None
    both = waits(Timing(), DAY, Level.INFO, Schedule.WEEKLY, Schedule.DAILY)
    assert both == digest("2022-01-06T07:30")


def test_a_digest_that_would_fall_into_quiet_hours_comes_at_their_end():
    late = Timing(QuietHours(22 * 60, 8 * 60), MORNING)
    assert waits(late, DAY) == digest("2022-01-06T08:00")


# -------------------------------------------------------------------------------------------------- a naive truth

ZONES = st.sampled_from(
    [
        "America/New_York",
        "America/Sao_Paulo",
        "Asia/Jakarta",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "Europe/Berlin",
        "Pacific/Apia",
        "Africa/Casablanca",
    ]
)
CHANGES = {
    "America/New_York": [datetime(2022, 3, 13, 7, tzinfo=UTC), datetime(2022, 11, 6, 6, tzinfo=UTC)],
    "America/Sao_Paulo": [datetime(2018, 11, 4, 3, tzinfo=UTC), datetime(2019, 2, 17, 2, tzinfo=UTC)],
    "Australia/Lord_Howe": [datetime(2022, 4, 2, 15, tzinfo=UTC), datetime(2022, 10, 1, 15, 30, tzinfo=UTC)],
    "Europe/Berlin": [datetime(2022, 3, 27, 1, tzinfo=UTC), datetime(2022, 10, 30, 1, tzinfo=UTC)],
    "Pacific/Apia": [datetime(2011, 12, 30, 10, tzinfo=UTC)],
}
OTHER = [datetime(2022, 1, 5, tzinfo=UTC)]


@st.composite
def moments(draw):
    """A zone, and a minute within a day and a half of one of its changes."""
    zone = draw(ZONES)
    change = draw(st.sampled_from(CHANGES.get(zone, OTHER)))
    return ZoneInfo(zone), change + draw(st.integers(-2_200, 2_200)) * MINUTE


def wall(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)


def passes(day: date, minute: int, zone: ZoneInfo, around: datetime) -> list[datetime]:
    """All minutes, in two weeks, at which the clock comes to stand at or behind a time of day: once, or twice."""
    aim = datetime.combine(day, datetime.min.time()) + minute * MINUTE
    found, before = [], False
    moment = around - timedelta(days=4)
    while moment < around + timedelta(days=10):
        behind = wall(moment, zone) >= aim
        if behind and not before:
            found.append(moment)
        before = behind
        moment += MINUTE
    return found


@settings(max_examples=12, deadline=None)
@given(moments(), st.integers(0, 1_439), st.integers(0, 1_439))
def test_quiet_hours_are_those_that_somebody_would_find_minute_by_minute(moment, begin, end):
    zone, now = moment
    if begin == end:
        return
    expected = now
    today = wall(now, zone).date()
    for number in range(-2, 3):
        evening = today + timedelta(days=number)
        morning = evening if begin < end else evening + timedelta(days=1)
        begins = passes(evening, begin, zone, now)[0]
        ends = passes(morning, end, zone, now)[-1]
        if begins <= expected < ends:
            expected = ends
    found = quiet_until(QuietHours(begin, end), zone, now)
    assert found == (None if expected == now else expected)


@settings(max_examples=12, deadline=None)
@given(moments(), st.integers(0, 1_439))
def test_daily_digests_come_when_somebody_would_see_their_hour_minute_by_minute(moment, minute):
    zone, now = moment
    today = wall(now, zone).date()
    days = (today + timedelta(days=number) for number in range(-1, 4))
    expected = min(due for day in days if (due := passes(day, minute, zone, now)[0]) > now)
    assert next_digest(Schedule.DAILY, DigestTime(Schedule.DAILY, minute), zone, now) == expected
