"""What scoring a story costs as it grows, and what counting for bursts does.

    python -m benchmarks.scoring

The items are the replay's own, over and over, by thirty publisher families: titles with tolls, escalators and ends.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from benchmarks import report
from bot.demo import replay
from bot.model import CountedItem, ItemId, RevisionId, Story, StoryId, StorySource
from bot.stories.bursts import Bursts
from bot.stories.severity import assess
from bot.stories.turns import stands
from rules import Item, Lexicon, annotate

SIZES = (10, 50, 200, 1_000)
FAMILIES = 30
AIM_MILLISECONDS = 0.3
"""For a story of two hundred sources."""
TRIES = 50
WEEK_OF_ITEMS = 20_000
START = datetime(2022, 1, 1, tzinfo=UTC)


def main() -> None:
    """Print the tables."""
    report.title("Scoring")
    report.table(
        ("sources", "score, ms", "aim", "how it stands, ms (once an item that is told)"), list(rows())
    )
    report.table(("bursts", "value"), list(burst_rows()))


def rows() -> Iterable[tuple[str, ...]]:
    """Time stories of several sizes."""
    sources = list(_sources(max(SIZES)))
    for size in SIZES:
        own = sources[:size]
        story = _story(own)
        scored = _milliseconds(lambda own=own: assess(own, None))  # type: ignore[misc] # bound now, called at once
        aim = f"≤ {AIM_MILLISECONDS}" if size == 200 else ""
        stood = _milliseconds(lambda story=story: stands(story))  # type: ignore[misc] # likewise
        yield f"{size:,}", f"{scored:.3f}", aim, f"{stood:.3f}"


def burst_rows() -> Iterable[tuple[str, ...]]:
    """Time counting a week and asking about one more item."""
    said = [CountedItem.of(source) for source in _sources(200)]
    week = [
        replace(said[number % 200], time=START + number * timedelta(days=7) / WEEK_OF_ITEMS)
        for number in range(WEEK_OF_ITEMS)
    ]
    began = time.perf_counter()
    bursts = Bursts(START - timedelta(days=1), week)
    yield f"a week of {WEEK_OF_ITEMS:,} items counted, s", f"{time.perf_counter() - began:.2f}"
    yield "one more item asked about, ms", f"{_milliseconds(lambda: bursts.with_item(week[-1])):.3f}"


def _milliseconds(act: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(TRIES):
        began = time.perf_counter()
        act()
        best = min(best, time.perf_counter() - began)
    return 1_000 * best


def _sources(count: int) -> Iterable[StorySource]:
    lexicon = Lexicon()
    items = [item for item in replay.load().items if item.noise is None]
    read = [
        annotate(Item(item.path, item.title, item.summary, language=item.outlet.language), lexicon)
        for item in items
    ]
    for number in range(count):
        item, at = items[number % len(items)], START + timedelta(minutes=3 * number)
        yield StorySource(
            item_id=ItemId(number),
            revision_id=RevisionId(number),
            publisher=item.outlet.publisher,
            family=f"family {number % FAMILIES}",
            tier=item.outlet.tier,
            title=item.title,
            summary=item.summary,
            link=item.link,
            time=at,
            seen_at=at,
            copy=False,
            annotation=read[number % len(items)],
        )


def _story(sources: list[StorySource]) -> Story:
    return Story(
        id=StoryId(1),
        language="en",
        private_to=None,
        title=sources[0].title,
        version=1,
        severity=assess(sources, None),
        first_at=sources[0].time,
        last_at=sources[-1].time,
        countries=frozenset({"KZ"}),
        topics=frozenset({"unrest"}),
        numbers=frozenset(),
        sources=tuple(sources),
        centroid={},
    )


if __name__ == "__main__":
    main()
