"""What clauses are made of: terms, and what must be looked for in the order of the words.

A literal is a term's number (0 and up), a detector's number (below `NOWHERE`: a leaf or a tree that is evaluated), or,
for phrases and chains of simple words, which are most, a small tuple of terms.
"""

from typing import Any

from rules import query as q
from rules.query import Leaf, Near, Phrase, Word
from rules.vocabulary import Vocabulary

Literal = int | tuple[Any, ...]
NOWHERE = -1
"""Stands for a term where there is none."""
PHRASE, NEAR = "P", "N"
"""(PHRASE, slop, term, …) · (NEAR, (terms of a side, …), (distance × 2 + ordered, …))."""
ALL, ANY, NONE = "&", "|", "!"
"""A tree: (ALL, terms, other literals and trees) · likewise ANY · (NONE, tree)."""
Tree = tuple[Any, ...]


class Detectors:
    """Leaves and trees that are evaluated, numbered downwards from -2 and counted."""

    def __init__(self) -> None:
        self._numbers: dict[Leaf | Tree, int] = {}
        self._kept: list[Leaf | Tree | None] = []
        self._uses: list[int] = []
        self._free: list[int] = []

    def __len__(self) -> int:
        return len(self._numbers)

    def number(self, detector: Leaf | Tree) -> int:
        """The number of a leaf or a tree."""
        number = self._numbers.get(detector)
        if number is None:
            if self._free:
                number = self._free.pop()
                self._kept[_place(number)] = detector
            else:
                number = _place(len(self._kept))
                self._kept.append(detector)
                self._uses.append(0)
            self._numbers[detector] = number
        return number

    def of(self, number: int) -> Leaf | Tree:
        """What a number stands for.

        Raises:
            KeyError: Nobody uses this number.
        """
        detector = self._kept[_place(number)]
        if detector is None:
            raise KeyError(number)
        return detector

    def use(self, number: int) -> None:
        """Count one more user."""
        self._uses[_place(number)] += 1

    def drop(self, number: int) -> None:
        """Count one user less; what has none left is forgotten."""
        self._uses[_place(number)] -= 1
        if not self._uses[_place(number)]:
            del self._numbers[self.of(number)]
            self._kept[_place(number)] = None
            self._free.append(number)

    def state(self) -> dict[str, Any]:
        """All there is as plain values."""
        kept = [detector if detector is None else _plain(detector) for detector in self._kept]
        return {"kept": kept, "uses": self._uses, "free": self._free}

    def set_state(self, state: dict[str, Any]) -> None:
        """Become what another was when it gave this state."""
        self._kept = [value if value is None else _made(value) for value in state["kept"]]
        self._numbers = {kept: _place(at) for at, kept in enumerate(self._kept) if kept is not None}
        self._uses, self._free = state["uses"], state["free"]


def _place(number: int) -> int:
    """A detector's place in its list, and the number of a place."""
    return NOWHERE - 1 - number


def is_simple(word: Word) -> bool:
    """Whether a word stands in one place, so that its places can be counted as bits."""
    return "-" not in word.text


def phrase_literal(phrase: Phrase, vocabulary: Vocabulary) -> Literal | None:
    """A phrase of simple words as terms; None for any other."""
    words = [Word(text, phrase.exact, phrase.field) for text in phrase.words]
    if not all(map(is_simple, words)):
        return None
    return (PHRASE, phrase.slop, *map(vocabulary.word, words))


def near_literal(near: Near, vocabulary: Vocabulary) -> Literal | None:
    """A chain of simple words and groups of them as terms; None for any other."""
    if not all(isinstance(unit, Word) and is_simple(unit) for side in near.sides for unit in side):
        return None
    sides = tuple(
        tuple(
            vocabulary.word(Word(unit.text, unit.exact, near.field))
            for unit in side
            if isinstance(unit, Word)
        )
        for side in near.sides
    )
    return (NEAR, sides, tuple(link.distance * 2 + link.ordered for link in near.links))


def leaf_of(literal: tuple[Any, ...], vocabulary: Vocabulary) -> Leaf:
    """The phrase or chain that a literal was made of."""
    if literal[0] == PHRASE:
        words = [vocabulary.word_of(number) for number in literal[2:]]
        return Phrase(tuple(word.text for word in words), words[0].exact, literal[1], words[0].field)
    sides = [[vocabulary.word_of(number) for number in side] for side in literal[1]]
    links = tuple(q.Link(link >> 1, bool(link & 1)) for link in literal[2])
    units = tuple(tuple(Word(word.text, word.exact) for word in side) for side in sides)
    return Near(units, links, sides[0][0].field)


def terms_of(literal: Literal) -> set[int]:
    """The terms that a literal speaks of."""
    if isinstance(literal, int):
        return {literal} if literal >= 0 else set()
    if literal[0] == PHRASE:
        return set(literal[2:])
    return {number for side in literal[1] for number in side}


# --------------------------------------------------------------------------------------------------- snapshots


def _plain(detector: Leaf | Tree) -> tuple[Any, ...]:
    """A leaf or a tree as plain values."""
    if isinstance(detector, tuple):
        return ("tree", detector)
    return (type(detector).__name__, *(_plain_value(getattr(detector, name)) for name in detector.__slots__))


def _plain_value(value: Any) -> Any:
    if isinstance(value, tuple):
        return ("", *map(_plain_value, value))
    return value if isinstance(value, str | int | None) else _plain(value)


def _made(value: tuple[Any, ...]) -> Leaf | Tree:
    if value[0] == "tree":
        tree: Tree = value[1]
        return tree
    made: Leaf = _made_value(value)
    return made


def _made_value(value: Any) -> Any:
    if not isinstance(value, tuple):
        return value
    parts = map(_made_value, value[1:])
    return _LEAVES[value[0]](*parts) if value[0] else tuple(parts)


_LEAVES: dict[str, Any] = {
    kind.__name__: kind
    for kind in (q.Word, q.Prefix, q.Typo, q.Phrase, q.Near, q.Link, q.Regex, q.Source, q.Feature)
}
