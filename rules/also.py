"""What a rule's word would match besides itself, said when the rule is made, so that nobody is surprised."""

import functools
import itertools
from collections.abc import Iterator, Mapping, Sequence

from rules import languages
from rules.languages import sections
from rules.lexicon import Lexicon
from rules.query import And, Node, Not, Or, Query, Word
from rules.text import words

MOST = 12
MET_MOST = 20_000
"""So many of the words that items brought are looked at, some milliseconds."""


def also_matches(asked: Query | str, lexicon: Lexicon, *, most: int = MOST) -> tuple[str, ...]:
    """Other known words that the plain words of a rule match, the least alike first.

    Known are the words of our lists and those that this lexicon has met in items lately. What is excluded, exact, in a
    phrase or in a chain is not looked at.
    """
    texts = (asked,) if isinstance(asked, str) else tuple(_plain_words(asked.root))
    found = dict.fromkeys(word for others in _each(texts, lexicon).values() for word in others)
    return tuple(list(found)[:most])


def also_of_each(texts: Sequence[str], lexicon: Lexicon, *, most: int = MOST) -> dict[str, tuple[str, ...]]:
    """What ``also_matches`` tells, of each of several words by itself."""
    return {text: tuple(others[:most]) for text, others in _each(texts, lexicon).items()}


def _each(texts: Sequence[str], lexicon: Lexicon) -> dict[str, list[str]]:
    asked = {text: words(text) for text in texts}
    own = {text: tokens[0].keys for text, tokens in asked.items() if len(tokens) == 1}
    wanted = {text: frozenset[str]().union(*map(languages.sought, keys)) for text, keys in own.items()}
    of_all = frozenset[str]().union(*wanted.values())
    # One pass, whatever the number of words that are asked for: somebody waits for it.
    lately = itertools.islice(lexicon.words.words(), MET_MOST)
    met = [(word, keys) for word, keys in lately if not of_all.isdisjoint(keys)]
    return {text: _others(own[text], wanted[text], met, lexicon) for text in own}


def _plain_words(node: Node) -> Iterator[str]:
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _plain_words(part)
        case Not(Not(part)):
            yield from _plain_words(part)
        case Word(text, exact=False):
            yield text


def _others(
    own: tuple[str, ...], wanted: frozenset[str], met: Sequence[tuple[str, tuple[str, ...]]], lexicon: Lexicon
) -> list[str]:
    listed = (
        word
        for language in languages.of_script(own[0])
        for word in _vocabulary().get(language, {}).get(own[0][0], ())
        if not wanted.isdisjoint(lexicon.words.forms(word, language))
    )
    affixed = (
        word
        for stem in (key.partition(":")[2] for key in wanted if key.startswith("id:"))
        for word in _containing(stem[1:])
        if not wanted.isdisjoint(lexicon.words.forms(word, "id"))
    )
    seen = (word for word, keys in met if not wanted.isdisjoint(keys))
    found = {word for source in (listed, affixed, seen) for word in source if word not in own}
    return sorted(found, key=lambda word: (_in_common(word, own[0]), len(word), word))


def _in_common(word: str, other: str) -> int:
    """How many letters two words begin with in common."""
    pairs = enumerate(zip(word, other, strict=False))
    return next((at for at, (one, another) in pairs if one != another), min(len(word), len(other)))


def _containing(piece: str) -> Iterator[str]:
    """Indonesian words with this in them: before a root stand prefixes, and they change its first letter."""
    for listed in _vocabulary().get("id", {}).values():
        yield from (word for word in listed if piece in word)


@functools.cache
def _vocabulary() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The words of our lists by language and first letter."""
    found: dict[str, dict[str, dict[str, None]]] = {}
    for language, word in _listed():
        found.setdefault(language, {}).setdefault(word[0], {})[word] = None
    return {
        language: {letter: tuple(listed) for letter, listed in by_letter.items()}
        for language, by_letter in found.items()
    }


def _listed() -> Iterator[tuple[str, str]]:
    for name in ("vocabulary.tsv", "frequent.tsv"):
        for language, listed in sections.read(name):
            yield from ((language, word) for word in listed)
    for head, listed in sections.read("indonesian.tsv"):
        if head not in "+-":
            yield from (("id", word) for word in listed)
    for head, listed in sections.read("english.tsv"):
        if not head.startswith("="):
            yield from (("en", word) for word in (head, *listed))
