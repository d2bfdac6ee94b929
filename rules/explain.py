"""Which words of a document satisfied a query, and how."""

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


def explain(document: Document, query: Query, lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans that satisfied a query, in the order of the text; none when it is not satisfied.

    What is excluded has no spans; nor has a feature whose evidence the document does not carry.
    """
    reading = Reading(document, lexicon)
    if not holds(query.root, reading):
        return ()
    found = dict.fromkeys(_spans(query.root, reading))
    return tuple(
        sorted(found, key=lambda span: (_FIELD_ORDER.index(span.field), span.start, span.end, span.term))
    )


def _spans(node: Node, reading: Reading) -> Iterator[Span]:
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                if holds(part, reading):
                    yield from _spans(part, reading)
        case Not(Not(part)):
            yield from _spans(part, reading)
        case Not():
            return
        case _:
            yield from _leaf_spans(node, reading)


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
        text, origins = composed(reading.document.fields.get(name, ""))
        for match in expression.finditer(text):
            start, end = match.span()
            if start < end:
                raw = (start, end) if origins is None else (origins[start], origins[end])
                yield Span(name, *raw, f"/{regex.pattern}/", "exact")
