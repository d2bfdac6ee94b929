"""What *decide* asks about stories for every item, as statements.

They are built once: to build one takes longer than to run it.
"""

import sqlalchemy as sa

from bot.storage.schema import (
    matches,
    revisions,
    stories,
    story_sources,
)

NAMED = sa.bindparam("named", expanding=True, type_=sa.BigInteger())
STORY = sa.bindparam("of_story", type_=sa.BigInteger())

STORY_READ = sa.select(stories).where(stories.c.id == STORY)
SOURCES_READ = (
    sa.select(story_sources).where(story_sources.c.story_id == STORY).order_by(story_sources.c.position)
)
LIVE_READ = sa.select(
    stories.c.id,
    stories.c.language,
    stories.c.private_to,
    stories.c.first_at,
    stories.c.last_at,
    *(
        sa.type_coerce(column, sa.Text).label(column.name)
        for column in (stories.c.countries, stories.c.topics, stories.c.numbers, stories.c.centroid)
    ),
    sa.select(sa.func.count())
    .where(story_sources.c.story_id == stories.c.id)
    .scalar_subquery()
    .label("size"),
).where(stories.c.last_at >= sa.bindparam("since"), stories.c.merged_into.is_(None))
"""What is stored as JSON comes as text, so that a damaged row harms itself only."""
STORIES_NAMED = sa.select(stories).where(stories.c.id.in_(NAMED))
SOURCES_NAMED = (
    sa.select(story_sources)
    .where(story_sources.c.story_id.in_(NAMED))
    .order_by(story_sources.c.story_id, story_sources.c.position)
)
STORY_ALTERED = sa.update(stories).where(stories.c.id == STORY)
"""With the values to set beside ``of_story``, as all that are called altered."""

SOURCES_KEPT = sa.select(
    story_sources.c.item_id, story_sources.c.revision_id, story_sources.c.position
).where(story_sources.c.story_id == STORY)
SOURCES_ADDED = sa.insert(story_sources)
SOURCE_PLACED = (
    sa.update(story_sources)
    .where(story_sources.c.story_id == STORY, story_sources.c.item_id == sa.bindparam("item"))
    .values(position=sa.bindparam("place"))
)
MATCHES_READ = sa.select(matches).where(matches.c.story_id == STORY).order_by(matches.c.query_id)
FIRST_FETCHED = (
    sa.select(matches.c.query_id)
    .join_from(matches, revisions, revisions.c.id == matches.c.revision_id)
    .where(matches.c.story_id == STORY, revisions.c.first_fetch)
)
