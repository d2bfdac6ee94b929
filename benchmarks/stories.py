"""How well items are put into stories, beside the peers' rules, and what that costs.

    python -m benchmarks.stories FOLDER [--choosing] [--short]

FOLDER holds public labelled sets, which are no part of this project; ``benchmarks/labelled.py`` says which there are, where
they come from and what they must be called. What is missing is left out. Half of the stories (by a checksum of their
labels) chose the numbers of ``bot/stories/cluster.py``; the figures are those of the other half, and ``--choosing`` shows
the first. The replay's stories are all reported: they are few. Times are the processor's, since what else runs on the machine
would be measured otherwise. Memory is that of the caches after a restart.
"""

import argparse
import asyncio
import gc
import json
import os
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import sqlalchemy as sa

from benchmarks import report
from benchmarks.clustering import RULES, Method, Ours, Quality, article_of, begun, grown, judged
from benchmarks.databases import Kind, databases
from benchmarks.labelled import Item, Labelled, read
from benchmarks.processes import memory_of
from bot.model import LiveStory, StoryId
from bot.storage import Store
from bot.storage.schema import stories
from bot.stories.cluster import WINDOW, Clusters
from bot.stories.frequencies import Frequencies
from bot.stories.related import Relations
from rules import Annotation, Lexicon, annotate
from rules import Item as RulesItem

LIVE, LIVE_SHORT = (1_000, 10_000, 100_000), (1_000,)
MEASURED = 2_000
"""Items put into the window once it is full."""
SLOWEST = 5e-3
NOW = datetime(2022, 1, 5, tzinfo=UTC)
INSERTED_AT_ONCE = 1_000
FLOOD = 10_000
LETTERS = "abdefgiklmnoprstuvz"
WORDS = 50_000
EVENT_WORDS, SHARED_WORDS, OTHER_WORDS = 14, 10, 10
TOLD_AT_ONCE = 200
"""Events that newsrooms tell at a time."""
ENDS = 0.6
"""After an item of it an event is told no more, so often."""


def main() -> None:
    """Print the tables."""
    options = _options()
    if options.window or options.restart:
        inner = asyncio.run(restart(options.restart)) if options.restart else window(options.window)
        print(json.dumps(inner))
        return
    report.title("Stories")
    lexicon = Lexicon()
    sets = read(options.folder)
    report.table(
        ("set", "items", "stories", "method", "P", "R", "F", "wrong joins", "missed joins", "ms an item"),
        [row for labelled in sets for row in _rows(labelled, lexicon, choosing=options.choosing)],
    )
    report.table(("replay", "stories", "pairs", "found", "P", "R"), [_related(sets, lexicon)])
    report.table(("10,000 items in a minute", "seconds", "stories", "largest story"), list(_floods()))
    report.table(
        ("live items", "stories", "p50 ms", "p99 ms", "most ms", "p99 ≤ 5 ms", "memory MB", "restart s"),
        [_cost(live) for live in (LIVE_SHORT if options.short else LIVE)],
    )


def _floods() -> Iterator[Sequence[object]]:
    """Give what 10,000 items of one minute take: of one pattern, all the same, and none like another."""
    random = Random(2022)
    places = ["".join(random.choices(LETTERS, k=6)) for _ in range(12)]
    makers: Sequence[tuple[str, Callable[[], str]]] = (
        ("one pattern", lambda: f"Gempa M {random.randint(20, 75) / 10} Guncang {random.choice(places)}"),
        ("all the same", lambda: "Diskon besar besaran toko kami hari ini"),
        ("all different", lambda: " ".join("".join(random.choices(LETTERS, k=5)) for _ in range(9))),
    )
    for name, make in makers:
        ours = Ours(article_of)
        began = time.process_time()
        for number in range(FLOOD):
            at = NOW + timedelta(minutes=1) * number / FLOOD
            item = Item(make(), "", "id", None, at, "")
            ours.take(item, _plain(item))
        taken = time.process_time() - began
        largest = max(story.size for story in ours.stories.values())
        yield name, f"{taken:.1f}", f"{len(ours.stories):,}", f"{largest:,}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path(), help="where the labelled sets are")
    parser.add_argument("--choosing", action="store_true", help="show the half that chose the numbers")
    parser.add_argument("--short", action="store_true", help="a small window only")
    parser.add_argument("--window", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--restart", help=argparse.SUPPRESS)
    return parser.parse_args()


# ------------------------------------------------------------------------------------------------------ quality


def _rows(labelled: Labelled, lexicon: Lexicon, *, choosing: bool) -> Iterator[Sequence[object]]:
    report.say(labelled.name)
    annotations = [_annotated(item, lexicon) for item in labelled.items]
    is_replay = labelled.name.startswith("replay")

    def counts(label: str) -> bool:
        return is_replay or (zlib.crc32(label.encode()) % 2 == 0) is choosing

    size = (len(labelled.items), len({item.story for item in labelled.items if counts(item.story)}))
    methods: list[tuple[str, Callable[[], Method]]] = [("ours", lambda: Ours(article_of)), *RULES]
    for name, make in methods:
        quality = judged(make(), labelled.items, annotations, counts)
        yield (labelled.name, *size, name, *_shown(quality))


def _shown(quality: Quality) -> Sequence[str]:
    shares = (quality.precision, quality.recall, quality.harmonic, quality.wrong_joins, quality.missed_joins)
    return (*(f"{share:.2f}".lstrip("0") for share in shares), f"{quality.milliseconds:.2f}")


def _annotated(item: Item, lexicon: Lexicon) -> Annotation:
    given = RulesItem("", item.title, summary=item.summary, language=item.language, country=item.country)
    return annotate(given, lexicon)


def _related(sets: Sequence[Labelled], lexicon: Lexicon) -> Sequence[object]:
    """Relate the replay's stories, each of the items of one label and language, across languages."""
    told = [one for one in sets if one.name.startswith("replay, with summaries")]
    items = sorted((item for labelled in told for item in labelled.items), key=lambda item: item.time)
    clusters = Clusters(Frequencies())
    made: dict[tuple[str, str], LiveStory] = {}
    for item in items:
        name, annotation = (item.story, item.language), _annotated(item, lexicon)
        article = article_of(item, annotation)
        vector = clusters.vector(article)
        before = made.get(name)
        if before is None:
            made[name] = begun(article, vector, annotation, len(made) + 1)
        else:
            topics = before.topics | frozenset(annotation.topics)
            made[name] = replace(grown(before, article, vector), topics=topics)
        clusters.learn(article)
        clusters.remember(made[name])
    relations = Relations()
    for story in made.values():
        relations.remember(story)
    found = {frozenset({story.id, other}) for story in made.values() for other in relations.related(story)}
    expected = {
        frozenset({one.id, other.id})
        for (label, language), one in made.items()
        for (label_, language_), other in made.items()
        if label == label_ and language != language_
    }
    right = len(found & expected)
    return (
        "in other languages",
        len(made),
        len(expected),
        len(found),
        f"{right / len(found):.2f}",
        f"{right / len(expected):.2f}",
    )


# --------------------------------------------------------------------------------------------------------- cost


def _cost(live: int) -> Sequence[object]:
    report.say(f"{live:,} live items")
    figures = _own("--window", str(live))
    seconds = figures["seconds"]
    slow = report.quantile(seconds, 0.99)
    return (
        f"{live:,}",
        f"{figures['stories']:,}",
        f"{report.quantile(seconds, 0.5) * 1e3:.2f}",
        f"{slow * 1e3:.2f}",
        f"{max(seconds) * 1e3:.1f}",
        report.verdict(slow, SLOWEST),
        report.megabytes(figures["memory"]),
        f"{figures['restart']:.1f}",
    )


def window(live: int) -> dict[str, object]:
    """Fill a window with so many items of 72 hours, in a process of its own; gives what the next ones take."""
    ours = Ours(article_of)
    told = _stream(live + MEASURED)
    for item in told[:live]:
        ours.take(item, _plain(item))
    seconds = []
    for item in told[live:]:
        began = time.process_time()
        ours.take(item, _plain(item))
        seconds.append(time.process_time() - began)
    restart = asyncio.run(_restarted(list(ours.stories.values())))
    return {"stories": len(ours.stories), "seconds": seconds, **restart}


async def _restarted(live: Sequence[LiveStory]) -> dict[str, object]:
    """Write the stories into a database, and let another process read them."""
    async with databases() as made:
        address = await made.new(Kind.SQLITE_FULL)
        async with Store.open(address) as store:
            await _write(store, live)
        return await asyncio.to_thread(_own, "--restart", address)


async def restart(address: str) -> dict[str, object]:
    """Fill the caches from a database; gives the seconds of the processor that took, and the memory they hold."""
    clusters, relations = Clusters(Frequencies()), Relations()
    async with Store.open(address) as store:
        before, began = memory_of(os.getpid()).resident, time.process_time()
        async with store.begin() as tx:
            for story in await tx.stories.live(NOW - timedelta(days=1)):
                clusters.remember(story)
                relations.remember(story)
        seconds = time.process_time() - began
        gc.collect()
        return {"restart": seconds, "memory": memory_of(os.getpid()).resident - before, "held": len(clusters)}


def _own(*options: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.stories", *options]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - this program
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def _stream(count: int) -> list[Item]:
    """Items of invented words as often as words are (Zipf), of events that one to four newsrooms tell."""
    random = Random(2022)
    words = ["".join(random.choices(LETTERS, k=6)) for _ in range(WORDS)]

    def some(number: int) -> list[str]:
        return [words[int(WORDS ** random.random()) - 1] for _ in range(number)]

    waiting = [some(EVENT_WORDS) for _ in range(TOLD_AT_ONCE)]
    items = []
    for number in range(count):
        place = random.randrange(TOLD_AT_ONCE)
        text = random.sample(waiting[place], SHARED_WORDS) + some(OTHER_WORDS)
        if random.random() < ENDS:
            waiting[place] = some(EVENT_WORDS)
        items.append(Item(" ".join(text), "", "en", None, NOW + number * WINDOW / count, ""))
    return items


def _plain(item: Item) -> Annotation:
    return Annotation(item.language)


async def _write(store: Store, live: Sequence[LiveStory]) -> None:
    rows = [_row(story) for story in live]
    for first in range(0, len(rows), INSERTED_AT_ONCE):
        async with store.begin() as tx:
            await tx.stories._connection.run_each(  # noqa: SLF001 - one by one would take an hour
                sa.insert(stories), rows[first : first + INSERTED_AT_ONCE]
            )


def _row(story: LiveStory) -> dict[str, object]:
    return {
        "id": StoryId(story.id),
        "language": story.language,
        "private_to": None,
        "title": "",
        "version": 1,
        "score": 0,
        "level": 0,
        "score_lines": [],
        "first_at": story.first_at,
        "last_at": story.last_at,
        "countries": sorted(story.countries),
        "topics": sorted(story.topics),
        "numbers": sorted(story.numbers),
        "centroid": dict(story.centroid),
        "merged_into": None,
    }


if __name__ == "__main__":
    main()
