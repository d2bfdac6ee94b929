import asyncio

from bot.model import Change, ChangeKind, ChatId, ChatState, Level, Place, QueryId, Scope, StoryConditions
from bot.storage import Store
from tests.bot.storage.samples import HERE, NOW, added_feed, chat, rule_draft

THERE = Place(ChatId(200))
TOPIC = Place(ChatId(100), 7)


async def opened(tx, *chat_ids: int) -> None:
    for chat_id in chat_ids or (100, 200):
        await tx.chats.open(chat(chat_id), NOW)


async def changes(tx, since=0) -> list[tuple[ChangeKind, str]]:
    return [(change.kind, change.text) for change in await tx.rules.changes_since(since)]


async def test_a_saved_rule_is_listed_as_it_was_written(store):
    conditions = StoryConditions(2, 9, Level.IMPORTANT, Level.CRITICAL)
    draft = rule_draft(text="kerusuhan sources>=2", conditions=conditions, pack="csto")
    async with store.begin() as tx:
        await opened(tx)
        rule, new = await tx.rules.add(draft, NOW)
        assert new
        assert await tx.rules.of_place(HERE) == (rule,)
        assert await tx.rules.get([rule.id]) == (rule,)
    assert (rule.number, rule.place, rule.text, rule.query) == (1, HERE, draft.text, "kerusuhan")
    assert (rule.conditions, rule.pack, rule.created_at) == (conditions, "csto", NOW)
    assert (rule.sound, rule.schedule, rule.paused) == ("by_level", "at_once", False)


async def test_the_same_question_twice_is_one_rule_however_it_is_written(store):
    async with store.begin() as tx:
        await opened(tx)
        first, _ = await tx.rules.add(rule_draft(), NOW)
        assert await tx.rules.add(rule_draft(text="KERUSUHAN"), NOW) == (first, False)
        critical = StoryConditions(level_low=Level.CRITICAL)
        other, new = await tx.rules.add(rule_draft(conditions=critical), NOW)
        assert new
        assert other.query_id == first.query_id


async def test_numbers_rise_in_each_place_and_are_never_used_twice(store):
    async with store.begin() as tx:
        await opened(tx)
        for text in "abc":
            await tx.rules.add(rule_draft(text), NOW)
        await tx.rules.add(rule_draft("a", TOPIC), NOW)
        assert (await tx.rules.remove(HERE, 3, NOW)).text == "c"
        assert (await tx.rules.remove(HERE, 1, NOW)).text == "a"
        fourth, _ = await tx.rules.add(rule_draft("a"), NOW)
        assert [rule.number for rule in await tx.rules.of_place(HERE)] == [2, 4]
        assert [rule.number for rule in await tx.rules.of_place(TOPIC)] == [1]
        assert fourth.number == 4
        assert await tx.rules.count(ChatId(100)) == 3


async def test_a_rule_of_another_place_cannot_be_removed(store):
    async with store.begin() as tx:
        await opened(tx)
        await tx.rules.add(rule_draft(), NOW)
        assert await tx.rules.remove(THERE, 1, NOW) is None
        assert await tx.rules.remove(TOPIC, 1, NOW) is None
        assert await tx.rules.remove(HERE, 2, NOW) is None


async def in_slices(tx, asked, feed, limit: int) -> list[list[int]]:
    """Walk through all chats in slices; the ids of each slice's rules."""
    slices, after = [], None
    while rules := await tx.rules.asking_after(asked, feed, after, limit):
        slices.append([rule.id for rule in rules])
        after = rules[-1].place.chat_id
    return slices


async def test_the_rules_of_many_chats_are_read_in_slices_of_whole_chats(store):
    async with store.begin() as tx:
        feed = await added_feed(tx)
        await opened(tx, 100, 200, -300)
        first, _ = await tx.rules.add(rule_draft("a", THERE), NOW)
        second, _ = await tx.rules.add(rule_draft("b"), NOW)
        third, _ = await tx.rules.add(rule_draft("a"), NOW)
        fourth, _ = await tx.rules.add(rule_draft("a", TOPIC), NOW)
        fifth, _ = await tx.rules.add(rule_draft("b", Place(ChatId(-300))), NOW)
        asked = [first.query_id, second.query_id]
        here = [second.id, third.id, fourth.id]
        for limit in (1, 2, 3, 4):
            assert await in_slices(tx, asked, feed, limit) == [[fifth.id], here, [first.id]]
        assert await in_slices(tx, asked, feed, 5) == [[fifth.id, *here], [first.id]]
        assert await in_slices(tx, [first.query_id], feed, 10) == [[third.id, fourth.id, first.id]]
        assert await in_slices(tx, [], feed, 10) == []


async def test_the_first_and_the_last_rule_of_a_query_are_changes(store):
    async with store.begin() as tx:
        await opened(tx)
        assert await tx.rules.last_change() == 0
        first, _ = await tx.rules.add(rule_draft(), NOW)
        await tx.rules.add(rule_draft(place=THERE), NOW)
        assert await changes(tx) == [("query_added", "kerusuhan")]
        await tx.rules.remove(HERE, 1, NOW)
        assert len(await changes(tx)) == 1
        await tx.rules.remove(THERE, 1, NOW)
        seen = await tx.rules.last_change()
        assert await changes(tx) == [("query_added", "kerusuhan"), ("query_removed", "kerusuhan")]
        again, _ = await tx.rules.add(rule_draft(), NOW)
        assert await tx.rules.changes_since(seen) == (
            Change(seen + 1, ChangeKind.QUERY_ADDED, first.query_id, "kerusuhan"),
        )
        assert again.query_id == first.query_id
        assert again.id > first.id


async def test_queries_are_those_that_a_standing_rule_asks(store):
    async with store.begin() as tx:
        await opened(tx)
        for text in "ab":
            await tx.rules.add(rule_draft(text), NOW)
        await tx.rules.remove(HERE, 1, NOW)
        assert [query.text for query in await tx.rules.queries()] == ["b"]


async def test_only_open_chats_ask(store):
    async with store.begin() as tx:
        await opened(tx)
        feed = await added_feed(tx)
        first, _ = await tx.rules.add(rule_draft(), NOW)
        second, _ = await tx.rules.add(rule_draft(place=THERE), NOW)
        asked = [first.query_id]
        assert await tx.rules.asking(asked, feed, 10) == (first, second)
        await tx.chats.close(ChatId(100), ChatState.BLOCKED, NOW)
        assert await tx.rules.asking(asked, feed, 10) == (second,)
        assert await tx.rules.asking([QueryId(9_999)], feed, 10) == ()
        assert await tx.rules.asking([], feed, 10) == ()


async def test_a_shared_feed_is_asked_about_unless_left_out(store):
    async with store.begin() as tx:
        await opened(tx)
        feed, other = await added_feed(tx, "https://1"), await added_feed(tx, "https://2")
        first, _ = await tx.rules.add(rule_draft(), NOW)
        second, _ = await tx.rules.add(rule_draft(place=THERE), NOW)
        await tx.feeds.leave_out(ChatId(100), feed.id)
        assert await tx.rules.asking([first.query_id], feed, 10) == (second,)
        assert await tx.rules.asking([first.query_id], other, 10) == (first, second)


async def test_a_private_feed_is_asked_about_by_its_readers(store):
    async with store.begin() as tx:
        await opened(tx)
        feed = await added_feed(tx, scope=Scope.PRIVATE)
        first, _ = await tx.rules.add(rule_draft(), NOW)
        await tx.rules.add(rule_draft(place=THERE), NOW)
        assert await tx.rules.asking([first.query_id], feed, 10) == ()
        await tx.feeds.subscribe(ChatId(100), feed.id)
        assert await tx.rules.asking([first.query_id], feed, 10) == (first,)
        await tx.feeds.leave_out(ChatId(100), feed.id)
        assert await tx.rules.asking([first.query_id], feed, 10) == ()


async def test_changes_are_seen_in_the_order_of_their_numbers(database_url):
    """Ten chats add rules at once while a reader follows: it must not miss one that was numbered before."""
    async with Store.open(database_url, synchronous="normal") as store:
        async with store.begin() as tx:
            await opened(tx, *range(1, 11))
        seen: list[str] = []
        last = 0

        async def add(chat_id):
            for number in range(5):
                async with store.begin() as tx:
                    await tx.rules.add(rule_draft(f"{chat_id} {number}", Place(ChatId(chat_id))), NOW)

        async def follow():
            nonlocal last
            while len(seen) < 50:
                async with store.begin() as tx:
                    for change in await tx.rules.changes_since(last):
                        seen.append(change.text)
                        last = change.number

        async with asyncio.timeout(30), asyncio.TaskGroup() as tasks:
            tasks.create_task(follow())
            for chat_id in range(1, 11):
                tasks.create_task(add(chat_id))
    assert sorted(seen) == sorted(f"{chat_id} {number}" for chat_id in range(1, 11) for number in range(5))


async def test_chats_that_save_the_same_query_at_once_share_it(database_url):
    async with Store.open(database_url, synchronous="normal") as store:
        async with store.begin() as tx:
            await opened(tx, *range(1, 11))

        async def add(chat_id):
            async with store.begin() as tx:
                return await tx.rules.add(rule_draft(place=Place(ChatId(chat_id))), NOW)

        saved = await asyncio.gather(*(add(chat_id) for chat_id in range(1, 11)))
        async with store.begin() as tx:
            assert await changes(tx) == [("query_added", "kerusuhan")]
    assert len({rule.query_id for rule, _ in saved}) == 1
