import re

import pytest
from hypothesis import given, settings

from rules import STORED, Lexicon, Query, evaluate, parse, to_text
from rules.match import holds
from rules.query import canonical
from rules.reading import Reading
from tests.rules.trees import documents, nodes, readable

LEXICON = Lexicon()


@settings(max_examples=400, deadline=None)
@given(nodes.map(Query.of).filter(readable))
def test_what_is_printed_is_parsed_as_the_same_query(query):
    assert parse(query.text, LEXICON, limits=STORED).query == query


@settings(max_examples=300, deadline=None)
@given(nodes)
def test_a_tree_printed_in_any_order_has_one_normal_form(node):
    if readable(Query.of(node)):
        parsed = parse(to_text(node), LEXICON, limits=STORED)
        assert parsed.query.root == canonical(node)
        assert canonical(canonical(node)) == canonical(node)


@settings(max_examples=300, deadline=None)
@given(nodes, documents)
def test_the_normal_form_matches_as_the_tree_does(node, document):
    assert holds(node, Reading(document, LEXICON)) == evaluate(Query.of(node), document, LEXICON)


def test_equal_rules_have_one_digest(lexicon):
    rules = [
        "kerusuhan AND (Kazakhstan OR CSTO)",
        "(CSTO OR kazakhstan OR KAZAKHSTAN) kerusuhan",
        "KERUSUHAN && (Kazakhstan || CSTO)",
    ]
    assert len({parse(rule, lexicon).query.digest for rule in rules}) == 1
    assert parse("csto", lexicon).query.digest != parse("CSTO", lexicon).query.digest


@pytest.mark.parametrize("text", ['"a\u200fa"', "a\u200fa", "=a\u200ba", "a\u200fa b", "title:a\u00ada"])
def test_a_sign_that_nobody_sees_is_nothing_within_a_word(lexicon, text):
    parsed = parse(text, lexicon)
    assert parsed.query == parse(re.sub("[\u00ad\u200b\u200f]", "", text), lexicon).query
    assert parse(parsed.echo, lexicon).query == parsed.query


def test_a_sign_that_nobody_sees_beside_a_word_is_a_blank(lexicon):
    assert parse("a\u200f b\u200fOR\u200f c", lexicon).query == parse("a bOR c", lexicon).query


def test_the_echo_keeps_the_order_and_spelling_of_the_person(lexicon):
    parsed = parse("Kerusuhan Kazakhstan OR CSTO sources>2", lexicon)
    assert parsed.echo == "(Kerusuhan AND Kazakhstan) OR CSTO sources>=3"
    assert parsed.text == "CSTO OR (kazakhstan AND kerusuhan) sources>=3"
    again = parse(parsed.text, lexicon)
    assert (again.query, again.conditions) == (parsed.query, parsed.conditions)
