from dataclasses import replace

from bot.model import ChatId, Update
from tests.bot.storage.samples import NOW


def update(number: int, chat_id: int) -> Update:
    return Update(
        number, ChatId(chat_id), {"message": {"text": f"{number} \0 \ud800", "chat": {"id": chat_id}}}
    )


async def waiting(tx, busy=(), limit=10) -> list[int]:
    return [pending.update.id for pending in await tx.inbox.pending([ChatId(chat) for chat in busy], limit)]


async def number_of(tx, update_id: int) -> int:
    return next(one.number for one in await tx.inbox.pending([], 10) if one.update.id == update_id)


async def test_an_update_is_handed_out_as_it_came(store):
    async with store.begin() as tx:
        await tx.inbox.store([update(5, 1)], NOW)
        (pending,) = await tx.inbox.pending([], 10)
    assert (pending.update, pending.attempts) == (update(5, 1), 0)


async def test_each_chat_gets_its_oldest_in_the_order_of_arrival(store):
    async with store.begin() as tx:
        await tx.inbox.store([update(10, 1), update(11, 1), update(12, 2), update(13, 2), update(14, 0)], NOW)
        assert await waiting(tx) == [10, 12, 14]
        assert await waiting(tx, limit=2) == [10, 12]
        assert await waiting(tx, busy=[1]) == [12, 14]
        await tx.inbox.handled(await number_of(tx, 10), NOW)
        assert await waiting(tx) == [11, 12, 14]


async def test_numbers_that_begin_anew_do_not_turn_the_order(store):
    async with store.begin() as tx:
        await tx.inbox.store([update(900, 1)], NOW)
        await tx.inbox.store([update(3, 1)], NOW)
        assert await waiting(tx) == [900]


async def test_a_known_update_does_nothing_even_when_it_was_handled(store):
    async with store.begin() as tx:
        await tx.inbox.store([update(1, 1)], NOW)
        await tx.inbox.handled(await number_of(tx, 1), NOW)
        await tx.inbox.store([update(1, 1), update(2, 1)], NOW)
        assert await waiting(tx) == [2]
        assert await tx.inbox.waiting() == 1


async def test_the_third_failure_lets_the_next_one_come(store):
    async with store.begin() as tx:
        await tx.inbox.store([update(1, 1), update(2, 1)], NOW)
        number = await number_of(tx, 1)
        assert [await tx.inbox.failed(number, "KeyError", NOW) for _ in range(3)] == [False, False, True]
        assert await waiting(tx) == [2]
        assert await tx.inbox.waiting() == 1


async def test_equal_numbers_of_two_bots_are_two_updates(store):
    async with store.begin() as tx:
        await tx.inbox.store([replace(update(1, 1), bot_id=7), replace(update(1, 2), bot_id=8)], NOW)
        assert await tx.inbox.waiting() == 2
        assert await tx.inbox.leave_out_others(8, NOW) == 1
        (pending,) = await tx.inbox.pending([], 10)
        assert pending.update == replace(update(1, 2), bot_id=8)


async def test_updates_of_before_bots_were_told_apart_are_ours(store):
    async with store.begin() as tx:
        await tx.inbox.store([update(1, 1)], NOW)
        assert await tx.inbox.leave_out_others(8, NOW) == 0
        await tx.inbox.store([replace(update(1, 1), bot_id=8)], NOW)
        assert await tx.inbox.waiting() == 1


async def test_where_somebody_was_is_not_set_aside_with_an_update(store):
    place = {"latitude": 43.2389, "longitude": 76.8897}
    said = {"text": "here", "venue": {"location": place}, "reply_to_message": {"location": place}}
    sent = Update(1, ChatId(1), {"message": {**said, "location": place}})
    async with store.begin() as tx:
        await tx.inbox.store([sent], NOW)
        number = await number_of(tx, 1)
        for _ in range(3):
            assert (await tx.inbox.pending([], 1))[0].update == sent
            await tx.inbox.failed(number, "KeyError", NOW)
        assert await tx.upkeep.take_up("update", number)
        (again,) = await tx.inbox.pending([], 1)
    assert again.update.payload == {"message": {"text": "here", "reply_to_message": {}}}
