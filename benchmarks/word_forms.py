"""How well forms of words are found, and what finding them costs.

    python -m benchmarks.word_forms [--short]

Quality on two lists of pairs (a rule's word, an item's word, whether they should match): `words.tsv`, a sample of
what the trials used, and `words_held_out.tsv`, written before anything was tuned. Each pair goes the whole way: the
word is parsed as a rule and evaluated over a document of one word. Beside it what the libraries do by themselves.
"""

import csv
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from benchmarks import report
from rules import Document, Lexicon, evaluate, parse
from rules.text import fold

DATA = Path(__file__).parents[1] / "tests" / "data"
LISTS = ("words.tsv", "words_held_out.tsv")
LANGUAGES = ("id", "en", "ru", "kk", "others")
LIBRARIES = ("Sastrawi", "Porter2", "pymorphy3, best reading", "nothing", "Snowball")
QUALITY = ("language", "list", "pairs", "recall", "precision", "the library alone: recall / precision")
SPEED = ("language", "µs a new word", "µs a known word", "titles a minute, all words new")
LOADING = {
    "PyStemmer": "import Stemmer; Stemmer.Stemmer('english')",
    "PySastrawi": "from Sastrawi.Stemmer.StemmerFactory import StemmerFactory as F; F().create_stemmer()",
    "pymorphy3": "import pymorphy3; pymorphy3.MorphAnalyzer(lang='ru')",
    "a Lexicon": "import rules; rules.Lexicon()",
}
MEASURED = """
import time
def resident(): return int(open('/proc/self/statm').read().split()[1]) * 4096
before, began = resident(), time.perf_counter()
{}
print(time.perf_counter() - began, resident() - before)
"""


class Pair(NamedTuple):
    """A rule's word and an item's, and whether the one should find the other."""

    query: str
    form: str
    language: str
    wanted: bool


class Quality(NamedTuple):
    """Counts of pairs that were found rightly, found wrongly and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def recall(self) -> float:
        """The share of wanted pairs that were found."""
        return self.right / max(1, self.right + self.missed)

    @property
    def precision(self) -> float:
        """The share of found pairs that were wanted."""
        return self.right / max(1, self.right + self.wrong)


def pairs(name: str, language: str) -> list[Pair]:
    """Read a list's pairs in a language, whichever of its scripts; `others` is what is none of the four."""
    with (DATA / name).open(encoding="utf-8") as file:
        rows = [
            Pair(row["query"], row["form"], row["language"].partition("-")[0], row["should_match"] == "1")
            for row in csv.DictReader(file, delimiter="\t")
        ]
    return [row for row in rows if (row.language if row.language in LANGUAGES else "others") == language]


def quality(rows: Iterable[Pair], finds: Callable[[Pair], bool]) -> Quality:
    """Count what a way of finding forms finds."""
    told = [(finds(row), row.wanted) for row in rows]
    return Quality(told.count((True, True)), told.count((True, False)), told.count((False, True)))


def finder(lexicon: Lexicon) -> Callable[[Pair], bool]:
    """Find as a rule does."""
    return lambda pair: evaluate(
        parse(pair.query, lexicon).query, Document(1, {"title": pair.form}, pair.language), lexicon
    )


def alone(language: str) -> Callable[[Pair], bool]:
    """Find with nothing but the library for this language: one stem a word."""
    from pymorphy3 import MorphAnalyzer  # noqa: PLC0415 - only here
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory  # noqa: PLC0415 - only here
    from Stemmer import Stemmer  # noqa: PLC0415 - only here

    if language == "id":
        stem = StemmerFactory().create_stemmer().stem
    elif language == "en":
        stem = Stemmer("english").stemWord
    elif language == "ru":
        analyzer = MorphAnalyzer(lang="ru")
        stem = lambda word: analyzer.parse(word)[0].normal_form.replace("ё", "е")  # noqa: E731 - beside its sisters
    else:
        names = {"tr": "turkish", "ar": "arabic", "de": "german", "fr": "french", "es": "spanish"}
        stemmers = {code: Stemmer(name).stemWord for code, name in names.items()}
        return lambda pair: (
            (stem := stemmers.get(pair.language, str))(fold(pair.query)) == stem(fold(pair.form))
        )
    return lambda pair: stem(fold(pair.query)) == stem(fold(pair.form))


def quality_rows(lexicon: Lexicon) -> list[list[str]]:
    """Recall and precision, a language and list a row."""
    rows = []
    for language, library in zip(LANGUAGES, LIBRARIES, strict=True):
        ways = (finder(lexicon), alone(language))
        for name in LISTS:
            listed = pairs(name, language)
            ours, theirs = (quality(listed, way) for way in ways)
            beside = f"{library} {theirs.recall:.2f} / {theirs.precision:.2f}"
            rows.append(
                [language, name, str(len(listed)), f"{ours.recall:.3f}", f"{ours.precision:.3f}", beside]
            )
    return rows


def titles() -> dict[str, list[str]]:
    """Read the short titles by language."""
    found: dict[str, list[str]] = {}
    with (DATA / "titles.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            found.setdefault(row["language"], []).append(row["title"])
    return found


def speed_rows(times: int) -> list[list[str]]:
    """What a word costs when it is new and when it is known, and how many titles a minute that makes."""
    rows = []
    for language, texts in titles().items():
        words = sorted({fold(word) for text in texts for word in re.findall(r"[^\W\d_]+", text)})
        Lexicon().words.forms(words[0], language)
        rounds = [word_seconds(words, language) for _ in range(times)]
        new, known = min(first for first, _ in rounds), min(second for _, second in rounds)
        each = sum(len(text.split()) for text in texts) / len(texts)
        rows.append([language, f"{new * 1e6:.0f}", f"{known * 1e6:.2f}", f"{60 / (new * each):,.0f}"])
    return rows


def word_seconds(words: list[str], language: str) -> tuple[float, float]:
    """Seconds a word, asked for the first time and the second."""
    cache = Lexicon().words
    taken = []
    for _ in range(2):
        began = time.perf_counter()
        for word in words:
            cache.forms(word, language)
        taken.append((time.perf_counter() - began) / len(words))
    return taken[0], taken[1]


def loading_rows() -> list[list[str]]:
    """What each library takes before its first word, in a process of its own."""
    rows = []
    for name, program in LOADING.items():
        finished = subprocess.run(  # noqa: S603 - our own constant programs
            [sys.executable, "-c", MEASURED.format(program)], capture_output=True, text=True, check=True
        )
        seconds, size = map(float, finished.stdout.split())
        rows.append([name, report.milliseconds(seconds), report.megabytes(size)])
    return rows


def main() -> None:
    """Print the tables."""
    short = report.is_short("How well forms of words are found, and what finding them costs.")
    report.title("Word forms")
    report.table(QUALITY, quality_rows(Lexicon()))
    report.table(SPEED, speed_rows(1 if short else 5))
    report.table(("loaded on first use", "ms", "MB"), loading_rows())


if __name__ == "__main__":
    main()
