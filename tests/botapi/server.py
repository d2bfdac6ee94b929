"""The Bot API server: HTTP around one bot's world."""

import asyncio
import socket
import struct
import time
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from typing import Any, Self

from aiohttp import web

from bot.clock import SystemClock
from tests.botapi.accounts import Account, Member, Status
from tests.botapi.admin import add_admin_routes
from tests.botapi.calls import CallLog, Violation
from tests.botapi.chats import Chat
from tests.botapi.desk import Desk
from tests.botapi.errors import ApiError
from tests.botapi.exchange import Answer, Exchange, refusal
from tests.botapi.faults import Faults
from tests.botapi.limits import Counts, Limiter, Rates
from tests.botapi.people import User
from tests.botapi.schema import Type, Upload, load_schema
from tests.botapi.updates import Clock, UpdateQueue
from tests.botapi.webhook import Webhook
from tests.botapi.world import World

MOST_UPLOAD = 50 * 1024 * 1024
TOKEN = "123456789:AAtest-token-of-no-use-anywhere-000"
UPDATE = Type(("Update",))


class BotApi:
    """A Bot API server for one bot on loopback, with everything around the bot inside.

    `clock` gives the time of messages and `monotonic` that of the rates, the machine's by default; `enforce` refuses what goes beyond `rates` with 429, otherwise it is
    only counted.
    """

    def __init__(
        self,
        *,
        token: str = TOKEN,
        port: int = 0,
        clock: Clock | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        rates: Rates | None = None,
        enforce: bool = False,
        privacy: bool = True,
        username: str = "kentongan_bot",
        most_upload: int = MOST_UPLOAD,
    ) -> None:
        self.token = token
        self._most_upload = most_upload
        self.port = port
        self.log = CallLog()
        self.counts = Counts()
        self.faults = Faults()
        self.limiter = Limiter(rates or Rates(), self.counts, enforce=enforce)
        self._schema = load_schema()
        clock = clock or SystemClock().now
        self.queue = UpdateQueue(clock)
        self.bot = Account(int(token.partition(":")[0]), "Kentongan", username=username, is_bot=True)
        self.world = World(self.bot, clock, self._tell_bot, privacy=privacy)
        self.webhook = Webhook(self.queue, clock, self._note_reply)
        self.desk = Desk(self.bot, clock, self.world, self.queue, self.webhook)
        self._exchange = Exchange(
            self.desk, self._schema, self.faults, self.limiter, self.counts, self.log, monotonic
        )
        self.people: dict[int, User] = {}
        self._runner: web.AppRunner | None = None
        self._delivery: asyncio.Task[None] | None = None
        self._abandoned: set[asyncio.Task[Answer]] = set()
        self._hung_up = asyncio.Event()

    @property
    def url(self) -> str:
        """The address for `telegram.api_url` or `TelegramAPIServer.from_base`."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def violations(self) -> list[Violation]:
        """What the bot did wrong so far and nobody expected."""
        return self.log.violations

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self.aclose()

    async def open(self) -> None:
        """Begin to listen; `port` 0 takes a free one and tells it."""
        app = web.Application(client_max_size=self._most_upload)
        app.router.add_route("*", "/bot{token}/{method}", self._handle_call)
        app.router.add_get("/file/bot{token}/{folder}/{file_id}", self._handle_file)
        add_admin_routes(app, self)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5, handler_cancellation=True)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        # The server owns this task from open() to aclose(), which need not be one block of code.
        self._delivery = asyncio.get_running_loop().create_task(self.webhook.run())

    async def aclose(self) -> None:
        """Stop listening; calls that are held or waiting end."""
        self.faults.clear()
        self.queue.release()
        if self._runner is not None:
            await self._runner.cleanup()
        for task in [self._delivery, *self._abandoned]:
            if task is not None:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task

    async def hung_up(self) -> None:
        """Wait until the bot has left a call before its answer."""
        await self._hung_up.wait()
        self._hung_up.clear()

    def assert_clean(self) -> None:
        """Fail when the bot did something that Telegram does not allow.

        Raises:
            AssertionError: every unexpected violation, a line each.
        """
        self.log.assert_clean()

    def user(
        self,
        first_name: str = "Budi",
        *,
        language_code: str = "id",
        username: str = "",
        last_name: str = "",
        is_premium: bool = False,
        id: int | None = None,  # noqa: A002 - Telegram's word for it
        started: bool = False,
    ) -> User:
        """Let a person exist; `started` skips the /start that a private chat needs before the bot may write."""
        identifier = id or self.world.next_account_id()
        account = Account(identifier, first_name, last_name, username, language_code, is_premium)
        self.world.add_account(account).started = started
        self.people[identifier] = User(account, self.world)
        return self.people[identifier]

    def group(
        self,
        title: str,
        owner: User,
        *,
        kind: str = "supergroup",
        is_forum: bool = False,
        username: str = "",
        members: tuple[User, ...] = (),
        bot: Status | None = Status.MEMBER,
    ) -> Chat:
        """Let a group, supergroup or channel exist; `bot` is the bot's place there, which it is not told of."""
        chat = self.world.add_chat(kind, title, owner.account, is_forum=is_forum, username=username)
        for member in members:
            chat.members[member.id] = Member(member.account)
        if bot is not None:
            chat.members[self.bot.id] = Member(self.bot, bot)
        return chat

    def forum(self, title: str, owner: User, *, bot: Status | None = Status.MEMBER) -> Chat:
        """Let a supergroup with topics exist."""
        return self.group(title, owner, is_forum=True, bot=bot)

    def channel(
        self, title: str, owner: User, *, username: str = "", bot: Status | None = Status.ADMINISTRATOR
    ) -> Chat:
        """Let a channel exist."""
        return self.group(title, owner, kind="channel", username=username, bot=bot)

    def commands_for(self, user: User, chat: Chat | None = None) -> list[str]:
        """The commands that a person's application offers, in their private chat unless told otherwise."""
        return self.desk.profile.commands_for(user.account, chat or user.chat)

    def unanswered(self) -> list[str]:
        """The data of every press that the bot has not answered."""
        return [press.data for press in self.world.presses.values() if press.answered_at is None]

    def _tell_bot(self, kind: str, payload: dict[str, Any]) -> None:
        update = self.queue.add(kind, payload)
        if update is None:
            return
        for problem in self._schema.problems(UPDATE, update.json, "update"):
            raise AssertionError(f"this server made an update that the schema does not know: {problem}")

    def _note_reply(self, reply: dict[str, Any]) -> None:
        problem = "not emulated yet: a method call as the answer to a webhook"
        self.violations.append(Violation(str(reply["method"]), problem, reply))

    async def _handle_call(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.token:
            return _response(refusal(ApiError(401, "Unauthorized")))
        try:
            raw, uploads = await _read(request)
        except web.HTTPRequestEntityTooLarge:
            return _response(refusal(ApiError(413, "Request Entity Too Large")))
        except ValueError:
            return _response(refusal(ApiError(400, "Bad Request: can't parse the request")))
        method = request.match_info["method"]
        answer = await self._answer(self._exchange.handle(method, raw, uploads), method)
        if answer.cut:
            _reset(request)
        return _response(answer)

    async def _answer(self, handling: Coroutine[Any, Any, Answer], method: str) -> Answer:
        """Let a call run to its end even when the bot hangs up meanwhile; only a long poll then ends at once."""
        polls = method.lower() == "getupdates"
        work = asyncio.get_running_loop().create_task(handling)
        self.counts.in_flight += not polls
        try:
            return await asyncio.shield(work)
        except asyncio.CancelledError:
            self._abandon(work, polls=polls)
            raise
        finally:
            self.counts.in_flight -= not polls

    def _abandon(self, work: asyncio.Task[Answer], *, polls: bool) -> None:
        if polls:
            work.cancel()
        self._abandoned.add(work)
        work.add_done_callback(self._forget)
        self._hung_up.set()

    def _forget(self, work: asyncio.Task[Answer]) -> None:
        self._abandoned.discard(work)
        if not work.cancelled() and work.exception() is None:
            self.counts.answers_unread += work.result().taken

    async def _handle_file(self, request: web.Request) -> web.StreamResponse:
        file = self.desk.file(request.match_info["file_id"])
        if request.match_info["token"] != self.token or file is None:
            return _response(refusal(ApiError(404, "Not Found")))
        return web.Response(body=file.content, content_type="application/octet-stream")


async def _read(request: web.Request) -> tuple[Mapping[str, Any], dict[str, Upload]]:
    """Take parameters from wherever the Bot API takes them: query, form, multipart or JSON."""
    raw: dict[str, Any] = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        body = await request.json()
        if not isinstance(body, dict):
            raise ValueError("a JSON object is expected")
        return raw | body, uploads
    for key, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            content = value.file.read()
            value.file.close()
            uploads[key] = Upload(value.filename, content, value.content_type)
        else:
            raw[key] = value if isinstance(value, str) else value.decode()
    return raw, uploads


def _response(answer: Answer) -> web.Response:
    if answer.body is None:
        kind = "text/html" if answer.page.startswith("<") else "application/json"
        return web.Response(text=answer.page, status=answer.status or 500, content_type=kind)
    headers = {"Retry-After": str(answer.retry_after)} if answer.retry_after else {}
    return web.json_response(answer.body, status=answer.status, headers=headers)


def _reset(request: web.Request) -> None:
    """Cut the connection with a TCP reset, so that the client sees no orderly end."""
    transport = request.transport
    if transport is None:
        return
    sock = transport.get_extra_info("socket")
    if sock is not None:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()
