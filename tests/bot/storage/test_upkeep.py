from bot.model import Reason, Update
from bot.ports import SetAside
from tests.bot.storage.samples import (
    HERE,
    MINUTE,
    NOW,
    act,
    added_feed,
    added_revisions,
    answer,
    chat,
    rule_draft,
    told,
)
from tests.one_delivery import lease_one


async def test_rows_set_aside_are_listed_and_can_be_taken_up(store):
    async with store.begin() as tx:
        (revision,) = await added_revisions(tx, await added_feed(tx), "1")
        await tx.inbox.store([Update(77, HERE.chat_id, {})], NOW)
        number = (await tx.inbox.pending([], 1))[0].number
        for _ in range(3):
            await tx.inbox.failed(number, "KeyError", NOW)
            await tx.items.failed(revision.id, "ValueError", NOW + MINUTE)
        assert await tx.upkeep.set_aside() == (
            SetAside("update", number, "KeyError", NOW),
            SetAside("revision", revision.id, "ValueError", NOW + MINUTE),
        )
        assert await tx.upkeep.take_up("revision", revision.id)
        assert await tx.upkeep.take_up("update", number)
        assert not await tx.upkeep.take_up("update", number)
        assert not await tx.upkeep.take_up("nonsense", 1)
        assert await tx.upkeep.set_aside() == ()
        assert [waiting.attempts for waiting in await tx.items.undecided(1)] == [0]
        assert [waiting.attempts for waiting in await tx.inbox.pending([], 1)] == [0]


async def test_an_alert_that_was_set_aside_can_be_sent_again(store):
    async with store.begin() as tx:
        await tx.deliveries.add([act(await told(tx))])
        (waiting,) = await tx.deliveries.due(NOW, [], 1)
        assert await lease_one(tx, waiting.id, NOW, NOW + MINUTE)
        await tx.deliveries.ended(waiting.id, Reason.SET_ASIDE, "ValueError", NOW)
        assert await tx.upkeep.set_aside() == (SetAside("delivery", waiting.id, "ValueError", NOW),)
        assert await tx.upkeep.take_up("delivery", waiting.id)
        assert await tx.upkeep.set_aside() == ()
        assert await tx.deliveries.due(NOW, [], 1) == (waiting,)


async def test_counts(store):
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        await tx.rules.add(rule_draft(), NOW)
        await added_revisions(tx, await added_feed(tx), "1", "2")
        await tx.deliveries.add([answer()])
        await tx.inbox.store([Update(77, HERE.chat_id, {})], NOW)
        assert await tx.upkeep.counts() == {
            "feeds": 1,
            "items": 2,
            "undecided": 2,
            "stories": 0,
            "chats": 1,
            "rules": 1,
            "pending": 1,
            "updates": 1,
            "chats_to_tell": 0,
            "set_aside": 0,
        }
