"""What quiet hours and digests hold, what passes, and what becomes of it: real database, strict Bot API server."""

from datetime import timedelta

import pytest

from bot.model import (
    ChatId,
    ChatState,
    DeliveryKind,
    DigestTime,
    Level,
    Phrase,
    QuietHours,
    Reason,
    Schedule,
    Timing,
)
from tests.bot.delivery.stage import TEXTS, Stage, told, words
from tests.bot.outbox import place_of
from tests.botapi.faults import Fault, FaultKind
from tests.one_delivery import lease_one

QUIET = Timing(quiet=QuietHours(22 * 60, 6 * 60))
DAILY = Timing(digest=DigestTime(Schedule.DAILY, 7 * 60 + 30))
HOUR = 3_600


async def test_what_quiet_hours_held_comes_as_one_digest_at_their_end(newsroom, stage, wants, budi):
    await wants(QUIET)
    for number in range(3):
        await told(newsroom, budi, f"Kerusuhan {number}")
    await stage.settle()
    await stage.settle_later(7 * HOUR - 1)
    assert budi.chat.history == []
    await stage.settle_later(1)
    (message,) = budi.chat.history
    assert message.text.startswith("🌙 Selama jam tenang: 3 berita")
    assert all(f"Kerusuhan {number}" in message.text for number in range(3))
    assert not message.silent
    await stage.settle_later(HOUR)
    assert len(budi.chat.history) == 1
    assert await newsroom.counted() == {"digest.sent": 1, "send.withdrawn": 3}


async def test_a_digest_of_mild_stories_makes_no_sound(newsroom, stage, wants, budi):
    await wants(QUIET)
    await told(newsroom, budi, "Kerusuhan", Level.INFO)
    await stage.settle()
    await stage.settle_later(7 * HOUR)
    assert budi.chat.history[0].silent


async def test_critical_passes_quiet_hours(newsroom, stage, wants, budi):
    await wants(QUIET)
    await told(newsroom, budi, "Kudeta", Level.CRITICAL)
    await stage.settle()
    assert words(budi.chat) == ["🔴 Kudeta"]
    assert not budi.chat.history[0].silent


async def test_critical_waits_where_people_want_that(newsroom, stage, wants, budi):
    await wants(Timing(quiet=QuietHours(22 * 60, 6 * 60, critical_passes=False)))
    await told(newsroom, budi, "Kudeta", Level.CRITICAL)
    await stage.settle()
    assert budi.chat.history == []


async def test_a_held_story_that_turns_critical_is_sent_at_once_and_leaves_the_digest(
    newsroom, stage, wants, budi
):
    await wants(QUIET)
    story, alert_id = await told(newsroom, budi, "Kerusuhan")
    await told(newsroom, budi, "Banjir")
    await stage.settle()
    story = await newsroom.grow(story, "Kudeta", Level.CRITICAL)
    place = place_of(budi.chat)
    await newsroom.deliver(DeliveryKind.REPLY, place, alert_id, story, (Reason.LEVEL_ROSE,))
    await newsroom.deliver(DeliveryKind.EDIT, place, alert_id, story)
    await stage.settle_later(60)
    assert words(budi.chat) == ["🔴 Kudeta"]
    assert not budi.chat.history[0].silent
    await stage.settle_later(7 * HOUR)
    assert len(budi.chat.history) == 2
    assert "Banjir" in budi.chat.history[1].text
    assert "Kudeta" not in budi.chat.history[1].text
    # It is an alert as any other from then on.
    story = await newsroom.grow(story, "Kudeta gagal")
    await newsroom.deliver(DeliveryKind.EDIT, place, alert_id, story)
    await stage.settle()
    assert words(budi.chat)[0] == "🔴 Kudeta gagal"


async def test_a_held_story_is_shown_as_it_stands_when_its_digest_goes(newsroom, stage, wants, budi):
    await wants(QUIET)
    story, alert_id = await told(newsroom, budi, "Kerusuhan")
    await stage.settle()
    story = await newsroom.grow(story, "Kerusuhan meluas")
    for kind in (DeliveryKind.EDIT, DeliveryKind.REPLY):
        await newsroom.deliver(kind, place_of(budi.chat), alert_id, story, (Reason.TOLL_ROSE,))
    await stage.settle_later(7 * HOUR)
    (message,) = budi.chat.history
    assert "Kerusuhan meluas" in message.text
    assert await newsroom.counted() == {
        "digest.sent": 1,
        "edit.withdrawn": 1,
        "reply.withdrawn": 1,
        "send.withdrawn": 1,
    }


async def test_a_turn_of_a_story_that_a_digest_told_makes_a_message_of_its_own(newsroom, stage, wants, budi):
    await wants(QUIET)
    story, alert_id = await told(newsroom, budi, "Kerusuhan")
    await stage.settle()
    await stage.settle_later(7 * HOUR)
    place = place_of(budi.chat)
    story = await newsroom.grow(story, "Dua sumber")
    await newsroom.deliver(DeliveryKind.EDIT, place, alert_id, story)
    await stage.settle()
    assert len(budi.chat.history) == 1
    story = await newsroom.grow(story, "Dua puluh tewas")
    await newsroom.deliver(DeliveryKind.REPLY, place, alert_id, story, (Reason.TOLL_ROSE,))
    await stage.settle()
    first = budi.chat.history[1]
    assert first.text.startswith("🟠 Dua puluh tewas")
    assert first.reply_to is None
    assert not first.silent
    (alert,) = await newsroom.alerts(story)
    assert alert.message_id == first.id


async def test_a_turn_of_a_told_story_waits_in_quiet_hours_and_its_message_is_edited_meanwhile(
    newsroom, stage, wants, budi
):
    story, alert_id = await told(newsroom, budi, "Kerusuhan", Level.INFO)
    await stage.settle()
    await wants(QUIET)
    place = place_of(budi.chat)
    story = await newsroom.grow(story, "Kerusuhan meluas", Level.IMPORTANT)
    await newsroom.deliver(DeliveryKind.REPLY, place, alert_id, story, (Reason.LEVEL_ROSE,))
    await newsroom.deliver(DeliveryKind.EDIT, place, alert_id, story)
    await stage.settle_later(200)
    assert words(budi.chat) == ["🟠 Kerusuhan meluas"]
    await stage.settle_later(7 * HOUR)
    assert len(budi.chat.history) == 2
    digest = budi.chat.history[1].text
    assert "Kerusuhan meluas" in digest
    assert TEXTS.plain("id", Phrase("reply-level_rose", {"level": "important"})) in digest
    story = await newsroom.grow(story, "Reda")
    await newsroom.deliver(DeliveryKind.EDIT, place, alert_id, story)
    await stage.settle()
    assert words(budi.chat)[0] == "🟠 Reda"


async def test_a_daily_digest_comes_at_its_hour(newsroom, stage, wants, budi):
    await wants(DAILY)
    await told(newsroom, budi, "Kerusuhan")
    await told(newsroom, budi, "Kudeta", Level.CRITICAL)
    await stage.settle()
    assert words(budi.chat) == ["🔴 Kudeta"]
    await stage.settle_later(8.5 * HOUR)
    assert words(budi.chat)[1] == "📋 Rangkuman: 1 berita"
    await stage.settle_later(24 * HOUR)
    assert len(budi.chat.history) == 2


async def test_a_long_digest_comes_in_parts_and_nothing_is_lost(newsroom, stage, wants, budi):
    await wants(DAILY)
    titles = [f"Kerusuhan {number} " + "di kota yang jauh " * 8 for number in range(70)]
    for title in titles:
        await told(newsroom, budi, title, Level.INFO)
    await stage.settle()
    await stage.settle_later(8.5 * HOUR)
    parts = [message.text for message in budi.chat.history]
    assert len(parts) > 3
    for number in range(70):
        assert sum(f"Kerusuhan {number} " in part for part in parts) == 1
    assert parts[1].startswith("📋 Rangkuman, bagian 2")
    assert "lagi di pesan berikutnya" not in parts[-1]
    assert await newsroom.counted() == {"digest.sent": len(parts), "send.withdrawn": 70}


@pytest.mark.parametrize("moment", ["before", "called", "leased", "sent"])
async def test_a_kill_around_the_hour_neither_misses_nor_doubles_the_digest(
    newsroom, stage, store, botapi, wants, budi, moment
):
    time = stage.time
    await wants(DAILY)
    await told(newsroom, budi, "Kerusuhan")
    await stage.settle()
    time.move(8.5 * HOUR - 1)  # 07:29:59
    await stage.settle()
    if moment != "before":
        time.move(1)
        await stage.digester.step()
    if moment == "leased":
        async with store.begin() as tx:
            (due,) = await tx.deliveries.due(time.now(), (), 1)
            assert await lease_one(tx, due.id, time.now(), time.now() + timedelta(minutes=3))
    if moment == "sent":
        await stage.sender.step()
    # What the process held in memory is gone; the next one comes up ten minutes after the hour.
    again = Stage(store, botapi, time)
    time.move(600)
    async with store.begin() as tx:
        await tx.deliveries.take_over_leases()
    for _ in range(3):
        await again.settle_later(60)
    await again.close()
    assert words(budi.chat) == ["📋 Rangkuman: 1 berita"]


async def test_a_digest_without_an_answer_is_tried_until_there_is_one(newsroom, stage, botapi, wants, budi):
    await wants(DAILY)
    await told(newsroom, budi, "Kerusuhan")
    await stage.settle()
    botapi.faults.add(Fault(FaultKind.RESET_BEFORE, "sendMessage"))
    await stage.settle_later(8.5 * HOUR)
    assert budi.chat.history == []
    await stage.settle_later(2)
    assert len(budi.chat.history) == 1
    assert await newsroom.counted() == {
        "digest.maybe_doubled": 1,
        "digest.sent": 1,
        "send.withdrawn": 1,
    }


async def test_a_digest_whose_rules_are_paused_is_not_sent(newsroom, stage, store, wants, budi):
    await wants(DAILY)
    _, _ = await told(newsroom, budi, "Kerusuhan")
    await stage.settle()
    async with store.begin() as tx:
        (rule,) = await tx.rules.of_place(place_of(budi.chat))
        await tx.rules.remove(rule.place, rule.number, rule.created_at)
    await stage.settle_later(8.5 * HOUR)
    assert budi.chat.history == []
    assert await newsroom.counted() == {"digest.withdrawn": 1, "send.withdrawn": 1}


async def test_quiet_hours_that_were_set_meanwhile_hold_a_digest_that_is_due(newsroom, stage, wants, budi):
    await wants(DAILY)
    await told(newsroom, budi, "Kerusuhan")
    await stage.settle()
    await wants(Timing(QuietHours(22 * 60, 9 * 60), DAILY.digest))
    await stage.settle_later(8.5 * HOUR)
    assert budi.chat.history == []
    await stage.settle_later(1.5 * HOUR)
    assert len(budi.chat.history) == 1


async def test_a_chat_that_blocked_us_has_no_digest_waiting_when_it_comes_back(
    newsroom, stage, store, wants, budi
):
    await wants(DAILY)
    story, alert_id = await told(newsroom, budi, "Kerusuhan")
    await stage.settle()
    async with store.begin() as tx:
        await tx.chats.close(ChatId(budi.id), ChatState.STOPPED, stage.time.now())
    await stage.settle_later(8.5 * HOUR)
    await newsroom.open(budi.id)
    await stage.settle_later(24 * HOUR)
    assert budi.chat.history == []
    async with store.begin() as tx:
        assert await tx.digests.held(alert_id) is None
    del story


async def test_a_digest_that_cannot_be_said_is_set_aside_and_taken_up_again(
    newsroom, store, botapi, time, wants, budi
):
    broken = Stage(store, botapi, time, word=_speechless)
    await wants(DAILY)
    await told(newsroom, budi, "Kerusuhan")
    await broken.settle()
    await broken.settle_later(8.5 * HOUR)
    for _ in range(3):
        await broken.settle_later(60)
    async with store.begin() as tx:
        (aside,) = await tx.upkeep.set_aside()
        assert await tx.upkeep.take_up(aside.kind, aside.id)
    mended = Stage(store, botapi, time)
    await mended.settle_later(60)
    assert words(budi.chat) == ["📋 Rangkuman: 1 berita"]
    for stage in (broken, mended):
        await stage.close()


def _speechless(*_):
    raise ValueError("this digest")
