"""The send stage with a real database and the strict Bot API server, on time moved by hand."""

import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta
from random import Random

import pytest

from bot.clock import Wake
from bot.delivery import Pace, Sender, SendSettings, Wording
from bot.model import (
    AlertContent,
    ChatState,
    Delivery,
    DeliveryKind,
    EditNote,
    Level,
    Note,
    Phrase,
    Reason,
    Toast,
)
from bot.ports import StoreUnavailableError, Turn
from bot.storage import Store
from bot.telegram import Limits, Telegram, bot_at
from bot.texts import Texts
from tests.bot.outbox import Newsroom, place_of
from tests.botapi.faults import Fault, FaultKind
from tests.manual_time import ManualTime
from tests.one_delivery import lease_one

TEXTS = Texts()


@pytest.fixture
def time():
    return ManualTime()


@pytest.fixture
async def store(sqlite_url):
    async with Store.open(sqlite_url, synchronous="normal") as opened:
        yield opened


@pytest.fixture
def newsroom(store, time):
    return Newsroom(store, time)


class Stage:
    """A sender with everything around it."""

    def __init__(self, store, botapi, time, limits=None, settings=None, word=None):
        self.time = time
        self.telegram = Telegram(
            bot_at(botapi.token, botapi.url), limits or Limits(None, None, None), time, Random(3)
        )
        self.sender = Sender(
            store, self.telegram, word or Wording(TEXTS), time, time, time, Random(3), settings=settings
        )

    async def settle(self):
        """Send until nothing more may go now."""
        while await self.sender.step():
            pass

    async def settle_later(self, seconds):
        self.time.move(seconds)
        await self.settle()

    async def close(self):
        # AiohttpSession.close() sleeps a quarter of a second for TLS, which is not in play here.
        session = self.telegram._bot.session._session
        if session is not None:
            await session.close()


@pytest.fixture
async def stage(store, botapi, time):
    one = Stage(store, botapi, time)
    yield one
    await one.close()


@pytest.fixture
def budi(botapi):
    return botapi.user("Budi", started=True)


def words(chat):
    return [message.text.splitlines()[0] for message in chat.history]


async def test_an_alert_is_sent_once_and_its_message_remembered(newsroom, stage, budi):
    await newsroom.open(budi.id)
    story = await newsroom.story()
    await newsroom.alert(place_of(budi.chat), story)
    await stage.settle()
    await stage.settle()
    assert words(budi.chat) == ["🟠 Kerusuhan di Almaty"]
    assert not budi.chat.history[0].silent
    (alert,) = await newsroom.alerts(story)
    assert (alert.message_id, alert.shown_version) == (budi.chat.history[0].id, 1)
    assert await newsroom.counted() == {"send.sent": 1}


async def test_a_mild_alert_makes_no_sound(newsroom, stage, budi):
    await newsroom.open(budi.id)
    await newsroom.alert(place_of(budi.chat), await newsroom.story(level=Level.INFO))
    await stage.settle()
    assert budi.chat.history[0].silent


async def test_edits_keep_two_minutes_on_the_story_clock_and_collapse(newsroom, stage, budi):
    await newsroom.open(budi.id)
    story = await newsroom.story()
    alert_id = await newsroom.alert(place_of(budi.chat), story)
    await stage.settle()
    for title in ("Dua sumber", "Tiga sumber"):
        story = await newsroom.grow(story, title)
        await newsroom.deliver(DeliveryKind.EDIT, place_of(budi.chat), alert_id, story)
        await stage.settle_later(10)
    assert words(budi.chat) == ["🟠 Kerusuhan di Almaty"]
    await stage.settle_later(110)
    assert words(budi.chat) == ["🟠 Tiga sumber"]
    assert await newsroom.counted() == {"send.sent": 1, "edit.sent": 1, "edit.withdrawn": 1}


async def test_a_fast_story_clock_shortens_the_wait(store, newsroom, botapi, time, budi):
    settings = SendSettings(pace=Pace(story_seconds=120.0))
    stage = Stage(store, botapi, time, settings=settings)
    await newsroom.open(budi.id)
    story = await newsroom.story()
    alert_id = await newsroom.alert(place_of(budi.chat), story)
    await stage.settle()
    story = await newsroom.grow(story)
    await newsroom.deliver(DeliveryKind.EDIT, place_of(budi.chat), alert_id, story)
    await stage.settle()
    async with store.begin() as tx:
        assert await tx.deliveries.next_due() == time.now() + timedelta(seconds=1)
    await stage.close()


async def test_a_reply_hangs_under_its_alert_and_sounds_when_the_level_rose(newsroom, stage, budi):
    await newsroom.open(budi.id)
    story = await newsroom.story()
    place = place_of(budi.chat)
    alert_id = await newsroom.alert(place, story)
    await stage.settle()
    story = await newsroom.grow(story, level=Level.CRITICAL)
    await newsroom.deliver(DeliveryKind.REPLY, place, alert_id, story, (Reason.LEVEL_ROSE,))
    await stage.settle()
    first, reply = budi.chat.history
    assert reply.reply_to is first
    assert not reply.silent
    assert TEXTS.plain("id", Phrase("reply-level_rose", {"level": "critical"})) in reply.text
    (alert,) = await newsroom.alerts(story)
    assert alert.message_id == first.id


async def test_a_blocked_chat_gets_one_refused_call_and_is_closed(newsroom, stage, botapi, budi):
    await newsroom.open(budi.id)
    await budi.block()
    for number in range(3):
        await newsroom.alert(place_of(budi.chat), await newsroom.story(f"Kerusuhan {number}"))
    await stage.settle()
    assert len(botapi.log.of("sendMessage")) == 1
    assert (await newsroom.chat(budi.id)).state is ChatState.BLOCKED
    assert await newsroom.counted() == {"send.dead": 1, "send.withdrawn": 2}


async def test_a_group_that_became_a_supergroup_gets_its_alert_there(newsroom, stage, botapi, budi):
    group = botapi.group("Redaksi", budi, kind="group")
    await newsroom.open(group.id)
    await newsroom.alert(place_of(group), await newsroom.story())
    supergroup = await budi.upgrade(group)
    await stage.settle()
    assert supergroup.history[-1].text.startswith("🟠 Kerusuhan di Almaty")
    assert (await newsroom.chat(supergroup.id)).state is ChatState.OPEN
    assert (await newsroom.chat(group.id)).state is ChatState.MOVED


@pytest.mark.parametrize(
    ("kind", "copies"),
    [
        (FaultKind.RESET_BEFORE, 1),
        (FaultKind.SERVER_ERROR, 1),
        (FaultKind.BAD_GATEWAY, 1),
        (FaultKind.RESET_AFTER, 2),
        (FaultKind.UNDECODABLE, 2),
    ],
)
async def test_an_unknown_send_is_tried_until_there_is_an_answer(newsroom, stage, botapi, budi, kind, copies):
    await newsroom.open(budi.id)
    await newsroom.alert(place_of(budi.chat), await newsroom.story())
    botapi.faults.add(Fault(kind, "sendMessage"))
    await stage.settle()
    assert await newsroom.counted() == {"send.pending": 1}
    await stage.settle_later(1.3)
    assert len(budi.chat.history) == copies
    assert await newsroom.counted() == {"send.sent": 1, "send.maybe_doubled": 1}


async def test_an_unknown_edit_may_be_repeated_freely(newsroom, stage, botapi, budi):
    await newsroom.open(budi.id)
    story = await newsroom.story()
    alert_id = await newsroom.alert(place_of(budi.chat), story)
    await stage.settle()
    story = await newsroom.grow(story, "Dua sumber")
    await newsroom.deliver(DeliveryKind.EDIT, place_of(budi.chat), alert_id, story)
    botapi.faults.add(Fault(FaultKind.RESET_AFTER, "editMessageText"))
    await stage.settle_later(120)
    await stage.settle_later(2)
    assert words(budi.chat) == ["🟠 Dua sumber"]
    assert await newsroom.counted() == {"send.sent": 1, "edit.sent": 1}


async def test_a_429_pauses_one_chat_and_the_others_go_on(newsroom, stage, botapi, budi):
    siti = botapi.user("Siti", started=True)
    story = await newsroom.story()
    for user in (budi, siti):
        await newsroom.open(user.id)
        await newsroom.alert(place_of(user.chat), story)
    botapi.faults.add(Fault(FaultKind.TOO_MANY_REQUESTS, "sendMessage", chat=budi.id, retry_after=20))
    await stage.settle()
    assert (len(budi.chat.history), len(siti.chat.history)) == (0, 1)
    await stage.settle_later(19)
    assert len(budi.chat.history) == 0
    await stage.settle_later(7)
    assert len(budi.chat.history) == 1
    assert await newsroom.counted() == {"send.sent": 2}


async def test_a_429_without_a_time_is_waited_out_longer_each_time(newsroom, stage, botapi, budi):
    await newsroom.open(budi.id)
    await newsroom.alert(place_of(budi.chat), await newsroom.story())
    botapi.faults.add(Fault(FaultKind.TOO_MANY_REQUESTS_BARE, "sendMessage", times=2))
    await stage.settle()
    await stage.settle_later(4.9)
    assert len(botapi.log.of("sendMessage")) == 1
    await stage.settle_later(1.5)
    assert len(botapi.log.of("sendMessage")) == 2
    await stage.settle_later(9.9)
    assert budi.chat.history == []
    await stage.settle_later(3)
    assert len(budi.chat.history) == 1
    assert await newsroom.counted() == {"send.sent": 1}


async def test_a_second_chats_429_pauses_the_bot(newsroom, stage, botapi):
    users = [botapi.user(f"User {number}", started=True) for number in range(3)]
    story = await newsroom.story()
    for user in users[:2]:
        await newsroom.open(user.id)
        botapi.faults.add(Fault(FaultKind.TOO_MANY_REQUESTS, "sendMessage", chat=user.id, retry_after=20))
        await newsroom.alert(place_of(user.chat), story)
    await stage.settle()
    await newsroom.open(users[2].id)
    await newsroom.alert(place_of(users[2].chat), story)
    await stage.settle_later(10)
    assert [len(user.chat.history) for user in users] == [0, 0, 0]
    await stage.settle_later(20)
    await stage.settle_later(20)
    assert [len(user.chat.history) for user in users] == [1, 1, 1]


async def test_a_chat_with_a_long_queue_starves_nobody(store, newsroom, botapi, time, budi):
    stage = Stage(store, botapi, time, limits=Limits(30, 1, 20))
    await newsroom.open(budi.id)
    for number in range(40):
        await newsroom.alert(place_of(budi.chat), await newsroom.story(f"Kerusuhan {number}"))
    others = [botapi.user(f"User {number}", started=True) for number in range(20)]
    story = await newsroom.story("Banjir")
    for user in others:
        await newsroom.open(user.id)
        await newsroom.alert(place_of(user.chat), story)
    for _ in range(20):
        await stage.settle_later(0.1)
    assert [len(user.chat.history) for user in others] == [1] * 20
    assert 0 < len(budi.chat.history) < 10
    await stage.close()


async def test_however_many_people_wait_for_answers_what_is_told_is_not_shut_out(
    store, newsroom, botapi, time, budi
):
    """Telegram found calls too many, so that answers keep to its limit; and more wait than it lets go."""
    stage = Stage(store, botapi, time, limits=Limits(10, 1, 20))
    asking = [botapi.user(f"User {number}", started=True) for number in range(120)]
    botapi.faults.add(Fault(FaultKind.TOO_MANY_REQUESTS, "sendMessage", chat=asking[0].id, retry_after=1))
    await newsroom.answer(place_of(asking[0].chat), "0:0")
    await stage.settle()
    for number, user in enumerate(asking[1:], 1):
        await newsroom.answer(place_of(user.chat), f"{number}:0")
    await newsroom.open(budi.id)
    await newsroom.alert(place_of(budi.chat), await newsroom.story())
    for _ in range(30):
        await stage.settle_later(0.1)
    assert len(budi.chat.history) == 1
    answered = sum(len(user.chat.history) for user in asking)
    assert 20 <= answered <= 40
    await stage.close()


async def test_a_rejected_token_stops_sending_until_it_is_accepted(newsroom, stage, botapi):
    users = [botapi.user(f"User {number}", started=True) for number in range(5)]
    story = await newsroom.story()
    for user in users:
        await newsroom.open(user.id)
        await newsroom.alert(place_of(user.chat), story)
    fault = botapi.faults.add(Fault(FaultKind.UNAUTHORIZED, "sendMessage", times=None))
    await stage.settle()
    assert stage.sender.token_rejected
    tried = len(botapi.log.of("sendMessage"))
    await stage.settle_later(50)
    assert len(botapi.log.of("sendMessage")) == tried
    fault.times = fault.struck
    for _ in range(3):
        await stage.settle_later(700)
    assert not stage.sender.token_rejected
    assert [len(user.chat.history) for user in users] == [1] * 5
    assert await newsroom.counted() == {"send.sent": 5}


async def test_a_dead_line_is_probed_by_one_call_and_the_rest_keeps_its_time(newsroom, stage, botapi):
    users = [botapi.user(f"User {number}", started=True) for number in range(40)]
    story = await newsroom.story()
    for user in users:
        await newsroom.open(user.id)
        await newsroom.alert(place_of(user.chat), story)
    fault = botapi.faults.add(Fault(FaultKind.SERVER_ERROR, "sendMessage", times=None))
    await stage.settle()
    assert stage.sender.line_down
    tried = len(botapi.log.of("sendMessage"))
    for _ in range(10):
        await stage.settle_later(30)
    assert len(botapi.log.of("sendMessage")) - tried <= 10
    fault.times = fault.struck
    await stage.settle_later(40)
    assert not stage.sender.line_down
    for _ in range(3):
        await stage.settle_later(150)
    assert [len(user.chat.history) for user in users] == [1] * 40


async def test_a_deleted_message_is_not_edited_and_not_sent_again(newsroom, stage, botapi, budi):
    await newsroom.open(budi.id)
    story = await newsroom.story()
    place = place_of(budi.chat)
    alert_id = await newsroom.alert(place, story)
    await stage.settle()
    await budi.delete(budi.chat.history[0])
    for _ in range(2):
        story = await newsroom.grow(story)
        await newsroom.deliver(DeliveryKind.EDIT, place, alert_id, story)
        await stage.settle_later(121)
    assert len(botapi.log.of("editMessageText")) == 1
    (alert,) = await newsroom.alerts(story)
    assert alert.deleted
    assert await newsroom.counted() == {"send.sent": 1, "edit.dead": 1, "edit.withdrawn": 1}


async def test_what_can_no_longer_be_edited_comes_as_a_silent_reply_that_is_edited_from_then_on(
    newsroom, stage, botapi, budi
):
    await newsroom.open(budi.id)
    story = await newsroom.story()
    place = place_of(budi.chat)
    alert_id = await newsroom.alert(place, story)
    await stage.settle()
    fixed = "Bad Request: message can't be edited"
    botapi.faults.add(Fault(FaultKind.REFUSED, "editMessageText", description=fixed))
    story = await newsroom.grow(story, "Dua sumber")
    await newsroom.deliver(DeliveryKind.EDIT, place, alert_id, story)
    await stage.settle_later(121)
    first, reply = budi.chat.history
    assert reply.reply_to is first
    assert reply.silent
    (alert,) = await newsroom.alerts(story)
    assert (alert.message_id, alert.shown_version) == (reply.id, 2)


async def test_a_topic_that_is_gone_leaves_the_main_thread_and_its_people_are_told_once(
    newsroom, stage, botapi, budi
):
    forum = botapi.forum("Redaksi", budi)
    topic = await budi.open_topic(forum, "Asia Tengah")
    await budi.delete_topic(forum, topic)
    await newsroom.open(forum.id)
    for number in range(2):
        await newsroom.alert(place_of(forum, topic.id), await newsroom.story(f"Kerusuhan {number}"))
        await stage.settle()
    alert, notice, other = forum.history[-3:]
    assert alert.text.startswith("🟠 Kerusuhan 0")
    assert notice.text.startswith("Topik tempat saya menulis sudah ditutup")
    assert other.text.startswith("🟠 Kerusuhan 1")
    assert {message.thread_id for message in (alert, notice, other)} == {None}
    assert await newsroom.counted() == {"send.sent": 2, "notice.sent": 1}


async def test_a_group_where_it_may_not_write_gets_one_call_and_who_added_it_is_told(
    newsroom, stage, store, botapi, budi
):
    group = botapi.group("Redaksi", budi)
    await newsroom.open(group.id)
    await newsroom.open(budi.id)
    async with store.begin() as tx:
        await tx.chats.set_adder(group.id, budi.id)
    await budi.restrict_bot(group, can_send_messages=False)
    for number in range(3):
        await newsroom.alert(place_of(group), await newsroom.story(f"Kerusuhan {number}"))
    await stage.settle()
    await stage.settle_later(60)
    assert len(botapi.log.of("sendMessage")) == 2
    assert (await newsroom.chat(group.id)).state is ChatState.NO_RIGHTS
    (notice,) = budi.chat.history
    assert notice.text.startswith("Saya tidak boleh menulis di grup")


async def test_html_that_telegram_refuses_arrives_as_plain_text(newsroom, stage, botapi, budi):
    await newsroom.open(budi.id)
    await newsroom.alert(place_of(budi.chat), await newsroom.story())
    refused = "Bad Request: can't parse entities: unsupported start tag"
    botapi.faults.add(Fault(FaultKind.REFUSED, "sendMessage", description=refused))
    await stage.settle()
    assert budi.chat.history[0].text.startswith("🟠 Kerusuhan di Almaty\n")
    assert "https://news.example/1" in budi.chat.history[0].text
    assert budi.chat.history[0].buttons == []


async def test_an_answer_reaches_whoever_asked_whatever_became_of_the_chat(
    newsroom, stage, store, botapi, budi
):
    siti = botapi.user("Siti", started=True)
    await newsroom.open(budi.id)
    async with store.begin() as tx:
        await tx.chats.close(budi.id, ChatState.STOPPED, newsroom.time.now())
    await newsroom.answer(place_of(budi.chat), "1:0")
    await newsroom.answer(place_of(siti.chat), "2:0")
    await stage.settle()
    assert "/start" in budi.chat.history[0].text
    assert "/start" in siti.chat.history[0].text


async def test_a_press_and_an_edited_answer_and_an_answer_whose_message_is_gone(
    newsroom, stage, botapi, budi
):
    await newsroom.open(budi.id)
    place = place_of(budi.chat)
    await newsroom.answer(place, "1:0")
    await stage.settle()
    shown = budi.chat.history[0]
    press = botapi.world.press(budi.chat, budi.account, shown, "x")
    await newsroom.answer(place, "2:0", Toast(press.id, Phrase("toast-saved")))
    await newsroom.answer(place, "2:1", EditNote(Note((Phrase("rule-cancelled"),)), shown.id))
    await stage.settle()
    assert press.text == "Tersimpan"
    assert shown.text == TEXTS.plain("id", Phrase("rule-cancelled"))
    await budi.delete(shown)
    await newsroom.answer(place, "3:0", EditNote(Note((Phrase("rule-cancelled"),)), shown.id))
    await stage.settle()
    assert budi.chat.history[-1].text == TEXTS.plain("id", Phrase("rule-cancelled"))


async def test_answers_go_before_a_flood_and_the_graver_first(store, newsroom, botapi, time, budi):
    stage = Stage(store, botapi, time, limits=Limits(1, None, None))
    await newsroom.open(budi.id)
    for number, level in enumerate([Level.INFO, Level.IMPORTANT, Level.CRITICAL]):
        user = botapi.user(f"User {number}", started=True)
        await newsroom.open(user.id)
        await newsroom.alert(place_of(user.chat), await newsroom.story(f"Cerita {number}", level))
    await newsroom.answer(place_of(budi.chat), "1:0")
    for _ in range(8):
        await stage.settle_later(1.1)
    sent = [call.params["text"].partition("\n")[0] for call in botapi.log.of("sendMessage")]
    assert "Cerita 2" in sent[1]
    assert "Cerita 1" in sent[2]
    assert "Cerita 0" in sent[3]
    await stage.close()


async def test_a_delivery_that_cannot_be_said_is_set_aside_and_the_rest_goes_on(
    store, newsroom, botapi, time, budi
):
    wording = Wording(TEXTS)

    def word(delivery: Delivery, content: AlertContent | None):
        if content is not None and content.story.title == "Beracun":
            raise LookupError("no word for it")
        return wording(delivery, content)

    stage = Stage(store, botapi, time, word=word)
    siti = botapi.user("Siti", started=True)
    for user, title in ((budi, "Beracun"), (siti, "Sehat")):
        await newsroom.open(user.id)
        await newsroom.alert(place_of(user.chat), await newsroom.story(title))
    for _ in range(5):
        await stage.settle_later(20)
    assert words(siti.chat) == ["🟠 Sehat"]
    assert len(budi.chat.history) == 0
    assert await newsroom.counted() == {"send.sent": 1, "send.dead": 1}
    assert stage.telegram.admit(place_of(budi.chat), Turn.TOLD) == 0.0
    await stage.close()


class FailingStore:
    """A database whose transactions fail at their end as often as told; outside of our process's power."""

    def __init__(self, store):
        self.store = store
        self.failures = 0

    @asynccontextmanager
    async def begin(self):
        async with self.store.begin() as tx:
            yield tx
            if self.failures:
                self.failures -= 1
                raise StoreUnavailableError("database is locked")


async def test_a_database_that_fails_after_the_call_is_asked_until_it_keeps_the_end(
    store, newsroom, botapi, time, budi
):
    failing = FailingStore(store)
    stage = Stage(failing, botapi, time)
    await newsroom.open(budi.id)
    await newsroom.alert(place_of(budi.chat), await newsroom.story())
    held = botapi.faults.add(Fault(FaultKind.DELAY_AFTER, "sendMessage"))
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(stage.sender.step())
        await held.reached()
        failing.failures = 3
        held.release()
    assert len(budi.chat.history) == 1
    assert time.slept == [0.5, 1.0, 2.0]
    assert await newsroom.counted() == {"send.sent": 1}
    await stage.close()


async def test_a_database_that_fails_before_the_call_costs_no_turn(store, newsroom, botapi, time, budi):
    failing = FailingStore(store)
    stage = Stage(failing, botapi, time, limits=Limits(1, None, None))
    await newsroom.open(budi.id)
    await newsroom.alert(place_of(budi.chat), await newsroom.story())
    failing.failures = 1
    await stage.settle()
    await stage.settle()
    assert len(budi.chat.history) == 1
    await stage.close()


async def test_a_run_sends_what_is_told_and_ends_with_its_calls_settled(newsroom, stage, botapi, budi):
    await newsroom.open(budi.id)
    told = Wake()
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(stage.sender.run(told))
        await newsroom.alert(place_of(budi.chat), await newsroom.story())
        held = botapi.faults.add(Fault(FaultKind.DELAY_AFTER, "sendMessage"))
        told.set()
        await held.reached()
        stage.sender.stop()
        told.set()
        assert not running.done()
        held.release()
    assert await newsroom.counted() == {"send.sent": 1}


async def test_a_leased_delivery_of_a_dead_process_is_sent_again(store, newsroom, stage, budi):
    await newsroom.open(budi.id)
    await newsroom.alert(place_of(budi.chat), await newsroom.story())
    async with store.begin() as tx:
        (due,) = await tx.deliveries.due(newsroom.time.now(), (), 1)
        await lease_one(tx, due.id, newsroom.time.now(), newsroom.time.now() + timedelta(minutes=3))
    await stage.settle()
    assert len(budi.chat.history) == 0
    async with store.begin() as tx:
        await tx.deliveries.take_over_leases()
    await stage.settle()
    assert len(budi.chat.history) == 1
    assert await newsroom.counted() == {"send.sent": 1, "send.maybe_doubled": 1}


async def test_a_hundred_chats_within_the_limits_as_the_server_counts_them(store, newsroom, botapi, time):
    stage = Stage(store, botapi, time, limits=Limits(30, 1, 20))
    story = await newsroom.story()
    for number in range(100):
        user = botapi.user(f"User {number}", started=True)
        await newsroom.open(user.id)
        await newsroom.alert(place_of(user.chat), story)
    began = time.monotonic()
    while (await newsroom.counted()).get("send.pending"):
        await stage.settle_later(0.02)
    assert await newsroom.counted() == {"send.sent": 100}
    assert time.monotonic() - began == pytest.approx(100 / 30, abs=0.6)
    await stage.close()


STORM = {
    FaultKind.TOO_MANY_REQUESTS: 0.05,
    FaultKind.TOO_MANY_REQUESTS_BARE: 0.03,
    FaultKind.SERVER_ERROR: 0.05,
    FaultKind.BAD_GATEWAY_AFTER: 0.05,
    FaultKind.UNDECODABLE: 0.05,
    FaultKind.RESET_BEFORE: 0.05,
    FaultKind.RESET_AFTER: 0.05,
}


async def test_in_a_storm_of_faults_nothing_is_lost_and_no_more_doubled_than_answers_were_lost(
    newsroom, stage, botapi
):
    story = await newsroom.story()
    users = [botapi.user(f"User {number}", started=True) for number in range(60)]
    for user in users:
        await newsroom.open(user.id)
        await newsroom.alert(place_of(user.chat), story)
    botapi.faults.at_random(STORM, Random(11))
    while (await newsroom.counted()).get("send.pending"):
        await stage.settle_later(5)
    copies = [len(user.chat.history) for user in users]
    assert min(copies) == 1
    assert 0 < sum(copies) - len(users) <= botapi.counts.answers_lost
    counted = await newsroom.counted()
    assert counted["send.sent"] == len(users)
    assert counted["send.maybe_doubled"] >= sum(count > 1 for count in copies)
