"""The list of rules and each rule's card: seen, set, edited, shared, moved, removed and brought back."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from inline_snapshot import snapshot

from bot.model import Level, Place, Schedule, Sound
from tests.handlers.people import ADMIN, GROUP, MEMBER, Talks

LANGUAGES = ("id", "en", "ru", "kk")


def seen(answers) -> list[tuple[str, str, list[str]]]:
    return [(answer.kind, answer.text, list(answer.buttons)) for answer in answers]


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
2. banjir severity>=critical 🔴🔇⏸🗓
▁▁▁▁▁▁▁ 0
The bars are alerts a day, the last 7 days. Tap a number to see and change a rule.\
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
Told once at least 2 sources have it
Sound: important and critical only
When: as the whole chat has it\
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
Дыбысы: тек маңызды мен аса қауіптіге
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
