"""Announcements in the database."""

from collections.abc import Collection
from typing import Protocol

from bot.model import Announcement, RevisionId, StoryId


class Announcements(Protocol):
    """Stories that are being told in chunks, one row for each item that calls for it."""

    async def of_story(self, story_id: StoryId) -> tuple[Announcement, ...]:
        """List those of a story, in the order in which they are gone on with."""
        ...

    async def gravest(self, but: Collection[RevisionId] = ()) -> Announcement | None:
        """Find the one to go on with, but for those of these items: the gravest, and of these the oldest."""
        ...

    async def save(self, announcement: Announcement) -> None:
        """Keep a new or changed one."""
        ...

    async def end(self, announcement: Announcement) -> None:
        """Forget one whose places have all been gone through, or that another one covers."""
        ...

    async def chats_left(self) -> int:
        """Tell about how many chats are still to be gone through, over all of them."""
        ...
