"""Saving rules: /add, and what follows a save, with the way back."""

from typing import Annotated

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Message, User
from pydantic import Field

from bot.model import Button, ChatId, ChatState, Note, Parameter, Phrase, Rows, Rule, RuleDraft
from bot.ports import Talk
from handlers.arrival import opened, standing
from handlers.commands import Command, Says
from handlers.keyboards import RulesPage
from handlers.making.understanding import understood
from handlers.rules.query_words import readable
from handlers.services import Services
from handlers.showing import show
from handlers.views import shown, unreadable
from rules import Pack, QueryError, packs

RuleNumber = Annotated[int, Field(ge=0, lt=2**31)]


class UndoSave(CallbackData, prefix="unsave"):
    """Remove the rule that was saved."""

    number: RuleNumber


class SaveAgain(CallbackData, prefix="resave"):
    """Bring it back."""

    number: RuleNumber


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="saving")
    routes.message.register(add, Says("add"))
    routes.callback_query.register(undo, UndoSave.filter())
    routes.callback_query.register(save_again, SaveAgain.filter())
    return routes


async def add(message: Message, talk: Talk, services: Services, command: Command) -> None:
    """Save a rule at once."""
    if not command.argument:
        talk.say(Note((Phrase("rule-usage"),)))
        return
    await save(talk, services, command.argument, user=message.from_user)


async def save(
    talk: Talk, services: Services, text: str, *, user: User | None = None, pack: Pack | None = None
) -> None:
    """Save a rule of this place and say so, or why not."""
    note, _ = await saved(talk, services, text, user=user, pack=pack)
    talk.say(note)


async def saved(
    talk: Talk,
    services: Services,
    text: str,
    *,
    user: User | None = None,
    pack: Pack | None = None,
    remarks: bool = True,
) -> tuple[Note, bool]:
    """Save a rule of this place; gives what to say, and False when it could not be.

    Without ``remarks`` it was shown before, and is said in words as it was then.
    """
    chat = await standing(talk, services, user)
    try:
        rule = understood(text, talk.place, chat.language, services.lexicon, pack)
    except QueryError as error:
        return unreadable(text, error), False
    if await _is_full(talk, services, chat.id, rule.draft):
        return Note((Phrase("rule-limit", {"limit": services.rules_per_chat}),)), False
    standing_rule, new = await talk.tx.rules.add(rule.draft, services.clock.now())
    if chat.state is ChatState.STOPPED:
        # Who makes a rule wants its alerts.
        await opened(talk, services, user)
    if not new:
        return Note((Phrase("rule-exists", _told(standing_rule)),), (_rules_row(),)), True
    if not remarks:
        return saved_note(
            standing_rule, talk.language, readable(standing_rule, talk.language, services)
        ), True
    said = rule.remarks if pack is None else ()
    return saved_note(standing_rule, talk.language, standing_rule.text, *said), True


async def _is_full(talk: Talk, services: Services, chat_id: ChatId, draft: RuleDraft) -> bool:
    if await talk.tx.rules.count(chat_id) < services.rules_per_chat:
        return False
    asked = await talk.tx.rules.of_place(talk.place)
    return all((rule.query, rule.conditions) != (draft.query, draft.conditions) for rule in asked)


def saved_note(rule: Rule, language: str, said: str, *remarks: Phrase) -> Note:
    """Say that a rule stands, as it is ``said``, with the ways on and back."""
    buttons = ((*_rules_row(), Button(Phrase("button-undo-save"), UndoSave(number=rule.number).pack())),)
    pack = next((pack for pack in packs() if pack.slug == rule.pack), None)
    if pack is not None:
        return Note((Phrase("pack-added", {**_told(rule), "name": pack.name(language)}),), buttons)
    return Note((Phrase("rule-saved", _told(rule, said)), *remarks), buttons)


def _told(rule: Rule, said: str | None = None) -> dict[str, Parameter]:
    return {"number": rule.number, "text": shown(rule.text if said is None else said)}


def _rules_row() -> tuple[Button, ...]:
    return (Button(Phrase("button-see-rules"), RulesPage(page=0).pack()),)


async def undo(query: CallbackQuery, callback_data: UndoSave, talk: Talk, services: Services) -> None:
    """Remove what was saved, in the same message, with the way to have it again."""
    removed = await talk.tx.rules.remove(talk.place, callback_data.number, services.clock.now())
    if removed is None:
        talk.toast(query.id, Phrase("toast-gone"))
        return
    talk.toast(query.id, Phrase("toast-save-undone"))
    again: Rows = ((Button(Phrase("button-save-again"), SaveAgain(number=removed.number).pack()),),)
    told = _told(removed, readable(removed, talk.language, services))
    show(query, talk, Note((Phrase("save-undone", told),), again))


async def save_again(query: CallbackQuery, callback_data: SaveAgain, talk: Talk, services: Services) -> None:
    """Bring the rule back whose saving was undone."""
    if await talk.tx.rules.count(talk.place.chat_id) >= services.rules_per_chat:
        talk.toast(query.id, Phrase("rule-limit", {"limit": services.rules_per_chat}))
        return
    rule = await talk.tx.rules.restore(talk.place, callback_data.number)
    if rule is None:
        talk.toast(query.id, Phrase("toast-gone"))
        return
    talk.toast(query.id, Phrase("toast-saved"))
    show(query, talk, saved_note(rule, talk.language, readable(rule, talk.language, services)))
