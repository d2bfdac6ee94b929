"""The one session, against the strict Bot API server."""

from collections.abc import AsyncIterator
from random import Random

import pytest

from bot.telegram import Limits, Telegram, bot_at
from tests.botapi.server import BotApi
from tests.manual_time import ManualTime


@pytest.fixture
def time() -> ManualTime:
    return ManualTime()


@pytest.fixture
async def telegram(botapi: BotApi, time: ManualTime) -> AsyncIterator[Telegram]:
    """The way to Telegram, without limits."""
    one = Telegram(bot_at(botapi.token, botapi.url), Limits(None, None, None), time, Random(1))
    yield one
    # AiohttpSession.close() sleeps a quarter of a second for TLS, which is not in play here.
    if one._bot.session._session is not None:
        await one._bot.session._session.close()
