"""The Bot API's JSON for accounts, chats, members and messages."""

from datetime import datetime
from typing import Any

from tests.botapi.accounts import (
    ADMIN_RIGHTS,
    CHANNEL_BOT_ID,
    CHANNEL_RIGHTS,
    GROUP_ANONYMOUS_ID,
    GROUP_RIGHTS,
    PERMISSIONS,
    Account,
    Member,
    Status,
)
from tests.botapi.chats import Chat
from tests.botapi.entities import to_wire
from tests.botapi.messages import Attachment, Message, Press

ANONYMOUS = {
    "id": GROUP_ANONYMOUS_ID,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
CHANNEL_BOT = {"id": CHANNEL_BOT_ID, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
PHOTO_SIDE = 320


def unix(moment: datetime) -> int:
    """Whole Unix seconds."""
    return int(moment.timestamp())


def user_json(account: Account) -> dict[str, Any]:
    """A `User`."""
    raw: dict[str, Any] = {"id": account.id, "is_bot": account.is_bot, "first_name": account.first_name}
    for key in ("last_name", "username", "language_code"):
        if getattr(account, key):
            raw[key] = getattr(account, key)
    if account.is_premium:
        raw["is_premium"] = True
    return raw


def chat_json(chat: Chat) -> dict[str, Any]:
    """A `Chat`."""
    if chat.is_private:
        account = chat.members[chat.id].account
        raw: dict[str, Any] = {"id": chat.id, "first_name": account.first_name, "type": "private"}
        for key in ("last_name", "username"):
            if getattr(account, key):
                raw[key] = getattr(account, key)
        return raw
    raw = {"id": chat.id, "title": chat.title, "type": chat.kind}
    if chat.username:
        raw["username"] = chat.username
    if chat.is_forum:
        raw["is_forum"] = True
    return raw


def full_chat_json(chat: Chat) -> dict[str, Any]:
    """A `ChatFullInfo`."""
    gifts = dict.fromkeys(
        (
            "unlimited_gifts",
            "limited_gifts",
            "unique_gifts",
            "premium_subscription",
            "gifts_from_channels",
        ),
        False,
    )
    raw = chat_json(chat) | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}
    if chat.username:
        raw["active_usernames"] = [chat.username]
    if chat.is_group:
        raw["permissions"] = {name: chat.permissions.get(name, True) for name in PERMISSIONS}
    return raw


def member_json(member: Member, chat: Chat) -> dict[str, Any]:
    """A `ChatMember` of any status."""
    raw: dict[str, Any] = {"status": member.status.value, "user": user_json(member.account)}
    if member.is_admin and member.custom_title:
        raw["custom_title"] = member.custom_title
    match member.status:
        case Status.CREATOR:
            raw["is_anonymous"] = member.anonymous
        case Status.ADMINISTRATOR:
            names = ADMIN_RIGHTS + (CHANNEL_RIGHTS if chat.kind == "channel" else GROUP_RIGHTS)
            raw |= {"can_be_edited": False, "is_anonymous": member.anonymous}
            raw |= {name: member.rights.get(name, True) for name in names}
        case Status.RESTRICTED:
            raw |= {"is_member": True, "until_date": 0}
            raw |= {name: member.rights.get(name, False) for name in PERMISSIONS}
        case Status.KICKED:
            raw["until_date"] = 0
        case Status.MEMBER | Status.LEFT:
            pass
    return raw


def _sender_json(message: Message, chat: Chat) -> dict[str, Any]:
    if chat.kind == "channel":
        raw: dict[str, Any] = {"sender_chat": chat_json(chat)}
    elif message.anonymous:
        raw = {"from": ANONYMOUS, "sender_chat": chat_json(chat)}
    elif message.channel_id is not None:
        channel = {"id": message.channel_id, "title": message.signature, "type": "channel"}
        return {"from": CHANNEL_BOT, "sender_chat": channel}
    else:
        raw = {"from": user_json(message.sender)} if message.sender is not None else {}
    if message.signature:
        raw["author_signature"] = message.signature
    return raw


def _attachment_json(attachment: Attachment) -> dict[str, Any]:
    raw: dict[str, Any] = {
        "file_id": attachment.file_id,
        "file_unique_id": f"U{attachment.file_id}",
        "file_size": len(attachment.content),
    }
    if attachment.kind == "photo":
        return {"photo": [raw | {"width": PHOTO_SIDE, "height": PHOTO_SIDE}]}
    return {"document": raw | {"file_name": attachment.file_name, "mime_type": attachment.mime_type}}


def _body_json(message: Message) -> dict[str, Any]:
    raw: dict[str, Any] = {}
    if message.attachment is not None:
        raw |= _attachment_json(message.attachment)
    key = "caption" if message.attachment is not None else "text"
    if message.text:
        raw[key] = message.text
    if message.body.entities:
        raw["caption_entities" if key == "caption" else "entities"] = to_wire(message.body)
    if message.link_preview:
        raw["link_preview_options"] = message.link_preview
    return raw


def message_json(message: Message, chat: Chat, *, with_reply: bool = True) -> dict[str, Any]:
    """A `Message`; what it replies to is told one level deep."""
    raw: dict[str, Any] = {"message_id": message.id, "date": unix(message.sent_at), "chat": chat_json(chat)}
    raw |= _sender_json(message, chat) | _body_json(message) | message.service | _thread_json(message, chat)
    if message.edited_at is not None:
        raw["edit_date"] = unix(message.edited_at)
    if message.protected:
        raw["has_protected_content"] = True
    if message.is_inline:
        raw["reply_markup"] = message.markup
    replied = _replied(message, chat)
    if with_reply and replied is not None and not replied.deleted:
        raw["reply_to_message"] = message_json(replied, chat, with_reply=False)
    return raw


def _thread_json(message: Message, chat: Chat) -> dict[str, Any]:
    """The topic; in supergroups every reply belongs to a thread too, which is no topic although it looks so."""
    if message.thread_id is not None:
        return {"message_thread_id": message.thread_id, "is_topic_message": True}
    if chat.kind != "supergroup" or message.reply_to is None:
        return {}
    root = message.reply_to
    while root.reply_to is not None:
        root = root.reply_to
    return {"message_thread_id": root.id}


def _replied(message: Message, chat: Chat) -> Message | None:
    """What a message replies to; in a topic that is the message that opened it, when nothing else is."""
    if message.reply_to is not None or message.thread_id is None or message.thread_id == message.id:
        return message.reply_to
    return chat.message(message.thread_id)


def press_json(press: Press, chat: Chat) -> dict[str, Any]:
    """A `CallbackQuery`; a message deleted meanwhile is told as inaccessible."""
    message: dict[str, Any] = (
        {"chat": chat_json(chat), "message_id": press.message.id, "date": 0}
        if press.message.deleted
        else message_json(press.message, chat)
    )
    return {
        "id": press.id,
        "from": user_json(press.account),
        "message": message,
        "chat_instance": str(-chat.id * 7919),
        "data": press.data,
    }
