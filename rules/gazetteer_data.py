"""The gazetteer's data file, read into tables. `tools/build_gazetteer.py` writes it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rules.text import INNER, key_of

FORMAT = 3
LANGUAGES = ("id", "en", "ru", "kk")
"""The order of the names to tell."""

_NO_WORD = "\ufffd"
_CAPITAL = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
_WORD = re.compile(
    f"(?<![^\\W_])[{_CAPITAL}](?:\\.[{_CAPITAL}]){{1,5}}(?![^\\W_])\\.?|[^\\W_](?:[^\\W_]|[{INNER}](?=[^\\W_]|\\b))*"
)


class Word(NamedTuple):
    """A word of a text as places are looked for: hyphens and apostrophes part words, U.S. is one."""

    start: int
    end: int
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a name needs proof: `kind` is person, word, verb, common, object or neighbour; the rest are folded stems of neighbours."""

    kind: str
    languages: frozenset[str]
    not_before: tuple[str, ...]
    not_after: tuple[str, ...]


class Entry(NamedTuple):
    """What a name's form says, without its first key; names of one word that say the same share it.

    `case` is capital, small, or the exact text; `how` is exact, form or typo.
    """

    rest: tuple[str, ...]
    """The keys after the first."""
    code: str
    kind: str
    languages: frozenset[str]
    case: str
    how: str
    doubt: Doubt | None
    note: str


@dataclass(frozen=True, slots=True)
class Tables:
    """All that the data file says, ready for looking up."""

    entries: Mapping[str, tuple[Entry, ...]]
    """By the first key, longest first."""
    cues: Mapping[tuple[str, str], tuple[str, ...]]
    """Words that speak for a code where one name is several places; "*" ends a stem."""
    locatives: frozenset[str]
    """Words before a place: in, di, в."""
    weak_locatives: frozenset[str]
    """Those of them that stand before people as well: from, dari, у."""
    residents: frozenset[str]
    """Those of them that say who lives there: warga."""
    disasters: frozenset[str]
    """What strikes places: gempa, banjir."""
    impacts: frozenset[str]
    """Verbs that stand between a disaster and the place it strikes: guncang, landa."""
    offices: frozenset[str]
    """What towns have and attack nobody: polres, bupati."""
    contests: tuple[str, ...]
    """Stems of verbs of matches: beat, обыграл."""
    rounds: tuple[str, ...]
    """Stems of what a club gets into: финал."""
    conjunctions: frozenset[str]
    institutions: tuple[str, ...]
    """Stems of words beside a state or a town."""
    members: Mapping[str, frozenset[str]]
    areas: Mapping[str, frozenset[str]]
    area_names: Mapping[str, str]
    long_codes: Mapping[str, str]
    """ISO 3166 codes of two letters by those of three."""
    look_alikes: frozenset[str]
    """Folded words that look like a name and are none: Beranda is no Belanda."""
    shown: Mapping[str, tuple[str, str, str, str]]
    """The everyday name of countries and areas by code, in Indonesian, English, Russian and Kazakh."""
    shown_organisations: Mapping[str, tuple[str, str, str, str]]
    """Likewise of organisations by acronym, which may be a country's code as well: AU."""


def words_of(text: str) -> list[Word]:
    """The words of a text with their keys, in order."""
    return [Word(m.start(), m.end(), m.group(), _key(m.group())) for m in _WORD.finditer(text)]


def keys_of(name: str) -> list[str]:
    """The keys of a name's words."""
    return [word.key for word in words_of(name)]


def _key(word: str) -> str:
    return key_of(word.replace(".", "")) or _NO_WORD


def read(lines: Iterable[str]) -> Tables:
    """The tables of a data file.

    Raises:
        ValueError: the file was written for another version of this program.
    """
    rows = [line.rstrip("\n").split("\t") for line in lines]
    if rows[0][1] != str(FORMAT):
        raise ValueError(f"the gazetteer's data has format {rows[0][1]}, this program reads {FORMAT}")
    by_letter: dict[str, list[list[str]]] = {}
    for row in rows[1:]:
        by_letter.setdefault(row[0], []).append(row)
    neighbours = by_letter["w"]
    entries = _entries(by_letter["n"], _doubts(by_letter["d"]))
    _in_order(entries, by_letter.get("p", ()))
    return Tables(
        entries=entries,
        cues={(key, code): tuple(cues.split()) for _, key, code, cues in by_letter["t"]},
        locatives=_neighbours(neighbours, "locative", "weak", "resident"),
        weak_locatives=_neighbours(neighbours, "weak", "resident"),
        residents=_neighbours(neighbours, "resident"),
        disasters=_neighbours(neighbours, "disaster"),
        impacts=_neighbours(neighbours, "impact"),
        offices=_neighbours(neighbours, "office"),
        contests=tuple(sorted(_neighbours(neighbours, "contest"))),
        rounds=tuple(sorted(_neighbours(neighbours, "round"))),
        conjunctions=_neighbours(neighbours, "conjunction"),
        institutions=tuple(sorted(_neighbours(neighbours, "institution"))),
        members={code: frozenset(members.split()) for _, code, members in by_letter["o"]},
        areas={code: frozenset(countries.split()) for _, code, countries, _ in by_letter["a"]},
        area_names={name: row[1] for row in by_letter["a"] for name in row[3].split("|")},
        long_codes={long: code for _, long, code in by_letter["i"]},
        look_alikes=frozenset(word for row in by_letter.get("x", ()) for word in row[1].split(" ")),
        shown=_shown(by_letter["s"]),
        shown_organisations=_shown(by_letter["g"]),
    )


def _shown(rows: Iterable[list[str]]) -> dict[str, tuple[str, str, str, str]]:
    return {code: (first, second, third, fourth) for _, code, first, second, third, fourth in rows}


def _neighbours(rows: Iterable[list[str]], *kinds: str) -> frozenset[str]:
    return frozenset(word for row in rows if row[1] in kinds for word in row[2].split())


def _doubts(rows: Iterable[list[str]]) -> dict[str, Doubt]:
    return {
        key: Doubt(kind, frozenset(languages.split()), tuple(before.split()), tuple(after.split()))
        for _, key, kind, languages, before, after in rows
    }


def _entries(rows: Iterable[list[str]], doubts: Mapping[str, Doubt]) -> dict[str, tuple[Entry, ...]]:
    entries: dict[str, tuple[Entry, ...]] = {}
    for _, code, kind, languages, case, how, doubt, note, forms in rows:
        shared = Entry((), code, kind, frozenset(languages.split()), case, how, doubts.get(doubt), note)
        alone = (shared,)
        for form in forms.split("|"):
            first, *rest = form.split(" ")
            added = (shared._replace(rest=tuple(rest)),) if rest else alone
            known = entries.get(first)
            entries[first] = added if known is None else known + added
    return entries


def _in_order(entries: dict[str, tuple[Entry, ...]], orders: Iterable[list[str]]) -> None:
    """Longest first; where several places have one name, in the order that the file gives."""
    for first, group in entries.items():
        if len(group) > 1:
            entries[first] = tuple(sorted(group, key=lambda entry: -len(entry.rest)))
    for _, key, codes in orders:
        rank = {code: place for place, code in enumerate(codes.split(" "))}
        first, *rest = key.split(" ")
        entries[first] = tuple(
            sorted(
                entries.get(first, ()),
                key=lambda entry: (
                    -len(entry.rest),
                    rank.get(entry.code, 0) if entry.rest == tuple(rest) else 0,
                ),
            )
        )
