"""STAGE 2: decides every committed revision: its story, its score, who is told, in one commit.

Memory follows the database: the live stories and the index of queries are caches. The index follows committed
changes; the live stories are changed after the commit, and read again when it is not known whether it came about.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import structlog

from bot.clock import Wake
from bot.model import (
    Alert,
    AlertId,
    ChangeKind,
    DeliveryDraft,
    DeliveryKind,
    Match,
    QueryId,
    Reason,
    Revision,
    Rule,
    Situation,
    SituationId,
    Story,
    StoryId,
)
from bot.ports import Clock, DecideTransaction, Store, StoreUnavailableError
from bot.stories.cluster import WINDOW, Clusters
from bot.stories.frequencies import Frequencies, terms
from bot.stories.grow import Reading, article_of, grown, item_of
from bot.stories.telling import (
    SITUATION_WINDOW,
    Follow,
    Told,
    followed,
    heard,
    judged,
    situation_of,
    updated,
    widened,
)
from rules import Document, Index, Lexicon, annotate, explain, features, parse

LOOK_EVERY_SECONDS = 5.0
BATCH = 50
ARCHIVE_LEARNT = timedelta(days=30)

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Decided:
    """What one decision has committed, for the caches."""

    reading: Reading
    story: Story
    begun: bool
    deliveries: int


class Decider:
    """Decides revisions one by one, in the order of their commits; there is one of it a database."""

    def __init__(
        self, store: Store[DecideTransaction], lexicon: Lexicon, clock: Clock, machine: Clock, told: Wake
    ) -> None:
        self._store = store
        self._lexicon = lexicon
        self._clock = clock
        self._machine = machine
        self._told = told
        self._clusters = Clusters(Frequencies())
        self._index = Index(lexicon)
        self._change = 0
        self._queries: dict[QueryId, str] = {}
        self._loaded = False

    async def load(self) -> None:
        """Fill the caches from the database: queries, live stories, how common words are."""
        now = self._clock.now()
        frequencies = Frequencies()
        index = Index(self._lexicon)
        queries: dict[QueryId, str] = {}
        async with self._store.begin() as tx:
            for title, summary in await tx.items.recent_texts(now - ARCHIVE_LEARNT):
                frequencies.learn(terms(title, summary))
            self._change = await tx.rules.last_change()
            for query in await tx.rules.queries():
                queries[query.id] = query.text
            stories = await tx.stories.live(now - WINDOW)
        clusters = Clusters(frequencies)
        for story in stories:
            clusters.remember(story)
        for query_id, text in queries.items():
            index.add(query_id, parse(text, self._lexicon).query)
        self._index, self._queries, self._clusters = index, queries, clusters
        self._loaded = True

    async def run(self, arrived: Wake) -> None:
        """Decide for ever; ``arrived`` says that a revision was committed."""
        while True:
            try:
                if await self.step():
                    continue
            except StoreUnavailableError as error:
                log.warning("decide.store_unavailable", error=str(error))
            await arrived.wait(LOOK_EVERY_SECONDS)

    async def step(self) -> int:
        """Decide what is undecided now, at most a batch; tell how many revisions were looked at.

        Raises:
            StoreUnavailableError: the database failed; the caches are read again at the next step.
        """
        try:
            if not self._loaded:
                await self.load()
            async with self._store.begin() as tx:
                waiting = await tx.items.undecided(BATCH)
            for revision in waiting:
                await self._decide(revision)
                await asyncio.sleep(0)
        except StoreUnavailableError:
            self._loaded = False
            raise
        self._clusters.forget(self._clock.now() - WINDOW)
        return len(waiting)

    async def _decide(self, revision: Revision) -> None:
        try:
            async with self._store.begin() as tx:
                decided = await self._decide_within(tx, revision)
        except StoreUnavailableError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever one item makes a stage raise, the next one goes on
            await self._failed(revision, error)
            return
        self._clusters.learn(decided.reading.article)
        self._clusters.remember(decided.story)
        if decided.deliveries:
            self._told.set()

    async def _failed(self, revision: Revision, error: Exception) -> None:
        async with self._store.begin() as tx:
            aside = await tx.items.failed(revision.id, type(error).__name__, self._clock.now())
        log.error(
            "decide.set_aside" if aside else "decide.failed",
            revision=revision.id,
            exc_info=error if aside else None,
        )

    async def _decide_within(self, tx: DecideTransaction, revision: Revision) -> Decided:
        await self._follow_changes(tx)
        reading = self._read(revision)
        before = await self._story_of(tx, reading)
        story = grown(before, reading)
        if before is None:
            story = replace(story, id=await tx.stories.add(story))
        else:
            await tx.stories.save(story)
        rules = await self._asking(tx, story, reading)
        deliveries = await self._tell(tx, story, revision, rules)
        reason = (
            Reason.FIRST_FETCH if revision.first_fetch else Reason.TOLD if deliveries else Reason.NO_MATCH
        )
        await tx.items.decided(revision.id, reason, reading.annotation, self._clock.now())
        return Decided(reading, story, before is None, deliveries)

    async def _follow_changes(self, tx: DecideTransaction) -> None:
        for change in await tx.rules.changes_since(self._change):
            if change.kind is ChangeKind.QUERY_ADDED and change.query_id not in self._queries:
                self._index.add(change.query_id, parse(change.text, self._lexicon).query)
                self._queries[change.query_id] = change.text
            elif change.kind is ChangeKind.QUERY_REMOVED and change.query_id in self._queries:
                self._index.remove(change.query_id)
                del self._queries[change.query_id]
            self._change = change.number

    def _read(self, revision: Revision) -> Reading:
        annotation = annotate(item_of(revision), self._lexicon)
        article = article_of(revision, annotation)
        return Reading(revision, annotation, article, self._clusters.vector(article))

    async def _story_of(self, tx: DecideTransaction, reading: Reading) -> Story | None:
        story_id: StoryId | None = None
        if reading.revision.revises:
            story_id = await tx.stories.of_item(reading.revision)
        if story_id is None:
            story_id = self._clusters.belongs(reading.article, reading.vector)
        return None if story_id is None else await tx.stories.get(story_id)

    async def _asking(self, tx: DecideTransaction, story: Story, reading: Reading) -> tuple[Rule, ...]:
        """List the rules whose query this item or an earlier one of the story satisfies; new matches are kept."""
        document = document_of(reading)
        earlier = {match.query_id for match in await tx.stories.matches(story.id)}
        found = {QueryId(query_id) for query_id in self._index.match(document)}
        new = tuple(
            Match(story.id, query_id, reading.revision.id, self._words(document, query_id))
            for query_id in sorted(found - earlier)
        )
        if new:
            await tx.stories.add_matches(new)
        asked = earlier | found
        return await tx.rules.asking(asked, reading.revision.feed) if asked else ()

    def _words(self, document: Document, query_id: QueryId) -> tuple[str, ...]:
        query = parse(self._queries[query_id], self._lexicon).query
        spans = explain(document, query, self._lexicon)
        words = (document.fields[span.field][span.start : span.end] for span in spans)
        return tuple(dict.fromkeys(words))

    async def _tell(
        self, tx: DecideTransaction, story: Story, revision: Revision, rules: Sequence[Rule]
    ) -> int:
        now = self._clock.now()
        told, decisions = judged(story, revision, rules, now)
        await tx.stories.record(decisions)
        if revision.first_fetch:
            return 0
        alerts = await tx.stories.alerts(story.id)
        by_place = {telling.place: telling for telling in told}
        drafts: list[DeliveryDraft] = []
        for alert in alerts:
            follow = followed(story, alert, now)
            await tx.stories.save_alert(updated(follow, story, by_place, now))
            drafts += self._following(follow, story)
        alerted = {alert.place for alert in alerts}
        for telling in told:
            if telling.place not in alerted:
                drafts.append(await self._first(tx, story, telling))
        await tx.deliveries.add(drafts)
        return len(drafts)

    def _following(self, follow: Follow, story: Story) -> list[DeliveryDraft]:
        edit = self._draft(DeliveryKind.EDIT, follow.alert, story, (Reason.JOINED,))
        if not follow.reasons:
            return [edit]
        return [self._draft(DeliveryKind.REPLY, follow.alert, story, follow.reasons), edit]

    async def _first(self, tx: DecideTransaction, story: Story, telling: Told) -> DeliveryDraft:
        running = await tx.stories.running_situations(
            telling.place, telling.rules[0].id, story.last_at - SITUATION_WINDOW
        )
        situation = situation_of(story, running)
        reasons = [Reason.TOLD]
        if situation is not None and story.severity.level < situation.level:
            reasons = [Reason.MILDER_THAN_SITUATION]
        thread = await self._thread(tx, story, telling, situation)
        alert = _alert(story, telling, thread.id)
        alert = replace(alert, id=await tx.stories.add_alert(alert))
        if thread.head is None:
            thread = replace(thread, head=alert.id)
        await tx.stories.save_situation(widened(thread, story))
        return self._draft(DeliveryKind.SEND, alert, story, tuple(reasons))

    async def _thread(
        self, tx: DecideTransaction, story: Story, telling: Told, situation: Situation | None
    ) -> Situation:
        if situation is not None:
            return situation
        begun = Situation(
            id=SituationId(0),
            place=telling.place,
            rule_id=telling.rules[0].id,
            countries=story.countries,
            topics=story.topics,
            level=story.severity.level,
            head=None,
            last_at=story.last_at,
        )
        return replace(begun, id=await tx.stories.add_situation(begun))

    def _draft(
        self, kind: DeliveryKind, alert: Alert, story: Story, reasons: tuple[Reason, ...]
    ) -> DeliveryDraft:
        return DeliveryDraft(
            key=f"{kind}:{alert.id}:{story.version}",
            kind=kind,
            place=alert.place,
            level=story.severity.level,
            due_at=self._machine.now(),
            alert_id=alert.id,
            story_version=story.version,
            reasons=reasons,
        )


def document_of(reading: Reading) -> Document:
    """Give the index what it matches of a revision."""
    revision = reading.revision
    return Document(
        id=str(revision.item_id),
        fields={
            "title": revision.title,
            "summary": revision.summary,
            "url": revision.link,
            "source": revision.feed.publisher,
            "author": revision.author,
            "category": revision.category,
        },
        language=reading.annotation.language,
        features=features(reading.annotation),
    )


def _alert(story: Story, telling: Told, situation_id: SituationId) -> Alert:
    return Alert(
        id=AlertId(0),
        place=telling.place,
        story_id=story.id,
        situation_id=situation_id,
        rule_ids=tuple(rule.id for rule in telling.rules),
        message_id=None,
        sent_version=0,
        shown_version=0,
        told_level=story.severity.level,
        told_marks=heard(story),
        replied_at=None,
        deleted=False,
    )
