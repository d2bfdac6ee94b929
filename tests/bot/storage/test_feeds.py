from dataclasses import replace

from bot.model import ChatId, FeedLook, FeedState, Origin, Scope, Validators
from tests.bot.storage.samples import MINUTE, NOW, added_feed, arrival, chat, feed_draft

STARTER = {"origin": Origin.STARTER}
PRIVATE = {"scope": Scope.PRIVATE, "origin": Origin.CHAT}


def look(feed, **changes) -> FeedLook:
    made = FeedLook(
        feed_id=feed.id,
        at=NOW,
        next_due_at=NOW + MINUTE,
        error=None,
        failures=0,
        gone_answers=0,
        validators=None,
    )
    return replace(made, **changes)


async def states(tx) -> dict[str, FeedState]:
    return {row.feed.url: row.feed.state for row in await tx.feeds.health()}


async def test_a_file_s_feeds_stand_as_it_says(store):
    one, two, three = (feed_draft(url, **STARTER) for url in ("https://1", "https://2", "https://3"))
    async with store.begin() as tx:
        await tx.feeds.synchronise(Origin.STARTER, [one, two], NOW)
        assert await states(tx) == {"https://1": "active", "https://2": "active"}
        await tx.feeds.synchronise(Origin.STARTER, [replace(one, tier=3), three], NOW)
        assert await states(tx) == {"https://1": "active", "https://2": "missing", "https://3": "active"}
        assert (await tx.feeds.by_url("https://1")).tier == 3
        await tx.feeds.synchronise(Origin.STARTER, [one, two, three], NOW)
        assert set((await states(tx)).values()) == {"active"}


async def test_what_an_operator_removed_stays_removed(store):
    draft = feed_draft("https://1", **STARTER)
    async with store.begin() as tx:
        await tx.feeds.synchronise(Origin.STARTER, [draft], NOW)
        await tx.feeds.remove((await tx.feeds.by_url("https://1")).id)
        await tx.feeds.synchronise(Origin.STARTER, [draft], NOW)
        assert await states(tx) == {}
        assert (await tx.feeds.by_url("https://1")).state is FeedState.REMOVED
        assert (await tx.feeds.add(feed_draft("https://1"), NOW)).state is FeedState.ACTIVE


async def test_the_configuration_outweighs_the_starter_file(store):
    starter = feed_draft("https://1", publisher="starter", **STARTER)
    configured = feed_draft("https://1", publisher="configured", origin=Origin.CONFIGURATION)
    async with store.begin() as tx:
        await tx.feeds.synchronise(Origin.STARTER, [starter], NOW)
        await tx.feeds.synchronise(Origin.CONFIGURATION, [configured], NOW)
        await tx.feeds.synchronise(Origin.STARTER, [starter], NOW)
        assert (await tx.feeds.by_url("https://1")).publisher == "configured"
        await tx.feeds.synchronise(Origin.CONFIGURATION, [], NOW)
        await tx.feeds.synchronise(Origin.STARTER, [starter], NOW)
        feed = await tx.feeds.by_url("https://1")
    assert (feed.publisher, feed.state, feed.origin) == ("starter", "active", "starter")


async def test_one_address_added_by_two_chats_is_one_private_feed(store):
    async with store.begin() as tx:
        first = await added_feed(tx, **PRIVATE)
        assert await added_feed(tx, **PRIVATE) == first
        assert first.scope is Scope.PRIVATE


async def test_adding_an_address_already_shared_gives_the_shared_feed(store):
    async with store.begin() as tx:
        shared = await added_feed(tx)
        assert await added_feed(tx, **PRIVATE) == shared


async def test_a_chat_does_not_bring_back_what_the_operator_took_out(store):
    async with store.begin() as tx:
        shared = await added_feed(tx)
        await tx.feeds.remove(shared.id)
        private = await added_feed(tx, **PRIVATE)
        assert private.scope is Scope.PRIVATE
        assert (await tx.feeds.get(shared.id)).state is FeedState.REMOVED
        assert (await tx.feeds.by_url(shared.url)).id == shared.id


async def test_an_operator_makes_a_private_feed_shared(store):
    async with store.begin() as tx:
        private = await added_feed(tx, **PRIVATE)
        shared = await added_feed(tx)
    assert (shared.id, shared.scope, shared.origin) == (private.id, Scope.SHARED, Origin.OPERATOR)


async def test_who_reads_which_feed(store):
    async with store.begin() as tx:
        for chat_id in (1, 2):
            await tx.chats.open(chat(chat_id), NOW)
        shared = await added_feed(tx, "https://shared")
        other = await added_feed(tx, "https://other")
        private = await added_feed(tx, "https://private", **PRIVATE)
        await tx.feeds.subscribe(ChatId(1), private.id)
        await tx.feeds.leave_out(ChatId(1), other.id)

        async def read(chat_id):
            return [row.feed.id for row in await tx.feeds.read_by(ChatId(chat_id))]

        assert await read(1) == [shared.id, private.id]
        assert await read(2) == [shared.id, other.id]
        await tx.feeds.subscribe(ChatId(1), other.id)
        assert await read(1) == [shared.id, other.id, private.id]


async def test_a_private_feed_that_nobody_reads_is_not_polled(store):
    async with store.begin() as tx:
        for chat_id in (1, 2):
            await tx.chats.open(chat(chat_id), NOW)
        feed = await added_feed(tx, **PRIVATE)
        await tx.feeds.subscribe(ChatId(1), feed.id)
        await tx.feeds.subscribe(ChatId(2), feed.id)
        await tx.feeds.leave_out(ChatId(1), feed.id)
        assert await tx.feeds.next_due() == NOW
        await tx.feeds.leave_out(ChatId(2), feed.id)
        assert await tx.feeds.next_due() is None
        assert (await added_feed(tx, **PRIVATE)).id == feed.id
        assert await tx.feeds.next_due() == NOW


async def test_due_feeds_are_leased_the_longest_due_first(store):
    async with store.begin() as tx:
        one, two, three = [await added_feed(tx, f"https://{n}") for n in (1, 2, 3)]
        await tx.feeds.spread({one.id: NOW - MINUTE, two.id: NOW - 2 * MINUTE, three.id: NOW + MINUTE})
        visits = await tx.feeds.claim_due(NOW, NOW + MINUTE, 10)
        assert [visit.feed.id for visit in visits] == [two.id, one.id]
        assert await tx.feeds.claim_due(NOW, NOW + MINUTE, 10) == ()
        assert await tx.feeds.next_due() == NOW + MINUTE


async def test_the_limit_of_a_claim_leaves_the_rest_due(store):
    async with store.begin() as tx:
        for number in range(5):
            await added_feed(tx, f"https://{number}")
        assert len(await tx.feeds.claim_due(NOW, NOW + MINUTE, 3)) == 3
        assert len(await tx.feeds.claim_due(NOW, NOW + MINUTE, 3)) == 2


async def test_a_lease_that_ran_out_is_none(store):
    async with store.begin() as tx:
        await added_feed(tx)
        assert len(await tx.feeds.claim_due(NOW, NOW + MINUTE, 10)) == 1
        assert len(await tx.feeds.claim_due(NOW + MINUTE, NOW + 2 * MINUTE, 10)) == 1


async def test_leases_of_a_dead_process_are_released(store):
    async with store.begin() as tx:
        await added_feed(tx)
        await tx.feeds.claim_due(NOW, NOW + MINUTE, 10)
        await tx.feeds.release_leases()
        assert len(await tx.feeds.claim_due(NOW, NOW + MINUTE, 10)) == 1


async def test_how_a_look_ended_is_what_the_next_begins_with(store):
    kept = Validators('"e1"', "Sun, 01 Mar 2026 12:00:00 GMT", "abc")
    async with store.begin() as tx:
        feed = await added_feed(tx)
        (visit,) = await tx.feeds.claim_due(NOW, NOW + MINUTE, 1)
        assert (visit.validators, visit.first_fetch, visit.last_good_at) == (Validators(), True, None)
        await tx.feeds.settle(look(feed, validators=kept, fetched=True))
        later = NOW + MINUTE
        (visit,) = await tx.feeds.claim_due(later, later + MINUTE, 1)
        assert (visit.validators, visit.first_fetch, visit.last_good_at) == (kept, False, NOW)
        await tx.feeds.settle(look(feed, at=later, error="timeout", failures=2, gone_answers=1))
        (visit,) = await tx.feeds.claim_due(later, later + MINUTE, 1)
        assert (visit.validators, visit.failures, visit.gone_answers) == (kept, 2, 1)
        assert (visit.first_fetch, visit.last_good_at) == (False, NOW)


async def test_a_feed_taken_out_during_a_look_stays_out(store):
    async with store.begin() as tx:
        feed = await added_feed(tx)
        await tx.feeds.claim_due(NOW, NOW + MINUTE, 1)
        await tx.feeds.remove(feed.id)
        await tx.feeds.settle(look(feed))
        assert (await tx.feeds.get(feed.id)).state is FeedState.REMOVED


async def test_a_gone_feed_is_not_polled(store):
    async with store.begin() as tx:
        feed = await added_feed(tx)
        await tx.feeds.settle(look(feed, state=FeedState.GONE, error="gone"))
        assert await tx.feeds.next_due() is None
        assert await tx.feeds.claim_due(NOW + 99 * MINUTE, NOW + 100 * MINUTE, 1) == ()


async def test_look_now_makes_a_feed_due(store):
    async with store.begin() as tx:
        feed = await added_feed(tx)
        await tx.feeds.spread({feed.id: NOW + 30 * MINUTE})
        await tx.feeds.look_now(feed.url, NOW)
        assert await tx.feeds.next_due() == NOW


async def test_look_now_during_a_look_asks_for_one_more(store):
    async with store.begin() as tx:
        feed = await added_feed(tx)
        await tx.feeds.claim_due(NOW, NOW + MINUTE, 1)
        await tx.feeds.look_now(feed.url, NOW)
        await tx.feeds.settle(look(feed))
        assert await tx.feeds.next_due() == NOW
        await tx.feeds.claim_due(NOW, NOW + MINUTE, 1)
        await tx.feeds.settle(look(feed))
        assert await tx.feeds.next_due() == NOW + MINUTE


async def test_health_tells_of_looks_and_items(store):
    async with store.begin() as tx:
        b = await added_feed(tx, "https://b", publisher="B")
        await added_feed(tx, "https://a", publisher="A")
        await added_feed(tx, "https://p", publisher="A", **PRIVATE)
        await tx.items.add(b.id, [arrival("1"), arrival("2")], NOW, first_fetch=True)
        await tx.feeds.settle(look(b, at=NOW + MINUTE, error="http_500", failures=1))
        first, second, third = await tx.feeds.health()
    assert [first.feed.url, second.feed.url, third.feed.url] == ["https://a", "https://b", "https://p"]
    assert (second.items, second.error, second.failures) == (2, "http_500", 1)
    assert (second.last_looked_at, second.last_good_at, second.last_new_at) == (NOW + MINUTE, None, NOW)


async def test_known_and_recent_items(store):
    async with store.begin() as tx:
        feed, other = await added_feed(tx, "https://1"), await added_feed(tx, "https://2")
        await tx.items.add(feed.id, [arrival(str(n)) for n in range(5)], NOW, first_fetch=True)
        await tx.items.add(other.id, [arrival("7")], NOW, first_fetch=True)
        known = await tx.feeds.known(feed.id, ["3", "7", "nobody"])
        assert {identity: item.title for identity, item in known.items()} == {"3": "Kerusuhan 3"}
        assert known["3"].content_hash == "hash-3"
        assert known["3"].canonical_link == "https://news.example/3"
        assert [item.identity for item in await tx.feeds.recent(feed.id, 2)] == ["4", "3"]


async def test_thousands_of_identities_are_looked_up_at_once(store):
    async with store.begin() as tx:
        feed = await added_feed(tx)
        await tx.items.add(feed.id, [arrival(str(n)) for n in range(2_500)], NOW, first_fetch=True)
        assert len(await tx.feeds.known(feed.id, [str(n) for n in range(5_000)])) == 2_500
