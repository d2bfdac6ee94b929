"""``stories``: cluster and score items of a file as the running program would, without a database."""

import json
import tempfile
from array import array
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, BinaryIO, NamedTuple

from bot.cli.exits import WRONG_USAGE
from bot.cli.items import GivenItem, item_of
from bot.cli.lines import Faults, read, watched, write
from bot.model import Feed, FeedId, FeedState, ItemId, Origin, Revision, RevisionId, Scope, Story, StoryId
from bot.stories.bursts import Bursts
from bot.stories.cluster import WINDOW, Clusters, is_second_look
from bot.stories.frequencies import Frequencies
from bot.stories.grow import Reading, article_of, grown
from bot.stories.merge import united
from bot.stories.patterns import are_of_pattern, is_of_pattern
from rules import Annotation, Lexicon, annotate

FORGET_EVERY = 500
"""Items after which stories that ended are dropped; what may still be joined does not depend on it."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EARLIEST = (datetime(2, 1, 1, tzinfo=UTC) - EPOCH).total_seconds()
LATEST = (datetime(9998, 1, 1, tzinfo=UTC) - EPOCH).total_seconds()
"""Nearer to the ends of the calendar there is no room for a window; what is dated there counts as of these days."""
UNDATED = float("nan")


def cluster_items(path: str) -> int:
    """Print each item's story, level, score and why, in time order, and what is merged later; gives the exit code.

    An item without a time keeps the place of its line, and has the time of the item before it.
    """
    faults, lexicon = Faults(), Lexicon()
    with tempfile.TemporaryFile() as spool:
        queue = _Queue(spool)
        for timed in read(path, _Timed.of, faults):
            queue.put(timed)
        newsroom = _Newsroom()
        with watched("sorting into stories", len(queue)) as advance:
            for given, at in queue.in_time_order():
                newsroom.take(given, annotate(given.item, lexicon), at)
                advance(1)
    faults.tell_count()
    return WRONG_USAGE if faults.count else 0


class _Timed(NamedTuple):
    """A line that is an item, and its time in seconds."""

    record: dict[str, Any]
    seconds: float

    @classmethod
    def of(cls, record: dict[str, Any]) -> "_Timed":
        published = item_of(record).published
        if published is None:
            return cls(record, UNDATED)
        return cls(record, min(max((published - EPOCH).total_seconds(), EARLIEST), LATEST))


class _Queue:
    """The items of a file in the order of time; on the disk, since there may be more than memory holds."""

    def __init__(self, spool: BinaryIO) -> None:
        self._spool = spool
        self._seconds = array("d")
        self._places = array("q")

    def __len__(self) -> int:
        return len(self._places)

    def put(self, timed: _Timed) -> None:
        self._places.append(self._spool.tell())
        self._seconds.append(timed.seconds)
        self._spool.write(json.dumps(timed.record).encode() + b"\n")

    def in_time_order(self) -> Iterator[tuple[GivenItem, datetime]]:
        self._date_the_undated()
        for number in sorted(range(len(self)), key=self._seconds.__getitem__):
            self._spool.seek(self._places[number])
            given = item_of(json.loads(self._spool.readline()))
            yield given, EPOCH + timedelta(seconds=self._seconds[number])

    def _date_the_undated(self) -> None:
        dated = (seconds for seconds in self._seconds if seconds == seconds)  # noqa: PLR0124 - no number is its own
        last = next(dated, 0.0)
        for number, seconds in enumerate(self._seconds):
            last = self._seconds[number] = last if seconds != seconds else seconds  # noqa: PLR0124 - no number is not


class _Newsroom:
    """The live stories of the items taken so far; those that ended are forgotten."""

    def __init__(self) -> None:
        self._clusters = Clusters(Frequencies())
        self._bursts = Bursts()
        self._stories: dict[StoryId, Story] = {}
        self._items = 0
        self._begun = 0

    def take(self, given: GivenItem, annotation: Annotation, at: datetime) -> None:
        """Put an item into its story and print what became of it; items come in the order of time."""
        self._items += 1
        if self._items % FORGET_EVERY == 0:
            self._forget(at)
        revision = _revision(given, self._items, at)
        article = article_of(revision, annotation)
        reading = Reading(revision, annotation, article, self._clusters.vector(article))
        joined = self._clusters.belongs(reading.article, reading.vector)
        before = None if joined is None else self._stories[joined]
        if before is not None and is_of_pattern(revision.title, revision.feed.family, before):
            before = None
        story = grown(before, reading, self._bursts)
        if before is None:
            self._begun += 1
            story = replace(story, id=StoryId(self._begun))
        self._clusters.learn(reading.article)
        _write(given, story)
        self._keep(before, story)

    def _keep(self, before: Story | None, story: Story) -> None:
        twin_id = None
        if before is not None and is_second_look(len(story.sources)):
            twin_id = self._clusters.second_look(story)
            if twin_id is not None and are_of_pattern(story, self._stories[twin_id]):
                twin_id = None
        twin = None if twin_id is None else self._stories[twin_id]
        whole = story if twin is None else united(story, twin)
        if twin is not None:
            younger = max(story.id, twin.id)
            self._clusters.drop(younger)
            self._stories.pop(younger, None)
            write({"story": str(younger), "merged_into": str(whole.id)})
        self._clusters.remember(whole)
        self._stories[whole.id] = whole
        self._bursts.follow([one for one in (before, twin) if one is not None], whole)

    def _forget(self, at: datetime) -> None:
        if at - EPOCH > WINDOW:
            self._clusters.forget(at - WINDOW)
            self._bursts.forget(at)
            self._stories = {one: story for one, story in self._stories.items() if one in self._clusters}


def _write(item: GivenItem, story: Story) -> None:
    severity = story.severity
    why = [{"part": line.part, "points": line.points, "detail": line.detail} for line in severity.lines]
    write(
        {
            "item": item.item.id,
            "story": str(story.id),
            "level": severity.level.name.lower(),
            "score": severity.score,
            "why": why,
        }
    )


def _revision(given: GivenItem, number: int, at: datetime) -> Revision:
    """An item of a file was seen when it says that it was published."""
    item = given.item
    feed = Feed(
        id=FeedId(0),
        url="",
        publisher=item.publisher or item.source or item.id,
        family=given.family,
        tier=given.tier,
        country=item.country,
        language=item.language,
        priority=False,
        scope=Scope.SHARED,
        origin=Origin.OPERATOR,
        state=FeedState.ACTIVE,
    )
    return Revision(
        id=RevisionId(number),
        item_id=ItemId(number),
        feed=feed,
        title=item.title,
        summary=item.summary,
        link=item.url,
        author=item.author,
        category=item.category,
        published_at=None if given.published is None else at,
        first_seen_at=at,
        seen_at=at,
        first_fetch=False,
        revises=False,
        attempts=0,
    )
