"""The program's own small web server: is it well, and how is it doing."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web
from prometheus_client import CollectorRegistry, Gauge, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST


@dataclass(frozen=True, slots=True)
class Health:
    """How the program is: trouble in words (empty when there is none), and counts by name."""

    trouble: tuple[str, ...]
    counts: Mapping[str, int]


Examine = Callable[[], Awaitable[Health]]


class PortTakenError(Exception):
    """The address to listen on is in use or not ours; the text says which and what to do."""


@asynccontextmanager
async def serving(host: str, port: int, examine: Examine) -> AsyncIterator[int]:
    """Serve ``/health`` and ``/metrics``; gives the port, which the system chooses where it is 0.

    Raises:
        PortTakenError: nothing can listen there.
    """
    runner = web.AppRunner(_application(examine), access_log=None)
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
