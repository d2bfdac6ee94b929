"""Who may what in groups and channels, as the strict Bot API server tells it."""

import pytest

from bot.model import Standing
from tests.botapi.accounts import Status
from tests.botapi.faults import Fault, FaultKind


@pytest.fixture
def people(botapi):
    return botapi.user("Budi", started=True), botapi.user("Siti", started=True)


async def test_where_it_is_an_admin_it_is_told_of_changes_and_asks_once_in_five_minutes(
    botapi, telegram, time, people
):
    budi, siti = people
    group = botapi.group("Redaksi", budi, members=(siti,), bot=Status.ADMINISTRATOR)
    us = botapi.bot.id
    assert set(await telegram.administrators(group.id)) == {budi.id, us}
    await budi.promote(group, siti)
    assert set(await telegram.administrators(group.id)) == {budi.id, us}
    telegram.forget(group.id)
    assert set(await telegram.administrators(group.id)) == {budi.id, siti.id, us}
    await budi.demote(group, siti)
    time.move(301)
    assert set(await telegram.administrators(group.id)) == {budi.id, us}
    assert len(botapi.log.of("getChatAdministrators")) == 3


async def test_where_it_is_none_nobody_acts_long_after_they_lost_the_right(botapi, telegram, time, people):
    budi, siti = people
    group = botapi.group("Redaksi", budi, members=(siti,))
    await budi.promote(group, siti)
    assert set(await telegram.administrators(group.id)) == {budi.id, siti.id}
    await budi.demote(group, siti)
    time.move(6)
    assert set(await telegram.administrators(group.id)) == {budi.id}
    await budi.remove_bot(group)
    time.move(6)
    assert set(await telegram.administrators(group.id)) == set()


async def test_who_may_post_in_a_channel(botapi, telegram, people):
    budi, siti = people
    channel = botapi.channel("Kabar", budi, bot=Status.ADMINISTRATOR)
    await budi.let_join(channel, siti)
    assert await telegram.standing(channel.id, budi.id) is Standing.POSTS
    assert await telegram.standing(channel.id, siti.id) is Standing.OTHER
    assert await telegram.standing(channel.id, botapi.bot.id) is Standing.POSTS
    assert await telegram.standing(channel.id, 31_337) is Standing.OTHER
    await budi.promote(channel, siti, can_post_messages=False)
    assert await telegram.standing(channel.id, siti.id) is Standing.OTHER
    assert await telegram.standing(channel.id, siti.id, fresh=True) is Standing.ADMIN


async def test_what_may_be_done_is_asked_once_in_five_minutes_unless_it_changed(
    botapi, telegram, time, people
):
    budi, siti = people
    channel = botapi.channel("Kabar", budi, bot=Status.ADMINISTRATOR)
    await budi.promote(channel, siti)
    for _ in range(2):
        assert await telegram.standing(channel.id, siti.id) is Standing.POSTS
    await budi.demote(channel, siti)
    telegram.forget(channel.id)
    assert await telegram.standing(channel.id, siti.id) is Standing.OTHER
    await budi.promote(channel, siti)
    time.move(301)
    assert await telegram.standing(channel.id, siti.id) is Standing.POSTS
    assert len(botapi.log.of("getChatMember")) == 3


async def test_a_channel_that_it_is_not_in_is_closed_to_it(botapi, telegram, people):
    budi, _ = people
    channel = botapi.channel("Kabar", budi, bot=None)
    assert await telegram.standing(channel.id, budi.id) is Standing.CLOSED
    assert await telegram.standing(-1_000_000_000_777, budi.id) is Standing.CLOSED


async def test_who_cannot_be_asked_is_not_taken_for_refusing(botapi, telegram, people):
    budi, _ = people
    channel = botapi.channel("Kabar", budi, bot=Status.ADMINISTRATOR)
    botapi.faults.add(Fault(FaultKind.SERVER_ERROR, "getChatMember"))
    with pytest.raises(ConnectionError):
        await telegram.standing(channel.id, budi.id)
    assert await telegram.standing(channel.id, budi.id) is Standing.POSTS
