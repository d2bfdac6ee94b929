"""The wire itself: how parameters come, how errors look."""

import json
from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.botapi.faults import Fault, FaultKind
from tests.botapi.server import BotApi


@pytest.fixture
async def http(botapi: BotApi) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(f"{botapi.url}/bot{botapi.token}/") as session:
        yield session


@pytest.fixture
def budi(botapi: BotApi):
    return botapi.user("Budi", started=True)


MARKUP = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}


async def test_parameters_come_as_query_form_multipart_or_json(http, budi):
    text = json.dumps(MARKUP)
    multipart = aiohttp.FormData(default_to_multipart=True)
    for key, value in {"chat_id": str(budi.id), "text": "multipart", "reply_markup": text}.items():
        multipart.add_field(key, value)
    form = {"chat_id": budi.id, "text": "form", "reply_markup": text}
    requests = [
        http.get("sendMessage", params={"chat_id": budi.id, "text": "query", "reply_markup": text}),
        http.post("sendMessage", data=form),
        http.post("sendMessage", data=multipart),
        http.post("sendMessage", json={"chat_id": budi.id, "text": "json", "reply_markup": MARKUP}),
        http.post("sendMessage", json={"chat_id": str(budi.id), "text": "json text", "reply_markup": text}),
        http.post("SENDMESSAGE", json={"chat_id": budi.id, "text": "any case", "reply_markup": MARKUP}),
    ]
    for request in requests:
        async with request as response:
            assert response.status == 200, await response.text()
    assert [message.text for message in budi.chat.messages] == [
        "query",
        "form",
        "multipart",
        "json",
        "json text",
        "any case",
    ]
    assert all(message.rows == [["A"]] for message in budi.chat.messages)


@pytest.mark.parametrize(
    ("method", "body", "status", "description"),
    [
        ("sendMesage", {}, 404, "Not Found: method not found"),
        ("sendMessage", {"text": "x"}, 400, "Bad Request: chat_id is empty"),
        ("sendMessage", {"chat_id": 1001}, 400, "Bad Request: message text is empty"),
        (
            "sendMessage",
            {"chat_id": 1001, "text": "x", "txet": "y"},
            400,
            "unknown parameter 'txet' of sendMessage",
        ),
        ("sendMessage", {"chat_id": 1001, "text": 5}, 400, "parameter text: String is expected"),
        (
            "sendMessage",
            {"chat_id": 1001, "text": "x", "parse_mode": "BBCode"},
            400,
            "unsupported parse_mode",
        ),
        (
            "sendMessage",
            {"chat_id": 1001, "text": "x", "reply_markup": "{"},
            400,
            "Bad Request: can't parse reply keyboard markup JSON object",
        ),
        (
            "sendMessage",
            {"chat_id": 1001, "text": "x", "reply_markup": {"inline_keyboard": [{"text": "a"}]}},
            400,
            "parameter reply_markup.inline_keyboard[0]: an array is expected",
        ),
        ("editMessageText", {"text": "x"}, 400, "message identifier is not specified"),
        ("editMessageText", {"chat_id": 1001, "message_id": 1}, 400, "message text is empty"),
        ("sendDocument", {"chat_id": 1001}, 400, "there is no document in the request"),
        (
            "sendDocument",
            {"chat_id": 1001, "document": "attach://none"},
            400,
            "attach://none was not attached",
        ),
        (
            "sendDocument",
            {"chat_id": 1001, "document": "unknown"},
            400,
            "wrong file identifier/HTTP URL specified",
        ),
        ("getFile", {"file_id": "unknown"}, 400, "wrong file_id or the file is temporarily unavailable"),
        ("setMyCommands", {"commands": [{"command": "Big", "description": "x"}]}, 400, "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": [{"command": "a"}]}, 400, "commands[0].description: this field"),
        ("setMyDescription", {"description": "x" * 513}, 400, "0-512 characters are allowed"),
        (
            "setMyDescription",
            {"description": "x", "language_code": "indonesian"},
            400,
            "invalid language code",
        ),
        ("getChatMember", {"chat_id": 1001, "user_id": 0}, 400, "invalid user_id specified"),
        ("sendDice", {"chat_id": 1001}, 501, "not emulated yet: sendDice"),
    ],
)
@pytest.mark.usefixtures("budi")
async def test_what_does_not_fit_is_refused_and_noted(http, botapi, method, body, status, description):
    with botapi.log.expect_violation(method) as violations:
        async with http.post(method, json=body) as response:
            answer = await response.json()
            assert response.status == status
    assert answer["ok"] is False
    assert answer["error_code"] == status
    assert description in answer["description"]
    assert violations[0].problem == answer["description"]


async def test_a_body_that_is_no_json_object(http):
    for body in ("[1]", "{"):
        async with http.post("getMe", data=body, headers={"Content-Type": "application/json"}) as response:
            assert response.status == 400


async def test_a_wrong_token(botapi: BotApi):
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{botapi.url}/bot1:wrong/getMe") as response,
    ):
        assert await response.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_429_tells_the_wait_twice(http, budi, botapi: BotApi):
    botapi.faults.add(Fault(FaultKind.TOO_MANY_REQUESTS, retry_after=3))
    async with http.post("sendMessage", json={"chat_id": budi.id, "text": "x"}) as response:
        assert response.headers["Retry-After"] == "3"
        assert await response.json() == {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 3",
            "parameters": {"retry_after": 3},
        }


async def test_502_is_a_page(http, botapi: BotApi):
    botapi.faults.add(Fault(FaultKind.BAD_GATEWAY))
    async with http.post("getMe") as response:
        assert response.status == 502
        assert response.content_type == "text/html"


async def test_a_violation_nobody_expects_fails_the_test(http, botapi: BotApi):
    async with http.post("sendMesage"):
        pass
    with pytest.raises(AssertionError, match="sendMesage: Not Found: method not found"):
        botapi.assert_clean()
    with pytest.raises(AssertionError, match="no violation matches"), botapi.log.expect_violation("other"):
        pass
    botapi.violations.clear()


async def test_a_file_too_large():
    form = aiohttp.FormData()
    form.add_field("chat_id", "1001")
    form.add_field("document", b"0" * 2000, filename="large")
    async with (
        BotApi(most_upload=1000) as api,
        aiohttp.ClientSession() as session,
        session.post(f"{api.url}/bot{api.token}/sendDocument", data=form) as response,
    ):
        assert (await response.json())["description"] == "Request Entity Too Large"
