"""Figures of a text: how many are dead, injured, detained, missing; and a quake's magnitude."""

import bisect
import functools
import importlib.resources
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rules.text import fold

_THOUSANDS = {"id": ".", "en": ",", "ru": " \u00a0\u202f", "kk": " \u00a0\u202f"}
_SPACES = "[ \u00a0\u202f]"
_TOKEN = re.compile(
    rf"\d{{1,3}}(?:{_SPACES}\d{{3}})+(?!\d)|\d+(?:[.,:]\d+)*|[^\W\d_]+|[-–—]|[.,;:!?%()«»\"“”|$€№]",
    re.UNICODE,
)
_MAGNITUDE = re.compile(
    r"(?:\b(?:magnitud\w*|магнитуд\w*|berkekuatan|M|SR)[ :=]*(?:of |hingga |до )?)(\d{1,2}(?:[.,]\d)?)(?![\d.,]*\d)"
    r"|(\d{1,2}[.,]\d)[ -]?(?:magnitude|magnitudo|SR\b|skala richter|балл|по шкале Рихтера)",
    re.IGNORECASE,
)
_LEAST_MAGNITUDE, _MOST_MAGNITUDE = 2.0, 10.0
_BARRIERS = frozenset(".;:!?|()")
_GAP = 6
"""Words between a number and what it counts; a comma or an "and" counts for more."""
_COMMA, _AND = 3, 2
_ANDS = frozenset(("dan", "and", "и", "және", "serta", "while", "sementara", "а", "ал"))
_BOUND_REACH = 3
_LARGEST = 10_000_000
"""More people than this is no toll."""


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A number of people in a text: name is dead, injured, detained or missing; None is an open end."""

    start: int
    end: int
    name: str
    low: int | None
    high: int | None


class _Token(NamedTuple):
    start: int
    end: int
    text: str
    key: str


class _Number(NamedTuple):
    """Tokens from first to before last, and the people they may count."""

    first: int
    last: int
    low: int | None
    high: int | None


class _Role(NamedTuple):
    first: int
    last: int
    name: str
    side: str


class _Phrase(NamedTuple):
    keys: tuple[str, ...]
    value: str


class _Words:
    """One language's words around figures."""

    def __init__(self, rows: Sequence[tuple[str, str, str]]) -> None:
        self.numbers = {
            term: int(value) for kind, value, terms in rows if kind == "number" for term in terms.split()
        }
        self.multipliers = {
            term: value for kind, value, terms in rows if kind == "multiplier" for term in terms.split()
        }
        self.vague = {
            term: int(value) for kind, value, terms in rows if kind == "vague" for term in terms.split()
        }
        self.roles = _phrases(rows, "role")
        self.least = _phrases(rows, "least")
        self.most = _phrases(rows, "most")
        self.units = _phrases(rows, "unit")
        self.before = _phrases(rows, "before")


class _Phrases:
    """Phrases by their first word, whole or stem, the longest first."""

    def __init__(self, phrases: Sequence[_Phrase]) -> None:
        self._whole: dict[str, list[_Phrase]] = {}
        self._stems: list[tuple[str, _Phrase]] = []
        for phrase in sorted(phrases, key=lambda phrase: -len(phrase.keys)):
            first = phrase.keys[0]
            if first.endswith("*"):
                self._stems.append((first[:-1], phrase))
            else:
                self._whole.setdefault(first, []).append(phrase)
        self._beginnings = tuple(stem for stem, _ in self._stems)

    def begun_by(self, key: str) -> Iterator[_Phrase]:
        yield from self._whole.get(key, ())
        if key.startswith(self._beginnings):
            yield from (phrase for stem, phrase in self._stems if key.startswith(stem))


def _phrases(rows: Sequence[tuple[str, str, str]], kind: str) -> _Phrases:
    phrases = [
        _Phrase(tuple(term.replace("-", "_-_").split("_")), value)
        for its_kind, value, terms in rows
        if its_kind == kind
        for term in terms.split()
    ]
    return _Phrases(phrases)


@functools.cache
def _words(language: str) -> _Words:
    text = (importlib.resources.files("rules") / "data" / "figures.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return _Words([(kind, value, fold(terms)) for kind, value, spoken, terms in rows if spoken == language])


def figures_in(text: str, language: str | None) -> tuple[FigureMention, ...]:
    """The numbers of people that a text gives, in order; none in a language beyond our four."""
    if language not in _THOUSANDS:
        return ()
    words = _words(language)
    tokens = [_Token(m.start(), m.end(), m.group(), fold(m.group())) for m in _TOKEN.finditer(text)]
    roles = list(_roles(tokens, words))
    if not roles:
        return ()
    numbers = list(_numbers(tokens, words, language))
    return tuple(
        FigureMention(
            min(tokens[number.first].start, tokens[role.first].start),
            max(tokens[number.last - 1].end, tokens[role.last - 1].end),
            role.name,
            number.low,
            number.high,
        )
        for number, role in sorted(_pairs(tokens, numbers, roles), key=lambda pair: pair[0].first)
    )


def magnitude_in(text: str) -> float | None:
    """A quake's magnitude, the largest that a text gives."""
    found = [
        float((match.group(1) or match.group(2)).replace(",", ".")) for match in _MAGNITUDE.finditer(text)
    ]
    return max((value for value in found if _LEAST_MAGNITUDE <= value <= _MOST_MAGNITUDE), default=None)


def _roles(tokens: Sequence[_Token], words: _Words) -> Iterator[_Role]:
    at = 0
    while at < len(tokens):
        phrase = _phrase_at(tokens, at, words.roles)
        if phrase is None:
            at += 1
            continue
        name, side = phrase.value.rstrip("<>"), phrase.value[-1]
        yield _Role(at, at + len(phrase.keys), name, side if side in "<>" else "")
        at += len(phrase.keys)


def _phrase_at(tokens: Sequence[_Token], at: int, phrases: _Phrases) -> _Phrase | None:
    for phrase in phrases.begun_by(tokens[at].key):
        stretch = tokens[at : at + len(phrase.keys)]
        if len(stretch) == len(phrase.keys) and all(
            token.key.startswith(key[:-1]) if key.endswith("*") else token.key == key
            for token, key in zip(stretch[1:], phrase.keys[1:], strict=True)
        ):
            return phrase
    return None


def _numbers(tokens: Sequence[_Token], words: _Words, language: str) -> Iterator[_Number]:
    at = 0
    while at < len(tokens):
        number = _number_at(tokens, at, words, language)
        if number is None:
            at += 1
            continue
        at = number.last
        number = _range(tokens, number, words, language)
        at = number.last
        if _counts_people(tokens, number, words):
            yield _bounded(tokens, number, words)


def _number_at(tokens: Sequence[_Token], at: int, words: _Words, language: str) -> _Number | None:
    """A number in digits or words that begins here, with its multipliers."""
    key = tokens[at].key
    if key[0].isdigit():
        value = _value(tokens[at].text, language)
        return None if value is None else _multiplied(tokens, at, value, words)
    if key in words.vague:
        return _vague(tokens, at, words)
    if key in words.numbers:
        return _spelled(tokens, at, words)
    return None


def _value(digits: str, language: str) -> float | None:
    """A number in digits by its language's marks; None for times and for what is neither."""
    if ":" in digits:
        return None
    bare = re.sub(_SPACES, "", digits)
    parts = re.split("[.,]", bare)
    mark = _THOUSANDS[language]
    grouped = all(len(part) == 3 for part in parts[1:])
    if len(parts) > 1 and grouped and (mark in bare or len(parts) > 2):
        return float("".join(parts))
    if len(parts) == 2:
        return float(f"{parts[0]}.{parts[1]}")
    return float(bare) if len(parts) == 1 and len(bare) <= 9 else None


def _multiplied(tokens: Sequence[_Token], at: int, value: float, words: _Words) -> _Number | None:
    last = at + 1
    while last < len(tokens) and words.multipliers.get(tokens[last].key, "").isdigit():
        value *= int(words.multipliers[tokens[last].key])
        last += 1
    if value != int(value) or value > _LARGEST:
        return None
    return _Number(at, last, int(value), int(value))


def _vague(tokens: Sequence[_Token], at: int, words: _Words) -> _Number:
    """Dozens, puluhan ribu, hundreds of thousands, десятки тысяч: the least they mean."""
    value, last = words.vague[tokens[at].key], at + 1
    following = last + 1 if last < len(tokens) and tokens[last].key == "of" else last
    if following < len(tokens):
        key = tokens[following].key
        factor = words.multipliers.get(key) or str(words.vague.get(key, ""))
        if factor.isdigit():
            value, last = value * int(factor), following + 1
    return _Number(at, last, value, None)


def _spelled(tokens: Sequence[_Token], at: int, words: _Words) -> _Number:
    """Dua puluh lima, двадцать пять, two thousand: number words in a row."""
    total = current = unit = 0
    last = at
    while last < len(tokens):
        key = tokens[last].key
        multiplier = words.multipliers.get(key)
        if key in words.numbers:
            unit = words.numbers[key]
            current += unit
        elif multiplier == "teen":
            current += 10
        elif multiplier == "10":
            current += 9 * unit
        elif multiplier == "100":
            current = max(current, 1) * 100
        elif multiplier is not None:
            total, current = total + max(current, 1) * int(multiplier), 0
        else:
            break
        last += 1
    return _Number(at, last, total + current, total + current)


def _range(tokens: Sequence[_Token], number: _Number, words: _Words, language: str) -> _Number:
    """10–15, 10 to 15, 10 hingga 15, от 10 до 15: one number with two ends."""
    if number.last + 1 >= len(tokens) or tokens[number.last].key not in {
        "-",
        "–",
        "—",
        "to",
        "hingga",
        "sampai",
        "до",
    }:
        return number
    other = _number_at(tokens, number.last + 1, words, language)
    if other is None or other.high is None or number.low is None or number.low >= other.high:
        return number
    return _Number(number.first, other.last, number.low, other.high)


def _counts_people(tokens: Sequence[_Token], number: _Number, words: _Words) -> bool:
    """Not a year, an age, a length of time, a price, a score, an ordinal, "one of"."""
    before = tokens[number.first - 1] if number.first else None
    after = number.last
    while after < len(tokens) and tokens[after].key == "-":
        after += 1
    following = tokens[after] if after < len(tokens) else None
    if following is not None and following.key in ("%", "of", "из", "$", "€") and number.high is not None:
        return following.key == "of" and number.low != 1
    if after < len(tokens) and _phrase_at(tokens, after, words.units) is not None:
        return False
    if before is None:
        return not _is_year(tokens, number)
    if before.key in ("$", "€", "№", "-", "–") or _is_year(tokens, number):
        return False
    start = max(0, number.first - 1)
    at_least = number.first >= 2 and _phrase_at(tokens, number.first - 2, words.least) is not None
    return at_least or _phrase_at(tokens, start, words.before) is None


def _is_year(tokens: Sequence[_Token], number: _Number) -> bool:
    text = tokens[number.first].text
    return number.last == number.first + 1 and len(text) == 4 and text.isdigit() and "1900" <= text <= "2100"


def _bounded(tokens: Sequence[_Token], number: _Number, words: _Words) -> _Number:
    """Open an end: at least, more than, up to, nearly; in Kazakh they stand after the number."""
    reach = range(max(0, number.first - _BOUND_REACH), number.first)
    after = range(number.last, min(len(tokens), number.last + _BOUND_REACH))
    for at in (*reach, *after):
        for phrases, opened in (
            (words.least, number._replace(high=None)),
            (words.most, number._replace(low=None, high=number.high or number.low)),
        ):
            phrase = _phrase_at(tokens, at, phrases)
            if phrase is None:
                continue
            ends = at + len(phrase.keys)
            if ends == number.first or (at >= number.last and _only_endings(tokens, number.last, at)):
                return opened
    return number


def _only_endings(tokens: Sequence[_Token], first: int, last: int) -> bool:
    """Whether only a number's own ending stands between, as in 164-тен астам."""
    return all(token.key == "-" or len(token.key) <= 3 for token in tokens[first:last])


def _pairs(
    tokens: Sequence[_Token], numbers: Sequence[_Number], roles: Sequence[_Role]
) -> list[tuple[_Number, _Role]]:
    """Each number with what it counts: nearest pairs first, each number and each role once."""
    near = sorted(
        (distance, role.first, number.first, role, number)
        for role, number in _neighbours(numbers, roles)
        if (distance := _distance(tokens, number, role)) is not None
    )
    pairs: list[tuple[_Number, _Role]] = []
    used: set[int] = set()
    for *_, role, number in near:
        if used.isdisjoint((role.first, number.first)):
            pairs.append((number, role))
            used |= {role.first, number.first}
    return pairs


def _neighbours(numbers: Sequence[_Number], roles: Sequence[_Role]) -> Iterator[tuple[_Role, _Number]]:
    """Each role with the number before and after it, where no other role stands between."""
    firsts = [number.first for number in numbers]
    for index, role in enumerate(roles):
        after = bisect.bisect(firsts, role.first)
        if after > 0 and (index == 0 or roles[index - 1].first < firsts[after - 1]):
            yield role, numbers[after - 1]
        if after < len(numbers) and (index + 1 == len(roles) or firsts[after] < roles[index + 1].first):
            yield role, numbers[after]


def _distance(tokens: Sequence[_Token], number: _Number, role: _Role) -> int | None:
    """How far a number is from a role word that may take it on that side; None when it may not."""
    if number.last <= role.first:
        if role.side == ">":
            return None
        between = tokens[number.last : role.first]
    elif role.last <= number.first:
        if role.side == "<":
            return None
        between = tokens[role.last : number.first]
    else:
        return None
    if len(between) > _GAP * 2 or any(token.key in _BARRIERS for token in between):
        return None
    distance = sum(_COMMA if token.key == "," else _AND if token.key in _ANDS else 1 for token in between)
    return distance if distance <= _GAP else None
