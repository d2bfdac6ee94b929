"""What can be wrong with a database: during work, and, as one line that says what to do next, before it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from asyncpg import (  # type: ignore[import-untyped]  # asyncpg ships no types
    InterfaceError,
    InternalClientError,
    PostgresError,
)
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from bot.ports import StoreUnavailableError


class DatabaseFaultError(Exception):
    """The database cannot be used; the message is one line for the operator and holds no password."""


class DatabaseTooNewError(DatabaseFaultError):
    """A newer version of the program has altered the database."""


class DatabaseInUseError(DatabaseFaultError):
    """Another `run` works on the same database."""


OUTSIDE = (SQLAlchemyError, OSError, PostgresError, InterfaceError, InternalClientError, sqlite3.Error)

UNAVAILABLE_CLASSES = (
    "08",  # connection exception
    "25",  # invalid transaction state: read-only, aborted by the server
    "40",  # transaction rollback: deadlock
    "53",  # insufficient resources
    "55",  # object not in prerequisite state: a lock
    "57",  # operator intervention: shutting down, starting up
    "58",  # system error
    "XX",  # internal error
)
"""Classes of https://www.postgresql.org/docs/current/errcodes-appendix.html that are no fault of the row."""

LINE_LOST = ("InterfaceError", "InternalClientError", "ConnectionDoesNotExistError")
"""The names of asyncpg's errors without a code: the connection is closed, or was closed in the midst."""


def cause_of(error: BaseException) -> BaseException:
    """Find the driver's own error inside SQLAlchemy's wrappers."""
    while True:
        inner = error.orig if isinstance(error, DBAPIError) else error.__cause__
        if inner is None:
            return error
        error = inner


def _sqlstate(cause: BaseException) -> str:
    return str(getattr(cause, "sqlstate", None) or "")


def _is_unavailable(error: BaseException) -> bool:
    cause = cause_of(error)
    if isinstance(cause, sqlite3.OperationalError) or type(cause) is sqlite3.DatabaseError:
        return True  # locked, full, read-only, damaged: nothing that another row could be tried for
    if isinstance(cause, OSError | PoolTimeoutError):
        return True
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    return _sqlstate(cause).startswith(UNAVAILABLE_CLASSES) or type(cause).__name__ in LINE_LOST


@contextmanager
def outside_failures() -> Iterator[None]:
    """Turn a failure of the database or of the line to it into ``StoreUnavailableError``, and only that."""
    try:
        yield
    except OUTSIDE as error:
        if _is_unavailable(error):
            raise StoreUnavailableError(_one_line(cause_of(error))) from error
        raise


# ------------------------------------------------------------------------------------- in words, for the operator

SQLITE_WORDS = {
    "SQLITE_CANTOPEN": "cannot be opened; check that its folder exists and that this user may write there",
    "SQLITE_PERM": "may not be opened by this user; check its owner and mode",
    "SQLITE_READONLY": "is read-only; check the owner and mode of the file and its folder, and how the disk is mounted",
    "SQLITE_NOTADB": "is not a SQLite database; point database.url at another file",
    "SQLITE_BUSY": "is locked by another program; end that program and try again",
    "SQLITE_CORRUPT": "is damaged; put back a backup (see docs/operating.md)",
    "SQLITE_FULL": "cannot grow: the disk is full; make room and try again",
    "SQLITE_IOERR": "cannot be read or written: the disk reports an error; check the disk",
}

POSTGRESQL_WORDS = {
    "28": "refuses this user name or password; check database.url",
    "3D": "does not exist; create it first (createdb) or correct database.url",
    "42501": "does not let this user create or read its tables; grant it the schema (see docs/operating.md)",
    "53300": "takes no more connections now; try again, or raise max_connections",
    "57P03": "is starting or shutting down; try again in a moment",
}


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Turn what a database's driver raises into a ``DatabaseFaultError`` about the database ``name``."""
    try:
        yield
    except StoreUnavailableError as error:
        raise _explanation(name, cause_of(error)) from error
    except OUTSIDE as error:
        raise _explanation(name, cause_of(error)) from error


def _explanation(name: str, cause: BaseException) -> DatabaseFaultError:
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorname", "")
        words = next((words for start, words in SQLITE_WORDS.items() if code.startswith(start)), None)
    elif isinstance(cause, OSError) and cause.filename is not None:
        words = f"needs the file {cause.filename} ({cause.strerror}); check the owner and mode of its folder"
    elif isinstance(cause, OSError) and not _sqlstate(cause):
        words = (
            f"cannot be reached ({_one_line(cause)}); check that it runs, and host and port in database.url"
        )
    else:
        code = _sqlstate(cause)
        words = next((words for start, words in POSTGRESQL_WORDS.items() if code.startswith(start)), None)
    return DatabaseFaultError(f"the database {name} {words or f'cannot be used: {_one_line(cause)}'}")


def _one_line(cause: BaseException) -> str:
    # SQLAlchemy's stand-ins for asyncpg's errors begin with the class in angle brackets.
    text = str(cause).partition("\n")[0]
    if text.startswith("<class "):
        text = text.partition(">: ")[2]
    return text or type(cause).__name__
