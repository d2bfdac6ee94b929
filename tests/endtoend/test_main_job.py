"""From a feed to a chat: a person subscribes, a newsroom publishes, the alert arrives."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.endtoend.newsroom import STRIKE, UNREST, marker
from tests.feedserver.render import Entry, Format


async def test_from_a_feed_to_a_chat(either_world):
    world = either_world
    feed = world.feed("/kabar.xml", "Kabar & Kawan", tier=2, language="id")
    budi = world.botapi.user("Budi", language_code="id")
    async with world.running() as program:
        await budi.start()
        welcome = await budi.chat.wait_for("Saya Kentongan")
        press = await budi.press(welcome, "Kerusuhan")
        await press.answered()
        await budi.chat.wait_for(lambda message: any("✓" in button.text for button in message.buttons))
        await budi.say("/add kerusuhan AND (Kazakhstan OR CSTO)")
        await budi.chat.wait_for("Aturan 2 aktif")
        published = program.ago(minutes=5)
        await program.publish(feed, replace(UNREST, published=published))
        alert = await budi.chat.wait_for("puluhan orang tewas")
    assert alert.text == (
        "🟠 Kerusuhan di Almaty, puluhan orang tewas\n"
        f"Kabar & Kawan · {(published + timedelta(hours=7)):%H:%M}\n"
        "Tewas: 20 atau lebih\n"
        "\n"
        "Kata: Kerusuhan, Almaty, Kazakhstan, CSTO\n"
        "Aturan 1: Kerusuhan\n"
        "Aturan 2: kerusuhan AND (Kazakhstan OR CSTO)"
    )
    assert alert.links == ["https://kabar.example/almaty?utm_source=rss"]
    assert alert.times == [published]
    assert not alert.silent
    (call,) = (call for call in world.botapi.log.of("sendMessage") if "puluhan" in call.params["text"])
    assert call.params["parse_mode"] == "HTML"
    assert "<b>" in call.params["text"]


async def test_what_is_known_is_not_told_again(either_world):
    world = either_world
    feed = world.feed("/kabar.xml")
    budi = world.botapi.user(started=True)
    async with world.running() as program:
        await budi.say("/add kerusuhan OR penanda")
        await budi.chat.wait_for("Aturan 1")
        await program.publish(feed, UNREST)
        first = await budi.chat.wait_for("puluhan orang tewas")
        # The body is another one each time, and the entry in it is the same.
        feed.title = "Kabar, edisi sore"
        await program.look(feed)
        feed.etag = feed.last_modified = False
        await program.look(feed)
        await program.publish(feed, marker())
        await budi.chat.wait_for("Hanya penanda belaka", after=first)
    told = [message for message in budi.chat.from_bot if "tewas" in message.text]
    assert [(message.id, message.edits) for message in told] == [(first.id, 0)]


async def test_a_first_fetch_fills_the_archive_and_tells_nothing(either_world):
    world = either_world
    feed = world.feed("/kabar.xml")
    feed.publish(UNREST, STRIKE)
    budi = world.botapi.user(started=True)
    async with world.running() as program:
        await budi.say("/add kerusuhan OR mogok OR penanda")
        await budi.chat.wait_for("Aturan 1")
        await program.publish(feed, marker())
        await budi.chat.wait_for("Hanya penanda belaka")
        async with program.running.store.begin() as tx:
            counts = await tx.upkeep.counts()
    assert (counts["items"], counts["undecided"]) == (3, 0)
    assert not [message for message in budi.chat.from_bot if "Almaty" in message.text]


LANGUAGES = {
    "id": ("kerusuhan Almaty", "Kerusuhan di Almaty meluas", "Aturan 1 aktif"),
    "en": ("riots Almaty", "Riots spread in Almaty", "Rule 1 is on"),
    "ru": ("беспорядки Алматы", "Беспорядки в Алматы продолжаются", "Правило 1"),
    "kk": ("тәртіпсіздік region:KZ", "Алматыда тәртіпсіздік басталды", "1-ереже"),
}


@pytest.mark.parametrize("form", list(Format))
async def test_a_rule_in_each_language(world, form):
    feed = world.feed("/kabar", form=form)
    async with world.running() as program:
        people = {language: world.botapi.user(language, language_code=language) for language in LANGUAGES}
        for language, (query, _, saved) in LANGUAGES.items():
            await people[language].say(f"/add {query}")
            await people[language].chat.wait_for(saved)
        for number, (_, title, _) in enumerate(LANGUAGES.values()):
            feed.publish(Entry(title, link=f"https://kabar.example/{number}", guid=f"g{number}"))
        await program.look(feed)
        for language, (_, title, _) in LANGUAGES.items():
            await people[language].chat.wait_for(title)
    alerts = {
        language: [message.text for message in person.chat.from_bot if message.links]
        for language, person in people.items()
    }
    assert all(len(told) == 1 for told in alerts.values()), alerts


async def test_equal_rules_of_two_chats_are_one_query(world):
    feed = world.feed("/kabar.xml")
    budi, sari = world.botapi.user("Budi"), world.botapi.user("Sari", language_code="en")
    async with world.running() as program:
        await budi.say("/add Almaty OR penanda")
        await sari.say("/add penanda OR Almaty")
        await budi.chat.wait_for("Aturan 1")
        await sari.chat.wait_for("Rule 1")
        async with program.running.store.begin() as tx:
            assert len(await tx.rules.queries()) == 1
        await program.publish(feed, UNREST)
        assert "Aturan 1" in (await budi.chat.wait_for("puluhan orang tewas")).text
        assert "Rule 1" in (await sari.chat.wait_for("puluhan orang tewas")).text
        asked = await budi.say("/remove 1")
        await budi.chat.wait_for("penanda", after=asked)
        await program.publish(feed, marker())
        await sari.chat.wait_for("Hanya penanda")
    assert "Hanya penanda" not in budi.chat.transcript()


async def test_plain_words_become_a_rule_by_a_button(world):
    feed = world.feed("/kabar.xml")
    budi = world.botapi.user()
    async with world.running() as program:
        await budi.say("mogok Karawang")
        preview = await budi.chat.wait_for("mogok")
        press = await budi.press(preview, "Simpan")
        await press.answered()
        again = await budi.press_data(preview, press.data)
        assert await again.answered()
        await program.publish(feed, STRIKE)
        await budi.chat.wait_for("menuntut kenaikan upah")
        await budi.say("/rules")
        rules = await budi.chat.wait_for(lambda message: message.is_inline and "mogok" in message.text)
        assert rules.buttons


async def test_nothing_that_a_newsroom_writes_becomes_markup(world):
    feed = world.feed("/kabar.xml", 'Kabar <b>"&')
    budi = world.botapi.user()
    title = "Kerusuhan <script>alert(1)</script> </b><a href='https://evil.example'>x</a> &amp; \u202etxt"
    async with world.running() as program:
        await budi.say("/add kerusuhan")
        await budi.chat.wait_for("Aturan 1")
        await program.publish(feed, Entry(title, link='https://k.example/"><b>', guid="1"))
        alert = await budi.chat.wait_for(lambda message: bool(message.links))
    assert all("evil" not in link for link in alert.links)
    assert "\u202e" not in alert.text


async def test_a_date_is_told_in_the_zone_of_its_reader(world):
    feed = world.feed("/kabar.xml")
    budi = world.botapi.user(language_code="kk")
    async with world.running() as program:
        await budi.say("/timezone Asia/Tokyo")
        await budi.chat.wait_for("Asia/Tokyo")
        await budi.say("/add kerusuhan")
        await budi.chat.wait_for("kerusuhan")
        published = program.ago(minutes=30)
        await program.publish(feed, replace(UNREST, published=published))
        alert = await budi.chat.wait_for("puluhan orang tewas")
    assert f"{published + timedelta(hours=9):%H:%M}" in alert.text
