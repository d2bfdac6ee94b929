"""A real database with a story to tell, for tests of what stands behind the decision."""

from dataclasses import replace

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
    FeedDraft,
    Level,
    Note,
    Origin,
    Phrase,
    Place,
    Reason,
    RuleDraft,
    Scope,
    SendNote,
    Severity,
    Situation,
    SituationId,
    Story,
    StoryId,
    StorySource,
)
from rules.item import Annotation

FEED = FeedDraft(
    url="https://news.example/rss",
    publisher="Kantor Berita",
    family="kantor",
    tier=1,
    country="ID",
    language="id",
    priority=False,
    scope=Scope.SHARED,
    origin=Origin.STARTER,
)


class Newsroom:
    """Puts chats, rules, stories, alerts and deliveries into the database, as the stages before would."""

    def __init__(self, store, time):
        self.store = store
        self.time = time
        self._stories = 0

    async def open(self, chat_id, language="id"):
        kind = ChatKind.PRIVATE if chat_id > 0 else ChatKind.SUPERGROUP
        async with self.store.begin() as tx:
            await tx.chats.open(
                Chat(ChatId(chat_id), kind, ChatState.OPEN, language, "Asia/Jakarta"), self.time.now()
            )

    async def story(self, title="Kerusuhan di Almaty", level=Level.IMPORTANT):
        """Keep a story of one item."""
        self._stories += 1
        now = self.time.now()
        link = f"https://news.example/{self._stories}"
        arrival = Arrival(None, link, link, link, title, "", "", "", now, f"hash-{self._stories}")
        async with self.store.begin() as tx:
            feed = await tx.feeds.add(FEED, now)
            await tx.items.add(feed.id, [arrival], now, first_fetch=False)
            revision = (await tx.items.undecided(10_000))[-1]
            source = StorySource(
                item_id=revision.item_id,
                revision_id=revision.id,
                publisher=feed.publisher,
                family=feed.family,
                tier=feed.tier,
                title=title,
                summary="",
                link=link,
                time=now,
                seen_at=now,
                copy=False,
                annotation=Annotation("id"),
            )
            story = Story(
                id=StoryId(0),
                language="id",
                private_to=None,
                title=title,
                version=1,
                severity=Severity(60, level, ()),
                first_at=now,
                last_at=now,
                countries=frozenset(),
                topics=frozenset(),
                numbers=frozenset(),
                sources=(source,),
                centroid={"kerusuhan": 1.0},
            )
            return replace(story, id=await tx.stories.add(story))

    async def grow(self, story, title=None, level=None):
        """Let a story have a newer version; with a title, by a new revision of its item."""
        level = story.severity.level if level is None else level
        async with self.store.begin() as tx:
            if title is not None:
                story = replace(
                    story, title=title, sources=(await self._revised(tx, story.sources[0], title),)
                )
            severity = replace(story.severity, level=level)
            grown = replace(story, version=story.version + 1, severity=severity)
            await tx.stories.save(grown)
        return grown

    async def _revised(self, tx, source, title):
        now, link = self.time.now(), source.link
        arrival = Arrival(source.item_id, link, link, link, title, "", "", "", now, f"hash of {title}")
        feed = await tx.feeds.add(FEED, now)
        await tx.items.add(feed.id, [arrival], now, first_fetch=False)
        revision = (await tx.items.undecided(10_000))[-1]
        return replace(source, title=title, revision_id=revision.id)

    async def alert(self, place, story):
        """Let a place of an open chat have a rule and an alert of the story, with its first message due."""
        now = self.time.now()
        async with self.store.begin() as tx:
            rule, _ = await tx.rules.add(RuleDraft(place, "kerusuhan", "kerusuhan", "digest"), now)
            situation = Situation(
                SituationId(0), place, rule.id, frozenset(), frozenset(), Level.INFO, None, now
            )
            (situation_id,) = await tx.alerts.begin([situation])
            begun = Alert(
                id=AlertId(0),
                place=place,
                story_id=story.id,
                situation_id=situation_id,
                rule_ids=(rule.id,),
                message_id=None,
                sent_version=0,
                shown_version=0,
                told_level=story.severity.level,
                told_marks=frozenset(),
                replied_at=None,
                deleted=False,
            )
            (alert_id,) = [alert.id for alert in await tx.alerts.add([begun])]
        await self.deliver(DeliveryKind.SEND, place, alert_id, story, (Reason.TOLD,))
        return alert_id

    async def deliver(self, kind, place, alert_id, story, reasons=(Reason.JOINED,)):
        """Let a delivery of an alert be due."""
        draft = DeliveryDraft(
            key=f"{kind}:{alert_id}:{story.version}",
            kind=kind,
            place=place,
            level=story.severity.level,
            due_at=self.time.now(),
            alert_id=alert_id,
            story_version=story.version,
            reasons=reasons,
        )
        async with self.store.begin() as tx:
            await tx.deliveries.add([draft])

    async def answer(self, place, key, speech=None):
        """Let an answer be due."""
        speech = speech or SendNote(Note((Phrase("stop-done"),)))
        draft = DeliveryDraft(
            f"answer:{key}", DeliveryKind.ANSWER, place, Level.INFO, self.time.now(), speech=speech
        )
        async with self.store.begin() as tx:
            await tx.deliveries.add([draft])

    async def alerts(self, story):
        async with self.store.begin() as tx:
            return await tx.alerts.of_story(story.id)

    async def counted(self):
        async with self.store.begin() as tx:
            return dict(await tx.deliveries.settled_count())

    async def chat(self, chat_id):
        async with self.store.begin() as tx:
            return await tx.chats.get(ChatId(chat_id))


def place_of(chat, topic=0):
    """The place of a chat of the Bot API server."""
    return Place(ChatId(chat.id), topic)
