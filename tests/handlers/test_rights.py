"""Groups in which the bot might not write, and may again."""

import sqlalchemy as sa
from aiogram.types import ChatMemberRestricted

from bot.model import ChatId, ChatState
from bot.storage.schema import chats
from tests.handlers.people import ADMIN, GROUP


async def test_who_added_it_is_remembered(talks):
    await talks.member("left", "member", user=ADMIN, chat=GROUP)
    async with talks.store.begin() as tx:
        assert await tx.chats.adder(ChatId(GROUP)) == ADMIN
        assert await tx.connection.value(sa.select(sa.func.count()).select_from(chats)) == 1


async def test_a_group_that_lets_it_write_again_is_open_again(talks):
    await talks.member("left", "member", user=ADMIN, chat=GROUP)
    async with talks.store.begin() as tx:
        await tx.chats.close(ChatId(GROUP), ChatState.NO_RIGHTS, talks.time.now())
    assert await talks.member("member", "member", user=ADMIN, chat=GROUP) == []
    assert await talks.state(GROUP) == ChatState.OPEN


async def test_a_group_that_was_stopped_stays_so(talks):
    await talks.member("left", "member", user=ADMIN, chat=GROUP)
    await talks.say("/stop", user=ADMIN, chat=GROUP)
    await talks.member("member", "member", user=ADMIN, chat=GROUP)
    assert await talks.state(GROUP) == ChatState.STOPPED


async def test_who_was_restricted_and_is_not_inside_any_more_is_gone(talks):
    await talks.member("left", "member", user=ADMIN, chat=GROUP)
    may = dict.fromkeys(
        (name for name in ChatMemberRestricted.model_fields if name.startswith("can_")), False
    )
    await talks.member("member", "restricted", user=ADMIN, chat=GROUP, is_member=True, **may)
    assert await talks.state(GROUP) == ChatState.OPEN
    await talks.member("restricted", "restricted", user=ADMIN, chat=GROUP, is_member=False, **may)
    assert await talks.state(GROUP) == ChatState.KICKED
    (back,) = await talks.member("restricted", "member", user=ADMIN, chat=GROUP, is_member=False, **may)
    assert await talks.state(GROUP) == ChatState.OPEN
    assert "Saya kembali" in back.text


async def test_who_stopped_us_gets_nothing_by_blocking_and_unblocking_us(talks):
    await talks.say("/start")
    await talks.member("member", "kicked")
    await talks.member("kicked", "member")
    assert await talks.state() == ChatState.OPEN
    await talks.say("/stop")
    await talks.member("member", "kicked")
    await talks.member("kicked", "member")
    assert await talks.state() == ChatState.STOPPED
