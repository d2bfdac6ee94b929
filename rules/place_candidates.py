"""Stretches of a text that may be names of places or organisations: what the tables know, in any inflection."""

import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rules.gazetteer_data import Entry, Tables, Word
from rules.place_typos import LEAST, Typos

_LATIN_END = "\u0250"
_LANGUAGES_BY_SCRIPT = {
    # A word in the other script than its text's is read in the languages of that script.
    ("id", True): frozenset(("id", "en")),
    ("id", False): frozenset(("ru", "kk")),
    ("en", True): frozenset(("en",)),
    ("en", False): frozenset(("ru", "kk")),
    ("ru", True): frozenset(("en",)),
    ("ru", False): frozenset(("ru",)),
    ("kk", True): frozenset(("kk", "en")),
    ("kk", False): frozenset(("kk",)),
}
_ANY_LANGUAGE = frozenset(("id", "en", "ru", "kk"))

_CLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")
_PLURALS = ("лар", "лер", "дар", "дер", "тар", "тер")
_POSSESSIVES = ("ы", "і", "сы", "сі", "ымыз", "іміз", "мыз", "міз", "м", "ым", "ім", "ң", "ың", "ің")
_GENITIVES = ("ның", "нің", "дың", "дің", "тың", "тің")
_ACCUSATIVES = ("ды", "ді", "ты", "ті", "ны", "ні", "н")
_COMPANIONS = ("мен", "бен", "пен", "менен", "нікі", "дікі", "тікі", "ша", "ше")
_LOCATIVES = frozenset(
    (
        *("ға", "ге", "қа", "ке", "на", "не", "а", "е"),
        *("да", "де", "та", "те", "нда", "нде"),
        *("дан", "ден", "тан", "тен", "нан", "нен"),
        *("дағы", "дегі", "тағы", "тегі", "ндағы", "ндегі"),
    )
)
_LATIN_LETTERS = str.maketrans("аәеыіғгқкдтнлрмсңбпш", "aaeyiggqkdtnlrmsnbps")


def _in_latin(endings: Iterable[str]) -> frozenset[str]:
    """Endings as folded Latin Kazakh writes them."""
    return frozenset(ending.translate(_LATIN_LETTERS) for ending in endings)


LOCATIVES = _LOCATIVES | _in_latin(_LOCATIVES)
"""Kazakh endings that say where, whither or whence, in both scripts."""
_CASE_ENDINGS = (*_GENITIVES, *_ACCUSATIVES, *_COMPANIONS, *sorted(_LOCATIVES))
_SHORTEST_STEM = 3
_HOME_KINDS = ("country", "city", "division")


class Candidate(NamedTuple):
    """A stretch of words that may be a name: the entries that fit, best first, and the ending that was cut off."""

    first: int
    length: int
    entries: tuple[Entry, ...]
    ending: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text as names are looked for in it."""

    tables: Tables
    typos: Typos
    raw: str
    words: Sequence[Word]
    language: str | None


@functools.cache
def _kazakh_endings() -> frozenset[str]:
    """Endings a Kazakh name takes: plural, possessive, case, in that order, each of them or none."""
    chains = itertools.product(("", *_PLURALS), ("", *_POSSESSIVES), ("", *_CASE_ENDINGS))
    cyrillic = frozenset("".join(chain) for chain in chains) - {""}
    return cyrillic | _in_latin(cyrillic)


@functools.cache
def _longest_ending() -> int:
    return max(map(len, _kazakh_endings()))


def candidates(text: Text) -> Iterator[Candidate]:
    """The candidates in order, without overlaps; the longest at each place counts."""
    position = 0
    while position < len(text.words):
        candidate = _candidate_at(text, position) or _slip_at(text, position)
        if candidate is None:
            position += 1
        else:
            yield candidate
            position += candidate.length


def _candidate_at(text: Text, position: int) -> Candidate | None:
    word = text.words[position]
    entries = text.tables.entries.get(word.key)
    if entries is not None:
        found = _longest(text, position, entries)
        if found is not None:
            return found
    if word.key[0] < _LATIN_END and text.language != "kk":
        return _without_clitic(text, position, word)
    if text.language in ("kk", None):
        return _without_ending(text, position, word)
    return None


def _slip_at(text: Text, position: int) -> Candidate | None:
    """A name with a slip of the pen, in a word with a capital that is not known in any other way."""
    word = text.words[position]
    if len(word.key) < LEAST or not word.text[0].isupper():
        return None
    fitting = tuple(entry for entry in text.typos.meant(word.key) if _spoken(text, word, entry))
    return Candidate(position, 1, fitting, "") if fitting else None


def _longest(text: Text, position: int, entries: tuple[Entry, ...]) -> Candidate | None:
    """The entries of the longest name that begins here; several when several places are called so."""
    fitting: list[Entry] = []
    ending = ""
    for entry in entries:
        if fitting and len(entry.rest) < len(fitting[0].rest):
            break
        cut = _fits(text, position, entry)
        if cut is not None:
            fitting.append(entry)
            ending = cut
    return Candidate(position, 1 + len(fitting[0].rest), tuple(fitting), ending) if fitting else None


def _fits(text: Text, position: int, entry: Entry) -> str | None:
    """None when the entry is not what stands here, else the Kazakh ending of its last word."""
    ending: str | None = ""
    count = 1 + len(entry.rest)
    if entry.rest:
        ending = _rest_fits(text.words[position + 1 : position + count], entry.rest)
    if ending is None or not _spoken(text, text.words[position], entry):
        return None
    return ending if _cased(text.words[position : position + count], entry) else None


def _rest_fits(words: Sequence[Word], keys: tuple[str, ...]) -> str | None:
    if len(words) < len(keys):
        return None
    if any(word.key != key for word, key in zip(words[:-1], keys[:-1], strict=True)):
        return None
    last, key = words[-1].key, keys[-1]
    if last == key:
        return ""
    ending = last.removeprefix(key)
    return ending if ending != last and ending in _kazakh_endings() else None


def _spoken(text: Text, word: Word, entry: Entry) -> bool:
    """Whether a text in this language uses the name; English homographs are no places in others' text."""
    language = text.language
    latin = word.key[0] < _LATIN_END
    if entry.languages.isdisjoint(_LANGUAGES_BY_SCRIPT.get((language or "", latin), _ANY_LANGUAGE)):
        return False
    if entry.doubt is None or entry.doubt.kind == "neighbour" or language in (None, "en"):
        return True
    return language in entry.languages or not latin


def _cased(words: Sequence[Word], entry: Entry) -> bool:
    if entry.case == "small":
        return True
    if entry.case == "capital":
        first = words[0].text[0]
        return first.isupper() or first.isdigit()
    written = " ".join(word.text.replace(".", "") for word in words)
    return written == entry.case.replace(".", "").replace("-", " ")


def _without_clitic(text: Text, position: int, word: Word) -> Candidate | None:
    """Indonesian -nya, -lah, -ku and others on a known name."""
    if text.language not in ("id", None) or not word.text[0].isupper() or not word.key.endswith(_CLITICS):
        return None
    clitic = next(clitic for clitic in _CLITICS if word.key.endswith(clitic))
    entries = text.tables.entries.get(word.key.removesuffix(clitic), ())
    fitting = tuple(entry for entry in entries if not entry.rest and _takes_clitic(word, entry))
    return Candidate(position, 1, fitting, clitic) if fitting else None


def _takes_clitic(word: Word, entry: Entry) -> bool:
    if "id" not in entry.languages or entry.kind in ("blocked", "small", "town"):
        return False
    return entry.case in ("small", "capital") or word.text.startswith(entry.case)


def _without_ending(text: Text, position: int, word: Word) -> Candidate | None:
    """A Kazakh name with its endings cut off, only when what is left is known; the longest rest counts."""
    key, entries_by_key = word.key, text.tables.entries
    for length in range(1, min(len(key) - _SHORTEST_STEM, _longest_ending()) + 1):
        entries = entries_by_key.get(key[:-length])
        if entries is None or key[-length:] not in _kazakh_endings():
            continue
        fitting = tuple(entry for entry in entries if _takes_ending(word, entry))
        if fitting:
            return Candidate(position, 1, fitting, key[-length:])
    return None


def _takes_ending(word: Word, entry: Entry) -> bool:
    if entry.rest or entry.kind == "blocked":
        return False
    # Latin Kazakh is rare: its endings are known on the names of Kazakhstan alone.
    home = word.key[0] < _LATIN_END and entry.code == "KZ" and entry.kind in _HOME_KINDS
    if not home and "kk" not in entry.languages:
        return False
    if entry.case in ("small", "capital"):
        return _cased((word,), entry)
    return word.text.startswith(entry.case)
