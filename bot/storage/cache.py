"""Files that only save time at the next start, beside the database or in a folder of their own."""

import hashlib
import os
from pathlib import Path

import structlog

from bot.storage.copies import OWNER_ONLY
from bot.storage.location import locate

log = structlog.get_logger(__name__)


class FileCache:
    """A file a name; without a place for them nothing is kept."""

    def __init__(self, folder: Path | None, stem: str) -> None:
        self._folder = folder
        self._stem = stem

    @classmethod
    def of(cls, url: str, folder: str | None = None) -> "FileCache":
        """Make the cache of a database: in this folder, else beside SQLite's file, else nowhere.

        Raises:
            DatabaseFaultError: the address names no database that we can use.
        """
        location = locate(url)
        file = None if location.file is None else location.file.resolve()
        if folder is not None:
            # Several databases may have their files in one folder.
            digest = hashlib.blake2b(str(file or location.name).encode(), digest_size=6).hexdigest()
            return cls(Path(folder).expanduser(), f"kentongan-{digest}")
        return cls(None, "") if file is None else cls(file.parent, file.name)

    def read(self, name: str) -> bytes | None:
        """Give what was kept last under this name; None when there is nothing, or it cannot be read."""
        file = self._file(name)
        if file is None:
            return None
        try:
            # Of a process that died while it wrote.
            _unfinished(file).unlink(missing_ok=True)
            return file.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            log.warning("cache.unread", name=name, why=error.strerror)
            return None

    def write(self, name: str, content: bytes) -> None:
        """Keep this instead of what was there, whole or not at all; when it cannot be kept, nothing is."""
        file = self._file(name)
        if file is None:
            return
        unfinished = _unfinished(file)
        try:
            unfinished.unlink(missing_ok=True)
            descriptor = os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY)
            with os.fdopen(descriptor, "wb") as written:
                written.write(content)
            unfinished.replace(file)
        except OSError as error:
            log.warning("cache.unwritten", name=name, why=error.strerror)
            self.drop(name)

    def drop(self, name: str) -> None:
        """Keep nothing under this name."""
        file = self._file(name)
        if file is None:
            return
        try:
            file.unlink(missing_ok=True)
            _unfinished(file).unlink(missing_ok=True)
        except OSError as error:
            log.warning("cache.undropped", name=name, why=error.strerror)

    def _file(self, name: str) -> Path | None:
        return None if self._folder is None else self._folder / f"{self._stem}.{name}"


def _unfinished(file: Path) -> Path:
    return file.with_name(f"{file.name}.unfinished")
