"""Where the entries of the index lie, so that a document meets as few as it can.

Most entries need no evaluation: they lie under one term, under two, or under one with another that must not be there,
and are taken by operations on whole sets. With a partner lies one asker by itself, and further ones in a set beside:
most have one. Likewise a term with one partner has it without a dictionary around it, and all that lies under a term
lies together: at a million rules what costs is the memory that is touched.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from rules.literals import NOWHERE
from rules.planning import Filing
from rules.presence import Condition, Presence

Asker = int | str
"""The id that stands for a query."""
_Alone = list[Asker] | set[Asker]
_First = dict[int, Asker]
_More = dict[int, set[Asker]]
_Partners = tuple[int, Asker] | _First
_Entry = tuple[Condition, Asker]
_Entries = tuple[int, Condition, Asker] | dict[int, _Entry | dict[Condition, set[Asker]]]
_LISTED = 1_024
"""So many askers of one term lie in a list, which touches less memory than a set; more would be slow to take out."""


class _Drawer(NamedTuple):
    """All that lies under one term: alone, with a partner, unless another is there, and what is to be checked."""

    alone: _Alone | None = None
    paired: _Partners | None = None
    unless: _Partners | None = None
    checked: _Entries | None = None


_EMPTY = _Drawer()
_Lying = tuple[_Alone | None, _Partners | None, _Partners | None, _Entries | None]
"""A drawer as it lies: restored from a snapshot it is a plain tuple."""


class Drawers:
    """Entries by where they are filed."""

    def __init__(self) -> None:
        # By the term's number; what is filed nowhere lies last.
        self._drawers: list[_Lying | None] = [None]
        self._paired_more: dict[int, _More] = {}
        self._unless_more: dict[int, _More] = {}

    @property
    def is_empty(self) -> bool:
        """Whether nothing is filed."""
        return not (any(self._drawers) or self._paired_more or self._unless_more)

    def reach(self, terms: int) -> None:
        """Make room for so many terms."""
        missing = terms + 1 - len(self._drawers)
        if missing > 0:
            self._drawers[-1:-1] = [None] * missing

    def put(self, filing: Filing, asker: Asker) -> None:
        """File an entry."""
        drawer = _Drawer(*self._drawers[filing.first] or _EMPTY)
        if filing.condition is not None:
            checked = _with_entry(drawer.checked, filing.second, filing.condition, asker)
            drawer = drawer._replace(checked=checked)
        elif filing.unless != NOWHERE:
            unless = _with_partner(drawer.unless, self._unless_more, filing.first, filing.unless, asker)
            drawer = drawer._replace(unless=unless)
        elif filing.second != NOWHERE:
            paired = _with_partner(drawer.paired, self._paired_more, filing.first, filing.second, asker)
            drawer = drawer._replace(paired=paired)
        else:
            drawer = drawer._replace(alone=_with_asker(drawer.alone, asker))
        self._drawers[filing.first] = drawer

    def take(self, filing: Filing, asker: Asker) -> None:
        """Take out an entry that was filed so."""
        drawer = _Drawer(*self._drawers[filing.first] or _EMPTY)
        if filing.condition is not None:
            drawer = drawer._replace(
                checked=_without_entry(drawer.checked, filing.second, filing.condition, asker)
            )
        elif filing.unless != NOWHERE:
            unless = _without_partner(drawer.unless, self._unless_more, filing.first, filing.unless, asker)
            drawer = drawer._replace(unless=unless)
        elif filing.second != NOWHERE:
            paired = _without_partner(drawer.paired, self._paired_more, filing.first, filing.second, asker)
            drawer = drawer._replace(paired=paired)
        elif drawer.alone is not None:
            drawer.alone.remove(asker)
            drawer = drawer._replace(alone=drawer.alone or None)
        self._drawers[filing.first] = None if drawer == _EMPTY else drawer

    # ------------------------------------------------------------------------------------------------ finding

    def found(self, presence: Presence) -> set[Asker]:
        """The askers of every entry that the document satisfies."""
        terms = presence.terms
        found: set[Asker] = set()
        to_check: list[_Entries] = []
        drawers = self._drawers
        # What is filed nowhere lies last and is no term's; terms beyond came later than what is filed here.
        within = len(drawers) - 1
        for drawer in [drawers[term] for term in terms if term < within]:
            if drawer is None:
                continue
            alone, paired, unless, checked = drawer
            if alone is not None:
                found.update(alone)
            if paired is not None:
                _find_paired(paired, terms, found)
            if unless is not None:
                _find_unless(unless, terms, found)
            if checked is not None:
                to_check.append(checked)
        self._find_more(terms, found)
        # Last, so that nothing is evaluated for a query that was found already.
        anywhere = self._drawers[NOWHERE]
        if anywhere is not None and anywhere[3] is not None:
            to_check.append(anywhere[3])
        _find_checked(to_check, presence, found)
        return found

    def _find_more(self, terms: set[int], found: set[Asker]) -> None:
        for term in self._paired_more.keys() & terms:
            more = self._paired_more[term]
            found.update(*map(more.__getitem__, more.keys() & terms))
        for term in self._unless_more.keys() & terms:
            more = self._unless_more[term]
            found.update(*map(more.__getitem__, more.keys() - terms))

    # ---------------------------------------------------------------------------------------------- snapshots

    def state(self) -> dict[str, Any]:
        """All there is as plain values."""
        drawers = [drawer and tuple(drawer) for drawer in self._drawers]
        return {"drawers": drawers, "paired": self._paired_more, "unless": self._unless_more}

    def set_state(self, state: Mapping[str, Any]) -> None:
        """Become what another was when it gave this state."""
        self._drawers = state["drawers"]
        self._paired_more, self._unless_more = state["paired"], state["unless"]


def _with_asker(alone: _Alone | None, asker: Asker) -> _Alone:
    if alone is None:
        return [asker]
    if isinstance(alone, set):
        alone.add(asker)
    else:
        alone.append(asker)
    return set(alone) if isinstance(alone, list) and len(alone) > _LISTED else alone


def _find_paired(paired: _Partners, terms: set[int], found: set[Asker]) -> None:
    if isinstance(paired, tuple):
        if paired[0] in terms:
            found.add(paired[1])
    elif both := paired.keys() & terms:
        found.update(map(paired.__getitem__, both))


def _find_unless(unless: _Partners, terms: set[int], found: set[Asker]) -> None:
    if isinstance(unless, tuple):
        if unless[0] not in terms:
            found.add(unless[1])
    # Of very many that exclude rare words, all stay: no look at each.
    elif unless.keys().isdisjoint(terms):
        found.update(unless.values())
    else:
        found.update(map(unless.__getitem__, unless.keys() - terms))


def _find_checked(to_check: Iterable[_Entries], presence: Presence, found: set[Asker]) -> None:
    terms = presence.terms | {NOWHERE}
    passes = presence.passes
    for places in to_check:
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


def _with_partner(
    partners: _Partners | None, more: dict[int, _More], first: int, partner: int, asker: Asker
) -> _Partners:
    if partners is None:
        return (partner, asker)
    if isinstance(partners, tuple):
        partners = dict((partners,))
    if partners.setdefault(partner, asker) != asker:
        more.setdefault(first, {}).setdefault(partner, set()).add(asker)
    return partners


def _without_partner(
    partners: _Partners | None, more: dict[int, _More], first: int, partner: int, asker: Asker
) -> _Partners | None:
    if not isinstance(partners, dict):
        return None
    others = more.get(first, {}).get(partner, set())
    if partners[partner] != asker:
        others.remove(asker)
    elif others:
        partners[partner] = others.pop()
    else:
        del partners[partner]
    if first in more and not others:
        more[first].pop(partner, None)
        if not more[first]:
            del more[first]
    return partners or None


def _with_entry(entries: _Entries | None, partner: int, condition: Condition, asker: Asker) -> _Entries:
    if entries is None:
        return (partner, condition, asker)
    if isinstance(entries, tuple):
        entries = {entries[0]: entries[1:]}
    known = entries.get(partner)
    if known is None:
        entries[partner] = (condition, asker)
        return entries
    if isinstance(known, tuple):
        known = entries[partner] = {known[0]: {known[1]}}
    known.setdefault(condition, set()).add(asker)
    return entries


def _without_entry(
    entries: _Entries | None, partner: int, condition: Condition, asker: Asker
) -> _Entries | None:
    if not isinstance(entries, dict):
        return None
    known = entries[partner]
    if isinstance(known, dict):
        known[condition].remove(asker)
        if not known[condition]:
            del known[condition]
        if known:
            return entries
    del entries[partner]
    return entries or None
