"""docs/rules.md: every example on the page does what the page says."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from rules import Document, Index, Item, Lexicon, QueryError, annotate, evaluate, parse, sentence

PAGE = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
LEXICON = Lexicon()


def rows(head: str) -> Iterator[tuple[str, ...]]:
    """The rows of every table of the page that has this head."""
    inside = False
    for line in PAGE.splitlines():
        cells = tuple(cell.strip() for cell in line.strip("|").split(" | ")) if line.startswith("|") else ()
        if line == head:
            inside = True
        elif not cells:
            inside = False
        elif inside and not line.startswith("|---"):
            yield cells


def code(cell: str) -> str:
    match = re.fullmatch(r"`(.+)`", cell)
    assert match, cell
    return match[1]


EXAMPLES = list(rows("| | Rule | Finds | Does not find |"))


def holds(rule: str, language: str, title: str) -> bool:
    item = Item("i", title, language=language)
    document = Document.of(item, annotate(item, LEXICON))
    query = parse(rule, LEXICON, operators=language).query
    index = Index(LEXICON)
    index.add(1, query)
    assert (1 in index.match(document)) is evaluate(query, document, LEXICON)
    return 1 in index.match(document)


def test_the_page_has_examples_in_four_languages():
    languages = [cells[0] for cells in EXAMPLES]
    assert all(languages.count(language) >= 5 for language in ("id", "en", "ru", "kk"))


@pytest.mark.parametrize(("language", "rule", "found", "not_found"), EXAMPLES)
def test_a_rule_finds_what_the_page_says_and_not_the_other(language, rule, found, not_found):
    assert holds(code(rule), language, found)
    assert not holds(code(rule), language, not_found)


@pytest.mark.parametrize(("written", "read"), list(rows("| You write | It is read as |")))
def test_a_rule_is_read_as_the_page_says(written, read):
    assert parse(code(written), LEXICON).echo == code(read)


@pytest.mark.parametrize(("rule", "said"), list(rows("| Rule | What is said |")))
def test_a_refused_rule_is_answered_as_the_page_says(rule, said):
    with pytest.raises(QueryError) as caught:
        parse(code(rule), LEXICON)
    assert sentence(caught.value) == said


def test_the_library_does_what_the_page_says():
    (program,) = re.findall(r"```python\n(.+?)```", PAGE, re.DOTALL)
    exec(program, {})  # noqa: S102 - our own page
