"""/privacy, /export and /erase: what is kept of a chat, all of it in a file, all of it gone."""

from enum import StrEnum

from aiogram import F, Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Message

from bot.model import Button, Note, Phrase, Rows, WantedKind
from bot.ports import Talk
from handlers.access import speaking
from handlers.commands import Says
from handlers.keyboards import Erase
from handlers.screens import Open, Screen, settings_row, shown_in_place
from handlers.services import Services
from handlers.stats import WAITING_MOST


class Right(StrEnum):
    """What people may ask of what is kept of them."""

    EXPORT = "export"
    ERASE = "erase"


class AskRight(CallbackData, prefix="right"):
    """Ask for it."""

    right: Right


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="privacy")
    routes.message.register(privacy, Says("privacy"))
    routes.message.register(export, Says("export"))
    routes.message.register(ask_erase, Says("erase"))
    routes.callback_query.register(open_privacy, Open.filter(F.screen == Screen.PRIVACY))
    routes.callback_query.register(export_by_button, AskRight.filter(F.right == Right.EXPORT))
    routes.callback_query.register(erase_by_button, AskRight.filter(F.right == Right.ERASE))
    routes.callback_query.register(erase, Erase.filter())
    return routes


# -------------------------------------------------------------------------------------------------- what is kept


async def privacy(message: Message, talk: Talk, services: Services) -> None:
    """Say what is kept, and to whom rules' words are given."""
    talk.say(await _told(talk, services, speaking(talk, message.from_user)))


async def open_privacy(query: CallbackQuery, talk: Talk, services: Services) -> None:
    """Say it in the message with the button."""
    shown_in_place(query, talk, await _told(talk, services, speaking(talk, query.from_user)))


async def _told(talk: Talk, services: Services, language: str) -> Note:
    phrases = [Phrase("privacy")]
    if await talk.tx.channels.of_person(talk.place.chat_id):
        phrases.append(Phrase("privacy-channels"))
    if services.search_hosts:
        phrases.append(Phrase("privacy-searches", {"hosts": ", ".join(services.search_hosts)}))
    phrases.append(Phrase("privacy-ways"))
    return Note(tuple(phrases), (*rights_row(), *settings_row()), language=language)


def rights_row() -> Rows:
    """What people may ask of what is kept of them."""
    return (
        (
            Button(Phrase("button-export"), AskRight(right=Right.EXPORT).pack()),
            Button(Phrase("button-erase-all"), AskRight(right=Right.ERASE).pack()),
        ),
    )


# ----------------------------------------------------------------------------------------------------- in a file


async def export(message: Message, talk: Talk, services: Services) -> None:
    """Have everything that is kept of this chat put into a file."""
    await _gather(talk, services, speaking(talk, message.from_user))


async def export_by_button(query: CallbackQuery, talk: Talk, services: Services) -> None:
    """Likewise, by a button; the file is a message of its own."""
    talk.toast(query.id)
    await _gather(talk, services, speaking(talk, query.from_user))


async def _gather(talk: Talk, services: Services, language: str) -> None:
    if talk.chat is None:
        talk.say(Note((Phrase("export-nothing"),), language=language))
        return
    files = talk.tx.files
    if await files.count_waiting(talk.home.chat_id):
        talk.say(Note((Phrase("stats-busy"),)))
        return
    if await files.count_waiting() >= WAITING_MOST:
        talk.say(Note((Phrase("test-crowded"),)))
        return
    key = talk.say(Note((Phrase("export-gathering"),)))
    # Not where a channel's readers would see it.
    await files.keep(talk.home, WantedKind.EXPORT, key, services.clock.now())


# ----------------------------------------------------------------------------------------------------------- gone


async def ask_erase(message: Message, talk: Talk) -> None:
    """Name what goes, and ask before it does."""
    talk.say(await _question(talk, speaking(talk, message.from_user)))


async def erase_by_button(query: CallbackQuery, talk: Talk) -> None:
    """Likewise, in the message with the button."""
    shown_in_place(query, talk, await _question(talk, speaking(talk, query.from_user)))


async def _question(talk: Talk, language: str) -> Note:
    rules = await talk.tx.rules.count(talk.place.chat_id)
    alone = len(await talk.tx.channels.managed_alone(talk.place.chat_id))
    channels = (Phrase("channel-erase", {"count": alone}),) if alone else ()
    phrases = (Phrase("erase-ask"), Phrase("erase-rules", {"rules": rules}), *channels, Phrase("erase-stays"))
    sure, not_sure = (
        Button(Phrase(label), Erase(sure=answer).pack())
        for label, answer in (("button-erase", True), ("button-keep", False))
    )
    return Note(phrases, ((sure, not_sure),), language=language)


async def erase(query: CallbackQuery, callback_data: Erase, talk: Talk) -> None:
    """Erase everything of this chat, or not; the answer stands in place of the question and its buttons."""
    speaks = speaking(talk, query.from_user)
    if callback_data.sure:
        await talk.tx.chats.erase(talk.place.chat_id)
        shown_in_place(query, talk, Note((Phrase("erase-done"),), language=speaks))
    else:
        shown_in_place(query, talk, Note((Phrase("erase-kept"),), settings_row(), language=speaks))
