from bot.model import Medium, Reason
from tests.bot.storage.samples import ANNOTATION, MINUTE, NOW, added_feed, added_revisions, arrival


async def test_a_new_item_waits_to_be_decided_with_its_feed(store):
    async with store.begin() as tx:
        feed = await added_feed(tx)
        assert await tx.items.add(feed.id, [arrival("1")], NOW, first_fetch=True) == 1
        (revision,) = await tx.items.undecided(10)
    assert revision.feed == feed
    assert (revision.title, revision.summary, revision.author) == ("Kerusuhan 1", "Puluhan tewas", "Sari")
    assert (revision.link, revision.category) == ("https://news.example/1?utm=1", "dunia")
    assert (revision.published_at, revision.first_seen_at, revision.seen_at) == (NOW - MINUTE, NOW, NOW)
    assert (revision.first_fetch, revision.revises, revision.attempts) == (True, False, 0)


async def test_pictures_and_files_are_kept_with_the_revision(store):
    media = (
        Medium("https://news.example/a.jpg", "image/jpeg", 640, 480),
        Medium("https://news.example/a.mp3", "", length=9),
    )
    async with store.begin() as tx:
        feed = await added_feed(tx)
        await tx.items.add(feed.id, [arrival("1", media=media), arrival("2")], NOW, first_fetch=True)
        first, second = await tx.items.undecided(10)
    assert (first.media, second.media) == (media, ())


async def test_the_same_again_does_nothing(store):
    async with store.begin() as tx:
        feed = await added_feed(tx)
        await tx.items.add(feed.id, [arrival("1"), arrival("2")], NOW, first_fetch=False)
        again = [arrival("1"), arrival("2"), arrival("3")]
        assert await tx.items.add(feed.id, again, NOW + MINUTE, first_fetch=False) == 1
        assert [revision.title[-1] for revision in await tx.items.undecided(10)] == ["1", "2", "3"]


async def test_a_changed_item_is_a_revision(store):
    async with store.begin() as tx:
        feed = await added_feed(tx)
        await tx.items.add(feed.id, [arrival("1")], NOW, first_fetch=True)
        known = await tx.feeds.known(feed.id, ["1"])
        changed = arrival("1", item_id=known["1"].id, title="Ralat", content_hash="other")
        assert await tx.items.add(feed.id, [changed], NOW + MINUTE, first_fetch=False) == 1
        first, second = await tx.items.undecided(10)
        known = await tx.feeds.known(feed.id, ["1"])
    assert (first.item_id, first.revises, first.title) == (second.item_id, False, "Kerusuhan 1")
    assert (second.revises, second.title, second.first_fetch) == (True, "Ralat", False)
    assert (second.first_seen_at, second.seen_at) == (NOW, NOW + MINUTE)
    assert (known["1"].title, known["1"].content_hash) == ("Ralat", "other")


async def test_a_change_that_came_as_a_new_item_is_a_revision_too(store):
    async with store.begin() as tx:
        feed = await added_feed(tx)
        await tx.items.add(feed.id, [arrival("1")], NOW, first_fetch=True)
        await tx.items.add(feed.id, [arrival("1", content_hash="other")], NOW, first_fetch=False)
        assert [revision.revises for revision in await tx.items.undecided(10)] == [False, True]


async def test_the_same_identity_in_two_feeds_is_two_items(store):
    async with store.begin() as tx:
        for url in ("https://1", "https://2"):
            await added_revisions(tx, await added_feed(tx, url), "1")
        assert len({revision.item_id for revision in await tx.items.undecided(10)}) == 2


async def test_decided_revisions_wait_no_more(store):
    async with store.begin() as tx:
        one, two = await added_revisions(tx, await added_feed(tx), "1", "2")
        await tx.items.decided(one.id, Reason.TOLD, ANNOTATION, NOW)
        assert await tx.items.undecided(10) == (two,)
        await tx.items.decided(two.id, Reason.NO_MATCH, None, NOW)
        assert await tx.items.undecided(10) == ()


async def test_undecided_keeps_the_order_and_the_limit(store):
    async with store.begin() as tx:
        revisions = await added_revisions(tx, await added_feed(tx), *map(str, range(10)))
        assert await tx.items.undecided(3) == tuple(revisions[:3])


async def test_the_third_failure_sets_aside(store):
    async with store.begin() as tx:
        one, two = await added_revisions(tx, await added_feed(tx), "1", "2")
        assert not await tx.items.failed(one.id, "KeyError", NOW)
        assert not await tx.items.failed(one.id, "KeyError", NOW)
        assert (await tx.items.undecided(10))[0].attempts == 2
        assert await tx.items.failed(one.id, "ValueError", NOW)
        assert await tx.items.undecided(10) == (two,)


async def test_items_may_be_named_anew(store):
    async with store.begin() as tx:
        feed = await added_feed(tx)
        await added_revisions(tx, feed, "1", "2", "3")
        known = await tx.feeds.known(feed.id, ["1", "2"])
        await tx.items.reidentify({known["1"]: "new", known["2"]: "3"})
        now = await tx.feeds.known(feed.id, ["1", "2", "3", "new"])
    assert set(now) == {"2", "3", "new"}
    assert now["new"].id == known["1"].id


async def test_recent_texts_are_of_the_newest_revisions_oldest_first(store):
    async with store.begin() as tx:
        feed = await added_feed(tx)
        await added_revisions(tx, feed, "old", at=NOW - 60 * MINUTE)
        await added_revisions(tx, feed, "1", "2")
        await tx.items.add(
            feed.id, [arrival("1", title="Ralat", content_hash="other")], NOW + MINUTE, first_fetch=False
        )
        texts = await tx.items.recent_texts(NOW - MINUTE)
    assert texts == (("Kerusuhan 2", "Puluhan tewas"), ("Ralat", "Puluhan tewas"))


async def test_hostile_text_is_kept_without_what_databases_refuse(store):
    hostile = arrival("nul\0lone\ud800", title="a\0b\udfff", summary="\0", author="'; DROP TABLE items; --")
    async with store.begin() as tx:
        feed = await added_feed(tx)
        assert await tx.items.add(feed.id, [hostile], NOW, first_fetch=False) == 1
        assert await tx.items.add(feed.id, [hostile], NOW, first_fetch=False) == 0
        known = await tx.feeds.known(feed.id, [hostile.identity])
        (revision,) = await tx.items.undecided(10)
    assert known[hostile.identity].identity == hostile.identity
    assert (revision.title, revision.summary) == ("ab?", "")
    assert revision.author == "'; DROP TABLE items; --"


async def test_an_identity_of_any_length_is_one_key(store):
    long = "ж" * 100_000
    async with store.begin() as tx:
        feed = await added_feed(tx)
        both = [arrival(long), arrival(long + "x", content_hash="2")]
        assert await tx.items.add(feed.id, both, NOW, first_fetch=False) == 2
        assert await tx.items.add(feed.id, both, NOW, first_fetch=False) == 0
        assert set(await tx.feeds.known(feed.id, [long])) == {long}
