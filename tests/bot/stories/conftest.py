from collections.abc import AsyncIterator

import pytest

from rules import Lexicon
from tests.bot.stories.newsdesk import Newsdesk, newsdesk


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """Names and word forms, read once."""
    return Lexicon()


@pytest.fixture
async def desk(sqlite_url: str, lexicon: Lexicon) -> AsyncIterator[Newsdesk]:
    """A newsroom's desk over SQLite, with a chat and a feed to begin with."""
    async with newsdesk(sqlite_url, lexicon) as opened:
        await opened.chat()
        yield opened


@pytest.fixture
async def both(database_url: str, lexicon: Lexicon) -> AsyncIterator[Newsdesk]:
    """The same over either database."""
    async with newsdesk(database_url, lexicon) as opened:
        await opened.chat()
        yield opened
