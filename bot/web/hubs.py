"""``/websub/…``: hubs ask whether we meant it, and push what is new."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from typing import Protocol

from aiohttp import web

from bot.ports import StoreUnavailableError
from bot.web.bodies import TooLongError, bounded

LONGEST_PUSH = 4 << 20
"""Bytes of a push, which is read to check its signature and kept nowhere."""
PUSH_SECONDS = 20.0
PUSHES_AT_ONCE = 32


class Pushed(Protocol):
    """Who answers hubs."""

    async def verify(self, path: str, query: Mapping[str, str]) -> str | None:
        """Give what a hub's question is to be answered with; None when it asks about nothing of ours."""
        ...

    async def push(self, path: str, signature: str, body: AsyncIterator[bytes]) -> int:
        """Hear a push, and give the HTTP status to answer with."""
        ...


def hear_hubs(application: web.Application, pushed: Pushed) -> None:
    """Serve hubs."""
    free = asyncio.Semaphore(PUSHES_AT_ONCE)

    async def verify(request: web.Request) -> web.Response:
        try:
            answer = await pushed.verify(request.match_info["path"], request.query)
        except StoreUnavailableError:
            return web.Response(status=503, headers={"Retry-After": "60"})
        if answer is None:
            return web.Response(status=404)
        # What comes from outside goes back as it is: no browser may take it for a page.
        headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'"}
        return web.Response(text=answer, content_type="text/plain", headers=headers)

    async def push(request: web.Request) -> web.Response:
        if free.locked():
            return web.Response(status=503, headers={"Retry-After": "10"})
        signature = request.headers.get("X-Hub-Signature", "")
        async with free:
            try:
                async with asyncio.timeout(PUSH_SECONDS):
                    body = bounded(request, LONGEST_PUSH)
                    status = await pushed.push(request.match_info["path"], signature, body)
            except TooLongError:
                status = 413
            except TimeoutError:
                status = 408
            except StoreUnavailableError:
                status = 503
        return web.Response(status=status)

    application.router.add_get("/websub/{path}", verify, allow_head=False)
    application.router.add_post("/websub/{path}", push)
