"""Why something was told to a place, and why something else was not."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.model import (
    Alert,
    AlertId,
    ChatId,
    Decision,
    DeliveryKind,
    DeliveryState,
    FoundBy,
    GatheredAlert,
    ItemId,
    Level,
    PastDelivery,
    Place,
    Reason,
    RevisionId,
    Rule,
    RuleId,
    Scope,
    SeenItem,
    Story,
    StoryId,
    ToldAlert,
)
from bot.storage.alerts import load_alert
from bot.storage.connection import Connection, Row
from bot.storage.reading import FEED_COLUMNS, RULES, feed_of, reads_one, rule_of
from bot.storage.schema import (
    alert_rules,
    alerts,
    decisions,
    deliveries,
    digests,
    feeds,
    held,
    items,
    matches,
    revisions,
    rules,
    searches,
    shown_messages,
    situations,
    stories,
    story_sources,
)
from bot.storage.stories import load_story
from rules.item import Annotation

ENDINGS = ((9, 3), (6, 2), (5, 1))
"""From these lengths of a word on so many letters at its end may differ: its case, number or person."""
ONE_COMMIT = timedelta(seconds=2)
"""Times that one commit writes are no further apart."""
LOOKED_THROUGH = 60
"""Revisions that are looked at for so many distinct items."""


class Explanations:
    """``bot.ports.Explanations`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # ------------------------------------------------------------------------------------------------- what was told

    async def alert_of(self, chat_id: ChatId, message_id: int) -> AlertId | None:
        """Find the alert that a message of a chat belongs to."""
        alert_id: int | None = await self._connection.value(
            sa.select(shown_messages.c.alert_id).where(
                shown_messages.c.chat_id == chat_id, shown_messages.c.message_id == message_id
            )
        )
        return None if alert_id is None else AlertId(alert_id)

    async def gathered_in(self, chat_id: ChatId, message_id: int, limit: int) -> tuple[GatheredAlert, ...]:
        """List the alerts that a digest's message of a chat told, the newest first; none where it is no digest's."""
        row = await self._connection.row(
            sa.select(deliveries.c.digest_id, deliveries.c.settled_at).where(
                deliveries.c.chat_id == chat_id,
                deliveries.c.message_id == message_id,
                deliveries.c.digest_id.is_not(None),
            )
        )
        if row is None:
            return ()
        waits = sa.exists().where(held.c.alert_id == alerts.c.id, held.c.digest_id == row.digest_id)
        # What a digest told is let go; it was told in the commit that settled the digest's delivery.
        with_it = sa.and_(
            alerts.c.message_id.is_(None),
            alerts.c.sent_at.between(row.settled_at - ONE_COMMIT, row.settled_at + ONE_COMMIT),
        )
        rows = await self._connection.rows(
            sa.select(alerts.c.id, stories.c.title)
            .join_from(alerts, stories, stories.c.id == alerts.c.story_id)
            .where(alerts.c.chat_id == chat_id, sa.or_(waits, with_it))
            .order_by(alerts.c.id.desc())
            .limit(limit)
        )
        return tuple(GatheredAlert(AlertId(row.id), row.title) for row in rows)

    async def told(self, chat_id: ChatId, alert_id: AlertId) -> ToldAlert | None:
        """Load an alert of a chat with everything that was decided about it."""
        alert = await load_alert(self._connection, alert_id)
        if alert is None or alert.place.chat_id != chat_id:
            return None
        story = await load_story(self._connection, alert.story_id)
        return None if story is None else await self._told(alert, story)

    async def _told(self, alert: Alert, story: Story) -> ToldAlert:
        standing = await self._rules(
            rules.c.id.in_(sa.select(alert_rules.c.rule_id).where(alert_rules.c.alert_id == alert.id))
        )
        waits = await self._connection.row(
            sa.select(held.c.reason, digests.c.due_at)
            .join_from(held, digests, digests.c.id == held.c.digest_id)
            .where(held.c.alert_id == alert.id)
        )
        return ToldAlert(
            alert=alert,
            story=story,
            rules=standing,
            found=await self._found(story, standing),
            decisions=await self._decisions(story, alert.place, await self._place_rules(alert.place)),
            deliveries=await self._deliveries(alert.id),
            is_head=await self._is_head(alert),
            held_for=None if waits is None else Reason(waits.reason),
            held_until=None if waits is None else waits.due_at,
            merged_into=await self._merged_into(story),
        )

    async def _found(self, story: Story, standing: Sequence[Rule]) -> tuple[FoundBy, ...]:
        rows = await self._connection.rows(
            sa.select(
                matches.c.query_id,
                matches.c.words,
                revisions.c.title,
                revisions.c.published_at,
                items.c.first_seen_at,
                feeds.c.publisher,
            )
            .join_from(matches, revisions, revisions.c.id == matches.c.revision_id)
            .join(items, items.c.id == revisions.c.item_id)
            .join(feeds, feeds.c.id == items.c.feed_id)
            .where(
                matches.c.story_id == story.id,
                matches.c.query_id.in_([rule.query_id for rule in standing]),
            )
        )
        by_query = {row.query_id: row for row in rows}
        return tuple(
            FoundBy(rule, tuple(row.words), row.title, row.publisher, row.published_at, row.first_seen_at)
            for rule in standing
            if (row := by_query.get(rule.query_id)) is not None
        )

    async def _is_head(self, alert: Alert) -> bool:
        head: int | None = await self._connection.value(
            sa.select(situations.c.head).where(situations.c.id == alert.situation_id)
        )
        return head is None or head == alert.id

    async def _merged_into(self, story: Story) -> str | None:
        if story.merged_into is None:
            return None
        title: str | None = await self._connection.value(
            sa.select(stories.c.title).where(stories.c.id == story.merged_into)
        )
        return title

    async def merged(self, story_id: StoryId) -> tuple[tuple[str, datetime], ...]:
        """List the stories that turned out to be this one, by their titles, with the time of their last item."""
        rows = await self._connection.rows(
            sa.select(stories.c.title, stories.c.last_at)
            .where(stories.c.merged_into == story_id)
            .order_by(stories.c.last_at)
        )
        return tuple((row.title, row.last_at) for row in rows)

    async def _deliveries(self, alert_id: AlertId) -> tuple[PastDelivery, ...]:
        rows = await self._connection.rows(
            sa.select(deliveries).where(deliveries.c.alert_id == alert_id).order_by(deliveries.c.id)
        )
        return tuple(
            PastDelivery(
                kind=DeliveryKind(row.kind),
                state=DeliveryState(row.state),
                level=Level(row.level),
                reasons=tuple(Reason(reason) for reason in row.reasons),
                reason=None if row.reason is None else Reason(row.reason),
                error=row.error,
                due_at=row.due_at,
                settled_at=row.settled_at,
            )
            for row in rows
        )

    async def _rules(self, condition: sa.ColumnElement[bool]) -> tuple[Rule, ...]:
        rows = await self._connection.rows(RULES.where(condition).order_by(rules.c.number))
        return tuple(map(rule_of, rows))

    async def _place_rules(self, place: Place) -> tuple[RuleId, ...]:
        rows = await self._connection.rows(
            sa.select(rules.c.id).where(rules.c.chat_id == place.chat_id, rules.c.topic == place.topic)
        )
        return tuple(RuleId(row.id) for row in rows)

    async def _decisions(
        self, story: Story, place: Place, rule_ids: Collection[RuleId]
    ) -> tuple[Decision, ...]:
        """List what was decided about a story for these rules; by revision and rule, for a story has many places."""
        revision_ids = sa.select(revisions.c.id).where(
            revisions.c.item_id.in_([source.item_id for source in story.sources])
        )
        rows = await self._connection.rows(
            sa.select(decisions)
            .where(
                decisions.c.revision_id.in_(revision_ids),
                decisions.c.rule_id.in_(list(rule_ids)),
                decisions.c.chat_id == place.chat_id,
                decisions.c.topic == place.topic,
            )
            .order_by(decisions.c.revision_id, decisions.c.rule_id)
        )
        return tuple(
            Decision(
                story_id=StoryId(row.story_id),
                revision_id=RevisionId(row.revision_id),
                place=place,
                rule_id=RuleId(row.rule_id),
                reason=Reason(row.reason),
                at=row.at,
            )
            for row in rows
        )

    # -------------------------------------------------------------------------------------------- what was looked for

    async def by_link(self, place: Place, key: str, limit: int) -> tuple[SeenItem, ...]:
        """List the newest items with this link (``bot.addresses.link_key``)."""
        rows = await self._connection.rows(
            sa.select(items.c.id)
            .join_from(items, feeds, feeds.c.id == items.c.feed_id)
            .where(items.c.link_key == key, _known_to(place.chat_id))
            .order_by(items.c.id.desc())
            .limit(limit)
        )
        return await self._seen(place, [row.id for row in rows])

    async def by_words(
        self, place: Place, words: Sequence[str], since: datetime, limit: int
    ) -> tuple[SeenItem, ...]:
        """List the newest items seen since then whose titles have all these words, or near forms of them."""
        if not words:
            return ()
        rows = await self._connection.rows(
            sa.select(revisions.c.item_id)
            .join_from(revisions, items, items.c.id == revisions.c.item_id)
            .join(feeds, feeds.c.id == items.c.feed_id)
            .where(revisions.c.seen_at >= since, *map(self._has, words), _known_to(place.chat_id))
            .order_by(revisions.c.seen_at.desc(), revisions.c.id.desc())
            .limit(LOOKED_THROUGH)
        )
        distinct = list(dict.fromkeys(row.item_id for row in rows))
        return await self._seen(place, distinct[:limit])

    def _has(self, word: str) -> sa.ColumnElement[bool]:
        """Say that a title has a word; SQLite knows capitals and small letters of English only."""
        ending = next((letters for length, letters in ENDINGS if len(word) >= length), 0)
        stem = word[: len(word) - ending]
        if self._connection.is_postgresql:
            return revisions.c.title.icontains(stem, autoescape=True)
        forms = dict.fromkeys((stem, stem.lower(), stem.capitalize(), stem.upper()))
        return sa.or_(*(revisions.c.title.contains(form, autoescape=True) for form in forms))

    async def _seen(self, place: Place, item_ids: Sequence[int]) -> tuple[SeenItem, ...]:
        if not item_ids:
            return ()
        later = revisions.alias()
        newest = sa.not_(
            sa.exists().where(later.c.item_id == revisions.c.item_id, later.c.id > revisions.c.id)
        )
        chat = sa.literal(place.chat_id, sa.BigInteger())
        rows = await self._connection.rows(
            sa.select(
                revisions,
                items.c.first_seen_at,
                *FEED_COLUMNS,
                sa.not_(reads_one(chat, feeds.c.id, Scope.SHARED)).label("left_out"),
            )
            .join_from(revisions, items, items.c.id == revisions.c.item_id)
            .join(feeds, feeds.c.id == items.c.feed_id)
            .where(revisions.c.item_id.in_(item_ids), newest)
        )
        by_item = {row.item_id: row for row in rows}
        return tuple([await self._seen_of(place, by_item[item_id]) for item_id in item_ids])

    async def _seen_of(self, place: Place, row: Row) -> SeenItem:
        story = await self._story_of(row.item_id)
        alert = None if story is None else await self._alert_at(place, story)
        told = None if alert is None else await self.told(place.chat_id, alert)
        decided: tuple[Decision, ...] = ()
        if told is not None:
            decided = told.decisions
        elif story is not None:
            decided = await self._decisions(story, place, await self._place_rules(place))
        return SeenItem(
            item_id=ItemId(row.item_id),
            revision_id=RevisionId(row.id),
            feed=feed_of(row),
            left_out=row.feed_scope == Scope.SHARED and row.left_out,
            title=row.title,
            summary=row.summary,
            link=row.link,
            author=row.author,
            category=row.category,
            published_at=row.published_at,
            first_seen_at=row.first_seen_at,
            seen_at=row.seen_at,
            first_fetch=row.first_fetch,
            decided_at=row.decided_at,
            set_aside=row.set_aside_at is not None,
            annotation=None if row.annotation is None else Annotation.from_json(row.annotation),
            story=story,
            decisions=decided,
            told=told,
        )

    async def _story_of(self, item_id: int) -> Story | None:
        """Load the story that an item is in: of merged ones the one that goes on."""
        story_id: int | None = await self._connection.value(
            sa.select(stories.c.id)
            .join_from(story_sources, stories, stories.c.id == story_sources.c.story_id)
            .where(story_sources.c.item_id == item_id)
            .order_by(stories.c.merged_into.is_(None).desc(), stories.c.id)
            .limit(1)
        )
        return None if story_id is None else await load_story(self._connection, story_id)

    async def _alert_at(self, place: Place, story: Story) -> AlertId | None:
        """Find a place's alert of a story, of one that was merged into it, or of the one that it was merged into."""
        of_it = [story.id] if story.merged_into is None else [story.id, story.merged_into]
        alert_id: int | None = await self._connection.value(
            sa.select(alerts.c.id)
            .join_from(alerts, stories, stories.c.id == alerts.c.story_id)
            .where(
                alerts.c.chat_id == place.chat_id,
                alerts.c.topic == place.topic,
                sa.or_(stories.c.id.in_(of_it), stories.c.merged_into == story.id),
            )
            .order_by(alerts.c.id)
            .limit(1)
        )
        return None if alert_id is None else AlertId(alert_id)


def _known_to(chat_id: ChatId) -> sa.ColumnElement[bool]:
    """Say that a chat may know of the row's feed: a shared one, one of its own, or a search of its rules' words."""
    chat = sa.literal(chat_id, sa.BigInteger())
    own_search = sa.exists().where(
        searches.c.feed_id == feeds.c.id, searches.c.query_id == rules.c.query_id, rules.c.chat_id == chat_id
    )
    return sa.case(
        (feeds.c.scope == Scope.SHARED, sa.true()),
        (feeds.c.scope == Scope.PRIVATE, reads_one(chat, feeds.c.id, Scope.PRIVATE)),
        else_=own_search,
    )
