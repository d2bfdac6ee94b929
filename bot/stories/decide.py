"""STAGE 2: decides every committed revision: its story, its score, who is told, in one commit.

Memory follows the database: the live stories and the index of queries are caches. The index follows committed
changes; the live stories are changed after the commit, and read again when it is not known whether it came about.
"""

import asyncio
from collections import Counter
from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import structlog

from bot.clock import Wake
from bot.documents import document_of_source, item_of
from bot.model import Match, QueryId, Revision, RevisionId, Rule, Story, StoryId
from bot.ports import Cache, Clock, DecideTransaction, Store, StoreUnavailableError
from bot.stories.announce import Chunks, announced, go_on
from bot.stories.asked import Asked
from bot.stories.bursts import COUNTED, Bursts
from bot.stories.cluster import WINDOW, Clusters, is_second_look, strays
from bot.stories.frequencies import Frequencies, terms
from bot.stories.grow import Reading, article_of, document_of, grown
from bot.stories.lately import Lately
from bot.stories.merge import merge
from bot.stories.outbox import Growth, Moment
from bot.stories.patterns import are_of_pattern, is_of_pattern
from bot.stories.related import Relations
from bot.stories.tell import News, tell
from rules import Lexicon, annotate

LOOK_EVERY_SECONDS = 5.0
BREATH_SECONDS = 0.03
"""Between two chunks of an announcement the database is free, also for other processes: an operator's commands."""
BATCH = 50
ARCHIVE_LEARNT = timedelta(days=30)
LEARNT_AT_ONCE = 500
FORGET_EVERY = timedelta(minutes=10)
_ROUND = datetime(2000, 1, 1, tzinfo=UTC)
EARLIER_SOURCES = 50
"""So many of a story's sources are asked about queries that came after them."""
ANNOUNCED_AT_MOST = 3
"""So often a chunk is tried that fails for a reason of its own: a chat may have been erased meanwhile."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Decided:
    """What one decision has committed, for the caches."""

    reading: Reading
    before: Story | None
    grown: Story
    """The story that the item is of, grown by it."""
    story: Story
    deliveries: int
    twin: Story | None = None
    """The story that turned out to tell the same event; ``story`` is then both."""


class Decider:
    """Decides revisions one by one, in the order of their commits; there is one of it a database.

    ``story_seconds`` of the story clock pass in a second of the machine's (they differ in the demo only).
    """

    def __init__(  # noqa: PLR0913 - each is a thing of its own that a test sets
        self,
        store: Store[DecideTransaction],
        lexicon: Lexicon,
        clock: Clock,
        machine: Clock,
        told: Wake,
        *,
        story_seconds: float = 1.0,
        cache: Cache | None = None,
        chunks: Chunks | None = None,
    ) -> None:
        self._store = store
        self._lexicon = lexicon
        self._clock = clock
        self._machine = machine
        self._told = told
        self._story_seconds = story_seconds
        self._chunks = chunks or Chunks()
        self._frequencies: Frequencies | None = None
        self._clusters = Clusters(Frequencies())
        self._relations = Relations()
        self._bursts = Bursts()
        self._asked = Asked(lexicon, cache)
        self._matched_at: dict[StoryId, int] = {}
        """The number of the change up to which a story's items were asked about all queries."""
        self._grown = Lately()
        self._announcing = True
        """There may be announcements to go on with: an earlier run's, or one of our own decisions."""
        self._failures = Counter[RevisionId]()
        """How often the announcements of items failed for a reason of their own, since they last went on."""
        self._forgot_at: datetime | None = None
        self._loaded = False

    async def load(self) -> None:
        """Fill the caches from the database: queries, live stories, how common words are."""
        now = self._clock.now()
        if self._frequencies is None:
            self._frequencies = await self._learnt(now - ARCHIVE_LEARNT)
        queries = last_change = None
        async with self._store.begin() as tx:
            if not self._asked.is_loaded:
                last_change = await tx.rules.last_change()
                queries = await tx.rules.queries()
            stories = await tx.stories.live(now - WINDOW)
            counted = await tx.items.counted_since(now - COUNTED)
            self._bursts = Bursts(await tx.items.begun(), counted)
        if queries is not None and last_change is not None:
            self._asked.load(queries, last_change)
        clusters, relations = Clusters(self._frequencies), Relations()
        for number, story in enumerate(stories):
            clusters.remember(story)
            relations.remember(story)
            if number % LEARNT_AT_ONCE == 0:
                await asyncio.sleep(0)
        self._clusters, self._relations = clusters, relations
        self._matched_at = {}
        self._grown.clear()
        self._loaded = True

    @property
    def followed(self) -> int:
        """The number of the last change of the rules that is followed; 0 before the first."""
        return self._asked.number

    async def keep(self) -> None:
        """Leave to the next run what is long to make; nothing may be decided meanwhile.

        Raises:
            StoreUnavailableError: the database failed.
        """
        if self._asked.is_loaded:
            async with self._store.begin() as tx:
                changes = await tx.rules.changes_since(self._asked.number)
            self._asked.follow(changes)
            self._asked.keep()

    async def _learnt(self, since: datetime) -> Frequencies:
        frequencies = Frequencies()
        async with self._store.begin() as tx:
            texts = await tx.items.recent_texts(since)
        for number, (title, summary) in enumerate(texts):
            frequencies.learn(terms(title, summary))
            if number % LEARNT_AT_ONCE == 0:
                await asyncio.sleep(0)
        return frequencies

    async def run(self, arrived: Wake) -> None:
        """Decide for ever; ``arrived`` says that a revision was committed."""
        while True:
            try:
                if await self.step():
                    if self._announcing:
                        await arrived.wait(BREATH_SECONDS)
                    continue
            except StoreUnavailableError as error:
                log.warning("decide.store_unavailable", error=str(error))
            await arrived.wait(LOOK_EVERY_SECONDS)

    async def step(self) -> int:
        """Decide what is undecided now, at most a batch, and go on with a story that is told in chunks.

        Tell how many revisions and chunks that was.

        Raises:
            StoreUnavailableError: the database failed; the caches are read again at the next step.
        """
        try:
            if not self._loaded or self._was_set_back():
                await self.load()
            self._forget()
            async with self._store.begin() as tx:
                waiting = await tx.items.undecided(BATCH)
            for revision in waiting:
                await self._decide(revision)
                await asyncio.sleep(0)
            chunks = await self._go_on() if self._announcing else 0
        except StoreUnavailableError:
            self._loaded = False
            raise
        return len(waiting) + chunks

    def _was_set_back(self) -> bool:
        """Tell that the clock went ahead and was set back: what was forgotten as of long ago is of today."""
        return self._forgot_at is not None and self._clock.now() < self._forgot_at - FORGET_EVERY

    def _forget(self) -> None:
        # By the clock's tens of minutes, not by the last time: what an item joins depends on the items alone.
        now = self._clock.now()
        now -= (now - _ROUND) % FORGET_EVERY
        if now == self._forgot_at:
            return
        self._forgot_at = now
        self._clusters.forget(now - WINDOW)
        self._relations.forget(now - WINDOW)
        self._bursts.forget(now)
        self._matched_at = {
            story_id: number for story_id, number in self._matched_at.items() if story_id in self._clusters
        }

    async def _decide(self, revision: Revision) -> None:
        try:
            with self._asked.taken_back():
                async with self._store.begin() as tx:
                    decided = await self._decide_within(tx, revision)
        except StoreUnavailableError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever one item makes a stage raise, the next one goes on
            self._grown.clear()
            await self._failed(revision, error)
            return
        self._remember(decided)
        if decided.deliveries:
            self._told.set()

    def _remember(self, decided: Decided) -> None:
        story = decided.story
        self._clusters.learn(decided.reading.article)
        known_at = self._asked.number
        if decided.twin is not None:
            known_at = min(known_at, self._matched_at.get(decided.twin.id, 0))
            self._drop(max(decided.twin.id, decided.grown.id))
        self._clusters.remember(story)
        self._relations.remember(story)
        self._bursts.follow([one for one in (decided.before, decided.twin) if one is not None], story)
        self._matched_at[story.id] = known_at
        self._grown.put(story)

    def _drop(self, story_id: StoryId) -> None:
        """Forget a story that is a part of another one now."""
        self._clusters.drop(story_id)
        self._relations.drop(story_id)
        self._matched_at.pop(story_id, None)
        self._grown.drop(story_id)

    @property
    def aside(self) -> Collection[RevisionId]:
        """The items whose announcements failed so often that only the next start tries them again."""
        return [number for number, times in self._failures.items() if times >= ANNOUNCED_AT_MOST]

    async def _go_on(self) -> int:
        """Tell the next chats of the gravest story that is told in chunks; tell how many chunks that was."""
        async with self._store.begin() as tx:
            announcement = await tx.announcements.gravest(self.aside)
        if announcement is None:
            self._announcing = False
            return 0
        try:
            async with self._store.begin() as tx:
                deliveries = await go_on(tx, self._moment(), announcement, self._chunks.rules)
        except StoreUnavailableError:
            raise
        except Exception:
            # What one story makes a stage raise does not block the others; the next start tries it again.
            log.exception("decide.announcement_failed", story=announcement.story_id)
            self._failures[announcement.revision_id] += 1
        else:
            self._failures.pop(announcement.revision_id, None)
            if deliveries:
                self._told.set()
        return 1

    def _moment(self) -> Moment:
        return Moment(self._clock.now(), self._machine.now(), self._story_seconds)

    async def _failed(self, revision: Revision, error: Exception) -> None:
        name = type(error).__name__
        async with self._store.begin() as tx:
            aside = await tx.items.failed(revision.id, name, self._clock.now())
        if aside:
            log.error("decide.set_aside", revision=revision.id, exc_info=error)
        else:
            log.warning("decide.failed", revision=revision.id, error=name)

    async def _decide_within(self, tx: DecideTransaction, revision: Revision) -> Decided:
        self._asked.follow(await tx.rules.changes_since(self._asked.number))
        reading, before = await self._placed(tx, self._read(revision))
        story = grown(before, reading, self._bursts)
        if before is None:
            story = replace(story, id=await tx.stories.add(story))
        else:
            await tx.stories.save(story)
        rules, known = await self._asking(tx, before, story, reading)
        many = len(rules) > self._chunks.many
        twin = None if many else await self._twin(tx, before, story)
        kin = await self._kin(tx, before, story)
        # What an item of a first fetch said is no news because a word of it was mended.
        unheard = await tx.stories.first_fetched(story.id) if reading.revision.revises else frozenset()
        growth = Growth.between(before, story)
        news = News(reading.revision, story, growth, twin, kin, known, unheard & known)
        moment = self._moment()
        if many:
            self._announcing = True
            reason, deliveries = await announced(tx, moment, news)
        else:
            reason, deliveries = await tell(tx, moment, news, rules)
        whole = story if twin is None else await merge(tx, moment, story, twin)
        await tx.items.decided(revision.id, reason, reading.annotation, moment.story)
        return Decided(reading, before, story, whole, deliveries, twin)

    def _read(self, revision: Revision) -> Reading:
        annotation = annotate(item_of(revision), self._lexicon)
        article = article_of(revision, annotation)
        return Reading(revision, annotation, article, self._clusters.vector(article))

    async def _placed(self, tx: DecideTransaction, reading: Reading) -> tuple[Reading, Story | None]:
        """Find the story of an item; None when it begins one. A new article under an old identity is first seen now."""
        if reading.revision.revises:
            own = await tx.stories.of_item(reading.revision)
            story = None if own is None else await self._read_story(tx, own)
            if story is not None:
                if not strays(reading.article, reading.vector, story, reading.revision.seen_at):
                    return reading, story
                reading = self._read(replace(reading.revision, first_seen_at=reading.revision.seen_at))
        story_id = self._clusters.belongs(reading.article, reading.vector)
        story = None if story_id is None else await self._read_story(tx, story_id)
        revision = reading.revision
        if story is not None and is_of_pattern(revision.title, revision.feed.family, story):
            story = None
        return reading, story

    async def _read_story(self, tx: DecideTransaction, story_id: StoryId) -> Story | None:
        return self._grown.get(story_id) or await tx.stories.get(story_id)

    async def _twin(self, tx: DecideTransaction, before: Story | None, story: Story) -> Story | None:
        """Look a second time, at some sizes of a story, for another one that tells the same event to the same readers."""
        grew = before is not None and len(story.sources) > len(before.sources)
        twin_id = self._clusters.second_look(story) if grew and is_second_look(len(story.sources)) else None
        twin = None if twin_id is None else await self._read_story(tx, twin_id)
        if twin is None or twin.merged_into is not None or twin.id == story.id:
            return None
        same = twin.private_to == story.private_to and twin.language == story.language
        # To edit so many messages at once would keep the next items waiting.
        most = self._chunks.many
        many = await tx.alerts.are_more(story.id, most) or await tx.alerts.are_more(twin.id, most)
        busy = many or await tx.announcements.of_story(story.id) or await tx.announcements.of_story(twin.id)
        return twin if same and not busy and not are_of_pattern(story, twin) else None

    async def _kin(self, tx: DecideTransaction, before: Story | None, story: Story) -> frozenset[StoryId]:
        """Find the stories in other languages that tell of the same event; new ones are kept."""
        known = frozenset[StoryId]() if before is None else await tx.merges.related(story.id)
        new = set(self._relations.related(story)) - known
        if new:
            await tx.merges.relate(story.id, new)
        return known | new

    # ------------------------------------------------------------------------------------------------ who asks

    async def _asking(
        self, tx: DecideTransaction, before: Story | None, story: Story, reading: Reading
    ) -> tuple[tuple[Rule, ...], frozenset[QueryId]]:
        """List the rules whose query this item or an earlier one of the story satisfies; new matches are kept.

        Gives besides the queries that the story satisfied before.
        """
        kept = set[QueryId]()
        if before is not None:
            kept = {match.query_id for match in await tx.stories.matches(story.id)}
        earlier = self._matches_of_earlier(before, story.id, kept)
        found = dict(self._asked.matching(document_of(reading), kept))
        new = {**earlier, **_matches(story.id, reading.revision.id, found)}
        if new:
            await tx.stories.add_matches([match for _, match in sorted(new.items())])
        asked = kept | new.keys()
        rules = await tx.rules.asking(asked, reading.revision.feed, self._chunks.many + 1) if asked else ()
        return rules, frozenset(kept | earlier.keys())

    def _matches_of_earlier(
        self, before: Story | None, story_id: StoryId, kept: AbstractSet[QueryId]
    ) -> dict[QueryId, Match]:
        """Find the queries that earlier items of a story satisfy and that are not kept with it yet.

        A query that came after an item was never asked about it; a rule matches a story by any of its items.
        """
        found = dict[QueryId, Match]()
        if before is not None and self._matched_at.get(story_id, 0) < self._asked.added:
            for source in reversed(before.sources[-EARLIER_SOURCES:]):
                words = self._asked.matching(document_of_source(source), kept | found.keys())
                found |= _matches(story_id, source.revision_id, words)
        return found


def _matches(
    story_id: StoryId, revision_id: RevisionId, found: Mapping[QueryId, tuple[str, ...]]
) -> dict[QueryId, Match]:
    return {query_id: Match(story_id, query_id, revision_id, words) for query_id, words in found.items()}
