"""A real aiogram bot beside the server."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from tests.botapi.server import BotApi


@pytest.fixture
async def bot(botapi: BotApi) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(botapi.url), timeout=10)
    yield Bot(botapi.token, session=session)
    # AiohttpSession.close() sleeps a quarter of a second for TLS, which is not in play here.
    if session._session is not None:
        await session._session.close()
