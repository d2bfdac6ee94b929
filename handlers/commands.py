"""Commands as people type them, and the filter by which a router takes its own."""

import re
from dataclasses import dataclass

from aiogram.enums import ChatType
from aiogram.filters import Filter
from aiogram.types import Message

from handlers.services import Services

KNOWN = (
    *("start", "add", "rules", "remove", "test", "why", "feeds", "addfeed", "language", "timezone"),
    *("quiet", "digest", "channels"),
    *("stop", "privacy", "export", "erase", "help", "mutes", "languages"),
    *("settings", "stats"),
)

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{3,64}))?(?:\s+(.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Command:
    """A command with the bot it names, if any, and what stands behind it."""

    name: str
    addressee: str | None
    argument: str


def command_of(text: str | None) -> Command | None:
    """Read a message as a command; None when it is none."""
    match = _COMMAND.fullmatch((text or "").strip())
    if match is None:
        return None
    return Command(match[1].lower(), match[2], (match[3] or "").strip())


def is_private(message: Message) -> bool:
    """Tell whether a message comes from a chat with one person."""
    return message.chat.type == ChatType.PRIVATE


def tells_of_a_move(message: Message) -> bool:
    """Tell whether Telegram says by a message that a group became a supergroup."""
    return message.migrate_to_chat_id is not None or message.migrate_from_chat_id is not None


def is_for_us(message: Message, services: Services) -> bool:
    """Tell whether a message wants an answer of ours.

    In a private chat every one does; in a group a known command that names no other bot, any command that
    names us, and a reply to us.
    """
    if is_private(message):
        return True
    command = command_of(message.text)
    if command is None:
        return _replies_to_us(message, services)
    if command.addressee is not None:
        return command.addressee.lower() == services.username.lower()
    return command.name in KNOWN


def _replies_to_us(message: Message, services: Services) -> bool:
    replied = message.reply_to_message
    if replied is None or replied.from_user is None or not replied.from_user.is_bot:
        return False
    return (replied.from_user.username or "").lower() == services.username.lower()


class Says(Filter):
    """Takes the messages that are one of these commands; the handler gets it as ``command``."""

    def __init__(self, *names: str) -> None:
        self._names = frozenset(names)

    async def __call__(self, message: Message) -> bool | dict[str, Command]:
        """Tell whether a message is taken."""
        command = command_of(message.text)
        if command is None or command.name not in self._names:
            return False
        return {"command": command}
