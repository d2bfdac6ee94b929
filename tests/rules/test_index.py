import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules import Document, Index, Lexicon, Query, SnapshotError, evaluate, parse
from rules.query import And, Not, Or, Word
from tests.rules.trees import documents, nodes, readable

LEXICON = Lexicon()
queries = nodes.map(Query.of)


def asked(found: dict[str, Query], document: Document) -> set[str]:
    return {query_id for query_id, query in found.items() if evaluate(query, document, LEXICON)}


@settings(max_examples=400, deadline=None)
@given(st.lists(queries, min_size=1, max_size=8), st.lists(documents, min_size=1, max_size=4), st.data())
def test_the_index_finds_what_each_query_alone_would_find(asking, readings, data):
    index = Index(LEXICON)
    live: dict[str, Query] = {}
    for number, query in enumerate(asking):
        live[f"q{number}"] = query
        index.add(f"q{number}", query)
        if data.draw(st.booleans()):
            gone = data.draw(st.sampled_from(sorted(live)))
            index.remove(gone, live.pop(gone))
    for document in readings:
        assert set(index.match(document)) == asked(live, document)
    for query_id, query in live.items():
        index.remove(query_id, query)
    assert len(index) == 0
    assert index.is_empty


@settings(max_examples=200, deadline=None)
@given(st.lists(queries, min_size=1, max_size=3), st.lists(documents, min_size=1, max_size=2), st.data())
def test_ids_that_ask_the_same_come_and_go_while_documents_are_asked(pool, readings, data):
    """What was remembered of a document's words, and who stands for whom, follows every change."""
    index = Index(LEXICON)
    live: dict[str, Query] = {}
    for number in range(data.draw(st.integers(1, 12))):
        if live and data.draw(st.booleans()):
            gone = data.draw(st.sampled_from(sorted(live)))
            index.remove(gone, live.pop(gone))
        else:
            live[f"q{number}"] = data.draw(st.sampled_from(pool))
            index.add(f"q{number}", live[f"q{number}"])
        for document in readings:
            assert set(index.match(document)) == asked(live, document)
    for query_id, query in live.items():
        index.remove(query_id, query)
    assert index.is_empty


@settings(max_examples=100, deadline=None)
@given(
    st.lists(queries.filter(readable), min_size=1, max_size=6), st.lists(documents, min_size=1, max_size=3)
)
def test_a_restored_snapshot_matches_alike(asking, readings):
    index, again = Index(LEXICON), Index(LEXICON)
    for number, query in enumerate(asking):
        index.add(number, query)
    assert again.restore(index.snapshot(17)) == 17
    for document in readings:
        assert again.match(document) == index.match(document)


@settings(max_examples=100, deadline=None)
@given(st.lists(queries, min_size=2, max_size=6), st.lists(documents, min_size=1, max_size=3), st.randoms())
def test_the_order_of_adding_is_nothing(asking, readings, random):
    numbered = list(enumerate(asking))
    forth, shuffled = Index(LEXICON), Index(LEXICON)
    for number, query in numbered:
        forth.add(number, query)
    random.shuffle(numbered)
    for number, query in numbered:
        shuffled.add(number, query)
    for document in readings:
        assert forth.match(document) == shuffled.match(document)


@settings(max_examples=100, deadline=None)
@given(nodes, nodes, documents)
def test_one_more_and_matches_a_part_of_it(wide, more, document):
    narrow = Query.of(And((wide, more)))
    if evaluate(narrow, document, LEXICON):
        assert evaluate(Query.of(wide), document, LEXICON)


def test_a_query_too_wide_to_multiply_out_is_found_all_the_same():
    pairs = [Or((Word(f"kata{number}"), Word(f"lain{number}"))) for number in range(8)]
    wide = Query.of(And((*pairs, Not(Word("film")))))
    index = Index(LEXICON)
    index.add(1, wide)
    title = " ".join(f"kata{number}" if number % 2 else f"lain{number}" for number in range(8))
    assert list(index.match(Document(1, {"title": title}))) == [1]
    assert list(index.match(Document(1, {"title": f"{title} film"}))) == []
    assert list(index.match(Document(1, {"title": title.replace("kata7", "")}))) == []
    index.remove(1, wide)
    assert index.is_empty


def test_equal_queries_share_one_place_and_each_id_is_told(lexicon):
    index = Index(lexicon)
    first = parse("kerusuhan AND Kazakhstan", lexicon).query
    second = parse("(kazakhstan) KERUSUHAN", lexicon).query
    index.add(1, first)
    index.add(2, second)
    index.add(2, second)
    document = Document("a", {"title": "Kerusuhan Besar Landa Kazakhstan"}, "id")
    assert sorted(index.match(document)) == [1, 2]
    index.remove(1, first)
    assert sorted(index.match(document)) == [2]
    index.remove(1, first)
    assert len(index) == 1


def test_an_id_asks_one_query_only(lexicon):
    index = Index(lexicon)
    index.add(1, parse("banjir", lexicon).query)
    with pytest.raises(ValueError, match="query id 1 is in use for another query"):
        index.add(1, parse("gempa", lexicon).query)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda _: b"", "this is no snapshot"),
        (lambda _: b"PK\x03\x04 something else", "this is no snapshot"),
        (lambda data: data[:12], "cut off"),
        (lambda data: data[:-3], "cut off or damaged"),
        (lambda data: data[:40] + bytes([data[40] ^ 1]) + data[41:], "cut off or damaged"),
        (lambda data: data[:8] + b"\x63" + data[9:], "format 99"),
    ],
)
def test_a_bad_snapshot_is_refused_and_changes_nothing(lexicon, spoil, message):
    index = Index(lexicon)
    index.add(1, parse("banjir Jakarta", lexicon).query)
    with pytest.raises(SnapshotError, match=message):
        index.restore(spoil(index.snapshot(3)))
    assert list(index.match(Document(1, {"title": "Banjir di Jakarta"}))) == [1]


def test_a_snapshot_of_other_word_lists_is_refused():
    kept, later = Lexicon(), Lexicon()
    later.version += 1
    with pytest.raises(SnapshotError, match="word lists"):
        Index(later).restore(Index(kept).snapshot(1))


def test_a_snapshot_keeps_numbers_and_names_apart(lexicon):
    index = Index(lexicon)
    query = parse("banjir", lexicon).query
    index.add(1, query)
    index.add("1", query)
    again = Index(lexicon)
    again.restore(index.snapshot(0))
    assert set(again.match(Document(1, {"title": "banjir"}))) == {1, "1"}


def test_of_an_endless_item_only_the_beginning_is_read(lexicon):
    words = " ".join(f"kata{number}" for number in range(150_000))
    document = Document(1, {"title": f"banjir {words} gempa"})
    index = Index(lexicon)
    index.add("near", parse("banjir", lexicon).query)
    index.add("far", parse("gempa", lexicon).query)
    index.add("expression", parse("/gempa$/", lexicon).query)
    assert list(index.match(document)) == ["near"]
