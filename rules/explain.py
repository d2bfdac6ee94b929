"""Which words of a document satisfied a query, and how; and of one that it does not satisfy, what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from rules import languages
from rules.document import Document
from rules.lexicon import Lexicon
from rules.match import holds
from rules.occurrences import chains, find, source_places
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
    to_text,
)
from rules.reading import Place, Reading, composed, fields_of
from rules.regex import compiled
from rules.text import plain, words

How = Literal["exact", "form", "prefix", "typo", "script", "place", "topic"]
_FIELD_ORDER = ("title", "summary", "url", "source", "author", "category")


@dataclass(frozen=True, slots=True)
class Span:
    """Code points `start` to `end` of a raw field that satisfied `term` of the query."""

    field: str
    start: int
    end: int
    term: str
    how: How


Why = Literal["missing", "apart", "excluded"]
"""Not in the document; all its words there, but not in this order or not as near; there, but unwanted."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A part of a query that a document does not meet, as its person wrote it; the spans that speak against it."""

    part: str
    why: Why
    spans: tuple[Span, ...] = ()


def explain(document: Document, query: Query, lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans that satisfied a query, in the order of the text; none when it is not satisfied.

    What is excluded has no spans; nor has a feature whose evidence the document does not carry. Of several queries
    about one document ask an `Explainer`.
    """
    return Explainer(document, lexicon).spans(query)


def why_not(document: Document, query: Query | Node, lexicon: Lexicon) -> tuple[Failure, ...]:
    """The parts of a query that a document fails, each as small as can be; none when it is satisfied.

    A query prints them in its normal form; `Parsed.written` in the person's own words.
    """
    return Explainer(document, lexicon).failures(query)


class Explainer:
    """One document, read once, and what queries found in it."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self.reading = Reading(document, lexicon)
        self._of_leaf: dict[Leaf, tuple[Span, ...]] = {}

    def spans(self, query: Query) -> tuple[Span, ...]:
        """The spans that satisfied a query; see `explain`."""
        root = query.root
        # A word that is nowhere has no spans: to look for them is to ask whether it holds.
        if isinstance(root, Word | Prefix | Phrase | Near):
            return self._leaf(root)
        if not holds(root, self.reading):
            return ()
        found: dict[Span, None] = {}
        self._gather(root, found)
        return tuple(sorted(found, key=_order))

    def failures(self, query: Query | Node) -> tuple[Failure, ...]:
        """The parts of a query that the document fails; see `why_not`."""
        root = query.root if isinstance(query, Query) else query
        return tuple(dict.fromkeys(self._failures(root, wanted=True)))

    def _gather(self, node: Node, found: dict[Span, None]) -> None:
        """Gather the spans of a part that holds."""
        if isinstance(node, And):
            for part in node.parts:
                self._gather(part, found)
        elif isinstance(node, Or):
            for part in node.parts:
                if holds(part, self.reading):
                    self._gather(part, found)
        elif isinstance(node, Not):
            if isinstance(node.part, Not):
                self._gather(node.part.part, found)
        else:
            found.update(dict.fromkeys(self._leaf(node)))

    def _leaf(self, leaf: Leaf) -> tuple[Span, ...]:
        spans = self._of_leaf.get(leaf)
        if spans is None:
            spans = tuple(sorted(dict.fromkeys(_leaf_spans(leaf, self.reading)), key=_order))
            self._of_leaf[leaf] = spans
        return spans

    def _failures(self, node: Node, *, wanted: bool) -> Iterator[Failure]:
        if holds(node, self.reading) == wanted:
            return
        if isinstance(node, Not):
            yield from self._failures(node.part, wanted=not wanted)
        elif isinstance(node, And if wanted else Or):
            for part in node.parts:
                yield from self._failures(part, wanted=wanted)
        elif wanted:
            yield from self._missing(node)
        else:
            found: dict[Span, None] = {}
            self._gather(node, found)
            yield Failure(to_text(node), "excluded", tuple(sorted(found, key=_order)))

    def _missing(self, node: Node) -> Iterator[Failure]:
        """What a part that should hold lacks: for a phrase or a chain, the words of it that are nowhere."""
        sides = _sides(node)
        lacking = [side for side in sides if not holds(side, self.reading)]
        if sides and not lacking:
            found = dict.fromkeys(span for side in sides for span in self._spans_of_side(side))
            yield Failure(to_text(node), "apart", tuple(sorted(found, key=_order)))
        elif lacking and len(lacking) < len(sides):
            for side in lacking:
                yield Failure(to_text(side), "missing")
        else:
            yield Failure(to_text(node), "missing")

    def _spans_of_side(self, side: Node) -> Iterator[Span]:
        found: dict[Span, None] = {}
        self._gather(side, found)
        yield from found


def _sides(node: Node) -> list[Node]:
    """The words of a phrase, the sides of a chain; nothing for any other part."""
    if isinstance(node, Phrase):
        return [Word(text, node.exact, node.field) for text in node.words]
    if isinstance(node, Near):
        units = [tuple(replace(unit, field=node.field) for unit in side) for side in node.sides]
        return [Or(side) if len(side) > 1 else side[0] for side in units]
    return []


def _order(span: Span) -> tuple[int, int, int, str]:
    return _FIELD_ORDER.index(span.field), span.start, span.end, span.term


def _leaf_spans(leaf: Leaf, reading: Reading) -> Iterator[Span]:
    match leaf:
        case Feature():
            yield from _feature_spans(leaf, reading)
        case Source(text):
            for place in source_places(leaf, reading.field("source")):
                yield Span("source", place.start, place.end, text, "exact")
        case Regex():
            yield from _regex_spans(leaf, reading)
        case Near():
            for name in fields_of(leaf.field):
                yield from _chain_spans(leaf, name, reading)
        case Word() | Prefix() | Typo() | Phrase():
            for name in fields_of(leaf.field):
                yield from _unit_spans(leaf, name, reading)


def _unit_spans(unit: Unit, name: str, reading: Reading) -> Iterator[Span]:
    field = reading.field(name)
    for place in find(unit, field, reading):
        yield Span(name, place.start, place.end, term_of(unit), _how(unit, place, name, reading))


def _chain_spans(near: Near, name: str, reading: Reading) -> Iterator[Span]:
    for way in chains(near, reading.field(name), reading):
        for side, place in zip(near.sides, way, strict=True):
            unit = next(unit for unit in side if place in find(unit, reading.field(name), reading))
            yield Span(name, place.start, place.end, term_of(unit), _how(unit, place, name, reading))


def term_of(unit: Unit) -> str:
    """What a unit looks for, without quotation marks."""
    match unit:
        case Prefix(text):
            return f"{text}*"
        case Typo(text):
            return f"{text}~"
        case Phrase(words=texts):
            return " ".join(texts)
        case Word(text):
            return text


def _how(unit: Unit, place: Place, name: str, reading: Reading) -> How:
    if isinstance(unit, Prefix):
        return "prefix"
    written = reading.document.fields[name][place.start : place.end]
    wanted = " ".join(unit.words) if isinstance(unit, Phrase) else unit.text
    if _bare(written) == _bare(wanted):
        return "exact"
    field = reading.field(name)
    if isinstance(unit, Phrase):
        return "exact" if place in find(replace(unit, exact=True), field, reading) else "form"
    if isinstance(unit, Word):
        return "form" if languages.in_one_script(written, wanted) else "script"
    return "form" if place in find(Word(unit.text), field, reading) else "typo"


def _bare(text: str) -> str:
    """The letters of a text as they are compared, without what parts words."""
    return plain("".join(token.folded for token in words(text))).replace("-", "")


def _feature_spans(feature: Feature, reading: Reading) -> Iterator[Span]:
    wanted = reading.lexicon.feature_keys(feature)
    how: How = "topic" if feature.field == "topic" else "place"
    for evidence in reading.document.evidence:
        if evidence.feature in wanted and evidence.field in reading.document.fields:
            yield Span(evidence.field, evidence.start, evidence.end, f"{feature.field}:{feature.name}", how)


def _regex_spans(regex: Regex, reading: Reading) -> Iterator[Span]:
    expression = compiled(regex.pattern)
    for name in fields_of(regex.field):
        text, origins = composed(reading.raw(name))
        for match in expression.finditer(text):
            start, end = match.span()
            if start < end:
                raw = (start, end) if origins is None else (origins[start], origins[end])
                yield Span(name, *raw, f"/{regex.pattern}/", "exact")
