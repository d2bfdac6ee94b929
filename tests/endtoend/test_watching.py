"""What an operator can see of the running program, and what ends it."""

import asyncio
import socket
from urllib.parse import urlsplit

import aiohttp
import pytest

from bot.app import LockLostError
from tests.botapi.faults import Fault, FaultKind


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


async def test_health_and_metrics(world):
    port = free_port()
    world.set("web", listen=f"127.0.0.1:{port}")
    feed = world.feed("/kabar.xml")
    budi = world.botapi.user()
    async with world.running() as program, aiohttp.ClientSession(f"http://127.0.0.1:{port}") as http:
        async with http.get("/health") as response:
            assert response.status == 200
            told = await response.json()
        assert (told["status"], told["trouble"], told["counts"]["feeds"]) == ("ok", [], 1)
        async with http.get("/metrics") as response:
            assert 'kentongan_rows{what="feeds"} 1.0' in await response.text()
        fault = world.botapi.faults.add(Fault(FaultKind.CONFLICT, "getUpdates", times=None))
        await budi.say("/start")
        await fault.reached()
        await program.log.wait_for("updates.do_not_come")
        async with http.get("/live") as response:
            assert response.status == 200
        async with http.get("/health") as response:
            assert response.status == 503
            assert "another program fetches this bot's updates" in (await response.json())["trouble"][0]
    assert feed.requests


async def test_who_loses_the_lock_ends(world, postgresql, postgresql_url):
    world.database = postgresql_url
    world.set("database", url=postgresql_url)
    name = urlsplit(postgresql_url).path.removeprefix("/")
    # The program ends by itself, though the test would go on.
    with pytest.raises(BaseExceptionGroup) as caught:
        await run_until_cut(world, postgresql, name)
    assert caught.value.subgroup(LockLostError) is not None


async def run_until_cut(world, postgresql, name: str) -> None:
    cut = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"  # noqa: S608 - our own
    async with world.running():
        await postgresql.execute(cut)
        async with asyncio.timeout(20):
            await asyncio.Event().wait()
