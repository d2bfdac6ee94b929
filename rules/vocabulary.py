"""Numbers for what the index looks for: a term is a word, a beginning, a name or a feature in a scope.

A document has a term when it has one of the term's keys. A scope is a field, nothing (title or summary), or the
features. Keys lie on shelves, one for each scope and kind of key. A word's key `en:riots` lies there as the bare word
with a bit for what stands before it, so that the many keys of one word cost one entry. Which terms a written word has is
remembered until a term comes or goes.
"""

import functools
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from rules import trigrams
from rules.frequencies import Frequencies
from rules.lexicon import Lexicon
from rules.limits import PREFIX_LEAST
from rules.occurrences import parts_of
from rules.query import Feature, Regex, Word
from rules.reading import FieldReading, Reading, fields_of
from rules.slips import deletions
from rules.text import fold, plain, spellings, words

Shelf = dict[str, int | tuple[int, ...]]
"""Bare keys, each with the terms it belongs to: a term's number above its bits, in one integer."""
Keys = tuple[Any, ...]
"""Bare keys, each followed by its bits."""
_SHIFT = 96
_BEFORE = re.compile(r"\^?(?:[=·]|[a-z]{2,3}:)?")
_FEATURES = "features"
_SOURCE = "source"
# Kinds of terms, one letter of their label.
_WORD, _EXACT, _SOMEHOW, _PREFIX, _TYPO, _TRIGRAM, _FEATURE, _NAME, _HOST = "wesptgfnh"
_WORDS = frozenset((_WORD, _EXACT, _SOMEHOW, _TYPO))
_OF_ONE_WORD = _WORDS | {_PREFIX}
"""Kinds of terms that one word of a document has or has not, whatever stands beside it."""
# Kinds of shelves beside that of words.
_BEGINNINGS, _SLIPS, _PIECES, _NAMES, _HOSTS = "*~#n@"
_SHELVES_OF_WORDS = ("", _BEGINNINGS, _SLIPS)
_FEATURE_SHARES = {"lang": 0.4, "topic": 0.1, "region": 0.05, "org": 0.02}
_FIELD_SHARE = 0.3
_REMEMBERED = 100_000
"""Written words whose terms are remembered, for each scope, language and field in capitals or not."""
_WAYS = 64

Said = Sequence[tuple[FieldReading, Sequence[tuple[int, ...]]]]
"""A scope's fields, each with the terms of its words in order."""


class Vocabulary:
    """The terms in use, each counted, so that what nobody asks for is forgotten."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._numbers: dict[str, int] = {}
        self._labels: list[str | None] = []
        self._shares = array("f")
        self._uses = array("I")
        self._free: list[int] = []
        self._shelves: dict[tuple[str, str], Shelf] = {}
        self._lengths: dict[str, Counter[int]] = {}
        self._bits: dict[str, int] = {}
        self._frequencies = Frequencies()
        self._remembered: dict[tuple[str, str, bool], dict[str, tuple[int, ...]]] = {}
        # The bits are of this vocabulary: what is kept of them must not outlive it.
        self._spread = functools.lru_cache(maxsize=10_000)(self._spread_keys)

    def __len__(self) -> int:
        """How many terms are in use."""
        return len(self._numbers)

    @property
    def reach(self) -> int:
        """One more than the highest number in use."""
        return len(self._labels)

    # ------------------------------------------------------------------------------------- from what is asked to terms

    def word(self, word: Word) -> int:
        """The term of a word as one word."""
        return self._number(word.field or "", _EXACT if word.exact else _WORD, word.text)

    def word_somehow(self, word: Word) -> int:
        """The term of a word joined or as its first part; without it the word is nowhere."""
        if not parts_of(word):
            return self.word(word)
        return self._number(word.field or "", _SOMEHOW, word.text)

    def prefix(self, text: str, field: str | None) -> int:
        """The term of words that begin so."""
        return self._number(field or "", _PREFIX, text)

    def typo(self, text: str, field: str | None) -> int:
        """The term of this word and of words that may be it with a slip."""
        return self._number(field or "", _TYPO, text)

    def expression(self, regex: Regex) -> tuple[frozenset[int], ...]:
        """Sets of terms of which one must be there whole; empty when the expression may match any text."""
        scope = regex.field or ""
        return tuple(
            frozenset(self._number(scope, _TRIGRAM, piece) for piece in pieces)
            for pieces in trigrams.needed(regex.pattern)
        )

    def feature(self, feature: Feature) -> int:
        """The term of a place, organisation, topic or language."""
        return self._number(_FEATURES, _FEATURE, f"{feature.field}:{feature.name}")

    def name(self, text: str) -> int:
        """The term of a word in a source's name."""
        return self._number(_SOURCE, _NAME, text)

    def host(self, text: str) -> int:
        """The term of a host, a domain or its label."""
        return self._number(_SOURCE, _HOST, text)

    def word_of(self, number: int) -> Word:
        """The word that a term was made of.

        Raises:
            KeyError: Nobody uses this number, or it is no word's.
        """
        label = self._labels[number]
        if label is None:
            raise KeyError(number)
        scope, _, rest = label.partition("\t")
        if rest[0] not in (_WORD, _EXACT):
            raise KeyError(number)
        return Word(rest[1:], rest[0] == _EXACT, scope or None)

    def scope_of(self, number: int) -> str:
        """The scope in which a term is looked for."""
        return (self._labels[number] or "").partition("\t")[0]

    def share(self, number: int) -> float:
        """The share of documents that have a term, as it was estimated when the term was first asked for.

        It never changes while the term is in use, so that filing is repeatable.
        """
        return self._shares[number]

    # ---------------------------------------------------------------------------------------------------- numbers

    def _number(self, scope: str, kind: str, text: str) -> int:
        label = f"{scope}\t{kind}{text}"
        number = self._numbers.get(label)
        if number is not None:
            return number
        if self._free:
            number = self._free.pop()
            self._labels[number] = label
            self._uses[number] = 0
        else:
            number = len(self._labels)
            self._labels.append(label)
            self._shares.append(0.0)
            self._uses.append(0)
        self._numbers[label] = number
        keys = self._keys(kind, text)
        self._shares[number] = self._estimate(scope, kind, text, keys)
        for shelf, bare, bits in self._places(scope, kind, text, keys):
            _file(self._shelves.setdefault(shelf, {}), bare, number << _SHIFT | bits)
        if kind == _PREFIX:
            lengths = self._lengths.setdefault(scope, Counter())
            lengths.update(map(len, self._beginnings(text)))
        if kind in _OF_ONE_WORD:
            self._remembered.clear()
        return number

    def _keys(self, kind: str, text: str) -> Keys:
        return self._spread(tuple(self._word_keys(kind, text))) if kind in _WORDS else ()

    def _places(
        self, scope: str, kind: str, text: str, keys: Keys
    ) -> Iterator[tuple[tuple[str, str], str, int]]:
        """Where a term's keys lie; the same for as long as the lexicon is the same."""
        for bare, bits in zip(keys[::2], keys[1::2], strict=True):
            yield (scope, ""), bare, bits
        for shelf, others in self._other_keys(kind, text):
            for key in others:
                yield (scope, shelf), key, 1

    def _other_keys(self, kind: str, text: str) -> Iterator[tuple[str, Iterable[str]]]:
        """What is looked for besides words, with the kind of shelf where it lies."""
        match kind:
            case "t":
                yield _SLIPS, frozenset().union(*map(deletions, words(text)[0].keys))
            case "p":
                yield _BEGINNINGS, self._beginnings(text)
            case "g":
                yield _PIECES, (text,)
            case "f":
                field, _, name = text.partition(":")
                yield "", self._lexicon.feature_keys(Feature(field, name))
            case "n":
                yield _NAMES, words(text)[0].keys
            case "h":
                yield _HOSTS, (text,)

    def _word_keys(self, kind: str, text: str) -> frozenset[str]:
        keys = self._lexicon.word_keys(text, kind == _EXACT)
        if kind in (_SOMEHOW, _TYPO):
            parts = parts_of(Word(text))
            # Slips are of the whole word; as it stands it may also stand apart.
            for part in parts[:1] if kind == _SOMEHOW else parts:
                keys |= self._lexicon.word_keys(part.text, False)
        return keys

    @staticmethod
    def _beginnings(text: str) -> frozenset[str]:
        folded = fold(text)
        return frozenset((folded, plain(folded)))

    def _spread_keys(self, keys: Iterable[str]) -> Keys:
        """Keys as bare words, each with the bits of what stands before it."""
        spread: dict[str, int] = {}
        for key in keys:
            match = _BEFORE.match(key)
            before = match.group() if match else ""
            bit = self._bits.get(before)
            if bit is None:
                bit = self._bits[before] = 1 << len(self._bits)
            bare = key[len(before) :]
            spread[bare] = spread.get(bare, 0) | bit
        return tuple(one for pair in spread.items() for one in pair)

    def _estimate(self, scope: str, kind: str, text: str, keys: Keys) -> float:
        match kind:
            case "w" | "e" | "s" | "t":
                share = self._frequencies.share(keys[::2])
            case "p":
                share = 0.05 if len(text) <= PREFIX_LEAST else 0.01
            case "f":
                return _FEATURE_SHARES[text.partition(":")[0]]
            case "g":
                share = 0.1
            case _:
                return 0.03
        return share * _FIELD_SHARE if scope else share

    # ----------------------------------------------------------------------------------------------------- counting

    def use(self, numbers: Iterable[int]) -> None:
        """Count one more user of each of these."""
        for number in numbers:
            self._uses[number] += 1

    def drop(self, numbers: Iterable[int]) -> None:
        """Count one user less of each of these; what has none left is forgotten."""
        for number in numbers:
            self._uses[number] -= 1
            if not self._uses[number]:
                self._forget(number)

    def _forget(self, number: int) -> None:
        label = self._labels[number]
        if label is None:
            raise KeyError(number)
        scope, _, rest = label.partition("\t")
        kind, text = rest[0], rest[1:]
        for shelf, bare, bits in self._places(scope, kind, text, self._keys(kind, text)):
            _unfile(self._shelves[shelf], bare, number << _SHIFT | bits)
            if not self._shelves[shelf]:
                del self._shelves[shelf]
        if kind == _PREFIX:
            self._lengths[scope].subtract(map(len, self._beginnings(text)))
            self._lengths[scope] = +self._lengths[scope]
        if kind in _OF_ONE_WORD:
            self._remembered.clear()
        del self._numbers[label]
        self._labels[number] = None
        self._free.append(number)

    # ---------------------------------------------------------------------------------------- from document to terms

    def present(self, reading: Reading) -> tuple[set[int], Mapping[str, Said]]:
        """The terms that a document has, and for each scope the terms of its words in order.

        What it says is learnt for later estimates.
        """
        found: set[int] = set()
        said: dict[str, Said] = {}
        for (scope, kind), shelf in self._shelves.items():
            if scope == _FEATURES or kind not in _SHELVES_OF_WORDS:
                for key in shelf.keys() & self._asked(scope, kind, reading):
                    found.update(packed >> _SHIFT for packed in _each(shelf[key]))
            elif scope not in said:
                fields = map(reading.field, fields_of(scope or None))
                said[scope] = [(field, self._said(scope, field, reading.language)) for field in fields]
                for _, terms in said[scope]:
                    found.update(*terms)
        if "" in said and self._frequencies.wants_another:
            self.learn(reading)
        return found, said

    def learn(self, reading: Reading) -> None:
        """Count the words of a document."""
        spread = self._spread
        said = (spread(keys) for name in fields_of(None) for keys in reading.field(name).keys)
        self._frequencies.learn({bare for keys in said for bare in keys[::2]})

    def _said(self, scope: str, field: FieldReading, language: str) -> Sequence[tuple[int, ...]]:
        """The terms of each word of a field."""
        way = (scope, language, field.in_capitals)
        remembered = self._remembered.get(way)
        if remembered is None:
            if len(self._remembered) >= _WAYS:
                self._remembered.clear()
            remembered = self._remembered[way] = {}
        unknown = field.distinct.difference(remembered)
        if len(remembered) + len(unknown) > _REMEMBERED:
            remembered.clear()
            unknown = field.distinct
        for text in unknown:
            remembered[text] = tuple(self._terms_of(scope, text, field.keys_of(text)))
        return list(map(remembered.__getitem__, field.texts))

    def _terms_of(self, scope: str, text: str, keys: tuple[str, ...]) -> set[int]:
        """The terms that a written word with these keys has."""
        words, beginnings, slips = (self._shelves.get((scope, kind), {}) for kind in _SHELVES_OF_WORDS)
        bares = iter(self._spread(keys))
        found = {
            packed >> _SHIFT
            for bare, bits in zip(bares, bares, strict=True)
            for packed in _each(words.get(bare, ()))
            if packed & bits
        }
        spelled = spellings(text)
        stems = {
            one[:length] for length in self._lengths.get(scope, ()) for one in spelled if len(one) >= length
        }
        near = frozenset().union(*map(deletions, spelled)) if slips else frozenset()
        for shelf, sought in ((beginnings, stems), (slips, near)):
            for key in shelf.keys() & sought:
                found.update(packed >> _SHIFT for packed in _each(shelf[key]))
        return found

    def _asked(self, scope: str, kind: str, reading: Reading) -> AbstractSet[str]:
        """The keys of a document that a shelf other than those of words is asked for."""
        if scope == _FEATURES:
            return reading.features
        fields = fields_of(scope or None)
        match kind:
            case "#":
                return set().union(*(trigrams.trigrams(reading.composed(name)) for name in fields))
            case "n":
                return set().union(*(reading.field(name).spellings for name in fields))
            case _:
                return {host for name in fields for host in reading.field(name).hosts}

    # ------------------------------------------------------------------------------------------------- snapshots

    def state(self) -> dict[str, Any]:
        """All there is as plain values."""
        return {
            "labels": self._labels,
            "shares": self._shares.tobytes(),
            "uses": self._uses.tobytes(),
            "free": self._free,
            "shelves": self._shelves,
            "lengths": {scope: dict(lengths) for scope, lengths in self._lengths.items()},
            "bits": self._bits,
            "documents": self._frequencies.documents,
            "counts": self._frequencies.counts,
        }

    def set_state(self, state: Mapping[str, Any]) -> None:
        """Become what another was when it gave this state."""
        self._labels = state["labels"]
        self._numbers = {label: number for number, label in enumerate(self._labels) if label is not None}
        self._shares, self._uses = array("f", state["shares"]), array("I", state["uses"])
        self._free = state["free"]
        self._shelves = state["shelves"]
        self._lengths = {scope: Counter(lengths) for scope, lengths in state["lengths"].items()}
        self._bits = state["bits"]
        self._frequencies = Frequencies(state["documents"], state["counts"])
        self._remembered.clear()
        self._spread.cache_clear()


def _each(lying: int | tuple[int, ...]) -> tuple[int, ...]:
    return lying if isinstance(lying, tuple) else (lying,)


def _file(shelf: Shelf, key: str, packed: int) -> None:
    known = shelf.get(key)
    if known is None:
        shelf[key] = packed
    else:
        shelf[key] = (*known, packed) if isinstance(known, tuple) else (known, packed)


def _unfile(shelf: Shelf, key: str, packed: int) -> None:
    known = shelf[key]
    left = tuple(one for one in known if one != packed) if isinstance(known, tuple) else ()
    if left:
        shelf[key] = left if len(left) > 1 else left[0]
    else:
        del shelf[key]
