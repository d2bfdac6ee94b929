"""Listens for as long as a block runs."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

from bot.web.health import Examine, Measure, show_health
from bot.web.hubs import Pushed, hear_hubs
from bot.web.updates import Brought, hear_telegram

END_SECONDS = 2.0
"""How long requests under way may take when the program ends; a proxy's idle connections are closed at once."""


@dataclass(frozen=True, slots=True)
class Pages:
    """What is served: health and metrics always, hubs and Telegram where there is somebody to hear them."""

    examine: Examine
    measure: Measure
    pushed: Pushed | None = None
    brought: Brought | None = None


class PortTakenError(Exception):
    """The address to listen on is in use or not ours; the text says which and what to do."""


@asynccontextmanager
async def serving(host: str, port: int, pages: Pages) -> AsyncIterator[int]:
    """Serve these pages; gives the port, which the system chooses where it is 0.

    Raises:
        PortTakenError: nothing can listen there.
    """
    application = web.Application()
    show_health(application, pages.examine, pages.measure)
    if pages.pushed is not None:
        hear_hubs(application, pages.pushed)
    if pages.brought is not None:
        hear_telegram(application, pages.brought)
    # A push is signed as it is sent, and a bomb is not to be unpacked.
    runner = web.AppRunner(application, access_log=None, auto_decompress=False, shutdown_timeout=END_SECONDS)
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
