"""What the tables are made with."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from bot.storage.schema.columns import Key

NUMBERED: Mapping[str, Any] = {"sqlite_autoincrement": True}
"""An id is never used twice, even when the newest row was removed."""

ASSOCIATION: Mapping[str, Any] = {"sqlite_with_rowid": False}
"""The primary key is the table: half the pages."""

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def own_id() -> sa.Column[int]:
    """Name a row by a number."""
    return sa.Column("id", Key, primary_key=True)


def belonging_to(
    name: str, target: str, *, nullable: bool = False, primary_key: bool = False
) -> sa.Column[int]:
    """Refer to a row that takes this one with it when it is deleted."""
    return sa.Column(
        name,
        sa.BigInteger,
        sa.ForeignKey(target, ondelete="CASCADE"),
        nullable=nullable,
        primary_key=primary_key,
    )


def only_where(condition: str) -> Mapping[str, Any]:
    """Keep in an index only the rows of which the condition holds."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}
