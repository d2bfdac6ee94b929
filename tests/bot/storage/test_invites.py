"""Links that let people in, on both databases."""

import asyncio
from datetime import timedelta

import sqlalchemy as sa

from bot.model import ChatId, ChatKind
from bot.storage.schema import invites
from tests.bot.storage.samples import NOW, chat

LATER = NOW + timedelta(days=7)


async def test_a_link_is_used_as_often_as_it_may_be_and_no_more(store):
    async with store.begin() as tx:
        invite = await tx.invites.add("abc", 2, NOW, LATER)
        assert await tx.invites.spend("abc", NOW) == invite.id
        assert await tx.invites.spend("abcd", NOW) is None
        assert [one.used for one in await tx.invites.standing(NOW)] == [1]
        assert await tx.invites.spend("abc", NOW) == invite.id
        assert await tx.invites.spend("abc", NOW) is None
        assert await tx.invites.standing(NOW) == ()


async def test_of_two_who_open_the_last_use_at_once_one_gets_in(store):
    async with store.begin() as tx:
        await tx.invites.add("abc", 1, NOW, LATER)
    ready = asyncio.Barrier(2)

    async def opens() -> bool:
        await ready.wait()
        async with store.begin() as tx:
            return await tx.invites.spend("abc", NOW) is not None

    assert sorted(await asyncio.gather(opens(), opens())) == [False, True]


async def test_a_link_that_was_revoked_or_has_run_out_lets_nobody_in(store):
    async with store.begin() as tx:
        invite = await tx.invites.add("abc", 5, NOW, LATER)
        assert await tx.invites.revoke(invite.id, NOW)
        assert not await tx.invites.revoke(invite.id, NOW)
        assert await tx.invites.spend("abc", NOW) is None
        assert await tx.invites.restore(invite.id)
        assert not await tx.invites.restore(invite.id)
        assert await tx.invites.spend("abc", LATER) is None
        assert await tx.invites.spend("abc", NOW) == invite.id


async def test_the_code_is_nowhere_in_the_database(store):
    async with store.begin() as tx:
        await tx.invites.add("abc-of-the-link", 5, NOW, LATER)
        rows = await tx.connection.rows(sa.select(invites))
    assert "abc-of-the-link" not in str(rows)


async def test_who_was_let_in_stays_so_until_it_is_erased_and_its_group_moves_with_it(store):
    budi, group, supergroup = ChatId(7), ChatId(-100), ChatId(-1_000_100)
    async with store.begin() as tx:
        await tx.chats.open(chat(budi), NOW)
        await tx.chats.open(chat(group, kind=ChatKind.GROUP), NOW)
        invite = await tx.invites.add("abc", 5, NOW, LATER)
        assert not await tx.invites.is_admitted(budi, budi)
        await tx.invites.admit(budi, invite.id, NOW)
        await tx.invites.admit(budi, None, LATER)
        await tx.invites.admit(group, await tx.invites.by(budi), NOW)
        assert await tx.invites.is_admitted(group, None)
        assert await tx.invites.is_admitted(ChatId(-5), budi)
        assert not await tx.invites.is_admitted(ChatId(-5), 8)
        await tx.chats.move(group, supergroup, NOW)
        assert await tx.invites.is_admitted(supergroup, None)
        assert not await tx.invites.is_admitted(group, None)
        exported = await tx.chats.export(budi)
        assert exported is not None
        assert exported["admissions"] == [{"admitted_at": NOW.isoformat(), "invited_at": NOW.isoformat()}]
        await tx.chats.erase(budi)
        assert not await tx.invites.is_admitted(budi, budi)
        assert await tx.invites.by(budi) is None
        assert await tx.invites.is_admitted(supergroup, None)
