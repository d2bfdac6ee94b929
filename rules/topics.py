"""What a text is about, by word lists: topic families and marks."""

import importlib.resources
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rules.gazetteer_data import Word, keys_of, words_of

_LANGUAGES = ("id", "en", "ru", "kk")
_LATIN_LANGUAGES, _CYRILLIC_LANGUAGES = ("id", "en"), ("ru", "kk")
_SHORTEST_STEM, _LONGEST_STEM = 2, 24
_LABEL_WORDS = 3
_LABEL_ENDS = frozenset(":|!])—–")
_LABEL_STARTS = frozenset("[(|")


@dataclass(frozen=True, slots=True)
class TopicMention:
    """Words that say what a text is about; `start` and `end` count code points.

    `topic` is a topic's slug, or a mark: breaking, death, injury, escalator:…, damper:…
    """

    start: int
    end: int
    topic: str
    is_mark: bool


class _Term(NamedTuple):
    """One word or phrase of the lists: keys, whether each is only a stem, and what else it asks for."""

    keys: tuple[str, ...]
    stems: tuple[bool, ...]
    topic: str
    is_mark: bool
    weak: bool
    label: bool
    companions: "_Companions"


class _Companions(NamedTuple):
    """Words beside which a weak term counts."""

    whole: frozenset[str]
    stems: tuple[str, ...]

    def is_one(self, key: str) -> bool:
        return key in self.whole or key.startswith(self.stems)


class _Words(NamedTuple):
    """A language's terms by their first key, whole or stem."""

    whole: dict[str, list[_Term]]
    stems: dict[str, list[_Term]]


class Topics:
    """Topic families and marks, in four languages."""

    def __init__(self, words: Iterable[str], names: Iterable[str]) -> None:
        """Read the lines of `topics.tsv` and of `topic_names.tsv`."""
        self._words = _by_language(words)
        self._names, self._slugs = _names(names)

    @classmethod
    def load(cls) -> "Topics":
        """The word lists that ship with this package."""
        data = importlib.resources.files("rules") / "data"
        words = (data / "topics.tsv").read_text(encoding="utf-8").splitlines()
        return cls(words, (data / "topic_names.tsv").read_text(encoding="utf-8").splitlines())

    def find(self, text: str, language: str | None) -> tuple[TopicMention, ...]:
        """The words of a text that speak of a topic or are a mark, in order.

        A term that needs a second signal counts only beside another of its topic, or a word that goes with it.
        """
        words = words_of(text)
        hits = _longest(hit for terms in self._lists(language, words) for hit in _hits(terms, words))
        strong = {term.topic for _, term in hits if not term.weak and not term.label}
        shouting = text.isupper()
        return tuple(
            TopicMention(words[at].start, words[at + len(term.keys) - 1].end, term.topic, term.is_mark)
            for at, term in hits
            if not (term.weak and term.topic not in strong and not _accompanied(term, at, words))
            and not (term.label and not _is_label(text, words, at, len(term.keys), shouting=shouting))
        )

    def topic(self, name: str) -> str | None:
        """The slug of the topic called so in any of the languages."""
        return self._slugs.get(" ".join(keys_of(name)))

    def slugs(self) -> tuple[str, ...]:
        """All topics, in the order of the list of names."""
        return tuple(self._names)

    def name(self, slug: str, language: str) -> str:
        """A topic's name for people; the slug itself when it is unknown."""
        names = self._names.get(slug)
        if names is None:
            return slug
        return names[_LANGUAGES.index(language) if language in _LANGUAGES else 1]

    def _lists(self, language: str | None, words: Sequence[Word]) -> list[_Words]:
        """The lists of the text's language; of every language of its script when that is not known."""
        if language not in (None, "und"):
            return [self._words[language]] if language in self._words else []
        cyrillic = sum("\u0400" <= word.key[0] <= "\u052f" for word in words) * 2 > len(words)
        return [self._words[name] for name in (_CYRILLIC_LANGUAGES if cyrillic else _LATIN_LANGUAGES)]


def _hits(terms: _Words, words: Sequence[Word]) -> Iterator[tuple[int, _Term]]:
    for at, word in enumerate(words):
        for term in terms.whole.get(word.key, ()):
            if _follows(term, words, at):
                yield at, term
        for length in range(_SHORTEST_STEM, min(len(word.key), _LONGEST_STEM) + 1):
            for term in terms.stems.get(word.key[:length], ()):
                if _follows(term, words, at):
                    yield at, term


def _longest(hits: Iterable[tuple[int, _Term]]) -> list[tuple[int, _Term]]:
    """The hits in order, without those inside a longer one of the same topic."""
    ordered = sorted(hits, key=lambda hit: (hit[0], -len(hit[1].keys)))
    reached: dict[str, int] = {}
    kept: list[tuple[int, _Term]] = []
    for at, term in ordered:
        end = at + len(term.keys)
        if end > reached.get(term.topic, 0):
            reached[term.topic] = end
            kept.append((at, term))
    return kept


def _follows(term: _Term, words: Sequence[Word], at: int) -> bool:
    """Whether the words after the first are the rest of the phrase."""
    rest = words[at + 1 : at + len(term.keys)]
    return len(rest) == len(term.keys) - 1 and all(
        word.key.startswith(key) if stem else word.key == key
        for word, key, stem in zip(rest, term.keys[1:], term.stems[1:], strict=True)
    )


def _accompanied(term: _Term, at: int, words: Sequence[Word]) -> bool:
    own = range(at, at + len(term.keys))
    return any(term.companions.is_one(word.key) for index, word in enumerate(words) if index not in own)


def _is_label(text: str, words: Sequence[Word], at: int, length: int, *, shouting: bool) -> bool:
    """Whether the words stand as a label: BREAKING, [opini], "Analysis: …", "… | Review"."""
    first, last = words[at], words[at + length - 1]
    if not shouting and text[first.start : last.end].isupper():
        return True
    before, after = text[: first.start].rstrip()[-1:], text[last.end :].lstrip()[:1]
    if before and before in _LABEL_STARTS:
        return True
    if at == 0 and length > 1:
        return True
    return at < _LABEL_WORDS and bool(after) and after in _LABEL_ENDS


def _by_language(lines: Iterable[str]) -> Mapping[str, _Words]:
    lists = {language: _Words({}, {}) for language in _LANGUAGES}
    for kind, slug, language, terms, companions in _rows(lines):
        beside = _companions(companions)
        for written in terms.split():
            term = _term(written, slug, beside, is_mark=kind == "mark")
            by_first = lists[language].stems if term.stems[0] else lists[language].whole
            by_first.setdefault(term.keys[0], []).append(term)
    return lists


def _rows(lines: Iterable[str]) -> Iterator[list[str]]:
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    next(rows)
    yield from rows


def _term(written: str, slug: str, companions: _Companions, *, is_mark: bool) -> _Term:
    bare = written.rstrip("?!")
    keys: list[str] = []
    stems: list[bool] = []
    for part in bare.split("_"):
        parts = keys_of(part)
        keys += parts
        stems += [False] * (len(parts) - 1) + [part.endswith("*")]
    return _Term(
        tuple(keys),
        tuple(stems),
        slug,
        is_mark,
        weak=written.endswith("?"),
        label=written.endswith("!"),
        companions=companions,
    )


def _companions(cell: str) -> _Companions:
    words = cell.split()
    whole = (key for word in words if not word.endswith("*") for key in keys_of(word))
    stems = (key for word in words if word.endswith("*") for key in keys_of(word))
    return _Companions(frozenset(whole), tuple(stems))


def _names(lines: Iterable[str]) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """The names to show by slug, and the slug by every name."""
    shown: dict[str, tuple[str, ...]] = {}
    slugs: dict[str, str] = {}
    for slug, iptc, *cells in _rows(lines):
        shown[slug] = tuple(cell.partition(";")[0] for cell in cells)
        names = (slug, iptc, *(name for cell in cells for name in cell.split(";")))
        slugs.update((" ".join(keys_of(name)), slug) for name in names)
    return shown, slugs
