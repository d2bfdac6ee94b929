"""Snowball's stemmers, by language code."""

import functools
import re
from collections.abc import Callable

ALGORITHMS = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
    "sv": "swedish",
    "tr": "turkish",
}
_LONGEST = 40
_UNWRITABLE = re.compile("[\ud800-\udfff]")
_ARTICLE = re.compile(r"^[وف]?[بك]?(?:ال|لل)(?=\w{3})")
"""The Arabic article with what is written before it in one word; Snowball leaves most of them."""


def stem(word: str, language: str) -> str:
    """The stem of a folded word by Snowball's algorithm for this language.

    Raises:
        KeyError: There is none for it.
    """
    if len(word) > _LONGEST or _UNWRITABLE.search(word):
        return word
    if language == "ar":
        word = _ARTICLE.sub("", word)
    # İstanbul'da, l'attaque: what an apostrophe parts is no part of the word.
    before, _, after = word.partition("'")
    word = after if after and len(before) <= 2 else before or word
    return _stemmer(ALGORITHMS[language])(word)


def stems(word: str, language: str) -> tuple[str, ...]:
    """Likewise, as the methods of languages answer: all stems, of which there is one."""
    return (stem(word, language),)


@functools.cache
def _stemmer(algorithm: str) -> Callable[[str], str]:
    from Stemmer import Stemmer  # noqa: PLC0415 - read on first use

    # The lexicon keeps what it found; a second cache would only cost memory.
    stemmer: Callable[[str], str] = Stemmer(algorithm, 0).stemWord
    return stemmer
