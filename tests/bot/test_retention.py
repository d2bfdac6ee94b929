"""What is old is removed, what is live stays; on both databases, with a clock that the test moves."""

import sqlite3
from datetime import timedelta

import pytest
import sqlalchemy as sa
from structlog.testing import capture_logs

from bot.model import (
    Audience,
    ChatId,
    ChatState,
    Decision,
    DeliveryKind,
    Mute,
    MuteId,
    MuteKind,
    Place,
    Reason,
    Update,
)
from bot.retention import Sweeper
from bot.storage import Store
from bot.storage.schema import metadata
from tests.bot.feeds.test_poll import _desk
from tests.bot.storage.samples import (
    HERE,
    MINUTE,
    NOW,
    act,
    added_feed,
    added_revisions,
    added_story,
    answer,
    arrival,
    chat,
    rule_draft,
    told,
)
from tests.feedserver.render import Entry
from tests.manual_time import ManualTime
from tests.one_delivery import lease_one, sent_one

DAY = timedelta(days=1)
KEPT = 90 * DAY
GONE = Place(ChatId(200))


@pytest.fixture
async def desk(store, feedserver):
    async with _desk(store, store, feedserver) as made:
        yield made


async def rows(store) -> dict[str, int]:
    """Count the rows of every table that holds any."""
    async with store.begin() as tx:
        counted = {
            name: await tx.connection.value(sa.select(sa.func.count()).select_from(table))
            for name, table in metadata.tables.items()
        }
    return {name: number for name, number in counted.items() if number}


async def sent(tx, delivery_key_of, at) -> None:
    """Settle all that is due."""
    while due := await tx.deliveries.due(at, [], 100):
        for one in due:
            assert await lease_one(tx, one.id, at, at + MINUTE)
            await sent_one(tx, one.id, delivery_key_of(one), 1, at)


async def lived(store, place, at=NOW, identity="1") -> None:
    """Let a chat have all that it can have of one story."""
    async with store.begin() as tx:
        alert = await told(tx, place, f"query {identity}", identity)
        (revision,) = await tx.items.undecided(1)
        await tx.items.decided(revision.id, Reason.TOLD, None, at)
        await tx.stories.record(
            [Decision(alert.story_id, revision.id, place, alert.rule_ids[0], Reason.TOLD, at)]
        )
        await tx.deliveries.add([act(alert), answer(identity, place)])
        await sent(tx, lambda one: 1_000 + one.id, at)
        await tx.inbox.store([Update(int(identity), place.chat_id, {"message": {}})], at)
        for pending in await tx.inbox.pending([], 10):
            await tx.inbox.handled(pending.number, at)
        await tx.drafts.keep(place, "kata", at)
        await tx.mutes.add(Mute(MuteId(0), place, MuteKind.STORY, str(alert.story_id), at))
        await tx.tests.keep(place, "kata", "id", "answer:1:0", at)


def sweeper(store, time, followed=10**6, kept=KEPT) -> Sweeper:
    return Sweeper(store, time, time, kept, lambda: followed)


async def test_of_a_chat_that_left_and_its_news_nothing_is_left_after_the_time(store):
    await lived(store, GONE)
    async with store.begin() as tx:
        await tx.chats.close(GONE.chat_id, ChatState.STOPPED, NOW)
        for health in await tx.feeds.health():
            await tx.feeds.remove(health.feed.id)
    before = await rows(store)
    assert await sweeper(store, ManualTime(NOW + KEPT - DAY)).step() == 1  # the update
    assert {**before, "inbox": 1} == {**await rows(store), "inbox": 1}
    with capture_logs() as logs:
        await sweeper(store, ManualTime(NOW + KEPT + DAY)).step()
    # The feed is known still, so that it stays out; the newest change is by what decide knows where it stands.
    assert await rows(store) == {"feeds": 1, "changes": 1, "queries": 1}
    assert [entry["event"] for entry in logs] == ["retention.removed"]
    assert str(GONE.chat_id) not in str({name: value for name, value in logs[0].items() if name != "rows"})


async def test_what_is_live_stays_while_what_is_old_goes(store):
    await lived(store, HERE, identity="1")
    later = NOW + 88 * DAY
    async with store.begin() as tx:
        # The same chat was told of another story since, and its rule stands.
        (rule,) = await tx.rules.of_place(HERE)
        feed = await added_feed(tx, "https://news.example/later")
        await tx.items.add(feed.id, [arrival("2")], later, first_fetch=False)
        (revision,) = await tx.items.undecided(1)
        assert revision.seen_at == later
        await tx.items.decided(revision.id, Reason.TOLD, None, later)
        live = await added_story(tx, "3", feed=feed, first_at=later, last_at=later)
        await tx.deliveries.add([answer("later", due_at=later + 100 * DAY)])
        await tx.inbox.store([Update(9, HERE.chat_id, {})], later)
    await sweeper(store, ManualTime(NOW + KEPT + DAY)).step()
    async with store.begin() as tx:
        assert await tx.rules.of_place(HERE) == (rule,)
        assert (await tx.chats.get(HERE.chat_id)).state is ChatState.OPEN
        assert [story.id for story in await tx.stories.live(later)] == [live.id]
        assert await tx.inbox.waiting() == 1
        assert len(await tx.items.undecided(10)) == 1
    left = await rows(store)
    assert {
        name: left.get(name, 0) for name in ("stories", "alerts", "decisions", "deliveries", "inbox")
    } == {
        "stories": 1,
        "alerts": 0,
        "decisions": 0,
        "deliveries": 1,
        "inbox": 1,
    }


async def test_an_alert_whose_delivery_is_still_to_be_made_stays_with_its_story(store):
    async with store.begin() as tx:
        await tx.deliveries.add([act(await told(tx), DeliveryKind.SEND)])
        (revision,) = await tx.items.undecided(1)
        await tx.items.decided(revision.id, Reason.TOLD, None, NOW)
    before = await rows(store)
    await sweeper(store, ManualTime(NOW + 2 * KEPT), followed=0).step()
    assert await rows(store) == before


@pytest.mark.parametrize(
    ("shown", "read", "kept"),
    [
        (NOW, NOW + 200 * DAY, False),
        (NOW + 199.5 * DAY, NOW + 200 * DAY, True),
        (NOW, NOW + DAY, True),  # the feed has answered nothing new since: it shows what it showed
        (NOW, None, True),
        (NOW + 150 * DAY, NOW + 200 * DAY, True),
    ],
)
async def test_an_item_stays_while_its_feed_shows_it(store, shown, read, kept):
    async with store.begin() as tx:
        feed = await added_feed(tx)
        (revision,) = await added_revisions(tx, feed, "1")
        await tx.items.decided(revision.id, Reason.NO_MATCH, None, NOW)
        await tx.feeds.shown(feed.id, ["1"], shown)
        if read is None:
            await tx.connection.run(sa.update(metadata.tables["feeds"]).values(read_at=None))
        else:
            await tx.feeds.shown(feed.id, ["another"], read)
    await sweeper(store, ManualTime(NOW + 200 * DAY)).step()
    async with store.begin() as tx:
        assert bool(await tx.feeds.known(feed.id, ["1"])) is kept
    # What it said is not kept with it.
    assert "revisions" not in await rows(store)


async def test_a_rule_behind_a_link_is_kept_for_a_year_after_it_was_last_shared(store):
    async with store.begin() as tx:
        await tx.shared.share("lama", "old", NOW)
        await tx.shared.share("baru", "new", NOW)
        await tx.shared.share("baru", "newer", NOW + 100 * DAY)
    await sweeper(store, ManualTime(NOW + 366 * DAY)).step()
    async with store.begin() as tx:
        assert await tx.shared.find("old") is None
        assert await tx.shared.find("new") == "baru"


async def test_links_that_are_over_and_broadcasts_that_ended_go(store):
    operator = chat(1)
    async with store.begin() as tx:
        await tx.chats.open(operator, NOW)
        invite = await tx.invites.add("abc", 5, NOW, NOW + 7 * DAY)
        await tx.invites.admit(operator.id, invite.id, NOW)
        await tx.invites.add("def", 5, NOW, NOW + 400 * DAY)
        over = await tx.broadcasts.draft(operator.id, "Halo", Audience(), NOW)
        await tx.broadcasts.begin(over.id, 5, 1)
        await tx.broadcasts.end(over, NOW)
        going = await tx.broadcasts.draft(operator.id, "Hai", Audience(), NOW)
        await tx.broadcasts.begin(going.id, 6, 1)
        await tx.broadcasts.draft(operator.id, "Lupa", Audience(), NOW)
    await sweeper(store, ManualTime(NOW + KEPT + 8 * DAY)).step()
    async with store.begin() as tx:
        # Who came in stays in, by whichever link.
        assert await tx.invites.is_admitted(operator.id, operator.id)
        assert await tx.invites.by(operator.id) is None
        assert await tx.broadcasts.going() == (going.id,)
    kept = await rows(store)
    assert (kept["invites"], kept["broadcasts"], kept["admissions"]) == (1, 1, 1)


async def test_a_change_that_decide_has_not_followed_stays(store):
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        for word in ("satu", "dua", "tiga"):
            await tx.rules.add(rule_draft(word), NOW)
        await tx.rules.remove(HERE, 1, NOW)
    time = ManualTime(NOW)
    await sweeper(store, time, followed=2).step()
    async with store.begin() as tx:
        assert [change.number for change in await tx.rules.changes_since(0)] == [2, 3, 4]
        assert await tx.rules.last_change() == 4
    await sweeper(store, time, followed=4).step()
    async with store.begin() as tx:
        assert [change.number for change in await tx.rules.changes_since(0)] == [4]
        # A query whose addition is no longer among the changes is told as removed all the same when its chat is erased.
        await tx.chats.erase(HERE.chat_id)
        assert {change.text for change in await tx.rules.changes_since(0)} == {""}
        assert len(await tx.rules.changes_since(4)) == 2


async def test_the_file_gives_room_back_and_nothing_of_it_can_be_read(sqlite_url, tmp_path):
    async with Store.open(sqlite_url, synchronous="normal") as store:
        async with store.begin() as tx:
            feed = await added_feed(tx)
            await tx.feeds.remove(feed.id)
            for batch in range(20):
                drafts = [
                    arrival(f"{batch}-{number}", summary="rahasia " * 60, author="") for number in range(100)
                ]
                await tx.items.add(feed.id, drafts, NOW, first_fetch=False)
            for revision in await tx.items.undecided(10_000):
                await tx.items.decided(revision.id, Reason.NO_MATCH, None, NOW)
        await store.scrub()
        file = tmp_path / "kentongan.db"
        full = file.stat().st_size
        one = sweeper(store, ManualTime(NOW + 2 * KEPT))
        assert await one.step() == 4_000
        assert one.removed == {("revisions",): 2_000, ("items",): 2_000}
        assert file.stat().st_size < full * 0.6
        assert b"rahasia" not in b"".join(part.read_bytes() for part in tmp_path.glob("kentongan.db*"))
    line = sqlite3.connect(file)
    assert line.execute("PRAGMA auto_vacuum").fetchone() == (2,)
    line.close()


async def test_a_transaction_that_lasts_long_is_followed_by_smaller_ones(sqlite_url):
    class Slow(ManualTime):
        """Time passes at every look at it."""

        def monotonic(self):
            self.move(0.03)
            return super().monotonic()

    async with Store.open(sqlite_url, synchronous="normal") as store:
        async with store.begin() as tx:
            await tx.inbox.store([Update(number, HERE.chat_id, {}) for number in range(100)], NOW)
            while pending := await tx.inbox.pending([], 100):
                for one in pending:
                    await tx.inbox.handled(one.number, NOW)
        time = Slow(NOW + KEPT)
        one = sweeper(store, time)
        await one.step()
        assert one.removed == {("updates",): 100}
        # Each took half as long again as it may: the chunks shrink, and others have three times as long in between.
        assert len(time.slept) > 20
        assert all(abs(slept - 0.09) < 1e-6 for slept in time.slept[:10])


async def test_an_item_that_its_feed_has_shown_for_a_year_is_not_new_again(desk):
    feed = desk.newsroom.feed("/a.xml")
    old, passing = Entry("Tetap", link="https://k.example/1", guid="1"), Entry("Lalu", guid="2")
    feed.publish(passing, old)
    await desk.read(feed)
    await desk.look()
    async with desk.store.begin() as tx:
        for revision in await tx.items.undecided(10):
            await tx.items.decided(revision.id, Reason.NO_MATCH, None, desk.time.now())
    feed.entries = [old]
    for number in range(4):
        desk.time.move(90 * 86_400)
        feed.publish(Entry(f"Baru {number}", guid=f"n{number}"))
        await desk.look()
        await sweeper(desk.store, desk.time).step()
    titles = await desk.undecided()
    assert titles == ["Baru 0", "Baru 1", "Baru 2", "Baru 3"]
    # What left the feed is forgotten.
    async with desk.store.begin() as tx:
        kept = await tx.connection.rows(sa.select(metadata.tables["items"].c.title))
    assert "Lalu" not in {row.title for row in kept}
    assert "Tetap" in {row.title for row in kept}
