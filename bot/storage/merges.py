"""Stories that turned out to be one event, and stories that tell of one event in several languages."""

from collections.abc import Collection

import sqlalchemy as sa

from bot.model import MuteKind, Story, StoryId
from bot.storage.connection import Connection
from bot.storage.merged_alerts import give_alerts
from bot.storage.schema import (
    decisions,
    matches,
    mutes,
    related_stories,
    stories,
    story_sources,
)
from bot.storage.stories import Stories


class Merges:
    """``bot.ports.Merges`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def merge(self, younger: StoryId, united: Story) -> None:
        """Let the younger story be a part of the older one, which becomes ``united``."""
        await self._give(story_sources, younger, united.id, "item_id")
        await self._give(matches, younger, united.id, "query_id")
        await self._connection.run(
            sa.update(decisions).where(decisions.c.story_id == younger).values(story_id=united.id)
        )
        await give_alerts(self._connection, younger, united)
        await self._give_mutes(younger, united.id)
        await self._give_relations(younger, united.id)
        # What was merged into the younger one before is the older one's too: nobody has to follow a chain.
        await self._connection.run(
            sa.update(stories)
            .where((stories.c.id == younger) | (stories.c.merged_into == younger))
            .values(merged_into=united.id)
        )
        await Stories(self._connection).save(united)

    async def _give(self, table: sa.Table, younger: StoryId, older: StoryId, key: str) -> None:
        """Give rows to the older story, but for those whose key it has already."""
        theirs = table.alias()
        twice = sa.exists().where(theirs.c.story_id == older, theirs.c[key] == table.c[key])
        await self._connection.run(sa.delete(table).where(table.c.story_id == younger, twice))
        await self._connection.run(sa.update(table).where(table.c.story_id == younger).values(story_id=older))

    async def _give_mutes(self, younger: StoryId, older: StoryId) -> None:
        """Who wanted to hear no more of the one event hears no more of it."""
        theirs = mutes.alias()
        same = (theirs.c.chat_id == mutes.c.chat_id, theirs.c.topic == mutes.c.topic)
        twice = sa.exists().where(theirs.c.kind == MuteKind.STORY, theirs.c.target == str(older), *same)
        mine = sa.and_(mutes.c.kind == MuteKind.STORY, mutes.c.target == str(younger))
        await self._connection.run(sa.update(mutes).where(mine, sa.not_(twice)).values(target=str(older)))
        await self._connection.run(sa.delete(mutes).where(mine))

    async def _give_relations(self, younger: StoryId, older: StoryId) -> None:
        others = await self.related(younger)
        await self._connection.run(
            sa.delete(related_stories).where(
                (related_stories.c.story_id == younger) | (related_stories.c.other_id == younger)
            )
        )
        await self.relate(older, others)

    async def relate(self, story_id: StoryId, others: Collection[StoryId]) -> None:
        """Keep that stories tell of the same event, each way round; what is known already does nothing."""
        pairs = [(story_id, other) for other in sorted(set(others)) if other != story_id]
        rows = [
            {"story_id": one, "other_id": other} for pair in pairs for one, other in (pair, reversed(pair))
        ]
        await self._connection.insert_new(related_stories, rows)

    async def related(self, story_id: StoryId) -> frozenset[StoryId]:
        """List the stories that tell of the same event in other languages."""
        rows = await self._connection.rows(RELATED_READ, {"of_story": story_id})
        return frozenset(StoryId(row.other_id) for row in rows)


RELATED_READ = sa.select(related_stories.c.other_id).where(
    related_stories.c.story_id == sa.bindparam("of_story", type_=sa.BigInteger())
)
