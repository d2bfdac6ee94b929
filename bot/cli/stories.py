"""``stories``: cluster and score items of a file as the running program would, without a database."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.cli.exits import WRONG_USAGE
from bot.cli.items import GivenItem
from bot.cli.lines import Faults, write
from bot.cli.rules import annotated
from bot.model import Feed, FeedId, FeedState, ItemId, Origin, Revision, RevisionId, Scope, Story, StoryId
from bot.stories.cluster import WINDOW, Clusters
from bot.stories.frequencies import Frequencies
from bot.stories.grow import Reading, article_of, grown
from rules import Annotation, Lexicon

FORGET_EVERY = 500
"""Items after which stories that ended are dropped; what may still be joined does not depend on it."""
UNDATED = datetime(1970, 1, 1, tzinfo=UTC)


def cluster_items(path: str) -> int:
    """Print each item's story, level, score and why, in time order; gives the exit code."""
    faults = Faults()
    given = sorted(annotated(path, Lexicon(), faults), key=lambda pair: pair[0].published or UNDATED)
    clusters = Clusters(Frequencies())
    stories: dict[StoryId, Story] = {}
    for number, (item, annotation) in enumerate(given, start=1):
        reading = _reading(item, annotation, number, clusters)
        if number % FORGET_EVERY == 0:
            clusters.forget(reading.revision.seen_at - WINDOW)
        joined = clusters.belongs(reading.article, reading.vector)
        story = grown(None if joined is None else stories[joined], reading)
        if joined is None:
            story = replace(story, id=StoryId(len(stories) + 1))
        stories[story.id] = story
        clusters.learn(reading.article)
        clusters.remember(story)
        _write(item, story)
    faults.tell_count()
    return WRONG_USAGE if faults.count else 0


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


def _reading(given: GivenItem, annotation: Annotation, number: int, clusters: Clusters) -> Reading:
    revision = _revision(given, number)
    article = article_of(revision, annotation)
    return Reading(revision, annotation, article, clusters.vector(article))


def _revision(given: GivenItem, number: int) -> Revision:
    """An item of a file was seen when it says that it was published."""
    item = given.item
    at = given.published or UNDATED
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
        published_at=given.published,
        first_seen_at=at,
        seen_at=at,
        first_fetch=False,
        revises=False,
        attempts=0,
    )
