"""Items and rules for benchmarks: the demo's replay, and news made of templates in four languages.

The same numbers give the same items everywhere. Some of the events made here are told by two to four newsrooms, so
that clustering has something to join.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from string import Template

from bot.demo.replay import load

TEMPLATES: Mapping[str, Mapping[str, Sequence[Sequence[str]]]] = tomllib.loads(
    Path(__file__).with_name("templates.toml").read_text(encoding="utf-8")
)
TOLD_TIMES = (1, 1, 1, 1, 1, 2, 2, 3, 4)
OF_REPLAY = 13
"""One item in so many is of the replay, until all of it is told."""
SYLLABLES = (
    "ba",
    "ri",
    "tu",
    "sen",
    "mo",
    "lak",
    "dar",
    "vi",
    "no",
    "gar",
    "pel",
    "zhi",
    "kun",
    "sa",
    "tor",
    "eu",
)
TOPICS = ("unrest", "disaster", "conflict", "politics", "health", "terror")
REGIONS = ("KZ", "ID", "RU", "KG", "UZ", "GB", "PH", "KE", "NG", "CO")
WORDS: Mapping[str, Sequence[str]] = {
    "id": ("kerusuhan", "gempa", "banjir", "kebakaran", "pabrik", "buruh", "cabai", "wabah"),
    "en": ("riots", "earthquake", "floods", "explosion", "railway", "marathon", "court", "jobs"),
    "ru": ("беспорядки", "землетрясение", "паводок", "взрыв", "школа", "бензин", "хоккеисты", "суд"),
    "kk": ("тәртіпсіздік", "жарылыс", "мектеп", "жер сілкінісі", "баға", "тасқын", "полиция", "көрермен"),
}
"""What rules of these benchmarks ask for, beside places, topics, regions and invented names."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One item as a newsroom publishes it."""

    language: str
    title: str
    summary: str
    link: str

    @property
    def entry(self) -> dict[str, str]:
        """What the feed server is told."""
        return {"title": self.title, "summary": self.summary, "link": self.link}


def pieces(count: int, seed: int = 2022) -> list[Piece]:
    """Make so many items, those of the replay among them."""
    made = _made(Random(seed))
    replay = iter(load().items)
    archive: list[Piece] = []
    while len(archive) < count:
        item = next(replay, None) if len(archive) % OF_REPLAY == 0 else None
        archive.append(
            next(made)
            if item is None
            else Piece(item.outlet.language, item.title, item.summary, f"https://news.example/{item.path}")
        )
    return archive


def _made(random: Random) -> Iterator[Piece]:
    """Make events for ever, each told once or more often; the tellings of one follow each other."""
    number = 0
    while True:
        language = random.choice(list(TEMPLATES))
        facts = _facts(random, language)
        sayings = TEMPLATES[language]["sayings"]
        chosen = random.randrange(len(sayings))
        for time in range(random.choice(TOLD_TIMES)):
            # The first two sayings of a language tell one event.
            saying = sayings[chosen if chosen > 1 else (chosen + time) % 2]
            title, summary = (Template(text).substitute(facts) for text in saying)
            number += 1
            yield Piece(language, title, summary, f"https://news.example/{language}/{number}")


def _facts(random: Random, language: str) -> dict[str, str]:
    return {
        "place": str(random.choice(TEMPLATES[language]["places"])),
        "who": invented(random),
        "n": str(random.randrange(12, 980)),
        "m": str(random.randrange(11, 90)),
        "d": str(random.randrange(3, 10)),
    }


def invented(random: Random, syllables: int = 3) -> str:
    """Make a name that no dictionary holds."""
    return "".join(random.choice(SYLLABLES) for _ in range(syllables)).capitalize()


def queries(count: int, seed: int = 2022) -> list[str]:
    """Make so many rules of eight kinds that people write; most of them are rare."""
    random = Random(seed)
    return [_query(random, number % 8, random.choice(list(TEMPLATES))) for number in range(count)]


def _query(random: Random, form: int, language: str) -> str:
    one, other = (str(place) for place in random.sample(list(TEMPLATES[language]["places"]), 2))
    word, name = random.choice(WORDS[language]), invented(random)
    forms = (
        f"topic:{random.choice(TOPICS)} AND region:{random.choice(REGIONS)} AND {name}",
        f"({word}) AND {one} AND {name}",
        f"({word}) AND ({one} OR {other}) NOT {name}",
        f'"{one} {name}" OR {name}',
        f"title:{word.split()[0]} AND {one} AND ({name} OR {invented(random)})",
        f"{name[:5]}* AND ({word})",
        f"{name} OR {invented(random)} OR {invented(random)}",
        f"{name} AND lang:{language}",
    )
    return forms[form]
