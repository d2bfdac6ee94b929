"""Time zones by a city's name in four languages, by a shared place, by buttons."""

import pytest

from bot.texts import LANGUAGES
from handlers.settings.cities import cities_named
from handlers.settings.zones import zone_at
from tests.handlers.people import ADMIN, GROUP, Answer

HERE = {"latitude": -7.2575, "longitude": 112.7521}


async def zone(talks, chat=7) -> str:
    async with talks.store.begin() as tx:
        return (await tx.chats.get(chat)).timezone


def labelled(answer: Answer, mark: str) -> str | None:
    return next(data for label, data in answer.buttons.items() if label.startswith(mark))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Surabaya", "Asia/Jakarta"),
        ("kota bandung", "Asia/Jakarta"),
        ("Jayapura", "Asia/Jayapura"),
        ("Караганда", "Asia/Almaty"),
        ("Қарағанды", "Asia/Almaty"),
        ("Нью-Йорк", "America/New_York"),
        ("New York", "America/New_York"),
        ("санкт-петербург", "Europe/Moscow"),
        ("Мәскеу", "Europe/Moscow"),
        ("Tokyo", "Asia/Tokyo"),
        ("Moscow", "Europe/Moscow"),
        ("London", "Europe/London"),
        ("utc+7", "Etc/GMT-7"),
        ("wita", "Asia/Makassar"),
        ("Asia/Almaty", "Asia/Almaty"),
    ],
)
async def test_a_city_names_its_zone(talks, said, expected):
    (answer,) = await talks.say(f"/timezone {said}")
    assert await zone(talks) == expected
    assert "Sekarang saya memakai waktu" in answer.text


async def test_of_several_cities_of_one_name_the_person_chooses(talks):
    (answer,) = await talks.say("/timezone Santiago", language="en")
    assert answer.text == "Which Santiago do you mean?"
    cities = [label for label in answer.buttons if "·" in label]
    assert 2 <= len(cities) <= 4
    assert cities[0].startswith("Santiago, Chile · ")
    toast, shown = await talks.press(answer.buttons[cities[0]], language="en")
    assert (toast.kind, shown.kind) == ("toast", "edit")
    assert await zone(talks) == "America/Santiago"


def test_a_far_smaller_namesake_is_not_asked_about():
    assert [city.country for city in cities_named("Moscow")] == ["RU"]
    assert len({city.zone for city in cities_named("Birmingham")}) == 2


@pytest.mark.parametrize("said", ["", "x", "xy", "|", "a|b", "\n\t", "Atlantis Besar", "9" * 400, "<b>"])
def test_what_is_no_city_is_none(said):
    assert cities_named(said) == ()


SHOWN = {"id": "Makassar", "en": "New York", "ru": "Алматы", "kk": "Алматы"}
CITY = {"id": "Makassar", "en": "New York", "ru": "Караганда", "kk": "Қарағанды"}
ZONE = {"id": "Asia/Makassar", "en": "America/New_York", "ru": "Asia/Almaty", "kk": "Asia/Almaty"}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_city_is_asked_for_and_may_be_written_again(talks, language):
    (answer,) = await talks.say("/timezone", language=language)
    _, question = await talks.press(labelled(answer, "✍️"), language=language)
    assert question.kind == "edit"
    (unknown,) = await talks.say("Zzzzzzzz", language=language)
    assert "Zzzzzzzz" in unknown.text
    (told,) = await talks.say(CITY[language], language=language)
    assert SHOWN[language] in told.text
    assert await zone(talks) == ZONE[language]
    (draft, *_) = await talks.say("banjir", language=language)
    assert "banjir" in draft.text


async def test_a_slip_is_offered_as_a_button(talks):
    (answer,) = await talks.say("/timezone Almatty")
    assert "Asia/Almaty" in answer.text
    await talks.press(labelled(answer, "Almaty"))
    assert await zone(talks) == "Asia/Almaty"


async def test_a_shared_place_gives_its_zone_and_is_kept_nowhere(talks, tmp_path):
    (answer,) = await talks.say("/timezone", language="en")
    toast, question = await talks.press(labelled(answer, "📍"), language="en")
    assert (toast.kind, question.kind) == ("toast", "message")
    (told,) = await talks.say(None, language="en", location=HERE)
    assert "Jakarta" in told.text
    assert await zone(talks) == "Asia/Jakarta"
    # The update is blank once it is handled; the log of SQLite is cleared by the next sweep.
    await talks.store.tidy()
    written = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"latitude" not in written
    assert b"112.75" not in written


async def test_who_would_rather_not_say_loses_the_keyboard(talks):
    (answer,) = await talks.say("/timezone")
    await talks.press(labelled(answer, "📍"))
    (told,) = await talks.say("Tidak usah")
    assert told.text == "Baik, zona waktunya tetap."
    assert await zone(talks) == "Asia/Jakarta"


async def test_in_a_group_nobody_is_asked_where_they_are(talks):
    await talks.say("/start", user=ADMIN, chat=GROUP)
    (answer,) = await talks.say("/timezone", user=ADMIN, chat=GROUP)
    assert not [label for label in answer.buttons if label.startswith("📍")]
    assert await talks.say(None, user=ADMIN, chat=GROUP, location=HERE) == []


@pytest.mark.parametrize(
    ("latitude", "longitude", "expected"),
    [
        (-7.2575, 112.7521, "Asia/Jakarta"),
        (49.8, 73.1, "Asia/Almaty"),
        (40.7, -74.0, "America/New_York"),
        (0.0, -140.0, "Etc/GMT+9"),
        (91.0, 0.0, None),
        (0.0, 181.0, None),
        (float("nan"), 0.0, None),
    ],
)
def test_zones_of_places(latitude, longitude, expected):
    assert zone_at(latitude, longitude) == expected
