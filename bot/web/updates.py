"""``/telegram``: Telegram brings updates (webhook mode). To everybody else nothing is there."""

import asyncio
from typing import Protocol

from aiohttp import web

from bot.web.bodies import TooLongError, bounded

PATH = "/telegram"
PROOF_HEADER = "X-Telegram-Bot-Api-Secret-Token"
LONGEST_UPDATE = 1 << 20
"""Bytes; a message has 4,096 characters, with everything around it some tens of thousands."""
UPDATE_SECONDS = 20.0
UPDATES_AT_ONCE = 100
"""Telegram opens 40 connections."""


class Brought(Protocol):
    """Who takes what Telegram brings."""

    def knows(self, secret: str) -> bool:
        """Tell whether a caller is Telegram, in a time that says nothing of the secret."""
        ...

    async def hear(self, body: bytes) -> int:
        """Keep an update that Telegram brought, and give the HTTP status to answer with."""
        ...


def hear_telegram(application: web.Application, brought: Brought) -> None:
    """Serve Telegram."""
    free = asyncio.Semaphore(UPDATES_AT_ONCE)

    async def hear(request: web.Request) -> web.Response:
        if request.method != "POST" or not brought.knows(request.headers.get(PROOF_HEADER, "")):
            # As of any path that is not ours.
            raise web.HTTPNotFound
        if free.locked():
            return web.Response(status=503, headers={"Retry-After": "1"})
        async with free:
            try:
                async with asyncio.timeout(UPDATE_SECONDS):
                    status = await brought.hear(
                        b"".join([part async for part in bounded(request, LONGEST_UPDATE)])
                    )
            except TooLongError:
                status = 413
            except TimeoutError:
                status = 408
        return web.Response(status=status)

    application.router.add_route("*", PATH, hear)
