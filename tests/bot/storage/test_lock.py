"""One `run` a database."""

import pytest

from bot.storage import DatabaseInUseError, hold_lock


async def test_one_holds_it_at_a_time_and_gives_it_back(database_url):
    for _ in range(2):
        async with hold_lock(database_url):
            with pytest.raises(DatabaseInUseError, match="in use by another `kentongan run`"):
                async with hold_lock(database_url):
                    pass
