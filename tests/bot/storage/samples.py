"""Values for tests of the store, each with what the test is about said at the call."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.model import (
    Alert,
    AlertId,
    Arrival,
    Chat,
    ChatId,
    ChatKind,
    ChatState,
    DeliveryDraft,
    DeliveryKind,
    Feed,
    FeedDraft,
    Level,
    Note,
    Origin,
    Phrase,
    Place,
    Reason,
    Revision,
    RuleDraft,
    RuleId,
    Scope,
    ScoreLine,
    SendNote,
    Severity,
    Situation,
    SituationId,
    Story,
    StoryId,
    StorySource,
)
from rules.item import Annotation, Evidence

NOW = datetime(2026, 3, 1, 12, 0, 0, 123_456, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HERE = Place(ChatId(100))

ANNOTATION = Annotation(
    language="id",
    regions=("KZ",),
    organisations=("CSTO",),
    topics=("unrest",),
    figures={"dead": (20, None)},
    magnitude=6.5,
    marks=("breaking",),
    evidence=(Evidence("title", 0, 9, "topic=unrest", "term"),),
)


def feed_draft(url="https://news.example/rss", **changes) -> FeedDraft:
    draft = FeedDraft(
        url=url,
        publisher="Kantor Berita",
        family="kantor",
        tier=1,
        country="ID",
        language="id",
        priority=False,
        scope=Scope.SHARED,
        origin=Origin.OPERATOR,
    )
    return replace(draft, **changes)


def arrival(identity="1", **changes) -> Arrival:
    values = {
        "item_id": None,
        "identity": identity,
        "link": f"https://news.example/{identity}?utm=1",
        "canonical_link": f"https://news.example/{identity}",
        "title": f"Kerusuhan {identity}",
        "summary": "Puluhan tewas",
        "author": "Sari",
        "category": "dunia",
        "published_at": NOW - MINUTE,
        "content_hash": f"hash-{identity}",
    }
    return Arrival(**values | changes)


def chat(chat_id=100, **changes) -> Chat:
    kind = ChatKind.PRIVATE if chat_id > 0 else ChatKind.GROUP
    return replace(Chat(ChatId(chat_id), kind, ChatState.OPEN, "id", "Asia/Jakarta"), **changes)


def rule_draft(query="kerusuhan", place=HERE, **changes) -> RuleDraft:
    return replace(RuleDraft(place=place, text=query, query=query, digest=f"digest of {query}"), **changes)


def answer(key="1", place=HERE, **changes) -> DeliveryDraft:
    draft = DeliveryDraft(
        key=f"answer:{key}",
        kind=DeliveryKind.ANSWER,
        place=place,
        level=Level.INFO,
        due_at=NOW,
        speech=SendNote(Note((Phrase("help", {"count": 3}),))),
    )
    return replace(draft, **changes)


async def added_feed(tx, url="https://news.example/rss", **changes) -> Feed:
    return await tx.feeds.add(feed_draft(url, **changes), NOW)


async def added_revisions(tx, feed: Feed, *identities: str, at=NOW) -> Sequence[Revision]:
    await tx.items.add(feed.id, [arrival(identity) for identity in identities], at, first_fetch=False)
    return (await tx.items.undecided(1_000))[-len(identities) :]


def source(revision: Revision, **changes) -> StorySource:
    made = StorySource(
        item_id=revision.item_id,
        revision_id=revision.id,
        publisher=revision.feed.publisher,
        family=revision.feed.family,
        tier=revision.feed.tier,
        title=revision.title,
        summary=revision.summary,
        link=revision.link,
        time=revision.time,
        seen_at=revision.seen_at,
        copy=False,
        annotation=ANNOTATION,
    )
    return replace(made, **changes)


def story(*sources: StorySource, **changes) -> Story:
    made = Story(
        id=StoryId(0),
        language="id",
        private_to=None,
        title="Kerusuhan di Almaty",
        version=1,
        severity=Severity(64, Level.IMPORTANT, (ScoreLine("topic", 25, "unrest"), ScoreLine("mark", 10))),
        first_at=NOW - MINUTE,
        last_at=NOW,
        countries=frozenset({"KZ", "RU"}),
        topics=frozenset({"unrest"}),
        numbers=frozenset({"20"}),
        sources=sources,
        centroid={"kerus": 0.1 + 0.2, "almat": 1 / 3},
    )
    return replace(made, **changes)


async def added_story(tx, *identities: str, feed: Feed | None = None, **changes) -> Story:
    feed = feed or await added_feed(tx)
    revisions = await added_revisions(tx, feed, *(identities or ("1",)))
    made = story(*(source(revision) for revision in revisions), **changes)
    return replace(made, id=await tx.stories.add(made))


def situation(rule_id: RuleId, place=HERE, **changes) -> Situation:
    made = Situation(
        id=SituationId(0),
        place=place,
        rule_id=rule_id,
        countries=frozenset({"KZ"}),
        topics=frozenset({"unrest"}),
        level=Level.IMPORTANT,
        head=None,
        last_at=NOW,
    )
    return replace(made, **changes)


async def added_alert(tx, told: Story, *rule_ids: RuleId, place=HERE, **changes) -> Alert:
    (situation_id,) = await tx.alerts.begin([situation(rule_ids[0], place)])
    made = Alert(
        id=AlertId(0),
        place=place,
        story_id=told.id,
        situation_id=situation_id,
        rule_ids=rule_ids,
        message_id=None,
        sent_version=0,
        shown_version=0,
        told_level=told.severity.level,
        told_marks=frozenset({"escalator:curfew", "dead:20"}),
        replied_at=None,
        deleted=False,
    )
    made = replace(made, **changes)
    await tx.alerts.add([made])
    return next(alert for alert in await tx.alerts.of_story(told.id) if alert.place == place)


async def told(tx, place=HERE, query="kerusuhan", identity="1") -> Alert:
    """Tell an open chat of a story by a rule of its own; the delivery is the test's."""
    await tx.chats.open(chat(place.chat_id), NOW)
    rule, _ = await tx.rules.add(rule_draft(query, place), NOW)
    feed = await added_feed(tx, f"https://news.example/{identity}")
    return await added_alert(tx, await added_story(tx, identity, feed=feed), rule.id, place=place)


def act(alert: Alert, kind=DeliveryKind.SEND, version=1, **changes) -> DeliveryDraft:
    draft = DeliveryDraft(
        key=f"{kind}:{alert.id}:{version}",
        kind=kind,
        place=alert.place,
        level=Level.IMPORTANT,
        due_at=NOW,
        alert_id=alert.id,
        story_version=version,
        reasons=(Reason.TOLD,),
    )
    return replace(draft, **changes)
