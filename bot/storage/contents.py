"""All that an alert's message shows, read when it is rendered."""

from collections.abc import Collection
from dataclasses import replace

import sqlalchemy as sa

from bot.model import Alert, AlertContent, MuteKind, Place, Story, Twin
from bot.storage.alerts import load_alert
from bot.storage.connection import Connection
from bot.storage.reading import RULES, rule_of
from bot.storage.schema import (
    alert_rules,
    alerts,
    matches,
    mutes,
    related_stories,
    rules,
    situations,
    stories,
    story_sources,
)
from bot.storage.stories import load_story


async def load_content(connection: Connection, alert_id: int) -> AlertContent | None:
    """Load what an alert's message shows now; of a story merged into another, that one. None for one that is gone."""
    alert = await load_alert(connection, alert_id)
    merged = None if alert is None else await load_story(connection, alert.story_id)
    if alert is None or merged is None:
        return None
    story = merged if merged.merged_into is None else await load_story(connection, merged.merged_into)
    if story is None or not story.sources:
        return None
    named = RULES.join(alert_rules, alert_rules.c.rule_id == rules.c.id)
    standing = await connection.rows(named.where(alert_rules.c.alert_id == alert_id).order_by(rules.c.id))
    own = None if alert.deleted else alert.message_id
    twin = await _twin(connection, alert, merged)
    if twin is not None and twin.message_id is not None:
        own = twin.message_id
    return AlertContent(
        alert=alert,
        story=await heard(connection, story, alert.place),
        rules=tuple(rule_of(row) for row in standing),
        words=await _words(connection, story, [row.query_id for row in standing]),
        head_message_id=own if own is not None else await _head(connection, alert),
        twin=twin,
        also=await _also(connection, story),
    )


async def _words(connection: Connection, story: Story, query_ids: Collection[int]) -> tuple[str, ...]:
    found = await connection.rows(
        sa.select(matches.c.words)
        .where(matches.c.story_id == story.id, matches.c.query_id.in_(list(query_ids)))
        .order_by(matches.c.revision_id, matches.c.query_id)
    )
    return tuple(dict.fromkeys(word for row in found for word in row.words))


async def heard(connection: Connection, story: Story, place: Place) -> Story:
    """Leave out the sources that the place muted, as long as others tell the story too."""
    rows = await connection.rows(
        sa.select(mutes.c.target).where(
            mutes.c.chat_id == place.chat_id,
            mutes.c.topic == place.topic,
            mutes.c.kind == MuteKind.SOURCE,
            mutes.c.until.is_(None),
        )
    )
    silenced = {row.target for row in rows}
    sources = tuple(source for source in story.sources if source.family not in silenced)
    if len(sources) in (0, len(story.sources)):
        return story
    return replace(story, title=sources[0].title, sources=sources)


async def _head(connection: Connection, alert: Alert) -> int | None:
    """Find the message that a first message replies to: its situation's head, or the oldest one that still stands."""
    message_id: int | None = await connection.value(
        sa.select(alerts.c.message_id)
        .join_from(alerts, situations, situations.c.id == alerts.c.situation_id)
        .where(
            alerts.c.situation_id == alert.situation_id,
            alerts.c.id != alert.id,
            alerts.c.message_id.is_not(None),
            sa.not_(alerts.c.deleted),
        )
        .order_by((alerts.c.id == situations.c.head).desc(), alerts.c.id)
        .limit(1)
    )
    return message_id


async def _twin(connection: Connection, alert: Alert, merged: Story) -> Twin | None:
    """Read the place's older alert of the event, to which this one's message points."""
    if alert.points_to is None:
        return None
    row = await connection.row(
        sa.select(alerts.c.message_id, alerts.c.deleted, stories.c.title)
        .join_from(alerts, stories, stories.c.id == alerts.c.story_id)
        .where(alerts.c.id == alert.points_to)
    )
    if row is None:
        return None
    return Twin(row.title, merged.title, None if row.deleted else row.message_id)


async def _also(connection: Connection, story: Story) -> tuple[tuple[str, int], ...]:
    """Count the items that tell of the event in other languages, for the same readers; the most come first."""
    count = sa.func.count().label("items")
    rows = await connection.rows(
        sa.select(stories.c.language, count)
        .join_from(related_stories, stories, stories.c.id == related_stories.c.other_id)
        .join(story_sources, story_sources.c.story_id == stories.c.id)
        .where(
            related_stories.c.story_id == story.id,
            stories.c.merged_into.is_(None),
            stories.c.language != story.language,
            stories.c.private_to.is_not_distinct_from(story.private_to),
        )
        .group_by(stories.c.language)
    )
    return tuple(sorted(((row.language, row.items) for row in rows), key=lambda pair: (-pair[1], pair[0])))
