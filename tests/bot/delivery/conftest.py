"""Logs of expected failures stay short: structlog's own default prints every local variable of a traceback."""

import pytest
import structlog

from bot.delivery import SendSettings
from bot.model import ChatId
from bot.storage import Store
from tests.bot.delivery.stage import EVENING, Stage
from tests.bot.outbox import Newsroom
from tests.manual_time import ManualTime


@pytest.fixture(autouse=True)
def plain_logs():
    structlog.configure(
        processors=[structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)]
    )
    yield
    structlog.reset_defaults()


@pytest.fixture
def time():
    return ManualTime(EVENING)


@pytest.fixture
async def store(sqlite_url):
    async with Store.open(sqlite_url, synchronous="normal") as opened:
        yield opened


@pytest.fixture
def newsroom(store, time):
    return Newsroom(store, time)


@pytest.fixture
async def stage(store, botapi, time):
    one = Stage(store, botapi, time, SendSettings())
    yield one
    await one.close()


@pytest.fixture
def budi(botapi):
    return botapi.user("Budi", started=True)


@pytest.fixture
async def wants(store, newsroom, budi):
    """Let Budi's chat want to be told at certain times."""
    await newsroom.open(budi.id)

    async def set_timing(timing):
        async with store.begin() as tx:
            await tx.digests.set_timing(ChatId(budi.id), timing)

    return set_timing
