"""Which story an item belongs to: TF-IDF over 5-letter stems against the centroids of the live stories.

The method and its numbers are STORIES §3 (measured on labelled news sets). The live window is a cache: it is
asked before the commit (`belongs`) and changed only after it (`remember`).
"""

import heapq
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model import FeedId, Story, StoryId
from bot.stories.frequencies import Frequencies

WINDOW = timedelta(hours=72)
HALF_LIFE = timedelta(hours=72)
HEAVIEST_TERMS = 8
POSTINGS_READ = 300
CANDIDATES_SCORED = 24
CENTROID_TERMS = 150
THRESHOLD_SHORT, SHORT = 0.35, 10
THRESHOLD_LONG, LONG = 0.22, 25
NUMBERS_DIFFER = 0.85
SURE = 0.6
"""From this similarity on, differing numbers do not matter."""
COPY_OVERLAP = 0.8


@dataclass(frozen=True, slots=True)
class Article:
    """What clustering looks at in an item; ``seen`` are its terms with repeats."""

    language: str
    private_to: FeedId | None
    seen: tuple[str, ...]
    countries: frozenset[str]
    numbers: frozenset[str]
    time: datetime


@dataclass(slots=True)
class _Live:
    language: str
    private_to: FeedId | None
    countries: frozenset[str]
    numbers: frozenset[str]
    last_at: datetime
    centroid: Mapping[str, float]
    norm: float


class Clusters:
    """The live stories, found by their heaviest terms."""

    def __init__(self, frequencies: Frequencies) -> None:
        self._frequencies = frequencies
        self._live: dict[StoryId, _Live] = {}
        self._postings: dict[str, list[StoryId]] = {}

    def __len__(self) -> int:
        return len(self._live)

    def __contains__(self, story_id: StoryId) -> bool:
        return story_id in self._live

    def vector(self, article: Article) -> dict[str, float]:
        """Weigh an article's terms."""
        return self._frequencies.vector(article.seen)

    def belongs(self, article: Article, vector: Mapping[str, float]) -> StoryId | None:
        """Find the live story that an article joins; None when it begins one of its own."""
        best, best_score = None, threshold(len(article.seen))
        for story_id in self._candidates(vector):
            live = self._live[story_id]
            if not _may_join(article, live):
                continue
            score = _similarity(article, vector, live)
            if score >= best_score:
                best, best_score = story_id, score
        return best

    def _candidates(self, vector: Mapping[str, float]) -> list[StoryId]:
        found: Counter[StoryId] = Counter()
        for term in heapq.nlargest(HEAVIEST_TERMS, vector, key=lambda term: (vector[term], term)):
            weight = vector[term]
            for story_id in self._postings.get(term, ())[-POSTINGS_READ:]:
                found[story_id] += int(1_000_000 * weight * weight)
        return heapq.nlargest(CANDIDATES_SCORED, found, key=lambda story_id: (found[story_id], story_id))

    def remember(self, story: Story) -> None:
        """Take a committed story, new or grown, into the live window."""
        before = self._live.get(story.id)
        known = before.centroid.keys() if before is not None else frozenset[str]()
        for term in story.centroid.keys() - known:
            self._postings.setdefault(term, []).append(story.id)
        self._unpost(story.id, known - story.centroid.keys())
        self._live[story.id] = _Live(
            language=story.language,
            private_to=story.private_to,
            countries=story.countries,
            numbers=story.numbers,
            last_at=story.last_at,
            centroid=story.centroid,
            norm=math.sqrt(sum(weight * weight for weight in story.centroid.values())) or 1.0,
        )

    def learn(self, article: Article) -> None:
        """Count a committed item's terms."""
        self._frequencies.learn(article.seen)

    def forget(self, before: datetime) -> None:
        """Drop the stories that ended, and their postings."""
        for story_id in [story_id for story_id, live in self._live.items() if live.last_at < before]:
            self._unpost(story_id, self._live.pop(story_id).centroid)

    def _unpost(self, story_id: StoryId, terms: Iterable[str]) -> None:
        for term in terms:
            posting = self._postings[term]
            posting.remove(story_id)
            if not posting:
                del self._postings[term]


def threshold(length: int) -> float:
    """How alike an item of so many terms must be: short titles share words by chance."""
    share = (min(max(length, SHORT), LONG) - SHORT) / (LONG - SHORT)
    return THRESHOLD_SHORT + share * (THRESHOLD_LONG - THRESHOLD_SHORT)


def _may_join(article: Article, live: _Live) -> bool:
    if live.language != article.language or live.private_to != article.private_to:
        return False
    if abs(article.time - live.last_at) > WINDOW:
        return False
    return not (article.countries and live.countries and article.countries.isdisjoint(live.countries))


def _similarity(article: Article, vector: Mapping[str, float], live: _Live) -> float:
    shared = sum(weight * live.centroid.get(term, 0.0) for term, weight in vector.items()) / live.norm
    apart = max(article.time - live.last_at, timedelta(0))
    score: float = shared * 0.5 ** (apart / HALF_LIFE)
    numbers_differ = article.numbers and live.numbers and article.numbers.isdisjoint(live.numbers)
    return score * NUMBERS_DIFFER if numbers_differ and score < SURE else score


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
