"""The bot's profile: commands by scope and language, descriptions, menu buttons."""

import re
from dataclasses import dataclass, field
from typing import Any

from tests.botapi.accounts import Account
from tests.botapi.chats import Chat
from tests.botapi.errors import bad_request

LANGUAGE = re.compile(r"[a-z]{2}")
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
MOST_COMMANDS = 100
LONGEST_DESCRIPTION = 256
ScopeKey = tuple[str, int, int, str]


def checked_commands(commands: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A list of commands as Telegram keeps it.

    Raises:
        ApiError: a command or description it refuses; always a breach.
    """
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH", breach=True)
    for command in commands:
        name = command["command"].strip().removeprefix("/")
        if not name:
            raise bad_request("command must be non-empty", breach=True)
        if not COMMAND.fullmatch(name):
            raise bad_request("BOT_COMMAND_INVALID", breach=True)
        if not command["description"].strip():
            raise bad_request("command description must be non-empty", breach=True)
        if len(command["description"]) > LONGEST_DESCRIPTION:
            raise bad_request(
                f"command description length must not exceed {LONGEST_DESCRIPTION}", breach=True
            )
    return [command | {"command": command["command"].strip().removeprefix("/")} for command in commands]


def checked_language(params: dict[str, Any]) -> str:
    """The `language_code` of a call, empty for every language.

    Raises:
        ApiError: it is no two-letter code; a breach.
    """
    code: str = params.get("language_code", "")
    if code and not LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified", breach=True)
    return code


@dataclass(slots=True)
class Profile:
    """What people see of the bot beside its messages; texts by language, `""` for every other one."""

    commands: dict[ScopeKey, list[dict[str, Any]]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[int, dict[str, Any]] = field(default_factory=dict)

    def commands_for(self, account: Account, chat: Chat) -> list[str]:
        """The commands that a person's application offers in a chat.

        The order in which scopes and languages are asked is the one the documentation of `BotCommandScope`
        gives.
        """
        for scope in _scopes(account, chat):
            for language in (account.language_code[:2], ""):
                if (*scope, language) in self.commands:
                    return [command["command"] for command in self.commands[*scope, language]]
        return []


def _scopes(account: Account, chat: Chat) -> list[tuple[str, int, int]]:
    if chat.is_private:
        return [("chat", chat.id, 0), ("all_private_chats", 0, 0), ("default", 0, 0)]
    scopes = [("chat_member", chat.id, account.id)]
    if chat.member(account).is_admin:
        scopes += [("chat_administrators", chat.id, 0)]
    scopes += [("chat", chat.id, 0)]
    if chat.member(account).is_admin:
        scopes += [("all_chat_administrators", 0, 0)]
    return [*scopes, ("all_group_chats", 0, 0), ("default", 0, 0)]
