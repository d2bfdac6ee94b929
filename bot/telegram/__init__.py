"""Telegram: the one aiogram session, its limits and what its answers mean."""

from bot.telegram.client import Identity, RefusedError, Telegram, bot_at
from bot.telegram.limiter import Limits
from bot.telegram.webhook import Webhook

__all__ = ["Identity", "Limits", "RefusedError", "Telegram", "Webhook", "bot_at"]
