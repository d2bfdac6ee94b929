"""Ways to put items into stories, ours and the peers', behind one method, and how well they did."""

import itertools
import math
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol

from benchmarks.labelled import Item
from bot.model import LiveStory, StoryId
from bot.stories.cluster import Article, Clusters, is_second_look, joined
from bot.stories.frequencies import Frequencies, terms
from bot.stories.grow import names, numbers, places
from rules import Annotation

COMMON = 2_000
"""A word of more items than this finds none for the peers: to compare with all of them would take hours."""
HASHES = 64
PRIME = 2**31 - 1
BITS = 18


class Method(Protocol):
    """Takes items in the order of time."""

    def take(self, item: Item, annotation: Annotation) -> int:
        """Give the story of an item; merges are told by ``root``."""
        ...

    def root(self, story: int) -> int:
        """Give the story that a story has become a part of, or itself."""
        ...


class Quality(NamedTuple):
    """How well a stream was put into stories; shares from 0 to 1, and milliseconds an item."""

    precision: float
    recall: float
    wrong_joins: float
    missed_joins: float
    milliseconds: float

    @property
    def harmonic(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Ours:
    """The program's clusters, as *decide* uses them, without a database."""

    def __init__(self, article: Callable[[Item, Annotation], Article]) -> None:
        self._article = article
        self.clusters = Clusters(Frequencies())
        self.stories: dict[StoryId, LiveStory] = {}
        self._merged: dict[int, int] = {}
        self._begun = 0

    def take(self, item: Item, annotation: Annotation) -> int:
        article = self._article(item, annotation)
        vector = self.clusters.vector(article)
        found = self.clusters.belongs(article, vector)
        if found is None:
            self._begun += 1
            story = begun(article, vector, annotation, self._begun)
        else:
            story = grown(self.stories[found], article, vector)
        taken = story.id
        if found is not None and is_second_look(story.size):
            story = self._looked_at_again(story)
        self.clusters.learn(article)
        self.clusters.remember(story)
        self.stories[story.id] = story
        return taken

    def _looked_at_again(self, story: LiveStory) -> LiveStory:
        twin = self.clusters.second_look(story)
        if twin is None:
            return story
        older, younger = sorted((story, self.stories[twin]), key=lambda one: one.id)
        self.clusters.drop(younger.id)
        self.stories.pop(younger.id, None)
        self._merged[younger.id] = older.id
        return replace(
            older,
            first_at=min(older.first_at, younger.first_at),
            last_at=max(older.last_at, younger.last_at),
            countries=older.countries | younger.countries,
            numbers=older.numbers | younger.numbers,
            size=older.size + younger.size,
            centroid=joined(older.centroid, younger.centroid),
        )

    def root(self, story: int) -> int:
        while story in self._merged:
            story = self._merged[story]
        return story


def begun(article: Article, vector: Mapping[str, float], annotation: Annotation, number: int) -> LiveStory:
    """Begin a story with an article."""
    return LiveStory(
        id=StoryId(number),
        language=article.language,
        private_to=None,
        first_at=article.time,
        last_at=article.time,
        countries=article.countries,
        topics=frozenset(annotation.topics),
        numbers=article.numbers,
        size=1,
        centroid=vector,
    )


def grown(story: LiveStory, article: Article, vector: Mapping[str, float]) -> LiveStory:
    """Let an article join a story."""
    return replace(
        story,
        first_at=min(story.first_at, article.time),
        last_at=max(story.last_at, article.time),
        countries=story.countries | article.countries,
        numbers=story.numbers | article.numbers,
        size=story.size + 1,
        centroid=joined(story.centroid, vector),
    )


@dataclass
class SingleLink:
    """A peer's rule: an item joins the story of the recent item most like it, if that is like enough."""

    keys: Callable[[Item], frozenset[Hashable]]
    likeness: Callable[[frozenset[Hashable], frozenset[Hashable]], float]
    least: float
    window: timedelta

    def __post_init__(self) -> None:
        self._items: list[tuple[frozenset[Hashable], datetime, int]] = []
        self._postings: defaultdict[Hashable, list[int]] = defaultdict(list)
        self._begun = 0

    def take(self, item: Item, annotation: Annotation) -> int:  # noqa: ARG002 - peers read no places
        keys = self.keys(item)
        best, story = max(self._scored(keys, item.time), default=(0.0, 0))
        if best < self.least:
            self._begun += 1
            story = self._begun
        for one in keys:
            self._postings[one].append(len(self._items))
        self._items.append((keys, item.time, story))
        return story

    def _scored(self, keys: frozenset[Hashable], at: datetime) -> Iterator[tuple[float, int]]:
        found = {
            number for key in keys if len(self._postings[key]) <= COMMON for number in self._postings[key]
        }
        for number in found:
            others, time_, story = self._items[number]
            if at - time_ <= self.window:
                yield self.likeness(keys, others), story

    def root(self, story: int) -> int:
        return story


def jaccard_rule() -> SingleLink:
    """Jaccard of the titles' and summaries' words of at least .5, within 72 hours."""
    return SingleLink(_words, _jaccard, 0.5, timedelta(hours=72))


def minhash_rule() -> SingleLink:
    """Jaccard of at least .4 as 64 smallest hashes of the words estimate it, within 72 hours."""
    return SingleLink(_smallest_hashes, _same_hashes, 0.4, timedelta(hours=72))


def hashed_rule() -> SingleLink:
    """Cosine of at least .615 of words and pairs of words, hashed to 18 bits, within 96 hours."""
    return SingleLink(_hashed, _cosine, 0.615, timedelta(hours=96))


def _words(item: Item) -> frozenset[Hashable]:
    return frozenset(f"{item.title} {item.summary}".casefold().split())


def _jaccard(one: frozenset[Hashable], other: frozenset[Hashable]) -> float:
    return len(one & other) / (len(one | other) or 1)


def _smallest_hashes(item: Item) -> frozenset[Hashable]:
    words = [zlib.crc32(str(word).encode()) for word in _words(item)] or [0]
    return frozenset(
        (number, min((word * (2 * number + 1_000_003) + 7_919 * number) % PRIME for word in words))
        for number in range(HASHES)
    )


def _same_hashes(one: frozenset[Hashable], other: frozenset[Hashable]) -> float:
    return len(one & other) / HASHES


def _hashed(item: Item) -> frozenset[Hashable]:
    words = f"{item.title} {item.summary}".casefold().split()
    pairs = [f"{one} {two}" for one, two in itertools.pairwise(words)]
    return frozenset(zlib.crc32(text.encode()) % 2**BITS for text in (*words, *pairs))


def _cosine(one: frozenset[Hashable], other: frozenset[Hashable]) -> float:
    return len(one & other) / (math.sqrt(len(one) * len(other)) or 1)


RULES: Sequence[tuple[str, Callable[[], SingleLink]]] = (
    ("Jaccard ≥ .5", jaccard_rule),
    ("MinHash .4", minhash_rule),
    ("hashed n-grams ≥ .615", hashed_rule),
)


def article_of(item: Item, annotation: Annotation) -> Article:
    """Give clustering what it looks at, as ``bot.stories.grow`` does from a revision."""
    return Article(
        language=item.language,
        private_to=None,
        seen=terms(item.title, item.summary),
        countries=frozenset(annotation.regions),
        numbers=numbers(item.title),
        time=item.time,
        names=names(item.title, item.summary, annotation),
        places=places(item.title, item.summary, annotation),
    )


def judged(
    method: Method, items: Sequence[Item], annotations: Sequence[Annotation], counts: Callable[[str], bool]
) -> Quality:
    """Run a stream through a method; only the items of stories that count are judged."""
    journal = _Journal(counts)
    taken: list[int] = []
    spent = 0.0
    for item, annotation in zip(items, annotations, strict=True):
        began = time.perf_counter()
        story = method.take(item, annotation)
        spent += time.perf_counter() - began
        journal.note(story, item.story, method.root)
        taken.append(story)
    precision, recall = bcubed(
        [method.root(story) for story in taken], [item.story for item in items], counts
    )
    return Quality(precision, recall, journal.wrong, journal.missed, spent / len(items) * 1e3)


def bcubed(found: Sequence[int], gold: Sequence[str], counts: Callable[[str], bool]) -> tuple[float, float]:
    """BCubed precision and recall (Bagga and Baldwin 1998), the mean over the items that count."""
    sizes, labels, both = Counter(found), Counter(gold), Counter(zip(found, gold, strict=True))
    rows = [
        (both[one, label] / sizes[one], both[one, label] / labels[label])
        for one, label in zip(found, gold, strict=True)
        if counts(label)
    ]
    return sum(row[0] for row in rows) / len(rows), sum(row[1] for row in rows) / len(rows)


class _Journal:
    """Counts, as they come, items put into a story that mostly tells another one, and items kept from theirs."""

    def __init__(self, counts: Callable[[str], bool]) -> None:
        self._counts = counts
        self._labels: defaultdict[int, Counter[str]] = defaultdict(Counter)
        self._seen: set[str] = set()
        self._joins = self._wrong = self._chances = self._missed = 0

    def note(self, story: int, label: str, root: Callable[[int], int]) -> None:
        before = self._labels[story]
        if self._counts(label):
            self._joins += bool(before)
            self._wrong += bool(before) and before.most_common(1)[0][0] != label
            self._chances += label in self._seen
            self._missed += label in self._seen and not before
        before[label] += 1
        whole = root(story)
        if whole != story:
            self._labels[whole].update(self._labels.pop(story))
        self._seen.add(label)

    @property
    def wrong(self) -> float:
        """Of the items that joined a story, the share whose story mostly told another one."""
        return self._wrong / max(1, self._joins)

    @property
    def missed(self) -> float:
        """Of the items whose story had begun, the share that began one of its own."""
        return self._missed / max(1, self._chances)
