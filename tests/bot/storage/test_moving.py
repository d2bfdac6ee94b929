"""A database copied into one of the other kind, there and back again."""

import pytest
import sqlalchemy as sa

from bot.model import ChatKind, ChatState, Update
from bot.storage import DatabaseFaultError, DatabaseInUseError, Store, copy_into, hold_lock
from bot.storage.schema import metadata
from tests.bot.storage.samples import HERE, NOW, act, added_story, answer, chat, rule_draft, told


async def everything(url) -> dict[str, list[dict[str, object]]]:
    """Read all tables that hold something."""
    async with Store.open(url) as store, store.look() as tx:
        found = {
            name: [
                row._asdict()
                for row in await tx.connection.rows(sa.select(table).order_by(*table.primary_key.columns))
            ]
            for name, table in metadata.tables.items()
        }
    return {name: rows for name, rows in found.items() if rows}


async def fill(url) -> None:
    async with Store.open(url) as store, store.begin() as tx:
        alert = await told(tx)
        await tx.deliveries.add([act(alert), answer()])
        other = await added_story(tx, "2")
        await tx.connection.run(
            sa.update(metadata.tables["stories"])
            .where(metadata.tables["stories"].c.id == alert.story_id)
            .values(merged_into=other.id)
        )
        # The supergroup that a group became is kept after it, and named by it.
        await tx.chats.open(chat(-1, kind=ChatKind.GROUP), NOW)
        await tx.chats.move(-1, -1_000, NOW)
        await tx.inbox.store([Update(5, HERE.chat_id, {"text": "ы \U0001f941"})], NOW)
        await tx.connection.run(sa.delete(metadata.tables["inbox"]))


async def test_everything_is_there_and_numbers_go_on(sqlite_url, postgresql, tmp_path):
    await fill(sqlite_url)
    copied = []
    there, back = await postgresql.new(migrated=False), f"sqlite:///{tmp_path / 'back.db'}"
    await copy_into(sqlite_url, there, lambda name, rows: copied.append((name, rows)))
    await copy_into(there, back, lambda *_: None)
    first = await everything(sqlite_url)
    assert len(first) > 12
    assert await everything(there) == first
    assert await everything(back) == first
    assert dict(copied)["stories"] == 2
    for url in (there, back):
        async with Store.open(url) as store, store.begin() as tx:
            assert (await tx.chats.get(-1)).state is ChatState.MOVED
            await tx.inbox.store([Update(6, HERE.chat_id, {})], NOW)
            assert [one.number for one in await tx.inbox.pending([], 10)] == [2]
            rule, new = await tx.rules.add(rule_draft("banjir"), NOW)
            assert new
            assert rule.number == 2


async def test_nothing_is_written_over_or_used_meanwhile(sqlite_url, postgresql, tmp_path):
    await fill(sqlite_url)
    there = await postgresql.new()
    async with Store.open(there) as store, store.begin() as tx:
        await tx.chats.open(chat(), NOW)
    with pytest.raises(DatabaseFaultError, match=r"holds something already \(chats\); name an empty one"):
        await copy_into(sqlite_url, there, lambda *_: None)
    async with hold_lock(sqlite_url):
        with pytest.raises(DatabaseInUseError):
            await copy_into(sqlite_url, await postgresql.new(), lambda *_: None)
    with pytest.raises(DatabaseFaultError, match="not there yet"):
        await copy_into(f"sqlite:///{tmp_path / 'nothing.db'}", there, lambda *_: None)


async def test_a_database_is_not_copied_into_itself(sqlite_url):
    with pytest.raises(DatabaseFaultError, match="cannot be copied into itself; name an empty one"):
        await copy_into(sqlite_url, sqlite_url, lambda *_: None)
