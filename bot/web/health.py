"""``/live``: the process answers; ``/health``: it does its work, or what keeps it from that; ``/metrics``: figures."""

from collections.abc import Awaitable, Callable

from aiohttp import web
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from bot.ports.measures import Health

Examine = Callable[[], Awaitable[Health]]
Measure = Callable[[], Awaitable[bytes]]
"""Gives the metrics as Prometheus reads them."""


def show_health(application: web.Application, examine: Examine, measure: Measure) -> None:
    """Serve ``/live``, ``/health`` and ``/metrics``."""

    async def live(_: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})

    async def health(_: web.Request) -> web.Response:
        found = await examine()
        body = {
            "status": "trouble" if found.trouble else "ok",
            "trouble": found.trouble,
            "counts": dict(found.counts),
        }
        return web.json_response(body, status=503 if found.trouble else 200)

    async def metrics(_: web.Request) -> web.Response:
        return web.Response(body=await measure(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    application.router.add_get("/live", live)
    application.router.add_get("/health", health)
    application.router.add_get("/metrics", metrics)
