"""What an operator pauses stays so, whatever a file, a start or a chat says; on both databases."""

from datetime import timedelta

from bot.model import ChatId, FeedLook, FeedState, FoundFeed, Origin, Scope, Subscribed, Validators
from tests.bot.storage.samples import NOW, chat, feed_draft

URL = "https://satu.example/rss"
LATER = NOW + timedelta(days=1)


def shared(url=URL, origin=Origin.CONFIGURATION, **changes):
    return feed_draft(url, scope=Scope.SHARED, origin=origin, **changes)


async def paused(tx, url=URL):
    await tx.feeds.synchronise(Origin.CONFIGURATION, [shared(url)], NOW)
    feed = await tx.feeds.by_url(url)
    assert await tx.shared_feeds.pause(feed.id)
    return feed


async def state(tx, feed):
    return (await tx.feeds.get(feed.id)).state


async def test_a_paused_feed_is_not_polled_and_files_do_not_wake_it(store):
    async with store.begin() as tx:
        feed = await paused(tx)
        assert not await tx.shared_feeds.pause(feed.id)
        assert await tx.feeds.claim_due(LATER, LATER, 5) == ()
        assert await tx.feeds.next_due() is None
        # The same file again, without it, and with it once more.
        for drafts in ([shared()], [], [shared(publisher="Lain")]):
            await tx.feeds.synchronise(Origin.CONFIGURATION, drafts, LATER)
            await tx.aliases.join_equal()
            assert await state(tx, feed) is FeedState.PAUSED
        await tx.feeds.look_now(URL, LATER)
        assert await tx.feeds.claim_due(LATER, LATER, 5) == ()


async def test_the_look_under_way_when_it_is_paused_does_not_wake_it(store):
    async with store.begin() as tx:
        await tx.feeds.synchronise(Origin.CONFIGURATION, [shared()], NOW)
        (visit,) = await tx.feeds.claim_due(NOW, LATER, 5)
        assert await tx.shared_feeds.pause(visit.feed.id)
        await tx.feeds.settle(FeedLook(visit.feed.id, NOW, NOW, None, 0, 0, Validators("x"), fetched=True))
        assert await state(tx, visit.feed) is FeedState.PAUSED


async def test_it_goes_on_as_if_it_were_new(store):
    async with store.begin() as tx:
        feed = await paused(tx)
        assert await tx.shared_feeds.resume(feed.id)
        assert not await tx.shared_feeds.resume(feed.id)
        (visit,) = await tx.feeds.claim_due(NOW, LATER, 5)
        assert (visit.first_fetch, visit.validators, visit.failures) == (True, Validators(), 0)


async def test_another_spelling_of_its_address_is_not_read_either(store):
    async with store.begin() as tx:
        feed = await paused(tx)
        await tx.feeds.synchronise(Origin.STARTER, [shared(f"{URL}/", Origin.STARTER)], NOW)
        await tx.aliases.join_equal()
        other = await tx.feeds.by_url(f"{URL}/")
        assert other.state is FeedState.ALIAS
        assert await tx.feeds.claim_due(LATER, LATER, 5) == ()
        assert (await tx.aliases.find([f"{URL}/"])).id == feed.id


async def test_a_chat_that_adds_it_has_no_copy_of_its_own(store):
    found = FoundFeed(URL, (URL,), "Satu", "id", (), None)
    async with store.begin() as tx:
        feed = await paused(tx)
        await tx.chats.open(chat(7), NOW)
        assert await tx.subscriptions.begin(ChatId(7), found, 5, NOW) == (
            Subscribed.ALREADY,
            await tx.feeds.get(feed.id),
        )
        assert await state(tx, feed) is FeedState.PAUSED
        assert await tx.subscriptions.count_own(ChatId(7)) == 0
        (shown,) = await tx.subscriptions.of_chat(ChatId(7), NOW)
        assert shown.feed.state is FeedState.PAUSED
        assert await tx.feeds.read_by(ChatId(7)) == ()


async def test_an_operator_who_adds_it_again_wakes_it(store):
    async with store.begin() as tx:
        feed = await paused(tx)
        standing, new = await tx.aliases.add(shared(origin=Origin.OPERATOR), (), LATER)
        assert (standing.id, standing.state, new) == (feed.id, FeedState.ACTIVE, True)


async def test_what_was_removed_comes_back_and_what_is_private_is_out_of_reach(store):
    async with store.begin() as tx:
        await tx.feeds.synchronise(Origin.CONFIGURATION, [shared()], NOW)
        feed = await tx.feeds.by_url(URL)
        assert await tx.shared_feeds.remove(feed.id)
        assert await tx.shared_feeds.listed(NOW) == ()
        assert (await tx.shared_feeds.one(feed.id, NOW)).feed.state is FeedState.REMOVED
        assert await tx.shared_feeds.restore(feed.id)
        assert await state(tx, feed) is FeedState.ACTIVE
        private = await tx.feeds.add(feed_draft("https://desa.example/", scope=Scope.PRIVATE), NOW)
        for act in ("pause", "resume", "remove", "restore"):
            assert not await getattr(tx.shared_feeds, act)(private.id)
        assert await tx.shared_feeds.one(private.id, NOW) is None


async def test_ones_own_feed_is_taken_back_by_who_had_it(store):
    found = FoundFeed("https://desa.example/", ("https://desa.example/",), "Desa", "id", (), None)
    async with store.begin() as tx:
        await tx.chats.open(chat(7), NOW)
        await tx.chats.open(chat(8), NOW)
        _, feed = await tx.subscriptions.begin(ChatId(7), found, 1, NOW)
        assert await tx.subscriptions.take_back(ChatId(7), feed.id, 5) is None
        await tx.feeds.leave_out(ChatId(7), feed.id)
        assert await state(tx, feed) is FeedState.REMOVED
        assert await tx.subscriptions.take_back(ChatId(8), feed.id, 5) is None
        assert await tx.subscriptions.take_back(ChatId(7), feed.id, 0) is None
        back = await tx.subscriptions.take_back(ChatId(7), feed.id, 1)
        assert (back.id, back.state) == (feed.id, FeedState.ACTIVE)
