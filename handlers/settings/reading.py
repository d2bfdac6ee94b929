"""/languages: in which languages a chat is told stories."""

import re
from collections.abc import Collection

from aiogram import F, Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Message

from bot.model import Button, Note, Phrase, Rows
from bot.ports import Talk
from bot.texts import LANGUAGE_NAMES, LANGUAGES
from handlers.arrival import standing
from handlers.commands import Command, Says
from handlers.screens import Open, Screen, settings_row, shown_in_place
from handlers.services import Services

EVERY = ("all", "*", "semua", "все", "всё", "барлығы", "барлық")
"""What people write for all languages."""


class ReadLanguage(CallbackData, prefix="read"):
    """Read a language from now on, or no more; without a code, all there are."""

    code: str = ""
    reads: bool = True


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="reading")
    routes.message.register(languages, Says("languages"))
    routes.callback_query.register(open_reading, Open.filter(F.screen == Screen.READING))
    routes.callback_query.register(read, ReadLanguage.filter())
    return routes


async def languages(message: Message, talk: Talk, services: Services, command: Command) -> None:
    """Tell in which languages this chat is told stories, or change it to those that are named."""
    await standing(talk, services, message.from_user)
    wanted = [word for word in re.split(r"[\s,;]+", command.argument.casefold()) if word]
    if wanted:
        codes = [services.lexicon.languages.language(word) for word in wanted]
        every = any(word in EVERY for word in wanted)
        if not every and None in codes:
            unknown = wanted[codes.index(None)]
            talk.say(Note((Phrase("languages-unknown", {"wanted": unknown[:40]}),)))
            return
        named = frozenset(code for code in codes if code is not None)
        await talk.tx.mutes.read(talk.place.chat_id, None if every else named)
    talk.say(await _told(talk))


async def open_reading(query: CallbackQuery, talk: Talk, services: Services) -> None:
    """Show the languages in the message with the button."""
    await standing(talk, services, query.from_user)
    shown_in_place(query, talk, await _told(talk))


async def read(query: CallbackQuery, callback_data: ReadLanguage, talk: Talk, services: Services) -> None:
    """Read a language, or no more; who would read none reads all."""
    chat = await standing(talk, services, query.from_user)
    if callback_data.code not in ("", *LANGUAGES):
        talk.toast(query.id, Phrase("toast-gone"))
        return
    named = await talk.tx.mutes.languages(chat.id)
    await talk.tx.mutes.read(chat.id, _changed(named, callback_data))
    shown_in_place(query, talk, await _told(talk), Phrase("toast-saved"))


def _changed(named: Collection[str] | None, wanted: ReadLanguage) -> frozenset[str] | None:
    if not wanted.code:
        return None
    before = frozenset(LANGUAGES if named is None else named)
    if wanted.reads:
        return None if named is None else before | {wanted.code}
    return before - {wanted.code} or None


async def _told(talk: Talk) -> Note:
    named = await talk.tx.mutes.languages(talk.place.chat_id)
    if named is None:
        return Note((Phrase("languages-all"),), _buttons(named))
    names = ", ".join(LANGUAGE_NAMES.get(code, code) for code in sorted(named))
    return Note((Phrase("languages-some", {"languages": names}),), _buttons(named))


def _buttons(named: Collection[str] | None) -> Rows:
    buttons = [_toggle(code, reads=named is None or code in named) for code in LANGUAGES]
    every = Button(Phrase("button-languages-all"), ReadLanguage().pack())
    ways = settings_row() if named is None else ((every,), *settings_row())
    return (tuple(buttons[:2]), tuple(buttons[2:]), *ways)


def _toggle(code: str, *, reads: bool) -> Button:
    label = Phrase("button-read", {"on": reads, "name": LANGUAGE_NAMES[code]})
    return Button(label, ReadLanguage(code=code, reads=not reads).pack())
