"""The list of rules and their cards: values, rendered in the reader's language when they are sent."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model import Chat, ChatKind, Level, Note, Parameter, Phrase, Rule, RuleId, Schedule, Sound
from handlers.keyboards import pack_buttons
from handlers.rules.card_buttons import (
    Setting,
    card_buttons,
    list_buttons,
    removed_buttons,
    setting_buttons,
    undo_button,
)
from handlers.sparklines import by_day, sparkline
from handlers.views import shown

PAGE = 8
"""Rules a page: each takes two or three lines of a phone."""
LINE_LIMIT = 90
TEXT_LIMIT = 1_500
"""A card shows a rule whole, as long as it is no wall of words."""
JUST_NOW = timedelta(minutes=1)
AN_HOUR = timedelta(hours=1)
TWO_DAYS = timedelta(days=2)

Told = Mapping[RuleId, Sequence[datetime]]
"""When rules sent alerts in the last seven days."""
ASKED = {
    Setting.LEVEL: "card-ask-level",
    Setting.SOUND: "card-ask-sound",
    Setting.PAUSE: "card-ask-pause",
    Setting.SCHEDULE: "card-ask-schedule",
    Setting.DESTINATION: "card-ask-destination",
}
LEVEL_MARKS = {Level.INFO: "", Level.IMPORTANT: "🟠", Level.CRITICAL: "🔴"}
SOUND_MARKS = {Sound.BY_LEVEL: "", Sound.ALWAYS: "🔊", Sound.NEVER: "🔇"}


@dataclass(frozen=True, slots=True)
class Card:
    """A rule with all that its card shows."""

    rule: Rule
    told: Sequence[datetime]
    """When it sent alerts in the last seven days, oldest first."""
    words: str
    """What it asks, in people's words, or its pack's name."""
    page: int
    """Of the list, on which it stands."""
    places: Sequence[tuple[int, str]]
    """Where else its alerts could go: each by its number for this person, with its name."""
    destination: str | None
    """Where they go, where that is not plain."""


def list_note(
    rules: Sequence[Rule],
    said: Mapping[RuleId, str],
    told: Told,
    chat: Chat,
    now: datetime,
    page: int,
    language: str,
) -> Note:
    """List a page of a place's rules as they are ``said``, with buttons that open their cards; packs without any."""
    if not rules:
        return Note((_none(chat.kind),), pack_buttons(language))
    listed = on_page(rules, page)
    lines = [_line(rule, said[rule.id], told.get(rule.id, ()), chat.timezone, now) for rule in listed]
    phrases = (Phrase("rules-head", {"count": len(rules)}), *lines, Phrase("rules-hint"))
    pages = (len(rules) + PAGE - 1) // PAGE
    return Note(phrases, list_buttons(listed, min(page, pages - 1), pages))


def _none(kind: ChatKind) -> Phrase:
    """Say that there are no rules, and how one is made: plain words reach us, and mean this place, in private only."""
    match kind:
        case ChatKind.PRIVATE:
            return Phrase("rules-none")
        case ChatKind.CHANNEL:
            return Phrase("rules-none-channel")
        case ChatKind.GROUP | ChatKind.SUPERGROUP:
            return Phrase("rules-none-group")


def on_page(rules: Sequence[Rule], page: int) -> Sequence[Rule]:
    """List the rules of a page; of one behind the last those of the last."""
    page = min(page, max(0, len(rules) - 1) // PAGE)
    return rules[page * PAGE : (page + 1) * PAGE]


def page_of(rules: Sequence[Rule], number: int) -> int:
    """Tell on which page of the list a rule stands, or stood."""
    return sum(rule.number < number for rule in rules) // PAGE


def _line(rule: Rule, said: str, told: Sequence[datetime], zone: str, now: datetime) -> Phrase:
    marks = "".join(
        (
            LEVEL_MARKS[rule.conditions.level_low],
            SOUND_MARKS[rule.sound],
            "⏸" if rule.is_paused(now) else "",
            "" if rule.schedule in (Schedule.AT_ONCE, Schedule.ALWAYS) else "🗓",
        )
    )
    days = by_day(told, zone, now)
    return Phrase(
        "card-line",
        {
            "number": rule.number,
            "text": shown(said, LINE_LIMIT),
            "marks": f" {marks}" if marks else "",
            "bars": sparkline(days),
            "count": sum(days),
        },
    )


def card_note(card: Card, chat: Chat, now: datetime, *said: Phrase, undo: bool = False) -> Note:
    """Show a rule's card, below what is ``said`` of it; with ``undo`` what it was reworded to can be taken back."""
    buttons = card_buttons(card.rule, card.page, paused=card.rule.is_paused(now), elsewhere=bool(card.places))
    if undo:
        buttons = ((undo_button(card.rule),), *buttons)
    return Note((*said, *_described(card, chat, now)), buttons)


def setting_note(card: Card, setting: Setting, chat: Chat, now: datetime) -> Note:
    """Ask how one of a rule's settings should be, below its card."""
    asked = Phrase(ASKED[setting])
    return Note((*_described(card, chat, now), asked), setting_buttons(card.rule, setting, card.places))


def _described(card: Card, chat: Chat, now: datetime) -> tuple[Phrase, ...]:
    rule = card.rule
    phrases = [
        Phrase("card-head", {"number": rule.number, "name": card.words}),
        Phrase("card-text", {"text": shown(rule.text, TEXT_LIMIT)}),
        _history(card.told, chat.timezone, now),
        Phrase("card-level", {"levels": _levels(rule)}),
        *_sources(rule),
        Phrase("card-sound", {"sound": rule.sound.value}),
        Phrase("card-schedule", {"schedule": rule.schedule.value}),
    ]
    if card.destination is not None:
        phrases.append(Phrase("card-destination", {"name": card.destination}))
    if rule.is_paused(now):
        phrases.append(
            Phrase("card-paused")
            if rule.resumes_at is None
            else Phrase("card-paused-until", {"until_at": rule.resumes_at.isoformat()})
        )
    return tuple(phrases)


def _sources(rule: Rule) -> Iterator[Phrase]:
    if rule.conditions.sources_low > 1:
        yield Phrase("card-sources", {"count": rule.conditions.sources_low})


def _levels(rule: Rule) -> str:
    low, high = rule.conditions.level_low, rule.conditions.level_high
    if high is not None and high is not Level.CRITICAL:
        return f"only_{high.name.lower()}"
    return "all" if low is Level.INFO else low.name.lower()


def _history(told: Sequence[datetime], zone: str, now: datetime) -> Phrase:
    days = by_day(told, zone, now)
    told_at: dict[str, Parameter] = {"bars": sparkline(days), "count": sum(days)}
    if not sum(days):
        return Phrase("card-untold", {"bars": sparkline(days)})
    return Phrase("card-told", {**told_at, **ago(told[-1], now)})


def ago(at: datetime, now: datetime) -> dict[str, Parameter]:
    """Say how long ago something was, as the parameters of a text."""
    span = now - at
    if span < JUST_NOW:
        return {"unit": "moment", "length": 0}
    if span < AN_HOUR:
        return {"unit": "minutes", "length": span // timedelta(minutes=1)}
    if span < TWO_DAYS:
        return {"unit": "hours", "length": span // AN_HOUR}
    return {"unit": "days", "length": span.days}


def removed_note(rule: Rule) -> Note:
    """Say that a rule is gone, with the way to bring it back."""
    said = Phrase("remove-done", {"number": rule.number, "text": shown(rule.text)})
    return Note((said,), removed_buttons(rule.number))
