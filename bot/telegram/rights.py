"""Who may decide for groups and channels: what Telegram said, for as long as that can be trusted."""

from collections.abc import Awaitable, Callable, Collection
from typing import Any

from aiogram.methods import GetChatAdministrators, GetChatMember, TelegramMethod
from aiogram.types import ChatMemberAdministrator, ChatMemberOwner

from bot.model import ChatId, Standing
from bot.ports import Timer
from bot.telegram.refusals import ClosedToUsError

KEPT_SECONDS = 300.0
UNTOLD_SECONDS = 5.0
"""Where the bot is no admin, Telegram does not tell it who is one no longer:
https://core.telegram.org/bots/api#update (``chat_member``)"""
CHATS_REMEMBERED = 1_000
STANDINGS_REMEMBERED = 10_000
NOT_INSIDE = ("participant_id_invalid", "user not found", "user_not_participant")
"""Parts of what Telegram says of somebody who is not in the chat, in lower case; it documents none of it."""

Ask = Callable[[TelegramMethod[Any]], Awaitable[Any]]


class Rights:
    """``bot.ports.Groups`` over the Bot API."""

    def __init__(self, ask: Ask, timer: Timer, bot_id: int) -> None:
        self._ask = ask
        self._timer = timer
        self._bot_id = bot_id
        self._administrators: dict[ChatId, tuple[float, frozenset[int]]] = {}
        self._standings: dict[tuple[ChatId, int], tuple[float, Standing]] = {}

    def forget(self, chat_id: ChatId) -> None:
        """Ask anew from now on: something has changed there."""
        self._administrators.pop(chat_id, None)
        for key in [key for key in self._standings if key[0] == chat_id]:
            del self._standings[key]

    async def administrators(self, chat_id: ChatId) -> Collection[int]:
        """List the users who administer a group, as of at most five minutes ago; none where it is closed to us.

        Raises:
            ConnectionError: Telegram could not be asked.
        """
        now = self._timer.monotonic()
        known = self._administrators.get(chat_id)
        if known is not None:
            asked_at, users = known
            if now - asked_at < (KEPT_SECONDS if self._bot_id in users else UNTOLD_SECONDS):
                return users
        if len(self._administrators) >= CHATS_REMEMBERED:
            self._administrators.clear()
        users = await self._ask_administrators(chat_id)
        self._administrators[chat_id] = (now, users)
        return users

    async def _ask_administrators(self, chat_id: ChatId) -> frozenset[int]:
        try:
            members = await self._ask(GetChatAdministrators(chat_id=chat_id))
        except ClosedToUsError:
            return frozenset()
        return frozenset(member.user.id for member in members or ())

    async def standing(self, chat_id: ChatId, user_id: int, *, fresh: bool = False) -> Standing:
        """Tell what a user may do in a channel, as of at most five minutes ago; ``fresh``: as of now.

        Raises:
            ConnectionError: Telegram could not be asked.
        """
        now, key = self._timer.monotonic(), (chat_id, user_id)
        if not fresh and key in self._standings:
            asked_at, known = self._standings[key]
            if now - asked_at < KEPT_SECONDS:
                return known
        if len(self._standings) >= STANDINGS_REMEMBERED:
            self._standings.clear()
        standing = await self._ask_standing(chat_id, user_id)
        self._standings[key] = (now, standing)
        return standing

    async def _ask_standing(self, chat_id: ChatId, user_id: int) -> Standing:
        try:
            member = await self._ask(GetChatMember(chat_id=chat_id, user_id=user_id))
        except ClosedToUsError as error:
            outside = any(part in str(error).lower() for part in NOT_INSIDE)
            return Standing.OTHER if outside else Standing.CLOSED
        match member:
            case ChatMemberOwner():
                return Standing.POSTS
            case ChatMemberAdministrator():
                return Standing.POSTS if member.can_post_messages else Standing.ADMIN
            case _:
                return Standing.OTHER
