r"""Expressions of rules: RE2 with Unicode words, bounded memory, no catastrophe.

RE2's `\w` and `\b` know ASCII letters only, so `\w` is rewritten to Unicode classes, and `\b`, for which RE2 has no
Unicode form, to "a sign that is no part of a word, or the end of the text".
"""

import functools
import re
from typing import Any

import re2

MEMORY = 1 << 20
"""Bytes that RE2 may use for one expression and its automata."""
_INNER = r"\p{L}\p{M}\p{N}_"
_BEFORE = rf"(?:^|[^{_INNER}])"
_AFTER = rf"(?:[^{_INNER}]|$)"
_PIECE = re.compile(r"\\.|\[(?:\\.|\[:\^?\w+:\]|[^\]\\])+\]|\(\?[\w:<>=!-]*|.", re.DOTALL)
_SPACES = frozenset({r"\s", r"\W", r"\s+", r"\W+", " ", ",", ";", "-", ":", "!", "/", "'", '"'})
_QUANTIFIERS = "*+?{"


class RegexError(ValueError):
    """An expression that cannot be read: the reason, and the part of it that is to blame."""

    def __init__(self, reason: str, part: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.part = part


@functools.lru_cache(maxsize=4096)
def compiled(pattern: str) -> Any:
    """The expression, ready to search raw text in NFC.

    Raises:
        RegexError: The expression is not RE2's, or needs more than `MEMORY`.
    """
    options = re2.Options()
    options.case_sensitive = False
    options.max_mem = MEMORY
    options.log_errors = False
    options.never_capture = True
    try:
        return re2.compile(_unicode(pattern), options)
    except re2.error as error:
        raise _explained(error, pattern) from None
    except UnicodeEncodeError as error:
        raise RegexError("this character cannot be looked for", pattern[error.start : error.end]) from None


def slashed(pattern: str) -> str:
    r"""The pattern as it stands between slashes: its own slashes written `\/`."""
    return re.sub(
        r"\\.|/", lambda found: "\\/" if found.group() == "/" else found.group(), pattern, flags=re.DOTALL
    )


def _explained(error: Exception, pattern: str) -> RegexError:
    reason = error.args[0] if error.args else b""
    reason = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
    part = reason.partition(": ")[2]
    return RegexError(reason, part if part and part in pattern else pattern)


def _unicode(pattern: str) -> str:
    pieces = _PIECE.findall(pattern)
    return "".join(_rewritten(piece, pieces, at) for at, piece in enumerate(pieces))


_CLASSES = {r"\w": f"[{_INNER}]", r"\W": f"[^{_INNER}]", r"\d": r"\p{Nd}", r"\D": r"\P{Nd}"}


def _rewritten(piece: str, pieces: list[str], at: int) -> str:
    if piece.startswith("[") and len(piece) > 1:
        return _class(piece)
    if piece == r"\b":
        return _boundary(pieces, at)
    if piece == r"\B":
        raise RegexError(r"\B is not available", r"\B")
    return _CLASSES.get(piece, piece)


def _class(piece: str) -> str:
    if r"\W" in piece:
        raise RegexError(r"\W cannot stand inside [ ]", piece)
    return piece.replace(r"\w", _INNER).replace(r"\d", r"\p{Nd}").replace(r"\D", r"\P{Nd}")


def _boundary(pieces: list[str], at: int) -> str:
    """What stands for a word boundary here: nothing where a neighbour already is none of a word's signs."""
    before = pieces[at - 1] if at else ""
    after = pieces[at + 1] if at + 1 < len(pieces) else ""
    if before == "+" and at > 1:
        before = pieces[at - 2]
    if before in _SPACES or (after in _SPACES and not _optional(pieces, at + 2)):
        return ""
    opens = not before or before == "|" or before.startswith("(")
    closes = after in ("", "|", ")")
    if opens and not closes:
        return _BEFORE
    wordish = before == r"\w" or (before.isalnum() and len(before) == 1)
    return _AFTER if closes or wordish else _BEFORE


def _optional(pieces: list[str], at: int) -> bool:
    return at < len(pieces) and pieces[at] in _QUANTIFIERS and pieces[at] != "+"
