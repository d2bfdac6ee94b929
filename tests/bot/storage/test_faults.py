"""Every way in which a database can be unusable is one line that says what to do, without a password."""

import os
import shutil
import socket
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage import DatabaseFaultError, Store, hold_lock, info, upgrade
from bot.storage.location import locate

NOBODY = 65_534


async def fault_of(act) -> str:
    with pytest.raises(DatabaseFaultError) as raised:
        await act
    line = str(raised.value)
    assert "\n" not in line
    assert "sesame" not in line
    return line


async def opened(url: str) -> None:
    async with Store.open(url):
        pass


async def test_a_missing_file(tmp_path):
    url = f"sqlite:///{tmp_path / 'none.db'}"
    for act in (opened(url), info(url)):
        assert await fault_of(act) == (
            f"the database {tmp_path / 'none.db'} is not there yet;"
            " `kentongan run` or `kentongan db upgrade` creates it"
        )
    assert list(tmp_path.iterdir()) == []


async def test_a_missing_folder(tmp_path):
    line = await fault_of(upgrade(f"sqlite:///{tmp_path / 'none' / 'x.db'}"))
    assert (
        line
        == f"the folder {tmp_path / 'none'} of the database is not there; create it or correct database.url"
    )


async def test_a_folder_in_the_file_s_place(tmp_path):
    assert "cannot be opened; check that its folder exists" in await fault_of(
        upgrade(f"sqlite:///{tmp_path}")
    )


async def test_no_database(tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text("Dear all, " * 200)
    for act in (upgrade(f"sqlite:///{file}"), opened(f"sqlite:///{file}"), info(f"sqlite:///{file}")):
        assert await fault_of(act) == (
            f"the database {file} is not a SQLite database; point database.url at another file"
        )
    assert file.read_text() == "Dear all, " * 200


async def test_a_damaged_database(sqlite_url, tmp_path):
    file = tmp_path / "kentongan.db"
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    assert "is damaged; put back a backup" in await fault_of(opened(sqlite_url))


async def test_a_locked_database(tmp_path, monkeypatch):
    monkeypatch.setattr("bot.storage.engine.BUSY_SECONDS", 0.05)
    file = tmp_path / "x.db"
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        line = await fault_of(upgrade(f"sqlite:///{file}"))
    assert line == f"the database {file} is locked by another program; end that program and try again"


@pytest.fixture
def closed_folder(sqlite_template) -> Iterator[Path]:
    """A folder with a database, neither of which this user may write (root becomes a nobody for the while)."""
    with tempfile.TemporaryDirectory(prefix="kentongan-") as name:
        folder = Path(name)
        file = shutil.copy(sqlite_template, folder / "kentongan.db")
        file.chmod(0o444)
        folder.chmod(0o555)
        was_root = os.geteuid() == 0
        if was_root:
            os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            if was_root:
                os.seteuid(0)
            folder.chmod(0o700)


async def test_a_read_only_database(closed_folder):
    file = closed_folder / "kentongan.db"
    assert "is read-only; check the owner and mode" in await fault_of(opened(f"sqlite:///{file}"))


async def test_a_folder_that_may_not_be_written(closed_folder):
    new = closed_folder / "new.db"
    assert await fault_of(upgrade(f"sqlite:///{new}")) == (
        f"the database {new} needs the file {new} (Permission denied); check the owner and mode of its folder"
    )
    line = await fault_of(held(f"sqlite:///{new}"))
    assert line == (
        f"the lock file {new}.lock cannot be written (Permission denied); check the owner and mode of its folder"
    )


async def held(url: str) -> None:
    async with hold_lock(url):
        pass


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("mysql://me:sesame@host/db", "unknown scheme"),
        ("kentongan.db", "cannot be understood"),
        ("postgresql://me:sesame@host:port/db", "cannot be understood"),
        ("postgresql://me:sesame@host", "names no database"),
        ("postgresql://me:sesame@host/db?colour=sesame", "unknown parameter colour"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("sqlite:///x.db?mode=ro", "more than a file's name"),
        ("sqlite://me:sesame@host/x.db", "more than a file's name"),
        ("", "cannot be understood"),
    ],
)
async def test_addresses_that_name_no_database(url, says):
    for act in (opened(url), upgrade(url), info(url)):
        line = await fault_of(act)
        assert says in line
        assert "sqlite:///FILE and postgresql://" in line


def test_an_address_is_shown_without_its_password():
    location = locate("postgresql://me:sesame@db.example:5433/news?sslmode=require")
    assert location.name == "news on db.example:5433"
    assert "sesame" not in repr(location)
    assert dict(location.url.query) == {"ssl": "require"}


async def test_nobody_listens():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    line = await fault_of(opened(f"postgresql://me:sesame@127.0.0.1:{port}/news"))
    assert line.startswith(f"the database news on 127.0.0.1:{port} cannot be reached (")
    assert line.endswith("; check that it runs, and host and port in database.url")


async def test_no_such_host():
    line = await fault_of(upgrade("postgresql://me:sesame@no-such-host.invalid/news"))
    assert line.startswith("the database news on no-such-host.invalid cannot be reached (")


async def test_no_such_database(postgresql):
    line = await fault_of(upgrade(postgresql.url("nowhere")))
    assert line.endswith(" does not exist; create it first (createdb) or correct database.url")


async def test_no_such_user(postgresql_url):
    line = await fault_of(opened(postgresql_url.replace("postgres@", "stranger:sesame@")))
    assert line.endswith(" refuses this user name or password; check database.url")


async def test_a_user_who_may_create_nothing(postgresql):
    await postgresql.execute("CREATE ROLE visitor LOGIN")
    url = (await postgresql.new(migrated=False)).replace("postgres@", "visitor:sesame@")
    assert "does not let this user create or read its tables" in await fault_of(upgrade(url))
