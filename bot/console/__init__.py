"""Telegram's place taken by a terminal: the same handlers, the same messages, no second way of the code."""

from bot.console.keyboard import Keyboard
from bot.console.output import Output
from bot.console.session import TERMINAL_CHAT, terminal_bot

__all__ = ["TERMINAL_CHAT", "Keyboard", "Output", "terminal_bot"]
