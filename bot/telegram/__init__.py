"""Telegram: the one aiogram session, its limits and what its answers mean."""

from bot.telegram.client import Identity, Telegram, bot_at
from bot.telegram.limiter import Limits
from bot.telegram.profile import Audience, Menu, Profile
from bot.telegram.refusals import RefusedError
from bot.telegram.webhook import Webhook

__all__ = [
    "Audience",
    "Identity",
    "Limits",
    "Menu",
    "Profile",
    "RefusedError",
    "Telegram",
    "Webhook",
    "bot_at",
]
