"""Where the entries of the index lie, so that a document meets as few as it can.

Most entries need no evaluation: they lie under one term, under two, or under one with another that must not be there,
and are taken by operations on whole sets. In each place lies one asker by itself, and further ones in a set beside:
most places have one. Likewise a term with one partner has it without a dictionary around it: at a million rules what
costs is the memory that is touched.
"""

from collections.abc import Mapping
from typing import Any

from rules.literals import NOWHERE
from rules.planning import Filing
from rules.presence import Condition, Presence

Asker = int | str
"""The id that stands for a query."""
_First = dict[int, Asker]
_More = dict[int, set[Asker]]
_Lone = tuple[int, Asker]
_Partners = dict[int, _Lone | _First]
_MorePartners = dict[int, _More]
_Entry = tuple[Condition, Asker]
_LoneEntry = tuple[int, Condition, Asker]
_Entries = dict[int, _Entry | dict[Condition, set[Asker]]]


class Drawers:
    """Entries by where they are filed."""

    def __init__(self) -> None:
        self._single: _First = {}
        self._single_more: _More = {}
        self._paired: _Partners = {}
        self._paired_more: _MorePartners = {}
        self._unless: _Partners = {}
        self._unless_more: _MorePartners = {}
        self._checked: dict[int, _LoneEntry | _Entries] = {}

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
        partner = filing.second
        places = self._checked.get(filing.first)
        if places is None:
            self._checked[filing.first] = (partner, condition, asker)
            return
        if isinstance(places, tuple):
            places = self._checked[filing.first] = {places[0]: places[1:]}
        known = places.get(partner)
        if known is None:
            places[partner] = (condition, asker)
            return
        if isinstance(known, tuple):
            known = places[partner] = {known[0]: {known[1]}}
        known.setdefault(condition, set()).add(asker)

    def _take_checked(self, filing: Filing, condition: Condition, asker: Asker) -> None:
        places = self._checked[filing.first]
        if isinstance(places, dict):
            known = places[filing.second]
            if isinstance(known, dict):
                known[condition].remove(asker)
                if not known[condition]:
                    del known[condition]
                if known:
                    return
            del places[filing.second]
            if places:
                return
        del self._checked[filing.first]

    # ------------------------------------------------------------------------------------------------ finding

    def found(self, presence: Presence) -> set[Asker]:
        """The askers of every entry that the document satisfies."""
        terms = presence.terms
        found = set(map(self._single.__getitem__, self._single.keys() & terms))
        found.update(*map(self._single_more.__getitem__, self._single_more.keys() & terms))
        self._find_paired(terms, found)
        self._find_unless(terms, found)
        self._find_checked(presence, found)
        return found

    def _find_paired(self, terms: set[int], found: set[Asker]) -> None:
        paired = self._paired
        for partners in map(paired.__getitem__, paired.keys() & terms):
            if isinstance(partners, tuple):
                if partners[0] in terms:
                    found.add(partners[1])
            elif both := partners.keys() & terms:
                found.update(map(partners.__getitem__, both))
        for term in self._paired_more.keys() & terms:
            more = self._paired_more[term]
            found.update(*map(more.__getitem__, more.keys() & terms))

    def _find_unless(self, terms: set[int], found: set[Asker]) -> None:
        unless = self._unless
        for partners in map(unless.__getitem__, unless.keys() & terms):
            if isinstance(partners, tuple):
                if partners[0] not in terms:
                    found.add(partners[1])
            # Of very many that exclude rare words, all stay: no look at each.
            elif partners.keys().isdisjoint(terms):
                found.update(partners.values())
            else:
                found.update(map(partners.__getitem__, partners.keys() - terms))
        for term in self._unless_more.keys() & terms:
            more = self._unless_more[term]
            found.update(*map(more.__getitem__, more.keys() - terms))

    def _find_checked(self, presence: Presence, found: set[Asker]) -> None:
        terms = presence.terms | {NOWHERE}
        passes = presence.passes
        checked = self._checked
        for places in map(checked.__getitem__, checked.keys() & terms):
            if isinstance(places, tuple):
                partner, condition, asker = places
                if partner in terms and asker not in found and passes(condition):
                    found.add(asker)
                continue
            for entries in map(places.__getitem__, places.keys() & terms):
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


def _put(first: _First, more: _More, key: int, asker: Asker) -> None:
    if first.setdefault(key, asker) != asker:
        more.setdefault(key, set()).add(asker)


def _take(first: _First, more: _More, key: int, asker: Asker) -> None:
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


def _put_inner(first: _Partners, more: _MorePartners, outer: int, inner: int, asker: Asker) -> None:
    partners = first.get(outer)
    if partners is None:
        first[outer] = (inner, asker)
        return
    if isinstance(partners, tuple):
        partners = first[outer] = dict((partners,))
    if partners.setdefault(inner, asker) != asker:
        more.setdefault(outer, {}).setdefault(inner, set()).add(asker)


def _take_inner(first: _Partners, more: _MorePartners, outer: int, inner: int, asker: Asker) -> None:
    partners = first[outer]
    if isinstance(partners, tuple):
        del first[outer]
        return
    others = more.get(outer, {})
    _take(partners, others, inner, asker)
    if not partners:
        del first[outer]
    if outer in more and not others:
        del more[outer]
