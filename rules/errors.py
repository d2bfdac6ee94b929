"""What can be wrong with a rule, and what is worth saying about a right one: ids and parameters, no sentences."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

type_of_value = str | int


class ErrorCode(StrEnum):
    """Why a rule is refused; a chat's texts are found by these ids."""

    EMPTY = "empty"
    MISSING_OPERAND = "missing_operand"
    UNCLOSED_PAREN = "unclosed_paren"
    UNEXPECTED_PAREN = "unexpected_paren"
    UNCLOSED_QUOTE = "unclosed_quote"
    UNCLOSED_REGEX = "unclosed_regex"
    UNKNOWN_FIELD = "unknown_field"
    NESTED_FIELD = "nested_field"
    UNKNOWN_REGION = "unknown_region"
    UNKNOWN_ORG = "unknown_org"
    UNKNOWN_TOPIC = "unknown_topic"
    UNKNOWN_LANGUAGE = "unknown_language"
    NEEDS_POSITIVE = "needs_positive"
    LANG_ALONE = "lang_alone"
    CONDITION_PLACE = "condition_place"
    CONDITION_VALUE = "condition_value"
    CONDITIONS_ONLY = "conditions_only"
    NEAR_DISTANCE = "near_distance"
    NEAR_SIDE = "near_side"
    SHORT_PREFIX = "short_prefix"
    SHORT_TYPO = "short_typo"
    BAD_REGEX = "bad_regex"
    REGEX_TOO_LONG = "regex_too_long"
    TOO_LONG = "too_long"
    TOO_DEEP = "too_deep"
    TOO_MANY_TERMS = "too_many_terms"
    TOO_MANY_PREFIXES = "too_many_prefixes"
    TOO_MANY_REGEXES = "too_many_regexes"
    TOO_MANY_NOT = "too_many_not"


class Hint(StrEnum):
    """What to do about an error; takes the error's parameters."""

    WRITE_A_WORD = "write_a_word"
    WRITE_AND = "write_and"
    WRITE_OR = "write_or"
    QUOTE_OPERATOR = "quote_operator"
    CLOSE_PAREN = "close_paren"
    REMOVE_PAREN = "remove_paren"
    CLOSE_QUOTE = "close_quote"
    CLOSE_REGEX = "close_regex"
    USE_SOURCE = "use_source"
    QUOTE_COLON = "quote_colon"
    USE_CONDITION = "use_condition"
    ONE_FIELD = "one_field"
    NOT_BEFORE_FIELD = "not_before_field"
    NEAREST = "nearest"
    USE_NAME = "use_name"
    ADD_POSITIVE = "add_positive"
    ADD_TO_LANGUAGE = "add_to_language"
    CONDITION_TOP = "condition_top"
    SOURCES_VALUE = "sources_value"
    SEVERITY_VALUE = "severity_value"
    CONDITIONS_AGREE = "conditions_agree"
    DISTANCE_RANGE = "distance_range"
    NEAR_SIDES = "near_sides"
    LONGER_PREFIX = "longer_prefix"
    LONGER_TYPO = "longer_typo"
    RE2_SYNTAX = "re2_syntax"
    SPLIT_RULE = "split_rule"
    FEWER_PAREN = "fewer_paren"


class WarningCode(StrEnum):
    """What a person should know about a rule that was accepted."""

    MIXED_OPERATORS = "mixed_operators"
    """AND and OR without parentheses: `rule` is how it was read."""
    CAPITALS_ONLY = "capitals_only"
    """`word` matches capitals only; `lower` would match both."""
    NOT_COVERS_ONE = "not_covers_one"
    """Only `excluded` is excluded, `kept` is wanted."""
    SIGNS_IGNORED = "signs_ignored"
    """`signs` are not part of any word and change nothing."""
    LOWERCASE_OPERATOR = "lowercase_operator"
    """`word` is a word; the operator is written `operator`."""
    ADDRESS = "address"
    """`host` looks like an address; `source:` follows a publisher."""
    TYPO_EXACT = "typo_exact"
    """At 4 and 5 letters only capitals may be swapped: `word` matches as it stands."""
    KNOWN_NAME = "known_name"
    """`word` is a known name; `field` finds it in every language."""
    BROAD = "broad"
    """A branch made of `field` alone follows everything there."""


@dataclass(frozen=True, slots=True)
class RuleWarning:
    """A remark on the code points `start` to `end` of an accepted rule."""

    code: WarningCode
    start: int
    end: int
    params: Mapping[str, type_of_value] = field(default_factory=dict)


class QueryError(ValueError):
    """A rule that is refused: why, where (code points `start` to `end` of the rule), and what to do."""

    def __init__(
        self,
        code: ErrorCode,
        start: int,
        end: int,
        hint: Hint | None = None,
        **params: type_of_value,
    ) -> None:
        super().__init__(code.value)
        self.code = code
        self.start = start
        self.end = end
        self.hint = hint
        self.params: Mapping[str, type_of_value] = MappingProxyType(
            {name: value if isinstance(value, int) else printable(value) for name, value in params.items()}
        )


def printable(text: str) -> str:
    """The text with each control sign, direction mark and lone surrogate replaced by one space or �."""
    return "".join(_printable(character) for character in text)


def _printable(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs":
        return "�"
    return " " if category[0] == "C" or category in ("Zl", "Zp") else character
