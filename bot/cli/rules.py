"""``rules parse``, ``rules match``, ``annotate`` and ``stories``: the engine on files, without a database."""

import functools
import gc
import sys
from collections.abc import Iterator
from typing import Any

from bot.cli.exits import WRONG_USAGE, WrongInputError
from bot.cli.items import GivenItem, GivenRule, item_of, rule_of
from bot.cli.lines import Faults, LineError, read, write
from rules import (
    STORED,
    Annotation,
    Document,
    Explainer,
    Index,
    Lexicon,
    Query,
    QueryError,
    annotate,
    caret,
    parse,
    remark,
)

_ANNOTATED = ("language", "regions", "organisations", "topics", "figures", "marks", "evidence")


def parse_query(query: str, operators: str) -> int:
    """Print a query's normal form, or show on stderr where it cannot be read; gives the exit code."""
    lexicon = Lexicon()
    try:
        parsed = parse(query, lexicon, operators=operators)
    except QueryError as error:
        _tell(caret(error, query))
        return WRONG_USAGE
    print(parsed.text)
    for warning in parsed.warnings:
        _tell(remark(warning))
    return 0


def match(rules_path: str, items_path: str) -> int:
    """Print a line for every rule that an item satisfies, with the words that did; gives the exit code."""
    if rules_path == items_path == "-":
        raise WrongInputError("only one of --rules and --items can be standard input")
    lexicon = Lexicon()
    faults = Faults()
    rules = _Rules(lexicon)
    for rule in read(rules_path, lambda record: rules.new(rule_of(record, lexicon)), faults):
        rules.add(rule)
    # A million rules are not garbage: looking through them again and again would take most of the time.
    gc.freeze()
    for given, annotation in annotated(items_path, lexicon, faults):
        rules.write_hits(Document.of(given.item, annotation))
    faults.tell_count()
    return WRONG_USAGE if faults.count else 0


class _Rules:
    """The rules of a file: their ids and texts in order, for a million of them fit; trees only of the latest."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._index = Index(lexicon)
        self._numbers: dict[str, int] = {}
        self._ids: list[str] = []
        self._texts: list[str] = []
        self._query = functools.lru_cache(maxsize=20_000)(self._parsed)

    def new(self, rule: GivenRule) -> GivenRule:
        """Refuse a rule whose id stands already.

        Raises:
            LineError: it does.
        """
        if rule.id in self._numbers:
            raise LineError(f'the id "{rule.id}" stands twice; this line is left out', "duplicate_id")
        return rule

    def add(self, rule: GivenRule) -> None:
        number = self._numbers[rule.id] = len(self._ids)
        self._ids.append(rule.id)
        self._texts.append(rule.parsed.query.text)
        self._index.add(number, rule.parsed.query)

    def _parsed(self, number: int) -> Query:
        return parse(self._texts[number], self._lexicon, limits=STORED).query

    def write_hits(self, document: Document) -> None:
        """Write a line for every rule that the document satisfies, in the order of the rules' file."""
        explainer = Explainer(document, self._lexicon)
        for number in sorted(map(int, self._index.match_reading(explainer.reading))):
            spans = [
                {"field": span.field, "start": span.start, "end": span.end, "term": span.term}
                for span in explainer.spans(self._query(number))
            ]
            write({"item": document.id, "rule": self._ids[number], "spans": spans})


def annotated(path: str, lexicon: Lexicon, faults: Faults) -> Iterator[tuple[GivenItem, Annotation]]:
    """Read items and what they say."""
    for given in read(path, item_of, faults, "asking"):
        yield given, annotate(given.item, lexicon)


def annotate_items(path: str) -> int:
    """Print what each item says; gives the exit code."""
    faults = Faults()
    for given, annotation in annotated(path, Lexicon(), faults):
        write({"item": given.item.id, **_said(annotation)})
        if path == "-":
            # Who pipes items in as they come wants each answer as it comes.
            sys.stdout.buffer.flush()
    faults.tell_count()
    return WRONG_USAGE if faults.count else 0


def _said(annotation: Annotation) -> dict[str, Any]:
    """The keys that scripts know; what only the score reads (a quake's magnitude) is none of them."""
    values = annotation.to_json()
    return {key: values[key] for key in _ANNOTATED}


def _tell(message: str) -> None:
    print(message, file=sys.stderr)
