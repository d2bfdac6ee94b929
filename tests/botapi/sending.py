"""The methods that put, change and remove messages."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from tests.botapi.accounts import Status
from tests.botapi.chats import GENERAL_TOPIC, Chat, ChatAction
from tests.botapi.desk import Desk
from tests.botapi.entities import Formatted
from tests.botapi.errors import NotEmulatedError, bad_request
from tests.botapi.keyboards import checked_markup
from tests.botapi.messages import Attachment, Message
from tests.botapi.pictures import fault_of_picture
from tests.botapi.schema import Upload
from tests.botapi.wire import message_json

Params = dict[str, Any]
DELETABLE_FOR = timedelta(hours=48)
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}
REPLY_FIELDS = {"message_id", "allow_sending_without_reply", "chat_id"}


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a message goes."""

    chat: Chat
    thread_id: int | None
    reply_to: Message | None


def send_message(desk: Desk, params: Params) -> Params:
    """Carry out `sendMessage`."""
    body = desk.text(params)
    place = _destination(desk, params, "can_send_messages", "text messages")
    return _post(desk, place, params, body=body, link_preview=params.get("link_preview_options"))


def send_document(desk: Desk, params: Params) -> Params:
    """Carry out `sendDocument`."""
    return _send_file(desk, params, "document")


def send_photo(desk: Desk, params: Params) -> Params:
    """Carry out `sendPhoto`."""
    return _send_file(desk, params, "photo")


def send_chat_action(desk: Desk, params: Params) -> bool:
    """Carry out `sendChatAction`."""
    if params["action"] not in ACTIONS:
        raise bad_request("wrong parameter action in request", breach=True)
    chat = desk.chat(params["chat_id"], write=True)
    thread_id = _thread(desk, chat, params.get("message_thread_id"))
    chat.actions.append(ChatAction(params["action"], thread_id, desk.clock()))
    return True


def edit_message_text(desk: Desk, params: Params) -> Params:
    """Carry out `editMessageText`."""
    if not params.get("text"):
        raise bad_request("message text is empty", breach=True)
    body = desk.text(params)
    chat, message = _editable(desk, params)
    if message.attachment is not None:
        raise bad_request("there is no text in the message to edit")
    preview = params.get("link_preview_options")
    return _change(desk, chat, message, body=body, params=params, preview=preview)


def edit_message_reply_markup(desk: Desk, params: Params) -> Params:
    """Carry out `editMessageReplyMarkup`."""
    chat, message = _editable(desk, params)
    return _change(desk, chat, message, body=message.body, params=params, preview=message.link_preview)


def delete_message(desk: Desk, params: Params) -> bool:
    """Carry out `deleteMessage`."""
    chat = desk.chat(params["chat_id"], write=True)
    message = desk.message(chat, params["message_id"], "message to delete")
    member = desk.world.bot_in(chat)
    if not (message.by_bot or chat.is_private or member.may("can_delete_messages")):
        raise bad_request("message can't be deleted")
    unlimited = member.may("can_delete_messages")
    if not unlimited and desk.clock() - message.sent_at > DELETABLE_FOR:
        raise bad_request("message can't be deleted for everyone")
    chat.remove(message, desk.clock())
    return True


def answer_callback_query(desk: Desk, params: Params) -> bool:
    """Carry out `answerCallbackQuery`; a second answer to one press is refused."""
    if params.get("url"):
        raise NotEmulatedError("answerCallbackQuery with url")
    press = desk.world.presses.get(params["callback_query_id"])
    now = desk.clock()
    if press is None or press.answered_at is not None or now - press.pressed_at > desk.press_lifetime:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    press.take_answer(params.get("text", ""), alert=params.get("show_alert", False), at=now)
    return True


def _destination(desk: Desk, params: Params, permission: str, what: str) -> Destination:
    chat = desk.chat(params["chat_id"], write=True)
    thread_id = _thread(desk, chat, params.get("message_thread_id"))
    reply_to = _reply(desk, chat, params.get("reply_parameters"))
    if reply_to is not None and reply_to.thread_id != thread_id:
        if thread_id is not None:
            raise NotEmulatedError("a reply to a message of another topic")
        thread_id = _thread(desk, chat, reply_to.thread_id)
    _check_rights(desk, chat, permission, what)
    return Destination(chat, thread_id, reply_to)


def _thread(desk: Desk, chat: Chat, thread_id: int | None) -> int | None:
    """The topic a message goes to; chats without topics take any number and forget it."""
    manages = desk.world.bot_in(chat).may("can_manage_topics")
    if chat.is_private and thread_id is not None:
        raise bad_request("message thread not found")
    if not chat.is_forum:
        return None
    if thread_id is None:
        if chat.general_closed and not manages:
            raise bad_request("TOPIC_CLOSED")
        return None
    topic = chat.topics.get(thread_id)
    if thread_id == GENERAL_TOPIC or topic is None or topic.deleted:
        raise bad_request("message thread not found")
    if topic.closed and not manages:
        raise bad_request("TOPIC_CLOSED")
    return thread_id


def _reply(desk: Desk, chat: Chat, wanted: Params | None) -> Message | None:
    if wanted is None:
        return None
    if extra := wanted.keys() - REPLY_FIELDS:
        raise NotEmulatedError(f"reply_parameters with {', '.join(sorted(extra))}")
    if "message_id" not in wanted:
        raise bad_request('can\'t find field "message_id"', breach=True)
    if desk.world.find(wanted.get("chat_id", chat.id)) is not chat:
        raise NotEmulatedError("a reply to a message of another chat")
    message = chat.message(wanted["message_id"])
    if message is not None and not message.deleted:
        return message
    if wanted.get("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def _check_rights(desk: Desk, chat: Chat, permission: str, what: str) -> None:
    member = desk.world.bot_in(chat)
    if chat.kind == "channel":
        if not member.may("can_post_messages"):
            raise bad_request("need administrator rights in the channel chat")
        return
    allowed = member.rights if member.status is Status.RESTRICTED else chat.permissions
    default = member.status is not Status.RESTRICTED
    if chat.is_group and not member.is_admin and not allowed.get(permission, default):
        raise bad_request(f"not enough rights to send {what} to the chat")


def _post(
    desk: Desk,
    place: Destination,
    params: Params,
    *,
    body: Formatted,
    link_preview: Params | None = None,
    attachment: Attachment | None = None,
) -> Params:
    chat = place.chat
    message = desk.world.post(
        chat,
        desk.bot,
        body=body,
        link_preview=link_preview,
        attachment=attachment,
        markup=_markup(chat, params),
        reply_to=place.reply_to,
        thread_id=place.thread_id,
        silent=params.get("disable_notification", False),
        protected=params.get("protect_content", False),
    )
    return message_json(message, chat)


def _markup(chat: Chat, params: Params) -> Params | None:
    channel = chat.kind == "channel"
    return checked_markup(params.get("reply_markup"), private=chat.is_private, channel=channel)


def _send_file(desk: Desk, params: Params, kind: str) -> Params:
    body = desk.text(params, "caption") if params.get("caption") else Formatted("")
    attachment = _attachment(desk, params[kind], kind)
    place = _destination(desk, params, f"can_send_{kind}s", f"{kind}s")
    return _post(desk, place, params, body=body, attachment=attachment)


def _attachment(desk: Desk, file: Upload | str, kind: str) -> Attachment:
    if isinstance(file, str):
        known = desk.file(file)
        if known is None and "://" in file:
            raise NotEmulatedError(f"a {kind} by its address")
        if known is None or known.kind != kind:
            raise bad_request("wrong file identifier/HTTP URL specified", breach=True)
        return known
    if not file.content:
        raise bad_request("file must be non-empty", breach=True)
    if kind == "photo" and (fault := fault_of_picture(file.content)):
        raise bad_request(fault, breach=True)
    identifier = f"{kind}-{len(desk.files) + 1}"
    attachment = Attachment(kind, identifier, file.name, file.content_type, file.content)
    desk.files[identifier] = attachment
    return attachment


def _editable(desk: Desk, params: Params) -> tuple[Chat, Message]:
    if "inline_message_id" in params:
        raise NotEmulatedError("editing an inline message")
    if "chat_id" not in params or "message_id" not in params:
        raise bad_request("message identifier is not specified", breach=True)
    chat = desk.chat(params["chat_id"], write=True)
    message = desk.message(chat, params["message_id"], "message to edit")
    if not message.by_bot or message.service or (message.markup and not message.is_inline):
        raise bad_request("message can't be edited")
    return chat, message


def _change(
    desk: Desk, chat: Chat, message: Message, *, body: Formatted, params: Params, preview: Params | None
) -> Params:
    if "inline_keyboard" not in params.get("reply_markup", {"inline_keyboard": []}):
        raise bad_request("inline keyboard expected", breach=True)
    markup = _markup(chat, params)
    if (body, markup, preview) == (message.body, message.markup, message.link_preview):
        raise bad_request(NOT_MODIFIED)
    if body != message.body:
        message.earlier.append(message.body)
    message.body, message.markup, message.link_preview = body, markup, preview
    chat.edited(message, desk.clock())
    return message_json(message, chat)
