"""Forms of English words: possessive and plural."""

_NOT_PLURAL = frozenset(
    {"news", "series", "species", "texas", "paris", "always", "perhaps", "james", "athens"}
)
_NO_PLURAL_END = ("ss", "us", "is")
_SHORTEST = 3
_HISSING = ("ch", "sh", "s", "x", "z")


def stems(word: str) -> tuple[str, ...]:
    """The singular of a folded word without its possessive ending."""
    return (_singular(_owner(word)),)


def _owner(word: str) -> str:
    if word.endswith("'s"):
        return word[:-2]
    return word[:-1] if word.endswith("s'") else word


def _singular(word: str) -> str:
    if (
        word in _NOT_PLURAL
        or len(word) <= _SHORTEST
        or not word.endswith("s")
        or word.endswith(_NO_PLURAL_END)
    ):
        return word
    if word.endswith("ies") and len(word) > _SHORTEST + 1:
        return f"{word[:-3]}y"
    if word.endswith("es") and word[:-2].endswith(_HISSING) and not word[:-2].endswith(("us", "as", "ous")):
        return word[:-2]
    return word[:-1]
