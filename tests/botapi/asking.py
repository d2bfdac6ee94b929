"""The methods that ask about chats, the bot and files, and those that set the bot's profile."""

from typing import Any

from tests.botapi.accounts import Status
from tests.botapi.desk import Desk
from tests.botapi.errors import bad_request
from tests.botapi.profile import ScopeKey, checked_commands, checked_language
from tests.botapi.wire import full_chat_json, member_json, user_json

Params = dict[str, Any]
MOST_DOWNLOAD = 20 * 1024 * 1024


def get_me(desk: Desk, _params: Params) -> Params:
    """Carry out `getMe`."""
    abilities = dict.fromkeys(
        (
            "supports_guest_queries",
            "supports_inline_queries",
            "can_connect_to_business",
            "has_main_web_app",
            "has_topics_enabled",
            "allows_users_to_create_topics",
            "can_manage_bots",
            "supports_join_request_queries",
        ),
        False,
    )
    groups = {"can_join_groups": True, "can_read_all_group_messages": not desk.world.privacy}
    return user_json(desk.bot) | groups | abilities


def log_out(desk: Desk, _params: Params) -> bool:
    """Carry out `logOut`: every later call is refused."""
    desk.logged_out = True
    return True


def close(_desk: Desk, _params: Params) -> bool:
    """Carry out `close`; the next call opens the bot again."""
    return True


def get_chat(desk: Desk, params: Params) -> Params:
    """Carry out `getChat`."""
    return full_chat_json(desk.chat(params["chat_id"]))


def get_chat_member(desk: Desk, params: Params) -> Params:
    """Carry out `getChatMember`."""
    if params["user_id"] <= 0:
        raise bad_request("invalid user_id specified", breach=True)
    chat = desk.chat(params["chat_id"], members=params["user_id"] != desk.bot.id)
    account = desk.world.accounts.get(params["user_id"])
    if account is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return member_json(chat.member(account), chat)


def get_chat_administrators(desk: Desk, params: Params) -> list[Params]:
    """Carry out `getChatAdministrators`: other bots are left out, and the anonymous where the bot is no admin.

    That the anonymous are hidden is told in https://github.com/tdlib/telegram-bot-api/issues/667.
    """
    chat = desk.chat(params["chat_id"], members=True)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    sees_all = desk.world.bot_in(chat).is_admin
    admins = [
        member for member in chat.members.values() if member.is_admin and (sees_all or not member.anonymous)
    ]
    return [
        member_json(member, chat)
        for member in admins
        if not member.account.is_bot or member.account is desk.bot
    ]


def get_chat_member_count(desk: Desk, params: Params) -> int:
    """Carry out `getChatMemberCount`."""
    chat = desk.chat(params["chat_id"], members=True)
    return sum(member.is_inside for member in chat.members.values())


def leave_chat(desk: Desk, params: Params) -> bool:
    """Carry out `leaveChat`."""
    chat = desk.chat(params["chat_id"])
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats", breach=True)
    if not desk.world.bot_in(chat).is_inside:
        raise bad_request("chat not found")
    desk.world.set_member(chat, desk.bot, desk.bot, Status.LEFT)
    return True


def get_file(desk: Desk, params: Params) -> Params:
    """Carry out `getFile`; the path is good for `/file/bot<token>/<path>`."""
    attachment = desk.file(params["file_id"])
    if attachment is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable", breach=True)
    if len(attachment.content) > MOST_DOWNLOAD:
        raise bad_request("file is too big")
    return {
        "file_id": attachment.file_id,
        "file_unique_id": f"U{attachment.file_id}",
        "file_size": len(attachment.content),
        "file_path": f"{attachment.kind}s/{attachment.file_id}",
    }


def set_my_commands(desk: Desk, params: Params) -> bool:
    """Carry out `setMyCommands`."""
    desk.profile.commands[_scope(desk, params)] = checked_commands(params["commands"])
    return True


def get_my_commands(desk: Desk, params: Params) -> list[Params]:
    """Carry out `getMyCommands`."""
    return desk.profile.commands.get(_scope(desk, params), [])


def delete_my_commands(desk: Desk, params: Params) -> bool:
    """Carry out `deleteMyCommands`."""
    desk.profile.commands.pop(_scope(desk, params), None)
    return True


def _scope(desk: Desk, params: Params) -> ScopeKey:
    scope = params.get("scope", {"type": "default"})
    chat_id = 0
    if "chat_id" in scope:
        chat = desk.chat(scope["chat_id"])
        if chat.kind == "channel":
            raise bad_request("can't use the chat as a scope of commands", breach=True)
        chat_id = chat.id
    return scope["type"], chat_id, scope.get("user_id", 0), checked_language(params)


def set_my_name(desk: Desk, params: Params) -> bool:
    """Carry out `setMyName`."""
    return _set_text(desk.profile.names, params, "name")


def get_my_name(desk: Desk, params: Params) -> Params:
    """Carry out `getMyName`."""
    return {"name": desk.profile.names.get(checked_language(params), desk.bot.first_name)}


def set_my_description(desk: Desk, params: Params) -> bool:
    """Carry out `setMyDescription`."""
    return _set_text(desk.profile.descriptions, params, "description")


def get_my_description(desk: Desk, params: Params) -> Params:
    """Carry out `getMyDescription`."""
    return {"description": desk.profile.descriptions.get(checked_language(params), "")}


def set_my_short_description(desk: Desk, params: Params) -> bool:
    """Carry out `setMyShortDescription`."""
    return _set_text(desk.profile.short_descriptions, params, "short_description")


def get_my_short_description(desk: Desk, params: Params) -> Params:
    """Carry out `getMyShortDescription`."""
    return {"short_description": desk.profile.short_descriptions.get(checked_language(params), "")}


def _set_text(texts: dict[str, str], params: Params, key: str) -> bool:
    texts[checked_language(params)] = params.get(key, "")
    return True


def set_chat_menu_button(desk: Desk, params: Params) -> bool:
    """Carry out `setChatMenuButton`."""
    desk.profile.menu_buttons[_menu_chat(desk, params)] = params.get("menu_button", {"type": "default"})
    return True


def get_chat_menu_button(desk: Desk, params: Params) -> Params:
    """Carry out `getChatMenuButton`."""
    buttons = desk.profile.menu_buttons
    general = buttons.get(0, {"type": "commands"})
    return buttons.get(_menu_chat(desk, params), general)


def _menu_chat(desk: Desk, params: Params) -> int:
    if "chat_id" not in params:
        return 0
    chat = desk.chat(params["chat_id"])
    if not chat.is_private:
        raise bad_request("invalid chat_id specified", breach=True)
    return chat.id
