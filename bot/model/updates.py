"""What people did, as Telegram gave it."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.model.ids import ChatId


@dataclass(frozen=True, slots=True)
class Update:
    """One update as Telegram gave it; ``chat_id`` orders the handling (0: of no chat).

    ``id`` is told from others by ``bot_id`` only: each bot's updates are numbered for themselves.
    """

    id: int
    chat_id: ChatId
    payload: Mapping[str, object]
    bot_id: int = 0


@dataclass(frozen=True, slots=True)
class PendingUpdate:
    """An update taken from the inbox to be handled; ``number`` is the inbox's own and never given twice.

    Telegram's numbers may begin anew after a week without updates: https://core.telegram.org/bots/api#update
    """

    update: Update
    attempts: int
    number: int
