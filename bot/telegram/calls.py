"""Our calls as methods of the Bot API."""

from typing import Any, ClassVar

from aiogram.enums import ParseMode
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageReplyMarkup,
    EditMessageText,
    SendMessage,
    TelegramMethod,
)
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
)

from bot import model

TOAST_LIMIT = 200
"""https://core.telegram.org/bots/api#answercallbackquery"""


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """``getUpdates`` that leaves the updates as they are: one that aiogram cannot read does not hold up the rest."""

    __returning__: ClassVar[Any] = list[dict[str, Any]]
    __api_method__: ClassVar[str] = "getUpdates"

    offset: int | None = None
    timeout: int | None = None
    allowed_updates: list[str] | None = None


def method_of(call: model.Call) -> TelegramMethod[Any]:
    """Say a call in the Bot API's terms."""
    match call:
        case model.SendMessage():
            return SendMessage(
                chat_id=call.place.chat_id,
                message_thread_id=call.place.topic or None,
                text=call.message.html,
                parse_mode=ParseMode.HTML,
                link_preview_options=_preview(call.message),
                disable_notification=call.silent or None,
                reply_parameters=_reply(call.reply_to),
                reply_markup=_keyboard(call.message.buttons),
            )
        case model.EditMessage():
            return EditMessageText(
                chat_id=call.place.chat_id,
                message_id=call.message_id,
                text=call.message.html,
                parse_mode=ParseMode.HTML,
                link_preview_options=_preview(call.message),
                reply_markup=_keyboard(call.message.buttons),
            )
        case model.EditButtons():
            return EditMessageReplyMarkup(
                chat_id=call.place.chat_id,
                message_id=call.message_id,
                reply_markup=_keyboard(call.buttons),
            )
        case model.AnswerPress():
            text = call.text[:TOAST_LIMIT] if call.text else None
            return AnswerCallbackQuery(callback_query_id=call.callback_id, text=text)


def _preview(message: model.Rendered) -> LinkPreviewOptions:
    if message.preview is None:
        return LinkPreviewOptions(is_disabled=True)
    return LinkPreviewOptions(is_disabled=False, url=message.preview)


def _reply(message_id: int | None) -> ReplyParameters | None:
    if message_id is None:
        return None
    return ReplyParameters(message_id=message_id, allow_sending_without_reply=True)


def _keyboard(rows: tuple[tuple[model.RenderedButton, ...], ...]) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [
                InlineKeyboardButton(text=button.label, callback_data=button.data, url=button.url)
                for button in row
            ]
            for row in rows
        ]
    )
