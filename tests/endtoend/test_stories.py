"""A story told by several newsrooms: one message a chat, and what becomes of it."""

from dataclasses import replace

import sqlalchemy as sa

from bot.clock import SystemClock
from bot.model import FeedDraft, Origin, Scope
from bot.storage.schema import rules
from tests.endtoend.newsroom import (
    STRIKE,
    STRIKE_TOLD_AGAIN,
    STRIKE_TOLD_ONCE_MORE,
    STRIKE_TURNS_VIOLENT,
    marker,
    renamed,
)


def alerts(chat):
    """The bot's messages that have a link: alerts and replies."""
    return [message for message in chat.from_bot if message.links]


async def test_a_mild_story_of_three_small_publishers_is_one_message(either_world):
    world = either_world
    feeds = [world.feed(f"/{name}.xml", f"Koran {name}", tier=3) for name in ("Satu", "Dua", "Tiga")]
    budi = world.botapi.user()
    entries = (STRIKE, STRIKE_TOLD_AGAIN, STRIKE_TOLD_ONCE_MORE)
    async with world.running() as program:
        await budi.say("/add mogok AND karawang")
        await budi.chat.wait_for("Aturan 1")
        for feed, entry in zip(feeds, entries, strict=True):
            await program.publish(feed, replace(entry, published=program.ago(minutes=3)))
        await budi.chat.wait_for("Koran Tiga")
    (alert,) = alerts(budi.chat)
    assert alert.silent
    assert 1 <= alert.edits <= 2
    assert alert.links[1:] == [entry.link for entry in entries]
    assert "3 sumber" in alert.text
    assert all(f"• Koran {name}" in alert.text for name in ("Satu", "Dua", "Tiga"))


async def test_a_graver_turn_is_a_reply_with_sound(either_world):
    world = either_world
    one, two = world.feed("/satu.xml", "Koran Satu"), world.feed("/dua.xml", "Koran Dua", tier=1)
    budi = world.botapi.user()
    async with world.running() as program:
        await budi.say("/add mogok AND karawang")
        await budi.chat.wait_for("Aturan 1")
        await program.publish(one, STRIKE)
        first = await budi.chat.wait_for("menuntut kenaikan upah")
        await program.publish(two, STRIKE_TURNS_VIOLENT)
        reply = await budi.chat.wait_for("belasan tewas", after=first)
        await budi.chat.wait_for(lambda message: message.id == first.id and message.edits > 0)
    assert first.silent
    assert not reply.silent
    assert reply.reply_to is first
    assert reply.links == [STRIKE_TURNS_VIOLENT.link]
    assert first.text.startswith("🟠")
    assert len(alerts(budi.chat)) == 2


async def test_a_withdrawn_toll_is_told_by_a_silent_reply_that_says_who_withdraws_it(either_world):
    world = either_world
    one, two = world.feed("/satu.xml", "Koran Satu"), world.feed("/dua.xml", "Koran Dua")
    toll = renamed(STRIKE, "Buruh pabrik kertas Karawang mogok, 40 orang tewas saat bentrok")
    correction = replace(
        renamed(STRIKE_TOLD_AGAIN, "Ralat: Buruh pabrik kertas Karawang mogok, kabar 40 orang tewas keliru"),
        summary=STRIKE.summary,
    )
    budi = world.botapi.user()
    async with world.running() as program:
        await budi.say("/add mogok AND karawang")
        await budi.chat.wait_for("Aturan 1")
        await program.publish(one, toll)
        first = await budi.chat.wait_for("Tewas: 40")
        await program.publish(two, correction)
        reply = await budi.chat.wait_for("Ralat dari Koran Dua", after=first)
        await budi.chat.wait_for(lambda message: message.id == first.id and message.edits > 0)
    assert reply.silent
    assert reply.reply_to is first
    assert "Angka 40 korban tewas tidak berlaku lagi." in reply.text
    assert "Tewas:" not in first.text + reply.text


async def test_a_changed_title_changes_the_message(world):
    feed = world.feed("/satu.xml")
    budi = world.botapi.user()
    async with world.running() as program:
        await budi.say("/add mogok AND karawang")
        await budi.chat.wait_for("Aturan 1")
        await program.publish(feed, STRIKE)
        first = await budi.chat.wait_for("menuntut kenaikan upah")
        feed.revise(STRIKE.guid, renamed(STRIKE, "Buruh pabrik kertas Karawang mogok, ini kata menteri"))
        await program.look(feed)
        await budi.chat.wait_for("ini kata menteri")
    assert alerts(budi.chat) == [first]
    assert first.edits == 1


async def test_a_deleted_alert_is_not_sent_again_for_a_mild_turn(world):
    one, two = world.feed("/satu.xml", "Koran Satu"), world.feed("/dua.xml", "Koran Dua")
    budi = world.botapi.user()
    async with world.running() as program:
        await budi.say("/add mogok OR penanda")
        await budi.chat.wait_for("Aturan 1")
        await program.publish(one, STRIKE)
        first = await budi.chat.wait_for("menuntut kenaikan upah")
        await budi.delete(first)
        await program.publish(two, STRIKE_TOLD_AGAIN)
        await world.botapi.log.wait_for("editMessageText")
        await program.publish(one, marker())
        await budi.chat.wait_for("Hanya penanda")
    assert [message.text.splitlines()[0] for message in alerts(budi.chat)] == ["⚪ Hanya penanda belaka"]


async def test_a_rule_removed_before_its_alert_leaves_withdraws_it(world):
    feed = world.feed("/satu.xml")
    budi, sari = world.botapi.user("Budi"), world.botapi.user("Sari")
    async with world.running() as program:
        for person in (budi, sari):
            await person.say("/add mogok AND karawang")
            await person.chat.wait_for("Aturan 1")
        await program.publish(feed, STRIKE)
        await budi.chat.wait_for("menuntut kenaikan upah")
        asked = await budi.say("/remove 1")
        await budi.chat.wait_for("Aturan 1", after=asked)
        feed.revise(STRIKE.guid, renamed(STRIKE, "Buruh pabrik kertas Karawang mogok, ini kata menteri"))
        await program.look(feed)
        await sari.chat.wait_for("ini kata menteri")
    assert "ini kata menteri" not in budi.chat.transcript()


async def test_a_private_feed_is_read_by_its_readers_only(either_world):
    """There is no /addfeed yet: the subscription is put into the store."""
    world = either_world
    shared = world.feed("/umum.xml", "Koran Umum")
    private = world.newsroom.feed("/rahasia.xml")
    budi, sari = world.botapi.user("Budi"), world.botapi.user("Sari")
    async with world.running() as program:
        for person in (budi, sari):
            await person.say("/add mogok OR penanda")
            await person.chat.wait_for("Aturan 1")
        draft = FeedDraft(private.url, "", "", 3, None, None, False, Scope.PRIVATE, Origin.CHAT)
        async with program.running.store.begin() as tx:
            feed = await tx.feeds.add(draft, SystemClock().now())
            await tx.feeds.subscribe(budi.id, feed.id)
        await program.look(private)
        await program.publish(private, STRIKE)
        first = await budi.chat.wait_for("menuntut kenaikan upah")
        # The same event in a shared feed is a story of its own: nothing of the private one shows.
        await program.publish(shared, STRIKE_TOLD_AGAIN)
        told = await sari.chat.wait_for("sepuluh persen")
        await budi.chat.wait_for("sepuluh persen", after=first)
        for person in (budi, sari):
            asked = await person.say("/feeds")
            await person.chat.wait_for("Koran Umum", after=asked)
        await program.publish(shared, marker())
        await sari.chat.wait_for("Hanya penanda")
    assert told.links == [STRIKE_TOLD_AGAIN.link]
    assert first.edits == 0
    assert [message.links[0] for message in alerts(sari.chat)] == [
        STRIKE_TOLD_AGAIN.link,
        marker().link,
    ]
    everything = budi.chat.transcript() + sari.chat.transcript()
    assert "rahasia" not in everything


async def test_an_item_that_a_stage_cannot_take_is_set_aside_and_the_rest_goes_on(either_world):
    world = either_world
    feed = world.feed("/satu.xml", "Koran Satu")
    budi, sari = world.botapi.user("Budi"), world.botapi.user("Sari")
    world.set("telegram", admins=[budi.id])
    async with world.running() as program:
        await budi.say("/add mogok OR penanda")
        await sari.say("/add mogok")
        for person in (budi, sari):
            await person.chat.wait_for("Aturan 1")
        # A row damaged by a fault of the disk or of ours: every item that asks for this rule fails.
        await set_least_level(program, sari.id, 99)
        program.log.expected.add("decide.set_aside")
        await program.publish(feed, STRIKE)
        await program.publish(feed, marker())
        await budi.chat.wait_for("Hanya penanda")
        await program.log.wait_for("decide.set_aside")
        await budi.say("/aside")
        told = await budi.chat.wait_for("revision")
        _, number = told.text.partition(":")[0].split()
        await set_least_level(program, sari.id, 0)
        await budi.say(f"/retry revision {number}")
        await budi.chat.wait_for(number, after=told)
        # Whatever arrives next wakes the stage; by itself it looks every five seconds.
        await program.publish(feed, marker("lain"))
        for person in (budi, sari):
            await person.chat.wait_for("menuntut kenaikan upah")


async def set_least_level(program, chat_id, level):
    async with program.running.store.begin() as tx:
        await tx.connection.run(sa.update(rules).where(rules.c.chat_id == chat_id).values(level_low=level))
