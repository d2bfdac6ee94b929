"""The sets that nobody tunes on are well formed."""

import re
from collections import Counter
from pathlib import Path

import pytest

from rules import Lexicon

DATA = Path(__file__).parents[1] / "data"
LANGUAGES = ("id", "en", "ru", "kk")
FIGURE = re.compile(r"(dead|injured|detained|missing|evacuated)=(\d*)\.\.(\d*)")
LEXICON = Lexicon()


def rows(name: str) -> list[list[str]]:
    head, *lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    assert head == "text\tlang\texpected"
    return [line.split("\t") for line in lines]


@pytest.mark.parametrize(
    ("name", "least", "empty"),
    [("regions_unseen.tsv", 110, 0.25), ("topics_unseen.tsv", 60, 0.3), ("figures_unseen.tsv", 60, 0.35)],
)
def test_enough_lines_of_every_language_say_something_and_nothing(name, least, empty):
    listed = rows(name)
    assert all(len(row) == len(("text", "lang", "expected")) for row in listed)
    assert len({text for text, _, _ in listed}) == len(listed)
    for language in LANGUAGES:
        expected = [wanted for _, told, wanted in listed if told == language]
        assert len(expected) >= least
        assert expected.count("") >= empty * len(expected)
    assert {told for _, told, _ in listed} == set(LANGUAGES)


def test_places_and_organisations_are_known():
    for _, _, expected in rows("regions_unseen.tsv"):
        for code in filter(None, expected.split(",")):
            known = (
                LEXICON.gazetteer.organisation(code[1:]) if code[0] == "@" else LEXICON.gazetteer.region(code)
            )
            assert known, code


def test_topics_are_known():
    for _, _, expected in rows("topics_unseen.tsv"):
        for slug in filter(None, expected.split(",")):
            assert LEXICON.topics.topic(slug) == slug


def test_figures_can_be_read():
    for _, _, expected in rows("figures_unseen.tsv"):
        for figure in filter(None, expected.split(";")):
            found = FIGURE.fullmatch(figure)
            assert found, figure
            assert found[2] or found[3], figure


def test_sentences_without_a_place_are_a_thousand_different_ones():
    lines = (DATA / "no_places.txt").read_text(encoding="utf-8").splitlines()
    assert len(set(lines)) == len(lines)
    assert Counter(line.partition("\t")[2] for line in lines) == dict.fromkeys(LANGUAGES, 250)
