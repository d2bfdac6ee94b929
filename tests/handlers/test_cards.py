"""The list of rules and each rule's card: seen, set, edited, shared, moved, removed and brought back."""

import re
from datetime import timedelta

import pytest
from inline_snapshot import snapshot

from bot.model import ChatId, DeliveryKind, Level, Phrase, Place, Schedule, Sound, Standing, WouldHaveSent
from handlers import tried
from tests.bot.outbox import Newsroom
from tests.handlers.people import ADMIN, GROUP, MEMBER, TEXTS, Answer, Talks
from tests.handlers.test_channels import CHANNEL, share
from tests.one_delivery import lease_one, sent_one

LANGUAGES = ("id", "en", "ru", "kk")
HERE = Place(ChatId(7))


def seen(answers: list[Answer]) -> list[tuple[str, str, list[str]]]:
    return [(answer.kind, answer.text, list(answer.buttons)) for answer in answers]


async def told(talks: Talks, times: int = 1, place: Place = HERE) -> None:
    """Tell a place of stories by its rule "kerusuhan", each an hour after the one before."""
    room = Newsroom(talks.store, talks.time)
    await room.open(place.chat_id, "en")
    for _ in range(times):
        talks.time.move(3_600)
        await room.alert(place, await room.story())
        async with talks.store.begin() as tx:
            now = talks.time.now()
            (due,) = await tx.deliveries.due(now, [], 10)
            leased = await lease_one(tx, due.id, now, now + timedelta(minutes=1))
            assert leased is not None
            assert leased.kind is DeliveryKind.SEND
            await sent_one(tx, leased.id, 500 + leased.id, 1, now)


async def test_the_list_shows_words_marks_and_bars_and_opens_cards(talks: Talks):
    await talks.say("/add gempa", language="en")
    await talks.say("/add banjir severity>=critical")
    await talks.press("csound:2:never")
    await talks.press("cpause:2:open")
    await talks.press("cwhen:2:daily")

    (listed,) = await talks.say("/rules")

    assert seen([listed]) == snapshot(
        [
            (
                "message",
                """\
Your 2 rules
1. gempa
▁▁▁▁▁▁▁ 0
2. banjir; critical only 🔴🔇⏸🗓
▁▁▁▁▁▁▁ 0
The bars show alerts per day over the last 7 days. Tap a number to open and change a rule.\
""",
                ["⚙ 1", "⚙ 2"],
            )
        ]
    )


CARDS = {
    "id": snapshot(
        (
            """\
Aturan 1: (gempa atau banjir) dan Kazakhstan, tetapi bukan film
(gempa OR banjir) AND region:KZ AND NOT film sources>=2
▁▁▁▁▁▁▁ Tidak ada kabar dalam 7 hari
Tingkat: semua
Dikirim bila ada paling sedikit 2 sumber
Bunyi: hanya penting dan genting
Waktu: sama seperti obrolan ini\
""",
            ["Tingkat", "Bunyi", "⏸ Jeda", "Waktu", "🧪 Uji", "✏️ Ubah", "↗ Bagikan", "🗑 Hapus", "◀ Aturan"],
        )
    ),
    "en": snapshot(
        (
            """\
Rule 1: (gempa or banjir) and Kazakhstan, but not film
(gempa OR banjir) AND region:KZ AND NOT film sources>=2
▁▁▁▁▁▁▁ No alert in 7 days
Level: all
Sent once at least 2 sources have it
Sound: important and critical only
When: as set for this chat\
""",
            ["Level", "Sound", "⏸ Pause", "When", "🧪 Test", "✏️ Edit", "↗ Share", "🗑 Delete", "◀ Rules"],
        )
    ),
    "ru": snapshot(
        (
            """\
Правило 1: (gempa или banjir) и Казахстан, но не film
(gempa OR banjir) AND region:KZ AND NOT film sources>=2
▁▁▁▁▁▁▁ За 7 дней сообщений не было
Уровень: всё
Не раньше, чем источников станет 2
Звук: только важное и чрезвычайное
Когда: как во всём чате\
""",
            [
                "Уровень",
                "Звук",
                "⏸ Пауза",
                "Когда",
                "🧪 Проверить",
                "✏️ Изменить",
                "↗ Поделиться",
                "🗑 Удалить",
                "◀ Правила",
            ],
        )
    ),
    "kk": snapshot(
        (
            """\
1-ереже: (gempa немесе banjir) және Қазақстан, бірақ film емес
(gempa OR banjir) AND region:KZ AND NOT film sources>=2
▁▁▁▁▁▁▁ 7 күнде хабар болған жоқ
Деңгейі: бәрі
Кемінде 2 дереккөз жазғанда
Дыбысы: тек маңызды мен аса қауіптіде
Уақыты: чаттағыдай\
""",
            [
                "Деңгейі",
                "Дыбысы",
                "⏸ Кідірту",
                "Уақыты",
                "🧪 Тексеру",
                "✏️ Өзгерту",
                "↗ Бөлісу",
                "🗑 Жою",
                "◀ Ережелер",
            ],
        )
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_card_shows_what_a_rule_asks_and_how_it_tells(talks: Talks, language):
    await talks.say("/add (gempa OR banjir) region:KZ -film sources>=2", language=language)

    toast, card = await talks.press("card:1", message=900)

    assert (toast.kind, toast.text, card.kind, card.message_id) == ("toast", "", "edit", 900)
    assert (card.text, list(card.buttons)) == CARDS[language]


async def test_bars_are_alerts_of_each_day_in_the_chat_s_zone(talks: Talks):
    await told(talks, 3)
    talks.time.move(2 * 24 * 3_600)
    await told(talks)
    talks.time.move(5 * 60)

    (listed,) = await talks.say("/rules")
    _, card = await talks.press("card:1")

    assert listed.text.splitlines()[1:3] == ["1. kerusuhan", "▁▁▁▁▇▁▃ 4"]
    assert card.text.splitlines()[2] == "▁▁▁▁▇▁▃ 4 alerts in 7 days, the last one 5 min ago"


async def test_many_rules_are_listed_in_pages_and_a_card_leads_back_to_its_own(talks_with):
    talks = talks_with(rules_per_chat=50)
    for number in range(1, 21):
        await talks.say(f"/add kata{number}")
    (first,) = await talks.say("/rules")
    _, second = await talks.press(first.buttons["▶"])
    _, third = await talks.press(second.buttons["▶"])
    _, card = await talks.press(third.buttons["⚙ 19"])
    _, back = await talks.press(card.buttons["◀ Aturan"])
    _, beyond = await talks.press("rules:99")

    assert list(first.buttons) == [*(f"⚙ {number}" for number in range(1, 9)), "▶"]
    assert list(second.buttons)[-2:] == ["◀", "▶"]
    assert (back.text, beyond.text) == (third.text, third.text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("setting", ["level", "sound", "pause", "schedule"])
async def test_every_setting_is_asked_below_the_card_with_the_standing_choice_marked(
    talks: Talks, language, setting
):
    await talks.say("/add gempa", language=language)

    _, asked = await talks.press(f"cask:1:{setting}")

    *choices, back = list(asked.buttons)
    assert asked.buttons[back] == "card:1"
    assert sum(choice.startswith("✓ ") for choice in choices) == (setting != "pause")
    assert all(len(choice) <= 30 for choice in choices)


async def test_the_level_is_set_in_the_condition_and_in_the_text(talks: Talks):
    await talks.say("/add gempa OR banjir sources>=2")

    toast, card = await talks.press("clevel:1:2")
    (critical,) = await talks.rules()
    await talks.press("clevel:1:0")
    (every,) = await talks.rules()

    assert (toast.text, "hanya genting" in card.text) == ("Tersimpan", True)
    assert critical.text == "gempa OR banjir sources>=2 severity>=critical"
    assert (critical.conditions.level_low, critical.conditions.sources_low) == (Level.CRITICAL, 2)
    assert (every.text, every.conditions.level_low) == ("gempa OR banjir sources>=2", Level.INFO)
    assert (critical.id, critical.query_id) == (every.id, every.query_id)


async def test_a_level_that_another_rule_has_is_not_set(talks: Talks):
    await talks.say("/add gempa")
    await talks.say("/add gempa severity>=critical")

    (toast,) = await talks.press("clevel:1:2")

    assert toast.text == "Aturan itu sudah ada: nomor 2"
    assert [rule.text for rule in await talks.rules()] == ["gempa", "gempa severity>=critical"]


async def test_sound_schedule_and_pause_are_set(talks: Talks):
    await talks.say("/add gempa", language="en")

    _, loud = await talks.press("csound:1:always")
    _, daily = await talks.press("cwhen:1:daily")
    _, paused = await talks.press("cpause:1:open")
    (rule,) = await talks.rules()
    toast, on = await talks.press(paused.buttons["▶ Turn on"])

    assert ("Sound: always" in loud.text, "When: together, once a day" in daily.text) == (True, True)
    assert "⏸ Paused until you turn it on again" in paused.text
    assert (rule.sound, rule.schedule, rule.paused, rule.resumes_at) == (
        Sound.ALWAYS,
        Schedule.DAILY,
        True,
        None,
    )
    assert (toast.text, "⏸ Pause" in on.buttons) == ("It is on again", True)


async def test_a_pause_for_a_time_ends_by_itself(talks: Talks):
    await talks.say("/add gempa", language="en")

    _, hour = await talks.press("cpause:1:hour")
    talks.time.move(3_599)
    _, still = await talks.press("card:1")
    talks.time.move(1)
    _, over = await talks.press("card:1")

    assert "⏸ Paused until 5 Jan, 09:00" in hour.text
    assert "▶ Turn on" in still.buttons
    assert "⏸ Pause" in over.buttons


async def test_until_tomorrow_is_eight_in_the_morning_of_the_chat_s_zone(talks: Talks):
    await talks.say("/add gempa", language="kk")

    await talks.press("cpause:1:tomorrow")

    (rule,) = await talks.rules()
    assert rule.resumes_at is not None
    assert rule.resumes_at.isoformat() == "2022-01-06T02:00:00+00:00"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_rule_is_edited_by_writing_and_the_edit_taken_back(talks: Talks, language):
    await talks.say("/add gempa", language=language)
    await talks.press("csound:1:never")
    _, asked = await talks.press("cdo:1:edit", message=900)
    (bad,) = await talks.say("banjir (", language=language)
    (edited,) = await talks.say("banjir bandang", language=language)
    (rule,) = await talks.rules()
    (undo, *_) = edited.buttons.values()
    _, back = await talks.press(undo)
    (stale,) = await talks.press(undo)
    (before,) = await talks.rules()

    assert (asked.kind, asked.message_id, "gempa" in asked.text) == ("edit", 900, True)
    assert "^" in bad.text
    assert (rule.text, rule.number, rule.sound) == ("banjir AND bandang", 1, Sound.NEVER)
    assert "banjir AND bandang" in edited.text
    assert (before.text, before.id, before.query_id != rule.query_id) == ("gempa", rule.id, True)
    assert ("gempa" in back.text, stale.kind) == (True, "toast")


async def test_who_goes_back_to_the_card_is_asked_no_more(talks: Talks):
    await talks.say("/add gempa", language="en")
    await talks.press("cdo:1:edit")
    await talks.press("card:1")

    await talks.say("banjir")

    assert [rule.text for rule in await talks.rules()] == ["gempa"]


async def test_plain_words_are_understood_when_editing_too(talks: Talks):
    await talks.say("/add gempa")
    await talks.press("cdo:1:edit")

    await talks.say("kerusuhan di Kazakhstan")

    assert [rule.text for rule in await talks.rules()] == ["kerusuhan AND region:KZ"]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("banjir", "banjir severity>=important"),
        ("banjir severity>=critical", "banjir severity>=critical"),
        ("banjir severity>=info", "banjir severity>=info"),
        ("gempa", "gempa severity>=important"),
    ],
)
async def test_the_level_stays_unless_the_new_text_names_one(talks: Talks, said, kept):
    await talks.say("/add gempa")
    await talks.press("clevel:1:1")
    await talks.press("cdo:1:edit")

    await talks.say(said)

    assert [rule.text for rule in await talks.rules()] == [kept]


async def test_a_text_that_another_rule_has_changes_nothing(talks: Talks):
    await talks.say("/add gempa", language="en")
    await talks.say("/add banjir")
    await talks.press("cdo:1:edit")

    (answer,) = await talks.say("banjir")

    assert answer.text == "You already have that: it is rule 2, banjir"
    assert [rule.text for rule in await talks.rules()] == ["gempa", "banjir"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_removed_rule_comes_back_as_it_was(talks: Talks, language):
    await talks.say("/add gempa", language=language)
    await talks.press("csound:1:always")
    (before,) = await talks.rules()

    _, gone = await talks.press("rule:1", message=900)
    none = await talks.rules()
    undo, _ = gone.buttons.values()
    _, card = await talks.press(undo, message=900)
    (again,) = await talks.press(undo, message=900)

    assert (gone.kind, gone.message_id, "gempa" in gone.text, none) == ("edit", 900, True, [])
    assert await talks.rules() == [before]
    assert (card.kind, "gempa" in card.text, again.kind) == ("edit", True, "toast")


async def test_the_command_removes_with_the_way_back_too(talks: Talks):
    await talks.say("/add gempa", language="en")

    (gone,) = await talks.say("/remove 1")
    await talks.press(gone.buttons["↩ Undo"])

    assert (gone.text, list(gone.buttons)) == ("Rule 1 is gone: gempa", ["↩ Undo", "◀ Rules"])
    assert [rule.text for rule in await talks.rules()] == ["gempa"]


async def test_there_must_be_room_for_a_rule_that_comes_back(talks_with):
    talks = talks_with(rules_per_chat=1)
    await talks.say("/add gempa", language="en")
    (gone,) = await talks.say("/remove 1")
    await talks.say("/add banjir")

    (full,) = await talks.press(gone.buttons["↩ Undo"])

    assert full.text == "There is room for one rule only. Delete one first."
    assert [rule.text for rule in await talks.rules()] == ["banjir"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_rule_is_shared_by_a_link_that_others_can_send_on(talks: Talks, language):
    await talks.say("/add gempa", language=language)

    _, shared = await talks.press("cdo:1:share")

    link = next(word for word in shared.text.split() if word.startswith("https://t.me/kentongan_bot?start="))
    _, back = shared.buttons.values()
    assert back == "card:1"
    await talks.say(f"/start {link.partition('=')[2]}", user=8, language=language)


async def test_a_test_is_counted_in_a_message_of_its_own(talks: Talks):
    await talks.say("/add gempa severity>=critical", language="en")

    toast, counting = await talks.press("cdo:1:test")

    assert (toast.text, counting.kind) == ("", "message")
    async with talks.store.begin() as tx:
        wanted = await tx.tests.oldest()
        assert wanted is not None
        answer = await tried(tx, wanted, WouldHaveSent(3, 1, 0, 0, (), 9, talks.time.now()), talks.services)
    assert (wanted.text, wanted.operators) == ("gempa severity>=critical", "en")
    assert answer is not None
    assert [button.data for row in answer.buttons for button in row] == ["card:1"]


@pytest.mark.parametrize(
    "data",
    [
        *("card:1", "cask:1:level", "clevel:1:2", "csound:1:never", "cpause:1:open", "cwhen:1:daily"),
        *("cdo:1:test", "cdo:1:edit", "cdo:1:share", "rule:1", "cback:1", "cundo:1:00", "cto:1:3", "rules:0"),
        *("card:99999999999999999999", "cask:1:planet", "clevel:1:9", "cpause:1:", "cundo:1:zz", "cto:1:-1"),
    ],
)
async def test_another_chat_s_rules_are_out_of_reach(talks: Talks, data):
    await talks.say("/add gempa")
    before = await talks.rules()
    await talks.say("/start", user=8)

    answers = await talks.press(data, user=8)

    assert answers[0].kind == "toast"
    assert not any("gempa" in answer.text for answer in answers)
    assert await talks.rules() == before


async def test_in_a_group_only_admins_see_and_change_cards(talks: Talks):
    await talks.say("/add gempa", user=ADMIN, chat=GROUP, language="en")

    (refused,) = await talks.press("csound:1:never", user=MEMBER, chat=GROUP)
    _, asked = await talks.press("cdo:1:edit", user=ADMIN, chat=GROUP)

    (rule,) = await talks.rules(GROUP)
    assert refused.kind == "toast"
    assert rule.sound is Sound.BY_LEVEL
    # In privacy mode only a reply reaches the bot: the question is a message of its own.
    assert asked.kind == "message"


# ------------------------------------------------------------------------------------------- to another place


@pytest.fixture
async def granted(talks: Talks) -> Talks:
    """An admin with a channel, and a rule of their own."""
    await talks.say("/start", user=ADMIN, language="en")
    await share(talks, language="en")
    await talks.say("/add gempa", user=ADMIN)
    return talks


async def test_a_rule_is_sent_to_a_channel_and_back_with_its_settings(granted: Talks):
    talks = granted
    await talks.press("csound:1:never", user=ADMIN)
    _, card = await talks.press("card:1", user=ADMIN)
    _, asked = await talks.press(card.buttons["Where to"], user=ADMIN)
    toast, moved = await talks.press(asked.buttons["Kabar Warga"], user=ADMIN)
    (there,) = await talks.rules(CHANNEL)
    none = await talks.rules(ADMIN)
    (channel,) = {data for data in asked.buttons.values() if data and data.startswith("cto:")}
    number = channel.rpartition(":")[2]
    _, of_channel = await talks.press(f"@{number}:card:1", user=ADMIN)
    await talks.press(f"@{number}:cto:1:0", user=ADMIN)

    assert "Goes to: this chat" in card.text
    assert (toast.text, moved.text) == ("Saved", "✅ Rule 1 now goes to Kabar Warga; there it is rule 1.")
    assert (there.text, there.sound, none) == ("gempa", Sound.NEVER, [])
    assert "Goes to: Kabar Warga" in of_channel.text
    assert [(rule.number, rule.sound) for rule in await talks.rules(ADMIN)] == [(2, Sound.NEVER)]
    assert await talks.rules(CHANNEL) == []


async def test_who_may_not_post_there_any_more_sends_nothing_there(granted: Talks):
    talks = granted
    _, asked = await talks.press("cask:1:destination", user=ADMIN)
    talks.admins.standings |= {(CHANNEL, ADMIN): Standing.OTHER}

    answers = await talks.press(asked.buttons["Kabar Warga"], user=ADMIN)

    assert answers[0].kind == "toast"
    assert answers[0].text
    assert [rule.text for rule in await talks.rules(ADMIN)] == ["gempa"]


async def test_a_channel_of_somebody_else_is_no_destination(granted: Talks):
    talks = granted
    await talks.say("/add banjir", user=8, language="en")
    _, card = await talks.press("card:1", user=8)

    (toast,) = await talks.press("cto:1:1", user=8)

    assert "Where to" not in card.buttons
    assert toast.kind == "toast"
    assert [rule.text for rule in await talks.rules(8)] == ["banjir"]


async def test_in_a_group_a_rule_is_edited_by_a_reply(talks: Talks):
    await talks.say("/add gempa", user=ADMIN, chat=GROUP, language="en")
    await talks.press("cdo:1:edit", user=ADMIN, chat=GROUP)
    us = {"id": 42, "is_bot": True, "first_name": "Kentongan", "username": "kentongan_bot"}
    group = {"id": GROUP, "type": "supergroup", "title": "Warga"}
    below = {"message_id": 600, "date": 1_641_369_600, "chat": group, "from": us, "text": "…"}

    nothing = await talks.say("angin", user=MEMBER, chat=GROUP, reply_to_message=below)
    (bad,) = await talks.say("banjir (", user=ADMIN, chat=GROUP, reply_to_message=below)
    (done,) = await talks.say("banjir", user=ADMIN, chat=GROUP, reply_to_message=below)

    assert nothing == []
    assert "^" in bad.text
    assert "is changed" in done.text
    assert [rule.text for rule in await talks.rules(GROUP)] == ["banjir"]


async def test_words_that_come_after_the_rule_is_gone_change_nothing(talks: Talks):
    await talks.say("/add gempa", language="en")
    await talks.press("cdo:1:edit")
    async with talks.store.begin() as tx:
        await tx.rules.remove(HERE, 1, talks.time.now())

    (answer,) = await talks.say("banjir")

    assert answer.text == "There is no rule 1 here. Your rules: /rules"
    assert await talks.rules() == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_empty_list_stays_true_when_a_pack_is_taken_in_it(talks: Talks, language: str):
    (empty,) = await talks.say("/rules", language=language)
    assert empty.text == TEXTS.plain(language, Phrase("rules-none"))
    pack = next(data for data in empty.buttons.values() if data)
    toast, marked = await talks.press(pack, language=language, under=empty.text)
    # Only its buttons change: a second pack may follow.
    assert (marked.kind, any(label.startswith("✓") for label in marked.buttons)) == ("buttons", True)
    assert not re.search(r"no rules|belum punya|нет правил|ереже жоқ", empty.text), toast
