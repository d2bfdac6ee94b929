"""The way of updates: received into the inbox first, then talked about in order; on both databases."""

import asyncio
from random import Random

import pytest
import sqlalchemy as sa
import structlog

from bot.clock import Wake
from bot.conversation import kind_of
from bot.model import (
    Chat,
    ChatId,
    ChatKind,
    ChatState,
    EditNote,
    Note,
    Phrase,
    Place,
    RuleDraft,
    SendNote,
    Standing,
    Toast,
    Update,
)
from bot.ports import StoreUnavailableError
from bot.storage import Store
from bot.storage.schema import inbox
from bot.telegram import Limits, Telegram, bot_at
from bot.updates import Receiver, Talker
from tests.botapi.faults import Fault, FaultKind
from tests.manual_time import ManualTime
from tests.one_delivery import lease_one, sent_one

BUDI, SITI, GROUP = ChatId(1001), ChatId(1002), ChatId(-100)
DONE = Note((Phrase("stop-done"),))


@pytest.fixture(autouse=True)
def plain_logs():
    """structlog's own default prints every local variable of a traceback."""
    structlog.configure(
        processors=[structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)]
    )
    yield
    structlog.reset_defaults()


@pytest.fixture
def time():
    return ManualTime()


@pytest.fixture
async def sqlite_store(sqlite_url):
    async with Store.open(sqlite_url, synchronous="normal") as opened:
        yield opened


def said(number, chat, text, **more):
    """An update with a text message of a person in their private chat, or in a group."""
    kind = "private" if chat > 0 else "supergroup"
    person = {"id": 1001, "is_bot": False, "first_name": "Budi", "language_code": "id"}
    message = {"message_id": number, "chat": {"id": chat, "type": kind}, "from": person, "text": text}
    return Update(number, chat, {"update_id": number, "message": message | more})


def pressed(number, chat, message=None, by=1001):
    query = {"id": f"press-{number}", "from": {"id": by}, "data": "x"}
    under = {"message_id": 5, "chat": {"id": chat, "type": "supergroup"}} | (message or {})
    return Update(number, chat, {"update_id": number, "callback_query": query | {"message": under}})


class Source:
    """Telegram's side of the line: the updates that wait, the offsets that were asked for, its troubles."""

    def __init__(self, *updates):
        self.waiting = list(updates)
        self.asked = []
        self.troubles = []

    async def updates(self, offset, seconds):  # noqa: ARG002 - the port says so
        self.asked.append(offset)
        if self.troubles:
            raise self.troubles.pop(0)
        return [update for update in self.waiting if update.id >= (offset or 0)]


class Groups:
    """Who administers groups, as Telegram would tell."""

    def __init__(self, *administrators):
        self.known = set(administrators)
        self.asked = 0
        self.questions = []
        self.forgotten = []
        self.troubles = []

    async def administrators(self, chat_id):
        assert chat_id < 0
        self.asked += 1
        if self.troubles:
            raise self.troubles.pop(0)
        return self.known

    async def standing(self, chat_id, user_id, *, fresh=False):
        self.questions.append((chat_id, user_id, fresh))
        if self.troubles:
            raise self.troubles.pop(0)
        return Standing.POSTS if user_id in self.known else Standing.OTHER

    def forget(self, chat_id):
        self.forgotten.append(chat_id)


class Talks:
    """A talker with its handler's memory."""

    def __init__(self, store, time, groups=None, handle=None):
        self.store, self.time = store, time
        self.heard = []
        self.told = Wake()
        self.groups = groups or Groups()
        self.talker = Talker(store, handle or self.handle, self.groups, time, time, time, self.told)

    async def handle(self, talk):
        self.heard.append((talk.place.chat_id, talk.payload["message"]["text"]))
        talk.say(DONE)

    async def hear(self, *updates):
        async with self.store.begin() as tx:
            await tx.inbox.store(updates, self.time.now())

    async def settle(self):
        while await self.talker.step():
            pass

    async def outbox(self):
        """Take what waits in the outbox: place and speech of each delivery."""
        found = []
        async with self.store.begin() as tx:
            while due := await tx.deliveries.due(self.time.now(), (), 100):
                for one in due:
                    leased = await lease_one(tx, one.id, self.time.now(), self.time.now())
                    found.append((leased.key, leased.place, leased.speech))
                    await sent_one(tx, one.id, 1, 0, self.time.now())
        return found

    async def waiting(self):
        async with self.store.begin() as tx:
            return await tx.inbox.waiting()


def receiver(source, store, time):
    return Receiver(source, store, time, time, Random(2))


# ------------------------------------------------------------------------------------------------------ receiving


async def test_updates_are_committed_before_the_next_offset_confirms_them(store, time):
    source = Source(said(7, BUDI, "satu"), said(9, SITI, "dua"))
    one = receiver(source, store, time)
    assert await one.step() == 2
    async with store.begin() as tx:
        assert await tx.inbox.waiting() == 2
    assert await one.step() == 0
    assert source.asked == [None, 10]


async def test_updates_that_come_again_after_a_crash_are_kept_once(store, time):
    source = Source(said(7, BUDI, "satu"))
    await receiver(source, store, time).step()
    await receiver(source, store, time).step()
    async with store.begin() as tx:
        assert await tx.inbox.waiting() == 1


class Lost(Source):
    """Hands out updates, whereupon the database fails once."""

    def begin(self):
        raise StoreUnavailableError("the disk is full")


async def test_a_database_that_fails_confirms_nothing(time):
    source = Lost(said(7, BUDI, "satu"))
    one = receiver(source, source, time)
    assert await one.step() == 0
    assert await one.step() == 0
    assert source.asked == [None, None]
    assert one.trouble == "the disk is full"


async def test_lost_lines_are_said_once_and_waited_out_with_growing_pauses(store, time):
    source = Source()
    source.troubles = [ConnectionError("another program polls")] * 9
    one = receiver(source, store, time)
    with structlog.testing.capture_logs() as logs:
        for _ in range(9):
            await one.step()
        assert one.trouble == "another program polls"
        await one.step()
    assert one.trouble is None
    assert [entry["event"] for entry in logs] == ["updates.do_not_come", "updates.come_again"]
    shortest = [1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert all(least <= pause <= least * 1.25 for least, pause in zip(shortest, time.slept, strict=True))


async def test_from_telegram_into_the_inbox(store, botapi, time):
    budi = botapi.user("Budi", started=True)
    telegram = Telegram(bot_at(botapi.token, botapi.url), Limits(None, None, None), time, Random(1))
    one = receiver(telegram, store, time)
    await budi.say("kerusuhan")
    botapi.faults.add(Fault(FaultKind.RESET_AFTER, "getUpdates"))
    assert await one.step(1) == 0
    assert await one.step(1) == 1
    async with store.begin() as tx:
        (pending,) = await tx.inbox.pending((), 10)
    assert pending.update.payload["message"]["text"] == "kerusuhan"
    await telegram._bot.session._session.close()


# -------------------------------------------------------------------------------------------------------- talking


async def test_each_chat_is_heard_in_order_and_answers_are_numbered(store, time):
    talks = Talks(store, time)
    await talks.hear(said(1, BUDI, "satu"), said(2, SITI, "lain"), said(3, BUDI, "dua"))
    await talks.settle()
    assert [text for chat, text in talks.heard if chat == BUDI] == ["satu", "dua"]
    outbox = await talks.outbox()
    assert {key for key, _, _ in outbox} == {"answer:1:0", "answer:2:0", "answer:3:0"}
    assert await talks.waiting() == 0


async def test_chats_that_flood_do_not_keep_another_one_waiting(store, time):
    flooders = [ChatId(2000 + n) for n in range(12)]
    talks = Talks(store, time)
    await talks.hear(*(said(n, flooders[n % 12], f"banjir {n}") for n in range(1, 121)))
    await talks.talker.step()
    await talks.hear(said(500, BUDI, "halo"))
    await talks.talker.step()
    assert (BUDI, "halo") in talks.heard
    assert len(talks.heard) <= 16
    await talks.settle()
    for chat in flooders:
        numbers = [int(text.removeprefix("banjir ")) for heard, text in talks.heard if heard == chat]
        assert numbers == sorted(numbers)
        assert len(numbers) == 10


async def test_different_chats_are_heard_at_once_and_one_chat_never(store, time):
    """On a database that lets one transaction at a time, conversations queue; their admins are asked at once."""
    inside, most = set(), []
    started = asyncio.Event()

    class Slow(Groups):
        async def administrators(self, chat_id):
            assert chat_id not in inside
            inside.add(chat_id)
            most.append(len(inside))
            if len(inside) == 2:
                started.set()
            await started.wait()
            inside.discard(chat_id)
            return {1001}

    talks = Talks(store, time, Slow())
    groups = [ChatId(-1), ChatId(-2)]
    await talks.hear(*(said(n, groups[n % 2], f"/rules {n}") for n in range(1, 5)))
    await talks.settle()
    assert max(most) == 2
    assert len(talks.heard) == 4


async def test_effects_mark_and_answers_commit_together_or_not_at_all(store, time):
    async def handle(talk):
        await talk.tx.chats.open(
            Chat(BUDI, ChatKind.PRIVATE, ChatState.OPEN, "id", "Asia/Jakarta"), time.now()
        )
        await talk.tx.rules.add(RuleDraft(talk.place, "banjir", "banjir", "digest"), time.now())
        talk.say(DONE)
        if fail:
            raise RuntimeError("a bug")

    fail = True
    talks = Talks(store, time, handle=handle)
    await talks.hear(said(1, BUDI, "banjir"))
    await talks.talker.step()
    async with store.begin() as tx:
        assert await tx.chats.get(BUDI) is None
    assert await talks.outbox() == []
    fail = False
    await talks.settle()
    async with store.begin() as tx:
        assert await tx.rules.count(BUDI) == 1
    assert [key for key, _, _ in await talks.outbox()] == ["answer:1:0"]


async def test_an_update_that_fails_three_times_is_set_aside_with_an_apology_and_the_next_goes_on(
    store, time
):
    async def handle(talk):
        if talk.payload["message"]["text"] == "racun":
            talk.say(DONE)
            raise LookupError("poison")
        talk.say(DONE)

    talks = Talks(store, time, handle=handle)
    await talks.hear(said(1, BUDI, "racun"), said(2, BUDI, "sehat"))
    await talks.settle()
    assert time.slept == [0.5, 1.0]
    outbox = await talks.outbox()
    apology = Note((Phrase("apology"),), language="id")
    assert outbox == [
        ("answer:1:0", Place(BUDI), SendNote(apology)),
        ("answer:2:0", Place(BUDI), SendNote(Note(DONE.phrases, language="id"))),
    ]
    async with store.begin() as tx:
        assert [(row.kind, row.id, row.error) for row in await tx.upkeep.set_aside()] == [
            ("update", 1, "LookupError")
        ]


async def test_a_failing_database_or_line_is_no_failure_of_the_update(store, time):
    troubles = [
        StoreUnavailableError("locked"),
        StoreUnavailableError("locked"),
        StoreUnavailableError("locked"),
    ]

    async def handle(talk):
        if troubles:
            raise troubles.pop()
        talk.say(DONE)

    groups = Groups(1001)
    groups.troubles = [ConnectionError("no line")] * 4
    talks = Talks(store, time, groups, handle)
    await talks.hear(said(1, GROUP, "/rules"))
    await talks.settle()
    assert time.slept == [5.0] * 7
    assert [key for key, _, _ in await talks.outbox()] == ["answer:1:0"]


async def test_all_that_can_be_answered(store, time):
    async def handle(talk):
        talk.toast("press-1", Phrase("toast-saved"))
        talk.edit(5, DONE)
        talk.say(DONE, reply_to=4)

    talks = Talks(store, time, Groups(1001), handle)
    await talks.hear(pressed(1, GROUP, {"is_topic_message": True, "message_thread_id": 9}))
    await talks.settle()
    note = Note(DONE.phrases, language="en")
    assert [(place, speech) for _, place, speech in await talks.outbox()] == [
        (Place(GROUP, 9), Toast("press-1", Phrase("toast-saved"), "en")),
        (Place(GROUP, 9), EditNote(note, 5)),
        (Place(GROUP, 9), SendNote(note, 4)),
    ]


async def test_a_kept_chat_is_answered_in_its_language_as_it_is_when_the_answer_goes(store, time):
    talks = Talks(store, time)
    async with store.begin() as tx:
        chat = Chat(BUDI, ChatKind.PRIVATE, ChatState.OPEN, "kk", "Asia/Almaty")
        await tx.chats.open(chat, time.now())
    await talks.hear(said(1, BUDI, "halo"))
    await talks.settle()
    assert [speech for _, _, speech in await talks.outbox()] == [SendNote(DONE)]


ANONYMOUS = {"sender_chat": {"id": GROUP, "type": "supergroup"}, "from": {"id": 1087968824}}
CHANNEL_POST = Update(1, GROUP, {"update_id": 1, "channel_post": {"chat": {"id": GROUP, "type": "channel"}}})
JOINED = Update(
    1,
    GROUP,
    {"update_id": 1, "my_chat_member": {"chat": {"id": GROUP, "type": "group"}, "from": {"id": 1001}}},
)


@pytest.mark.parametrize(
    ("update", "administrators", "by_admin", "asked"),
    [
        (said(1, BUDI, "/rules"), (), True, 0),
        (said(1, GROUP, "/rules"), (1001,), True, 1),
        (said(1, GROUP, "/rules"), (1002,), False, 1),
        (said(1, GROUP, "hello all"), (1001,), False, 0),
        (said(1, GROUP, "banjir", reply_to_message={"message_id": 3}), (1001,), True, 1),
        (said(1, GROUP, "/rules", **ANONYMOUS), (), True, 0),
        (pressed(1, GROUP), (1001,), True, 1),
        (pressed(1, GROUP, by=1002), (1001,), False, 1),
        (CHANNEL_POST, (), True, 0),
        (JOINED, (1001,), True, 1),
    ],
)
async def test_who_decides_for_a_group(time, sqlite_store, update, administrators, by_admin, asked):
    seen = []

    async def handle(talk):
        seen.append(talk.by_admin)

    talks = Talks(sqlite_store, time, Groups(*administrators), handle)
    await talks.hear(update)
    await talks.settle()
    assert seen == [by_admin]
    assert talks.groups.asked == asked


@pytest.mark.parametrize(
    ("update", "topic", "kind"),
    [
        (said(1, BUDI, "x"), 0, ChatKind.PRIVATE),
        (said(1, GROUP, "x", is_topic_message=True, message_thread_id=9), 9, ChatKind.SUPERGROUP),
        (said(1, GROUP, "x", message_thread_id=9), 0, ChatKind.SUPERGROUP),
        (said(1, GROUP, "x", is_topic_message=True, message_thread_id="evil"), 0, ChatKind.SUPERGROUP),
        (CHANNEL_POST, 0, ChatKind.CHANNEL),
        (Update(1, BUDI, {"update_id": 1, "callback_query": {"from": {"id": 1001}}}), 0, ChatKind.PRIVATE),
        (Update(1, GROUP, {"update_id": 1, "message": {"chat": {"type": "evil"}}}), 0, ChatKind.GROUP),
        (Update(1, ChatId(0), {"update_id": 1}), 0, ChatKind.PRIVATE),
    ],
)
async def test_where_an_update_comes_from(time, sqlite_store, update, topic, kind):
    places = []

    async def handle(talk):
        places.append((talk.place, talk.kind))

    talks = Talks(sqlite_store, time, handle=handle)
    await talks.hear(update)
    await talks.settle()
    assert places == [(Place(update.chat_id, topic), kind)]
    assert kind_of(update) is kind


async def test_a_run_hears_what_arrives_and_wakes_the_sender(sqlite_store, time):
    talks = Talks(sqlite_store, time)
    arrived = Wake()
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(talks.talker.run(arrived))
        await talks.hear(said(1, BUDI, "halo"))
        arrived.set()
        async with asyncio.timeout(5):
            await talks.told._event.wait()
        running.cancel()
    assert talks.heard == [(BUDI, "halo")]


# -------------------------------------------------------------------------------------------------- floods of messages


async def test_who_floods_the_bot_is_heard_but_gets_a_few_answers_and_then_one_note(store, time):
    talks = Talks(store, time)
    await talks.hear(*(said(n, BUDI, f"banjir {n}") for n in range(1, 201)))
    await talks.settle()
    assert len(talks.heard) == 200
    outbox = await talks.outbox()
    assert [speech for _, _, speech in outbox[:-1]] == [SendNote(Note(DONE.phrases, language="id"))] * 20
    assert outbox[-1][2] == SendNote(Note((Phrase("too-many-messages"),), language="id"))
    assert len(outbox) == 21


async def test_once_the_answers_are_out_a_flooder_is_answered_again(store, time):
    talks = Talks(store, time)
    await talks.hear(*(said(n, BUDI, f"banjir {n}") for n in range(1, 30)))
    await talks.settle()
    await talks.outbox()
    await talks.hear(said(500, BUDI, "maaf"), said(501, SITI, "halo"))
    await talks.settle()
    assert len(await talks.outbox()) == 2


async def test_a_number_that_telegram_gives_again_is_answered_again(store, time):
    """After a week of silence Telegram may begin its numbers anew; the inbox has forgotten the old ones by then."""
    talks = Talks(store, time)
    for _ in range(2):
        await talks.hear(said(5, BUDI, "halo"))
        await talks.settle()
        assert len(await talks.outbox()) == 1
        async with store.begin() as tx:
            await tx.connection.run(sa.delete(inbox))
