"""A screen is one message: what a button leads to stands in place of what held the button."""

from aiogram.types import CallbackQuery

from bot.model import Note
from bot.ports import Talk


def show(query: CallbackQuery, talk: Talk, note: Note) -> None:
    """Put a note in place of the message whose button was pressed; where Telegram no longer names it, say it anew."""
    if query.message is None:
        talk.say(note)
    else:
        talk.edit(query.message.message_id, note)
