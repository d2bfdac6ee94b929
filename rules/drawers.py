"""Where the entries of the index lie, so that a document meets as few as it can.

Most entries need no evaluation: they lie under one term, under two, or under one with another that must not be there,
and are taken by operations on whole sets. In each place lies one asker by itself, and further ones in a set beside:
most places have one.
"""

from collections.abc import Hashable, Mapping
from typing import Any, TypeVar

from rules.literals import NOWHERE
from rules.planning import Filing
from rules.presence import Condition, Presence

Asker = int | str
"""The id that stands for a query."""
K = TypeVar("K", bound=Hashable)
_First = dict[K, Asker]
_More = dict[K, set[Asker]]
_Lone = tuple[Condition, Asker]
_Checked = dict[int, _Lone | dict[Condition, set[Asker]]]


class Drawers:
    """Entries by where they are filed."""

    def __init__(self) -> None:
        self._single: _First[int] = {}
        self._single_more: _More[int] = {}
        self._paired: dict[int, _First[int]] = {}
        self._paired_more: dict[int, _More[int]] = {}
        self._unless: dict[int, _First[int]] = {}
        self._unless_more: dict[int, _More[int]] = {}
        self._checked: dict[int, _Checked] = {}

    @property
    def is_empty(self) -> bool:
        """Whether nothing is filed."""
        return not any(getattr(self, name) for name in _STATE)

    def put(self, filing: Filing, asker: Asker) -> None:
        """File an entry."""
        if filing.condition is not None:
            self._put_checked(filing, filing.condition, asker)
        elif filing.unless != NOWHERE:
            _put_inner(self._unless, self._unless_more, filing.first, filing.unless, asker)
        elif filing.second != NOWHERE:
            _put_inner(self._paired, self._paired_more, filing.first, filing.second, asker)
        else:
            _put(self._single, self._single_more, filing.first, asker)

    def take(self, filing: Filing, asker: Asker) -> None:
        """Take out an entry that was filed so."""
        if filing.condition is not None:
            self._take_checked(filing, filing.condition, asker)
        elif filing.unless != NOWHERE:
            _take_inner(self._unless, self._unless_more, filing.first, filing.unless, asker)
        elif filing.second != NOWHERE:
            _take_inner(self._paired, self._paired_more, filing.first, filing.second, asker)
        else:
            _take(self._single, self._single_more, filing.first, asker)

    def _put_checked(self, filing: Filing, condition: Condition, asker: Asker) -> None:
        places = self._checked.setdefault(filing.first, {})
        known = places.get(filing.second)
        if known is None:
            places[filing.second] = (condition, asker)
            return
        if isinstance(known, tuple):
            known = places[filing.second] = {known[0]: {known[1]}}
        known.setdefault(condition, set()).add(asker)

    def _take_checked(self, filing: Filing, condition: Condition, asker: Asker) -> None:
        places = self._checked[filing.first]
        known = places[filing.second]
        if isinstance(known, dict):
            known[condition].remove(asker)
            if not known[condition]:
                del known[condition]
            if known:
                return
        del places[filing.second]
        if not places:
            del self._checked[filing.first]

    # ------------------------------------------------------------------------------------------------ finding

    def found(self, presence: Presence) -> set[Asker]:
        """The askers of every entry that the document satisfies."""
        terms = presence.terms
        found = set(map(self._single.__getitem__, self._single.keys() & terms))
        for term in self._single_more.keys() & terms:
            found |= self._single_more[term]
        self._find_paired(terms, found)
        self._find_unless(terms, found)
        self._find_checked(presence, found)
        return found

    def _find_paired(self, terms: set[int], found: set[Asker]) -> None:
        paired = self._paired
        for term in paired.keys() & terms:
            partners = paired[term]
            both = partners.keys() & terms
            if both:
                found.update(map(partners.__getitem__, both))
        for term in self._paired_more.keys() & terms:
            more = self._paired_more[term]
            for partner in more.keys() & terms:
                found |= more[partner]

    def _find_unless(self, terms: set[int], found: set[Asker]) -> None:
        for term in self._unless.keys() & terms:
            partners = self._unless[term]
            # Of very many that exclude rare words, all stay: no look at each.
            if partners.keys().isdisjoint(terms):
                found.update(partners.values())
            else:
                found.update(map(partners.__getitem__, partners.keys() - terms))
        for term in self._unless_more.keys() & terms:
            more = self._unless_more[term]
            for partner in more.keys() - terms:
                found |= more[partner]

    def _find_checked(self, presence: Presence, found: set[Asker]) -> None:
        terms = presence.terms | {NOWHERE}
        passes = presence.passes
        checked = self._checked
        for term in checked.keys() & terms:
            places = checked[term]
            for partner in places.keys() & terms:
                entries = places[partner]
                if isinstance(entries, tuple):
                    if entries[1] not in found and passes(entries[0]):
                        found.add(entries[1])
                    continue
                for condition, askers in entries.items():
                    if passes(condition):
                        found |= askers

    # ---------------------------------------------------------------------------------------------- snapshots

    def state(self) -> dict[str, Any]:
        """All there is as plain values."""
        return {name: getattr(self, name) for name in _STATE}

    def set_state(self, state: Mapping[str, Any]) -> None:
        """Become what another was when it gave this state."""
        for name in _STATE:
            setattr(self, name, state[name])


_STATE = (
    *("_single", "_single_more", "_paired", "_paired_more"),
    *("_unless", "_unless_more", "_checked"),
)


def _put(first: _First[K], more: _More[K], key: K, asker: Asker) -> None:
    if first.setdefault(key, asker) != asker:
        more.setdefault(key, set()).add(asker)


def _take(first: _First[K], more: _More[K], key: K, asker: Asker) -> None:
    others = more.get(key)
    if first[key] == asker:
        if others:
            first[key] = others.pop()
        else:
            del first[key]
    elif others:
        others.remove(asker)
    if others is not None and not others:
        del more[key]


def _put_inner(
    first: dict[int, _First[int]], more: dict[int, _More[int]], outer: int, inner: int, asker: Asker
) -> None:
    places = first.setdefault(outer, {})
    if places.setdefault(inner, asker) != asker:
        more.setdefault(outer, {}).setdefault(inner, set()).add(asker)


def _take_inner(
    first: dict[int, _First[int]], more: dict[int, _More[int]], outer: int, inner: int, asker: Asker
) -> None:
    others = more.get(outer, {})
    _take(first[outer], others, inner, asker)
    if not first[outer]:
        del first[outer]
    if outer in more and not others:
        del more[outer]
