from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from bot.storage import Store
from rules import Lexicon
from tests.handlers.people import Talks


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """Names and word forms, read once."""
    return Lexicon()


@pytest.fixture
async def talks_with(sqlite_url: str, lexicon: Lexicon) -> AsyncIterator[Callable[..., Talks]]:
    """A bot with settings of its own."""
    async with Store.open(sqlite_url, synchronous="normal") as store:

        def made(**settings: Any) -> Talks:
            return Talks(store, lexicon, **settings)

        yield made


@pytest.fixture
def talks(talks_with: Callable[..., Talks]) -> Talks:
    """A bot for everybody, with three rules a chat."""
    return talks_with()
