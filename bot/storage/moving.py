"""A database copied into another one, of whichever kind: how an installation moves from SQLite to PostgreSQL."""

from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import REGCLASS
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine import looking, open_engine, require_file, require_head, revision_of
from bot.storage.faults import DatabaseFaultError, explained
from bot.storage.location import locate
from bot.storage.lock import hold_lock
from bot.storage.migrate import upgrade
from bot.storage.schema import metadata

ROWS_AT_ONCE = 1_000
SEQUENCES = sa.table("sqlite_sequence", sa.column("name"), sa.column("seq"))
"""https://www.sqlite.org/autoinc.html"""

Told = Callable[[str, int], None]
"""Hears of each table with the rows that were copied."""


async def copy_into(url: str, target_url: str, told: Told) -> None:
    """Copy everything into an empty database, in one commit; no `run` may use either meanwhile.

    Raises:
        DatabaseFaultError: one of them cannot be used or is in use, or the other one is not empty.
    """
    source, target = locate(url), locate(target_url)
    require_file(source)
    if source.name == target.name:
        raise DatabaseFaultError(
            f"the database {source.name} cannot be copied into itself; name an empty one"
        )
    async with hold_lock(url), hold_lock(target_url):
        await upgrade(target_url)
        async with open_engine(source) as read, open_engine(target) as written:
            with explained(source.name):
                async with looking(read) as connection:
                    require_head(await revision_of(connection, source), source)
            async with looking(read) as reader, written.begin() as writer:
                with explained(target.name):
                    await _require_empty(writer, target.name)
                    for table in metadata.sorted_tables:
                        told(table.name, await _copy(table, reader, writer))


async def _require_empty(connection: AsyncConnection, name: str) -> None:
    for table in metadata.sorted_tables:
        if await connection.scalar(sa.select(sa.exists().select_from(table))):
            raise DatabaseFaultError(
                f"the database {name} holds something already ({table.name}); name an empty one"
            )


async def _copy(table: sa.Table, reader: AsyncConnection, writer: AsyncConnection) -> int:
    """Copy a table; rows that name others of their own table get these names once all are there."""
    own = [key.parent for key in table.foreign_keys if key.column.table is table]
    result = await reader.stream(sa.select(table).order_by(*table.primary_key.columns))
    count, named = 0, list[dict[str, Any]]()
    async for rows in result.mappings().partitions(ROWS_AT_ONCE):
        values = [dict(row) for row in rows]
        named += [row.copy() for row in values if any(row[column.name] is not None for column in own)]
        await writer.execute(
            sa.insert(table), [row | {column.name: None for column in own} for row in values]
        )
        count += len(values)
    for row in named:
        await writer.execute(_naming(table, own, row))
    await _number_on(table, reader, writer)
    return count


def _naming(table: sa.Table, own: Sequence[sa.Column[Any]], row: dict[str, Any]) -> sa.Update:
    key = [column == row[column.name] for column in table.primary_key.columns]
    return sa.update(table).where(*key).values({column.name: row[column.name] for column in own})


async def _number_on(table: sa.Table, reader: AsyncConnection, writer: AsyncConnection) -> None:
    """Let new rows be numbered after all that there ever were: a number is never given twice."""
    key = next(iter(table.primary_key.columns))
    if not table.dialect_options["sqlite"]["autoincrement"]:
        return
    last = await _last_number(table, key, reader)
    if not last:
        return
    if writer.dialect.name == "postgresql":
        await writer.execute(sa.select(sa.func.setval(_sequence(table, key), last)))
        return
    await writer.execute(sa.delete(SEQUENCES).where(SEQUENCES.c.name == table.name))
    await writer.execute(sa.insert(SEQUENCES).values(name=table.name, seq=last))


async def _last_number(table: sa.Table, key: sa.Column[Any], reader: AsyncConnection) -> int | None:
    if reader.dialect.name == "postgresql":
        # None before the first.
        found = await reader.scalar(sa.select(sa.func.pg_sequence_last_value(_sequence(table, key))))
    else:
        found = await reader.scalar(sa.select(SEQUENCES.c.seq).where(SEQUENCES.c.name == table.name))
    return None if found is None else int(found)


def _sequence(table: sa.Table, key: sa.Column[Any]) -> sa.ColumnElement[Any]:
    return sa.cast(sa.func.pg_get_serial_sequence(table.name, key.name), REGCLASS())
