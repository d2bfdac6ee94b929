"""Who reads a private feed, while others alter that: nothing is polled for nobody, and nobody's feed is lost."""

import asyncio
from dataclasses import replace

import pytest
import sqlalchemy as sa
import structlog
from sqlalchemy.exc import DBAPIError

from bot.model import (
    ChatId,
    ChatState,
    FeedLook,
    FeedState,
    FoundFeed,
    HubOffer,
    HubSubscription,
    Origin,
    Scope,
    Subscribed,
)
from bot.storage.schema import feeds
from tests.bot.storage.samples import MINUTE, NOW, added_feed, arrival, chat, feed_draft

HERE, THERE = ChatId(100), ChatId(200)
URL = "https://desa.example/feed"


@pytest.fixture
async def own(store):
    """A private feed that one of two chats reads."""
    async with store.begin() as tx:
        for chat_id in (HERE, THERE):
            await tx.chats.open(chat(chat_id), NOW)
        feed = await added_feed(tx, URL, scope=Scope.PRIVATE, origin=Origin.CHAT)
        await tx.feeds.subscribe(HERE, feed.id)
    return feed


async def polled(store, at=NOW):
    async with store.begin() as tx:
        return [visit.feed.url for visit in await tx.feeds.claim_due(at, at, 9)]


# ---------------------------------------------------------------------------------------------------------- erasing


async def test_a_look_at_a_feed_that_was_erased_meanwhile_ends_well_and_keeps_nothing(store, own):
    assert await polled(store) == [URL]
    async with store.begin() as tx:
        await tx.chats.erase(HERE)
    offer = HubOffer("https://hub.example/", URL, URL)
    with structlog.testing.capture_logs() as logs:
        async with store.begin() as tx:
            assert await tx.items.add(own.id, [arrival("1")], NOW, first_fetch=True) == 0
            due = NOW + MINUTE
            assert await tx.feeds.settle(FeedLook(own.id, NOW, due, None, 0, 0, None)) == due
            asked = HubSubscription("p", own.id, offer, "https://bot.example/p", "s", NOW, NOW)
            assert not await tx.hub_subscriptions.add(asked)
    assert [(one["event"], one["log_level"]) for one in logs] == [("feed.vanished", "info")]
    assert await polled(store, NOW + MINUTE) == []


async def test_an_error_does_not_tell_what_was_to_be_kept(store):
    with pytest.raises(DBAPIError) as raised:
        async with store.begin() as tx:
            await tx.connection.run(sa.insert(feeds).values(url=URL, publisher="Rahasia Desa"))
    assert "Rahasia" not in str(raised.value)
    assert "parameters hidden" in str(raised.value)


# ---------------------------------------------------------------------------------------------------------- closing


@pytest.mark.parametrize("state", [ChatState.STOPPED, ChatState.BLOCKED])
async def test_a_closed_chats_own_feed_is_not_polled_and_comes_back_with_it(store, own, state):
    assert await polled(store) == [URL]
    async with store.begin() as tx:
        await tx.feeds.settle(FeedLook(own.id, NOW, NOW, None, 0, 0, None, fetched=True))
        await tx.chats.close(HERE, state, NOW)
    assert await polled(store, NOW + MINUTE) == []
    async with store.begin() as tx:
        await tx.chats.open(chat(HERE), NOW)
        (visit,) = await tx.feeds.claim_due(NOW + MINUTE, NOW + MINUTE, 9)
        # What was published meanwhile is no news.
        assert (visit.feed.id, visit.first_fetch) == (own.id, True)


async def test_a_feed_is_polled_as_long_as_one_of_its_readers_is_open(store, own):
    async with store.begin() as tx:
        await tx.feeds.subscribe(THERE, own.id)
        await tx.chats.close(HERE, ChatState.BLOCKED, NOW)
    assert await polled(store) == [URL]
    async with store.begin() as tx:
        await tx.chats.erase(THERE)
    assert await polled(store, NOW + MINUTE) == []
    async with store.begin() as tx:
        assert (await tx.feeds.get(own.id)).state is FeedState.REMOVED
        await tx.chats.open(chat(HERE), NOW)
    assert await polled(store, NOW + MINUTE) == [URL]


async def test_a_feed_that_an_operator_took_out_does_not_come_back_with_its_chat(store, own):
    async with store.begin() as tx:
        await tx.feeds.remove(own.id)
        await tx.chats.close(HERE, ChatState.STOPPED, NOW)
        await tx.chats.open(chat(HERE), NOW)
    assert await polled(store) == []


@pytest.mark.usefixtures("own")
async def test_a_closed_groups_feed_comes_back_when_its_supergroup_is_open(store):
    async with store.begin() as tx:
        await tx.chats.close(HERE, ChatState.BLOCKED, NOW)
        await tx.chats.move(HERE, THERE, NOW)
    assert await polled(store) == [URL]


# ------------------------------------------------------------------------------------------------------- all at once


def found(url=URL):
    return FoundFeed(url, (url,), "Warta Desa", "id", (), None)


async def test_one_leaves_while_another_joins(store, own):
    async def join():
        async with store.begin() as tx:
            await tx.subscriptions.begin(THERE, found(), 5, NOW)

    async with asyncio.TaskGroup() as tasks, store.begin() as tx:
        await tx.feeds.leave_out(HERE, own.id)
        joining = tasks.create_task(join())
        # It has to wait: given its turn, it would join a feed that is about to go.
        await asyncio.wait({joining}, timeout=0.3)
    assert await polled(store) == [URL]


async def test_one_is_erased_while_another_joins(store):
    for number in range(8):
        url = f"{URL}/{number}"
        async with store.begin() as tx:
            for chat_id in (HERE, THERE):
                await tx.chats.open(chat(chat_id), NOW)
            await tx.subscriptions.begin(HERE, found(url), 99, NOW)

        async def join(url=url):
            async with store.begin() as tx:
                await tx.subscriptions.begin(THERE, found(url), 99, NOW)

        async def erase():
            async with store.begin() as tx:
                await tx.chats.erase(HERE)

        await asyncio.gather(erase(), join())
        async with store.begin() as tx:
            assert url in {one.feed.url for one in await tx.feeds.read_by(THERE)}


async def test_many_begin_one_feed_at_once(store):
    async with store.begin() as tx:
        for number in range(8):
            await tx.chats.open(chat(number + 1), NOW)

    async def begin(number):
        async with store.begin() as tx:
            return await tx.subscriptions.begin(ChatId(number + 1), found(), 5, NOW)

    begun = await asyncio.gather(*map(begin, range(8)))
    assert {how for how, _ in begun} == {Subscribed.BEGUN}
    assert len({feed.id for _, feed in begun}) == 1


async def test_who_alters_a_subscription_at_a_hub_is_alone_with_it(store, own):
    asked = HubSubscription("p", own.id, HubOffer("https://hub.example/", URL, URL), "c", "s", NOW, NOW)
    async with store.begin() as tx:
        await tx.hub_subscriptions.add(asked)

    async def fail_once_more():
        async with store.begin() as tx:
            current = await tx.hub_subscriptions.by_path("p")
            await tx.chats.get(HERE)  # time in which another one could read the same
            await tx.hub_subscriptions.save(replace(current, failures=current.failures + 1))

    await asyncio.gather(*(fail_once_more() for _ in range(10)))
    async with store.begin() as tx:
        assert (await tx.hub_subscriptions.by_path("p")).failures == 10


# -------------------------------------------------------------------------------------------------- becoming shared


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize("url", [URL, "http://www.desa.example/feed/"])
@pytest.mark.parametrize("first", [False, True])
async def test_who_read_a_feed_as_their_own_read_it_as_everybody_s(store, url, first):
    draft = feed_draft(url, origin=Origin.OPERATOR)
    async with store.begin() as tx:
        if not first:
            await tx.feeds.add(feed_draft("https://lain.example/feed"), NOW)
        shared, _ = await tx.aliases.add(draft, ["https://lain.example/feed"], NOW)
        read = [one.feed.id for one in await tx.feeds.read_by(HERE)]
        assert (read, shared.scope) == ([shared.id], Scope.SHARED)
