"""Stories that show a newcomer what an alert looks like."""

from datetime import datetime
from typing import Protocol

from bot.model import Story, StoryId


class Examples(Protocol):
    """Grave stories that anybody may see: none of their items is of a private feed, or of a search."""

    async def newest(self, since: datetime, limit: int) -> tuple[Story, ...]:
        """List the newest important and critical ones, newest first, at most so many."""
        ...

    async def get(self, story_id: StoryId) -> Story | None:
        """Find one of them; None when it is gone, or anybody may not see it (any more)."""
        ...
