"""What an operator asks about a database from the command line."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from bot.storage.connection import Connection
from bot.storage.copies import keep_copy
from bot.storage.engine import looking, open_engine, require_file, revision_of
from bot.storage.faults import DatabaseFaultError, explained
from bot.storage.location import locate
from bot.storage.schema import HEAD
from bot.storage.upkeep import Upkeep


@dataclass(frozen=True, slots=True)
class DatabaseInfo:
    """A database as `kentongan db info` shows it; ``size`` is in bytes, ``counts`` is empty unless it is current."""

    name: str
    engine: str
    """With its version."""
    revision: str | None
    newest_revision: str
    size: int
    counts: Mapping[str, int]


async def info(url: str) -> DatabaseInfo:
    """Describe a database without altering it.

    Raises:
        DatabaseFaultError: it is not there, not ours, or cannot be reached.
    """
    location = locate(url)
    require_file(location)
    with explained(location.name):
        async with open_engine(location) as engine, looking(engine) as connection:
            revision = await revision_of(connection, location)
            if location.file is None:
                kind = f"PostgreSQL {await connection.scalar(sa.text('SHOW server_version'))}"
                size = await connection.scalar(sa.text("SELECT pg_database_size(current_database())"))
            else:
                kind = f"SQLite {await connection.scalar(sa.text('SELECT sqlite_version()'))}"
                size = location.file.stat().st_size
            counts = await Upkeep(Connection(connection)).counts() if revision == HEAD else {}
    return DatabaseInfo(location.name, kind, revision, HEAD, int(size or 0), counts)


async def backup(url: str, file: Path) -> None:
    """Copy a SQLite database, also while it is in use, into a new file that only its owner reads.

    Raises:
        DatabaseFaultError: it is PostgreSQL, it is not there, or the copy is there already or cannot be written.
    """
    location = locate(url)
    if location.file is None:
        raise DatabaseFaultError(
            f"the database {location.name} is PostgreSQL, which has its own tool: pg_dump --format=custom"
        )
    require_file(location)
    with explained(location.name):
        await asyncio.to_thread(_copy_anew, location.file, file)


def _copy_anew(source: Path, copy: Path) -> None:
    if copy.exists():
        raise DatabaseFaultError(f"the file {copy} is there already; name another one")
    try:
        keep_copy(source, copy)
    except OSError as error:
        raise DatabaseFaultError(
            f"the copy {copy} cannot be written ({error.strerror}); check its folder"
        ) from error
