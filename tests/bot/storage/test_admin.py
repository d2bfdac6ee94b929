import os
import shutil
import sqlite3
import stat
from contextlib import closing

import pytest

from bot.storage import DatabaseFaultError, Store, backup, copies, info, require_sound
from bot.storage.copies import keep_copy
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


@pytest.mark.usefixtures("sqlite_url")
def test_a_copy_in_pieces_is_of_one_moment(tmp_path, monkeypatch):
    monkeypatch.setattr(copies, "PAGES_AT_ONCE", 5)
    file, copy = tmp_path / "kentongan.db", tmp_path / "copy.db"
    told = []
    with closing(sqlite3.connect(file, isolation_level=None)) as writer:

        def write(copied: int, whole: int) -> None:
            told.append((copied, whole))
            writer.execute(
                "INSERT INTO shared_rules (code, digest, text, created_at) VALUES (?1, ?1, ?1, 0)",
                (str(len(told)),),
            )

        keep_copy(file, copy, write)
        assert writer.execute("SELECT count(*) FROM shared_rules").fetchone() == (len(told),)
    assert len(told) > 10
    assert told[-1][0] == told[-1][1]
    with closing(sqlite3.connect(copy)) as line:
        assert line.execute("SELECT count(*) FROM shared_rules").fetchone() == (0,)


@pytest.mark.usefixtures("sqlite_url")
def test_a_copy_that_another_one_took_the_place_of_meanwhile_does_not_replace_it(tmp_path):
    file, copy = tmp_path / "kentongan.db", tmp_path / "copy.db"
    with pytest.raises(FileExistsError):
        keep_copy(file, copy, lambda *_: copy.write_text("precious"), instead=False)
    assert copy.read_text() == "precious"
    assert not list(tmp_path.glob("*unfinished*"))


async def test_a_sound_database_is_not_complained_of(database_url):
    await require_sound(database_url, however_large=True)


async def test_a_damaged_one_names_the_newest_copy_that_is_there(sqlite_url, tmp_path):
    file, older = tmp_path / "kentongan.db", tmp_path / "kentongan.db.before-0004"
    shutil.copy(file, older)
    os.utime(older, (0, 0))
    await backup(sqlite_url, tmp_path / "copy.db")
    content = bytearray(file.read_bytes())
    content[8_192:16_384] = b"\xa5" * 8_192
    file.write_bytes(content)
    with pytest.raises(
        DatabaseFaultError, match=r"is damaged \(.*put back the last backup, .*copy\.db of 20"
    ):
        await require_sound(sqlite_url)
    (tmp_path / "copy.db").unlink()
    with pytest.raises(DatabaseFaultError, match=r"before-0004 of 1970"):
        await require_sound(sqlite_url)
