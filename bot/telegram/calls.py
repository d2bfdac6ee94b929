"""Our calls as methods of the Bot API."""

from typing import Any, ClassVar

from aiogram.enums import ParseMode
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    EditMessageReplyMarkup,
    EditMessageText,
    SendDocument,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.types import (
    BufferedInputFile,
    ChatAdministratorRights,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    KeyboardButtonRequestChat,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
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
                reply_markup=_markup(call.message),
            )
        case model.SendAttachment():
            return _enclosing(call)
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
        case model.DeleteMessage():
            return DeleteMessage(chat_id=call.place.chat_id, message_id=call.message_id)
        case model.AnswerPress():
            text = call.text[:TOAST_LIMIT] if call.text else None
            return AnswerCallbackQuery(callback_query_id=call.callback_id, text=text)


def _enclosing(call: model.SendAttachment) -> SendDocument | SendPhoto:
    file = BufferedInputFile(call.attachment.content, call.attachment.name)
    place, topic = call.place.chat_id, call.place.topic or None
    reply, markup = _reply(call.reply_to), _markup(call.message)
    if call.attachment.kind is model.FileKind.PHOTO:
        return SendPhoto(
            chat_id=place,
            message_thread_id=topic,
            photo=file,
            caption=call.message.html,
            parse_mode=ParseMode.HTML,
            reply_parameters=reply,
            reply_markup=markup,
        )
    return SendDocument(
        chat_id=place,
        message_thread_id=topic,
        document=file,
        caption=call.message.html,
        parse_mode=ParseMode.HTML,
        # Else a file of text may be shown as something else.
        disable_content_type_detection=True,
        reply_parameters=reply,
        reply_markup=markup,
    )


def _preview(message: model.Rendered) -> LinkPreviewOptions:
    if message.preview is None:
        return LinkPreviewOptions(is_disabled=True)
    return LinkPreviewOptions(is_disabled=False, url=message.preview)


def _reply(message_id: int | None) -> ReplyParameters | None:
    if message_id is None:
        return None
    return ReplyParameters(message_id=message_id, allow_sending_without_reply=True)


Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ForceReply | ReplyKeyboardRemove


def _markup(message: model.Rendered) -> Markup | None:
    match message.keyboard:
        case model.RenderedReplyKeyboard(rows):
            keyboard = [[_reply_button(button) for button in row] for row in rows]
            return ReplyKeyboardMarkup(keyboard=keyboard, resize_keyboard=True, one_time_keyboard=True)
        case model.RenderedAskReply(placeholder):
            return ForceReply(force_reply=True, input_field_placeholder=placeholder, selective=True)
        case model.RemoveKeyboard():
            return ReplyKeyboardRemove(remove_keyboard=True)
        case None:
            return _keyboard(message.buttons)


def _reply_button(button: model.RenderedReplyButton) -> KeyboardButton:
    match button.kind:
        case model.ReplyButtonKind.WORDS:
            return KeyboardButton(text=button.label)
        case model.ReplyButtonKind.LOCATION:
            return KeyboardButton(text=button.label, request_location=True)
        case model.ReplyButtonKind.CHANNEL:
            return KeyboardButton(text=button.label, request_chat=_channel_wanted())


def _channel_wanted() -> KeyboardButtonRequestChat:
    """Offer channels where the person may add admins; the app makes the bot one that may post there, once it is chosen.

    https://core.telegram.org/bots/api#keyboardbuttonrequestchat
    """
    return KeyboardButtonRequestChat(
        request_id=model.CHANNEL_REQUEST,
        chat_is_channel=True,
        user_administrator_rights=_rights(
            can_promote_members=True, can_post_messages=True, can_edit_messages=True
        ),
        bot_administrator_rights=_rights(can_post_messages=True, can_edit_messages=True),
        request_title=True,
    )


def _rights(**granted: bool) -> ChatAdministratorRights:
    """Say which rights an admin must have; the Bot API wants each of the others named too."""
    demanded = (name for name, field in ChatAdministratorRights.model_fields.items() if field.is_required())
    return ChatAdministratorRights(**{**dict.fromkeys(demanded, False), **granted})


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
