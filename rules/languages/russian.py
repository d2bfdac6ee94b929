"""Forms of Russian words: the lemmas that pymorphy3 finds, and surnames in all their cases."""

import functools
import re
from collections.abc import Callable
from typing import NamedTuple

from rules.languages import sections

# pymorphy3 reads any text, and some signs of other scripts it cannot bear.
_READABLE = re.compile(r"[а-яё]+(?:-[а-яё]+)*")
_LONGEST = 40
_SURNAME = re.compile(r"(.{2,}(?:ов|ев|ин|ын))(?:а|у|ым|е|ой|ою|ых|ыми|ы)?$")
_BARE_SURNAME = re.compile(r".{3,}(?:ов|ев|ин|ын)$")
_LIKELY = 0.2
_UNLIKELY = 0.05
_GUESSES = frozenset({"NOUN", "ADJF"})
"""Parts of speech that are believed of a word that is in no dictionary."""


class _Reading(NamedTuple):
    """One thing that a word may be a form of."""

    lemma: str
    score: float
    surname: bool


def stems(word: str) -> tuple[str, ...]:
    """All the folded lemmas of which a folded word may be a form."""
    found = [reading.lemma for reading in _readings(word)]
    surname = _SURNAME.match(word)
    if surname:
        found.append(surname[1])
    return tuple(dict.fromkeys(found)) or (word,)


def sought(word: str) -> tuple[str, ...]:
    """The lemmas that somebody means who asks for this word: Лавров is no laurel, выборы are no выбор."""
    readings = _readings(word)
    if word in _surnames() or _is_surname(word, readings):
        return (word,)
    scores: dict[str, float] = {}
    for reading in readings:
        scores[reading.lemma] = scores.get(reading.lemma, 0) + reading.score
    if scores.get(word, 0) >= _LIKELY:
        return (word,)
    likely = tuple(lemma for lemma, score in scores.items() if score >= _UNLIKELY)
    return likely or tuple(scores) or (word,)


def knows(word: str) -> bool:
    """Whether a folded word is in the dictionary of Russian."""
    return _is_readable(word) and _parser().is_known(word)


def _is_readable(word: str) -> bool:
    return len(word) <= _LONGEST and _READABLE.fullmatch(word) is not None


def _is_surname(word: str, readings: tuple[_Reading, ...]) -> bool:
    if not _BARE_SURNAME.match(word):
        return False
    known = knows(word)
    # магазин, which is a word of its own, is no surname; волков, the wolves', may be one.
    return not known or any(reading.surname and reading.lemma == word for reading in readings)


def _readings(word: str) -> tuple[_Reading, ...]:
    return _parser().read(word) if _is_readable(word) else ()


@functools.cache
def _surnames() -> frozenset[str]:
    return frozenset(name for _, names in sections.read("russian.tsv") for name in names)


class _Parser(NamedTuple):
    is_known: Callable[[str], bool]
    read: Callable[[str], tuple[_Reading, ...]]


@functools.cache
def _parser() -> _Parser:
    from pymorphy3 import MorphAnalyzer  # noqa: PLC0415 - read on first use: a quarter of a second

    analyzer = MorphAnalyzer(lang="ru")

    def is_known(word: str) -> bool:
        return bool(analyzer.word_is_known(word))

    def read(word: str) -> tuple[_Reading, ...]:
        parses = analyzer.parse(word)
        if not is_known(word):
            parses = [parse for parse in parses if parse.score >= _UNLIKELY and parse.tag.POS in _GUESSES]
        return tuple(
            _Reading(parse.normal_form.replace("ё", "е"), parse.score, "Surn" in parse.tag)
            for parse in parses
        )

    return _Parser(is_known, read)
