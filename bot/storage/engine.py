"""An engine over a database, set up so that transactions mean what they say."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.storage.faults import DatabaseFaultError, DatabaseTooNewError, explained
from bot.storage.location import Location, locate
from bot.storage.schema import HEAD

Synchronous = Literal["full", "normal"]

BUSY_SECONDS = 5.0
"""How long SQLite waits for another process's transaction."""

POOL_SIZE = 5
"""PostgreSQL connections: the stages, the handlers and one to spare."""

POOL_SECONDS = 30.0
CONNECT_SECONDS = 10.0
COMMAND_SECONDS = 60.0
"""After this a PostgreSQL statement counts as lost with its line."""

ONLY_READS = "kentongan_only_reads"


@asynccontextmanager
async def open_engine(location: Location, *, synchronous: Synchronous = "full") -> AsyncIterator[AsyncEngine]:
    """Make an engine and close its connections at the end: one left open would keep the process alive.

    Raises:
        DatabaseFaultError: SQLite's file cannot be opened.
    """
    if location.file is not None:
        with explained(location.name):
            await asyncio.to_thread(_try_opening, location.file)
    engine = _postgresql(location) if location.file is None else _sqlite(location, synchronous)
    try:
        yield engine
    finally:
        await engine.dispose()


def _postgresql(location: Location) -> AsyncEngine:
    return create_async_engine(
        location.url,
        pool_size=POOL_SIZE,
        max_overflow=0,
        pool_timeout=POOL_SECONDS,
        hide_parameters=True,  # a log would keep what a chat erased
        connect_args={
            "timeout": CONNECT_SECONDS,
            "command_timeout": COMMAND_SECONDS,
            "server_settings": {
                "application_name": "kentongan",
                "jit": "off",  # compiling a plan takes longer than any of our queries
                "tcp_keepalives_idle": "10",  # a machine that vanished gives its locks back within half a minute
                "tcp_keepalives_interval": "5",
                "tcp_keepalives_count": "3",
            },
        },
    )


def _sqlite(location: Location, synchronous: Synchronous) -> AsyncEngine:
    engine = create_async_engine(
        location.url,
        pool_size=1,
        max_overflow=0,
        hide_parameters=True,  # a log would keep what a chat erased
        # Python's driver would begin by itself, and only before it writes: a read before it would then be of another
        # moment. Without a level it leaves transactions to us.
        connect_args={"timeout": BUSY_SECONDS, "isolation_level": None},
    )
    event.listen(engine.sync_engine, "begin", _begin)
    event.listen(engine.sync_engine, "handle_error", _end_with_its_transaction)

    @event.listens_for(engine.sync_engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        try:
            _set_up(connection, synchronous)
        except BaseException:
            connection.close()  # or its thread would live on: the pool does not know it yet
            raise

    event.listen(engine.sync_engine, "invalidate", _undo)
    return engine


def _try_opening(file: Path) -> None:
    # Where the opening fails, aiosqlite's thread ends on its own time and, when the program ends meanwhile, with a
    # traceback on the terminal; the driver beneath it just raises.
    sqlite3.connect(file).close()


def _set_up(connection: Any, synchronous: Synchronous) -> None:
    cursor = connection.cursor()
    for pragma in (
        "journal_mode = WAL",
        f"synchronous = {synchronous}",
        "foreign_keys = ON",
        "secure_delete = ON",  # erased text does not stay in free pages
        "trusted_schema = OFF",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _undo(connection: Any, _record: object, _error: BaseException | None) -> None:
    # A statement that a cancelled task gave up goes on in aiosqlite's thread. Closing the connection does not end its
    # transaction, nor its lock, while anything (a traceback) still refers to its cursor.
    connection.rollback()


def _end_with_its_transaction(context: sa.ExceptionContext) -> None:
    # Some failures undo the whole transaction by themselves (https://www.sqlite.org/lang_transaction.html: full disk,
    # I/O error, no memory). Each further statement would then be committed by itself, and so would a commit end well.
    if context.connection is None or context.statement is None or context.statement.startswith("BEGIN"):
        return
    if not context.connection.invalidated and not _driver_s(context.connection).in_transaction:
        context.is_disconnect = True


def _driver_s(connection: sa.Connection) -> Any:
    return connection.connection.driver_connection


def _begin(connection: sa.Connection) -> None:
    # A transaction that reads first and then wants to write fails at once when another process wrote in between,
    # whatever the busy timeout; one that takes the lock first waits for it.
    only_reads = connection.get_execution_options().get(ONLY_READS, False)
    connection.exec_driver_sql("BEGIN" if only_reads else "BEGIN IMMEDIATE")


@asynccontextmanager
async def looking(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """Open a connection that only reads, and so waits for no writer."""
    async with engine.connect() as connection:
        yield await connection.execution_options(**{ONLY_READS: True})


def is_there(url: str) -> bool:
    """Tell whether a database can be looked at: a SQLite file that is not there yet cannot, nor one in a folder that is not.

    Raises:
        DatabaseFaultError: it could not be made either.
    """
    location = locate(url)
    if location.file is None or location.file.exists():
        return True
    if not location.file.parent.is_dir():
        raise DatabaseFaultError(
            f"the folder {location.file.parent} of the database is not there; create it or correct database.url"
        )
    return False


def require_file(location: Location) -> None:
    """Make sure that a SQLite file is there: opening it would create an empty one.

    Raises:
        DatabaseFaultError: it is not.
    """
    if location.file is not None and not location.file.exists():
        raise DatabaseFaultError(
            f"the database {location.name} is not there yet; `kentongan run` or `kentongan db upgrade` creates it"
        )


async def revision_of(connection: AsyncConnection, location: Location) -> str | None:
    """Tell which migration a database is at; None before the first.

    Raises:
        DatabaseFaultError: its tables are another program's.
    """
    tables = await connection.run_sync(lambda sync: set(sa.inspect(sync).get_table_names()))
    if "alembic_version" in tables:
        result = await connection.execute(sa.text("SELECT version_num FROM alembic_version"))
        return result.scalar()
    if tables:
        raise DatabaseFaultError(
            f"the database {location.name} holds the tables of another program; point database.url elsewhere"
        )
    return None


def require_head(revision: str | None, location: Location) -> None:
    """Make sure that a database is of this program's version.

    Raises:
        DatabaseFaultError: it is empty, older or newer; the message says what to do.
    """
    name = f"the database {location.name}"
    if revision is None:
        raise DatabaseFaultError(f"{name} is empty; `kentongan run` or `kentongan db upgrade` sets it up")
    if revision > HEAD:
        raise DatabaseTooNewError(
            f"{name} was altered by a newer version (its revision is {revision}, this program's {HEAD});"
            " install that version, or put back a backup"
        )
    if revision < HEAD:
        raise DatabaseFaultError(f"{name} is of an older version; run `kentongan db upgrade`")
