"""When chats want to be told, what is held until then, and the digests that tell it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.model import (
    Alert,
    AlertId,
    ChatId,
    DeliveryDraft,
    DeliveryState,
    Digest,
    DigestContent,
    DigestId,
    DigestKind,
    Flow,
    HeldAlert,
    Hold,
    Place,
    Reason,
    RuleId,
    Schedule,
    Shown,
    StoryId,
    Timing,
)
from bot.storage import outbox
from bot.storage.connection import Connection, chunks
from bot.storage.digest_contents import digest_of, held_of, load_digest
from bot.storage.schema import (
    UtcTime,
    alert_rules,
    alerts,
    deliveries,
    digests,
    held,
    items,
    revisions,
    rules,
    stories,
    story_sources,
)
from bot.storage.timings import load_timing, load_timings, move_timing, save_timing

GATHERED_LONGEST = timedelta(minutes=10)
"""What is late goes into the same digest as long as more of it comes, but no longer than this."""
FLOOD_GAP = timedelta(minutes=2)
"""A flood's message is edited no more often."""
UNCALLED = sa.text("NOT digests.called")
"""As the partial index spells it: SQLAlchemy would write ``called = 0``, and SQLite not use it."""
HOLDING = (Reason.QUIET_HOURS, Reason.DIGEST, Reason.CAUGHT_UP, Reason.FLOODED)


class Digests:
    """``bot.ports.Digests`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # ------------------------------------------------------------------------------------------------------- settings

    async def timing(self, chat_id: ChatId) -> Timing:
        """Tell when a chat wants to be told."""
        return await load_timing(self._connection, chat_id)

    async def timings(self, chat_ids: Collection[ChatId]) -> Mapping[ChatId, tuple[Timing, str]]:
        """Tell when chats want to be told, each with its time zone."""
        return await load_timings(self._connection, chat_ids)

    async def set_timing(self, chat_id: ChatId, timing: Timing) -> None:
        """Keep when a chat wants to be told."""
        await save_timing(self._connection, chat_id, timing)

    async def waiting(self, chat_id: ChatId) -> tuple[tuple[Digest, tuple[Schedule, ...]], ...]:
        """List what a chat's digests hold whose time has not come: an alert's digest, and its rules' schedules."""
        rows = await self._connection.rows(
            sa.select(digests, held.c.alert_id, rules.c.schedule)
            .join_from(digests, held, held.c.digest_id == digests.c.id)
            .join(alert_rules, alert_rules.c.alert_id == held.c.alert_id)
            .join(rules, rules.c.id == alert_rules.c.rule_id)
            .where(
                digests.c.chat_id == chat_id,
                digests.c.kind == DigestKind.DIGEST,
                UNCALLED,
            )
        )
        found: dict[int, tuple[Digest, list[Schedule]]] = {}
        for row in rows:
            found.setdefault(row.alert_id, (digest_of(row), []))[1].append(Schedule(row.schedule))
        return tuple((digest, tuple(schedules)) for digest, schedules in found.values())

    async def put_off(self, digest: Digest, due_at: datetime) -> None:
        """Let a digest come at another time, together with what its place has then anyway."""
        if due_at == digest.due_at:
            return
        there: int | None = await self._connection.value(
            sa.select(digests.c.id).where(
                *_at(digest.place),
                digests.c.kind == digest.kind,
                digests.c.due_at == due_at,
            )
        )
        if there is None:
            await self._connection.run(
                sa.update(digests).where(digests.c.id == digest.id).values(due_at=due_at)
            )
            return
        await self._connection.run(
            sa.update(held).where(held.c.digest_id == digest.id).values(digest_id=there)
        )
        await self._connection.run(sa.delete(digests).where(digests.c.id == digest.id))
        await self._reopen_told([there])

    # -------------------------------------------------------------------------------------------------------- holding

    async def held(self, alert_id: AlertId) -> HeldAlert | None:
        """Tell whether an alert waits in a digest."""
        return (await self.held_among([alert_id])).get(alert_id)

    async def held_among(self, alert_ids: Collection[AlertId]) -> Mapping[AlertId, HeldAlert]:
        """Name those of these alerts that wait in a digest."""
        found = {}
        for some in chunks(alert_ids):
            for row in await self._connection.rows(_HELD, {"named": some}):
                found[AlertId(row.alert_id)] = held_of(row)
        return found

    async def hold(self, alert: Alert, hold: Hold, turns: Collection[Reason], at: datetime) -> None:
        """Let an alert wait; one that waits already stays where it is, with these turns besides."""
        standing = await self.held(alert.id)
        if standing is not None:
            more = [*dict.fromkeys((*standing.turns, *turns))]
            await self._connection.run(sa.update(held).where(held.c.alert_id == alert.id).values(turns=more))
            return
        digest_id = await self._digest_for(alert.place, hold)
        await self._connection.insert_new(
            held,
            [
                {
                    "alert_id": alert.id,
                    "digest_id": digest_id,
                    "reason": hold.reason,
                    "held_at": at,
                    "turns": list(turns),
                }
            ],
        )

    async def hold_new(self, waiting: Sequence[tuple[DeliveryDraft, Hold]], at: datetime) -> None:
        """Let new alerts wait for digests of their places, many at a time; their drafts name them."""
        for some in chunks(waiting):
            await self._connection.insert_new(
                digests,
                [
                    {
                        "chat_id": draft.place.chat_id,
                        "topic": draft.place.topic,
                        "kind": hold.kind,
                        "due_at": hold.due_at,
                        "rule_id": 0,
                        "called": False,
                    }
                    for draft, hold in some
                ],
            )
            rows = await self._connection.rows(
                sa.select(digests.c.id, digests.c.chat_id, digests.c.topic, digests.c.due_at).where(
                    digests.c.chat_id.in_([draft.place.chat_id for draft, _ in some]),
                    digests.c.kind == DigestKind.DIGEST,
                    digests.c.due_at.in_({hold.due_at for _, hold in some}),
                )
            )
            ids = {(row.chat_id, row.topic, row.due_at): row.id for row in rows}
            await self._reopen_told(list(ids.values()))
            await self._connection.insert_new(
                held,
                [
                    {
                        "alert_id": draft.alert_id,
                        "digest_id": ids[draft.place.chat_id, draft.place.topic, hold.due_at],
                        "reason": hold.reason,
                        "held_at": at,
                        "turns": [],
                    }
                    for draft, hold in some
                ],
            )

    async def _digest_for(self, place: Place, hold: Hold) -> int:
        gathering = None if hold.kind is DigestKind.DIGEST else await self._gathering(place, hold)
        if gathering is not None:
            return gathering
        values = {
            "chat_id": place.chat_id,
            "topic": place.topic,
            "kind": hold.kind,
            "due_at": hold.due_at,
            "rule_id": hold.rule_id or 0,
            "until": hold.until,
            "called": False,
        }
        added = await self._connection.insert_new_returning(digests, [values], digests.c.id)
        if added:
            return int(added[0].id)
        row = await self._connection.row(
            sa.select(digests.c.id).where(
                *_at(place),
                digests.c.kind == hold.kind,
                digests.c.due_at == hold.due_at,
                digests.c.rule_id == (hold.rule_id or 0),
            )
        )
        if row is None:
            raise LookupError("a digest vanished within its own transaction")
        await self._reopen_told([row.id])
        return int(row.id)

    async def _gathering(self, place: Place, hold: Hold) -> int | None:
        """Find the digest that gathers what is late, or what floods, and let it come when it would by this too."""
        if hold.kind is DigestKind.FLOOD:
            return await self._flooding(place, hold)
        began = sa.select(sa.func.min(held.c.held_at)).where(held.c.digest_id == digests.c.id)
        row = await self._connection.row(
            sa.select(digests.c.id, began.scalar_subquery().label("began_at")).where(
                *_at(place), digests.c.kind == DigestKind.CATCH_UP, UNCALLED
            )
        )
        if row is None:
            return None
        if row.began_at is None or hold.due_at <= row.began_at + GATHERED_LONGEST:
            await self._connection.run(
                sa.update(digests).where(digests.c.id == row.id).values(due_at=hold.due_at)
            )
        return int(row.id)

    async def _flooding(self, place: Place, hold: Hold) -> int | None:
        row = await self._connection.row(
            sa.select(digests.c.id, digests.c.told_at, digests.c.due_at, digests.c.called).where(
                *_at(place),
                digests.c.kind == DigestKind.FLOOD,
                digests.c.rule_id == hold.rule_id,
                digests.c.until > hold.due_at,
            )
        )
        if row is None:
            return None
        if row.called:
            due_at = hold.due_at if row.told_at is None else max(hold.due_at, row.told_at + FLOOD_GAP)
            await self._connection.run(
                sa.update(digests).where(digests.c.id == row.id).values(called=False, due_at=due_at)
            )
        return int(row.id)

    async def flow(self, rule_ids: Collection[RuleId], since: datetime, now: datetime) -> Flow:
        """Count the first messages that rules sent since then, and name those that gather in a flood's message."""
        sent: dict[RuleId, int] = {}
        gathering: set[RuleId] = set()
        for some in chunks(rule_ids):
            for row in await self._connection.rows(_SENT_LATELY, {"named": some, "since": since}):
                sent[RuleId(row.rule_id)] = row.times
            for row in await self._connection.rows(_GATHERING, {"named": some, "now": now}):
                gathering.add(RuleId(row.rule_id))
        return Flow(sent, frozenset(gathering))

    async def gathered(self, digest: Digest, message_id: int, shown: Sequence[Shown], at: datetime) -> None:
        """Keep what a flood's message shows; it holds its alerts until it is over."""
        await self._connection.run_each(
            _TOLD, [{"of_alert": one.alert_id, "version": one.version, "now": at} for one in shown]
        )
        await self._connection.run(
            sa.update(digests).where(digests.c.id == digest.id).values(message_id=message_id, told_at=at)
        )

    async def end_floods(self, now: datetime) -> int:
        """Let all alerts of floods that are over count as told, those that were only counted too; tell how many."""
        rows = await self._connection.rows(sa.select(digests.c.id).where(_is_over(now)))
        for row in rows:
            of_flood = sa.select(held.c.alert_id).where(held.c.digest_id == row.id)
            version = sa.select(stories.c.version).where(stories.c.id == alerts.c.story_id)
            await self._connection.run(
                sa.update(alerts)
                .where(alerts.c.id.in_(of_flood), alerts.c.message_id.is_(None), alerts.c.sent_version == 0)
                .values(sent_version=version.scalar_subquery(), sent_at=now)
            )
            await self._connection.run(sa.delete(held).where(held.c.digest_id == row.id))
        return len(rows)

    async def _reopen_told(self, digest_ids: Sequence[int]) -> None:
        """Let those of these digests come once more that were told: a clock was set back, and they hold again."""
        await self._connection.run(
            sa.update(digests)
            .where(digests.c.id.in_(digest_ids), digests.c.told_at.is_not(None))
            .values(called=False, told_at=None)
        )

    async def release(self, alert_id: AlertId) -> None:
        """Let an alert wait no more: it goes by itself."""
        await self._connection.run(sa.delete(held).where(held.c.alert_id == alert_id))

    async def freshness(self, story_id: StoryId) -> tuple[datetime, datetime] | None:
        """Tell of a story's newest item when it was published, and since when we could have known of it.

        An item without a date was published when it was first seen, a revision when it could first be seen.
        """
        row = await self._connection.row(_NEWEST, {"of_story": story_id})
        if row is None:
            return None
        before = row.looked_before_at
        if row.revises:
            return before or row.seen_at, before or row.seen_at
        if row.published_at is None:
            return row.first_seen_at, row.first_seen_at
        published = min(row.published_at, row.first_seen_at)
        return published, published if before is None else max(published, before)

    # -------------------------------------------------------------------------------------------------------- calling

    async def anything_due(self, now: datetime) -> bool:
        """Tell whether a digest's time has come, or a flood is over."""
        due = sa.exists().where(UNCALLED, digests.c.due_at <= now)
        return bool(await self._connection.value(sa.select(sa.or_(due, sa.exists().where(_is_over(now))))))

    async def due(self, now: datetime, limit: int) -> tuple[Digest, ...]:
        """List digests whose time has come and that are not in the outbox yet, the longest due first."""
        rows = await self._connection.rows(
            sa.select(digests)
            .where(UNCALLED, digests.c.due_at <= now)
            .order_by(digests.c.due_at, digests.c.id)
            .limit(limit)
        )
        return tuple(digest_of(row) for row in rows)

    async def call(self, called: Collection[Digest]) -> Mapping[DigestId, int]:
        """Note that digests are in the outbox now, and tell which part of each comes next; 0: it holds nothing."""
        for some in chunks([digest.id for digest in called]):
            await self._connection.run(sa.update(digests).where(digests.c.id.in_(some)).values(called=True))
        return await self._next_parts([digest.id for digest in called])

    async def next_part(self, digest_id: DigestId) -> int:
        """Tell which part of a digest comes next; 0: it holds nothing more."""
        return (await self._next_parts([digest_id]))[digest_id]

    async def _next_parts(self, digest_ids: Collection[DigestId]) -> Mapping[DigestId, int]:
        parts = dict.fromkeys(digest_ids, 0)
        for some in chunks(digest_ids):
            for row in await self._connection.rows(_NEXT_PARTS, {"named": some}):
                parts[DigestId(row.id)] = row.last + 1
        return parts

    async def content(self, digest_id: DigestId, part: int, now: datetime) -> DigestContent | None:
        """Load what the next part of a digest may show; None: nothing.

        Alerts that nobody wants any more, their rules being gone or paused, wait no longer.
        """
        content, unwanted = await load_digest(self._connection, digest_id, part, now)
        await self._forgo(digest_id, unwanted)
        while content is None and unwanted:
            # It holds more than was looked through.
            content, unwanted = await load_digest(self._connection, digest_id, part, now)
            await self._forgo(digest_id, unwanted)
        return content

    # ------------------------------------------------------------------------------------------------------- settling

    async def told(self, digest_id: DigestId, shown: Sequence[Shown], at: datetime) -> None:
        """Keep that a digest's message told these alerts: they wait no more, and count as told."""
        await self._connection.run_each(
            _TOLD, [{"of_alert": one.alert_id, "version": one.version, "now": at} for one in shown]
        )
        await self._let_go(digest_id, [one.alert_id for one in shown])

    async def ended(self, digest_id: DigestId, at: datetime) -> None:
        """Keep that nothing more of a digest is to come; whatever it still holds is not told."""
        await self._connection.run(sa.delete(held).where(held.c.digest_id == digest_id))
        await self._connection.run(sa.update(digests).where(digests.c.id == digest_id).values(told_at=at))

    async def _forgo(self, digest_id: DigestId, reasons: Sequence[tuple[AlertId, Reason]]) -> None:
        """Let alerts wait no more, and keep why with what held them."""
        for alert_id, reason in reasons:
            await self._connection.run(
                sa.update(deliveries)
                .where(
                    deliveries.c.alert_id == alert_id,
                    deliveries.c.state == DeliveryState.WITHDRAWN,
                    deliveries.c.reason.in_(HOLDING),
                )
                .values(reason=reason)
            )
        await self._let_go(digest_id, [alert_id for alert_id, _ in reasons])

    async def _let_go(self, digest_id: DigestId, alert_ids: Sequence[AlertId]) -> None:
        for some in chunks(alert_ids):
            await self._connection.run(
                sa.delete(held).where(held.c.digest_id == digest_id, held.c.alert_id.in_(some))
            )


async def move_digests(connection: Connection, old: ChatId, new: ChatId) -> None:
    """Give a group's timing and digests to the supergroup that it became.

    What that has already stays its own; a message of the old group cannot be edited from the new one.
    """
    await move_timing(connection, old, new)
    theirs = digests.alias()
    same = [theirs.c[name] == digests.c[name] for name in ("topic", "kind", "due_at", "rule_id")]
    twin = sa.select(theirs.c.id).where(theirs.c.chat_id == new, *same)
    doubled = [
        (row.id, row.twin)
        for row in await connection.rows(
            sa.select(digests.c.id, twin.scalar_subquery().label("twin")).where(digests.c.chat_id == old)
        )
        if row.twin is not None
    ]
    for digest_id, twin_id in doubled:
        await connection.run(sa.update(held).where(held.c.digest_id == digest_id).values(digest_id=twin_id))
        await connection.run(
            sa.update(digests).where(digests.c.id == twin_id).values(called=False, told_at=None)
        )
        await connection.run(sa.delete(digests).where(digests.c.id == digest_id))
    await connection.run(
        sa.update(digests).where(digests.c.chat_id == old).values(chat_id=new, message_id=None)
    )


NAMED = sa.bindparam("named", expanding=True, type_=sa.BigInteger())
_HELD = (
    sa.select(held, digests.c.due_at)
    .join_from(held, digests, digests.c.id == held.c.digest_id)
    .where(held.c.alert_id.in_(NAMED))
)
_NEXT_PARTS = sa.select(
    digests.c.id,
    sa.func.coalesce(
        sa.select(sa.func.max(deliveries.c.story_version))
        .where(deliveries.c.digest_id == digests.c.id)
        .scalar_subquery(),
        0,
    ).label("last"),
).where(digests.c.id.in_(NAMED), sa.exists().where(held.c.digest_id == digests.c.id))
_SENT_LATELY = (
    sa.select(alert_rules.c.rule_id, sa.func.count().label("times"))
    .join_from(alert_rules, alerts, alerts.c.id == alert_rules.c.alert_id)
    .where(
        alert_rules.c.rule_id.in_(NAMED),
        alerts.c.message_id.is_not(None),
        alerts.c.sent_at > sa.bindparam("since", type_=UtcTime()),
    )
    .group_by(alert_rules.c.rule_id)
)
_GATHERING = sa.select(digests.c.rule_id).where(
    digests.c.kind == DigestKind.FLOOD,
    digests.c.until > sa.bindparam("now", type_=UtcTime()),
    digests.c.rule_id.in_(NAMED),
)
_NEWEST = (
    sa.select(
        revisions.c.published_at,
        revisions.c.seen_at,
        revisions.c.looked_before_at,
        revisions.c.revises,
        items.c.first_seen_at,
    )
    .join_from(story_sources, revisions, revisions.c.id == story_sources.c.revision_id)
    .join(items, items.c.id == story_sources.c.item_id)
    .where(story_sources.c.story_id == sa.bindparam("of_story", type_=sa.BigInteger()))
    .order_by(revisions.c.id.desc())
    .limit(1)
)
_TOLD = (
    sa.update(alerts)
    .where(
        alerts.c.id == sa.bindparam("of_alert", type_=sa.BigInteger()),
        alerts.c.message_id.is_(None),
    )
    .values(sent_version=sa.bindparam("version", type_=sa.Integer()), sent_at=outbox.NOW)
)
"""An alert that has a message of its own keeps what that shows: the digest told a turn of it."""


# ------------------------------------------------------------------------------------------------ rows and values


def _is_over(now: datetime) -> sa.ColumnElement[bool]:
    """Say that a flood is over whose alerts wait still."""
    return sa.and_(
        digests.c.until <= now,
        digests.c.called,
        digests.c.told_at.is_not(None),
        sa.exists().where(held.c.digest_id == digests.c.id),
    )


def _at(place: Place) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
    return digests.c.chat_id == place.chat_id, digests.c.topic == place.topic
