"""A link among a person's words: they want its site read, or ask what became of its story; no word to look for."""

import re
from enum import StrEnum

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Message

from bot.model import Button, Note, Phrase
from bot.ports import Talk
from handlers.alerts.why import look_up
from handlers.arrival import standing
from handlers.feeds.addfeed import seek
from handlers.services import Services

_LINK = re.compile(r"(?<!\S)(?:https?://|www\.)[^\s<>\"]{3,1000}(?!\S)", re.IGNORECASE)


class LinkAct(StrEnum):
    """What is done with a link."""

    READ = "read"
    WHY = "why"


class AboutLink(CallbackData, prefix="link"):
    """Do something with the link that the message with the button names."""

    act: LinkAct


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="links")
    routes.callback_query.register(act, AboutLink.filter())
    return routes


def link_in(text: str) -> str | None:
    """Find the first link of a text."""
    found = _LINK.search(text)
    if found is None:
        return None
    return found[0] if found[0].lower().startswith("http") else f"https://{found[0]}"


def link_note(link: str) -> Note:
    """Ask what is to be done with a link."""
    buttons = (
        (Button(Phrase("button-link-read"), AboutLink(act=LinkAct.READ).pack()),),
        (Button(Phrase("button-link-why"), AboutLink(act=LinkAct.WHY).pack()),),
    )
    return Note((Phrase("link-asked", {"address": link}),), buttons)


async def act(query: CallbackQuery, callback_data: AboutLink, talk: Talk, services: Services) -> None:
    """Have the link's site read for this chat, or say what became of its story."""
    # Telegram gives no text of a message older than two days.
    said = query.message.text if isinstance(query.message, Message) else None
    link = link_in(said or "")
    if link is None:
        talk.toast(query.id, Phrase("toast-gone"))
        return
    talk.toast(query.id)
    await standing(talk, services, query.from_user)
    if callback_data.act is LinkAct.READ:
        await seek(talk, services, query.from_user, link)
    else:
        await look_up(talk, services, link)
