import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rules import Conditions, ErrorCode, Lexicon, Parsed, QueryError, WarningCode, caret, parse

LEXICON = Lexicon()


def normal(rule: str, operators: str = "en") -> str:
    return parse(rule, LEXICON, operators=operators).text


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("kerusuhan Kazakhstan", "kazakhstan AND kerusuhan"),
        ("kerusuhan AND (Kazakhstan OR CSTO)", "kerusuhan AND (CSTO OR kazakhstan)"),
        ("a b OR c", "c OR (a AND b)"),
        ("a || b && !c", "a OR (b AND NOT c)"),
        ("NOT NOT", None),
        ("a NOT (NOT b)", "a AND b"),
        ("a -b NEAR/3 c", "a AND NOT (b NEAR/3 c)"),
        ('"state of emergency" ="state of emergency"', '"state of emergency" AND ="state of emergency"'),
        ("“darurat sipil”~2 «чп»", '"darurat sipil"~2 AND чп'),
        ("=kerusuhan protes* Tokayev~", "=kerusuhan AND protes* AND tokayev~"),
        ("(riot OR protest) NEAR/5 Almaty", "(protest OR riot) NEAR/5 almaty"),
        ("b ONEAR/3 a NEAR c", "b ONEAR/3 a NEAR/5 c"),
        ("title:(a NEAR b)", "title:(a NEAR/5 b)"),
        ("title:Almaty -title:(a OR b)", "title:almaty AND NOT title:(a OR b)"),
        ("region:(Kazakhstan OR KG)", "region:(KG OR KZ)"),
        ("region:csto org:ОДКБ", "org:CSTO AND region:CSTO"),
        ("x lang:Russian OR x lang:казахский", "(lang:kk AND x) OR (lang:ru AND x)"),
        ("source:antaranews.com source:“BBC Russian”", 'source:("bbc russian" AND antaranews.com)'),
        ("source:https://www.antaranews.com/berita", "source:antaranews.com"),
        ("url:covid-19", 'url:"covid 19"'),
        (r"/covid-?\d+\/x/", r"/covid-?\d+\/x/"),
        ("U.S. us 5,2 huru-hara", "5.2 AND US AND huru-hara AND us"),
        ("U.S.-led", "us-led"),
        ('"AND" a', '"AND" AND a'),
        ("–film kota", "kota AND NOT film"),
        ("kata sources > 2 severity >= Important", "kata sources>=3 severity>=important"),
        ("title: Almaty", "title:almaty"),
        ("12:30 antaranews.com", '"antaranews com" AND 12:30'),
    ],
)
def test_the_normal_form(rule, expected):
    if expected is None:
        with pytest.raises(QueryError):
            normal(rule)
    else:
        assert normal(rule) == expected
        assert normal(expected) == expected


@pytest.mark.parametrize(
    ("operators", "rule"),
    [
        ("id", "rusuh DAN (Almaty ATAU Astana) BUKAN film"),
        ("ru", "rusuh И (Almaty ИЛИ Astana) НЕ film"),
        ("kk", "rusuh ЖӘНЕ (Almaty НЕМЕСЕ Astana) ЕМЕС film"),
        ("id", "rusuh AND (Almaty OR Astana) NOT film"),
        ("xx", "rusuh AND (Almaty OR Astana) NOT film"),
    ],
)
def test_operators_of_the_chats_language_count_besides_english(operators, rule):
    assert normal(rule, operators) == "rusuh AND (almaty OR astana) AND NOT film"


def test_operators_of_another_language_and_small_ones_are_words():
    assert normal("a DAN b", "ru") == "DAN AND a AND b".replace("DAN", '"DAN"')
    assert normal("a and b") == "a AND and AND b"


@pytest.mark.parametrize(
    ("rule", "text", "conditions"),
    [
        ("a sources>=3", "a", Conditions(sources_min=3)),
        ("sources>2 AND a", "a", Conditions(sources_min=3)),
        ("a AND sources=3 AND b", "a AND b", Conditions(3, 3)),
        ("a OR b severity>=important", "a OR b", Conditions(severity_min="important")),
        ("a AND severity=critical OR b", "a OR b", Conditions(None, None, "critical", "critical")),
        ("a sources>=2 sources>=5 severity≥info", "a", Conditions(5, None, "info", None)),
        ("a sources=3 sources>=2", "a", Conditions(3, 3)),
    ],
)
def test_conditions_are_taken_out_of_the_rule(rule, text, conditions):
    parsed = parse(rule, LEXICON)
    assert (parsed.query.text, parsed.conditions) == (text, conditions)
    assert parse(parsed.text, LEXICON).conditions == conditions


def test_conditions_are_met_by_stories():
    conditions = parse("a sources>=3 severity>=important", LEXICON).conditions
    assert [conditions.met(3, "important"), conditions.met(2, "critical"), conditions.met(9, "info")] == [
        True,
        False,
        False,
    ]
    exact = parse("a sources=2 severity=important", LEXICON).conditions
    assert [exact.met(2, "important"), exact.met(3, "important"), exact.met(2, "critical")] == [
        True,
        False,
        False,
    ]


def test_a_condition_leaves_a_missing_word_missing():
    for rule in ("AND sources>=3 a", "a AND sources>=3 AND"):
        with pytest.raises(QueryError) as refused:
            parse(rule, LEXICON)
        assert refused.value.code is ErrorCode.MISSING_OPERAND


@pytest.mark.parametrize(
    ("rule", "code", "params"),
    [
        ("x y OR z", WarningCode.MIXED_OPERATORS, {"rule": "(x AND y) OR z"}),
        ("US x", WarningCode.CAPITALS_ONLY, {"word": "US", "lower": "us"}),
        ('"US army"', WarningCode.CAPITALS_ONLY, {"word": "US", "lower": "us"}),
        ("-x y", WarningCode.NOT_COVERS_ONE, {"excluded": "x", "kept": "y"}),
        ("C++", WarningCode.SIGNS_IGNORED, {"signs": "++"}),
        ("x and y", WarningCode.LOWERCASE_OPERATOR, {"word": "and", "operator": "AND"}),
        ("tempo.co", WarningCode.ADDRESS, {"host": "tempo.co"}),
        ("Iran~", WarningCode.TYPO_EXACT, {"word": "Iran"}),
        ("Kazakhstan", WarningCode.KNOWN_NAME, {"word": "Kazakhstan", "field": "region:KZ"}),
        ("CSTO", WarningCode.KNOWN_NAME, {"word": "CSTO", "field": "org:CSTO"}),
        ("x OR region:KZ", WarningCode.BROAD, {"field": "region:KZ"}),
    ],
)
def test_what_is_worth_a_remark(rule, code, params):
    found = [warning for warning in parse(rule, LEXICON).warnings if warning.code is code]
    assert [warning.params for warning in found] == [params]
    assert all(0 <= warning.start < warning.end <= len(rule) for warning in found)


def test_a_clear_rule_needs_no_remark():
    assert parse('"sepak bola" AND (gol OR kartu) -wasit!', LEXICON).warnings == ()


PIECES = st.sampled_from(
    [
        *(
            "a",
            "kata",
            '"',
            "(",
            ")",
            "AND",
            "OR",
            "NOT",
            "DAN",
            "NEAR/3",
            "ONEAR",
            "NEAR/",
            " ",
            " ",
            " ",
            "title:",
        ),
        *(
            "region:",
            "region:KZ",
            "org:",
            "lang:ru",
            "source:",
            "url:",
            "*",
            "=",
            "/",
            "~",
            "~2",
            "-",
            "!",
            "&&",
            "||",
        ),
        *(
            "“",
            "é",
            "İ",
            "\n",
            "x/y",
            ":",
            "sources>=3",
            "severity=",
            "https://",
            "source:",
            "url:",
            "\u0149",
            "\ufb01",
            "\x00",
            "\ud800",
            "\u200f",
            "🔥",
        ),
        *(
            "\\",
            "[",
            "U.S.",
            "5,2",
            "huru-hara",
            "ﷺ",
            "½",
            "’",
            "US",
            "ǰ",
            "ﬃ",
            "\u0345",
            "ß",
            "Ⅷ",
            "abc*",
            "abcd~",
        ),
    ]
)


def answered(text: str) -> Parsed | QueryError:
    try:
        return parse(text, LEXICON, operators="id")
    except QueryError as error:
        return error


@settings(max_examples=2500, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=40)))
@example("\u02bc")
@example("url:\ufdfa")
@example("url:\u0130a")
@example("title:\u00bd")
@example("a\u0345*")
@example('source:"a\ud800"')
@example('source:" https://a.b/c x" y')
@example("url:\ufb01\u0149")
def test_any_text_is_understood_or_refused_inside_the_text(text):
    outcome = answered(text)
    if isinstance(outcome, QueryError):
        assert 0 <= outcome.start <= outcome.end <= len(text)
        assert outcome.start < outcome.end or not text
        caret(outcome, text).encode()
    else:
        again = parse(outcome.text, LEXICON)
        assert (again.query, again.conditions) == (outcome.query, outcome.conditions)
        assert parse(outcome.echo, LEXICON).query == outcome.query
        assert outcome.text.encode()
        assert parse(outcome.query.text, LEXICON).query.number == outcome.query.number


@pytest.mark.parametrize(
    "text",
    [
        "kata " * 1000,
        "(" * 64 + "a" + ")" * 64,
        "(" * 1024,
        ")" * 1024,
        '"' * 1023,
        "/" * 1023,
        "-" * 1024,
        "NOT " * 256,
        "a NEAR " * 146,
        "AND OR NOT",
        "\x00" * 100,
        "\ud800" * 100,
        "\u202e\u200f" * 100,
        "title:" * 170,
        "/(a+)+$/",
        "/(((a{30}){30}){30})/",
    ],
)
def test_bad_input_is_answered_at_once(text):
    start = time.process_time()
    try:
        parse(text, LEXICON)
    except QueryError as error:
        caret(error, text)
    assert time.process_time() - start < 0.05
