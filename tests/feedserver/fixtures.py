from collections.abc import AsyncIterator

import pytest

from tests.feedserver.server import FeedServer


@pytest.fixture
async def feedserver() -> AsyncIterator[FeedServer]:
    """A feed server on 127.0.0.1; the program under test needs that network on its allow-list."""
    async with FeedServer() as server:
        yield server
