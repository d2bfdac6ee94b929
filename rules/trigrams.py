"""Pieces of text that an expression cannot do without, so that most documents need not be searched.

After Cox, "Regular expression matching with a trigram index" (2012), in the plainest form that is safe: where the
scanner is in doubt it finds nothing, and the expression is then tried on every document.
"""

import functools
import re
from typing import NamedTuple

LENGTH = 3
MOST_PIECES = 8
"""An expression with more alternatives than this is tried on every document."""
_PIECE = re.compile(
    r"\\(?P<escape>.)|(?P<kind>\[)(?:\^?\]?)(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]|(?P<flags>\(\?(?:P?<\w+>|[imsU-]*:))|.",
    re.DOTALL,
)
_REPEAT = re.compile(r"\*\??|\+\??|\?\??|\{(?P<least>\d+)(?:,\d*)?\}\??")
_CLASSES = frozenset("dDwWsSbAzntrfva")
"""Letters after a backslash that stand for a class, a place or a sign; any other letter or digit is doubtful."""


class _DoubtError(Exception):
    """Something the scanner does not understand."""


class _Branch(NamedTuple):
    """The run of letters being read and the best pieces so far, of which one must be in the text."""

    run: str
    best: tuple[str, ...]

    def closed(self) -> "_Branch":
        return _Branch("", _better(self.best, (self.run,)))


@functools.lru_cache(maxsize=4096)
def needed(pattern: str) -> tuple[frozenset[str], ...]:
    """Sets of trigrams, folded; a text that has none of the sets whole cannot match. Empty: any text may match."""
    try:
        pieces, at = _alternatives(pattern, 0)
    except _DoubtError:
        return ()
    if at != len(pattern) or not pieces or len(pieces) > MOST_PIECES:
        return ()
    return tuple(dict.fromkeys(frozenset(trigrams(piece)) for piece in pieces))


def trigrams(text: str) -> set[str]:
    """The trigrams of a text in the letters that expressions do not tell apart."""
    folded = text.casefold()
    return {folded[at : at + LENGTH] for at in range(len(folded) - LENGTH + 1)}


def _better(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    """The pieces of which the shortest is longer; too short a piece says nothing."""
    if not right or min(map(len, right)) < LENGTH:
        return left
    return right if not left or min(map(len, right)) > min(map(len, left)) else left


def _alternatives(pattern: str, at: int) -> tuple[tuple[str, ...], int]:
    """Pieces of which one must be in what this part of the pattern matches; empty: none is sure."""
    branches: list[tuple[str, ...]] = []
    branch = _Branch("", ())
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            branches.append(branch.closed().best)
            branch, at = _Branch("", ()), at + 1
            continue
        branch, at = _extended(branch, pattern, at)
    branches.append(branch.closed().best)
    return tuple(piece for pieces in branches for piece in pieces) if all(branches) else (), at


def _extended(branch: _Branch, pattern: str, at: int) -> tuple[_Branch, int]:
    """The branch with one more letter, class or group."""
    match = _PIECE.match(pattern, at)
    if match is None:
        raise _DoubtError
    if match["flags"] or (match.group() == "(" and pattern[at + 1 : at + 2] != "?"):
        pieces, after = _alternatives(pattern, match.end())
        if after == len(pattern):
            raise _DoubtError
        least, after = _repeat(pattern, after + 1)
        closed = branch.closed()
        return (closed._replace(best=_better(closed.best, pieces)) if least else closed), after
    if match.group() == "(":
        raise _DoubtError
    letter = _letter(match)
    least, after = _repeat(pattern, match.end())
    if letter is None or not least:
        return branch.closed(), after
    grown = branch._replace(run=branch.run + letter)
    # What is repeated may be followed by itself: the run ends here.
    return (grown if after == match.end() else grown.closed()), after


def _letter(match: re.Match[str]) -> str | None:
    """The letter that a piece stands for; None for a class or a place."""
    escape = match["escape"]
    if escape is not None:
        if escape.isalnum() or not escape.isascii():
            if escape in _CLASSES:
                return None
            raise _DoubtError
        return escape
    return None if match["kind"] or match.group() in ".^$" else match.group()


def _repeat(pattern: str, at: int) -> tuple[int, int]:
    """How often at least, and where the pattern goes on."""
    match = _REPEAT.match(pattern, at)
    if match is None:
        return 1, at
    if _REPEAT.match(pattern, match.end()):
        raise _DoubtError
    least = int(match["least"]) if match["least"] else int(match.group()[0] == "+")
    return least, match.end()
