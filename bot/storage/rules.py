"""Rules, the queries they share, and the numbered changes that *decide* follows."""

from collections.abc import Collection, Mapping
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

from bot.model import (
    Change,
    ChangeKind,
    ChatId,
    ChatState,
    Feed,
    Place,
    Query,
    QueryId,
    Rule,
    RuleDraft,
    RuleId,
    RuleWords,
    Schedule,
    Scope,
    Sound,
    StoryConditions,
)
from bot.storage.connection import Connection, Row, chunks
from bot.storage.reading import (
    RULES,
    conditions_to_columns,
    reads_one,
    rule_of,
    words_of,
    words_to_json,
)
from bot.storage.removed_rules import keep_removed, name_again, take_removed
from bot.storage.schema import (
    alert_rules,
    alerts,
    changes,
    chats,
    queries,
    rule_numbers,
    rules,
    searches,
)

WHAT_IS_ASKED = ("sources_low", "sources_high", "level_low", "level_high")
"""Two rules of a place that ask one query are one when they are alike in these."""

FIRST = -(2**63)
"""No chat has a number as low."""

CHANGES_AFTER = (
    sa.select(changes)
    .where(changes.c.number > sa.bindparam("after", type_=sa.BigInteger()))
    .order_by(changes.c.number)
)


class Rules:
    """``bot.ports.Rules`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # ---------------------------------------------------------------------------------------------------------- rules

    async def add(self, draft: RuleDraft, at: datetime) -> tuple[Rule, bool]:
        """Save a rule; False with the standing one when the place asks the same under the same conditions already.

        The first rule of a query is a change.
        """
        await self._connection.hold_changes()
        twin = await self._twin(draft.place, draft.digest, draft.conditions)
        if twin is not None:
            return twin, False
        query_id = await self._query_to_ask(draft.digest, draft.query)
        rule_id = await self._insert(draft, query_id, await self._next_number(draft.place), at)
        (rule,) = await self.get([RuleId(rule_id)])
        return rule, True

    async def _query_to_ask(self, digest: str, text: str) -> int:
        """Find or make the query that a rule is about to ask; where it is the first to ask, that is a change."""
        await self._connection.insert_new(queries, [{"digest": digest, "text": text}])
        query_id: int = await self._connection.value(
            sa.select(queries.c.id).where(queries.c.digest == digest)
        )
        if not await self._is_asked(query_id):
            await self._change(ChangeKind.QUERY_ADDED, query_id, text)
        return query_id

    async def _query_left(self, row: Row) -> None:
        """Note that a rule asks its query no more; where it was the last to ask, that is a change."""
        if not await self._is_asked(row.query_id):
            await self._change(ChangeKind.QUERY_REMOVED, row.query_id, row.query)

    async def _is_asked(self, query_id: int) -> bool:
        return bool(await self._connection.value(sa.select(sa.exists().where(rules.c.query_id == query_id))))

    async def _change(self, kind: ChangeKind, query_id: int, text: str) -> None:
        await self._connection.run(sa.insert(changes).values(kind=kind, query_id=query_id, text=text))

    async def _next_number(self, place: Place) -> int:
        counter = {"chat_id": place.chat_id, "topic": place.topic}
        await self._connection.upsert(rule_numbers, counter | {"last": 1}, {"last": rule_numbers.c.last + 1})
        number: int = await self._connection.value(
            sa.select(rule_numbers.c.last).where(
                rule_numbers.c.chat_id == place.chat_id, rule_numbers.c.topic == place.topic
            )
        )
        return number

    async def _insert(self, draft: RuleDraft, query_id: int, number: int, at: datetime) -> int:
        return await self._connection.insert(
            rules,
            {
                "chat_id": draft.place.chat_id,
                "topic": draft.place.topic,
                "number": number,
                "query_id": query_id,
                "text": draft.text,
                **conditions_to_columns(draft.conditions),
                "sound": Sound.BY_LEVEL,
                "schedule": Schedule.AT_ONCE,
                "paused": False,
                "pack": draft.pack,
                "created_at": at,
            },
        )

    async def remove(self, place: Place, number: int, at: datetime) -> Rule | None:
        """Remove a place's rule, which ``restore`` brings back; None when there is no such rule.

        The last rule of a query is a change.
        """
        await self._connection.hold_changes()
        row = await self._connection.row(
            RULES.add_columns(queries.c.digest).where(*_at(place), rules.c.number == number)
        )
        if row is None:
            return None
        await keep_removed(self._connection, row, row.digest, at)
        await self._delete(row)
        return rule_of(row)

    async def restore(self, place: Place, number: int) -> Rule | None:
        """Bring a removed rule back as it was, on its alerts too; None when it is not there (any more).

        Where the place asks the same by another rule meanwhile, that one is given.
        """
        await self._connection.hold_changes()
        taken = await take_removed(self._connection, place, number)
        if taken is None:
            return None
        values, alert_ids = taken
        query, digest = str(values.pop("query")), str(values.pop("digest"))
        query_id = await self._query_to_ask(digest, query)
        asked = await self._connection.rows(RULES.where(*_at(place), rules.c.query_id == query_id))
        for standing in asked:
            if all(getattr(standing, name) == values[name] for name in WHAT_IS_ASKED):
                return rule_of(standing)
        here = {"chat_id": place.chat_id, "topic": place.topic, "number": number, "query_id": query_id}
        await self._connection.run(sa.insert(rules).values(values | here))
        await name_again(self._connection, values["id"], alert_ids)
        return await self.at(place, number)

    async def forget(self, place: Place, number: int) -> None:
        """Remove a place's rule for good."""
        await self._connection.hold_changes()
        row = await self._row(place, number)
        if row is not None:
            await self._delete(row)

    async def _delete(self, row: Row) -> None:
        await self._connection.run(sa.delete(rules).where(rules.c.id == row.id))
        await self._query_left(row)

    async def _set(self, place: Place, number: int, **values: object) -> bool:
        altered = sa.update(rules).where(*_at(place), rules.c.number == number).values(values)
        return await self._connection.run(altered) > 0

    async def set_schedule(self, place: Place, number: int, schedule: Schedule) -> bool:
        """Keep when a rule's alerts come; False when there is no such rule."""
        return await self._set(place, number, schedule=schedule)

    async def at(self, place: Place, number: int) -> Rule | None:
        """Find a place's rule; None when there is no such rule."""
        row = await self._row(place, number)
        return None if row is None else rule_of(row)

    async def _row(self, place: Place, number: int) -> Row | None:
        return await self._connection.row(RULES.where(*_at(place), rules.c.number == number))

    async def set_sound(self, place: Place, number: int, sound: Sound) -> bool:
        """Keep when a rule's alerts make a sound; False when there is no such rule."""
        return await self._set(place, number, sound=sound)

    async def pause(self, place: Place, number: int, until: datetime | None) -> bool:
        """Let a rule tell nothing until then, or until ``resume``; False when there is no such rule."""
        return await self._set(place, number, paused=True, resumes_at=until)

    async def resume(self, place: Place, number: int) -> bool:
        """Let a rule tell again; False when there is no such rule."""
        return await self._set(place, number, paused=False, resumes_at=None)

    async def reword(self, place: Place, number: int, words: RuleWords) -> tuple[Rule, bool] | None:
        """Let a rule ask something else; None when there is no such rule.

        It keeps its number, its settings and its alerts, and for ``take_back`` what it asked before. False with the
        standing one when another rule of the place asks the same under the same conditions. The first and the last
        rule of a query are changes.
        """
        await self._connection.hold_changes()
        row = await self._row(place, number)
        if row is None:
            return None
        twin = await self._twin(place, words.digest, words.conditions, row.id)
        if twin is not None:
            return twin, False
        before = words_to_json(await self._words_of(rule_of(row)))
        return await self._ask(row, words, before), True

    async def take_back(self, place: Place, number: int) -> tuple[Rule, bool] | None:
        """Let a rule ask what it asked before it was last reworded, once; None when that is not known.

        False as for ``reword``.
        """
        await self._connection.hold_changes()
        row = await self._row(place, number)
        if row is None or row.before is None:
            return None
        words = words_of(row.before)
        twin = await self._twin(place, words.digest, words.conditions, row.id)
        if twin is not None:
            return twin, False
        return await self._ask(row, words, None), True

    async def _twin(
        self, place: Place, digest: str, conditions: StoryConditions, but: int = 0
    ) -> Rule | None:
        """Find another rule of a place that asks the same under the same conditions."""
        asked = await self._connection.rows(
            RULES.where(*_at(place), queries.c.digest == digest, rules.c.id != but).order_by(rules.c.number)
        )
        return next((rule for rule in map(rule_of, asked) if rule.conditions == conditions), None)

    async def _words_of(self, rule: Rule) -> RuleWords:
        digest: str = await self._connection.value(
            sa.select(queries.c.digest).where(queries.c.id == rule.query_id)
        )
        return RuleWords(rule.text, rule.query, digest, rule.conditions, rule.pack)

    async def _ask(self, row: Row, words: RuleWords, before: dict[str, object] | None) -> Rule:
        query_id = await self._query_to_ask(words.digest, words.query)
        altered = {
            "query_id": query_id,
            "text": words.text,
            **conditions_to_columns(words.conditions),
            "pack": words.pack,
            "before": before,
        }
        await self._connection.run(sa.update(rules).where(rules.c.id == row.id).values(altered))
        await self._query_left(row)
        (rule,) = await self.get([row.id])
        return rule

    async def send_to(self, place: Place, number: int, to: Place) -> tuple[Rule, bool] | None:
        """Let a rule tell another place, under its next number there; None when there is no such rule.

        Its settings go with it, and its past stays behind: the alerts that named it name it no more. False with the
        standing one when the other place asks the same under the same conditions.
        """
        await self._connection.hold_changes()
        await self._connection.move_rules()
        row = await self._row(place, number)
        if row is None:
            return None
        words = await self._words_of(rule_of(row))
        twin = await self._twin(to, words.digest, words.conditions, row.id)
        if twin is not None:
            return twin, False
        kept = {
            column.name: row._mapping[column.name]  # noqa: SLF001 - SQLAlchemy's public name for it
            for column in rules.c
            if column.name not in ("id", "chat_id", "topic", "number")
        }
        there = {"chat_id": to.chat_id, "topic": to.topic, "number": await self._next_number(to)}
        rule_id = await self._connection.insert(rules, kept | there)
        await self._connection.run(sa.delete(rules).where(rules.c.id == row.id))
        (rule,) = await self.get([RuleId(rule_id)])
        return rule, True

    async def told_since(
        self, place: Place, rule_ids: Collection[RuleId], since: datetime
    ) -> Mapping[RuleId, tuple[datetime, ...]]:
        """Tell when a place's rules sent alerts since then, oldest first; a digest's count too."""
        found: dict[RuleId, list[datetime]] = {rule_id: [] for rule_id in rule_ids}
        rows = await self._connection.rows(
            sa.select(alert_rules.c.rule_id, alerts.c.sent_at)
            .join_from(alerts, alert_rules, alert_rules.c.alert_id == alerts.c.id)
            .where(
                alerts.c.chat_id == place.chat_id,
                alerts.c.topic == place.topic,
                alerts.c.sent_at >= since,
                alert_rules.c.rule_id.in_(list(rule_ids)),
            )
            .order_by(alerts.c.sent_at)
        )
        for row in rows:
            found[RuleId(row.rule_id)].append(row.sent_at)
        return {rule_id: tuple(moments) for rule_id, moments in found.items()}

    async def of_place(self, place: Place) -> tuple[Rule, ...]:
        """List a place's rules by number."""
        rows = await self._connection.rows(RULES.where(*_at(place)).order_by(rules.c.number))
        return tuple(rule_of(row) for row in rows)

    async def count(self, chat_id: ChatId) -> int:
        """Count a chat's rules in all its topics."""
        count: int = await self._connection.value(
            sa.select(sa.func.count()).select_from(rules).where(rules.c.chat_id == chat_id)
        )
        return count

    async def asking(self, query_ids: Collection[QueryId], feed: Feed, limit: int) -> tuple[Rule, ...]:
        """List the rules of these queries in open chats that read this feed, oldest first, so many at most.

        They and their chats stay as they are until the transaction ends (PostgreSQL: a shared lock of the rows), so
        that what is told by them has somewhere to go.
        """
        await self._connection.hold_rules()
        rows: list[Row] = []
        for some in chunks(query_ids):
            asked = {"asked": some, "feed": feed.id, "most": limit}
            rows += await self._connection.rows(_asking(feed.scope), asked)
        return tuple(sorted(map(rule_of, rows), key=lambda rule: rule.id)[:limit])

    async def asking_after(
        self, query_ids: Collection[QueryId], feed: Feed, after: ChatId | None, limit: int
    ) -> tuple[Rule, ...]:
        """List the rules that ``asking`` lists, of the next chats by their numbers, from the one after ``after``.

        Each chat is whole, with its rules oldest first; so many rules at most, unless one chat has more. No rules:
        there is no further chat.
        """
        await self._connection.hold_rules()
        rows: list[Row] = []
        for some in chunks(query_ids):
            asked = {
                "asked": some,
                "feed": feed.id,
                "most": limit,
                "after": FIRST if after is None else after,
            }
            rows += await self._connection.rows(_asking_after(feed.scope), asked)
        rows.sort(key=lambda row: (row.chat_id, row.id))
        if len(rows) < limit:
            return tuple(map(rule_of, rows))
        whole = [row for row in rows[:limit] if row.chat_id != rows[limit - 1].chat_id]
        if whole:
            return tuple(map(rule_of, whole))
        further = await self.asking_after(query_ids, feed, after, 2 * limit)
        return tuple(rule for rule in further if rule.place.chat_id == further[0].place.chat_id)

    async def count_asking_chats(self, query_ids: Collection[QueryId], feed: Feed) -> int:
        """Count the chats of the rules that ``asking`` lists; one that asks very many queries may count twice."""
        count = 0
        for some in chunks(query_ids):
            count += await self._connection.value(_chats_asking(feed.scope), {"asked": some, "feed": feed.id})
        return count

    async def get(self, rule_ids: Collection[RuleId]) -> tuple[Rule, ...]:
        """List those of these rules that still stand, oldest first."""
        rows: list[Row] = []
        for some in chunks(rule_ids):
            rows += await self._connection.rows(RULES.where(rules.c.id.in_(some)))
        return tuple(sorted(map(rule_of, rows), key=lambda rule: rule.id))

    # ------------------------------------------------------------------------------------------- queries and changes

    async def queries(self) -> tuple[Query, ...]:
        """List all queries that a standing rule asks."""
        rows = await self._connection.rows(
            sa.select(queries.c.id, queries.c.text)
            .where(sa.exists().where(rules.c.query_id == queries.c.id))
            .order_by(queries.c.id)
        )
        return tuple(Query(QueryId(row.id), row.text) for row in rows)

    async def last_change(self) -> int:
        """Tell the number of the newest change (0: none)."""
        number: int | None = await self._connection.value(sa.select(sa.func.max(changes.c.number)))
        return number or 0

    async def changes_since(self, number: int) -> tuple[Change, ...]:
        """List the committed changes after this number, in order.

        The removal of a query whose text was erased with its chat has no text, and its addition may be gone.
        """
        rows = await self._connection.rows(CHANGES_AFTER, {"after": number})
        return tuple(
            Change(row.number, ChangeKind(row.kind), QueryId(row.query_id), row.text) for row in rows
        )


@cache
def _chats_asking(scope: Scope) -> sa.Select[Any]:
    """Count the chats of what ``_asking`` selects."""
    asked = rules.join(chats, chats.c.id == rules.c.chat_id)
    return sa.select(sa.func.count(rules.c.chat_id.distinct())).select_from(asked).where(*_asked(scope))


def _asked(scope: Scope) -> tuple[sa.ColumnElement[bool], ...]:
    """Say that a rule asks one of the queries ``asked``, in an open chat that reads ``feed``."""
    return (
        rules.c.query_id.in_(sa.bindparam("asked", expanding=True, type_=rules.c.query_id.type)),
        chats.c.state == ChatState.OPEN,
        _rule_reads(sa.bindparam("feed", type_=sa.BigInteger()), scope),
    )


@cache
def _asking(scope: Scope) -> sa.Select[Any]:
    """Select the rules of the queries ``asked`` in open chats that read ``feed``; built once, as it is run so often."""
    return (
        RULES.join(chats, chats.c.id == rules.c.chat_id)
        .where(*_asked(scope))
        .order_by(rules.c.id)
        .limit(sa.bindparam("most", type_=sa.Integer()))
        .with_for_update(read=True, key_share=True, of=[rules, chats])
    )


@cache
def _asking_after(scope: Scope) -> sa.Select[Any]:
    """Select what ``_asking`` selects of the chats after the given one, in their order."""
    ordered = _asking(scope).order_by(None).order_by(rules.c.chat_id, rules.c.id)
    return ordered.where(rules.c.chat_id > sa.bindparam("after", type_=sa.BigInteger()))


def _rule_reads(feed_id: sa.ColumnElement[int], scope: Scope) -> sa.ColumnElement[bool]:
    """Say whether a rule reads a feed: a search is read by the rules of its words, any other by chats."""
    if scope is Scope.SEARCH:
        return sa.exists().where(searches.c.feed_id == feed_id, searches.c.query_id == rules.c.query_id)
    return reads_one(rules.c.chat_id, feed_id, scope)


async def forget_queries(connection: Connection) -> None:
    """Remove the texts of queries that no rule asks (any more), as an erasure wants it.

    The caller holds the changes (``hold_changes``) since before it removed rules.
    """
    orphans = sa.select(queries.c.id).where(sa.not_(sa.exists().where(rules.c.query_id == queries.c.id)))
    ids = [row.id for row in await connection.rows(orphans)]
    for some in chunks(ids):
        told = sa.select(sa.func.max(changes.c.number)).where(changes.c.query_id.in_(some))
        newest = told.group_by(changes.c.query_id)
        # The addition of an old query is no longer among the changes.
        removed = sa.select(changes.c.query_id).where(
            changes.c.number.in_(newest), changes.c.kind == ChangeKind.QUERY_REMOVED
        )
        known = {row.query_id for row in await connection.rows(removed)}
        still = [query_id for query_id in some if query_id not in known]
        await connection.run(
            sa.delete(changes).where(changes.c.query_id.in_(some), changes.c.kind == ChangeKind.QUERY_ADDED)
        )
        await connection.run(sa.update(changes).where(changes.c.query_id.in_(some)).values(text=""))
        removals = [
            {"kind": ChangeKind.QUERY_REMOVED, "query_id": query_id, "text": ""} for query_id in still
        ]
        await connection.run_each(sa.insert(changes), removals)
        await connection.run(sa.delete(queries).where(queries.c.id.in_(some)))


def _at(place: Place) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
    return rules.c.chat_id == place.chat_id, rules.c.topic == place.topic
