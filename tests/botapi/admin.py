"""Driving the server by hand: a few HTTP addresses for acting as people and reading chats."""

from collections.abc import Callable
from typing import Any, Protocol

from aiohttp import web

from tests.botapi.calls import Call, CallLog
from tests.botapi.chats import Chat
from tests.botapi.faults import Fault, FaultKind, Faults
from tests.botapi.messages import Message
from tests.botapi.people import User
from tests.botapi.world import World

MOST_CALLS_SHOWN = 50


class Ground(Protocol):
    """What of the server can be driven by hand."""

    people: dict[int, User]
    world: World
    log: CallLog
    faults: Faults

    @property
    def user(self) -> Callable[..., User]:
        """Let a person exist."""


def add_admin_routes(app: web.Application, api: Ground) -> None:
    """Add the addresses under `/admin`; they answer JSON, a chat as plain text."""
    admin = Admin(api)
    app.router.add_get("/admin/users", admin.list_users)
    app.router.add_post("/admin/users", admin.add_user)
    app.router.add_post("/admin/users/{id}/{act:start|send|press|block|unblock}", admin.act)
    app.router.add_get("/admin/chats", admin.list_chats)
    app.router.add_get("/admin/chats/{id}", admin.show_chat)
    app.router.add_get("/admin/calls", admin.list_calls)
    app.router.add_get("/admin/violations", admin.list_violations)
    app.router.add_post("/admin/faults", admin.add_fault)


class Admin:
    """The handlers of the addresses."""

    def __init__(self, api: Ground) -> None:
        self._api = api

    async def list_users(self, _request: web.Request) -> web.Response:
        """Everybody."""
        return web.json_response([_user_row(user) for user in self._api.people.values()])

    async def add_user(self, request: web.Request) -> web.Response:
        """A new person; the body holds fields of `BotApi.user`."""
        return web.json_response(_user_row(self._api.user(**await _body(request))), status=201)

    async def act(self, request: web.Request) -> web.Response:
        """A person starts, sends (`text`), presses (`button`, of the last message unless `message_id`), blocks."""
        user = self._api.people.get(int(request.match_info["id"]))
        if user is None:
            raise web.HTTPNotFound(text="no such user; POST /admin/users makes one\n")
        body = await _body(request)
        chat = self._chat(body["chat"]) if "chat" in body else user.chat
        try:
            await self._perform(user, chat, request.match_info["act"], body)
        except (AssertionError, KeyError) as error:
            raise web.HTTPBadRequest(text=f"{error}\n") from None
        return web.json_response({"ok": True})

    async def _perform(self, user: User, chat: Chat, act: str, body: dict[str, Any]) -> None:
        match act:
            case "start":
                await user.start(body.get("payload", ""))
            case "send":
                await user.send(chat, body["text"])
            case "press":
                message = (
                    chat.message(body["message_id"]) if "message_id" in body else _last_with_buttons(chat)
                )
                if message is None:
                    raise AssertionError("there is no such message with buttons")
                await user.press(message, body["button"])
            case "block":
                await user.block()
            case "unblock":
                await user.unblock()

    async def list_chats(self, _request: web.Request) -> web.Response:
        """Every chat with the number of its messages."""
        rows = [
            {"id": chat.id, "kind": chat.kind, "title": chat.title, "messages": len(chat.messages)}
            for chat in self._api.world.chats.values()
        ]
        return web.json_response(rows)

    async def show_chat(self, request: web.Request) -> web.Response:
        """A chat as it reads."""
        return web.Response(text=self._chat(int(request.match_info["id"])).transcript(times=True))

    async def list_calls(self, _request: web.Request) -> web.Response:
        """The bot's last calls."""
        return web.json_response([_call_row(call) for call in self._api.log.calls[-MOST_CALLS_SHOWN:]])

    async def list_violations(self, _request: web.Request) -> web.Response:
        """What the bot did wrong."""
        return web.json_response([str(violation) for violation in self._api.log.violations])

    async def add_fault(self, request: web.Request) -> web.Response:
        """A fault; the body holds `kind` and fields of `Fault`."""
        body = await _body(request)
        self._api.faults.add(Fault(FaultKind(body.pop("kind")), **body))
        return web.json_response({"ok": True}, status=201)

    def _chat(self, identifier: int) -> Chat:
        chat = self._api.world.find(identifier)
        if chat is None:
            raise web.HTTPNotFound(text="no such chat; GET /admin/chats lists them\n")
        return chat


async def _body(request: web.Request) -> dict[str, Any]:
    body: dict[str, Any] = await request.json() if request.can_read_body else {}
    return body


def _user_row(user: User) -> dict[str, Any]:
    return {"id": user.id, "name": user.account.name, "language_code": user.account.language_code}


def _call_row(call: Call) -> dict[str, Any]:
    params = {
        key: value for key, value in call.params.items() if isinstance(value, str | int | float | list | dict)
    }
    return {"method": call.method, "params": params, "status": call.status, "description": call.description}


def _last_with_buttons(chat: Chat) -> Message | None:
    return next((message for message in reversed(chat.from_bot) if message.is_inline), None)
