"""What Telegram is asked while an update is handled, and which updates are anything to us."""

from random import Random

import pytest

from bot.conversation import concerns_us
from bot.model import Chat, ChatId, ChatKind, ChatState, Standing, Update
from bot.storage import Store
from bot.updates import Receiver
from tests.bot.test_updates import BUDI, DONE, GROUP, Groups, Source, Talks, said
from tests.manual_time import ManualTime

CHANNEL = ChatId(-1_000_000_000_005)


@pytest.fixture
def time():
    return ManualTime()


@pytest.fixture
async def sqlite_store(sqlite_url):
    async with Store.open(sqlite_url, synchronous="normal") as opened:
        yield opened


async def test_telegram_is_asked_outside_the_transaction_and_the_update_handled_anew(store, time):
    tried = []

    async def handle(talk):
        talk.say(DONE)
        tried.append(await talk.tx.chats.get(BUDI))
        await talk.tx.chats.open(Chat(BUDI, ChatKind.PRIVATE, ChatState.OPEN, "id", "UTC"), time.now())
        assert talk.standing(CHANNEL, 1001) is Standing.POSTS
        assert talk.standing(CHANNEL, 42, fresh=True) is Standing.OTHER

    talks = Talks(store, time, Groups(1001), handle)
    await talks.hear(said(1, BUDI, "halo"))
    await talks.settle()
    assert tried == [None, None, None]
    assert talks.groups.questions == [(CHANNEL, 1001, False), (CHANNEL, 42, True)]
    assert len(await talks.outbox()) == 1
    assert await talks.waiting() == 0


async def test_an_update_waits_while_telegram_cannot_be_asked(sqlite_store, time):
    async def handle(talk):
        talk.standing(CHANNEL, 1001)
        talk.say(DONE)

    talks = Talks(sqlite_store, time, Groups(1001), handle)
    talks.groups.troubles.append(ConnectionError("no line"))
    await talks.hear(said(1, BUDI, "halo"))
    await talks.talker.step()
    assert await talks.waiting() == 1
    await talks.settle()
    assert len(await talks.outbox()) == 1


async def test_a_handler_that_never_stops_asking_is_set_aside(sqlite_store, time):
    async def handle(talk):
        for user in range(1_000):
            talk.standing(CHANNEL, user)

    talks = Talks(sqlite_store, time, Groups(), handle)
    await talks.hear(said(1, BUDI, "halo"))
    await talks.settle()
    assert await talks.waiting() == 0
    async with sqlite_store.begin() as tx:
        (aside,) = await tx.upkeep.set_aside()
    assert aside.error == "UnaskedError"


@pytest.mark.parametrize("kind", ["chat_member", "my_chat_member"])
async def test_who_may_what_is_asked_anew_after_it_changed(sqlite_store, time, kind):
    async def handle(talk):
        talk.say(DONE)

    talks = Talks(sqlite_store, time, Groups(), handle)
    event = {"chat": {"id": GROUP, "type": "supergroup"}, "from": {"id": 1001}}
    await talks.hear(Update(1, GROUP, {"update_id": 1, kind: event}))
    await talks.settle()
    assert talks.groups.forgotten == [GROUP]


def member(before, after):
    event = {"chat": {"id": GROUP, "type": "supergroup"}, "from": {"id": 1}}
    changed = {"old_chat_member": {"status": before}, "new_chat_member": {"status": after}}
    return Update(1, GROUP, {"update_id": 1, "chat_member": event | changed})


def edited(chat, **message):
    kind = "private" if chat > 0 else "supergroup"
    return Update(
        1, chat, {"update_id": 1, "edited_message": {"chat": {"id": chat, "type": kind}, **message}}
    )


@pytest.mark.parametrize(
    ("update", "ours"),
    [
        (member("left", "member"), False),
        (member("member", "kicked"), False),
        (member("administrator", "member"), True),
        (member("member", "administrator"), True),
        (member("creator", "administrator"), True),
        (edited(BUDI, text="/add mogok"), True),
        (edited(BUDI, location={}), False),
        (edited(GROUP, text="/add mogok"), False),
        (said(1, GROUP, "obrolan"), True),
    ],
)
def test_what_is_anything_to_us(update, ours):
    assert concerns_us(update) is ours


async def test_what_is_nothing_to_us_is_confirmed_and_not_kept(sqlite_store, time):
    source = Source(member("left", "member"))
    receiver = Receiver(source, sqlite_store, time, time, Random(1))
    await receiver.step(0)
    await receiver.step(0)
    assert source.asked == [None, 2]
    async with sqlite_store.begin() as tx:
        assert await tx.inbox.waiting() == 0
