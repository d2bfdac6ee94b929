"""Ready-made rules offered on /start."""

import functools
import importlib.resources
from collections.abc import Mapping
from dataclasses import dataclass


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
    """The packs that ship with this package, in the order in which they are offered."""
    text = (importlib.resources.files("rules") / "data" / "packs.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    languages = rows[0][1:-1]
    return tuple(
        Pack(row[0], dict(zip(languages, row[1:-1], strict=True)), tuple(row[-1].split(" ; ")))
        for row in rows[1:]
    )
