"""Long polling and webhooks."""

import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramConflictError
from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.botapi.server import BotApi
from tests.botapi.webhook import SECRET_HEADER


@pytest.fixture
def budi(botapi: BotApi):
    return botapi.user("Budi", started=True)


async def test_an_update_comes_again_until_it_is_confirmed(bot: Bot, budi, botapi: BotApi):
    await budi.say("satu")
    await budi.say("dua")
    first = await bot.get_updates(limit=1)
    assert [update.message.text for update in await bot.get_updates()] == ["satu", "dua"]
    rest = await bot.get_updates(offset=first[0].update_id + 1)
    assert [update.message.text for update in rest] == ["dua"]
    assert [update.id for update in botapi.queue.pending] == [rest[0].update_id]
    assert await bot.get_updates(offset=rest[0].update_id + 1) == []
    await botapi.queue.drained()


async def test_a_negative_offset_keeps_the_last_ones(bot: Bot, budi):
    for text in ("satu", "dua", "tiga"):
        await budi.say(text)
    assert [update.message.text for update in await bot.get_updates(offset=-1)] == ["tiga"]
    assert len(await bot.get_updates()) == 1


async def test_a_long_poll_ends_when_something_comes(bot: Bot, budi, botapi: BotApi):
    async with asyncio.TaskGroup() as group:
        poll = group.create_task(bot.get_updates(timeout=30))
        await _polling(botapi)
        await budi.say("halo")
    assert [update.message.text for update in poll.result()] == ["halo"]


async def test_a_long_poll_ends_empty_when_time_is_up(bot: Bot):
    assert await bot.get_updates(timeout=1) == []


async def test_two_pollers_are_in_conflict(bot: Bot, budi, botapi: BotApi):
    async with asyncio.TaskGroup() as group:
        first = group.create_task(_refused(bot.get_updates(timeout=30)))
        await _polling(botapi)
        second = group.create_task(bot.get_updates(timeout=30))
        assert "terminated by other getUpdates request" in await first
        await budi.say("halo")
    assert len(second.result()) == 1


async def test_only_the_kinds_asked_for_come(bot: Bot, budi, botapi: BotApi):
    await bot.get_updates(allowed_updates=["callback_query"])
    await budi.say("satu")
    assert await bot.get_updates(allowed_updates=[]) == []
    await budi.say("dua")
    assert len(await bot.get_updates()) == 1
    with botapi.log.expect_violation("unknown kinds of updates"), pytest.raises(TelegramBadRequest):
        await bot.get_updates(allowed_updates=["gossip"])


async def test_unconfirmed_updates_fail_the_wait(budi, botapi: BotApi):
    await budi.say("satu")
    with pytest.raises(AssertionError, match="has not confirmed: 1000 message"):
        await botapi.queue.drained(timeout=0.01)


class Hook:
    """A bot's webhook that answers what it is told to."""

    def __init__(self):
        self.seen = []
        self.secrets = set()
        self.answers = []
        self.reply = None
        self.arrived = asyncio.Event()
        self.wanted = 1

    async def handle(self, request):
        update = await request.json()
        self.seen.append(update["message"]["text"])
        self.secrets.add(request.headers.get(SECRET_HEADER))
        if len(self.seen) >= self.wanted:
            self.arrived.set()
        status = self.answers.pop(0) if self.answers else 200
        return web.json_response(self.reply, status=status)

    async def wait(self, count):
        self.wanted = count
        if len(self.seen) < count:
            self.arrived.clear()
            async with asyncio.timeout(5):
                await self.arrived.wait()


@pytest.fixture
async def hook():
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.handle)
    async with TestServer(app) as server:
        hook.url = str(server.make_url("/hook"))
        yield hook


async def test_updates_are_posted_with_the_secret(bot: Bot, budi, botapi: BotApi, hook):
    await budi.say("sebelum")
    await bot.set_webhook(hook.url, secret_token="s3cret", max_connections=5)
    await budi.say("sesudah")
    await hook.wait(2)
    await botapi.queue.drained()
    assert hook.seen == ["sebelum", "sesudah"]
    assert hook.secrets == {"s3cret"}
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count, info.max_connections) == (hook.url, 0, 5)


async def test_an_update_is_posted_again_until_it_is_taken(bot: Bot, budi, botapi: BotApi, hook):
    hook.answers = [500, 302, 404]
    await bot.set_webhook(hook.url)
    await budi.say("satu")
    await budi.say("dua")
    await botapi.queue.drained()
    assert hook.seen == ["satu", "satu", "satu", "satu", "dua"]
    assert (
        await bot.get_webhook_info()
    ).last_error_message == "Wrong response from the webhook: 404 Not Found"


async def test_one_chat_does_not_hold_up_another(bot: Bot, budi, botapi: BotApi, hook):
    ani = botapi.user("Ani", started=True)
    botapi.webhook.pause = lambda _failures: 0.2
    hook.answers = [500]
    await bot.set_webhook(hook.url)
    await budi.say("satu")
    await hook.wait(1)
    await ani.say("lain")
    await botapi.queue.drained()
    assert hook.seen == ["satu", "lain", "satu"]


async def test_polling_is_refused_while_a_webhook_is_set(bot: Bot, budi, botapi: BotApi, hook):
    async with asyncio.TaskGroup() as group:
        poll = group.create_task(_refused(bot.get_updates(timeout=30)))
        await _polling(botapi)
        await bot.set_webhook(hook.url)
        assert "terminated by setWebhook request" in await poll
    with pytest.raises(TelegramConflictError, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook(drop_pending_updates=True)
    await budi.say("halo")
    assert len(await bot.get_updates()) == 1


@pytest.mark.parametrize(
    ("url", "secret", "words"),
    [
        ("https://example.com/hook", None, "bad webhook"),
        ("ftp://127.0.0.1/", None, "invalid webhook URL specified"),
        ("http://127.0.0.1:1/", "not allowed!", "secret token contains unallowed characters"),
        ("http://127.0.0.1:1/", "x" * 257, "secret_token: 1-256 characters are allowed"),
    ],
)
async def test_webhooks_telegram_refuses(bot: Bot, botapi: BotApi, url, secret, words):
    with botapi.log.expect_violation("setWebhook"), pytest.raises(TelegramBadRequest, match=words):
        await bot.set_webhook(url, secret_token=secret)


async def test_a_webhook_that_nobody_answers_is_told_in_its_info(bot: Bot, budi, botapi: BotApi):
    await bot.set_webhook("http://127.0.0.1:1/")
    await budi.say("halo")
    async with asyncio.timeout(5):
        await botapi.webhook.failed()
    assert (await bot.get_webhook_info()).last_error_message.startswith("Connection failed")


async def test_a_method_call_as_answer_is_not_emulated(bot: Bot, budi, botapi: BotApi, hook):
    hook.reply = {"method": "sendMessage", "chat_id": 1, "text": "x"}
    with botapi.log.expect_violation("as the answer to a webhook"):
        await bot.set_webhook(hook.url)
        await budi.say("halo")
        await botapi.queue.drained()


async def _polling(botapi: BotApi):
    """Wait until somebody waits in a long poll."""
    async with asyncio.timeout(5):
        await botapi.queue.polled()


async def _refused(poll):
    with pytest.raises(TelegramConflictError) as refused:
        await poll
    return str(refused.value)
