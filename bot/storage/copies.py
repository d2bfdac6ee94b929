"""Copies of a SQLite database."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

OWNER_ONLY = 0o600
"""A database holds who reads what."""


def keep_copy(source: Path, copy: Path) -> None:
    """Copy a database, also while it is written to, into a file that only its owner reads.

    A copy that was there is replaced once the new one is whole.

    Raises:
        OSError: the copy cannot be written.
        sqlite3.Error: the database cannot be read, or the copy not written.
    """
    unfinished = copy.with_name(f"{copy.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY))
    try:
        _copy(source, unfinished)
        unfinished.replace(copy)
    finally:
        unfinished.unlink(missing_ok=True)


def _copy(source: Path, copy: Path) -> None:
    with (
        closing(sqlite3.connect(f"file:{quote(str(source))}?mode=rw", uri=True)) as original,
        closing(sqlite3.connect(copy)) as target,
    ):
        # In one step: between steps another process may write, and the copying would begin anew.
        original.backup(target)
