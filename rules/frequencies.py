"""How often words stand in documents: learnt from those that were read, guessed before that."""

from collections.abc import Iterable

from rules import languages

GUESSED_DOCUMENTS = 50
"""A guess weighs as much as so many documents that were read."""
COUNTED_WHOLE = 1_000
"""So many documents are all counted, and of later ones one in `COUNTED_OF`."""
COUNTED_OF = 128
MOST_WORDS = 100_000
"""Words that are counted; past it, all counts are halved and what is left with none is forgotten."""


class Frequencies:
    """The share of documents that have a word; exact enough to tell a rare word from a common one."""

    def __init__(self, documents: float = 0, counts: dict[str, float] | None = None) -> None:
        self.documents = documents
        self.counts: dict[str, float] = {} if counts is None else counts
        self._offered = 0

    @property
    def wants_another(self) -> bool:
        """Whether the next document is to be counted: of very many a part says as much."""
        self._offered += 1
        return self._offered < COUNTED_WHOLE or self._offered % COUNTED_OF == 0

    def learn(self, words: Iterable[str]) -> None:
        """Count one more document, which has these words."""
        self.documents += 1
        counts = self.counts
        for word in words:
            counts[word] = counts.get(word, 0) + 1
        if len(counts) > MOST_WORDS:
            self._halve()

    def _halve(self) -> None:
        self.documents /= 2
        self.counts = {word: count / 2 for word, count in self.counts.items() if count >= 2}

    def share(self, words: Iterable[str]) -> float:
        """The share of documents that have one of these words, from 0 to 1."""
        known = list(words)
        guess = max(map(_guess, known), default=1.0)
        seen = max((self.counts.get(word, 0) for word in known), default=0)
        return (seen + guess * GUESSED_DOCUMENTS) / (self.documents + GUESSED_DOCUMENTS)


def _guess(word: str) -> float:
    """Short words and those of the lists of frequent words are common, long ones rare."""
    if languages.is_frequent(word, ""):
        return 0.04
    if len(word) <= 3:
        return 0.03
    return 0.002 if len(word) <= 5 else 0.0005
