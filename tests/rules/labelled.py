"""Labelled texts for measuring: a file's rows, and precision and recall a language."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_DATA = Path(__file__).parent.parent / "data"


class Row(NamedTuple):
    """A text, its language, and what it should be found to say; "-" is nothing."""

    text: str
    language: str
    expected: str


def rows(name: str) -> Iterator[Row]:
    """The rows of a file of tests/data."""
    for line in (_DATA / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield Row(*line.split("\t"))


class Score:
    """Counts what was found, was found wrongly, and was missed."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()
        self.missed: Counter[str] = Counter()

    def add(self, language: str, found: set[str], expected: set[str], allowed: set[str]) -> None:
        """Count one text; what is allowed is neither right nor wrong."""
        self.right[language] += len(found & expected)
        self.wrong[language] += len(found - expected - allowed)
        self.missed[language] += len(expected - found)

    def precision(self, language: str) -> float:
        """The share of the found that is right."""
        return self.right[language] / max(1, self.right[language] + self.wrong[language])

    def recall(self, language: str) -> float:
        """The share of the expected that is found."""
        return self.right[language] / max(1, self.right[language] + self.missed[language])
