"""Which stories hold a term: an inverted index that forgets as cheaply as it learns."""

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice

from bot.model import StoryId

READ = 300
"""Of a term's stories so many are looked at, those that grew last: what bounds the time of one item."""


class Postings:
    """The stories of each term, those that grew last at the end."""

    def __init__(self) -> None:
        self._stories: dict[str, dict[StoryId, None]] = {}

    def __len__(self) -> int:
        return len(self._stories)

    def put(self, story_id: StoryId, terms: Iterable[str]) -> None:
        """Name a story under these terms, as the newest one."""
        for term in terms:
            posting = self._stories.setdefault(term, {})
            posting.pop(story_id, None)
            posting[story_id] = None

    def take(self, story_id: StoryId, terms: Iterable[str]) -> None:
        """Take a story out from under these terms."""
        for term in terms:
            posting = self._stories.get(term)
            if posting is not None:
                posting.pop(story_id, None)
                if not posting:
                    del self._stories[term]

    def under(self, term: str) -> tuple[StoryId, ...]:
        """The stories of a term, those that grew last at the end."""
        return tuple(self._stories.get(term, ()))

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
