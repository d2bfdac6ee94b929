"""When the poller looks again, over a real database and a real web server: what feeds and hosts ask, and what is learnt."""

from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from bot.clock import Wake
from bot.feeds.fetch import Fetcher
from bot.feeds.guard import AllowedNetwork, Guard
from bot.feeds.parse.pool import ParserPool
from bot.feeds.poll import Poller, PollSettings
from bot.model import FeedDraft, FeedState, Origin, Scope
from tests.bot.feeds.test_poll import Desk, entry
from tests.feedserver.server import FeedServer
from tests.manual_time import ManualTime

FLOOR, CAP = 60.0, 1800.0
SETTINGS = PollSettings(FLOOR, CAP, concurrency=4)
HOUR = timedelta(hours=1)


@pytest.fixture
async def desk(store, feedserver: FeedServer):
    async with desk_at(store, feedserver, ManualTime()) as made:
        yield made


@asynccontextmanager
async def desk_at(store, feedserver: FeedServer, time: ManualTime):
    """A poller whose every clock the test moves, also the one by which hosts are left alone."""
    guard = Guard((AllowedNetwork.parse("127.0.0.0/8"),))
    arrived = Wake()
    async with Fetcher(guard, "kentongan/test", time, time) as fetcher, ParserPool() as parsers:
        poller = Poller(store, fetcher, parsers, guard, time, time, Random(1), arrived, SETTINGS)
        yield Desk(store, feedserver, poller, time, arrived)


async def next_look(desk: Desk) -> float:
    """Move to the moment in which a feed is due, look, and tell how many seconds passed."""
    before = desk.time.now()
    async with desk.store.begin() as tx:
        due = await tx.feeds.next_due()
    desk.time.move(max(0.0, (due - before).total_seconds()))
    await desk.poller.step()
    return (desk.time.now() - before).total_seconds()


async def waits(desk: Desk) -> dict[str, tuple[float, str | None]]:
    """For every feed, by its path, in how many seconds it is due and why."""
    async with desk.store.begin() as tx:
        return {
            health.feed.url.rpartition("/")[2]: (
                (health.next_due_at - desk.time.now()).total_seconds(),
                health.interval_why,
            )
            for health in await tx.feeds.health()
        }


async def read(desk: Desk, page, **changes) -> None:
    draft = FeedDraft(page.url, "Kabar", "Kabar", 3, "ID", "id", False, Scope.SHARED, Origin.OPERATOR)
    async with desk.store.begin() as tx:
        await tx.feeds.add(replace(draft, **changes), desk.time.now())


class TestAskedToWait:
    @pytest.mark.parametrize("status", [429, 503])
    async def test_all_feeds_of_a_host_wait_as_long_as_it_says(self, desk, status):
        busy, other = desk.newsroom.feed("/busy"), desk.newsroom.feed("/other")
        busy.fail(status, headers={"Retry-After": "3600"}, times=1)
        await read(desk, busy)
        await next_look(desk)
        await read(desk, other)
        await next_look(desk)
        assert other.requests == []
        due = await waits(desk)
        assert 3600 <= due["busy"][0] < 3700
        assert 3500 < due["other"][0] < 3700
        assert {why for _, why in due.values()} == {"asked"}
        desk.time.move(3700)
        await desk.poller.step()
        assert (len(busy.requests), len(other.requests)) == (2, 1)

    async def test_who_was_not_asked_has_not_failed(self, desk):
        busy, other = desk.newsroom.feed("/busy"), desk.newsroom.feed("/other")
        for feed in (other, busy):
            await read(desk, feed)
        await next_look(desk)
        async with desk.store.begin() as tx:
            before = {health.feed.url: health for health in await tx.feeds.health()}[other.url]
        busy.fail(503, headers={"Retry-After": "7200"})
        await next_look(desk)
        for _ in range(6):
            await next_look(desk)
        async with desk.store.begin() as tx:
            after = {health.feed.url: health for health in await tx.feeds.health()}[other.url]
        assert (after.failures, after.error) == (0, None)
        assert after.last_good_at is not None
        assert before.last_good_at <= after.last_good_at

    async def test_a_priority_feed_waits_too(self, desk):
        feed = desk.newsroom.feed("/a")
        feed.fail(429, headers={"Retry-After": "600"}, times=1)
        await read(desk, feed, priority=True)
        await next_look(desk)
        assert (await waits(desk))["a"] == (600, "asked")

    async def test_a_start_forgets_no_wait(self, desk, store):
        feed = desk.newsroom.feed("/a")
        feed.fail(503, headers={"Retry-After": "7200"}, times=1)
        await read(desk, feed)
        await next_look(desk)
        async with desk_at(store, desk.newsroom, desk.time) as again:
            await again.poller.begin()
            desk.time.move(7000)
            assert await again.poller.step() == 0
            desk.time.move(300)
            assert await again.poller.step() == 1
        assert len(feed.requests) == 2


class TestPace:
    async def test_a_busy_feed_is_looked_at_ever_sooner_and_a_silent_one_ever_later(self, desk):
        feed = desk.newsroom.feed("/a")
        await read(desk, feed)
        await next_look(desk)
        assert (await waits(desk))["a"][1] == "new"
        number = 0
        for _ in range(60):
            for _ in range(3):
                number += 1
                feed.publish(entry(number))
            await next_look(desk)
        (busy, why) = (await waits(desk))["a"]
        assert why == "learnt"
        assert FLOOR <= busy < 120
        for _ in range(40):
            desk.time.move(12 * 3600)
            await desk.poller.step()
        assert (await waits(desk))["a"][0] > 3 * busy

    async def test_what_was_learnt_outlives_a_start(self, desk, store):
        feed = desk.newsroom.feed("/a")
        await read(desk, feed)
        for number in range(100):
            feed.publish(entry(number))
            await next_look(desk)
        before = (await waits(desk))["a"][0]
        async with desk_at(store, desk.newsroom, desk.time) as again:
            await again.poller.begin()
            await next_look(again)
        assert (await waits(desk))["a"][0] == pytest.approx(before, rel=0.2)

    async def test_priority_feeds_are_looked_at_each_minute(self, desk):
        feed = desk.newsroom.feed("/a")
        await read(desk, feed, priority=True)
        await next_look(desk)
        for _ in range(5):
            wait = await next_look(desk)
            assert FLOOR <= wait <= 1.05 * FLOOR
        assert (await waits(desk))["a"][1] == "priority"


SKIPPING = """<rss version="2.0"><channel><title>Kabar</title><skipHours>{}</skipHours>
<item><guid>1</guid><title>Kabar 1</title><link>https://kabar.example/1</link></item></channel></rss>"""


class TestHints:
    def skipping(self, *hours: int) -> bytes:
        return SKIPPING.format("".join(f"<hour>{hour}</hour>" for hour in hours)).encode()

    async def test_a_look_in_an_hour_without_news_waits_for_its_end(self, desk):
        page = desk.newsroom.page("/a")
        desk.time.move(58 * 60)
        page.serve(self.skipping(9))
        await read(desk, page)
        await next_look(desk)
        (wait, why) = (await waits(desk))["a"]
        assert (desk.time.now() + timedelta(seconds=wait)).hour == 10
        assert wait <= 3600 + 5 * 60
        assert why == "wish"

    async def test_no_hint_silences_a_feed(self, desk):
        page = desk.newsroom.page("/a")
        page.serve(self.skipping(*range(24)))
        await read(desk, page)
        await next_look(desk)
        assert (await waits(desk))["a"][0] <= CAP + 3600

    async def test_priority_feeds_take_no_hint(self, desk):
        page = desk.newsroom.page("/a")
        page.serve(self.skipping(*range(24)))
        await read(desk, page, priority=True)
        await next_look(desk)
        assert (await waits(desk))["a"][0] <= 1.05 * FLOOR

    async def test_hints_count_while_nothing_changes(self, desk):
        page = desk.newsroom.page("/a")
        page.serve(self.skipping(9, 10))
        await read(desk, page)
        await next_look(desk)
        looked = [desk.time.now().hour]
        while len(looked) < 30:
            await next_look(desk)
            looked.append(desk.time.now().hour)
        # From 9 to 11 is more than half an hour and an hour: one look falls in between.
        assert sum(hour in (9, 10) for hour in looked) <= 1


class TestMoved:
    async def test_a_permanent_redirect_is_believed_after_a_day_and_loses_nothing(self, desk):
        old, new = desk.newsroom.page("/lama"), desk.newsroom.feed("/baru")
        new.publish(entry(1))
        old.redirect("/baru", 301)
        await read(desk, old)
        await next_look(desk)
        for _ in range(3):
            await next_look(desk)
        assert list(await waits(desk)) == ["lama"]
        desk.time.move(24 * 3600)
        new.publish(entry(2))
        await desk.poller.step()
        async with desk.store.begin() as tx:
            active = [one.feed for one in await tx.feeds.health() if one.feed.state is FeedState.ACTIVE]
            assert [feed.url for feed in active] == [new.url]
            assert (await tx.aliases.find([old.url])).id == active[0].id
        asked = len(old.requests)
        new.publish(entry(3))
        await next_look(desk)
        assert len(old.requests) == asked
        assert await desk.undecided() == ["Kabar 1", "Kabar 2", "Kabar 3"]

    async def test_a_passing_redirect_is_never_believed(self, desk):
        old, new = desk.newsroom.page("/lama"), desk.newsroom.feed("/baru")
        new.publish(entry(1))
        old.redirect("/baru", 302)
        await read(desk, old)
        for _ in range(5):
            await next_look(desk)
            desk.time.move(24 * 3600)
        assert list(await waits(desk)) == ["lama"]

    async def test_a_look_that_fails_believes_nothing(self, desk):
        old, new = desk.newsroom.page("/lama"), desk.newsroom.feed("/baru")
        new.publish(entry(1))
        old.redirect("/baru", 301)
        await read(desk, old)
        for _ in range(4):
            await next_look(desk)
        old.fail(404)
        for _ in range(3):
            desk.time.move(24 * 3600)
            await desk.poller.step()
        assert list(await waits(desk)) == ["lama"]

    async def test_one_that_changes_its_mind_begins_anew(self, desk):
        old, new = desk.newsroom.page("/lama"), desk.newsroom.feed("/baru")
        new.publish(entry(1))
        await read(desk, old)
        for status in (301, 301, 302, 301, 301):
            old.redirect("/baru", status)
            desk.time.move(13 * 3600)
            await desk.poller.step()
        assert list(await waits(desk)) == ["lama"]


class TestStart:
    async def looks(self, desk: Desk, seconds: int) -> list[int]:
        """How many feeds are looked at in each of the next seconds."""
        counts = []
        for _ in range(seconds):
            count = 0
            while now := await desk.poller.step():
                count += now
            counts.append(count)
            desk.time.move(1)
        return counts

    async def test_feeds_never_looked_at_are_spread_over_one_interval(self, desk):
        for number in range(60):
            await read(desk, desk.newsroom.feed(f"/{number}"))
        await desk.poller.begin()
        counts = await self.looks(desk, 301)
        assert sum(counts) >= 60
        assert max(counts) <= 4

    async def test_after_a_pause_feeds_are_asked_one_after_the_other_and_urgent_ones_at_once(self, desk):
        for number in range(100):
            await read(desk, desk.newsroom.feed(f"/{number}"), priority=number == 50)
        while await desk.poller.step():
            pass
        desk.time.move(7 * 24 * 3600)
        desk.newsroom.requests.clear()
        await desk.poller.begin()
        assert await desk.poller.step() <= 2
        assert "/50" in [one.path for one in desk.newsroom.requests]
        assert sum(await self.looks(desk, 3)) >= 98
