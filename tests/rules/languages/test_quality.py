"""The figures that were reached, as floors; `python -m benchmarks.word_forms` prints the table."""

import pytest

from benchmarks.word_forms import finder, pairs, quality

# language → recall and precision that the list must keep.
FLOORS = {
    "words.tsv": {
        "id": (0.99, 0.99),
        "en": (0.9, 0.99),
        "ru": (0.99, 0.99),
        "kk": (0.99, 0.99),
        "others": (0.7, 0.99),
    },
    "words_held_out.tsv": {
        "id": (0.98, 0.99),
        "en": (0.97, 0.99),
        "ru": (0.99, 0.99),
        "kk": (0.98, 0.99),
        "others": (0.9, 0.99),
    },
}


@pytest.mark.parametrize("name", FLOORS)
@pytest.mark.parametrize("language", ["id", "en", "ru", "kk", "others"])
def test_words_are_found_in_their_forms_and_others_are_not(name, language, lexicon):
    recall, precision = FLOORS[name][language]
    reached = quality(pairs(name, language), finder(lexicon))
    assert reached.recall >= recall, reached
    assert reached.precision >= precision, reached


def test_the_lists_have_nothing_in_common():
    used, held_out = (
        {(pair.query, pair.form) for language in FLOORS[name] for pair in pairs(name, language)}
        for name in FLOORS
    )
    assert not used & held_out
    assert len(held_out) >= 300
