"""How large a rule may be."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds, each inclusive; `characters` are code points."""

    characters: int = 1024
    terms: int = 64
    depth: int = 16
    prefixes: int = 5
    regexes: int = 2
    regex_characters: int = 200
    excluded: int = 16


DEFAULT = Limits()
"""For what people write."""
STORED = Limits(characters=16_384, terms=256, depth=64, prefixes=64, regexes=64, excluded=256)
"""For canonical text: it names every operator and parenthesis that a person may leave out."""
PREFIX_LEAST = 3
"""Letters before a `*`."""
TYPO_LEAST = 4
"""Letters before a `~`."""
TYPO_LONG = 6
"""From here on a slip is any one letter; below, two capitals swapped."""
READ = 120_000
"""Code points of a field that are read, about 20,000 words; what is longer is no news item, and time is bounded."""
