from dataclasses import replace
from datetime import timedelta

from bot.model import HubIntent, HubOffer, HubSubscription
from bot.storage import Store
from tests.bot.storage.samples import MINUTE, NOW, feed_draft

OFFER = HubOffer("https://hub.example/", "https://news.example/rss", "https://news.example/rss")


async def subscribed(store: Store, path: str = "p", **changes) -> HubSubscription:
    async with store.begin() as tx:
        feed = await tx.feeds.add(feed_draft(), NOW)
        one = HubSubscription(path, feed.id, OFFER, f"https://bot.example/websub/{path}", "s", NOW, NOW)
        one = replace(one, **changes)
        assert await tx.hub_subscriptions.add(one)
    return one


async def test_every_field_comes_back(store):
    one = await subscribed(
        store,
        pending=HubIntent.SUBSCRIBE,
        pending_until=NOW + MINUTE,
        expires_at=NOW + 2 * MINUTE,
        failures=3,
        error="timeout",
        pushed_at=NOW - MINUTE,
        proven=True,
    )
    async with store.begin() as tx:
        assert await tx.hub_subscriptions.by_path("p") == one
        assert await tx.hub_subscriptions.all() == (one,)
        assert await tx.hub_subscriptions.by_path("q") is None


async def test_a_feed_has_one_standing_subscription_and_any_number_that_leave(store):
    one = await subscribed(store, leaving=True)
    async with store.begin() as tx:
        assert await tx.hub_subscriptions.add(replace(one, path="q", leaving=False))
        assert not await tx.hub_subscriptions.add(replace(one, path="r", leaving=False))
        assert {kept.path for kept in await tx.hub_subscriptions.all()} == {"p", "q"}


async def test_what_is_due_comes_in_order(store):
    one = await subscribed(store, leaving=True)
    async with store.begin() as tx:
        await tx.hub_subscriptions.add(replace(one, path="q", act_at=NOW - MINUTE))
        await tx.hub_subscriptions.add(replace(one, path="r", act_at=NOW + MINUTE))
        assert [kept.path for kept in await tx.hub_subscriptions.due(NOW, 10)] == ["q", "p"]
        assert [kept.path for kept in await tx.hub_subscriptions.due(NOW, 1)] == ["q"]
        assert await tx.hub_subscriptions.next_due() == NOW - MINUTE


async def test_what_was_removed_is_not_kept_again(store):
    one = await subscribed(store)
    async with store.begin() as tx:
        await tx.hub_subscriptions.remove("p")
        await tx.hub_subscriptions.save(replace(one, failures=1))
        assert await tx.hub_subscriptions.all() == ()
        assert await tx.hub_subscriptions.next_due() is None


async def test_those_leave_whose_feed_is_gone(store):
    one = await subscribed(store, proven=True, act_at=NOW + timedelta(days=8))
    async with store.begin() as tx:
        assert await tx.hub_subscriptions.leave_gone(NOW) == ()
        await tx.feeds.remove(one.feed_id)
        left = await tx.hub_subscriptions.leave_gone(NOW)
        assert left == (replace(one, proven=False, leaving=True, act_at=NOW),)
        assert await tx.hub_subscriptions.leave_gone(NOW) == ()
