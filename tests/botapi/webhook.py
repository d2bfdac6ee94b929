"""Delivery of updates to the bot's webhook."""

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from tests.botapi.errors import bad_request
from tests.botapi.updates import Update, UpdateQueue
from tests.botapi.wire import unix

SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
LONGEST_REQUEST = 60.0
MOST_LOOKED_AT = 1000


def check_webhook(url: str, secret: str) -> None:
    """Judge an address and a secret.

    The real server wants HTTPS on a public address. This one stands for the proxy too and calls loopback only,
    so it takes plain HTTP there and nothing else.

    Raises:
        ApiError: 400.
    """
    if len(secret) > 256:
        raise bad_request("secret token is too long", breach=True)
    if secret and not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters", breach=True)
    parts = urlsplit(url)
    host = parts.hostname or ""
    try:
        loopback = host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        loopback = False
    if parts.scheme not in {"http", "https"} or not host:
        raise bad_request("invalid webhook URL specified", breach=True)
    if not loopback:
        raise bad_request("bad webhook: this Bot API server calls loopback addresses only", breach=True)


@dataclass(slots=True)
class Webhook:
    """Sends updates to one address: in order within a chat, several chats at once, again until it is taken.

    `pause` gives the seconds before the n-th repetition; the real server waits from a second up to minutes.
    """

    queue: UpdateQueue
    clock: Callable[[], datetime]
    on_reply: Callable[[dict[str, Any]], None]
    pause: Callable[[int], float] = lambda failures: min(0.02 * 2**failures, 1.0)
    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error: str = ""
    last_error_at: datetime | None = None
    _failures: dict[int, int] = field(default_factory=dict)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)
    _failed: asyncio.Event = field(default_factory=asyncio.Event)

    def redirect(self, url: str, secret: str, max_connections: int) -> None:
        """Send to this address from now on; an empty one ends it."""
        self.url, self.secret, self.max_connections = url, secret, max_connections
        self.last_error, self.last_error_at = "", None
        self._changed.set()

    def info(self) -> dict[str, Any]:
        """A `WebhookInfo`."""
        raw: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self.queue.pending),
        }
        if self.url:
            raw |= {"max_connections": self.max_connections, "ip_address": "127.0.0.1"}
        if self.last_error_at is not None:
            raw |= {"last_error_date": unix(self.last_error_at), "last_error_message": self.last_error}
        if self.queue.allowed is not None:
            raw["allowed_updates"] = sorted(self.queue.allowed)
        return raw

    async def failed(self) -> None:
        """Wait for a delivery that was not taken."""
        self._failed.clear()
        await self._failed.wait()

    async def run(self) -> None:
        """Deliver for ever; the owner cancels it."""
        timeout = aiohttp.ClientTimeout(total=LONGEST_REQUEST)
        async with aiohttp.ClientSession(timeout=timeout) as session, asyncio.TaskGroup() as group:
            busy: set[int] = set()
            while True:
                for update in self._free(busy):
                    busy.add(update.chat_id)
                    group.create_task(self._deliver(session, update, busy))
                self._changed.clear()
                await self._next_change()

    def _free(self, busy: set[int]) -> list[Update]:
        """The oldest update of every chat that is not being served."""
        if not self.url:
            return []
        first: dict[int, Update] = {}
        for update in self.queue.oldest(MOST_LOOKED_AT):
            first.setdefault(update.chat_id, update)
        free = [update for chat, update in first.items() if chat not in busy]
        return free[: max(0, self.max_connections - len(busy))]

    async def _next_change(self) -> None:
        waits = [asyncio.ensure_future(self.queue.changed()), asyncio.ensure_future(self._changed.wait())]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()

    async def _deliver(self, session: aiohttp.ClientSession, update: Update, busy: set[int]) -> None:
        try:
            problem = await self._post(session, update)
            if problem is None:
                self._failures.pop(update.id, None)
                self.queue.confirm(update)
                return
            self.last_error, self.last_error_at = problem, self.clock()
            self._failed.set()
            failures = self._failures[update.id] = self._failures.get(update.id, 0) + 1
            await asyncio.sleep(self.pause(failures))
        finally:
            busy.discard(update.chat_id)
            self._changed.set()

    async def _post(self, session: aiohttp.ClientSession, update: Update) -> str | None:
        """Send once; None when it was taken, else what went wrong in the real server's words."""
        headers = {SECRET_HEADER: self.secret} if self.secret else {}
        try:
            async with session.post(self.url, json=update.json, headers=headers) as response:
                body = await response.read()
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            return f"Connection failed: {error}"
        if not HTTPStatus.OK <= response.status < HTTPStatus.MULTIPLE_CHOICES:
            return f"Wrong response from the webhook: {response.status} {response.reason}"
        self._note_reply(body)
        return None

    def _note_reply(self, body: bytes) -> None:
        """Hand on a method call that came as the answer to an update: the real server would perform it."""
        try:
            reply = json.loads(body)
        except ValueError:
            return
        if isinstance(reply, dict) and "method" in reply:
            self.on_reply(reply)
