"""Whom silent feeds are told to: once, and once when it is over; on both databases."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from bot.clock import Wake
from bot.feeds import silence
from bot.feeds.silence import Watcher
from bot.model import (
    Chat,
    ChatId,
    ChatKind,
    ChatState,
    Feed,
    FeedId,
    FeedLook,
    FeedState,
    Pacing,
    Place,
    Scope,
    SendNote,
    Validators,
)
from bot.storage import Store
from tests.bot.storage.samples import feed_draft, rule_draft
from tests.manual_time import ManualTime
from tests.one_delivery import lease_one, sent_one

BUDI, SITI, GROUP = ChatId(1001), ChatId(1002), ChatId(-100)


@dataclass
class Watch:
    """A store with a watcher, and what happens to feeds in a line each."""

    store: Store
    time: ManualTime = field(default_factory=ManualTime)
    told: Wake = field(default_factory=Wake)
    watcher: Watcher = field(init=False)

    def __post_init__(self) -> None:
        self.watcher = Watcher(self.store, self.time, self.time, self.told)
        self.time.move(3_600)

    async def chat(
        self, number: ChatId, topic: int = 0, state: ChatState = ChatState.OPEN, *, rule: bool = True
    ) -> None:
        kind = ChatKind.PRIVATE if number > 0 else ChatKind.SUPERGROUP
        async with self.store.begin() as tx:
            await tx.chats.open(Chat(number, kind, ChatState.OPEN, "id", "Asia/Jakarta"), self.time.now())
            if rule:
                await tx.rules.add(rule_draft(f"kata{number}", place=Place(number, topic)), self.time.now())
            if state is not ChatState.OPEN:
                await tx.chats.close(number, state, self.time.now())

    async def feed(self, name: str, *readers: ChatId) -> Feed:
        """A shared feed; with readers a private one of theirs."""
        scope = Scope.PRIVATE if readers else Scope.SHARED
        draft = feed_draft(f"https://{name}.example/rss", publisher=name, scope=scope)
        async with self.store.begin() as tx:
            feed = await tx.feeds.add(draft, self.time.now())
            for reader in readers:
                await tx.feeds.subscribe(reader, feed.id)
        return feed

    async def look(self, feed: Feed, error: str | None = None, times: int = 1, *, gone: bool = False) -> None:
        """Let looks at a feed end so, a minute apart."""
        for number in range(1, times + 1):
            self.time.move(60)
            async with self.store.begin() as tx:
                await tx.feeds.settle(look_of(feed.id, self.time, error, number, gone=gone))

    async def put_off(self, feed: Feed, why: Pacing) -> None:
        """Let a look not take place."""
        async with self.store.begin() as tx:
            await tx.feeds.put_off(feed.id, self.time.now() + timedelta(hours=1), why)

    async def notices(self) -> list[tuple[ChatId, int, str]]:
        """What the watcher tells now: chat, topic and text id of each notice."""
        await self.watcher.step()
        found: list[tuple[ChatId, int, str]] = []
        async with self.store.begin() as tx:
            for due in await tx.deliveries.due(self.time.now(), (), 1_000):
                leased = await lease_one(tx, due.id, self.time.now(), self.time.now())
                assert leased is not None
                assert isinstance(leased.speech, SendNote)
                said = " ".join(phrase.id for phrase in leased.speech.note.phrases)
                found.append((leased.place.chat_id, leased.place.topic, said))
                await sent_one(tx, due.id, 1, 0, self.time.now())
        return sorted(found)


def look_of(feed_id: FeedId, time: ManualTime, error: str | None, failures: int, *, gone: bool) -> FeedLook:
    return FeedLook(
        feed_id=feed_id,
        at=time.now(),
        next_due_at=time.now() + timedelta(minutes=5),
        error=error,
        failures=failures if error else 0,
        gone_answers=failures if gone else 0,
        validators=None if error else Validators("tag", None, None),
        state=FeedState.GONE if gone and failures > 1 else FeedState.ACTIVE,
        fetched=error is None,
    )


@asynccontextmanager
async def watching(url: str) -> AsyncIterator[Watch]:
    async with Store.open(url, synchronous="normal") as store:
        yield Watch(store)


@pytest.fixture
async def watch(database_url: str) -> AsyncIterator[Watch]:
    async with watching(database_url) as opened:
        yield opened


async def test_when_no_feed_answers_each_chat_hears_it_once_and_once_that_it_is_over(watch):
    await watch.chat(BUDI)
    await watch.chat(GROUP, topic=7)
    one, two = await watch.feed("satu"), await watch.feed("dua")
    await watch.look(one)
    await watch.look(two)
    assert await watch.notices() == []
    await watch.look(one, "http_status 503", 2)
    await watch.look(two, "timed_out", 2)
    assert await watch.notices() == []  # it may be back in a moment
    watch.time.move(1_800)
    assert await watch.notices() == [(GROUP, 7, "silence-fallen"), (BUDI, 0, "silence-fallen")]
    assert await watch.notices() == []
    await watch.look(one, "timed_out", 3)
    assert await watch.notices() == []
    await watch.look(two)
    assert await watch.notices() == [(GROUP, 7, "silence-over"), (BUDI, 0, "silence-over")]
    assert await watch.notices() == []


async def test_one_feed_that_answers_is_no_silence(watch):
    await watch.chat(BUDI)
    one, two = await watch.feed("satu"), await watch.feed("dua")
    await watch.look(one)
    await watch.look(two)
    await watch.look(one, "timed_out", 9)
    watch.time.move(36_000)
    assert await watch.notices() == []


async def test_only_those_hear_of_it_who_read_nothing_else(watch):
    await watch.chat(BUDI)
    await watch.chat(SITI)
    shared = await watch.feed("umum")
    own = await watch.feed("sendiri", SITI)
    await watch.look(own)
    await watch.look(shared, "timed_out", 2)
    watch.time.move(1_800)
    await watch.look(own)
    assert await watch.notices() == [(BUDI, 0, "silence-fallen")]
    await watch.look(own, "timed_out", 2)
    watch.time.move(1_800)
    assert await watch.notices() == [(SITI, 0, "silence-fallen")]


async def test_who_left_out_the_feed_that_answers_hears_of_the_silence(watch):
    await watch.chat(BUDI)
    await watch.chat(SITI)
    one, two = await watch.feed("satu"), await watch.feed("dua")
    async with watch.store.begin() as tx:
        await tx.feeds.leave_out(SITI, two.id)
    await watch.look(one, "timed_out", 2)
    watch.time.move(1_800)
    await watch.look(two)
    assert await watch.notices() == [(SITI, 0, "silence-fallen")]


async def test_who_waits_for_no_news_is_not_told(watch):
    await watch.chat(BUDI, rule=False)
    await watch.chat(SITI, state=ChatState.STOPPED)
    await watch.look(await watch.feed("satu"), "timed_out", 2)
    watch.time.move(7_200)
    assert await watch.notices() == []


async def test_who_stopped_in_a_silence_hears_of_no_end(watch):
    await watch.chat(BUDI)
    feed = await watch.feed("satu")
    await watch.look(feed, "timed_out", 2)
    watch.time.move(1_800)
    assert await watch.notices() == [(BUDI, 0, "silence-fallen")]
    async with watch.store.begin() as tx:
        await tx.chats.close(BUDI, ChatState.STOPPED, watch.time.now())
    assert await watch.notices() == []
    await watch.look(feed)
    assert await watch.notices() == []


async def test_feeds_that_were_not_looked_at_yet_are_not_silent(watch):
    await watch.chat(BUDI)
    await watch.feed("satu")
    watch.time.move(36_000)
    assert await watch.notices() == []


async def test_feeds_of_a_host_that_wants_to_be_left_alone_are_silent_too(watch):
    await watch.chat(BUDI)
    one, two = await watch.feed("satu"), await watch.feed("dua")
    await watch.look(one)
    await watch.look(two)
    async with watch.store.begin() as tx:
        await tx.feeds.settle(replace(look_of(one.id, watch.time, None, 0, gone=False), pacing=Pacing.ASKED))
    watch.time.move(1_900)
    await watch.look(two, "timeout", 2)
    assert await watch.notices() == []  # the first was well when it asked
    await watch.put_off(one, Pacing.ASKED)
    assert await watch.notices() == []  # one refusal, of whichever feed of the host, may pass
    await watch.put_off(one, Pacing.ASKED)
    assert await watch.notices() == [(BUDI, 0, "silence-fallen")]
    await watch.look(one)
    assert await watch.notices() == [(BUDI, 0, "silence-over")]


async def test_a_feed_that_waits_its_turn_among_many_of_its_host_is_not_silent(watch):
    await watch.chat(BUDI)
    feed = await watch.feed("satu")
    await watch.look(feed)
    for _ in range(3):
        watch.time.move(1_200)
        await watch.put_off(feed, Pacing.CROWDED)
    assert await watch.notices() == []


async def test_after_the_program_slept_feeds_get_their_time_to_answer(watch):
    await watch.chat(BUDI)
    feed = await watch.feed("satu")
    await watch.look(feed)
    watch.time.move(36_000)
    watch.watcher = Watcher(watch.store, watch.time, watch.time, watch.told)
    await watch.look(feed, "timed_out", 2)
    assert await watch.notices() == []
    watch.time.move(1_800)
    assert await watch.notices() == [(BUDI, 0, "silence-fallen")]


async def test_a_feed_that_is_gone_is_told_once_looked_at_daily_and_told_when_it_is_back(watch):
    await watch.chat(BUDI)
    await watch.chat(SITI)
    feed, other = await watch.feed("sendiri", BUDI), await watch.feed("umum")
    await watch.look(feed)
    await watch.look(feed, "gone", 2, gone=True)
    await watch.look(other)
    assert await watch.notices() == [(BUDI, 0, "feed-gone")]
    assert await watch.notices() == []
    watch.time.move(86_400)
    await watch.look(other)
    assert await watch.notices() == []
    async with watch.store.begin() as tx:
        (visit,) = (
            one
            for one in await tx.feeds.claim_due(watch.time.now(), watch.time.now(), 9)
            if one.feed.id == feed.id
        )
    assert visit.gone_answers == 2  # one more 410, and it is gone again
    await watch.look(feed, "gone", 2, gone=True)
    assert await watch.notices() == []
    watch.time.move(86_400)
    await watch.look(other)
    await watch.notices()
    await watch.look(feed)
    assert await watch.notices() == [(BUDI, 0, "feed-back")]
    assert await watch.notices() == []


async def test_a_step_that_fails_to_commit_told_nobody_and_the_next_one_tells(watch):
    await watch.chat(BUDI)
    feed = await watch.feed("satu")
    await watch.look(feed, "timed_out", 2)
    watch.time.move(1_800)

    class _BrokenError(Exception):
        pass

    class Breaks:
        @asynccontextmanager
        async def begin(self):
            async with watch.store.begin() as tx:
                yield tx
                raise _BrokenError

    with pytest.raises(_BrokenError):
        await Watcher(
            Breaks(), watch.time, ManualTime(watch.time.now() - timedelta(days=1)), watch.told
        ).step()
    assert await watch.notices() == [(BUDI, 0, "silence-fallen")]


async def test_many_readers_of_many_gone_feeds_hear_of_it_in_a_notice_each_and_so_many_at_once(
    watch, monkeypatch
):
    monkeypatch.setattr(silence, "CHATS_AT_ONCE", 2)
    for number in range(1, 6):
        await watch.chat(ChatId(number))
    feeds = [await watch.feed("satu"), await watch.feed("dua")]
    async with watch.store.begin() as tx:
        await tx.feeds.leave_out(ChatId(2), feeds[1].id)
    await watch.look(await watch.feed("lain"))
    for feed in feeds:
        await watch.look(feed, "gone", 2, gone=True)
    both, one = "feed-gone feed-gone", "feed-gone"
    assert await watch.notices() == [(1, 0, both), (2, 0, one)]
    assert await watch.notices() == [(3, 0, both), (4, 0, both)]
    # A new process tells from the beginning, and nobody twice.
    watch.watcher = Watcher(watch.store, watch.time, watch.time, watch.told)
    assert [await watch.notices() for _ in range(4)] == [[], [], [(5, 0, both)], []]
