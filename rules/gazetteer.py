"""Places and organisations by name, and the names in a text."""

import difflib
import functools
import importlib.resources
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from rules import places
from rules.gazetteer_data import LANGUAGES, Entry, Tables, keys_of, read
from rules.languages import is_frequent
from rules.place_typos import Typos

How = Literal["exact", "form", "typo"]
_NEAREST = 3
_NEAR_ENOUGH = 0.7
_NEAR_THE_BEST = 0.15
_LONGEST_NAME = 100
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place or an organisation in a text; `start` and `end` count code points.

    `code` is an ISO 3166 code or an organisation's acronym. `reason` says what the words are (country, adjective,
    division, city, leader, body, organisation), a leader's years or what a slip of the pen was to be, and
    what proved a doubtful one, as in "city by locative", "leader 2019–" or "country typo of Kazakhstan".
    """

    start: int
    end: int
    kind: Literal["region", "org"]
    code: str
    how: How
    reason: str


@dataclass(frozen=True, slots=True)
class Region:
    """What `region:` may name: a country, an organisation with its members, a continent or a part of one."""

    code: str
    countries: frozenset[str]
    organisation: str | None


class Gazetteer:
    """Names of countries, their people, towns and leaders, and of organisations, in four languages."""

    def __init__(self, tables: Tables) -> None:
        """Look names up in these tables."""
        self._tables = tables
        self._typos = Typos(tables.entries, tables.look_alikes, tables.shown)

    @classmethod
    def load(cls) -> "Gazetteer":
        """The gazetteer that ships with this package."""
        is_frequent("", "")  # reads its list now: finding places reads no files
        data = importlib.resources.files("rules").joinpath("data", "gazetteer.tsv")
        return cls(read(data.read_text(encoding="utf-8").splitlines()))

    def find(self, text: str, language: str | None, country: str | None = None) -> tuple[Mention, ...]:
        """The places and organisations a text names, in order; `country` is the source's own, for twins."""
        return tuple(
            _mention(found) for found in places.find(self._tables, self._typos, text, language, country)
        )

    def region(self, name: str) -> Region | None:
        """The country, organisation or area called so in any of the languages, or by its code.

        Codes are ISO 3166 of two or three letters, those of UN M49 for areas, and acronyms of organisations, where no
        country has the same: AU is Australia.
        """
        code = name.strip().upper()
        code = self._tables.long_codes.get(code, code)
        if code in self._countries:
            return _country(code)
        key = " ".join(keys_of(name))
        if key in self._countries_by_name:
            return _country(self._countries_by_name[key])
        organisation = self.organisation(name)
        if organisation is not None:
            return Region(self._as_region(organisation), self.members(organisation), organisation)
        area = self._tables.area_names.get(key, name.strip().lower())
        countries = self._tables.areas.get(area)
        return None if countries is None else Region(area, countries, None)

    def _as_region(self, organisation: str) -> str:
        """What `region:` calls an organisation: its acronym, or its name where the acronym is a country's code."""
        if organisation not in self._countries and organisation not in self._tables.long_codes:
            return organisation
        return "-".join(keys_of(self.name(organisation, "en", "org")))

    def organisation(self, name: str) -> str | None:
        """The acronym of the organisation called so in any of the languages; known misprints count."""
        return self._organisations_by_name.get(" ".join(keys_of(name)))

    def members(self, organisation: str) -> frozenset[str]:
        """ISO codes of an organisation's members; none when it is unknown."""
        return self._tables.members.get(organisation, frozenset())

    def nearest(self, name: str) -> tuple[str, ...]:
        """Up to three known names, best first: the country of a town, people or leader called so, else look-alikes."""
        key = " ".join(keys_of(name[:_LONGEST_NAME]))
        language = "kk" if _KAZAKH.search(name) else "ru" if _CYRILLIC.search(name) else "en"
        codes = dict.fromkeys(entry.code for entry in self._entries_called(key) if entry.kind != "blocked")
        if codes:
            return tuple(self.name(code, language) for code in codes)[:_NEAREST]
        scored = _look_alikes(key, self._spellings)
        best = max((score for score, _ in scored), default=0.0)
        close = [spelling for score, spelling in scored if score > best - _NEAR_THE_BEST]
        by_code = {self._spellings[spelling][0]: self._spellings[spelling][1] for spelling in reversed(close)}
        return tuple(reversed(by_code.values()))[:_NEAREST]

    def _entries_called(self, key: str) -> Iterator[Entry]:
        first, *rest = key.split(" ")
        for entry in self._tables.entries.get(first, ()):
            if entry.rest == tuple(rest):
                yield entry

    def name(self, code: str, language: str, kind: Literal["region", "org"] = "region") -> str:
        """The everyday name of a country, organisation or area for people; the code itself when unknown.

        `kind` says which is meant where a country and an organisation share a code.
        """
        tables = (self._tables.shown, self._tables.shown_organisations)
        first, second = tables if kind == "region" else reversed(tables)
        shown = first.get(code) or second.get(code)
        if shown is None:
            return code
        return shown[LANGUAGES.index(language) if language in LANGUAGES else 1]

    @functools.cached_property
    def _countries(self) -> frozenset[str]:
        return frozenset(code for code in self._tables.shown if len(code) == 2)

    @functools.cached_property
    def _countries_by_name(self) -> dict[str, str]:
        return self._codes_by_name("country")

    @functools.cached_property
    def _organisations_by_name(self) -> dict[str, str]:
        acronyms = {code.lower(): code for code in self._tables.members}
        return {**acronyms, **self._codes_by_name("organisation")}

    def _codes_by_name(self, kind: str) -> dict[str, str]:
        codes: dict[str, str] = {}
        for first, entries in self._tables.entries.items():
            for entry in entries:
                if entry.kind == kind:
                    codes.setdefault(" ".join((first, *entry.rest)), entry.code)
        return codes

    @functools.cached_property
    def _spellings(self) -> dict[str, tuple[str, str]]:
        """Folded names with their code and the spelling to show."""
        spellings: dict[str, tuple[str, str]] = {}
        for code, names in (*self._tables.shown.items(), *self._tables.shown_organisations.items()):
            for name in names:
                spellings.setdefault(" ".join(keys_of(name)), (code, name))
        return spellings


def _look_alikes(key: str, spellings: Iterable[str]) -> list[tuple[float, str]]:
    """The spellings that look most like a key, with their likeness (difflib's ratio), best first."""
    matcher = difflib.SequenceMatcher(b=key, autojunk=False)
    scored: list[tuple[float, str]] = []
    for spelling in spellings:
        matcher.set_seq1(spelling)
        if matcher.real_quick_ratio() >= _NEAR_ENOUGH and matcher.quick_ratio() >= _NEAR_ENOUGH:
            ratio = matcher.ratio()
            if ratio >= _NEAR_ENOUGH:
                scored.append((ratio, spelling))
    return sorted(scored, reverse=True)


def _country(code: str) -> Region:
    return Region(code, frozenset((code,)), None)


def _mention(found: places.Found) -> Mention:
    entry = found.entry
    how: How = "typo" if entry.how == "typo" else "form" if found.inflected else "exact"
    said = "city" if entry.kind in ("small", "town") else entry.kind
    reason = " ".join(part for part in (said, entry.note, found.proof and f"by {found.proof}") if part)
    kind: Literal["region", "org"] = "org" if entry.kind == "organisation" else "region"
    return Mention(found.start, found.end, kind, entry.code, how, reason)
