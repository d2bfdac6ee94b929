"""Rules in the making: what people see of how their words were understood, and what each button does."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.messages import Reader, note
from bot.model import ChatId, Level, NotCounted, Place, Sample, WantedTest, WouldHaveSent
from bot.texts import LANGUAGES
from handlers import question_of, tried
from tests.botapi.markup import parse_html
from tests.handlers.people import ADMIN, GROUP, MEMBER, TEXTS, Answer, Talks
from tests.manual_time import START

WORDS = "kerusuhan di Kazakhstan atau CSTO"
SAMPLES = (
    Sample("Kerusuhan di Almaty, film ditunda", "https://a.example/1", "Kabar", START, Level.CRITICAL, 3),
    Sample("Perusuh menyerang bandara", "", "Warta", START - timedelta(hours=3), Level.INFO, 1),
)
COUNTED = WouldHaveSent(12, 3, 0, 0, SAMPLES, 10_000, START - timedelta(days=7))


async def waiting(talks: Talks) -> WantedTest | None:
    async with talks.store.begin() as tx:
        return await tx.tests.oldest()


async def counted(talks: Talks, found: WouldHaveSent | NotCounted = COUNTED) -> Answer | None:
    """Let what waits be counted, and read what becomes of the message."""
    wanted = await waiting(talks)
    assert wanted is not None
    async with talks.store.begin() as tx:
        settled = await tx.tests.settle(wanted.id)
        assert settled is not None
        made = await tried(tx, settled, found, talks.services)
    if made is None:
        return None
    rendered = note(made, TEXTS, Reader("id", "Asia/Jakarta"))
    buttons = {button.label: button.data for row in rendered.buttons for button in row}
    return Answer("edit", parse_html(rendered.html).text, buttons)


def rule_in(answer: Answer) -> str:
    return answer.text.splitlines()[1]


async def test_plain_words_are_shown_as_they_were_understood_with_all_that_can_be_chosen(talks: Talks):
    (shown,) = await talks.say(WORDS)

    assert shown.text == (
        "🔎 Saya pahami: kata “kerusuhan” (juga cocok: rusuh, merusuh, perusuh) DAN"
        " (tempat Kazakhstan (dalam semua bahasa) ATAU organisasi CSTO (dalam semua bahasa))"
        "\nkerusuhan AND (region:KZ OR org:CSTO)"
        "\n⏳ Menghitung apa yang akan dikirim aturan ini …"
    )
    assert list(shown.buttons) == [
        *("Simpan", "Batal"),
        *("Seperti ditulis", "☐ Hanya judul"),
        "☐ kerusuhan: semua bahasa",
        "☑ Kazakhstan: semua bahasa",
        "☑ CSTO: semua bahasa",
        "⚪ Semua tingkat",
        *("➖ Kecualikan kata", "✏️ Ubah teks"),
    ]


async def test_the_count_comes_into_the_same_message(talks: Talks):
    (shown,) = await talks.say(WORDS)
    wanted = await waiting(talks)
    asked = question_of(wanted, talks.services)
    after = await counted(talks)

    assert asked.query == "kerusuhan AND (org:CSTO OR region:KZ)"
    assert asked.chat_id == 7
    assert after.text.splitlines()[2:] == [
        "Aturan ini akan mengabarkan 12 peristiwa dalam 7 hari terakhir.",
        "3 di antaranya bersuara.",
        "🔴 Kerusuhan di Almaty, film ditunda · Kabar, 5 Jan, 15:00",
        "⚪ Perusuh menyerang bandara · Warta, 5 Jan, 12:00",
    ]
    assert after.buttons == shown.buttons


@pytest.mark.parametrize(
    ("label", "rule", "then"),
    [
        ("Seperti ditulis", "kerusuhan AND region:KZ AND org:CSTO", "Semua harus ada"),
        ("☐ Hanya judul", "title:kerusuhan AND (region:KZ OR org:CSTO)", "☑ Hanya judul"),
        (
            "☐ kerusuhan: semua bahasa",
            "topic:unrest AND (region:KZ OR org:CSTO)",
            "☑ kerusuhan: semua bahasa",
        ),
        (
            "☑ Kazakhstan: semua bahasa",
            "kerusuhan AND (Kazakhstan OR org:CSTO)",
            "☐ Kazakhstan: semua bahasa",
        ),
        ("☑ CSTO: semua bahasa", "kerusuhan AND (region:KZ OR CSTO)", "☐ CSTO: semua bahasa"),
        (
            "⚪ Semua tingkat",
            "kerusuhan AND (region:KZ OR org:CSTO) severity>=important",
            "🟠 Penting dan genting",
        ),
    ],
)
async def test_each_button_changes_the_same_message_and_says_how_things_stand(
    talks: Talks, label, rule, then
):
    (shown,) = await talks.say(WORDS)
    toast, changed = await talks.press(shown.buttons[label], message=500)

    assert (toast.kind, toast.text) == ("toast", "")
    assert (changed.kind, changed.message_id) == ("edit", 500)
    assert rule_in(changed) == rule
    assert then in changed.buttons
    assert (await waiting(talks)).text == rule


async def test_what_was_chosen_is_what_is_saved_and_the_message_becomes_the_confirmation(talks: Talks):
    (shown,) = await talks.say(WORDS)
    _, titles = await talks.press(shown.buttons["☐ Hanya judul"])
    _, grave = await talks.press(titles.buttons["⚪ Semua tingkat"])
    toast, saved = await talks.press(grave.buttons["Simpan"])
    (rule,) = await talks.rules()

    assert toast.text == "Tersimpan"
    assert saved.text == (
        "✅ Aturan 1 aktif: kerusuhan di judul dan (Kazakhstan atau CSTO); yang penting dan genting"
    )
    assert list(saved.buttons) == ["📋 Aturan", "↩ Urungkan"]
    assert rule.text == "title:kerusuhan AND (region:KZ OR org:CSTO) severity>=important"
    assert rule.conditions.level_low is Level.IMPORTANT
    assert await waiting(talks) is None


async def test_a_save_is_undone_and_done_again_in_the_same_message(talks: Talks):
    (shown,) = await talks.say(WORDS)
    _, saved = await talks.press(shown.buttons["Simpan"])
    toast, undone = await talks.press(saved.buttons["↩ Urungkan"])
    assert toast.text == "Diurungkan"
    assert undone.text.startswith("↩ Tidak jadi disimpan")
    assert await talks.rules() == []

    toast, again = await talks.press(undone.buttons["Simpan lagi"])
    assert (toast.text, again.text) == ("Tersimpan", saved.text)
    assert [rule.number for rule in await talks.rules()] == [1]

    (twice,) = await talks.press(undone.buttons["Simpan lagi"])
    assert twice.kind == "toast"
    assert len(await talks.rules()) == 1


async def test_the_list_opens_from_the_confirmation(talks: Talks):
    (shown,) = await talks.say(WORDS)
    _, saved = await talks.press(shown.buttons["Simpan"])
    _, listed = await talks.press(saved.buttons["📋 Aturan"])
    assert "kerusuhan dan (Kazakhstan atau CSTO)" in listed.text


async def test_pressed_twice_the_second_press_changes_nothing_and_says_why(talks: Talks):
    (shown,) = await talks.say(WORDS)
    await talks.press(shown.buttons["☐ Hanya judul"])
    (toast,) = await talks.press(shown.buttons["☐ Hanya judul"])
    assert toast.text == "Ini sudah berubah. Silakan lihat lagi."
    (toast,) = await talks.press(shown.buttons["Simpan"])
    assert toast.text == "Ini sudah berubah. Silakan lihat lagi."
    assert await talks.rules() == []


async def test_what_was_counted_for_an_earlier_version_is_said_no_more(talks: Talks):
    (shown,) = await talks.say(WORDS)
    early = await waiting(talks)
    await talks.press(shown.buttons["☐ Hanya judul"])
    late = await waiting(talks)
    assert late.id != early.id
    async with talks.store.begin() as tx:
        assert await tx.tests.settle(early.id) is None
        # Even one that was taken up just before the press.
        assert await tried(tx, early, COUNTED, talks.services) is None
    after = await counted(talks)
    assert rule_in(after) == "title:kerusuhan AND (region:KZ OR org:CSTO)"
    assert "12 peristiwa" in after.text


async def test_a_draft_that_was_saved_or_left_is_counted_no_more(talks: Talks):
    for label in ("Simpan", "Batal"):
        (shown,) = await talks.say(WORDS)
        wanted = await waiting(talks)
        await talks.press(shown.buttons[label])
        assert await waiting(talks) is None
        async with talks.store.begin() as tx:
            assert await tried(tx, wanted, COUNTED, talks.services) is None


async def test_a_draft_is_left_and_its_buttons_say_so(talks: Talks):
    (shown,) = await talks.say(WORDS)
    toast, left = await talks.press(shown.buttons["Batal"])
    assert (toast.text, left.text) == ("Baik", "Tidak ada yang disimpan.")
    for data in shown.buttons.values():
        (answer,) = await talks.press(data)
        assert answer.kind == "toast"
        assert answer.text
    assert await talks.rules() == []


async def test_a_word_is_left_out_by_a_suggestion_from_the_titles(talks: Talks):
    await talks.say(WORDS)
    shown = await counted(talks)
    _, asked = await talks.press(shown.buttons["➖ Kecualikan kata"])
    assert asked.text.startswith("kerusuhan AND (region:KZ OR org:CSTO)\nKata mana yang tidak boleh ada?")
    assert list(asked.buttons)[-1] == "◀ Kembali"
    assert "➖ film" in asked.buttons
    assert "➖ kerusuhan" not in asked.buttons
    assert "➖ perusuh" not in asked.buttons

    _, changed = await talks.press(asked.buttons["➖ film"])
    assert rule_in(changed) == "kerusuhan AND (region:KZ OR org:CSTO) AND NOT film"
    assert "tanpa “film”" in changed.text

    _, asked = await talks.press(changed.buttons["➖ Kecualikan kata"])
    _, back = await talks.press(asked.buttons["↩ film"])
    assert rule_in(back) == "kerusuhan AND (region:KZ OR org:CSTO)"


async def test_words_to_leave_out_may_be_written(talks: Talks):
    (shown,) = await talks.say(WORDS)
    await talks.press(shown.buttons["➖ Kecualikan kata"], message=501)
    (changed,) = await talks.say("film,  sepak bola , film")
    assert (changed.kind, changed.message_id) == ("edit", 501)
    assert rule_in(changed) == 'kerusuhan AND (region:KZ OR org:CSTO) AND NOT film AND NOT "sepak bola"'
    (other,) = await talks.say("gempa")
    assert other.kind == "message"


async def test_while_words_are_asked_for_the_count_does_not_hide_the_question(talks: Talks):
    (shown,) = await talks.say(WORDS)
    await talks.press(shown.buttons["➖ Kecualikan kata"])
    after = await counted(talks)
    assert "Kata mana" in after.text
    assert "➖ film" in after.buttons
    _, back = await talks.press(after.buttons["◀ Kembali"])
    assert "12 peristiwa" in back.text


async def test_the_text_is_edited_by_writing_it_anew_and_a_wrong_one_stays_asked_for(talks: Talks):
    (shown,) = await talks.say(WORDS)
    _, asked = await talks.press(shown.buttons["✏️ Ubah teks"], message=502)
    assert asked.text == f"Silakan tulis teks yang baru. Sekarang:\n{WORDS}"
    (wrong,) = await talks.say("(gempa ATAU")
    assert wrong.text.startswith("(gempa ATAU\n")
    (changed,) = await talks.say("gempa di Turki")
    assert (changed.kind, changed.message_id) == ("edit", 502)
    assert rule_in(changed) == "gempa AND region:TR"
    await talks.press(changed.buttons["Simpan"])
    assert [rule.text for rule in await talks.rules()] == ["gempa AND region:TR"]


async def test_a_command_leaves_the_question_behind(talks: Talks):
    (shown,) = await talks.say(WORDS)
    await talks.press(shown.buttons["✏️ Ubah teks"])
    await talks.say("/rules")
    (fresh,) = await talks.say("banjir")
    assert fresh.kind == "message"
    assert rule_in(fresh) == "banjir"


async def test_words_for_a_draft_that_is_gone_are_a_new_one(talks: Talks):
    (shown,) = await talks.say(WORDS)
    await talks.press(shown.buttons["✏️ Ubah teks"])
    async with talks.store.begin() as tx:
        wanted = await tx.tests.oldest()
        await tx.drafts.take(Place(ChatId(7)), wanted.draft_id)
    (fresh,) = await talks.say("banjir")
    assert (fresh.kind, rule_in(fresh)) == ("message", "banjir")


async def test_the_rule_language_is_taken_as_it_is(talks: Talks):
    (shown,) = await talks.say("kerusuhan DAN (Kazakhstan ATAU CSTO) severity>=important")
    assert rule_in(shown) == "kerusuhan AND (Kazakhstan OR CSTO) severity>=important"
    assert list(shown.buttons) == ["Simpan", "Batal", "➖ Kecualikan kata", "✏️ Ubah teks"]

    (shown,) = await talks.say("gempa ATAU banjir")
    _, grave = await talks.press(shown.buttons["⚪ Semua tingkat"])
    _, asked = await talks.press(grave.buttons["➖ Kecualikan kata"])
    (changed,) = await talks.say("film")
    assert asked.kind == "edit"
    assert rule_in(changed) == "(gempa OR banjir) AND NOT film severity>=important"


async def test_too_many_words_to_leave_out_change_nothing(talks: Talks):
    (shown,) = await talks.say(WORDS)
    await talks.press(shown.buttons["➖ Kecualikan kata"])
    (refused,) = await talks.say(", ".join(f"kata{number}" for number in range(20)))
    assert refused.text == "Itu terlalu banyak untuk satu aturan."
    (changed,) = await talks.say("film")
    assert rule_in(changed).endswith("AND NOT film")


async def test_a_full_chat_keeps_its_draft_until_there_is_room(talks: Talks):
    for word in ("satu", "dua", "tiga"):
        await talks.say(f"/add {word}")
    (shown,) = await talks.say(WORDS)
    toast, refused = await talks.press(shown.buttons["Simpan"])
    assert (toast.text, refused.kind) == ("", "message")
    await talks.say("/remove 1")
    toast, saved = await talks.press(shown.buttons["Simpan"])
    assert "✅" in saved.text


async def test_another_chat_reaches_nothing_by_these_buttons(talks: Talks):
    (shown,) = await talks.say(WORDS)
    await talks.say("/start", user=8)
    for data in shown.buttons.values():
        (answer,) = await talks.press(data, user=8)
        assert answer.kind == "toast"
    assert await talks.rules(8) == []
    _, saved = await talks.press(shown.buttons["Simpan"])
    (answer,) = await talks.press(saved.buttons["↩ Urungkan"], user=8)
    assert answer.kind == "toast"
    assert len(await talks.rules()) == 1


@pytest.mark.parametrize(
    "data",
    [
        "save:1",
        "save:99999:0",
        "drop:99999",
        "make:1:0:join",
        "make:1:0:join:99",
        "make:1:0:turn:7",
        "make:x",
    ],
)
async def test_forged_and_old_buttons_get_a_kind_word(talks: Talks, data):
    await talks.say(WORDS)
    (answer,) = await talks.press(data)
    assert answer.kind == "toast"
    assert answer.text


async def test_only_so_much_waits_to_be_counted_for_a_chat(talks: Talks):
    for _ in range(3):
        (shown,) = await talks.say(WORDS)
        assert "⏳" in shown.text
    (shown,) = await talks.say("gempa")
    assert "⏳" not in shown.text
    assert "Aturannya tetap bisa disimpan." in shown.text


async def test_in_a_group_plain_words_come_as_replies_and_admins_choose(talks: Talks):
    us = {"id": 42, "is_bot": True, "first_name": "Kentongan", "username": "kentongan_bot"}
    reply = {
        "reply_to_message": {
            "message_id": 1,
            "date": 1_641_369_600,
            "chat": {"id": GROUP, "type": "supergroup", "title": "Warga"},
            "from": us,
            "text": "…",
        }
    }
    (shown,) = await talks.say(WORDS, user=ADMIN, chat=GROUP, **reply)
    (refused,) = await talks.press(shown.buttons["☐ Hanya judul"], user=MEMBER, chat=GROUP)
    assert refused.kind == "toast"
    _, asked, question = await talks.press(shown.buttons["✏️ Ubah teks"], user=ADMIN, chat=GROUP)
    assert (asked.kind, question.kind) == ("edit", "message")
    (changed,) = await talks.say("gempa di Turki", user=ADMIN, chat=GROUP, **reply)
    assert rule_in(changed) == "gempa AND region:TR"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("found", [COUNTED, replace(COUNTED, stories=0, samples=()), *NotCounted])
async def test_whatever_is_counted_has_words_in_every_language(talks: Talks, language, found):
    await talks.say("протест or gempa in Turkey, Қазақстандағы", language=language)
    wanted = await waiting(talks)
    async with talks.store.begin() as tx:
        made = await tried(tx, wanted, found, talks.services)
    rendered = note(made, TEXTS, Reader(language, "Asia/Jakarta"))
    assert len(rendered.html.splitlines()) >= 3
    assert all(len(button.label) <= 40 for row in rendered.buttons for button in row)
