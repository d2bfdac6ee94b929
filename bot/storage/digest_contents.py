"""What a digest's message may show: the alerts that it holds, gravest first, those that nobody wants any more left out."""

from collections.abc import Iterable, Sequence
from datetime import datetime

import sqlalchemy as sa

from bot.model import (
    AlertId,
    ChatId,
    Digest,
    DigestContent,
    DigestEntry,
    DigestId,
    DigestKind,
    HeldAlert,
    Place,
    Reason,
    Rule,
    RuleId,
)
from bot.storage import outbox
from bot.storage.alerts import load_alerts
from bot.storage.connection import Connection, Row
from bot.storage.contents import heard, muted_sources
from bot.storage.reading import RULES, rule_of
from bot.storage.schema import alerts, digests, held, matches, rules, stories
from bot.storage.stories import load_stories

LOOKED_THROUGH = 2_000
"""So many alerts of a digest are put in order; the rest waits for a further part."""
LOADED = 60
"""So many are loaded: more never fit into one message."""
WORDS_TOLD = 12


async def load_digest(
    connection: Connection, digest_id: DigestId, part: int, now: datetime
) -> tuple[DigestContent | None, list[tuple[AlertId, Reason]]]:
    """Load what the next part of a digest may show, and which of its alerts nobody wants any more, with why.

    None for a digest that is gone, or holds nothing.
    """
    row = await connection.row(sa.select(digests).where(digests.c.id == digest_id))
    if row is None:
        return None, []
    waiting, unwanted = await _waiting(connection, digest_id, now)
    if not waiting:
        return None, unwanted
    count: int = await connection.value(
        sa.select(sa.func.count()).select_from(held).where(held.c.digest_id == digest_id)
    )
    digest = digest_of(row)
    words = () if digest.rule_id is None else await _words(connection, digest_id, digest.rule_id)
    entries = await _entries(connection, _in_order(waiting)[:LOADED])
    return DigestContent(digest, part, entries, count - len(unwanted), words), unwanted


async def _waiting(
    connection: Connection, digest_id: DigestId, now: datetime
) -> tuple[list[Row], list[tuple[AlertId, Reason]]]:
    """List the alerts of a digest that are wanted still, and those that are not, with why."""
    rows = await connection.rows(
        sa.select(
            held,
            digests.c.due_at,
            alerts.c.story_id,
            alerts.c.points_to,
            stories.c.level,
            stories.c.last_at,
            stories.c.countries,
            *outbox.asked_for(),
        )
        .join_from(held, alerts, alerts.c.id == held.c.alert_id)
        .join(digests, digests.c.id == held.c.digest_id)
        .join(stories, stories.c.id == alerts.c.story_id)
        .where(held.c.digest_id == digest_id)
        .order_by(stories.c.level.desc(), stories.c.last_at.desc(), held.c.alert_id)
        .limit(LOOKED_THROUGH),
        {"story_now": now},
    )
    wanted: list[Row] = []
    unwanted: list[tuple[AlertId, Reason]] = []
    for row in rows:
        # What the place has heard of by another alert is told by that one.
        reason = outbox.unasked(row) if row.points_to is None else Reason.MERGED
        if reason is None:
            wanted.append(row)
        else:
            unwanted.append((AlertId(row.alert_id), reason))
    return wanted, unwanted


def _in_order(rows: Sequence[Row]) -> list[Row]:
    """Put those of the same countries together, the gravest and newest first, within them likewise."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(tuple(row.countries), []).append(row)
    return [row for group in sorted(groups.values(), key=_first_of) for row in group]


def _first_of(group: Sequence[Row]) -> tuple[int, float]:
    last_at: datetime = group[0].last_at
    return -group[0].level, -last_at.timestamp()


async def _entries(connection: Connection, rows: Sequence[Row]) -> tuple[DigestEntry, ...]:
    told = {story.id: story for story in await load_stories(connection, {row.story_id for row in rows})}
    named = {alert.id: alert for alert in await load_alerts(connection, [row.alert_id for row in rows])}
    silenced = await muted_sources(connection, {alert.place for alert in named.values()})
    entries = []
    for row in rows:
        alert = named.get(row.alert_id)
        story = told.get(row.story_id)
        if alert is not None and story is not None:
            entries.append((row, alert, heard(story, silenced.get(alert.place, frozenset()))))
    standing = await _rules(connection, {rule for _, alert, _ in entries for rule in alert.rule_ids})
    return tuple(
        DigestEntry(
            held_of(row), alert, story, tuple(standing[one] for one in alert.rule_ids if one in standing)
        )
        for row, alert, story in entries
    )


async def _rules(connection: Connection, ids: Iterable[RuleId]) -> dict[RuleId, Rule]:
    rows = await connection.rows(RULES.where(rules.c.id.in_(sorted(ids))))
    return {RuleId(row.id): rule_of(row) for row in rows}


async def _words(connection: Connection, digest_id: DigestId, rule_id: RuleId) -> tuple[str, ...]:
    """List the words by which a rule found the stories of a digest, those that found most first."""
    rows = await connection.rows(
        sa.select(matches.c.words)
        .join_from(held, alerts, alerts.c.id == held.c.alert_id)
        .join(matches, matches.c.story_id == alerts.c.story_id)
        .join(rules, rules.c.query_id == matches.c.query_id)
        .where(held.c.digest_id == digest_id, rules.c.id == rule_id)
        .limit(LOOKED_THROUGH)
    )
    times: dict[str, int] = {}
    for row in rows:
        for word in {word.casefold() for word in row.words}:
            times[word] = times.get(word, 0) + 1
    return tuple(sorted(times, key=lambda word: (-times[word], word)))[:WORDS_TOLD]


def held_of(row: Row) -> HeldAlert:
    """Read what holds an alert off a row of ``held`` with its digest's ``due_at``."""
    return HeldAlert(
        AlertId(row.alert_id),
        DigestId(row.digest_id),
        Reason(row.reason),
        row.held_at,
        row.due_at,
        tuple(Reason(turn) for turn in row.turns),
    )


def digest_of(row: Row) -> Digest:
    """Read a digest off a row of ``digests``."""
    return Digest(
        DigestId(row.id),
        Place(ChatId(row.chat_id), row.topic),
        DigestKind(row.kind),
        row.due_at,
        RuleId(row.rule_id) if row.rule_id else None,
        row.until,
        row.message_id,
    )
