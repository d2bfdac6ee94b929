"""Whether a SQLite file is sound, and which backup there is where it is not."""

import asyncio
import sqlite3
import threading
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from bot.storage.faults import DatabaseFaultError, explained
from bot.storage.location import locate

LARGEST_BEFORE_START = 1 << 30
"""Bytes; a larger file is examined while the program runs already. A gigabyte in memory takes two seconds."""
STEPS = 20_000
"""Steps of SQLite's machine between two looks at whether it is still wanted."""


async def require_sound(url: str, *, however_large: bool = False) -> None:
    """Examine a SQLite file (PostgreSQL: nothing); without ``however_large`` only one that takes no time.

    Raises:
        DatabaseFaultError: it is damaged, or cannot be read; the message names the last backup.
    """
    location = locate(url)
    file = location.file
    if file is None or not file.exists() or file.stat().st_size == 0:
        return
    if file.stat().st_size > LARGEST_BEFORE_START and not however_large:
        return
    unwanted = threading.Event()
    with explained(location.name):
        try:
            problem = await asyncio.to_thread(problem_of, file, unwanted)
        finally:
            # The thread would go on, and the program not end before it.
            unwanted.set()
    if problem is not None:
        raise DatabaseFaultError(
            f"the database {location.name} is damaged ({problem}); {_advice(file)} (see docs/operating.md)"
        )


def is_large(url: str) -> bool:
    """Tell whether ``require_sound`` leaves this database to a later time."""
    file = locate(url).file
    return file is not None and file.exists() and file.stat().st_size > LARGEST_BEFORE_START


def problem_of(
    file: Path, unwanted: threading.Event | None = None, *, thoroughly: bool = False
) -> str | None:
    """Examine a file that may be in use, and name the first thing that is wrong with it.

    Raises:
        sqlite3.Error: it cannot be read, or the examination was no longer wanted.
    """
    with closing(sqlite3.connect(f"file:{quote(str(file))}?mode=rw", uri=True)) as line:
        if unwanted is not None:
            line.set_progress_handler(unwanted.is_set, STEPS)
        try:
            (found,) = line.execute(f"PRAGMA {'integrity' if thoroughly else 'quick'}_check(1)").fetchone()
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorname", "").startswith("SQLITE_CORRUPT"):
                return "its pages cannot be read"
            raise
    if found == "ok":
        return None
    # Its first line is a heading.
    return " ".join(str(found).rpartition("***")[2].split())[:120]


def note_backup(source: Path, copy: Path) -> None:
    """Note beside a database where its last backup is, for the day on which the database cannot be read."""
    _note_of(source).write_text(f"{copy.resolve()}\n", encoding="utf-8")


def last_backup(source: Path) -> Path | None:
    """Find the newest copy that is still there: the last one that was asked for, or one made before an upgrade."""
    copies = list(source.parent.glob(f"{source.name}.before-*"))
    with suppress(OSError, ValueError):
        copies.append(Path(_note_of(source).read_text(encoding="utf-8").strip()))
    there = [copy for copy in copies if copy.is_file() and not copy.name.endswith(".unfinished")]
    return max(there, key=lambda copy: copy.stat().st_mtime, default=None)


def _note_of(source: Path) -> Path:
    return source.with_name(f"{source.name}.last-backup")


def _advice(file: Path) -> str:
    copy = last_backup(file)
    if copy is None:
        return "there is no backup that is known of: put one back, or save what can be read with `sqlite3 .recover`"
    made = datetime.fromtimestamp(copy.stat().st_mtime, UTC)
    return f"put back the last backup, {copy} of {made:%Y-%m-%d %H:%M} UTC"
