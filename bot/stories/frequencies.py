"""How common each term is: what makes a word weigh much or little when items are compared."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files

from rules.text import tokenize

STEM_LENGTH = 5
"""Terms are the first letters of words: across four languages the best of the trials (STORIES §3)."""

SHIPPED_ITEMS = 20_000
"""The shipped table counts as much as so many items read: a month of a middling newsroom."""
LEARNT_TERMS = 200_000
"""So many terms are counted at most, about 20 MB; then all counts are halved, and what is under one is forgotten."""
DAMPED = 0.65
"""The power of a term's idf: without it one rare word outweighs all that two titles share (chosen on labelled news)."""
WEIGHT_FLOOR = 0.05
_LABEL = re.compile(
    r"^\W*(breaking( news)?|just in|urgent|update|live|darurat|terkini|срочно|молния|обновлено|шұғыл|жедел)\s*[:!|]+\s*",
    re.IGNORECASE,
)


def terms(title: str, summary: str) -> tuple[str, ...]:
    """Cut a title and summary into stemmed terms, in order, with repeats; single letters say nothing."""
    return tuple(
        token.folded[:STEM_LENGTH]
        for text in (without_label(without_publisher(title)), summary)
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


def without_label(title: str) -> str:
    """Strip the label that opens a title ("BREAKING:", "СРОЧНО:"): it says how new a thing is, and nothing of what."""
    return _LABEL.sub("", title)


@lru_cache(maxsize=1)
def _shipped() -> Mapping[str, float]:
    """The share of items that hold a term: by wordfreq's lists, and by our own of words of news and of Kazakh."""
    shares: dict[str, float] = {}
    for line in _lines("word_shares.tsv"):
        share, stems = line.split("\t")
        for stem in stems.split(" "):
            shares[stem] = max(shares.get(stem, 0.0), int(share) / 100_000)
    for line in _lines("common_words.tsv"):
        _, share, words = line.split("\t")
        for word in words.split():
            for term in set(terms(word, "")):
                shares[term] = max(shares.get(term, 0.0), int(share) / 1_000)
    return shares


def _lines(name: str) -> Iterator[str]:
    text = files("bot.stories").joinpath(name).read_text("utf-8")
    return (line for line in text.splitlines() if not line.startswith("#"))


def _nowhere(term: str) -> float:  # noqa: ARG001 - for callers without live stories
    return 0.0


class Frequencies:
    """The share of items that hold a term: a shipped table that gives way to what was read, in bounded memory.

    Old counts fade by being halved all together when there are too many terms (lossy counting by ageing), so that
    rare words of long ago go first.
    """

    def __init__(self, *, most: int = LEARNT_TERMS) -> None:
        self._shipped = _shipped()
        self._most = most
        self._learnt: dict[str, float] = {}
        self._items = 0.0

    def __len__(self) -> int:
        return len(self._learnt)

    def learn(self, seen: Iterable[str]) -> None:
        """Count one more item with these terms."""
        self._items += 1
        for term in set(seen):
            self._learnt[term] = self._learnt.get(term, 0.0) + 1
        if len(self._learnt) > self._most:
            self._fade()

    def _fade(self) -> None:
        while len(self._learnt) > self._most:
            self._items /= 2
            self._learnt = {term: count / 2 for term, count in self._learnt.items() if count >= 2}

    def share(self, term: str) -> float:
        """The part of all items that hold a term, more than 0 and at most 1."""
        known = SHIPPED_ITEMS * self._shipped.get(term, 0.0) + self._learnt.get(term, 0.0)
        return min(1.0, (known + 1) / (SHIPPED_ITEMS + self._items + 1))

    def vector(self, seen: Iterable[str], among: Callable[[str], float] = _nowhere) -> dict[str, float]:
        """Weigh an item's terms, (1 + log tf) · idf^.65, scaled to length 1.

        ``among`` gives a term's share among the live stories: what many of them hold tells none of them apart,
        however rare it is otherwise.
        """
        weights = {
            term: (1 + math.log(count)) * self._rarity(max(self.share(term), among(term)))
            for term, count in Counter(seen).items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {term: weight / length for term, weight in weights.items()}

    def _rarity(self, share: float) -> float:
        return float(max(WEIGHT_FLOOR, -math.log(share)) ** DAMPED)
