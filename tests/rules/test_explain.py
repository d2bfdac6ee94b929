from hypothesis import given, settings

from rules import Document, Lexicon, Query, Span, evaluate, explain, parse
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
