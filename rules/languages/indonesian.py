"""Forms of Indonesian words: clitics. Affixes of the root come with a stemmer."""

_CLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")
_SHORTEST = 4
# Words whose end only looks like a clitic, where the rest is a word too or often sought.
_WHOLE = frozenset(
    (
        *(
            "masalah",
            "permasalahan",
            "sekolah",
            "istilah",
            "langkah",
            "setelah",
            "sebelah",
            "berkah",
            "makalah",
        ),
        *("majalah", "jumlah", "bertemu", "pelaku", "perilaku", "selaku", "berlaku"),
    )
)


def stems(word: str) -> tuple[str, ...]:
    """The folded word, and what is left of it without one or two clitics (kerusuhannyalah)."""
    found = [word.replace("'", "")]
    for _ in range(2):
        stem = _without_clitic(found[-1])
        if stem is None:
            break
        found.append(stem)
    return tuple(dict.fromkeys(found))


def _without_clitic(word: str) -> str | None:
    if word in _WHOLE:
        return None
    for clitic in _CLITICS:
        if word.endswith(clitic) and len(word) - len(clitic) >= _SHORTEST:
            return word[: -len(clitic)]
    return None
