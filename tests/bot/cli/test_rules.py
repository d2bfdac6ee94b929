"""`rules parse`, `rules match`, `annotate`, `stories`: the engine on files."""

import json
from pathlib import Path

import pytest

ITEMS = (
    {"id": "a1", "title": "Kerusuhan di Almaty, puluhan tewas", "summary": "CSTO mengirim pasukan."},
    {"id": "a2", "title": "Harga beras naik", "language": "id"},
    {"id": 3, "title": "Riots in Almaty", "language": "en"},
)
RULES = (
    {"id": "r1", "query": "kerusuhan AND (Almaty OR CSTO)"},
    {"id": "r2", "query": "region:KZ"},
    {"id": "r3", "query": "rusuh DAN beras ATAU harga", "operators": "id"},
)


def lines(*records: object) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


@pytest.fixture
def files(folder: Path) -> Path:
    (folder / "I.jsonl").write_text(lines(*ITEMS))
    (folder / "R.jsonl").write_text(lines(*RULES))
    return folder


def test_parse_prints_the_normal_form(kentongan):
    ended = kentongan("rules", "parse", "(kerusuhan) and  (Kazakhstan OR CSTO)")
    assert ended.code == 0
    assert ended.out.count("\n") == 1
    again = kentongan("rules", "parse", "--", ended.out.strip())
    assert (again.code, again.out) == (0, ended.out)


def test_parse_takes_the_operators_of_a_language(kentongan):
    assert kentongan("rules", "parse", "--operators", "id", "rusuh ATAU ricuh").out == "ricuh OR rusuh\n"
    assert kentongan("rules", "parse", "--operators", "ru", "бунт ИЛИ мятеж").out == "бунт OR мятеж\n"
    ended = kentongan("rules", "parse", "--operators", "de", "x")
    assert (ended.code, ended.out) == (2, "")
    assert "id, ru or kk" in ended.line


def test_two_dashes_end_the_options(kentongan):
    ended = kentongan("rules", "parse", "--", "kerusuhan -film")
    assert (ended.code, ended.out) == (0, "kerusuhan AND NOT film\n")
    ended = kentongan("rules", "parse", "--", "-film")
    assert (ended.code, ended.out) == (2, "")
    assert "[needs_positive]" in ended.err


def test_an_error_shows_its_place_under_the_query(kentongan):
    query = "kerusuhan AND (Kazakhstan OR"
    ended = kentongan("rules", "parse", query)
    assert (ended.code, ended.out) == (2, "")
    echoed, caret, hint = ended.err.splitlines()
    assert echoed == query
    assert caret == " " * query.rindex("OR") + '^^ "OR" needs a word after it [missing_operand]'
    assert "quotation marks" in hint


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "empty"),
        ("AND", "missing_operand"),
        ("(a", "unclosed_paren"),
        ("a)", "unexpected_paren"),
        ('"a', "unclosed_quote"),
        ("region:Atlantis", "unknown_region"),
        ("NOT film", "needs_positive"),
        ("x" * 5000, "too_long"),
        ("foo:bar", "unknown_field"),
    ],
)
def test_every_error_has_its_name(kentongan, query, code):
    ended = kentongan("rules", "parse", "--", query)
    assert (ended.code, ended.out) == (2, "")
    assert f"[{code}]" in ended.err
    assert max(map(len, ended.err.splitlines())) < 300


@pytest.mark.usefixtures("files")
def test_match_prints_a_line_a_hit_with_its_spans(kentongan):
    ended = kentongan("rules", "match", "--rules", "R.jsonl", "--items", "I.jsonl")
    assert (ended.code, ended.err) == (0, "")
    hits = {(hit["item"], hit["rule"]): hit["spans"] for hit in ended.records}
    assert set(hits) == {("a1", "r1"), ("a1", "r2"), ("a2", "r3"), ("3", "r2")}
    title = ITEMS[0]["title"]
    assert {"field": "title", "start": 0, "end": 9, "term": "kerusuhan"} in hits["a1", "r1"]
    for span in hits["a1", "r1"]:
        assert span["field"] in ("title", "summary")
        assert span["start"] < span["end"] <= max(len(title), len(ITEMS[0]["summary"]))


def test_spans_count_code_points_of_the_raw_field(kentongan, folder):
    title = "🔥🔥 e\u0301 &amp; Kerusuhan"
    (folder / "R.jsonl").write_text(lines({"id": "r", "query": "kerusuhan"}))
    ended = kentongan(
        "rules", "match", "--rules", "R.jsonl", "--items", "-", stdin=lines({"id": "1", "title": title})
    )
    (hit,) = ended.records
    (span,) = hit["spans"]
    assert title[span["start"] : span["end"]] == "Kerusuhan"


@pytest.mark.parametrize("stream", ["rules", "items"])
def test_a_dash_is_standard_input(kentongan, files, stream):
    given = (files / f"{stream[0].upper()}.jsonl").read_text()
    names = {"rules": "R.jsonl", "items": "I.jsonl"} | {stream: "-"}
    ended = kentongan("rules", "match", "--rules", names["rules"], "--items", names["items"], stdin=given)
    assert (ended.code, len(ended.records)) == (0, 4)


def test_both_cannot_be_standard_input(kentongan):
    ended = kentongan("rules", "match", "--rules", "-", "--items", "-")
    assert ended.code == 2
    assert "only one" in ended.line


def test_bad_lines_are_named_and_the_rest_is_done(kentongan, files):
    (files / "R.jsonl").write_text(
        lines(*RULES)
        + "\n"
        + lines({"id": "r5", "query": "(kerusuhan"})
        + "not json\n"
        + lines({"id": "r1", "query": "x"}, {"query": "x"}, ["x"], {"id": "r9", "query": 7})
    )
    ended = kentongan("rules", "match", "--rules", "R.jsonl", "--items", "I.jsonl")
    assert (ended.code, len(ended.records)) == (2, 4)
    told = ended.err.splitlines()
    assert told[0].startswith("R.jsonl:5: [unclosed_paren] ")
    assert [line.partition("]")[0] for line in told[1:-1]] == [
        "R.jsonl:6: [bad_line",
        "R.jsonl:7: [duplicate_id",
        "R.jsonl:8: [bad_line",
        "R.jsonl:9: [bad_line",
        "R.jsonl:10: [bad_line",
    ]
    assert told[-1] == "6 lines were wrong and left out"


@pytest.mark.parametrize(
    "item",
    [
        b'{"id":"x"}',
        b'{"title":"x"}',
        b'{"id":"x","title":""}',
        b'{"id":"x","title":7}',
        b'{"id":"x","title":"y","published":"yesterday"}',
        b'{"id":"x","title":"y","tier":9}',
        b"\xff\xfe",
        b"[" * 100_000,
        b"null",
        b'{"id":"x","title":"y","summary":["z"]}',
    ],
)
def test_a_bad_item_is_named_by_its_line(kentongan, folder, item):
    (folder / "I.jsonl").write_bytes(item + b"\n" + lines(ITEMS[1]).encode())
    ended = kentongan("stories", "--items", "I.jsonl")
    assert ended.code == 2
    assert [record["item"] for record in ended.records] == ["a2"]
    assert ended.err.startswith("I.jsonl:1: [bad_line] ")
    assert ended.err.endswith("\n1 line was wrong and left out\n")


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("name", ["missing.jsonl", "."])
def test_a_file_that_cannot_be_read_is_one_line(kentongan, name):
    ended = kentongan("rules", "match", "--rules", "R.jsonl", "--items", name)
    assert (ended.code, ended.out) == (2, "")
    assert ended.line.startswith(f"{name}: ")


def test_half_characters_do_not_stop_it(kentongan, folder):
    (folder / "I.jsonl").write_text('{"id":"\\ud800","title":"Kerusuhan \\udc00 Almaty \\u0000"}\n')
    ended = kentongan("annotate", "--items", "I.jsonl")
    assert (ended.code, ended.err) == (0, "")
    assert ended.records[0]["item"] == "\ud800"


@pytest.mark.usefixtures("files")
def test_annotate_says_what_an_item_says(kentongan):
    ended = kentongan("annotate", "--items", "I.jsonl")
    assert (ended.code, ended.err) == (0, "")
    first, second, third = ended.records
    assert first["item"] == "a1"
    assert first["regions"] == ["KZ"]
    assert first["organisations"] == ["CSTO"]
    assert first["topics"] == ["unrest"]
    assert first["figures"] == {"dead": [20, None]}
    assert second["language"] == "id"
    assert (third["item"], third["language"]) == ("3", "en")
    assert list(first) == [
        "item",
        "language",
        "regions",
        "organisations",
        "topics",
        "figures",
        "marks",
        "evidence",
    ]


def test_annotate_names_a_wrong_line_and_does_the_rest(kentongan, folder):
    (folder / "I.jsonl").write_text(
        lines({"id": "1", "title": "Gempa di Bima"}, {"id": "2"})
        + "{\n\n"
        + lines({"id": "3", "title": "20 orang tewas", "summary": "", "language": "", "country": None})
    )
    ended = kentongan("annotate", "--items", "I.jsonl")
    assert ended.code == 2
    assert [record["item"] for record in ended.records] == ["1", "3"]
    assert ended.records[1]["figures"] == {"dead": [20, 20]}
    assert [line.split("]")[0] for line in ended.err.splitlines()] == [
        "I.jsonl:2: [bad_line",
        "I.jsonl:3: [bad_line",
        "2 lines were wrong and left out",
    ]


def test_stories_come_in_the_order_of_time(kentongan, folder):
    told = [
        {
            "id": str(number),
            "title": f"Kerusuhan di Almaty meluas, bandara {word} diduduki massa perusuh",
            "published": f"2022-01-05T0{9 - number}:00:00Z",
            "publisher": f"Koran {number}",
        }
        for number, word in enumerate(("kota", "lama"), start=1)
    ]
    (folder / "I.jsonl").write_text(
        lines(*told, {"id": "3", "title": "Harga beras naik", "published": "2022-01-05T10:00"})
    )
    ended = kentongan("stories", "--items", "I.jsonl")
    assert (ended.code, ended.err) == (0, "")
    assert [record["item"] for record in ended.records] == ["2", "1", "3"]
    first, second, third = ended.records
    assert first["story"] == second["story"] != third["story"]
    assert second["score"] >= first["score"]
    assert first["level"] in ("info", "important", "critical")
    assert sum(line["points"] for line in second["why"]) == second["score"]
