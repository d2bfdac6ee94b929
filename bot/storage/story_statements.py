"""What *decide* asks about stories, alerts and situations for every item, as statements.

They are built once: to build one takes longer than to run it.
"""

import sqlalchemy as sa

from bot.storage.schema import (
    UtcTime,
    alert_rules,
    alerts,
    matches,
    rules,
    situations,
    stories,
    story_sources,
)

STORY = sa.bindparam("of_story", type_=sa.BigInteger())
ALERT = sa.bindparam("of_alert", type_=sa.BigInteger())
SITUATION = sa.bindparam("of_situation", type_=sa.BigInteger())
RULE = sa.bindparam("of_rule", type_=sa.BigInteger())
NAMED = sa.bindparam("named", expanding=True, type_=sa.BigInteger())

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

ALERT_READ = sa.select(alerts).where(alerts.c.id == ALERT)
ALERTS_READ = sa.select(alerts).where(alerts.c.story_id == STORY).order_by(alerts.c.id)
ALERT_ALTERED = sa.update(alerts).where(alerts.c.id == ALERT)
ALERTS_RULES = (
    sa.select(alert_rules)
    .where(alert_rules.c.alert_id.in_(NAMED))
    .order_by(alert_rules.c.alert_id, alert_rules.c.rule_id)
)
RULES_OF_ALERT = sa.select(alert_rules.c.rule_id).where(alert_rules.c.alert_id == ALERT)
RULES_LEFT_OUT = sa.delete(alert_rules).where(
    alert_rules.c.alert_id == ALERT, alert_rules.c.rule_id.in_(NAMED)
)
RULES_STANDING = sa.select(rules.c.id).where(rules.c.id.in_(NAMED))

SITUATIONS_RUNNING = (
    sa.select(situations)
    .where(
        situations.c.rule_id == RULE,
        situations.c.last_at >= sa.bindparam("since", type_=UtcTime()),
        situations.c.chat_id == sa.bindparam("of_chat", type_=sa.BigInteger()),
        situations.c.topic == sa.bindparam("of_topic", type_=sa.BigInteger()),
    )
    .order_by(situations.c.last_at.desc(), situations.c.id.desc())
)
SITUATION_ALTERED = sa.update(situations).where(situations.c.id == SITUATION)
