"""Other ways to ask many rules of one text, to measure ours against: each finds words as they are written, no forms."""

import re
from array import array
from collections import deque
from collections.abc import Iterator
from typing import Any

from rules import Document, Lexicon, Query
from rules.query import And, Feature, Near, Node, Not, Or, Phrase, Prefix, Word
from rules.reading import Reading

Asker = int
_TOKEN = re.compile(r"\w+")


def words_of(document: Document) -> list[str]:
    """The words of a document, lower case."""
    return _TOKEN.findall(f"{document.fields['title']} {document.fields['summary']}".lower())


class Expressions:
    """A loop over all rules, each word a compiled expression: what one writes first."""

    name = "a loop of `re`"

    def __init__(self) -> None:
        self._rules: list[tuple[Asker, Node]] = []
        self._compiled: dict[str, re.Pattern[str]] = {}

    def add(self, asker: Asker, query: Query) -> None:
        """Ask a query from now on."""
        self._rules.append((asker, query.root))

    def match(self, document: Document) -> list[Asker]:
        """Every asker whose query holds."""
        text = f"{document.fields['title']} {document.fields['summary']}".lower()
        return [asker for asker, root in self._rules if self._holds(root, text, document)]

    def _search(self, pattern: str, text: str) -> bool:
        compiled = self._compiled.get(pattern)
        if compiled is None:
            compiled = self._compiled[pattern] = re.compile(pattern)
        return compiled.search(text) is not None

    def _holds(self, node: Node, text: str, document: Document) -> bool:
        match node:
            case And(parts):
                return all(self._holds(part, text, document) for part in parts)
            case Or(parts):
                return any(self._holds(part, text, document) for part in parts)
            case Not(part):
                return not self._holds(part, text, document)
            case Feature(field, name):
                return f"{field}={name}" in document.features
            case _:
                return self._search(_pattern(node), text)


def _pattern(leaf: Node) -> str:
    match leaf:
        case Word(text):
            return rf"\b{re.escape(text)}\b"
        case Prefix(text):
            return rf"\b{re.escape(text)}"
        case Phrase(words):
            return r"\b" + r"\s+".join(map(re.escape, words)) + r"\b"
        case Near(sides, links):
            left, right = (re.escape(getattr(side[0], "text", "")) for side in sides[:2])
            between = rf"\W+(?:\w+\W+){{0,{links[0].distance}}}"
            return rf"\b(?:{left}{between}{right}|{right}{between}{left})\b"
    raise ValueError(leaf)


class Truth:
    """What is true of one document, for engines that evaluate trees."""

    def __init__(self, document: Document, found: set[str]) -> None:
        self.found = found
        self.words = words_of(document)
        self.features = document.features

    def holds(self, node: Node) -> bool:
        """Whether a part of a query holds."""
        match node:
            case And(parts):
                return all(map(self.holds, parts))
            case Or(parts):
                return any(map(self.holds, parts))
            case Not(part):
                return not self.holds(part)
            case Word(text):
                return text in self.found
            case Feature(field, name):
                return f"{field}={name}" in self.features
        return self._leaf_holds(node)

    def _leaf_holds(self, leaf: Node) -> bool:
        match leaf:
            case Prefix(text):
                return any(word.startswith(text) for word in self.found)
            case Phrase(words):
                length = len(words)
                return any(tuple(self.words[at : at + length]) == words for at in range(len(self.words)))
            case Near(sides, links):
                return near(
                    self.words,
                    getattr(sides[0][0], "text", ""),
                    getattr(sides[1][0], "text", ""),
                    links[0].distance,
                )
        raise ValueError(leaf)


def near(words: list[str], left: str, right: str, distance: int) -> bool:
    """Whether two words stand with at most so many between."""
    places = [at for at, word in enumerate(words) if word == right]
    return any(
        word == left and any(0 < abs(at - other) <= distance + 1 for other in places)
        for at, word in enumerate(words)
    )


def anchors(node: Node) -> list[str]:
    """Words of which one must be there for the node to hold."""
    match node:
        case And(parts):
            return min((found for part in parts if (found := anchors(part))), key=len, default=[])
        case Or(parts):
            return [word for part in parts for word in anchors(part)]
        case Word(text) | Prefix(text):
            return [text]
        case Phrase(words):
            return [words[0]]
        case Near(sides):
            return [getattr(sides[0][0], "text", "")]
    return []


class Automaton:
    """Aho and Corasick (1975) over all words, then the trees of the rules whose words were found."""

    name = "Aho-Corasick, then trees"

    def __init__(self) -> None:
        self._rules: list[Node] = []
        self._by_word: dict[str, list[int]] = {}
        self._automaton: Any = None

    def add(self, asker: Asker, query: Query) -> None:
        """Ask a query; the automaton is to be built anew."""
        if asker != len(self._rules):
            raise ValueError(asker)
        self._rules.append(query.root)
        for word in dict.fromkeys(anchors(query.root)):
            self._by_word.setdefault(word, []).append(asker)

    def build(self) -> None:
        """Make the automaton of the words so far."""
        try:
            import ahocorasick  # noqa: PLC0415 - of the group `benchmarks`
        except ImportError:
            self._automaton = _Plain(self._by_word)
            return
        automaton = ahocorasick.Automaton()
        for word in self._by_word:
            automaton.add_word(word, word)
        if self._by_word:
            automaton.make_automaton()
        self._automaton = automaton

    def match(self, document: Document) -> list[Asker]:
        """Every asker whose query holds."""
        text = f"{document.fields['title']} {document.fields['summary']}".lower()
        truth = Truth(document, set(words_of(document)))
        seen: set[int] = set()
        for word in {word for _, word in self._automaton.iter(text)}:
            seen.update(self._by_word[word])
        return [number for number in seen if truth.holds(self._rules[number])]


class _Plain:
    """The automaton in plain Python, for where the library is not installed."""

    def __init__(self, words: dict[str, list[int]]) -> None:
        self._next: list[dict[str, int]] = [{}]
        self._fail = array("i", [0])
        self._ends: list[list[str]] = [[]]
        for word in words:
            at = 0
            for letter in word:
                at = self._next[at].setdefault(letter, len(self._next))
                if at == len(self._next):
                    self._next.append({})
                    self._fail.append(0)
                    self._ends.append([])
            self._ends[at].append(word)
        self._link()

    def _link(self) -> None:
        waiting = deque(self._next[0].values())
        while waiting:
            at = waiting.popleft()
            for letter, following in self._next[at].items():
                back = self._fail[at]
                while back and letter not in self._next[back]:
                    back = self._fail[back]
                self._fail[following] = self._next[back].get(letter, 0)
                self._ends[following] += self._ends[self._fail[following]]
                waiting.append(following)

    def iter(self, text: str) -> Iterator[tuple[int, str]]:
        """Every word found, with the place of its end."""
        at = 0
        for place, letter in enumerate(text):
            while at and letter not in self._next[at]:
                at = self._fail[at]
            at = self._next[at].get(letter, 0)
            for word in self._ends[at]:
                yield place, word


class Trial:
    """The design of the trials: clauses under their two rarest words, phrases as pairs of neighbours.

    It is given our keys of words, as its end-to-end trial was: it finds what we find.
    """

    name = "the prototype's design"

    def __init__(self, frequencies: dict[str, int], lexicon: Lexicon) -> None:
        self._frequencies = frequencies
        self._lexicon = lexicon
        self._lexemes: dict[frozenset[str], int] = {}
        self._of_key: dict[str, tuple[int, ...]] = {}
        self._numbers: dict[Any, int] = {}
        self._often: list[float] = []
        self._lengths: set[int] = set()
        self._neighbours: dict[int, int] = {}
        self._chains: dict[int, dict[int, list[tuple[int, int, int, int]]]] = {}
        self._one: dict[int, Any] = {}
        self._two: dict[int, dict[int, Any]] = {}
        self._without: dict[int, dict[int, Any]] = {}
        self._checked: dict[int, dict[int, Any]] = {}

    def _term(self, key: Any, often: float | None = None) -> int:
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._often)
            self._often.append(self._frequencies.get(key, 1) if often is None else often)
        return number

    def _word(self, text: str) -> int:
        keys = self._lexicon.word_keys(text, False)
        number = self._lexemes.get(keys)
        if number is None:
            number = self._lexemes[keys] = len(self._often)
            self._often.append(max(self._frequencies.get(key, 0.5) for key in keys))
            for key in keys:
                self._of_key[key] = (*self._of_key.get(key, ()), number)
        return number

    def _leaf(self, leaf: Node) -> int:
        match leaf:
            case Word(text):
                return self._word(text)
            case Feature(field, name):
                return self._term(f"{field}={name}")
            case Prefix(text):
                self._lengths.add(len(text))
                return self._term(("*", text), 5)
            case Phrase(words):
                left, right = self._word(words[0]), self._word(words[1])
                number = self._term(leaf, min(self._often[left], self._often[right]) * 0.05)
                self._neighbours[left << 32 | right] = number
                return number
            case Near(sides, links):
                return self._chain(leaf, sides, links[0].distance)
        raise ValueError(leaf)

    def _chain(self, leaf: Near, sides: Any, distance: int) -> int:
        left, right = self._word(sides[0][0].text), self._word(sides[1][0].text)
        if leaf in self._numbers:
            return self._numbers[leaf]
        number = self._term(leaf, min(self._often[left], self._often[right]) * 0.2)
        rare, other = sorted((left, right), key=lambda term: (self._often[term], term))
        self._chains.setdefault(rare, {}).setdefault(other, []).append((distance, left, right, number))
        return number

    def _clauses(self, node: Node, *, wanted: bool = True) -> list[tuple[frozenset[int], frozenset[int]]]:
        if isinstance(node, Not):
            return self._clauses(node.part, wanted=not wanted)
        if isinstance(node, And | Or):
            lists = [self._clauses(part, wanted=wanted) for part in node.parts]
            if isinstance(node, Or) == wanted:
                return [clause for one in lists for clause in one]
            product: list[tuple[frozenset[int], frozenset[int]]] = [(frozenset(), frozenset())]
            for one in lists:
                product = [(a | c, b | d) for a, b in product for c, d in one]
            return product
        leaf = frozenset((self._leaf(node),))
        return [(leaf, frozenset()) if wanted else (frozenset(), leaf)]

    def add(self, asker: Asker, query: Query) -> None:
        """Ask a query from now on."""
        for required, forbidden in dict.fromkeys(self._clauses(query.root)):
            terms = sorted(required, key=lambda term: (self._often[term], term))
            second = terms[1] if len(terms) > 1 else -1
            if not forbidden and len(terms) == 1:
                _put(self._one, terms[0], asker)
            elif not forbidden and len(terms) == 2:
                _put(self._two.setdefault(terms[0], {}), second, asker)
            elif len(forbidden) == len(terms) == 1:
                _put(self._without.setdefault(terms[0], {}), next(iter(forbidden)), asker)
            else:
                entry = (asker, tuple(terms[2:]), tuple(forbidden))
                _put(self._checked.setdefault(terms[0], {}), second, entry)

    def match(self, document: Document) -> set[Asker]:
        """Every asker whose query holds."""
        return self.hits(self.terms(document))

    def terms(self, document: Document) -> set[int]:
        """The terms of a document."""
        reading = Reading(document, self._lexicon)
        places: dict[int, list[int]] = {}
        found: set[int] = set()
        at = 0
        for name in ("title", "summary"):
            before: set[int] = set()
            for keys in reading.field(name).keys:
                numbers = {number for key in keys for number in self._of_key.get(key, ())}
                for number in numbers:
                    places.setdefault(number, []).append(at)
                    for left in before:
                        if (both := self._neighbours.get(left << 32 | number)) is not None:
                            found.add(both)
                before, at = numbers, at + 1
            at += 100
        found |= places.keys()
        words = set(words_of(document))
        for length in self._lengths:
            found.update(self._numbers.get(("*", word[:length]), -1) for word in words)
        found.update(self._numbers.get(feature, -1) for feature in document.features)
        found.discard(-1)
        found |= self._near(places, found)
        return found

    def _near(self, places: dict[int, list[int]], terms: set[int]) -> set[int]:
        found: set[int] = set()
        for rare in self._chains.keys() & terms:
            for other in self._chains[rare].keys() & terms:
                for distance, left, right, number in self._chains[rare][other]:
                    pairs = ((a, b) for a in places[left] for b in places[right])
                    if any(0 < abs(a - b) <= distance + 1 for a, b in pairs):
                        found.add(number)
        return found

    def hits(self, terms: set[int]) -> set[Asker]:
        """Every asker whose query holds of these terms."""
        found: set[Asker] = set()
        for term in self._one.keys() & terms:
            _gather(self._one[term], found)
        for term in self._two.keys() & terms:
            for other in self._two[term].keys() & terms:
                _gather(self._two[term][other], found)
        for term in self._without.keys() & terms:
            for other in self._without[term].keys() - terms:
                _gather(self._without[term][other], found)
        for term in self._checked.keys() & terms:
            for other in self._checked[term].keys() & (terms | {-1}):
                entries = self._checked[term][other]
                for asker, required, forbidden in entries if isinstance(entries, list) else (entries,):
                    if terms.issuperset(required) and terms.isdisjoint(forbidden):
                        found.add(asker)
        return found


def _put(places: dict[int, Any], key: int, value: Any) -> None:
    known = places.get(key)
    if known is None:
        places[key] = value
    elif isinstance(known, list):
        known.append(value)
    else:
        places[key] = [known, value]


def _gather(value: Any, found: set[Asker]) -> None:
    if isinstance(value, list):
        found.update(value)
    else:
        found.add(value)
