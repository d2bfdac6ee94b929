"""From who is to be told of a story to alerts, situations and deliveries, within the deciding transaction.

Everything is read and written many at a time: a story may concern a thousand places.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from bot.model import (
    EVERYTHING,
    Alert,
    AlertId,
    DeliveryDraft,
    DeliveryKind,
    Level,
    Place,
    Reason,
    Situation,
    SituationId,
    Story,
    StoryId,
    Wishes,
)
from bot.ports import DecideTransaction
from bot.stories.holding import may_go
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
class Growth:
    """What a story's growth asks of those who were told of it.

    Attributes:
        begins: nobody was told yet.
        shows: a reader would see a difference.
        widens: its situations must take it up.
        rises: its level rose.
    """

    begins: bool
    shows: bool
    widens: bool
    rises: bool = False

    @classmethod
    def between(cls, before: Story | None, story: Story) -> "Growth":
        """Compare a story with what it was before; None: it begins."""
        if before is None:
            return cls(begins=True, shows=False, widens=False)
        return cls(
            begins=False,
            shows=story.version > before.version,
            widens=widens(before, story),
            rises=story.severity.level > before.severity.level,
        )

    @classmethod
    def of_chunk(cls) -> "Growth":
        """Of a story that is told in chunks it is not known what a chat was told last."""
        return cls(begins=False, shows=True, widens=True)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of telling: how the alerts that stood go on, and how many deliveries were begun.

    ``held`` names why places were not told after all.
    """

    follows: tuple[Follow, ...] = ()
    deliveries: int = 0
    held: Mapping[Place, Reason] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Thread:
    """The situation to which a place's alert will belong; ``related``: it told the event in another language."""

    situation: Situation
    related: bool = False

    @property
    def is_new(self) -> bool:
        """True before it is kept."""
        return self.situation.head is None

    def reason(self, level: Level) -> Reason:
        """Name why a story of this level comes in it: aloud, or as a silent reply."""
        told = self.situation.level
        if self.related:
            return Reason.TOLD if level > told else Reason.RELATED
        return Reason.MILDER_THAN_SITUATION if not self.is_new and level < told else Reason.TOLD


class Outbox:
    """Tells of one story as it stands after one revision.

    ``wishes`` are what places do not want to hear of, ``kin`` the stories that tell of the same event in other
    languages.
    """

    def __init__(
        self,
        tx: DecideTransaction,
        moment: Moment,
        story: Story,
        growth: Growth,
        *,
        wishes: Mapping[Place, Wishes] | None = None,
        kin: Collection[StoryId] = (),
    ) -> None:
        self._tx = tx
        self._moment = moment
        self._story = story
        self._growth = growth
        self._wishes = wishes or {}
        self._kin = kin

    async def tell(self, told: Mapping[Place, Told], standing: Sequence[Alert]) -> Outcome:
        """Let the alerts that stand go on, and begin those of the other places.

        ``standing`` are the story's alerts at all places that this is about: at least at those of ``told``.
        """
        follows = await self._follow(told, standing)
        known = {alert.place for alert in standing}
        new = [telling for place, telling in told.items() if place not in known]
        threads = await self._threads(new)
        held = {place: Reason.MUTED for place, thread in threads.items() if self._is_muted(thread)}
        first = await self._first([telling for telling in new if telling.place not in held], threads)
        first = await may_go(self._tx, self._story, told, first, self._moment.story)
        replies, edits = self._replies(follows), self._edits(follows)
        await self._tx.deliveries.add_replies(replies, self._moment.machine)
        await self._tx.deliveries.add([*edits, *first])
        return Outcome(follows, len(replies) + len(edits) + len(first), held)

    def _is_muted(self, thread: Thread) -> bool:
        return thread.situation.id in self._wishes.get(thread.situation.place, EVERYTHING).situations

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
        if self._growth.widens:
            await self._widen({follow.alert.situation_id for follow in follows})
        return tuple(follows)

    async def _widen(self, ids: Collection[SituationId]) -> None:
        situations = await self._tx.alerts.situations(ids)
        await self._tx.alerts.save_situations(
            [widened(situation, self._story) for situation in situations.values()]
        )

    def _replies(self, follows: Iterable[Follow]) -> list[DeliveryDraft]:
        """Draft the replies by which these go on."""
        return [
            self._draft(DeliveryKind.REPLY, follow.alert, follow.reasons, follow.reply_at)
            for follow in follows
            if follow.reply_at is not None
        ]

    def _edits(self, follows: Iterable[Follow]) -> list[DeliveryDraft]:
        """Draft the edits by which these go on; none where a reader would see no difference."""
        if not self._growth.shows:
            return []
        drafts = []
        for follow in follows:
            rose = Reason.LEVEL_ROSE in follow.reasons
            reasons = (Reason.JOINED, Reason.LEVEL_ROSE) if rose else (Reason.JOINED,)
            if not follow.alert.deleted:
                drafts.append(self._draft(DeliveryKind.EDIT, follow.alert, reasons, self._moment.story))
        return drafts

    async def _first(self, tellings: Sequence[Told], threads: Mapping[Place, Thread]) -> list[DeliveryDraft]:
        """Begin the alerts of places, each in its thread, and draft their messages."""
        if not tellings:
            return []
        threads = await self._begun({telling.place: threads[telling.place] for telling in tellings})
        begun = await self._tx.alerts.add(
            [
                _alert(self._story, telling, threads[telling.place].situation.id, self._now.heard)
                for telling in tellings
            ]
        )
        drafts, grown = [], []
        for alert in begun:
            thread = threads[alert.place]
            reason = thread.reason(self._story.severity.level)
            drafts.append(self._draft(DeliveryKind.SEND, alert, (reason,), self._moment.story))
            situation = widened(thread.situation, self._story)
            grown.append(replace(situation, head=alert.id) if situation.head is None else situation)
        await self._tx.alerts.save_situations(grown)
        return drafts

    async def _threads(self, tellings: Sequence[Told]) -> Mapping[Place, Thread]:
        """Find the running situation that each place's alert belongs to, or one that may begin, still without a head.

        Where the place knows the event by a story in another language, it is that one's.
        """
        if not tellings:
            return {}
        since = self._story.last_at - SITUATION_WINDOW
        related = await self._related({telling.place for telling in tellings}, since)
        running = await self._tx.alerts.running({telling.rules[0].id for telling in tellings}, since)
        threads = {}
        for telling in tellings:
            situation = situation_of(self._story, running.get(telling.rules[0].id, ()))
            threads[telling.place] = related.get(telling.place) or Thread(
                situation or _situation(self._story, telling)
            )
        return threads

    async def _related(self, places: Collection[Place], since: datetime) -> Mapping[Place, Thread]:
        """Find the newest running situation in which each place was told of the event in another language."""
        if not self._kin:
            return {}
        alerts = await self._tx.alerts.of_stories(self._kin, {place.chat_id for place in places})
        situations = await self._tx.alerts.situations({alert.situation_id for alert in alerts})
        newest = sorted(situations.values(), key=lambda situation: (situation.last_at, situation.id))
        return {
            situation.place: Thread(situation, related=True)
            for situation in newest
            if situation.last_at >= since
        }

    async def _begun(self, threads: Mapping[Place, Thread]) -> Mapping[Place, Thread]:
        """Begin the situations that are new."""
        new = [thread.situation for thread in threads.values() if thread.is_new]
        ids = await self._tx.alerts.begin(new)
        return {**threads} | {
            situation.place: Thread(replace(situation, id=number))
            for situation, number in zip(new, ids, strict=True)
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
