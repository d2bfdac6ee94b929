import asyncio
import sys
from pathlib import Path

import pytest

from bot.storage import DatabaseFaultError, DatabaseInUseError, Store, backup, hold_lock, info
from tests.bot.storage.test_transactions import cut_lines

HOLDER = """
import asyncio, sys
from bot.storage import hold_lock

async def hold():
    async with hold_lock(sys.argv[1]):
        print("held", flush=True)
        await asyncio.Event().wait()

asyncio.run(hold())
"""


async def test_two_runs_cannot_share_a_database(database_url):
    async with hold_lock(database_url):
        with pytest.raises(DatabaseInUseError, match="in use by another `kentongan run`; end that one first"):
            async with hold_lock(database_url):
                pytest.fail("two hold it")
    async with hold_lock(database_url):
        pass


async def test_every_other_command_may_run_beside(database_url, tmp_path):
    async with hold_lock(database_url), Store.open(database_url) as store, store.begin() as tx:
        assert await tx.upkeep.counts()
        assert (await info(database_url)).revision
        if database_url.startswith("sqlite"):
            await backup(database_url, tmp_path / "copy.db")


async def test_a_killed_process_leaves_no_lock(database_url):
    project = Path(__file__).parents[3]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HOLDER, database_url, stdout=asyncio.subprocess.PIPE, cwd=project
    )
    assert await process.stdout.readline() == b"held\n"
    with pytest.raises(DatabaseInUseError):
        async with hold_lock(database_url):
            pytest.fail("two hold it")
    process.kill()
    await process.wait()
    async with asyncio.timeout(10):
        await until_free(database_url)


async def until_free(url: str) -> None:
    """Take the lock as soon as the server has noticed that the other end is dead."""
    while True:
        try:
            async with hold_lock(url):
                return
        except DatabaseInUseError:
            await asyncio.sleep(0)


async def test_the_lock_file_s_presence_means_nothing(sqlite_url, tmp_path):
    (tmp_path / "kentongan.db.lock").write_text("left behind")
    async with hold_lock(sqlite_url):
        pass
    assert (tmp_path / "kentongan.db.lock").read_text() == "left behind"


async def test_two_names_of_one_file_are_one_lock(sqlite_url, tmp_path):
    link = tmp_path / "link.db"
    link.symlink_to(sqlite_url.removeprefix("sqlite:///"))
    async with hold_lock(sqlite_url):
        with pytest.raises(DatabaseInUseError):
            async with hold_lock(f"sqlite:///{link}"):
                pytest.fail("two hold it")


async def test_a_child_that_lives_on_does_not_keep_the_lock(sqlite_url):
    async with hold_lock(sqlite_url):
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-c", "input()", stdin=asyncio.subprocess.PIPE
        )
    async with hold_lock(sqlite_url):
        assert child.returncode is None
    await child.communicate(b"\n")


async def test_a_lost_line_is_noticed(postgresql_url):
    async with hold_lock(postgresql_url) as lost, asyncio.TaskGroup() as tasks:
        noticed = tasks.create_task(lost())
        await asyncio.sleep(0)
        assert not noticed.done()
        await cut_lines(postgresql_url)
        async with asyncio.timeout(5):
            await noticed


async def test_a_sqlite_lock_is_never_lost(sqlite_url):
    async with hold_lock(sqlite_url) as lost:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01):
                await lost()


async def test_a_missing_folder_is_one_line(tmp_path):
    with pytest.raises(DatabaseFaultError, match=r"folder .*nowhere of the database is not there; create it"):
        async with hold_lock(f"sqlite:///{tmp_path / 'nowhere' / 'x.db'}"):
            pytest.fail("it was held")
