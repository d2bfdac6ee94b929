"""STAGE 1: looks at the feeds that are due and commits what they show, with their validators, in one transaction."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random

import structlog

from bot.clock import Wake
from bot.feeds import clocks, moves, rates
from bot.feeds.commits import Commits
from bot.feeds.fetch import Failed, FailureKind, Fetched, Fetcher, NotModified, Request
from bot.feeds.guard import Guard
from bot.feeds.identity import Identified, Judged, Verdict, floods, identify, judge, recognise
from bot.feeds.links import hub_offer
from bot.feeds.parse.pool import ParserPool
from bot.feeds.parse.result import Entry, ParsedFeed, ParseFailed
from bot.feeds.schedule import Pace, Plan, Usual, Wishes, first_due, plan, usual
from bot.feeds.websub import Subscriber
from bot.model import (
    Arrival,
    Feed,
    FeedClock,
    FeedLook,
    FeedMemory,
    FeedState,
    FeedVisit,
    Hints,
    HubOffer,
    HubSubscription,
    KnownItem,
    Medium,
    Pacing,
    Scope,
    Validators,
)
from bot.ports import Clock, PollTransaction, Store, StoreUnavailableError

LEASE = timedelta(minutes=3)
"""Longer than a fetch with its redirects (`Limits.seconds`), its waits for turns (`LONGEST_WAIT`) and a parse take."""
LOOK_EVERY_SECONDS = 5.0
CATCH_UP_A_SECOND = 50
"""So many feeds a second are looked at after a time in which the program did not run."""
CLAIM_EVERY_SECONDS = 0.02
"""Feeds that become due within this time are leased together."""
GONE_AFTER = 2
"""So many answers 410 in a row end a feed."""
RECENT_ITEMS = 1_000
HELD_SPREAD_SECONDS = 30.0
AHEAD = timedelta(minutes=10)
"""A date further ahead than this is wrong: the time first seen counts."""
NEVER = datetime(1999, 3, 15, tzinfo=UTC)
"""Before there were feeds (RSS 0.90): what programs write that have no date, 1 January 1970, of the year 1 or 1900."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class PollSettings:
    """How often and how many at once; intervals in seconds."""

    min_interval: float
    max_interval: float
    concurrency: int


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look found: entries to compare with the known ones, or none with the reason."""

    entries: tuple[Identified, ...]
    validators: Validators | None
    wishes: Wishes
    error: str | None
    gone: bool = False
    fetched: bool = False
    offers: tuple[HubOffer, ...] | None = None
    """Who pushes the feed, at most one; None when this look could not tell."""
    found_at: str = ""
    """Where redirects led; empty when no feed was read."""
    self_link: str = ""
    moved_to: str | None = None
    """Where permanent redirects led."""
    hints: Hints | None = None
    """None when no feed was read."""
    put_off: timedelta | None = None
    """Nothing was asked: it is to be in so long."""
    why_put_off: Pacing = Pacing.ASKED


@dataclass(frozen=True, slots=True)
class Kept:
    """What the commit of a look gives to those who wait for it."""

    items: int
    due_at: datetime
    pushes: Sequence[HubSubscription]


class Poller:
    """Looks at due feeds, several at once; leases keep two pollers from one feed."""

    def __init__(  # noqa: PLR0913, PLR0917 - each is a thing of its own that a test sets
        self,
        store: Store[PollTransaction],
        fetcher: Fetcher,
        parsers: ParserPool,
        guard: Guard,
        clock: Clock,
        machine: Clock,
        random: Random,
        arrived: Wake,
        settings: PollSettings,
        pushes: Subscriber | None = None,
    ) -> None:
        self._store = store
        self._commits = Commits(store)
        self._fetcher = fetcher
        self._parsers = parsers
        self._guard = guard
        self._clock = clock
        self._machine = machine
        self._random = random
        self._arrived = arrived
        self._settings = settings
        self._pushes = pushes
        self._looking = 0
        self._awaited: datetime | None = None
        """When the next look is expected to begin; one that is due sooner wakes."""

    async def begin(self) -> None:
        """Take over what an earlier process left leased, and spread feeds that wait for a look.

        Those that were never looked at over one interval; the others, which news may wait at, over as long as it takes to
        ask so many, but for the urgent ones.
        """
        async with self._store.begin() as tx:
            await tx.feeds.release_leases()
            now = self._machine.now()
            waiting = await tx.feeds.waiting(now)
            catching_up = timedelta(seconds=len(waiting) / CATCH_UP_A_SECOND)
            due = {}
            for feed, looked in waiting:
                pace = self._pace(feed)
                if not looked:
                    interval = self._usual(feed, FeedMemory(), pace).interval
                    due[feed.id] = first_due(now, interval, self._random)
                elif not feed.priority:
                    due[feed.id] = first_due(now, min(pace.floor, catching_up), self._random)
            await tx.feeds.spread(due)

    async def run(self, due: Wake) -> None:
        """Poll for ever; ``due`` says that feeds were added or made due."""
        async with asyncio.TaskGroup() as looks:
            while True:
                try:
                    wait = await self._begin_looks(looks, due)
                except StoreUnavailableError as error:
                    log.warning("poll.store_unavailable", error=str(error))
                    wait = LOOK_EVERY_SECONDS
                await due.wait(wait)

    async def step(self) -> int:
        """Look at what is due now and see it committed; tell how many feeds that were."""
        async with asyncio.TaskGroup() as looks:
            before = self._looking
            await self._begin_looks(looks, Wake())
            return self._looking - before

    async def _begin_looks(self, looks: asyncio.TaskGroup, due: Wake) -> float:
        """Lease what is due, begin to look at it, and tell how many seconds to wait for more."""
        free = self._settings.concurrency - self._looking
        if free <= 0:
            return CLAIM_EVERY_SECONDS
        now = self._machine.now()
        # What a look settles from here on is compared with this moment until the true one is known.
        self._awaited = now + timedelta(seconds=LOOK_EVERY_SECONDS)
        async with self._store.begin() as tx:
            visits = await tx.feeds.claim_due(now, now + LEASE, free)
            following = None if len(visits) == free else await tx.feeds.next_due()
        for visit in visits:
            self._looking += 1
            looks.create_task(self._look(visit, due))
        if len(visits) == free:
            return CLAIM_EVERY_SECONDS
        if following is not None:
            self._awaited = min(self._awaited, following)
        return max(CLAIM_EVERY_SECONDS, (self._awaited - self._machine.now()).total_seconds())

    async def _look(self, visit: FeedVisit, due: Wake) -> None:
        try:
            seen = await self._see(visit)
            await self._keep(visit, seen, due)
        except StoreUnavailableError as error:
            # The lease runs out and the feed is looked at again: nothing was confirmed.
            log.warning("poll.store_unavailable", feed=visit.feed.id, error=str(error))
        except Exception:  # whatever one feed makes the stage raise, the others go on
            log.exception("poll.failed", feed=visit.feed.id)
            await self._give_up(visit, due)
        finally:
            self._looking -= 1

    async def _give_up(self, visit: FeedVisit, due: Wake) -> None:
        try:
            await self._keep(visit, Seen((), None, Wishes(), "internal"), due)
        except StoreUnavailableError as error:
            log.warning("poll.store_unavailable", feed=visit.feed.id, error=str(error))

    # ------------------------------------------------------------------------------------------------- seeing

    async def _see(self, visit: FeedVisit) -> Seen:
        known = visit.validators
        request = Request(
            visit.feed.url,
            known.etag,
            known.last_modified,
            polls=True,
            patient=visit.feed.priority,
            holds_host=visit.feed.scope is Scope.SHARED,
        )
        answer = await self._fetcher.fetch(request)
        match answer:
            case Failed():
                return self._unseen(answer)
            case NotModified():
                validators = replace(known, etag=answer.etag, last_modified=answer.last_modified)
                wishes = Wishes(answer.retry_after, answer.max_age)
                return Seen((), validators, wishes, None, moved_to=answer.moved_to)
            case Fetched():
                return await self._parsed(visit, answer)

    def _unseen(self, answer: Failed) -> Seen:
        if answer.kind is FailureKind.HELD:
            # Not all feeds of the host in the moment in which it may be asked again.
            seconds = (answer.retry_after or 0.0) + self._random.random() * HELD_SPREAD_SECONDS
            return Seen((), None, Wishes(), None, put_off=timedelta(seconds=seconds))
        if answer.kind is FailureKind.CROWDED:
            seconds = answer.retry_after or 0.0
            return Seen(
                (), None, Wishes(), None, put_off=timedelta(seconds=seconds), why_put_off=Pacing.CROWDED
            )
        gone = answer.kind is FailureKind.GONE
        return Seen((), None, Wishes(retry_after=answer.retry_after), _failure(answer), gone=gone)

    async def _parsed(self, visit: FeedVisit, answer: Fetched) -> Seen:
        wishes = Wishes(answer.retry_after, answer.max_age)
        validators = Validators(answer.etag, answer.last_modified, answer.body_hash)
        if answer.body_hash is not None and answer.body_hash == visit.validators.body_hash:
            return Seen((), validators, wishes, None, moved_to=answer.moved_to)
        parsed = await self._parsers.parse(
            answer.body,
            url=answer.url,
            headers=answer.headers,
            truncated=answer.truncated,
            patient=visit.feed.scope is not Scope.SHARED,
        )
        match parsed:
            case ParseFailed():
                return Seen((), None, wishes, str(parsed.kind))
            case ParsedFeed():
                hints = Hints(parsed.ttl, parsed.update_every, parsed.skip_hours, parsed.skip_days)
                entries = identify(parsed.entries)
                if answer.truncated:
                    return Seen(
                        entries,
                        Validators(),
                        wishes,
                        None,
                        fetched=True,
                        moved_to=answer.moved_to,
                        hints=hints,
                    )
                offer = hub_offer(answer.headers, parsed, answer.url)
                offers = () if offer is None else (offer,)
                return Seen(
                    entries,
                    validators,
                    wishes,
                    None,
                    fetched=True,
                    offers=offers,
                    found_at=answer.url,
                    self_link=parsed.self_link,
                    moved_to=answer.moved_to,
                    hints=hints,
                )

    # ------------------------------------------------------------------------------------------------ keeping

    async def _keep(self, visit: FeedVisit, seen: Seen, due: Wake) -> None:
        """Commit new items and revisions with how the look ended, and wake who waits for either."""
        seed = self._random.random()
        kept = await self._commits.keep(
            # However often this runs, the same chance; it spreads looks and guards no secret.
            lambda tx: self._kept(tx, visit, seen, Random(seed))  # noqa: S311 - as said
        )
        if self._pushes is not None:
            self._pushes.follow(kept.pushes)
        if kept.items:
            self._arrived.set()
            log.info("poll.arrived", feed=visit.feed.id, publisher=visit.feed.publisher, items=kept.items)
        if self._awaited is not None and kept.due_at < self._awaited:
            due.set()

    async def _kept(self, tx: PollTransaction, visit: FeedVisit, seen: Seen, random: Random) -> Kept:
        feed = visit.feed
        if seen.put_off is not None:
            due_at = self._machine.now() + seen.put_off
            await tx.feeds.put_off(feed.id, due_at, seen.why_put_off)
            return Kept(0, due_at, ())
        known = visit.memory.clock
        count, dates, clock = await self._keep_entries(tx, visit, seen) if seen.entries else (0, (), known)
        memory = replace(self._remembered(visit, seen, dates), clock=clock)
        planned = self._planned(visit, seen, memory, random)
        due_at = await tx.feeds.settle(self._look_of(visit, seen, planned))
        if (
            seen.error is None
            and memory.move is not None
            and moves.is_believed(memory.move, self._clock.now())
        ):
            await tx.moves.adopt(feed, memory.move.to, self._clock.now())
            memory = replace(memory, move=None)
        elif visit.first_fetch and seen.found_at:
            # Later, a redirect may be a newsroom's mishap; for good it is only after some time.
            await tx.aliases.seen(feed, seen.found_at, seen.self_link)
        if memory != visit.memory:
            await tx.feeds.remember(feed.id, memory)
        pushes = await self._note_pushes(tx, feed, seen, count)
        return Kept(count, due_at, pushes)

    def _remembered(self, visit: FeedVisit, seen: Seen, dates: Sequence[datetime]) -> FeedMemory:
        """Learn from a look: when its new entries were published, what the feed says of itself, where it moved."""
        memory, now = visit.memory, self._clock.now()
        if seen.error is None:
            memory = replace(memory, move=moves.noted(memory.move, seen.moved_to, now))
        if seen.hints is not None:
            memory = replace(memory, hints=seen.hints)
        if visit.first_fetch and seen.fetched:
            return replace(memory, rhythm=rates.begun(now, dates))
        if dates:
            known = memory.rhythm or rates.begun(now, ())
            return replace(memory, rhythm=rates.learn(known, now, dates))
        return memory

    async def _note_pushes(
        self, tx: PollTransaction, feed: Feed, seen: Seen, count: int
    ) -> Sequence[HubSubscription]:
        if self._pushes is None or seen.offers is None:
            return ()
        return await self._pushes.note(tx, feed, next(iter(seen.offers), None), count)

    async def _keep_entries(
        self, tx: PollTransaction, visit: FeedVisit, seen: Seen
    ) -> tuple[int, Sequence[datetime], FeedClock]:
        """Keep new items and revisions; tell how many those are, when the new items were published, and by what clock."""
        feed = visit.feed
        known = await tx.feeds.known(feed.id, [entry.identity for entry in seen.entries])
        judged = judge(seen.entries, known)
        if not visit.first_fetch and floods(judged):
            judged = recognise(judged, await tx.feeds.recent(feed.id, RECENT_ITEMS))
            await tx.items.reidentify(_renamed(judged))
        now = self._clock.now()
        clock = _clock_of(visit, judged, now)
        # A feed shows its newest entry first; the archive wants the oldest first.
        arrivals = [
            _arrival(one, clock, now)
            for one in reversed(judged)
            if one.verdict in (Verdict.NEW, Verdict.CHANGED)
        ]
        count = await tx.items.add(feed.id, arrivals, now, first_fetch=visit.first_fetch)
        if seen.entries:
            await tx.feeds.shown(feed.id, [entry.identity for entry in seen.entries], now)
        if visit.first_fetch:
            return count, [one.published_at for one in arrivals if one.published_at is not None], clock
        return count, [one.published_at or now for one in arrivals if one.item_id is None], clock

    def _look_of(self, visit: FeedVisit, seen: Seen, planned: Plan) -> FeedLook:
        gone = visit.gone_answers + 1 if seen.gone else 0
        return FeedLook(
            feed_id=visit.feed.id,
            at=self._clock.now(),
            next_due_at=planned.due_at,
            error=seen.error,
            failures=visit.failures + 1 if seen.error else 0,
            gone_answers=gone,
            validators=seen.validators,
            state=FeedState.GONE if gone >= GONE_AFTER else FeedState.ACTIVE,
            fetched=seen.fetched,
            interval=planned.interval,
            pacing=planned.pacing,
        )

    def _planned(self, visit: FeedVisit, seen: Seen, memory: FeedMemory, random: Random) -> Plan:
        pace = self._pace(visit.feed)
        return plan(
            self._machine.now(),
            self._usual(visit.feed, memory, pace),
            pace,
            seen.wishes,
            memory.hints,
            failures=visit.failures + 1 if seen.error else 0,
            random=random,
        )

    def _pace(self, feed: Feed) -> Pace:
        inside = self._guard.is_private_allowed(feed.url)
        return Pace.of(self._settings.min_interval, self._settings.max_interval, inside=inside)

    def _usual(self, feed: Feed, memory: FeedMemory, pace: Pace) -> Usual:
        return usual(
            memory.rhythm,
            memory.hints,
            self._clock.now(),
            pace,
            priority=feed.priority,
            pushed=self._pushes is not None and self._pushes.alive(feed.id),
        )


def _failure(answer: Failed) -> str:
    """One machine word, with the status where that is what is wrong."""
    return f"{answer.kind} {answer.status}" if answer.kind is FailureKind.HTTP_STATUS else str(answer.kind)


def _renamed(judged: tuple[Judged, ...]) -> Mapping[KnownItem, str]:
    return {
        one.known: one.identified.identity
        for one in judged
        if one.verdict is Verdict.RENAMED and one.known is not None
    }


def _clock_of(visit: FeedVisit, judged: Sequence[Judged], now: datetime) -> FeedClock:
    """Find out whether a feed's dates run ahead; a first fetch shows old entries, and proves nothing."""
    before = visit.memory.clock
    if visit.first_fetch:
        return before
    dates = (one.identified.entry.published for one in judged if one.verdict is Verdict.NEW)
    clock = clocks.observed(before, now, [date for date in dates if date is not None])
    if clock.minutes != before.minutes:
        log.info("feed.clock", feed=visit.feed.id, publisher=visit.feed.publisher, minutes=clock.minutes)
    return clock


def _arrival(judged: Judged, clock: FeedClock, now: datetime) -> Arrival:
    identified = judged.identified
    entry = identified.entry
    return Arrival(
        item_id=judged.known.id if judged.known is not None else None,
        identity=identified.identity,
        link=entry.link,
        canonical_link=identified.canonical_link,
        title=entry.title,
        summary=entry.summary,
        author=entry.author,
        category=" · ".join(entry.categories),
        published_at=_believed(entry, clock, now),
        content_hash=identified.content_hash,
        media=_media(entry),
    )


def _media(entry: Entry) -> tuple[Medium, ...]:
    """The pictures and files of an entry, each address once."""
    media = [Medium(one.url, one.type, one.width, one.height) for one in entry.media]
    files = [Medium(one.url, one.type, length=one.length) for one in entry.enclosures]
    return tuple({medium.url: medium for medium in (*files, *media)}.values())


def _believed(entry: Entry, clock: FeedClock, now: datetime) -> datetime | None:
    published = entry.published or entry.updated
    if published is None or published < NEVER:
        return None
    meant = clocks.corrected(clock, published)
    return None if meant > now + AHEAD else meant
