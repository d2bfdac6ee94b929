"""Fixtures for every test that talks to Telegram."""

from collections.abc import AsyncIterator, Callable
from datetime import datetime

import pytest

from bot.clock import SystemClock
from tests.botapi.server import BotApi


@pytest.fixture
def botapi_clock() -> Callable[[], datetime]:
    """The time of the Bot API server; a test module that moves time defines a fixture of this name."""
    return SystemClock().now


@pytest.fixture
async def botapi(botapi_clock: Callable[[], datetime]) -> AsyncIterator[BotApi]:
    """A Bot API server on loopback; the test fails if the bot does what Telegram does not allow."""
    async with BotApi(clock=botapi_clock) as server:
        yield server
    server.assert_clean()
