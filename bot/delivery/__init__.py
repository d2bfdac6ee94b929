"""STAGE 3: what was decided reaches its chats, within Telegram's limits, nothing lost."""

from bot.delivery.send import Sender, SendSettings
from bot.delivery.settlement import Pace
from bot.delivery.wording import Word, Wording

__all__ = ["Pace", "SendSettings", "Sender", "Word", "Wording"]
