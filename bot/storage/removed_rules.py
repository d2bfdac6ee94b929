"""Rules that were removed and can be brought back: kept as rows, whichever columns a rule has by then."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.model import Place
from bot.storage.connection import Connection, Row, chunks
from bot.storage.schema import alert_rules, alerts, removed_rules, rules

KEPT = 20
"""Removed rules a place; older ones go when a further one is removed."""

_PLACED = frozenset({"chat_id", "topic", "number", "query_id"})
"""What says where a rule stands, and the number of a query that may be another one by then."""
_MOMENTS = frozenset(column.name for column in rules.c if column.name.endswith("_at"))


async def keep_removed(connection: Connection, row: Row, digest: str, at: datetime) -> None:
    """Keep a rule that is about to be removed, off a row of ``RULES``, with the alerts that name it."""
    named = sa.select(alert_rules.c.alert_id).where(alert_rules.c.rule_id == row.id)
    kept = {
        "chat_id": row.chat_id,
        "topic": row.topic,
        "number": row.number,
        "rule": {"query": row.query, "digest": digest, **_plain(row)},
        "alerts": sorted(one.alert_id for one in await connection.rows(named)),
        "removed_at": at,
    }
    await connection.run(sa.insert(removed_rules).values(kept))
    here = (removed_rules.c.chat_id == row.chat_id, removed_rules.c.topic == row.topic)
    newest = (
        sa.select(removed_rules.c.number)
        .where(*here)
        .order_by(removed_rules.c.removed_at.desc(), removed_rules.c.number.desc())
        .limit(KEPT)
    )
    await connection.run(sa.delete(removed_rules).where(*here, removed_rules.c.number.not_in(newest)))


async def take_removed(
    connection: Connection, place: Place, number: int
) -> tuple[dict[str, Any], Collection[int]] | None:
    """Take a removed rule away again: its values by columns and the alerts that named it; None when it is not there."""
    row = await connection.row(
        sa.delete(removed_rules)
        .where(
            removed_rules.c.chat_id == place.chat_id,
            removed_rules.c.topic == place.topic,
            removed_rules.c.number == number,
        )
        .returning(removed_rules.c.rule, removed_rules.c.alerts)
    )
    if row is None:
        return None
    values = {
        name: datetime.fromisoformat(value) if name in _MOMENTS and value is not None else value
        for name, value in row.rule.items()
    }
    return values, row.alerts


async def name_again(connection: Connection, rule_id: int, alert_ids: Collection[int]) -> None:
    """Have those of these alerts that are still there name a rule again."""
    for some in chunks(alert_ids):
        standing = await connection.rows(sa.select(alerts.c.id).where(alerts.c.id.in_(some)))
        named = [{"alert_id": row.id, "rule_id": rule_id} for row in standing]
        await connection.insert_new(alert_rules, named)


def _plain(row: Row) -> dict[str, object]:
    values = {column.name: row._mapping[column.name] for column in rules.c if column.name not in _PLACED}  # noqa: SLF001 - SQLAlchemy's public name for it
    return {
        name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()
    }
