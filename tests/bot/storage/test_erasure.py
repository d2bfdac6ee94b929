"""An erased chat leaves no trace: every table is filled with words of its own, then all there is is searched for them."""

import asyncio
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.model import ChatId, Place
from bot.ports import INDEX
from bot.storage import FileCache, Store
from bot.storage.schema import metadata
from rules import Lexicon, parse
from tests.bot.storage.samples import NOW

ERASED, OTHER = ChatId(8_812_345_671), ChatId(9_912_345_672)
WORDS = {ERASED: "zqxrahasia", OTHER: "wvjtetangga"}
NOBODY_S = frozenset({"shared_rules", "invites"})
"""What was given to others by a link has no owner any more; invitations are the operator's, of no chat."""
WORDLESS = frozenset({"alert_rules", "announcements", "related_stories", "searches"})
"""Only numbers of other rows, so that they are counted."""
MEANT = {
    ("feeds", "scope"): "private",
    ("feeds", "origin"): "chat",
    ("feeds", "state"): "active",
    ("changes", "kind"): "query_added",
    ("chats", "state"): "open",
    ("chats", "kind"): "private",
}
"""What the program goes by; every other text is the chat's word."""
LEFT_EMPTY = frozenset({"merged_into", "alias_of", "moved_to", "points_to", "moved_since"})


def row_of(table: sa.Table, chat_id: ChatId, keys: Mapping[str, Any], number: int) -> dict[str, Any]:
    """A row of a chat with its word in every column that can hold one."""
    return {
        column.name: _value(column, chat_id, keys, number)
        for column in table.columns
        if column.name not in LEFT_EMPTY
    }


def _value(column: sa.Column[Any], chat_id: ChatId, keys: Mapping[str, Any], number: int) -> Any:
    if (column.table.name, column.name) == ("channels", "chat_id"):
        return -chat_id
    for key in column.foreign_keys:
        if key.column.table is not column.table:
            return keys[key.column.table.name]
    if "chat_id" in column.name or column.name in ("person_id", "used_by", "added_by"):
        return chat_id
    word = f"{WORDS[chat_id]}-{column.table.name}-{column.name}"
    word = MEANT.get((column.table.name, column.name), word)
    of_types = {
        "UtcTime": NOW,
        "Json": [word],
        "LargeBinary": word.encode(),
        "Boolean": True,
        "Float": 1.5,
        "Prose": word,
        "Text": word,
    }
    return of_types.get(type(column.type).__name__, number)


async def fill(tx, chat_id: ChatId, number: int) -> None:
    """Give a chat a row in every table."""
    keys: dict[str, Any] = {"invites": None}
    for table in metadata.sorted_tables:
        if table.name in NOBODY_S:
            continue
        row = row_of(table, chat_id, keys, number)
        if table.name == "chats":
            # A channel that the person manages beside their own chat.
            await tx.connection.insert_new(table, [{**row, "id": -chat_id, "kind": "channel"}])
            row["id"] = chat_id
        await tx.connection.insert_new(table, [row])
        keys[table.name] = next((row[column.name] for column in table.primary_key.columns), None)


async def dump(tx) -> dict[str, list[str]]:
    """All rows of all tables as the database itself writes them."""
    if tx.connection.is_postgresql:
        named = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
        tables = [row[0] for row in await tx.connection.rows(sa.text(named))]
        read = "SELECT t::text FROM {} t"
    else:
        named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        tables = [row[0] for row in await tx.connection.rows(sa.text(named))]
        read = "SELECT * FROM {}"
    assert {table.name for table in metadata.sorted_tables} <= set(tables)
    return {
        table: sorted(str(tuple(row)) for row in await tx.connection.rows(sa.text(read.format(f'"{table}"'))))
        for table in tables
    }


def traces(dumped: Mapping[str, list[str]], chat_id: ChatId) -> dict[str, list[str]]:
    """The rows that hold a word or the number of a chat, by table; bytes as PostgreSQL writes them, too."""
    word = WORDS[chat_id]
    sought = re.compile(f"{word}|{word.encode().hex()}|{chat_id}")
    found = {table: [row for row in rows if sought.search(row)] for table, rows in dumped.items()}
    return {table: rows for table, rows in found.items() if rows}


async def filled(store: Store) -> None:
    async with store.begin() as tx:
        await fill(tx, ERASED, 71)
        await fill(tx, OTHER, 82)


async def test_every_table_forgets_an_erased_chat_and_keeps_the_other(store):
    await filled(store)
    async with store.begin() as tx:
        before = await dump(tx)
        tables = {table.name for table in metadata.sorted_tables} - NOBODY_S
        assert set(traces(before, ERASED)) == set(traces(before, OTHER)) == tables - WORDLESS
        assert await tx.chats.erase(ERASED)
    async with store.begin() as tx:
        after = await dump(tx)
    assert traces(after, ERASED) == {}
    assert traces(after, OTHER) == traces(before, OTHER)
    for table in WORDLESS:
        assert (len(before[table]), len(after[table])) == (2, 1), table


async def test_a_group_forgets_who_was_erased(store):
    await filled(store)
    group = {"id": -500, "kind": "supergroup", "state": "open", "language": "en", "timezone": "UTC"}
    asked = {"chat_id": -500, "topic": 0, "person_id": ERASED, "kind": "zone", "data": {}, "asked_at": NOW}
    async with store.begin() as tx:
        tables = metadata.tables
        dates = {"added_by": ERASED, "created_at": NOW, "changed_at": NOW}
        await tx.connection.insert_new(tables["chats"], [{**group, **dates}])
        await tx.connection.insert_new(tables["steps"], [asked])
        assert await tx.chats.erase(ERASED)
    async with store.begin() as tx:
        assert traces(await dump(tx), ERASED) == {}
        assert await tx.chats.get(ChatId(-500)) is not None


async def test_no_byte_of_the_files_names_an_erased_chat(sqlite_url, tmp_path: Path):
    cache = FileCache.of(sqlite_url)
    async with Store.open(sqlite_url) as store:
        await filled(store)
        cache.write(INDEX, WORDS[ERASED].encode())
        assert WORDS[ERASED].encode() in written(tmp_path)
        async with store.begin() as tx:
            assert await tx.chats.erase(ERASED)
        # While the program goes on, its log and shared memory included.
        assert WORDS[ERASED].encode() not in written(tmp_path)
        assert WORDS[OTHER].encode() in written(tmp_path)
    assert WORDS[ERASED].encode() not in written(tmp_path)


def written(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


async def test_nobody_who_writes_waits_while_somebody_reads_what_was_erased(sqlite_url, tmp_path: Path):
    async def erase():
        async with store.begin() as tx:
            assert await tx.chats.erase(ERASED)

    async with Store.open(sqlite_url) as store:
        await filled(store)
        async with asyncio.TaskGroup() as tasks, store.look() as reader:
            assert await reader.chats.get(ERASED)
            tasks.create_task(erase())
            async with asyncio.timeout(2):
                gone = None
                while gone != []:  # it clears the log from then on
                    async with store.begin() as tx:
                        gone = [one for one in [await tx.chats.get(ERASED)] if one]
                for number in range(5):
                    async with store.begin() as tx:
                        await tx.chats.set_language(OTHER, f"l{number}")
        assert WORDS[ERASED].encode() not in written(tmp_path)


async def test_what_is_on_its_way_to_an_erased_chat_brings_nothing_back(store):
    """The sender had leased a message, the seeker an address, the maker a file: what they keep afterwards is nothing."""
    await filled(store)
    async with store.begin() as tx:
        await tx.chats.erase(ERASED)
    async with store.begin() as tx:
        for settled in (tx.files.settle(71), tx.tests.settle(71)):
            assert await settled is None
        await tx.deliveries.again(71, NOW, unknown=True, error=WORDS[ERASED])
        await tx.deliveries.ended(71, "refused", WORDS[ERASED], NOW)
        await tx.chats.close(ERASED, "blocked", NOW)
        await tx.chats.set_language(ERASED, WORDS[ERASED])
        await tx.attachments.remove([71])
        await tx.steps.end(Place(ERASED), 7)
        assert traces(await dump(tx), ERASED) == {}


def test_the_words_that_are_kept_between_runs_are_those_of_items_only():
    lexicon = Lexicon()
    parse(f"{WORDS[ERASED]} AND {WORDS[ERASED]}nya", lexicon)
    assert [word for word, _ in lexicon.words.words() if WORDS[ERASED] in word] == []


@pytest.mark.parametrize("folder", [None, "elsewhere"])
async def test_an_erasure_drops_the_index_wherever_it_lies(sqlite_url, tmp_path: Path, folder):
    where = None if folder is None else str(tmp_path)
    cache = FileCache.of(sqlite_url, where)
    cache.write(INDEX, b"words of rules")
    async with Store.open(sqlite_url, cache=where) as store, store.begin() as tx:
        await fill(tx, ERASED, 71)
        await tx.chats.erase(ERASED)
    assert cache.read(INDEX) is None
