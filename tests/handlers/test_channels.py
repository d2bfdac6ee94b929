"""Channels: who may set them up, what is done to them from a private chat, and how a right ends."""

import pytest

from bot.model import CHANNEL_REQUEST, ChatId, ChatKind, ChatState, Phrase, Place, Standing
from bot.texts import LANGUAGES, Texts
from handlers import Access
from tests.handlers.people import ADMIN, US

CHANNEL, OTHER = -1_000_000_000_021, -1_000_000_000_022
PERSON = 7
TEXTS = Texts()


async def share(
    talks, chat=CHANNEL, *, user=ADMIN, title="Kabar Warga", request=CHANNEL_REQUEST, language="id"
):
    """Let somebody choose a channel."""
    shared = {"request_id": request, "chat_id": chat, "title": title}
    return await talks.say(None, user=user, language=language, chat_shared=shared)


async def happened(talks, what, old, new, *, user=ADMIN, by=ADMIN, **rights):
    """Let Telegram tell what became of somebody in the channel."""
    person = {"id": user, "is_bot": user == US, "first_name": "Ayu"}

    def member(status):
        needed = dict.fromkeys(ADMIN_RIGHTS, False) if status == "administrator" else {}
        return {"status": status, "user": person, "until_date": 0, **needed, **rights}

    event = {
        "chat": {"id": CHANNEL, "type": "channel", "title": "Kabar Warga"},
        "from": {"id": by, "is_bot": False, "first_name": "Ayu"},
        "date": 1_641_369_600,
        "old_chat_member": member(old),
        "new_chat_member": member(new),
    }
    return await talks._handle(CHANNEL, {what: event})


ADMIN_RIGHTS = (
    *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats"),
    *("can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users"),
    *("can_post_stories", "can_edit_stories", "can_delete_stories", "can_send_welcome_messages"),
)


@pytest.fixture
async def granted(talks):
    """A bot with an admin's channel."""
    await talks.say("/start", user=ADMIN)
    _, screen = await share(talks)
    talks.screen = screen
    return talks


async def test_a_channel_is_chosen_by_a_button_and_shown_as_a_screen(talks):
    (listed,) = await talks.say("/channels", user=ADMIN)
    _, asked = await talks.press(listed.buttons["📢 Ke saluran"], user=ADMIN)
    ready, screen = await share(talks)
    assert "Saya juga bisa mengirim kabar ke saluran" in listed.text
    assert "Saluran mana yang akan menerima kabar?" in asked.text
    assert ready.text == "✅ Kabar Warga siap. Anda mengaturnya di sini; pembacanya hanya melihat kabar."
    assert screen.text.startswith("📢 Kabar Warga\nBelum ada aturan")
    assert list(screen.buttons) == [
        *("📋 Aturan", "➕ Aturan baru", "⚙️ Pengaturan", "🗑 Berhenti kirim", "◀ Saluran"),
    ]
    async with talks.store.begin() as tx:
        chat = await tx.chats.get(ChatId(CHANNEL))
        (channel,) = await tx.channels.of_channel(ChatId(CHANNEL))
    assert (chat.kind, chat.state, chat.language, chat.timezone) == (
        *(ChatKind.CHANNEL, ChatState.OPEN),
        *("id", "Asia/Jakarta"),
    )
    assert (channel.person_id, channel.title) == (ADMIN, "Kabar Warga")


async def test_who_chooses_none_has_the_keyboard_taken_away(talks):
    (listed,) = await talks.say("/channels", user=ADMIN)
    await talks.press(listed.buttons["📢 Ke saluran"], user=ADMIN)
    (answer,) = await talks.say("Nanti saja", user=ADMIN)
    assert answer.text == "Baik, tanpa saluran. Kapan saja Anda mau: /channels"
    (draft,) = await talks.say("mogok", user=ADMIN)
    assert "mogok" in draft.text


async def test_other_words_than_the_button_s_are_heard_as_always(talks):
    (listed,) = await talks.say("/channels", user=ADMIN)
    await talks.press(listed.buttons["📢 Ke saluran"], user=ADMIN)
    (draft,) = await talks.say("mogok", user=ADMIN)
    assert "mogok" in draft.text
    assert "Simpan" in draft.buttons


@pytest.mark.parametrize(
    ("us", "them", "said"),
    [
        (Standing.CLOSED, Standing.POSTS, "Saya belum menjadi admin Kabar Warga"),
        (Standing.OTHER, Standing.POSTS, "Saya belum menjadi admin Kabar Warga"),
        (Standing.ADMIN, Standing.POSTS, "belum boleh memposting"),
        (Standing.POSTS, Standing.ADMIN, "Hanya admin Kabar Warga yang boleh memposting"),
        (Standing.POSTS, Standing.OTHER, "Hanya admin Kabar Warga yang boleh memposting"),
    ],
)
async def test_telegram_s_word_counts_and_not_the_message_s(talks, us, them, said):
    talks.admins.standings |= {(CHANNEL, US): us, (CHANNEL, PERSON): them}
    (refused,) = await share(talks, user=PERSON)
    assert said in refused.text
    async with talks.store.begin() as tx:
        assert await tx.chats.get(ChatId(CHANNEL)) is None
        assert await tx.channels.of_person(ChatId(PERSON)) == ()


async def test_chosen_for_something_else_nothing_is_set_up(talks):
    (refused,) = await share(talks, request=9)
    assert "Silakan pilih saluran" in refused.text
    async with talks.store.begin() as tx:
        assert await tx.channels.of_person(ChatId(ADMIN)) == ()


async def test_a_group_is_no_channel(talks):
    await talks.member("left", "member", user=ADMIN, chat=CHANNEL)
    (refused,) = await share(talks)
    assert "Saya tidak bisa mengirim kabar ke sana" in refused.text


async def test_rules_are_made_for_it_in_the_private_chat(granted):
    talks = granted
    _, asked = await talks.press(talks.screen.buttons["➕ Aturan baru"], user=ADMIN)
    assert "yang beritanya akan diterima saluran ini" in asked.text
    (draft, *_) = await talks.say("kerusuhan almaty", user=ADMIN)
    assert draft.text.startswith("📢 Kabar Warga\n")
    saved = await talks.press(draft.buttons["Simpan"], user=ADMIN)
    assert saved[0].text == "Tersimpan"
    assert [rule.text for rule in await talks.rules(CHANNEL)] == ["kerusuhan AND almaty"]
    assert await talks.rules(ADMIN) == []


async def test_a_pack_is_taken_for_it_and_the_way_back_stays(granted):
    talks = granted
    _, packs = await talks.press(talks.screen.buttons["📋 Aturan"], user=ADMIN)
    pack = next(data for data in packs.buttons.values() if ":pack:" in data)
    answers = await talks.press(pack, user=ADMIN)
    assert len(await talks.rules(CHANNEL)) > 0
    assert await talks.rules(ADMIN) == []
    assert answers[0].kind == "toast"
    for answer in answers[1:]:
        assert answer.buttons["◀ Kabar Warga"] == "@1:channel"


async def test_its_rules_and_settings_are_screens_that_lead_back(granted):
    talks = granted
    async with talks.store.begin() as tx:
        assert await tx.rules.of_place(Place(ChatId(CHANNEL))) == ()
    _, listed = await talks.press(talks.screen.buttons["📋 Aturan"], user=ADMIN)
    assert listed.text.startswith("📢 Kabar Warga")
    assert listed.buttons["◀ Kabar Warga"] == "@1:channel"
    assert all(data.startswith("@") for data in listed.buttons.values())
    _, settings = await talks.press(talks.screen.buttons["⚙️ Pengaturan"], user=ADMIN)
    assert settings.text.startswith("📢 Kabar Warga")
    _, back = await talks.press(settings.buttons["◀ Kabar Warga"], user=ADMIN)
    assert back.buttons == talks.screen.buttons
    _, channels = await talks.press(back.buttons["◀ Saluran"], user=ADMIN)
    assert list(channels.buttons) == ["📢 Kabar Warga", "📢 Ke saluran", "⚙️ Pengaturan"]
    _, own = await talks.press(channels.buttons["⚙️ Pengaturan"], user=ADMIN)
    assert not own.text.startswith("📢")


@pytest.mark.parametrize(
    "data", ["@1:rules:0", "@1:channel", "@1:chleave:1", "@1:pack:riots", "@7:channel", "@1:"]
)
async def test_another_person_reaches_nothing_by_its_number(granted, data):
    talks = granted
    await talks.say("/start", user=PERSON)
    (toast,) = await talks.press(data, user=PERSON)
    assert (toast.kind, toast.text) == ("toast", "Saluran itu tidak termasuk saluran Anda lagi: /channels")
    assert await talks.state(CHANNEL) == ChatState.OPEN


async def test_in_a_group_a_channel_s_button_is_none(granted):
    talks = granted
    await talks.member("left", "member", user=ADMIN, chat=-100)
    (toast,) = await talks.press("@1:channel", user=ADMIN, chat=-100)
    assert toast.kind == "toast"
    assert "kedaluwarsa" in toast.text or "lagi" in toast.text


async def test_who_lost_the_right_cannot_act_and_is_told(granted):
    talks = granted
    talks.admins.standings[CHANNEL, ADMIN] = Standing.OTHER
    toast, told = await talks.press(talks.screen.buttons["📋 Aturan"], user=ADMIN)
    assert toast.text == "Anda tidak boleh memposting di saluran itu lagi, jadi Anda tidak bisa mengaturnya."
    assert "Anda tidak boleh memposting di Kabar Warga lagi" in told.text
    assert await talks.state(CHANNEL) == ChatState.UNCLAIMED
    (stale,) = await talks.press(talks.screen.buttons["📋 Aturan"], user=ADMIN)
    assert stale.text == "Saluran itu tidak termasuk saluran Anda lagi: /channels"


async def test_words_asked_for_are_no_channel_s_after_the_right_ended(granted):
    talks = granted
    await talks.press(talks.screen.buttons["➕ Aturan baru"], user=ADMIN)
    talks.admins.standings[CHANNEL, ADMIN] = Standing.ADMIN
    answers = await talks.say("kerusuhan", user=ADMIN)
    assert "tidak boleh memposting" in answers[0].text
    assert await talks.rules(CHANNEL) == []
    (draft, *_) = await talks.say("kerusuhan", user=ADMIN)
    assert not draft.text.startswith("📢")


async def test_one_of_two_who_loses_the_right_leaves_the_channel_to_the_other(granted):
    talks = granted
    talks.admins.standings[CHANNEL, PERSON] = Standing.POSTS
    await talks.say("/start", user=PERSON)
    await share(talks, user=PERSON)
    (told,) = await happened(talks, "chat_member", "administrator", "member")
    assert "Admin lain melanjutkannya" in told.text
    assert await talks.state(CHANNEL) == ChatState.OPEN
    (told,) = await happened(talks, "chat_member", "administrator", "left", user=PERSON)
    assert "Tidak ada orang lain yang mengaturnya" in told.text
    assert await talks.state(CHANNEL) == ChatState.UNCLAIMED


async def test_an_admin_who_may_still_post_keeps_the_channel(granted):
    await happened(granted, "chat_member", "administrator", "administrator", can_post_messages=True)
    await happened(granted, "chat_member", "member", "administrator", user=99)
    assert await granted.state(CHANNEL) == ChatState.OPEN
    (told,) = await happened(granted, "chat_member", "administrator", "administrator")
    assert "tidak boleh memposting" in told.text


@pytest.mark.parametrize(
    ("status", "state"),
    [("left", ChatState.KICKED), ("kicked", ChatState.KICKED), ("administrator", ChatState.NO_RIGHTS)],
)
async def test_where_we_may_not_post_any_more_its_people_are_told_once(granted, status, state):
    talks = granted
    (told,) = await happened(talks, "my_chat_member", "administrator", status, user=US)
    assert "Saya tidak boleh memposting di Kabar Warga lagi" in told.text
    assert await talks.state(CHANNEL) == state
    assert await happened(talks, "my_chat_member", status, status, user=US) == []
    talks.admins.standings[CHANNEL, ADMIN] = Standing.CLOSED
    (toast,) = await talks.press(talks.screen.buttons["📋 Aturan"], user=ADMIN)
    assert "Saya tidak boleh memposting di saluran itu lagi" in toast.text
    del talks.admins.standings[CHANNEL, ADMIN]
    (again,) = await happened(
        talks, "my_chat_member", status, "administrator", user=US, can_post_messages=True
    )
    assert "Saya boleh memposting di Kabar Warga lagi" in again.text
    assert await talks.state(CHANNEL) == ChatState.OPEN


async def test_who_makes_us_an_admin_without_choosing_is_shown_the_way(talks):
    assert (
        await happened(talks, "my_chat_member", "left", "administrator", user=US, can_post_messages=True)
        == []
    )
    await talks.say("/start", user=ADMIN)
    (told,) = await happened(
        talks, "my_chat_member", "left", "administrator", user=US, can_post_messages=True
    )
    assert told.text == (
        "Anda menjadikan saya admin Kabar Warga. Pilih saluran itu, lalu tentukan kabar apa yang akan diterimanya."
    )
    await talks.press(told.buttons["📢 Ke saluran"], user=ADMIN)
    assert (
        await happened(talks, "my_chat_member", "left", "administrator", user=US, can_post_messages=True)
        == []
    )


async def test_a_channel_is_left_after_a_question_and_its_rules_go_with_the_last(granted):
    talks = granted
    _, asked = await talks.press(talks.screen.buttons["🗑 Berhenti kirim"], user=ADMIN)
    assert "Tidak ada orang lain yang mengaturnya, jadi aturannya dihapus" in asked.text
    toast, left = await talks.press(asked.buttons["Ya, berhenti"], user=ADMIN)
    assert toast.text == "Dihapus"
    assert "aturannya sudah dihapus" in left.text
    async with talks.store.begin() as tx:
        assert await tx.chats.get(ChatId(CHANNEL)) is None
    (twice,) = await talks.press(asked.buttons["Ya, berhenti"], user=ADMIN)
    assert twice.text == "Saluran itu tidak termasuk saluran Anda lagi: /channels"


async def pressed_there(talks, data, user=PERSON):
    """Let somebody press a button in the channel itself."""
    under = {
        "message_id": 5,
        "date": 1,
        "chat": {"id": CHANNEL, "type": "channel", "title": "Kabar"},
        "text": "…",
    }
    query = {
        "id": str(next(talks._numbers)),
        "from": {"id": user, "is_bot": False, "first_name": "Budi", "language_code": "id"},
        "message": under,
        "chat_instance": "1",
        "data": data,
    }
    return await talks._handle(CHANNEL, {"callback_query": query})


async def test_its_readers_may_ask_why_also_where_the_bot_is_not_for_them(talks_with):
    talks = talks_with(access=Access.LIST, allowed=frozenset({ADMIN}))
    await talks.say("/start", user=ADMIN)
    (unknown,) = await pressed_there(talks, "why:5")
    assert unknown.text == TEXTS.plain("id", Phrase("toast-refused"))
    await share(talks)
    (why,) = await pressed_there(talks, "why:5")
    assert why.text == TEXTS.plain("id", Phrase("channel-why-unknown"))
    (refused,) = await pressed_there(talks, "lang:en")
    assert refused.text == TEXTS.plain("id", Phrase("toast-refused"))


async def test_in_the_channel_nobody_but_admins_changes_anything_and_why_is_a_toast(granted):
    (refused,) = await pressed_there(granted, "lang:en")
    assert refused.text == "Hanya admin saluran ini yang dapat mengubah apa yang saya kirim ke sini."
    for data in ("why:5", "why:x"):
        (why,) = await pressed_there(granted, data)
        assert (why.kind, why.text) == ("toast", "Alasan kabar ini dikirim sudah tidak diketahui.")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_screen_speaks_every_language(talks, language):
    await talks.say("/start", user=ADMIN, language=language)
    (listed,) = await talks.say("/channels", user=ADMIN, language=language)
    (add, _settings) = listed.buttons.values()
    await talks.press(add, user=ADMIN, language=language)
    _, screen = await share(talks, language=language)
    for data in list(screen.buttons.values()):
        answers = await talks.press(data, user=ADMIN, language=language)
        assert [answer.kind for answer in answers] == ["toast", "edit"]


async def test_a_rule_goes_to_a_channel_only_while_the_person_may_post_there(granted):
    talks = granted
    await talks.say("/add mogok", user=ADMIN)
    await talks.say("/add kerusuhan", user=ADMIN)
    talks.admins.standings[CHANNEL, ADMIN] = Standing.POSTS
    toast, moved = await talks.press("cto:1:1", user=ADMIN)
    assert toast.text == "Tersimpan"
    assert "Kabar Warga" in moved.text
    assert [rule.text for rule in await talks.rules(CHANNEL)] == ["mogok"]
    (back, *_) = await talks.press("@1:cto:1:0", user=ADMIN)
    assert back.text == "Tersimpan"
    assert sorted(rule.text for rule in await talks.rules(ADMIN)) == ["kerusuhan", "mogok"]
    talks.admins.standings[CHANNEL, ADMIN] = Standing.OTHER
    (refused, told) = await talks.press("cto:2:1", user=ADMIN)
    assert "tidak boleh memposting di saluran itu lagi" in refused.text
    assert "Kabar Warga" in told.text
    assert await talks.rules(CHANNEL) == []


async def test_nothing_that_is_private_goes_to_a_channel_s_readers(granted):
    talks = granted
    _, settings = await talks.press("@1:open:set", user=ADMIN)
    assert not {"open:stats", "open:priv"} & {data.partition(":")[2] for data in settings.buttons.values()}
    await talks.press("@1:right:export", user=ADMIN)
    async with talks.store.begin() as tx:
        wanted = await tx.files.oldest()
    assert wanted.place == Place(ChatId(ADMIN))


async def test_who_stops_or_erases_is_told_what_becomes_of_the_channels(granted):
    talks = granted
    (asked,) = await talks.say("/erase", user=ADMIN)
    assert "1 saluran yang hanya Anda atur ikut dihapus bersama aturannya." in asked.text
    (stopped,) = await talks.say("/stop", user=ADMIN)
    assert "1 saluran Anda tetap menerima kabar. Untuk menghentikannya: /channels" in stopped.text
    assert await talks.state(CHANNEL) == ChatState.OPEN
    await talks.press(asked.buttons["Ya, hapus"], user=ADMIN)
    assert await talks.state(CHANNEL) is None


@pytest.mark.parametrize("status", ["kicked", "administrator"])
async def test_a_channel_where_we_may_not_post_any_more_says_so_and_can_be_left(granted, status):
    talks = granted
    await happened(talks, "my_chat_member", "administrator", status, user=US, can_post_messages=False)
    if status == "kicked":
        talks.admins.standings[CHANNEL, ADMIN] = Standing.CLOSED
    (refused,) = await talks.press("@1:chadd", user=ADMIN)
    assert (refused.kind, "Saya tidak boleh memposting" in refused.text) == ("toast", True)
    _, shown = await talks.press("@1:channel", user=ADMIN)
    assert "Saya tidak boleh memposting di Kabar Warga lagi" in shown.text
    assert list(shown.buttons.values()) == ["@1:chleave:0", "@0:channels"]
    _, asked = await talks.press("@1:chleave:0", user=ADMIN)
    _, left = await talks.press(next(iter(asked.buttons.values())), user=ADMIN)
    assert list(left.buttons.values()) == ["@0:channels"]
    async with talks.store.begin() as tx:
        assert await tx.channels.of_person(ChatId(ADMIN)) == ()
        assert await tx.chats.get(ChatId(CHANNEL)) is None


async def test_without_rules_words_are_not_said_to_become_the_channel_s(granted):
    _, listed = await granted.press(granted.screen.buttons["📋 Aturan"], user=ADMIN)
    assert TEXTS.plain("id", Phrase("rules-none-channel")) in listed.text


async def test_a_person_sets_up_so_many_channels_and_no_more_by_whatever_way(granted):
    for number in range(1, 20):
        await share(granted, OTHER - number)
    (refused,) = await share(granted, OTHER - 20)
    assert refused.text == TEXTS.plain("id", Phrase("toast-channels-full", {"limit": 20}))
    # One that is there already is chosen again as always.
    _, screen = await share(granted)
    async with granted.store.begin() as tx:
        assert len(await tx.channels.of_person(ChatId(ADMIN))) == 20
        assert await tx.chats.get(ChatId(OTHER - 20)) is None
    assert screen.text.startswith("📢 Kabar Warga")
