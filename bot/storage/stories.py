"""Stories, their sources, matches, alerts, situations and decisions."""

import json
import sys
from collections.abc import Collection, Sequence
from datetime import datetime

import sqlalchemy as sa
import structlog

from bot.model import (
    Alert,
    AlertId,
    ChatId,
    Decision,
    FeedId,
    ItemId,
    Level,
    LiveStory,
    Match,
    Place,
    QueryId,
    Revision,
    RevisionId,
    RuleId,
    ScoreLine,
    Severity,
    Situation,
    SituationId,
    Story,
    StoryId,
    StorySource,
)
from bot.storage import story_statements as asked
from bot.storage.connection import Connection, Row, chunks
from bot.storage.schema import (
    alert_rules,
    alerts,
    decisions,
    matches,
    situations,
    stories,
    story_sources,
)
from rules.item import Annotation

log = structlog.get_logger(__name__)


class Stories:
    """``bot.ports.Stories`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # -------------------------------------------------------------------------------------------------------- stories

    async def live(self, since: datetime) -> tuple[LiveStory, ...]:
        """Load what caches need of the stories whose newest item is not older than this, oldest first.

        Those merged into another are left out, and with a line in the log those whose row is damaged.
        """
        rows = await self._connection.rows(asked.LIVE_READ, {"since": since})
        live = (_live_of(row) for row in rows)
        # Sorted here: to have them in order SQLite would rather read the whole table.
        return tuple(sorted((story for story in live if story is not None), key=lambda story: story.id))

    async def get(self, story_id: StoryId) -> Story | None:
        """Load one story with its sources."""
        return await load_story(self._connection, story_id)

    async def add(self, story: Story) -> StoryId:
        """Keep a new story (its id is ignored) with its sources."""
        story_id = StoryId(await self._connection.insert(stories, _story_values(story)))
        await self._insert_sources(story_id, list(enumerate(story.sources)))
        return story_id

    async def save(self, story: Story) -> None:
        """Keep a story's changed state; sources already kept are altered where their revision is newer."""
        await self._connection.run(asked.STORY_ALTERED, {"of_story": story.id, **_story_values(story)})
        kept = {
            row.item_id: row
            for row in await self._connection.rows(asked.SOURCES_KEPT, {"of_story": story.id})
        }
        placed = list(enumerate(story.sources))
        await self._insert_sources(story.id, [one for one in placed if one[1].item_id not in kept])
        standing = [one for one in placed if one[1].item_id in kept]
        newer = [one for one in standing if one[1].revision_id > kept[one[1].item_id].revision_id]
        moved = [one for one in standing if one[0] != kept[one[1].item_id].position]
        await self._alter_sources(story.id, newer)
        await self._place_sources(story.id, moved)

    async def _insert_sources(self, story_id: StoryId, placed: Sequence[tuple[int, StorySource]]) -> None:
        rows = [
            {"story_id": story_id, "item_id": source.item_id, "position": position, **_source_values(source)}
            for position, source in placed
        ]
        await self._connection.run_each(asked.SOURCES_ADDED, rows)

    async def _alter_sources(self, story_id: StoryId, placed: Sequence[tuple[int, StorySource]]) -> None:
        for _, source in placed:
            await self._connection.run(
                sa.update(story_sources)
                .where(story_sources.c.story_id == story_id, story_sources.c.item_id == source.item_id)
                .values(_source_values(source))
            )

    async def _place_sources(self, story_id: StoryId, placed: Sequence[tuple[int, StorySource]]) -> None:
        await self._connection.run_each(
            asked.SOURCE_PLACED,
            [
                {"of_story": story_id, "item": source.item_id, "place": position}
                for position, source in placed
            ],
        )

    async def of_item(self, revision: Revision) -> StoryId | None:
        """Find the story that an item already belongs to; of a merged one the story that it was merged into."""
        row = await self._connection.row(
            sa.select(stories.c.id, stories.c.merged_into)
            .join_from(story_sources, stories, stories.c.id == story_sources.c.story_id)
            .where(story_sources.c.item_id == revision.item_id)
            .order_by(stories.c.merged_into.is_(None).desc(), stories.c.id)
            .limit(1)
        )
        seen: set[int] = set()
        while row is not None and row.merged_into is not None and row.id not in seen:
            seen.add(row.id)
            row = await self._connection.row(
                sa.select(stories.c.id, stories.c.merged_into).where(stories.c.id == row.merged_into)
            )
        return None if row is None else StoryId(row.id)

    async def recent_matching(self, query_ids: Collection[QueryId], limit: int) -> tuple[Story, ...]:
        """List the newest shared stories that matched one of these queries."""
        matched = sa.exists().where(
            matches.c.story_id == stories.c.id, matches.c.query_id.in_(list(query_ids))
        )
        rows = await self._connection.rows(
            sa.select(stories.c.id)
            .where(stories.c.private_to.is_(None), stories.c.merged_into.is_(None), matched)
            .order_by(stories.c.last_at.desc(), stories.c.id.desc())
            .limit(limit)
        )
        order = {row.id: position for position, row in enumerate(rows)}
        loaded = await load_stories(self._connection, stories.c.id.in_(list(order)))
        return tuple(sorted(loaded, key=lambda story: order[story.id]))

    # -------------------------------------------------------------------------------------------------------- matches

    async def matches(self, story_id: StoryId) -> tuple[Match, ...]:
        """List the queries already found in a story."""
        rows = await self._connection.rows(asked.MATCHES_READ, {"of_story": story_id})
        return tuple(
            Match(StoryId(row.story_id), QueryId(row.query_id), RevisionId(row.revision_id), tuple(row.words))
            for row in rows
        )

    async def add_matches(self, matches_: Sequence[Match]) -> None:
        """Keep matches, one a (story, query)."""
        rows = [
            {
                "story_id": match.story_id,
                "query_id": match.query_id,
                "revision_id": match.revision_id,
                "words": list(match.words),
            }
            for match in matches_
        ]
        await self._connection.insert_new(matches, rows)

    # --------------------------------------------------------------------------------------------------------- alerts

    async def alerts(self, story_id: StoryId) -> tuple[Alert, ...]:
        """List the alerts of a story, oldest first."""
        rows = await self._connection.rows(asked.ALERTS_READ, {"of_story": story_id})
        return await _with_rules(self._connection, rows)

    async def add_alert(self, alert: Alert) -> AlertId:
        """Keep a new alert (its id is ignored); the key (chat, topic, story) gives the standing one's id."""
        added = await self._connection.insert_new_returning(alerts, [_alert_values(alert)], alerts.c.id)
        if not added:
            standing: int = await self._connection.value(
                sa.select(alerts.c.id).where(
                    alerts.c.chat_id == alert.place.chat_id,
                    alerts.c.topic == alert.place.topic,
                    alerts.c.story_id == alert.story_id,
                )
            )
            return AlertId(standing)
        await self._name_rules(added[0].id, alert.rule_ids)
        return AlertId(added[0].id)

    async def _name_rules(self, alert_id: int, rule_ids: Collection[RuleId]) -> None:
        """Name the rules of an alert that still stand."""
        standing = await self._connection.rows(asked.RULES_STANDING, {"named": list(rule_ids)})
        rows = [{"alert_id": alert_id, "rule_id": row.id} for row in standing]
        await self._connection.insert_new(alert_rules, rows)

    async def save_alert(self, alert: Alert) -> None:
        """Keep an alert's rules, told level, told marks and time of its last reply; not what *send* settles."""
        await self._connection.run(
            asked.ALERT_ALTERED,
            {
                "of_alert": alert.id,
                "told_level": alert.told_level,
                "told_marks": sorted(alert.told_marks),
                "replied_at": alert.replied_at,
            },
        )
        of_alert = {"of_alert": alert.id}
        kept = {row.rule_id for row in await self._connection.rows(asked.RULES_OF_ALERT, of_alert)}
        wanted = set(alert.rule_ids)
        if kept - wanted:
            gone = {**of_alert, "named": sorted(kept - wanted)}
            await self._connection.run(asked.RULES_LEFT_OUT, gone)
        if wanted - kept:
            await self._name_rules(alert.id, wanted - kept)

    # ------------------------------------------------------------------------------------- situations and decisions

    async def running_situations(
        self, place: Place, rule_id: RuleId, since: datetime
    ) -> tuple[Situation, ...]:
        """List a rule's situations with an item since then, newest first."""
        rows = await self._connection.rows(
            asked.SITUATIONS_RUNNING,
            {"of_rule": rule_id, "since": since, "of_chat": place.chat_id, "of_topic": place.topic},
        )
        return tuple(_situation_of(row) for row in rows)

    async def add_situation(self, situation: Situation) -> SituationId:
        """Keep a new situation (its id is ignored)."""
        values = {
            "chat_id": situation.place.chat_id,
            "topic": situation.place.topic,
            "rule_id": situation.rule_id,
            **_situation_state(situation),
        }
        return SituationId(await self._connection.insert(situations, values))

    async def save_situation(self, situation: Situation) -> None:
        """Keep a situation's changed countries, topics, level, head and time."""
        await self._connection.run(
            asked.SITUATION_ALTERED, {"of_situation": situation.id, **_situation_state(situation)}
        )

    async def record(self, decisions_: Sequence[Decision]) -> None:
        """Keep why places were or were not told, one a (revision, rule)."""
        rows = [
            {
                "revision_id": decision.revision_id,
                "rule_id": decision.rule_id,
                "story_id": decision.story_id,
                "chat_id": decision.place.chat_id,
                "topic": decision.place.topic,
                "reason": decision.reason,
                "at": decision.at,
            }
            for decision in decisions_
        ]
        await self._connection.insert_new(decisions, rows)


# ------------------------------------------------------------------------------------------------- rows and values


def _live_of(row: Row) -> LiveStory | None:
    """Read one live story; None, and a line in the log, where the row is damaged: one must not stop the start."""
    try:
        return LiveStory(
            id=StoryId(row.id),
            language=row.language,
            private_to=None if row.private_to is None else FeedId(row.private_to),
            first_at=row.first_at,
            last_at=row.last_at,
            countries=_texts(row.countries),
            topics=_texts(row.topics),
            numbers=_texts(row.numbers),
            size=row.size,
            centroid=_weights(row.centroid),
        )
    except (TypeError, ValueError) as error:
        log.error("stories.damaged", story=row.id, error=type(error).__name__)  # noqa: TRY400 - no surprise
        return None


def _texts(text: str) -> frozenset[str]:
    values = json.loads(text)
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise TypeError
    return frozenset(values)


def _weights(text: str) -> dict[str, float]:
    """Read a centroid; its terms are shared between stories, for they fill most of the memory of the live window."""
    values = json.loads(text)
    if not isinstance(values, dict):
        raise TypeError
    return {sys.intern(term): float(weight) for term, weight in values.items()}


async def load_story(connection: Connection, story_id: int) -> Story | None:
    """Load one story with its sources."""
    row = await connection.row(asked.STORY_READ, {"of_story": story_id})
    if row is None:
        return None
    sources = await connection.rows(asked.SOURCES_READ, {"of_story": story_id})
    return _story_of(row, [_source_of(source) for source in sources])


async def load_stories(connection: Connection, condition: sa.ColumnElement[bool]) -> tuple[Story, ...]:
    """Load the stories that meet a condition on ``stories``, oldest first, with their sources in order."""
    rows = await connection.rows(sa.select(stories).where(condition))
    if not rows:
        return ()
    sources: dict[int, list[StorySource]] = {row.id: [] for row in rows}
    for row in await connection.rows(
        sa.select(story_sources)
        .where(story_sources.c.story_id.in_(sa.select(stories.c.id).where(condition)))
        .order_by(story_sources.c.story_id, story_sources.c.position)
    ):
        sources[row.story_id].append(_source_of(row))
    # Sorted here: to have them in order SQLite would rather read the whole table.
    return tuple(_story_of(row, sources[row.id]) for row in sorted(rows, key=lambda row: row.id))


async def load_alert(connection: Connection, alert_id: int) -> Alert | None:
    """Load one alert."""
    rows = await connection.rows(asked.ALERT_READ, {"of_alert": alert_id})
    return next(iter(await _with_rules(connection, rows)), None)


async def _with_rules(connection: Connection, rows: Sequence[Row]) -> tuple[Alert, ...]:
    named: dict[int, list[RuleId]] = {row.id: [] for row in rows}
    for some in chunks(named):
        for row in await connection.rows(asked.ALERTS_RULES, {"named": some}):
            named[row.alert_id].append(RuleId(row.rule_id))
    return tuple(_alert_of(row, tuple(named[row.id])) for row in rows)


def _story_values(story: Story) -> dict[str, object]:
    return {
        "language": story.language,
        "private_to": story.private_to,
        "title": story.title,
        "version": story.version,
        "score": story.severity.score,
        "level": story.severity.level,
        "score_lines": [[line.part, line.points, line.detail] for line in story.severity.lines],
        "first_at": story.first_at,
        "last_at": story.last_at,
        "countries": sorted(story.countries),
        "topics": sorted(story.topics),
        "numbers": sorted(story.numbers),
        "centroid": dict(story.centroid),
        "merged_into": story.merged_into,
    }


def _story_of(row: Row, sources: Sequence[StorySource]) -> Story:
    return Story(
        id=StoryId(row.id),
        language=row.language,
        private_to=None if row.private_to is None else FeedId(row.private_to),
        title=row.title,
        version=row.version,
        severity=Severity(row.score, Level(row.level), tuple(ScoreLine(*line) for line in row.score_lines)),
        first_at=row.first_at,
        last_at=row.last_at,
        countries=frozenset(row.countries),
        topics=frozenset(row.topics),
        numbers=frozenset(row.numbers),
        sources=tuple(sources),
        centroid=row.centroid,
        merged_into=None if row.merged_into is None else StoryId(row.merged_into),
    )


def _source_values(source: StorySource) -> dict[str, object]:
    return {
        "revision_id": source.revision_id,
        "publisher": source.publisher,
        "family": source.family,
        "tier": source.tier,
        "title": source.title,
        "summary": source.summary,
        "link": source.link,
        "time": source.time,
        "seen_at": source.seen_at,
        "copy": source.copy,
        "annotation": source.annotation.to_json(),
    }


def _source_of(row: Row) -> StorySource:
    return StorySource(
        item_id=ItemId(row.item_id),
        revision_id=RevisionId(row.revision_id),
        publisher=row.publisher,
        family=row.family,
        tier=row.tier,
        title=row.title,
        summary=row.summary,
        link=row.link,
        time=row.time,
        seen_at=row.seen_at,
        copy=row.copy,
        annotation=Annotation.from_json(row.annotation),
    )


def _alert_values(alert: Alert) -> dict[str, object]:
    return {
        "chat_id": alert.place.chat_id,
        "topic": alert.place.topic,
        "story_id": alert.story_id,
        "situation_id": alert.situation_id,
        "message_id": alert.message_id,
        "sent_version": alert.sent_version,
        "shown_version": alert.shown_version,
        "told_level": alert.told_level,
        "told_marks": sorted(alert.told_marks),
        "replied_at": alert.replied_at,
        "deleted": alert.deleted,
        "sent_at": alert.sent_at,
        "shown_at": alert.shown_at,
    }


def _alert_of(row: Row, rule_ids: tuple[RuleId, ...]) -> Alert:
    return Alert(
        id=AlertId(row.id),
        place=Place(ChatId(row.chat_id), row.topic),
        story_id=StoryId(row.story_id),
        situation_id=SituationId(row.situation_id),
        rule_ids=rule_ids,
        message_id=row.message_id,
        sent_version=row.sent_version,
        shown_version=row.shown_version,
        told_level=Level(row.told_level),
        told_marks=frozenset(row.told_marks),
        replied_at=row.replied_at,
        deleted=row.deleted,
        sent_at=row.sent_at,
        shown_at=row.shown_at,
    )


def _situation_state(situation: Situation) -> dict[str, object]:
    return {
        "countries": sorted(situation.countries),
        "topics": sorted(situation.topics),
        "level": situation.level,
        "head": situation.head,
        "last_at": situation.last_at,
    }


def _situation_of(row: Row) -> Situation:
    return Situation(
        id=SituationId(row.id),
        place=Place(ChatId(row.chat_id), row.topic),
        rule_id=RuleId(row.rule_id),
        countries=frozenset(row.countries),
        topics=frozenset(row.topics),
        level=Level(row.level),
        head=None if row.head is None else AlertId(row.head),
        last_at=row.last_at,
    )
