from hypothesis import given, settings
from hypothesis import strategies as st

from rules import (
    Document,
    Explainer,
    Failure,
    Lexicon,
    Query,
    Span,
    evaluate,
    explain,
    parse,
    why_not,
)
from rules.item import Evidence
from tests.rules.trees import documents, nodes

LEXICON = Lexicon()


def why(rule: str, document: Document) -> tuple[Span, ...]:
    return explain(document, parse(rule, LEXICON).query, LEXICON)


def in_title(rule: str, title: str, language: str = "") -> list[tuple[str, str, str]]:
    return [
        (title[span.start : span.end], span.term, span.how)
        for span in why(rule, Document(1, {"title": title}, language))
    ]


def test_the_words_that_satisfied_the_rule():
    document = Document(1, {"title": "Kerusuhan Besar Landa Kazakhstan", "summary": "Kazakhstan rusuh"}, "id")
    assert why("kerusuhan AND (Kazakhstan OR CSTO)", document) == (
        Span("title", 0, 9, "kerusuhan", "exact"),
        Span("title", 22, 32, "kazakhstan", "exact"),
        Span("summary", 0, 10, "kazakhstan", "exact"),
        Span("summary", 11, 16, "kerusuhan", "form"),
    )


def test_each_way_in_which_a_word_is_found():
    assert in_title("kerusuhan", "Kerusuhannya meluas", "id") == [("Kerusuhannya", "kerusuhan", "form")]
    assert in_title("protes*", "Protester march") == [("Protester", "protes*", "prefix")]
    assert in_title("Tokayev~", "Tokaev bicara") == [("Tokaev", "tokayev~", "typo")]
    assert in_title("Tokayev~", "Tokayev bicara") == [("Tokayev", "tokayev~", "exact")]
    assert in_title("Erdogan", "Erdoğan") == [("Erdoğan", "erdogan", "exact")]
    assert in_title("AS", "AS-nya kirim") == [("AS", "AS", "exact")]
    assert in_title("NATO", "NATO's chief") == [("NATO's", "NATO", "form")]
    assert in_title("huruhara", "Huru-hara kota") == [("Huru-hara", "huruhara", "exact")]
    assert in_title("huru-hara", "Huru hara kota") == [("Huru hara", "huru-hara", "exact")]
    assert in_title('"riots spread"~1', "Riots quickly spread", "en") == [
        ("Riots quickly spread", "riots spread", "exact")
    ]
    assert in_title('"riot spread"', "riots spread", "en") == [("riots spread", "riot spread", "form")]
    assert in_title("(riot OR protest) NEAR/3 Almaty", "Almaty: a protest") == [
        ("Almaty", "almaty", "exact"),
        ("protest", "protest", "exact"),
    ]
    assert in_title(r"/\d+ cafés?/", "2 cafe\u0301s x 3 café") == [
        ("2 cafe\u0301s", r"/\d+ cafés?/", "exact"),
        ("3 café", r"/\d+ cafés?/", "exact"),
    ]


def test_places_and_topics_show_their_evidence():
    document = Document(
        1,
        {"title": "Rusuh di Almaty"},
        "id",
        frozenset({"region=KZ", "topic=unrest"}),
        (Evidence("title", 9, 15, "region=KZ", "exact"), Evidence("title", 0, 5, "topic=unrest", "exact")),
    )
    assert why("topic:unrest AND (region:CSTO OR org:CSTO)", document) == (
        Span("title", 0, 5, "topic:unrest", "topic"),
        Span("title", 9, 15, "region:CSTO", "place"),
    )


def test_a_source_is_shown_in_its_field():
    document = Document(1, {"title": "x", "source": "ANTARA\nANTARA News\nantaranews.com"})
    assert why('source:"antara news"', document) == (
        Span("source", 7, 13, "antara news", "exact"),
        Span("source", 14, 18, "antara news", "exact"),
    )


def test_what_is_excluded_or_not_satisfied_has_no_spans():
    document = Document(1, {"title": "banjir kota"})
    assert [span.term for span in why("banjir -film", document)] == ["banjir"]
    assert why("banjir -kota", document) == ()
    assert why("banjir film", document) == ()


@settings(max_examples=300, deadline=None)
@given(nodes.map(Query.of), documents)
def test_spans_lie_in_the_raw_text_of_what_matched(query, document):
    spans = explain(document, query, LEXICON)
    assert not spans or evaluate(query, document, LEXICON)
    for span in spans:
        assert 0 <= span.start < span.end <= len(document.fields[span.field])


def lacking(rule: str, title: str) -> list[tuple[str, str]]:
    document = Document(1, {"title": title})
    return [
        (failure.part, failure.why) for failure in why_not(document, parse(rule, LEXICON).written, LEXICON)
    ]


def test_what_a_rule_that_did_not_match_lacks_in_the_words_of_its_person():
    assert lacking("Kerusuhan Kazakhstan", "Kerusuhan besar") == [("Kazakhstan", "missing")]
    assert lacking("Kerusuhan (Kazakhstan OR CSTO)", "Kerusuhan besar") == [("Kazakhstan OR CSTO", "missing")]
    assert lacking("Banjir -Kota", "Banjir di kota") == [("Kota", "excluded")]
    assert lacking("banjir -(kota OR film)", "banjir kota") == [("kota", "excluded")]
    assert lacking('"state of emergency"', "emergency of state") == [('"state of emergency"', "apart")]
    assert lacking('"state of emergency"', "a state of war") == [("emergency", "missing")]
    assert lacking("riot NEAR/1 Almaty", "riot in the city of Almaty") == [("riot NEAR/1 Almaty", "apart")]
    assert lacking("(riot OR protest) NEAR/2 Almaty", "Almaty sleeps") == [("riot OR protest", "missing")]
    assert lacking("banjir region:KZ", "banjir") == [("region:KZ", "missing")]
    assert lacking("banjir", "banjir") == []


def test_what_is_excluded_shows_where_it_stands():
    document = Document(1, {"title": "Banjir di kota"})
    assert why_not(document, parse("banjir -kota", LEXICON).query, LEXICON) == (
        Failure("kota", "excluded", (Span("title", 10, 14, "kota", "exact"),)),
    )


@settings(max_examples=300, deadline=None)
@given(nodes.map(Query.of), documents)
def test_a_query_fails_some_part_exactly_when_it_is_not_satisfied(query, document):
    failures = why_not(document, query, LEXICON)
    assert bool(failures) is not evaluate(query, document, LEXICON)


@settings(max_examples=100, deadline=None)
@given(st.lists(nodes.map(Query.of), min_size=2, max_size=6), documents)
def test_one_explainer_tells_of_each_query_what_it_would_tell_alone(queries, document):
    explainer = Explainer(document, LEXICON)
    for query in queries:
        assert explainer.spans(query) == explain(document, query, LEXICON)
