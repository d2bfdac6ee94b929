"""Which live stories hold a term: an inverted index that forgets as cheaply as it learns."""

import heapq
from collections import Counter
from collections.abc import Mapping
from itertools import islice

from bot.model import StoryId

READ = 300
"""Of a term's stories so many are looked at, those that grew last: what bounds the time of one item."""
UNCERTAIN = 30
"""So many stories are thought of beside the live ones, so that few of them say little about how common a term is."""


class Postings:
    """The stories of each of their heaviest terms, those that grew last at the end; and how many hold any term."""

    def __init__(self, posted: int) -> None:
        self._posted = posted
        self._stories: dict[str, dict[StoryId, None]] = {}
        self._holding: dict[str, int] = {}
        self._members: set[StoryId] = set()

    def __len__(self) -> int:
        return len(self._members)

    def put(self, story_id: StoryId, weights: Mapping[str, float]) -> None:
        """Name a story, as the newest one, under the heaviest of its terms; it is not named yet."""
        self._members.add(story_id)
        for term in weights:
            self._holding[term] = self._holding.get(term, 0) + 1
        for term in heaviest_of(weights, self._posted):
            self._stories.setdefault(term, {})[story_id] = None

    def take(self, story_id: StoryId, weights: Mapping[str, float]) -> None:
        """Take a story out again, with the weights that it was put with."""
        self._members.discard(story_id)
        for term in weights:
            self._holding[term] -= 1
            if not self._holding[term]:
                del self._holding[term]
        for term in heaviest_of(weights, self._posted):
            posting = self._stories[term]
            del posting[story_id]
            if not posting:
                del self._stories[term]

    def share(self, term: str) -> float:
        """The part of the stories that hold a term, one of them left out: the one that may be the item's own."""
        return max(0, self._holding.get(term, 0) - 1) / (len(self._members) + UNCERTAIN)

    def candidates(self, weights: Mapping[str, float], heaviest: int, most: int) -> list[StoryId]:
        """Name at most so many stories that share the most weight among the heaviest terms, the best first."""
        found: Counter[StoryId] = Counter()
        for term in heaviest_of(weights, heaviest):
            posting = self._stories.get(term)
            if posting is None:
                continue
            weight = int(1_000_000 * weights[term] * weights[term])
            for story_id in islice(reversed(posting), READ):
                found[story_id] += weight
        return heapq.nlargest(most, found, key=lambda story_id: (found[story_id], story_id))


def heaviest_of(weights: Mapping[str, float], count: int) -> list[str]:
    """The terms that weigh most, heaviest first; equal ones in a fixed order."""
    if len(weights) <= count:
        return sorted(weights, key=lambda term: (-weights[term], term))
    return heapq.nsmallest(count, weights, key=lambda term: (-weights[term], term))
