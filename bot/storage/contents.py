"""All that alerts' messages show, read when they are rendered: many at a time, since a story goes to many chats at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

import sqlalchemy as sa

from bot.model import Alert, AlertContent, AlertId, MuteKind, Place, Rule, Story, StoryId, Twin
from bot.storage.alerts import load_alerts
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
from bot.storage.stories import load_stories

# Built once: to build a statement takes longer than to run it.

NAMED = sa.bindparam("named", expanding=True, type_=sa.BigInteger())
RULES_OF_ALERTS = (
    RULES.join(alert_rules, alert_rules.c.rule_id == rules.c.id)
    .add_columns(alert_rules.c.alert_id)
    .where(alert_rules.c.alert_id.in_(NAMED))
    .order_by(rules.c.id)
)
WORDS_OF_STORIES = (
    sa.select(matches.c.story_id, matches.c.query_id, matches.c.words)
    .where(
        matches.c.story_id.in_(NAMED),
        matches.c.query_id.in_(sa.bindparam("asked", expanding=True, type_=sa.BigInteger())),
    )
    .order_by(matches.c.revision_id, matches.c.query_id)
)
SOURCES_MUTED = sa.select(mutes.c.chat_id, mutes.c.topic, mutes.c.target).where(
    mutes.c.chat_id.in_(NAMED), mutes.c.kind == MuteKind.SOURCE, mutes.c.until.is_(None)
)
_SENT = (
    sa.select(
        alerts.c.id,
        alerts.c.situation_id,
        alerts.c.message_id,
        sa.func.row_number()
        .over(
            partition_by=alerts.c.situation_id,
            order_by=((alerts.c.id == situations.c.head).desc(), alerts.c.id),
        )
        .label("place"),
    )
    .join_from(alerts, situations, situations.c.id == alerts.c.situation_id)
    .where(alerts.c.situation_id.in_(NAMED), alerts.c.message_id.is_not(None), sa.not_(alerts.c.deleted))
    .subquery()
)
FIRST_OF_SITUATIONS = sa.select(_SENT).where(_SENT.c.place <= 2).order_by(_SENT.c.situation_id, _SENT.c.place)
TWINS_READ = (
    sa.select(alerts.c.id, alerts.c.message_id, alerts.c.deleted, stories.c.title)
    .join_from(alerts, stories, stories.c.id == alerts.c.story_id)
    .where(alerts.c.id.in_(NAMED))
)
ITEMS_OF_RELATED = (
    sa.select(
        related_stories.c.story_id,
        stories.c.language,
        stories.c.private_to,
        sa.func.count().label("items"),
    )
    .join_from(related_stories, stories, stories.c.id == related_stories.c.other_id)
    .join(story_sources, story_sources.c.story_id == stories.c.id)
    .where(related_stories.c.story_id.in_(NAMED), stories.c.merged_into.is_(None))
    .group_by(related_stories.c.story_id, stories.c.language, stories.c.private_to)
)


async def load_contents(
    connection: Connection, alert_ids: Collection[AlertId]
) -> Mapping[AlertId, AlertContent]:
    """Load what alerts' messages show now; of a story merged into another, that one. Those that are gone are left out."""
    if not alert_ids:
        return {}
    named = await load_alerts(connection, alert_ids)
    told = await _stories(connection, named)
    standing = {alert.id: told[alert.story_id] for alert in named if alert.story_id in told}
    whole = {story.id: story for _, story in standing.values() if story.sources}
    shown = [alert for alert in named if alert.id in standing and standing[alert.id][1].id in whole]
    asked = await _rules(connection, shown)
    words = await _words(connection, whole, {rule.query_id for of in asked.values() for rule in of})
    silenced = await muted_sources(connection, {alert.place for alert in shown})
    twins = await _twins(
        connection, shown, {alert.id: merged for alert, (merged, _) in _pairs(shown, standing)}
    )
    heads = await _heads(connection, [alert for alert in shown if alert.message_id is None or alert.deleted])
    also = await _also(connection, whole)
    contents = {}
    for alert, (_, story) in _pairs(shown, standing):
        twin = twins.get(alert.id)
        own = None if alert.deleted else alert.message_id
        if twin is not None and twin.message_id is not None:
            own = twin.message_id
        named_rules = tuple(asked[alert.id])
        contents[alert.id] = AlertContent(
            alert=alert,
            story=heard(story, silenced.get(alert.place, frozenset())),
            rules=named_rules,
            words=_each_once(words, story, named_rules),
            head_message_id=own if own is not None else heads.get(alert.id),
            twin=twin,
            also=also.get(story.id, ()),
        )
    return contents


def _pairs(
    shown: Iterable[Alert], standing: Mapping[AlertId, tuple[Story, Story]]
) -> list[tuple[Alert, tuple[Story, Story]]]:
    return [(alert, standing[alert.id]) for alert in shown]


async def _stories(connection: Connection, of: Collection[Alert]) -> Mapping[int, tuple[Story, Story]]:
    """Load the alerts' stories, each with the one that it was merged into, itself where it was not."""
    ids = {alert.story_id for alert in of}
    found = {story.id: story for story in await load_stories(connection, ids)}
    older = {story.merged_into for story in found.values() if story.merged_into is not None} - found.keys()
    found |= {story.id: story for story in await load_stories(connection, older)}
    pairs = {}
    for story_id in ids & found.keys():
        merged = found[story_id]
        whole = merged if merged.merged_into is None else found.get(merged.merged_into)
        if whole is not None:
            pairs[int(story_id)] = (merged, whole)
    return pairs


async def _rules(connection: Connection, of: Collection[Alert]) -> Mapping[AlertId, list[Rule]]:
    asked: dict[AlertId, list[Rule]] = {alert.id: [] for alert in of}
    for row in await connection.rows(RULES_OF_ALERTS, {"named": list(asked)}):
        asked[AlertId(row.alert_id)].append(rule_of(row))
    return asked


Words = Mapping[int, list[tuple[int, tuple[str, ...]]]]
"""By story: each match's query and words, in the order in which they were found."""


async def _words(connection: Connection, of: Collection[int], query_ids: Collection[int]) -> Words:
    found = defaultdict[int, list[tuple[int, tuple[str, ...]]]](list)
    asked = {"named": list(of), "asked": list(query_ids)}
    for row in await connection.rows(WORDS_OF_STORIES, asked):
        found[row.story_id].append((row.query_id, tuple(row.words)))
    return found


def _each_once(words: Words, story: Story, named: Collection[Rule]) -> tuple[str, ...]:
    asked = {rule.query_id for rule in named}
    return tuple(
        dict.fromkeys(
            word for query_id, some in words.get(story.id, ()) if query_id in asked for word in some
        )
    )


async def muted_sources(connection: Connection, places: Collection[Place]) -> Mapping[Place, frozenset[str]]:
    """Name the publisher families that places muted."""
    found = defaultdict[Place, set[str]](set)
    for row in await connection.rows(SOURCES_MUTED, {"named": sorted({place.chat_id for place in places})}):
        found[Place(row.chat_id, row.topic)].add(row.target)
    return {place: frozenset(families) for place, families in found.items()}


def heard(story: Story, silenced: Collection[str]) -> Story:
    """Leave out the sources that the place muted, as long as others tell the story too."""
    if not silenced:
        return story
    sources = tuple(source for source in story.sources if source.family not in silenced)
    if len(sources) in (0, len(story.sources)):
        return story
    return replace(story, title=sources[0].title, sources=sources)


async def _heads(connection: Connection, of: Collection[Alert]) -> Mapping[AlertId, int]:
    """Find the messages that first messages reply to: the situation's head, or the oldest one that still stands."""
    sent = defaultdict[int, list[tuple[int, int]]](list)
    ids = sorted({alert.situation_id for alert in of})
    for row in await connection.rows(FIRST_OF_SITUATIONS, {"named": ids}):
        sent[row.situation_id].append((row.id, row.message_id))
    heads = {}
    for alert in of:
        others = (message for number, message in sent[alert.situation_id] if number != alert.id)
        head = next(others, None)
        if head is not None:
            heads[alert.id] = head
    return heads


async def _twins(
    connection: Connection, of: Collection[Alert], merged: Mapping[AlertId, Story]
) -> Mapping[AlertId, Twin]:
    """Read the places' older alerts of the events, to which these ones' messages point."""
    pointing = {alert.id: alert.points_to for alert in of if alert.points_to is not None}
    if not pointing:
        return {}
    rows = await connection.rows(TWINS_READ, {"named": list(pointing.values())})
    older = {row.id: row for row in rows}
    return {
        alert_id: Twin(
            older[points_to].title,
            merged[alert_id].title,
            None if older[points_to].deleted else older[points_to].message_id,
        )
        for alert_id, points_to in pointing.items()
        if points_to in older
    }


async def _also(
    connection: Connection, of: Mapping[StoryId, Story]
) -> Mapping[StoryId, tuple[tuple[str, int], ...]]:
    """Count the items that tell of the events in other languages, for the same readers; the most come first."""
    found = defaultdict[StoryId, list[tuple[str, int]]](list)
    for row in await connection.rows(ITEMS_OF_RELATED, {"named": list(of)}):
        story = of[StoryId(row.story_id)]
        if row.language != story.language and row.private_to == story.private_to:
            found[story.id].append((row.language, row.items))
    return {
        story_id: tuple(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))
        for story_id, pairs in found.items()
    }
