"""How long it takes to count what a rule would have sent: cold (the process starts) and warm, over whole archives.

    python -m benchmarks.archive_test [--items 10000,100000] [--postgresql]

A count that has taken eight seconds answers for the newest items: "items" says of how many. The archive is a real database: each item a row with its annotation, each story its row, in one shared feed.
"""

import argparse
import asyncio
import json
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.archive import Piece, pieces
from benchmarks.databases import Databases, Kind, databases
from bot.archive.process import CountingProcess
from bot.model import FeedDraft, Origin, Question, Scope, StoryConditions, WouldHaveSent
from bot.storage import Store
from bot.storage.connection import Connection
from bot.storage.schema import items, revisions, stories, story_sources
from rules import Item, Lexicon, annotate, parse

QUERIES = (
    "kerusuhan AND (Kazakhstan OR CSTO)",
    "topic:unrest AND region:KZ",
    '"harga cabai" OR gempa NEAR/5 Jakarta',
    "протест OR беспорядки OR жарылыс",
    "/pab.ik/ OR protes* OR Tokayev~",
    "riot -film sources>=2",
)
END = datetime(2026, 11, 20, tzinfo=UTC)
SPAN = timedelta(days=6)
TOLD_BY = 3
"""Items a story, most of the time."""
CHUNK = 5_000
REPEATS = 3


async def fill(url: str, count: int, lexicon: Lexicon) -> None:
    """Keep so many decided items, evenly over six days."""
    async with Store.open(url, synchronous="normal") as store:
        async with store.begin() as tx:
            feed = await tx.feeds.add(
                FeedDraft(
                    "https://news.example/rss",
                    "Kantor Berita",
                    "kantor",
                    1,
                    None,
                    None,
                    False,
                    Scope.SHARED,
                    Origin.OPERATOR,
                ),
                END,
            )
        for start, chunk in _chunks(pieces(count)):
            rows = [
                _rows(number, piece, feed.id, count, lexicon) for number, piece in enumerate(chunk, start)
            ]
            async with store.begin() as tx:
                await _insert(tx.connection, rows)


def _chunks(made: Sequence[Piece]) -> Iterator[tuple[int, Sequence[Piece]]]:
    for start in range(0, len(made), CHUNK):
        yield start, made[start : start + CHUNK]


async def _insert(connection: Connection, rows: Sequence[dict[str, dict[str, Any]]]) -> None:
    for name, table in (
        ("items", items),
        ("revisions", revisions),
        ("stories", stories),
        ("story_sources", story_sources),
    ):
        await connection.insert_new(table, [row[name] for row in rows if name in row])


def _rows(number: int, piece: Piece, feed_id: int, count: int, lexicon: Lexicon) -> dict[str, dict[str, Any]]:
    at = END - SPAN + SPAN * (number / count)
    read = Item(
        str(number), piece.title, piece.summary, piece.link, piece.language, "Kantor Berita", "Kantor Berita"
    )
    annotation = annotate(read, lexicon).to_json()
    story = number // TOLD_BY + 1
    texts = {"title": piece.title, "summary": piece.summary}
    rows: dict[str, dict[str, Any]] = {
        "items": {
            "id": number + 1,
            "feed_id": feed_id,
            "identity": str(number),
            "canonical_link": piece.link,
            "title": piece.title,
            "content_hash": str(number),
            "first_seen_at": at,
        },
        "revisions": {
            "id": number + 1,
            "item_id": number + 1,
            "content_hash": str(number),
            **texts,
            "link": piece.link,
            "author": "",
            "category": "",
            "published_at": at,
            "seen_at": at,
            "first_fetch": False,
            "revises": False,
            "annotation": annotation,
            "decided_at": at,
        },
        "story_sources": {
            "story_id": story,
            "item_id": number + 1,
            "revision_id": number + 1,
            "position": number % TOLD_BY,
            "publisher": "Kantor Berita",
            "family": f"f{number % 5}",
            "tier": 1,
            **texts,
            "link": piece.link,
            "time": at,
            "seen_at": at,
            "copy": False,
            "annotation": annotation,
        },
    }
    if number % TOLD_BY == 0:
        rows["stories"] = {
            "id": story,
            "language": piece.language,
            "title": piece.title,
            "version": 1,
            "score": 40,
            "level": 1,
            "score_lines": [],
            "first_at": at,
            "last_at": at,
            **{name: [] for name in ("countries", "topics", "numbers")},
            "centroid": {},
        }
    return rows


async def measure(url: str, lexicon: Lexicon) -> dict[str, object]:
    """Time the first question, which starts the process, and then each question some times."""
    async with CountingProcess(url, seconds=300) as archive:
        begun = time.perf_counter()
        first = await archive.count(_question(QUERIES[0], lexicon))
        cold = time.perf_counter() - begun
        warm = {}
        for query in QUERIES:
            spent = []
            for _ in range(REPEATS):
                begun = time.perf_counter()
                counted = await archive.count(_question(query, lexicon))
                spent.append(time.perf_counter() - begun)
            assert isinstance(counted, WouldHaveSent)
            warm[query] = {
                "median_s": round(statistics.median(spent), 3),
                "max_s": round(max(spent), 3),
                "stories": counted.stories,
                "items": counted.items,
            }
        assert isinstance(first, WouldHaveSent)
        return {"items": first.items, "cold_s": round(cold, 2), "warm": warm, "memory_mb": _resident(archive)}


def _resident(archive: CountingProcess) -> int:
    process = archive._process  # noqa: SLF001 - its own memory is measured
    assert process is not None
    lines = Path(f"/proc/{process.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))


def _question(query: str, lexicon: Lexicon) -> Question:
    parsed = parse(query, lexicon)
    return Question(
        parsed.query.text, StoryConditions.of(parsed.conditions), END - timedelta(days=7), END, None
    )


async def run(counts: Sequence[int], kinds: Sequence[Kind]) -> None:
    """Measure every archive in every database."""
    lexicon = Lexicon()
    async with databases() as made:
        for kind in kinds:
            for count in counts:
                await _one(made, kind, count, lexicon)


async def _one(made: Databases, kind: Kind, count: int, lexicon: Lexicon) -> None:
    url = await made.new(kind)
    await fill(url, count, lexicon)
    print(json.dumps({"database": kind.value, **await measure(url, lexicon)}, ensure_ascii=False))


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", default="10000,100000")
    parser.add_argument("--postgresql", action="store_true")
    chosen = parser.parse_args()
    kinds = [Kind.SQLITE_FULL, *([Kind.POSTGRESQL] if chosen.postgresql else [])]
    asyncio.run(run([int(count) for count in chosen.items.split(",")], kinds))


if __name__ == "__main__":
    sys.exit(main())
