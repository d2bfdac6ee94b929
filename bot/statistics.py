"""Sums up what a place was told: pure, in the days of its zone."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from bot.model import Delays, FeedAnswer, Rule, RuleDays, Statistics, ToldLately

DAYS = 14
RULES_NAMED = 5
"""So many rules have a colour of their own; the others share one."""
ALERTS_READ = 5_000
OTHERS = 0


def days_until(now: datetime, zone: ZoneInfo) -> tuple[date, ...]:
    """List the last days in a zone, today last."""
    today = now.astimezone(zone).date()
    return tuple(today - timedelta(days=before) for before in reversed(range(DAYS)))


def begin_of(day: date, zone: ZoneInfo) -> datetime:
    """Tell when a day begins in a zone."""
    return datetime.combine(day, time(), zone)


def summed_up(
    told: Sequence[ToldLately],
    rules: Iterable[Rule],
    feeds: Iterable[FeedAnswer],
    now: datetime,
    zone: ZoneInfo,
) -> Statistics:
    """Sum up a place's alerts of the last days."""
    days = days_until(now, zone)
    placed = [(one, one.sent_at.astimezone(zone).date()) for one in told]
    within = [(one, day) for one, day in placed if days[0] <= day <= days[-1]]
    texts = {rule.number: rule.text for rule in rules}
    delays = [(seconds, day) for one, day in within if (seconds := delay_of(one)) is not None]
    return Statistics(
        days=days,
        rules=_rules([(one.rule, day) for one, day in within], texts, days),
        delays=tuple(_delays([seconds for seconds, on in delays if on == day]) for day in days),
        overall=_delays([seconds for seconds, _ in delays]),
        feeds=tuple(sorted(feeds, key=lambda feed: (feed.answers, feed.publisher))),
    )


def delay_of(told: ToldLately) -> float | None:
    """Tell how many seconds after its publication an alert came; None where a person wanted to wait, or it is not kept.

    A publisher whose clock runs ahead is no faster than at once.
    """
    if told.together or told.published_at is None:
        return None
    return max((told.sent_at - told.published_at).total_seconds(), 0.0)


def _rules(
    told: Sequence[tuple[int | None, date]], texts: Mapping[int, str], days: Sequence[date]
) -> tuple[RuleDays, ...]:
    counts = Counter((rule if rule in texts else OTHERS, day) for rule, day in told)
    totals = Counter[int]()
    for (rule, _), count in counts.items():
        totals[rule or OTHERS] += count
    named = sorted((rule for rule in totals if rule), key=lambda rule: (-totals[rule], rule))[:RULES_NAMED]
    kept = [RuleDays(rule, texts[rule], tuple(counts[rule, day] for day in days)) for rule in named]
    others = tuple(
        sum(count for (rule, on), count in counts.items() if on == day and rule not in named) for day in days
    )
    return (*kept, RuleDays(OTHERS, "", others)) if any(others) else tuple(kept)


def _delays(seconds: Sequence[float]) -> Delays | None:
    if not seconds:
        return None
    ordered = sorted(seconds)
    return Delays(_share(ordered, 0.5), _share(ordered, 0.9))


def _share(ordered: Sequence[float], share: float) -> float:
    """The smallest value that so large a share does not exceed (nearest rank)."""
    return ordered[max(ceil(share * len(ordered)), 1) - 1]
