"""What a text is about, by word lists: topic families and marks."""

import difflib
import functools
import importlib.resources
import itertools
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rules.phrases import Atoms, Phrase, Vocabulary, end_of, of_text, raw_words, spans
from rules.text import key_of

_LANGUAGES = ("id", "en", "ru", "kk")
_LABEL_WORDS = 3
_LABEL_ENDS = frozenset(":|!])—–")
_LABEL_STARTS = frozenset("[(|")
_HUMAN_COST = frozenset({"death", "injury"})
_PLAY, _RIOT = "play", "unrest"
_KINDS = {"unrest": "violence", "disaster": "accident"}
"""What "^" after a term says of its topic."""
_ESCALATOR, _END = "escalator:", "end:"
_NAMES = "topic_names.tsv"
_NEAREST, _LIKENESS, _LONGEST_NAME = 3, 0.6, 60
_ENOUGH = 16
"""A term is shorter than so many words that may stand beside it."""


@dataclass(frozen=True, slots=True)
class TopicMention:
    """Words that say what a text is about; `start` and `end` count code points.

    `topic` is a topic's slug, or a mark: breaking, death, injury, correction, escalator:…, end:…, damper:…
    `how` names the rule: a word by itself, a word beside another, a label. One that `yields` counts only where
    nothing speaks of another topic. `kind` is violence or accident: what kind of unrest or disaster the words tell of.
    """

    start: int
    end: int
    topic: str
    is_mark: bool
    how: str = "word"
    yields: bool = False
    kind: str = ""


class _Term(NamedTuple):
    """One word or phrase of the lists, and what else it asks for."""

    phrase: Phrase
    kind: str
    slug: str
    weak: bool
    label: bool
    yields: bool
    special: bool
    row: "_Row"


class _Row(NamedTuple):
    """A row of the lists: its number, and the words beside which its weak terms count, by their first."""

    number: int
    companions: Mapping[int, tuple[Phrase, ...]]


class _Hit(NamedTuple):
    """A term from word `first` to before word `last`."""

    first: int
    last: int
    term: _Term


class _List(NamedTuple):
    """A language's terms by their first word."""

    vocabulary: Vocabulary
    words: dict[int, list[_Term]]
    """Terms of one word."""
    phrases: dict[int, list[tuple[int, _Term]]]
    """Terms of several, with the second."""


class Topics:
    """Topic families and marks, in four languages."""

    def __init__(self, words: Iterable[str], names: Iterable[str]) -> None:
        """Read the lines of `topics.tsv` and `marks.tsv`, and of `topic_names.tsv`."""
        self._rows: dict[str, list[list[str]]] = {language: [] for language in _LANGUAGES}
        for row in _rows(words):
            self._rows[row[2]].append(row)
        self._names, self._slugs = _names(names)
        self._list = functools.cache(self._read)

    @classmethod
    def load(cls) -> "Topics":
        """The word lists that ship with this package."""
        return cls([*_lines("topics.tsv"), *_lines("marks.tsv")], _lines(_NAMES))

    def find(self, text: str, language: str | None) -> tuple[TopicMention, ...]:
        """The words of a text that speak of a topic or are a mark, in order.

        A term that needs a second signal counts only beside another of its topic, or a word that goes with it.
        """
        raw = raw_words(text)
        found: list[TopicMention] = []
        for name in _languages(language, text):
            found += self._found(text, raw, self._list(name))
        said = {mention.topic for mention in found if not mention.is_mark and not mention.yields}
        return tuple(mention for mention in found if not mention.yields or said <= {mention.topic})

    def _read(self, language: str) -> _List:
        """A language's list, read when the first text in it comes."""
        return _read(self._rows[language], language)

    @staticmethod
    def _found(text: str, raw: Sequence[str], listed: _List) -> list[TopicMention]:
        atoms_of = listed.vocabulary.atoms_of
        words = [atoms_of(word) for word in raw]
        known = [(at, atoms) for at, atoms in enumerate(words) if atoms]
        present = frozenset(itertools.chain.from_iterable(words))
        hits = [
            _Hit(at, at + 1, term)
            for at, atoms in known
            for atom in atoms
            if atom in listed.words
            for term in listed.words[atom]
        ]
        hits += [
            _Hit(at, last, term)
            for at, atoms in known
            for atom in atoms
            if atom in listed.phrases
            for second, term in listed.phrases[atom]
            if second in present and (last := end_of(term.phrase, words, at)) is not None
        ]
        return _mentions(text, words, hits) if hits else []

    def topic(self, name: str) -> str | None:
        """The slug of the topic called so in any of the languages."""
        return self._slugs.get(_name_key(name))

    def slugs(self) -> tuple[str, ...]:
        """All topics, in the order of the list of names."""
        return tuple(self._names)

    def name(self, slug: str, language: str) -> str:
        """A topic's name for people; the slug itself when it is unknown."""
        names = self._names.get(slug)
        if names is None:
            return slug
        return names[_LANGUAGES.index(language) if language in _LANGUAGES else 1]


@functools.cache
def _shipped_names() -> dict[str, str]:
    return _names(_lines(_NAMES))[1]


def nearest_names(name: str) -> tuple[str, ...]:
    """Names that look like this one, in any of the languages, best first, one a topic; every slug when none does."""
    slugs = _shipped_names()
    close = difflib.get_close_matches(_name_key(name[:_LONGEST_NAME]), slugs, len(slugs), _LIKENESS)
    best: dict[str, str] = {}
    for known in close:
        best.setdefault(slugs[known], known)
    return tuple(best.values())[:_NEAREST] or tuple(dict.fromkeys(slugs.values()))


def _languages(language: str | None, text: str) -> Sequence[str]:
    """The text's language; every language of its script when that is not known."""
    if language not in (None, "und"):
        return (language,) if language in _LANGUAGES else ()
    return of_text(text, _LANGUAGES)


# ------------------------------------------------------------------------------------------------ which hits count


def _mentions(text: str, words: Sequence[Atoms], hits: Sequence[_Hit]) -> list[TopicMention]:
    where = spans(text)
    hits = _longest(_not_swallowed(hits))
    hits = [hit for hit in hits if not hit.term.label or _is_label(text, where, hit)]
    counted = _firm(words, hits)
    return [
        TopicMention(
            where[hit.first][0],
            where[hit.last - 1][1],
            hit.term.slug,
            hit.term.kind == "mark",
            _how(hit.term),
            hit.term.yields,
            _KINDS.get(hit.term.slug, "") if hit.term.special else "",
        )
        for hit in _without_ended(counted)
    ]


def _how(term: _Term) -> str:
    if term.label:
        return "label"
    return "word beside another" if term.weak else "word"


def _not_swallowed(hits: Sequence[_Hit]) -> list[_Hit]:
    """The hits that do not lie inside a phrase that means something else: a heart attack is no attack."""
    if all(hit.term.kind != "none" for hit in hits):
        return list(hits)
    covered: dict[int, int] = {}
    spans_of_none = {(hit.first, hit.last) for hit in hits if hit.term.kind == "none"}
    for first, last in spans_of_none:
        for at in range(first, last):
            covered[at] = max(covered.get(at, 0), last - first)
    return [hit for hit in hits if hit.term.kind != "none" and _survives(hit, covered, spans_of_none)]


def _survives(hit: _Hit, covered: Mapping[int, int], spans_of_none: Collection[tuple[int, int]]) -> bool:
    """Whether a hit is longer than what swallows it, or the same words: a volcano's атқылау is no shelling."""
    length = hit.last - hit.first
    if (hit.first, hit.last) in spans_of_none:
        return len(hit.term.phrase.atoms) == length
    return min(covered.get(at, 0) for at in range(hit.first, hit.last)) < length


def _longest(hits: Iterable[_Hit]) -> list[_Hit]:
    """The hits in order, without those inside a longer one of the same topic; firm ones before weak ones."""
    ordered = sorted(hits, key=lambda hit: (hit.first, -hit.last, hit.term.weak, hit.term.yields))
    reached: dict[str, int] = {}
    kept: list[_Hit] = []
    for hit in ordered:
        if hit.last > reached.get(hit.term.slug, 0):
            reached[hit.term.slug] = hit.last
            kept.append(hit)
    return kept


def _firm(words: Sequence[Atoms], hits: Sequence[_Hit]) -> list[_Hit]:
    """The hits without weak ones that nothing supports, and without what sport and entertainment only borrow."""
    strong = {hit.term.slug for hit in hits if not hit.term.weak}
    beside = _Beside(words)
    counted = [
        hit
        for hit in hits
        if hit.term.kind != "context" and (not hit.term.weak or hit.term.slug in strong or beside.has(hit))
    ]
    if _PLAY not in strong or not _HUMAN_COST.isdisjoint(strong):
        return counted
    words_of = Counter(hit.term.slug for hit in counted)
    if _RIOT in strong:
        # A riot of supporters is one; the other topics' words are borrowed: there one is not enough.
        words_of[_RIOT] += 1
    return [hit for hit in counted if hit.term.kind != "topic" or words_of[hit.term.slug] > 1]


class _Beside:
    """Where a text has words that go with weak terms; looked for once a row of the lists."""

    def __init__(self, words: Sequence[Atoms]) -> None:
        self._words = words
        self._by_row: dict[int, list[tuple[int, int]]] = {}

    def has(self, hit: _Hit) -> bool:
        """Whether a word that goes with a weak term stands outside it."""
        row = hit.term.row
        if row.number not in self._by_row:
            self._by_row[row.number] = list(itertools.islice(self._spans(row), _ENOUGH))
        return any(last <= hit.first or hit.last <= first for first, last in self._by_row[row.number])

    def _spans(self, row: _Row) -> Iterator[tuple[int, int]]:
        for at, atoms in enumerate(self._words):
            for atom in atoms:
                for companion in row.companions.get(atom, ()):
                    last = end_of(companion, self._words, at)
                    if last is not None:
                        yield at, last


def _without_ended(hits: Sequence[_Hit]) -> Iterator[_Hit]:
    ended = {hit.term.slug.removeprefix(_END) for hit in hits if hit.term.slug.startswith(_END)}
    return (hit for hit in hits if not ended or hit.term.slug.removeprefix(_ESCALATOR) not in ended)


def _is_label(text: str, where: Sequence[tuple[int, int]], hit: _Hit) -> bool:
    """Whether the words stand as a label: BREAKING, [opini], "Analysis: …", "… | Review"."""
    start, end = where[hit.first][0], where[hit.last - 1][1]
    if text[start:end].isupper() and not text.isupper():
        return True
    before, after = text[max(0, start - 20) : start].rstrip()[-1:], text[end : end + 20].lstrip()[:1]
    if before and before in _LABEL_STARTS:
        return True
    if hit.first == 0 and hit.last > 1:
        return True
    return hit.first < _LABEL_WORDS and bool(after) and after in _LABEL_ENDS


# -------------------------------------------------------------------------------------------------- reading the lists


def _lines(name: str) -> list[str]:
    return (importlib.resources.files("rules") / "data" / name).read_text(encoding="utf-8").splitlines()


def _rows(lines: Iterable[str]) -> Iterator[list[str]]:
    rows = (line.split("\t") for line in lines if line and not line.startswith(("#", "kind\t", "slug\t")))
    yield from rows


def _read(rows: Iterable[Sequence[str]], language: str) -> _List:
    vocabulary = Vocabulary(language)
    sets: dict[str, tuple[Phrase, ...]] = {}
    listed = _List(vocabulary, {}, {})
    for number, (kind, slug, _, written, *beside) in enumerate(rows):
        if kind == "set":
            sets[slug] = tuple(map(vocabulary.phrase, written.split()))
            continue
        row = _Row(number, _companions(beside, sets, vocabulary))
        for word in written.split():
            bare = word.rstrip("?!%^")
            flags = word[len(bare) :]
            phrase = vocabulary.phrase(bare)
            term = _Term(phrase, kind, slug, "?" in flags, "!" in flags, "%" in flags, "^" in flags, row)
            first, *rest = phrase.atoms
            if rest:
                listed.phrases.setdefault(first, []).append((rest[0], term))
            else:
                listed.words.setdefault(first, []).append(term)
    return listed


def _companions(
    cells: Sequence[str], sets: Mapping[str, tuple[Phrase, ...]], vocabulary: Vocabulary
) -> Mapping[int, tuple[Phrase, ...]]:
    found: dict[int, tuple[Phrase, ...]] = {}
    for word in " ".join(cells).split():
        for phrase in sets[word[1:]] if word.startswith("@") else (vocabulary.phrase(word),):
            found[phrase.atoms[0]] = (*found.get(phrase.atoms[0], ()), phrase)
    return found


def _names(lines: Iterable[str]) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """The names to show by slug, and the slug by every name."""
    shown: dict[str, tuple[str, ...]] = {}
    slugs: dict[str, str] = {}
    for slug, iptc, *cells in _rows(lines):
        shown[slug] = tuple(cell.partition(";")[0] for cell in cells)
        names = (slug, iptc, *(name for cell in cells for name in cell.split(";")))
        slugs.update((_name_key(name), slug) for name in names)
    return shown, slugs


def _name_key(name: str) -> str:
    return " ".join(filter(None, map(key_of, raw_words(name))))
