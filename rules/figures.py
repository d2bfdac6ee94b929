"""Figures of a text: how many are dead, injured, detained, missing, evacuated; and a quake's magnitude."""

import bisect
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rules.phrases import of_text
from rules.quantities import DASHES, LANGUAGES, OF, Quantity, Reading, quantities

_MAGNITUDE = re.compile(
    r"(?:\b(?:magnitud\w*|магнитуд\w*|berkekuatan|M|SR)[ :=]*(?:of |hingga |до )?)(\d{1,2}(?:[.,]\d)?)(?![\d.,]*\d)"
    r"|\b(?:gempa|quake|earthquake|землетрясени\w|зілзала\w*) (?:bumi )?(\d[.,]\d)(?!\d)"
    r"|(?<![\d.,])(\d{1,2}[.,]\d)[ -]?"
    r"(?:magnitud\w*|магнитуд\w*|quake|earthquake|SR\b|skala richter|балл|по шкале Рихтера)",
    re.IGNORECASE,
)
_DIGIT = re.compile("[0-9]")
_LEAST_MAGNITUDE, _MOST_MAGNITUDE = 2.0, 10.0
_STOPS = frozenset(".;!?|()")
_BARRIERS = _STOPS | DASHES
_ASIDES = frozenset(",()")
_PARTING = _BARRIERS | frozenset((",", ":", ""))
_COPULAS = DASHES | {":"}
_GAP = 6
"""Words between a number and what it counts; a comma, a colon or an "and" counts for more."""
_COSTS_OF_SIGNS = {",": 3, ":": 3} | dict.fromkeys(DASHES, 3)
_COSTS = _COSTS_OF_SIGNS | dict.fromkeys(
    ("dan", "and", "и", "және", "serta", "while", "sementara", "а", "ал"), 2
)
_GAP_OF_CHANGE = 12
"""Likewise from "death toll" to the number where a word such as "climbs" stands between."""
_ANDS = frozenset(("dan", "and", "и", "және", "мен", "пен", "бен"))
_GROUPS = frozenset(("семья", "группа", "экипаж"))
_PERSON_AFTER, _PERSON_BEFORE = 3, 6
_OF_REACH = 2
"""Words from "two" to "five" in "two of the five"."""
_SUM_REACH = 3
"""Words from "two" to "one" in "two women and one child"."""


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A number of people in a text: name is dead, injured, detained, missing or evacuated; None is an open end."""

    start: int
    end: int
    name: str
    low: int | None
    high: int | None


class _Role(NamedTuple):
    """What is counted, by the tokens from first to before last; `side` is where its number may stand."""

    first: int
    last: int
    name: str
    side: str
    single: bool


class _Counted(NamedTuple):
    quantity: Quantity
    role: _Role


def figures_in(text: str, language: str | None) -> tuple[FigureMention, ...]:
    """The numbers of people that a text gives, in order; none in a language beyond our four.

    A text whose language is not known is read in those of its script, until one tells a figure.
    """
    if language in (None, "und"):
        return next(filter(None, (figures_in(text, one) for one in of_text(text, LANGUAGES))), ())
    if language not in LANGUAGES:
        return ()
    reading = Reading(text, language)
    if not reading.tells():
        return ()
    roles = list(_roles(reading))
    if not roles and "zero" not in reading.found:
        return ()
    numbers = list(_with_persons(reading))
    counted = _pairs(reading, numbers, roles)
    counted += _single_persons(reading, numbers, roles, counted)
    counted += _none(reading)
    return tuple(
        _mention(reading, quantity, role)
        for quantity, role in sorted(counted, key=lambda pair: pair.quantity.first)
    )


def magnitude_in(text: str) -> float | None:
    """A quake's magnitude, the largest that a text gives."""
    if not _DIGIT.search(text):
        return None
    found = [
        float(next(filter(None, match.groups())).replace(",", ".")) for match in _MAGNITUDE.finditer(text)
    ]
    return max((value for value in found if _LEAST_MAGNITUDE <= value <= _MOST_MAGNITUDE), default=None)


def _mention(reading: Reading, quantity: Quantity, role: _Role) -> FigureMention:
    first, last = min(quantity.first, role.first), max(quantity.last, role.last)
    return FigureMention(
        reading.spans[first][0], reading.spans[last - 1][1], role.name, quantity.low, quantity.high
    )


def _roles(reading: Reading) -> Iterator[_Role]:
    """The roles in order, but for those in "no one was killed" and in "the Dead Sea"."""
    swallowed: set[int] = set()
    for kind in ("zero", "other"):
        for at, (last, _) in reading.found.get(kind, {}).items():
            swallowed.update(range(at, last))
    reached = 0
    for at, (last, value) in sorted(reading.found.get("role", {}).items()):
        if at >= reached and swallowed.isdisjoint(range(at, last)):
            name = value.rstrip("<>1")
            yield _Role(at, last, name, value[len(name) :].rstrip("1"), value.endswith("1"))
            reached = last


def _none(reading: Reading) -> Iterator[_Counted]:
    """Tidak ada korban jiwa, nobody was hurt: none."""
    for at, (last, name) in reading.found.get("zero", {}).items():
        yield _Counted(Quantity(at, last, 0, 0), _Role(at, last, name, "", single=False))


def _with_persons(reading: Reading) -> Iterator[Quantity]:
    """The numbers, and one more where "and a woman" goes with them: мать и двое детей, two children and a woman."""
    persons = reading.found.get("person", {})
    ends = {last: at for at, (last, _) in persons.items()}
    for number in _summed(reading):
        before = number.first - 1
        first = ends.get(before, -1) if reading.token(before).lower() in _ANDS else -1
        if first >= 0:
            yield _one_more(number, first=first)
            continue
        last = next((at for at in (number.last, number.last + 1) if reading.token(at).lower() in _ANDS), None)
        person = None if last is None else _person_at(reading, last + 1)
        yield number if person is None else _one_more(number, last=person)


def _summed(reading: Reading) -> Iterator[Quantity]:
    """The numbers; two women and one child are three."""
    waiting: Quantity | None = None
    for number in quantities(reading):
        if waiting is not None and _goes_with(reading, waiting, number):
            waiting = Quantity(
                waiting.first, number.last, _sum(waiting.low, number.low), _sum(waiting.high, number.high)
            )
            continue
        if waiting is not None:
            yield waiting
        waiting = number
    if waiting is not None:
        yield waiting


def _goes_with(reading: Reading, number: Quantity, other: Quantity) -> bool:
    between = range(number.last, other.first)
    return (
        0 < len(between) <= _SUM_REACH
        and reading.token(other.first - 1).lower() in _ANDS
        and not any(reading.begins("role", at) or reading.begins("zero", at) for at in between)
        and not any(reading.token(at) in _BARRIERS or reading.token(at) in _COSTS_OF_SIGNS for at in between)
    )


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def _one_more(number: Quantity, *, first: int | None = None, last: int | None = None) -> Quantity:
    return Quantity(
        number.first if first is None else first,
        number.last if last is None else last,
        None if number.low is None else number.low + 1,
        None if number.high is None else number.high + 1,
    )


def _person_at(reading: Reading, at: int) -> int | None:
    """The token after one person, "a woman" too."""
    if reading.token(at).lower() in ("a", "an", "his", "her"):
        at += 1
    person = reading.begins("person", at)
    return None if person is None else person[0]


def _single_persons(
    reading: Reading, numbers: Sequence[Quantity], roles: Sequence[_Role], counted: Sequence[_Counted]
) -> list[_Counted]:
    """A man was killed, погиб ребёнок, pria tewas: one, where no number is told; ibu dan anak: two."""
    numbered = {pair.role.name for pair in counted}
    taken = {at for number in numbers for at in range(number.first, number.last + 2)}
    persons = {at: last for at, (last, _) in reading.found.get("person", {}).items() if at not in taken}
    found: list[_Counted] = []
    for role in roles:
        at = _person_of(reading, role, persons) if role.name not in numbered else None
        if at is None:
            continue
        last, people = persons[at], 1
        if reading.token(at - 1).lower() in _ANDS and at - 2 in persons:
            at, people = at - 2, 2
        elif reading.token(last).lower() in _ANDS and last + 1 in persons:
            last, people = persons[last + 1], 2
        if people == 1 and not role.single:
            continue
        persons = {person: end for person, end in persons.items() if not at <= person < last}
        found.append(_Counted(Quantity(at, last, people, people), role))
        numbered.add(role.name)
    return found


def _person_of(reading: Reading, role: _Role, persons: Mapping[int, int]) -> int | None:
    """The person nearest to a role, on a side where it may stand, within the clause."""
    before = () if role.side == ">" else range(role.first - 1, max(-1, role.first - 2 - _PERSON_BEFORE), -1)
    after = () if role.side == "<" else range(role.last, role.last + _PERSON_AFTER)
    return next(
        (
            at
            for reach in (before, after)
            for at in itertools.takewhile(lambda at: not _parts(reading, at), reach)
            if at in persons
        ),
        None,
    )


def _parts(reading: Reading, at: int) -> bool:
    """Whether a sign parts clauses; the commas or brackets of an age (Boy, 14, dies) do not."""
    sign = reading.token(at)
    if sign in _ASIDES and any(
        reading.token(at + step)[:1].isdigit() and reading.token(at + 2 * step) in _ASIDES for step in (-1, 1)
    ):
        return False
    # A Kazakh verb that goes on after a comma (суға кетіп, қайтыс болды) keeps its subject.
    signs = _PARTING - {","} if reading.language == "kk" else _PARTING
    return sign in signs


def _pairs(reading: Reading, numbers: Sequence[Quantity], roles: Sequence[_Role]) -> list[_Counted]:
    """Each number with what it counts: nearest pairs first, each number and each role once."""
    near = sorted(
        (distance, role.first, number.first, role, number)
        for role, number in _neighbours(numbers, roles)
        if (distance := _distance(reading, number, role)) is not None
    )
    pairs: list[_Counted] = []
    used: set[int] = set()
    for *_, role, number in near:
        if used.isdisjoint((role.first, number.first)):
            pairs.append(_Counted(number, role))
            used |= {role.first, number.first}
    return pairs + list(_parts_of_wholes(reading, numbers, roles, pairs))


def _parts_of_wholes(
    reading: Reading, numbers: Sequence[Quantity], roles: Sequence[_Role], pairs: Sequence[_Counted]
) -> Iterator[_Counted]:
    """The two of "two of five missing found dead", with the role that follows the whole's."""
    role_of = {pair.quantity.first: pair.role for pair in pairs}
    taken = {pair.role.first for pair in pairs}
    for part, whole in itertools.pairwise(numbers):
        told = role_of.get(whole.first)
        if told is None or part.first in role_of:
            continue
        if reading.token(part.last).lower() not in OF or whole.first - part.last > _OF_REACH:
            continue
        role = next((one for one in roles if one.first >= told.last), None)
        if role is None or role.first in taken or role.side == ">" or role.name == told.name:
            continue
        between = reading.tokens[told.last : role.first]
        if len(between) <= _GAP and _PARTING.isdisjoint(between):
            yield _Counted(part, role)


def _neighbours(numbers: Sequence[Quantity], roles: Sequence[_Role]) -> Iterator[tuple[_Role, Quantity]]:
    """Each role with the number before and after it, where no other role stands between."""
    firsts = [number.first for number in numbers]
    for index, role in enumerate(roles):
        after = bisect.bisect(firsts, role.first)
        if after > 0 and (index == 0 or roles[index - 1].first < firsts[after - 1]):
            yield role, numbers[after - 1]
        if after < len(numbers) and (index + 1 == len(roles) or firsts[after] < roles[index + 1].first):
            yield role, numbers[after]


def _distance(reading: Reading, number: Quantity, role: _Role) -> int | None:
    """How far a number is from a role word that may take it on that side; None when it may not."""
    if number.last <= role.first:
        if role.side == ">":
            return None
        between = reading.tokens[number.last : role.first]
    elif role.last <= number.first:
        between = reading.tokens[role.last : number.first]
        if not _may_follow(reading, number, role, between):
            return None
    else:
        return None
    if reading.language == "ru" and role.single and role.side != ">" and not _is_one(reading, number):
        return None
    changes = role.last <= number.first and any(
        reading.begins("revise", at) for at in range(role.last, number.first)
    )
    gap = _GAP_OF_CHANGE if changes else _GAP
    if len(between) > gap * 2 or not _STOPS.isdisjoint(between) or _parted_by_dash(between):
        return None
    distance = sum(_COSTS.get(token.lower(), 1) for token in between)
    return distance if distance <= gap else None


def _may_follow(reading: Reading, number: Quantity, role: _Role, between: Sequence[str]) -> bool:
    """Whether a number after a role may be its: luka 30; luka - 30, found dead - 12, but not found dead - 5 facts."""
    # Russian and Kazakh tell the dead from the death by their endings, so that what follows matters less.
    if role.side != "<" and (reading.language in ("ru", "kk") or DASHES.isdisjoint(between)):
        return True
    if role.side == "<" and (
        reading.language != "id" or len(between) > 1 or not _COPULAS.issuperset(between)
    ):
        return False
    alone = reading.token(number.last) in _PARTING or reading.begins("people", number.last) is not None
    return not between or alone


def _parted_by_dash(between: Sequence[str]) -> bool:
    """Whether a dash parts a role and a number; right beside the one that follows it says "is": погибших — 12."""
    return not DASHES.isdisjoint(between[:-1])


def _is_one(reading: Reading, number: Quantity) -> bool:
    """Whether a Russian verb in the singular goes with a number: погиб 21 человек, семья из трёх, but погибли 49."""
    if any(reading.token(number.first - step).lower() in _GROUPS for step in (1, 2)):
        return True
    count = number.low if number.low is not None else number.high
    return count is not None and count % 10 == 1 and count % 100 != 11
