"""Which live stories hold a term, and how many: an inverted index that forgets as cheaply as it learns."""

import heapq
from collections.abc import Iterable, Mapping
from itertools import islice

from bot.model import StoryId

READ = 300
"""Of a term's stories so many are looked at, those that grew last: what bounds the time of one item."""
UNCERTAIN = 30
"""So many stories are thought of beside the live ones, so that few of them say little about how common a term is."""


FEW = 6
"""Of so many stories a tuple is kept, which takes a third of the memory: most words are in few stories."""

_Posting = tuple[StoryId, ...] | dict[StoryId, None]


class Census:
    """How many of the live stories hold a term."""

    def __init__(self) -> None:
        self._holding: dict[str, int] = {}
        self._stories = 0

    def add(self, terms: Iterable[str]) -> None:
        """Count a story with these terms, each once."""
        self._stories += 1
        for term in terms:
            self._holding[term] = self._holding.get(term, 0) + 1

    def remove(self, terms: Iterable[str]) -> None:
        """Count a story with these terms no more."""
        self._stories -= 1
        for term in terms:
            self._holding[term] -= 1
            if not self._holding[term]:
                del self._holding[term]

    def share(self, term: str) -> float:
        """The part of the stories that hold a term, one of them left out: the one that may be the item's own."""
        return max(0, self._holding.get(term, 0) - 1) / (self._stories + UNCERTAIN)


class Postings:
    """The stories of each of their heaviest terms, those that grew last at the end."""

    def __init__(self, posted: int) -> None:
        self._posted = posted
        self._stories: dict[str, _Posting] = {}
        self._members = 0

    def __len__(self) -> int:
        return self._members

    def put(self, story_id: StoryId, weights: Mapping[str, float]) -> None:
        """Name a story, as the newest one, under the heaviest of its terms; it is not named yet."""
        self._members += 1
        for term in heaviest_of(weights, self._posted):
            self._stories[term] = _with(self._stories.get(term, ()), story_id)

    def take(self, story_id: StoryId, weights: Mapping[str, float]) -> None:
        """Take a story out again, with the weights that it was put with."""
        self._members -= 1
        for term in heaviest_of(weights, self._posted):
            posting = _without(self._stories[term], story_id)
            if posting:
                self._stories[term] = posting
            else:
                del self._stories[term]

    def candidates(self, weights: Mapping[str, float], heaviest: int, most: int) -> list[StoryId]:
        """Name at most so many stories that share the most weight among the heaviest terms, the best first."""
        found: dict[StoryId, float] = {}
        get = found.get
        for term in heaviest_of(weights, heaviest):
            posting = self._stories.get(term)
            if posting is None:
                continue
            weight = weights[term] * weights[term]
            for story_id in islice(reversed(posting), READ):
                found[story_id] = get(story_id, 0.0) + weight
        best = heapq.nlargest(most, zip(found.values(), found, strict=True))
        return [story_id for _, story_id in best]


def _with(posting: _Posting, story_id: StoryId) -> _Posting:
    if isinstance(posting, tuple):
        longer = (*posting, story_id)
        return longer if len(longer) <= FEW else dict.fromkeys(longer)
    posting[story_id] = None
    return posting


def _without(posting: _Posting, story_id: StoryId) -> _Posting:
    if isinstance(posting, tuple):
        return tuple(other for other in posting if other != story_id)
    del posting[story_id]
    return posting


def heaviest_of(weights: Mapping[str, float], count: int) -> list[str]:
    """The terms that weigh most, heaviest first; equal ones in a fixed order."""
    return [term for _, term in sorted([(-weight, term) for term, weight in weights.items()])[:count]]
