"""Updates that Telegram brings itself, through the whole program as a process, and the way back to polling."""

import asyncio

import aiohttp

from bot.clock import SystemClock
from bot.model import ChatId, Update
from tests.endtoend.test_pushed import free_port


async def test_a_conversation_over_the_webhook_and_then_over_polling(world):
    await world.prepare()
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    world.set("telegram", mode="webhook")
    world.set("web", listen=f"127.0.0.1:{port}", public_url=url)
    world.feed("/kabar.xml")
    budi, siti = world.botapi.user("Budi"), world.botapi.user("Siti", language_code="en")
    async with world.process() as process:
        await world.botapi.log.wait_for("setWebhook", timeout=20)
        await asyncio.gather(budi.start(), siti.start())
        await budi.chat.wait_for("Kentongan", timeout=10)
        await siti.chat.wait_for("I am Kentongan", timeout=10)
        for number in range(5):
            await budi.say(f"/add banjir{number}")
        await budi.chat.wait_for("banjir4", timeout=10)
        said = [message.text for message in budi.chat.from_bot if "banjir" in message.text]
        assert [f"banjir{number}" in text for number, text in enumerate(said)] == [True] * 5
        async with aiohttp.ClientSession() as line:
            async with line.get(f"{url}/health") as health, line.get(f"{url}/live") as live:
                assert (health.status, live.status) == (200, 200)
            async with line.post(f"{url}/telegram", json={"update_id": 1}) as forged:
                assert forged.status == 404
        assert await process.terminate() == 0
    # While nobody is there, Telegram keeps what is written.
    await budi.say("/add gempa")
    world.set("telegram", mode="polling")
    async with world.process() as process:
        await budi.chat.wait_for("gempa", timeout=20)
        assert await process.terminate() == 0
    assert process.said == ""
    assert world.botapi.webhook.url == ""


async def test_updates_that_another_bot_got_are_left_out_and_equal_numbers_are_heard(world):
    world.feed("/kabar.xml")
    budi = world.botapi.user("Budi", started=True)
    said = {
        "message_id": 1,
        "chat": {"id": budi.id, "type": "private"},
        "from": {"id": budi.id},
        "text": "/help",
    }
    # The number that the strict server gives its first update.
    async with world.opened() as store, store.begin() as tx:
        await tx.inbox.store(
            [Update(1_000, ChatId(budi.id), {"message": said}, bot_id=7)], SystemClock().now()
        )
    async with world.running():
        await budi.say("/rules")
        await budi.chat.wait_for(lambda message: message.by_bot)
        await world.botapi.queue.drained()
        async with world.opened() as store, store.look() as tx:
            assert await tx.inbox.waiting() == 0
    assert len(budi.chat.from_bot) == 1
