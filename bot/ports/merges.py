"""Stories that are one event, and stories that tell of one event in several languages."""

from collections.abc import Collection
from typing import Protocol

from bot.model import Story, StoryId


class Merges(Protocol):
    """Merged and related stories in the database."""

    async def merge(self, younger: StoryId, united: Story) -> None:
        """Let the younger story be a part of the older one, which becomes ``united``.

        Its items, matches, decisions and mutes are the older one's from then on, and so are its alerts at places that
        have none of the older one, or one that shows nothing; the others point to the older one's. What waits for those
        that point waits for these.
        """
        ...

    async def relate(self, story_id: StoryId, others: Collection[StoryId]) -> None:
        """Keep that stories tell of the same event, each way round; what is known already does nothing."""
        ...

    async def related(self, story_id: StoryId) -> frozenset[StoryId]:
        """List the stories that tell of the same event in other languages."""
        ...
