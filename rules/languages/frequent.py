"""Frequent words: never taken for another word with a slip of the pen."""

import functools
from collections.abc import Mapping

from rules.languages import sections


def is_frequent(folded: str, language: str) -> bool:
    """Whether a word is so frequent in this language that it is not taken for another; no language: in any."""
    if language:
        return folded in _frequent().get(language, ())
    return any(folded in words for words in _frequent().values())


@functools.cache
def _frequent() -> Mapping[str, frozenset[str]]:
    words: dict[str, set[str]] = {}
    for language, listed in sections.read("frequent.tsv"):
        words.setdefault(language, set()).update(listed)
    return {language: frozenset(listed) for language, listed in words.items()}
