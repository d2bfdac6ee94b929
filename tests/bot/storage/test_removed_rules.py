"""Rules that were removed, and come back."""

from datetime import timedelta

from bot.model import ChangeKind, ChatId, Place, Schedule
from tests.bot.storage.samples import HERE, NOW, added_alert, added_story, chat, rule_draft

THERE = Place(ChatId(200))
TOPIC = Place(ChatId(100), 7)


async def test_a_removed_rule_comes_back_as_it_was_with_its_number(store):
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        rule, _ = await tx.rules.add(rule_draft("a"), NOW)
        await tx.rules.set_schedule(HERE, 1, Schedule.DAILY)
        (rule,) = await tx.rules.of_place(HERE)
        await tx.rules.remove(HERE, 1, NOW)
    async with store.begin() as tx:
        assert await tx.rules.restore(THERE, 1) is None
        assert await tx.rules.restore(TOPIC, 1) is None
        assert await tx.rules.restore(HERE, 1) == rule
        assert await tx.rules.of_place(HERE) == (rule,)
        assert await tx.rules.restore(HERE, 1) is None


async def test_a_rule_that_comes_back_is_asked_again(store):
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        await tx.rules.add(rule_draft("a"), NOW)
        await tx.rules.remove(HERE, 1, NOW)
        await tx.rules.restore(HERE, 1)
        kinds = [change.kind for change in await tx.rules.changes_since(0)]
    assert kinds == [ChangeKind.QUERY_ADDED, ChangeKind.QUERY_REMOVED, ChangeKind.QUERY_ADDED]


async def test_where_the_same_is_asked_meanwhile_nothing_comes_twice(store):
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        await tx.rules.add(rule_draft("a"), NOW)
        await tx.rules.remove(HERE, 1, NOW)
        again, _ = await tx.rules.add(rule_draft("a"), NOW)
        assert await tx.rules.restore(HERE, 1) == again
        assert await tx.rules.of_place(HERE) == (again,)


async def test_a_rule_that_comes_back_stands_on_its_alerts_again(store):
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        one, two = [(await tx.rules.add(rule_draft(word), NOW))[0].id for word in "ab"]
        alert = await added_alert(tx, await added_story(tx), one, two)
        await tx.rules.remove(HERE, 1, NOW)
        await tx.rules.restore(HERE, 1)
        (known,) = await tx.alerts.of_story(alert.story_id)
    assert known.rule_ids == (one, two)


async def test_twenty_removed_rules_of_a_place_can_be_brought_back(store):
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        for number in range(1, 31):
            await tx.rules.add(rule_draft(f"word{number}"), NOW)
            await tx.rules.remove(HERE, number, NOW + timedelta(seconds=number))
        back = [await tx.rules.restore(HERE, number) is not None for number in range(1, 31)]
    assert back == [False] * 10 + [True] * 20


async def test_a_removed_rule_is_exported_and_goes_with_its_chat(store):
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        await tx.rules.add(rule_draft("rahasia"), NOW)
        await tx.rules.remove(HERE, 1, NOW)
        exported = await tx.chats.export(HERE.chat_id)
        await tx.chats.erase(HERE.chat_id)
        await tx.chats.open(chat(), NOW)
        assert await tx.rules.restore(HERE, 1) is None
    (removed,) = exported["removed_rules"]
    assert removed["rule"]["text"] == "rahasia"


async def test_a_group_that_moves_leaves_its_removed_rules_behind(store):
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        await tx.rules.add(rule_draft("a"), NOW)
        await tx.rules.remove(HERE, 1, NOW)
        await tx.chats.move(HERE.chat_id, ChatId(-1_000_000_000_300), NOW)
        assert await tx.rules.restore(Place(ChatId(-1_000_000_000_300)), 1) is None
