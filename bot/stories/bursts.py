"""Bursts: many more items about one topic in one country than its week before would let expect (STORIES §4).

Ten in two hours are many for the unrest of a quiet country and few for the politics of a large one. What is usual is
learnt from the archive: the items of shared feeds, in all languages, wire copies left out, by hours of their own times.
What the program was not there to see is no archive: nothing is a burst before it has run for a day, and the mean is that of
the time it has run, at most a week.

Counting is a cache of the database as the live stories are: changed after the commit, read again at a start.
"""

import bisect
import itertools
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.model import CountedItem, Story

SPAN = timedelta(hours=2)
LEAST_ITEMS, LEAST_FAMILIES, TIMES_THE_MEAN = 5, 2, 3
ARCHIVE = timedelta(days=7)
LEAST_ARCHIVE = timedelta(days=1)
MOST_RECENT = 2_000
"""So many newest items of a country and topic are kept one by one; a publisher that floods takes no more memory."""
RECENT = timedelta(days=1)
"""Items that come later than this after their time find their two hours forgotten."""
COUNTED = ARCHIVE + SPAN
"""Items of so long a past are counted."""
_HOUR = timedelta(hours=1)

Subject = tuple[str, str]
"""A country and a topic."""


@dataclass(frozen=True, slots=True)
class Burst:
    """So many items about a topic in a country within two hours."""

    country: str
    topic: str
    items: int


class Bursts:
    """The items of the last week by country, topic and hour; of those of the last hours also who published them."""

    def __init__(self, begun: datetime | None = None, items: Iterable[CountedItem] = ()) -> None:
        """Count these; the archive reaches back to ``begun``, or to when the first item counted was seen."""
        self._begun = begun
        self._hours: dict[Subject, dict[int, int]] = {}
        self._recent: dict[Subject, list[tuple[datetime, str]]] = {}
        """In the order of time."""
        for item in items:
            self.count(item)

    def count(self, item: CountedItem) -> None:
        """Take a committed item into the counts, in whatever order they come."""
        if self._begun is None:
            self._begun = item.seen_at
        hour = _hour(item.time)
        for subject in _subjects(item):
            hours = self._hours.setdefault(subject, {})
            hours[hour] = hours.get(hour, 0) + 1
            recent = self._recent.setdefault(subject, [])
            bisect.insort(recent, (item.time, item.family))
            if len(recent) > MOST_RECENT:
                del recent[: MOST_RECENT // 2]

    def uncount(self, item: CountedItem) -> None:
        """Take back an item as it was counted, because it was changed."""
        hour, entry = _hour(item.time), (item.time, item.family)
        for subject in _subjects(item):
            hours = self._hours.get(subject, {})
            if hour in hours:
                hours[hour] -= 1
            recent = self._recent.get(subject, [])
            at = bisect.bisect_left(recent, entry)
            if recent[at : at + 1] == [entry]:
                del recent[at]

    def follow(self, before: Iterable[Story], story: Story) -> None:
        """Count what a committed story has that it had not, or had otherwise: an item, a new revision, a merge.

        ``before`` is the story as it was, and the one that became a part of it. Only what everybody may read counts.
        """
        if story.private_to is not None:
            return
        known = {source.item_id: source for one in before for source in one.sources}
        for source in story.sources:
            was = known.get(source.item_id)
            if was is source:
                continue
            if was is not None and not was.copy:
                self.uncount(CountedItem.of(was))
            if not source.copy:
                self.count(CountedItem.of(source))

    def forget(self, now: datetime) -> None:
        """Drop what is older than the week that counts, and single items older than a day."""
        oldest, past = _hour(now - COUNTED), now - RECENT
        for subject in list(self._hours):
            hours = {hour: items for hour, items in self._hours[subject].items() if items and hour >= oldest}
            if hours:
                self._hours[subject] = hours
                recent = self._recent[subject]
                del recent[: bisect.bisect_left(recent, past, key=_time)]
            else:
                del self._hours[subject], self._recent[subject]

    def is_burst(self, countries: Collection[str], topics: Collection[str], at: datetime) -> bool:
        """Tell whether one of these topics bursts in one of these countries at a time."""
        subjects = itertools.product(countries, topics)
        return any(self._burst(subject, self._within(subject, at), at) for subject in subjects)

    def with_item(self, item: CountedItem, instead_of: CountedItem | None = None) -> Burst | None:
        """Find the busiest burst that an item makes or joins; it is not counted yet, but as it was before maybe."""
        found = []
        for subject in _subjects(item):
            families = self._within(subject, item.time)
            if instead_of is not None and _is_within(instead_of, subject, item.time, families):
                families.remove(instead_of.family)
            families.append(item.family)
            if burst := self._burst(subject, families, item.time):
                found.append(burst)
        return max(found, key=lambda burst: (burst.items, burst.country, burst.topic), default=None)

    def _within(self, subject: Subject, at: datetime) -> list[str]:
        """List the families of the items of the two hours up to a time."""
        recent = self._recent.get(subject, [])
        first = bisect.bisect_left(recent, at - SPAN, key=_time)
        last = bisect.bisect_right(recent, at, key=_time)
        return [family for _, family in recent[first:last]]

    def _burst(self, subject: Subject, families: Sequence[str], at: datetime) -> Burst | None:
        if len(families) < LEAST_ITEMS or len(set(families)) < LEAST_FAMILIES:
            return None
        mean = self._mean(subject, at)
        if mean is None or len(families) <= TIMES_THE_MEAN * mean:
            return None
        return Burst(*subject, len(families))

    def _mean(self, subject: Subject, at: datetime) -> float | None:
        """How many items two hours usually bring, by the archive before these; None where it is too short."""
        if self._begun is None:
            return None
        until = at - SPAN
        since = max(self._begun, until - ARCHIVE)
        if at - since < LEAST_ARCHIVE:
            return None
        first, last = _hour(since), _hour(until)
        items = sum(count for hour, count in self._hours.get(subject, {}).items() if first <= hour < last)
        return items * (SPAN / _HOUR) / max(1, last - first)


def _subjects(item: CountedItem) -> Sequence[Subject]:
    return tuple(itertools.product(item.countries, item.topics))


def _is_within(item: CountedItem, subject: Subject, at: datetime, families: Collection[str]) -> bool:
    return at - SPAN <= item.time <= at and subject in _subjects(item) and item.family in families


def _time(entry: tuple[datetime, str]) -> datetime:
    return entry[0]


def _hour(at: datetime) -> int:
    return int(at.astimezone(UTC).timestamp() // _HOUR.total_seconds())
