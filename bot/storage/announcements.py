"""Stories that are being told in chunks."""

from collections.abc import Collection

import sqlalchemy as sa

from bot.model import Announcement, ChatId, Level, RevisionId, StoryId
from bot.storage.connection import Connection, Row
from bot.storage.schema import announcements

_ORDERED = sa.select(announcements).order_by(
    announcements.c.level.desc(), announcements.c.begun_at, announcements.c.revision_id
)
_OF_STORY = _ORDERED.where(announcements.c.story_id == sa.bindparam("of_story", type_=sa.BigInteger()))
_GRAVEST = _ORDERED.where(
    announcements.c.revision_id.not_in(sa.bindparam("but", expanding=True, type_=sa.BigInteger()))
).limit(1)


class Announcements:
    """``bot.ports.Announcements`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def of_story(self, story_id: StoryId) -> tuple[Announcement, ...]:
        """List those of a story, in the order in which they are gone on with."""
        rows = await self._connection.rows(_OF_STORY, {"of_story": story_id})
        return tuple(map(_announcement_of, rows))

    async def gravest(self, but: Collection[RevisionId] = ()) -> Announcement | None:
        """Find the one to go on with, but for those of these items: the gravest, and of these the oldest."""
        row = await self._connection.row(_GRAVEST, {"but": list(but)})
        return None if row is None else _announcement_of(row)

    async def save(self, announcement: Announcement) -> None:
        """Keep a new or changed one."""
        told = {"told_to": announcement.told_to, "chats_left": announcement.chats_left}
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

    async def chats_left(self) -> int:
        """Tell about how many chats are still to be gone through, over all of them."""
        left: int | None = await self._connection.value(sa.select(sa.func.sum(announcements.c.chats_left)))
        return int(left or 0)


def _announcement_of(row: Row) -> Announcement:
    return Announcement(
        story_id=StoryId(row.story_id),
        revision_id=RevisionId(row.revision_id),
        level=Level(row.level),
        told_to=None if row.told_to is None else ChatId(row.told_to),
        chats_left=row.chats_left,
        begun_at=row.begun_at,
    )
