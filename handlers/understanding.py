"""From what a person wrote to a rule that can be saved, with what should be said of it."""

from dataclasses import dataclass

from bot.model import Phrase, Place, RuleDraft, StoryConditions
from handlers.views import parameters
from rules import Lexicon, Pack, Parsed, WarningCode, also_matches, parse

ALSO_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Understood:
    """A rule ready to be saved, and remarks on how it was understood."""

    draft: RuleDraft
    remarks: tuple[Phrase, ...]


def understood(
    text: str, place: Place, language: str, lexicon: Lexicon, pack: Pack | None = None
) -> Understood:
    """Read a rule in a chat of this language.

    Raises:
        QueryError: it cannot be read; the error knows where and why.
    """
    parsed = parse(text, lexicon, operators=language)
    draft = RuleDraft(
        place=place,
        text=parsed.echo,
        query=parsed.query.text,
        digest=parsed.query.digest,
        conditions=StoryConditions.of(parsed.conditions),
        pack=pack.slug if pack else None,
    )
    return Understood(draft, _remarks(parsed, lexicon))


def _remarks(parsed: Parsed, lexicon: Lexicon) -> tuple[Phrase, ...]:
    """Say what is worth saying; words that have a field for every language together, in one line."""
    known = [warning.params for warning in parsed.warnings if warning.code is WarningCode.KNOWN_NAME]
    remarks = [
        Phrase(f"warning-{warning.code}", parameters(warning.params))
        for warning in parsed.warnings
        if warning.code is not WarningCode.KNOWN_NAME
    ]
    others = also_matches(parsed.query, lexicon, most=ALSO_SHOWN)
    if others:
        remarks.append(Phrase("warning-also_matches", {"words": ", ".join(others)}))
    if known:
        pairs = ", ".join(f"{params['word']} → {params['field']}" for params in known)
        remarks.append(Phrase("warning-known_names", {"pairs": pairs}))
    return tuple(remarks)
