"""STAGE 1 over a real database and a real web server."""

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from bot.clock import SystemClock, Wake
from bot.feeds.fetch import Fetcher
from bot.feeds.guard import AllowedNetwork, Guard
from bot.feeds.parse.pool import ParserPool
from bot.feeds.poll import LEASE, Poller, PollSettings
from bot.model import FeedDraft, FeedId, FeedState, Origin, Scope
from bot.ports import StoreUnavailableError
from bot.storage import Store
from tests.feedserver.render import Entry
from tests.feedserver.server import Feed, FeedServer
from tests.manual_time import ManualTime

INTERVAL = 60.0
SETTINGS = PollSettings(INTERVAL, INTERVAL, concurrency=4)


@dataclass
class Desk:
    """A poller on a clock that the test moves, with what it stands on."""

    store: Store
    newsroom: FeedServer
    poller: Poller
    time: ManualTime
    arrived: Wake

    async def read(self, feed: Feed, *, scope: Scope = Scope.SHARED) -> FeedId:
        """Let a feed be polled from now on."""
        draft = FeedDraft(feed.url, "Kabar", "Kabar", 3, "ID", "id", False, scope, Origin.OPERATOR)
        async with self.store.begin() as tx:
            return (await tx.feeds.add(draft, self.time.now())).id

    async def look(self) -> int:
        """Let an interval pass, and look at what is due."""
        self.time.move(2 * INTERVAL)
        return await self.poller.step()

    async def undecided(self) -> list[str]:
        """The titles of revisions that wait for STAGE 2, oldest first."""
        async with self.store.begin() as tx:
            return [revision.title for revision in await tx.items.undecided(1_000)]

    async def health(self):
        async with self.store.begin() as tx:
            (health,) = await tx.feeds.health()
            return health

    async def visit(self):
        """Lease the one feed in a far future, as the next look would find it."""
        async with self.store.begin() as tx:
            far = self.time.now() + timedelta(days=30)
            (visit,) = await tx.feeds.claim_due(far, far, 10)
            await tx.feeds.release_leases()
            return visit


@pytest.fixture
async def desk(sqlite_url: str, feedserver: FeedServer):
    async with Store.open(sqlite_url, synchronous="normal") as store, _desk(store, store, feedserver) as made:
        yield made


@pytest.fixture
async def either_desk(store: Store, feedserver: FeedServer):
    async with _desk(store, store, feedserver) as made:
        yield made


@asynccontextmanager
async def _desk(store: Store, used, feedserver: FeedServer):
    guard = Guard((AllowedNetwork.parse("127.0.0.0/8"),))
    time, machine, arrived = ManualTime(), SystemClock(), Wake()
    async with Fetcher(guard, "kentongan/test", time, machine) as fetcher, ParserPool() as parsers:
        poller = Poller(used, fetcher, parsers, guard, time, time, Random(1), arrived, SETTINGS)
        yield Desk(store, feedserver, poller, time, arrived)


def entry(number: int, title: str = "", **fields) -> Entry:
    return Entry(
        title or f"Kabar {number}", link=f"https://kabar.example/{number}", guid=f"g{number}", **fields
    )


async def test_a_first_fetch_fills_the_archive_and_is_marked_as_such(desk):
    feed = desk.newsroom.feed("/a.xml")
    feed.publish(entry(1), entry(2))
    await desk.read(feed)
    assert await desk.look() == 1
    async with desk.store.begin() as tx:
        first = await tx.items.undecided(10)
    assert [(one.title, one.first_fetch, one.revises) for one in first] == [
        ("Kabar 1", True, False),
        ("Kabar 2", True, False),
    ]
    feed.publish(entry(3))
    await desk.look()
    async with desk.store.begin() as tx:
        third = (await tx.items.undecided(10))[-1]
    assert (third.title, third.first_fetch, third.link) == ("Kabar 3", False, "https://kabar.example/3")
    assert third.seen_at == desk.time.now()


async def test_a_first_fetch_that_fails_is_still_to_come(desk):
    feed = desk.newsroom.feed("/a.xml")
    feed.publish(entry(1))
    feed.fail(500, times=1)
    await desk.read(feed)
    await desk.look()
    assert (await desk.visit()).first_fetch
    desk.time.move(3600)
    await desk.look()
    async with desk.store.begin() as tx:
        assert [one.first_fetch for one in await tx.items.undecided(10)] == [True]


async def test_an_empty_feed_has_been_fetched(desk):
    feed = desk.newsroom.feed("/a.xml")
    await desk.read(feed)
    await desk.look()
    assert not (await desk.visit()).first_fetch
    feed.publish(entry(1))
    await desk.look()
    async with desk.store.begin() as tx:
        assert [one.first_fetch for one in await tx.items.undecided(10)] == [False]


async def test_validators_are_sent_back_and_304_changes_nothing(either_desk):
    desk = either_desk
    feed = desk.newsroom.feed("/a.xml")
    feed.publish(entry(1))
    await desk.read(feed)
    await desk.look()
    kept = (await desk.visit()).validators
    await desk.look()
    first, second = feed.requests
    assert "If-None-Match" not in first.headers
    assert second.headers["If-None-Match"] == kept.etag
    assert second.headers["If-Modified-Since"] == kept.last_modified
    assert (await desk.visit()).validators == kept
    assert await desk.undecided() == ["Kabar 1"]
    health = await desk.health()
    assert (health.error, health.failures, health.last_good_at) == (None, 0, desk.time.now())


async def test_a_304_without_validators_keeps_those_we_have(desk):
    feed = desk.newsroom.feed("/a.xml")
    feed.publish(entry(1))
    await desk.read(feed)
    await desk.look()
    kept = (await desk.visit()).validators
    feed.fail(304, times=1)
    await desk.look()
    assert (await desk.visit()).validators == kept


async def test_a_server_without_validators_is_known_by_its_body(desk):
    feed = desk.newsroom.feed("/a.xml")
    feed.etag = feed.last_modified = False
    feed.publish(entry(1))
    await desk.read(feed)
    await desk.look()
    await desk.look()
    assert await desk.undecided() == ["Kabar 1"]
    assert (await desk.health()).error is None


async def test_a_truncated_body_leaves_no_validators_and_its_last_item_waits(either_desk):
    desk = either_desk
    feed = desk.newsroom.feed("/a.xml")
    feed.publish(entry(1))
    await desk.read(feed)
    await desk.look()
    feed.publish(entry(2), entry(3), entry(4))
    whole = feed.body
    # Newest first: it breaks off within the title of item 2.
    feed.cut(whole, whole.index(b"Kabar 2") + 4)
    await desk.look()
    assert await desk.undecided() == ["Kabar 1", "Kabar 3", "Kabar 4"]
    kept = (await desk.visit()).validators
    assert (kept.etag, kept.last_modified, kept.body_hash) == (None, None, None)
    feed.recover()
    await desk.look()
    assert await desk.undecided() == ["Kabar 1", "Kabar 3", "Kabar 4", "Kabar 2"]


async def test_a_changed_title_is_a_revision(either_desk):
    desk = either_desk
    feed = desk.newsroom.feed("/a.xml")
    feed.publish(entry(1), entry(2))
    await desk.read(feed)
    await desk.look()
    feed.revise("g1", entry(1, "Kabar 1 diralat"))
    await desk.look()
    async with desk.store.begin() as tx:
        waiting = await tx.items.undecided(10)
    assert [(one.title, one.revises) for one in waiting] == [
        ("Kabar 1", False),
        ("Kabar 2", False),
        ("Kabar 1 diralat", True),
    ]
    assert waiting[0].item_id == waiting[2].item_id


async def test_a_title_that_goes_back_and_forth_is_not_news_twice(desk):
    feed = desk.newsroom.feed("/a.xml")
    feed.publish(entry(1, "Satu"))
    await desk.read(feed)
    for title in ("Satu", "Dua", "Satu", "Dua"):
        feed.revise("g1", entry(1, title))
        await desk.look()
    assert await desk.undecided() == ["Satu", "Dua"]


async def test_a_feed_that_names_its_entries_anew_sends_nothing_again(either_desk):
    desk = either_desk
    feed = desk.newsroom.feed("/a.xml")
    feed.publish(*(entry(number) for number in range(30)))
    await desk.read(feed)
    await desk.look()
    before = await desk.undecided()
    feed.entries = [
        Entry(one.title, link=one.link.replace("https", "http"), guid=f"new-{one.guid}")
        for one in feed.entries
    ]
    feed.publish(entry(99))
    await desk.look()
    assert await desk.undecided() == [*before, "Kabar 99"]
    feed.publish(entry(100))
    await desk.look()
    assert await desk.undecided() == [*before, "Kabar 99", "Kabar 100"]


async def test_a_crisis_of_many_new_entries_is_no_renaming(desk):
    feed = desk.newsroom.feed("/a.xml")
    feed.publish(entry(0))
    await desk.read(feed)
    await desk.look()
    feed.publish(*(entry(number) for number in range(1, 31)))
    await desk.look()
    assert await desk.undecided() == [f"Kabar {number}" for number in range(31)]


async def test_gone_twice_ends_a_feed(either_desk):
    desk = either_desk
    feed = desk.newsroom.feed("/a.xml")
    feed.fail(410)
    await desk.read(feed)
    await desk.look()
    assert (await desk.health()).feed.state is FeedState.ACTIVE
    desk.time.move(7 * 3600)
    await desk.look()
    assert (await desk.health()).feed.state is FeedState.GONE
    desk.time.move(7 * 3600)
    assert await desk.look() == 0
    assert len(feed.requests) == 2


async def test_gone_and_back_counts_anew(desk):
    feed = desk.newsroom.feed("/a.xml")
    feed.fail(410, times=1)
    feed.publish(entry(1))
    await desk.read(feed)
    for _ in range(2):
        await desk.look()
        desk.time.move(7 * 3600)
    feed.fail(410, times=1)
    await desk.look()
    assert (await desk.health()).feed.state is FeedState.ACTIVE


async def test_failures_are_counted_named_and_backed_off_from(desk):
    feed = desk.newsroom.feed("/a.xml")
    feed.publish(entry(1))
    feed.fail(503, times=6)
    await desk.read(feed)
    pauses = []
    for _ in range(6):
        async with desk.store.begin() as tx:
            due = await tx.feeds.next_due()
        desk.time.move(max(0.0, (due - desk.time.now()).total_seconds()))
        assert await desk.poller.step() == 1
        async with desk.store.begin() as tx:
            pauses.append((await tx.feeds.next_due() - desk.time.now()).total_seconds())
    health = await desk.health()
    assert (health.failures, health.error, health.last_good_at) == (6, "http_status 503", None)
    assert min(pauses) >= 0.9 * INTERVAL
    assert max(pauses) > 2 * INTERVAL
    desk.time.move(max(pauses))
    await desk.poller.step()
    assert ((await desk.health()).failures, (await desk.health()).error) == (0, None)


async def test_retry_after_stands_above_the_interval(desk):
    feed = desk.newsroom.feed("/a.xml")
    feed.fail(503, headers={"Retry-After": "7200"})
    await desk.read(feed)
    await desk.look()
    async with desk.store.begin() as tx:
        assert await tx.feeds.next_due() >= desk.time.now() + timedelta(seconds=7200)


@pytest.mark.parametrize(
    ("misbehave", "error"),
    [
        (
            lambda page: page.serve(b"<!doctype html><html><body>halo</body></html>", "text/html"),
            "not_a_feed",
        ),
        (lambda page: page.serve(b""), "empty"),
        (lambda page: page.fail(404), "http_status 404"),
        (lambda page: page.redirect("/a.xml"), "redirect_loop"),
        (lambda page: page.serve(b"x" * 50_000_000), "too_big"),
        (lambda page: page.drop(), "connect"),
        (lambda page: page.serve(b"/etc/passwd"), "not_a_feed"),
    ],
    ids=["html", "empty", "404", "loop", "50 MB", "dropped", "a path"],
)
async def test_what_is_no_feed_is_named_and_the_others_go_on(desk, misbehave, error):
    bad, good = desk.newsroom.feed("/a.xml"), desk.newsroom.feed("/b.xml")
    misbehave(bad)
    good.publish(entry(1))
    await desk.read(bad)
    await desk.read(good)
    assert await desk.look() == 2
    async with desk.store.begin() as tx:
        errors = {health.feed.url: health.error for health in await tx.feeds.health()}
    assert errors == {bad.url: error, good.url: None}
    assert await desk.undecided() == ["Kabar 1"]


async def test_two_pollers_never_look_at_one_feed_at_once(store, feedserver):
    async with _desk(store, store, feedserver) as one, _desk(store, store, feedserver) as other:
        feed = feedserver.feed("/a.xml")
        feed.publish(entry(1))
        hold = feed.hold(feed.body, at=10, times=1)
        await one.read(feed)
        async with asyncio.TaskGroup() as tasks:
            first = tasks.create_task(one.look())
            await hold.reached.wait()
            assert await other.look() == 0
            hold.release()
        assert first.result() == 1
        assert len(feed.requests) == 1
        one.time.move(INTERVAL)
        assert await other.look() == 1


async def test_a_lease_whose_poller_died_runs_out(desk):
    feed = desk.newsroom.feed("/a.xml")
    await desk.read(feed)
    desk.time.move(INTERVAL)
    async with desk.store.begin() as tx:
        assert len(await tx.feeds.claim_due(desk.time.now(), desk.time.now() + LEASE, 5)) == 1
    desk.time.move(LEASE.total_seconds() - 1)
    assert await desk.poller.step() == 0
    desk.time.move(2)
    assert await desk.poller.step() == 1


async def test_a_start_takes_over_leases_and_spreads_feeds_never_looked_at(desk):
    feeds = [desk.newsroom.feed(f"/{number}.xml") for number in range(20)]
    for feed in feeds:
        await desk.read(feed)
    async with desk.store.begin() as tx:
        await tx.feeds.claim_due(desk.time.now(), desk.time.now() + LEASE, 20)
    await desk.poller.begin()
    looked = [await desk.poller.step()]
    for _ in range(12):
        desk.time.move(INTERVAL / 12)
        looked.append(await desk.poller.step())
    assert len({one.path for one in desk.newsroom.requests}) == 20
    assert max(looked) <= SETTINGS.concurrency


class Failing:
    """A store whose commits fail when told; outside of it nothing is faked."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.commits_until_failure: int | None = None

    @asynccontextmanager
    async def begin(self):
        async with self._store.begin() as tx:
            yield tx
            if self.commits_until_failure is not None:
                self.commits_until_failure -= 1
                if self.commits_until_failure < 0:
                    raise StoreUnavailableError("the line broke before the commit")


async def test_a_store_that_fails_between_fetch_and_commit_loses_nothing(store, feedserver):
    failing = Failing(store)
    async with _desk(store, failing, feedserver) as desk:
        feed = feedserver.feed("/a.xml")
        await desk.read(feed)
        await desk.look()
        feed.publish(entry(1))
        failing.commits_until_failure = 1
        await desk.look()
        failing.commits_until_failure = None
        assert await desk.undecided() == []
        desk.time.move(LEASE.total_seconds())
        await desk.look()
        assert await desk.undecided() == ["Kabar 1"]
        # The second request asked as the first did: the validators had not landed before the items.
        second, third = feed.requests[1:]
        assert second.headers["If-None-Match"] == third.headers["If-None-Match"]


async def test_a_store_that_is_away_does_not_end_the_stage(store, feedserver):
    failing = Failing(store)
    async with _desk(store, failing, feedserver) as desk:
        feed = feedserver.feed("/a.xml")
        feed.publish(entry(1))
        failing.commits_until_failure = 0
        due = Wake()
        async with asyncio.TaskGroup() as tasks:
            running = tasks.create_task(desk.poller.run(due))
            await desk.read(feed)
            desk.time.move(INTERVAL)
            failing.commits_until_failure = None
            due.set()
            await desk.arrived.wait(10)
            running.cancel()
        assert await desk.undecided() == ["Kabar 1"]


async def test_new_items_wake_the_next_stage_and_nothing_new_does_not(desk):
    feed = desk.newsroom.feed("/a.xml")
    feed.publish(entry(1))
    await desk.read(feed)
    await desk.look()
    assert woken(desk.arrived)
    await desk.look()
    assert not woken(desk.arrived)


def woken(wake: Wake) -> bool:
    """Take the wake, if there is one."""
    is_set = wake._event.is_set()
    wake._event.clear()
    return is_set


async def test_dates_from_the_future_are_not_believed(desk):
    feed = desk.newsroom.feed("/a.xml")
    await desk.read(feed)
    await desk.look()
    soon = desk.time.now() + timedelta(seconds=2 * INTERVAL)
    feed.publish(
        entry(1, published=soon + timedelta(days=400)),
        entry(2, published=soon + timedelta(minutes=5)),
        entry(3),
    )
    await desk.look()
    async with desk.store.begin() as tx:
        found = {one.title: (one.published_at, one.time) for one in await tx.items.undecided(10)}
    assert found == {
        "Kabar 1": (None, soon),
        "Kabar 2": (soon + timedelta(minutes=5), soon),
        "Kabar 3": (None, soon),
    }


@pytest.mark.parametrize("year", [1, 1900, 1970])
async def test_a_date_that_a_program_writes_for_none_is_none(desk, year):
    feed = desk.newsroom.feed("/a.xml")
    await desk.read(feed)
    await desk.look()
    feed.publish(entry(1, published=datetime(year, 1, 1, tzinfo=UTC)))
    await desk.look()
    async with desk.store.begin() as tx:
        (found,) = await tx.items.undecided(10)

    assert (found.published_at, found.time) == (None, found.first_seen_at)


async def test_a_feed_taken_out_while_it_is_looked_at_stays_out(desk):
    feed = desk.newsroom.feed("/a.xml")
    feed.publish(entry(1))
    hold = feed.hold(feed.body, at=10, times=1)
    feed_id = await desk.read(feed)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(desk.look())
        await hold.reached.wait()
        async with desk.store.begin() as tx:
            await tx.feeds.remove(feed_id)
        hold.release()
    async with desk.store.begin() as tx:
        assert (await tx.feeds.get(feed_id)).state is FeedState.REMOVED
    assert await desk.look() == 0


async def test_a_look_asked_for_during_a_look_follows_at_once(desk):
    feed = desk.newsroom.feed("/a.xml")
    feed.publish(entry(1))
    await desk.read(feed)
    due = Wake()
    async with asyncio.timeout(4), asyncio.TaskGroup() as tasks:
        held = feed.hold(feed.body, 10, times=1)
        desk.time.move(2 * INTERVAL)
        running = tasks.create_task(desk.poller.run(due))
        await held.reached.wait()
        async with desk.store.begin() as tx:
            await tx.feeds.look_now(feed.url, desk.time.now())
        held.release()
        # No wake is set, and the interval does not pass: the end of the look is enough.
        await feed.requested(2)
        running.cancel()


async def test_a_newsroom_that_calls_its_own_time_gmt_is_understood_after_some_entries(either_desk):
    desk = either_desk
    feed = desk.newsroom.feed("/a.xml")
    feed.publish(entry(0, published=desk.time.now() + timedelta(hours=7)))
    await desk.read(feed)
    await desk.look()
    for number in range(1, 7):
        feed.publish(entry(number, published=desk.time.now() + timedelta(hours=7)))
        await desk.look()
    async with desk.store.begin() as tx:
        *unsure, last = (await tx.items.undecided(10))[1:]
    # Until the clock is known such a date is not believed; then it is what the newsroom meant.
    assert [one.published_at for one in unsure[:4]] == [None] * 4
    assert last.published_at is not None
    assert timedelta(0) <= last.seen_at - last.published_at <= timedelta(minutes=10)
    assert (await desk.visit()).memory.clock.minutes == 7 * 60
