import logging
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from bot.storage import DatabaseFaultError, DatabaseTooNewError, Store, upgrade
from bot.storage.engine import open_engine
from bot.storage.location import locate
from bot.storage.migrate import MIGRATIONS
from bot.storage.schema import HEAD, metadata
from tests.bot.storage.samples import NOW, chat


@pytest.fixture
async def bare_postgresql_url(postgresql) -> str:
    return await postgresql.new(migrated=False)


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_url(request, tmp_path) -> str:
    """A database without tables, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'bare.db'}"
    return request.getfixturevalue("bare_postgresql_url")


def altered(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file)) as line:
        for statement in statements:
            line.execute(statement)
        line.commit()


def file_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


async def test_the_migrations_make_what_the_schema_says(bare_url):
    await upgrade(bare_url)
    async with open_engine(locate(bare_url)) as engine, engine.connect() as connection:
        assert await connection.run_sync(_differences) == []


def _differences(connection: sa.Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return compare_metadata(context, metadata)


async def test_partial_indexes_are_partial_in_both(sqlite_url):
    with closing(sqlite3.connect(":memory:")) as memory:
        engine = sa.create_engine("sqlite://", creator=lambda: memory, poolclass=sa.pool.StaticPool)
        metadata.create_all(engine)
        made = indexes(memory)
    with closing(sqlite3.connect(file_of(sqlite_url))) as migrated:
        assert indexes(migrated) == made


def indexes(line: sqlite3.Connection) -> dict[str, str]:
    rows = line.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    return {name: " ".join(sql.split()) for name, sql in rows}


def test_the_head_that_the_program_knows_is_the_newest_migration():
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    script = ScriptDirectory.from_config(config)
    revisions = [one.revision for one in script.walk_revisions()]
    assert script.get_heads() == [HEAD]
    assert revisions == sorted(revisions, reverse=True)


async def test_an_upgrade_is_done_once_and_in_silence(bare_url, capfd, caplog):
    caplog.set_level(logging.INFO)
    assert await upgrade(bare_url)
    assert not await upgrade(bare_url)
    assert capfd.readouterr() == ("", "")
    assert [record.name for record in caplog.records if record.name.startswith("alembic")] == []


async def test_a_new_sqlite_file_is_its_owner_s(tmp_path):
    file = tmp_path / "new.db"
    await upgrade(f"sqlite:///{file}")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [other.name for other in tmp_path.iterdir()] == ["new.db"]


async def test_a_newer_database_is_refused_and_left_alone(sqlite_url):
    altered(file_of(sqlite_url), "UPDATE alembic_version SET version_num = '0999'")
    with pytest.raises(DatabaseTooNewError, match=f"revision is 0999, this program's {HEAD}"):
        await upgrade(sqlite_url)
    with pytest.raises(DatabaseTooNewError, match="newer version"):
        async with Store.open(sqlite_url):
            pytest.fail("it was opened")
    assert [other.name for other in file_of(sqlite_url).parent.iterdir()] == [file_of(sqlite_url).name]


async def test_a_newer_postgresql_is_refused(postgresql_url):
    async with open_engine(locate(postgresql_url)) as engine, engine.begin() as connection:
        await connection.execute(sa.text("UPDATE alembic_version SET version_num = '0999'"))
    with pytest.raises(DatabaseTooNewError):
        await upgrade(postgresql_url)


async def test_an_empty_database_is_not_opened(bare_url):
    if bare_url.startswith("sqlite"):
        file_of(bare_url).touch()
    with pytest.raises(DatabaseFaultError, match="is empty; `kentongan run` or `kentongan db upgrade`"):
        async with Store.open(bare_url):
            pytest.fail("it was opened")


async def test_another_program_s_database_is_left_alone(tmp_path):
    file = tmp_path / "other.db"
    altered(file, "CREATE TABLE bookmarks (id INTEGER)")
    for act in (upgrade(f"sqlite:///{file}"), entered(f"sqlite:///{file}")):
        with pytest.raises(
            DatabaseFaultError, match=r"tables of another program; point database\.url elsewhere"
        ):
            await act


async def entered(url: str) -> None:
    async with Store.open(url):
        pass


@pytest.fixture
def next_migration(tmp_path, monkeypatch) -> Path:
    """The migrations as the next version has them: one more, still to be written by the test."""
    folder = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr("bot.storage.migrate.MIGRATIONS", folder)
    for module in ("migrate", "engine"):
        monkeypatch.setattr(f"bot.storage.{module}.HEAD", FOLLOWING)
    return folder / "versions" / f"{FOLLOWING}_next.py"


FOLLOWING = f"{int(HEAD) + 1:04}"
NEXT = f"""
from alembic import op

revision = "{FOLLOWING}"
down_revision = "{HEAD}"

def upgrade():
    op.execute("CREATE TABLE added (id INTEGER)")
    {{then}}
"""


async def told_chat(url: str) -> None:
    async with Store.open(url) as store, store.begin() as tx:
        await tx.chats.open(chat(), NOW)


async def test_a_migration_keeps_a_copy_of_what_was_there(sqlite_url, request):
    await told_chat(sqlite_url)
    request.getfixturevalue("next_migration").write_text(NEXT.format(then=""))
    assert await upgrade(sqlite_url)
    copy = file_of(sqlite_url).with_name(f"kentongan.db.before-{FOLLOWING}")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with closing(sqlite3.connect(copy)) as line:
        assert line.execute("SELECT id FROM chats").fetchall() == [(100,)]
        assert line.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
    with closing(sqlite3.connect(file_of(sqlite_url))) as line:
        assert line.execute("SELECT version_num FROM alembic_version").fetchall() == [(FOLLOWING,)]
    assert not await upgrade(sqlite_url)


async def test_no_copy_is_kept_when_none_is_wanted(sqlite_url, next_migration):
    next_migration.write_text(NEXT.format(then=""))
    assert await upgrade(sqlite_url, backup=False)
    assert list(file_of(sqlite_url).parent.glob("*before*")) == []


async def test_an_older_database_is_not_opened(sqlite_url, next_migration):
    next_migration.write_text(NEXT.format(then=""))
    with pytest.raises(DatabaseFaultError, match="older version; run `kentongan db upgrade`"):
        await entered(sqlite_url)


async def test_a_migration_that_fails_leaves_the_database_as_it_was(database_url, request):
    await told_chat(database_url)
    request.getfixturevalue("next_migration").write_text(NEXT.format(then="op.execute('SELECT nonsense')"))
    with pytest.raises(DatabaseFaultError, match="nonsense"):
        await upgrade(database_url)
    async with open_engine(locate(database_url)) as engine, engine.connect() as connection:
        tables = await connection.run_sync(lambda sync: sa.inspect(sync).get_table_names())
        assert "added" not in tables
        assert await connection.scalar(sa.text("SELECT version_num FROM alembic_version")) == HEAD
