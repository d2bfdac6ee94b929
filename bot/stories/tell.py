"""Who hears what of a story after one revision of one item: from the rules that ask to alerts and their reasons."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from bot.model import (
    EVERYTHING,
    Alert,
    ChatId,
    Decision,
    Place,
    QueryId,
    Reason,
    Revision,
    Rule,
    RuleId,
    Scope,
    Story,
    StoryId,
    Wishes,
)
from bot.ports import DecideTransaction
from bot.stories.outbox import Growth, Moment, Outbox, Outcome
from bot.stories.telling import Told, decisions_of, hushed_by, judged, places_told, summed_up, with_rules


@dataclass(frozen=True, slots=True)
class News:
    """What there is to tell: a story as it stands after a revision.

    Attributes:
        growth: what has become of the story by it.
        twin: another story that tells the same event, as has just been seen; nobody gets a message because of that.
        kin: stories in other languages that tell of the same event.
        known: the queries that the story satisfied before this revision.
        unheard: those of them that an item of a first fetch satisfied, which told nobody.
    """

    revision: Revision
    story: Story
    growth: Growth
    twin: Story | None = None
    kin: frozenset[StoryId] = frozenset()
    known: frozenset[QueryId] = frozenset()
    unheard: frozenset[QueryId] = frozenset()


async def tell(
    tx: DecideTransaction,
    moment: Moment,
    news: News,
    rules: Sequence[Rule],
    chats: Collection[ChatId] | None = None,
) -> tuple[Reason, int]:
    """Tell the places of these rules, and go on with those told before; gives a summary and a count of deliveries.

    With ``chats`` only their alerts go on, for a story that is told in chunks: ``rules`` are then all of theirs. What
    was told already is not told again. Every rule gets its decision.
    """
    story, revision = news.story, news.revision
    standing = await _standing(tx, news, chats)
    places = {rule.place for rule in rules} | {alert.place for alert in standing}
    shared = revision.feed.id if revision.feed.scope is Scope.SHARED else None
    wishes = await tx.mutes.wishes(places, moment.story, shared)
    reasons = _reasons(moment, news, rules, wishes, {alert.place for alert in standing})
    told = places_told(rules, reasons)
    held = {
        alert.place: hushed
        for alert in standing
        if (hushed := hushed_by(wishes.get(alert.place, EVERYTHING), story, revision, alert)) is not None
    }
    held |= await _told_by_twin(tx, news, told)
    outcome = Outcome()
    # An item of a first fetch tells nobody anything; whoever was told hears of it with the next item.
    if not revision.first_fetch:
        wanted = {place: telling for place, telling in told.items() if place not in held}
        going = [alert for alert in standing if alert.place not in held]
        outbox = Outbox(tx, moment, story, news.growth, wishes=wishes, kin=news.kin)
        outcome = await outbox.tell(wanted, going)
    decisions = decisions_of(
        story, revision, rules, reasons, outcome.follows, moment.story, {**held, **outcome.held}
    )
    # A chat that leaves the feed out is not asked, but one that was told before hears why it goes on without this.
    decisions += tuple(
        Decision(story.id, revision.id, alert.place, rule_id, held[alert.place], moment.story)
        for alert in standing
        if alert.place in held
        for rule_id in alert.rule_ids
        if rule_id not in reasons
    )
    if decisions:
        await tx.stories.record(decisions)
    return summed_up(revision, decisions, joined=bool(outcome.follows)), outcome.deliveries


def _reasons(
    moment: Moment,
    news: News,
    rules: Sequence[Rule],
    wishes: Mapping[Place, Wishes],
    known_places: Collection[Place],
) -> Mapping[RuleId, Reason]:
    """Judge the rules; words that nobody was told are not told either because another word was mended."""
    if news.growth.rises or not news.revision.revises:
        return judged(news.story, news.revision, rules, wishes, moment.story)
    reasons = judged(news.story, news.revision, rules, wishes, moment.story, news.known)
    return {
        rule.id: Reason.FIRST_FETCH
        if reasons[rule.id] is Reason.TOLD
        and rule.query_id in news.unheard
        and rule.place not in known_places
        else reasons[rule.id]
        for rule in rules
    }


async def _standing(tx: DecideTransaction, news: News, chats: Collection[ChatId] | None) -> Sequence[Alert]:
    return () if news.growth.begins else await tx.alerts.of_story(news.story.id, chats)


async def _told_by_twin(
    tx: DecideTransaction, news: News, told: Mapping[Place, Told]
) -> Mapping[Place, Reason]:
    """Find the places that know the event by the other story: its alert is theirs of this one too, for these rules."""
    if news.twin is None or not told:
        return {}
    alerts = await tx.alerts.of_story(news.twin.id, {place.chat_id for place in told})
    known = {alert.place for alert in await tx.alerts.of_story(news.story.id)}
    theirs = [alert for alert in alerts if alert.place in told and alert.place not in known]
    await tx.alerts.save([with_rules(alert, told[alert.place]) for alert in theirs])
    return {alert.place: Reason.JOINED for alert in theirs}
