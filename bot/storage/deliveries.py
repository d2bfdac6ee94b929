"""The outbox: answers and notices, first messages and replies by level, digests, edits newest first, broadcasts."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.model import (
    AlertContent,
    AlertId,
    Chat,
    ChatId,
    ChatKind,
    ChatState,
    Delivery,
    DeliveryDraft,
    DeliveryId,
    DeliveryKind,
    DeliveryState,
    DigestId,
    Level,
    Place,
    Reason,
    SentMessage,
    Toast,
)
from bot.ports import DueDelivery, Turn
from bot.storage import outbox
from bot.storage.connection import Connection, Row
from bot.storage.contents import load_contents
from bot.storage.digests import Digests
from bot.storage.outbox import Rank
from bot.storage.reading import chat_of
from bot.storage.replies import hasten_first, join_waiting
from bot.storage.schema import (
    UtcTime,
    alerts,
    deliveries,
    shown_messages,
)
from bot.storage.speech import is_repeatable, speech_from_json, speech_to_json

URGENCY = {
    DeliveryKind.ANSWER: 0,
    DeliveryKind.NOTICE: 0,
    DeliveryKind.SEND: 10,
    DeliveryKind.REPLY: 10,
    DeliveryKind.DIGEST: 20,
    DeliveryKind.EDIT: outbox.EDIT_URGENCY,
}
"""What goes first; within sends and replies the graver level does."""

NEWS_SHARE = 0.2
"""So much of what is listed at a time is news, however many answers wait."""
ALERTING = (DeliveryKind.SEND, DeliveryKind.REPLY, DeliveryKind.EDIT)


class Deliveries:
    """``bot.ports.Deliveries`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def add(self, drafts: Sequence[DeliveryDraft]) -> None:
        """Keep deliveries; a known key does nothing."""
        await self._connection.insert_new(deliveries, [_draft_values(draft) for draft in drafts])

    async def add_replies(self, drafts: Sequence[DeliveryDraft], now: datetime) -> None:
        """Keep replies; one of the same alert that is not due yet tells of these turns too, at the new one's time.

        A first message that is still to be sent goes as soon as its reply would.
        """
        urgencies = [_urgency(draft) for draft in drafts]
        await hasten_first(self._connection, drafts, urgencies)
        await self.add(await join_waiting(self._connection, drafts, urgencies, now))

    async def answers_waiting(self, chat_id: ChatId, most: int) -> tuple[str, ...]:
        """List the keys of a chat's newest pending answers and notices, newest first, at most so many."""
        rows = await self._connection.rows(outbox.answers_of_chat(), {"chat": chat_id, "limit": most})
        return tuple(row.key for row in rows)

    async def add_withdrawn(self, drafts: Sequence[tuple[DeliveryDraft, Reason]], at: datetime) -> None:
        """Keep deliveries that go another way, each with its reason: they are looked up, and never sent."""
        ended = {"state": DeliveryState.WITHDRAWN, "settled_at": at}
        await self._connection.insert_new(
            deliveries, [{**_draft_values(draft), **ended, "reason": reason} for draft, reason in drafts]
        )

    # ------------------------------------------------------------------------------------------------- what is due

    async def due(
        self,
        now: datetime,
        resting: Collection[ChatId],
        limit: int,
        *,
        full: Collection[ChatId] = (),
        answers_only: bool = False,
    ) -> tuple[DueDelivery, ...]:
        """List pending deliveries that are due, in order, at most one a chat.

        Of a ``resting`` chat only answers to presses are listed, of a ``full`` one only they and what changes messages
        for somebody who waits. Edits are listed only when nothing else could be, broadcasts only when no edit could be
        either. A reply or an edit waits until its alert's first message was taken. However many answers wait, some of
        the list is for news.
        """
        asked = {"now": now, "resting": list(resting), "full": list(full)}
        listing = outbox.first_due(Rank.ANSWER if answers_only else Rank.URGENT)
        urgent = list(await self._connection.rows(listing, {**asked, "limit": limit}))
        share = int(limit * NEWS_SHARE)
        if len(urgent) == limit and share and urgent[-1].urgency <= 0 and not answers_only:
            others = {"resting": [*resting, *(row.chat_id for row in urgent)], "limit": share}
            news = await self._connection.rows(outbox.first_due(Rank.NEWS), {**asked, **others})
            urgent = [*urgent[: limit - len(news)], *news]
        if urgent or answers_only:
            return tuple(map(_due_of, urgent))
        listed = await self._connection.rows(outbox.edits_due(), asked)
        if not listed:
            idle = await self._connection.rows(outbox.first_due(Rank.BROADCAST), {**asked, "limit": limit})
            return tuple(map(_due_of, idle))
        # Those of the newest stories first.
        edits = sorted(listed, key=lambda row: (row.story_id, row.id), reverse=True)
        first = {row.chat_id: row for row in reversed(edits)}
        return tuple(_due_of(row) for row in edits if first[row.chat_id] is row)[:limit]

    async def next_due(self) -> datetime | None:
        """When the next pending delivery becomes due, or the next lease ends."""
        moments = await self._connection.row(outbox.next_moments())
        return min((moment for moment in moments or () if moment is not None), default=None)

    async def end_leases(self, now: datetime) -> None:
        """Make what was leased and not settled in time pending again: its end is unknown."""
        await self._connection.run(outbox.leases_end(run_out=True), {"now": now})

    # ------------------------------------------------------------------------------------------------------ leasing

    async def lease(
        self,
        delivery_ids: Sequence[DeliveryId],
        now: datetime,
        until: datetime,
        story_now: datetime | None = None,
    ) -> tuple[Delivery, ...]:
        """Lease deliveries, in this order, after checking each once more; what may no longer go ends with its reason.

        An answer goes whatever has become of its chat: for a chat that is not kept, ``Delivery.chat`` is a stopped
        private one, English, UTC. An edit gives way to a later one only when that one is due too. ``attempts`` counts
        the earlier tries. ``story_now`` is now on the story clock, by which pauses end.
        """
        asked = {"deliveries": list(delivery_ids), "now": now, "story_now": story_now or now}
        rows = await self._connection.rows(outbox.checked(), asked)
        going = {}
        for row in rows:
            reason = _no_longer(row)
            if reason is None:
                going[row.id] = row
                continue
            await self._settle(row.id, DeliveryState.WITHDRAWN, now, reason=reason)
            await self._end_digest(row.digest_id, now)
        if going:
            await self._connection.run(outbox.lease(), {"deliveries": list(going), "until": until})
        return tuple(_delivery_of(going[number]) for number in delivery_ids if number in going)

    async def take_over_leases(self) -> int:
        """Make all leased deliveries pending and unknown: the process that held them is gone."""
        return await self._connection.run(outbox.leases_end(run_out=False))

    async def contents(self, alert_ids: Collection[AlertId]) -> Mapping[AlertId, AlertContent]:
        """Load what alerts' messages show now; those that are gone are left out."""
        return await load_contents(self._connection, alert_ids)

    # ----------------------------------------------------------------------------------------------------- settling

    async def sent(self, taken: Sequence[SentMessage], at: datetime) -> None:
        """Settle as sent; a send or an edit keeps its message, version and time with its alert, a reply does not.

        What was unknown before and shows twice when done twice is counted as maybe doubled.
        """
        messages = {one.delivery_id: one for one in taken}
        acts = await self._connection.rows(outbox.acts(), {"deliveries": list(messages)})
        await self._connection.run_each(
            outbox.settled_as_sent(),
            [{"delivery": row.id, "now": at, "message": messages[row.id].message_id} for row in acts],
        )
        told = [row for row in acts if row.alert_id is not None]
        await self._connection.insert_new(
            shown_messages,
            [
                {
                    "chat_id": row.chat_id,
                    "message_id": messages[row.id].message_id,
                    "alert_id": row.alert_id,
                }
                for row in told
            ],
        )
        for kind in (DeliveryKind.SEND, DeliveryKind.EDIT):
            of_kind = [(row.alert_id, messages[row.id]) for row in told if row.kind == kind]
            await self._connection.run_each(
                outbox.shown(first=kind is DeliveryKind.SEND),
                [
                    {"alert": alert_id, "message": one.message_id, "version": one.shown_version, "now": at}
                    for alert_id, one in of_kind
                ],
            )
        await self._forget_strangers([row.id for row in acts if row.alert_id is None and not row.is_kept])

    async def again(self, delivery_id: DeliveryId, due_at: datetime, *, unknown: bool, error: str) -> None:
        """End the lease and try again then; ``unknown`` stays once set."""
        await self._connection.run(
            sa.update(deliveries)
            .where(deliveries.c.id == delivery_id, deliveries.c.settled_at.is_(None))
            .values(
                state=DeliveryState.PENDING,
                due_at=sa.literal(due_at, UtcTime()),
                unknown=sa.true() if unknown else deliveries.c.unknown,
                error=error,
                leased_until=None,
            )
        )

    async def withdraw(self, delivery_id: DeliveryId, reason: Reason, at: datetime) -> None:
        """Settle as withdrawn: it goes another way, or no more."""
        await self._settle(delivery_id, DeliveryState.WITHDRAWN, at, reason=reason)

    async def become_first(self, delivery: Delivery) -> Delivery:
        """Let a leased reply be its alert's first message: there is none that it could reply to."""
        reasons = tuple(dict.fromkeys((Reason.TOLD, *delivery.reasons)))
        await self._connection.run(
            sa.update(deliveries)
            .where(deliveries.c.id == delivery.id)
            .values(kind=DeliveryKind.SEND, reasons=list(reasons))
        )
        return replace(delivery, kind=DeliveryKind.SEND, reasons=reasons)

    async def ended(self, delivery_id: DeliveryId, reason: Reason, error: str, at: datetime) -> None:
        """Settle as dead; a deleted message (``Reason.MESSAGE_DELETED``) marks its alert so."""
        await self._settle(delivery_id, DeliveryState.DEAD, at, reason=reason, error=error)
        if reason is Reason.MESSAGE_DELETED:
            of_delivery = sa.select(deliveries.c.alert_id).where(deliveries.c.id == delivery_id)
            await self._connection.run(
                sa.update(alerts).where(alerts.c.id == of_delivery.scalar_subquery()).values(deleted=True)
            )
        if reason is not Reason.SET_ASIDE:
            digest_id = sa.select(deliveries.c.digest_id).where(deliveries.c.id == delivery_id)
            await self._end_digest(await self._connection.value(digest_id), at)
        await self._forget_strangers([delivery_id])

    async def _end_digest(self, digest_id: int | None, at: datetime) -> None:
        """Hold nothing more for a digest that will never get there."""
        if digest_id is not None:
            await Digests(self._connection).ended(DigestId(digest_id), at)

    async def _settle(
        self, delivery_id: DeliveryId, state: DeliveryState, at: datetime, *, reason: Reason, error: str = ""
    ) -> None:
        await self._connection.run(
            sa.update(deliveries)
            .where(deliveries.c.id == delivery_id)
            .values(state=state, reason=reason, error=error or None, settled_at=at, **outbox.ENDED)
        )

    async def _forget_strangers(self, delivery_ids: Sequence[int]) -> None:
        """Keep no number of a chat that is not kept: it was refused, or erased."""
        await self._connection.run_each(
            outbox.stranger_forgotten(), [{"delivery": number} for number in delivery_ids]
        )

    # ----------------------------------------------------------------------------------------------------- counting

    async def waiting(self) -> int:
        """Count pending and leased deliveries other than edits."""
        count: int = await self._connection.value(
            sa.select(sa.func.count())
            .select_from(deliveries)
            .where(outbox.PENDING | outbox.LEASED, deliveries.c.kind != DeliveryKind.EDIT)
        )
        return count

    async def going(self, now: datetime, story_now: datetime, edit_gap: timedelta) -> int:
        """Count what goes now, or is under way: all that is due but edits and replies that wait on the story's clock."""
        row = deliveries.c
        paced = row.kind.in_([DeliveryKind.EDIT, DeliveryKind.REPLY])
        waits = sa.exists().where(
            alerts.c.id == row.alert_id,
            ((row.kind == DeliveryKind.EDIT) & (alerts.c.shown_at > story_now - edit_gap))
            | ((row.kind == DeliveryKind.REPLY) & (alerts.c.replied_at > story_now)),
        )
        # When they are due by the machine's clock says little of those that follow the story's.
        due = outbox.LEASED | (outbox.PENDING & (paced | (row.due_at <= now)))
        count: int = await self._connection.value(
            sa.select(sa.func.count()).select_from(deliveries).where(due, sa.not_(waits))
        )
        return count

    async def settled_count(self) -> Mapping[str, int]:
        """Count deliveries by ``kind.state``; ``kind.maybe_doubled`` counts sent ones besides."""
        doubled = sa.func.sum(sa.case((deliveries.c.maybe_doubled, 1), else_=0))
        rows = await self._connection.rows(
            sa.select(
                deliveries.c.kind,
                deliveries.c.state,
                sa.func.count().label("times"),
                doubled.label("doubled"),
            ).group_by(deliveries.c.kind, deliveries.c.state)
        )
        counted = {f"{row.kind}.{row.state}": int(row.times) for row in rows}
        return counted | {f"{row.kind}.maybe_doubled": int(row.doubled) for row in rows if row.doubled}


# --------------------------------------------------------------------------------------- whether it may still go


def _no_longer(row: Row) -> Reason | None:
    """Tell why a delivery may no longer go, None when it may."""
    if row.kind == DeliveryKind.ANSWER:
        return None
    if row.chat_state != ChatState.OPEN:
        return Reason.CHAT_CLOSED
    return _no_longer_told(row) if row.kind in ALERTING else None


def _no_longer_told(row: Row) -> Reason | None:
    edits = row.kind == DeliveryKind.EDIT
    unasked = outbox.unasked(row)
    if unasked is not None:
        return unasked
    if row.points_to is not None and row.kind == DeliveryKind.SEND:
        return Reason.MERGED
    if row.deleted and (edits or Reason.LEVEL_ROSE not in row.reasons):
        return Reason.MESSAGE_DELETED
    return _covered(row) if edits else None


def _covered(row: Row) -> Reason | None:
    if row.own_message is None:
        return _untold(row)
    if row.covered or row.shown_version >= row.story_version:
        return Reason.COLLAPSED
    return None


def _untold(row: Row) -> Reason:
    """Tell why there is no message to edit."""
    if row.held:
        return Reason.HELD
    # Otherwise the first message never got there, and none is to come.
    return Reason.DIGESTED if row.sent_version > 0 else Reason.REFUSED


# ------------------------------------------------------------------------------------------------ rows and values


def _urgency(draft: DeliveryDraft) -> int:
    if isinstance(draft.speech, Toast):
        return outbox.PRESS_URGENCY
    if draft.broadcast_id is not None:
        return outbox.BROADCAST_URGENCY
    by_level = draft.kind in (DeliveryKind.SEND, DeliveryKind.REPLY)
    return URGENCY[draft.kind] + (max(Level) - draft.level if by_level else 0)


def _draft_values(draft: DeliveryDraft) -> dict[str, object]:
    return {
        "key": draft.key,
        "kind": draft.kind,
        "chat_id": draft.place.chat_id,
        "topic": draft.place.topic,
        "level": draft.level,
        "urgency": _urgency(draft),
        "due_at": draft.due_at,
        "first_due_at": draft.due_at,
        "alert_id": draft.alert_id,
        "digest_id": draft.digest_id,
        "broadcast_id": draft.broadcast_id,
        "story_version": draft.story_version,
        "reasons": list(draft.reasons),
        "speech": None if draft.speech is None else speech_to_json(draft.speech),
        "repeatable": draft.kind is DeliveryKind.EDIT or is_repeatable(draft.speech),
        "state": DeliveryState.PENDING,
    }


def _due_of(row: Row) -> DueDelivery:
    return DueDelivery(DeliveryId(row.id), Place(ChatId(row.chat_id), row.topic), _turn_of(row))


def _turn_of(row: Row) -> Turn:
    if row.urgency == outbox.PRESS_URGENCY:
        return Turn.PRESS
    if row.kind != DeliveryKind.ANSWER or row.urgency > 0:
        return Turn.TOLD
    return Turn.CHANGE if row.repeatable else Turn.ANSWER


def _delivery_of(row: Row) -> Delivery:
    place = Place(ChatId(row.chat_id), row.topic)
    return Delivery(
        id=DeliveryId(row.id),
        key=row.key,
        kind=DeliveryKind(row.kind),
        place=place,
        level=Level(row.level),
        alert_id=None if row.alert_id is None else AlertId(row.alert_id),
        story_version=row.story_version,
        reasons=tuple(Reason(reason) for reason in row.reasons),
        speech=None if row.speech is None else speech_from_json(row.speech),
        attempts=row.attempts,
        unknown=row.unknown,
        chat=chat_of(row) if row.kept_chat is not None else _stranger(place.chat_id),
        digest_id=None if row.digest_id is None else DigestId(row.digest_id),
    )


def _stranger(chat_id: ChatId) -> Chat:
    """Stand in for a chat that is not kept."""
    return Chat(chat_id, ChatKind.PRIVATE, ChatState.STOPPED, "en", "UTC")
