"""RULES §4's properties, with many more examples than the plain run takes.

The plain run tries each a little; the long form, 10,000 examples each: `pytest tests/rules/test_properties.py -m long`.
"""

import gc
import time
import unicodedata

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rules import (
    STORED,
    Document,
    Index,
    Lexicon,
    Query,
    QueryError,
    evaluate,
    explain,
    parse,
    to_text,
    why_not,
)
from rules.match import holds
from rules.query import And, Node, canonical
from rules.reading import Reading
from tests.rules.test_parser import PIECES, answered
from tests.rules.trees import documents, nodes, readable, words

LEXICON = Lexicon()
SHORT, LONG = 50, 10_000
SLOWEST_PARSE = 0.05
queries = nodes.map(Query.of)


def some(number):
    # Shrinking a rare failure of many examples is worth its time; explaining it is not.
    phases = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)
    checks = (HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large)
    return settings(max_examples=number, deadline=None, phases=phases, suppress_health_check=checks)


def index_agrees(asking: list[Query], readings: list[Document], data: st.DataObject) -> None:
    index = Index(LEXICON)
    live: dict[int, Query] = {}
    for number, query in enumerate(asking):
        live[number] = query
        index.add(number, query)
        if data.draw(st.booleans()):
            gone = data.draw(st.sampled_from(sorted(live)))
            index.remove(gone, live.pop(gone))
    again = Index(LEXICON)
    assert again.restore(index.snapshot(3)) == 3
    backwards = Index(LEXICON)
    for number, query in reversed(live.items()):
        backwards.add(number, query)
    for document in readings:
        expected = {number for number, query in live.items() if evaluate(query, document, LEXICON)}
        assert set(index.match(document)) == expected
        assert set(again.match(document)) == expected
        assert set(backwards.match(document)) == expected
    for one in (index, again):
        for number, query in live.items():
            one.remove(number, query)
        assert one.is_empty


def normal_form_is_one(node: Node, document: Document) -> None:
    query = Query.of(node)
    assert holds(node, Reading(document, LEXICON)) == evaluate(query, document, LEXICON)
    assert canonical(query.root) == query.root
    if readable(query):
        assert parse(query.text, LEXICON, limits=STORED).query == query
        assert parse(to_text(node), LEXICON, limits=STORED).query == query


def one_more_and_is_a_part(wide: Node, more: Node, document: Document) -> None:
    if evaluate(Query.of(And((wide, more))), document, LEXICON):
        assert evaluate(Query.of(wide), document, LEXICON)


def spans_lie_in_the_text(query: Query, document: Document) -> None:
    spans = explain(document, query, LEXICON)
    matched = evaluate(query, document, LEXICON)
    assert bool(why_not(document, query, LEXICON)) is not matched
    assert matched or not spans
    for span in spans:
        assert 0 <= span.start < span.end <= len(document.fields[span.field])


def any_text_is_answered(text: str) -> None:
    # A full collection of what other tests left is not the parser's time.
    gc.disable()
    began = time.thread_time()
    outcome = answered(text)
    spent = time.thread_time() - began
    gc.enable()
    if isinstance(outcome, QueryError):
        assert 0 <= outcome.start <= outcome.end <= len(text)
    assert spent < SLOWEST_PARSE


def keys_do_not_depend_on_spelling(word: str) -> None:
    if word.isupper():  # short capitals are another word
        return
    keys = LEXICON.word_keys(word, False)
    for other in (
        word.title() if len(word) > 4 else word,
        unicodedata.normalize("NFD", word),
        unicodedata.normalize("NFC", word),
        word.replace("'", "’"),
    ):
        assert LEXICON.word_keys(other, False) == keys


PROPERTIES = {
    "index": (
        index_agrees,
        (st.lists(queries, min_size=1, max_size=6), st.lists(documents, min_size=1, max_size=3), st.data()),
    ),
    "normal form": (normal_form_is_one, (nodes, documents)),
    "and": (one_more_and_is_a_part, (nodes, nodes, documents)),
    "spans": (spans_lie_in_the_text, (queries, documents)),
    "any text": (
        any_text_is_answered,
        (st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=200)),),
    ),
    "keys": (
        keys_do_not_depend_on_spelling,
        (st.one_of(words, st.sampled_from(("d'Ivoire", "жұмыс'ы", "Erdoğan", "café", "Йод", "ёлка"))),),
    ),
}


@pytest.mark.parametrize("name", PROPERTIES)
def test_a_property_holds(name):
    _try(name, SHORT)


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", PROPERTIES)
def test_a_property_holds_of_ten_thousand(name):
    _try(name, LONG)


def _try(name: str, number: int) -> None:
    check, strategies = PROPERTIES[name]
    some(number)(given(*strategies)(check))()
