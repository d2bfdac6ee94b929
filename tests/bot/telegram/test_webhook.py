"""Webhook mode over HTTP: what Telegram brings is kept once, and nobody else is heard."""

import asyncio
import json
from contextlib import asynccontextmanager
from dataclasses import dataclass
from random import Random

import aiohttp
import pytest
import structlog

from bot.clock import Wake
from bot.ports import StoreUnavailableError
from bot.storage import Store
from bot.telegram import Limits, Telegram, Webhook, bot_at
from bot.web import WEBHOOK_PATH, Health, Pages, serving
from bot.web.updates import PROOF_HEADER
from tests.botapi.faults import Fault, FaultKind
from tests.manual_time import ManualTime

SECRET = "s3cret-of-no-use"
TOLD = {"message_id": 1, "chat": {"id": 7, "type": "private"}, "text": "halo"}


class Failing:
    """A store whose transactions fail as often as it is told."""

    def __init__(self, store):
        self._store = store
        self.times = 0

    @asynccontextmanager
    async def begin(self):
        if self.times > 0:
            self.times -= 1
            raise StoreUnavailableError("the disk is full")
        async with self._store.begin() as tx:
            yield tx


@dataclass
class Door:
    """The program's door for Telegram, and a caller before it."""

    store: Store
    failing: Failing
    telegram: Telegram
    webhook: Webhook
    time: ManualTime
    arrived: Wake
    url: str
    line: aiohttp.ClientSession

    async def post(self, body, secret=SECRET):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        headers = {} if secret is None else {PROOF_HEADER: secret}
        async with self.line.post(self.url, data=data, headers=headers) as answer:
            return answer.status

    async def heard(self):
        async with self.store.begin() as tx:
            return [one.update.payload["message"]["text"] for one in await tx.inbox.pending([], 100)]

    async def waiting(self):
        async with self.store.begin() as tx:
            return await tx.inbox.waiting()


class Late:
    """Who is heard at the door; known once the door has a port."""

    webhook: Webhook

    def knows(self, secret):
        return self.webhook.knows(secret)

    async def hear(self, body):
        return await self.webhook.hear(body)


async def healthy():
    return Health((), {})


async def unmeasured():
    return b""


@pytest.fixture
async def door(botapi, sqlite_url):
    time, arrived, late = ManualTime(), Wake(), Late()
    telegram = Telegram(bot_at(botapi.token, botapi.url), Limits(None, None, None), time, Random(1))
    async with (
        Store.open(sqlite_url, synchronous="normal") as store,
        serving("127.0.0.1", 0, Pages(healthy, unmeasured, brought=late)) as port,
        aiohttp.ClientSession() as line,
    ):
        url, failing = f"http://127.0.0.1:{port}{WEBHOOK_PATH}", Failing(store)
        late.webhook = Webhook(telegram, failing, time, time, Random(1), arrived, url=url, secret=SECRET)
        yield Door(store, failing, telegram, late.webhook, time, arrived, url, line)
        if telegram._bot.session._session is not None:
            await telegram._bot.session._session.close()


# ----------------------------------------------------------------------------------------------- who is heard


async def test_telegram_brings_updates_and_what_waited_before(botapi, door):
    budi, siti = botapi.user("Budi", started=True), botapi.user("Siti", started=True)
    await budi.say("sebelum")
    await door.webhook.step()
    await siti.say("lain")
    await budi.say("sesudah")
    await botapi.queue.drained()
    assert await door.heard() == ["sebelum", "lain"]
    assert await door.waiting() == 3
    set_webhook = botapi.log.of("setWebhook")[0].params
    assert set(set_webhook["allowed_updates"]) == {
        *("message", "edited_message", "callback_query", "my_chat_member", "chat_member")
    }
    assert set_webhook["secret_token"] == SECRET
    assert set_webhook["drop_pending_updates"] is False


@pytest.mark.parametrize("secret", [None, "", "x", SECRET + "x", SECRET[:-1], "рюрик"])
async def test_to_anybody_else_nothing_is_there(door, secret):
    assert await door.post({"update_id": 1, "message": TOLD}, secret) == 404
    async with door.line.get(door.url) as shown, door.line.get(door.url + "x") as nothing:
        assert (shown.status, await shown.text()) == (nothing.status, await nothing.text())
    assert await door.waiting() == 0


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b"7",
        b"[" * 100_000,
        {"message": TOLD},
        {"update_id": "7", "message": TOLD},
        {"update_id": True, "message": TOLD},
        {"update_id": -1, "message": TOLD},
        {"update_id": 2**63, "message": TOLD},
        {"update_id": 1.5},
    ],
    ids=str,
)
async def test_what_is_no_update_is_refused(door, body):
    assert await door.post(body) == 400
    assert await door.waiting() == 0


async def test_a_body_that_is_too_long_is_not_read(door):
    async def parts():
        for _ in range(20):
            yield b" " * 100_000

    for length in ({}, {"Content-Length": "2000000"}):
        headers = {PROOF_HEADER: SECRET, **length}
        async with door.line.post(door.url, data=parts(), headers=headers) as answer:
            assert answer.status == 413


async def test_an_update_is_confirmed_only_once_it_is_committed_and_kept_once(door):
    door.failing.times = 1
    update = {"update_id": 5, "message": TOLD}
    assert await door.post(update) == 503
    assert [await door.post(update) for _ in range(3)] == [200, 200, 200]
    assert await door.heard() == ["halo"]


async def test_many_that_come_at_once_are_all_kept(door):
    updates = [
        {"update_id": number, "message": TOLD | {"chat": {"id": number, "type": "private"}}}
        for number in range(1, 61)
    ]
    assert set(await asyncio.gather(*map(door.post, updates))) == {200}
    assert await door.waiting() == 60


# ------------------------------------------------------------------------------------- where Telegram brings them


async def test_telegram_is_asked_again_with_growing_pauses_until_it_has_the_address(botapi, door):
    botapi.faults.add(Fault(FaultKind.BAD_GATEWAY, "setWebhook", times=2))
    with structlog.testing.capture_logs() as logs:
        pauses = [await door.webhook.step() for _ in range(3)]
    assert 1 <= pauses[0] <= 1.25
    assert 2 <= pauses[1] <= 2.5
    assert pauses[2] == 300
    assert door.webhook.trouble is None
    assert botapi.webhook.url == door.url
    assert [entry["event"] for entry in logs] == ["updates.do_not_come", "webhook.set", "updates.come_again"]
    assert SECRET not in str(logs)


async def test_an_address_that_telegram_refuses_is_said(botapi, door):
    refused = "Bad Request: bad webhook: HTTPS url must be provided for webhook"
    botapi.faults.add(Fault(FaultKind.REFUSED, "setWebhook", code=400, description=refused))
    await door.webhook.step()
    assert "does not take web.public_url as a webhook" in door.webhook.trouble
    assert "HTTPS url must be provided" in door.webhook.trouble


async def test_an_address_that_somebody_else_set_is_taken_back(botapi, door):
    await door.webhook.step()
    await door.telegram._bot.delete_webhook()
    await door.webhook.step()
    assert botapi.webhook.url == door.url


async def test_updates_that_do_not_get_through_are_said(botapi, door):
    budi = botapi.user("Budi", started=True)
    await door.webhook.step()
    botapi.webhook.url = door.url + "-and-nobody-there"
    door.webhook._url = botapi.webhook.url
    async with asyncio.timeout(5):
        await budi.say("halo")
        await botapi.webhook.failed()
    door.time.move((botapi.webhook.last_error_at - door.time.now()).total_seconds())
    await door.webhook.step()
    assert "Wrong response from the webhook: 404 Not Found" in door.webhook.trouble
