"""What could not be told in time comes together, in silence: nothing is dropped, nobody is woken by yesterday."""

from datetime import timedelta

import pytest

from bot.delivery.holding import is_late
from bot.model import DeliveryKind, Level, QuietHours, Reason, Timing
from bot.storage.schema import revisions, story_sources
from tests.bot.delivery.stage import EVENING, told, words
from tests.bot.outbox import place_of
from tests.botapi.faults import Fault, FaultKind

HOUR = 3_600


def hours(number):
    return timedelta(hours=number)


@pytest.mark.parametrize(
    ("published", "known", "level", "late"),
    [
        (1.9, 1.9, Level.INFO, False),
        (2.1, 2.1, Level.INFO, True),
        (3, 0.1, Level.IMPORTANT, False),  # we looked a moment before it was there
        (11, 11, Level.CRITICAL, False),
        (13, 13, Level.CRITICAL, True),
        (25, 0.1, Level.CRITICAL, True),  # it is of yesterday
    ],
)
def test_what_is_late(published, known, level, late):
    assert is_late(EVENING - hours(published), EVENING - hours(known), level, EVENING) is late


async def test_after_ten_hours_without_telegram_one_silent_message_tells_what_was_missed(
    newsroom, stage, botapi, wants, budi
):
    await wants(Timing())
    fault = botapi.faults.add(Fault(FaultKind.RESET_BEFORE, "sendMessage", times=None))
    siti = botapi.user("Siti", started=True)
    await newsroom.open(siti.id)
    for number in range(4):
        await told(newsroom, siti, f"Pemilu {number}")
    await stage.settle()  # the first calls have no answer: the line is down
    for number in range(3):
        await told(newsroom, budi, f"Kerusuhan {number}")
    await told(newsroom, budi, "Kudeta", Level.CRITICAL)
    await stage.settle_later(10 * HOUR)
    fault.times = fault.struck
    for _ in range(10):
        await stage.settle_later(60)
    assert words(budi.chat)[0] == "🔴 Kudeta"  # critical is late only after twelve hours
    (digest,) = budi.chat.history[1:]
    assert digest.text.startswith(
        "⏳ Selama saya tidak bisa melihat atau menulis, 5 Jan, 23:00 – 6 Jan, 09:0"
    )
    assert "3 berita" in digest.text
    assert digest.silent
    assert (await newsroom.counted())["send.withdrawn"] >= 3


async def test_after_ten_hours_without_a_feed_its_items_come_together(newsroom, stage, store, wants, budi):
    await wants(Timing())
    time = stage.time
    stories = []
    for number in range(3):
        story = await newsroom.story(f"Kerusuhan {number}")
        await aged(store, story, published=EVENING - hours(9 - number), looked=EVENING - hours(10))
        await newsroom.alert(place_of(budi.chat), story)
        stories.append(story)
    await stage.settle()
    assert budi.chat.history == []
    await stage.settle_later(31)
    (digest,) = budi.chat.history
    assert digest.text.startswith("⏳")
    assert digest.silent
    assert time.now() - EVENING < timedelta(minutes=1)


async def test_an_item_that_its_feed_shows_late_is_no_late_news(newsroom, stage, store, wants, budi):
    await wants(Timing())
    story = await newsroom.story("Kerusuhan")
    await aged(store, story, published=EVENING - hours(5), looked=EVENING - timedelta(minutes=10))
    await newsroom.alert(place_of(budi.chat), story)
    await stage.settle()
    assert words(budi.chat) == ["🟠 Kerusuhan"]


async def aged(store, story, published, looked):
    """Let a story's item have been published then, and its feed have been looked at last then."""
    async with store.begin() as tx:
        run = tx.connection.run
        of_item = story.sources[0].item_id
        await run(
            revisions.update()
            .where(revisions.c.item_id == of_item)
            .values(published_at=published, looked_before_at=looked)
        )
        await run(story_sources.update().where(story_sources.c.item_id == of_item).values(time=published))


async def test_a_turn_that_is_late_comes_with_what_was_missed(newsroom, stage, wants, budi):
    await wants(Timing())
    story, alert_id = await told(newsroom, budi, "Kerusuhan")
    await stage.settle()
    await stage.settle_later(10 * HOUR)
    story = await newsroom.grow(story, level=Level.IMPORTANT)
    await newsroom.deliver(DeliveryKind.REPLY, place_of(budi.chat), alert_id, story, (Reason.NEW_ESCALATOR,))
    await stage.settle()
    await stage.settle_later(31)
    assert len(budi.chat.history) == 2
    assert budi.chat.history[1].text.startswith("⏳")


async def test_what_quiet_hours_held_is_not_late(newsroom, stage, wants, budi):
    await wants(Timing(quiet=QuietHours(22 * 60, 6 * 60)))
    await told(newsroom, budi, "Kerusuhan")
    await stage.settle()
    await stage.settle_later(7 * HOUR)
    assert budi.chat.history[0].text.startswith("🌙")


async def test_late_news_keep_the_quiet_hours(newsroom, stage, wants, budi):
    await wants(Timing())
    await told(newsroom, budi, "Kerusuhan")
    stage.time.move(3 * HOUR)
    await stage.sender.step()  # late: it waits for half a minute
    await wants(Timing(quiet=QuietHours(22 * 60, 6 * 60)))
    await stage.settle_later(60)
    assert budi.chat.history == []
    await stage.settle_later(4 * HOUR)
    assert len(budi.chat.history) == 1


async def test_what_is_late_gathers_in_one_digest_while_it_comes_in(newsroom, stage, wants, budi):
    await wants(Timing())
    for number in range(5):
        await told(newsroom, budi, f"Kerusuhan {number}")
    stage.time.move(3 * HOUR)
    while await stage.sender.step():
        stage.time.move(20)  # a slow database
        await stage.digester.step()
    await stage.settle_later(31)
    (digest,) = budi.chat.history
    assert "5 berita" in digest.text
