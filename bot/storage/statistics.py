"""What places were told lately, and how their feeds are."""

from datetime import datetime

import sqlalchemy as sa

from bot.model import ChatId, FeedAnswer, FeedState, Place, Reason, ToldLately
from bot.storage.connection import Connection
from bot.storage.reading import reads
from bot.storage.schema import alert_rules, alerts, decisions, feeds, revisions, rules

TELLING = (Reason.TOLD, Reason.MILDER_THAN_SITUATION, Reason.RELATED)
"""Why a first message is sent."""


class Statistics:
    """``bot.ports.Statistics`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def told_lately(self, place: Place, since: datetime, limit: int) -> tuple[ToldLately, ...]:
        """List a place's alerts that were sent since then, the newest first, at most so many."""
        number = (
            sa.select(sa.func.min(rules.c.number))
            .join_from(alert_rules, rules, rules.c.id == alert_rules.c.rule_id)
            .where(alert_rules.c.alert_id == alerts.c.id)
        )
        published = (
            sa.select(sa.func.min(revisions.c.published_at))
            .join_from(decisions, revisions, revisions.c.id == decisions.c.revision_id)
            .where(
                decisions.c.story_id == alerts.c.story_id,
                decisions.c.chat_id == alerts.c.chat_id,
                decisions.c.topic == alerts.c.topic,
                decisions.c.reason.in_(TELLING),
            )
        )
        rows = await self._connection.rows(
            sa.select(
                alerts.c.sent_at,
                alerts.c.message_id.is_(None).label("together"),
                number.correlate(alerts).scalar_subquery().label("rule"),
                published.correlate(alerts).scalar_subquery().label("published_at"),
            )
            .where(
                alerts.c.chat_id == place.chat_id, alerts.c.topic == place.topic, alerts.c.sent_at >= since
            )
            .order_by(alerts.c.sent_at.desc())
            .limit(limit)
        )
        return tuple(ToldLately(row.sent_at, row.rule, row.published_at, bool(row.together)) for row in rows)

    async def feeds_of(self, chat_id: ChatId) -> tuple[FeedAnswer, ...]:
        """List the active feeds that a chat reads with their last looks; one of the chat's own has no name."""
        rows = await self._connection.rows(
            sa.select(feeds.c.publisher, feeds.c.last_looked_at, feeds.c.last_good_at)
            .where(feeds.c.state == FeedState.ACTIVE, reads(sa.literal(chat_id)))
            .order_by(feeds.c.publisher, feeds.c.id)
        )
        return tuple(FeedAnswer(row.publisher, row.last_looked_at, row.last_good_at) for row in rows)
