"""What people did, as Telegram gave it."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.model.ids import ChatId


@dataclass(frozen=True, slots=True)
class Update:
    """One update as Telegram gave it; ``chat_id`` orders the handling (0: of no chat)."""

    id: int
    chat_id: ChatId
    payload: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class PendingUpdate:
    """An update taken from the inbox to be handled."""

    update: Update
    attempts: int
