"""Languages as rules know them: the forms of words, and the names of languages.

A form key carries its language (`id:kerusuhan`), so that a word of one language is never taken for another's.
"""

import functools
import unicodedata

from rules.languages import english, indonesian
from rules.languages.frequent import FREQUENT
from rules.languages.names import LanguageNames

_FORMS = {"en": english.stems, "id": indonesian.stems}
"""A language's word forms: the folded word to the folded stems it may be a form of, itself among them."""
_OF_SCRIPT = {"latin": ("en", "id"), "cyrillic": ("kk", "ru")}


def forms(folded: str, language: str) -> frozenset[str]:
    """The keys that a folded word shares with other forms of the same word in this language.

    Empty for a language without a method: its words are found as they are written.
    """
    stems = _FORMS.get(language)
    return frozenset(f"{language}:{stem}" for stem in stems(folded)) if stems else frozenset()


def forms_of(folded: str, language: str) -> frozenset[str]:
    """Likewise; an empty language means every language of the word's script."""
    if language:
        return forms(folded, language)
    return frozenset().union(*(forms(folded, one) for one in of_script(folded)))


def is_frequent(folded: str, language: str) -> bool:
    """Whether a word is so frequent in this language that it is not taken for another; no language: in any."""
    if language:
        return folded in FREQUENT.get(language, ())
    return any(folded in frequent for frequent in FREQUENT.values())


def of_script(word: str) -> tuple[str, ...]:
    """The supported languages written in the script of this word's first letter."""
    first = next((character for character in word if character.isalpha()), "")
    return _OF_SCRIPT.get(_script(first), ()) if first else ()


@functools.lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0].lower()


__all__ = ["LanguageNames", "forms", "forms_of", "is_frequent", "of_script"]
