"""One document as the index asks it: which terms it has, and where its words stand, as bits."""

from collections.abc import Iterable
from itertools import compress
from typing import Any

from rules.literals import ALL, ANY, PHRASE, Detectors, Literal, Tree, leaf_of
from rules.match import leaf_holds
from rules.reading import Reading
from rules.vocabulary import Vocabulary

_GAP = 64
"""Places between two fields: more than any phrase or chain spans from one word to the next."""
Condition = tuple[tuple[Literal, ...], ...]
"""Besides what an entry is filed under: terms that must be there and terms that must not; then, where there are any,
other literals that must hold and such that must not.
"""


class Presence:
    """The terms of a document, and what is found out about it while queries are asked."""

    def __init__(self, reading: Reading, vocabulary: Vocabulary, detectors: Detectors) -> None:
        self.terms, self._said = vocabulary.present(reading)
        self._reading = reading
        self._vocabulary = vocabulary
        self._detectors = detectors
        self._told: dict[Literal, bool] = {}
        self._spots: dict[str, dict[int, int | None]] = {}

    def passes(self, condition: Condition) -> bool:
        """Whether all that must hold does, and nothing that must not."""
        if not (self.terms.issuperset(condition[0]) and self.terms.isdisjoint(condition[1])):
            return False
        if len(condition) == 2:
            return True
        has = self.has
        return all(map(has, condition[2])) and not any(map(has, condition[3]))

    def has(self, literal: Literal) -> bool:
        """Whether a literal is true of the document; found out once."""
        if isinstance(literal, int) and literal >= 0:
            return literal in self.terms
        told = self._told.get(literal)
        if told is None:
            told = self._told[literal] = self._detects(literal)
        return told

    def _detects(self, literal: Literal) -> bool:
        if isinstance(literal, int):
            detector = self._detectors.of(literal)
            if isinstance(detector, tuple):
                return self._is_true(detector)
            return leaf_holds(detector, self._reading)
        if literal[0] == PHRASE:
            found = self._phrase(literal[1], literal[2:])
        else:
            found = self._near(literal[1], literal[2])
        # A hyphenated word stands in several places at once, for which bits are too plain.
        return leaf_holds(leaf_of(literal, self._vocabulary), self._reading) if found is None else found

    def _is_true(self, tree: Tree) -> bool:
        if tree[0] == ALL:
            return tree[1] <= self.terms and all(map(self._true_part, tree[2]))
        if tree[0] == ANY:
            return not self.terms.isdisjoint(tree[1]) or any(map(self._true_part, tree[2]))
        return not self._true_part(tree[1])

    def _true_part(self, part: Any) -> bool:
        if isinstance(part, tuple) and part[0] in "&|!":
            return self._is_true(part)
        return self.has(part)

    # ----------------------------------------------------------------------------------------- places as bits

    def _spots_of(self, number: int) -> int | None:
        """Where a term's words stand, as bits; None when one of them stands in several places at once."""
        # All terms of one literal are of one scope.
        scope = self._vocabulary.scope_of(number)
        spots = self._spots.get(scope)
        if spots is None:
            spots = self._spots[scope] = self._look(scope)
        return spots.get(number, 0)

    def _look(self, scope: str) -> dict[int, int | None]:
        spots: dict[int, int] = {}
        spread: set[int] = set()
        offset = 0
        for field, terms in self._said.get(scope, ()):
            if field.is_plain:
                places: Iterable[int] = range(offset, offset + len(terms))
            else:
                spread.update(*compress(terms, (word.place.first != word.place.last for word in field.words)))
                places = [word.place.first + offset for word in field.words]
            for place, numbers in zip(places, terms, strict=True):
                bit = 1 << place
                for number in numbers:
                    spots[number] = spots.get(number, 0) | bit
            offset += len(terms) + _GAP
        return {**spots, **dict.fromkeys(spread)}

    def _phrase(self, slop: int, numbers: tuple[int, ...]) -> bool | None:
        """Whether words stand in this order with at most `slop` further ones in all; None: bits cannot tell."""
        spots = [self._spots_of(number) for number in numbers]
        first = spots[0]
        if first is None:
            return None
        reached = [first, *[0] * slop]
        for here in spots[1:]:
            if here is None:
                return None
            if slop:
                reached = [_step(reached, spent) & here for spent in range(slop + 1)]
            else:
                reached[0] = reached[0] << 1 & here
        return any(reached)

    def _near(self, sides: tuple[tuple[int, ...], ...], links: tuple[int, ...]) -> bool | None:
        """Whether one word of each side stands as near as the links say; None: bits cannot tell."""
        reached = -1
        for at, side in enumerate(sides):
            here = 0
            for number in side:
                spots = self._spots_of(number)
                if spots is None:
                    return None
                here |= spots
            if at:
                distance = (links[at - 1] >> 1) + 1
                near = _spread(reached, distance)
                if not links[at - 1] & 1:
                    # Backwards: bits may fall off at the low end, where there is nothing.
                    near |= _spread(reached, distance, backwards=True)
                here &= near
            reached = here
            if not reached:
                return False
        return True


def _step(reached: list[int], spent: int) -> int:
    """The places one word further, when so many further words are spent by then."""
    following = 0
    for before in range(spent + 1):
        following |= reached[before] << (1 + spent - before)
    return following


def _spread(places: int, distance: int, *, backwards: bool = False) -> int:
    """The places from one to `distance` after each of these, or before."""
    spread = places >> 1 if backwards else places << 1
    covered = 1
    while covered < distance:
        step = min(covered, distance - covered)
        spread |= spread >> step if backwards else spread << step
        covered += step
    return spread
