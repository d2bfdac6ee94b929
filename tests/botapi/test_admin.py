"""Driving the server by hand over HTTP."""

import asyncio
import sys

import aiohttp
import pytest

from tests.botapi.server import BotApi


@pytest.fixture
async def admin(botapi: BotApi):
    async with aiohttp.ClientSession(f"{botapi.url}/admin/") as session:
        yield session


async def post(session, path, status=200, **body):
    async with session.post(path, json=body) as response:
        assert response.status == status, await response.text()
        return await response.json() if response.content_type == "application/json" else await response.text()


async def get(session, path):
    async with session.get(path) as response:
        assert response.status == 200
        return await response.json() if response.content_type == "application/json" else await response.text()


async def test_a_conversation_by_hand(admin, botapi: BotApi):
    ani = await post(admin, "users", 201, first_name="Ani", language_code="kk")
    assert ani == {"id": 1001, "name": "Ani", "language_code": "kk"}
    await post(admin, "users/1001/start", payload="pack_kz")
    markup = {"inline_keyboard": [[{"text": "Сақтау", "callback_data": "save"}]]}
    call = {"chat_id": 1001, "text": "Сәлем", "reply_markup": markup}
    await post(admin, f"{botapi.url}/bot{botapi.token}/sendMessage", **call)
    await post(admin, "users/1001/press", button="Сақтау")
    await post(admin, "users/1001/send", text="рахмет")
    await post(admin, "users/1001/block")
    await post(admin, "users/1001/unblock")
    chat = await get(admin, "chats/1001")
    for line in ("Ani: /start pack_kz", "bot: Сәлем", "    [Сақтау]", "Ani presses [Сақтау]", "Ani: рахмет"):
        assert line in chat
    assert await get(admin, "users") == [ani]
    assert (await get(admin, "chats"))[0]["messages"] == 3
    assert (await get(admin, "calls"))[0]["method"] == "sendMessage"
    assert await get(admin, "violations") == []


async def test_faults_by_hand(admin, botapi: BotApi):
    await post(admin, "faults", 201, kind="server_error", method="getMe")
    await post(admin, f"{botapi.url}/bot{botapi.token}/getMe", 500)


async def test_what_cannot_be_done_says_why(admin, botapi: BotApi):
    assert "no such user" in await post(admin, "users/5/send", 404, text="x")
    botapi.user("Budi")
    assert "no such message" in await post(admin, "users/1001/press", 400, button="x")
    assert "text" in await post(admin, "users/1001/send", 400)
    assert "no such chat" in await post(admin, "users/1001/send", 404, text="x", chat=-5)


async def test_it_runs_by_itself():
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.botapi", "--port", "0", "--token", "5:x", stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        line = (await process.stdout.readline()).decode()
        url = line.split()[4].rstrip(",")
        async with aiohttp.ClientSession() as session, session.get(f"{url}/bot5:x/getMe") as response:
            assert (await response.json())["result"]["id"] == 5
    finally:
        process.terminate()
        await process.wait()
        process._transport.close()
