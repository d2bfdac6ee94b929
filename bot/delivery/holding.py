"""What may go now and what waits: for the end of quiet hours, for a digest, with what is late, with what floods.

It is judged when a delivery is leased, in the transaction of the lease: by what the chat wants then, and by how old
the news are then, however long they waited in the outbox.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot import timetable
from bot.model import (
    AlertContent,
    AlertId,
    ChatId,
    Delivery,
    DeliveryKind,
    DigestContent,
    DigestKind,
    Flow,
    HeldAlert,
    Hold,
    Level,
    Reason,
    Timing,
)
from bot.ports import Clock, SendTransaction

LATE_AFTER = timedelta(hours=2)
LATE_AFTER_CRITICAL = timedelta(hours=12)
OLD_AFTER = timedelta(hours=24)
GATHERED_FOR = timedelta(seconds=30)
"""A catch-up digest goes when nothing late has come for so long."""
FLOOD_SPAN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class HoldSettings:
    """``flood_per_hour`` is how many first messages of a rule a place gets in an hour (0: any number)."""

    flood_per_hour: int = 0
    story_seconds: float = 1.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is known of several alerts and their chats when they are judged."""

    timings: Mapping[ChatId, tuple[Timing, str]]
    held: Mapping[AlertId, HeldAlert]
    flow: Flow


class Holder:
    """Judges leased deliveries by what their chats want; ``clock`` is the story's."""

    def __init__(self, clock: Clock, machine: Clock, settings: HoldSettings) -> None:
        self._clock = clock
        self._machine = machine
        self._settings = settings

    async def wanted(self, tx: SendTransaction, contents: Collection[AlertContent]) -> Wanted:
        """Read what the chats of these alerts want."""
        now = self._clock.now()
        return Wanted(
            await tx.digests.timings({content.alert.place.chat_id for content in contents}),
            await tx.digests.held_among({content.alert.id for content in contents}),
            await tx.digests.flow(
                {rule.id for content in contents for rule in content.rules}, now - FLOOD_SPAN, now
            ),
        )

    async def let_go(
        self, tx: SendTransaction, delivery: Delivery, content: AlertContent, wanted: Wanted
    ) -> Delivery | None:
        """Let a leased delivery of an alert go now, perhaps as its first message; None: it is held, and withdrawn."""
        if delivery.kind is DeliveryKind.EDIT or delivery.unknown:
            # An edit makes no sound; what Telegram may have already must not be told once more.
            return delivery
        now = self._clock.now()
        waiting = wanted.held.get(content.alert.id)
        hold = await self._hold(tx, delivery, content, wanted, now)
        if (
            waiting is not None
            and content.alert.message_id is None
            and not _leaves(waiting, hold, content, now)
        ):
            await tx.deliveries.withdraw(delivery.id, Reason.HELD, now)
            return None
        if hold is not None:
            turns = delivery.reasons if delivery.kind is DeliveryKind.REPLY else ()
            await tx.digests.hold(content.alert, hold, turns, now)
            await tx.deliveries.withdraw(delivery.id, hold.reason, now)
            return None
        if waiting is not None:
            await tx.digests.release(content.alert.id)
        if delivery.kind is DeliveryKind.REPLY and (waiting is not None or content.alert.digested):
            return delivery if content.alert.message_id else await tx.deliveries.become_first(delivery)
        return delivery

    async def _hold(
        self,
        tx: SendTransaction,
        delivery: Delivery,
        content: AlertContent,
        wanted: Wanted,
        now: datetime,
    ) -> Hold | None:
        timing, _ = wanted.timings.get(delivery.place.chat_id, (Timing(), ""))
        level = content.story.severity.level
        schedules = [rule.schedule for rule in content.rules]
        hold = timetable.held(timing, delivery.chat.timezone, schedules, level, now)
        if hold is None and await self._is_late(tx, content, now):
            hold = Hold(Reason.CAUGHT_UP, DigestKind.CATCH_UP, now + GATHERED_FOR)
        if hold is None and delivery.kind is DeliveryKind.SEND and level is not Level.CRITICAL:
            most = self._settings.flood_per_hour if timing.flood_per_hour is None else timing.flood_per_hour
            hold = _flood(content, wanted.flow, most, now)
        return hold

    @staticmethod
    async def _is_late(tx: SendTransaction, content: AlertContent, now: datetime) -> bool:
        if all(now - source.time <= LATE_AFTER for source in content.story.sources[-1:]):
            return False
        fresh = await tx.digests.freshness(content.story.id)
        return fresh is not None and is_late(*fresh, content.story.severity.level, now)

    async def open(self, tx: SendTransaction, delivery: Delivery) -> DigestContent | None:
        """Load what a leased digest's part may show; None: nothing is left of it, or it waits for quiet hours' end."""
        if delivery.digest_id is None:
            return None
        now = self._clock.now()
        content = await tx.digests.content(delivery.digest_id, delivery.story_version, now)
        if content is None:
            await tx.digests.ended(delivery.digest_id, now)
            await tx.deliveries.withdraw(delivery.id, Reason.COLLAPSED, now)
            return None
        end = _quiet_until(await tx.digests.timing(delivery.place.chat_id), delivery, now)
        if end is None:
            return content
        due_at = self._machine.now() + (end - now) / self._settings.story_seconds
        await tx.deliveries.again(delivery.id, due_at, unknown=False, error="quiet hours")
        return None


def _flood(content: AlertContent, flow: Flow, most: int, now: datetime) -> Hold | None:
    """Gather an alert all of whose rules have sent as much as they may."""
    rules = [rule.id for rule in content.rules]
    if not most or not rules or not all(flow.is_full(rule_id, most) for rule_id in rules):
        return None
    return Hold(Reason.FLOODED, DigestKind.FLOOD, now, rules[0], now + FLOOD_SPAN)


def is_late(published_at: datetime, fresh_at: datetime, level: Level, now: datetime) -> bool:
    """Tell whether an item published then, of which we could have known since then, would come late.

    Sources: DESIGN §5.
    """
    after = LATE_AFTER_CRITICAL if level is Level.CRITICAL else LATE_AFTER
    return now - fresh_at > after or now - published_at > OLD_AFTER


def _leaves(waiting: HeldAlert, hold: Hold | None, content: AlertContent, now: datetime) -> bool:
    """Tell whether an alert that waits need not: it turned critical, or a rule that tells at once has found it too.

    Once its digest is due, it stays in it, unless it is critical.
    """
    critical = content.story.severity.level is Level.CRITICAL
    return hold is None and (critical or waiting.due_at > now)


def _quiet_until(timing: Timing, delivery: Delivery, now: datetime) -> datetime | None:
    if timing.quiet is None:
        return None
    return timetable.quiet_until(timing.quiet, ZoneInfo(delivery.chat.timezone), now)
