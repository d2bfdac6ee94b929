"""The one way in which the repositories speak to the database: a few verbs over one connection."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.base import Executable

from bot.storage.faults import outside_failures

Values = Mapping[str, object]
Row = sa.Row[Any]
T = TypeVar("T")

CHUNK = 1_000
"""Values in one IN: databases take tens of thousands, but what is prepared once a size should be few sizes."""

CHANGES_LOCK = 0x6B656E74  # "kent": any constant, known to nobody else in the database
PLACES_LOCK = 0x6B656E75


def chunks(values: Collection[T], size: int = CHUNK) -> Iterator[list[T]]:
    """Cut values into lists of at most ``size``."""
    whole = list(values)
    return (whole[start : start + size] for start in range(0, len(whole), size))


class Connection:
    """A connection inside a transaction.

    Raises:
        StoreUnavailableError: from every verb, when the database or the line to it fails.
    """

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self.is_postgresql = connection.dialect.name == "postgresql"
        self.erased = False
        """True once something was erased that must leave no trace in the files either."""
        self.altered: set[str] = set()
        """The tables that were written to."""

    async def rows(self, statement: Executable, parameters: Values | None = None) -> Sequence[Row]:
        """Read rows."""
        with outside_failures():
            result = await self._connection.execute(statement, parameters)
            return result.all()

    async def row(self, statement: Executable, parameters: Values | None = None) -> Row | None:
        """Read the first row, if there is one."""
        with outside_failures():
            result = await self._connection.execute(statement, parameters)
            return result.first()

    async def value(self, statement: Executable, parameters: Values | None = None) -> Any:
        """Read the first column of the first row, None when there is no row."""
        row = await self.row(statement, parameters)
        return None if row is None else row[0]

    async def run(self, statement: Executable, parameters: Values | None = None) -> int:
        """Alter rows and tell how many."""
        self._note(statement)
        with outside_failures():
            result = await self._connection.execute(statement, parameters)
            return int(result.rowcount)

    async def run_each(self, statement: Executable, parameters: Sequence[Values]) -> None:
        """Do the same for many parameters."""
        if parameters:
            self._note(statement)
            with outside_failures():
                await self._connection.execute(statement, parameters)

    async def rows_of_each(self, statement: Executable, parameters: Sequence[Values]) -> Sequence[Row]:
        """Do the same for many parameters and read what it returns."""
        if not parameters:
            return []
        self._note(statement)
        with outside_failures():
            result = await self._connection.execute(statement, parameters)
            return result.all()

    async def insert(self, table: sa.Table, values: Values) -> int:
        """Insert a row and tell its ``id``."""
        self.altered.add(table.name)
        with outside_failures():
            result = await self._connection.execute(_inserted(table), values)
            return int(result.scalar_one())

    async def insert_new(self, table: sa.Table, rows: Sequence[Values]) -> None:
        """Insert rows; one whose key is known does nothing."""
        await self.run_each(_inserted_new(table, self.is_postgresql), rows)

    async def insert_new_returning(
        self, table: sa.Table, rows: Sequence[Values], *columns: sa.Column[Any]
    ) -> Sequence[Row]:
        """Insert rows as ``insert_new`` does and read these columns of those that were new."""
        return await self.rows_of_each(_inserted_new(table, self.is_postgresql, *columns), rows)

    async def upsert(self, table: sa.Table, values: Values, altered: Values) -> None:
        """Insert a row, or set ``altered`` on the one with its primary key."""
        statement = _insert(table, self.is_postgresql).on_conflict_do_update(
            index_elements=list(table.primary_key.columns), set_=dict(altered)
        )
        await self.run_each(statement, [values])

    def _note(self, statement: Executable) -> None:
        if isinstance(statement, sa.UpdateBase):
            self.altered.add(str(statement.table))

    async def hold_changes(self) -> None:
        """Let nobody else number a change or count a query's rules until this transaction ends.

        Without it PostgreSQL could commit change 8 before change 7, and *decide*, which asks for what comes
        after the last number it saw, would never learn of 7. SQLite has one writer anyway.
        """
        if self.is_postgresql:
            await self.row(sa.select(sa.func.pg_advisory_xact_lock(CHANGES_LOCK)))

    async def move_rules(self) -> None:
        """Let nobody read who asks what while rules go from one place to another.

        PostgreSQL would show a reader that waits for them neither the rules that were nor those that are: what was to
        be told by them would be told nowhere.
        """
        if self.is_postgresql:
            await self.row(sa.select(sa.func.pg_advisory_xact_lock(PLACES_LOCK)))

    async def hold_rules(self) -> None:
        """Let no rules go from one place to another until this transaction ends (``move_rules``)."""
        if self.is_postgresql:
            await self.row(sa.select(sa.func.pg_advisory_xact_lock_shared(PLACES_LOCK)))


# Built once a table: to build a statement takes longer than to run it.


@cache
def _inserted(table: sa.Table) -> Executable:
    return sa.insert(table).returning(table.c.id)


@cache
def _inserted_new(table: sa.Table, is_postgresql: bool, *columns: sa.Column[Any]) -> Executable:  # noqa: FBT001 - a dialect
    statement = _insert(table, is_postgresql).on_conflict_do_nothing()
    return statement.returning(*columns) if columns else statement


def _insert(table: sa.Table, is_postgresql: bool) -> postgresql.Insert | sqlite.Insert:  # noqa: FBT001 - a dialect
    return postgresql.insert(table) if is_postgresql else sqlite.insert(table)
