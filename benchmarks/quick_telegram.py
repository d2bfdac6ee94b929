"""A Telegram that takes every message at once, in a process of its own: what it costs is not the program's.

It holds nothing against anybody; whether calls are right is for the tests' strict server. Beside the Bot API it answers
its own few addresses below ``/desk``: how many messages were taken and when, a storm to be made, people who write.
"""

import argparse
import asyncio
import json
import sys
import time
from array import array
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp
from aiohttp import web

from benchmarks.talkers import Talkers, Waited

TOKEN = "123456789:AAtest-token-of-no-use-anywhere-000"  # noqa: S105 - it opens nothing
LAST_ANSWERS_SECONDS = 2.0
BOT = {"id": 123456789, "is_bot": True, "first_name": "Kentongan", "username": "kentongan_bot"}


class _Server:
    def __init__(self) -> None:
        self._moments = array("d")
        self._storm_until = 0.0
        self._refused = 0
        self._messages = 0
        self._talkers = Talkers()

    def application(self) -> web.Application:
        application = web.Application()
        application.router.add_route("*", "/bot{token}/{method}", self._call)
        application.router.add_get("/desk/taken", self._taken)
        application.router.add_post("/desk/storm", self._storm)
        application.router.add_post("/desk/play", self._play)
        return application

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        form = await request.post()
        if method == "getUpdates":
            offset, seconds = int(str(form.get("offset", "0"))), float(str(form.get("timeout", "0")))
            return _ok(await self._talkers.fetched(offset, seconds))
        if method == "getMe":
            return _ok(BOT)
        if method == "setWebhook":
            self._talkers.webhook = (str(form["url"]), str(form["secret_token"]))
        if method == "getWebhookInfo":
            return _ok({"url": "", "has_custom_certificate": False, "pending_update_count": 0})
        if method not in {"sendMessage", "editMessageText", "answerCallbackQuery"}:
            return _ok(result=True)
        now = time.monotonic()
        if now < self._storm_until and method != "answerCallbackQuery":
            return self._refuse()
        return self._take(method, {name: str(value) for name, value in form.items()}, now)

    def _refuse(self) -> web.Response:
        self._refused += 1
        body = {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 1",
            "parameters": {"retry_after": 1},
        }
        return web.json_response(body, status=429)

    def _take(self, method: str, form: dict[str, str], now: float) -> web.Response:
        if method == "answerCallbackQuery":
            self._talkers.pressed(form["callback_query_id"])
            return _ok(result=True)
        chat_id, number = int(form["chat_id"]), int(form.get("message_id", "0"))
        if method == "sendMessage":
            self._messages += 1
            number = self._messages
        if self._talkers.knows(chat_id):
            self._talkers.written(chat_id, number, _buttons(form))
        elif method == "sendMessage":
            self._moments.append(now)
        chat = {"id": chat_id, "type": "private", "first_name": "Budi"}
        return _ok({"message_id": number, "date": 1_640_995_200, "chat": chat, "text": "."})

    async def _play(self, request: web.Request) -> web.Response:
        told = await request.json()
        await self._talkers.play(told["people"], told["rate"], told["seconds"])
        await asyncio.sleep(LAST_ANSWERS_SECONDS)
        return web.json_response(self._talkers.waited())

    async def _taken(self, request: web.Request) -> web.Response:
        since = int(request.query.get("since", "0"))
        ends = list(self._moments[since : since + 1]) + list(self._moments[-1:])
        return web.json_response({"count": len(self._moments), "ends": ends, "refused": self._refused})

    async def _storm(self, request: web.Request) -> web.Response:
        self._storm_until = time.monotonic() + float(request.query["seconds"])
        return web.json_response({})


def _buttons(form: dict[str, str]) -> list[str]:
    """List the data of a message's buttons."""
    rows = json.loads(form.get("reply_markup", "{}")).get("inline_keyboard", [])
    return [button["callback_data"] for row in rows for button in row if "callback_data" in button]


def _ok(result: object) -> web.Response:
    return web.json_response({"ok": True, "result": result})


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken so far: how many messages, when the first of those asked for and the last one came."""

    count: int
    first: float
    last: float
    refused: int


class QuickTelegram:
    """This end of the line to it."""

    token = TOKEN

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self.api_url = url
        self._session = session

    async def taken(self, since: int = 0) -> Taken:
        """Tell what was taken; moments are of the machine's monotonic clock, the first is that of message ``since``."""
        async with self._session.get(f"{self.api_url}/desk/taken", params={"since": since}) as response:
            found = await response.json()
        first, last = (found["ends"][0], found["ends"][-1]) if found["ends"] else (0.0, 0.0)
        return Taken(found["count"], first, last, found["refused"])

    async def storm(self, seconds: float) -> None:
        """Refuse every message for so long: try again in a second."""
        async with self._session.post(f"{self.api_url}/desk/storm", params={"seconds": seconds}) as response:
            await response.read()

    async def play(self, people: int, rate: float, seconds: float) -> tuple[list[Waited], int]:
        """Have people act so many times a second; tell how long each waited, and how often nobody was free to act."""
        told = {"people": people, "rate": rate, "seconds": seconds}
        patience = aiohttp.ClientTimeout(total=seconds + 60)
        async with self._session.post(f"{self.api_url}/desk/play", json=told, timeout=patience) as response:
            found = await response.json()
        return [Waited(**one) for one in found["waited"]], found["nobody_free"]


@asynccontextmanager
async def quick_telegram() -> AsyncIterator[QuickTelegram]:
    """Run it until the block ends."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "benchmarks.quick_telegram",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    try:
        url = (await process.stdout.readline()).decode().strip()
        async with aiohttp.ClientSession() as session:
            yield QuickTelegram(url, session)
    finally:
        process.stdin.close()
        await process.wait()


async def _serve() -> None:
    runner = web.AppRunner(_Server().application(), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    sys.stdout.write(f"http://127.0.0.1:{runner.addresses[0][1]}\n")
    sys.stdout.flush()
    # Whoever wants it holds the other end.
    await asyncio.to_thread(sys.stdin.read)
    await runner.cleanup()


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    asyncio.run(_serve())
