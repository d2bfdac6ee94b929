"""Stories, their sources, matches and decisions."""

import json
import sys
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from functools import lru_cache

import sqlalchemy as sa
import structlog

from bot.model import (
    Decision,
    FeedId,
    ItemId,
    Level,
    LiveStory,
    Match,
    QueryId,
    Revision,
    RevisionId,
    ScoreLine,
    Severity,
    Story,
    StoryId,
    StorySource,
)
from bot.storage import story_statements as asked
from bot.storage.connection import Connection, Row, chunks
from bot.storage.schema import (
    decisions,
    matches,
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
        """Find the newest story that an item belongs to; of a merged one the story that it was merged into."""
        row = await self._connection.row(
            sa.select(stories.c.id, stories.c.merged_into)
            .join_from(story_sources, stories, stories.c.id == story_sources.c.story_id)
            .where(story_sources.c.item_id == revision.item_id)
            .order_by(stories.c.merged_into.is_(None).desc(), stories.c.id.desc())
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
        loaded = await load_stories(self._connection, list(order))
        return tuple(sorted(loaded, key=lambda story: order[story.id]))

    # -------------------------------------------------------------------------------------------------------- matches

    async def matches(self, story_id: StoryId) -> tuple[Match, ...]:
        """List the queries already found in a story."""
        rows = await self._connection.rows(asked.MATCHES_READ, {"of_story": story_id})
        return tuple(
            Match(StoryId(row.story_id), QueryId(row.query_id), RevisionId(row.revision_id), tuple(row.words))
            for row in rows
        )

    async def first_fetched(self, story_id: StoryId) -> frozenset[QueryId]:
        """Name the queries that were first found in an item of a first fetch, which tells nobody anything."""
        rows = await self._connection.rows(asked.FIRST_FETCHED, {"of_story": story_id})
        return frozenset(QueryId(row.query_id) for row in rows)

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

    # ------------------------------------------------------------------------------------------------------ decisions

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


@lru_cache(maxsize=4_096)
def _texts(text: str) -> frozenset[str]:
    """Read a set; equal ones are one, for most stories are about few countries and topics."""
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


async def load_stories(connection: Connection, ids: Collection[int]) -> tuple[Story, ...]:
    """Load these stories, but for those that are gone, oldest first, with their sources in order."""
    rows: list[Row] = []
    sources: dict[int, list[StorySource]] = defaultdict(list)
    for some in chunks(ids):
        rows += await connection.rows(asked.STORIES_NAMED, {"named": some})
        for row in await connection.rows(asked.SOURCES_NAMED, {"named": some}):
            sources[row.story_id].append(_source_of(row))
    # Sorted here: to have them in order SQLite would rather read the whole table.
    return tuple(_story_of(row, sources[row.id]) for row in sorted(rows, key=lambda row: row.id))


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
