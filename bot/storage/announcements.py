"""Stories that are being told in chunks."""

import sqlalchemy as sa

from bot.model import Announcement, ChatId, Level, Place, RevisionId, StoryId
from bot.storage.connection import Connection, Row
from bot.storage.schema import announcements

_ORDERED = sa.select(announcements).order_by(
    announcements.c.level.desc(), announcements.c.begun_at, announcements.c.revision_id
)
_OF_STORY = _ORDERED.where(announcements.c.story_id == sa.bindparam("of_story", type_=sa.BigInteger()))
_GRAVEST = _ORDERED.limit(1)


class Announcements:
    """``bot.ports.Announcements`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def of_story(self, story_id: StoryId) -> tuple[Announcement, ...]:
        """List those of a story, in the order in which they are gone on with."""
        rows = await self._connection.rows(_OF_STORY, {"of_story": story_id})
        return tuple(map(_announcement_of, rows))

    async def gravest(self) -> Announcement | None:
        """Find the one to go on with: the gravest, and of these the oldest."""
        row = await self._connection.row(_GRAVEST)
        return None if row is None else _announcement_of(row)

    async def save(self, announcement: Announcement) -> None:
        """Keep a new or changed one."""
        told_to = announcement.told_to
        told = {
            "told_chat": None if told_to is None else told_to.chat_id,
            "told_topic": None if told_to is None else told_to.topic,
        }
        row = {
            "story_id": announcement.story_id,
            "revision_id": announcement.revision_id,
            "level": announcement.level,
            "begun_at": announcement.begun_at,
        }
        await self._connection.upsert(announcements, row | told, told)

    async def end(self, announcement: Announcement) -> None:
        """Forget one whose places have all been gone through, or that another one covers."""
        await self._connection.run(
            sa.delete(announcements).where(
                announcements.c.story_id == announcement.story_id,
                announcements.c.revision_id == announcement.revision_id,
            )
        )

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
        begun_at=row.begun_at,
    )
