"""Feeds that moved for good, over whatever rows stand at the new address."""

from dataclasses import replace

import pytest

from bot.model import ChatId, FeedLook, FeedState, Origin, Scope
from tests.bot.storage.samples import MINUTE, NOW, added_feed, arrival, chat, feed_draft

OLD, NEW, ALIKE = "https://old.example/rss", "https://new.example/rss", "http://new.example/rss/"
LATER = NOW + MINUTE


async def states(tx) -> dict[str, FeedState]:
    return {one.feed.url: one.feed.state for one in await tx.feeds.health()}


async def gone(tx, feed) -> None:
    await tx.feeds.settle(FeedLook(feed.id, NOW, NOW, "gone", 2, 2, None, FeedState.GONE, fetched=True))


async def test_a_file_that_names_the_old_address_names_the_feed_that_moved(store):
    drafts = [feed_draft(OLD, origin=Origin.CONFIGURATION)]
    async with store.begin() as tx:
        await tx.feeds.synchronise(Origin.CONFIGURATION, drafts, NOW)
        feed = await tx.feeds.by_url(OLD)
        await tx.items.add(feed.id, [arrival("1")], NOW, first_fetch=True)
        await tx.moves.adopt(feed, NEW, NOW)
        for _ in range(2):
            await tx.feeds.synchronise(Origin.CONFIGURATION, drafts, LATER)
            await tx.aliases.join_equal()
        assert await states(tx) == {NEW: FeedState.ACTIVE, OLD: FeedState.ALIAS}
        assert (await tx.feeds.by_url(NEW)).id == feed.id
        assert list(await tx.feeds.known(feed.id, ["1"])) == ["1"]


async def test_what_a_file_says_at_the_old_address_counts_for_the_feed_that_moved(store):
    said = feed_draft(OLD, origin=Origin.CONFIGURATION)
    async with store.begin() as tx:
        await tx.feeds.synchronise(Origin.CONFIGURATION, [said], NOW)
        feed = await tx.feeds.by_url(OLD)
        await tx.moves.adopt(feed, NEW, NOW)
        await tx.feeds.synchronise(Origin.CONFIGURATION, [replace(said, priority=True)], LATER)
        await tx.aliases.join_equal()
        moved = await tx.feeds.get(feed.id)
        assert (moved.url, moved.state, moved.priority) == (NEW, FeedState.ACTIVE, True)


async def test_an_address_that_moved_once_may_be_read_itself_again(store):
    drafts = [feed_draft(OLD, origin=Origin.CONFIGURATION)]
    async with store.begin() as tx:
        await tx.feeds.synchronise(Origin.CONFIGURATION, drafts, NOW)
        feed = await tx.feeds.by_url(OLD)
        await tx.moves.adopt(feed, NEW, NOW)
        await tx.feeds.synchronise(Origin.CONFIGURATION, [], LATER)
        await tx.aliases.join_equal()
        await tx.feeds.synchronise(Origin.CONFIGURATION, drafts, LATER)
        await tx.aliases.join_equal()
        visits = await tx.feeds.claim_due(LATER, LATER, 9)
        assert len(visits) == 1
        assert visits[0].memory.move is None


async def test_a_file_that_names_neither_address_any_more_ends_it(store):
    async with store.begin() as tx:
        await tx.feeds.synchronise(Origin.STARTER, [feed_draft(OLD, origin=Origin.STARTER)], NOW)
        await tx.moves.adopt(await tx.feeds.by_url(OLD), NEW, NOW)
        await tx.feeds.synchronise(Origin.STARTER, [], LATER)
        await tx.aliases.join_equal()
        assert FeedState.ACTIVE not in (await states(tx)).values()


async def test_there_and_back_again(store):
    async with store.begin() as tx:
        feed = await added_feed(tx, OLD)
        await tx.moves.adopt(feed, NEW, NOW)
        await tx.moves.adopt(await tx.feeds.get(feed.id), OLD, LATER)
        assert await states(tx) == {OLD: FeedState.ACTIVE, NEW: FeedState.ALIAS}
        assert (await tx.aliases.find([NEW])).id == feed.id


@pytest.mark.parametrize("standing", [NEW, ALIKE])
async def test_where_a_shared_feed_is_read_the_two_are_one(store, standing):
    async with store.begin() as tx:
        feed, other = await added_feed(tx, OLD), await added_feed(tx, standing)
        await tx.moves.adopt(feed, NEW, NOW)
        assert await states(tx) == {OLD: FeedState.ALIAS, standing: FeedState.ACTIVE}
        assert (await tx.aliases.find([OLD])).id == other.id


async def test_a_gone_feed_that_answers_there_begins_anew(store):
    async with store.begin() as tx:
        feed, other = await added_feed(tx, OLD), await added_feed(tx, NEW)
        await gone(tx, other)
        await tx.moves.adopt(feed, NEW, LATER)
        (visit,) = await tx.feeds.claim_due(LATER, LATER, 9)
        assert (visit.feed.id, visit.first_fetch, visit.failures) == (other.id, True, 0)


async def test_what_an_operator_took_out_stays_out(store):
    async with store.begin() as tx:
        feed, other = await added_feed(tx, OLD), await added_feed(tx, NEW)
        await tx.feeds.remove(other.id)
        await tx.moves.adopt(feed, NEW, NOW)
        assert await states(tx) == {OLD: FeedState.ACTIVE}


async def test_the_very_address_counts_before_one_that_is_like_it(store):
    async with store.begin() as tx:
        feed, like, exact = [await added_feed(tx, url) for url in (OLD, ALIKE, NEW)]
        await tx.aliases.join_equal()
        assert (await states(tx))[exact.url] is FeedState.ALIAS
        await tx.moves.adopt(feed, NEW, NOW)
        assert await states(tx) == {
            OLD: FeedState.ALIAS,
            ALIKE: FeedState.ACTIVE,
            NEW: FeedState.ALIAS,
        }
        assert (await tx.aliases.find([OLD])).id == like.id


@pytest.mark.parametrize("standing", [NEW, ALIKE])
async def test_a_private_feed_that_moves_onto_a_shared_one_is_read_there_only(store, standing):
    private = {"scope": Scope.PRIVATE, "origin": Origin.CHAT}
    async with store.begin() as tx:
        await tx.chats.open(chat(1), NOW)
        shared = await added_feed(tx, standing)
        feed = await added_feed(tx, OLD, **private)
        await tx.feeds.subscribe(ChatId(1), feed.id)
        await tx.feeds.leave_out(ChatId(1), shared.id)
        await tx.moves.adopt(feed, NEW, NOW)
        assert [one.feed.id for one in await tx.feeds.read_by(ChatId(1))] == [shared.id]
        assert [one.feed.id for one in await tx.feeds.claim_due(NOW, NOW, 9)] == [shared.id]


async def test_a_private_feed_goes_to_a_new_address_with_its_readers(store):
    private = {"scope": Scope.PRIVATE, "origin": Origin.CHAT}
    async with store.begin() as tx:
        for chat_id in (1, 2):
            await tx.chats.open(chat(chat_id), NOW)
        feed = await added_feed(tx, OLD, **private)
        await tx.feeds.subscribe(ChatId(1), feed.id)
        await tx.moves.adopt(feed, NEW, NOW)
        moved = await tx.feeds.get(feed.id)
        assert (moved.url, moved.scope, moved.state) == (NEW, Scope.PRIVATE, FeedState.ACTIVE)
        assert [one.feed.id for one in await tx.feeds.read_by(ChatId(1))] == [feed.id]
        assert await tx.feeds.read_by(ChatId(2)) == ()


async def test_a_searchs_address_is_not_the_servers_to_choose(store):
    async with store.begin() as tx:
        feed = await added_feed(tx, OLD, scope=Scope.SEARCH, origin=Origin.CONFIGURATION)
        await tx.moves.adopt(feed, NEW, NOW)
        assert (await tx.feeds.get(feed.id)).url == OLD
