"""Forms of Uzbek words in Latin: plural, possessive and case."""

import re

_LEAST = 4
_ENDINGS = re.compile(r"(?:lar)?(?:imiz|ingiz|[is]?i)?(?:ning|dagi|dan|ni|ga|da)?$")


def stems(word: str) -> tuple[str, ...]:
    """A folded word without its endings."""
    word = word.replace("'", "")
    end = _ENDINGS.search(word, _LEAST)
    return (word[: end.start()] if end else word,)
