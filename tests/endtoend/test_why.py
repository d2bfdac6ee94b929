"""/test and /why through the whole program: what a rule would have sent, why something came and why it did not."""

import sqlalchemy as sa

from bot.model import ChatId
from bot.storage.schema import wanted_tests
from tests.endtoend.newsroom import STRIKE, UNREST, marker


async def test_a_rule_is_tried_in_the_message_that_said_counting_and_saved_from_there(either_world):
    world = either_world
    feed = world.feed("/kabar.xml")
    budi = world.botapi.user()
    async with world.running() as program:
        await budi.say("/add penanda")
        await budi.chat.wait_for("Aturan 1")
        await program.publish(feed, STRIKE, UNREST, marker())
        await budi.chat.wait_for("Hanya penanda")
        await budi.say("/test kerusuhan AND (Kazakhstan OR CSTO)")
        answer = await budi.chat.wait_for("1 peristiwa", timeout=30)
        await budi.press(answer, "Simpan")
        await budi.chat.wait_for("Aturan 2")
    assert answer.text.startswith("✅")
    assert answer.edits == 2
    assert not [message for message in budi.chat.from_bot if "⏳" in message.text]


async def test_asking_why_of_what_came_and_what_did_not(world):
    feed = world.feed("/kabar.xml")
    budi, sari = world.botapi.user("Budi"), world.botapi.user("Sari")
    private = world.newsroom.feed("/rahasia.xml", title="Rahasia")
    async with world.running() as program:
        await sari.say("/add penanda")
        await sari.chat.wait_for("Aturan 1")
        await budi.say(f"/addfeed {private.url}")
        await budi.chat.wait_for("Mulai sekarang")
        await budi.say("/add kerusuhan AND almaty")
        await budi.chat.wait_for("Aturan 1")
        await program.publish(feed, UNREST)
        alert = await budi.chat.wait_for(UNREST.title)
        await budi.say("/why", reply_to=alert)
        answer = await budi.chat.wait_for("menemukan kata-kata ini")
        await budi.press(alert, "Mengapa?")
        by_button = await budi.chat.wait_for("menemukan kata-kata ini", after=answer)
        await sari.say("/why https://www.kabar.example/almaty")
        await sari.chat.wait_for("Aturan Anda tidak meminta")
        await program.look(private)
        await program.publish(private, STRIKE)
        await program.publish(feed, marker())
        await sari.chat.wait_for("Hanya penanda")
        await sari.say(f"/why {STRIKE.link}")
        await sari.chat.wait_for("Satu-satunya kanal")
        await sari.say("/why karawang")
        await sari.chat.wait_for("judul 7 hari terakhir")
    assert answer.reply_to is alert
    assert answer.text == by_button.text
    assert STRIKE.title not in sari.chat.transcript()


async def test_who_is_gone_leaves_no_test_behind(world):
    budi = world.botapi.user()
    async with world.running() as program:
        await budi.say("/test kerusuhan")
        await budi.chat.wait_for("tidak akan mengirim apa pun", timeout=30)
        async with program.running.store.begin() as tx:
            assert await tx.connection.value(sa.select(sa.func.count()).select_from(wanted_tests)) == 0
            exported = await tx.chats.export(ChatId(budi.id))
    assert exported["wanted_tests"] == []
