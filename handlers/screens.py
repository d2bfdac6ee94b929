"""Screens: one message each, edited by its buttons, each with a way back to the settings."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery

from bot.model import Button, Note, Phrase, Rows
from bot.ports import Talk
from handlers.showing import show


class Screen(StrEnum):
    """What can be opened by a button."""

    SETTINGS = "set"
    LANGUAGE = "lang"
    ZONE = "zone"
    QUIET = "quiet"
    DIGEST = "digest"
    READING = "read"
    MUTES = "mutes"
    PRIVACY = "priv"
    STATS = "stats"


class Open(CallbackData, prefix="open"):
    """Show a screen in the message that holds the button."""

    screen: Screen


def settings_row() -> Rows:
    """The way to the settings, below any screen of them."""
    return ((Button(Phrase("button-settings"), Open(screen=Screen.SETTINGS).pack()),),)


def shown_in_place(query: CallbackQuery, talk: Talk, note: Note, toast: Phrase | None = None) -> None:
    """Answer a press, and put a note in place of the message that holds the button."""
    talk.toast(query.id, toast)
    show(query, talk, note)
