"""From a rule's text to its query: recursive descent, every error under its cause."""

import functools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NoReturn

from rules.conditions import Conditions, take_out
from rules.errors import ErrorCode, Hint, QueryError, RuleWarning, WarningCode
from rules.lexer import Kind, Lexeme, host_of, lex
from rules.lexicon import Lexicon
from rules.limits import DEFAULT, Limits
from rules.positive import Piece, check_positive
from rules.query import FIELDS, And, Feature, Link, Near, Node, Not, Or, Query, Source, Word, to_text
from rules.terms import LONGEST_LIST, PLACE_FIELDS, Terms, distance, side

_AND, _OR, _NOT, _NEAR, _FIELD, _WORD = Kind.AND, Kind.OR, Kind.NOT, Kind.NEAR, Kind.FIELD, Kind.WORD
_STARTS = (_WORD, Kind.OPEN, _NOT, _FIELD, Kind.PHRASE, Kind.REGEX)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A rule that was understood; `written` is its tree in the person's own order and spelling."""

    query: Query
    conditions: Conditions
    written: Node
    remarks: Callable[[], tuple[RuleWarning, ...]] = field(repr=False, compare=False)

    @property
    def warnings(self) -> tuple[RuleWarning, ...]:
        """What is worth a remark, found out when it is asked for: most rules are read for their query alone."""
        return self.remarks()

    @property
    def text(self) -> str:
        """The normal form with its conditions: what is parsed again."""
        return f"{self.query.text} {self.conditions}".strip()

    @property
    def echo(self) -> str:
        """The rule as it was understood, in the person's own order, with the parentheses it lacked."""
        return f"{to_text(self.written)} {self.conditions}".strip()


def parse(text: str, lexicon: Lexicon, *, operators: str = "en", limits: Limits = DEFAULT) -> Parsed:
    """Understand a rule.

    Args:
        text: The rule as a person wrote it.
        lexicon: Names of places, organisations, topics and languages.
        operators: The language (`id`, `ru`, `kk`) whose operators count besides the English ones.
        limits: How large a rule may be; `STORED` for canonical text, which is longer than what was written.

    Raises:
        QueryError: The rule is refused; its span lies in the text.
    """
    parser, piece, conditions = _understood(text, lexicon, operators, limits, None)
    if parser.to_check:
        check_positive(piece)
    remarks = functools.partial(_remarks, text, lexicon, operators, limits)
    return Parsed(Query.of(piece.node), conditions, piece.node, remarks)


def _understood(
    text: str, lexicon: Lexicon, operators: str, limits: Limits, remarks: list[RuleWarning] | None
) -> tuple["_Parser", Piece, Conditions]:
    if len(text) > limits.characters:
        raise QueryError(
            ErrorCode.TOO_LONG,
            limits.characters,
            len(text),
            Hint.SPLIT_RULE,
            limit=limits.characters,
            count=len(text),
        )
    lexemes = lex(text, operators)
    if not lexemes:
        raise QueryError(ErrorCode.EMPTY, 0, len(text), Hint.WRITE_A_WORD)
    conditions, lexemes = take_out(lexemes)
    parser = _Parser(text, lexemes, Terms(lexicon, limits, operators, remarks), limits.depth)
    return parser, parser.rule(), conditions


def _remarks(text: str, lexicon: Lexicon, operators: str, limits: Limits) -> tuple[RuleWarning, ...]:
    """Read the rule once more, looking for what is worth a remark."""
    found: list[RuleWarning] = []
    parser, piece, _ = _understood(text, lexicon, operators, limits, found)
    return (*found, *parser.remarks, *_remarks_on_the_whole(parser, piece))


def _remarks_on_the_whole(parser: "_Parser", piece: Piece) -> list[RuleWarning]:
    found = []
    if parser.mixed:
        params = {"rule": to_text(piece.node)}
        found.append(RuleWarning(WarningCode.MIXED_OPERATORS, piece.start, piece.end, params))
    for branch in piece.parts if isinstance(piece.node, Or) else (piece,):
        if isinstance(branch.node, Feature | Source):
            params = {"field": to_text(branch.node)}
            found.append(RuleWarning(WarningCode.BROAD, branch.start, branch.end, params))
    return found


class _Parser:
    """One pass over the lexemes of a rule."""

    def __init__(self, text: str, lexemes: list[Lexeme], terms: Terms, deepest: int) -> None:
        self.text = text
        self.lexemes = lexemes
        self.kinds: list[Kind | None] = [*[lexeme.kind for lexeme in lexemes], None]
        self.terms = terms
        self.deepest = deepest
        self.at = 0
        self.depth = 0
        self.field: str | None = None
        self.negated = False
        self.mixed = False
        self.remarks: list[RuleWarning] = []
        # Without NOT and without a language every branch has something that must be present.
        self.to_check = _NOT in self.kinds or _FIELD in self.kinds

    def _kind(self) -> Kind | None:
        return self.kinds[self.at]

    def _take(self) -> Lexeme:
        self.at += 1
        return self.lexemes[self.at - 1]

    # ------------------------------------------------------------------------------------------- the grammar

    def rule(self) -> Piece:
        piece = self._or()
        if self._kind() is Kind.CLOSE:
            paren = self.lexemes[self.at]
            raise QueryError(ErrorCode.UNEXPECTED_PAREN, paren.start, paren.end, Hint.REMOVE_PAREN)
        return piece

    def _or(self) -> Piece:
        first = self._and()
        if self.kinds[self.at] is not _OR:
            return first
        parts = [first]
        while self.kinds[self.at] is _OR:
            self.at += 1
            parts.append(self._and())
        self.mixed |= any(isinstance(part.node, And) and not part.bracketed for part in parts)
        return _group(Or, parts)

    def _and(self) -> Piece:
        first = self._not()
        kind = self.kinds[self.at]
        if kind is not _AND and kind not in _STARTS:
            return first
        parts = [first]
        while (kind := self.kinds[self.at]) is _AND or kind in _STARTS:
            if kind is _AND:
                self.at += 1
                parts.append(self._not())
            else:
                following = self._not()
                if isinstance(parts[-1].node, Not):
                    self._warn_of_reach(parts[-1], following)
                parts.append(following)
        return _group(And, parts)

    def _not(self) -> Piece:
        kind = self.kinds[self.at]
        if kind is _WORD and self.kinds[self.at + 1] is not _NEAR:
            return self._leaf()
        if kind is not _NOT:
            return self._near()
        sign = self._take()
        self.negated = not self.negated
        piece = self._near()
        self.negated = not self.negated
        return Piece(Not(piece.node), sign.start, piece.end, (piece,))

    def _near(self) -> Piece:
        first = self._unit()
        if self._kind() is not Kind.NEAR:
            return first
        pieces, links = [first], []
        while self._kind() is Kind.NEAR:
            operator = self._take()
            links.append(Link(distance(operator), operator.text == "ONEAR"))
            if self._kind() is Kind.NOT:
                self._refuse_side(operator, self.lexemes[self.at].start, self.lexemes[self.at].end)
            pieces.append(self._unit())
            self._check_sides(operator, pieces)
        sides = tuple(side(piece.node) or () for piece in pieces)
        fields = {unit.field for side in sides for unit in side}
        near = Near(sides, tuple(links), fields.pop())
        return Piece(near, first.start, pieces[-1].end)

    def _check_sides(self, operator: Lexeme, pieces: list[Piece]) -> None:
        for piece in pieces[-2:]:
            if side(piece.node) is None:
                self._refuse_side(operator, piece.start, piece.end)
        fields = [{unit.field for unit in side(piece.node) or ()} for piece in pieces[-2:]]
        if fields[0] != fields[1] or len(fields[0]) > 1:
            self._refuse_side(operator, pieces[-1].start, pieces[-1].end)

    @staticmethod
    def _refuse_side(operator: Lexeme, start: int, end: int) -> NoReturn:
        raise QueryError(ErrorCode.NEAR_SIDE, start, end, Hint.NEAR_SIDES, operator=operator.text)

    def _unit(self) -> Piece:
        kind = self._kind()
        if kind is Kind.OPEN:
            return self._parenthesis()
        if kind is Kind.FIELD:
            return self._fielded()
        if kind not in (Kind.PHRASE, Kind.REGEX, Kind.WORD):
            self._refuse_operand()
        return self._leaf()

    def _leaf(self) -> Piece:
        lexeme = self.lexemes[self.at]
        if self.field in PLACE_FIELDS and lexeme.kind is Kind.WORD:
            self.terms.look_ahead(self.field, self.lexemes[self.at : self.at + LONGEST_LIST])
        self.at += 1
        leaf = self.terms.leaf(lexeme, self.field, excluded=self.negated)
        return Piece(leaf, lexeme.start, lexeme.end)

    def _parenthesis(self) -> Piece:
        paren = self._take()
        if self.depth == self.deepest:
            raise QueryError(ErrorCode.TOO_DEEP, paren.start, paren.end, Hint.FEWER_PAREN, limit=self.deepest)
        self.depth += 1
        inner = self._or()
        self.depth -= 1
        if self._kind() is not Kind.CLOSE:
            raise QueryError(ErrorCode.UNCLOSED_PAREN, paren.start, paren.end, Hint.CLOSE_PAREN)
        return inner._replace(start=paren.start, end=self._take().end, bracketed=True)

    def _fielded(self) -> Piece:
        lexeme = self._take()
        name = lexeme.text.lower()
        if name not in FIELDS:
            self._refuse_field(lexeme)
        if self.field is not None:
            self._refuse_nesting(lexeme, self.field)
        match self._kind():
            case Kind.FIELD:
                self._refuse_nesting(self.lexemes[self.at], name)
            case Kind.OPEN | Kind.PHRASE | Kind.REGEX | Kind.WORD:
                self.field = name
                piece = self._unit()
                self.field = None
                return piece._replace(start=lexeme.start)
        hint = Hint.NOT_BEFORE_FIELD if self._kind() is Kind.NOT else Hint.WRITE_A_WORD
        raise QueryError(
            ErrorCode.MISSING_OPERAND,
            lexeme.start,
            lexeme.end,
            hint,
            operator=f"{name}:",
            side="after",
            field=name,
        )

    # ------------------------------------------------------------------------------------------ what is wrong

    def _refuse_operand(self) -> NoReturn:
        """A word is missing: name the operator that wants it."""
        before = self.lexemes[self.at - 1] if self.at else None
        here = self.lexemes[self.at] if self.at < len(self.lexemes) else None
        if before and before.kind in (Kind.AND, Kind.OR, Kind.NOT, Kind.NEAR):
            culprit, where = before, "after"
        elif here and here.kind in (Kind.AND, Kind.OR, Kind.NOT, Kind.NEAR):
            culprit, where = here, "before"
        elif before and here and here.kind is Kind.CLOSE:
            raise QueryError(ErrorCode.EMPTY, before.start, here.end, Hint.WRITE_A_WORD)
        elif here:
            raise QueryError(ErrorCode.UNEXPECTED_PAREN, here.start, here.end, Hint.REMOVE_PAREN)
        else:
            paren = before or self.lexemes[0]
            raise QueryError(ErrorCode.UNCLOSED_PAREN, paren.start, paren.end, Hint.CLOSE_PAREN)
        raise QueryError(
            ErrorCode.MISSING_OPERAND,
            culprit.start,
            culprit.end,
            Hint.QUOTE_OPERATOR,
            operator=culprit.text,
            side=where,
        )

    def _refuse_field(self, lexeme: Lexeme) -> NoReturn:
        host = host_of(self.text, lexeme.end)
        condition = {"sources": "sources>=3", "severity": "severity>=important"}.get(lexeme.text.lower())
        hint = Hint.USE_SOURCE if host else Hint.USE_CONDITION if condition else Hint.QUOTE_COLON
        params = {
            "field": lexeme.text,
            "fields": ", ".join(FIELDS),
            "host": host or "",
            "example": condition or "",
        }
        # The caret is under the name; the colon is no part of it.
        raise QueryError(ErrorCode.UNKNOWN_FIELD, lexeme.start, lexeme.end - 1, hint, **params)

    @staticmethod
    def _refuse_nesting(lexeme: Lexeme, outer: str) -> NoReturn:
        params = {"field": lexeme.text, "outer": outer}
        raise QueryError(ErrorCode.NESTED_FIELD, lexeme.start, lexeme.end, Hint.ONE_FIELD, **params)

    def _warn_of_reach(self, excluded: Piece, kept: Piece) -> None:
        """`-a b` excludes a only."""
        if not isinstance(excluded.node, Not) or not isinstance(excluded.node.part, Word):
            return
        if isinstance(kept.node, Word):
            params = {"excluded": excluded.node.part.text, "kept": kept.node.text}
            self.remarks.append(RuleWarning(WarningCode.NOT_COVERS_ONE, excluded.start, kept.end, params))


def _group(kind: type[And | Or], parts: list[Piece]) -> Piece:
    nodes = tuple(part.node for part in parts)
    return Piece(kind(nodes), parts[0].start, parts[-1].end, tuple(parts))
