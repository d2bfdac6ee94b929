"""Whose feeds they are: wanted, subscribed to, left out, one under several addresses."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from bot.model import (
    ChatId,
    FeedLook,
    FeedState,
    FoundEntry,
    FoundFeed,
    Origin,
    Place,
    Scope,
    Subscribed,
    Validators,
)
from bot.storage.schema import feeds
from tests.bot.storage.samples import HERE, MINUTE, NOW, added_feed, arrival, chat, feed_draft, rule_draft

THERE = Place(ChatId(200))
URL = "https://desa.example/feed"


def found(url=URL, **changes) -> FoundFeed:
    entries = (FoundEntry("Banjir", NOW - MINUTE), FoundEntry("Tanpa waktu", None))
    return replace(FoundFeed(url, (url,), "Warta Desa", "id-ID", entries, 2.5), **changes)


@pytest.fixture
async def tx(store):
    async with store.begin() as opened:
        for place in (HERE, THERE):
            await opened.chats.open(chat(place.chat_id), NOW)
        yield opened


# ----------------------------------------------------------------------------------------------------------- wanted


async def test_each_chat_s_oldest_address_is_looked_at_first(tx):
    first = await tx.wanted.keep(HERE, "a.example", NOW)
    second = await tx.wanted.keep(HERE, "b.example", NOW)
    third = await tx.wanted.keep(THERE, "c.example", NOW)
    assert [one.id for one in await tx.wanted.waiting((), 10)] == [first, third]
    assert [one.id for one in await tx.wanted.waiting((), 1)] == [first]
    assert [one.id for one in await tx.wanted.waiting([HERE.chat_id], 10)] == [third]
    assert await tx.wanted.count_waiting(HERE.chat_id) == 2
    settled = await tx.wanted.settle(first)
    assert settled is not None
    assert (settled.url, settled.place, settled.choices) == ("a.example", HERE, ())
    assert await tx.wanted.settle(first) is None
    assert [one.id for one in await tx.wanted.waiting((), 10)] == [second, third]


async def test_what_was_offered_is_taken_once_and_in_its_place_only(tx):
    await tx.wanted.keep(Place(HERE.chat_id, 5), "a.example", NOW)
    (wanted,) = await tx.wanted.waiting((), 10)
    choices = (found(), found("https://lain.example/feed", entries=(), a_day=None, language=""))
    number = await tx.wanted.offer(wanted, choices, NOW)
    assert await tx.wanted.settle(number) is None
    assert await tx.wanted.take(HERE, number) is None
    assert await tx.wanted.take(THERE, number) is None
    taken = await tx.wanted.take(wanted.place, number)
    assert taken is not None
    assert taken.choices == choices
    assert await tx.wanted.take(wanted.place, number) is None


async def test_only_the_newest_offers_are_kept(tx):
    await tx.wanted.keep(HERE, "a.example", NOW)
    (wanted,) = await tx.wanted.waiting((), 10)
    numbers = [await tx.wanted.offer(wanted, (found(),), NOW) for _ in range(12)]
    assert await tx.wanted.take(HERE, numbers[1]) is None
    assert await tx.wanted.take(HERE, numbers[2]) is not None
    assert await tx.wanted.count_waiting(HERE.chat_id) == 1


async def test_wanted_addresses_move_and_go_with_their_chat(tx):
    group, supergroup = ChatId(-5), ChatId(-1005)
    await tx.chats.open(chat(group), NOW)
    number = await tx.wanted.keep(Place(group), "a.example", NOW)
    await tx.chats.move(group, supergroup, NOW)
    exported = await tx.chats.export(supergroup)
    assert [row["url"] for row in exported["wanted_feeds"]] == ["a.example"]
    settled = await tx.wanted.settle(number)
    assert settled is not None
    assert settled.place == Place(supergroup)
    await tx.wanted.keep(Place(supergroup), "a.example", NOW)
    await tx.chats.erase(supergroup)
    assert await tx.wanted.waiting((), 10) == ()


# ---------------------------------------------------------------------------------------------------- subscriptions


async def test_a_feed_of_ones_own_is_the_chat_s_that_added_it(tx):
    how, feed = await tx.subscriptions.begin(HERE.chat_id, found(), 2, NOW)
    assert (how, feed.scope, feed.publisher, feed.language) == (
        Subscribed.BEGUN,
        Scope.PRIVATE,
        "Warta Desa",
        "id",
    )
    again, same = await tx.subscriptions.begin(HERE.chat_id, found(), 2, NOW)
    assert (again, same.id) == (Subscribed.ALREADY, feed.id)
    assert await tx.subscriptions.get(THERE.chat_id, feed.id) is None
    assert await tx.subscriptions.of_chat(THERE.chat_id, NOW) == ()
    # Who adds the same address has the same feed.
    how, same = await tx.subscriptions.begin(THERE.chat_id, found(), 2, NOW)
    assert (how, same.id) == (Subscribed.BEGUN, feed.id)
    await tx.feeds.leave_out(HERE.chat_id, feed.id)
    assert await tx.subscriptions.get(HERE.chat_id, feed.id) is None
    assert [one.feed.id for one in await tx.subscriptions.of_chat(THERE.chat_id, NOW)] == [feed.id]


async def test_a_feed_of_ones_own_that_is_gone_is_listed_until_it_is_removed(tx):
    _, own = await tx.subscriptions.begin(HERE.chat_id, found(), 1, NOW)
    await tx.feeds.settle(FeedLook(own.id, NOW, NOW, "gone", 2, 2, None, FeedState.GONE))
    assert [one.feed.id for one in await tx.subscriptions.of_chat(HERE.chat_id, NOW)] == [own.id]
    assert await tx.subscriptions.of_chat(THERE.chat_id, NOW) == ()
    assert await tx.subscriptions.begin(HERE.chat_id, found("https://x.example/"), 1, NOW) == (
        Subscribed.FULL,
        None,
    )
    # Found again, it is read again.
    how, again = await tx.subscriptions.begin(HERE.chat_id, found(), 1, NOW)
    assert (how, again.id, again.state) == (Subscribed.ALREADY, own.id, FeedState.ACTIVE)
    await tx.feeds.leave_out(HERE.chat_id, own.id)
    assert await tx.subscriptions.of_chat(HERE.chat_id, NOW) == ()


async def test_private_feeds_of_equal_addresses_are_not_one(tx):
    _, one = await tx.subscriptions.begin(HERE.chat_id, found(), 2, NOW)
    _, other = await tx.subscriptions.begin(THERE.chat_id, found("http://www.desa.example/feed/"), 2, NOW)
    assert one.id != other.id


async def test_a_chat_has_only_so_many_of_its_own(tx):
    for number in range(2):
        how, _ = await tx.subscriptions.begin(HERE.chat_id, found(f"https://d{number}.example/"), 2, NOW)
        assert how is Subscribed.BEGUN
    assert await tx.subscriptions.begin(HERE.chat_id, found(), 2, NOW) == (Subscribed.FULL, None)
    assert await tx.subscriptions.count_own(HERE.chat_id) == 2
    shared = await added_feed(tx, URL)
    assert await tx.subscriptions.begin(HERE.chat_id, found(), 2, NOW) == (Subscribed.ALREADY, shared)
    (own, *_) = [
        one.feed
        for one in await tx.subscriptions.of_chat(HERE.chat_id, NOW)
        if one.feed.scope is Scope.PRIVATE
    ]
    await tx.feeds.leave_out(HERE.chat_id, own.id)
    how, _ = await tx.subscriptions.begin(HERE.chat_id, found("https://d5.example/"), 2, NOW)
    assert how is Subscribed.BEGUN


@pytest.mark.parametrize(
    "url", ["http://www.desa.example/feed/", f"{URL}?utm_source=x", "https://pindah.example/"]
)
async def test_a_feed_that_everybody_reads_is_only_read_again(tx, url):
    shared = await added_feed(tx, URL)
    await tx.feeds.leave_out(HERE.chat_id, shared.id)
    assert await tx.subscriptions.left_out(HERE.chat_id) == {shared.id}
    wanted = found(url, addresses=(url, URL))
    assert await tx.subscriptions.begin(HERE.chat_id, wanted, 0, NOW) == (Subscribed.SHARED, shared)
    assert await tx.subscriptions.left_out(HERE.chat_id) == frozenset()
    assert await tx.subscriptions.begin(HERE.chat_id, wanted, 0, NOW) == (Subscribed.ALREADY, shared)
    assert len(await tx.feeds.health()) == 1


async def test_a_shared_feed_that_had_ended_is_there_again_when_it_is_found(tx):
    shared = await added_feed(tx, URL)
    await tx.feeds.settle(FeedLook(shared.id, NOW, NOW, "gone", 2, 2, None, FeedState.GONE))
    how, feed = await tx.subscriptions.begin(HERE.chat_id, found(), 2, NOW)
    assert (how, feed.id, feed.state) == (Subscribed.ALREADY, shared.id, FeedState.ACTIVE)


async def test_a_feed_that_comes_back_tells_no_old_news(tx):
    _, feed = await tx.subscriptions.begin(HERE.chat_id, found(), 2, NOW)
    (visit,) = await tx.feeds.claim_due(NOW, NOW + MINUTE, 5)
    assert visit.first_fetch
    await tx.feeds.settle(
        FeedLook(feed.id, NOW, NOW, None, 0, 0, Validators("e", "l", "h"), FeedState.ACTIVE, fetched=True)
    )
    await tx.feeds.leave_out(HERE.chat_id, feed.id)
    assert await tx.feeds.claim_due(NOW + MINUTE, NOW + 2 * MINUTE, 5) == ()
    await tx.subscriptions.begin(HERE.chat_id, found(), 2, NOW)
    (visit,) = await tx.feeds.claim_due(NOW + MINUTE, NOW + 2 * MINUTE, 5)
    assert (visit.first_fetch, visit.validators) == (True, Validators())


async def test_a_chat_decides_on_shared_feeds_and_its_own_only(tx):
    shared = await added_feed(tx, "https://umum.example/rss")
    out = await added_feed(tx, "https://keluar.example/rss")
    await tx.feeds.remove(out.id)
    _, own = await tx.subscriptions.begin(HERE.chat_id, found(), 2, NOW)
    for feed, here, there in ((shared, True, True), (own, True, False), (out, False, False)):
        assert (await tx.subscriptions.get(HERE.chat_id, feed.id) is not None) is here
        assert (await tx.subscriptions.get(THERE.chat_id, feed.id) is not None) is there
    assert await tx.subscriptions.get(HERE.chat_id, 999) is None


# ---------------------------------------------------------------------------------------------------------- aliases


async def state_of(tx, url):
    return (await tx.feeds.by_url(url)).state


async def test_feeds_that_files_name_under_several_addresses_are_one(tx):
    urls = ["https://k.example/rss", "http://www.k.example/rss/", "https://k.example/rss?utm_source=a"]
    drafts = [feed_draft(url, origin=Origin.CONFIGURATION) for url in (*urls, "https://k.example/lain")]
    await tx.feeds.synchronise(Origin.CONFIGURATION, drafts, NOW)
    assert await tx.aliases.join_equal() == 2
    assert [await state_of(tx, url) for url in urls] == [FeedState.ACTIVE, FeedState.ALIAS, FeedState.ALIAS]
    for url in urls:
        assert (await tx.aliases.find([url])).url == urls[0]
    # The next start finds it so.
    await tx.feeds.synchronise(Origin.CONFIGURATION, drafts, NOW)
    assert await tx.aliases.join_equal() == 0
    assert len(await tx.feeds.claim_due(NOW, NOW + MINUTE, 10)) == 2
    # As long as the file names it by another address, it is read with its past.
    await tx.feeds.synchronise(Origin.CONFIGURATION, drafts[1:], NOW)
    assert await tx.aliases.join_equal() == 0
    assert [await state_of(tx, url) for url in urls] == [FeedState.ACTIVE, FeedState.ALIAS, FeedState.ALIAS]
    await tx.feeds.synchronise(Origin.CONFIGURATION, drafts[3:], NOW)
    assert await tx.aliases.join_equal() == 0
    assert [await state_of(tx, url) for url in urls] == [FeedState.MISSING] * 3


async def test_an_alias_is_read_itself_when_no_file_names_its_feed_any_more(tx):
    starter = feed_draft("https://k.example/rss", origin=Origin.STARTER)
    own = feed_draft("http://k.example/rss", origin=Origin.CONFIGURATION)
    for starters in ([starter], []):
        await tx.feeds.synchronise(Origin.STARTER, starters, NOW)
        await tx.feeds.synchronise(Origin.CONFIGURATION, [own], NOW)
        await tx.aliases.join_equal()
    assert await state_of(tx, starter.url) is FeedState.MISSING
    assert await state_of(tx, own.url) is FeedState.ACTIVE


async def test_feeds_of_an_older_version_are_known_by_their_addresses_too(tx):
    older = await added_feed(tx, "https://k.example/rss")
    await tx.connection.run(sa.update(feeds).values(address_key=None))
    newer = await added_feed(tx, "http://www.k.example/rss/")
    assert await tx.aliases.join_equal() == 1
    assert await tx.aliases.find([newer.url]) == older


async def test_a_feed_that_an_operator_took_out_stays_out_under_all_its_addresses(tx):
    drafts = [
        feed_draft(url, origin=Origin.CONFIGURATION) for url in ("https://k.example/", "http://k.example")
    ]
    await tx.feeds.synchronise(Origin.CONFIGURATION, drafts, NOW)
    await tx.aliases.join_equal()
    await tx.feeds.remove((await tx.feeds.by_url(drafts[0].url)).id)
    await tx.feeds.synchronise(Origin.CONFIGURATION, drafts, NOW)
    await tx.aliases.join_equal()
    assert await tx.feeds.claim_due(NOW, NOW + MINUTE, 10) == ()
    # Until an operator adds it again, by whichever address.
    feed, new = await tx.aliases.add(feed_draft(drafts[1].url), (), NOW)
    assert (feed.state, new) == (FeedState.ACTIVE, True)


async def test_what_the_configuration_says_of_a_starter_feed_counts_under_any_address(tx):
    starter = feed_draft("https://k.example/rss", origin=Origin.STARTER, tier=3)
    own = feed_draft(
        "http://k.example/rss", origin=Origin.CONFIGURATION, tier=1, publisher="Kabar", priority=True
    )
    for _ in range(2):
        await tx.feeds.synchronise(Origin.STARTER, [starter], NOW)
        await tx.feeds.synchronise(Origin.CONFIGURATION, [own], NOW)
        await tx.aliases.join_equal()
        feed = await tx.aliases.find([own.url])
        assert (feed.url, feed.tier, feed.publisher, feed.priority) == (starter.url, 1, "Kabar", True)


async def test_a_later_address_of_an_operator_s_feed_is_an_alias(tx):
    feed, new = await tx.aliases.add(feed_draft("https://k.example/rss"), (), NOW)
    assert new
    other = feed_draft("https://pindah.example/rss", publisher="Lain")
    again, new = await tx.aliases.add(other, ["http://k.example/rss/"], NOW)
    assert (again, new) == (feed, False)
    assert await state_of(tx, other.url) is FeedState.ALIAS
    assert await tx.aliases.add(other, (), NOW) == (feed, False)
    assert await tx.aliases.find(["http://www.pindah.example/rss"]) == feed


async def test_private_feeds_have_no_aliases(tx):
    _, own = await tx.subscriptions.begin(HERE.chat_id, found(), 2, NOW)
    await tx.subscriptions.begin(THERE.chat_id, found(f"{URL}/"), 2, NOW)
    assert await tx.aliases.join_equal() == 0
    assert await tx.aliases.find([URL]) is None
    assert not await tx.aliases.seen(own, f"{URL}/", "")
    shared, new = await tx.aliases.add(feed_draft(URL), (), NOW)
    # An operator makes it everybody's.
    assert (shared.id, shared.scope, new) == (own.id, Scope.SHARED, True)


async def test_a_redirect_to_an_older_feed_makes_an_alias(tx):
    older = await added_feed(tx, "https://k.example/rss")
    newer = await added_feed(tx, "https://feeds.example/k")
    assert not await tx.aliases.seen(newer, newer.url, newer.url)
    assert await tx.aliases.seen(newer, "http://www.k.example/rss?utm_source=x", "")
    assert await state_of(tx, newer.url) is FeedState.ALIAS
    assert await tx.aliases.find([newer.url]) == older


async def test_one_self_link_and_the_same_content_make_an_alias(tx):
    older = await added_feed(tx, "https://k.example/rss")
    newer = await added_feed(tx, "https://lain.example/salinan")
    await tx.items.add(older.id, [arrival(name) for name in "abc"], NOW, first_fetch=True)
    await tx.items.add(newer.id, [arrival(name) for name in "abz"], NOW, first_fetch=True)
    # Somebody who calls another's address his own, and shows something else.
    assert not await tx.aliases.seen(newer, newer.url, older.url)
    same = await added_feed(tx, "https://cermin.example/rss")
    await tx.items.add(same.id, [arrival(name) for name in "abc"], NOW, first_fetch=True)
    assert await tx.aliases.seen(same, same.url, older.url)
    assert await state_of(tx, same.url) is FeedState.ALIAS


async def test_an_alias_of_an_alias_points_at_the_feed_that_is_read(tx):
    first = await added_feed(tx, "https://satu.example/rss")
    second = await added_feed(tx, "https://dua.example/rss")
    third = await added_feed(tx, "https://tiga.example/rss")
    assert await tx.aliases.seen(third, second.url, "")
    assert await tx.aliases.seen(second, first.url, "")
    assert await tx.aliases.find([third.url]) == first


# ---------------------------------------------------------------------------------------------------------- silence


async def test_what_one_chat_left_out_is_no_other_chat_s_silence(tx):
    well, dead = (
        await added_feed(tx, "https://baik.example/rss"),
        await added_feed(tx, "https://mati.example/rss"),
    )
    late = NOW + 60 * MINUTE
    await tx.feeds.settle(FeedLook(well.id, late, late, None, 0, 0, None))
    await tx.feeds.settle(FeedLook(dead.id, late, late, "timeout", 5, 0, None))
    for place in (HERE, THERE):
        await tx.rules.add(rule_draft(place=place), NOW)
    await tx.feeds.leave_out(HERE.chat_id, well.id)
    await tx.feeds.leave_out(THERE.chat_id, dead.id)
    assert [one.place for one in await tx.silences.fallen(late - 30 * MINUTE, 10)] == [HERE]
