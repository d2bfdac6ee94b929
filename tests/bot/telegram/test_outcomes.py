"""Every answer of TELEGRAM.md's table, given by a real HTTP server through the real session."""

from random import Random

import pytest
from aiohttp import web

from bot.model import (
    AnswerPress,
    ChatEnded,
    ChatId,
    ChatMoved,
    ChatState,
    EditMessage,
    Faulty,
    MessageFault,
    NotTaken,
    Place,
    Rendered,
    SendMessage,
    Taken,
    Throttled,
    TokenRejected,
    Unknown,
)
from bot.telegram import Limits, Telegram, bot_at
from tests.manual_time import ManualTime

TOKEN = "123456789:AA-secret-of-a-test"
SEND = SendMessage(Place(ChatId(1001)), Rendered("Kerusuhan"))
SEND_GROUP = SendMessage(Place(ChatId(-100)), Rendered("Kerusuhan"))
EDIT = EditMessage(Place(ChatId(1001)), 7, Rendered("Kerusuhan"))
PRESS = AnswerPress(Place(ChatId(1001)), "press", "Saved")


class Server:
    """Answers every call with the same status and body."""

    def __init__(self):
        self.status, self.body = 200, b""
        self.runner = None
        self.url = ""

    async def open(self):
        app = web.Application()
        app.router.add_post("/bot{token}/{method}", self.answer)
        self.runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self.runner.addresses[0][1]}"

    async def answer(self, request):
        await request.read()
        if self.status == 0:
            request.transport.abort()
        return web.Response(status=self.status or 200, body=self.body, content_type="application/json")

    def says(self, status, description=None, **parameters):
        extra = (
            f', "parameters": {{{", ".join(f"{chr(34)}{k}{chr(34)}: {v}" for k, v in parameters.items())}}}'
        )
        told = "" if description is None else f', "description": "{description}"'
        self.status = status
        self.body = f'{{"ok": false, "error_code": {status}{told}{extra if parameters else ""}}}'.encode()


@pytest.fixture
async def server():
    one = Server()
    await one.open()
    yield one
    await one.runner.cleanup()


async def closed(telegram):
    # AiohttpSession.close() sleeps a quarter of a second for TLS, which is not in play here.
    session = telegram._bot.session._session
    if session is not None:
        await session.close()


@pytest.fixture
async def telegram(server):
    one = Telegram(bot_at(TOKEN, server.url), Limits(None, None, None), ManualTime(), Random(1))
    yield one
    await closed(one)


@pytest.mark.parametrize(
    ("call", "status", "description", "outcome"),
    [
        (SEND, 403, "Forbidden: bot was blocked by the user", ChatEnded(ChatState.BLOCKED)),
        (SEND, 403, "Forbidden: user is deactivated", ChatEnded(ChatState.DEACTIVATED)),
        (SEND_GROUP, 403, "Forbidden: bot was kicked from the supergroup chat", ChatEnded(ChatState.KICKED)),
        (SEND_GROUP, 403, "Forbidden: bot is not a member of the channel chat", ChatEnded(ChatState.KICKED)),
        (SEND_GROUP, 403, "Forbidden: the group chat was deleted", ChatEnded(ChatState.NOT_FOUND)),
        (
            SEND,
            403,
            "Forbidden: bot can't initiate conversation with a user",
            ChatEnded(ChatState.NOT_FOUND),
        ),
        (SEND, 403, "Forbidden: something nobody has seen yet", ChatEnded(ChatState.BLOCKED)),
        (SEND_GROUP, 403, "Forbidden: something nobody has seen yet", ChatEnded(ChatState.KICKED)),
        (SEND, 400, "Bad Request: chat not found", ChatEnded(ChatState.NOT_FOUND)),
        (SEND, 401, "Unauthorized", TokenRejected()),
        (SEND, 404, "Not Found", TokenRejected()),
        (EDIT, 400, "Bad Request: message is not modified: specified new message content …", Taken(7)),
    ],
)
async def test_what_an_answer_means(server, telegram, call, status, description, outcome):
    server.says(status, description)
    assert await telegram.perform(call) == outcome


@pytest.mark.parametrize(
    ("call", "status", "description", "fault"),
    [
        (EDIT, 400, "Bad Request: message to edit not found", MessageFault.GONE),
        (EDIT, 400, "Bad Request: MESSAGE_ID_INVALID", MessageFault.GONE),
        (EDIT, 400, "Bad Request: message can't be edited", MessageFault.FIXED),
        (SEND, 400, "Bad Request: message to be replied not found", MessageFault.REPLY_GONE),
        (SEND_GROUP, 400, "Bad Request: message thread not found", MessageFault.TOPIC_GONE),
        (SEND_GROUP, 400, "Bad Request: TOPIC_CLOSED", MessageFault.TOPIC_GONE),
        (SEND_GROUP, 400, "Bad Request: TOPIC_DELETED", MessageFault.TOPIC_GONE),
        (
            SEND_GROUP,
            400,
            "Bad Request: not enough rights to send text messages to the chat",
            MessageFault.NO_RIGHTS,
        ),
        (SEND_GROUP, 400, "Bad Request: have no rights to send a message", MessageFault.NO_RIGHTS),
        (
            SEND_GROUP,
            403,
            "Forbidden: need administrator rights in the channel chat",
            MessageFault.NO_RIGHTS,
        ),
        (
            SEND,
            400,
            "Bad Request: can't parse entities: unsupported start tag at byte offset 3",
            MessageFault.MARKUP,
        ),
        (SEND, 400, "Bad Request: message is too long", MessageFault.MARKUP),
        (SEND, 400, "Bad Request: BUTTON_URL_INVALID", MessageFault.MARKUP),
        (PRESS, 400, "Bad Request: query is too old and response timeout expired", MessageFault.TOO_LATE),
        (SEND, 400, "Bad Request: message text is empty", MessageFault.REFUSED),
        (SEND, 400, "Bad Request: something nobody has seen yet", MessageFault.REFUSED),
        (SEND, 413, "Request Entity Too Large", MessageFault.TOO_BIG),
    ],
)
async def test_what_is_wrong_with_a_message(server, telegram, call, status, description, fault):
    server.says(status, description)
    outcome = await telegram.perform(call)
    assert isinstance(outcome, Faulty)
    assert outcome.fault is fault
    assert description[:40] in outcome.detail


async def test_a_migration_names_the_new_chat(server, telegram):
    server.says(
        400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-1001234567890
    )
    assert await telegram.perform(SEND_GROUP) == ChatMoved(ChatId(-1001234567890))


async def test_a_429_pauses_for_what_it_states(server, telegram):
    server.says(429, "Too Many Requests: retry after 7", retry_after=7)
    outcome = await telegram.perform(SEND)
    assert isinstance(outcome, Throttled)
    assert outcome.stated
    assert 7 <= outcome.seconds <= 8.75
    assert telegram.resting() == {ChatId(1001): pytest.approx(outcome.seconds)}


async def test_a_429_without_a_time_pauses_for_five_seconds(server, telegram):
    server.says(429, "Too Many Requests")
    outcome = await telegram.perform(SEND)
    assert isinstance(outcome, Throttled)
    assert not outcome.stated
    assert 5 <= outcome.seconds <= 6.25


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, b'{"ok": false, "error_code": 500, "description": "Internal Server Error"}'),
        (500, b'{"ok": false}'),
        (502, b"<html><body><h1>502 Bad Gateway</h1></body></html>"),
        (200, b"<html>"),
        (200, b'{"ok": true, "result": {"message_id": "'),
        (200, b'{"ok": true, "result": {"surprise": true}}'),
        (200, b'{"ok": true}'),
        (200, b"\xff\xfe\x00"),
        (200, b""),
        (200, b"[]"),
        (409, b'{"ok": false, "error_code": 409, "description": "Conflict"}'),
        (418, b'{"ok": false, "error_code": 418, "description": "a teapot"}'),
    ],
)
async def test_an_answer_that_says_nothing_leaves_it_unknown(server, telegram, status, body):
    server.status, server.body = status, body
    assert isinstance(await telegram.perform(SEND), Unknown)


async def test_a_reset_after_the_request_went_out_is_unknown(server, telegram):
    server.status = 0
    outcome = await telegram.perform(SEND)
    assert isinstance(outcome, Unknown)


async def test_a_line_never_made_is_certainly_not_taken(server):
    await server.runner.cleanup()
    telegram = Telegram(bot_at(TOKEN, server.url), Limits(None, None, None), ManualTime(), Random(1))
    outcome = await telegram.perform(SEND)
    await closed(telegram)
    assert isinstance(outcome, NotTaken)
    assert "ClientConnectorError" in outcome.detail


@pytest.mark.parametrize("status", [400, 403, 500, 418])
async def test_the_token_stands_in_no_outcome(server, telegram, status):
    server.says(status, f"Bad Request: no {TOKEN} here")
    assert TOKEN not in repr(await telegram.perform(SEND))


@pytest.mark.parametrize(
    "body", ['{"ok":true,"result":{"text":"Siti', '{"ok":true,"result":{"text":["Siti"]}}']
)
async def test_no_word_of_an_answer_that_cannot_be_read_is_told(server, telegram, body):
    server.status, server.body = 200, body.encode()
    outcome = await telegram.perform(SEND)
    assert isinstance(outcome, Unknown)
    assert "ClientDecodeError" in outcome.detail
    assert "Siti" not in outcome.detail
    with pytest.raises(ConnectionError) as raised:
        await telegram.updates(None, 1)
    assert "Siti" not in str(raised.value)


async def test_a_call_that_aiogram_cannot_even_say_is_refused_by_us(telegram):
    call = SendMessage(Place(ChatId(1001)), Rendered(None))
    outcome = await telegram.perform(call)
    assert isinstance(outcome, Faulty)
    assert outcome.fault is MessageFault.REFUSED


def test_what_cannot_be_a_token_is_said_without_repeating_it():
    with pytest.raises(ValueError, match="BotFather") as raised:
        bot_at("my secret", "https://api.telegram.org")
    assert "secret" not in str(raised.value)
    assert raised.value.__suppress_context__
