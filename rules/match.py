"""Whether a document satisfies a query: the plain truth, part by part. The index must always agree with it."""

from rules.document import Document
from rules.lexicon import Lexicon
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
    Word,
)
from rules.reading import Reading, fields_of
from rules.regex import compiled


def evaluate(query: Query, document: Document, lexicon: Lexicon) -> bool:
    """Whether the document satisfies the query."""
    return holds(query.root, Reading(document, lexicon))


def holds(node: Node, reading: Reading) -> bool:
    """Whether a part of a query is true of the document being read."""
    match node:
        case And(parts):
            return all(holds(part, reading) for part in parts)
        case Or(parts):
            return any(holds(part, reading) for part in parts)
        case Not(part):
            return not holds(part, reading)
        case _:
            return leaf_holds(node, reading)


def leaf_holds(leaf: Leaf, reading: Reading) -> bool:
    """Whether a leaf is true of the document; found out once a reading."""
    held = reading.held.get(leaf)
    if held is None:
        held = reading.held[leaf] = _leaf_holds(leaf, reading)
    return held


def _leaf_holds(leaf: Leaf, reading: Reading) -> bool:
    match leaf:
        case Feature():
            return not reading.features.isdisjoint(reading.lexicon.feature_keys(leaf))
        case Source(text):
            field = reading.field("source")
            return text in field.hosts or bool(source_places(leaf, field))
        case Regex(pattern, field_name):
            expression = compiled(pattern)
            return any(
                expression.search(reading.composed(name)) is not None for name in fields_of(field_name)
            )
        case Near():
            return any(chains(leaf, reading.field(name), reading) for name in fields_of(leaf.field))
        case Word() | Prefix() | Typo() | Phrase():
            return any(find(leaf, reading.field(name), reading) for name in fields_of(leaf.field))
