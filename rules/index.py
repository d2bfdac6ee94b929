"""Many queries asked of one document at once.

Each distinct query is stored once, multiplied out into a bounded number of clauses (what must be there, what must
not), each clause filed under its two rarest terms. A document becomes a set of terms; only clauses whose filing terms
are both there are looked at. A query too wide to multiply out is filed under terms of which one must be there, and
its tree is evaluated.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from rules import snapshot
from rules.document import Document
from rules.drawers import Drawers
from rules.lexicon import Lexicon
from rules.literals import Detectors, is_simple
from rules.planning import Plan
from rules.presence import Presence
from rules.query import Feature, Node, Prefix, Query, Word
from rules.reading import Reading
from rules.sharded import Sharded
from rules.vocabulary import Vocabulary

QueryId = int | str


@dataclass(frozen=True, slots=True)
class Matches:
    """The ids of the queries that a document satisfies."""

    query_ids: AbstractSet[QueryId]

    def __iter__(self) -> Iterator[QueryId]:
        return iter(self.query_ids)

    def __len__(self) -> int:
        return len(self.query_ids)

    def __contains__(self, query_id: object) -> bool:
        return query_id in self.query_ids


class Index:
    """Queries by id, and which of them a document satisfies. Always agrees with `evaluate`.

    Queries themselves are not kept: who adds one keeps its text, to remove it again and to explain it.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._vocabulary = Vocabulary(lexicon)
        self._detectors = Detectors()
        # Of the ids that ask one query, one stands for all: it is what is filed, apart from queries that one id asks,
        # so that nobody looks for others where there are none. Queries of one term do without: each id is filed.
        self._drawers = Drawers()
        self._shared = Drawers()
        self._standing: Sharded[int, QueryId] = Sharded()
        self._asked: Sharded[QueryId, int] = Sharded()
        self._also: dict[QueryId, set[QueryId]] = {}

    def __len__(self) -> int:
        """How many ids the index holds."""
        return len(self._asked)

    def __contains__(self, query_id: object) -> bool:
        return isinstance(query_id, int | str) and self._asked.get(query_id) is not None

    def asks(self, query_id: QueryId) -> int | None:
        """The digest (`Query.number`) of the query that an id asks; None when it asks none."""
        return self._asked.get(query_id)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is filed and no term is kept."""
        return (
            self._drawers.is_empty
            and self._shared.is_empty
            and not (len(self._asked) + len(self._standing) + len(self._vocabulary) + len(self._detectors))
        )

    # --------------------------------------------------------------------------------------------- add and remove

    def add(self, query_id: QueryId, query: Query) -> None:
        """Ask this query from now on; asking it again under the same id changes nothing.

        Raises:
            ValueError: The id asks another query already.
        """
        digest = query.number
        known = self._asked.get(query_id)
        if known is not None:
            if known == digest:
                return
            raise ValueError(f"query id {query_id!r} is in use for another query; remove that one first")
        standing = self._standing.get(digest)
        if _is_one_term(query.root):
            self._file(self._drawers, query_id, query)
        elif standing is None:
            self._file(self._drawers, query_id, query)
            self._standing.put(digest, query_id)
        else:
            if standing not in self._also:
                self._move(standing, query, self._drawers, self._shared)
            self._also.setdefault(standing, set()).add(query_id)
        self._asked.put(query_id, digest)

    def remove(self, query_id: QueryId, query: Query) -> None:
        """Ask this query no more under this id; removing what is not there changes nothing."""
        digest = query.number
        if self._asked.get(query_id) != digest:
            return
        self._asked.drop(query_id)
        standing = self._standing.get(digest)
        if standing is None:
            self._unfile(self._drawers, query_id, query)
        elif standing not in self._also:
            self._unfile(self._drawers, query_id, query)
            self._standing.drop(digest)
        elif standing == query_id:
            others = self._also.pop(query_id)
            following = others.pop()
            self._standing.put(digest, following)
            if others:
                self._also[following] = others
            self._file(self._shared if others else self._drawers, following, query)
            self._unfile(self._shared, query_id, query)
        else:
            self._also[standing].discard(query_id)
            if not self._also[standing]:
                del self._also[standing]
                self._move(standing, query, self._shared, self._drawers)

    def _move(self, query_id: QueryId, query: Query, before: Drawers, after: Drawers) -> None:
        # Filed anew before it is taken out: its terms stay in use and keep their numbers.
        self._file(after, query_id, query)
        self._unfile(before, query_id, query)

    def _file(self, drawers: Drawers, query_id: QueryId, query: Query) -> None:
        plan = Plan(query, self._vocabulary, self._detectors)
        drawers.reach(self._vocabulary.reach)
        for filing in plan.filings:
            drawers.put(filing, query_id)
        self._vocabulary.use(plan.terms)
        for number in plan.detectors:
            self._detectors.use(number)

    def _unfile(self, drawers: Drawers, query_id: QueryId, query: Query) -> None:
        plan = Plan(query, self._vocabulary, self._detectors)
        for filing in plan.filings:
            drawers.take(filing, query_id)
        self._vocabulary.drop(plan.terms)
        for number in plan.detectors:
            self._detectors.drop(number)

    # -------------------------------------------------------------------------------------------------- matching

    def match(self, document: Document) -> Matches:
        """The ids of all queries that the document satisfies."""
        return self.match_reading(Reading(document, self._lexicon))

    def match_reading(self, reading: Reading) -> Matches:
        """Likewise, of a document that was read already (`Explainer.reading`)."""
        return Matches(self.told(Presence(reading, self._vocabulary, self._detectors)))

    def learn(self, document: Document) -> None:
        """Read a document only to learn which words are common, before rules come."""
        self._vocabulary.learn(Reading(document, self._lexicon))

    def told(self, presence: Presence) -> set[QueryId]:
        """The ids of all queries that hold for terms already found; what `benchmarks` time by itself."""
        found = self._drawers.found(presence)
        if self._also:
            for standing in self._shared.found(presence):
                found.add(standing)
                found |= self._also[standing]
        return found

    def presence(self, document: Document) -> Presence:
        """The terms of a document; the first half of `match`."""
        return Presence(Reading(document, self._lexicon), self._vocabulary, self._detectors)

    # ------------------------------------------------------------------------------------------------- snapshots

    def snapshot(self, number: int) -> bytes:
        """The compiled queries and their ids as bytes, with the number of the change up to which they stand."""
        content = {
            "number": number,
            "vocabulary": self._vocabulary.state(),
            "detectors": self._detectors.state(),
            "drawers": self._drawers.state(),
            "shared": self._shared.state(),
            "asked": self._asked.shards,
            "standing": self._standing.shards,
            "also": self._also,
        }
        return snapshot.pack(content, self._lexicon.version)

    def restore(self, data: bytes) -> int:
        """Hold what a snapshot holds and nothing else; its number. When it is refused, nothing has changed.

        Raises:
            SnapshotError: The bytes are no snapshot, are damaged, or were made by another version.
        """
        with snapshot.uncollected():
            content = snapshot.unpack(data, self._lexicon.version)
            self._vocabulary.set_state(content["vocabulary"])
            self._detectors.set_state(content["detectors"])
            self._drawers.set_state(content["drawers"])
            self._shared.set_state(content["shared"])
            self._also = content["also"]
            self._standing = Sharded(content["standing"])
            self._asked = Sharded(content["asked"])
        number: int = content["number"]
        return number


def _is_one_term(root: Node) -> bool:
    """Whether a query is filed in one place with nothing to check."""
    return isinstance(root, Feature | Prefix) or (isinstance(root, Word) and is_simple(root))
