"""A rule must have, in every branch, something that must be present."""

from typing import NamedTuple

from rules.errors import ErrorCode, Hint, QueryError
from rules.query import And, Feature, Node, Not, Or


class Piece(NamedTuple):
    """A part of the tree with its place in the rule's text."""

    node: Node
    start: int
    end: int
    parts: tuple["Piece", ...] = ()
    bracketed: bool = False


def check_positive(rule: Piece) -> None:
    """Refuse a rule one of whose branches, multiplied out, has nothing positive, or a language only.

    Raises:
        QueryError: `needs_positive` or `lang_alone`, under the branch.
    """
    culprit = _bare(rule, wanted=True, language_counts=False)
    if culprit is None:
        return
    bare = _bare(rule, wanted=True, language_counts=True)
    if bare:
        raise QueryError(ErrorCode.NEEDS_POSITIVE, bare.start, bare.end, Hint.ADD_POSITIVE)
    raise QueryError(ErrorCode.LANG_ALONE, culprit.start, culprit.end, Hint.ADD_TO_LANGUAGE)


def _bare(piece: Piece, *, wanted: bool, language_counts: bool) -> Piece | None:
    """The part that has a branch without anything positive; `wanted` is False under a NOT."""
    node = piece.node
    if isinstance(node, Not):
        inner = _bare(piece.parts[0], wanted=not wanted, language_counts=language_counts)
        return piece if inner else None
    if not isinstance(node, And | Or):
        language = isinstance(node, Feature) and node.field == "lang" and not language_counts
        return piece if not wanted or language else None
    culprits = (_bare(part, wanted=wanted, language_counts=language_counts) for part in piece.parts)
    # Under NOT an OR is an AND of what is not wanted.
    if isinstance(node, Or) == wanted:
        return next((culprit for culprit in culprits if culprit), None)
    return piece if all(culprits) else None
