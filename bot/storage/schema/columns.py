"""Types of columns that are the same on SQLite and PostgreSQL."""

import json
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class UtcTime(TypeDecorator[datetime]):
    """A timezone-aware moment: microseconds since 1970 on SQLite, ``timestamptz`` on PostgreSQL."""

    impl = sa.BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[datetime] | TypeEngine[int]:
        """Choose the column's type."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(sa.TIMESTAMP(timezone=True))
        return dialect.type_descriptor(sa.BigInteger())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | int | None:
        """Turn a moment into what the database keeps.

        Raises:
            ValueError: the moment does not know its time zone.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be kept")
        if dialect.name == "postgresql":
            return value.astimezone(UTC)
        return (value - EPOCH) // MICROSECOND

    def process_result_value(self, value: object, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Turn what the database keeps into a moment in UTC."""
        if isinstance(value, datetime):
            return value.astimezone(UTC)
        if isinstance(value, int):
            return EPOCH + value * MICROSECOND
        return None


class Json(TypeDecorator[object]):
    """A JSON value as text, readable by every tool."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Write it without spaces; half a surrogate pair, which UTF-8 cannot hold, stays escaped."""
        if value is None:
            return None
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return text if _is_utf8(text) else json.dumps(value, separators=(",", ":"))

    def process_result_value(self, value: object, dialect: Dialect) -> object:  # noqa: ARG002 - SQLAlchemy's signature
        """Read it."""
        return None if value is None else json.loads(str(value))


class Prose(TypeDecorator[str]):
    """Text from outside, without what databases refuse: NUL (PostgreSQL) and halves of surrogate pairs (both)."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Leave those characters out."""
        if value is None:
            return None
        if not _is_utf8(value):
            value = value.encode("utf-8", "replace").decode()
        return value.replace("\0", "")


def _is_utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


Key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
"""SQLite numbers rows by itself only where the type is INTEGER."""
