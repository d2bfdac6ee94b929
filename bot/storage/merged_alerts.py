"""What becomes of alerts and of what waits for them when their story becomes a part of another one.

A place without an alert of the older story keeps its own as that. Of two in one place the one that people see or will see
goes on, the older one's if both do; the other points to it.
"""

from typing import Any

import sqlalchemy as sa

from bot.model import DeliveryKind, DeliveryState, Story, StoryId
from bot.storage.connection import Connection
from bot.storage.outbox import PENDING
from bot.storage.schema import alerts, deliveries, held


async def give_alerts(connection: Connection, younger: StoryId, united: Story) -> None:
    """Give the younger story's alerts, and what waits for them, to the older one, which becomes ``united``."""
    await _exchange(connection, younger, united.id)
    theirs = alerts.alias()
    of_place = sa.select(theirs.c.id).where(theirs.c.story_id == united.id, *_here(theirs)).scalar_subquery()
    own = sa.and_(alerts.c.story_id == younger, alerts.c.points_to.is_(None))
    await connection.run(sa.update(alerts).where(own).values(points_to=of_place))
    await connection.run(sa.update(alerts).where(own).values(story_id=united.id))
    await _give_replies(connection, younger, united.version)
    await _give_held(connection, younger)


def _here(table: sa.FromClause) -> tuple[sa.ColumnElement[bool], ...]:
    return table.c.chat_id == alerts.c.chat_id, table.c.topic == alerts.c.topic


async def _exchange(connection: Connection, younger: StoryId, older: StoryId) -> None:
    """Let the younger story's alerts stand for the older one's where nobody sees these: deleted, or never there.

    Otherwise the message that people have would point to nothing, and one under way would be withdrawn for nothing.
    """
    rows = await connection.rows(_unseen(), {"younger": younger, "older": older})
    for row in rows:
        for alert_id, values in (
            # A place has one alert of a story, even for a moment: this one is nowhere meanwhile.
            (row.older, {"topic": -1 - row.topic}),
            (row.younger, {"story_id": older}),
            (row.older, {"story_id": younger, "topic": row.topic}),
        ):
            await connection.run(sa.update(alerts).where(alerts.c.id == alert_id).values(values))


def _unseen() -> sa.Select[Any]:
    """List the places' alerts of ``older`` that show nothing where those of ``younger`` do, or will."""
    old, new = alerts.alias(), alerts.alias()
    gone = old.c.deleted | (old.c.message_id.is_(None) & sa.not_(_coming(old)))
    shown = new.c.message_id.is_not(None) & sa.not_(new.c.deleted)
    held_alone = _is_held(new) & sa.not_(_is_held(old))
    # What a digest told, or a message that was deleted then, was told.
    to_come = (old.c.sent_version == 0) & (_coming(new) | held_alone)
    return (
        sa.select(old.c.id.label("older"), new.c.id.label("younger"), old.c.topic)
        .join_from(old, new, (new.c.chat_id == old.c.chat_id) & (new.c.topic == old.c.topic))
        .where(
            old.c.story_id == sa.bindparam("older", type_=sa.BigInteger()),
            new.c.story_id == sa.bindparam("younger", type_=sa.BigInteger()),
            gone,
            shown | to_come,
        )
    )


def _coming(alert: sa.FromClause) -> sa.ColumnElement[bool]:
    """Say that an alert's first message is under way."""
    return sa.exists().where(
        deliveries.c.alert_id == alert.c.id,
        deliveries.c.kind == DeliveryKind.SEND,
        deliveries.c.state.in_([DeliveryState.PENDING, DeliveryState.LEASED]),
    )


def _is_held(alert: sa.FromClause) -> sa.ColumnElement[bool]:
    return sa.exists().where(held.c.alert_id == alert.c.id)


async def _give_replies(connection: Connection, younger: StoryId, version: int) -> None:
    """Let the replies that wait be those of the alerts that go on: what happens meanwhile goes with them."""
    await connection.run(
        sa.update(deliveries)
        .where(
            PENDING,
            deliveries.c.kind == DeliveryKind.REPLY,
            deliveries.c.alert_id.in_(sa.select(alerts.c.id).where(alerts.c.story_id == younger)),
        )
        .values(
            alert_id=sa.select(alerts.c.points_to)
            .where(alerts.c.id == deliveries.c.alert_id)
            .scalar_subquery(),
            # The versions of two stories are not to be compared.
            story_version=version,
        )
    )


async def _give_held(connection: Connection, younger: StoryId) -> None:
    """Let a digest tell an event once: of the alerts that go on, with the turns of those that point to them."""
    pointing = alerts.c.story_id == younger
    rows = await connection.rows(
        sa.select(alerts.c.id, alerts.c.points_to, held.c.turns)
        .join_from(held, alerts, alerts.c.id == held.c.alert_id)
        .where(pointing)
    )
    for row in rows:
        mine, theirs = held.c.alert_id == row.id, held.c.alert_id == row.points_to
        standing = await connection.row(sa.select(held.c.turns).where(theirs))
        if row.turns and standing is None:
            await connection.run(sa.update(held).where(mine).values(alert_id=row.points_to))
        elif row.turns and standing is not None and standing.turns:
            turns = list(dict.fromkeys((*standing.turns, *row.turns)))
            await connection.run(sa.update(held).where(theirs).values(turns=turns))
    await connection.run(sa.delete(held).where(held.c.alert_id.in_(sa.select(alerts.c.id).where(pointing))))
