"""What the bot says about rules: values, rendered in the reader's language when they are sent."""

from collections.abc import Mapping

from bot.messages import shortened
from bot.model import Note, Parameter, Phrase
from rules import QueryError

EXCERPT = 48
"""How much of a long rule is shown around the caret: a line of a phone."""
RULE_LIMIT = 160


def unreadable(text: str, error: QueryError) -> Note:
    """Show where a rule cannot be read: the excerpt with a caret, what is wrong, and what to do."""
    line, caret = excerpt(text, error.start, error.end)
    phrases = [
        Phrase("caret-block", {"line": line, "caret": caret}),
        Phrase(f"error-{error.code}", parameters(error.params)),
    ]
    if error.hint:
        phrases.append(Phrase(f"hint-{error.hint}", parameters(error.params)))
    return Note(tuple(phrases))


def excerpt(text: str, start: int, end: int) -> tuple[str, str]:
    """Cut one line out of a text around a span, with the line of carets that belongs under it."""
    shown = "".join(" " if letter.isspace() or not letter.isprintable() else letter for letter in text)
    if len(shown) <= EXCERPT:
        first, line = 0, shown
    else:
        first = max(0, min(start - EXCERPT // 2, len(shown) - EXCERPT))
        line = shown[first : first + EXCERPT]
        line = ("…" if first else "") + line + ("…" if first + EXCERPT < len(shown) else "")
    column = start - first + (1 if first else 0)
    width = max(1, min(end, first + EXCERPT) - start)
    return line, " " * column + "^" * width


def parameters(params: Mapping[str, object]) -> dict[str, Parameter]:
    """Give a text what an error knows: numbers stay, everything else is shown as text."""
    return {
        name: value
        if isinstance(value, int)
        else ", ".join(map(str, value))
        if isinstance(value, tuple | list)
        else str(value)
        for name, value in params.items()
    }


def shown(text: str, most: int = RULE_LIMIT) -> str:
    """A rule's text, shortened where it would fill the screen."""
    return shortened(text, most)
