"""News whose stories are known, read from files that are not part of this project.

Each file of the folder is known by its name:

- ``uci-news-aggregator*.csv``: the UCI News Aggregator set (https://archive.ics.uci.edu/dataset/359), as CSV with the
  columns ID, TITLE, URL, PUBLISHER, CATEGORY, STORY, HOSTNAME, TIMESTAMP;
- ``News-T`` and ``News-TS``, JSON lines: Google News titles, and titles with snippets, of Yin and Wang
  (https://github.com/jackyin12/MStream, folder ``MStream/data``); cleaned of common words, without times;
- ``*_pool.tsv``: pairs of articles judged alike or not, from a contest of Telegram
  (https://github.com/IlyaGusev/tgcontest, folder ``toloka/clustering_pairs``), Russian but for ``en_*``;
- ``og2021*.csv``: news of the Olympic games of 2021 (https://www.clarin.si/repository/xmlui/handle/11356/1922);
- ``dataset*.json``: the multilingual stream of Miranda et al. 2018 (https://github.com/Priberam/news-clustering,
  ``download_data.sh``).

The replay of the demo is read beside them. Titles of the contest's pairs and of the replay come twice: alone, and with a summary.
"""

import csv
import json
import sys
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from bot.demo import replay

START = datetime(2020, 5, 25, tzinfo=UTC)
LANGUAGES = {"eng": "en", "rus": "ru", "spa": "es", "deu": "de"}
SUMMARY = 300
"""So many characters of an article's text stand for the summary of its feed's entry."""
LONGEST_FIELD = 10_000_000


class Item(NamedTuple):
    """An article; ``story`` is its gold label, and items of one label in one language are one story."""

    title: str
    summary: str
    language: str
    country: str | None
    time: datetime
    story: str


class Labelled(NamedTuple):
    """A stream of items in one language, in the order of time."""

    name: str
    items: tuple[Item, ...]


def read(folder: Path) -> list[Labelled]:
    """Read every set of the folder, and the replay; sets of fewer than 20 items are left out."""
    csv.field_size_limit(min(LONGEST_FIELD, sys.maxsize))
    found: list[Labelled] = []
    for pattern, name, reader in READERS:
        items = [item for path in sorted(folder.glob(pattern)) for item in reader(path)]
        found += _by_language(name, items)
    found += _by_language("replay", list(_replay()))
    return [labelled for labelled in found if len(labelled.items) >= 20]


def _by_language(name: str, items: list[Item]) -> Iterator[Labelled]:
    for language in sorted({item.language for item in items}):
        some = sorted((item for item in items if item.language == language), key=lambda item: item.time)
        if any(item.summary for item in some):
            yield Labelled(f"{name}, with summaries ({language})", tuple(some))
        yield Labelled(f"{name}, titles ({language})", tuple(item._replace(summary="") for item in some))


def _replay() -> Iterator[Item]:
    for one in replay.load().items:
        yield Item(one.title, one.summary, one.outlet.language, one.outlet.country, one.at, one.story)


def _uci(path: Path) -> Iterator[Item]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            time = datetime.fromtimestamp(int(row["TIMESTAMP"]) / 1000, UTC)
            yield Item(row["TITLE"], "", "en", None, time, row["STORY"])


def _google(path: Path) -> Iterator[Item]:
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield Item(record["textCleaned"], "", "en", None, START, str(record["clusterNo"]))


def _pairs(path: Path) -> Iterator[Item]:
    """Articles of pairs judged alike have one label; what no judgement links counts as two stories."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    label: dict[str, str] = {}
    texts: dict[str, tuple[str, str]] = {}
    for row in rows:
        first, second = row["INPUT:first_url"], row["INPUT:second_url"]
        for which, url in (("first", first), ("second", second)):
            texts[url] = (row[f"INPUT:{which}_title"], row[f"INPUT:{which}_text"].strip('"')[:SUMMARY])
            label.setdefault(url, url)
        if row["GOLDEN:quality"] == "OK":
            gone, stays = label[second], label[first]
            label = {url: stays if one == gone else one for url, one in label.items()}
    language = "en" if path.name.startswith("en") else "ru"
    for url in sorted(texts, key=lambda url: zlib.crc32(url.encode())):
        yield Item(*texts[url], language, None, START, label[url])


def _olympics(path: Path) -> Iterator[Item]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            time = _moment(row["published_at"])
            language = LANGUAGES.get(row["lang"], row["lang"])
            yield Item(row["title"], "", language, None, time, row["cluster_id"])


def _miranda(path: Path) -> Iterator[Item]:
    for record in json.loads(path.read_text(encoding="utf-8", errors="ignore")):
        language = LANGUAGES.get(record["lang"], record["lang"])
        time = _moment(record["date"])
        yield Item(record["title"], record["text"][:SUMMARY], language, None, time, str(record["cluster"]))


def _moment(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)


READERS: tuple[tuple[str, str, Callable[[Path], Iterator[Item]]], ...] = (
    ("uci-news-aggregator*.csv", "UCI news aggregator", _uci),
    ("News-T", "Google News", _google),
    ("News-TS", "Google News title and snippet", _google),
    ("*_pool.tsv", "Telegram's pairs", _pairs),
    ("og2021*.csv", "Olympics", _olympics),
    ("dataset*.json", "Miranda et al.", _miranda),
)
