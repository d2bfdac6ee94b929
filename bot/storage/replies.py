"""Replies that wait for their turn, and first messages that replies wait for: what happens meanwhile is told by them too."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa

from bot.model import DeliveryDraft, DeliveryKind, Reason
from bot.storage.connection import Connection, Row, chunks
from bot.storage.outbox import PENDING
from bot.storage.schema import UtcTime, deliveries

WAITING_READ = sa.select(
    deliveries.c.id, deliveries.c.alert_id, deliveries.c.level, deliveries.c.urgency, deliveries.c.reasons
).where(
    PENDING,
    deliveries.c.kind == DeliveryKind.REPLY,
    deliveries.c.alert_id.in_(sa.bindparam("named", expanding=True, type_=sa.BigInteger())),
    deliveries.c.due_at > sa.bindparam("now", type_=UtcTime()),
    # One that was tried already may be there: it tells of nothing more.
    deliveries.c.attempts == 0,
)
WAITING_ALTERED = (
    sa.update(deliveries)
    .where(deliveries.c.id == sa.bindparam("waiting", type_=sa.BigInteger()))
    .values(
        reasons=sa.bindparam("all_reasons", type_=deliveries.c.reasons.type),
        level=sa.bindparam("gravest"),
        urgency=sa.bindparam("soonest"),
        due_at=sa.bindparam("due", type_=UtcTime()),
        story_version=sa.bindparam("version"),
    )
)

FIRST_READ = sa.select(
    deliveries.c.id, deliveries.c.alert_id, deliveries.c.level, deliveries.c.urgency, deliveries.c.reasons
).where(
    PENDING,
    deliveries.c.kind == DeliveryKind.SEND,
    deliveries.c.alert_id.in_(sa.bindparam("named", expanding=True, type_=sa.BigInteger())),
)
FIRST_ALTERED = (
    sa.update(deliveries)
    .where(deliveries.c.id == sa.bindparam("waiting", type_=sa.BigInteger()))
    .values(
        reasons=sa.bindparam("all_reasons", type_=deliveries.c.reasons.type),
        level=sa.bindparam("gravest"),
        urgency=sa.bindparam("soonest"),
    )
)

MILD = (Reason.MILDER_THAN_SITUATION, Reason.RELATED)
"""Why a first message makes no sound, which holds no longer once its story's level rose."""


async def hasten_first(
    connection: Connection, drafts: Sequence[DeliveryDraft], urgencies: Sequence[int]
) -> None:
    """Let first messages that are not sent yet go as soon as these replies to them would, and sound as they would.

    A first message shows its story as it stands when it goes; its reply is then no longer needed.
    """
    soonest = {draft.alert_id: (draft, urgency) for draft, urgency in zip(drafts, urgencies, strict=True)}
    rows = []
    for some in chunks(list(soonest)):
        for row in await connection.rows(FIRST_READ, {"named": some}):
            draft, urgency = soonest[row.alert_id]
            reasons = tuple(map(Reason, row.reasons))
            if Reason.LEVEL_ROSE in draft.reasons:
                reasons = tuple(dict.fromkeys((Reason.TOLD, *(one for one in reasons if one not in MILD))))
            if urgency < row.urgency or reasons != tuple(row.reasons):
                rows.append(
                    {
                        "waiting": row.id,
                        "all_reasons": list(reasons),
                        "gravest": max(draft.level, row.level),
                        "soonest": min(urgency, row.urgency),
                    }
                )
    await connection.run_each(FIRST_ALTERED, rows)


async def join_waiting(
    connection: Connection, drafts: Sequence[DeliveryDraft], urgencies: Sequence[int], now: datetime
) -> list[DeliveryDraft]:
    """Let replies of the same alerts that are not due yet tell of these drafts' turns too, at the drafts' time.

    Gives the drafts for which none waited.
    """
    waiting = await _waiting(connection, drafts, now)
    rows, left = [], []
    for draft, urgency in zip(drafts, urgencies, strict=True):
        row = waiting.get(draft.alert_id)
        if row is None:
            left.append(draft)
            continue
        told = dict.fromkeys((*map(Reason, row.reasons), *draft.reasons))
        # What may sound is named first.
        reasons = sorted(told, key=lambda reason: reason is not Reason.LEVEL_ROSE)
        rows.append(
            {
                "waiting": row.id,
                "all_reasons": reasons,
                "gravest": max(draft.level, row.level),
                "soonest": min(urgency, row.urgency),
                "due": draft.due_at,
                "version": draft.story_version,
            }
        )
    await connection.run_each(WAITING_ALTERED, rows)
    return left


async def _waiting(
    connection: Connection, drafts: Sequence[DeliveryDraft], now: datetime
) -> Mapping[int | None, Row]:
    alert_ids = [draft.alert_id for draft in drafts]
    return {
        row.alert_id: row
        for some in chunks(alert_ids)
        for row in await connection.rows(WAITING_READ, {"named": some, "now": now})
    }
