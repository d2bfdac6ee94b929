"""Rules and items as people and newsrooms might write them: real words, drawn by their real frequency (Zipf)."""

import bisect
import functools
import itertools
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from wordfreq import get_frequency_dict

from rules import Document

SHARES = (("en", 0.5), ("id", 0.3), ("ru", 0.2))
"""Languages and their share of rules and items."""
REGIONS = (
    *("KZ", "ID", "RU", "US", "UA", "CN", "TR", "IR", "UZ", "KG"),
    *("GB", "DE", "FR", "IN", "JP", "MY", "SG", "AU", "EG", "SA"),
)
KEPT_WORDS = 60_000
"""Most frequent words of a language that are drawn from."""


@dataclass(frozen=True, slots=True)
class Taste:
    """How common the words of rules are: the share drawn from frequent ones, and their ranks; from which rank on
    the others are, and by what power of their frequency.
    """

    name: str
    frequent: float
    ranks: tuple[int, int]
    rare_from: int = 1500
    power: float = 0.35


RARE = Taste("rare words", 0.0, (60, 600), 4000, 0.0)
MIXED = Taste("some frequent words", 0.2, (60, 600))
POPULAR = Taste("mostly frequent words", 0.6, (60, 600))
TASTES = (RARE, MIXED, POPULAR)
"""Chosen so that an item meets about 0.08, 0.4 and 1 % of all rules."""

Draw = Callable[[str], str]


@functools.lru_cache(maxsize=1)
def _vocabulary() -> dict[str, tuple[list[str], list[float]]]:
    found = {}
    for language, _ in SHARES:
        frequencies = sorted(get_frequency_dict(language, "best").items(), key=lambda pair: -pair[1])
        kept = [(word, share) for word, share in frequencies if word.isalpha()][:KEPT_WORDS]
        found[language] = ([word for word, _ in kept], [share for _, share in kept])
    return found


def _draw(chance: random.Random, low: int, high: int, power: float, least: int = 1) -> Draw:
    """A way to draw words of these ranks with probabilities of frequency to this power."""
    words: dict[str, tuple[list[str], list[float]]] = {}
    for language, (known, shares) in _vocabulary().items():
        ranks = [rank for rank in range(low, min(high, len(known))) if len(known[rank]) >= least]
        cumulated = list(itertools.accumulate(shares[rank] ** power for rank in ranks))
        words[language] = ([known[rank] for rank in ranks], cumulated)

    def draw(language: str) -> str:
        known, cumulated = words[language]
        return known[bisect.bisect(cumulated, chance.random() * cumulated[-1]) % len(known)]

    return draw


def _language(chance: random.Random) -> str:
    at = chance.random()
    for language, share in SHARES:
        at -= share
        if at < 0:
            return language
    return SHARES[0][0]


def items(count: int, seed: int, *, event: Sequence[str] = ()) -> list[Document]:
    """Items of 30 to 80 words, a title and a summary; `event` words flood each of them (a correlated burst)."""
    chance = random.Random(seed)
    draw = _draw(chance, 0, 10**9, 1.0)
    found = []
    for number in range(count):
        language = _language(chance)
        words = [draw(language) for _ in range(chance.randint(30, 80))]
        for word in event:
            words[chance.randrange(len(words))] = word
        title, summary = words[:10], words[10:]
        features = frozenset((f"region={chance.choice(REGIONS)}",))
        fields = {"title": " ".join(title), "summary": " ".join(summary)}
        found.append(Document(number, fields, language, features))
    return found


def event_words(count: int, seed: int) -> list[str]:
    """The words that one event brings into every item: some frequent, some less."""
    chance = random.Random(seed)
    draw = _draw(chance, 60, 600, 0.3, least=4)
    return list(dict.fromkeys(draw("en") for _ in range(count * 2)))[:count]


def rules(count: int, taste: Taste, seed: int = 2) -> Iterator[str]:
    """The texts of rules of one to five terms, in the proportions that the trials used."""
    chance = random.Random(seed)
    rare = _draw(chance, taste.rare_from, KEPT_WORDS, taste.power, least=4)
    frequent = _draw(chance, *taste.ranks, 1.0, least=4)
    for _ in range(count):
        language = _language(chance)

        def word(language: str = language) -> str:
            return (frequent if taste.frequent and chance.random() < taste.frequent else rare)(language)

        yield _rule(chance, word, rare(language)[:5])


def _rule(chance: random.Random, word: Callable[[], str], stem: str) -> str:
    shape = chance.random()
    for share, make in _SHAPES:
        shape -= share
        if shape < 0:
            return make(chance, word, stem)
    return f"{word()} {word()}"


_Shape = Callable[[random.Random, Callable[[], str], str], str]
_SHAPES: tuple[tuple[float, _Shape], ...] = (
    (0.28, lambda _, word, __: word()),
    (0.22, lambda _, word, __: f"{word()} {word()}"),
    (0.10, lambda _, word, __: f"{word()} ({word()} OR {word()})"),
    (0.08, lambda chance, word, _: " OR ".join(word() for _ in range(chance.randint(2, 4)))),
    (0.10, lambda _, word, __: f'"{word()} {word()}"'),
    (0.04, lambda _, word, __: f"{word()} NEAR/5 {word()}"),
    (0.06, lambda _, word, __: f"{word()} -{word()}"),
    (0.04, lambda chance, word, _: f"{word()} region:{chance.choice(REGIONS)}"),
    (0.03, lambda _, word, stem: f"{word()} {stem if len(stem) > 3 else stem + 'aaa'}*"),
    (0.03, lambda _, word, __: f"({word()} OR {word()}) ({word()} OR {word()}) -{word()}"),
    (0.02, lambda _, word, __: f"({word()} {word()}) OR ({word()} {word()} -{word()})"),
)
