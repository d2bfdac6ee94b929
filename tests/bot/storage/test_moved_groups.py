"""A group becomes a supergroup: whatever hung on the one hangs on the other, and no news falls between them."""

import asyncio

import pytest
import sqlalchemy as sa

from bot.model import (
    ChatId,
    ChatState,
    Mute,
    MuteId,
    MuteKind,
    Place,
    QuietHours,
    Schedule,
    Scope,
    Timing,
)
from bot.storage.schema import metadata
from tests.bot.storage.samples import NOW, act, added_feed, chat, rule_draft, told

GROUP = Place(ChatId(-5), 7)
SUPERGROUP = Place(ChatId(-1_000_000_000_005), 7)
OTHERS_WAIT = """
    SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
    WHERE NOT granted AND datname = current_database()
"""
STAYS = {"inbox", "chats"}
"""What was said in the group, and that there was one."""


async def rows_of(tx, chat_id) -> dict[str, int]:
    """Count what each table holds of a chat."""
    counted = {}
    for table in metadata.sorted_tables:
        if "chat_id" in table.c and table.name not in STAYS:
            found = sa.select(sa.func.count()).select_from(table).where(table.c.chat_id == chat_id)
            counted[table.name] = await tx.connection.value(found)
    return {name: count for name, count in counted.items() if count}


async def test_rules_mutes_digests_and_times_go_on_under_the_new_number(store):
    async with store.begin() as tx:
        alert = await told(tx, GROUP)
        await tx.deliveries.add([act(alert)])
        await tx.rules.add(rule_draft("mogok", GROUP), NOW)
        await tx.rules.set_schedule(GROUP, 2, Schedule.DAILY)
        await tx.mutes.add(Mute(MuteId(0), GROUP, MuteKind.SOURCE, "kabar", NOW))
        await tx.digests.set_timing(GROUP.chat_id, Timing(quiet=QuietHours(22 * 60, 6 * 60)))
        await tx.mutes.read(GROUP.chat_id, frozenset({"id"}))
        before = await rows_of(tx, GROUP.chat_id)
        await tx.chats.move(GROUP.chat_id, SUPERGROUP.chat_id, NOW)
        assert await rows_of(tx, GROUP.chat_id) == {}
        after = await rows_of(tx, SUPERGROUP.chat_id)
        assert after == before
        assert {"rules", "mutes", "timings", "alerts", "deliveries"} <= after.keys()
        rules = await tx.rules.of_place(SUPERGROUP)
        assert [(rule.number, rule.schedule) for rule in rules] == [
            (1, Schedule.AT_ONCE),
            (2, Schedule.DAILY),
        ]
        (mute,) = await tx.mutes.of_place(SUPERGROUP, NOW)
        assert mute.kind is MuteKind.SOURCE
        assert (await tx.digests.timing(SUPERGROUP.chat_id)).quiet == QuietHours(22 * 60, 6 * 60)
        assert await tx.mutes.languages(SUPERGROUP.chat_id) == frozenset({"id"})
        assert (await tx.chats.get(GROUP.chat_id)).state is ChatState.MOVED


@pytest.mark.parametrize("how", ["group", "rule"])
async def test_news_that_comes_while_rules_move_is_told_in_the_new_place(store, how):
    async with store.begin() as tx:
        feed = await added_feed(tx, "https://kabar.example/feed", scope=Scope.SHARED)
        for chat_id in (GROUP.chat_id, *([] if how == "group" else [SUPERGROUP.chat_id])):
            await tx.chats.open(chat(chat_id), NOW)
        rule, _ = await tx.rules.add(rule_draft("kerusuhan", GROUP), NOW)
    moved = asyncio.Event()

    async def move():
        async with store.begin() as tx:
            if how == "group":
                await tx.chats.move(GROUP.chat_id, SUPERGROUP.chat_id, NOW)
            else:
                await tx.rules.send_to(GROUP, rule.number, SUPERGROUP)
            moved.set()
            # SQLite lets the other begin afterwards only.
            while tx.connection.is_postgresql and not await tx.connection.value(sa.text(OTHERS_WAIT)):
                pass

    async def ask():
        await moved.wait()
        async with store.begin() as tx:
            return await tx.rules.asking([rule.query_id], feed, 10)

    _, found = await asyncio.wait_for(asyncio.gather(move(), ask()), timeout=10)
    assert [one.place for one in found] == [SUPERGROUP]
