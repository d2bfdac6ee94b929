"""What a rule means: its tree, the one normal form of equal trees, and how both are printed."""

import functools
import hashlib
import operator
from dataclasses import dataclass, replace
from typing import NamedTuple

from rules.regex import slashed
from rules.text import fold, tokenize

TEXT_FIELDS = ("title", "summary", "url", "source", "author", "category")
FEATURE_FIELDS = ("region", "org", "lang", "topic")
FIELDS = TEXT_FIELDS + FEATURE_FIELDS
OPERATORS: dict[str, tuple[str, str, str]] = {
    "en": ("AND", "OR", "NOT"),
    "id": ("DAN", "ATAU", "BUKAN"),
    "ru": ("И", "ИЛИ", "НЕ"),
    "kk": ("ЖӘНЕ", "НЕМЕСЕ", "ЕМЕС"),
}
"""A language's words for AND, OR and NOT; the English ones count everywhere."""
CAPITALS_LENGTH = 4
"""Words of so many capitals match capitals only (US, AS, ЕС)."""
_RESERVED = frozenset({"NEAR", "ONEAR"}.union(*OPERATORS.values()))


@dataclass(frozen=True, slots=True)
class Word:
    """One word, hyphenated or not, in any form; `exact`: only as it stands. No field: title or summary."""

    text: str
    exact: bool = False
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin so, as they are written."""

    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Typo:
    """The word, or the word with a slip of the pen."""

    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order, with at most `slop` further words in all between them."""

    words: tuple[str, ...]
    exact: bool = False
    slop: int = 0
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """How near two neighbours of a chain are: at most `distance` words between, in this order if `ordered`."""

    distance: int
    ordered: bool


Unit = Word | Prefix | Typo | Phrase


@dataclass(frozen=True, slots=True)
class Near:
    """A chain of places, one for each side; a side is what may stand there."""

    sides: tuple[tuple[Unit, ...], ...]
    links: tuple[Link, ...]
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Regex:
    """An RE2 expression over a raw field, case-insensitive."""

    pattern: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher's or feed's name, or a host or its label."""

    text: str


@dataclass(frozen=True, slots=True)
class Feature:
    """A place, organisation, language or topic by its canonical name."""

    field: str
    name: str


@dataclass(frozen=True, slots=True)
class And:
    """All of these."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of these."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Not this."""

    part: "Node"


Group = And | Or

Leaf = Unit | Near | Regex | Source | Feature
Node = Leaf | And | Or | Not


@dataclass(frozen=True, slots=True)
class Query:
    """A tree in normal form, and its text, by which equal queries are one."""

    root: Node
    text: str

    @property
    def digest(self) -> str:
        """The digest of the text."""
        return f"{self.number:032x}"

    @property
    def number(self) -> int:
        """The digest as a number."""
        return number_of(self.text)

    @classmethod
    def of(cls, node: Node) -> "Query":
        """The query that a tree means."""
        normal = _normal(node)
        return cls(normal.node, normal.text)


def number_of(text: str) -> int:
    """The digest of a query's canonical text as a number."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=16).digest())


def canonical(node: Node) -> Node:
    """The one tree of all that differ only in order, nesting, repetition and spelling."""
    return _normal(node).node


# ------------------------------------------------------------------------------------------------ normal form


class _Normal(NamedTuple):
    """A tree in normal form, its text, its text as a part of a group, and its place among the parts."""

    node: Node
    text: str
    operand: str
    order: tuple[int, str]


def _normal(node: Node) -> _Normal:
    if isinstance(node, Word):
        return _normal_word(node.text, node.exact, node.field)
    if isinstance(node, Group):
        return _normal_group(type(node), node.parts)
    match node:
        case Not(Not(part)):
            return _normal(part)
        case Not(part):
            inner = _normal(part).node
            result: Node = inner.part if isinstance(inner, Not) else Not(inner)
        case _:
            result = _normal_leaf(node)
    return _printed(result)


@functools.lru_cache(maxsize=100_000)
def _normal_word(text: str, exact: bool, field: str | None) -> _Normal:  # noqa: FBT001 - a part of the cache's key
    word = Word(_normal_text(text, field), exact, field)
    return _written(word, _leaf_text(word))


def _printed(node: Node) -> _Normal:
    return _written(node, to_text(node))


def _written(node: Node, text: str) -> _Normal:
    return _Normal(node, text, _bracketed(node, text, And), (_rank(node), text))


def _normal_group(kind: type[And] | type[Or], parts: tuple[Node, ...]) -> _Normal:
    normals: dict[str, _Normal] = {}
    for part in parts:
        normal = _normal(part)
        if isinstance(normal.node, kind):
            normals.update((inner.text, inner) for inner in map(_printed, normal.node.parts))
        else:
            normals[normal.text] = normal
    if len(normals) == 1:
        return next(iter(normals.values()))
    ordered = sorted(normals.values(), key=_ORDER)
    group = kind(tuple([normal.node for normal in ordered]))
    text = _factored(group)
    if text is not None:
        return _Normal(group, text, text, (_rank(group), text))
    text = (" AND " if kind is And else " OR ").join([normal.operand for normal in ordered])
    return _Normal(group, text, f"({text})", (_rank(group), text))


_ORDER = operator.attrgetter("order")


def _rank(node: Node) -> int:
    """Words first, then groups, then what is excluded: as a person would write it."""
    if isinstance(node, Word):
        return 0
    return 2 if isinstance(node, Not) else 1 if isinstance(node, Group) else 0


def _normal_leaf(leaf: Leaf) -> Leaf:
    match leaf:
        case Word() | Prefix() | Typo() | Phrase():
            return _normal_unit(leaf)
        case Near():
            return _normal_near(leaf)
        case Source(text):
            return Source(" ".join(fold(text).split()))
    return leaf


def _normal_unit(unit: Unit) -> Unit:
    match unit:
        case Word(text, exact, field):
            return Word(_normal_text(text, field), exact, field)
        case Prefix(text, field):
            return Prefix(folded_word(text), field)
        case Typo(text, field):
            return Typo(_normal_typo(text), field)
        case Phrase():
            return _normal_phrase(unit)


def _normal_phrase(phrase: Phrase) -> Unit:
    words = tuple(_normal_text(word, phrase.field) for word in phrase.words)
    if len(words) == 1:
        return Word(words[0], phrase.exact, phrase.field)
    return replace(phrase, words=words)


def _normal_near(near: Near) -> Near:
    sides = tuple(_normal_side(side) for side in near.sides)
    forth = Near(sides, near.links, near.field)
    if any(link.ordered for link in near.links):
        return forth
    back = Near(sides[::-1], near.links[::-1], near.field)
    return min(forth, back, key=to_text)


def _normal_side(side: tuple[Unit, ...]) -> tuple[Unit, ...]:
    return tuple(sorted({_normal_unit(unit) for unit in side}, key=to_text))


def _normal_text(text: str, field: str | None) -> str:
    normal = normal_word(text)
    # An address is cut at whatever is no letter or digit: what folding makes of its words must not be cut anew.
    return text if field == "url" and not normal.isalnum() else normal


@functools.lru_cache(maxsize=20_000)
def normal_word(text: str) -> str:
    """The spelling that stands for all that are not told apart; short capitals stay capitals."""
    if text.isalpha() and text.islower() and fold(text) == text:
        return text
    if is_capitals(text):
        return fold(text.replace(".", "")).upper()
    return folded_word(text)


@functools.lru_cache(maxsize=20_000)
def is_capitals(text: str, most: int = CAPITALS_LENGTH) -> bool:
    """Whether a rule's word is of capitals only and so short that it could be confused with a word."""
    bare = text.replace(".", "")
    if not (bare.isalpha() and bare.isupper()):
        return False
    folded = fold(bare)
    # Some capitals have no way back from their small letter; they are words like others.
    return len(folded) <= most and folded.upper().isupper() and fold(folded.upper()) == folded


def _normal_typo(text: str) -> str:
    return fold(text).upper() if is_capitals(text, CAPITALS_LENGTH + 1) else folded_word(text)


def folded_word(text: str) -> str:
    """The folded word if it reads as the same one word again (½ folds to three tokens), else the word."""
    tokens = tokenize(text)
    if not tokens:
        return text
    folded = tokens[0].folded
    again = tokenize(folded)
    same = bool(again) and again[0].keys == tokens[0].keys and again[0].end == len(folded)
    return folded if same and len(again) == len(tokens) else text


# ---------------------------------------------------------------------------------------------------- printing


def to_text(node: Node) -> str:
    """The rule as text with English operators; parsed again, it means the same."""
    match node:
        case And(parts):
            return _factored(node) or " AND ".join(_operand(part, And) for part in parts)
        case Or(parts):
            return _factored(node) or " OR ".join(_operand(part, Or) for part in parts)
        case Not(part):
            return f"NOT {_operand(part, Not)}"
        case Near():
            return _field(node.field, _near_text(node))
        case _:
            return _leaf_text(node)


def _operand(node: Node, outer: type[And | Or | Not]) -> str:
    return _bracketed(node, to_text(node), outer)


def _bracketed(node: Node, text: str, outer: type[And | Or | Not]) -> str:
    if isinstance(node, Word):
        return text
    if isinstance(node, Group):
        return text if _factored(node) else f"({text})"
    bracketed = (isinstance(node, Not) and outer is Not) or (isinstance(node, Near) and node.field is None)
    return f"({text})" if bracketed else text


def _factored(group: And | Or) -> str | None:
    """`region:(KG OR KZ)` for a group of leaves that share a field."""
    first = group.parts[0]
    field = first.field if isinstance(first, Word) else _shared_field(first)
    if field is None or any(_shared_field(part) != field for part in group.parts[1:]):
        return None
    operator = " AND " if isinstance(group, And) else " OR "
    return f"{field}:({operator.join(_without_field(part) for part in group.parts)})"


def _shared_field(node: Node) -> str | None:
    match node:
        case Source():
            return "source"
        case Word(field=field) | Prefix(field=field) | Typo(field=field) | Phrase(field=field):
            return field
        case Regex(field=field) | Feature(field=field):
            return field
    return None


def _without_field(node: Node) -> str:
    text = to_text(node)
    return text[text.index(":") + 1 :]


def _field(field: str | None, text: str) -> str:
    return f"{field}:{text}" if field else text


def _leaf_text(leaf: Unit | Regex | Source | Feature) -> str:
    if isinstance(leaf, Word):
        return _field(leaf.field, _unit_text(leaf))
    match leaf:
        case Source(text):
            return f"source:{_value(text)}"
        case Feature(field, name):
            return f"{field}:{_value(name)}"
        case Regex(pattern, field):
            return _field(field, f"/{slashed(pattern)}/")
        case _:
            return _field(leaf.field, _unit_text(leaf))


def _unit_text(unit: Unit) -> str:
    match unit:
        case Word(text, exact):
            shown = f'"{text}"' if text in _RESERVED else text
            return f"={shown}" if exact else shown
        case Prefix(text):
            return f"{text}*"
        case Typo(text):
            return f"{text}~"
        case Phrase():
            return _phrase_text(unit)


def _phrase_text(phrase: Phrase) -> str:
    slop = f"~{phrase.slop}" if phrase.slop else ""
    return f'{"=" if phrase.exact else ""}"{" ".join(phrase.words)}"{slop}'


def _near_text(near: Near) -> str:
    shown = [_side_text(side) for side in near.sides]
    text = shown[0]
    for link, side in zip(near.links, shown[1:], strict=True):
        text += f" {'ONEAR' if link.ordered else 'NEAR'}/{link.distance} {side}"
    return f"({text})" if near.field else text


def _side_text(side: tuple[Unit, ...]) -> str:
    shown = " OR ".join(_unit_text(unit) for unit in side)
    return f"({shown})" if len(side) > 1 else shown


def _value(text: str) -> str:
    """A name as it stands after its field, in quotation marks where it needs them."""
    bare = text.replace(".", "").replace("-", "").replace("_", "")
    return text if bare.isalnum() and text[0].isalnum() and text not in _RESERVED else f'"{text}"'
