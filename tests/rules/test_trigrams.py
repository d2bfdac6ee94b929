import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.regex import RegexError, compiled
from rules.trigrams import needed, trigrams

PIECES = st.sampled_from(
    [
        *("abc", "ABCD", "ковид", "ſK", "a", "b", ".", r"\d", r"\w+", r"\.", r"\-", "[a-c]", "[^x]", "[]a]"),
        *(
            "?",
            "*",
            "+",
            "+?",
            "{2}",
            "{0,2}",
            "{",
            "}",
            "|",
            "(",
            ")",
            "(?:",
            "(?i:",
            "(?i)",
            "^",
            "$",
            r"\b",
        ),
        *(r"\x41", r"\pL", r"\Qa.b\E", "[[:alpha:]]", " ", "-", "/", "İ", "ẞ", "ǰ"),
    ]
)
PATTERNS = st.lists(PIECES, min_size=1, max_size=7).map("".join)
TEXTS = st.lists(
    st.sampled_from(
        ["abc", "abcd", "ABC", "КОВИД", "sk", "a", "b", "bc", "5", ".", "-", " ", "{", "}", "ss", "a.b"]
    ),
    max_size=8,
).map("".join)


def may_match(pattern: str, text: str) -> bool:
    pieces = needed(pattern)
    there = trigrams(text)
    return not pieces or any(one <= there for one in pieces)


@settings(max_examples=2000, deadline=None)
@given(PATTERNS, TEXTS)
def test_what_an_expression_matches_has_the_pieces_it_needs(pattern, text):
    try:
        expression = compiled(unicodedata.normalize("NFC", pattern))
    except RegexError:
        return
    if expression.search(text) is not None:
        assert may_match(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        ("covid", [{"cov", "ovi", "vid"}]),
        (r"covid-?\d+", [{"cov", "ovi", "vid"}]),
        ("gempa|banjir", [{"gem", "emp", "mpa"}, {"ban", "anj", "nji", "jir"}]),
        ("(gempa|banjir) kota", [{"gem", "emp", "mpa"}, {"ban", "anj", "nji", "jir"}]),
        ("(gempa)? kota", [{" ko", "kot", "ota"}]),
        (r"5\.2 sr", [{"5.2", ".2 ", "2 s", " sr"}]),
        ("colou?r", [{"col", "olo"}]),
        ("КОВИД", [{"ков", "ови", "вид"}]),
        ("ab|cde", []),
        (r"\w+", []),
        ("(?i)abc", []),
        (r"\x41bcd", []),
        ("a{3}", []),
    ],
)
def test_the_pieces_of_an_expression(pattern, pieces):
    assert [set(one) for one in needed(pattern)] == pieces


def test_letters_that_expressions_do_not_tell_apart_are_one_letter():
    letters = [chr(code) for code in range(0x20, 0x2FFF) if chr(code).isalpha()]
    for letter in letters:
        for other in {letter.upper(), letter.lower(), letter.title(), letter.swapcase()} - {letter}:
            if len(other) == 1 and compiled(f"^{letter}$").search(other) is not None:
                assert letter.casefold() == other.casefold(), (letter, other)
