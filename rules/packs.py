"""Ready-made rules offered on /start."""

import functools
import importlib.resources
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_OFFER = "for"


@dataclass(frozen=True, slots=True)
class Pack:
    """A few rules under one name; `names` by language, `queries` in the rule language."""

    slug: str
    names: Mapping[str, str]
    queries: tuple[str, ...]

    def name(self, language: str) -> str:
        """The pack's name in a language; English in one that has none."""
        return self.names.get(language, self.names["en"])


@functools.cache
def packs() -> tuple[Pack, ...]:
    """All packs that ship with this package."""
    languages, *rows = (row for row in _rows() if row[0] != _OFFER)
    return tuple(
        Pack(row[0], dict(zip(languages[1:-1], row[1:-1], strict=True)), tuple(row[-1].split(" ; ")))
        for row in rows
    )


@functools.cache
def packs_for(language: str) -> tuple[Pack, ...]:
    """The packs that fit people of a language, in the order in which they are offered; English ones for others."""
    by_slug = {pack.slug: pack for pack in packs()}
    offers = {row[1]: row[2].split() for row in _rows() if row[0] == _OFFER}
    return tuple(by_slug[slug] for slug in offers.get(language, offers["en"]))


def _rows() -> Iterator[list[str]]:
    text = (importlib.resources.files("rules") / "data" / "packs.tsv").read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
