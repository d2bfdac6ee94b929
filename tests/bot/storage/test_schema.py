from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa

from bot.storage.schema import Json, UtcTime

MOMENTS = [
    datetime(1970, 1, 1, tzinfo=UTC),
    datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
    datetime(1, 1, 2, tzinfo=UTC),
    datetime(9999, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
    datetime(2026, 3, 1, 12, 0, 0, 123_456, tzinfo=UTC),
    datetime(2026, 3, 1, 12, 0, tzinfo=timezone(timedelta(hours=5, minutes=45))),
]


@pytest.mark.parametrize("moment", MOMENTS)
async def test_a_moment_comes_back_to_the_microsecond_in_utc(store, moment):
    async with store.begin() as tx:
        back = await tx.connection.value(sa.select(sa.literal(moment, UtcTime())))
    assert back == moment
    assert back.utcoffset() == timedelta(0)


async def test_a_time_without_a_zone_is_refused(store):
    with pytest.raises(sa.exc.StatementError, match="without a zone"):
        async with store.begin() as tx:
            await tx.connection.value(sa.select(sa.literal(datetime(2026, 3, 1), UtcTime())))  # noqa: DTZ001 - that is the point


@pytest.mark.parametrize("value", [{"a": [1, 2.5, None, True]}, "Қазақстан 🇰🇿", "half \ud800", "nul \0"])
async def test_json_comes_back(store, value):
    async with store.begin() as tx:
        assert await tx.connection.value(sa.select(sa.literal(value, Json()))) == value


async def test_foreign_keys_cascade_from_a_chat_by_index(store):
    """Erasing a chat must not read whole tables: every reference to it has an index that begins with it."""
    async with store.begin() as tx:
        tables = await tx.connection._connection.run_sync(_references)
    assert tables == []


def _references(connection: sa.Connection) -> list[str]:
    inspector = sa.inspect(connection)
    missing: list[str] = []
    for table in inspector.get_table_names():
        leading = {index["column_names"][0] for index in inspector.get_indexes(table)}
        leading |= {unique["column_names"][0] for unique in inspector.get_unique_constraints(table)}
        leading |= set(inspector.get_pk_constraint(table)["constrained_columns"][:1])
        referring = {key["constrained_columns"][0] for key in inspector.get_foreign_keys(table)}
        missing += [f"{table}.{column}" for column in sorted(referring - leading)]
    return missing
