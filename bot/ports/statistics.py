"""What places were told lately, and how their feeds are."""

from datetime import datetime
from typing import Protocol

from bot.model import ChatId, FeedAnswer, Place, ToldLately


class Statistics(Protocol):
    """Read for people who want to know whether it works."""

    async def told_lately(self, place: Place, since: datetime, limit: int) -> tuple[ToldLately, ...]:
        """List a place's alerts that were sent since then, the newest first, at most so many."""
        ...

    async def feeds_of(self, chat_id: ChatId) -> tuple[FeedAnswer, ...]:
        """List the active feeds that a chat reads with their last looks; one of the chat's own has no name."""
        ...
