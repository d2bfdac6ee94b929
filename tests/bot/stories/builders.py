"""Items, stories, rules and alerts of a test, made in one line each."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.model import (
    Alert,
    AlertId,
    ChatId,
    Feed,
    FeedId,
    FeedState,
    ItemId,
    Level,
    Origin,
    Place,
    QueryId,
    Revision,
    RevisionId,
    Rule,
    RuleId,
    Schedule,
    Scope,
    Severity,
    SituationId,
    Sound,
    Story,
    StoryConditions,
    StoryId,
    StorySource,
)
from bot.stories.cluster import Article
from bot.stories.frequencies import terms
from bot.stories.grow import numbers
from bot.stories.turns import heard
from rules.item import Annotation, Evidence, Figure
from tests.manual_time import START

UNREST_WORD = "kerusuhan"


def minutes(count: float) -> datetime:
    """So many minutes after the test's beginning."""
    return START + timedelta(minutes=count)


def article(
    title: str,
    summary: str = "",
    *,
    language: str = "id",
    at: float = 0,
    countries: frozenset[str] = frozenset(),
    private_to: FeedId | None = None,
) -> Article:
    return Article(language, private_to, terms(title, summary), countries, numbers(title), minutes(at))


def feed(
    publisher: str = "Kompas",
    *,
    family: str | None = None,
    tier: int = 2,
    language: str | None = "id",
    scope: Scope = Scope.SHARED,
    feed_id: int = 1,
) -> Feed:
    return Feed(
        id=FeedId(feed_id),
        url=f"https://{publisher.lower()}.example/rss",
        publisher=publisher,
        family=family or publisher,
        tier=tier,
        country="ID",
        language=language,
        priority=False,
        scope=scope,
        origin=Origin.STARTER,
        state=FeedState.ACTIVE,
    )


def revision(
    title: str = "Kerusuhan di Almaty",
    *,
    number: int = 1,
    item: int | None = None,
    at: float = 0,
    published: float | None = None,
    first_fetch: bool = False,
    of: Feed | None = None,
) -> Revision:
    """A new item; with ``item``, a revision of the one that was seen at the test's beginning."""
    first_seen = at if item is None else 0
    return Revision(
        id=RevisionId(number),
        item_id=ItemId(number if item is None else item),
        feed=of or feed(),
        title=title,
        summary="",
        link=f"https://kompas.example/{number if item is None else item}",
        author="",
        category="",
        published_at=minutes(first_seen if published is None else published),
        first_seen_at=minutes(first_seen),
        seen_at=minutes(at),
        first_fetch=first_fetch,
        revises=item is not None,
        attempts=0,
    )


def annotation(
    *topics: str,
    marks: tuple[str, ...] = (),
    figures: Mapping[str, Figure] | None = None,
    magnitude: float | None = None,
    violent: bool = False,
    regions: tuple[str, ...] = (),
) -> Annotation:
    evidence = (Evidence("title", 0, len(UNREST_WORD), "topic=unrest", "word"),) if violent else ()
    return Annotation(
        language="id",
        regions=regions,
        topics=topics,
        marks=(*marks, "violence") if violent else marks,
        figures=figures or {},
        magnitude=magnitude,
        evidence=evidence,
    )


def source(
    publisher: str = "Kompas",
    said: Annotation | None = None,
    *,
    number: int = 1,
    tier: int = 2,
    at: float = 0,
    seen: float | None = None,
    copy: bool = False,
    title: str = "Kerusuhan di Almaty",
) -> StorySource:
    return StorySource(
        item_id=ItemId(number),
        revision_id=RevisionId(number),
        publisher=publisher,
        family=publisher,
        tier=tier,
        title=title,
        summary="",
        link=f"https://{''.join(filter(str.isalnum, publisher.lower()))}.example/{number}",
        time=minutes(at),
        seen_at=minutes(at if seen is None else seen),
        copy=copy,
        annotation=said or annotation(),
    )


def story(
    *sources: StorySource,
    level: Level = Level.INFO,
    countries: tuple[str, ...] = ("KZ",),
    topics: tuple[str, ...] = ("unrest",),
    version: int = 1,
) -> Story:
    told = sources or (source(),)
    return Story(
        id=StoryId(1),
        language="id",
        private_to=None,
        title=told[0].title,
        version=version,
        severity=Severity(20, level, ()),
        first_at=min(one.time for one in told),
        last_at=max(one.time for one in told),
        countries=frozenset(countries),
        topics=frozenset(topics),
        numbers=frozenset(),
        sources=told,
        centroid={},
    )


def rule(
    number: int = 1,
    *,
    chat: int = 7,
    topic: int = 0,
    conditions: StoryConditions | None = None,
    paused: bool = False,
    created: float = -60,
    sound: Sound = Sound.BY_LEVEL,
    text: str = "kerusuhan",
) -> Rule:
    return Rule(
        id=RuleId(number),
        number=number,
        place=Place(ChatId(chat), topic),
        query_id=QueryId(number),
        text=text,
        query=text,
        conditions=conditions or StoryConditions(),
        sound=sound,
        schedule=Schedule.AT_ONCE,
        paused=paused,
        pack=None,
        created_at=minutes(created),
    )


def alert(of: Story, *, level: Level | None = None, replied: float | None = None, chat: int = 7) -> Alert:
    """An alert whose people have read the story as it stands in ``of``."""
    return Alert(
        id=AlertId(1),
        place=Place(ChatId(chat)),
        story_id=of.id,
        situation_id=SituationId(1),
        rule_ids=(RuleId(1),),
        message_id=100,
        sent_version=of.version,
        shown_version=of.version,
        told_level=of.severity.level if level is None else level,
        told_marks=heard(of),
        replied_at=None if replied is None else minutes(replied),
        deleted=False,
    )


def with_level(of: Story, level: Level) -> Story:
    return replace(of, severity=replace(of.severity, level=level))
