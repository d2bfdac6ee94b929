"""Rights in channels that ended without a word from Telegram; on both databases."""

import pytest

from bot.clock import Wake
from bot.inspection import CHECKED_EVERY, Inspector
from bot.model import ChatId, ChatKind, ChatState, Standing
from tests.bot.storage.samples import chat
from tests.manual_time import ManualTime

ARU, BUDI = ChatId(7), ChatId(8)
CHANNEL, OTHER = ChatId(-1_000_000_000_009), ChatId(-1_000_000_000_010)


class Groups:
    """Telegram's word on who may post."""

    def __init__(self):
        self.standings = {}
        self.asked = []
        self.trouble = None

    async def administrators(self, chat_id):
        raise AssertionError(chat_id)

    async def standing(self, chat_id, user_id, *, fresh=False):
        assert fresh
        if self.trouble:
            raise self.trouble
        self.asked.append((chat_id, user_id))
        return self.standings.get((chat_id, user_id), Standing.POSTS)

    def forget(self, chat_id):
        raise AssertionError(chat_id)


class Inspected:
    """An inspector over a store in which Aru and Budi set up a channel, and Budi another one."""

    def __init__(self, store):
        self.store, self.groups, self.time, self.wake = store, Groups(), ManualTime(), Wake()
        self.inspector = Inspector(store, self.groups, self.time, self.time, self.wake)

    async def prepare(self):
        now = self.time.now()
        async with self.store.begin() as tx:
            for person in (ARU, BUDI):
                await tx.chats.open(chat(person), now)
            for channel in (CHANNEL, OTHER):
                await tx.chats.open(chat(channel, kind=ChatKind.CHANNEL), now)
                await tx.channels.grant(channel, BUDI, "Kabar", now)
            await tx.channels.grant(CHANNEL, ARU, "Kabar", now)

    async def told(self):
        async with self.store.begin() as tx:
            due = await tx.deliveries.due(self.time.now(), (), 100)
            return {one.place.chat_id for one in due}

    async def state(self, chat_id):
        async with self.store.begin() as tx:
            return (await tx.chats.get(chat_id)).state


@pytest.fixture
async def inspected(store) -> Inspected:
    made = Inspected(store)
    await made.prepare()
    return made


async def test_rights_are_asked_for_once_a_day(inspected):
    assert await inspected.inspector.step() == 0
    assert inspected.groups.asked == []
    inspected.time.move(CHECKED_EVERY.total_seconds() + 1)
    assert await inspected.inspector.step() == 0
    assert len(inspected.groups.asked) == 3
    await inspected.inspector.step()
    assert len(inspected.groups.asked) == 3
    assert await inspected.told() == set()


async def test_who_may_post_no_more_is_left_out_and_told(inspected):
    inspected.groups.standings[CHANNEL, ARU] = Standing.OTHER
    inspected.groups.standings[OTHER, BUDI] = Standing.ADMIN
    inspected.time.move(CHECKED_EVERY.total_seconds() + 1)
    assert await inspected.inspector.step() == 2
    assert await inspected.told() == {ARU, BUDI}
    assert await inspected.state(CHANNEL) is ChatState.OPEN
    assert await inspected.state(OTHER) is ChatState.UNCLAIMED
    async with inspected.store.begin() as tx:
        assert [one.person_id for one in await tx.channels.of_channel(CHANNEL)] == [BUDI]


async def test_a_channel_that_put_us_out_is_closed_and_all_its_people_told_once(inspected):
    inspected.groups.standings |= {(CHANNEL, ARU): Standing.CLOSED, (CHANNEL, BUDI): Standing.CLOSED}
    inspected.time.move(CHECKED_EVERY.total_seconds() + 1)
    await inspected.inspector.step()
    assert await inspected.state(CHANNEL) is ChatState.KICKED
    async with inspected.store.begin() as tx:
        due = await tx.deliveries.due(inspected.time.now(), (), 100)
        assert sorted(one.place.chat_id for one in due) == [ARU, BUDI]


async def test_while_telegram_cannot_be_asked_everything_stays(inspected):
    inspected.groups.trouble = ConnectionError("no line")
    inspected.time.move(CHECKED_EVERY.total_seconds() + 1)
    assert await inspected.inspector.step() == 0
    assert await inspected.state(CHANNEL) is ChatState.OPEN
    inspected.groups.trouble = None
    await inspected.inspector.step()
    assert len(inspected.groups.asked) == 3


async def test_where_nobody_is_left_nothing_more_is_sent(inspected):
    async with inspected.store.begin() as tx:
        for channel in await tx.channels.of_channel(OTHER):
            await tx.channels.end(channel)
    await inspected.inspector.step()
    assert await inspected.state(OTHER) is ChatState.UNCLAIMED
    assert await inspected.state(CHANNEL) is ChatState.OPEN
