"""Titles of one pattern: an outlet that says the same of another town, team or share tells of another event. Pure."""

from bot.model import Story, StorySource
from rules.text import Token, tokenize

LOOKED_AT = 20
"""So many of an outlet's newest titles in a story."""
SHORTEST = 4
STEM_LENGTH = 5


def is_of_pattern(title: str, family: str, story: Story) -> bool:
    """Tell whether a title follows the pattern of one that the same publisher family has in a story, about something else.

    Other outlets write of one event in their own words; one outlet writes of it again in other ones, or with other
    numbers alone.
    """
    own = [source for source in story.sources if source.family == family]
    return any(_differs_by_names(title, source.title) for source in own[-LOOKED_AT:])


def are_of_pattern(story: Story, other: Story) -> bool:
    """Tell whether an outlet tells two stories by titles of one pattern."""
    return any(is_of_pattern(source.title, source.family, other) for source in _newest(story))


def _newest(story: Story) -> tuple[StorySource, ...]:
    return story.sources[-LOOKED_AT:]


def _differs_by_names(title: str, other: str) -> bool:
    """Tell whether two titles are the same but for a third of their words at most, names among them."""
    words, others = _words(title), _words(other)
    if len(words) != len(others) or len(words) < SHORTEST:
        return False
    unlike = [
        (one, another)
        for one, another in zip(words, others, strict=True)
        if one.folded[:STEM_LENGTH] != another.folded[:STEM_LENGTH]
    ]
    named = [pair for pair in unlike if all(_is_name(word) for word in pair)]
    return bool(named) and 3 * len([pair for pair in unlike if not _are_numbers(pair)]) <= len(words)


def _words(title: str) -> list[Token]:
    return [token for token in tokenize(title) if token.places == 1]


def _is_name(word: Token) -> bool:
    return word.text[:1].isupper()


def _are_numbers(pair: tuple[Token, Token]) -> bool:
    return all(word.text[:1].isdigit() for word in pair)
