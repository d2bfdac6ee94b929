"""Broadcasts, on both databases."""

from datetime import timedelta

from bot.delivery.broadcast import draft_of
from bot.model import (
    Audience,
    BroadcastState,
    ChatId,
    ChatKind,
    ChatState,
    Reason,
    Tally,
)
from bot.storage.schema import deliveries
from tests.bot.storage.samples import NOW, answer, chat

OPERATOR = ChatId(9)
MINUTE = timedelta(minutes=1)


async def people(tx, *numbers, **changes):
    for number in (OPERATOR, *numbers):
        await tx.chats.open(chat(number, **changes), NOW)


async def test_it_is_its_operators_alone(store):
    async with store.begin() as tx:
        await people(tx, 7)
        draft = await tx.broadcasts.draft(OPERATOR, "Halo", Audience(), NOW)
        assert await tx.broadcasts.get(OPERATOR, draft.id) == draft
        assert await tx.broadcasts.get(ChatId(7), draft.id) is None
        newer = await tx.broadcasts.draft(OPERATOR, "Hai", Audience("ru", (ChatKind.PRIVATE,)), NOW)
        assert await tx.broadcasts.get(OPERATOR, draft.id) is None
        assert newer.audience == Audience("ru", (ChatKind.PRIVATE,))
        assert await tx.broadcasts.forget(newer.id)
        assert not await tx.broadcasts.begin(newer.id, 5, 1)


async def test_who_gets_it(store):
    async with store.begin() as tx:
        await people(tx, 1, 2, -3)
        await tx.chats.open(chat(-4, kind=ChatKind.CHANNEL), NOW)
        await tx.chats.open(chat(5, language="ru"), NOW)
        await tx.chats.close(ChatId(2), ChatState.STOPPED, NOW)
        everybody = Audience(None, tuple(ChatKind))
        assert await tx.broadcasts.count(everybody) == 5
        assert await tx.broadcasts.count(Audience()) == 4
        assert await tx.broadcasts.count(Audience("ru")) == 1
        draft = await tx.broadcasts.draft(OPERATOR, "Halo", everybody, NOW)
        assert await tx.broadcasts.next_chats(draft, 3) == [
            (-4, ChatKind.CHANNEL),
            (-3, ChatKind.GROUP),
            (1, ChatKind.PRIVATE),
        ]
        await tx.broadcasts.begin(draft.id, 500, 5)
        await tx.broadcasts.went_on(draft.id, ChatId(1), NOW)
        going = await tx.broadcasts.under_way(draft.id)
        assert await tx.broadcasts.next_chats(going, 3) == [
            (5, ChatKind.PRIVATE),
            (OPERATOR, ChatKind.PRIVATE),
        ]


async def test_it_begins_stops_and_ends_once(store):
    async with store.begin() as tx:
        await people(tx, 1, 2, 3)
        draft = await tx.broadcasts.draft(OPERATOR, "Halo", Audience(), NOW)
        assert await tx.broadcasts.going() == ()
        assert await tx.broadcasts.begin(draft.id, 500, 4)
        assert not await tx.broadcasts.begin(draft.id, 500, 4)
        assert not await tx.broadcasts.forget(draft.id)
        assert await tx.broadcasts.going() == (draft.id,)
        assert (await tx.broadcasts.going_of(OPERATOR)).id == draft.id
        await tx.deliveries.add([draft_of(draft, ChatId(number), NOW) for number in (1, 2, 3)])
        first, *_ = await tx.deliveries.due(NOW, set(), 1)
        await tx.deliveries.lease([first.id], NOW, NOW + MINUTE)
        assert await tx.broadcasts.stop(draft.id, NOW)
        assert not await tx.broadcasts.stop(draft.id, NOW)
        assert await tx.broadcasts.tally(draft.id) == Tally(withdrawn=2, waiting=1)
        (reason,) = {
            row.reason
            for row in await tx.connection.rows(deliveries.select().where(deliveries.c.reason.is_not(None)))
        }
        assert reason == Reason.BROADCAST_STOPPED
        stopping = await tx.broadcasts.under_way(draft.id)
        assert stopping.state is BroadcastState.STOPPING
        await tx.broadcasts.end(stopping, NOW)
        assert (await tx.broadcasts.get(OPERATOR, draft.id)).state is BroadcastState.STOPPED
        assert await tx.broadcasts.going() == ()


async def test_all_news_go_before_it(store):
    async with store.begin() as tx:
        await people(tx, 1, 2)
        draft = await tx.broadcasts.draft(OPERATOR, "Halo", Audience(), NOW)
        await tx.deliveries.add([draft_of(draft, ChatId(1), NOW)])
        await tx.deliveries.add([answer("1")])
        (only,) = await tx.deliveries.due(NOW, set(), 5)
        (leased,) = await tx.deliveries.lease([only.id], NOW, NOW + MINUTE)
        assert leased.key == "answer:1"
        (then,) = await tx.deliveries.due(NOW, set(), 5)
        assert then.place.chat_id == 1
        (leased,) = await tx.deliveries.lease([then.id], NOW, NOW + MINUTE)
        assert leased.key == f"broadcast:{draft.id}:1"


async def test_it_goes_with_its_operator(store):
    async with store.begin() as tx:
        await people(tx)
        draft = await tx.broadcasts.draft(OPERATOR, "Halo", Audience(), NOW)
        exported = await tx.chats.export(OPERATOR)
        assert [row["text"] for row in exported["broadcasts"]] == ["Halo"]
        await tx.chats.erase(OPERATOR)
        assert await tx.broadcasts.get(OPERATOR, draft.id) is None
