"""Not for me: which words brought an alert, and what its rule is to leave out from now on."""

import hashlib
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Annotated

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery
from pydantic import Field

from bot.messages import PUBLISHER_LIMIT, WORD_LIMIT, WORDS_SHOWN, shortened
from bot.model import (
    AlertId,
    Button,
    FoundBy,
    Level,
    Mute,
    MuteId,
    MuteKind,
    Note,
    Parameter,
    Phrase,
    Rows,
    Rule,
    RuleWords,
    StorySource,
    ToldAlert,
)
from bot.ports import Talk
from handlers.alerts.alert_buttons import Close
from handlers.alerts.mutes import LiftMute
from handlers.keyboards import Bounds, Number, in_rows
from handlers.rules.card_buttons import Pause, SetPause, card_button, undo_button
from handlers.rules.rewriting import of_level, titles_only, without, words_in
from handlers.services import Services
from handlers.views import shown
from rules import QueryError, parse
from rules.languages import is_frequent
from rules.text import words

WORDS_OFFERED = 6
LEAST_LETTERS = 4
SAME_LETTERS = 5
"""Words that begin with so many letters alike are taken for forms of one."""
RULES_OFFERED = 8


class OfRule(CallbackData, prefix="uw"):
    """Ask what one rule of an alert is to leave out."""

    alert: Annotated[AlertId, Bounds]
    number: Number


class LeaveOut(CallbackData, prefix="uword"):
    """Let a rule leave out a word of the title; ``stamp`` is the word's."""

    alert: Annotated[AlertId, Bounds]
    number: Number
    stamp: Annotated[str, Field(max_length=12, pattern=r"^[0-9a-f]+$")]


class Remedy(StrEnum):
    """What else makes a rule tell less."""

    TITLES = "titles"
    GRAVER = "graver"
    PAUSE = "pause"
    SOURCE = "source"
    STORY = "story"


class Narrow(CallbackData, prefix="uless"):
    """Do it."""

    alert: Annotated[AlertId, Bounds]
    number: Number
    remedy: Remedy


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="unwanted")
    routes.callback_query.register(of_rule, OfRule.filter())
    routes.callback_query.register(leave_out, LeaveOut.filter())
    routes.callback_query.register(narrow, Narrow.filter())
    return routes


# ------------------------------------------------------------------------------------------------------- asking


async def ask_what(query: CallbackQuery, talk: Talk, services: Services, alert: AlertId) -> None:
    """Ask, below an alert, what its rule is to leave out; of several rules first which."""
    told = await talk.tx.explanations.told(talk.place.chat_id, alert)
    if told is None or not told.rules:
        talk.toast(query.id, Phrase("toast-alert-gone" if told is None else "toast-rules-gone"))
        return
    talk.toast(query.id)
    under = None if query.message is None else query.message.message_id
    if len(told.rules) == 1:
        talk.say(_question(told, told.rules[0], services), under)
    else:
        talk.say(_which(told), under)


def _which(told: ToldAlert) -> Note:
    offered = told.rules[:RULES_OFFERED]
    lines = [Phrase("unwanted-rule", {"number": rule.number, "text": shown(rule.text)}) for rule in offered]
    buttons = [
        Button(
            Phrase("button-unwanted-rule", {"number": rule.number}),
            OfRule(alert=told.alert.id, number=rule.number).pack(),
        )
        for rule in offered
    ]
    return Note((Phrase("unwanted-which"), *lines), (*in_rows(buttons, 2), (closing(),)))


async def of_rule(query: CallbackQuery, callback_data: OfRule, talk: Talk, services: Services) -> None:
    """Ask what one rule is to leave out, in the same message."""
    found = await _found(query, talk, callback_data.alert, callback_data.number)
    if found is not None and query.message is not None:
        talk.toast(query.id)
        talk.edit(query.message.message_id, _question(*found, services))


async def _found(
    query: CallbackQuery, talk: Talk, alert: AlertId, number: int
) -> tuple[ToldAlert, Rule] | None:
    """Find a rule of an alert of this chat; None, and a word, when either is gone."""
    told = await talk.tx.explanations.told(talk.place.chat_id, alert)
    rule = None if told is None else next((one for one in told.rules if one.number == number), None)
    if told is None or rule is None or rule.place != told.alert.place:
        talk.toast(query.id, Phrase("toast-rules-gone"))
        return None
    return told, rule


def _question(told: ToldAlert, rule: Rule, services: Services) -> Note:
    found = _brought_by(rule, told)
    named: dict[str, Parameter] = {"number": rule.number, "text": shown(rule.text)}
    if found is None or not found.words:
        cause = Phrase("unwanted-fits", named)
    else:
        said = {word.casefold(): shortened(word, WORD_LIMIT) for word in reversed(found.words)}
        listed = ", ".join(list(said.values())[::-1][:WORDS_SHOWN])
        cause = Phrase("unwanted-words", {**named, "words": listed})
    return Note((cause, Phrase("unwanted-ask")), _remedies(told, rule, found, services))


def _remedies(told: ToldAlert, rule: Rule, found: FoundBy | None, services: Services) -> Rows:
    alert, number = told.alert.id, rule.number
    left_out = [
        Button(
            Phrase("button-leave-out-word", {"word": shortened(word, WORD_LIMIT)}),
            LeaveOut(alert=alert, number=number, stamp=stamp_of(word)).pack(),
        )
        for word in words_offered(_title(told, found), rule, found, services)
    ]
    others = [
        Button(label, Narrow(alert=alert, number=number, remedy=remedy).pack())
        for remedy, label in _labels(told, rule, found, services)
    ]
    return (*in_rows(left_out, 2), *in_rows(others, 2), (card_button(number), closing()))


def _labels(
    told: ToldAlert, rule: Rule, found: FoundBy | None, services: Services
) -> Iterator[tuple[Remedy, Phrase]]:
    if _in_titles(rule, services) is not None:
        yield Remedy.TITLES, Phrase("button-only-titles")
    if _graver(rule) is not None:
        yield Remedy.GRAVER, Phrase("button-graver")
    yield Remedy.PAUSE, Phrase("button-pause-rule", {"number": rule.number})
    publisher = shortened(_source(told, found).publisher, PUBLISHER_LIMIT)
    yield Remedy.SOURCE, Phrase("button-hush", {"publisher": publisher})


def closing() -> Button:
    """The button that makes the message small."""
    return Button(Phrase("button-close"), Close().pack())


def _brought_by(rule: Rule, told: ToldAlert) -> FoundBy | None:
    """What a rule found in the story of an alert; None where that is not known (any more)."""
    return next((one for one in told.found if one.rule.id == rule.id), None)


def _title(told: ToldAlert, found: FoundBy | None) -> str:
    return told.story.title if found is None else found.title


def _source(told: ToldAlert, found: FoundBy | None) -> StorySource:
    """The source in which the rule found its words, or the first."""
    sources = told.story.sources
    return next((one for one in sources if found is not None and one.title == found.title), sources[0])


def _in_titles(rule: Rule, services: Services) -> RuleWords | None:
    try:
        return titles_only(rule, services.lexicon)
    except QueryError:
        return None


def _graver(rule: Rule) -> Level | None:
    """The next level above a rule's; None at the top, and for a rule of one level."""
    low, high = rule.conditions.level_low, rule.conditions.level_high
    return Level(low + 1) if high is None and low < Level.CRITICAL else None


def words_offered(title: str, rule: Rule, found: FoundBy | None, services: Services) -> Sequence[str]:
    """Choose words of a title that a rule could leave out: rather long ones, none of those that it looks for."""
    try:
        known = words_in(rule, services.lexicon)
    except QueryError:
        return ()
    sought = {word.casefold()[:SAME_LETTERS] for word in (*known, *(found.words if found else ()))}
    offered = dict[str, str]()
    for token in words(title):
        beginning = token.folded[:SAME_LETTERS]
        plain = len(token.text) >= LEAST_LETTERS and not token.text.isdecimal()
        if plain and beginning not in sought and not is_frequent(token.folded, ""):
            offered.setdefault(beginning, token.text)
    longest = sorted(offered.values(), key=lambda word: -len(word))[:WORDS_OFFERED]
    return [word for word in offered.values() if word in longest]


def stamp_of(word: str) -> str:
    """Name a word in a button, whatever its length."""
    return hashlib.blake2b(word.encode(), digest_size=4).hexdigest()


# --------------------------------------------------------------------------------------------------------- doing


async def leave_out(query: CallbackQuery, callback_data: LeaveOut, talk: Talk, services: Services) -> None:
    """Let a rule leave out a word from now on."""
    found = await _found(query, talk, callback_data.alert, callback_data.number)
    if found is None:
        return
    told, rule = found
    by = _brought_by(rule, told)
    offered = words_offered(_title(told, by), rule, by, services)
    word = next((one for one in offered if stamp_of(one) == callback_data.stamp), None)
    if word is None:
        talk.toast(query.id, Phrase("toast-choice-gone"))
        return
    wanted = without(rule, word, services.lexicon)
    await _reword(query, talk, services, found, wanted, Phrase("unwanted-left-out", {"word": word}))


async def narrow(query: CallbackQuery, callback_data: Narrow, talk: Talk, services: Services) -> None:
    """Let a rule tell less from now on."""
    found = await _found(query, talk, callback_data.alert, callback_data.number)
    if found is None:
        return
    told, rule = found
    match callback_data.remedy:
        case Remedy.TITLES:
            await _reword(query, talk, services, found, _in_titles(rule, services), Phrase("unwanted-titles"))
        case Remedy.GRAVER:
            level = _graver(rule)
            wanted = None if level is None else of_level(rule, level, services.lexicon)
            said = Phrase("unwanted-graver", {"level": "important" if level is None else level.name.lower()})
            await _reword(query, talk, services, found, wanted, said)
        case Remedy.PAUSE:
            await _pause(query, talk, rule)
        case Remedy.SOURCE:
            await _hush_source(query, talk, services, told, rule)
        case Remedy.STORY:
            await _hush_story(query, talk, services, told)


async def _reword(
    query: CallbackQuery,
    talk: Talk,
    services: Services,
    found: tuple[ToldAlert, Rule],
    wanted: RuleWords | None,
    said: Phrase,
) -> None:
    """Let a rule ask something narrower, and say so with the way back."""
    told, rule = found
    if wanted is None:
        talk.toast(query.id, Phrase("toast-choice-gone"))
        return
    try:
        parse(wanted.text, services.lexicon)
    except QueryError:
        talk.toast(query.id, Phrase("toast-rule-too-long"))
        return
    reworded = await talk.tx.rules.reword(rule.place, rule.number, wanted)
    if reworded is None or not reworded[1]:
        twin = None if reworded is None else Phrase("toast-twin", {"number": reworded[0].number})
        talk.toast(query.id, twin or Phrase("toast-rules-gone"))
        return
    now = reworded[0]
    text = Phrase("unwanted-rule", {"number": now.number, "text": shown(now.text)})
    story = Narrow(alert=told.alert.id, number=now.number, remedy=Remedy.STORY)
    rows = (
        (undo_button(now), card_button(now.number)),
        (Button(Phrase("button-hush-story"), story.pack()), closing()),
    )
    _done(query, talk, Note((said, text), rows))


def _done(query: CallbackQuery, talk: Talk, note: Note) -> None:
    talk.toast(query.id, Phrase("toast-saved"))
    if query.message is not None:
        talk.edit(query.message.message_id, note)


async def _pause(query: CallbackQuery, talk: Talk, rule: Rule) -> None:
    await talk.tx.rules.pause(rule.place, rule.number, None)
    undo = Button(Phrase("button-undo"), SetPause(number=rule.number, pause=Pause.OVER).pack())
    said = Phrase("unwanted-paused", {"number": rule.number, "text": shown(rule.text)})
    _done(query, talk, Note((said,), ((undo, card_button(rule.number)), (closing(),))))


async def _hush_story(query: CallbackQuery, talk: Talk, services: Services, told: ToldAlert) -> None:
    """Mute the story itself: a rule that no longer finds it would go on telling what it began."""
    target = str(told.story.id)
    mute = Mute(MuteId(0), told.alert.place, MuteKind.STORY, target, services.clock.now())
    undo = Button(Phrase("button-undo"), LiftMute(number=await talk.tx.mutes.add(mute)).pack())
    _done(query, talk, Note((Phrase("unwanted-story"),), ((undo, closing()),)))


async def _hush_source(
    query: CallbackQuery, talk: Talk, services: Services, told: ToldAlert, rule: Rule
) -> None:
    source = _source(told, _brought_by(rule, told))
    mute = Mute(MuteId(0), told.alert.place, MuteKind.SOURCE, source.family, services.clock.now())
    number = await talk.tx.mutes.add(mute)
    undo = Button(Phrase("button-undo"), LiftMute(number=number).pack())
    said = Phrase("unwanted-hushed", {"publisher": shortened(source.publisher, PUBLISHER_LIMIT)})
    _done(query, talk, Note((said,), ((undo, closing()),)))
