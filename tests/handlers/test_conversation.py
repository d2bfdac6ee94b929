"""What people say and press, and what they are answered, through the handlers and a real database."""

import pytest

from bot.model import ChatState, Level
from handlers import Access
from rules import STORED, parse
from tests.handlers.people import ADMIN, GROUP, MEMBER, Answer, Talks

SAVE = {"id": "Simpan", "en": "Save", "ru": "Сохранить", "kk": "Сақтау"}


def words(answers: list[Answer]) -> str:
    return "\n".join(f"{answer.kind}: {answer.text}" for answer in answers)


async def test_a_newcomer_starts_takes_a_pack_and_sees_it_among_the_rules(talks: Talks):
    (welcome,) = await talks.say("/start")
    toast, marked = await talks.press(welcome.buttons["Kerusuhan"])
    (listed,) = await talks.say("/rules")

    assert "Saya Kentongan" in welcome.text
    assert list(welcome.buttons) == [
        *("Indonesia", "Gempa & bencana", "Kazakhstan", "CSTO"),
        *("Kerusuhan", "Teror & serangan", "Timur Tengah"),
        *("🌐 Bahasa Indonesia", "🕑 Jakarta"),
    ]
    assert (toast.kind, toast.text) == ("toast", "✓ Kerusuhan aktif")
    assert "✓ Kerusuhan" in marked.buttons
    assert listed.text.startswith("Aturan Anda\n1. paket “Kerusuhan”\n▁▁▁▁▁▁▁ 0\n")
    assert listed.buttons == {"⚙ 1": "card:1"}


@pytest.mark.parametrize(
    ("language", "said", "kept"),
    [
        ("id", "kerusuhan DAN (Kazakhstan ATAU CSTO)", "kerusuhan AND (Kazakhstan OR CSTO)"),
        ("en", "riot AND NOT film", "riot AND NOT film"),
        ("ru", "беспорядки И НЕ кино", "беспорядки AND NOT кино"),
        ("kk", "наразылық ЖӘНЕ (Қазақстан НЕМЕСЕ ҰҚШҰ)", "наразылық AND (Қазақстан OR ҰҚШҰ)"),
        ("id", "“kerusuhan besar” —film sources>=2", '"kerusuhan besar" AND NOT film sources>=2'),
    ],
)
async def test_plain_words_in_a_language_become_a_rule_that_is_read_alike_everywhere(
    talks: Talks, language, said, kept
):
    (preview,) = await talks.say(said, language=language)
    toast, saved = await talks.press(preview.buttons[SAVE[language]], language=language)
    (rule,) = await talks.rules()

    assert kept in preview.text
    assert toast.text
    assert (saved.kind, saved.message_id) == ("edit", 500)
    assert "✅" in saved.text
    assert rule.text == kept
    assert parse(rule.query, talks.lexicon, limits=STORED).query.text == rule.query
    assert parse(rule.text, talks.lexicon, limits=STORED).query.text == rule.query


async def test_operators_of_another_language_are_plain_words(talks: Talks):
    await talks.say("/add banjir ИЛИ gempa", language="id")

    (rule,) = await talks.rules()

    assert parse(rule.query, talks.lexicon, operators="ru").query.text == rule.query
    assert " OR " not in rule.query


async def test_conditions_are_kept_beside_the_query(talks: Talks):
    await talks.say("/add kerusuhan sources>=3 severity>=important")

    (rule,) = await talks.rules()

    assert rule.query == "kerusuhan"
    assert (rule.conditions.sources_low, rule.conditions.level_low) == (3, Level.IMPORTANT)
    assert rule.text == "kerusuhan sources>=3 severity>=important"


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("id", "(rusuh OR x\n^\n❗ Tanda kurung ini tidak ditutup.\n💡 Tambahkan ) di akhir kelompok."),
        ("en", "(rusuh OR x\n^\n❗ This parenthesis is never closed.\n💡 Add ) where the group ends."),
        ("ru", "(rusuh OR x\n^\n❗ Эта скобка не закрыта.\n💡 Поставьте ) там, где группа кончается."),
        ("kk", "(rusuh OR x\n^\n❗ Бұл жақша жабылмаған.\n💡 Топтың соңына ) қойыңыз."),
    ],
)
async def test_a_rule_that_cannot_be_read_is_shown_with_a_caret_under_the_cause(
    talks: Talks, language, answer
):
    for said in ("/add (rusuh OR x", "(rusuh OR x"):
        assert [one.text for one in await talks.say(said, language=language)] == [answer]
    assert await talks.rules() == []


async def test_an_expression_is_no_command(talks: Talks):
    (preview,) = await talks.say(r"/covid-?\d+/")
    (unknown,) = await talks.say("/covid")

    assert "Simpan" in preview.buttons
    assert unknown.text == "Saya tidak mengenal /covid. Yang bisa saya lakukan: /help"


async def test_the_same_rule_twice_is_one_and_the_limit_counts_what_is_new(talks: Talks):
    for text in ("gempa", "banjir", "kerusuhan"):
        await talks.say(f"/add {text}")

    again = await talks.say("/add Gempa")
    more = await talks.say("/add longsor")
    pack = await talks.press("pack:csto:1")

    assert "sudah ada, nomor 1" in words(again)
    assert "paling banyak punya 3 aturan" in words(more)
    assert "paling banyak punya 3 aturan" in words(pack)
    assert [rule.text for rule in await talks.rules()] == ["gempa", "banjir", "kerusuhan"]


async def test_a_rules_number_is_never_used_twice(talks: Talks):
    await talks.say("/add gempa")
    await talks.say("/add banjir")
    removed = await talks.say("/remove #2")
    (added,) = await talks.say("/add longsor")

    assert words(removed) == "message: Aturan 2 dihapus: banjir"
    assert "Aturan 3 aktif" in added.text
    assert "tidak ada aturan 2" in words(await talks.say("/remove 2"))
    assert "/remove 1" in words(await talks.say("/remove semua"))


@pytest.mark.parametrize(
    "data",
    [
        "",
        "rule:",
        "rule:x",
        "save:99999",
        "drop",
        "pack:atlantis",
        "lang:xx",
        "zone:1:2",
        "🥁",
        None,
        "x" * 64,
    ],
)
async def test_a_forged_or_stale_button_is_answered_and_changes_nothing(talks: Talks, data):
    await talks.say("/add gempa")

    answers = await talks.press(data)

    assert [answer.kind for answer in answers].count("toast") == 1
    assert [rule.text for rule in await talks.rules()] == ["gempa"]


async def test_a_draft_is_saved_once_and_in_its_own_chat_only(talks: Talks):
    (preview,) = await talks.say("gempa")
    data = preview.buttons["Simpan"]

    await talks.say("/start", user=8)
    (stranger,) = await talks.press(data, user=8)
    await talks.press(data)
    (again,) = await talks.press(data)

    assert "sudah tidak berlaku" in stranger.text
    assert "sudah tidak berlaku" in again.text
    assert [rule.number for rule in await talks.rules()] == [1]
    assert await talks.rules(8) == []


async def test_a_draft_that_is_left_leaves_nothing(talks: Talks):
    (preview,) = await talks.say("gempa")

    toast, edited = await talks.press(preview.buttons["Batal"])

    assert (toast.text, edited.text) == ("Baik", "Tidak ada yang disimpan.")
    assert await talks.rules() == []


# --------------------------------------------------------------------------------------------------------- settings


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("/language en", "I speak English now."),
        ("/language казахский", "Енді мен қазақша сөйлеймін."),
        ("/language Bahasa Indonesia", "Sekarang saya berbahasa Indonesia."),
        ("/language français", "Saya tidak bisa berbahasa “français”. Yang saya bisa: id, en, ru, dan kk."),
        ("/timezone almaty", "🕑 Sekarang saya memakai waktu Almaty (Asia/Almaty); di sana pukul 14:00."),
        (
            "/timezone New York",
            "🕑 Sekarang saya memakai waktu New York (America/New_York); di sana pukul 03:00.",
        ),
        ("/timezone UTC+7", "🕑 Sekarang saya memakai waktu UTC+7; di sana pukul 15:00."),
        ("/timezone gmt -3", "🕑 Sekarang saya memakai waktu UTC-3; di sana pukul 05:00."),
        ("/timezone WITA", "🕑 Sekarang saya memakai waktu Makassar (Asia/Makassar); di sana pukul 16:00."),
        (
            "/timezone Jakrata",
            "Saya tidak mengenal kota atau zona waktu “Jakrata”. Maksud Anda Asia/Jakarta?",
        ),
        (
            "/timezone UTC+99",
            (
                "Saya tidak mengenal kota atau zona waktu “UTC+99”. Coba kota besar di dekat Anda,"
                " atau tulis seperti Asia/Jakarta atau UTC+7."
            ),
        ),
        (
            "/timezone Atlantida Besar",
            (
                "Saya tidak mengenal kota atau zona waktu “Atlantida Besar”. Coba kota besar di dekat Anda,"
                " atau tulis seperti Asia/Jakarta atau UTC+7."
            ),
        ),
    ],
)
async def test_language_and_time_zone_as_people_name_them(talks: Talks, said, answer):
    assert [one.text for one in await talks.say(said)] == [answer]


async def test_a_language_stays_whatever_telegram_says_later(talks: Talks):
    await talks.say("/start", language="en")
    toast, changed = await talks.press("lang:ru", language="en")

    assert (toast.text, changed.text) == ("", "Теперь я говорю по-русски.")
    assert "С возвращением" in words(await talks.say("/start", language="en"))


async def test_stop_closes_the_chat_and_start_brings_its_rules_back(talks: Talks):
    await talks.say("/add gempa")
    await talks.say("/stop")
    stopped = await talks.state()

    (back,) = await talks.say("/start")

    assert stopped == ChatState.STOPPED
    assert "1 aturan Anda masih berlaku" in back.text
    assert await talks.state() == ChatState.OPEN


@pytest.mark.parametrize(
    "said", ["/rules", "/remove 1", "/remove 9", "/feeds", "/timezone", "/language en", "/help", "banjir"]
)
async def test_who_stopped_is_answered_and_stays_stopped(talks: Talks, said: str):
    await talks.say("/add gempa")
    await talks.say("/stop")

    assert await talks.say(said)
    assert await talks.state() == ChatState.STOPPED


@pytest.mark.parametrize("data", ["rule:1", "lang:ru"])
async def test_a_button_other_than_save_leaves_who_stopped_in_peace(talks: Talks, data: str):
    await talks.say("/add gempa")
    await talks.say("/stop")

    assert await talks.press(data)
    assert await talks.state() == ChatState.STOPPED


async def test_who_stopped_and_makes_a_rule_wants_its_alerts(talks: Talks):
    await talks.say("/start")
    for wish in ("/add gempa", "/add banjir"):
        await talks.say("/stop")
        await talks.say(wish)
        assert await talks.state() == ChatState.OPEN
    await talks.say("/stop")
    await talks.press("pack:kz:1")
    assert await talks.state() == ChatState.OPEN


async def test_everything_is_erased_on_request(talks: Talks):
    await talks.say("/add sangatlangka")
    (asked,) = await talks.say("/erase")
    _, kept = await talks.press(asked.buttons["Tidak, biarkan"], message=900)
    rules = await talks.rules()
    _, done = await talks.press(asked.buttons["Ya, hapus"], message=900)

    assert "1 aturan Anda" in asked.text
    assert (kept.kind, kept.text, len(rules)) == ("edit", "Tidak ada yang dihapus.", 1)
    assert (done.kind, done.text) == ("edit", "Semuanya sudah dihapus. /start memulai dari awal.")
    assert await talks.state() is None


async def test_who_was_erased_while_stopped_is_answered_in_their_language(talks: Talks):
    await talks.say("/start", language="ru")
    await talks.say("/stop")

    _, done = await talks.press("erase:1", language="ru")

    assert done.text == "Всё стёрто. /start начнёт сначала."


async def test_pictures_are_answered_and_edited_messages_are_left(talks: Talks):
    picture = await talks.say(None, photo=[], caption="gempa")

    assert words(picture) == "message: Saya hanya mengerti teks. Tulis kata yang Anda cari, atau lihat /help."


async def test_a_bot_that_is_blocked_and_let_in_again(talks: Talks):
    await talks.say("/start")
    await talks.member("member", "kicked")
    blocked = await talks.state()
    await talks.member("kicked", "member")

    assert (blocked, await talks.state()) == (ChatState.BLOCKED, ChatState.OPEN)


# ----------------------------------------------------------------------------------------------------------- groups


@pytest.mark.parametrize(
    "said", ["gempa", "/gempa", "/rules@other_bot", "/add@other_bot gempa", "halo /start"]
)
async def test_in_a_group_what_is_not_meant_for_the_bot_is_left(talks: Talks, said):
    assert await talks.say(said, user=ADMIN, chat=GROUP) == []


async def test_in_a_group_admins_decide_and_the_anonymous_one_too(talks: Talks):
    await talks.say("/start", user=ADMIN, chat=GROUP)
    (refused,) = await talks.say("/add gempa", user=MEMBER, chat=GROUP)
    (pressed,) = await talks.press("pack:csto", user=MEMBER, chat=GROUP)
    (added,) = await talks.say("/add@Kentongan_Bot gempa", user=ADMIN, chat=GROUP)
    (anonymous,) = await talks.say(
        "/add banjir", user=1087, chat=GROUP, sender_chat={"id": GROUP, "type": "supergroup"}
    )

    assert refused.text == "Hanya admin grup ini yang dapat mengubah apa yang saya kirim ke sini."
    assert pressed.text.startswith("Hanya admin yang dapat mengubahnya.")
    assert "Aturan 1 aktif" in added.text
    assert "Aturan 2 aktif" in anonymous.text
    assert [rule.text for rule in await talks.rules(GROUP)] == ["gempa", "banjir"]


OURS = {
    "message_id": 5,
    "date": 1,
    "chat": {"id": GROUP, "type": "supergroup", "title": "Warga"},
    "from": {"id": 42, "is_bot": True, "first_name": "Kentongan", "username": "kentongan_bot"},
}


async def test_a_reply_to_the_bot_in_a_group_is_taken_as_words(talks: Talks):
    (preview,) = await talks.say("gempa", user=ADMIN, chat=GROUP, reply_to_message=OURS)

    assert "Simpan" in preview.buttons


async def test_what_members_say_below_an_alert_is_left(talks: Talks):
    await talks.say("/start", user=ADMIN, chat=GROUP)
    assert await talks.say("ngeri banget", user=MEMBER, chat=GROUP, reply_to_message=OURS) == []


async def test_members_cannot_fill_a_group_with_answers(talks: Talks):
    await talks.say("/start", user=ADMIN, chat=GROUP)
    answered = [await talks.say(said, user=MEMBER, chat=GROUP) for said in ["/help", "/add gempa"] * 4]
    (pressed,) = await talks.press("why:1", user=MEMBER, chat=GROUP)

    assert [len(answers) for answers in answered] == [1, 1, 1, 1, 1, 0, 0, 0]
    assert pressed == Answer("toast", "Sedang banyak yang bertanya. Silakan coba lagi dalam satu menit.")
    assert await talks.say("/help", user=ADMIN, chat=GROUP) != []
    assert await talks.say("/help", user=MEMBER) != []
    talks.time.move(60)
    assert await talks.say("/help", user=MEMBER, chat=GROUP) != []


@pytest.mark.parametrize(("said", "answered"), [("/help", "/rules"), ("/privacy@kentongan_bot", "/erase")])
async def test_in_a_group_every_member_may_read(talks: Talks, said: str, answered: str):
    await talks.say("/start", user=ADMIN, chat=GROUP)
    (answer,) = await talks.say(said, user=MEMBER, chat=GROUP)
    assert answered in answer.text


@pytest.mark.parametrize(
    "said",
    [
        *(
            "/start",
            "/add gempa",
            "/rules",
            "/remove 1",
            "/test gempa",
            "/addfeed https://a.example",
            "/feeds",
        ),
        *("/language en", "/timezone Asia/Almaty", "/quiet off", "/digest off", "/mutes", "/languages all"),
        *("/stop", "/export", "/erase"),
    ],
)
async def test_in_a_group_only_admins_do_the_rest(talks: Talks, said: str):
    await talks.say("/start", user=ADMIN, chat=GROUP)
    (answer,) = await talks.say(said, user=MEMBER, chat=GROUP)
    assert answer.text == "Hanya admin grup ini yang dapat mengubah apa yang saya kirim ke sini."
    assert await talks.state(GROUP) == ChatState.OPEN


# ----------------------------------------------------------------------------------------------------------- access


async def test_only_who_is_on_the_list_may_come_in(talks_with):
    talks = talks_with(access=Access.LIST, allowed=frozenset({7}), admins=frozenset({9}))

    assert "Saya Kentongan" in words(await talks.say("/start"))
    assert "I am Kentongan" in words(await talks.say("/start", user=9, language="en"))
    assert words(await talks.say("/start", user=8, language="en")) == (
        "message: This bot is private. Ask the person who runs it to let you in and give them this number: 8"
    )
    assert words(await talks.press("pack:csto", user=8)) == "toast: Bot ini tertutup."
    assert await talks.state(8) is None


async def test_a_group_is_let_in_by_its_own_number_or_by_a_person_on_the_list(talks_with):
    by_number = talks_with(access=Access.LIST, allowed=frozenset({GROUP}))

    assert "Aturan 1 aktif" in words(await by_number.say("/add gempa", user=ADMIN, chat=GROUP))
    by_person = talks_with(access=Access.LIST, allowed=frozenset({ADMIN}))
    assert "Aturan 2 aktif" in words(await by_person.say("/add banjir", user=ADMIN, chat=GROUP))


async def test_a_full_bot_takes_no_new_chat_and_keeps_the_old_ones(talks_with):
    talks = talks_with(chats=1)
    await talks.say("/start")

    assert words(await talks.say("/start", user=8)) == (
        "message: Bot ini sudah penuh. Silakan hubungi pengelolanya."
    )
    assert "Aturan 1 aktif" in words(await talks.say("/add gempa"))


async def test_the_operators_commands_exist_for_operators_only(talks_with):
    talks = talks_with(admins=frozenset({7}))

    assert words(await talks.say("/aside")) == "message: Tidak ada yang disisihkan."
    assert "Tidak ada revision 12" in words(await talks.say("/retry revision 12"))
    assert "/retry revision 12" in words(await talks.say("/retry x"))
    assert "/operator" in words(await talks.say("/help"))
    assert "Saya tidak mengenal /aside" in words(await talks.say("/aside", user=8))
    assert "/operator" not in words(await talks.say("/help", user=8))
    assert await talks.say("/aside", user=ADMIN, chat=GROUP) == []
