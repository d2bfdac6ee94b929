"""Words and phrases of a list, found in a text in one pass.

A phrase is written `word_word`: "*" ends a beginning of words, "~" stands for any form of a word (by the methods of
`rules.languages`), ".." lets up to three other words stand between, but no sign that parts clauses.
"""

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from rules import languages
from rules.languages import kazakh
from rules.text import INNER, fold, key_of

_WORD = re.compile(f"[^\\W_]+(?:[{INNER}]+[^\\W_]+)*[\u0300-\u036f]*|[,;:!?|]|\\.(?=\\s)")
_REMEMBERED = 30_000
_LONGEST_STEM = 30
_FORM_BEGINNING = 3
"""Forms of a word share so many first letters; other words are not asked for their forms."""
_GAP = 3
_LATIN = re.compile("[a-z]")
_LATIN_LETTER, _CYRILLIC_LETTER = re.compile("[A-Za-z]"), re.compile("[\u0400-\u052f]")
_LATIN_LANGUAGES, _CYRILLIC_LANGUAGES = ("id", "en"), ("ru", "kk")
_SAMPLE = 2_000

Atoms = tuple[int, ...]
"""Which words of the lists a word of a text is."""
_SIGN: Atoms = (-1,)
_SIGNS = frozenset(",;:!?|.")


class Phrase(NamedTuple):
    """Atoms in a row; `gaps` says before which of them other words may stand."""

    atoms: tuple[int, ...]
    gaps: tuple[bool, ...]


def raw_words(text: str) -> list[str]:
    """The words of a text as they are written, and the signs that part clauses; hyphens and apostrophes part words."""
    return _WORD.findall(text)


def spans(text: str) -> list[tuple[int, int]]:
    """Where the words and signs of a text stand, in code points."""
    return [match.span() for match in _WORD.finditer(text)]


def of_text(text: str, among: Sequence[str]) -> tuple[str, ...]:
    """Which of some languages are written in the script that most letters of a text's beginning have."""
    sample = text[:_SAMPLE]
    latin, cyrillic = len(_LATIN_LETTER.findall(sample)), len(_CYRILLIC_LETTER.findall(sample))
    return tuple(
        one for one in among if one in (_CYRILLIC_LANGUAGES if cyrillic > latin else _LATIN_LANGUAGES)
    )


class Vocabulary:
    """The words of one language's lists, each known by a number."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._whole: dict[str, list[int]] = {}
        self._stems: dict[str, list[int]] = {}
        self._forms: dict[str, list[int]] = {}
        self._beginnings: set[str] = set()
        self._numbers: dict[str, int] = {}
        self.atoms_of: Callable[[str], Atoms] = functools.lru_cache(maxsize=_REMEMBERED)(self._atoms_of)

    def phrase(self, written: str) -> Phrase:
        """Take a phrase of a list up."""
        atoms: list[int] = []
        gaps: list[bool] = []
        gap = False
        for part in written.split("_"):
            if part == "..":
                gap = True
                continue
            mark = part[-1] if part[-1] in "*~" else ""
            words = raw_words(part)
            for at, word in enumerate(words):
                atoms.append(self._atom(key_of(word), mark if at == len(words) - 1 else ""))
                gaps.append(gap)
                gap = False
        return Phrase(tuple(atoms), tuple(gaps))

    def _atom(self, key: str, mark: str) -> int:
        known = self._numbers.get(key + mark)
        if known is not None:
            return known
        number = self._numbers[key + mark] = len(self._numbers)
        if mark == "~":
            self._beginnings.add(key[:_FORM_BEGINNING])
            for form in _forms(key, self._language, languages.sought):
                self._forms.setdefault(form, []).append(number)
        (self._stems if mark == "*" else self._whole).setdefault(key, []).append(number)
        return number

    def _atoms_of(self, word: str) -> Atoms:
        if word in _SIGNS:
            return _SIGN
        key = key_of(word)
        found = dict.fromkeys(self._found(key))
        if self._language == "kk" and _LATIN.match(key):
            # Its Latin letters differ by marks that other languages' keys are without.
            found.update(dict.fromkeys(self._found(kazakh.to_cyrillic(fold(word)))))
        return tuple(found)

    def _found(self, key: str) -> Iterator[int]:
        yield from self._whole.get(key, ())
        for length in range(1, min(len(key), _LONGEST_STEM) + 1):
            yield from self._stems.get(key[:length], ())
        if key[:_FORM_BEGINNING] in self._beginnings:
            for form in languages.forms(key, self._language):
                yield from self._forms.get(form, ())


def _forms(key: str, language: str, of: Callable[[str], Iterable[str]]) -> Iterator[str]:
    return (form for form in of(key) if form.startswith(f"{language}:"))


def end_of(phrase: Phrase, words: Sequence[Atoms], at: int) -> int | None:
    """The word after a phrase whose first word stands at `at`; None when the rest does not follow."""
    following = at + 1
    for atom, gap in zip(phrase.atoms[1:], phrase.gaps[1:], strict=True):
        for _ in range(_GAP if gap else 0):
            if following >= len(words) or atom in words[following] or words[following] is _SIGN:
                break
            following += 1
        if following >= len(words) or atom not in words[following]:
            return None
        following += 1
    return following
