"""Channels over HTTP: chosen by the request-chat button, set up in private, told in, and dropped with a word."""

import pytest
from inline_snapshot import snapshot

from bot.model import CHANNEL_REQUEST, ChatState, Phrase
from bot.texts import LANGUAGES, Texts
from tests.botapi.accounts import Status
from tests.botapi.entities import Formatted
from tests.endtoend.newsroom import UNREST, marker
from tests.endtoend.test_chats import state_of

TEXTS = Texts()


def label(language, text_id, **params):
    """What stands on a button, or in a message without any formatting."""
    return TEXTS.plain(language, Phrase(text_id, params)).replace("<b>", "").replace("</b>", "")


def button(language, text_id, **params):
    """A message with such a button."""
    wanted = label(language, text_id, **params)
    return lambda message: any(one.text == wanted for one in message.buttons)


async def set_up(person, channel, language):
    """Choose a channel in a private chat; gives its screen."""
    listed = await person.say("/channels")
    screen = await person.chat.wait_for(button(language, "button-add-channel"), after=listed)
    await (await person.press(screen, label(language, "button-add-channel"))).answered()
    asked = await person.chat.wait_for(button(language, "button-choose-channel"), after=screen)
    shared = await person.share_chat(asked, label(language, "button-choose-channel"), channel)
    return await person.chat.wait_for(button(language, "button-channel-add"), after=shared)


async def make_rule(person, screen, words, language):
    """Make a rule of the channel whose screen it is."""
    await (await person.press(screen, label(language, "button-channel-add"))).answered()
    await person.chat.wait_for(label(language, "channel-ask-words").splitlines()[0])
    said = await person.say(words)
    draft = await person.chat.wait_for(button(language, "button-save"), after=said)
    # What it would have sent is counted meanwhile, and said where it was asked for.
    await person.chat.wait_for(lambda message: message is draft and message.edits > 0)
    await (await person.press(draft, label(language, "button-save"))).answered()
    return draft


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_channel_gets_what_its_admin_asked_for_until_the_admin_may_post_no_more(world, language):
    feed = world.feed("/kabar.xml")
    rara = world.botapi.user("Rara", language_code=language)
    ayu = world.botapi.user("Ayu", language_code=language)
    budi = world.botapi.user("Budi", language_code=language)
    channel = world.botapi.channel("Kabar Warga", rara, bot=None)
    await rara.promote(channel, ayu)
    await rara.let_join(channel, budi)
    async with world.running() as program:
        screen = await set_up(ayu, channel, language)
        await make_rule(ayu, screen, "kerusuhan", language)
        await program.publish(feed, UNREST)
        alert = await channel.wait_for(UNREST.title)
        why = await (await budi.press(alert, label(language, "button-why"))).answered()
        forged = await (await budi.press_data(alert, "lang:en")).answered()

        await rara.demote(channel, ayu)
        await ayu.chat.wait_for(label(language, "channel-dropped", title="Kabar Warga", alone="yes"))
        stale = await (await ayu.press(screen, "◀ Kabar Warga")).answered()
        await program.publish(feed, marker())
        await world.botapi.queue.drained()
        assert await state_of(program, channel) is ChatState.UNCLAIMED
    assert why == label(language, "channel-why", text="kerusuhan")
    assert forged == label(language, "channel-admins-only")
    assert stale == label(language, "toast-channel-gone")
    assert [len(row) for row in alert.rows] == [2]
    assert len(channel.from_bot) == 1
    assert world.botapi.unanswered() == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_channel_that_puts_us_out_and_lets_us_in_again(world, language):
    feed = world.feed("/kabar.xml")
    ayu = world.botapi.user("Ayu", language_code=language)
    channel = world.botapi.channel("Kabar Warga", ayu, bot=None)
    async with world.running() as program:
        screen = await set_up(ayu, channel, language)
        await make_rule(ayu, screen, "kerusuhan OR penanda", language)
        await ayu.remove_bot(channel)
        await ayu.chat.wait_for(label(language, "channel-shut", title="Kabar Warga"))
        await program.publish(feed, UNREST)
        refused = await (await ayu.press_data(screen, "@1:rules:0")).answered()
        await (await ayu.press(screen, "◀ Kabar Warga")).answered()
        # It says why nothing comes there, and can be left.
        await ayu.chat.wait_for(button(language, "button-channel-leave"))
        await ayu.add_bot(channel)
        await ayu.chat.wait_for(label(language, "channel-again", title="Kabar Warga"))
        await program.publish(feed, marker())
        await channel.wait_for("Hanya penanda")
    assert refused == label(language, "toast-channel-shut")
    assert [message.text.splitlines()[0] for message in channel.from_bot] == ["⚪ Hanya penanda belaka"]
    assert all(call.status == 200 for call in world.botapi.log.of("sendMessage", channel.id))


async def test_a_channel_where_we_may_not_post_is_told_of_by_the_refusal(world):
    feed = world.feed("/kabar.xml")
    ayu = world.botapi.user("Ayu")
    channel = world.botapi.channel("Kabar Warga", ayu, bot=None)
    async with world.running() as program:
        await make_rule(ayu, await set_up(ayu, channel, "id"), "kerusuhan", "id")
        # The worst case: the bot hears of it by a refusal only.
        channel.members[world.botapi.bot.id].rights["can_post_messages"] = False
        await program.publish(feed, UNREST)
        await ayu.chat.wait_for("Saya tidak boleh memposting di Kabar Warga lagi")
        assert await state_of(program, channel) is ChatState.NO_RIGHTS
    told = [message for message in ayu.chat.from_bot if "tidak boleh memposting" in message.text]
    assert len(told) == 1


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_a_message_claims_counts_for_nothing(world, language):
    rara = world.botapi.user("Rara")
    eve = world.botapi.user("Eve", language_code=language)
    theirs = world.botapi.channel("Kabar Warga", rara, bot=Status.ADMINISTRATOR)
    elsewhere = world.botapi.channel("Lain", rara, bot=None)
    group = world.botapi.group("Warga", eve)

    async def claim(chat, request=CHANNEL_REQUEST):
        shared = {"request_id": request, "chat_id": chat.id, "title": chat.title}
        return world.botapi.world.post(
            eve.chat, eve.account, body=Formatted(""), service={"chat_shared": shared}
        )

    async with world.running() as program:
        await eve.say("/channels")
        await eve.chat.wait_for(button(language, "button-add-channel"))
        for chat, refusal in (
            (theirs, "channel-not-yours"),
            (elsewhere, "channel-let-me-in"),
            (group, "channel-let-me-in"),
        ):
            claimed = await claim(chat)
            answer = await eve.chat.wait_for(label(language, refusal, title=chat.title), after=claimed)
            assert answer.sent_at
        claimed = await claim(theirs, request=99)
        await eve.chat.wait_for(label(language, "channel-unasked"), after=claimed)
        async with program.running.store.begin() as tx:
            assert await tx.channels.of_person(eve.id) == ()
            assert [await tx.chats.get(chat.id) for chat in (theirs, elsewhere, group)] == [None, None, None]


async def test_nobody_reaches_another_s_channel(world):
    ayu, eve = world.botapi.user("Ayu"), world.botapi.user("Eve")
    channel = world.botapi.channel("Kabar Warga", ayu, bot=None)
    async with world.running() as program:
        screen = await set_up(ayu, channel, "id")
        listed = await eve.say("/channels")
        own = await eve.chat.wait_for(button("id", "button-add-channel"), after=listed)
        for one in screen.buttons:
            if one.data.startswith("@0"):
                continue
            toast = await (await eve.press_data(own, one.data)).answered()
            assert toast == "Saluran itu tidak termasuk saluran Anda lagi: /channels"
        assert await state_of(program, channel) is ChatState.OPEN
    assert channel.from_bot == []


async def test_the_conversation_about_a_channel_reads_like_a_chat(world):
    ayu = world.botapi.user("Ayu")
    channel = world.botapi.channel("Kabar Warga", ayu, bot=None)
    async with world.running():
        screen = await set_up(ayu, channel, "id")
        await (await ayu.press(screen, "🗑 Berhenti kirim")).answered()
        await ayu.chat.wait_for(button("id", "button-channel-sure"))
        await (await ayu.press(screen, "Ya, berhenti")).answered()
        await ayu.chat.wait_for("aturannya sudah dihapus")
    assert ayu.chat.transcript() == snapshot("""\
── Ayu ──
Ayu: /channels
bot: Saya juga bisa mengirim kabar ke saluran. Anda harus admin di sana yang boleh memposting; saya menjadi admin begitu Anda memilih salurannya.
    [📢 Ke saluran]
    [⚙️ Pengaturan]
Ayu presses [📢 Ke saluran]
bot: Saluran mana yang akan menerima kabar? Pilih dengan tombol di bawah: saya menjadi admin di sana, untuk memposting kabar dan memperbaruinya.
    [📢 Pilih saluran]
    [Nanti saja]
Ayu: <chat shared>
bot: ✅ Kabar Warga siap. Anda mengaturnya di sini; pembacanya hanya melihat kabar.
bot: 📢 Kabar Warga
    Belum ada aturan: tidak ada yang dikirim ke sana. Bahasa: Bahasa Indonesia. Waktu: Jakarta.
    [📋 Aturan] [➕ Aturan baru]
    [⚙️ Pengaturan] [🗑 Berhenti kirim]
    [◀ Saluran]
Ayu presses [🗑 Berhenti kirim]
bot edits: 📢 Kabar Warga
    Apakah saya berhenti mengirim ke sana? Tidak ada orang lain yang mengaturnya, jadi aturannya dihapus.
    [Ya, berhenti]
    [◀ Kabar Warga]
Ayu presses [Ya, berhenti] → toast “Dihapus”
bot edits: 📢 Kabar Warga
    Saya tidak mengirim ke sana lagi, dan aturannya sudah dihapus. Anda boleh mengeluarkan saya dari adminnya.
    [◀ Saluran]
""")
