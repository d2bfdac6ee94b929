"""The tables of tools/gazetteer, and the lines of the data file that are made of names."""

import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from russian_cases import name_forms  # noqa: E402  # needs the path above

from rules.gazetteer_data import keys_of  # noqa: E402  # needs the path above

TABLES = HERE / "gazetteer"

Line = tuple[str, ...]


def table(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table of ours by column name; lines that begin with # are for readers."""
    lines = (TABLES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    header = rows[0]
    for row in rows[1:]:
        yield dict(zip(header, row, strict=True))


def names_in(cell: str) -> list[str]:
    """The names of a cell, marks of ours kept."""
    return [name.strip() for name in cell.split(";") if name.strip()]


def bare(name: str) -> str:
    """A name without the marks of the tables."""
    return name.replace("=", "").rstrip("^!~")


class Builder:
    """Collects the lines of the data file; the first meaning of a form within a code and its languages stays."""

    def __init__(self) -> None:
        """Start with the words that need proof: forms made from a doubtful name inherit its doubt."""
        self.lines: dict[Line, Line] = {}
        self.doubts = {tuple(keys_of(row["name"])): row for row in table("doubtful")}

    def add(self, name: str, code: str, kind: str, languages: str, note: str = "") -> None:
        """Add a name as it is written, and what its language makes of it."""
        doubt = self.doubt_of(name)
        if name.endswith("^"):
            self.put(bare(name), code, kind, languages, case="exact", doubt=doubt, note=note)
            return
        if languages == "ru":
            for number, form in enumerate(name_forms(name)):
                # Kazakh text writes most names of abroad as Russian does, with endings of its own.
                spoken = "ru" if number else "kk ru"
                self.put(bare(form), code, kind, spoken, form=number > 0, doubt=doubt, note=note)
            return
        self.put(bare(name), code, kind, languages, doubt=doubt, note=note)

    def doubt_of(self, name: str) -> str:
        """The doubtful table's key for a name, or nothing."""
        keys = tuple(keys_of(bare(name)))
        return " ".join(keys) if keys in self.doubts else ""

    def put(  # noqa: PLR0913  # the columns of a line
        self,
        name: str,
        code: str,
        kind: str,
        languages: str,
        *,
        case: str = "capital",
        form: bool = False,
        doubt: str = "",
        note: str = "",
        how: str = "",
    ) -> None:
        """Add one line: one form of one name."""
        keys = " ".join(keys_of(name))
        if not keys:
            return
        case_or_text = name if case == "exact" else case
        if case == "capital" and name[0].islower():
            case_or_text = "small"
        how = how or ("form" if form else "exact")
        doubt = self.doubt_of(name) or doubt
        for language in languages.split():
            identity = (keys, code, language, case_or_text if case == "exact" else "")
            line = ("n", keys, code, kind, language, case_or_text, how, doubt, note)
            known = self.lines.setdefault(identity, line)
            if (
                case_or_text == "small"
            ):  # a name that is a people's too, as Kazakh вьетнам: capitals are not needed
                self.lines[identity] = (*known[:5], case_or_text, *known[6:])

    def merged(self) -> Iterator[Line]:
        """One line for all forms that say the same, languages that share a form put together."""
        spoken: dict[tuple[Line, Line], list[str]] = {}
        for line in self.lines.values():
            spoken.setdefault((line[:4], line[5:]), []).append(line[4])
        forms: dict[Line, list[str]] = {}
        for (head, tail), languages in spoken.items():
            forms.setdefault(("n", *head[2:], " ".join(sorted(languages)), *tail), []).append(head[1])
        for meaning, keys in forms.items():
            yield (*meaning, "|".join(keys))

    def orders(self) -> Iterator[Line]:
        """For names of several places, the order of their codes: ours first, then the largest."""
        codes: dict[str, dict[str, None]] = {}
        for line in self.lines.values():
            codes.setdefault(line[1], {})[line[2]] = None
        for keys, known in codes.items():
            if len(known) > 1:
                yield ("p", keys, " ".join(known))
