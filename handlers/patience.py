"""How often a group's plain members are answered, so that none of them fills the group with our messages."""

from collections import deque
from datetime import datetime, timedelta

from bot.model import ChatId

ANSWERS = 5
SPAN = timedelta(minutes=1)
GROUPS_REMEMBERED = 1_000


class Patience:
    """Counts answers to plain members, each group for itself; bounded, and forgotten with the process."""

    def __init__(self) -> None:
        self._answered: dict[ChatId, deque[datetime]] = {}

    def spend(self, chat_id: ChatId, now: datetime) -> bool:
        """Take one of the answers that a group's members have a minute; False when none is left."""
        recent = deque((at for at in self._answered.pop(chat_id, ()) if at <= now < at + SPAN), ANSWERS)
        left = len(recent) < ANSWERS
        if left:
            recent.append(now)
        self._answered[chat_id] = recent
        if len(self._answered) > GROUPS_REMEMBERED:
            # The one that was quiet longest.
            del self._answered[next(iter(self._answered))]
        return left
