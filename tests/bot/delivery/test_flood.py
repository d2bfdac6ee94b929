"""A rule that finds too much is gathered in one message, which is edited as more comes, with ways to narrow it."""

from datetime import timedelta

import pytest

from bot.delivery import SendSettings
from bot.model import DeliveryKind, Level, Reason, Timing
from tests.bot.delivery.stage import Stage, told, words
from tests.bot.outbox import place_of
from tests.one_delivery import lease_one

MOST = 3


@pytest.fixture
async def stage(store, botapi, time):
    one = Stage(store, botapi, time, SendSettings(flood_per_hour=MOST))
    yield one
    await one.close()


async def flood(newsroom, stage, budi, count, level=Level.IMPORTANT, first=0):
    alerts = []
    for number in range(first, first + count):
        alerts.append(await told(newsroom, budi, f"Gempa {number}", level))
        await stage.settle_later(1)
    return alerts


async def test_beyond_so_many_an_hour_one_message_gathers_the_rest(newsroom, stage, wants, budi):
    await wants(Timing())
    await flood(newsroom, stage, budi, MOST + 1)
    assert words(budi.chat)[:MOST] == ["🟠 Gempa 0", "🟠 Gempa 1", "🟠 Gempa 2"]
    (gathered,) = budi.chat.history[MOST:]
    assert gathered.text.startswith("🌊 Aturan 1 menemukan sangat banyak. Sampai 6 Jan, 00:00")
    assert "Gempa 3" in gathered.text
    assert "severity>=important" in gathered.text
    await flood(newsroom, stage, budi, 10, first=4)
    await stage.settle_later(120)
    assert len(budi.chat.history) == MOST + 1
    assert "sejauh ini 11 berita" in budi.chat.history[MOST].text
    assert (await newsroom.counted())["digest.sent"] <= 3


async def test_more_than_fits_is_counted(newsroom, stage, wants, budi):
    await wants(Timing())
    await flood(newsroom, stage, budi, 80)
    await stage.settle_later(120)
    text = budi.chat.history[MOST].text
    assert "sejauh ini 77 berita" in text
    assert " lagi\n" in text
    assert len(text) <= 4_096


async def test_what_is_critical_comes_by_itself(newsroom, stage, wants, budi):
    await wants(Timing())
    await flood(newsroom, stage, budi, MOST + 2)
    await told(newsroom, budi, "Tsunami", Level.CRITICAL)
    await stage.settle_later(1)
    assert words(budi.chat)[-1] == "🔴 Tsunami"


async def test_a_gathered_story_that_turns_critical_leaves_the_message(newsroom, stage, wants, budi):
    await wants(Timing())
    *_, (story, alert_id) = await flood(newsroom, stage, budi, MOST + 2)
    await stage.settle_later(120)
    story = await newsroom.grow(story, "Tsunami", Level.CRITICAL)
    await newsroom.deliver(DeliveryKind.REPLY, place_of(budi.chat), alert_id, story, (Reason.LEVEL_ROSE,))
    await stage.settle_later(1)
    assert words(budi.chat)[-1] == "🔴 Tsunami"
    assert not budi.chat.history[-1].silent


async def test_after_an_hour_alerts_come_one_by_one_again(newsroom, stage, store, wants, budi):
    await wants(Timing())
    *_, (_, alert_id) = await flood(newsroom, stage, budi, MOST + 2)
    await stage.settle_later(3_600)
    async with store.begin() as tx:
        assert await tx.digests.held(alert_id) is None
    await flood(newsroom, stage, budi, 1, first=90)
    assert words(budi.chat)[-1] == "🟠 Gempa 90"
    assert len(budi.chat.history) == MOST + 2


async def test_other_chats_have_a_count_of_their_own(newsroom, stage, botapi, wants, budi):
    await wants(Timing())
    siti = botapi.user("Siti", started=True)
    await newsroom.open(siti.id)
    await flood(newsroom, stage, budi, MOST + 1)
    await flood(newsroom, stage, siti, MOST, first=50)
    assert words(siti.chat) == ["🟠 Gempa 50", "🟠 Gempa 51", "🟠 Gempa 52"]


async def test_a_chat_may_allow_more(newsroom, stage, wants, budi):
    await wants(Timing(flood_per_hour=100))
    await flood(newsroom, stage, budi, MOST * 3)
    assert len(budi.chat.history) == MOST * 3


async def test_a_gathered_message_that_people_deleted_comes_anew(newsroom, stage, wants, budi):
    await wants(Timing())
    await flood(newsroom, stage, budi, MOST + 1)
    await budi.delete(budi.chat.history[MOST])
    await flood(newsroom, stage, budi, 1, first=60)
    await stage.settle_later(121)
    assert "Gempa 60" in budi.chat.history[-1].text
    await flood(newsroom, stage, budi, 1, first=61)
    await stage.settle_later(121)
    assert "Gempa 61" in budi.chat.history[-1].text
    assert len(budi.chat.history) == MOST + 2


async def test_a_kill_leaves_one_gathered_message(newsroom, stage, store, botapi, wants, budi):
    await wants(Timing())
    await flood(newsroom, stage, budi, MOST)
    await told(newsroom, budi, "Gempa 7")
    await stage.sender.step()
    await stage.digester.step()
    async with store.begin() as tx:
        (due,) = await tx.deliveries.due(stage.time.now(), (), 1)
        now = stage.time.now()
        assert await lease_one(tx, due.id, now, now + timedelta(minutes=3))
        await tx.deliveries.take_over_leases()
    again = Stage(store, botapi, stage.time, SendSettings(flood_per_hour=MOST))
    await again.settle_later(60)
    await again.close()
    assert len(budi.chat.history) == MOST + 1
