"""One `run` a database: a lock that is gone with its process, whatever ends it."""

import asyncio
import fcntl
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bot.storage.copies import OWNER_ONLY
from bot.storage.engine import open_engine
from bot.storage.faults import OUTSIDE, DatabaseFaultError, DatabaseInUseError, explained
from bot.storage.location import Location, locate

RUN_LOCK = 0x6B656E746F6E67  # "kentong": any constant, as long as the other one differs
LOOK_EVERY_SECONDS = 5.0

Lost = Callable[[], Awaitable[None]]
"""Waits until the lock is lost; for SQLite, whose lock ends only with the process, for ever."""


def hold_lock(url: str, *, look_every: float = LOOK_EVERY_SECONDS) -> AbstractAsyncContextManager[Lost]:
    """Hold a database's lock within a block; what the block gets returns when the lock is lost before its end.

    On PostgreSQL a line that died without a word is noticed after twice ``look_every`` seconds. Stop sending then: the
    next process takes over the leases.

    Raises:
        DatabaseInUseError: another process holds it.
        DatabaseFaultError: the database cannot be reached, or the lock's file not written.
    """
    location = locate(url)
    return _postgresql(location, look_every) if location.file is None else _sqlite(location, location.file)


@asynccontextmanager
async def _sqlite(location: Location, file: Path) -> AsyncIterator[Lost]:
    with _locked(file, location.name):
        yield _never


async def _never() -> None:
    await asyncio.Event().wait()


@contextmanager
def _locked(file: Path, name: str) -> Iterator[None]:
    # Beside the file itself, so that two names of one database (a link, a relative path) are one lock.
    lock = file.resolve().with_name(f"{file.resolve().name}.lock")
    if not lock.parent.is_dir():
        raise DatabaseFaultError(
            f"the folder {lock.parent} of the database is not there; create it or correct database.url"
        )
    try:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, OWNER_ONLY)
    except OSError as error:
        raise DatabaseFaultError(
            f"the lock file {lock} cannot be written ({error.strerror}); check the owner and mode of its folder"
        ) from error
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise _in_use(name) from error
        yield
    finally:
        os.close(descriptor)


@asynccontextmanager
async def _postgresql(location: Location, look_every: float) -> AsyncIterator[Lost]:
    async with open_engine(location) as engine:
        with explained(location.name):
            connection = await engine.connect()
        try:
            with explained(location.name):
                await connection.execution_options(isolation_level="AUTOCOMMIT")
                free = await connection.scalar(sa.select(sa.func.pg_try_advisory_lock(RUN_LOCK)))
                line: Any = (await connection.get_raw_connection()).driver_connection
            if not free:
                raise _in_use(location.name)
            yield _watching(line, look_every)
        finally:
            # The pool keeps its connections; only a closed one gives the lock back.
            with suppress(*OUTSIDE):
                await connection.invalidate()
                await connection.close()


def _watching(line: Any, look_every: float) -> Lost:
    closed = asyncio.Event()
    line.add_termination_listener(lambda _line: closed.set())

    async def lost() -> None:
        while not closed.is_set() and await _answers(line, look_every):
            try:
                async with asyncio.timeout(look_every):
                    await closed.wait()
            except TimeoutError:
                continue

    return lost


async def _answers(line: Any, seconds: float) -> bool:
    try:
        await line.execute("SELECT 1", timeout=seconds)
    except OUTSIDE:
        return False
    return True


def _in_use(name: str) -> DatabaseInUseError:
    return DatabaseInUseError(
        f"the database {name} is in use by another `kentongan run`; end that one first, or use another database"
    )
