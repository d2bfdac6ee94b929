"""From what a person wrote to a rule that can be saved, with what should be said of it."""

from dataclasses import dataclass, field

from bot.model import Phrase, Place, RuleDraft, StoryConditions
from handlers.views import parameters
from rules import (
    Choices,
    Lexicon,
    Pack,
    Parsed,
    Plain,
    QueryError,
    WarningCode,
    also_matches,
    parse,
    read_plain,
)
from rules.choices import narrowed, written

ALSO_SHOWN = 5
SAID_OF_PLAIN_WORDS = frozenset(
    f"warning-{code}" for code in (WarningCode.BROAD, WarningCode.CAPITALS_ONLY, WarningCode.ADDRESS)
)
"""What else there is to say of plain words is said of each of them, or is a button."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A rule ready to be saved."""

    draft: RuleDraft
    parsed: Parsed = field(repr=False)
    lexicon: Lexicon = field(repr=False)

    @property
    def remarks(self) -> tuple[Phrase, ...]:
        """What is worth saying of how it was understood; found out when it is asked for, as that takes its time."""
        return (
            *_warnings(self.parsed),
            *_in_other_forms(self.parsed, self.lexicon),
            *_in_other_words(self.parsed),
        )


@dataclass(frozen=True, slots=True)
class Made:
    """A rule in the making: ``plain`` is how its words were understood, None where they are the rule language."""

    rule: Understood
    plain: Plain | None
    choices: Choices

    @property
    def text(self) -> str:
        """The rule in the rule language."""
        return self.rule.draft.text

    @property
    def remarks(self) -> tuple[Phrase, ...]:
        """What is worth saying of it beside how its words were understood."""
        if self.plain is None:
            return self.rule.remarks
        said = _warnings(self.rule.parsed)
        return tuple(remark for remark in said if remark.id in SAID_OF_PLAIN_WORDS)


def made(
    text: str, choices: Choices, place: Place, language: str, lexicon: Lexicon, *, verbatim: bool = False
) -> Made:
    """Make a rule of what a person wrote and chose; ``verbatim`` takes plain words as the rule language, too.

    Raises:
        QueryError: it cannot be read; unless the choices are too many, the error knows where in the text and why.
    """
    plain = None if verbatim else read_plain(text, lexicon, operators=language)
    if plain is not None:
        try:
            rule = understood(written(plain, choices), place, language, lexicon)
        except QueryError:
            # Too long for a rule; the person's own text says where.
            plain = None
        else:
            return Made(rule, plain, choices)
    rule = understood(text, place, language, lexicon)
    if choices != Choices():
        rule = understood(narrowed(text, choices), place, language, lexicon)
    return Made(rule, None, choices)


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
    return Understood(draft, parsed, lexicon)


def _warnings(parsed: Parsed) -> tuple[Phrase, ...]:
    return tuple(
        Phrase(f"warning-{warning.code}", parameters(warning.params))
        for warning in parsed.warnings
        if warning.code is not WarningCode.KNOWN_NAME
    )


def _in_other_forms(parsed: Parsed, lexicon: Lexicon) -> tuple[Phrase, ...]:
    others = also_matches(parsed.query, lexicon, most=ALSO_SHOWN)
    return (Phrase("warning-also_matches", {"words": ", ".join(others)}),) if others else ()


def _in_other_words(parsed: Parsed) -> tuple[Phrase, ...]:
    """Name the words that have a field for every language, together in one line."""
    known = [warning.params for warning in parsed.warnings if warning.code is WarningCode.KNOWN_NAME]
    pairs = ", ".join(f"{params['word']} → {params['field']}" for params in known)
    return (Phrase("warning-known_names", {"pairs": pairs}),) if known else ()
