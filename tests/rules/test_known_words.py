"""What a plain word of a rule is known as: the field that finds it in every language."""

import pytest

from rules import Lexicon, WarningCode, parse

LEXICON = Lexicon()


def known_in(text: str) -> dict[str, str]:
    return {
        str(warning.params["word"]): str(warning.params["field"])
        for warning in parse(text, LEXICON).warnings
        if warning.code is WarningCode.KNOWN_NAME
    }


def test_places_organisations_and_topics_are_known():
    assert known_in("kerusuhan (Kazakhstan OR CSTO)") == {
        "kerusuhan": "topic:unrest",
        "Kazakhstan": "region:KZ",
        "CSTO": "org:CSTO",
    }


@pytest.mark.parametrize("text", ["strike in Almaty", "sanksi AS", "no deal", "as is"])
def test_two_letters_are_no_country(text):
    assert all(len(word) > 2 for word in known_in(text))
