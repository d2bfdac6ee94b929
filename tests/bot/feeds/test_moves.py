"""Feeds that moved for good: what a permanent redirect does over days, on both databases."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.feeds.moves import is_believed, noted
from bot.model import FeedDraft, FeedState, Move, Origin, Scope
from tests.bot.feeds.test_poll import Desk, Failing, _desk, entry
from tests.bot.storage.samples import chat

NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)
HALF_A_DAY = 43_200


@pytest.fixture
async def desk(store, feedserver):
    async with _desk(store, store, feedserver) as made:
        yield made


async def days(desk: Desk, count: int = 2) -> None:
    """Let days pass with a look in each half of one."""
    for _ in range(2 * count):
        desk.time.move(HALF_A_DAY)
        await desk.poller.step()


async def addresses(desk: Desk) -> dict[str, FeedState]:
    async with desk.store.begin() as tx:
        return {one.feed.url.rpartition("/")[2]: one.feed.state for one in await tx.feeds.health()}


def named(url: str) -> FeedDraft:
    """A feed as a file names it."""
    return FeedDraft(url, "Kabar", "Kabar", 3, "ID", "id", False, Scope.SHARED, Origin.OPERATOR)


def test_three_looks_over_a_day_are_believed():
    move = noted(None, "https://baru.example/", NOW)
    assert move == Move("https://baru.example/", 1, NOW)
    again = noted(move, "https://baru.example/", NOW + timedelta(days=2))
    assert not is_believed(again, NOW + timedelta(days=2))
    third = noted(again, "https://baru.example/", NOW + timedelta(days=2))
    assert is_believed(third, NOW + timedelta(days=2))
    assert not is_believed(replace(third, since=NOW + timedelta(days=1, hours=1)), NOW + timedelta(days=2))


def test_another_target_or_none_begins_anew():
    move = Move("https://baru.example/", 2, NOW)
    assert noted(move, "https://lain.example/", NOW) == Move("https://lain.example/", 1, NOW)
    assert noted(move, None, NOW) is None


@pytest.mark.parametrize("status", [301, 308])
@pytest.mark.parametrize("scope", [Scope.SHARED, Scope.PRIVATE])
async def test_a_feed_that_moved_is_read_there_and_its_items_stay(desk, status, scope):
    old, new = desk.newsroom.feed("/lama"), desk.newsroom.feed("/baru")
    old.publish(entry(1), entry(2))
    new.publish(entry(1), entry(2))
    feed_id = await desk.read(old, scope=scope)
    await desk.look()
    old.redirect("/baru", status)
    await days(desk)
    asked = len(old.requests)
    new.publish(entry(3))
    await days(desk, 1)
    assert len(old.requests) == asked
    assert await desk.undecided() == ["Kabar 1", "Kabar 2", "Kabar 3"]
    async with desk.store.begin() as tx:
        assert (await tx.feeds.get(feed_id)).url == new.url
    aliased = {"lama": FeedState.ALIAS} if scope is Scope.SHARED else {}
    assert await addresses(desk) == {"baru": FeedState.ACTIVE, **aliased}


async def test_an_interrupted_or_passing_move_is_not_believed(desk):
    old, new = desk.newsroom.feed("/lama"), desk.newsroom.feed("/baru")
    for feed in (old, new):
        feed.publish(entry(1))
    feed_id = await desk.read(old)
    await desk.look()
    old.redirect("/baru", 301, times=2)
    await days(desk)
    old.redirect("/baru", 302)
    await days(desk)
    async with desk.store.begin() as tx:
        assert (await tx.feeds.get(feed_id)).url == old.url


async def test_a_file_that_names_the_old_address_still_names_the_feed(desk):
    old, new = desk.newsroom.feed("/lama"), desk.newsroom.feed("/baru")
    old.publish(entry(1))
    new.publish(entry(1))
    feed_id = await desk.read(old)
    await desk.look()
    old.redirect("/baru", 301)
    await days(desk)
    async with desk.store.begin() as tx:
        await tx.feeds.synchronise(Origin.OPERATOR, [named(old.url)], desk.time.now())
        await tx.aliases.join_equal()
    assert await addresses(desk) == {"baru": FeedState.ACTIVE, "lama": FeedState.ALIAS}
    async with desk.store.begin() as tx:
        assert (await tx.aliases.find([old.url])).id == feed_id


async def test_shared_feeds_that_meet_at_one_address_are_one(desk):
    old, new = desk.newsroom.feed("/lama"), desk.newsroom.feed("/baru")
    for feed in (old, new):
        feed.publish(entry(1))
        await desk.read(feed)
    await desk.look()
    old.redirect("/baru", 301)
    await days(desk)
    assert await addresses(desk) == {"lama": FeedState.ALIAS, "baru": FeedState.ACTIVE}


async def test_an_address_that_no_file_names_any_more_is_taken_over(desk):
    old, new = desk.newsroom.feed("/lama"), desk.newsroom.feed("/baru")
    for feed in (old, new):
        feed.publish(entry(1))
        await desk.read(feed)
    await desk.look()
    async with desk.store.begin() as tx:
        await tx.feeds.synchronise(Origin.OPERATOR, [named(old.url)], desk.time.now())
    assert await addresses(desk) == {"lama": FeedState.ACTIVE, "baru": FeedState.MISSING}
    old.redirect("/baru", 301)
    await days(desk)
    assert await addresses(desk) == {"baru": FeedState.ACTIVE, "lama": FeedState.ALIAS}


async def test_readers_of_a_private_feed_follow_it_to_another(desk):
    old, new = desk.newsroom.feed("/lama"), desk.newsroom.feed("/baru")
    ids = []
    for number, feed in enumerate((old, new), 1):
        feed.publish(entry(1))
        ids.append(await desk.read(feed, scope=Scope.PRIVATE))
        async with desk.store.begin() as tx:
            await tx.chats.open(replace(chat(), id=number), desk.time.now())
            await tx.feeds.subscribe(number, ids[-1])
    await desk.look()
    old.redirect("/baru", 301)
    await days(desk)
    assert await addresses(desk) == {"baru": FeedState.ACTIVE}
    async with desk.store.begin() as tx:
        for number in (1, 2):
            assert [one.feed.id for one in await tx.feeds.read_by(number)] == [ids[1]]


async def test_a_commit_that_fails_moves_nothing_and_forgets_nothing(store, feedserver):
    failing = Failing(store)
    async with _desk(store, failing, feedserver) as desk:
        old, new = feedserver.feed("/lama"), feedserver.feed("/baru")
        for feed in (old, new):
            feed.publish(entry(1))
        feed_id = await desk.read(old)
        await desk.look()
        old.redirect("/baru", 301)
        await days(desk, 1)
        before = await desk.visit()
        new.publish(entry(2))
        failing.commits_until_failure = 1
        desk.time.move(HALF_A_DAY)
        await desk.poller.step()
        failing.commits_until_failure = None
        after = await desk.visit()
        assert (after.memory, after.feed) == (before.memory, before.feed)
        assert await desk.undecided() == ["Kabar 1"]
        await days(desk, 1)
        assert await desk.undecided() == ["Kabar 1", "Kabar 2"]
        async with store.begin() as tx:
            assert (await tx.feeds.get(feed_id)).url == new.url
