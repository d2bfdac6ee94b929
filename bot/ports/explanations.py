"""Why something was told to a place, and why something else was not."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.model import AlertId, ChatId, GatheredAlert, Place, SeenItem, StoryId, ToldAlert


class Explanations(Protocol):
    """What /why reads. Of another chat's feeds, searches and alerts nothing is found: as if they did not exist."""

    async def alert_of(self, chat_id: ChatId, message_id: int) -> AlertId | None:
        """Find the alert that a message of a chat belongs to."""
        ...

    async def gathered_in(self, chat_id: ChatId, message_id: int, limit: int) -> tuple[GatheredAlert, ...]:
        """List the alerts that a digest's message of a chat told, the newest first; none where it is no digest's."""
        ...

    async def told(self, chat_id: ChatId, alert_id: AlertId) -> ToldAlert | None:
        """Load an alert of a chat with everything that was decided about it."""
        ...

    async def merged(self, story_id: StoryId) -> tuple[tuple[str, datetime], ...]:
        """List the stories that turned out to be this one, by their titles, with the time of their last item."""
        ...

    async def by_link(self, place: Place, key: str, limit: int) -> tuple[SeenItem, ...]:
        """List the newest items with this link (``bot.addresses.link_key``)."""
        ...

    async def by_words(
        self, place: Place, words: Sequence[str], since: datetime, limit: int
    ) -> tuple[SeenItem, ...]:
        """List the newest items seen since then whose titles have all these words, or near forms of them."""
        ...
