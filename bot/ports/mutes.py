"""What places do not want to hear of, in the database."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol

from bot.model import AlertId, ChatId, FeedId, Mute, MuteId, Place, Wishes


class Mutes(Protocol):
    """Mutes, and languages that chats do not read."""

    async def wishes(
        self, places: Collection[Place], now: datetime, feed_id: FeedId | None = None
    ) -> Mapping[Place, Wishes]:
        """Tell what these places do not want to hear of now, and whether they leave out a shared feed.

        A place that hears everything may be missing.
        """
        ...

    async def add(self, mute: Mute) -> MuteId:
        """Keep a mute (its id is ignored), one a (place, kind, target); the standing one's id where there is one."""
        ...

    async def lift(self, place: Place, mute_id: MuteId) -> Mute | None:
        """Remove a place's mute; None when there is no such one (any more), or it is another place's."""
        ...

    async def of_place(self, place: Place, now: datetime) -> tuple[Mute, ...]:
        """List a place's mutes with the names of what they mute, oldest first; those that ended are left out."""
        ...

    async def alert_of(self, chat_id: ChatId, message_id: int) -> AlertId | None:
        """Find the alert that a message of a chat shows; None when it shows none (any more)."""
        ...

    async def languages(self, chat_id: ChatId) -> frozenset[str] | None:
        """Tell the languages that a chat reads; None: all."""
        ...

    async def read(self, chat_id: ChatId, languages: Collection[str] | None) -> None:
        """Keep the languages that a chat reads; None: all."""
        ...
