"""What is asked of the outbox, as statements: what is due, and what decides whether it may still go.

They are built once: to build one takes longer than to run it.
"""

from enum import Enum
from functools import cache
from typing import Any

import sqlalchemy as sa

from bot.model import DeliveryKind, DeliveryState, Reason, Scope
from bot.storage.connection import Row
from bot.storage.mutes import is_muted
from bot.storage.reading import CHAT_COLUMNS, reads_one
from bot.storage.schema import (
    UtcTime,
    alert_rules,
    alerts,
    chats,
    deliveries,
    feeds,
    held,
    rules,
    stories,
)

NOW = sa.bindparam("now", type_=UtcTime())
STORY_NOW = sa.bindparam("story_now", type_=UtcTime())
DELIVERY = sa.bindparam("delivery", type_=sa.BigInteger())
DELIVERIES = sa.bindparam("deliveries", expanding=True, type_=sa.BigInteger())
EDIT_URGENCY = 30
BROADCAST_URGENCY = 40
"""Whatever an operator says to everybody waits for all news, edits too."""
EDITS_ORDERED = 1_000
PRESS_URGENCY = -1
"""An answer to a press goes first, and beside whatever else goes to its chat."""
LISTED = (
    deliveries.c.id,
    deliveries.c.chat_id,
    deliveries.c.topic,
    deliveries.c.kind,
    deliveries.c.urgency,
    deliveries.c.repeatable,
)


def is_in(table: sa.FromClause, state: DeliveryState) -> sa.ColumnElement[bool]:
    """Say that a delivery is in a state, as the partial indexes spell it.

    A parameter in its place would keep SQLite from using them.
    """
    return table.c.state == sa.literal_column(f"'{state}'")


PENDING = is_in(deliveries, DeliveryState.PENDING)
LEASED = is_in(deliveries, DeliveryState.LEASED)


class Rank(Enum):
    """What goes before what: the later rank only when nothing of the earlier ones is due."""

    ANSWER = "answer"
    """Of what is urgent only what somebody waits for."""
    URGENT = "urgent"
    NEWS = "news"
    """Of what is urgent only what nobody asked for just now."""
    EDIT = "edit"
    BROADCAST = "broadcast"

    def holds(self, row: sa.FromClause) -> sa.ColumnElement[bool]:
        """Say that a delivery is of this rank, by what the index is made of: a hundred thousand edits are not looked through."""
        match self:
            case Rank.ANSWER:
                return row.c.urgency <= 0
            case Rank.URGENT:
                return row.c.urgency < EDIT_URGENCY
            case Rank.NEWS:
                return row.c.urgency.between(1, EDIT_URGENCY - 1)
            case Rank.EDIT:
                return row.c.urgency == EDIT_URGENCY
            case Rank.BROADCAST:
                return row.c.urgency > EDIT_URGENCY


@cache
def first_due(rank: Rank) -> sa.Select[Any]:
    """List deliveries of a rank that are due at ``now``, the first of each chat that may go."""
    row, other = deliveries, deliveries.alias()
    ahead = sa.tuple_(other.c.urgency, other.c.id) < sa.tuple_(row.c.urgency, row.c.id)
    earlier = sa.exists().where(other.c.chat_id == row.c.chat_id, ahead, _due(other, rank))
    first = _due(row, rank) & sa.not_(earlier)
    return _listed(first).order_by(row.c.urgency, row.c.id).limit(sa.bindparam("limit", type_=sa.Integer()))


@cache
def edits_due() -> sa.Select[Any]:
    """List the newest edits that are due at ``now`` with their stories, none of ``resting``.

    What lies behind so many has its turn when they are gone.
    """
    story = sa.select(alerts.c.story_id).where(alerts.c.id == deliveries.c.alert_id).scalar_subquery()
    return (
        _listed(_due(deliveries, Rank.EDIT))
        .add_columns(story.label("story_id"))
        .order_by(deliveries.c.id.desc())
        .limit(EDITS_ORDERED)
    )


def _listed(condition: sa.ColumnElement[bool]) -> sa.Select[Any]:
    row = deliveries.c
    resting = sa.bindparam("resting", expanding=True, type_=sa.BigInteger())
    full = sa.bindparam("full", expanding=True, type_=sa.BigInteger())
    has_room = (row.urgency <= 0) & row.repeatable | row.chat_id.not_in(full)
    may_go = (row.urgency == PRESS_URGENCY) | row.chat_id.not_in(resting) & has_room
    return sa.select(*LISTED).where(condition, may_go)


def _due(row: sa.FromClause, rank: Rank) -> sa.ColumnElement[bool]:
    return sa.and_(is_in(row, DeliveryState.PENDING), row.c.due_at <= NOW, rank.holds(row), _has_message(row))


def _has_message(row: sa.FromClause) -> sa.ColumnElement[bool]:
    """Say that a delivery need not wait for its alert's first message: it is there, or will never be."""
    first = deliveries.alias()
    shown = sa.exists().where(alerts.c.id == row.c.alert_id, alerts.c.message_id.is_not(None))
    to_come = sa.exists().where(
        first.c.alert_id == row.c.alert_id,
        first.c.kind == DeliveryKind.SEND,
        first.c.state.in_([DeliveryState.PENDING, DeliveryState.LEASED]),
    )
    follows = row.c.kind.in_([DeliveryKind.REPLY, DeliveryKind.EDIT])
    return sa.or_(sa.not_(follows), shown, sa.not_(to_come))


@cache
def answers_of_chat() -> sa.Select[Any]:
    """List the keys of the pending answers and notices of ``chat``, newest first."""
    here = deliveries.c.chat_id == sa.bindparam("chat", type_=sa.BigInteger())
    return (
        sa.select(deliveries.c.key)
        .where(PENDING, here, deliveries.c.urgency <= 0)
        .order_by(deliveries.c.id.desc())
        .limit(sa.bindparam("limit", type_=sa.Integer()))
    )


@cache
def next_moments() -> sa.Select[Any]:
    """Tell when the first pending delivery that waits for nothing else is due, and when the first lease ends."""
    due_at, ends = deliveries.c.due_at, deliveries.c.leased_until
    first_due = sa.select(due_at).where(PENDING, _has_message(deliveries)).order_by(due_at).limit(1)
    first_end = sa.select(ends).where(LEASED).order_by(ends).limit(1)
    return sa.select(
        first_due.scalar_subquery().label("due_at"), first_end.scalar_subquery().label("lease_end")
    )


@cache
def checked() -> sa.Select[Any]:
    """Read the pending ones of ``deliveries`` with all that decides at ``now`` whether they may still go.

    ``story_now`` is the same time on the story clock.
    """
    return (
        sa.select(
            deliveries,
            *(column for column in CHAT_COLUMNS if column.name != "chat_id"),
            chats.c.id.label("kept_chat"),
            alerts.c.message_id.label("own_message"),
            alerts.c.sent_version,
            alerts.c.shown_version,
            alerts.c.deleted,
            alerts.c.points_to,
            *asked_for(),
            sa.exists().where(held.c.alert_id == deliveries.c.alert_id).label("held"),
            _covered().label("covered"),
        )
        .select_from(deliveries)
        .join(chats, chats.c.id == deliveries.c.chat_id, isouter=True)
        .join(alerts, alerts.c.id == deliveries.c.alert_id, isouter=True)
        .where(deliveries.c.id.in_(DELIVERIES), PENDING)
    )


def asked_for() -> tuple[sa.Label[bool], ...]:
    """Say of the row's alert whether a rule of it stands, one is not paused, its feed is unread, its story is muted.

    Pauses end by ``story_now``.
    """
    named = alert_rules.join(rules, rules.c.id == alert_rules.c.rule_id)
    of_alert = alert_rules.c.alert_id == alerts.c.id
    return (
        sa.exists().select_from(named).where(of_alert).correlate(alerts).label("ruled"),
        sa.exists()
        .select_from(named)
        .where(of_alert, sa.or_(sa.not_(rules.c.paused), rules.c.resumes_at <= STORY_NOW))
        .correlate(alerts)
        .label("unpaused"),
        _unread().label("unread"),
        is_muted().label("muted"),
    )


def unasked(row: Row) -> Reason | None:
    """Tell by the columns of ``asked_for`` why nobody wants an alert any more; None when somebody does."""
    if not row.ruled:
        return Reason.RULE_GONE
    if not row.unpaused:
        return Reason.RULE_PAUSED
    if row.unread:
        return Reason.FEED_LEFT_OUT
    return Reason.MUTED if row.muted else None


def _unread() -> sa.Exists:
    """Say that the alert's story is of a private feed that its chat no longer reads."""
    return sa.exists().where(
        stories.c.id == alerts.c.story_id,
        feeds.c.id == stories.c.private_to,
        feeds.c.scope == Scope.PRIVATE,
        sa.not_(reads_one(alerts.c.chat_id, feeds.c.id, Scope.PRIVATE)),
    )


def _covered() -> sa.Exists:
    """Say that a later edit of the same alert is due too."""
    later = deliveries.alias()
    return sa.exists().where(
        later.c.alert_id == deliveries.c.alert_id,
        later.c.kind == DeliveryKind.EDIT,
        is_in(later, DeliveryState.PENDING),
        later.c.story_version > deliveries.c.story_version,
        later.c.due_at <= NOW,
    )


@cache
def leases_end(*, run_out: bool) -> sa.Update:
    """End all leases, or those that have run out at ``now``, as unknown."""
    which = LEASED & (deliveries.c.leased_until <= NOW) if run_out else LEASED
    return (
        sa.update(deliveries)
        .where(which)
        .values(state=DeliveryState.PENDING, unknown=True, leased_until=None)
    )


@cache
def lease() -> sa.Update:
    """Lease the pending ones of ``deliveries`` until ``until``."""
    return (
        sa.update(deliveries)
        .where(deliveries.c.id.in_(DELIVERIES), PENDING)
        .values(
            state=DeliveryState.LEASED,
            leased_until=sa.bindparam("until", type_=UtcTime()),
            attempts=deliveries.c.attempts + 1,
        )
    )


@cache
def acts() -> sa.Select[Any]:
    """Read what ``deliveries`` were, and whether their chats are kept."""
    kept = sa.exists().where(chats.c.id == deliveries.c.chat_id)
    columns = (deliveries.c.id, deliveries.c.kind, deliveries.c.alert_id, deliveries.c.chat_id)
    return sa.select(*columns, kept.label("is_kept")).where(deliveries.c.id.in_(DELIVERIES))


@cache
def settled_as_sent() -> sa.Update:
    """Settle the ``delivery`` as sent at ``now``."""
    return (
        sa.update(deliveries)
        .where(deliveries.c.id == DELIVERY)
        .values(
            state=DeliveryState.SENT,
            settled_at=NOW,
            message_id=sa.bindparam("message", type_=sa.BigInteger()),
            maybe_doubled=deliveries.c.unknown & sa.not_(deliveries.c.repeatable),
            error=None,
            **ENDED,
        )
    )


@cache
def shown(*, first: bool) -> sa.Update:
    """Keep that a message of ``alert`` shows its story's version ``version`` since ``now``; ``first``: it was sent then."""
    version = sa.bindparam("version", type_=sa.Integer())
    values: dict[str, object] = {
        "message_id": sa.bindparam("message", type_=sa.BigInteger()),
        "shown_version": sa.case((alerts.c.shown_version > version, alerts.c.shown_version), else_=version),
        "shown_at": NOW,
    }
    if first:
        values |= {"sent_version": version, "sent_at": NOW}
    return sa.update(alerts).where(alerts.c.id == sa.bindparam("alert", type_=sa.BigInteger())).values(values)


@cache
def stranger_forgotten() -> sa.Update:
    """Take the chat's number off the ``delivery`` if the chat is not kept."""
    kept = sa.exists().where(chats.c.id == deliveries.c.chat_id)
    return (
        sa.update(deliveries)
        .where(deliveries.c.id == DELIVERY, deliveries.c.alert_id.is_(None), sa.not_(kept))
        .values(chat_id=0, topic=0)
    )


ENDED = {"leased_until": None, "speech": None}
"""A settled delivery keeps no words: nothing reads them any more."""
