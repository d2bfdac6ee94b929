"""Times of day as people write them."""

import pytest

from bot.model import DigestTime, QuietHours, Schedule
from handlers.settings.times import digest_of, minute_of, span_of

BEFORE = DigestTime(Schedule.AT_ONCE, 450, 0, critical_passes=False)


@pytest.mark.parametrize(
    ("said", "minute"),
    [
        ("22:00", 1_320),
        ("22.30", 1_350),
        ("2215", 1_335),
        ("7", 420),
        ("07:30", 450),
        ("10pm", 1_320),
        ("12am", 0),
        ("12 pm", 720),
        ("24:00", 0),
        ("24:01", None),
        ("25:00", None),
        ("22:60", None),
        ("13pm", None),
        ("-3", None),
        ("malam", None),
        ("", None),
        ("٢٢:٠٠", 1_320),
    ],
)
def test_times_of_day(said, minute):
    assert minute_of(said) == minute


@pytest.mark.parametrize(
    "said", ["22:00-06:00", "22-6", "22:00 – 06:00", "22.00 sampai 06.00", "22 6", "10pm to 6am", "2200-0600"]
)
def test_quiet_hours(said):
    assert span_of(said) == QuietHours(1_320, 360)


@pytest.mark.parametrize("said", ["22:00", "22:00-", "-", "malam-pagi", "22:00-06:00-08:00", "22:00-26:00"])
def test_no_quiet_hours(said):
    assert span_of(said) is None


@pytest.mark.parametrize(
    ("said", "schedule", "minute", "weekday"),
    [
        ("07:30", Schedule.DAILY, 450, 0),
        ("18", Schedule.DAILY, 1_080, 0),
        ("hourly", Schedule.HOURLY, 450, 0),
        ("Setiap jam", Schedule.HOURLY, 450, 0),
        ("off", Schedule.AT_ONCE, 450, 0),
        ("weekly", Schedule.WEEKLY, 450, 0),
        ("mon 08:00", Schedule.WEEKLY, 480, 0),
        ("Jumat 18:00", Schedule.WEEKLY, 1_080, 4),
        ("вс", Schedule.WEEKLY, 450, 6),
        ("понедельник, 9", Schedule.WEEKLY, 540, 0),
        ("дүйсенбі 09:00", Schedule.WEEKLY, 540, 0),
    ],
)
def test_digests(said, schedule, minute, weekday):
    assert digest_of(said, BEFORE) == DigestTime(schedule, minute, weekday, critical_passes=False)


@pytest.mark.parametrize("said", ["besok", "mon malam", "25:00", "07:30 08:30", "mon 25"])
def test_no_digest(said):
    assert digest_of(said, BEFORE) is None
