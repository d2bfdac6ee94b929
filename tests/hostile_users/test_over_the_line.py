"""People who send what nobody expects, over HTTP to the whole program: each is answered, and the others do not notice."""

import asyncio
import time

import pytest

from bot.model import ChatId, Place
from tests.feedserver.render import Entry

FILE = {"file_id": "f", "file_unique_id": "u", "file_size": 4_000_000_000}
PICTURE = {**FILE, "width": 90_000, "height": 90_000}
OTHERS = {
    "photo": [PICTURE],
    "sticker": {**PICTURE, "type": "regular", "is_animated": False, "is_video": False},
    "voice": {**FILE, "duration": 90_000},
    "video": {**PICTURE, "duration": 90_000},
    "video_note": {**FILE, "length": 9, "duration": 9},
    "animation": {**PICTURE, "duration": 9},
    "audio": {**FILE, "duration": 9},
    "document": {**FILE, "file_name": "../../x" * 20},
    "contact": {"phone_number": "+62", "first_name": "<b>Siti</b>"},
    "dice": {"emoji": "🎲", "value": 6},
    "location": {"latitude": 90.0, "longitude": -180.0},
    "venue": {"location": {"latitude": 0.0, "longitude": 0.0}, "title": "x", "address": "y"},
    "poll": {
        "id": "1",
        "question": "?",
        "options": [],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": False,
        "members_only": False,
    },
}
TEXTS = {
    "markup": "<b>kerusuhan</b> <a href='tg://user?id=1'>x</a> &amp; <script>",
    "as long as can be": "kerusuhan " * 409,
    "one long word": "x" * 4_096,
    "right to left": "\u202egnal \u2067kerusuhan\u2069 شغب",
    "nothing to see": "\u200b\u200c\u200d\ufeff\u2060",
    "combining": "k" + "\u0301" * 300,
    "flags and families": "🇰🇿" * 200 + "👨‍👩‍👧‍👦" * 50,
    "fluent": "{ $x } { -term } { NUMBER(1) }",
    "html entities": "&lt;b&gt; &#x3c; &nbsp;" * 30,
    "a link": "https://a.example/" + "%00" * 60,
    "commands in a row": "/start /start /rules",
    "no such command": "/" + "x" * 300,
    "newlines": "\n\nkerusuhan\n\n\nAND\n\n" * 40,
}
PAYLOADS = ("pack_", "pack_unrest_", "rule_x", "r_" + "A" * 60, "inv_" + "A" * 60, "-_-", "0", "_" * 64)
TITLE = (
    "<b>Kerusuhan</b> \u202eteb\u202c \u200b\ufeff &lt;i&gt; { $x } "
    + "🇰🇿" * 30
    + " \u0000\ufffd kerusuhan "
    + "x" * 600
)


async def greeted(world, name: str, language: str = "id"):
    person = world.botapi.user(name, language_code=language)
    await person.start()
    await person.chat.wait_for(lambda message: message.by_bot and bool(message.buttons), timeout=15)
    return person


async def answers_to(person, act) -> str:
    """Do something and give the first answer to it."""
    last = person.chat.messages[-1]
    await act
    return (await person.chat.wait_for(lambda message: message.by_bot, after=last, timeout=15)).text


async def rules_of(program, user) -> list[str]:
    async with program.running.store.look() as tx:
        return [rule.text for rule in await tx.rules.of_place(Place(ChatId(user.id)))]


async def test_things_that_are_no_words_are_answered_and_change_nothing(world):
    async with world.running() as program:
        budi = await greeted(world, "Budi")
        for kind, content in OTHERS.items():
            assert await answers_to(budi, budi.send_other(budi.chat, **{kind: content})), kind
        await budi.send_document(budi.chat, "x.exe", b"MZ" * 500_000, caption="kerusuhan")
        said = await budi.say("/rules")
        await budi.edit(said, "/erase")
        await budi.chat.wait_for(lambda message: message.by_bot, after=said)
        assert await rules_of(program, budi) == []
        assert await set_aside(program) == 0


@pytest.mark.parametrize("language", ["id", "en", "ru", "kk"])
async def test_texts_of_every_sort_are_answered_in_every_language(world, language):
    async with world.running() as program:
        budi = await greeted(world, "Budi", language)
        for name, text in TEXTS.items():
            assert await answers_to(budi, budi.say(text)), name
            assert await answers_to(budi, budi.say(f"/add {text}"[:4_096])), name
        for payload in PAYLOADS:
            assert await answers_to(budi, budi.start(payload)), payload
        assert await set_aside(program) == 0
    assert world.botapi.unanswered() == []


async def set_aside(program) -> int:
    async with program.running.store.look() as tx:
        return len(await tx.upkeep.set_aside())


async def test_a_title_with_everything_in_it_is_told_as_text(world):
    feed = world.feed("/kabar.xml")
    async with world.running():
        budi = await greeted(world, "Budi")
        await budi.say("/add kerusuhan")
        feed.publish(Entry(TITLE, link="https://kabar.example/1", guid="1", summary=TITLE * 20))
        alert = await budi.chat.wait_for(lambda message: message.by_bot and "teb" in message.text, timeout=20)
        assert "{ $x }" in alert.text
        assert not {"\u202e", "\u0000", "\u200b"} & set(alert.text)
        assert len(alert.text) <= 4_096


async def test_a_hundred_rules_are_listed_in_pages_and_no_more_are_taken(world):
    world.set("limits", rules_per_chat=100)
    async with world.running() as program:
        budi = await greeted(world, "Budi")
        for number in range(101):
            await budi.say(f"/add kata{number}")
        await budi.chat.wait_for("100 aturan", timeout=60)
        assert len(await rules_of(program, budi)) == 100
        listed = await answers_to(budi, budi.say("/rules"))
        assert len(listed) <= 4_096


async def flood(world, messages: int) -> None:
    """Let one person write as fast as can be, while another talks and an alert goes out."""
    feed = world.feed("/kabar.xml")
    async with world.running() as program:
        siti, budi = await greeted(world, "Siti"), await greeted(world, "Budi")
        await answers_to(siti, siti.say("/add kerusuhan"))
        began = time.monotonic()
        for number in range(messages):
            await budi.say(f"halo {number}")
            if number % 100 == 0:
                await asyncio.sleep(0)
        feed.publish(
            Entry("Kerusuhan di Kendari", link="https://kabar.example/1", guid="1", summary="Massa.")
        )
        asked = time.monotonic()
        assert await answers_to(siti, siti.say("/rules"))
        waited = time.monotonic() - asked
        await siti.chat.wait_for("Kerusuhan di Kendari", timeout=30)
        # A flooded machine is no measure of what the program does: that the other's turn comes at all is.
        assert waited < 10, f"{waited:.1f} s after {asked - began:.1f} s of flood"
        assert await set_aside(program) == 0
        assert len(budi.chat.from_bot) < messages / 2


async def test_who_floods_the_bot_keeps_nobody_waiting(world):
    await flood(world, 400)


@pytest.mark.long
async def test_ten_thousand_messages_in_a_minute_keep_nobody_waiting(world):
    await flood(world, 10_000)


async def test_another_member_presses_what_an_admin_was_shown_and_a_group_stays_as_it_is(world):
    async with world.running() as program:
        ani, budi = world.botapi.user("Ani", language_code="id"), world.botapi.user("Budi")
        group = world.botapi.group("Warga", ani, members=(budi,))
        await ani.send(group, "/add@kentongan_bot kerusuhan")
        await group.wait_for("kerusuhan", timeout=15)
        await ani.send(group, "/rules")
        listed = await group.wait_for(lambda message: message.by_bot and bool(message.buttons), timeout=15)
        for button in listed.buttons:
            if button.data is not None:
                press = await budi.press_data(listed, button.data)
                await press.answered()
        async with program.running.store.look() as tx:
            assert [rule.text for rule in await tx.rules.of_place(Place(ChatId(group.id)))] == ["kerusuhan"]
    assert world.botapi.unanswered() == []
