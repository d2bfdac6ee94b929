"""Commands while a storm of alerts is sent, on a server that enforces Telegram's limits."""

import asyncio

from bot.clock import SystemClock
from bot.model import Chat, ChatId, ChatKind, ChatState, Place, RuleDraft
from bot.updates import ANSWERS_WAITING
from tests.botapi.server import BotApi
from tests.endtoend.newsroom import STRIKE
from tests.feedserver.server import FeedServer
from tests.worlds import World

READERS = 240
ASKERS = 6
ANSWERED_WITHIN = 1.0
FLOOD = 300


async def test_commands_are_answered_within_a_second_while_alerts_go_to_hundreds(sqlite_url, tmp_path):
    async with BotApi(enforce=True) as botapi, FeedServer() as newsroom:
        world = World(botapi, newsroom, sqlite_url, tmp_path)
        world.set("delivery", per_second=30, per_chat_second=1)
        feed = world.feed("/kabar.xml", language="id")
        readers = [botapi.user(f"Pembaca {number}", started=True) for number in range(READERS)]
        askers = [botapi.user(f"Penanya {number}", started=True) for number in range(ASKERS)]
        async with world.running() as program:
            async with program.running.store.begin() as tx:
                for person in (*readers, *askers):
                    await tx.chats.open(of(person), SystemClock().now())
                for reader in readers:
                    await tx.rules.add(rule(reader.id), SystemClock().now())
            feed.publish(STRIKE)
            await program.due(feed.url)
            await botapi.log.wait_for("sendMessage", count=30, timeout=20)
            seconds = await asyncio.gather(*map(answered, askers))
            sent = len([reader for reader in readers if reader.chat.from_bot])
            assert sent < READERS, "the storm was over before the questions were answered"
        assert max(seconds) < ANSWERED_WITHIN
        assert botapi.counts.over_bot == botapi.counts.over_chat == 0
        botapi.assert_clean()


def of(person) -> Chat:
    return Chat(ChatId(person.id), ChatKind.PRIVATE, ChatState.OPEN, "id", "Asia/Jakarta")


def rule(chat_id: int) -> RuleDraft:
    return RuleDraft(Place(ChatId(chat_id)), "mogok", "mogok", "digest of mogok")


async def answered(person) -> float:
    """Ask something and tell the seconds until the answer is there."""
    loop = asyncio.get_running_loop()
    begun = loop.time()
    await person.say("/timezone")
    await person.chat.wait_for("Asia/Jakarta", timeout=10)
    return loop.time() - begun


async def test_a_flood_by_one_chat_gets_a_few_answers_and_delays_nobody(sqlite_url, tmp_path):
    async with BotApi() as botapi, FeedServer() as newsroom:
        world = World(botapi, newsroom, sqlite_url, tmp_path)
        world.set("delivery", per_second=30, per_chat_second=8)
        world.feed("/kabar.xml")
        flooder, asker = (botapi.user(name, started=True) for name in ("Banjir", "Budi"))
        async with world.running() as program:
            async with program.running.store.begin() as tx:
                for person in (flooder, asker):
                    await tx.chats.open(of(person), SystemClock().now())
            for number in range(FLOOD):
                await flooder.say(f"/add banjir{number % 50}")
            assert await answered(asker) < ANSWERED_WITHIN
            await flooder.chat.wait_for("lebih cepat", timeout=40)
            async with program.running.store.look() as tx:
                assert (
                    len(await tx.deliveries.answers_waiting(ChatId(flooder.id), 100)) <= ANSWERS_WAITING + 1
                )
            assert len(flooder.chat.from_bot) < 4 * ANSWERS_WAITING
        botapi.assert_clean()
