"""What an operator asks about a database from the command line."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from bot.storage.connection import Connection
from bot.storage.copies import Progress, keep_copy
from bot.storage.engine import looking, open_engine, require_file, revision_of
from bot.storage.faults import DatabaseFaultError, explained
from bot.storage.integrity import last_backup, note_backup
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
    free: int
    """Bytes of the size that are not in use."""
    counts: Mapping[str, int]
    backup: Path | None
    """The last one that is known of."""


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
                free = 0
            else:
                kind = f"SQLite {await connection.scalar(sa.text('SELECT sqlite_version()'))}"
                size = location.file.stat().st_size
                pages = await connection.scalar(sa.text("PRAGMA freelist_count")) or 0
                free = pages * (await connection.scalar(sa.text("PRAGMA page_size")) or 0)
            counts = await Upkeep(Connection(connection)).counts() if revision == HEAD else {}
    known = last_backup(location.file) if location.file is not None else None
    return DatabaseInfo(location.name, kind, revision, HEAD, int(size or 0), free, counts, known)


async def backup(url: str, file: Path, progress: Progress | None = None) -> None:
    """Copy a SQLite database, also while it is in use, into a new file that only its owner reads.

    The copy is of one moment, was read again, and is on the disk.

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
        await asyncio.to_thread(_copy_anew, location.file, file, progress)


def _copy_anew(source: Path, copy: Path, progress: Progress | None) -> None:
    there = DatabaseFaultError(f"the file {copy} is there already; name another one")
    if copy.exists():
        raise there
    try:
        keep_copy(source, copy, progress, instead=False)
        note_backup(source, copy)
    except FileExistsError:
        raise there from None
    except OSError as error:
        raise DatabaseFaultError(
            f"the copy {copy} cannot be written ({error.strerror}); check its folder"
        ) from error
