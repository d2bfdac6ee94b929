import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.text import address_words, fold, plain, raw_words, spellings, tokenize, words


def cut(text: str) -> list[str]:
    return [token.text for token in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kerusuhan Besar, Landa Kazakhstan!", ["Kerusuhan", "Besar", "Landa", "Kazakhstan"]),
        ("naik 5,2 persen, 5.2%", ["naik", "5,2", "persen", "5.2"]),
        ("pukul 12:30 WIB: rapat", ["pukul", "12:30", "WIB", "rapat"]),
        (
            "the U.S. and the U.S.-led J.K. Rowling",
            ["the", "U.S.", "and", "the", "U.S.-led", "J.K.", "Rowling"],
        ),
        ("huru-hara – COVID-19 a--b", ["huru-hara", "COVID-19", "a", "b"]),
        ("NATO's 'quoted' Jum’at l'Europe", ["NATO's", "quoted", "Jum’at", "l'Europe"]),
        ("api🔥🔥 🇰🇿 👩‍🚒 ⚠️", ["api", "🔥", "🔥", "🇰🇿", "👩‍🚒", "⚠️"]),
        ("ke\u00adrusuhan #tag @orang snake_case", ["ke\u00adrusuhan", "tag", "orang", "snake", "case"]),
        ("हिन्दी ไทย e\u0301te\u0301", ["हिन्दी", "ไทย", "e\u0301te\u0301"]),
        ("x\x00y \ud800z", ["x", "y", "z"]),
    ],
)
def test_a_text_is_cut_into_words(text, expected):
    assert cut(text) == expected


def test_a_hyphenated_word_takes_the_places_of_its_parts_and_is_whole_at_the_first():
    whole, first, second, after = tokenize("COVID-19 reda")
    assert (whole.text, whole.position, whole.places) == ("COVID-19", 0, 2)
    assert whole.keys == ("covid-19", "covid19")
    assert (first.text, first.position, second.text, second.position) == ("COVID", 0, "19", 1)
    assert (after.text, after.position) == ("reda", 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Казахстан", "КАЗАХСТАН"),
        ("ещё", "Еще"),
        ("Jum’at", "jum'at"),
        ("İstanbul", "istanbul"),
        ("и\u0306од", "йод"),
        ("ＫＴＧ", "ktg"),
        ("straße", "STRASSE"),
        ("ke\u00adrusuhan", "kerusuhan"),
    ],
)
def test_what_readers_do_not_tell_apart_folds_alike(one, other):
    assert fold(one) == fold(other)


@settings(max_examples=300, deadline=None)
@given(st.text("azAZёЁйЙыЯӘәҒғҚқҢңӨөҰұҮүҺһІі", min_size=1, max_size=12))
def test_simple_words_fold_as_all_words_do(word):
    # A mark that folding drops sends the word the long way.
    assert fold(word) == fold(word + "\u00ad")


def test_marks_of_cyrillic_stay_and_those_of_latin_have_a_second_key():
    assert fold("йод") != fold("иод")
    assert plain(fold("йод")) == "йод"
    assert [plain(fold(word)) for word in ("Erdoğan", "Dvořák", "Łódź", "Diyarbakır")] == [
        "erdogan",
        "dvorak",
        "lodz",
        "diyarbakir",
    ]


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_offsets_lie_in_the_raw_text(text):
    following = 0
    for token in tokenize(text):
        assert text[token.start : token.end] == token.text
        assert token.position in (following - 1, following)
        following = token.position + 1
    assert all(token.keys for token in tokenize(text))


SIGNS = st.sampled_from("aB1.,-‐'’:U.S.·_\u0301\u200d\ufe0f\u0306👍🏽🇰🇿ёЙ")


@settings(max_examples=500, deadline=None)
@given(st.text(st.one_of(st.characters(), SIGNS), max_size=30))
def test_a_word_by_itself_has_the_spellings_that_it_has_in_its_text(text):
    tokens = tokenize(text)
    assert raw_words(text) == [token.text for token in tokens]
    assert [spellings(token.text) for token in tokens] == [token.keys for token in tokens]
    # An address is cut elsewhere, and its words are spelled alike.
    assert [spellings(token.text) for token in address_words(text)] == [
        token.keys for token in address_words(text)
    ]


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_an_address_is_cut_at_whatever_is_no_letter_or_digit():
    address = "https://www.antaranews.com/berita/covid-19_naik?x=5,2"
    assert [token.text for token in address_words(address)] == [
        *("https", "www", "antaranews", "com", "berita", "covid", "19", "naik", "x", "5", "2")
    ]
