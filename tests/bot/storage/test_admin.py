import sqlite3
import stat
from contextlib import closing

import pytest

from bot.storage import DatabaseFaultError, Store, backup, info
from bot.storage.schema import HEAD
from tests.bot.storage.samples import NOW, chat


async def test_info_describes_a_database(database_url):
    async with Store.open(database_url) as store, store.begin() as tx:
        await tx.chats.open(chat(), NOW)
    told = await info(database_url)
    assert (told.revision, told.newest_revision) == (HEAD, HEAD)
    assert told.engine.startswith(("SQLite 3.", "PostgreSQL 1"))
    assert told.size > 100_000
    assert told.counts["chats"] == 1


async def test_a_backup_is_whole_though_the_database_is_in_use(sqlite_url, tmp_path):
    copy = tmp_path / "copy.db"
    async with Store.open(sqlite_url) as store:
        async with store.begin() as tx:
            await tx.chats.open(chat(1), NOW)
        async with store.begin() as tx:
            await tx.chats.open(chat(2), NOW)
            await backup(sqlite_url, copy)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with closing(sqlite3.connect(copy)) as line:
        assert line.execute("SELECT id FROM chats").fetchall() == [(1,)]
        assert line.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


async def test_a_backup_overwrites_nothing(sqlite_url, tmp_path):
    copy = tmp_path / "copy.db"
    copy.write_text("precious")
    with pytest.raises(DatabaseFaultError, match="is there already; name another one"):
        await backup(sqlite_url, copy)
    assert copy.read_text() == "precious"


async def test_a_backup_that_cannot_be_written(sqlite_url, tmp_path):
    with pytest.raises(DatabaseFaultError, match=r"cannot be written .*; check its folder"):
        await backup(sqlite_url, tmp_path / "nowhere" / "copy.db")


async def test_postgresql_has_its_own_tool(postgresql_url, tmp_path):
    with pytest.raises(DatabaseFaultError, match="pg_dump"):
        await backup(postgresql_url, tmp_path / "copy.db")
