"""A group with a forum: who may press and say what below an alert."""

import re

import pytest

from bot.model import Phrase, Place
from bot.texts import LANGUAGES, Texts
from tests.endtoend.newsroom import STRIKE, UNREST, marker
from tests.endtoend.test_mutes import labelled

TEXTS = Texts()


async def test_members_ask_and_admins_decide_in_a_topic(world):
    feed = world.feed("/kabar.xml")
    ayu, budi = world.botapi.user("Ayu"), world.botapi.user("Budi")
    forum = world.botapi.forum("Warga", ayu)
    await ayu.let_join(forum, budi)
    async with world.running() as program:
        topic = await ayu.open_topic(forum, "Kazakhstan")
        await ayu.send(forum, "/add kerusuhan AND almaty", topic=topic)
        await forum.wait_for("Aturan 1")
        await program.publish(feed, UNREST)
        alert = await forum.wait_for(UNREST.title)

        refused = await (await budi.press(alert, "🔕 Senyapkan")).answered()
        forged = await (await budi.press_data(alert, "hush:story:0")).answered()
        await budi.send(forum, "ngeri banget", reply_to=alert, topic=topic)
        await (await budi.press(alert, "Mengapa?")).answered()
        why = await forum.wait_for("menemukan kata-kata ini")
        await budi.send(forum, "/why", reply_to=alert, topic=topic)
        await forum.wait_for("menemukan kata-kata ini", after=why)
        await budi.send(forum, "/quiet 22-6", topic=topic)
        await forum.wait_for("Hanya admin")
        await (await ayu.press(alert, "🔕 Senyapkan")).answered()
        await forum.wait_for(labelled("🔕 Kabar ini"))
        await (await ayu.press(alert, "🔕 Kabar ini")).answered()
        stale = await (await ayu.press_data(alert, "unmute:99")).answered()
    only_admins = "Hanya admin grup ini yang dapat mengubah apa yang saya kirim ke sini."
    assert refused == forged == said("id", "toast-admins-only")
    assert stale == "Di sini sudah tidak ada yang disenyapkan."
    assert [message.text for message in forum.from_bot].count(only_admins) == 1
    assert all(message in forum.in_topic(topic) for message in forum.from_bot)


def said(language, text_id, **params):
    """What a message says, or a part of it, without formatting."""
    return re.sub(r"</?\w+>", "", TEXTS.plain(language, Phrase(text_id, params)))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_group_with_topics_is_set_up_by_its_admins_only(world, language):
    feed = world.feed("/kabar.xml")
    ayu = world.botapi.user("Ayu", language_code=language)
    rara = world.botapi.user("Rara", language_code=language)
    budi = world.botapi.user("Budi", language_code=language)
    forum = world.botapi.group("Warga", ayu, is_forum=True, members=(rara, budi), bot=None)
    await ayu.promote(forum, rara, anonymous=True)
    async with world.running() as program:
        await budi.add_bot(forum)
        welcome = await forum.wait_for(said(language, "group-setup"))
        refused = await (await budi.press(welcome, welcome.buttons[0].text)).answered()
        unrest = await ayu.open_topic(forum, "Kerusuhan")
        strikes = await ayu.open_topic(forum, "Mogok")
        await budi.send(forum, "/add@kentongan_bot kerusuhan", topic=unrest)
        await forum.wait_for(said(language, "group-admins-only"))
        await ayu.send(forum, "/add@kentongan_bot kerusuhan", topic=unrest)
        await forum.wait_for("kerusuhan")
        # An anonymous admin speaks as the group.
        await rara.send(forum, "/add@kentongan_bot mogok", topic=strikes, anonymous=True)
        await forum.wait_for("mogok")
        await program.publish(feed, UNREST, STRIKE)
        alerts = [await forum.wait_for(entry.title) for entry in (UNREST, STRIKE)]

        # A plain member may ask why, and change nothing.
        await (await budi.press(alerts[0], TEXTS.plain(language, Phrase("button-why")))).answered()
        hushed = await (await budi.press_data(alerts[0], "hush:story:0")).answered()
        async with program.running.store.begin() as tx:
            counted = [len(await tx.rules.of_place(Place(forum.id, one.id))) for one in (unrest, strikes)]
            assert (counted, await tx.rules.of_place(Place(forum.id))) == ([1, 1], ())
    assert said(language, "group-topics") in welcome.text
    assert refused == hushed == said(language, "toast-admins-only")
    assert [alert.thread_id for alert in alerts] == [unrest.id, strikes.id]
    assert world.botapi.unanswered() == []


async def test_an_admin_acts_no_more_once_demoted_and_one_promoted_acts_at_once(world):
    ayu, sari = world.botapi.user("Ayu"), world.botapi.user("Sari")
    group = world.botapi.group("Warga", ayu, members=(sari,), bot=None)
    async with world.running() as program:
        await ayu.add_bot(group, admin=True)
        await group.wait_for("Kentongan")
        await sari.send(group, "/add kerusuhan")
        first = await group.wait_for("Hanya admin")
        await ayu.promote(group, sari)
        await sari.send(group, "/add kerusuhan")
        second = await group.wait_for("Aturan 1", after=first)
        await ayu.demote(group, sari)
        await sari.send(group, "/add mogok")
        await group.wait_for("Hanya admin", after=second)
        async with program.running.store.begin() as tx:
            assert await tx.rules.count(group.id) == 1


async def test_an_anonymous_admin_s_presses_count_where_telegram_shows_who_they_are(world):
    ayu, rara = world.botapi.user("Ayu"), world.botapi.user("Rara")
    group = world.botapi.group("Warga", ayu, members=(rara,), bot=None)
    await ayu.promote(group, rara, anonymous=True)
    async with world.running() as program:
        await ayu.add_bot(group)
        welcome = await group.wait_for("Kentongan")
        hidden = await (await rara.press(welcome, welcome.buttons[0].text)).answered()
        await ayu.add_bot(group, admin=True)
        await world.botapi.queue.drained()
        await (await rara.press(welcome, welcome.buttons[0].text)).answered()
        async with program.running.store.begin() as tx:
            assert await tx.rules.count(group.id) > 0
    assert hidden == said("id", "toast-admins-only")


async def test_the_channel_of_a_group_is_no_admin_and_its_posts_are_no_commands(world):
    ayu = world.botapi.user("Ayu")
    group = world.botapi.group("Warga", ayu, bot=None)
    channel = world.botapi.channel("Kabar", ayu, bot=None)
    async with world.running() as program:
        await ayu.add_bot(group, admin=True)
        welcome = await group.wait_for("Kentongan")
        await ayu.send(group, "/add kerusuhan", as_channel=channel)
        await group.wait_for("Hanya admin", after=welcome)
        async with program.running.store.begin() as tx:
            assert await tx.rules.count(group.id) == 0


async def test_who_leaves_and_comes_back_finds_the_rules(world):
    feed = world.feed("/kabar.xml")
    ayu = world.botapi.user("Ayu")
    group = world.botapi.group("Warga", ayu, bot=None)
    async with world.running() as program:
        await ayu.add_bot(group)
        await group.wait_for("Kentongan")
        await ayu.send(group, "/add kerusuhan OR penanda")
        await group.wait_for("Aturan 1")
        await ayu.remove_bot(group)
        await world.botapi.queue.drained()
        await program.publish(feed, UNREST)
        await ayu.add_bot(group)
        back = await group.wait_for("Saya kembali")
        await program.publish(feed, marker())
        await group.wait_for("Hanya penanda", after=back)
    assert "1 aturan di sini masih berlaku" in back.text
    assert all(call.status == 200 for call in world.botapi.log.of("sendMessage", group.id))


async def test_a_group_that_the_bot_may_not_serve_is_told_so_once(world):
    ayu, budi = world.botapi.user("Ayu"), world.botapi.user("Budi")
    world.set("telegram", access="list", allowed=[budi.id])
    group = world.botapi.group("Warga", ayu, bot=None)
    async with world.running() as program:
        await ayu.add_bot(group)
        first = await group.wait_for("Bot ini tertutup")
        for _ in range(3):
            await ayu.send(group, "/add kerusuhan")
        await world.botapi.queue.drained()
        await budi.say("/channels")
        await budi.chat.wait_for("Saya juga bisa")
        async with program.running.store.begin() as tx:
            assert await tx.chats.get(group.id) is None
    assert str(group.id) in first.text
    assert 1 <= len(group.from_bot) <= 2


async def test_who_added_it_is_told_in_private_where_it_may_not_write(world):
    feed = world.feed("/kabar.xml")
    ayu = world.botapi.user("Ayu")
    group = world.botapi.group("Warga", ayu, bot=None)
    async with world.running() as program:
        await ayu.say("/channels")
        await ayu.add_bot(group)
        await group.wait_for("Kentongan")
        await ayu.send(group, "/add kerusuhan OR penanda")
        await group.wait_for("Aturan 1")
        group.permissions["can_send_messages"] = False
        await program.publish(feed, UNREST)
        await ayu.chat.wait_for("Saya tidak boleh menulis di grup")
        await program.publish(feed, marker())
    told = [message for message in ayu.chat.from_bot if "tidak boleh menulis" in message.text]
    assert len(told) == 1


async def test_news_of_a_topic_that_is_gone_come_to_the_main_thread_and_its_people_are_told_once(world):
    feed = world.feed("/kabar.xml")
    ayu = world.botapi.user("Ayu")
    forum = world.botapi.forum("Warga", ayu)
    async with world.running() as program:
        topic = await ayu.open_topic(forum, "Berita")
        await ayu.send(forum, "/add@kentongan_bot kerusuhan OR penanda", topic=topic)
        await forum.wait_for("Aturan 1")
        await ayu.delete_topic(forum, topic)
        await program.publish(feed, UNREST)
        first = await forum.wait_for(UNREST.title)
        told = await forum.wait_for("Topik tempat saya menulis sudah ditutup atau dihapus")
        await program.publish(feed, marker())
        second = await forum.wait_for("Hanya penanda")
    assert (first.thread_id, told.thread_id, second.thread_id) == (None, None, None)
    assert sum("Topik tempat saya menulis" in message.text for message in forum.from_bot) == 1


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_a_person_mends_by_editing_is_heard(world, language):
    budi = world.botapi.user("Budi", language_code=language)
    async with world.running() as program:
        wrong = await budi.say("/remov 1")
        await budi.chat.wait_for("/remov", after=wrong)
        await budi.edit(wrong, "/add kerusuhan")
        await budi.chat.wait_for("kerusuhan")
        async with program.running.store.begin() as tx:
            assert [rule.text for rule in await tx.rules.of_place(Place(budi.id))] == ["kerusuhan"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_group_that_becomes_a_supergroup_goes_on_by_telegram_s_word_alone(world, language):
    feed = world.feed("/kabar.xml")
    ayu = world.botapi.user("Ayu", language_code=language)
    group = world.botapi.group("Warga", ayu, kind="group", bot=None)
    async with world.running() as program:
        await ayu.add_bot(group)
        await group.wait_for(said(language, "group-setup"))
        await ayu.send(group, "/add@kentongan_bot penanda")
        await group.wait_for("penanda")
        supergroup = await ayu.upgrade(group)
        await world.botapi.queue.drained()
        await program.publish(feed, marker())
        await supergroup.wait_for("Hanya penanda")
        await ayu.send(supergroup, "/rules@kentongan_bot")
        listed = await supergroup.wait_for("penanda", after=supergroup.last)
    assert "penanda" in listed.text
    # Nothing was sent where the group no longer is.
    assert all(call.status == 200 for call in world.botapi.log.of("sendMessage"))
