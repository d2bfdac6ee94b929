"""Brings a database to this program's version."""

import asyncio
import logging
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from bot.storage.copies import OWNER_ONLY, keep_copy
from bot.storage.engine import looking, open_engine, require_head, revision_of
from bot.storage.faults import DatabaseFaultError, explained
from bot.storage.location import locate
from bot.storage.schema import HEAD

MIGRATIONS = Path(__file__).parent / "migrations"


async def upgrade(url: str, *, backup: bool = True) -> bool:
    """Make a database's tables, or bring them to this version; tell whether anything was altered.

    A SQLite database that holds something is copied to ``FILE.before-REVISION`` first. Hold the database's lock
    (``bot.storage.lock``) meanwhile.

    Raises:
        DatabaseFaultError: it cannot be reached, read, written or copied, or is no database of ours.
        DatabaseTooNewError: a newer version has altered it.
    """
    location = locate(url)
    with explained(location.name):
        if location.file is not None:
            _prepare(location.file)
        async with open_engine(location) as engine:
            async with looking(engine) as connection:
                current = await revision_of(connection, location)
            if current == HEAD:
                return False
            if current is not None and current > HEAD:
                require_head(current, location)
            if current is not None and backup and location.file is not None:
                copy = location.file.with_name(f"{location.file.name}.before-{HEAD}")
                await asyncio.to_thread(keep_copy, location.file, copy)
            async with engine.begin() as connection:
                await connection.run_sync(_migrate)
    return True


def _prepare(file: Path) -> None:
    """Make an empty file that only its owner reads, before SQLite makes one that all may."""
    if not file.parent.is_dir():
        raise DatabaseFaultError(
            f"the folder {file.parent} of the database is not there; create it or correct database.url"
        )
    if not file.exists():
        os.close(os.open(file, os.O_CREAT | os.O_WRONLY, OWNER_ONLY))
        with closing(sqlite3.connect(file, isolation_level=None)) as line:
            # Only a new file takes it: what retention removes can be given back in small pieces.
            line.execute("PRAGMA auto_vacuum = INCREMENTAL")
            line.execute("PRAGMA journal_mode = WAL")


def _migrate(connection: sa.Connection) -> None:
    # Alembic tells of every step through logging, which the program's own messages need not be mixed with.
    logging.getLogger("alembic").setLevel(logging.WARNING)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
