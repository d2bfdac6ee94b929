"""Finding places and organisations in a text: candidates by the tables, then proof for those that need it."""

import functools
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rules.gazetteer_data import Entry, Tables, Word, words_of

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

_PLURALS = ("лар", "лер", "дар", "дер", "тар", "тер")
_POSSESSIVES = ("ы", "і", "сы", "сі", "ымыз", "іміз", "мыз", "міз")
_GENITIVES = ("ның", "нің", "дың", "дің", "тың", "тің")
_ACCUSATIVES = ("ды", "ді", "ты", "ті", "ны", "ні", "н")
_COMPANIONS = ("мен", "бен", "пен", "нікі", "дікі", "тікі", "ша", "ше")
_LOCATIVES = (
    *("ға", "ге", "қа", "ке", "на", "не", "а", "е"),
    *("да", "де", "та", "те", "нда", "нде"),
    *("дан", "ден", "тан", "тен", "нан", "нен"),
    *("дағы", "дегі", "тағы", "тегі", "ндағы", "ндегі"),
)
_CASE_ENDINGS = (*_GENITIVES, *_ACCUSATIVES, *_COMPANIONS, *_LOCATIVES)
_SENTENCE_ENDS = frozenset('.!?:«»“”"—–|;')
_SHORTEST_STEM = 3
_LONG_WORD = 4
_TITLE_SHARE = 0.8
# A title often begins with a country or its people, seldom with a town that is a common word too.
_STARTERS = ("country", "adjective")
# Proofs that are decided by the other names of the text.
_DOUBTFUL, _COMPANY = "doubtful", "company"


@functools.cache
def _kazakh_endings() -> frozenset[str]:
    """Endings a Kazakh name takes: plural, possessive, case, in that order, each of them or none."""
    chains = itertools.product(("", *_PLURALS), ("", *_POSSESSIVES), ("", *_CASE_ENDINGS))
    return frozenset("".join(chain) for chain in chains) - {""}


@functools.cache
def _longest_ending() -> int:
    return max(map(len, _kazakh_endings()))


class Candidate(NamedTuple):
    """A stretch of words that may be a name: the entries that fit, best first, and the ending that was cut off."""

    first: int
    length: int
    entries: tuple[Entry, ...]
    ending: str


@dataclass(frozen=True, slots=True)
class Found:
    """A name that stood the proof; `proof` says by what, empty where none was needed."""

    start: int
    end: int
    entry: Entry
    inflected: bool
    proof: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What a name is judged by: the words around it, the language, and whether capitals mean anything."""

    tables: Tables
    text: str
    words: Sequence[Word]
    language: str | None
    country: str | None
    titled: bool
    """Nearly every word begins with a capital: a headline in Title Case, or all in capitals."""
    capitals: bool


def find(tables: Tables, text: str, language: str | None, country: str | None) -> list[Found]:
    """The names in a text, in order, without overlaps."""
    words = words_of(text)
    titled, capitals = _style(words)
    scene = Scene(tables, text, words, language, country, titled, capitals)
    candidates = [candidate for candidate in _candidates(scene) if candidate.entries[0].kind != "blocked"]
    return list(_settled(scene, candidates))


def _style(words: Sequence[Word]) -> tuple[bool, bool]:
    """Whether nearly every longer word begins with a capital, and whether all is in capitals."""
    long = [word.text for word in words if len(word.text) >= _LONG_WORD]
    capitals = (
        len(words) > 1 and bool(long) and all(word.text.isupper() for word in words if word.text.isalpha())
    )
    titled = sum(word[0].isupper() for word in long) > _TITLE_SHARE * len(long)
    return capitals or (titled and len(long) >= _LONG_WORD), capitals


def _candidates(scene: Scene) -> Iterator[Candidate]:
    position = 0
    while position < len(scene.words):
        candidate = _candidate_at(scene, position)
        if candidate is None:
            position += 1
        else:
            yield candidate
            position += candidate.length


def _candidate_at(scene: Scene, position: int) -> Candidate | None:
    word = scene.words[position]
    entries = scene.tables.entries.get(word.key)
    if entries is not None:
        found = _longest(scene, position, entries)
        if found is not None:
            return found
    if word.key[0] < _LATIN_END:
        return _without_clitic(scene, position, word)
    if scene.language in ("kk", None):
        return _without_ending(scene, position, word)
    return None


def _longest(scene: Scene, position: int, entries: tuple[Entry, ...]) -> Candidate | None:
    """The entries of the longest name that begins here; several when several places are called so."""
    fitting: list[Entry] = []
    ending = ""
    for entry in entries:
        if fitting and len(entry.rest) < len(fitting[0].rest):
            break
        cut = _fits(scene, position, entry)
        if cut is not None:
            fitting.append(entry)
            ending = cut
    return Candidate(position, 1 + len(fitting[0].rest), tuple(fitting), ending) if fitting else None


def _fits(scene: Scene, position: int, entry: Entry) -> str | None:
    """None when the entry is not what stands here, else the Kazakh ending of its last word."""
    ending: str | None = ""
    count = 1 + len(entry.rest)
    if entry.rest:
        ending = _rest_fits(scene.words[position + 1 : position + count], entry.rest)
    if ending is None or not _spoken(scene, scene.words[position], entry):
        return None
    return ending if _cased(scene.words[position : position + count], entry) else None


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


def _spoken(scene: Scene, word: Word, entry: Entry) -> bool:
    """Whether a text in this language uses the name; English homographs are no places in others' text."""
    language = scene.language
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


def _without_clitic(scene: Scene, position: int, word: Word) -> Candidate | None:
    """Indonesian -nya on a known name."""
    if scene.language not in ("id", None) or not word.key.endswith("nya") or not word.text[0].isupper():
        return None
    entries = scene.tables.entries.get(word.key[:-3], ())
    fitting = tuple(entry for entry in entries if not entry.rest and "id" in entry.languages)
    return Candidate(position, 1, fitting, "nya") if fitting else None


def _without_ending(scene: Scene, position: int, word: Word) -> Candidate | None:
    """A Kazakh name with its endings cut off, only when what is left is known; the longest rest counts."""
    key, entries_by_key = word.key, scene.tables.entries
    for length in range(1, min(len(key) - _SHORTEST_STEM, _longest_ending()) + 1):
        entries = entries_by_key.get(key[:-length])
        if entries is None or key[-length:] not in _kazakh_endings():
            continue
        fitting = tuple(entry for entry in entries if _takes_ending(word, entry))
        if fitting:
            return Candidate(position, 1, fitting, key[-length:])
    return None


def _takes_ending(word: Word, entry: Entry) -> bool:
    if entry.rest or "kk" not in entry.languages or entry.kind == "blocked":
        return False
    if entry.case in ("small", "capital"):
        return _cased((word,), entry)
    return word.text.startswith(entry.case)


def _settled(scene: Scene, candidates: Sequence[Candidate]) -> Iterator[Found]:
    proofs = [_proof(scene, candidate) for candidate in candidates]
    sure = {
        candidate.entries[0].code
        for candidate, proof in zip(candidates, proofs, strict=True)
        if proof is not None and proof != _DOUBTFUL
    }
    for candidate, proof in zip(candidates, proofs, strict=True):
        if proof is None:
            continue
        entry = _chosen(scene, candidate, sure)
        if proof == _DOUBTFUL and entry.code not in sure:
            continue
        last = scene.words[candidate.first + candidate.length - 1]
        inflected = entry.how == "form" or bool(candidate.ending)
        yield Found(
            scene.words[candidate.first].start,
            last.end,
            entry,
            inflected,
            _COMPANY if proof == _DOUBTFUL else proof,
        )


def _chosen(scene: Scene, candidate: Candidate, sure: set[str]) -> Entry:
    """Which of several places of one name is meant: by cue words, then company, then the item's own country."""
    entries = candidate.entries
    if len({entry.code for entry in entries}) == 1:
        return entries[0]
    keys = {word.key for word in scene.words}
    name = " ".join(word.key for word in scene.words[candidate.first : candidate.first + candidate.length])

    def weight(entry: Entry) -> tuple[int, bool, bool]:
        cues = scene.tables.cues.get((name, entry.code))
        hits = len(cues & keys) if cues else 0
        return hits, cues is None and entry.code in sure, entry.code == scene.country

    return max(entries, key=weight)


def _proof(scene: Scene, candidate: Candidate) -> str | None:
    """None: no place; doubtful: only in the company of another place there; else what proves it."""
    entry = candidate.entries[0]
    doubt = entry.doubt
    if doubt is not None and doubt.languages and scene.language is not None:
        doubt = doubt if scene.language in doubt.languages else None
    before, after = _neighbours(scene, candidate)
    if doubt is not None and (_one_of(after, doubt.not_before) or _one_of(before, doubt.not_after)):
        return None
    exact = entry.case not in ("small", "capital")
    if entry.kind != "small" and (
        doubt is None or doubt.kind == "neighbour" or (exact and not scene.capitals)
    ):
        return ""
    if (before is not None and before.key in scene.tables.locatives) or candidate.ending in _LOCATIVES:
        return "locative"
    if _institution(scene, before) or _institution(scene, after):
        return "institution"
    if entry.kind == "small" or scene.titled or exact:
        return _DOUBTFUL
    return _by_capital(scene, candidate, before, after)


def _by_capital(scene: Scene, candidate: Candidate, before: Word | None, after: Word | None) -> str:
    """A capital proves a name unless its neighbour is a stranger with a capital too, as in Michael Jordan."""
    entry = candidate.entries[0]
    if after is not None and after.text == "s":
        return "capital"
    if _stranger(scene, before) or _stranger(scene, after):
        return _DOUBTFUL
    kind = entry.doubt.kind if entry.doubt is not None else ""
    begins = before is None and (kind == "common" or (kind == "word" and entry.kind not in _STARTERS))
    return _DOUBTFUL if begins else "capital"


def _neighbours(scene: Scene, candidate: Candidate) -> tuple[Word | None, Word | None]:
    """The words before and after within the sentence."""
    first, last = candidate.first, candidate.first + candidate.length - 1
    words, text = scene.words, scene.text
    before = words[first - 1] if first else None
    if before is not None and not _SENTENCE_ENDS.isdisjoint(text[before.end : words[first].start]):
        before = None
    after = words[last + 1] if last + 1 < len(words) else None
    if after is not None and not _SENTENCE_ENDS.isdisjoint(text[words[last].end : after.start]):
        after = None
    return before, after


def _one_of(word: Word | None, stems: tuple[str, ...]) -> bool:
    if word is None or not stems:
        return False
    return any(word.key.startswith(stem[:-1]) if stem.endswith("*") else word.key == stem for stem in stems)


def _institution(scene: Scene, word: Word | None) -> bool:
    """Whether a word goes with a state or a town and seldom with a person: president, army, earthquake."""
    return word is not None and word.key.startswith(scene.tables.institutions)


def _stranger(scene: Scene, word: Word | None) -> bool:
    """A capitalised word that is no acronym and no place: a first name, a surname, a brand."""
    if word is None or len(word.text) < 2 or not word.text[0].isupper() or word.text.isupper():
        return False
    return word.key not in scene.tables.entries
