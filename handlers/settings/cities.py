"""Cities of some size anywhere in the world, as people call them, and the time zones they have."""

import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

OFFERED = 4
CLEARLY_MEANT = 20
"""Who names a city means the one that has so many times the people of its namesakes."""

_BESIDE = re.compile(r"^(?:kota|kabupaten|city of|город|г|қала)\.?\s+|\s+(?:city|қаласы|қ)\.?$")
_BETWEEN = re.compile(r"[\s.’'ʻ`-]+")


@dataclass(frozen=True, slots=True)
class City:
    """A city with its time zone; ``people`` in thousands, ``country`` as ISO 3166."""

    name: str
    country: str
    zone: str
    people: int


def cities_named(wanted: str) -> tuple[City, ...]:
    """Find the cities of this name that are in different time zones, the largest of each, largest first.

    One that is much larger than its namesakes stands alone; at most four otherwise.
    """
    sought = folded(wanted)
    if len(sought) < 3:
        return ()
    found = _of_name(sought) or _of_name(folded(_BESIDE.sub("", wanted.strip().lower())))
    zones: dict[str, City] = {}
    for city in found:
        zones.setdefault(city.zone, city)
    first, *others = zones.values() or (None,)
    if first is None:
        return ()
    return (first, *(city for city in others if city.people * CLEARLY_MEANT >= first.people))[:OFFERED]


def folded(name: str) -> str:
    """Spell a name so that case, accents, hyphens and apostrophes make no difference."""
    bare = "".join(
        letter for letter in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(letter)
    )
    return _BETWEEN.sub(" ", bare.replace("|", " ")).strip()


def _of_name(sought: str) -> tuple[City, ...]:
    return tuple(_found(f"|{sought}|")) if sought else ()


def _found(sought: str) -> Iterator[City]:
    """Look the file through: two megabytes of text are searched in a millisecond, and read into words in a second."""
    text = _text()
    place = text.find(sought)
    while place >= 0:
        end = text.index("\n", place)
        _, zone, country, people, name = text[text.rfind("\n", 0, place) + 1 : end].split("\t")
        yield City(name, country, zone, int(people))
        place = text.find(sought, end)


@functools.cache
def _text() -> str:
    return files("handlers").joinpath("data", "cities.tsv").read_text("utf-8")
