"""The composition root: settings become running tasks. It decides nothing."""

from aiogram import Bot

from bot.app.start import run
from bot.app.world import UNFIT, Beside, LockLostError, Running, TokenRefusedError, World

__all__ = [
    "UNFIT",
    "Beside",
    "Bot",
    "LockLostError",
    "Running",
    "TokenRefusedError",
    "World",
    "run",
]
