"""The buttons under /quiet and /digest."""

from collections.abc import Sequence
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from bot.model import Button, DigestTime, Phrase, QuietHours, Rows, Rule, Schedule
from bot.texts import weekday_names
from handlers.keyboards import Number, in_rows
from handlers.screens import settings_row
from handlers.settings.times import shown_time

Minute = Annotated[int, Field(ge=0, lt=24 * 60)]
RULES_OFFERED = 12
NIGHTS = (QuietHours(22 * 60, 6 * 60), QuietHours(23 * 60, 7 * 60), QuietHours(0, 8 * 60))
MORNING, EVENING = 7 * 60 + 30, 18 * 60


class SetQuiet(CallbackData, prefix="quiet"):
    """Set quiet hours; equal ends: none."""

    begin: Minute
    end: Minute


class PassQuiet(CallbackData, prefix="qpass"):
    """Let critical stories come in quiet hours, or wait too."""

    passes: bool


class SetDigest(CallbackData, prefix="digest"):
    """Set when a chat's digest comes."""

    schedule: Schedule
    minute: Minute
    weekday: Annotated[int, Field(ge=0, lt=7)]


class PassDigest(CallbackData, prefix="dpass"):
    """Let critical stories come before their digest, or wait too."""

    passes: bool


class SetSchedule(CallbackData, prefix="sched"):
    """Set when a rule's alerts come."""

    number: Number
    schedule: Schedule


class AskTime(CallbackData, prefix="when"):
    """Ask for a time in words."""

    digest: bool


def write_button(*, digest: bool) -> Button:
    """Leads to writing a time in words."""
    return Button(Phrase("button-write-time"), AskTime(digest=digest).pack())


def quiet_buttons(quiet: QuietHours | None) -> Rows:
    """Some nights, none, and whether critical stories pass."""
    nights = tuple(
        Button(
            Phrase("button-quiet", {"begin": shown_time(night.begin), "end": shown_time(night.end)}),
            SetQuiet(begin=night.begin, end=night.end).pack(),
        )
        for night in NIGHTS
    )
    ways = ((write_button(digest=False),), *settings_row())
    if quiet is None:
        return (nights, *ways)
    never = Button(Phrase("button-quiet-off"), SetQuiet(begin=0, end=0).pack())
    passing = _passing(PassQuiet(passes=not quiet.critical_passes).pack(), quiet.critical_passes)
    return (nights, (never, passing), *ways)


def _passing(data: str, passes: bool) -> Button:  # noqa: FBT001 - as it is now
    return Button(Phrase("button-critical", {"passes": passes}), data)


def digest_buttons(digest: DigestTime, rules: Sequence[Rule], language: str) -> Rows:
    """Some hours, none, whether critical stories pass, and each rule's own schedule: a press gives it the next one."""
    rows: list[tuple[Button, ...]] = [
        (
            _when("button-hourly", DigestTime(Schedule.HOURLY, digest.minute, digest.weekday), language),
            *(
                _when("button-daily", DigestTime(Schedule.DAILY, minute, digest.weekday), language)
                for minute in (MORNING, EVENING)
            ),
        ),
        (_when("button-weekly", DigestTime(Schedule.WEEKLY, MORNING, 0), language),),
    ]
    scheduled = [rule for rule in rules if rule.schedule is not Schedule.AT_ONCE]
    if digest.schedule is not Schedule.AT_ONCE:
        rows[1] += (
            _when("button-digest-off", DigestTime(Schedule.AT_ONCE, digest.minute, digest.weekday), language),
        )
    if scheduled or digest.schedule is not Schedule.AT_ONCE:
        rows.append((_passing(PassDigest(passes=not digest.critical_passes).pack(), digest.critical_passes),))
    of_rules = [_of_rule(rule) for rule in rules[:RULES_OFFERED]]
    return (*rows, *in_rows(of_rules, 2), (write_button(digest=True),), *settings_row())


def _when(text_id: str, wanted: DigestTime, language: str) -> Button:
    params = {
        "button-daily": {"time": shown_time(wanted.minute)},
        "button-weekly": {
            "time": shown_time(wanted.minute),
            "day": weekday_names(language)[wanted.weekday].capitalize(),
        },
    }
    data = SetDigest(schedule=wanted.schedule, minute=wanted.minute, weekday=wanted.weekday).pack()
    return Button(Phrase(text_id, params.get(text_id, {})), data)


def _of_rule(rule: Rule) -> Button:
    schedules = tuple(Schedule)
    following = schedules[(schedules.index(rule.schedule) + 1) % len(schedules)]
    label = Phrase("button-schedule", {"number": rule.number, "schedule": rule.schedule.value})
    return Button(label, SetSchedule(number=rule.number, schedule=following).pack())
