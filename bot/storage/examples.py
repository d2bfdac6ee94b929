"""Stories that show a newcomer what an alert looks like."""

from datetime import datetime

import sqlalchemy as sa

from bot.model import Level, Scope, Story, StoryId
from bot.storage.connection import Connection
from bot.storage.schema import feeds, items, stories, story_sources
from bot.storage.stories import load_stories


class Examples:
    """``bot.ports.Examples`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def newest(self, since: datetime, limit: int) -> tuple[Story, ...]:
        """List the newest important and critical ones, newest first, at most so many."""
        rows = await self._connection.rows(
            sa.select(stories.c.id)
            .where(stories.c.last_at >= since, stories.c.level > Level.INFO, *_public())
            .order_by(stories.c.last_at.desc(), stories.c.id.desc())
            .limit(limit)
        )
        found = {story.id: story for story in await load_stories(self._connection, [row.id for row in rows])}
        return tuple(found[row.id] for row in rows if row.id in found and found[row.id].sources)

    async def get(self, story_id: StoryId) -> Story | None:
        """Find one of them; None when it is gone, or anybody may not see it (any more)."""
        known = await self._connection.value(
            sa.select(stories.c.id).where(stories.c.id == story_id, *_public())
        )
        found = () if known is None else await load_stories(self._connection, [story_id])
        return found[0] if found and found[0].sources else None


def _public() -> tuple[sa.ColumnElement[bool], ...]:
    """Say that anybody may see a story: also none of its items came by a feed that only some read."""
    others = sa.exists().where(
        story_sources.c.story_id == stories.c.id,
        items.c.id == story_sources.c.item_id,
        feeds.c.id == items.c.feed_id,
        feeds.c.scope != Scope.SHARED,
    )
    return stories.c.private_to.is_(None), stories.c.merged_into.is_(None), sa.not_(others)
