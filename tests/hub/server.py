"""A hub (WebSub, W3C Recommendation 2018) on loopback: takes subscriptions, asks back, and pushes.

async with Hub() as hub:
    ...                                  # the program under test subscribes at hub.url
    await hub.settled(1)                 # waits until its first question was answered
    await hub.publish(topic, b"<rss/>")  # gives what each callback answered
"""

import asyncio
import hmac
import io
import secrets
import socket
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp import web

ALGORITHMS = ("sha1", "sha256", "sha384", "sha512")


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Who is told: a callback with the secret that signs for it."""

    callback: str
    topic: str
    secret: str
    lease: int


@dataclass(frozen=True, slots=True)
class Question:
    """A question that the hub asked a callback, and how that was answered."""

    mode: str
    status: int
    agreed: bool


@dataclass
class Hub:
    """Behaves well unless told otherwise.

    `lease` is what it gives in place of what is asked for; `asks` is when it asks back: "after" it answered,
    "before" it answers, or "never"; `refuse` is a status to answer every request with; `deny` a reason to deny;
    `reach` says where public addresses lead: the way that a proxy would make.
    """

    lease: int | None = None
    asks: str = "after"
    refuse: int | None = None
    refuse_headers: Mapping[str, str] = field(default_factory=dict)
    deny: str | None = None
    reach: Mapping[str, str] = field(default_factory=dict)
    forms: list[dict[str, str]] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    subscribers: dict[tuple[str, str], Subscriber] = field(default_factory=dict)
    port: int = 0

    async def __aenter__(self) -> Self:
        self._changed = asyncio.Condition()
        self._open = AsyncExitStack()
        app = web.Application()
        app.router.add_post("/hub", self._asked)
        runner = web.AppRunner(app, shutdown_timeout=0.1, access_log=None)
        await runner.setup()
        self._open.push_async_callback(runner.cleanup)
        listener = socket.create_server(("127.0.0.1", 0))
        self.port = listener.getsockname()[1]
        await web.SockSite(runner, listener).start()
        self._session = await self._open.enter_async_context(aiohttp.ClientSession())
        self._asking = await self._open.enter_async_context(asyncio.TaskGroup())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._open.aclose()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hub"

    async def asked(self, count: int, within: float = 20.0) -> list[dict[str, str]]:
        """Wait until so many requests have come in all."""
        async with asyncio.timeout(within), self._changed:
            await self._changed.wait_for(lambda: len(self.forms) >= count)
        return self.forms

    async def settled(self, count: int, within: float = 20.0) -> list[Question]:
        """Wait until so many questions have been answered in all."""
        async with asyncio.timeout(within), self._changed:
            await self._changed.wait_for(lambda: len(self.questions) >= count)
        return self.questions

    async def publish(self, topic: str, body: bytes, algorithm: str = "sha256", **headers: str) -> list[int]:
        """Push a body to all who subscribed to this topic; give their answers."""
        statuses = []
        for one in [one for one in self.subscribers.values() if one.topic == topic]:
            signature = hmac.new(one.secret.encode(), body, algorithm).hexdigest()
            signed = {"X-Hub-Signature": f"{algorithm}={signature}", **headers}
            statuses.append(await self.post(one.callback, body, signed))
        return statuses

    async def post(self, callback: str, body: bytes, headers: Mapping[str, str]) -> int:
        async with self._session.post(
            self._reached(callback), data=io.BytesIO(body), headers=headers
        ) as answer:
            return answer.status

    async def ask(self, callback: str, query: Mapping[str, str]) -> tuple[int, str]:
        """Ask a callback whatever; give the answer's status and text."""
        async with self._session.get(self._reached(callback), params=query) as answer:
            return answer.status, await answer.text()

    def _reached(self, callback: str) -> str:
        for public, inner in self.reach.items():
            callback = callback.replace(public, inner, 1)
        return callback

    async def _asked(self, request: web.Request) -> web.Response:
        form = {name: str(value) for name, value in (await request.post()).items()}
        async with self._changed:
            self.forms.append(form)
            self._changed.notify_all()
        if self.refuse is not None:
            return web.Response(status=self.refuse, headers=self.refuse_headers, text="no")
        if self.deny is not None:
            self._asking.create_task(self._denied(form, self.deny))
        elif self.asks == "before":
            await self._ask_back(form)
        elif self.asks == "after":
            self._asking.create_task(self._ask_back(form))
        return web.Response(status=202)

    async def _ask_back(self, form: Mapping[str, str]) -> None:
        challenge = secrets.token_urlsafe(24)
        mode, topic, callback = (form[f"hub.{name}"] for name in ("mode", "topic", "callback"))
        lease = self.lease if self.lease is not None else int(form.get("hub.lease_seconds", 864_000))
        query = {"hub.mode": mode, "hub.topic": topic, "hub.challenge": challenge}
        if mode == "subscribe":
            query["hub.lease_seconds"] = str(lease)
        status, text = await self.ask(callback, query)
        agreed = 200 <= status < 300 and text == challenge
        if agreed and mode == "subscribe":
            secret = form.get("hub.secret", "")
            self.subscribers[callback, topic] = Subscriber(callback, topic, secret, lease)
        elif agreed:
            self.subscribers.pop((callback, topic), None)
        await self._keep(Question(mode, status, agreed))

    async def _denied(self, form: Mapping[str, str], reason: str) -> None:
        query = {"hub.mode": "denied", "hub.topic": form["hub.topic"], "hub.reason": reason}
        status, _ = await self.ask(form["hub.callback"], query)
        self.subscribers.pop((form["hub.callback"], form["hub.topic"]), None)
        await self._keep(Question("denied", status, status == 200))

    async def _keep(self, question: Question) -> None:
        async with self._changed:
            self.questions.append(question)
            self._changed.notify_all()
