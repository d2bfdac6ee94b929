"""How far our way through a feed agrees with other parsers' own test feeds.

    python -m benchmarks.corpora FOLDER [--list]

The folder holds copies of public repositories, never committed: `feedparser` (kurtmckee/feedparser), `gofeed`
(mmcdole/gofeed), `rss-parser` (rbren/rss-parser), `miniflux` (miniflux/v2); what is missing is left out. Each file goes
through the parsers' pool. Entries, titles and dates are compared with what feedparser itself reads of the same bytes,
or with what the corpus says was expected. `--list` names every file that differs.
"""

import argparse
import asyncio
import io
import json
import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import struct_time
from typing import Any

import feedparser

from benchmarks import report
from bot.feeds.parse.build import EARLIEST
from bot.feeds.parse.dates import read_date
from bot.feeds.parse.plain import plain, shortened
from bot.feeds.parse.pool import ParserPool
from bot.feeds.parse.result import LONGEST_TITLE, Entry, ParsedFeed, ParseFailed

URL = "https://news.example.com/feed"
HEADER = re.compile(r"^\s*Header:\s+([\w-]+):\s*(.+?)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Expected:
    """One entry as another parser reads it; None where it does not say."""

    title: str | None
    moment: datetime | None


Expect = Callable[[Path, bytes, Mapping[str, str]], Sequence[Expected] | None]


@dataclass
class Tally:
    """What became of a corpus's files."""

    files: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    compared: int = 0
    counts: int = 0
    titles: Counter[bool] = field(default_factory=Counter)
    dates: Counter[bool] = field(default_factory=Counter)
    differing: list[str] = field(default_factory=list)


def by_feedparser(_: Path, body: bytes, headers: Mapping[str, str]) -> Sequence[Expected] | None:
    """What feedparser itself reads."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read = feedparser.parse(io.BytesIO(body), response_headers=dict(headers))
    if not read.version and not read.entries:
        return None
    return [
        Expected(
            dict.get(one, "title"),
            _moment(dict.get(one, "published_parsed") or dict.get(one, "updated_parsed")),
        )
        for one in read.entries
    ]


def _moment(parsed: struct_time | None) -> datetime | None:
    try:
        return None if parsed is None else datetime(*parsed[:6], tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def beside(path: Path, _: bytes, __: Mapping[str, str]) -> Sequence[Expected] | None:
    """What stands in the file of the same name that gofeed and rss-parser keep."""
    places = (
        path.with_suffix(".json"),
        path.with_name(f"{path.stem}_expected.json"),
        path.parent.parent / "output" / f"{path.stem}.json",
    )
    place = next((one for one in places if one != path and one.exists()), None)
    if place is None:
        return None
    said = json.loads(_text(place.read_bytes()))
    said = said.get("feed", said) if isinstance(said, dict) else {}
    found = said.get("items", said.get("entries"))
    return None if found is None else [_expected(one) for one in found]


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _expected(one: Mapping[str, Any]) -> Expected:
    dates = (one.get(key) for key in ("publishedParsed", "pubDateParsed", "isoDate", "updatedParsed"))
    text = next((str(date) for date in dates if date), "")
    title = one.get("title")
    return Expected(title if isinstance(title, str) else None, read_date(text))


@dataclass(frozen=True, slots=True)
class Corpus:
    """Where a repository has its feeds, and what they are compared with."""

    patterns: tuple[str, ...]
    expect: Expect
    but: str = r"^$"


CORPORA: Mapping[str, Corpus] = {
    "feedparser": Corpus(("tests/**/*.xml", "tests/**/*.json"), by_feedparser),
    "gofeed": Corpus(("testdata/**/*.xml", "testdata/**/json/*.json"), beside, but=r"_expected\.json$"),
    "rss-parser": Corpus(("test/input/*",), beside),
    "miniflux": Corpus(("internal/reader/**/testdata/*.xml",), by_feedparser),
}


def _files(corpus: Corpus, folder: Path) -> Sequence[Path]:
    found = {path for pattern in corpus.patterns for path in folder.glob(pattern) if path.is_file()}
    return sorted(path for path in found if not re.search(corpus.but, path.name))


async def compare(corpus: Corpus, folder: Path, parsers: ParserPool) -> Tally:
    """Send a corpus's files through the pool and hold what comes out against what is expected."""
    tally = Tally()
    for path in _files(corpus, folder):
        body = path.read_bytes()
        headers = {name.lower(): value for name, value in HEADER.findall(body[:2000].decode("latin-1"))}
        headers.pop("content-location", None)
        read = await parsers.parse(body, url=URL, headers=headers)
        tally.files += 1
        expected = corpus.expect(path, body, headers)
        name = str(path.relative_to(folder))
        if isinstance(read, ParseFailed):
            tally.failures[str(read.kind)] += 1
            if expected:
                tally.differing.append(f"{name}: {read.kind}, where {len(expected)} entries are expected")
        elif expected is not None:
            _hold(tally, name, read, expected)
    return tally


def _hold(tally: Tally, name: str, read: ParsedFeed, expected: Sequence[Expected]) -> None:
    tally.compared += 1
    # The last entry of a body that broke off is left out on purpose.
    whole = len(read.entries) + read.partial_last
    tally.counts += whole == min(len(expected), 500)
    if whole != min(len(expected), 500):
        tally.differing.append(f"{name}: {whole} entries, where {len(expected)} are expected")
        return
    for entry, other in zip(read.entries, expected, strict=False):
        _hold_entry(tally, name, entry, other)


def _hold_entry(tally: Tally, name: str, entry: Entry, other: Expected) -> None:
    if other.title:
        same = entry.title == plain(other.title, LONGEST_TITLE)
        tally.titles[same] += 1
        if not same:
            tally.differing.append(
                f"{name}: title {shortened(entry.title, 80)!r}, not {shortened(other.title, 80)!r}"
            )
    if other.moment is not None and other.moment >= EARLIEST:
        same = entry.published == other.moment
        tally.dates[same] += 1
        if not same:
            tally.differing.append(f"{name}: date {entry.published}, not {other.moment}")


def _print(tallies: Mapping[str, Tally], *, every: bool) -> None:
    head = (
        "corpus",
        "files",
        "no feed",
        "crashed",
        "compared",
        "entries agree",
        "titles agree",
        "dates agree",
    )
    rows = []
    for name, tally in tallies.items():
        crashed = sum(tally.failures[kind] for kind in ("crashed", "timeout", "cpu", "memory"))
        rows.append(
            (
                name,
                f"{tally.files:,}",
                f"{sum(tally.failures.values()) - crashed}",
                f"{crashed}",
                f"{tally.compared:,}",
                f"{tally.counts:,}",
                f"{tally.titles[True]:,} of {tally.titles.total():,}",
                f"{tally.dates[True]:,} of {tally.dates.total():,}",
            )
        )
    report.table(head, rows)
    for name, tally in tallies.items():
        kinds = ", ".join(f"{count} {kind}" for kind, count in tally.failures.most_common())
        print(f"{name}: no feed: {kinds or 'none'}; {len(tally.differing)} differences.")
        for line in _some(tally.differing, every=every):
            print(f"  {line}")


def _some(lines: Sequence[str], *, every: bool) -> Iterable[str]:
    return lines if every else lines[:0]


async def measure(folder: Path, *, every: bool) -> None:
    """Measure and print."""
    report.title("Agreement with other parsers' test feeds")
    tallies = {}
    async with ParserPool() as parsers:
        for name, corpus in CORPORA.items():
            if (folder / name).is_dir():
                report.say(name)
                tallies[name] = await compare(corpus, folder / name, parsers)
    _print(tallies, every=every)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="where the copies of the repositories are")
    parser.add_argument("--list", action="store_true", help="name every difference")
    asked = parser.parse_args()
    asyncio.run(measure(asked.folder, every=asked.list))


if __name__ == "__main__":
    main()
