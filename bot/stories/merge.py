"""Two stories that turn out to be one event: the younger becomes a part of the older.

Nobody gets a message because of that. Messages that stand are edited: of two in one place the younger points to the
older, and every other one shows the whole.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Alert, DeliveryDraft, DeliveryKind, Reason, Story, StorySource
from bot.ports import DecideTransaction
from bot.stories.cluster import is_copy, joined
from bot.stories.frequencies import distinct_terms
from bot.stories.outbox import Moment
from bot.stories.severity import assess, burst_in


def united(one: Story, other: Story) -> Story:
    """Let the younger of two stories become a part of the older, whose version rises above both."""
    older, younger = sorted((one, other), key=lambda story: story.id)
    sources = _sources(older, younger)
    gravest = max(older.severity, younger.severity, key=lambda severity: severity.level)
    return replace(
        older,
        title=sources[0].title,
        version=max(older.version, younger.version) + 1,
        severity=assess(sources, gravest, burst=burst_in(one.severity) or burst_in(other.severity)),
        first_at=min(older.first_at, younger.first_at),
        last_at=max(older.last_at, younger.last_at),
        countries=older.countries | younger.countries,
        topics=older.topics | younger.topics,
        numbers=older.numbers | younger.numbers,
        sources=sources,
        centroid=joined(older.centroid, younger.centroid),
    )


def _sources(older: Story, younger: Story) -> tuple[StorySource, ...]:
    """Put both stories' sources in the order of their items, the older story's first one first.

    One that repeats an earlier one of the other story is a copy from now on. Of an item that both have the newest
    revision counts.
    """
    known = {source.item_id for source in older.sources}
    both = sorted((*older.sources, *younger.sources), key=lambda source: source.revision_id)
    newest = {source.item_id: source for source in both}
    first = newest.pop(older.sources[0].item_id)
    kept = [first]
    for source in sorted(newest.values(), key=lambda source: source.item_id):
        strangers = [other for other in kept if (other.item_id in known) is not (source.item_id in known)]
        kept.append(source if source.copy or not _repeats(source, strangers) else replace(source, copy=True))
    return tuple(kept)


def _repeats(source: StorySource, others: Sequence[StorySource]) -> bool:
    return is_copy(
        distinct_terms(source.title, source.summary),
        (distinct_terms(other.title, other.summary) for other in others),
    )


async def merge(tx: DecideTransaction, moment: Moment, one: Story, other: Story) -> Story:
    """Keep that two stories are one, and let the messages that tell them show it; gives the whole."""
    whole = united(one, other)
    younger = max(one.id, other.id)
    await tx.merges.merge(younger, whole)
    pointing = await tx.alerts.of_story(younger)
    alerts = await tx.alerts.of_story(whole.id)
    await tx.alerts.save(_told_of_both(alerts, pointing))
    shown = [alert for alert in (*pointing, *alerts) if alert.rule_ids and not alert.deleted]
    await tx.deliveries.add([_edit(whole, alert, moment) for alert in shown])
    return whole


def _told_of_both(alerts: Sequence[Alert], pointing: Sequence[Alert]) -> list[Alert]:
    """What people heard by the alert that points, they heard; its rules are the other's from now on."""
    by_id = {alert.id: alert for alert in alerts}
    heard = []
    for alert in pointing:
        standing = by_id.get(alert.points_to) if alert.points_to is not None else None
        if standing is not None:
            heard.append(
                replace(
                    standing,
                    rule_ids=tuple(sorted({*standing.rule_ids, *alert.rule_ids})),
                    told_level=max(standing.told_level, alert.told_level),
                    told_marks=standing.told_marks | alert.told_marks,
                    replied_at=max(filter(None, (standing.replied_at, alert.replied_at)), default=None),
                )
            )
    return heard


def _edit(whole: Story, alert: Alert, moment: Moment) -> DeliveryDraft:
    return DeliveryDraft(
        key=f"{DeliveryKind.EDIT}:{alert.id}:{whole.version}",
        kind=DeliveryKind.EDIT,
        place=alert.place,
        level=whole.severity.level,
        due_at=moment.machine,
        alert_id=alert.id,
        story_version=whole.version,
        reasons=(Reason.MERGED,),
    )
