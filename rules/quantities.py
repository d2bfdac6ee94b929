"""Numbers of people in a text: in digits and words, vague ones, ranges, and their bounds."""

import functools
import importlib.resources
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rules.phrases import Phrase, Vocabulary, end_of
from rules.text import INNER

LANGUAGES = ("id", "en", "ru", "kk")
_THOUSANDS = {"id": ".", "en": ",", "ru": " ", "kk": " "}
_SPACE = "[ \u00a0\u202f\u2009]"
_REST = (
    rf"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[{INNER}]+[^\W\d_]+)*[\u0300-\u036f]*|(?<=[\d\s])[-–—](?=[\d\s])"
    r"|[.,;:!?%()|$€£₽₸№]"
)
_PLAIN = re.compile(_REST)
_SPACED = re.compile(rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)|{_REST}")
"""Russian and Kazakh part thousands with a space."""
DASHES = frozenset("-–—")
_MONEY = frozenset("$€£₽₸№")
_SHORTENED = ("тыс", "млн", "rb")
"""A point after these ends no sentence."""
_NUMERAL_KINDS = ("number", "vague", "multiplier")
_LONGEST_PHRASE = 4
_REVISE_REACH = 4
_LARGEST = 50_000_000
"""More people than this is no toll."""
_LONGEST_NUMBER = 9
_ENDING = 3
"""Letters of a Kazakh ending after a number: 59-ға."""
OF = frozenset(("of", "из", "dari"))
_OF_THE_DEAD = ("ших", "ных", "тых", "еных")
"""Endings of Russian participles that stand beside a noun or for one: погибших, раненых, убитых."""
_ENDS_OF_CLAUSE = frozenset(
    ("", ".", ",", ";", "!", "?", "di", "akibat", "dalam", "karena", "saat", "usai", "pada")
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


class Quantity(NamedTuple):
    """Tokens from first to before last, and the people they may count; None is an open end."""

    first: int
    last: int
    low: int | None
    high: int | None


class _Lists(NamedTuple):
    """A language's words around figures."""

    vocabulary: Vocabulary
    phrases: Mapping[int, Sequence[tuple[Phrase, str, str]]]
    telling: frozenset[int]
    """Without a word that begins a role or says that there is none, a text has no figures."""


class Reading:
    """A text's tokens, and where phrases of each kind begin: the place after them and their value."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language
        self._pattern = _SPACED if _THOUSANDS[language] == " " else _PLAIN
        self._lists = _lists(language)
        self.tokens: list[str] = self._pattern.findall(text)
        self._words = list(map(self._lists.vocabulary.atoms_of, self.tokens))

    def tells(self) -> bool:
        """Whether any word is one of those that figures are told with."""
        return any(not self._lists.telling.isdisjoint(atoms) for atoms in self._words if atoms)

    @functools.cached_property
    def found(self) -> Mapping[str, Mapping[int, tuple[int, str]]]:
        """By kind and beginning, the longest phrase there."""
        found: dict[str, dict[int, tuple[int, str]]] = {}
        for at, atoms in enumerate(self._words):
            for atom in atoms:
                for phrase, kind, value in self._lists.phrases.get(atom, ()):
                    last = end_of(phrase, self._words, at)
                    of_kind = found.setdefault(kind, {})
                    if last is not None and last > of_kind.get(at, (0, ""))[0]:
                        of_kind[at] = (last, value)
        return found

    @functools.cached_property
    def spans(self) -> Sequence[tuple[int, int]]:
        """Where the tokens stand, in code points."""
        return [match.span() for match in self._pattern.finditer(self.text)]

    def begins(self, kind: str, at: int) -> tuple[int, str] | None:
        """The phrase of a kind that begins at a token."""
        return self.found.get(kind, {}).get(at)

    def before(self, kind: str, at: int) -> int | None:
        """Where a phrase of a kind begins that ends just before a token, the longest."""
        of_kind = self.found.get(kind)
        if of_kind is None:
            return None
        reach = range(max(0, at - _LONGEST_PHRASE), at)
        return next((first for first in reach if of_kind.get(first, (0, ""))[0] == at), None)

    def ends(self, kind: str, at: int) -> bool:
        """Whether a phrase of a kind ends just before a token."""
        return self.before(kind, at) is not None

    def token(self, at: int) -> str:
        """A token; empty beyond the text."""
        return self.tokens[at] if 0 <= at < len(self.tokens) else ""


@functools.cache
def _lists(language: str) -> _Lists:
    text = (importlib.resources.files("rules") / "data" / "figures.tsv").read_text(encoding="utf-8")
    vocabulary = Vocabulary(language)
    phrases: dict[int, list[tuple[Phrase, str, str]]] = {}
    telling: set[int] = set()
    for line in text.splitlines():
        kind, _, rest = line.partition("\t")
        value, spoken, *terms = rest.split("\t") if not line.startswith("#") else ("", "")
        if spoken != language:
            continue
        for term in terms[0].split():
            phrase = vocabulary.phrase(term)
            phrases.setdefault(phrase.atoms[0], []).append((phrase, kind, value))
            if kind in ("role", "zero"):
                telling.add(phrase.atoms[0])
    return _Lists(vocabulary, phrases, frozenset(telling))


def quantities(reading: Reading) -> Iterator[Quantity]:
    """The numbers of a text that may count people, in order."""
    starts = {at for kind in _NUMERAL_KINDS for at in reading.found.get(kind, ())}
    at = 0
    while at < len(reading.tokens):
        may_begin = at in starts or at + 1 in starts or reading.tokens[at][0].isdigit()
        quantity = _number_at(reading, at) if may_begin else None
        if quantity is None:
            at += 1
            continue
        whole = _range(reading, quantity)
        if whole.first >= 0 and _counts_people(reading, whole):
            yield _bounded(reading, whole)
        at = max(whole.last, quantity.last)


# ------------------------------------------------------------------------------------------------- numbers themselves


def _number_at(reading: Reading, at: int) -> Quantity | None:
    """A number in digits or words that begins here, with its multipliers."""
    token = reading.token(at)
    if not token:
        return None
    if token[0].isdigit():
        value = _value(token, reading.language)
        return None if value is None else _multiplied(reading, at, value)
    vague = reading.begins("vague", at)
    if vague:
        return _vague(reading, at, *vague)
    if (reading.begins("number", at) and not _is_family(reading, at)) or _is_hundred(reading, at):
        return _spelled(reading, at)
    if token in ("a", "A") and (_is_hundred(reading, at + 1) or reading.begins("number", at + 1)):
        return _spelled(reading, at + 1)._replace(first=at)
    return None


def _is_family(reading: Reading, at: int) -> bool:
    """Whether семью is a family: the number seven in that case has what it counts after it, семью погибшими."""
    return reading.token(at).lower() == "семью" and not reading.token(at + 1).lower().endswith("ми")


def _is_hundred(reading: Reading, at: int) -> bool:
    """Whether a hundred or a thousand stands without its number: жүз жиырма, тысяча, "a hundred"."""
    multiplier = reading.begins("multiplier", at)
    return multiplier is not None and multiplier[1] not in ("teen", "10") and reading.language != "id"


def _value(digits: str, language: str) -> float | None:
    """A number in digits by its language's marks; None for times and for what is neither."""
    if ":" in digits:
        return None
    bare = re.sub(_SPACE, "", digits)
    parts = re.split("[.,]", bare)
    grouped = all(len(part) == 3 for part in parts[1:])
    if len(bare) > _LONGEST_NUMBER + 3 or not bare.isascii():
        return None
    if len(parts) > 1 and grouped and (_THOUSANDS[language] in bare or len(parts) > 2):
        return float("".join(parts))
    if len(parts) == 2:
        return float(f"{parts[0]}.{parts[1]}")
    return float(bare) if len(parts) == 1 and len(bare) <= _LONGEST_NUMBER else None


def _multiplied(reading: Reading, at: int, value: float) -> Quantity | None:
    last = at + 1
    while (multiplier := reading.begins("multiplier", last)) and multiplier[1].isdigit():
        value *= int(multiplier[1])
        last = multiplier[0]
    if reading.token(last) == "." and reading.token(last - 1).lower() in _SHORTENED:
        last += 1
    value = round(value, 3)
    if value != int(value) or value > _LARGEST:
        return None
    return Quantity(at, last, int(value), int(value))


def _vague(reading: Reading, at: int, last: int, least: str) -> Quantity:
    """Dozens, puluhan ribu, hundreds of thousands, десятки тысяч: the least they mean."""
    value = int(least)
    following = last + 1 if reading.token(last).lower() == "of" else last
    factor = reading.begins("multiplier", following) or reading.begins("vague", following)
    if factor and factor[1].isdigit() and int(factor[1]) > value:
        return Quantity(at, factor[0], value * int(factor[1]), None)
    return Quantity(at, last, value, None)


def _spelled(reading: Reading, at: int) -> Quantity:
    """Dua puluh lima, двадцать пять, one hundred and twenty: number words in a row."""
    total = current = unit = 0
    last = at
    while True:
        number, multiplier = reading.begins("number", last), reading.begins("multiplier", last)
        if multiplier:
            last, factor = multiplier
            if factor == "teen":
                current += 10
            elif factor == "10":
                current += 9 * unit
            elif factor in ("12", "100"):
                current = max(current, 1) * int(factor)
            else:
                total, current = total + max(current, 1) * int(factor), 0
        elif number:
            last, unit = number[0], int(number[1])
            current += unit
        elif last > at and _joins(reading, last):
            last += 1
        else:
            return Quantity(at, last, total + current, total + current)


def _joins(reading: Reading, at: int) -> bool:
    """Whether this is the "and" of one hundred and twenty."""
    return (
        reading.token(at).lower() == "and"
        and reading.ends("multiplier", at)
        and reading.begins("number", at + 1) is not None
    )


# ----------------------------------------------------------------------------------------------- ranges and bounds


def _range(reading: Reading, number: Quantity) -> Quantity:
    """10–15, 10 to 15, between 10 and 15, от 10 до 15: two ends; from 50 to 59 of what rises: the second.

    A score (3–1) gives a quantity that begins nowhere.
    """
    second = _second(reading, number)
    if second is None or second.low is None:
        return number
    if _is_revised(reading, number, second):
        return second
    if number.low is not None and second.high is not None and number.low < second.high:
        return Quantity(number.first, second.last, number.low, second.high)
    # Only a dash joins what is no range; "3 and 1" are two numbers.
    return second._replace(first=-1) if reading.token(number.last) in DASHES else number


def _second(reading: Reading, number: Quantity) -> Quantity | None:
    """The number to which a range goes on."""
    at = number.last
    if reading.token(at) in DASHES:
        return _number_at(reading, at + 1)
    link = reading.begins("to", at)
    if link and (_is_range_word(reading, at) or reading.ends("between", number.first)):
        return _number_at(reading, link[0])
    ending = reading.token(at)
    if reading.language == "kk" and ending.isalpha() and len(ending) <= _ENDING:
        second = _number_at(reading, at + 1)
        bound = second and reading.token(second.last + 1).lower()
        if second and (bound == "дейін" or reading.begins("revise", second.last + 1)):
            return second
    return None


def _is_range_word(reading: Reading, at: int) -> bool:
    return reading.token(at).lower() not in ("and", "dan", "и", "мен", "пен", "бен", "ke")


def _is_revised(reading: Reading, first: Quantity, second: Quantity) -> bool:
    """Whether a toll went from one number to another."""
    before = range(max(0, first.first - _REVISE_REACH), second.first)
    after = range(second.last, second.last + 3) if reading.language == "kk" else range(0)
    return any(reading.begins("revise", at) for at in (*before, *after))


def _bounded(reading: Reading, number: Quantity) -> Quantity:
    """Open an end: at least, more than, up to, nearly; in Kazakh they stand after the number."""
    least, most = reading.before("least", number.first), reading.before("most", number.first)
    # The longer phrase counts: "не менее" is no "менее", "no more than" no "more than".
    if reading.begins("more", number.last) or (least is not None and (most is None or least < most)):
        return number._replace(high=None)
    if most is not None:
        reach = range(max(0, most - _REVISE_REACH + 1), most)
        rose = any(reading.begins("revise", at) for at in reach)
        # "Rose to" (выросло до) is no bound.
        return number if rose else number._replace(low=None, high=number.high or number.low)
    if reading.language == "kk":
        for at in range(number.last, number.last + 3):
            if reading.begins("least", at):
                return number._replace(high=None)
            if reading.begins("most", at):
                return number._replace(low=None, high=number.high or number.low)
            if not 0 < len(reading.token(at)) <= _ENDING:
                break
    return number


# ---------------------------------------------------------------------------------------------- what is no toll


def _counts_people(reading: Reading, number: Quantity) -> bool:
    """Not a year, an age, a length of time, a price, a score, an ordinal, a part, animals or things."""
    before, following = reading.token(number.first - 1), reading.token(number.last)
    if following == "%" or following in _MONEY or before in _MONEY or reading.begins("unit", number.last):
        return False
    if (before in DASHES and reading.token(number.first - 2)[:1].isdigit()) or (
        number.low == 1 and following.lower() in OF
    ):
        return False
    if any(looks_so(reading, number) for looks_so in (_is_age_aside, _is_step, _is_year)):
        return False
    if reading.ends("among", number.first) or _is_in_a_name(reading, number) or _is_one_wife(reading, number):
        return False
    if reading.ends("least", number.first):
        return True
    return not reading.ends("before", number.first) and not _is_of_whole(reading, number)


def _is_in_a_name(reading: Reading, number: Quantity) -> bool:
    """MH17, COVID19: letters stand close before the digits."""
    before = reading.token(number.first - 1)
    return (
        before[-1:].isalpha()
        and reading.token(number.first)[0].isdigit()
        and reading.spans[number.first - 1][1] == reading.spans[number.first][0]
    )


def _is_one_wife(reading: Reading, number: Quantity) -> bool:
    """Убийство супруги: a wife, where супруги погибли are both."""
    before = reading.before("role", number.first)
    role = None if before is None else reading.begins("role", before)
    return reading.token(number.first).lower() == "супруги" and role is not None and ">" in role[1]


def _is_age_aside(reading: Reading, number: Quantity) -> bool:
    """Budi (34), and John Smith, 34, was killed."""
    before, following = reading.token(number.first - 1), reading.token(number.last)
    if before == "(" and following == ")":
        return True
    name = reading.token(number.first - 2)
    return reading.language == "en" and before == following == "," and name[:1].isupper()


def _is_year(reading: Reading, number: Quantity) -> bool:
    text = reading.token(number.first)
    if number.last != number.first + 1 or len(text) != 4 or not text.isdigit():
        return False
    return _FIRST_YEAR <= int(text) <= _LAST_YEAR and not reading.begins("people", number.last)


def _is_step(reading: Reading, number: Quantity) -> bool:
    """Rises by 5, выросло на 5, bertambah 5: not the toll."""
    if not reading.ends("step", number.first):
        return False
    reach = range(max(0, number.first - 3), number.first)
    return reading.language == "id" or any(reading.begins("revise", at) for at in reach)


def _is_of_whole(reading: Reading, number: Quantity) -> bool:
    """Whether this is the four of "three of four": a number and "of" stand before.

    What "three of four dead" tells is the four, what "three of four died" tells is the three.
    """
    at = number.first - 1
    if reading.token(at).lower() not in OF or _is_told_of_whole(reading, number.last):
        return False
    return reading.token(at - 1)[:1].isdigit() or reading.ends("number", at)


def _is_told_of_whole(reading: Reading, at: int) -> bool:
    """Whether the role that begins here belongs to the whole: of three killed, из троих погибших, dari 3 korban hilang."""
    role = reading.begins("role", at)
    if role is None:
        return False
    if reading.language == "ru":
        return reading.token(role[0] - 1).lower().endswith(_OF_THE_DEAD)
    # "Dua dari tiga korban tewas" says that two died, unless a verb follows: telah dikenali.
    return reading.language != "id" or reading.token(role[0]).lower() not in _ENDS_OF_CLAUSE
