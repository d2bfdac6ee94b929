"""From who is to be told of a story to alerts, situations and deliveries, within the deciding transaction.

Everything is read and written many at a time: a story may concern a thousand places.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from bot.model import (
    Alert,
    AlertId,
    DeliveryDraft,
    DeliveryKind,
    Place,
    Reason,
    Situation,
    SituationId,
    Story,
)
from bot.ports import DecideTransaction
from bot.stories.telling import (
    SITUATION_WINDOW,
    Follow,
    Told,
    followed,
    situation_of,
    widened,
    widens,
)
from bot.stories.turns import Standing, stands


@dataclass(frozen=True, slots=True)
class Moment:
    """Now on both clocks; ``story_seconds`` of the story clock pass in a second of the machine's."""

    story: datetime
    machine: datetime
    story_seconds: float

    def machine_time(self, at: datetime) -> datetime:
        """When the machine's clock shows what the story clock shows at ``at``."""
        return self.machine + (at - self.story) / self.story_seconds


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of telling: how the alerts that stood go on, and how many deliveries were begun."""

    follows: tuple[Follow, ...] = ()
    deliveries: int = 0


class Outbox:
    """Tells of one story as it stands after one revision; ``before`` is the story before it, None: it begins."""

    def __init__(self, tx: DecideTransaction, moment: Moment, before: Story | None, story: Story) -> None:
        self._tx = tx
        self._moment = moment
        self._before = before
        self._story = story
        self._shows = before is not None and story.version > before.version

    async def tell(self, told: Mapping[Place, Told], standing: Sequence[Alert]) -> Outcome:
        """Let the alerts that stand go on, and begin those of the other places.

        ``standing`` are the story's alerts at all places that this is about: at least at those of ``told``.
        """
        follows = await self._follow(told, standing)
        known = {alert.place for alert in standing}
        drafts = self._drafts(follows)
        drafts += await self._first([telling for place, telling in told.items() if place not in known])
        if drafts:
            await self._tx.deliveries.add(drafts)
        return Outcome(follows, len(drafts))

    @cached_property
    def _now(self) -> Standing:
        """How the story stands; for some items nobody needs to know."""
        return stands(self._story)

    async def _follow(self, told: Mapping[Place, Told], standing: Sequence[Alert]) -> tuple[Follow, ...]:
        """Decide how alerts go on, and keep them as they then stand; one whose rules are all gone goes on no more."""
        follows, changed = [], []
        for alert in standing:
            follow = followed(self._story, alert, told.get(alert.place), self._moment.story, self._now)
            if follow.alert.rule_ids:
                follows.append(follow)
                if follow.alert != alert:
                    changed.append(follow.alert)
        await self._tx.alerts.save(changed)
        if self._before is not None and widens(self._before, self._story):
            await self._widen({follow.alert.situation_id for follow in follows})
        return tuple(follows)

    async def _widen(self, ids: Collection[SituationId]) -> None:
        situations = await self._tx.alerts.situations(ids)
        await self._tx.alerts.save_situations(
            [widened(situation, self._story) for situation in situations.values()]
        )

    def _drafts(self, follows: Iterable[Follow]) -> list[DeliveryDraft]:
        """Draft the replies and edits by which these go on; no edit where a reader would see no difference."""
        drafts = []
        for follow in follows:
            alert, rose = follow.alert, Reason.LEVEL_ROSE in follow.reasons
            if follow.reply_at is not None:
                drafts.append(self._draft(DeliveryKind.REPLY, alert, follow.reasons, follow.reply_at))
            if self._shows and not alert.deleted:
                reasons = (Reason.JOINED, Reason.LEVEL_ROSE) if rose else (Reason.JOINED,)
                drafts.append(self._draft(DeliveryKind.EDIT, alert, reasons, self._moment.story))
        return drafts

    async def _first(self, tellings: Sequence[Told]) -> list[DeliveryDraft]:
        """Begin the alerts of places, each in the situation of its oldest rule, and draft their messages."""
        if not tellings:
            return []
        threads = await self._threads(tellings)
        begun = await self._tx.alerts.add(
            [_alert(self._story, telling, threads[telling.place].id, self._now.heard) for telling in tellings]
        )
        drafts, grown = [], []
        for alert in begun:
            thread = threads[alert.place]
            milder = thread.head is not None and self._story.severity.level < thread.level
            reason = Reason.MILDER_THAN_SITUATION if milder else Reason.TOLD
            drafts.append(self._draft(DeliveryKind.SEND, alert, (reason,), self._moment.story))
            headed = thread if thread.head is not None else replace(thread, head=alert.id)
            grown.append(widened(headed, self._story))
        await self._tx.alerts.save_situations(grown)
        return drafts

    async def _threads(self, tellings: Sequence[Told]) -> Mapping[Place, Situation]:
        """Find the running situation that each place's alert belongs to, or begin one, still without a head."""
        running = await self._tx.alerts.running(
            {telling.rules[0].id for telling in tellings}, self._story.last_at - SITUATION_WINDOW
        )
        threads: dict[Place, Situation] = {}
        for telling in tellings:
            situation = situation_of(self._story, running.get(telling.rules[0].id, ()))
            if situation is not None:
                threads[telling.place] = situation
        begun = [_situation(self._story, telling) for telling in tellings if telling.place not in threads]
        ids = await self._tx.alerts.begin(begun)
        return threads | {
            situation.place: replace(situation, id=number)
            for situation, number in zip(begun, ids, strict=True)
        }

    def _draft(
        self, kind: DeliveryKind, alert: Alert, reasons: tuple[Reason, ...], at: datetime
    ) -> DeliveryDraft:
        return DeliveryDraft(
            key=f"{kind}:{alert.id}:{self._story.version}",
            kind=kind,
            place=alert.place,
            level=self._story.severity.level,
            due_at=self._moment.machine_time(at),
            alert_id=alert.id,
            story_version=self._story.version,
            reasons=reasons,
        )


def _situation(story: Story, telling: Told) -> Situation:
    return Situation(
        id=SituationId(0),
        place=telling.place,
        rule_id=telling.rules[0].id,
        countries=story.countries,
        topics=story.topics,
        level=story.severity.level,
        head=None,
        last_at=story.last_at,
    )


def _alert(story: Story, telling: Told, situation_id: SituationId, heard: frozenset[str]) -> Alert:
    return Alert(
        id=AlertId(0),
        place=telling.place,
        story_id=story.id,
        situation_id=situation_id,
        rule_ids=tuple(rule.id for rule in telling.rules),
        message_id=None,
        sent_version=0,
        shown_version=0,
        told_level=story.severity.level,
        told_marks=heard,
        replied_at=None,
        deleted=False,
    )
