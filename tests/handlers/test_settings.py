"""Settings by buttons: one message, from which each setting is reached and back."""

import pytest

from bot.model import ChatId
from bot.texts import LANGUAGES
from tests.handlers.people import ADMIN, GROUP, MEMBER, Answer

CHAT = ChatId(7)
HEADS = {"id": "Pengaturan", "en": "Settings", "ru": "Настройки", "kk": "Баптаулар"}
SCREENS = {
    "🌐": {"id": "bahasa apa", "en": "Which language", "ru": "На каком языке", "kk": "Қай тілде"},
    "🕑": {"id": "Jakarta", "en": "UTC", "ru": "Москва", "kk": "Алматы"},
    "🌙": {"id": "kapan saja", "en": "at any hour", "ru": "в любое время", "kk": "кез келген уақытта"},
    "📋": {"id": "begitu terjadi", "en": "as it happens", "ru": "сразу", "kk": "бірден"},
    "🗣": {"id": "semua bahasa", "en": "every language", "ru": "на всех языках", "kk": "барлық тілде"},
    "🔕": {"id": "disenyapkan", "en": "muted", "ru": "заглушено", "kk": "өшірілмеген"},
    "📊": {"id": "belum ada aturan", "en": "no rules here", "ru": "Правил здесь пока нет", "kk": "ереже жоқ"},
    "🔒": {"id": "saya simpan", "en": "I keep", "ru": "храню", "kk": "сақтайтыным"},
}


def labelled(answer: Answer, mark: str) -> str | None:
    return next(data for label, data in answer.buttons.items() if label.startswith(mark))


async def languages(talks) -> frozenset[str] | None:
    async with talks.store.begin() as tx:
        return await tx.mutes.languages(CHAT)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_screen_is_reached_and_left_in_one_message(talks, language):
    (home,) = await talks.say("/settings", language=language)
    assert HEADS[language] in home.text
    for mark, words in SCREENS.items():
        toast, screen = await talks.press(labelled(home, mark), language=language)
        assert (toast.kind, screen.kind, screen.message_id) == ("toast", "edit", 500)
        assert words[language] in screen.text, mark
        _, back = await talks.press(labelled(screen, "⚙️"), language=language)
        assert back.text == home.text


async def test_the_screen_says_how_things_are(talks):
    await talks.say("/quiet 22-6")
    await talks.say("/digest senin 7:30")
    await talks.say("/languages id, ru")
    (home,) = await talks.say("/settings")
    assert home.text == (
        "⚙️ Pengaturan\n🌐 Saya memakai Bahasa Indonesia\n🕑 Waktu Jakarta, sekarang pukul 15:00\n"
        "🌙 Tenang dari 22:00 sampai 06:00\n📋 Sekaligus, setiap minggu: Senin, pukul 07:30\n"
        "🗣 Berita dalam: Bahasa Indonesia, Русский\n🔕 Tidak ada yang disenyapkan\n"
        "📡 Tidak ada kanal yang saya pantau untuk Anda. Lihat /feeds"
    )


async def test_a_language_is_spoken_from_the_press_on(talks):
    (home,) = await talks.say("/settings")
    _, choice = await talks.press(labelled(home, "🌐"))
    assert "✓ Bahasa Indonesia" in choice.buttons
    _, spoken = await talks.press(choice.buttons["Қазақша"])
    assert spoken.text == "Енді мен қазақша сөйлеймін."
    assert "✓ Қазақша" in spoken.buttons
    (home,) = await talks.say("/settings")
    assert "Баптаулар" in home.text
    (answer, *_) = await talks.press("lang:xx")
    assert answer.kind == "toast"


async def test_languages_read_are_toggled(talks):
    (answer,) = await talks.say("/languages")
    assert "semua bahasa" in answer.text
    _, shown = await talks.press(answer.buttons["☑ English"])
    assert await languages(talks) == {"id", "ru", "kk"}
    _, shown = await talks.press(shown.buttons["☑ Русский"])
    _, shown = await talks.press(shown.buttons["☑ Қазақша"])
    assert await languages(talks) == {"id"}
    _, shown = await talks.press(shown.buttons["☐ English"])
    assert await languages(talks) == {"id", "en"}
    _, shown = await talks.press(shown.buttons["Semua bahasa"])
    assert await languages(talks) is None
    # Pressed under a message from before, it asks for what holds already.
    await talks.press("read:id:1")
    assert await languages(talks) is None


async def test_who_would_read_no_language_reads_all(talks):
    await talks.say("/languages id")
    await talks.press("read:id:0")
    assert await languages(talks) is None


@pytest.mark.parametrize(
    "data", ["open:nothing", "read:xx:1", "read:id:maybe", "tz:Mars/Olympus", "right:all"]
)
async def test_forged_buttons_change_nothing(talks, data):
    (before,) = await talks.say("/settings")
    (answer, *_) = await talks.press(data)
    assert answer.kind == "toast"
    assert (await talks.say("/settings"))[0].text == before.text


async def test_in_a_group_only_admins_change_settings(talks):
    await talks.say("/start", user=ADMIN, chat=GROUP)
    for data in ("open:set", "read:id:0", "tz:Asia/Makassar", "right:erase", "erase:1", "open:stats"):
        (answer,) = await talks.press(data, user=MEMBER, chat=GROUP)
        assert answer.kind == "toast"
        assert answer.text
    (home,) = await talks.say("/settings", user=ADMIN, chat=GROUP)
    assert "Jakarta" in home.text
    assert "semua bahasa" in home.text
