"""Languages by code and by name, as people ask for them in `lang:`."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import resources

from rules.text import fold


@dataclass(frozen=True, slots=True)
class LanguageNames:
    """Folded names and codes, each with the language's code."""

    codes: Mapping[str, str]

    @classmethod
    def load(cls) -> "LanguageNames":
        """Read the names that ship with the program."""
        text = (resources.files("rules.languages") / "names.tsv").read_text(encoding="utf-8")
        codes: dict[str, str] = {}
        for line in text.splitlines():
            code, _, names = line.partition("\t")
            if names:
                codes[code] = code
                for name in names.split("|"):
                    codes.setdefault(fold(name), code)
        return cls(codes)

    def language(self, name: str) -> str | None:
        """The code of the language known by this name or code; a region after a code is left aside (pt-BR)."""
        folded = " ".join(fold(name).split())
        known = self.codes.get(folded) or self.codes.get(folded.removeprefix("bahasa "))
        return known or self.codes.get(folded.replace("_", "-").partition("-")[0])

    def nearest(self, name: str) -> tuple[str, ...]:
        """Known names that look like this one, best first."""
        close = get_close_matches(fold(name), self.codes, n=6, cutoff=0.7)
        by_language = {self.codes[known]: known for known in reversed(close)}
        return tuple(reversed(by_language.values()))[:3]
