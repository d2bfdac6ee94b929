"""The buttons under an alert and under the replies to it: the usual ones, and in their place what else can be done."""

from enum import StrEnum
from typing import Annotated

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InaccessibleMessage, InlineKeyboardMarkup, Message

from bot.messages import LINK_LIMIT, MUTE, OPTIONS, WHY
from bot.model import AlertContent, AlertId, Button, Phrase, Rows
from bot.ports import Talk
from handlers.keyboards import Bounds, Number


class AskMute(CallbackData, prefix=MUTE):
    """Ask what to mute."""


class ShowOptions(CallbackData, prefix=OPTIONS):
    """Show what else can be done."""


class HideOptions(CallbackData, prefix="usual"):
    """Show the usual buttons again."""


class Way(StrEnum):
    """Where a button under an alert leads."""

    UNWANTED = "unwanted"
    MORE = "more"


class Follow(CallbackData, prefix="go"):
    """Go there, of the alert that the message under the button tells."""

    way: Way


class MorePage(CallbackData, prefix="more"):
    """Show a page of what there is more of an alert, in the same message."""

    alert: Annotated[AlertId, Bounds]
    page: Number


class Close(CallbackData, prefix="close"):
    """Make a message of ours that is no longer needed small."""


MUTING = Button(Phrase("button-mute"), AskMute().pack())
SHOWING = Button(Phrase("button-options"), ShowOptions().pack())
OFFERED: Rows = (
    (
        Button(Phrase("button-unwanted"), Follow(way=Way.UNWANTED).pack()),
        Button(Phrase("button-more"), Follow(way=Way.MORE).pack()),
    ),
    (MUTING, Button(Phrase("button-back"), HideOptions().pack())),
)


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="alert_buttons")
    routes.callback_query.register(show_options, ShowOptions.filter())
    routes.callback_query.register(hide_options, HideOptions.filter())
    return routes


async def show_options(query: CallbackQuery, talk: Talk) -> None:
    """Show what else can be done, under the same message."""
    content = await told_by(query, talk)
    if content is not None:
        talk.toast(query.id)
        change(query, talk, content, OFFERED)


async def hide_options(query: CallbackQuery, talk: Talk) -> None:
    """Show the usual buttons again."""
    content = await told_by(query, talk)
    if content is not None:
        talk.toast(query.id)
        usual(query, talk, content)


async def told_by(query: CallbackQuery, talk: Talk) -> AlertContent | None:
    """Find what the message under a pressed button tells to this chat; None, and a word, when that is not known."""
    content = None
    if query.message is not None:
        alert_id = await talk.tx.mutes.alert_of(talk.place.chat_id, query.message.message_id)
        found = {} if alert_id is None else await talk.tx.deliveries.contents([alert_id])
        content = next(iter(found.values()), None)
    if content is None or content.alert.place.chat_id != talk.place.chat_id:
        talk.toast(query.id, Phrase("toast-alert-gone"))
        return None
    return content


def change(query: CallbackQuery, talk: Talk, content: AlertContent, rows: Rows) -> None:
    """Put buttons below those that open the article and tell why it came."""
    if query.message is not None:
        talk.change_buttons(query.message.message_id, (_first(query.message, content), *rows))


def usual(query: CallbackQuery, talk: Talk, content: AlertContent) -> None:
    """Put the buttons there with which ``bot.messages`` renders an alert, or a reply to it."""
    if query.message is None:
        return
    first = _first(query.message, content)
    whole = query.message.message_id == content.alert.message_id
    rows = (first, (MUTING, SHOWING)) if whole else ((*first, SHOWING),)
    talk.change_buttons(query.message.message_id, rows)


def _first(message: Message | InaccessibleMessage, content: AlertContent) -> tuple[Button, ...]:
    return (*_links(message), Button(Phrase("button-why"), f"{WHY}:{content.alert.id}"))


def _links(message: Message | InaccessibleMessage) -> tuple[Button, ...]:
    """Find the way to the article under a message as it was sent."""
    markup = getattr(message, "reply_markup", None)
    if not isinstance(markup, InlineKeyboardMarkup):
        return ()
    urls = [button.url for row in markup.inline_keyboard for button in row if button.url]
    fit = [url for url in urls if url.startswith(("http://", "https://")) and len(url) <= LINK_LIMIT]
    return tuple(Button(Phrase("button-open"), url=url) for url in fit[:1])
