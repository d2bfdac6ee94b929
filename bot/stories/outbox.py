"""From who is to be told of a story to alerts, situations and deliveries, within the deciding transaction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

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
from bot.stories.turns import heard


@dataclass(frozen=True, slots=True)
class Moment:
    """Now on both clocks; ``story_seconds`` of the story clock pass in a second of the machine's."""

    story: datetime
    machine: datetime
    story_seconds: float

    def machine_time(self, at: datetime) -> datetime:
        """When the machine's clock shows what the story clock shows at ``at``."""
        return self.machine + (at - self.story) / self.story_seconds


class Outbox:
    """Tells of one story as it stands after one revision; ``before`` is the story before it, None: it begins."""

    def __init__(self, tx: DecideTransaction, moment: Moment, before: Story | None, story: Story) -> None:
        self._tx = tx
        self._moment = moment
        self._before = before
        self._story = story
        self._shows = before is not None and story.version > before.version

    async def follow(self, told: Mapping[Place, Told]) -> tuple[Follow, ...]:
        """Decide how the places that have an alert of the story go on, and keep their alerts as they then stand.

        An alert whose rules are all gone goes on no more.
        """
        if self._before is None:
            return ()
        widening = widens(self._before, self._story)
        follows = []
        for alert in await self._tx.stories.alerts(self._story.id):
            follow = followed(self._story, alert, told.get(alert.place), self._moment.story)
            if not follow.alert.rule_ids:
                continue
            follows.append(follow)
            if follow.alert != alert:
                await self._tx.stories.save_alert(follow.alert)
            if widening:
                await self._widen(follow.alert)
        return tuple(follows)

    async def _widen(self, alert: Alert) -> None:
        since = self._story.first_at - SITUATION_WINDOW
        for situation in await self._tx.stories.running_situations(alert.place, alert.rule_ids[0], since):
            if situation.id == alert.situation_id:
                await self._tx.stories.save_situation(widened(situation, self._story))

    def drafts(self, follows: Iterable[Follow]) -> list[DeliveryDraft]:
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

    async def first(self, telling: Told) -> DeliveryDraft:
        """Begin the alert of a place, in the situation of its oldest rule, and draft its message."""
        story = self._story
        running = await self._tx.stories.running_situations(
            telling.place, telling.rules[0].id, story.last_at - SITUATION_WINDOW
        )
        situation = situation_of(story, running)
        milder = situation is not None and story.severity.level < situation.level
        thread = situation or await self._begun(telling)
        alert = _alert(story, telling, thread.id)
        alert = replace(alert, id=await self._tx.stories.add_alert(alert))
        if thread.head is None:
            thread = replace(thread, head=alert.id)
        await self._tx.stories.save_situation(widened(thread, story))
        reason = Reason.MILDER_THAN_SITUATION if milder else Reason.TOLD
        return self._draft(DeliveryKind.SEND, alert, (reason,), self._moment.story)

    async def _begun(self, telling: Told) -> Situation:
        story = self._story
        begun = Situation(
            id=SituationId(0),
            place=telling.place,
            rule_id=telling.rules[0].id,
            countries=story.countries,
            topics=story.topics,
            level=story.severity.level,
            head=None,
            last_at=story.last_at,
        )
        return replace(begun, id=await self._tx.stories.add_situation(begun))

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


def _alert(story: Story, telling: Told, situation_id: SituationId) -> Alert:
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
        told_marks=heard(story),
        replied_at=None,
        deleted=False,
    )
