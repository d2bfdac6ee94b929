"""A rule cut into lexemes, with the conditions on the story among them."""

import functools
import re
from enum import Enum, auto
from typing import NamedTuple

from rules.errors import ErrorCode, Hint, QueryError
from rules.query import OPERATORS
from rules.text import IGNORABLE

QUOTES = '"“”„‟«»″＂'
_DASHES = "-–—−‐‑‒"
_INVISIBLE = "\\s\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff"
_BLANK = re.compile(f"[{_INVISIBLE}]+")
# Inside a word such a sign is nothing, as in an item's text; pasted words bring it along.
_WITHIN = f"(?<=[^\\W_])[{IGNORABLE}]+(?=[^\\W_])"
_CHARACTERS = re.compile(f"(?:(?!&&|\\|\\|)[^{_INVISIBLE}(){QUOTES}]|{_WITHIN})+")
_PLAIN = re.compile(f"([^\\W_]+)(?!{_WITHIN})(?:[{_INVISIBLE}]+|(?=[()])|$)")
"""A word of letters and digits with the blank after it, which most lexemes are."""
_NEARS = frozenset({"NEAR", "ONEAR"})
_FIELD = re.compile(r"([^\W\d_]+):")
_NEAR = re.compile(
    f"(O?NEAR)(?:[{_INVISIBLE}]*/[{_INVISIBLE}]*([^{_INVISIBLE}(){QUOTES}/]*))?(?=[{_INVISIBLE}(){QUOTES}]|$)"
)
_CONDITION = re.compile(
    f"(sources|severity)[{_INVISIBLE}]*([<>=≥≤!]+)[{_INVISIBLE}]*([^{_INVISIBLE}(){QUOTES}]*)", re.IGNORECASE
)
_PHRASE = re.compile(f"(=?)[{QUOTES}]([^{QUOTES}]*)[{QUOTES}](?:~(\\d+))?")
_REGEX = re.compile(r"/((?:[^/\\]|\\.)*)/", re.DOTALL)
_ADDRESS = re.compile(r"(?:https?|ftp)$", re.IGNORECASE)
_HOST = re.compile(r"//(?:[^/@\s]*@)?(?:www\.)?([^/:?#\s()]+)")


class Kind(Enum):
    """What a lexeme is."""

    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    NEAR = auto()
    FIELD = auto()
    CONDITION = auto()
    PHRASE = auto()
    REGEX = auto()
    WORD = auto()


class Lexeme(NamedTuple):
    """A piece of a rule; `text` is a word's characters, a phrase's or expression's inside, an operator, a field.

    `extra` is a phrase's slop, a NEAR's distance or a condition's comparison; None where it was not written.
    """

    kind: Kind
    start: int
    end: int
    text: str
    extra: str | None = None
    exact: bool = False


def lex(text: str, operators: str) -> list[Lexeme]:
    """Cut a rule into lexemes.

    Args:
        text: The rule.
        operators: The language whose operators count besides English.

    Raises:
        QueryError: A quotation mark or an expression that is never closed, a field nobody knows.
    """
    words = _operator_words(operators)
    found: list[Lexeme] = []
    at = _skip(text, 0)
    end = len(text)
    plain_word, word_kind = _PLAIN.match, Kind.WORD
    while at < end:
        plain = plain_word(text, at)
        if plain is not None:
            word = plain[1]
            kind = words.get(word, word_kind)
            if kind is not None and not (word[0] in "sS" and _CONDITION.match(text, at)):
                found.append(Lexeme(kind, at, at + len(word), word))
                at = plain.end()
                continue
        lexeme = _next(text, at, words, found[-1] if found else None)
        found.append(lexeme)
        at = _skip(text, lexeme.end)
    return found


@functools.cache
def _operator_words(language: str) -> dict[str, Kind | None]:
    """What the words are that are none; a NEAR has a distance after it, and is read by itself."""
    kinds = (Kind.AND, Kind.OR, Kind.NOT)
    pairs = [
        *zip(OPERATORS["en"], kinds, strict=True),
        *zip(OPERATORS.get(language, ()), kinds, strict=False),
    ]
    return {**dict(pairs), **dict.fromkeys(_NEARS)}


def _skip(text: str, at: int) -> int:
    blank = _BLANK.match(text, at)
    return blank.end() if blank else at


_SIGNS = {"(": Kind.OPEN, ")": Kind.CLOSE, "!": Kind.NOT, **dict.fromkeys(_DASHES, Kind.NOT)}


def _next(text: str, at: int, words: dict[str, Kind | None], before: Lexeme | None) -> Lexeme:
    sign = text[at]
    if sign in _SIGNS:
        return Lexeme(_SIGNS[sign], at, at + 1, sign)
    if text.startswith(("&&", "||"), at):
        return Lexeme(Kind.AND if sign == "&" else Kind.OR, at, at + 2, text[at : at + 2])
    if sign in QUOTES or (sign == "=" and text[at + 1 : at + 2] and text[at + 1] in QUOTES):
        return _phrase(text, at)
    if sign == "/":
        return _regex(text, at)
    return _worded(text, at, words, before)


def _worded(text: str, at: int, words: dict[str, Kind | None], before: Lexeme | None) -> Lexeme:
    """An operator, NEAR, a condition, a field or a word."""
    match = _CHARACTERS.match(text, at)
    if match is None:  # a lone & or | cannot happen: both are characters unless doubled
        return Lexeme(Kind.WORD, at, at + 1, text[at])
    run = match.group()
    kind = words.get(run)
    if kind is not None:
        return Lexeme(kind, at, match.end(), run)
    if run.startswith(("NEAR", "ONEAR")) and (near := _NEAR.match(text, at)):
        return Lexeme(Kind.NEAR, at, near.end(), near[1], near[2])
    if run[0] in "sS" and (condition := _CONDITION.match(text, at)):
        return Lexeme(
            Kind.CONDITION, at, condition.end(), condition[1].lower() + "\n" + condition[3], condition[2]
        )
    if ":" in run and (field := _FIELD.match(text, at)) and not _is_value(before, field[1]):
        return Lexeme(Kind.FIELD, at, field.end(), field[1])
    return Lexeme(Kind.WORD, at, match.end(), run)


def _is_value(before: Lexeme | None, field: str) -> bool:
    """Whether an address stands where `url:` or `source:` wants a value."""
    if before is None or before.kind is not Kind.FIELD or before.text.lower() not in ("url", "source"):
        return False
    return _ADDRESS.match(field) is not None


def _phrase(text: str, at: int) -> Lexeme:
    match = _PHRASE.match(text, at)
    if match is None:
        raise QueryError(
            ErrorCode.UNCLOSED_QUOTE, at + (text[at] == "="), len(text.rstrip()), Hint.CLOSE_QUOTE
        )
    return Lexeme(Kind.PHRASE, at, match.end(), match[2], match[3], exact=bool(match[1]))


def _regex(text: str, at: int) -> Lexeme:
    match = _REGEX.match(text, at)
    if match is None:
        # Between blanks it was meant to say "or".
        alone = _BLANK.match(text, at + 1) is not None
        hint = Hint.WRITE_OR if alone else Hint.CLOSE_REGEX
        raise QueryError(ErrorCode.UNCLOSED_REGEX, at, at + 1, hint)
    return Lexeme(Kind.REGEX, at, match.end(), match[1])


def host_of(text: str, at: int = 0) -> str | None:
    """The host of an address that follows a scheme at `at`, without `www.`."""
    match = _HOST.match(text, at)
    return match[1].lower() if match else None
