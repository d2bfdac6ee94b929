"""What each place gets of a story: a first message, an edit, a reply, or nothing with its reason. Pure."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.model import (
    EVERYTHING,
    Alert,
    Decision,
    Level,
    Place,
    QueryId,
    Reason,
    Revision,
    Rule,
    RuleId,
    Situation,
    Story,
    Wishes,
)
from bot.stories.turns import Standing, stands, told_marks, turns

REPLY_GAP = timedelta(minutes=10)
"""At most one reply in this time to an alert, but for a rise to critical."""
SITUATION_WINDOW = timedelta(hours=72)
UNTIL_COMMITTED = timedelta(seconds=5)
"""A rule acknowledged before an item is committed is asked about it; from seeing an item to its commit takes no longer."""


@dataclass(frozen=True, slots=True)
class Told:
    """The rules of one place by which it is told of a story, oldest first."""

    place: Place
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Follow:
    """What a story's growth means for an alert that stands."""

    alert: Alert
    """As it stands once this is on its way."""
    reasons: tuple[Reason, ...] = ()
    """The turns of which its people must hear; none: an edit will do."""
    reply_at: datetime | None = None
    """When the reply that tells of them goes, on the story clock; one that waits already tells of them too."""
    waits: bool = False
    """That is not now."""

    @property
    def reason(self) -> Reason:
        """Sum up in one word why the place was told, or was not told aloud."""
        if self.waits:
            return Reason.REPLY_TOO_SOON
        return self.reasons[0] if self.reasons else Reason.JOINED


def judged(
    story: Story,
    revision: Revision,
    rules: Sequence[Rule],
    wishes: Mapping[Place, Wishes] | None = None,
    now: datetime | None = None,
    known: Collection[QueryId] = frozenset(),
) -> Mapping[RuleId, Reason]:
    """Judge every rule whose query a story matches: whether its place may be told now, and why not.

    ``known`` are the queries that it matched before a revision of an item that nobody needs to hear of twice.
    """
    wanted = wishes or {}
    reasons = {}
    for rule in rules:
        seen_at = revision.first_seen_at if rule.query_id in known else revision.seen_at
        # A rule made later than now was made by a clock that has been set back: which was first is not known.
        is_older = seen_at + UNTIL_COMMITTED < rule.created_at and (now is None or rule.created_at <= now)
        reasons[rule.id] = _judge(
            story,
            revision,
            rule,
            wanted.get(rule.place, EVERYTHING),
            is_older=is_older,
            is_paused=rule.paused if now is None else rule.is_paused(now),
        )
    return reasons


def _judge(
    story: Story, revision: Revision, rule: Rule, wishes: Wishes, *, is_older: bool, is_paused: bool
) -> Reason:
    if revision.first_fetch:
        return Reason.FIRST_FETCH
    if is_older:
        return Reason.OLDER_THAN_RULE
    if is_paused:
        return Reason.RULE_PAUSED
    hushed = hushed_by(wishes, story, revision)
    if hushed is not None:
        return hushed
    return rule.conditions.unmet(wishes.families(story), story.severity.level) or Reason.TOLD


def hushed_by(wishes: Wishes, story: Story, revision: Revision, alert: Alert | None = None) -> Reason | None:
    """Name why a place does not want to hear of a story, of this item of it, or of how its alert goes on."""
    if not wishes.reads(story.language):
        return Reason.LANGUAGE_NOT_READ
    if wishes.leaves_out:
        return Reason.FEED_LEFT_OUT
    muted = story.id in wishes.stories or revision.feed.family in wishes.sources
    return Reason.MUTED if muted or (alert is not None and wishes.silences(alert)) else None


def places_told(rules: Iterable[Rule], reasons: Mapping[RuleId, Reason]) -> Mapping[Place, Told]:
    """Gather the rules that may tell by their places, each place's oldest rule first."""
    told: dict[Place, list[Rule]] = defaultdict(list)
    for rule in rules:
        if reasons[rule.id] is Reason.TOLD:
            told[rule.place].append(rule)
    return {place: Told(place, tuple(standing)) for place, standing in told.items()}


def decisions_of(
    story: Story,
    revision: Revision,
    rules: Iterable[Rule],
    reasons: Mapping[RuleId, Reason],
    follows: Collection[Follow],
    at: datetime,
    held: Mapping[Place, Reason] | None = None,
) -> tuple[Decision, ...]:
    """Write down why each rule's place was or was not told; one that was told before only heard how it went on.

    ``held`` names why places were not told although a rule of theirs would have it.
    """
    went_on = {follow.alert.place: follow.reason for follow in follows} | dict(held or {})
    return tuple(
        Decision(
            story.id,
            revision.id,
            rule.place,
            rule.id,
            went_on.get(rule.place, Reason.TOLD) if reasons[rule.id] is Reason.TOLD else reasons[rule.id],
            at,
        )
        for rule in rules
    )


def followed(
    story: Story, alert: Alert, told: Told | None, at: datetime, now: Standing | None = None
) -> Follow:
    """Decide how the people of a standing alert hear of its story's growth: by an edit, or also by a reply.

    A reply waits until ten minutes after the one before it, but for a rise to critical, which goes at once. While one
    waits (``replied_at`` lies ahead) further turns go with it, and it goes with a rise to critical. ``told`` are the
    rules that tell the place now, ``now`` is how the story stands.
    """
    alert = with_rules(alert, told)
    now = now or stands(story)
    reasons = turns(now, story, alert)
    if not reasons:
        return Follow(alert)
    due = at
    if not (Reason.LEVEL_ROSE in reasons and story.severity.level is Level.CRITICAL):
        due = _reply_due(alert.replied_at, at)
    heard_now = replace(
        alert,
        told_level=max(alert.told_level, story.severity.level),
        told_marks=told_marks(now, alert, reasons, waits=_waits(alert.replied_at, at)),
        replied_at=due,
    )
    return Follow(heard_now, reasons, due, waits=due > at)


def with_rules(alert: Alert, told: Told | None) -> Alert:
    """An alert that names the rules that tell its place now, too."""
    more = [rule.id for rule in told.rules if rule.id not in alert.rule_ids] if told else []
    return replace(alert, rule_ids=(*alert.rule_ids, *more))


def _reply_due(replied_at: datetime | None, at: datetime) -> datetime:
    """When a reply may go: with the one that waits, ten minutes after the one before, or now."""
    if replied_at is None or _is_of_another_clock(replied_at, at):
        return at
    return replied_at if _waits(replied_at, at) else max(at, replied_at + REPLY_GAP)


def _waits(replied_at: datetime | None, at: datetime) -> bool:
    return replied_at is not None and replied_at > at and not _is_of_another_clock(replied_at, at)


def _is_of_another_clock(replied_at: datetime, at: datetime) -> bool:
    """Tell that the clock was set back since: no reply waits longer than the gap."""
    return replied_at > at + REPLY_GAP


def situation_of(story: Story, running: Sequence[Situation]) -> Situation | None:
    """Find the newest running situation that a story belongs to.

    They share a country, or neither has one; their topic families agree, or one's is unknown.
    """
    for situation in running:
        countries = bool(situation.countries & story.countries) or not (
            situation.countries or story.countries
        )
        topics = not situation.topics or not story.topics or bool(situation.topics & story.topics)
        if countries and topics:
            return situation
    return None


def widened(situation: Situation, story: Story) -> Situation:
    """The situation with a story in it."""
    return replace(
        situation,
        countries=situation.countries | story.countries,
        topics=situation.topics | story.topics,
        level=max(situation.level, story.severity.level),
        last_at=max(situation.last_at, story.last_at),
    )


def widens(before: Story, story: Story) -> bool:
    """Tell whether a story's growth must be kept with its situations; their times may lag an hour behind."""
    return (
        story.severity.level > before.severity.level
        or story.countries != before.countries
        or story.topics != before.topics
        or _hour(story.last_at) != _hour(before.last_at)
    )


def _hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)


_WHY_NOT = (
    Reason.MERGED,
    Reason.MUTED,
    Reason.LANGUAGE_NOT_READ,
    Reason.FEED_LEFT_OUT,
    Reason.BELOW_LEVEL,
    Reason.TOO_FEW_SOURCES,
    Reason.CONDITION_PASSED,
    Reason.RULE_PAUSED,
    Reason.OLDER_THAN_RULE,
    Reason.FIRST_FETCH,
)
"""Which one of many rules' reasons sums them up: first what the next item may change."""


def summed_up(revision: Revision, decisions: Iterable[Decision], *, joined: bool) -> Reason:
    """Sum up what became of a revision; ``joined``: a message that stands was edited or replied to."""
    reasons = {decision.reason for decision in decisions}
    if revision.first_fetch:
        return Reason.FIRST_FETCH
    if Reason.TOLD in reasons:
        return Reason.TOLD
    if joined:
        return Reason.JOINED
    return next((reason for reason in _WHY_NOT if reason in reasons), Reason.NO_MATCH)
