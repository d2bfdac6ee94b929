"""A database with feeds, chats and rules, the stage that decides, and the next stage's hands."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.clock import Wake
from bot.model import (
    Arrival,
    Chat,
    ChatId,
    ChatKind,
    ChatState,
    DeliveryKind,
    Feed,
    FeedDraft,
    Level,
    Mute,
    MuteId,
    MuteKind,
    Origin,
    Place,
    Reason,
    Rule,
    RuleDraft,
    Scope,
    StoryConditions,
)
from bot.storage import Store
from bot.stories.decide import Decider
from rules import Lexicon, parse
from tests.manual_time import ManualTime
from tests.one_delivery import content_of, lease_one, sent_one


@dataclass(frozen=True)
class Said:
    """A delivery as the next stage sees it when it takes it up."""

    kind: DeliveryKind
    chat: int
    title: str
    reasons: tuple[Reason, ...]
    level: Level
    rules: tuple[int, ...]
    words: tuple[str, ...]
    head: int | None


@dataclass
class Newsdesk:
    """What happens around *decide*, in a line each."""

    store: Store
    lexicon: Lexicon
    time: ManualTime = field(default_factory=ManualTime)
    woken: Wake = field(default_factory=Wake)
    decider: Decider = field(init=False)
    messages: int = 100

    def __post_init__(self) -> None:
        self.restart()

    def restart(self, lexicon: Lexicon | None = None) -> None:
        """Begin with empty caches, as a new process does."""
        self.decider = Decider(self.store, lexicon or self.lexicon, self.time, self.time, self.woken)

    # ------------------------------------------------------------------------------------------------ the world

    async def chat(self, number: int = 7, kind: ChatKind = ChatKind.PRIVATE) -> Place:
        async with self.store.begin() as tx:
            chat = Chat(ChatId(number), kind, ChatState.OPEN, "id", "Asia/Jakarta")
            await tx.chats.open(chat, self.time.now())
        return Place(ChatId(number))

    async def feed(
        self,
        publisher: str = "Kompas",
        *,
        tier: int = 2,
        family: str = "",
        language: str = "id",
        reader: int = 0,
    ) -> Feed:
        """A shared feed; with a reader a private one of that chat."""
        draft = FeedDraft(
            url=f"https://{publisher.lower()}.example/rss",
            publisher=publisher,
            family=family or publisher,
            tier=tier,
            country="ID",
            language=language,
            priority=False,
            scope=Scope.PRIVATE if reader else Scope.SHARED,
            origin=Origin.CHAT if reader else Origin.STARTER,
        )
        async with self.store.begin() as tx:
            feed = await tx.feeds.add(draft, self.time.now())
            if reader:
                await tx.feeds.subscribe(ChatId(reader), feed.id)
        return feed

    async def rule(
        self, text: str, chat: int = 7, conditions: StoryConditions | None = None, topic: int = 0
    ) -> Rule:
        parsed = parse(text, self.lexicon)
        draft = RuleDraft(
            place=Place(ChatId(chat), topic),
            text=text,
            query=parsed.query.text,
            digest=parsed.query.digest,
            conditions=conditions or StoryConditions(),
        )
        async with self.store.begin() as tx:
            rule, _ = await tx.rules.add(draft, self.time.now())
        return rule

    async def mute(self, place: Place, kind: str, target: str) -> MuteId:
        """Let a place hear no more of a story, a situation (both by id), or a source."""
        mute = Mute(MuteId(0), place, MuteKind(kind), target, self.time.now())
        async with self.store.begin() as tx:
            return await tx.mutes.add(mute)

    async def publish(
        self,
        feed: Feed,
        title: str,
        summary: str = "",
        *,
        name: str = "",
        first_fetch: bool = False,
        published: datetime | None = None,
    ) -> None:
        """Commit an item, or with the ``name`` of an earlier one its revision, as the poller does."""
        identity = name or f"{feed.publisher}: {title}"
        async with self.store.begin() as tx:
            known = await tx.feeds.known(feed.id, [identity])
            arrival = Arrival(
                item_id=known[identity].id if identity in known else None,
                identity=identity,
                link=f"https://{feed.publisher.lower()}.example/{len(title)}",
                canonical_link=identity,
                title=title,
                summary=summary,
                author="",
                category="",
                published_at=published or self.time.now(),
                content_hash=f"{title}\n{summary}",
            )
            await tx.items.add(feed.id, [arrival], self.time.now(), first_fetch=first_fetch)

    # ------------------------------------------------------------------------------------------------ the stages

    async def decide(self) -> int:
        """Decide until nothing is left; tell how many revisions were looked at."""
        looked = 0
        while count := await self.decider.step():
            looked += count
        return looked

    async def sent(self) -> list[Said]:
        """Send what is due, as the next stage does, and list it."""
        said: list[Said] = []
        while True:
            async with self.store.begin() as tx:
                due = await tx.deliveries.due(self.time.now(), set(), 100)
                for waiting in due:
                    now = self.time.now()
                    delivery = await lease_one(tx, waiting.id, now, now + timedelta(minutes=1))
                    if delivery is None or delivery.alert_id is None:
                        continue
                    content = await content_of(tx, delivery.alert_id)
                    assert content is not None
                    self.messages += 1
                    own = content.alert.message_id if delivery.kind is DeliveryKind.EDIT else None
                    await sent_one(
                        tx, delivery.id, own or self.messages, content.story.version, self.time.now()
                    )
                    said.append(
                        Said(
                            delivery.kind,
                            delivery.place.chat_id,
                            content.story.title,
                            delivery.reasons,
                            content.story.severity.level,
                            tuple(rule.number for rule in content.rules),
                            content.words,
                            content.head_message_id,
                        )
                    )
            if not due:
                return said

    async def told(self, feed: Feed, title: str, summary: str = "", **publish: object) -> list[Said]:
        """Publish, decide and send one item."""
        await self.publish(feed, title, summary, **publish)  # type: ignore[arg-type] # the keywords of publish
        await self.decide()
        return await self.sent()

    async def reasons(self) -> list[str | None]:
        """Why each revision was told or not, in the order of their commits."""
        return [row[0] for row in await self.ask("SELECT reason FROM revisions ORDER BY id")]

    async def ask(self, statement: str) -> list[tuple[object, ...]]:
        """Look into the database, or damage it."""
        async with self.store.begin() as tx:
            result = await tx.connection._connection.exec_driver_sql(statement)
            return [tuple(row) for row in result.all()] if result.returns_rows else []


@asynccontextmanager
async def newsdesk(url: str, lexicon: Lexicon) -> AsyncIterator[Newsdesk]:
    async with Store.open(url, synchronous="normal") as store:
        yield Newsdesk(store, lexicon)
