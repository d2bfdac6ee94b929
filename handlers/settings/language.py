"""/language: in which of its languages the bot speaks to a chat."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.model import Button, Note, Phrase, Rows
from bot.ports import Talk
from bot.texts import LANGUAGE_NAMES, LANGUAGES
from handlers.access import speaking
from handlers.arrival import standing
from handlers.commands import Command, Says
from handlers.keyboards import Speak
from handlers.screens import Open, Screen, settings_row, shown_in_place
from handlers.services import Services


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="language")
    routes.message.register(language, Says("language"))
    routes.callback_query.register(speak, Speak.filter())
    routes.callback_query.register(open_language, Open.filter(F.screen == Screen.LANGUAGE))
    return routes


async def language(message: Message, talk: Talk, services: Services, command: Command) -> None:
    """Ask for a language, or speak the one that was named."""
    wanted, now = command.argument, speaking(talk, message.from_user)
    if not wanted:
        talk.say(choice(now))
        return
    code = services.lexicon.languages.language(wanted)
    if code is None or code not in LANGUAGES:
        talk.say(Note((Phrase("language-unknown", {"wanted": wanted[:40]}),), _buttons(now)))
        return
    chat = await standing(talk, services, message.from_user)
    await talk.tx.chats.set_language(chat.id, code)
    talk.say(_spoken(code))


async def open_language(query: CallbackQuery, talk: Talk) -> None:
    """Ask for a language in the message with the button."""
    shown_in_place(query, talk, choice(speaking(talk, query.from_user)))


async def speak(query: CallbackQuery, callback_data: Speak, talk: Talk, services: Services) -> None:
    """Change the language by a button; without a language, or with none of ours, ask which."""
    code = callback_data.code
    if code not in LANGUAGES:
        talk.toast(query.id)
        talk.say(choice(speaking(talk, query.from_user)))
        return
    chat = await standing(talk, services, query.from_user)
    await talk.tx.chats.set_language(chat.id, code)
    shown_in_place(query, talk, _spoken(code))


def choice(now: str) -> Note:
    """Ask for a language; the one that is spoken now is marked."""
    return Note((Phrase("language-choose"),), _buttons(now))


def _spoken(code: str) -> Note:
    return Note((Phrase("language-set"),), _buttons(code), language=code)


def _buttons(now: str) -> Rows:
    buttons = [
        Button(
            Phrase("button-chosen" if code == now else "button-free", {"name": LANGUAGE_NAMES[code]}),
            Speak(code=code).pack(),
        )
        for code in LANGUAGES
    ]
    return (tuple(buttons[:2]), tuple(buttons[2:]), *settings_row())
