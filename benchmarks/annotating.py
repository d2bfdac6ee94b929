"""How well places, topics and figures are read, and what reading them costs.

    python -m benchmarks.annotating [--short] [--wrong]

Quality on lists of labelled titles: `regions.tsv` and `regions_more.tsv` are older, the `_unseen` ones were written by
somebody who had read neither the rules nor the word lists. `--wrong` lists the wrong lines of the older ones only, so
that nobody tunes on the others.
"""

import argparse
import csv
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from benchmarks import report
from rules import Annotation, Item, Lexicon, annotate

DATA = Path(__file__).parents[1] / "tests" / "data"
LANGUAGES = ("id", "en", "ru", "kk")
OLD = ("regions.tsv", "regions_more.tsv")
UNSEEN = "regions_unseen.tsv"
PLACES_PRECISION, PLACES_RECALL, TOPICS_PRECISION, FIGURES_EXACT = 0.97, 0.95, 0.90, 0.90
FLAGGED, ITEM_SECONDS, LOAD_SECONDS, MEMORY = 0.01, 1e-4, 0.3, 40e6
LOADING = """
import time
from rules import Item, Lexicon, annotate
def resident(): return int(open('/proc/self/statm').read().split()[1]) * 4096
before, began = resident(), time.perf_counter()
annotate(Item("first", "Riots in Almaty", language="en"), Lexicon())
print(time.perf_counter() - began, resident() - before)
"""

Found = Callable[[Annotation], set[str]]


class Row(NamedTuple):
    """A text, its language, and what it should be found to say."""

    text: str
    language: str
    expected: str


class Quality(NamedTuple):
    """Counts of what was found rightly, found wrongly and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of the found that was wanted."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of the wanted that was found."""
        return self.right / max(1, self.right + self.missed)


def rows(name: str) -> list[Row]:
    """Read a labelled list."""
    with (DATA / name).open(encoding="utf-8") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Row(row["text"], row["lang"], row["expected"] or "") for row in reader]


def read(row: Row, lexicon: Lexicon) -> Annotation:
    """Annotate a row as an item of a feed that tells its language."""
    return annotate(Item(row.text, row.text, language=row.language), lexicon)


def places(annotation: Annotation) -> set[str]:
    """The places and organisations found, as the lists write them."""
    return {*annotation.regions, *(f"@{name}" for name in annotation.organisations)}


def topics(annotation: Annotation) -> set[str]:
    """The topics found."""
    return set(annotation.topics)


def figures(annotation: Annotation) -> set[str]:
    """The figures found, as the lists write them."""
    ends = {
        name: ["" if end is None else str(end) for end in pair] for name, pair in annotation.figures.items()
    }
    return {f"{name}={low}..{high}" for name, (low, high) in ends.items()}


def wanted(row: Row) -> set[str]:
    """What a row should be found to say; "-" is nothing."""
    return set(row.expected.replace(";", ",").split(",")) - {"", "-"}


def quality(listed: Iterable[Row], found: Found, lexicon: Lexicon, only: str | None = None) -> Quality:
    """Count what is found in a list, or one label of it only."""
    counts: Counter[str] = Counter()
    for row in listed:
        told, right = found(read(row, lexicon)), wanted(row)
        if only is not None:
            told, right = told & {only}, right & {only}
        counts.update(right=len(told & right), wrong=len(told - right), missed=len(right - told))
    return Quality(counts["right"], counts["wrong"], counts["missed"])


def held(value: float, aim: float) -> str:
    """Hold a share against the least that it may be."""
    return "met" if value >= aim else "MISSED"


def place_rows(lexicon: Lexicon) -> list[list[str]]:
    """Precision and recall of places and organisations, a list and language a row."""
    told = []
    for name in (*OLD, UNSEEN):
        listed = rows(name)
        for language in LANGUAGES:
            part = [row for row in listed if row.language == language]
            if not part:
                continue
            of = quality(part, places, lexicon)
            aims = f"{held(of.precision, PLACES_PRECISION)} / {held(of.recall, PLACES_RECALL)}"
            told.append([name, language, str(len(part)), f"{of.precision:.3f}", f"{of.recall:.3f}", aims])
    return told


def topic_rows(lexicon: Lexicon) -> list[list[str]]:
    """Precision and recall of topics, a language and then a topic a row."""
    listed, told = rows("topics_unseen.tsv"), []
    for language in LANGUAGES:
        part = [row for row in listed if row.language == language]
        told.append([language, str(len(part)), *_shares(quality(part, topics, lexicon))])
    for slug in sorted(set().union(*map(wanted, listed))):
        count = sum(slug in wanted(row) for row in listed)
        told.append([slug, str(count), *_shares(quality(listed, topics, lexicon, slug))])
    return told


def _shares(of: Quality) -> list[str]:
    return [f"{of.precision:.3f}", f"{of.recall:.3f}", held(of.precision, TOPICS_PRECISION)]


def exact_rows(lexicon: Lexicon) -> list[list[str]]:
    """How many lines have exactly the figures wanted, and how many without a place are given one."""
    figured = rows("figures_unseen.tsv")
    lines = (DATA / "no_places.txt").read_text(encoding="utf-8").splitlines()
    plain = [Row(text, language, "") for text, _, language in (line.partition("\t") for line in lines)]
    told = []
    for language in LANGUAGES:
        part = [row for row in figured if row.language == language]
        exact = sum(figures(read(row, lexicon)) == wanted(row) for row in part) / len(part)
        without = [row for row in plain if row.language == language]
        flagged = sum(bool(places(read(row, lexicon))) for row in without) / len(without)
        least = held(exact, FIGURES_EXACT)
        told.append(
            [language, f"{exact:.3f}", least, f"{flagged:.1%}", "met" if flagged < FLAGGED else "MISSED"]
        )
    return told


def cost_rows(lexicon: Lexicon, times: int) -> list[list[str]]:
    """What an item costs when all words are known, what a megabyte does, and what loading does."""
    listed = rows(UNSEEN)
    warm = min(_seconds(listed, lexicon) for _ in range(times + 1)) / len(listed)
    long = " ".join(row.text for row in listed)
    long *= 1_000_000 // len(long) + 1
    began = time.perf_counter()
    annotate(Item("long", "A megabyte", summary=long[:1_000_000]), lexicon)
    megabyte = time.perf_counter() - began
    finished = subprocess.run(  # noqa: S603 - our own constant program
        [sys.executable, "-c", LOADING], capture_output=True, text=True, check=True
    )
    seconds, size = map(float, finished.stdout.split())
    return [
        ["µs an item, warm", f"{warm * 1e6:.0f}", report.verdict(warm, ITEM_SECONDS)],
        ["ms a million characters", report.milliseconds(megabyte), ""],
        [
            "ms to load a Lexicon and read a first item",
            report.milliseconds(seconds),
            report.verdict(seconds, LOAD_SECONDS),
        ],
        ["MB that it holds then, places and all", report.megabytes(size), report.verdict(size, MEMORY)],
    ]


def _seconds(listed: Iterable[Row], lexicon: Lexicon) -> float:
    items = [Item(row.text, row.text, language=row.language) for row in listed]
    began = time.perf_counter()
    for item in items:
        annotate(item, lexicon)
    return time.perf_counter() - began


def wrong_rows(lexicon: Lexicon) -> list[list[str]]:
    """The lines of the older lists whose places are not exactly those wanted."""
    told = []
    for row in (row for name in OLD for row in rows(name)):
        found, right = places(read(row, lexicon)), wanted(row)
        if found != right:
            told.append([row.text, row.language, ",".join(sorted(right)), ",".join(sorted(found))])
    return told


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="How well places, topics and figures are read.")
    parser.add_argument("--short", action="store_true", help="measure times once only")
    parser.add_argument("--wrong", action="store_true", help="list the wrong lines of the older lists")
    asked = parser.parse_args()
    lexicon = Lexicon()
    report.title("Annotating")
    report.table(("list", "language", "lines", "precision", "recall", "≥ .97 / ≥ .95"), place_rows(lexicon))
    report.table(("topics of", "lines", "precision", "recall", "≥ .90"), topic_rows(lexicon))
    report.table(("language", "figures exact", "≥ .90", "flagged", "< 1 %"), exact_rows(lexicon))
    report.table(("cost", "value", "aim"), cost_rows(lexicon, 1 if asked.short else 5))
    if asked.wrong:
        report.table(("wrong", "language", "wanted", "found"), wrong_rows(lexicon))


if __name__ == "__main__":
    main()
