"""Copies of a SQLite database."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote

from bot.storage.integrity import problem_of

OWNER_ONLY = 0o600
"""A database holds who reads what."""
PAGES_AT_ONCE = 2_000
"""Pages between two words of how far it is: 8 MB."""

Progress = Callable[[int, int], None]
"""Hears of the pages copied so far, and of all."""


class FaultyCopyError(sqlite3.DatabaseError):
    """A copy was read again and is not sound."""


def keep_copy(source: Path, copy: Path, progress: Progress | None = None, *, instead: bool = True) -> None:
    """Copy a database, also while it is written to, into a file that only its owner reads; it is read again and forced out.

    A copy that was there is replaced once the new one is whole, or kept where it must not be (``instead``).

    Raises:
        FileExistsError: there is one that must not be replaced.
        OSError: the copy cannot be written.
        sqlite3.Error: the database cannot be read, or the copy not written, or it is not sound.
    """
    unfinished = copy.with_name(f"{copy.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY))
    try:
        _copy(source, unfinished, progress)
        problem = problem_of(unfinished, thoroughly=True)
        if problem is not None:
            raise FaultyCopyError(f"the copy is not sound: {problem}")
        _force_out(unfinished)
        if not instead and copy.exists():
            raise FileExistsError(copy)
        unfinished.replace(copy)
        _force_out(copy.parent)
    finally:
        for suffix in ("", "-wal", "-shm"):
            unfinished.with_name(unfinished.name + suffix).unlink(missing_ok=True)


def _copy(source: Path, copy: Path, progress: Progress | None) -> None:
    def tell(_status: int, remaining: int, total: int) -> None:
        if progress is not None:
            progress(total - remaining, total)

    with (
        closing(
            sqlite3.connect(f"file:{quote(str(source))}?mode=rw", uri=True, isolation_level=None)
        ) as original,
        closing(sqlite3.connect(copy)) as target,
    ):
        # While it reads in one transaction, what others write meanwhile is not seen, and the copying not begun anew.
        original.execute("BEGIN")
        original.execute("SELECT count(*) FROM sqlite_master").fetchone()
        original.backup(target, pages=PAGES_AT_ONCE, progress=tell)
        original.execute("ROLLBACK")


def _force_out(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        with suppress(OSError):  # some file systems force out no folder
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
