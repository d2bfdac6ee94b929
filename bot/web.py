"""The program's own small web server: is it well, how is it doing, and what hubs push (WebSub)."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Protocol

from aiohttp import web
from prometheus_client import CollectorRegistry, Gauge, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from bot.ports import StoreUnavailableError

LONGEST_PUSH = 4 << 20
"""Bytes of a push, which is read to check its signature and kept nowhere."""
PUSH_SECONDS = 20.0
PUSHES_AT_ONCE = 32


@dataclass(frozen=True, slots=True)
class Health:
    """How the program is: trouble in words (empty when there is none), and counts by name."""

    trouble: tuple[str, ...]
    counts: Mapping[str, int]


Examine = Callable[[], Awaitable[Health]]


class Pushed(Protocol):
    """Who answers hubs."""

    async def verify(self, path: str, query: Mapping[str, str]) -> str | None:
        """Give what a hub's question is to be answered with; None when it asks about nothing of ours."""
        ...

    async def push(self, path: str, signature: str, body: AsyncIterator[bytes]) -> int:
        """Hear a push, and give the HTTP status to answer with."""
        ...


class PortTakenError(Exception):
    """The address to listen on is in use or not ours; the text says which and what to do."""


@asynccontextmanager
async def serving(host: str, port: int, examine: Examine, pushed: Pushed | None = None) -> AsyncIterator[int]:
    """Serve ``/health``, ``/metrics`` and hubs; gives the port, which the system chooses where it is 0.

    Raises:
        PortTakenError: nothing can listen there.
    """
    application = _application(examine)
    if pushed is not None:
        _hear_hubs(application, pushed)
    # A push is signed as it is sent, and a bomb is not to be unpacked.
    runner = web.AppRunner(application, access_log=None, auto_decompress=False)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        try:
            await site.start()
        except OSError as error:
            raise PortTakenError(
                f"web.listen: cannot listen on {host}:{port} ({error.strerror or error}): "
                "stop the program that uses it, or choose another port"
            ) from None
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


def _application(examine: Examine) -> web.Application:
    application = web.Application()

    async def health(_: web.Request) -> web.Response:
        found = await examine()
        body = {
            "status": "trouble" if found.trouble else "ok",
            "trouble": found.trouble,
            "counts": dict(found.counts),
        }
        return web.json_response(body, status=503 if found.trouble else 200)

    async def metrics(_: web.Request) -> web.Response:
        found = await examine()
        registry = CollectorRegistry()
        gauge = Gauge("kentongan_rows", "Rows by what they are", ["what"], registry=registry)
        for name, count in found.counts.items():
            gauge.labels(name).set(count)
        Gauge("kentongan_trouble", "How many things are wrong", registry=registry).set(len(found.trouble))
        return web.Response(body=generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    application.router.add_get("/health", health)
    application.router.add_get("/metrics", metrics)
    return application


def _hear_hubs(application: web.Application, pushed: Pushed) -> None:
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
                    status = await pushed.push(request.match_info["path"], signature, _bounded(request))
            except _TooLongError:
                status = 413
            except TimeoutError:
                status = 408
            except StoreUnavailableError:
                status = 503
        return web.Response(status=status)

    application.router.add_get("/websub/{path}", verify, allow_head=False)
    application.router.add_post("/websub/{path}", push)


class _TooLongError(Exception):
    pass


async def _bounded(request: web.Request) -> AsyncIterator[bytes]:
    if (request.content_length or 0) > LONGEST_PUSH:
        raise _TooLongError
    size = 0
    async for chunk in request.content.iter_any():
        size += len(chunk)
        if size > LONGEST_PUSH:
            raise _TooLongError
        yield chunk
