"""Names written with a slip of the pen: one letter more, less or other, or two swapped."""

from collections.abc import Iterator, Mapping

from rules.gazetteer_data import LANGUAGES, Entry
from rules.slips import one_off

LEAST = 7
"""Letters of the word and of the name; shorter ones are too often other words (Angela, Angola)."""
_TYPO = "typo of "
_TOLD_IN = ("en", "ru", "id", "kk")


class Typos:
    """The names that are recognised in spite of a slip: countries, and places of Kazakhstan, where nothing is doubted.

    Finds a word by what is left of it, and of the names, when a letter is left out (W. Garbe's symmetric deletes).
    """

    def __init__(
        self,
        entries: Mapping[str, tuple[Entry, ...]],
        words: frozenset[str],
        shown: Mapping[str, tuple[str, ...]],
    ) -> None:
        """Make the index; `words` look like names and are none, `shown` are the names of countries to tell."""
        self._words = words
        self._shown = shown
        self._names: dict[str, tuple[str, ...]] = {}
        self._entries = entries
        for key, group in entries.items():
            if len(key) >= LEAST and _is_sure(group):
                for rest in _shortened(key):
                    self._names[rest] = (*self._names.get(rest, ()), key)

    def meant(self, word: str) -> tuple[Entry, ...]:
        """The entries of the names that a folded word is a slip of; none when they are several places."""
        if len(word) < LEAST or word in self._words:
            return ()
        known = self._names
        near = {name for rest in _shortened(word) for name in known.get(rest, ()) if one_off(name, word)}
        slips = [self._slip(name) for name in sorted(near)]
        return tuple(slips) if len({entry.code for entry in slips}) == 1 else ()

    def _slip(self, name: str) -> Entry:
        entry = self._entries[name][0]
        meant = self._shown[entry.code][_language_of(entry)] if entry.kind == "country" else name.capitalize()
        return entry._replace(how="typo", note=_TYPO + meant)


def _language_of(entry: Entry) -> int:
    """Where the names to tell have the entry's language; English and Russian where languages share a name."""
    return next(LANGUAGES.index(language) for language in _TOLD_IN if language in entry.languages)


def _is_sure(group: tuple[Entry, ...]) -> bool:
    entry = group[0]
    if len(group) > 1 or entry.rest or entry.doubt is not None or entry.case != "capital":
        return False
    return entry.kind == "country" or (entry.code == "KZ" and entry.kind in ("city", "division"))


def _shortened(word: str) -> Iterator[str]:
    """The word, and the word without each of its letters but the first."""
    yield word
    for place in range(1, len(word)):
        yield word[:place] + word[place + 1 :]
