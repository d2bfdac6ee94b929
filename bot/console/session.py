"""The Bot API answered by a terminal: one private chat, behind the same session as the real one."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncGenerator, Mapping, Sequence
from html import escape
from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageReplyMarkup,
    EditMessageText,
    GetChatAdministrators,
    GetChatMenuButton,
    GetMe,
    GetMyCommands,
    GetMyDescription,
    GetMyShortDescription,
    SendDocument,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType
from aiogram.types import InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup
from rich.console import Console

from bot.console.keyboard import Keyboard
from bot.console.screen import NAME, Press, Rows, Screen, ScreenButton
from bot.model import ChatId
from bot.ports import Clock

TERMINAL_CHAT = ChatId(1)
"""The one chat there is, and the id of the person in it."""
BOT_ID = 1_000_001
TOKEN = f"{BOT_ID}:terminal"
"""aiogram wants the form of one; nothing accepts it."""
USERNAME = "kentongan_terminal_bot"

EMPTY: Mapping[type[TelegramMethod[Any]], object] = {
    GetChatAdministrators: [],
    GetMyCommands: [],
    GetMyDescription: {"description": ""},
    GetMyShortDescription: {"short_description": ""},
    GetChatMenuButton: {"type": "commands"},
}
"""What a terminal says to questions about what it does not show."""

LONGEST_NUMBER = 3
"""Digits: a longer number is a word to look for, or a time of day."""
LONGEST_READ = 20
Answer = tuple[int, Any]
"""An HTTP status, and the result, or what is wrong."""


class TerminalSession(BaseSession):
    """Answers the Bot API's methods: what is typed becomes updates, what is sent is printed."""

    def __init__(
        self,
        screen: Screen,
        keyboard: Keyboard | None,
        clock: Clock,
        language: str,
        first_lines: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._screen = screen
        self._first_lines = deque(first_lines)
        self._keyboard = keyboard
        self._clock = clock
        self._language = language
        # Microseconds: numbers of updates and messages rise over restarts, as Telegram's do.
        self._number = int(clock.now().timestamp() * 1_000_000)
        self._updates: list[dict[str, Any]] = []

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ARG002, ASYNC109 - aiogram's signature
    ) -> TelegramType:
        """Answer a method as Telegram's server would, through the same decoding."""
        if method.__api_method__ == "getUpdates":
            status, result = await self._get_updates(method)
        else:
            status, result = self._answer(method)
        body = {"ok": True, "result": result} if status == 200 else {"ok": False, "description": result}
        response = self.check_response(bot, method, status, json.dumps(body))
        return response.result  # type: ignore[return-value] # checked: every answer here has one

    async def close(self) -> None:
        """Leave the terminal with its line empty."""
        self._screen.leave()

    async def stream_content(
        self,
        url: str,  # noqa: ARG002 - aiogram's signature
        headers: dict[str, Any] | None = None,  # noqa: ARG002 - likewise
        timeout: int = 30,  # noqa: ARG002, ASYNC109 - likewise
        chunk_size: int = 65_536,  # noqa: ARG002 - likewise
        raise_for_status: bool = True,  # noqa: ARG002, FBT001, FBT002 - likewise
    ) -> AsyncGenerator[bytes, None]:
        """Give nothing: there are no files in a terminal."""
        no_files: tuple[bytes, ...] = ()
        for nothing in no_files:
            yield nothing

    # ------------------------------------------------------------------------------------------------- methods

    def _answer(self, method: TelegramMethod[Any]) -> Answer:
        answer: Answer = 400, "Bad Request: a terminal cannot do this"
        match method:
            case SendMessage():
                answer = self._send(method)
            case SendDocument() | SendPhoto():
                answer = self._send_file(method)
            case EditMessageText():
                answer = self._edit(method.message_id, method.text or "", method)
            case EditMessageReplyMarkup():
                answer = self._edit(method.message_id, None, method)
            case AnswerCallbackQuery():
                answer = self._toast(method)
            case GetMe():
                answer = 200, self._me()
            case _ if type(method) in EMPTY:
                answer = 200, EMPTY[type(method)]
            case _ if method.__returning__ is bool:
                answer = 200, True
        return answer

    def _toast(self, method: AnswerCallbackQuery) -> Answer:
        if method.text:
            self._screen.toast(method.text)
        return 200, True

    def _send(self, method: SendMessage) -> Answer:
        if method.chat_id != TERMINAL_CHAT:
            return 400, "Bad Request: chat not found"
        message_id = self._next_number()
        reply_to = method.reply_parameters.message_id if method.reply_parameters else None
        silent = bool(method.disable_notification)
        words = self._screen.show(
            message_id, method.text, _rows(method.reply_markup), reply_to, silent=silent
        )
        return 200, self._message(message_id, words, self._me())

    def _send_file(self, method: SendDocument | SendPhoto) -> Answer:
        """Print a line for a file, with its caption; a terminal shows no pictures and keeps no files."""
        if method.chat_id != TERMINAL_CHAT:
            return 400, "Bad Request: chat not found"
        file = method.document if isinstance(method, SendDocument) else method.photo
        message_id = self._next_number()
        name = escape(getattr(file, "filename", None) or "")
        mark = "📄" if isinstance(method, SendDocument) else "🖼"
        size = _size(file)
        reply_to = method.reply_parameters.message_id if method.reply_parameters else None
        html = f"{mark} <i>{name}</i>{size}\n{method.caption or ''}"
        words = self._screen.show(message_id, html, _rows(method.reply_markup), reply_to, silent=False)
        return 200, self._message(message_id, words, self._me())

    def _edit(
        self, message_id: int | None, text: str | None, method: EditMessageText | EditMessageReplyMarkup
    ) -> Answer:
        """Change a message's words and buttons; without a text its buttons only."""
        if method.chat_id != TERMINAL_CHAT or message_id is None:
            return 400, "Bad Request: chat not found"
        words = self._screen.edit(message_id, text, _rows(method.reply_markup))
        if words is None:
            return 400, "Bad Request: message is not modified"
        return 200, self._message(message_id, words, self._me())

    # ------------------------------------------------------------------------------------------------- updates

    async def _get_updates(self, method: TelegramMethod[Any]) -> Answer:
        offset: int = getattr(method, "offset", None) or 0
        self._updates = [update for update in self._updates if update["update_id"] >= offset]
        if not self._updates:
            await self._wait_for_a_line(getattr(method, "timeout", None) or 0)
        return 200, self._updates

    async def _wait_for_a_line(self, seconds: int) -> None:
        self._screen.ask()
        try:
            async with asyncio.timeout(seconds):
                line = await self._line()
        except TimeoutError:
            return
        self._screen.entered()
        if line and not self._is_no_button(line):
            self._updates.append({"update_id": self._next_number(), **self._event(line)})

    async def _line(self) -> str:
        if self._first_lines:
            line = self._first_lines.popleft()
            self._screen.typed(line)
            return line
        if self._keyboard is not None:
            try:
                return (await self._keyboard.line()).strip()
            except EOFError:
                pass
        # Nobody types any more: like Telegram, wait until the poll's time is over.
        await asyncio.Event().wait()
        return ""

    def _is_no_button(self, line: str) -> bool:
        """Tell whether somebody meant a button that is not there, and say so."""
        if not _is_number(line) or len(line) > LONGEST_NUMBER or self._screen.pressed(int(line)):
            return False
        self._screen.no_button(int(line))
        return True

    def _event(self, line: str) -> dict[str, Any]:
        press = self._screen.pressed(int(line)) if _is_number(line) else None
        if press is not None and not press.says:
            return {"callback_query": self._press(press)}
        if press is not None:
            line = press.data
        message = self._message(self._next_number(), line, self._person())
        if line.startswith("/"):
            command = line.split(maxsplit=1)[0]
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(command)}]
        return {"message": message}

    def _press(self, press: Press) -> dict[str, Any]:
        return {
            "id": str(self._next_number()),
            "from": self._person(),
            "message": self._message(press.message_id, self._screen.words_of(press.message_id), self._me()),
            "chat_instance": "terminal",
            "data": press.data,
        }

    def _message(self, message_id: int, words: str, sender: dict[str, Any]) -> dict[str, Any]:
        return {
            "message_id": message_id,
            "from": sender,
            "chat": {"id": TERMINAL_CHAT, "type": "private", "first_name": "Terminal"},
            "date": int(self._clock.now().timestamp()),
            "text": words,
        }

    def _me(self) -> dict[str, Any]:
        return {"id": BOT_ID, "is_bot": True, "first_name": NAME, "username": USERNAME}

    def _person(self) -> dict[str, Any]:
        return {
            "id": TERMINAL_CHAT,
            "is_bot": False,
            "first_name": "Terminal",
            "language_code": self._language,
        }

    def _next_number(self) -> int:
        self._number += 1
        return self._number


def terminal_bot(
    console: Console,
    keyboard: Keyboard | None,
    clock: Clock,
    language: str,
    first_lines: Sequence[str] = (),
) -> Bot:
    """Make the bot that talks to this terminal; without a keyboard it only prints, with no prompt.

    ``first_lines`` are typed before anybody types.
    """
    screen = Screen(console, language, prompt=keyboard is not None)
    return Bot(TOKEN, session=TerminalSession(screen, keyboard, clock, language, first_lines))


def _rows(markup: object) -> Rows:
    match markup:
        case InlineKeyboardMarkup(inline_keyboard=rows):
            return [
                [ScreenButton(button.text, button.callback_data, button.url) for button in row]
                for row in rows
            ]
        case ReplyKeyboardMarkup(keyboard=rows):
            return [[_reply_button(button) for button in row] for row in rows]
    return ()


def _reply_button(button: KeyboardButton) -> ScreenButton:
    asks = button.request_location or button.request_chat or button.request_users or button.request_contact
    return ScreenButton(button.text, says=not asks)


def _is_number(line: str) -> bool:
    return line.isascii() and line.isdecimal() and len(line) < LONGEST_READ


def _size(file: object) -> str:
    data = getattr(file, "data", None)
    return f" ({-(-len(data) // 1024)} kB)" if isinstance(data, bytes) else ""
