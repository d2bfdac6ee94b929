"""Alerts, and the situations that are their threads, many at a time: a story may concern a thousand places."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from bot.model import (
    Alert,
    AlertId,
    ChatId,
    Level,
    Place,
    RuleId,
    Situation,
    SituationId,
    StoryId,
)
from bot.storage.connection import Connection, Row, Values, chunks
from bot.storage.schema import UtcTime, alert_rules, alerts, rules, situations

# Built once: to build a statement takes longer than to run it.

ALERT = sa.bindparam("of_alert", type_=sa.BigInteger())
NAMED = sa.bindparam("named", expanding=True, type_=sa.BigInteger())

ALERTS_READ = (
    sa.select(alerts)
    .where(alerts.c.story_id == sa.bindparam("of_story", type_=sa.BigInteger()))
    .order_by(alerts.c.id)
)
ALERTS_OF_CHATS = ALERTS_READ.where(alerts.c.chat_id.in_(NAMED))
ALERT_READ = sa.select(alerts).where(alerts.c.id == ALERT)
ALERTS_NAMED = sa.select(alerts).where(alerts.c.id.in_(NAMED))
ALERT_ALTERED = (
    sa.update(alerts)
    .where(alerts.c.id == ALERT)
    .values(
        told_level=sa.bindparam("level"),
        told_marks=sa.bindparam("marks", type_=alerts.c.told_marks.type),
        replied_at=sa.bindparam("replied", type_=UtcTime()),
    )
)
NAMES_READ = (
    sa.select(alert_rules)
    .where(alert_rules.c.alert_id.in_(NAMED))
    .order_by(alert_rules.c.alert_id, alert_rules.c.rule_id)
)
NAME_LEFT_OUT = sa.delete(alert_rules).where(
    alert_rules.c.alert_id == ALERT,
    alert_rules.c.rule_id == sa.bindparam("of_rule", type_=sa.BigInteger()),
)
RULES_STANDING = sa.select(rules.c.id).where(rules.c.id.in_(NAMED))

SITUATIONS_READ = sa.select(situations).where(situations.c.id.in_(NAMED))
SITUATIONS_RUNNING = (
    sa.select(situations)
    .where(situations.c.rule_id.in_(NAMED), situations.c.last_at >= sa.bindparam("since", type_=UtcTime()))
    .order_by(situations.c.last_at.desc(), situations.c.id.desc())
)
SITUATIONS_ADDED = sa.insert(situations).returning(situations.c.id, sort_by_parameter_order=True)
SITUATION_ALTERED = (
    sa.update(situations)
    .where(situations.c.id == sa.bindparam("of_situation", type_=sa.BigInteger()))
    .values(
        countries=sa.bindparam("shared", type_=situations.c.countries.type),
        topics=sa.bindparam("about", type_=situations.c.topics.type),
        level=sa.bindparam("gravest"),
        head=sa.bindparam("first", type_=sa.BigInteger()),
        last_at=sa.bindparam("newest", type_=UtcTime()),
    )
)


class Alerts:
    """``bot.ports.Alerts`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def of_story(self, story_id: StoryId, chats: Collection[ChatId] | None = None) -> tuple[Alert, ...]:
        """List the alerts of a story, oldest first; with ``chats`` only theirs."""
        if chats is None:
            rows = await self._connection.rows(ALERTS_READ, {"of_story": story_id})
            return await _with_rules(self._connection, rows)
        found: list[Row] = []
        for some in chunks(sorted(set(chats))):
            found += await self._connection.rows(ALERTS_OF_CHATS, {"of_story": story_id, "named": some})
        return await _with_rules(self._connection, sorted(found, key=lambda row: row.id))

    async def chats_after(self, story_id: StoryId, after: ChatId | None, limit: int) -> tuple[ChatId, ...]:
        """List the chats with an alert of a story by their numbers, from the one after ``after``."""
        further = sa.true() if after is None else alerts.c.chat_id > after
        rows = await self._connection.rows(
            sa.select(alerts.c.chat_id)
            .where(alerts.c.story_id == story_id, further)
            .distinct()
            .order_by(alerts.c.chat_id)
            .limit(limit)
        )
        return tuple(ChatId(row.chat_id) for row in rows)

    async def are_more(self, story_id: StoryId, most: int) -> bool:
        """Tell whether a story has more alerts than so many."""
        some = sa.select(alerts.c.id).where(alerts.c.story_id == story_id).limit(most + 1).subquery()
        count: int = await self._connection.value(sa.select(sa.func.count()).select_from(some))
        return count > most

    async def of_stories(
        self, story_ids: Collection[StoryId], chats: Collection[ChatId]
    ) -> tuple[Alert, ...]:
        """List these chats' alerts of several stories, oldest first."""
        found = [alert for story_id in sorted(story_ids) for alert in await self.of_story(story_id, chats)]
        return tuple(sorted(found, key=lambda alert: alert.id))

    async def add(self, begun: Sequence[Alert]) -> tuple[Alert, ...]:
        """Keep new alerts (their ids are ignored), one a (chat, topic, story); give those that were new, in order."""
        added = await self._connection.insert_new_returning(
            alerts,
            [_values_of(alert) for alert in begun],
            *(alerts.c.id, alerts.c.chat_id, alerts.c.topic, alerts.c.story_id),
        )
        ids = {(row.chat_id, row.topic, row.story_id): row.id for row in added}
        new = []
        for alert in begun:
            known = ids.pop((alert.place.chat_id, alert.place.topic, alert.story_id), None)
            if known is not None:
                new.append(replace(alert, id=AlertId(known)))
        await self._name_rules([(alert.id, rule_id) for alert in new for rule_id in alert.rule_ids])
        return tuple(new)

    async def save(self, changed: Sequence[Alert]) -> None:
        """Keep alerts' rules, told levels, told marks and times of their last replies; not what *send* settles."""
        await self._connection.run_each(
            ALERT_ALTERED,
            [
                {
                    "of_alert": alert.id,
                    "level": alert.told_level,
                    "marks": sorted(alert.told_marks),
                    "replied": alert.replied_at,
                }
                for alert in changed
            ],
        )
        kept = await self._names([alert.id for alert in changed])
        wanted = {(alert.id, rule_id) for alert in changed for rule_id in alert.rule_ids}
        await self._connection.run_each(
            NAME_LEFT_OUT,
            [{"of_alert": alert_id, "of_rule": rule_id} for alert_id, rule_id in sorted(kept - wanted)],
        )
        await self._name_rules(sorted(wanted - kept))

    async def _names(self, alert_ids: Collection[AlertId]) -> set[tuple[AlertId, RuleId]]:
        return {
            (AlertId(row.alert_id), RuleId(row.rule_id))
            for some in chunks(alert_ids)
            for row in await self._connection.rows(NAMES_READ, {"named": some})
        }

    async def _name_rules(self, named: Sequence[tuple[AlertId, RuleId]]) -> None:
        """Name the rules of alerts that still stand."""
        standing = {
            row.id
            for some in chunks(sorted({rule_id for _, rule_id in named}))
            for row in await self._connection.rows(RULES_STANDING, {"named": some})
        }
        rows = [
            {"alert_id": alert_id, "rule_id": rule_id} for alert_id, rule_id in named if rule_id in standing
        ]
        await self._connection.insert_new(alert_rules, rows)

    # ----------------------------------------------------------------------------------------------------- situations

    async def situations(self, ids: Collection[SituationId]) -> Mapping[SituationId, Situation]:
        """Read these situations."""
        return {
            SituationId(row.id): _situation_of(row)
            for some in chunks(sorted(set(ids)))
            for row in await self._connection.rows(SITUATIONS_READ, {"named": some})
        }

    async def running(
        self, rule_ids: Collection[RuleId], since: datetime
    ) -> Mapping[RuleId, tuple[Situation, ...]]:
        """Group the situations with an item since then by their rules, each rule's newest first."""
        running: dict[RuleId, tuple[Situation, ...]] = {}
        for some in chunks(sorted(set(rule_ids))):
            for row in await self._connection.rows(SITUATIONS_RUNNING, {"named": some, "since": since}):
                situation = _situation_of(row)
                running[situation.rule_id] = (*running.get(situation.rule_id, ()), situation)
        return running

    async def begin(self, begun: Sequence[Situation]) -> tuple[SituationId, ...]:
        """Keep new situations (their ids are ignored) and tell their ids, in order."""
        rows = [
            {
                "chat_id": situation.place.chat_id,
                "topic": situation.place.topic,
                "rule_id": situation.rule_id,
                "countries": sorted(situation.countries),
                "topics": sorted(situation.topics),
                "level": situation.level,
                "head": situation.head,
                "last_at": situation.last_at,
            }
            for situation in begun
        ]
        return tuple(
            SituationId(row.id) for row in await self._connection.rows_of_each(SITUATIONS_ADDED, rows)
        )

    async def save_situations(self, changed: Sequence[Situation]) -> None:
        """Keep situations' changed countries, topics, levels, heads and times."""
        await self._connection.run_each(
            SITUATION_ALTERED,
            [
                {
                    "of_situation": situation.id,
                    "shared": sorted(situation.countries),
                    "about": sorted(situation.topics),
                    "gravest": situation.level,
                    "first": situation.head,
                    "newest": situation.last_at,
                }
                for situation in changed
            ],
        )


async def load_alert(connection: Connection, alert_id: int) -> Alert | None:
    """Load one alert."""
    rows = await connection.rows(ALERT_READ, {"of_alert": alert_id})
    return next(iter(await _with_rules(connection, rows)), None)


async def load_alerts(connection: Connection, alert_ids: Collection[AlertId]) -> tuple[Alert, ...]:
    """Load these alerts, but for those that are gone."""
    rows: list[Row] = []
    for some in chunks(alert_ids):
        rows += await connection.rows(ALERTS_NAMED, {"named": some})
    return await _with_rules(connection, rows)


async def _with_rules(connection: Connection, rows: Sequence[Row]) -> tuple[Alert, ...]:
    named: dict[int, list[RuleId]] = {row.id: [] for row in rows}
    for some in chunks(named):
        for row in await connection.rows(NAMES_READ, {"named": some}):
            named[row.alert_id].append(RuleId(row.rule_id))
    return tuple(_alert_of(row, tuple(named[row.id])) for row in rows)


def _values_of(alert: Alert) -> Values:
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
        points_to=None if row.points_to is None else AlertId(row.points_to),
    )


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
