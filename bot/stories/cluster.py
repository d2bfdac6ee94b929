"""Which story an item belongs to: TF-IDF over 5-letter stems against the centroids of the live stories.

The method is STORIES §3; its numbers were chosen on one half of the stories of public labelled sets and are measured on
the other (docs/benchmarks.md). The live window is a cache: it is asked before the commit (`belongs`, `second_look`) and
changed only after it (`remember`, `drop`).
"""

import heapq
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from bot.model import FeedId, LiveStory, Story, StoryId
from bot.stories.frequencies import Frequencies
from bot.stories.postings import Census, Postings
from bot.stories.sparse import Sparse, length_of

WINDOW = timedelta(hours=72)
HALF_LIFE = timedelta(hours=72)
HEAVIEST_TERMS = 8
CANDIDATES_SCORED = 24
POSTED_TERMS = 12
CENTROID_TERMS = 150
ALIKE = 0.37
"""From this similarity on an item joins; with every word's true weight, short and long items need the same."""
NAMED = 0.005
"""A name of a place, a leader or an organisation tells where, and little of what: it counts as a word of so many items."""
PLACES_DIFFER = 0.5
"""What an item that names a town of which its story never spoke keeps of its likeness."""
NUMBERS_DIFFER, NUMBERS_CONTRADICT = 0.75, 0.45
"""Tolls grow and magnitudes are corrected; an hour later another magnitude is another quake, and on another day another
number the next bulletin."""
SURE = 0.75
"""From this similarity on, numbers that differ do not matter."""
CORRECTED_WITHIN = timedelta(hours=1)
REPEATED, NEXT_DAY = 0.9, timedelta(hours=16)
"""What is so like a story that was silent for so long is the next day's column of the same title."""
COPY_OVERLAP = 0.8
STRAYED, STRAYED_TERMS = 0.05, 8
TWINS = 0.45
"""Two stories whose centroids are so alike tell one event."""
TWIN_TERMS = 12
SECOND_LOOKS = frozenset({2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987})
LARGE, LARGER = 32, 0.01
"""Beyond so many items a story asks for more likeness with every doubling."""
DIFFUSE = 0.55
"""The items of a story are this like their centroid at least, or it asks for as much more likeness."""
FULL = 1_000
"""A story of so many items takes no more."""


@dataclass(frozen=True, slots=True)
class Article:
    """What clustering looks at in an item.

    ``seen`` are its terms with repeats, ``names`` those of them that name a place, a leader or an organisation, and
    ``places`` those of these that name a city or a division.
    """

    language: str
    private_to: FeedId | None
    seen: tuple[str, ...]
    countries: frozenset[str]
    numbers: frozenset[str]
    time: datetime
    names: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Live:
    language: str
    private_to: FeedId | None
    first_at: datetime
    last_at: datetime
    countries: frozenset[str]
    numbers: frozenset[str]
    size: int
    centroid: Sparse

    @property
    def audience(self) -> "_Audience":
        return self.language, self.private_to


_Audience = tuple[str, FeedId | None]
"""Stories are looked for among those of one language with the same readers only."""


class _Shelf:
    """The stories of one audience."""

    def __init__(self) -> None:
        self.postings = Postings(POSTED_TERMS)
        self.census = Census()


class Clusters:
    """The live stories, found by their heaviest terms."""

    def __init__(self, frequencies: Frequencies) -> None:
        self._frequencies = frequencies
        self._live: dict[StoryId, _Live] = {}
        self._shelves: dict[_Audience, _Shelf] = {}

    def __len__(self) -> int:
        return len(self._live)

    def __contains__(self, story_id: StoryId) -> bool:
        return story_id in self._live

    def vector(self, article: Article) -> dict[str, float]:
        """Weigh an article's terms: what is common, or in many of the live stories, weighs little."""
        shelf = self._shelves.get((article.language, article.private_to))

        def among(term: str) -> float:
            live = 0.0 if shelf is None else shelf.census.share(term)
            return max(live, NAMED) if term in article.names else live

        return self._frequencies.vector(article.seen, among)

    def belongs(self, article: Article, vector: Mapping[str, float]) -> StoryId | None:
        """Find the live story that an article joins; None when it begins one of its own."""
        shelf = self._shelves.get((article.language, article.private_to))
        if shelf is None:
            return None
        best, best_margin = None, 0.0
        for story_id in shelf.postings.candidates(vector, HEAVIEST_TERMS, CANDIDATES_SCORED):
            live = self._live[story_id]
            if not _may_join(article, live):
                continue
            margin = _similarity(article, vector, live) - ALIKE - _demand(live)
            if margin >= best_margin:
                best, best_margin = story_id, margin
        return best

    def second_look(self, story: Story | LiveStory) -> StoryId | None:
        """Find the live story that tells the same event as this one; None when there is no such twin.

        To be asked when a story has just reached a size of ``is_second_look``; the younger of the two is then merged
        into the older (its centroid is ``joined`` to the older one's), ``drop``ped, and the older one ``remember``ed.
        """
        shelf = self._shelves.get((story.language, story.private_to))
        if shelf is None:
            return None
        looked_at = story.live if isinstance(story, Story) else story
        length = length_of(story.centroid.values())
        best, best_score = None, 0.0
        for story_id in shelf.postings.candidates(story.centroid, TWIN_TERMS, CANDIDATES_SCORED + 1):
            live = self._live[story_id]
            if story_id == story.id or not _may_merge(looked_at, live):
                continue
            score = live.centroid.likeness(story.centroid) / length
            if score >= max(best_score, TWINS + _demand(live)):
                best, best_score = story_id, score
        return best

    def remember(self, story: Story | LiveStory) -> None:
        """Take a committed story, new or grown, into the live window."""
        live = _compact(story.live if isinstance(story, Story) else story)
        self.drop(story.id)
        self._live[story.id] = live
        shelf = self._shelves.setdefault(live.audience, _Shelf())
        shelf.postings.put(story.id, story.centroid)
        shelf.census.add(story.centroid)

    def drop(self, story_id: StoryId) -> None:
        """Take a story out of the live window, such as one that was merged into another; none is no fault."""
        live = self._live.pop(story_id, None)
        if live is None:
            return
        shelf = self._shelves[live.audience]
        shelf.postings.take(story_id, live.centroid.mapping())
        shelf.census.remove(live.centroid.terms)
        if not shelf.postings:
            del self._shelves[live.audience]

    def learn(self, article: Article) -> None:
        """Count a committed item's terms."""
        self._frequencies.learn(article.seen)

    def forget(self, before: datetime) -> None:
        """Drop the stories that ended, and their postings."""
        for story_id in [story_id for story_id, live in self._live.items() if live.last_at < before]:
            self.drop(story_id)


def strays(article: Article, vector: Mapping[str, float], story: Story | LiveStory, at: datetime) -> bool:
    """Tell whether a revision seen then shares so little with its item's story that it tells another event.

    Some feeds give a new article the identity of an old one. A short text may be rewritten in other words, but not days
    later.
    """
    few = 1 if at - story.last_at > WINDOW else STRAYED_TERMS
    if len(article.seen) < few:
        return False
    return Sparse.of(story.centroid).likeness(vector) < STRAYED


def is_second_look(size: int) -> bool:
    """Tell whether a story of so many items is to be looked at for a twin: at the numbers of Fibonacci from 2 on."""
    return size in SECOND_LOOKS


def _compact(story: LiveStory) -> _Live:
    return _Live(
        language=story.language,
        private_to=story.private_to,
        first_at=story.first_at,
        last_at=story.last_at,
        countries=_one_of_equals(story.countries),
        numbers=_one_of_equals(story.numbers),
        size=story.size,
        centroid=Sparse.of(story.centroid),
    )


@lru_cache(maxsize=4_096)
def _one_of_equals(values: frozenset[str]) -> frozenset[str]:
    """Most stories are about few countries and numbers: equal sets are kept once."""
    return values


def _are_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two sets say different things; one that says nothing contradicts none."""
    return bool(one and other) and one.isdisjoint(other)


def _may_join(article: Article, live: _Live) -> bool:
    # Differences, since the first days of the calendar have no window before them.
    if live.size >= FULL or live.first_at - article.time > WINDOW or article.time - live.last_at > WINDOW:
        return False
    return not _are_apart(article.countries, live.countries)


def _may_merge(story: LiveStory, twin: _Live) -> bool:
    if story.first_at - twin.last_at > WINDOW or twin.first_at - story.last_at > WINDOW:
        return False
    return story.size + twin.size <= FULL and not _are_apart(story.countries, twin.countries)


def _demand(live: _Live) -> float:
    """How much more alike an item must be to join a story that is large, or whose items are little alike."""
    width = live.centroid.length / max(1, live.size)
    return LARGER * max(0.0, math.log2(max(1, live.size) / LARGE)) + max(0.0, DIFFUSE - width)


def _similarity(article: Article, vector: Mapping[str, float], live: _Live) -> float:
    shared = live.centroid.likeness(vector)
    since = article.time - live.last_at
    if shared >= REPEATED and since >= NEXT_DAY:
        return 0.0
    if _are_apart(article.numbers, live.numbers):
        shared *= _kept(article.numbers, live.numbers, abs(since), shared)
    if article.places and article.places.isdisjoint(live.centroid.terms):
        shared *= PLACES_DIFFER
    return float(shared * 0.5 ** (max(since, timedelta(0)) / HALF_LIFE))


def _kept(numbers: frozenset[str], others: frozenset[str], apart: timedelta, shared: float) -> float:
    """Tell how much likeness is kept where numbers differ."""
    if apart >= NEXT_DAY or (
        apart >= CORRECTED_WITHIN and _has_magnitude(numbers) and _has_magnitude(others)
    ):
        return NUMBERS_CONTRADICT
    return 1.0 if shared >= SURE else NUMBERS_DIFFER


def _has_magnitude(numbers: frozenset[str]) -> bool:
    return any("." in number for number in numbers)


def joined(centroid: Mapping[str, float], vector: Mapping[str, float]) -> dict[str, float]:
    """Add an item's vector to a centroid; past its width only the heaviest terms are kept."""
    total = dict(centroid)
    for term, weight in vector.items():
        total[term] = total.get(term, 0.0) + weight
    if len(total) <= CENTROID_TERMS:
        return total
    return dict(heapq.nlargest(CENTROID_TERMS, total.items(), key=lambda pair: (pair[1], pair[0])))


def is_copy(seen: frozenset[str], others: Iterable[frozenset[str]]) -> bool:
    """Tell whether an item repeats one of the others nearly word for word (Jaccard of terms ≥ .8)."""
    return any(seen and len(seen & other) >= COPY_OVERLAP * len(seen | other) for other in others)
