"""Which story an item belongs to: TF-IDF over 5-letter stems against the centroids of the live stories.

The method and its numbers are STORIES §3 (measured on labelled news sets). The live window is a cache: it is
asked before the commit (`belongs`) and changed only after it (`remember`).
"""

import heapq
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model import FeedId, LiveStory, Story, StoryId
from bot.stories.frequencies import Frequencies
from bot.stories.postings import Postings

WINDOW = timedelta(hours=72)
HALF_LIFE = timedelta(hours=72)
HEAVIEST_TERMS = 8
CANDIDATES_SCORED = 24
CENTROID_TERMS = 150
THRESHOLD_SHORT, SHORT = 0.35, 10
THRESHOLD_LONG, LONG = 0.22, 25
NUMBERS_DIFFER = 0.85
SURE = 0.6
"""From this similarity on, differing numbers do not matter."""
COPY_OVERLAP = 0.8
TWINS = 0.45
"""Two stories whose centroids are so alike tell one event."""
TWIN_TERMS = 12
SECOND_LOOKS = frozenset({2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987})


@dataclass(frozen=True, slots=True)
class Article:
    """What clustering looks at in an item; ``seen`` are its terms with repeats."""

    language: str
    private_to: FeedId | None
    seen: tuple[str, ...]
    countries: frozenset[str]
    numbers: frozenset[str]
    time: datetime


@dataclass(frozen=True, slots=True)
class _Live:
    story: LiveStory
    norm: float


_Shelf = tuple[str, FeedId | None]
"""Stories are looked for among those of one language with the same readers only."""


class Clusters:
    """The live stories, found by their heaviest terms."""

    def __init__(self, frequencies: Frequencies) -> None:
        self._frequencies = frequencies
        self._live: dict[StoryId, _Live] = {}
        self._shelves: dict[_Shelf, Postings] = {}

    def __len__(self) -> int:
        return len(self._live)

    def __contains__(self, story_id: StoryId) -> bool:
        return story_id in self._live

    def vector(self, article: Article) -> dict[str, float]:
        """Weigh an article's terms."""
        return self._frequencies.vector(article.seen)

    def belongs(self, article: Article, vector: Mapping[str, float]) -> StoryId | None:
        """Find the live story that an article joins; None when it begins one of its own."""
        shelf = self._shelves.get((article.language, article.private_to))
        if shelf is None:
            return None
        best, best_score = None, threshold(len(article.seen))
        for story_id in shelf.candidates(vector, HEAVIEST_TERMS, CANDIDATES_SCORED):
            live = self._live[story_id]
            if not _may_join(article, live.story):
                continue
            score = _similarity(article, vector, live)
            if score >= best_score:
                best, best_score = story_id, score
        return best

    def second_look(self, story: Story) -> StoryId | None:
        """Find the live story that tells the same event as this one; None when there is no such twin.

        To be asked when a story has just reached a size of ``is_second_look``; the younger of the two is then merged
        into the older (its centroid is ``joined`` to the older one's), ``drop``ped, and the older one ``remember``ed.
        """
        shelf = self._shelves.get((story.language, story.private_to))
        if shelf is None:
            return None
        norm = _norm(story.centroid)
        best, best_score = None, TWINS
        for story_id in shelf.candidates(story.centroid, TWIN_TERMS, CANDIDATES_SCORED + 1):
            live = self._live[story_id]
            if story_id == story.id or not _may_merge(story, live.story):
                continue
            score = _dot(story.centroid, live.story.centroid) / (norm * live.norm)
            if score >= best_score:
                best, best_score = story_id, score
        return best

    def remember(self, story: Story | LiveStory) -> None:
        """Take a committed story, new or grown, into the live window."""
        live = story.live if isinstance(story, Story) else story
        self.drop(live.id)
        self._live[live.id] = _Live(live, _norm(live.centroid))
        self._shelves.setdefault(_shelf(live), Postings()).put(live.id, live.centroid)

    def drop(self, story_id: StoryId) -> None:
        """Take a story out of the live window, such as one that was merged into another; none is no fault."""
        live = self._live.pop(story_id, None)
        if live is None:
            return
        shelf = self._shelves.get(_shelf(live.story))
        if shelf is not None:
            shelf.take(story_id, live.story.centroid)
            if not shelf:
                del self._shelves[_shelf(live.story)]

    def learn(self, article: Article) -> None:
        """Count a committed item's terms."""
        self._frequencies.learn(article.seen)

    def forget(self, before: datetime) -> None:
        """Drop the stories that ended, and their postings."""
        for story_id in [story_id for story_id, live in self._live.items() if live.story.last_at < before]:
            self.drop(story_id)


def is_second_look(size: int) -> bool:
    """Tell whether a story of so many items is to be looked at for a twin: at the numbers of Fibonacci from 2 on."""
    return size in SECOND_LOOKS


def threshold(length: int) -> float:
    """How alike an item of so many terms must be: short titles share words by chance."""
    share = (min(max(length, SHORT), LONG) - SHORT) / (LONG - SHORT)
    return THRESHOLD_SHORT + share * (THRESHOLD_LONG - THRESHOLD_SHORT)


def _shelf(story: LiveStory) -> _Shelf:
    return story.language, story.private_to


def _norm(centroid: Mapping[str, float]) -> float:
    return math.sqrt(sum(weight * weight for weight in centroid.values())) or 1.0


def _dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return sum(weight * large.get(term, 0.0) for term, weight in small.items())


def _are_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two sets say different things; one that says nothing contradicts none."""
    return bool(one and other) and one.isdisjoint(other)


def _may_join(article: Article, story: LiveStory) -> bool:
    return abs(article.time - story.last_at) <= WINDOW and not _are_apart(article.countries, story.countries)


def _may_merge(story: Story, twin: LiveStory) -> bool:
    if story.first_at - twin.last_at > WINDOW or twin.first_at - story.last_at > WINDOW:
        return False
    return not _are_apart(story.countries, twin.countries)


def _similarity(article: Article, vector: Mapping[str, float], live: _Live) -> float:
    shared = _dot(vector, live.story.centroid) / live.norm
    apart = max(article.time - live.story.last_at, timedelta(0))
    score: float = shared * 0.5 ** (apart / HALF_LIFE)
    return (
        score * NUMBERS_DIFFER if score < SURE and _are_apart(article.numbers, live.story.numbers) else score
    )


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
