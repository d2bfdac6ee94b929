"""How a story grows by an item: pure, from the story as it was to the story as it is."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bot.documents import item_of
from bot.model import CountedItem, FeedId, Revision, Scope, Story, StoryId, StorySource
from bot.stories.bursts import Burst, Bursts
from bot.stories.cluster import Article, is_copy, joined
from bot.stories.frequencies import distinct_terms, terms
from bot.stories.severity import assess
from rules import Annotation, Document, Evidence
from rules.text import tokenize

NOT_YET = StoryId(0)
"""The id of a story that has not been committed."""

_NUMBER = re.compile(r"\d+([.:]\d+)*")
_YEAR = re.compile(r"(19|20)\d\d")
_FINE_PLACE = re.compile(r"region=.*: (city|division)\b.*")


@dataclass(frozen=True, slots=True)
class Reading:
    """A revision with what was read out of it."""

    revision: Revision
    annotation: Annotation
    article: Article
    vector: Mapping[str, float]


def document_of(reading: Reading) -> Document:
    """Give the index what it matches of a revision."""
    return Document.of(item_of(reading.revision), reading.annotation)


def article_of(revision: Revision, annotation: Annotation) -> Article:
    """Give clustering what it looks at."""
    return Article(
        language=annotation.language or "und",
        private_to=private_to(revision),
        seen=terms(revision.title, revision.summary),
        countries=frozenset(annotation.regions),
        numbers=numbers(revision.title),
        time=revision.time,
        names=names(revision.title, revision.summary, annotation),
        places=places(revision.title, revision.summary, annotation),
    )


def private_to(revision: Revision) -> FeedId | None:
    """Name the feed that an item is of where only some may read it: a private one or a search."""
    return None if revision.feed.scope is Scope.SHARED else revision.feed.id


def numbers(title: str) -> frozenset[str]:
    """Collect the numbers of a title that tell events apart; years do not."""
    words = (token.folded for token in tokenize(title) if token.places == 1)
    return frozenset(word for word in words if _NUMBER.fullmatch(word) and not _YEAR.fullmatch(word))


def names(title: str, summary: str, annotation: Annotation) -> frozenset[str]:
    """Collect the terms by which an item names countries, places, their leaders, and organisations."""
    found = (one for one in annotation.evidence if one.feature.startswith(("region=", "org=")))
    return _terms_of(title, summary, found)


def places(title: str, summary: str, annotation: Annotation) -> frozenset[str]:
    """Collect those of them that name cities and divisions of countries."""
    found = (one for one in annotation.evidence if _FINE_PLACE.fullmatch(f"{one.feature} {one.how}"))
    return _terms_of(title, summary, found)


def _terms_of(title: str, summary: str, found: Iterable[Evidence]) -> frozenset[str]:
    texts = {"title": title, "summary": summary}
    words = (texts[one.field][one.start : one.end] for one in found if one.field in texts)
    return frozenset(term for word in words for term in terms(word, ""))


def grown(story: Story | None, reading: Reading, bursts: Bursts | None = None) -> Story:
    """Join an item, or a new revision of one it has, to a story; None begins one.

    ``version`` rises when a reader would see a difference. ``bursts`` knows what is usual, before this item.
    """
    if story is None:
        return _begun(reading, bursts)
    source = _source(story.sources, reading)
    known = next((other for other in story.sources if other.item_id == source.item_id), None)
    sources = tuple(source if other is known else other for other in story.sources)
    if known is None:
        sources = (*story.sources, source)
    severity = story.severity
    if not (source.copy and (known is None or known.copy)):
        rest = (other for other in sources if other is not source)
        severity = assess((*rest, source), severity, burst=_burst(source, known, story.private_to, bursts))
    shows = known is None or severity.level > story.severity.level or _shown(known) != _shown(source)
    return replace(
        story,
        title=sources[0].title,
        version=story.version + shows,
        severity=severity,
        last_at=max(story.last_at, reading.article.time),
        first_at=min(story.first_at, reading.article.time),
        countries=story.countries | reading.article.countries,
        topics=story.topics | frozenset(reading.annotation.topics),
        numbers=story.numbers | reading.article.numbers,
        sources=sources,
        centroid=joined(story.centroid, reading.vector) if known is None else story.centroid,
    )


def _shown(source: StorySource) -> tuple[object, ...]:
    """What readers see of a source, or hear of it by a reply; a summary they do not see."""
    annotation = source.annotation
    return (
        source.title,
        source.link,
        source.copy,
        source.time,
        annotation.figures,
        frozenset(annotation.marks),
    )


def _begun(reading: Reading, bursts: Bursts | None) -> Story:
    source = _source((), reading)
    article = reading.article
    return Story(
        id=NOT_YET,
        language=article.language,
        private_to=article.private_to,
        title=source.title,
        version=1,
        severity=assess((source,), None, burst=_burst(source, None, article.private_to, bursts)),
        first_at=article.time,
        last_at=article.time,
        countries=article.countries,
        topics=frozenset(reading.annotation.topics),
        numbers=article.numbers,
        sources=(source,),
        centroid=joined({}, reading.vector),
    )


def _burst(
    source: StorySource, known: StorySource | None, private: FeedId | None, bursts: Bursts | None
) -> Burst | None:
    """Find the burst that a source belongs to; ``known`` is the source as it was before this revision."""
    if bursts is None or source.copy or private is not None:
        return None
    before = CountedItem.of(known) if known is not None and not known.copy else None
    return bursts.with_item(CountedItem.of(source), instead_of=before)


def _source(others: tuple[StorySource, ...], reading: Reading) -> StorySource:
    revision = reading.revision
    # What copied it later is no reason to call the original a copy when it is changed.
    rest = [
        other
        for other in others
        if other.item_id < revision.item_id or (other.item_id != revision.item_id and not other.copy)
    ]
    return StorySource(
        item_id=revision.item_id,
        revision_id=revision.id,
        publisher=revision.feed.publisher,
        family=revision.feed.family,
        tier=revision.feed.tier,
        title=revision.title,
        summary=revision.summary,
        link=revision.link,
        time=revision.time,
        seen_at=revision.first_seen_at,
        copy=is_copy(
            distinct_terms(revision.title, revision.summary),
            (distinct_terms(other.title, other.summary) for other in rest),
        ),
        annotation=reading.annotation,
    )
