"""The queries that rules ask now, as an index that follows the committed changes."""

import functools
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager

import structlog

from bot.model import Change, ChangeKind, Query, QueryId
from bot.ports import INDEX, Cache
from rules import STORED, Document, Explainer, Index, Lexicon, QueryError, SnapshotError, number_of, parse
from rules import Query as Asking

log = structlog.get_logger(__name__)

KEPT_FROM = 2_000
"""Fewer queries are read from their texts in a fifth of a second: no snapshot is kept."""
KEPT_PARSED = 20_000
"""Queries that are kept as trees, those asked for last: what one burst of news matches. The others are texts."""


class Asked:
    """All queries by their ids, as of the changes that were followed."""

    def __init__(self, lexicon: Lexicon, cache: Cache | None = None) -> None:
        self._lexicon = lexicon
        self._cache = cache
        self._kept = False
        self._index = Index(lexicon)
        self._queries: dict[QueryId, str] = {}
        self._parsed = functools.lru_cache(maxsize=KEPT_PARSED)(self._parse)
        self.is_loaded = False
        self.number = 0
        """The number of the last change applied."""
        self.added = 0
        """The number of the last one that added a query."""
        self._before: dict[QueryId, str | None] = {}
        """What the queries were that changed within ``taken_back``; None for one that was not asked."""

    def __len__(self) -> int:
        return len(self._queries)

    def load(self, queries: Collection[Query], number: int) -> None:
        """Ask the queries that stood at the change of this number."""
        self._index = self._restored(queries)
        self._queries = {}
        for query in queries:
            self._add(query.id, query.text)
        self.number = self.added = number
        self.is_loaded = True

    def _restored(self, queries: Collection[Query]) -> Index:
        """The index as an earlier run left it, if it asks nothing but these queries; else an empty one."""
        index = Index(self._lexicon)
        data = self._cache.read(INDEX) if self._cache is not None else None
        if data is None:
            return index
        try:
            index.restore(data)
        except SnapshotError as error:
            return self._refused(str(error))
        if sum(index.asks(query.id) == number_of(query.text) for query in queries) < len(index):
            return self._refused("its queries are not those of the database")
        self._kept = True
        return index

    def _refused(self, why: str) -> Index:
        """An empty index instead of one that does not stand; it may hold words of rules that are gone."""
        log.info("decide.index_made_anew", why=why)
        self._drop()
        return Index(self._lexicon)

    def _drop(self) -> None:
        self._kept = False
        if self._cache is not None:
            self._cache.drop(INDEX)

    def keep(self) -> None:
        """Leave the index to the next run, where reading the queries anew would take long."""
        if len(self) < KEPT_FROM:
            self._drop()
        elif self._cache is not None and not self._kept:
            self._cache.write(INDEX, self._index.snapshot(self.number))
            self._kept = True

    @contextmanager
    def taken_back(self) -> Iterator[None]:
        """Take back the changes that are followed within the block where it raises.

        A transaction may read changes of another one that is committed together with it, and fails together with it:
        their numbers are then given to other changes.
        """
        number, added = self.number, self.added
        self._before.clear()
        try:
            yield
        except BaseException:
            for query_id, text in self._before.items():
                self._remove(query_id)
                if text is not None:
                    self._add(query_id, text)
            self.number, self.added = number, added
            raise

    def follow(self, changes: Iterable[Change]) -> None:
        """Apply changes in their order."""
        for change in changes:
            self._before.setdefault(change.query_id, self._queries.get(change.query_id))
            if change.kind is ChangeKind.QUERY_ADDED:
                self._add(change.query_id, change.text)
                self.added = change.number
            else:
                self._remove(change.query_id)
            self.number = change.number

    def matching(
        self, document: Document, but: Collection[QueryId] = frozenset()
    ) -> Mapping[QueryId, tuple[str, ...]]:
        """Find the queries that a document satisfies, but for these, with the words of it that did."""
        explainer = Explainer(document, self._lexicon)
        found = {QueryId(int(query_id)) for query_id in self._index.match_reading(explainer.reading)}
        return {query_id: self._words(explainer, query_id) for query_id in found.difference(but)}

    def _words(self, explainer: Explainer, query_id: QueryId) -> tuple[str, ...]:
        spans = explainer.spans(self._parsed(self._queries[query_id]))
        fields = explainer.reading.document.fields
        return tuple(dict.fromkeys(fields[span.field][span.start : span.end] for span in spans))

    def _add(self, query_id: QueryId, text: str) -> None:
        if query_id in self._queries:
            return
        try:
            if self._index.asks(query_id) is None:
                self._index.add(query_id, self._parse(text))
                self._kept = False
        except QueryError as error:
            # Of an older grammar, or damaged: the items are not to blame, so none may fail for it.
            log.error("decide.query_unreadable", query=query_id, error=error.code)  # noqa: TRY400 - no surprise
            return
        self._queries[query_id] = text

    def _remove(self, query_id: QueryId) -> None:
        text = self._queries.pop(query_id, None)
        if text is not None:
            self._index.remove(query_id, self._parse(text))
            # Nothing of a rule that is gone stays on the disk.
            self._drop()

    def _parse(self, text: str) -> Asking:
        return parse(text, self._lexicon, limits=STORED).query
