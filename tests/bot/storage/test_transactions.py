import asyncio
import sqlite3

import asyncpg
import pytest
import sqlalchemy as sa

from bot.model import ChatId
from bot.ports import StoreUnavailableError
from bot.storage import Store
from bot.storage.schema import rule_numbers
from tests.bot.storage.samples import NOW, answer, chat


async def kept(store) -> set[int]:
    async with store.begin() as tx:
        return {number for number in range(20) if await tx.chats.get(ChatId(number))}


async def test_a_block_that_ends_well_is_committed(store):
    async with store.begin() as tx:
        await tx.chats.open(chat(1), NOW)
        assert await tx.chats.get(ChatId(1)) == chat(1)
    assert await kept(store) == {1}


async def test_a_block_that_raises_leaves_no_trace(store):
    async def fail():
        async with store.begin() as tx:
            await tx.chats.open(chat(1), NOW)
            await tx.deliveries.add([answer()])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert await kept(store) == set()
    async with store.begin() as tx:
        assert await tx.deliveries.waiting() == 0


async def test_an_error_of_the_block_comes_out_as_it_is(store):
    for error in (OSError("the feed's host"), TimeoutError("slow")):
        with pytest.raises(type(error)) as raised:
            async with store.begin():
                raise error
        assert raised.value is error


async def test_a_row_s_own_fault_is_not_the_database_s(store):
    with pytest.raises(sa.exc.IntegrityError):
        async with store.begin() as tx:
            await tx.connection.run(sa.insert(rule_numbers).values(chat_id=404, topic=0, last=1))
    assert await kept(store) == set()


async def test_transactions_that_begin_together_all_commit(store):
    async def open_chat(number):
        async with store.begin() as tx:
            await tx.chats.open(chat(number), NOW)

    await asyncio.gather(*(open_chat(number) for number in range(20)))
    assert await kept(store) == set(range(20))


async def test_transactions_of_a_sqlite_store_take_turns_in_the_order_they_came(sqlite_url):
    order = []

    async def take(store, number):
        async with store.begin() as tx:
            await tx.chats.open(chat(number + 1), NOW)
            order.append(number)

    async with Store.open(sqlite_url) as store:
        await asyncio.gather(*(take(store, number) for number in range(20)))
    assert order == list(range(20))


async def test_a_cancelled_block_leaves_no_trace_and_the_store_goes_on(store):
    begun = asyncio.Event()

    async def stuck():
        async with store.begin() as tx:
            await tx.chats.open(chat(1), NOW)
            begun.set()
            await asyncio.Event().wait()

    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(stuck())
        await begun.wait()
        task.cancel()
    assert await kept(store) == set()


async def test_cancelled_anywhere_the_store_goes_on(store):
    async def open_chat(number):
        async with store.begin() as tx:
            await tx.chats.open(chat(number), NOW)
            await tx.chats.get(ChatId(number))

    for steps in range(15):
        task = asyncio.ensure_future(open_chat(1))
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
        await open_chat(2)
    assert 2 in await kept(store)


async def test_another_process_s_write_is_waited_for_and_then_given_up(sqlite_url, monkeypatch):
    monkeypatch.setattr("bot.storage.engine.BUSY_SECONDS", 0.05)
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    async with Store.open(sqlite_url) as store:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailableError, match="locked"):
            async with store.begin():
                pytest.fail("it began beside another writer")
        other.execute("COMMIT")
        other.close()
        assert await kept(store) == set()


async def test_a_reader_beside_does_not_wait(sqlite_url):
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    async with Store.open(sqlite_url) as store, store.begin() as tx:
        await tx.chats.open(chat(1), NOW)
        assert other.execute("SELECT count(*) FROM chats").fetchone() == (0,)
    assert other.execute("SELECT count(*) FROM chats").fetchone() == (1,)
    other.close()


async def cut_lines(url: str) -> None:
    """End all other connections to a database, as a restart of the server does."""
    line = await asyncpg.connect(url)
    await line.execute(
        "SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    await line.close()


async def test_a_lost_line_is_said_and_the_next_transaction_has_a_new_one(postgresql_url):
    async def cut_within(store):
        async with store.begin() as tx:
            await tx.chats.open(chat(1), NOW)
            await cut_lines(postgresql_url)
            await tx.chats.open(chat(2), NOW)

    async with Store.open(postgresql_url) as store:
        with pytest.raises(StoreUnavailableError):
            await cut_within(store)
        assert await kept(store) == set()


async def test_a_line_lost_before_the_commit_is_said(postgresql_url):
    async def cut_within(store):
        async with store.begin() as tx:
            await tx.chats.open(chat(1), NOW)
            await cut_lines(postgresql_url)

    async with Store.open(postgresql_url) as store:
        with pytest.raises(StoreUnavailableError):
            await cut_within(store)
        assert await kept(store) == set()


async def test_a_line_lost_between_transactions_costs_one_try(postgresql_url):
    async with Store.open(postgresql_url) as store:
        await kept(store)
        await cut_lines(postgresql_url)
        with pytest.raises(StoreUnavailableError):
            await kept(store)
        assert await kept(store) == set()


async def test_settings_of_a_sqlite_connection(sqlite_url):
    async with Store.open(sqlite_url) as store, store.begin() as tx:
        pragmas = {
            name: await tx.connection.value(sa.text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
        }
    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 5_000,
    }
    async with Store.open(sqlite_url, synchronous="normal") as store, store.begin() as tx:
        assert await tx.connection.value(sa.text("PRAGMA synchronous")) == 1
