"""How common each term is: what makes a word weigh much or little when items are compared."""

import math
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from rules.text import tokenize

STEM_LENGTH = 5
"""Terms are the first letters of words: across four languages the best of the trials (STORIES §3)."""

SHIPPED_ITEMS = 1_000
WEIGHT_FLOOR = 0.05


def terms(title: str, summary: str) -> tuple[str, ...]:
    """Cut a title and summary into stemmed terms, in order, with repeats; single letters say nothing."""
    return tuple(
        token.folded[:STEM_LENGTH]
        for text in (without_publisher(title), summary)
        for token in tokenize(text)
        if token.places == 1 and (len(token.folded) > 1 or token.folded.isdigit())
    )


@lru_cache(maxsize=8_192)
def distinct_terms(title: str, summary: str) -> frozenset[str]:
    """The terms of an item without repeats; kept, because every further source of a story is compared with it."""
    return frozenset(terms(title, summary))


def without_publisher(title: str) -> str:
    """Strip the trailing " - Publisher" that search feeds append, when enough of a title is left."""
    head, dash, tail = title.rpartition(" - ")
    if dash and len(head) >= 20 and 0 < len(tail) <= 40:
        return head
    return title


@lru_cache(maxsize=1)
def _shipped() -> tuple[tuple[str, int], ...]:
    lines = files("bot.stories").joinpath("common_words.tsv").read_text("utf-8").splitlines()
    counts: Counter[str] = Counter()
    for line in lines:
        if line.startswith("#"):
            continue
        _, share, words = line.split("\t")
        for word in words.split():
            for term in set(terms(word, "")):
                counts[term] = max(counts[term], int(share))
    return tuple(counts.items())


class Frequencies:
    """Document frequencies, started from a shipped table and growing with every item."""

    def __init__(self) -> None:
        self._documents: Counter[str] = Counter(dict(_shipped()))
        self._items = SHIPPED_ITEMS

    def learn(self, seen: Iterable[str]) -> None:
        """Count one more item with these terms."""
        self._items += 1
        self._documents.update(set(seen))

    def vector(self, seen: Iterable[str]) -> dict[str, float]:
        """Weigh an item's terms: (1 + log tf) · idf, scaled to length 1."""
        items = math.log(self._items + 2)
        weights = {
            term: (1 + math.log(count)) * max(WEIGHT_FLOOR, items - math.log(self._documents[term] + 1))
            for term, count in Counter(seen).items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {term: weight / length for term, weight in weights.items()}
