"""/test by hand-made updates: what is asked, what is counted, and how it is said in every language."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.messages import Reader, note
from bot.model import ChatId, Level, NotCounted, Place, Sample, StoryConditions, WantedTest, WouldHaveSent
from bot.texts import LANGUAGES
from handlers import question_of, tried
from tests.botapi.markup import parse_html
from tests.handlers.people import ADMIN, GROUP, MEMBER, TEXTS
from tests.manual_time import START

SAMPLES = (
    Sample("Kerusuhan <b>besar</b>", "https://a.example/1", "Kabar", START, Level.CRITICAL, 3),
    Sample("", "", "x" * 300, START - timedelta(hours=3), Level.INFO, 1),
)
COUNTED = WouldHaveSent(12, 3, 2, 1, SAMPLES, 10_000, START - timedelta(days=7))


async def waiting(talks) -> WantedTest | None:
    async with talks.store.begin() as tx:
        return await tx.tests.oldest()


async def said(talks, counted, language="id") -> str:
    wanted = await waiting(talks)
    async with talks.store.begin() as tx:
        await tx.tests.settle(wanted.id)
        made = await tried(tx, wanted, counted, talks.services)
    return parse_html(note(made, TEXTS, Reader(language, "Asia/Jakarta")).html).text


async def test_a_test_is_kept_and_the_counting_said_at_once(talks):
    (answer,) = await talks.say("/test kerusuhan DAN Kazakhstan sources>=2")
    wanted = await waiting(talks)
    asked = question_of(wanted, talks.services)
    assert answer.text.splitlines()[1:3] == [
        "kerusuhan AND Kazakhstan sources>=2",
        "⏳ Menghitung apa yang akan dikirim aturan ini …",
    ]
    assert asked.query == "kazakhstan AND kerusuhan"
    assert asked.conditions == StoryConditions(sources_low=2)
    assert (asked.since, asked.until) == (START - timedelta(days=7), START)
    assert asked.chat_id == 7
    async with talks.store.begin() as tx:
        assert await tx.tests.said(wanted.answer_key) != (False, None)


async def test_a_wrong_rule_gets_the_same_caret_as_when_it_is_added(talks):
    assert await talks.say("/test (rusuh OR x") == await talks.say("/add (rusuh OR x")
    assert await waiting(talks) is None


async def test_without_a_rule_it_says_how(talks):
    (answer,) = await talks.say("/test", language="ru")
    assert "/test беспорядки AND (Казахстан OR ОДКБ)" in answer.text


async def test_the_queue_is_bounded(talks):
    async with talks.store.begin() as tx:
        for number in range(50):
            place = Place(ChatId(1_000 + number))
            await talks_open(tx, place)
            await tx.tests.keep(place, "satu", "id", f"answer:{number}", START)
    (answer,) = await talks.say("/test dua")
    assert "Sekarang banyak yang harus saya hitung. Aturannya tetap bisa disimpan." in answer.text


async def talks_open(tx, place):
    from tests.bot.storage.samples import chat  # noqa: PLC0415 - one helper's helper

    await tx.chats.open(chat(place.chat_id), START)


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        (
            "id",
            (
                "kerusuhan\nAturan ini akan mengabarkan 12 peristiwa dalam 7 hari terakhir.\n3 di antaranya bersuara."
                "\n2 peristiwa lain memuat kata-katanya tetapi tidak memenuhi syarat."
                "\n1 lagi sudah ada ketika saya pertama kali melihat kanalnya; yang seperti itu tidak saya kirim."
                "\n🔴 Kerusuhan <b>besar</b> · Kabar, 5 Jan, 15:00"
            ),
        ),
        (
            "en",
            (
                "kerusuhan\nIt would have sent 12 stories in the last 7 days.\n3 of them with sound."
                "\n2 more stories have the words but did not meet the conditions."
                "\nOne more was already there when I first looked at its feed; I do not send those."
                "\n🔴 Kerusuhan <b>besar</b> · Kabar, 5 Jan, 15:00"
            ),
        ),
        (
            "ru",
            (
                "kerusuhan\nТакое правило сообщило бы о 12 событиях за последние 7 дней.\nИз них 3 со звуком."
                "\nЕщё в 2 событиях слова есть, но условия не выполнены."
                "\nЕщё 1 уже было в ленте, когда я впервые её открыл; такое я не присылаю."
                "\n🔴 Kerusuhan <b>besar</b> · Kabar, 5 янв., 15:00"
            ),
        ),
        (
            "kk",
            (
                "kerusuhan\nБұл ереже соңғы 7 күнде 12 оқиғаны хабарлар еді.\nОның 3 оқиғасы дыбыспен."
                "\nТағы 2 оқиғада сөздер бар, бірақ шарттар орындалмаған."
                "\nТағы 1 оқиға таспаны алғаш қарағанымда сонда тұрған еді; ондайды жібермеймін."
                "\n🔴 Kerusuhan <b>besar</b> · Kabar, 5 қаң., 15:00"
            ),
        ),
    ],
)
async def test_what_was_counted_is_said_in_every_language(talks, language, answer):
    await talks.say("/test kerusuhan", language=language)
    assert answer in await said(talks, COUNTED, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("counted", [*NotCounted, WouldHaveSent(0, 0, 0, 0, (), 0, START)])
async def test_nothing_counted_has_words_too(talks, language, counted):
    await talks.say("/test kerusuhan", language=language)
    assert await said(talks, counted, language)


@pytest.mark.parametrize(
    ("seconds", "span"),
    [
        (0, ("minutes", 1)),
        (10 * 60, ("minutes", 10)),
        (3 * 3600 + 60, ("hours", 3)),
        (47 * 3600, ("hours", 47)),
        (3 * 86400, ("days", 3)),
        (7 * 86400, ("days", 7)),
        (7 * 86400 - 60, ("days", 6)),
    ],
)
def test_a_span_is_said_as_people_do(seconds, span):
    counted = replace(COUNTED, since=START - timedelta(seconds=seconds))
    assert counted.span(START) == span


async def test_the_rule_is_saved_by_the_button_under_it(talks):
    await talks.say("/test kerusuhan sources>=2")
    wanted = await waiting(talks)
    async with talks.store.begin() as tx:
        made = await tried(tx, wanted, COUNTED, talks.services)
    (save, _) = made.buttons[0]
    toast, answer = await talks.press(save.data)
    (rule,) = await talks.rules()
    assert toast.text == "Tersimpan"
    assert answer.kind == "edit"
    assert rule.text == "kerusuhan sources>=2"
    (again,) = await talks.press(save.data)
    assert again.kind == "toast"


async def test_another_chat_s_save_button_does_nothing(talks):
    await talks.say("/test kerusuhan")
    wanted = await waiting(talks)
    async with talks.store.begin() as tx:
        made = await tried(tx, wanted, COUNTED, talks.services)
    await talks.say("/start", user=8)
    (answer,) = await talks.press(made.buttons[0][0].data, user=8)
    assert answer.kind == "toast"
    assert await talks.rules(8) == []


async def test_in_a_group_only_admins_try_rules(talks):
    await talks.say("/start", user=ADMIN, chat=GROUP)
    (answer,) = await talks.say("/test kerusuhan", user=MEMBER, chat=GROUP)
    assert "admin" in answer.text.lower()
    assert await waiting(talks) is None
