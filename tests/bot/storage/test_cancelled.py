"""A stage that is stopped leaves the database free, wherever its transaction stood."""

import asyncio
from datetime import UTC, datetime

import pytest

from bot.model import ChatId, Update
from bot.storage import Store

AT = datetime(2022, 1, 5, 8, 0, tzinfo=UTC)


async def keep(store: Store, number: int) -> None:
    async with store.begin() as tx:
        await tx.inbox.store([Update(number, ChatId(1), {})], AT)
        await tx.inbox.waiting()


@pytest.mark.parametrize("turns", range(0, 40, 4))
async def test_a_transaction_cancelled_anywhere_holds_no_lock(store, turns):
    await keep(store, 1)
    cancelled = asyncio.ensure_future(keep(store, 2))
    for _ in range(turns):
        await asyncio.sleep(0)
    cancelled.cancel()
    await asyncio.wait([cancelled])
    # The cancelled task is still referred to, as a program that stops refers to its tasks.
    async with asyncio.timeout(3):
        await keep(store, 3)
    async with store.begin() as tx:
        kept = await tx.inbox.waiting()
    # One cancelled while it commits may have come about.
    assert kept in ((2, 3) if cancelled.cancelled() else (3,))
