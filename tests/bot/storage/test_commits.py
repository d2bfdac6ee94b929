"""Transactions that share a commit: whatever fails or is cancelled, who goes on is on the disk, whole and alone."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

import pytest
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.ports import StoreUnavailableError
from bot.storage.commits import LONGEST_SECONDS, MOST_TOGETHER, SharedCommits
from bot.storage.engine import open_engine
from bot.storage.location import locate

TABLES = """
CREATE TABLE parts (owner INTEGER, number INTEGER, UNIQUE (owner, number));
CREATE TRIGGER undone BEFORE INSERT ON parts WHEN new.number < 0 BEGIN SELECT RAISE(ROLLBACK, 'all undone'); END;
"""
"""The trigger does what SQLite does by itself when the disk is full: it undoes the whole transaction."""


class Disk:
    """What is committed, seen from outside; and which statements fail next."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.failing: list[str] = []
        self.commits = 0

    def of(self, owner: int) -> int:
        """Count an owner's rows that are committed."""
        with sqlite3.connect(self._file) as connection:
            (count,) = connection.execute("SELECT count(*) FROM parts WHERE owner = ?", [owner]).fetchone()
        connection.close()
        return int(count)

    def fail(self, statement: str) -> None:
        """Fail as a disk does, where that was asked for."""
        for asked in self.failing:
            if statement.startswith(asked):
                self.failing.remove(asked)
                raise sqlite3.OperationalError("disk I/O error")


@asynccontextmanager
async def shared(tmp_path: Path, seconds: list[float]) -> AsyncIterator[tuple[SharedCommits, Disk]]:
    file = tmp_path / "commits.db"
    file.unlink(missing_ok=True)
    with sqlite3.connect(file) as connection:
        connection.executescript(TABLES)
    connection.close()
    disk = Disk(file)
    async with open_engine(locate(f"sqlite:///{file}"), synchronous="normal") as engine:

        @event.listens_for(engine.sync_engine, "before_cursor_execute")
        def before(_connection, _cursor, statement, *_others):
            disk.fail(statement)

        @event.listens_for(engine.sync_engine, "commit")
        def commit(_connection):
            disk.commits += 1
            disk.fail("COMMIT")

        yield SharedCommits(engine, lambda: seconds[0]), disk


async def write(connection: AsyncConnection, owner: int, number: int) -> None:
    await connection.execute(
        sa.text("INSERT INTO parts VALUES (:owner, :number)"), {"owner": owner, "number": number}
    )


async def keep(commits: SharedCommits, disk: Disk, owner: int, within=None) -> None:
    """Write two rows, and see both on the disk as soon as that is acknowledged."""
    async with commits.begin() as connection:
        await write(connection, owner, 1)
        if within is not None:
            await within(connection)
        await write(connection, owner, 2)
    assert disk.of(owner) == 2


async def test_who_queues_together_shares_few_commits_and_is_on_the_disk_before_it_goes_on(tmp_path):
    async with shared(tmp_path, [0.0]) as (commits, disk):
        await asyncio.gather(*(keep(commits, disk, owner) for owner in range(3 * MOST_TOGETHER)))
        assert disk.commits == 3


async def test_a_transaction_that_lasts_long_takes_in_nobody_else(tmp_path):
    seconds = [0.0]

    async def long(_connection):
        seconds[0] += LONGEST_SECONDS

    async with shared(tmp_path, seconds) as (commits, disk):
        await asyncio.gather(*(keep(commits, disk, owner, long) for owner in range(4)))
        assert disk.commits == 4


async def test_the_first_goes_on_with_the_commit_and_waits_for_nobody_who_came_later(tmp_path):
    gone_on = []

    async def kept(owner):
        await keep(commits, disk, owner)
        gone_on.append((owner, disk.commits))

    async with shared(tmp_path, [0.0]) as (commits, disk):
        await asyncio.gather(*(kept(owner) for owner in range(4 * MOST_TOGETHER)))
    assert dict(gone_on)[0] == 1


async def test_a_failure_that_undid_everything_is_nobodys_success_even_where_a_part_goes_on_after_it(
    tmp_path,
):
    """The disk was full in one part, which caught that: what stood before it is gone with it."""

    async def undone(connection):
        with pytest.raises(sa.exc.DBAPIError):
            await write(connection, 1, -1)
        with pytest.raises(sa.exc.SQLAlchemyError):
            await write(connection, 1, 7)

    async def swallow():
        async with commits.begin() as connection:
            await write(connection, 1, 1)
            await undone(connection)

    async with shared(tmp_path, [0.0]) as (commits, disk):
        ends = await asyncio.gather(
            keep(commits, disk, 0), swallow(), keep(commits, disk, 2), return_exceptions=True
        )
        assert [isinstance(end, StoreUnavailableError) for end in ends] == [True, True, False]
        assert [disk.of(owner) for owner in range(3)] == [0, 0, 2]


@pytest.mark.parametrize("failing", ["SAVEPOINT", "ROLLBACK TO", "COMMIT"])
async def test_what_cannot_be_marked_undone_or_committed_has_failed_for_all_in_it(tmp_path, failing):
    async def spoil():
        async with commits.begin() as connection:
            await write(connection, 1, 1)
            raise ZeroDivisionError

    async with shared(tmp_path, [0.0]) as (commits, disk):
        disk.failing.append(failing)
        first, spoilt, last = await asyncio.gather(
            keep(commits, disk, 0), spoil(), keep(commits, disk, 2), return_exceptions=True
        )
        assert isinstance(first, StoreUnavailableError)
        assert isinstance(spoilt, ZeroDivisionError)
        assert [disk.of(owner) for owner in range(3)] == [0, 0, 0 if last else 2]
        await keep(commits, disk, 3)


async def test_who_is_cancelled_while_it_queues_takes_nobody_s_commit_with_it(tmp_path):
    async def counted_on():
        async with commits.begin() as connection:
            await write(connection, 0, 1)
            queued.extend(asyncio.ensure_future(keep(commits, disk, owner)) for owner in (1, 2))
            await turns(5)
            # It leaves the commit to them, and does not know yet that they are gone.
            for one in queued:
                one.cancel()

    async with shared(tmp_path, [0.0]) as (commits, disk), asyncio.timeout(3):
        queued: list[asyncio.Task[None]] = []
        await counted_on()
        await asyncio.wait(queued)
        assert all(one.cancelled() for one in queued)
        assert [disk.of(owner) for owner in range(3)] == [1, 0, 0]


def misfortune(random: Random):
    """What happens in the midst of a part."""

    async def within(connection):
        await turns(random.choice((0, 0, 1, 3)))
        match random.choice(("well", "well", "well", "raise", "clash", "undone")):
            case "raise":
                raise ZeroDivisionError
            case "clash":
                await write(connection, 0, 1)
            case "undone":
                await write(connection, 0, -1)

    return within


async def turns(count: int) -> None:
    for _ in range(count):
        await asyncio.sleep(0)


async def strike(random: Random, disk: Disk, tasks: list[asyncio.Task[None]]) -> None:
    """Cancel somebody now and then, and let the disk fail."""
    for _ in range(random.randrange(8)):
        await turns(random.randrange(40))
        random.choice(tasks).cancel()
        if random.random() < 0.5:
            disk.failing.append(random.choice(("SAVEPOINT", "ROLLBACK TO", "COMMIT", "BEGIN", "INSERT")))


def possible(task: asyncio.Task[None]) -> tuple[int, ...]:
    """How many of its rows may be there, as it ended."""
    if task.cancelled() or isinstance(task.exception(), StoreUnavailableError):
        return (0, 2)  # one that is cancelled, or shares with one that is, may have come about
    if task.exception() is None:
        return (2,)
    assert not isinstance(task.exception(), AssertionError)
    return (0,)


@pytest.mark.parametrize("seed", range(20))
async def test_whatever_fails_or_is_cancelled_each_part_is_whole_or_not_there(tmp_path, seed):
    random = Random(seed)

    async def scattered(owner):
        await turns(random.randrange(60))
        await keep(commits, disk, owner, misfortune(random))

    async def clear():
        async with commits.alone():
            await turns(1)

    async with shared(tmp_path, [0.0]) as (commits, disk), asyncio.timeout(20):
        await keep(commits, disk, 0)
        tasks = [asyncio.ensure_future(scattered(owner)) for owner in range(1, 40)]
        clearing = [asyncio.ensure_future(clear()) for _ in range(2)]
        await strike(random, disk, tasks + clearing)
        await asyncio.wait(tasks + clearing)
        disk.failing.clear()
        await keep(commits, disk, 100)
        for owner, task in enumerate(tasks, 1):
            assert disk.of(owner) in possible(task)
