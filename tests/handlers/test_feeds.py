"""What /feeds says of feeds that nobody could look at, that are young, or gone; through a real database."""

from datetime import timedelta

from bot.model import FeedHealth, FeedLook, FeedState, Pacing, Scope, Validators
from tests.bot.storage.samples import arrival, feed_draft
from tests.handlers.people import Talks

WEEK = timedelta(days=7)


async def listed(talks: Talks) -> str:
    await talks.say("/start")
    return "\n".join(answer.text for answer in await talks.say("/feeds"))


async def looked_at(talks: Talks, name: str, error: str | None = None, state=FeedState.ACTIVE):
    async with talks.store.begin() as tx:
        draft = feed_draft(f"https://{name}.example/", publisher=name, scope=Scope.SHARED)
        feed = await tx.feeds.add(draft, talks.time.now())
        validators = None if error else Validators()
        failures = 2 if error else 0
        at = talks.time.now()
        await tx.feeds.settle(FeedLook(feed.id, at, at, error, failures, failures, validators, state))
        return feed


async def test_a_feed_that_was_not_looked_at_did_not_answer(talks):
    await looked_at(talks, "Satu")
    talks.time.move(60)
    async with talks.store.begin() as tx:
        waiting = await tx.feeds.add(
            feed_draft("https://dua.example/", publisher="Dua", scope=Scope.SHARED), talks.time.now()
        )
        await tx.feeds.put_off(waiting.id, talks.time.now(), Pacing.CROWDED)
        asked = await tx.feeds.add(
            feed_draft("https://tiga.example/", publisher="Tiga", scope=Scope.SHARED), talks.time.now()
        )
        await tx.feeds.put_off(asked.id, talks.time.now(), Pacing.ASKED)
    said = await listed(talks)
    assert "1 dari 3 kanal menjawab" in said
    assert "Dua (id): banyak kanal dari server ini menunggu giliran" in said
    assert "Tiga (id): servernya meminta saya menunggu" in said


async def test_a_shared_feed_that_is_gone_is_listed_as_gone(talks):
    await looked_at(talks, "Satu", "gone", FeedState.GONE)
    assert "Satu (id): menyatakan sudah dihapus" in await listed(talks)


async def test_the_past_in_a_feeds_first_body_is_no_daily_news(talks):
    feed = await looked_at(talks, "Satu")
    async with talks.store.begin() as tx:
        await tx.items.add(feed.id, [arrival(str(n)) for n in range(50)], talks.time.now(), first_fetch=True)

    async def health() -> FeedHealth:
        async with talks.store.begin() as tx:
            (one,) = await tx.feeds.health(talks.time.now() - WEEK)
        return one

    began = talks.time.now()
    talks.time.move(2 * 86_400)
    async with talks.store.begin() as tx:
        await tx.items.add(feed.id, [arrival("new")], talks.time.now(), first_fetch=False)
    assert ((await health()).week_items, (await health()).counted_since) == (1, began)
    talks.time.move(6 * 86_400)
    assert ((await health()).week_items, (await health()).counted_since) == (1, talks.time.now() - WEEK)
