"""How the bot writes to a chat, and what it keeps of it: language, time zone, privacy, export, erasure."""

import json
from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.model import Note, Phrase
from bot.ports import Talk
from bot.texts import LANGUAGES, clock_time
from handlers.access import speaking
from handlers.arrival import standing
from handlers.commands import Command, Says
from handlers.keyboards import Erase, Speak, TellZone, erase_buttons, language_buttons
from handlers.services import Services
from handlers.timings import follow
from handlers.zones import nearest_zone, shown_zone, zone_named

EXPORT_LIMIT = 3_500
"""Characters of an export in a message."""
EXPORT_MESSAGES = 8
"""Messages of an export; the operator can give the rest."""


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="settings")
    routes.message.register(language, Says("language"))
    routes.message.register(timezone, Says("timezone"))
    routes.message.register(privacy, Says("privacy"))
    routes.message.register(export, Says("export"))
    routes.message.register(ask_erase, Says("erase"))
    routes.callback_query.register(speak, Speak.filter())
    routes.callback_query.register(tell_zone, TellZone.filter())
    routes.callback_query.register(erase, Erase.filter())
    return routes


async def language(message: Message, talk: Talk, services: Services, command: Command) -> None:
    """Ask for a language, or speak the one that was named."""
    wanted = command.argument
    if not wanted:
        talk.say(Note((Phrase("language-choose"),), language_buttons()))
        return
    code = services.lexicon.languages.language(wanted)
    if code not in LANGUAGES:
        talk.say(Note((Phrase("language-unknown", {"wanted": wanted[:40]}),), language_buttons()))
        return
    await standing(talk, services, message.from_user)
    await _speak(talk, code)


async def _speak(talk: Talk, code: str) -> None:
    await talk.tx.chats.set_language(talk.place.chat_id, code)
    talk.say(Note((Phrase("language-set"),), language=code))


async def speak(query: CallbackQuery, callback_data: Speak, talk: Talk, services: Services) -> None:
    """Change the language by a button."""
    if callback_data.code in LANGUAGES:
        await standing(talk, services, query.from_user)
        talk.toast(query.id)
        await _speak(talk, callback_data.code)
        return
    talk.toast(query.id)
    talk.say(Note((Phrase("language-choose"),), language_buttons()))


async def timezone(message: Message, talk: Talk, services: Services, command: Command) -> None:
    """Tell the time zone, or change it to the one that was named."""
    chat = await standing(talk, services, message.from_user)
    if not command.argument:
        talk.say(await _zone_told(talk, services, "timezone-now"))
        return
    zone = zone_named(command.argument)
    if zone is None:
        talk.say(_unknown_zone(command.argument[:60]))
        return
    await talk.tx.chats.set_timezone(chat.id, zone)
    # Quiet hours and digests are of the chat's day.
    timing = await talk.tx.digests.timing(chat.id)
    await follow(talk.tx, replace(chat, timezone=zone), timing, services.clock.now())
    talk.say(await _zone_told(talk, services, "timezone-set"))


def _unknown_zone(wanted: str) -> Note:
    near = nearest_zone(wanted)
    if near is not None:
        return Note((Phrase("timezone-unknown-near", {"wanted": wanted, "near": near}),))
    return Note((Phrase("timezone-unknown", {"wanted": wanted}),))


async def _zone_told(talk: Talk, services: Services, text_id: str) -> Note:
    chat = await talk.tx.chats.get(talk.place.chat_id)
    zone = chat.timezone if chat else "UTC"
    time = clock_time(services.clock.now(), chat.language if chat else "en", zone)
    return Note((Phrase(text_id, {"timezone": shown_zone(zone), "time": time}),))


async def tell_zone(query: CallbackQuery, callback_data: TellZone, talk: Talk, services: Services) -> None:  # noqa: ARG001
    """Tell the time zone by a button."""
    talk.toast(query.id)
    talk.say(await _zone_told(talk, services, "timezone-now"))


async def privacy(message: Message, talk: Talk, services: Services) -> None:  # noqa: ARG001 - aiogram passes it first
    """Say what is kept, and to whom rules' words are given."""
    phrases = [Phrase("privacy")]
    if services.search_hosts:
        phrases.append(Phrase("privacy-searches", {"hosts": ", ".join(services.search_hosts)}))
    talk.say(Note(tuple(phrases)))


async def export(message: Message, talk: Talk) -> None:  # noqa: ARG001 - aiogram passes it first
    """Show everything that is kept of this chat, over several messages where it is long."""
    kept = await talk.tx.chats.export(talk.place.chat_id)
    first, *more = _pieces(json.dumps(kept or {}, ensure_ascii=False, indent=1, default=str))
    talk.say(Note((Phrase("export-head"), Phrase("export-data", {"data": first}))))
    for piece in more[: EXPORT_MESSAGES - 1]:
        talk.say(Note((Phrase("export-data", {"data": piece}),)))
    if len(more) >= EXPORT_MESSAGES:
        talk.say(Note((Phrase("export-long"),)))


def _pieces(text: str) -> list[str]:
    """Cut a text into pieces that fit a message, at the ends of lines where there are any."""
    pieces = []
    while len(text) > EXPORT_LIMIT:
        cut = text.rfind("\n", 1, EXPORT_LIMIT)
        cut = cut if cut > 0 else EXPORT_LIMIT
        pieces.append(text[:cut])
        text = text[cut:].removeprefix("\n")
    return [*pieces, text]


async def ask_erase(message: Message, talk: Talk) -> None:  # noqa: ARG001 - aiogram passes it first
    """Ask before erasing."""
    talk.say(Note((Phrase("erase-ask"),), erase_buttons()))


async def erase(query: CallbackQuery, callback_data: Erase, talk: Talk) -> None:
    """Erase everything of this chat, or not."""
    talk.toast(query.id)
    speaks = speaking(talk, query.from_user)
    if callback_data.sure:
        await talk.tx.chats.erase(talk.place.chat_id)
    answer = Note((Phrase("erase-done" if callback_data.sure else "erase-kept"),), language=speaks)
    # In place of the question, so that its buttons are gone with it.
    if query.message is None:
        talk.say(answer)
    else:
        talk.edit(query.message.message_id, answer)
