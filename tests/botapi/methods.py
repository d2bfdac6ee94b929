"""Which methods are emulated, and by what."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from tests.botapi import asking, receiving, sending
from tests.botapi.desk import Desk
from tests.botapi.errors import NotEmulatedError

Method = Callable[[Desk, dict[str, Any]], Any | Awaitable[Any]]

EMULATED: Mapping[str, Method] = {
    "getUpdates": receiving.get_updates,
    "setWebhook": receiving.set_webhook,
    "deleteWebhook": receiving.delete_webhook,
    "getWebhookInfo": receiving.get_webhook_info,
    "getMe": asking.get_me,
    "logOut": asking.log_out,
    "close": asking.close,
    "sendMessage": sending.send_message,
    "sendDocument": sending.send_document,
    "sendPhoto": sending.send_photo,
    "sendChatAction": sending.send_chat_action,
    "editMessageText": sending.edit_message_text,
    "editMessageReplyMarkup": sending.edit_message_reply_markup,
    "deleteMessage": sending.delete_message,
    "answerCallbackQuery": sending.answer_callback_query,
    "getChat": asking.get_chat,
    "getChatMember": asking.get_chat_member,
    "getChatAdministrators": asking.get_chat_administrators,
    "getChatMemberCount": asking.get_chat_member_count,
    "leaveChat": asking.leave_chat,
    "getFile": asking.get_file,
    "setMyCommands": asking.set_my_commands,
    "getMyCommands": asking.get_my_commands,
    "deleteMyCommands": asking.delete_my_commands,
    "setMyName": asking.set_my_name,
    "getMyName": asking.get_my_name,
    "setMyDescription": asking.set_my_description,
    "getMyDescription": asking.get_my_description,
    "setMyShortDescription": asking.set_my_short_description,
    "getMyShortDescription": asking.get_my_short_description,
    "setChatMenuButton": asking.set_chat_menu_button,
    "getChatMenuButton": asking.get_chat_menu_button,
}
# Parameters of emulated methods whose effect nobody has needed yet.
NOT_EMULATED_PARAMETERS = {
    "allow_paid_broadcast",
    "business_connection_id",
    "certificate",
    "direct_messages_topic_id",
    "ephemeral_message_parameters",
    "ip_address",
    "message_effect_id",
    "rich_message",
    "suggested_post_parameters",
    "thumbnail",
}
# Those that put or change a message: the documented rates count them.
COUNTED = {"sendMessage", "sendDocument", "sendPhoto", "editMessageText", "editMessageReplyMarkup"}


def emulation_of(method: str, params: Mapping[str, Any]) -> Method:
    """Find what carries out a call.

    Raises:
        NotEmulatedError: nothing does, for this method or one of its parameters.
    """
    if method not in EMULATED:
        raise NotEmulatedError(method)
    if unknown := params.keys() & NOT_EMULATED_PARAMETERS:
        raise NotEmulatedError(f"{method} with {', '.join(sorted(unknown))}")
    return EMULATED[method]
