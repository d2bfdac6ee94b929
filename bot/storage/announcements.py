"""Stories that are being told in chunks."""

import sqlalchemy as sa

from bot.model import Announcement, ChatId, Level, Place, RevisionId, StoryId
from bot.storage.connection import Connection, Row
from bot.storage.schema import announcements


class Announcements:
    """``bot.ports.Announcements`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def of_story(self, story_id: StoryId) -> Announcement | None:
        """Find the one of a story; None when it is not being told in chunks."""
        row = await self._connection.row(sa.select(announcements).where(announcements.c.story_id == story_id))
        return None if row is None else _announcement_of(row)

    async def gravest(self) -> Announcement | None:
        """Find the one to go on with: the gravest, and of these the oldest."""
        row = await self._connection.row(
            sa.select(announcements)
            .order_by(announcements.c.level.desc(), announcements.c.begun_at, announcements.c.story_id)
            .limit(1)
        )
        return None if row is None else _announcement_of(row)

    async def save(self, announcement: Announcement) -> None:
        """Keep a new or changed one."""
        told_to = announcement.told_to
        state = {
            "revision_id": announcement.revision_id,
            "level": announcement.level,
            "told_chat": None if told_to is None else told_to.chat_id,
            "told_topic": None if told_to is None else told_to.topic,
            "again": announcement.again,
            "begun_at": announcement.begun_at,
        }
        await self._connection.upsert(announcements, {"story_id": announcement.story_id, **state}, state)

    async def end(self, story_id: StoryId) -> None:
        """Forget one whose places have all been told."""
        await self._connection.run(sa.delete(announcements).where(announcements.c.story_id == story_id))

    async def count(self) -> int:
        """Count them."""
        counted: int = await self._connection.value(sa.select(sa.func.count()).select_from(announcements))
        return counted


def _announcement_of(row: Row) -> Announcement:
    told_to = None if row.told_chat is None else Place(ChatId(row.told_chat), row.told_topic)
    return Announcement(
        story_id=StoryId(row.story_id),
        revision_id=RevisionId(row.revision_id),
        level=Level(row.level),
        told_to=told_to,
        again=row.again,
        begun_at=row.begun_at,
    )
