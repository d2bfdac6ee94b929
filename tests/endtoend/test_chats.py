"""What chats do to a bot: they block it, move, let no more messages in, ask what they may not."""

import re

import pytest

from bot.model import ChatState
from tests.botapi.faults import Fault, FaultKind
from tests.endtoend.newsroom import STRIKE, UNREST, marker

ANYTHING = ""
"""Stands in every message."""


async def test_a_blocked_chat_gets_at_most_one_refused_call_and_comes_back_on_start(world):
    feed = world.feed("/kabar.xml")
    budi, sari = world.botapi.user("Budi"), world.botapi.user("Sari")
    async with world.running() as program:
        for person in (budi, sari):
            await person.say("/add kerusuhan OR mogok OR penanda")
            await person.chat.wait_for("Aturan 1")
        # The worst case: the bot hears of it by a refusal only.
        budi.chat.blocked = True
        for entry in (UNREST, STRIKE):
            await program.publish(feed, entry)
            await sari.chat.wait_for(entry.title)
        calls = world.botapi.log.of("sendMessage", budi.id)
        assert [call.status for call in calls] == [200, 403]
        assert await state_of(program, budi) is ChatState.BLOCKED
        returned = await budi.start()
        await budi.chat.wait_for("Selamat datang", after=returned)
        await program.publish(feed, marker())
        await budi.chat.wait_for("Hanya penanda")
    told = [message.text.splitlines()[0] for message in budi.chat.from_bot if message.links]
    assert told == ["⚪ Hanya penanda belaka"]


async def state_of(program, chat):
    async with program.running.store.begin() as tx:
        return (await tx.chats.get(chat.id)).state


async def test_who_blocks_and_unblocks_in_the_open_gets_no_call_meanwhile(world):
    feed = world.feed("/kabar.xml")
    budi, sari = world.botapi.user("Budi"), world.botapi.user("Sari")
    async with world.running() as program:
        for person in (budi, sari):
            await person.say("/add kerusuhan OR penanda")
            await person.chat.wait_for("Aturan 1")
        await budi.block()
        await world.botapi.queue.drained()
        await sari.say("/rules")
        await sari.chat.wait_for(lambda message: message.is_inline)
        await program.publish(feed, UNREST)
        await sari.chat.wait_for("puluhan orang tewas")
        assert len(world.botapi.log.of("sendMessage", budi.id)) == 1
        await budi.unblock()
        await world.botapi.queue.drained()
        await sari.say("/rules")
        await sari.chat.wait_for(lambda message: message.is_inline, after=sari.chat.last)
        await program.publish(feed, marker())
        await budi.chat.wait_for("Hanya penanda")


async def test_after_stop_nothing_comes_until_start(world):
    feed = world.feed("/kabar.xml")
    budi, sari = world.botapi.user("Budi"), world.botapi.user("Sari")
    async with world.running() as program:
        for person in (budi, sari):
            await person.say("/add kerusuhan OR penanda")
            await person.chat.wait_for("Aturan 1")
        stop = await budi.say("/stop")
        await budi.chat.wait_for(ANYTHING, after=stop)
        await program.publish(feed, UNREST)
        await sari.chat.wait_for("puluhan orang tewas")
        back = await budi.start()
        await budi.chat.wait_for("Selamat datang", after=back)
        await program.publish(feed, marker())
        await budi.chat.wait_for("Hanya penanda")
    assert "puluhan orang tewas" not in budi.chat.transcript()


async def test_a_group_that_becomes_a_supergroup_keeps_its_rules(either_world):
    world = either_world
    feed = world.feed("/kabar.xml")
    ayu = world.botapi.user("Ayu")
    group = world.botapi.group("Warga", ayu, kind="group", bot=None)
    async with world.running() as program:
        await ayu.add_bot(group)
        await group.wait_for("Kentongan")
        await ayu.send(group, "/add@kentongan_bot kerusuhan OR penanda")
        await group.wait_for("Aturan 1")
        await program.publish(feed, UNREST)
        await group.wait_for("puluhan orang tewas")
        supergroup = await ayu.upgrade(group)
        await program.publish(feed, marker())
        await supergroup.wait_for("Hanya penanda")
        await ayu.send(supergroup, "/rules@kentongan_bot")
        await supergroup.wait_for("kerusuhan OR penanda", after=supergroup.last)
    assert sum("Hanya penanda" in message.text for message in supergroup.from_bot) == 1


async def test_a_429_is_waited_out_and_nothing_is_lost_or_doubled(world):
    feed = world.feed("/kabar.xml")
    budi, sari = world.botapi.user("Budi"), world.botapi.user("Sari")
    async with world.running() as program:
        for person in (budi, sari):
            await person.say("/add kerusuhan OR penanda")
            await person.chat.wait_for("Aturan 1")
        fault = world.botapi.faults.add(
            Fault(FaultKind.TOO_MANY_REQUESTS, "sendMessage", budi.id, retry_after=1)
        )
        await program.publish(feed, UNREST)
        await fault.reached()
        await sari.chat.wait_for("puluhan orang tewas")
        await program.publish(feed, marker())
        await sari.chat.wait_for("Hanya penanda")
        await budi.chat.wait_for("Hanya penanda")
    for person in (budi, sari):
        told = [message.text.splitlines()[0][2:] for message in person.chat.from_bot if message.links]
        assert sorted(told) == ["Hanya penanda belaka", UNREST.title]
    assert world.botapi.counts.ignored_retry_after == 0
    assert world.botapi.counts.over_limits == 0


@pytest.mark.parametrize(
    "kind",
    [
        FaultKind.SERVER_ERROR,
        FaultKind.BAD_GATEWAY,
        FaultKind.RESET_BEFORE,
        FaultKind.SERVER_ERROR_AFTER,
        FaultKind.UNDECODABLE,
        FaultKind.RESET_AFTER,
    ],
)
async def test_a_call_without_an_answer_is_made_again(world, kind):
    feed = world.feed("/kabar.xml")
    budi = world.botapi.user("Budi")
    async with world.running() as program:
        await budi.say("/add kerusuhan")
        await budi.chat.wait_for("Aturan 1")
        fault = world.botapi.faults.add(Fault(kind, "sendMessage", budi.id))
        await program.publish(feed, UNREST)
        await fault.reached()
        await world.botapi.log.wait_for("sendMessage", count=3, timeout=15)
    told = [message for message in budi.chat.from_bot if message.links]
    # Telegram takes no key by which it could know a call again: one whose answer was lost may show twice.
    assert len(told) == 1 + world.botapi.counts.answers_lost


async def test_who_is_not_on_the_list_is_told_kindly_and_gets_nothing(world):
    feed = world.feed("/kabar.xml")
    budi, sari = world.botapi.user("Budi"), world.botapi.user("Sari", language_code="en")
    world.set("telegram", access="list", allowed=[budi.id])
    async with world.running() as program:
        await budi.say("/add kerusuhan")
        await budi.chat.wait_for("Aturan 1")
        for said in ("/start", "/add kerusuhan", "kerusuhan"):
            asked = await sari.say(said)
            answer = await sari.chat.wait_for(str(sari.id), after=asked)
            assert "private" in answer.text
        await program.publish(feed, UNREST)
        await budi.chat.wait_for("puluhan orang tewas")
    assert not any(message.links for message in sari.chat.from_bot)


async def test_in_private_every_message_is_answered(world):
    budi = world.botapi.user("Budi")
    async with world.running():
        for said in ("/frobnicate", "/", "halo", "🙂", "/start@other_bot", "a" * 4096):
            asked = await budi.say(said)
            await budi.chat.wait_for(ANYTHING, after=asked)
        asked = await budi.send_document(budi.chat, "a.bin", b"\0")
        await budi.chat.wait_for(ANYTHING, after=asked)


async def test_in_a_group_only_what_is_meant_for_the_bot_is_answered(world):
    ayu = world.botapi.user("Ayu")
    group = world.botapi.group("Warga", ayu, bot=None)
    async with world.running():
        await ayu.add_bot(group, admin=True)
        welcome = await group.wait_for("Kentongan")
        for said in ("obrolan", "/frobnicate", "/rules@other_bot", "kerusuhan di Almaty"):
            await ayu.send(group, said)
        await ayu.send(group, "/frobnicate@kentongan_bot")
        first = await group.wait_for("frobnicate", after=welcome)
        await ayu.send(group, "mogok", reply_to=welcome)
        second = await group.wait_for("mogok", after=first)
        await ayu.send(group, "/rules")
        await group.wait_for(ANYTHING, after=second)
    assert len(group.from_bot) == 4


async def test_in_a_group_only_admins_change_what_it_gets(world):
    ayu, budi = world.botapi.user("Ayu"), world.botapi.user("Budi")
    group = world.botapi.group("Warga", ayu, members=(budi,), bot=None)
    async with world.running() as program:
        await ayu.add_bot(group)
        welcome = await group.wait_for("Kentongan")
        await budi.send(group, "/add kerusuhan")
        refused = await group.wait_for("admin", after=welcome)
        press = await budi.press(welcome, "Kerusuhan")
        assert "admin" in await press.answered()
        await ayu.send(group, "/add kerusuhan")
        await group.wait_for("Aturan 1", after=refused)
        async with program.running.store.begin() as tx:
            assert await tx.rules.count(group.id) == 1


async def test_a_forum_topic_gets_its_own_alerts(world):
    feed = world.feed("/kabar.xml")
    ayu = world.botapi.user("Ayu")
    forum = world.botapi.forum("Warga", ayu)
    async with world.running() as program:
        topic = await ayu.open_topic(forum, "Berita")
        await ayu.send(forum, "/add@kentongan_bot kerusuhan", topic=topic)
        await forum.wait_for("Aturan 1")
        await program.publish(feed, UNREST)
        alert = await forum.wait_for("puluhan orang tewas")
        assert alert.thread_id == topic.id


async def test_no_secret_is_logged(world):
    world.feed("/kabar.xml")
    budi = world.botapi.user("Budi")
    async with world.running() as program:
        world.botapi.faults.add(Fault(FaultKind.RESET_BEFORE, "sendMessage"))
        world.botapi.faults.add(Fault(FaultKind.UNDECODABLE, "getUpdates"))
        await budi.say("rahasia pribadi")
        await budi.chat.wait_for("rahasia AND pribadi", timeout=15)
    logged = repr(program.log.events)
    assert not re.search(f"{world.botapi.token}|rahasia|{budi.id}", logged)
