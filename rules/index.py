"""Many queries asked of one document at once.

Each distinct query is stored once, multiplied out into a bounded number of clauses (what must be there, what must
not), each clause filed under its two rarest terms. A document becomes a set of terms; only clauses whose filing terms
are both there are looked at. A query too wide to multiply out is filed under terms of which one must be there, and
its tree is evaluated.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from rules import snapshot
from rules.document import Document
from rules.lexicon import Lexicon
from rules.limits import STORED
from rules.match import holds, leaf_holds
from rules.parser import parse
from rules.query import And, Leaf, Node, Not, Or, Query
from rules.reading import Reading
from rules.vocabulary import Vocabulary

QueryId = int | str
CLAUSES = 32
"""Beyond so many clauses a query's tree is evaluated instead."""


@dataclass(frozen=True, slots=True)
class Matches:
    """The ids of the queries that a document satisfies."""

    query_ids: frozenset[QueryId]

    def __iter__(self) -> Iterator[QueryId]:
        return iter(self.query_ids)

    def __len__(self) -> int:
        return len(self.query_ids)

    def __contains__(self, query_id: object) -> bool:
        return query_id in self.query_ids


class _Clause(NamedTuple):
    """Numbers that must be there and numbers that must not."""

    required: frozenset[int]
    forbidden: frozenset[int]


class _Filing(NamedTuple):
    """Where an entry lies: under one term, under two, or (no terms) where every document passes."""

    anchors: tuple[int, ...]
    required: tuple[int, ...]
    forbidden: tuple[int, ...]
    whole: bool
    """The tree decides, not the numbers."""


class _Entry(NamedTuple):
    """A clause of a slot's query with what remains to be checked of it."""

    slot: int
    required: tuple[int, ...]
    forbidden: tuple[int, ...]
    whole: bool


_Drawer = dict[_Entry, None]
"""Entries in one place; a dict, so that one of very many is taken out as fast as one of few."""


class _TooWideError(Exception):
    """More clauses than are kept."""


class Index:
    """Queries by id, and which of them a document satisfies. Always agrees with `evaluate`."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._empty()

    def _empty(self) -> None:
        self._vocabulary = Vocabulary(self._lexicon)
        self._queries: list[Query | None] = []
        self._free: list[int] = []
        self._slots: dict[str, int] = {}
        self._ids: list[set[QueryId]] = []
        self._slot_of: dict[QueryId, int] = {}
        self._single: dict[int, _Drawer] = {}
        self._paired: dict[int, dict[int, _Drawer]] = {}
        self._always: _Drawer = {}

    def __len__(self) -> int:
        """How many ids the index holds."""
        return len(self._slot_of)

    def __contains__(self, query_id: object) -> bool:
        return query_id in self._slot_of

    @property
    def is_empty(self) -> bool:
        """Whether nothing is filed and no term is kept."""
        return not (self._slots or self._single or self._paired or self._always or len(self._vocabulary))

    # --------------------------------------------------------------------------------------------- add and remove

    def add(self, query_id: QueryId, query: Query) -> None:
        """Ask this query from now on; asking it again under the same id changes nothing.

        Raises:
            ValueError: The id asks another query already.
        """
        slot = self._slots.get(query.digest)
        known = self._slot_of.get(query_id)
        if known is not None:
            if known == slot:
                return
            raise ValueError(f"query id {query_id!r} is in use for another query; remove that one first")
        if slot is None:
            slot = self._open(query)
        self._ids[slot].add(query_id)
        self._slot_of[query_id] = slot

    def remove(self, query_id: QueryId, query: Query) -> None:
        """Ask this query no more under this id; removing what is not there changes nothing."""
        slot = self._slots.get(query.digest)
        if slot is None or self._slot_of.get(query_id) != slot:
            return
        del self._slot_of[query_id]
        self._ids[slot].discard(query_id)
        if not self._ids[slot]:
            self._close(slot, query)

    def _open(self, query: Query) -> int:
        if self._free:
            slot = self._free.pop()
            self._queries[slot] = query
        else:
            slot = len(self._queries)
            self._queries.append(query)
            self._ids.append(set())
        self._slots[query.digest] = slot
        numbers: set[int] = set()
        for filing in self._plan(query, numbers):
            self._drawer(filing.anchors)[_entry(slot, filing)] = None
        self._vocabulary.use(numbers)
        return slot

    def _close(self, slot: int, query: Query) -> None:
        numbers: set[int] = set()
        for filing in self._plan(query, numbers):
            del self._drawer(filing.anchors)[_entry(slot, filing)]
            self._tidy(filing.anchors)
        self._vocabulary.drop(numbers)
        del self._slots[query.digest]
        self._queries[slot] = None
        self._free.append(slot)

    def _drawer(self, anchors: tuple[int, ...]) -> _Drawer:
        if not anchors:
            return self._always
        if len(anchors) == 1:
            return self._single.setdefault(anchors[0], {})
        return self._paired.setdefault(anchors[0], {}).setdefault(anchors[1], {})

    def _tidy(self, anchors: tuple[int, ...]) -> None:
        if len(anchors) == 1 and not self._single[anchors[0]]:
            del self._single[anchors[0]]
        elif len(anchors) > 1 and not self._paired[anchors[0]][anchors[1]]:
            del self._paired[anchors[0]][anchors[1]]
            if not self._paired[anchors[0]]:
                del self._paired[anchors[0]]

    # -------------------------------------------------------------------------------------------------- planning

    def _plan(self, query: Query, numbers: set[int]) -> list[_Filing]:
        """Where to file a query; the same for as long as it is filed. Gathers every number it uses."""
        try:
            clauses = _distinct(self._clauses(query.root, numbers, wanted=True))
        except _TooWideError:
            _, anchors = self._cover(query.root, numbers)
            return [_Filing(pair, (), (), whole=True) for pair in dict.fromkeys(anchors)]
        return [self._filing(clause) for clause in clauses]

    def _filing(self, clause: _Clause) -> _Filing:
        anchors = self._rarest(clause.required)
        rest = tuple(sorted(clause.required.difference(anchors), reverse=True))
        return _Filing(anchors, rest, tuple(sorted(clause.forbidden, reverse=True)), whole=False)

    def _rarest(self, numbers: frozenset[int]) -> tuple[int, ...]:
        terms = [number for number in numbers if number >= 0]
        return tuple(sorted(terms, key=self._vocabulary.rarity)[:2])

    def _clauses(self, node: Node, numbers: set[int], *, wanted: bool) -> list[_Clause]:
        match node:
            case Not(part):
                return self._clauses(part, numbers, wanted=not wanted)
            case And(parts) | Or(parts):
                lists = [self._clauses(part, numbers, wanted=wanted) for part in parts]
                return _multiplied(lists) if isinstance(node, And) == wanted else _added(lists)
            case _:
                return self._leaf_clauses(node, numbers, wanted=wanted)

    def _leaf_clauses(self, leaf: Leaf, numbers: set[int], *, wanted: bool) -> list[_Clause]:
        alternatives = self._vocabulary.alternatives(leaf)
        numbers.update(*alternatives)
        if wanted:
            return [_Clause(alternative, frozenset()) for alternative in alternatives]
        if len(alternatives) == 1 and len(alternatives[0]) == 1:
            return [_Clause(frozenset(), alternatives[0])]
        detector = self._vocabulary.detector(leaf)
        numbers.add(detector)
        return [_Clause(frozenset(), frozenset((detector,)))]

    def _cover(self, node: Node, numbers: set[int]) -> tuple[int, list[tuple[int, ...]]]:
        """Filing terms of which one pair must be there when the node is true, with what they cost."""
        if isinstance(node, Or):
            covers = [self._cover(part, numbers) for part in node.parts]
            return sum(cost for cost, _ in covers), [pair for _, pairs in covers for pair in pairs]
        if isinstance(node, And):
            return min((self._cover(part, numbers) for part in node.parts), key=lambda cover: cover[0])
        if isinstance(node, Not):
            self._clauses_used(node.part, numbers)
            return _ANY
        alternatives = self._vocabulary.alternatives(node)
        numbers.update(*alternatives)
        pairs = [self._rarest(alternative) for alternative in alternatives]
        if not all(pairs):
            return _ANY
        return sum(10 ** self._vocabulary.rarity(pair[0])[0] for pair in pairs), pairs

    def _clauses_used(self, node: Node, numbers: set[int]) -> None:
        """Gather the numbers under a NOT that the tree, not the filing, looks at."""
        if isinstance(node, Not):
            self._clauses_used(node.part, numbers)
        elif isinstance(node, And | Or):
            for part in node.parts:
                self._clauses_used(part, numbers)
        else:
            numbers.update(*self._vocabulary.alternatives(node))

    # -------------------------------------------------------------------------------------------------- matching

    def match(self, document: Document) -> Matches:
        """The ids of all queries that the document satisfies."""
        reading = Reading(document, self._lexicon)
        present = self._vocabulary.present(reading)
        found: set[int] = set()
        for drawer in self._drawers(present):
            for entry in drawer:
                if entry.slot not in found and self._satisfied(entry, present, reading):
                    found.add(entry.slot)
        return Matches(frozenset(query_id for slot in found for query_id in self._ids[slot]))

    def _drawers(self, present: set[int]) -> Iterator[_Drawer]:
        if self._always:
            yield self._always
        for term in self._single.keys() & present:
            yield self._single[term]
        for term in self._paired.keys() & present:
            partners = self._paired[term]
            for partner in partners.keys() & present:
                yield partners[partner]

    def _satisfied(self, entry: _Entry, present: set[int], reading: Reading) -> bool:
        if entry.whole:
            query = self._queries[entry.slot]
            return query is not None and holds(query.root, reading)
        for number in entry.required:
            if number not in present and (
                number >= 0 or not leaf_holds(self._vocabulary.leaf(number), reading)
            ):
                return False
        for number in entry.forbidden:
            if number in present or (number < 0 and leaf_holds(self._vocabulary.leaf(number), reading)):
                return False
        return True

    # ------------------------------------------------------------------------------------------------- snapshots

    def snapshot(self, number: int) -> bytes:
        """The queries and their ids as bytes, with the number of the change up to which they stand."""
        queries = [
            (query.text, sorted(self._ids[slot], key=lambda query_id: (isinstance(query_id, str), query_id)))
            for slot, query in enumerate(self._queries)
            if query is not None
        ]
        return snapshot.pack(snapshot.Snapshot(self._lexicon.version, number, queries))

    def restore(self, data: bytes) -> int:
        """Hold what a snapshot holds and nothing else; its number. When it is refused, nothing has changed.

        Raises:
            SnapshotError: The bytes are no snapshot, are damaged, or were made by another version.
        """
        kept = snapshot.unpack(data, self._lexicon.version)
        parsed = [
            (snapshot.parsed(text, lambda text: parse(text, self._lexicon, limits=STORED).query), query_ids)
            for text, query_ids in kept.queries
        ]
        self._empty()
        for query, query_ids in parsed:
            for query_id in query_ids:
                self.add(query_id, query)
        return kept.number


_ANY: tuple[int, list[tuple[int, ...]]] = (10**9, [()])


def _entry(slot: int, filing: _Filing) -> _Entry:
    return _Entry(slot, filing.required, filing.forbidden, filing.whole)


def _added(lists: list[list[_Clause]]) -> list[_Clause]:
    clauses = [clause for one in lists for clause in one]
    if len(clauses) > CLAUSES:
        raise _TooWideError
    return clauses


def _multiplied(lists: list[list[_Clause]]) -> list[_Clause]:
    product = [_Clause(frozenset(), frozenset())]
    for one in lists:
        if len(product) * len(one) > CLAUSES:
            raise _TooWideError
        product = [
            _Clause(left.required | right.required, left.forbidden | right.forbidden)
            for left in product
            for right in one
        ]
    return product


def _distinct(clauses: list[_Clause]) -> list[_Clause]:
    """Without clauses that contradict themselves or say more than another does."""
    possible = [clause for clause in dict.fromkeys(clauses) if clause.required.isdisjoint(clause.forbidden)]
    return [
        clause
        for clause in possible
        if not any(
            other is not clause and other.required <= clause.required and other.forbidden <= clause.forbidden
            for other in possible
        )
    ]
