"""Numbers for what the index looks for: terms, found by key in a document, and detectors, asked when it matters.

A term is a set of keys in a scope (title or summary together, one field, or the features); a document has the term
when it has one of its keys. What keys alone cannot tell (order, nearness, expressions) is a detector: a leaf that is
evaluated once a document, and only when the terms it needs are there. Terms count upwards from 0, detectors
downwards from -1.
"""

import functools
import math
from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import product

from rules import languages
from rules.lexicon import Lexicon
from rules.limits import PREFIX_LEAST
from rules.occurrences import parts_of
from rules.query import Feature, Leaf, Near, Phrase, Prefix, Regex, Source, Typo, Unit, Word
from rules.reading import Reading, fields_of
from rules.text import fold, plain, words

Alternative = frozenset[int]
"""Numbers that make a leaf true when all are there."""
_Term = tuple[str, frozenset[str]]

FEATURES = "="
_HOST = "@"
_PREFIX = "*"
_DELETED = "~"
_NEAR_PRODUCTS = 16
_FEATURE_RARITY = {"lang": 6, "topic": 5, "region": 4, "org": 3}
_SOURCE_RARITY = 3


class Vocabulary:
    """The terms and detectors in use, each counted, so that what nobody asks for is forgotten."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._terms: dict[_Term, int] = {}
        self._by_id: list[_Term | None] = []
        self._rarity: list[int] = []
        self._detectors: dict[Leaf, int] = {}
        self._leaf_by_id: list[Leaf | None] = []
        self._uses: Counter[int] = Counter()
        self._free: list[int] = []
        self._free_detectors: list[int] = []
        self._keys: dict[str, dict[str, tuple[int, ...]]] = {}
        self._prefix_lengths: dict[str, Counter[int]] = {}
        self._typos: Counter[str] = Counter()

    def __len__(self) -> int:
        """How many terms and detectors are in use."""
        return len(self._terms) + len(self._detectors)

    # ----------------------------------------------------------------------------------------- from leaf to numbers

    def alternatives(self, leaf: Leaf) -> tuple[Alternative, ...]:
        """The sets of numbers of which one must be there for the leaf to be true."""
        match leaf:
            case Feature():
                rarity = _FEATURE_RARITY[leaf.field]
                return (frozenset((self._term(FEATURES, self._lexicon.feature_keys(leaf), rarity),)),)
            case Source():
                return self._source(leaf)
            case Near():
                return self._near(leaf)
            case Word():
                return self._word(leaf)
            case Prefix():
                return (self._needed(leaf, leaf.field),)
            case Typo() | Phrase() | Regex():
                return (self._needed(leaf, leaf.field) | {self.detector(leaf)},)

    def _word(self, word: Word) -> tuple[Alternative, ...]:
        scope = word.field or ""
        joined = frozenset((self._word_term(scope, word),))
        parts = parts_of(word)
        if not parts:
            return (joined,)
        apart = frozenset(self._word_term(scope, part) for part in parts)
        return joined, apart | {self.detector(word)}

    def _word_term(self, scope: str, word: Word) -> int:
        return self._term(scope, self._lexicon.word_keys(word.text, word.exact), _word_rarity(word.text))

    def _needed(self, unit: Unit | Regex, field: str | None) -> Alternative:
        """Terms without which the unit cannot be there; an expression needs none."""
        scope = field or ""
        match unit:
            case Regex():
                return frozenset()
            case Word():
                return frozenset((self._word_somehow(scope, unit),))
            case Phrase():
                return frozenset(self._word_somehow(scope, Word(text, unit.exact)) for text in unit.words)
            case Prefix(text):
                keys = frozenset(_PREFIX + stem for stem in (fold(text), plain(fold(text))))
                return frozenset((self._term(scope, keys, 3 if len(text) <= PREFIX_LEAST else 2),))
            case Typo(text):
                slips = frozenset().union(*(deletions(key) for key in words(text)[0].keys))
                keys = self._lexicon.word_keys(text, False) | slips
                keys = keys.union(
                    *(self._lexicon.word_keys(part.text, False) for part in parts_of(Word(text)))
                )
                return frozenset((self._term(scope, keys, 1),))

    def _word_somehow(self, scope: str, word: Word) -> int:
        """The word, joined or as its first part."""
        keys = self._lexicon.word_keys(word.text, word.exact)
        for part in parts_of(word)[:1]:
            keys |= self._lexicon.word_keys(part.text, False)
        return self._term(scope, keys, _word_rarity(word.text))

    def _near(self, near: Near) -> tuple[Alternative, ...]:
        detector = frozenset((self.detector(near),))
        sides = near.sides
        if math.prod(map(len, sides)) > _NEAR_PRODUCTS:
            sides = (min(sides, key=len),)
        needed = [[self._needed(unit, near.field) for unit in side] for side in sides]
        return tuple(frozenset().union(detector, *one) for one in product(*needed))

    def _source(self, source: Source) -> tuple[Alternative, ...]:
        tokens = words(source.text)
        host = _HOST + source.text
        if len(tokens) == 1:
            keys = frozenset((host, *tokens[0].keys))
            return (frozenset((self._term("source", keys, _SOURCE_RARITY),)),)
        named = frozenset(self._term("source", frozenset(token.keys), _SOURCE_RARITY) for token in tokens)
        hosted = frozenset((self._term("source", frozenset((host,)), _SOURCE_RARITY),))
        return hosted, named | {self.detector(source)}

    # --------------------------------------------------------------------------------------------------- numbers

    def detector(self, leaf: Leaf) -> int:
        """The number of a leaf that must be evaluated."""
        number = self._detectors.get(leaf)
        if number is None:
            if self._free_detectors:
                number = self._free_detectors.pop()
                self._leaf_by_id[-1 - number] = leaf
            else:
                self._leaf_by_id.append(leaf)
                number = -len(self._leaf_by_id)
            self._detectors[leaf] = number
        return number

    def leaf(self, detector: int) -> Leaf:
        """The leaf behind a detector's number.

        Raises:
            KeyError: Nobody uses this number.
        """
        leaf = self._leaf_by_id[-1 - detector]
        if leaf is None:
            raise KeyError(detector)
        return leaf

    def rarity(self, term: int) -> tuple[int, int]:
        """An order of terms, rarest first; it never changes while the term is in use, so that filing is repeatable."""
        return self._rarity[term], -term

    def _term(self, scope: str, keys: frozenset[str], rarity: int) -> int:
        term = (scope, keys)
        number = self._terms.get(term)
        if number is not None:
            return number
        if self._free:
            number = self._free.pop()
            self._by_id[number] = term
            self._rarity[number] = rarity
        else:
            number = len(self._by_id)
            self._by_id.append(term)
            self._rarity.append(rarity)
        self._terms[term] = number
        ids = self._keys.setdefault(scope, {})
        for key in keys:
            ids[key] = (*ids.get(key, ()), number)
            self._count(scope, key, 1)
        return number

    def _count(self, scope: str, key: str, by: int) -> None:
        """Keep count of the keys that a document must be asked for in particular."""
        if key.startswith(_PREFIX):
            lengths = self._prefix_lengths.setdefault(scope, Counter())
            lengths[len(key) - 1] += by
            if not lengths[len(key) - 1]:
                del lengths[len(key) - 1]
        elif key.startswith(_DELETED):
            self._typos[scope] += by

    def use(self, numbers: set[int]) -> None:
        """Count one more user of each of these."""
        self._uses.update(numbers)

    def drop(self, numbers: set[int]) -> None:
        """Count one user less of each of these; what has none left is forgotten."""
        for number in numbers:
            self._uses[number] -= 1
            if not self._uses[number]:
                del self._uses[number]
                self._forget(number)

    def _forget(self, number: int) -> None:
        if number < 0:
            del self._detectors[self.leaf(number)]
            self._leaf_by_id[-1 - number] = None
            self._free_detectors.append(number)
            return
        term = self._by_id[number]
        if term is None:
            raise KeyError(number)
        scope, keys = term
        ids = self._keys[scope]
        for key in keys:
            left = tuple(other for other in ids[key] if other != number)
            if left:
                ids[key] = left
            else:
                del ids[key]
            self._count(scope, key, -1)
        del self._terms[term]
        self._by_id[number] = None
        self._free.append(number)

    # ---------------------------------------------------------------------------------------- from document to terms

    def present(self, reading: Reading) -> set[int]:
        """The terms that a document has."""
        found: set[int] = set()
        for scope, ids in self._keys.items():
            for keys in self._asked(scope, reading):
                for key in ids.keys() & keys:
                    found.update(ids[key])
        return found

    def _asked(self, scope: str, reading: Reading) -> Iterator[AbstractSet[str]]:
        """The keys of a document in this scope, kind by kind."""
        if scope == FEATURES:
            yield reading.features
            return
        lengths, typos = self._prefix_lengths.get(scope), self._typos[scope]
        for name in fields_of(scope or None):
            field = reading.field(name)
            yield field.places.keys()
            if scope == "source":
                yield {_HOST + host for host in field.hosts}
                yield field.spellings
            for length in lengths or ():
                yield {_PREFIX + spelling[:length] for spelling in field.spellings if len(spelling) >= length}
            if typos:
                for spelling in field.spellings:
                    yield deletions(spelling)


@functools.lru_cache(maxsize=100_000)
def deletions(word: str) -> AbstractSet[str]:
    """Marked: the word, and the word without each one of its letters; words one slip apart share one (Garbe 2012)."""
    shorter = (word[:at] + word[at + 1 :] for at in range(len(word)))
    return {_DELETED + word, *(_DELETED + short for short in shorter)}


def _word_rarity(text: str) -> int:
    folded = fold(text)
    if len(folded) <= 3 or languages.is_frequent(folded, ""):
        return 3
    return 2 if len(folded) <= 5 else 1
