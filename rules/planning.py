"""How a query is filed: multiplied out into clauses, each under its two rarest terms."""

import math
from itertools import product
from typing import NamedTuple

from rules.literals import (
    ALL,
    ANY,
    NONE,
    NOWHERE,
    PHRASE,
    Detectors,
    Literal,
    Tree,
    is_simple,
    near_literal,
    phrase_literal,
    terms_of,
)
from rules.occurrences import parts_of
from rules.presence import Condition
from rules.query import (
    And,
    Feature,
    Leaf,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Regex,
    Source,
    Typo,
    Unit,
    Word,
)
from rules.text import words
from rules.vocabulary import Vocabulary

MULTIPLIED = 32
"""Beyond so many clauses a query is filed under terms of which one must be there, and its tree is evaluated."""
ADDED = 256
"""Likewise for clauses of a plain OR, which do not multiply."""
_NEAR_PRODUCTS = 16
_EMPTY: frozenset[Literal] = frozenset()


class Clause(NamedTuple):
    """Literals that must be true and literals that must not."""

    required: frozenset[Literal]
    forbidden: frozenset[Literal]


class Filing(NamedTuple):
    """Where an entry lies: under `first`, under `first` and `second`, or (`NOWHERE`) where every document passes.

    `unless` is a term that must not be there, with nothing else to check.
    """

    first: int
    second: int = NOWHERE
    unless: int = NOWHERE
    condition: Condition | None = None


class _TooWideError(Exception):
    """More clauses than are kept."""


_Cover = tuple[float, list[tuple[int, int]]]
"""The share of documents that pass, about, and the pairs of terms of which one must be there."""
_EVERYTHING: _Cover = (2.0, [(NOWHERE, NOWHERE)])


class Plan:
    """The filings of one query and the numbers it uses; the same for as long as the query is filed."""

    def __init__(self, query: Query, vocabulary: Vocabulary, detectors: Detectors) -> None:
        self._vocabulary = vocabulary
        self._detectors = detectors
        self.terms: set[int] = set()
        self.detectors: set[int] = set()
        try:
            clauses = self._clauses(query.root, wanted=True)
        except _TooWideError:
            self.filings = self._wide(query.root)
        else:
            self.filings = [self._filing(clause) for clause in _distinct(clauses)]

    # ------------------------------------------------------------------------------------------------- clauses

    def _clauses(self, node: Node, *, wanted: bool) -> list[Clause]:
        if isinstance(node, Not):
            return self._clauses(node.part, wanted=not wanted)
        if isinstance(node, And | Or):
            lists = [self._clauses(part, wanted=wanted) for part in node.parts]
            return _multiplied(lists) if isinstance(node, And) == wanted else _added(lists)
        if not wanted:
            return [Clause(_EMPTY, frozenset(self._literals(node)))]
        return [Clause(required, _EMPTY) for required in self._alternatives(node)]

    def _literals(self, leaf: Leaf) -> tuple[Literal, ...]:
        """Literals of which one is true exactly when the leaf is."""
        literals = self._made(leaf)
        for literal in literals:
            self.terms |= terms_of(literal)
        return literals

    def _made(self, leaf: Leaf) -> tuple[Literal, ...]:
        match leaf:
            case Word():
                return self._word(leaf)
            case Source(text):
                return (self._vocabulary.host(text), *self._named(leaf))
        return (self._one(leaf),)

    def _one(self, leaf: Leaf) -> Literal:
        literal: Literal | None = None
        match leaf:
            case Feature():
                literal = self._vocabulary.feature(leaf)
            case Prefix(text, field):
                literal = self._vocabulary.prefix(text, field)
            case Phrase():
                literal = phrase_literal(leaf, self._vocabulary)
            case Near():
                literal = near_literal(leaf, self._vocabulary)
        return self._detector(leaf) if literal is None else literal

    def _word(self, word: Word) -> tuple[Literal, ...]:
        joined = self._vocabulary.word(word)
        if is_simple(word):
            return (joined,)
        parts = [Word(part.text, False, word.field) for part in parts_of(word)]
        return (joined, (PHRASE, 0, *map(self._vocabulary.word, parts))) if parts else (joined,)

    def _named(self, source: Source) -> tuple[Literal, ...]:
        tokens = words(source.text)
        return (self._vocabulary.name(source.text) if len(tokens) == 1 else self._detector(source),)

    def _detector(self, detector: Leaf | Tree) -> int:
        number = self._detectors.number(detector)
        self.detectors.add(number)
        return number

    def _alternatives(self, leaf: Leaf) -> list[frozenset[Literal]]:
        """Sets of literals of which one is true whole exactly when the leaf is, with terms to file it under."""
        literals = self._literals(leaf)
        if isinstance(leaf, Feature | Prefix) or (len(literals) == 1 and isinstance(leaf, Word)):
            return [frozenset(literals)]
        return [
            frozenset((literal, *needed)) for literal in literals for needed in self._needed(leaf, literal)
        ]

    def _needed(self, leaf: Leaf, literal: Literal) -> list[frozenset[int]]:
        """Sets of terms of which one must be there whole for this literal of the leaf to be true."""
        needed = self._needed_terms(leaf, literal)
        self.terms.update(*needed)
        return needed

    def _needed_terms(self, leaf: Leaf, literal: Literal) -> list[frozenset[int]]:
        if isinstance(literal, int) and literal >= 0:
            return [frozenset((literal,))]
        if isinstance(literal, tuple) and literal[0] == PHRASE:
            return [frozenset(literal[2:])]
        match leaf:
            case Near():
                return self._near_needs(leaf)
            case Source(text):
                return [frozenset(self._vocabulary.name(token.text) for token in words(text))]
            case Regex():
                return list(self._vocabulary.expression(leaf)) or [frozenset()]
        return [self._unit_needs(leaf, leaf.field)] if isinstance(leaf, Unit) else [frozenset()]

    def _unit_needs(self, unit: Unit, field: str | None) -> frozenset[int]:
        match unit:
            case Word(text, exact):
                return frozenset((self._vocabulary.word_somehow(Word(text, exact, field)),))
            case Phrase(texts, exact):
                each = (Word(text, exact, field) for text in texts)
                return frozenset(self._vocabulary.word_somehow(word) for word in each)
            case Prefix(text):
                return frozenset((self._vocabulary.prefix(text, field),))
            case Typo(text):
                return frozenset((self._vocabulary.typo(text, field),))

    def _near_needs(self, near: Near) -> list[frozenset[int]]:
        sides = near.sides
        if math.prod(map(len, sides)) > _NEAR_PRODUCTS:
            sides = (min(sides, key=len),)
        needs = [[self._unit_needs(unit, near.field) for unit in side] for side in sides]
        return [frozenset().union(*one) for one in product(*needs)]

    # ------------------------------------------------------------------------------------------------- filing

    def _filing(self, clause: Clause) -> Filing:
        terms = [literal for literal in clause.required if isinstance(literal, int) and literal >= 0]
        terms.sort(key=self._order)
        first = terms[0] if terms else NOWHERE
        second = terms[1] if len(terms) > 1 else NOWHERE
        if len(clause.required) == len(terms[:2]) > 0:
            if not clause.forbidden:
                return Filing(first, second)
            if second == NOWHERE and len(clause.forbidden) == 1:
                unless = next(iter(clause.forbidden))
                if isinstance(unless, int) and unless >= 0:
                    return Filing(first, unless=unless)
        rest = clause.required.difference((first, second))
        return Filing(first, second, condition=_condition(rest, clause.forbidden))

    def _order(self, number: int) -> tuple[float, int]:
        return self._vocabulary.share(number), number

    # ---------------------------------------------------------------------------------------------- wide queries

    def _wide(self, root: Node) -> list[Filing]:
        condition: Condition = ((), (), (self._detector(self._tree(root)),), ())
        _, pairs = self._cover(root)
        return [Filing(first, second, condition=condition) for first, second in dict.fromkeys(pairs)]

    def _tree(self, node: Node) -> Tree:
        if isinstance(node, Not):
            return (NONE, self._tree(node.part))
        terms: set[int] = set()
        others: list[Literal | Tree] = []
        parts = node.parts if isinstance(node, And | Or) else (node,)
        for part in parts:
            literals = () if isinstance(part, And | Or | Not) else self._literals(part)
            if len(literals) == 1 and isinstance(literals[0], int) and literals[0] >= 0:
                terms.add(literals[0])
            elif len(literals) > 1 and len(parts) == 1:
                return (ANY, frozenset(), literals)
            else:
                others.append(literals[0] if len(literals) == 1 else self._tree(part))
        return (ALL if isinstance(node, And) else ANY, frozenset(terms), tuple(others))

    def _cover(self, node: Node) -> _Cover:
        if isinstance(node, Or):
            covers = [self._cover(part) for part in node.parts]
            return sum(share for share, _ in covers), [pair for _, pairs in covers for pair in pairs]
        if isinstance(node, And):
            return min((self._cover(part) for part in node.parts), key=lambda cover: cover[0])
        if isinstance(node, Not):
            return _EVERYTHING
        rarest = [self._filing(Clause(required, _EMPTY)) for required in self._alternatives(node)]
        if any(filing.first == NOWHERE for filing in rarest):
            return _EVERYTHING
        share = sum(self._vocabulary.share(filing.first) for filing in rarest)
        return share, [(filing.first, filing.second) for filing in rarest]


def _condition(required: frozenset[Literal], forbidden: frozenset[Literal]) -> Condition:
    terms, others = _parted(required)
    unwanted_terms, unwanted = _parted(forbidden)
    return (terms, unwanted_terms, others, unwanted) if others or unwanted else (terms, unwanted_terms)


def _parted(literals: frozenset[Literal]) -> tuple[tuple[Literal, ...], tuple[Literal, ...]]:
    """Terms and other literals, in an order that is always the same: what is quickly told first."""
    terms = [literal for literal in literals if isinstance(literal, int) and literal >= 0]
    if len(terms) == len(literals):
        return tuple(sorted(terms)), ()
    return tuple(sorted(terms)), tuple(sorted(literals.difference(terms), key=_cost))


def _cost(literal: Literal) -> tuple[int, str]:
    if isinstance(literal, int):
        return (0 if literal >= 0 else 2), str(literal)
    return 1, str(literal)


def _added(lists: list[list[Clause]]) -> list[Clause]:
    clauses = [clause for one in lists for clause in one]
    if len(clauses) > ADDED:
        raise _TooWideError
    return clauses


def _multiplied(lists: list[list[Clause]]) -> list[Clause]:
    clauses = lists[0]
    for one in lists[1:]:
        if len(clauses) * len(one) > MULTIPLIED:
            raise _TooWideError
        clauses = [
            Clause(left.required | right.required, left.forbidden | right.forbidden)
            for left in clauses
            for right in one
        ]
    return clauses


def _distinct(clauses: list[Clause]) -> list[Clause]:
    """Without clauses that contradict themselves or say more than another does."""
    if len(clauses) == 1 and not clauses[0].forbidden:
        return clauses
    possible = [clause for clause in dict.fromkeys(clauses) if clause.required.isdisjoint(clause.forbidden)]
    if len(possible) > MULTIPLIED:
        return possible
    return [
        clause
        for clause in possible
        if not any(
            other is not clause and other.required <= clause.required and other.forbidden <= clause.forbidden
            for other in possible
        )
    ]
