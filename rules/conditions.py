"""Conditions on the story: how many publishers tell it, and how grave it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from rules.errors import ErrorCode, Hint, QueryError
from rules.lexer import Kind, Lexeme

SEVERITIES = ("info", "important", "critical")
SOURCES_HIGH = 1000


@dataclass(frozen=True, slots=True)
class Conditions:
    """Bounds a story must keep, both inclusive; None: no bound. Equal bounds are an exact wish."""

    sources_min: int | None = None
    sources_max: int | None = None
    severity_min: str | None = None
    severity_max: str | None = None

    def met(self, sources: int, severity: str) -> bool:
        """Whether a story of so many publisher families and this level (a word of `SEVERITIES`) meets them."""
        level = SEVERITIES.index(severity)
        return (
            (self.sources_min is None or sources >= self.sources_min)
            and (self.sources_max is None or sources <= self.sources_max)
            and (self.severity_min is None or level >= SEVERITIES.index(self.severity_min))
            and (self.severity_max is None or level <= SEVERITIES.index(self.severity_max))
        )

    def __str__(self) -> str:
        """The conditions as they are written in a rule; empty when there are none."""
        written = []
        if self.sources_min is not None:
            written.append(f"sources{'=' if self.sources_max else '>='}{self.sources_min}")
        if self.severity_min is not None:
            written.append(f"severity{'=' if self.severity_max else '>='}{self.severity_min}")
        return " ".join(written)


_UNBOUND = Conditions()


def take_out(lexemes: list[Lexeme]) -> tuple[Conditions, list[Lexeme]]:
    """The conditions of a rule and the lexemes left when each is taken out with one AND beside it.

    Args:
        lexemes: The whole rule.

    Raises:
        QueryError: A condition that does not stand at the top level or cannot be met, or nothing is left.
    """
    if Kind.CONDITION not in [lexeme.kind for lexeme in lexemes]:
        return _UNBOUND, lexemes
    conditions = Conditions()
    kept: list[Lexeme] = []
    depth = 0
    rest = list(lexemes)
    while rest:
        lexeme = rest.pop(0)
        depth += (lexeme.kind is Kind.OPEN) - (lexeme.kind is Kind.CLOSE)
        if lexeme.kind is not Kind.CONDITION:
            kept.append(lexeme)
            continue
        _check_place(lexeme, kept, rest, depth)
        conditions = _narrowed(conditions, lexeme)
        if len(kept) > 1 and kept[-1].kind is Kind.AND:
            kept.pop()
        elif len(rest) > 1 and rest[0].kind is Kind.AND:
            rest.pop(0)
    if not kept:
        raise QueryError(ErrorCode.CONDITIONS_ONLY, lexemes[0].start, lexemes[-1].end, Hint.WRITE_A_WORD)
    return conditions, kept


def _check_place(condition: Lexeme, before: Sequence[Lexeme], after: Sequence[Lexeme], depth: int) -> None:
    left = before[-1].kind if before else None
    right = after[0].kind if after else None
    bound = left in (Kind.NOT, Kind.FIELD, Kind.NEAR) or right is Kind.NEAR
    # Alone between ORs it would be a branch of its own.
    branch = (left is Kind.OR and right in (None, Kind.OR)) or (left is None and right is Kind.OR)
    if depth > 0 or bound or branch:
        raise QueryError(ErrorCode.CONDITION_PLACE, condition.start, condition.end, Hint.CONDITION_TOP)


def _narrowed(conditions: Conditions, lexeme: Lexeme) -> Conditions:
    name, _, value = lexeme.text.partition("\n")
    comparison = (lexeme.extra or "").replace("≥", ">=").replace("=>", ">=")
    if name == "sources":
        return _narrowed_sources(conditions, lexeme, comparison, value)
    return _narrowed_severity(conditions, lexeme, comparison, value.lower())


def _narrowed_sources(conditions: Conditions, lexeme: Lexeme, comparison: str, value: str) -> Conditions:
    digits = value.isascii() and value.isdigit() and len(value) <= len(str(SOURCES_HIGH))
    if comparison not in (">=", ">", "=") or not digits or not 1 <= int(value) <= SOURCES_HIGH:
        raise _wrong_value(lexeme, "sources", Hint.SOURCES_VALUE)
    low = int(value) + (comparison == ">")
    high = low if comparison == "=" else None
    low, high = _tightest(low, conditions.sources_min, high, conditions.sources_max)
    if high is not None and low > high:
        raise _wrong_value(lexeme, "sources", Hint.CONDITIONS_AGREE)
    return Conditions(high or low, high, conditions.severity_min, conditions.severity_max)


def _narrowed_severity(conditions: Conditions, lexeme: Lexeme, comparison: str, value: str) -> Conditions:
    if comparison not in (">=", "=") or value not in SEVERITIES:
        raise _wrong_value(lexeme, "severity", Hint.SEVERITY_VALUE)
    level = SEVERITIES.index(value)
    before_low = None if conditions.severity_min is None else SEVERITIES.index(conditions.severity_min)
    before_high = None if conditions.severity_max is None else SEVERITIES.index(conditions.severity_max)
    low, high = _tightest(level, before_low, level if comparison == "=" else None, before_high)
    if high is not None and low > high:
        raise _wrong_value(lexeme, "severity", Hint.CONDITIONS_AGREE)
    low = low if high is None else high
    top = None if high is None else SEVERITIES[high]
    return Conditions(conditions.sources_min, conditions.sources_max, SEVERITIES[low], top)


def _tightest(
    low: int, low_before: int | None, high: int | None, high_before: int | None
) -> tuple[int, int | None]:
    highs = [bound for bound in (high, high_before) if bound is not None]
    return max(low, low_before or 0), min(highs) if highs else None


def _wrong_value(lexeme: Lexeme, name: str, hint: Hint) -> QueryError:
    condition = lexeme.text.replace("\n", lexeme.extra or "", 1)
    return QueryError(
        ErrorCode.CONDITION_VALUE,
        lexeme.start,
        lexeme.end,
        hint,
        condition=condition,
        name=name,
        high=SOURCES_HIGH,
    )
