"""Shared feeds that turn out to be one when they are looked at for the first time."""

import pytest

from bot.model import FeedState, Scope
from tests.bot.feeds.test_poll import Desk, _desk, entry
from tests.feedserver.render import Format


@pytest.fixture
async def desk(store, feedserver):
    async with _desk(store, store, feedserver) as made:
        yield made


async def states(desk: Desk) -> dict[str, FeedState]:
    async with desk.store.begin() as tx:
        return {
            health.feed.url.rpartition("/")[2]: health.feed.state
            for health in await tx.feeds.health()
            if health.feed.scope is Scope.SHARED
        }


@pytest.mark.parametrize("status", [301, 302])
async def test_an_address_that_leads_to_another_feed_is_its_alias(desk, status):
    feed = desk.newsroom.feed("/baru")
    feed.publish(entry(1))
    page = desk.newsroom.feed("/lama")
    page.redirect("/baru", status)
    for one in (page, feed):
        await desk.read(one)
    assert await desk.look() == 2
    assert await states(desk) == {"lama": FeedState.ALIAS, "baru": FeedState.ACTIVE}
    assert await desk.look() == 1
    async with desk.store.begin() as tx:
        assert (await tx.aliases.find([page.url])).url == feed.url


async def test_one_self_link_over_the_same_items_is_one_feed(desk):
    feed = desk.newsroom.feed("/asli", Format.ATOM)
    feed.publish(entry(1), entry(2))
    mirror, liar = desk.newsroom.page("/cermin"), desk.newsroom.page("/penipu")
    mirror.serve(feed.body, "application/atom+xml")
    liar.serve(feed.body.replace(b"g2", b"g9"), "application/atom+xml")
    await desk.read(feed)
    await desk.look()
    for page in (mirror, liar):
        await desk.read(page)
    await desk.look()
    assert await states(desk) == {
        "asli": FeedState.ACTIVE,
        "cermin": FeedState.ALIAS,
        "penipu": FeedState.ACTIVE,
    }


async def test_a_feed_that_was_read_on_its_own_is_not_lost_to_a_mishap(desk):
    politics, front = desk.newsroom.feed("/politik"), desk.newsroom.feed("/depan")
    for feed in (politics, front):
        feed.publish(entry(1))
        await desk.read(feed)
    await desk.look()
    politics.redirect("/depan", 302, times=2)
    front.publish(entry(2))
    await desk.look()
    assert set((await states(desk)).values()) == {FeedState.ACTIVE}


async def test_private_feeds_stay_what_they_are(desk):
    feed = desk.newsroom.feed("/baru")
    page = desk.newsroom.feed("/lama")
    page.redirect("/baru", 302)
    await desk.read(feed)
    await desk.look()
    own = await desk.read(page, scope=Scope.PRIVATE)
    await desk.look()
    async with desk.store.begin() as tx:
        assert (await tx.feeds.get(own)).state is FeedState.ACTIVE
