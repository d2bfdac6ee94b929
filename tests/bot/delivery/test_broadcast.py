"""A broadcast on its way to many chats: whole, once, behind all news, shown to its operator, stopped, killed anywhere."""

import itertools
from collections import Counter
from contextlib import asynccontextmanager
from datetime import timedelta
from random import Random

import pytest
import sqlalchemy as sa

from bot.clock import Wake
from bot.delivery.broadcast import EDIT_EVERY, Broadcaster
from bot.model import (
    Audience,
    BroadcastState,
    ChatId,
    ChatKind,
    ChatState,
    EditNote,
    Reason,
    SentMessage,
)
from bot.ports import Turn
from bot.storage import Store
from bot.storage.schema import deliveries
from bot.telegram.limiter import Limiter, Limits
from tests.bot.delivery.stage import told
from tests.bot.storage.samples import chat

OPERATOR = ChatId(1_000_000)
SCREEN = 500
MINUTE = timedelta(minutes=1)


class KilledError(BaseException):
    """The process is gone."""


class Mortal:
    """A store whose process dies before or after its ``commit``-th transaction commits."""

    def __init__(self, store, commit=0, when="after"):
        self._store = store
        self._commit = commit
        self._when = when
        self.commits = 0
        self.look = store.look

    @asynccontextmanager
    async def begin(self):
        self.commits += 1
        dies = self.commits == self._commit
        async with self._store.begin() as tx:
            yield tx
            if dies and self._when == "before":
                raise KilledError
        if dies:
            raise KilledError


async def begun(store, time, chats, text="Halo semua", operator=OPERATOR):
    """Let an operator send a text to so many chats, itself among them."""
    async with store.begin() as tx:
        for number in range(1, chats):
            await tx.chats.open(chat(number), time.now())
        await tx.chats.open(chat(operator), time.now())
        draft = await tx.broadcasts.draft(operator, text, Audience(), time.now())
        await tx.broadcasts.begin(draft.id, SCREEN, chats)
    return draft


async def sent(store, time, refused=()):
    """Send what is due, as the sender would; gives the chats that had the text, and what the operator's screen shows."""
    reached, shown = [], []
    while True:
        async with store.begin() as tx:
            due = await tx.deliveries.due(time.now(), set(), 500)
            if not due:
                return reached, shown
            going = await tx.deliveries.lease([one.id for one in due], time.now(), time.now() + MINUTE)
            for one in going:
                if isinstance(one.speech, EditNote):
                    assert one.speech.message_id == SCREEN
                    shown.append(one.speech.note)
                elif one.place.chat_id in refused:
                    await tx.deliveries.ended(one.id, Reason.REFUSED, "no", time.now())
                    continue
                else:
                    reached.append(one.place.chat_id)
                await tx.deliveries.sent([SentMessage(one.id, 7, 0)], time.now())


async def is_over(store):
    async with store.look() as tx:
        return not await tx.broadcasts.going()


def said(note):
    return {phrase.id: dict(phrase.params) for phrase in note.phrases}


async def test_a_channel_s_readers_are_not_told_of_a_command_that_they_cannot_give(store, time):
    async with store.begin() as tx:
        await tx.chats.open(chat(OPERATOR), time.now())
        await tx.chats.open(chat(-4, kind=ChatKind.CHANNEL), time.now())
        draft = await tx.broadcasts.draft(OPERATOR, "Halo", Audience(None, tuple(ChatKind)), time.now())
        await tx.broadcasts.begin(draft.id, SCREEN, 2)
    await Broadcaster(store, time, time, Wake(), per_second=30).step()
    async with store.look() as tx:
        rows = await tx.connection.rows(sa.select(deliveries).where(deliveries.c.broadcast_id == draft.id))
    ends = {row.chat_id: row.speech["note"]["phrases"][-1]["id"] for row in rows}
    assert ends == {OPERATOR: "broadcast-stop-them", -4: "broadcast-in-channel"}


async def test_two_thousand_chats_have_it_once_and_the_operator_sees_it_go(store, time):
    draft = await begun(store, time, 2_000)
    broadcaster = Broadcaster(store, time, time, Wake(), per_second=300)
    reached, shown, most, edited = Counter(), [], 0, []
    while not await is_over(store):
        await broadcaster.step()
        async with store.look() as tx:
            most = max(most, (await tx.broadcasts.tally(draft.id)).waiting)
        chats, notes = await sent(store, time, refused={5, 6, 7})
        reached.update(chats)
        shown += notes
        edited += [time.now()] * len(notes)
        time.move(1)
    assert set(reached) == ({*range(1, 2_000), OPERATOR} - {5, 6, 7})
    assert set(reached.values()) == {1}
    # What stands in the outbox is due within seconds.
    assert most <= 300 * 2 / 3 * 20
    assert said(shown[-1]) == {
        "broadcast-done": {"sent": 1_997, "total": 2_000},
        "broadcast-failed": {"count": 3},
    }
    assert shown[-1].buttons[0][0].data == "op:menu:0"
    going = [note for note in shown if "broadcast-going" in said(note)]
    assert len(going) > 1
    assert all(note.buttons[0][0].data == f"opstop:{draft.id}" for note in going)
    pauses = [later - earlier for earlier, later in itertools.pairwise(edited)]
    assert min(pauses[:-1]) >= EDIT_EVERY


async def test_it_takes_two_thirds_of_the_bots_rate(store, time):
    await begun(store, time, 100)
    await Broadcaster(store, time, time, Wake(), per_second=30).step()
    async with store.look() as tx:
        rows = await tx.connection.rows(
            sa.select(deliveries.c.due_at)
            .where(deliveries.c.broadcast_id.is_not(None))
            .order_by(deliveries.c.due_at)
        )
    span = (rows[-1].due_at - rows[0].due_at).total_seconds()
    assert (len(rows), round(99 / span)) == (100, 20)


async def test_while_it_goes_an_alert_finds_a_call_free(store, time):
    await begun(store, time, 200)
    await Broadcaster(store, time, time, Wake(), per_second=30).step()
    async with store.look() as tx:
        rows = await tx.connection.rows(sa.select(deliveries.c.due_at).order_by(deliveries.c.due_at))
    limiter = Limiter(Limits(per_second=30), time, Random(1))
    waits = []
    for number, row in enumerate(rows, 1):
        time.move(max(0.0, (row.due_at - time.now()).total_seconds()))
        await limiter.begin(ChatId(number))
        news = ChatId(50_000 + number)
        if not (waited := limiter.admit(news, Turn.TOLD)):
            limiter.forgo(news)
        waits.append(waited)
    assert max(waits) == 0.0


async def test_a_chat_that_closes_meanwhile_is_left_out(store, time):
    await begun(store, time, 3)
    broadcaster = Broadcaster(store, time, time, Wake(), per_second=30)
    await broadcaster.step()
    async with store.begin() as tx:
        await tx.chats.close(ChatId(2), ChatState.STOPPED, time.now())
    time.move(1)
    reached, _ = await sent(store, time)
    assert sorted(reached) == [1, OPERATOR]
    time.move(4)
    await broadcaster.step()
    _, (done,) = await sent(store, time)
    assert said(done) == {"broadcast-done": {"sent": 2, "total": 3}, "broadcast-failed": {"count": 1}}


async def test_who_erases_their_chat_ends_what_they_send(store, time):
    await begun(store, time, 2_000)
    broadcaster = Broadcaster(store, time, time, Wake(), per_second=30)
    await broadcaster.step()
    async with store.begin() as tx:
        assert await tx.chats.erase(OPERATOR)
    reached = []
    for _ in range(60):
        await broadcaster.step()
        reached += (await sent(store, time))[0]
        time.move(1)
    assert await is_over(store)
    # What was in the outbox already, of some seconds, goes.
    assert 0 < len(set(reached)) == len(reached) <= 30 * 2 / 3 * 20


async def test_a_stop_withdraws_what_was_not_sent(store, time):
    draft = await begun(store, time, 200)
    broadcaster = Broadcaster(store, time, time, Wake(), per_second=30)
    await broadcaster.step()
    time.move(2)
    reached, _ = await sent(store, time)
    async with store.begin() as tx:
        assert await tx.broadcasts.stop(draft.id, time.now())
    time.move(30)
    shown = []
    for _ in range(3):
        await broadcaster.step()
        chats, notes = await sent(store, time)
        assert chats == []
        shown += notes
    assert said(shown[-1]) == {"broadcast-stopped": {"sent": len(reached), "total": 200}}
    assert 30 <= len(reached) <= 45
    async with store.look() as tx:
        assert (await tx.broadcasts.get(OPERATOR, draft.id)).state is BroadcastState.STOPPED


async def test_the_last_edit_waits_for_the_one_under_way(store, time):
    await begun(store, time, 2)
    broadcaster = Broadcaster(store, time, time, Wake(), per_second=30)
    await broadcaster.step()
    async with store.begin() as tx:
        (edit,) = await tx.deliveries.due(time.now(), set(), 5)
        await tx.deliveries.lease([edit.id], time.now(), time.now() + MINUTE)
    time.move(10)
    # The screen's edit has no answer yet; the rest is sent.
    async with store.begin() as tx:
        due = await tx.deliveries.due(time.now(), set(), 5)
        for one in await tx.deliveries.lease([one.id for one in due], time.now(), time.now() + MINUTE):
            await tx.deliveries.sent([SentMessage(one.id, 7, 0)], time.now())
    await broadcaster.step()
    assert not await is_over(store)
    async with store.begin() as tx:
        await tx.deliveries.again(edit.id, time.now(), unknown=True, error="lost")
    await sent(store, time)
    await broadcaster.step()
    assert await is_over(store)
    _, (done,) = await sent(store, time)
    assert "broadcast-done" in said(done)


async def all_of_it(store, time, commit=0, when="after"):
    """Let a broadcast to forty chats die at a commit and be gone on with; gives what came of it, and the commits."""
    await begun(store, time, 40)
    mortal = Mortal(store, commit, when)
    broadcaster = Broadcaster(mortal, time, time, Wake(), per_second=3, at_once=15)
    reached, shown = Counter(), []
    while not await is_over(store):
        try:
            await broadcaster.step()
        except KilledError:
            broadcaster = Broadcaster(Mortal(store), time, time, Wake(), per_second=3, at_once=15)
        chats, notes = await sent(store, time)
        reached.update(chats)
        shown += notes
        time.move(2)
    _, last = await sent(store, time)
    return reached, [*shown, *last], mortal.commits


async def killed_at(fresh, folder, time, every):
    """Let broadcasts die at every so-many-th commit, before it and after it."""

    async def lived(number, commit, when):
        room = folder / str(number)
        room.mkdir()
        async with Store.open(await fresh(room), synchronous="normal") as store:
            reached, shown, commits = await all_of_it(store, time, commit, when)
        assert reached == Counter(dict.fromkeys((*range(1, 40), OPERATOR), 1)), (commit, when)
        assert said(shown[-1]) == {"broadcast-done": {"sent": 40, "total": 40}}, (commit, when)
        assert sum("broadcast-done" in said(note) for note in shown) == 1
        return commits

    commits = await lived(0, 0, "after")
    assert commits > 10
    for commit in range(1, commits + 1, every):
        await lived(2 * commit, commit, "before")
        await lived(2 * commit + 1, commit, "after")


async def test_killed_before_or_after_a_commit_nothing_is_lost_or_doubled(fresh_sqlite, tmp_path, time):
    await killed_at(fresh_sqlite, tmp_path, time, every=5)


async def test_killed_over_the_other_database(fresh_postgresql, tmp_path, time):
    await killed_at(fresh_postgresql, tmp_path, time, every=9)


@pytest.mark.long
async def test_killed_before_or_after_any_commit_nothing_is_lost_or_doubled(fresh_sqlite, tmp_path, time):
    await killed_at(fresh_sqlite, tmp_path, time, every=1)


@pytest.mark.parametrize("text", ["<b>Halo</b> & selamat", "satu\n\ndua", "x" * 3_500])
async def test_what_people_see(stage, store, botapi, time, newsroom, text):
    people = [botapi.user(name, started=True) for name in ("Budi", "Sari", "Ruslan")]
    for person, language in zip(people, ("id", "en", "ru"), strict=True):
        await newsroom.open(person.id, language)
    blocked = botapi.user("Hilang", started=True)
    await newsroom.open(blocked.id)
    await blocked.block()
    operator = people[0]
    async with store.begin() as tx:
        draft = await tx.broadcasts.draft(ChatId(operator.id), text, Audience(), time.now())
        await tx.broadcasts.begin(draft.id, None, 4)
    broadcaster = Broadcaster(store, time, time, Wake(), per_second=30)
    # News that come meanwhile go first.
    await broadcaster.step()
    await told(newsroom, people[1], "Gempa kuat")
    await stage.settle_later(5)
    ends = [
        "Dari pengelola bot ini. Agar saya tidak mengirim apa-apa lagi: /stop",
        "From the person who runs this bot. To get nothing more from me: /stop",
        "Сообщение от владельца бота. Чтобы я больше ничего не присылал: /stop",
    ]
    for person, end in zip(people, ends, strict=True):
        last = person.chat.history[-1]
        assert last.text == f"{text}\n\n{end}"
        assert last.silent
    assert "Gempa kuat" in people[1].chat.history[-2].text
    await broadcaster.step()
    async with store.look() as tx:
        assert (await tx.broadcasts.get(ChatId(operator.id), draft.id)).state is BroadcastState.DONE
        assert (await tx.chats.get(ChatId(blocked.id))).state is ChatState.BLOCKED
