"""Languages as rules know them: the forms of words, and the names of languages.

A form key carries its language (`id:rusuh`), so that a word of one language is never taken for another's. Indonesian,
English, Russian and Kazakh have methods of their own. The languages that Snowball or a short list of endings serves
share one mark (`xx:`): a rule is asked in all of them, and eleven marks would cost more than they tell apart.
"""

import functools
import unicodedata
from collections.abc import Callable, Iterable

from rules.languages import english, indonesian, kazakh, russian, snowball, uzbek
from rules.languages.frequent import is_frequent
from rules.languages.names import LanguageNames

_OF_ITEM: dict[str, Callable[[str], Iterable[str]]] = {
    "en": english.stems,
    "id": indonesian.stems,
    "kk": kazakh.stems,
    "ru": russian.stems,
}
"""A language's folded word to the stems it may be a form of."""
_OF_RULE = {**_OF_ITEM, "kk": kazakh.sought, "ru": russian.sought}
"""Likewise, of a word that somebody asks for: fewer, where most of those are not what is meant."""
_OTHERS: dict[str, Callable[[str], Iterable[str]]] = {
    "uz": uzbek.stems,
    **{
        language: functools.partial(snowball.stems, language=language)
        for language in sorted(snowball.ALGORITHMS)
        if language != "en"
    },
}
_MARK_OF_OTHERS = "xx"
_OF_SCRIPT = {
    "latin": ("en", "id", "kk", *(language for language in _OTHERS if language != "ar")),
    "cyrillic": ("kk", "ru"),
    "arabic": ("ar",),
}


def forms(folded: str, language: str) -> frozenset[str]:
    """The keys that a folded word of an item shares with other forms of the same word in this language.

    Empty for a language without a method: its words are found as they are written.
    """
    return _keys(folded, language, _OF_ITEM)


def sought(folded: str) -> frozenset[str]:
    """The keys of a rule's folded word, in every language of its script; an item's word with one of them is that word."""
    return frozenset().union(*(_keys(folded, one, _OF_RULE) for one in of_script(folded)))


def _keys(folded: str, language: str, methods: dict[str, Callable[[str], Iterable[str]]]) -> frozenset[str]:
    method = methods.get(language)
    if method:
        return frozenset(f"{language}:{stem}" for stem in method(folded))
    method = _OTHERS.get(language)
    return frozenset(f"{_MARK_OF_OTHERS}:{stem}" for stem in method(folded)) if method else frozenset()


def in_one_script(word: str, other: str) -> bool:
    """Whether two words begin in the same script, or one of them in none."""
    scripts = {script(letter) for letter in (_first_letter(word), _first_letter(other)) if letter}
    return len(scripts) < 2


def of_script(word: str) -> tuple[str, ...]:
    """The languages with forms that are written in the script of this word's first letter."""
    first = _first_letter(word)
    return _OF_SCRIPT.get(script(first), ()) if first else ()


def _first_letter(word: str) -> str:
    return next((character for character in word if character.isalpha()), "")


@functools.lru_cache(maxsize=4096)
def script(letter: str) -> str:
    """The script of a letter, as Unicode names it: latin, cyrillic, arabic."""
    return unicodedata.name(letter, "").partition(" ")[0].lower()


__all__ = ["LanguageNames", "forms", "in_one_script", "is_frequent", "of_script", "script", "sought"]
