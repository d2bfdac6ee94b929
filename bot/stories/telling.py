"""What each place gets of a story: a first message, an edit, a reply, or nothing with its reason. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.model import Alert, Decision, Level, Place, Reason, Revision, Rule, Situation, Story
from bot.stories.severity import escalators, figure

REPLY_GAP = timedelta(minutes=10)
"""At most one reply in this time to an alert, but for a rise to critical."""
SITUATION_WINDOW = timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class Told:
    """The rules of one place by which it is told of a story, oldest first."""

    place: Place
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Follow:
    """What a story's growth means for an alert that stands: always an edit, with reasons also a reply."""

    alert: Alert
    reasons: tuple[Reason, ...]
    held_back: bool
    """There are reasons for a reply, but the last one is too fresh: the next one tells them together."""


def judged(
    story: Story, revision: Revision, rules: Sequence[Rule], at: datetime
) -> tuple[tuple[Told, ...], tuple[Decision, ...]]:
    """Judge every rule whose query a story matches: which places are told, and why each was or was not."""
    told: dict[Place, list[Rule]] = defaultdict(list)
    decisions = []
    for rule in rules:
        reason = _judge(story, revision, rule)
        if reason is Reason.TOLD:
            told[rule.place].append(rule)
        decisions.append(Decision(story.id, revision.id, rule.place, rule.id, reason, at))
    return tuple(Told(place, tuple(standing)) for place, standing in told.items()), tuple(decisions)


def _judge(story: Story, revision: Revision, rule: Rule) -> Reason:
    if revision.first_fetch:
        return Reason.FIRST_FETCH
    if revision.seen_at < rule.created_at:
        return Reason.OLDER_THAN_RULE
    if rule.paused:
        return Reason.RULE_PAUSED
    return rule.conditions.unmet(story.families, story.severity.level) or Reason.TOLD


def heard(story: Story) -> frozenset[str]:
    """What somebody has heard who has read a story's newest version: its escalators and its dead."""
    marks = (mark for source in story.sources for mark in source.annotation.marks)
    return frozenset(
        {*(f"escalator:{slug}" for slug in escalators(marks)), f"dead:{figure(story.sources, 'dead')}"}
    )


def followed(story: Story, alert: Alert, at: datetime) -> Follow:
    """Tell whether a standing alert's people must hear of a turn by a reply (STORIES §5)."""
    reasons = tuple(_turns(story, alert))
    fresh = alert.replied_at is not None and at - alert.replied_at < REPLY_GAP
    waits = bool(reasons) and fresh and not _rises_to_critical(story, alert)
    return Follow(alert, () if waits else reasons, waits)


def _rises_to_critical(story: Story, alert: Alert) -> bool:
    return story.severity.level is Level.CRITICAL and alert.told_level < Level.CRITICAL


def _turns(story: Story, alert: Alert) -> Iterable[Reason]:
    if story.severity.level > alert.told_level:
        yield Reason.LEVEL_ROSE
    now = heard(story)
    if any(mark.startswith("escalator:") for mark in now - alert.told_marks):
        yield Reason.NEW_ESCALATOR
    dead, before = _dead(now), _dead(alert.told_marks)
    if before and dead >= 2 * before and dead >= before + 10:
        yield Reason.TOLL_ROSE


def _dead(marks: Iterable[str]) -> int:
    return max((int(mark.partition(":")[2]) for mark in marks if mark.startswith("dead:")), default=0)


def updated(follow: Follow, story: Story, told: Mapping[Place, Told], at: datetime) -> Alert:
    """The alert as it stands once its edit and reply are on their way."""
    alert = follow.alert
    place = told.get(alert.place)
    more = [rule.id for rule in place.rules if rule.id not in alert.rule_ids] if place else []
    alert = replace(alert, rule_ids=(*alert.rule_ids, *more))
    if follow.held_back:
        return alert
    return replace(
        alert,
        told_level=max(alert.told_level, story.severity.level),
        told_marks=alert.told_marks | heard(story),
        replied_at=at if follow.reasons else alert.replied_at,
    )


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
