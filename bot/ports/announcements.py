"""Announcements in the database."""

from typing import Protocol

from bot.model import Announcement, StoryId


class Announcements(Protocol):
    """Stories that are being told in chunks, at most one row a story."""

    async def of_story(self, story_id: StoryId) -> Announcement | None:
        """Find the one of a story; None when it is not being told in chunks."""
        ...

    async def gravest(self) -> Announcement | None:
        """Find the one to go on with: the gravest, and of these the oldest."""
        ...

    async def save(self, announcement: Announcement) -> None:
        """Keep a new or changed one."""
        ...

    async def end(self, story_id: StoryId) -> None:
        """Forget one whose places have all been told."""
        ...

    async def count(self) -> int:
        """Count them."""
        ...
