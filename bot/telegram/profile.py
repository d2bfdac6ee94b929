"""What people see of the bot beside its messages: commands by scope and language, descriptions, the menu button."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from aiogram.methods import (
    GetChatMenuButton,
    GetMyCommands,
    GetMyDescription,
    GetMyShortDescription,
    SetChatMenuButton,
    SetMyCommands,
    SetMyDescription,
    SetMyShortDescription,
    TelegramMethod,
)
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
    BotCommandScopeUnion,
    MenuButtonCommands,
)

from bot.model import ChatId

Ask = Callable[[TelegramMethod[Any]], Awaitable[Any]]


class Audience(StrEnum):
    """In which chats a list of commands is offered."""

    EVERYWHERE = "everywhere"
    PRIVATE = "private"
    GROUPS = "groups"
    ADMINISTRATORS = "administrators"
    """To the admins of groups."""


@dataclass(frozen=True, slots=True)
class Menu:
    """Commands, as (command, what it does), for an audience or one chat; ``language`` empty: for all others."""

    commands: tuple[tuple[str, str], ...]
    language: str = ""
    audience: Audience = Audience.EVERYWHERE
    chat_id: ChatId | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """All of it; texts by language."""

    menus: Sequence[Menu] = ()
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Part:
    """One thing that is set by itself: how to ask for it, what it is to be, how to set it."""

    get: TelegramMethod[Any]
    wanted: object
    read: Callable[[Any], object]
    set: TelegramMethod[Any]


async def show(profile: Profile, ask: Ask) -> tuple[int, list[str]]:
    """Make Telegram show a profile; tell how much of it was new, and why parts of it could not be set."""
    changed, failures = 0, []
    for part in _parts(profile):
        try:
            if part.read(await ask(part.get)) != part.wanted:
                await ask(part.set)
                changed += 1
        except ConnectionError as error:
            failures.append(f"{type(part.set).__api_method__}: {error}")
    return changed, failures


def _parts(profile: Profile) -> Iterator[_Part]:
    for menu in profile.menus:
        scope = _scope(menu)
        commands = [BotCommand(command=name, description=told) for name, told in menu.commands]
        yield _Part(
            GetMyCommands(scope=scope, language_code=menu.language),
            menu.commands,
            _commands,
            SetMyCommands(commands=commands, scope=scope, language_code=menu.language),
        )
    for language, text in profile.descriptions.items():
        yield _Part(
            GetMyDescription(language_code=language),
            text,
            lambda answer: answer.description,
            SetMyDescription(description=text, language_code=language),
        )
    for language, text in profile.short_descriptions.items():
        yield _Part(
            GetMyShortDescription(language_code=language),
            text,
            lambda answer: answer.short_description,
            SetMyShortDescription(short_description=text, language_code=language),
        )
    button = MenuButtonCommands()
    yield _Part(
        GetChatMenuButton(), button.type, lambda answer: answer.type, SetChatMenuButton(menu_button=button)
    )


def _commands(answer: Sequence[BotCommand]) -> tuple[tuple[str, str], ...]:
    return tuple((command.command, command.description) for command in answer)


def _scope(menu: Menu) -> BotCommandScopeUnion:
    if menu.chat_id is not None:
        return BotCommandScopeChat(chat_id=menu.chat_id)
    match menu.audience:
        case Audience.EVERYWHERE:
            return BotCommandScopeDefault()
        case Audience.PRIVATE:
            return BotCommandScopeAllPrivateChats()
        case Audience.GROUPS:
            return BotCommandScopeAllGroupChats()
        case Audience.ADMINISTRATORS:
            return BotCommandScopeAllChatAdministrators()
