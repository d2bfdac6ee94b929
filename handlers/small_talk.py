"""What people say to somebody they talk with: a greeting, thanks, "help", "stop"; no rule is made of that."""

from collections.abc import Mapping
from enum import StrEnum

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Message

from bot.model import Note, Phrase
from bot.ports import Talk
from handlers.commands import Command, is_private
from handlers.services import Services
from handlers.start import show_help, start
from rules.text import words


class Meaning(StrEnum):
    """What is meant."""

    HELLO = "hello"
    THANKS = "thanks"
    HELP = "help"
    STOP = "stop"


_SAID: Mapping[Meaning, tuple[str, ...]] = {
    Meaning.HELLO: (
        *("halo", "hallo", "hai", "permisi", "assalamualaikum", "selamat pagi", "selamat siang"),
        *("selamat sore", "selamat malam", "hello", "hi", "hey", "hello there", "good morning"),
        *("good evening", "привет", "здравствуйте", "здравствуй", "добрый день", "добрый вечер"),
        *("доброе утро", "сәлем", "сәлеметсіз бе", "салам", "ассалаумағалейкум", "mulai", "начать", "бастау"),
    ),
    Meaning.THANKS: (
        *("terima kasih", "terima kasih banyak", "makasih", "thanks", "thank you", "thank you very much"),
        *("спасибо", "спасибо большое", "большое спасибо", "рахмет", "көп рахмет"),
    ),
    Meaning.HELP: ("help", "bantuan", "tolong", "помощь", "помогите", "көмек", "көмектесіңіз"),
    Meaning.STOP: ("stop", "berhenti", "стоп", "хватит", "тоқта", "тоқтаңыз"),
}
"""In the languages we speak."""


def _heard(text: str) -> tuple[str, ...]:
    return tuple(token.folded for token in words(text) if token.text.isalpha())


_MEANT = {_heard(said): meaning for meaning, all_said in _SAID.items() for said in all_said}
LONGEST = 60


class Means(Filter):
    """Takes words that are said to us in a private chat."""

    def __init__(self, meaning: Meaning) -> None:
        self._meaning = meaning

    async def __call__(self, message: Message) -> bool:
        """Tell whether a message is taken."""
        return is_private(message) and meant(message.text or "") is self._meaning


def meant(text: str) -> Meaning | None:
    """Tell what is meant by words that are only that."""
    return None if text.startswith("/") or len(text) > LONGEST else _MEANT.get(_heard(text))


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="small talk")
    routes.message.register(greet, Means(Meaning.HELLO))
    routes.message.register(show_help, Means(Meaning.HELP))
    routes.message.register(thank, Means(Meaning.THANKS))
    routes.message.register(say_how_to_stop, Means(Meaning.STOP))
    return routes


async def greet(message: Message, talk: Talk, services: Services) -> None:
    """Greet as /start does."""
    await start(message, talk, services, Command("start", None, ""))


async def thank(_: Message, talk: Talk) -> None:
    """Answer thanks."""
    talk.say(Note((Phrase("talk-thanks"),)))


async def say_how_to_stop(_: Message, talk: Talk) -> None:
    """Say how to hear nothing more: one word may mean less than that."""
    talk.say(Note((Phrase("talk-stop"),)))
