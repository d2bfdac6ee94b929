"""The buttons of the list of rules and of their cards."""

import hashlib
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from bot.model import Button, Level, Phrase, Rows, Rule, Schedule, Sound
from handlers.keyboards import Number, RemoveRule, RulesPage, in_rows, ways

CHOSEN = "✓ "


class Setting(StrEnum):
    """What a card lets choose."""

    LEVEL = "level"
    SOUND = "sound"
    PAUSE = "pause"
    SCHEDULE = "schedule"
    DESTINATION = "destination"


class Pause(StrEnum):
    """For how long a rule tells nothing."""

    HOUR = "hour"
    TOMORROW = "tomorrow"
    OPEN = "open"
    OVER = "over"
    """No longer."""


class OpenCard(CallbackData, prefix="card"):
    """Show a rule's card."""

    number: Number


class AskSetting(CallbackData, prefix="cask"):
    """Ask how one of a rule's settings should be."""

    number: Number
    setting: Setting


class SetLevel(CallbackData, prefix="clevel"):
    """Let a rule tell stories of this level and above."""

    number: Number
    level: Level


class SetSound(CallbackData, prefix="csound"):
    """Set when a rule's alerts make a sound."""

    number: Number
    sound: Sound


class SetPause(CallbackData, prefix="cpause"):
    """Pause a rule, or let it tell again."""

    number: Number
    pause: Pause


class SetWhen(CallbackData, prefix="cwhen"):
    """Set when a rule's alerts come."""

    number: Number
    schedule: Schedule


class SendRuleTo(CallbackData, prefix="cto"):
    """Let a rule tell another place that the person manages; ``to`` is its number for this person, 0 for here."""

    number: Number
    to: Number


class CardAct(StrEnum):
    """What else a card does."""

    TEST = "test"
    EDIT = "edit"
    SHARE = "share"


class ActOnRule(CallbackData, prefix="cdo"):
    """Do it with a rule."""

    number: Number
    act: CardAct


class Restore(CallbackData, prefix="cback"):
    """Bring a removed rule back."""

    number: Number


class TakeBack(CallbackData, prefix="cundo"):
    """Let a rule ask again what it asked before; ``stamp`` is of what it asks now, so that nothing later is undone."""

    number: Number
    stamp: Annotated[str, Field(max_length=12, pattern=r"^[0-9a-f]*$")]


def list_buttons(rules: Sequence[Rule], page: int, pages: int) -> Rows:
    """One button a rule that opens its card, four a row; below, the way to other pages."""
    opening = [
        Button(Phrase("button-card", {"number": rule.number}), OpenCard(number=rule.number).pack())
        for rule in rules
    ]
    return (*in_rows(opening), *ways(lambda to: RulesPage(page=to), page, pages))


def card_buttons(rule: Rule, page: int, *, paused: bool, elsewhere: bool) -> Rows:
    """What can be set and done, two a row, and the way back to the list; ``elsewhere``: it could tell another place."""
    number = rule.number
    pause = (
        Button(Phrase("button-resume"), SetPause(number=number, pause=Pause.OVER).pack())
        if paused
        else _asks("button-pause", number, Setting.PAUSE)
    )
    buttons = [
        _asks("button-level", number, Setting.LEVEL),
        _asks("button-sound", number, Setting.SOUND),
        pause,
        _asks("button-when", number, Setting.SCHEDULE),
        _acts("button-test", number, CardAct.TEST),
        _acts("button-edit", number, CardAct.EDIT),
        _acts("button-share", number, CardAct.SHARE),
        Button(Phrase("button-delete"), RemoveRule(number=number).pack()),
    ]
    if elsewhere:
        buttons.append(_asks("button-destination", number, Setting.DESTINATION))
    buttons.append(rules_button(page))
    return in_rows(buttons, 2)


def _asks(label: str, number: int, setting: Setting) -> Button:
    return Button(Phrase(label), AskSetting(number=number, setting=setting).pack())


def _acts(label: str, number: int, act: CardAct) -> Button:
    return Button(Phrase(label), ActOnRule(number=number, act=act).pack())


LEVELS = {
    Level.INFO: "button-level-all",
    Level.IMPORTANT: "button-level-important",
    Level.CRITICAL: "button-level-critical",
}
SOUNDS = {
    Sound.BY_LEVEL: "button-sound-by_level",
    Sound.ALWAYS: "button-sound-always",
    Sound.NEVER: "button-sound-never",
}
PAUSES = {
    Pause.HOUR: "button-pause-hour",
    Pause.TOMORROW: "button-pause-tomorrow",
    Pause.OPEN: "button-pause-open",
}
SCHEDULES = {
    Schedule.AT_ONCE: "button-when-at_once",
    Schedule.ALWAYS: "button-when-always",
    Schedule.HOURLY: "button-when-hourly",
    Schedule.DAILY: "button-when-daily",
    Schedule.WEEKLY: "button-when-weekly",
}


def setting_buttons(rule: Rule, setting: Setting, places: Sequence[tuple[int, str]]) -> Rows:
    """The choices of a setting, one a row, the standing one marked; below, the way back to the card.

    ``places`` are where the rule could go: each by its number for this person, with its name.
    """
    choices = tuple((button,) for button in _choices(rule, setting, places))
    return (*choices, (card_button(rule.number),))


def _choices(rule: Rule, setting: Setting, places: Sequence[tuple[int, str]]) -> list[Button]:
    number = rule.number
    match setting:
        case Setting.LEVEL:
            low = rule.conditions.level_low if rule.conditions.level_high is None else None
            return [
                _choice(label, SetLevel(number=number, level=level), chosen=level is low)
                for level, label in LEVELS.items()
            ]
        case Setting.SOUND:
            return [
                _choice(label, SetSound(number=number, sound=sound), chosen=sound is rule.sound)
                for sound, label in SOUNDS.items()
            ]
        case Setting.PAUSE:
            return [
                Button(Phrase(label), SetPause(number=number, pause=pause).pack())
                for pause, label in PAUSES.items()
            ]
        case Setting.SCHEDULE:
            return [
                _choice(label, SetWhen(number=number, schedule=schedule), chosen=schedule is rule.schedule)
                for schedule, label in SCHEDULES.items()
            ]
        case Setting.DESTINATION:
            return [
                Button(Phrase("button-place", {"name": name}), SendRuleTo(number=number, to=to).pack())
                for to, name in places
            ]


def _choice(label: str, data: CallbackData, *, chosen: bool) -> Button:
    return Button(Phrase(label, {"mark": CHOSEN if chosen else ""}), data.pack())


def card_button(number: int) -> Button:
    """The way to a rule's card."""
    return Button(Phrase("button-card-back", {"number": number}), OpenCard(number=number).pack())


def rules_button(page: int = 0) -> Button:
    """The way to the list."""
    return Button(Phrase("button-rules"), RulesPage(page=page).pack())


def removed_buttons(number: int) -> Rows:
    """Bring a removed rule back, or go to the list."""
    return ((Button(Phrase("button-undo"), Restore(number=number).pack()), rules_button()),)


def undo_button(rule: Rule) -> Button:
    """Take back what a rule has just been reworded to."""
    return Button(Phrase("button-undo"), TakeBack(number=rule.number, stamp=stamp_of(rule)).pack())


def stamp_of(rule: Rule) -> str:
    """Tell a rule as it is written now from how it is written at any other time."""
    return hashlib.blake2b(rule.text.encode(), digest_size=4).hexdigest()
