import json
from dataclasses import replace

from bot.model import ChatId, ChatKind, ChatState, DeliveryKind, Match, Origin, Place, Reason, Scope, Update
from bot.storage import Store
from tests.bot.storage.samples import (
    HERE,
    MINUTE,
    NOW,
    act,
    added_feed,
    answer,
    arrival,
    chat,
    rule_draft,
    told,
)
from tests.one_delivery import content_of, lease_one, sent_one

GROUP = Place(ChatId(-5))
SUPERGROUP = Place(ChatId(-100_500))


async def test_a_chat_opens_closes_and_comes_back_with_its_settings(store):
    async with store.begin() as tx:
        assert await tx.chats.get(ChatId(100)) is None
        await tx.chats.open(chat(), NOW)
        assert await tx.chats.get(ChatId(100)) == chat()
        await tx.chats.set_language(ChatId(100), "kk")
        await tx.chats.set_timezone(ChatId(100), "Asia/Almaty")
        await tx.chats.close(ChatId(100), ChatState.BLOCKED, NOW)
        own = chat(language="kk", timezone="Asia/Almaty", state=ChatState.BLOCKED)
        assert await tx.chats.get(ChatId(100)) == own
        assert await tx.chats.count_open() == 0
        await tx.chats.open(chat(), NOW)
        assert await tx.chats.get(ChatId(100)) == replace(own, state=ChatState.OPEN)
        assert await tx.chats.count_open() == 1


async def test_closing_keeps_the_rules(store):
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        rule, _ = await tx.rules.add(rule_draft(), NOW)
        await tx.chats.close(ChatId(100), ChatState.STOPPED, NOW)
        assert await tx.rules.of_place(HERE) == (rule,)


# -------------------------------------------------------------------------------------------------------- moving


async def test_a_supergroup_gets_everything_of_the_group_it_was(store):
    async with store.begin() as tx:
        alert = await told(tx, GROUP)
        await tx.rules.add(rule_draft("second", GROUP), NOW)
        await tx.rules.remove(GROUP, 2, NOW)
        private = await added_feed(tx, "https://p", scope=Scope.PRIVATE, origin=Origin.CHAT)
        await tx.feeds.subscribe(GROUP.chat_id, private.id)
        number = await tx.drafts.keep(GROUP, "words", NOW)
        await tx.deliveries.add([act(alert)])
        await tx.chats.set_language(GROUP.chat_id, "ru")
        await tx.chats.move(GROUP.chat_id, SUPERGROUP.chat_id, NOW)
        assert await tx.chats.get(SUPERGROUP.chat_id) == chat(
            SUPERGROUP.chat_id, kind=ChatKind.SUPERGROUP, language="ru"
        )
        assert (await tx.chats.get(GROUP.chat_id)).state is ChatState.MOVED
        assert [rule.number for rule in await tx.rules.of_place(SUPERGROUP)] == [1]
        assert await tx.rules.of_place(GROUP) == ()
        assert (await tx.rules.add(rule_draft("third", SUPERGROUP), NOW))[0].number == 3
        assert private.id in [row.feed.id for row in await tx.feeds.read_by(SUPERGROUP.chat_id)]
        assert (await tx.drafts.take(SUPERGROUP, number)).text == "words"
        (moved,) = await tx.alerts.of_story(alert.story_id)
        assert moved == replace(alert, place=SUPERGROUP)
        (due,) = await tx.deliveries.due(NOW, [], 10)
        assert due.place == SUPERGROUP
        leased = await lease_one(tx, due.id, NOW, NOW + MINUTE)
    assert leased.place == SUPERGROUP
    assert leased.chat.id == SUPERGROUP.chat_id


async def test_old_messages_are_not_edited_from_the_supergroup_whose_numbers_begin_anew(store):
    async with store.begin() as tx:
        alert = await told(tx, GROUP)
        await tx.deliveries.add([act(alert)])
        (due,) = await tx.deliveries.due(NOW, [], 10)
        await lease_one(tx, due.id, NOW, NOW + MINUTE)
        await sent_one(tx, due.id, 57, 1, NOW)
        await tx.chats.move(GROUP.chat_id, SUPERGROUP.chat_id, NOW)
        await tx.deliveries.add([act(replace(alert, place=SUPERGROUP), DeliveryKind.EDIT, 2)])
        (due,) = await tx.deliveries.due(NOW, [], 10)
        assert await lease_one(tx, due.id, NOW, NOW + MINUTE) is None
        assert (await tx.deliveries.settled_count())["edit.withdrawn"] == 1
        assert (await content_of(tx, alert.id)).head_message_id is None


async def test_a_group_moves_into_a_supergroup_that_has_rules_already(store):
    async with store.begin() as tx:
        mine = await told(tx, GROUP, "same", "1")
        await tx.rules.add(rule_draft("own", GROUP), NOW)
        await tx.chats.open(chat(SUPERGROUP.chat_id), NOW)
        theirs, _ = await tx.rules.add(rule_draft("same", SUPERGROUP), NOW)
        double = replace(mine, place=SUPERGROUP, rule_ids=(theirs.id,))
        (kept,) = await tx.alerts.add([double])
        await tx.chats.move(GROUP.chat_id, SUPERGROUP.chat_id, NOW)
        texts = {rule.number: rule.text for rule in await tx.rules.of_place(SUPERGROUP)}
        assert texts == {1: "same", 3: "own"}
        assert (await tx.rules.add(rule_draft("next", SUPERGROUP), NOW))[0].number == 4
        assert [alert.id for alert in await tx.alerts.of_story(mine.story_id)] == [kept.id]


async def test_moving_twice_or_from_nowhere_does_nothing(store):
    async with store.begin() as tx:
        await tx.chats.move(GROUP.chat_id, SUPERGROUP.chat_id, NOW)
        assert await tx.chats.get(SUPERGROUP.chat_id) is None
        await tx.chats.open(chat(GROUP.chat_id), NOW)
        await tx.chats.move(GROUP.chat_id, SUPERGROUP.chat_id, NOW)
        await tx.chats.set_language(SUPERGROUP.chat_id, "kk")
        await tx.chats.move(GROUP.chat_id, SUPERGROUP.chat_id, NOW)
        assert (await tx.chats.get(SUPERGROUP.chat_id)).language == "kk"


# ---------------------------------------------------------------------------------------------- export and erasure


async def everything(tx, place, word: str) -> None:
    """Give a chat a row of every kind, each with the word where it can hold one."""
    alert = await told(tx, place, f"query {word}", word)
    private = await added_feed(tx, f"https://{word}.example", scope=Scope.PRIVATE, origin=Origin.CHAT)
    await tx.feeds.subscribe(place.chat_id, private.id)
    await tx.items.add(private.id, [arrival(word)], NOW, first_fetch=False)
    await tx.drafts.keep(place, f"draft {word}", NOW)
    await tx.deliveries.add([act(alert), answer(f"{place.chat_id}", place)])
    match = Match(
        alert.story_id, (await tx.rules.queries())[-1].id, (await tx.items.undecided(9))[-1].id, (word,)
    )
    await tx.stories.add_matches([match])
    await tx.inbox.store([Update(place.chat_id, place.chat_id, {"text": word})], NOW)


async def test_the_export_is_plain_json_with_everything(store):
    async with store.begin() as tx:
        await everything(tx, HERE, "bulan")
        exported = json.loads(json.dumps(await tx.chats.export(HERE.chat_id)))
        assert await tx.chats.export(ChatId(404)) is None
    assert exported["chat"]["id"] == 100
    assert exported["chat"]["created_at"] == NOW.isoformat()
    assert [rule["text"] for rule in exported["rules"]] == ["query bulan"]
    assert [draft["text"] for draft in exported["drafts"]] == ["draft bulan"]
    assert exported["feeds"] == [{"url": "https://bulan.example", "scope": "private", "reads": True}]
    assert [alert["title"] for alert in exported["alerts"]] == ["Kerusuhan di Almaty"]
    assert [delivery["kind"] for delivery in exported["deliveries"]] == ["send", "answer"]
    assert [update["payload"] for update in exported["updates"]] == [{"text": "bulan"}]


async def test_an_erased_chat_leaves_nothing_and_the_others_are_as_they_were(store):
    other = Place(ChatId(200))
    async with store.begin() as tx:
        await everything(tx, HERE, "bulan")
        await everything(tx, other, "bintang")
        before = await tx.chats.export(other.chat_id)
        assert await tx.chats.erase(HERE.chat_id)
        assert await tx.chats.export(other.chat_id) == before
        assert await tx.chats.export(HERE.chat_id) is None
        assert await tx.feeds.by_url("https://bulan.example") is None
        assert [query.text for query in await tx.rules.queries()] == ["query bintang"]
        assert [pending.update.id for pending in await tx.inbox.pending([], 9)] == [200]
        assert [due.place for due in await tx.deliveries.due(NOW, [], 9)] == [other]
        assert not await tx.chats.erase(HERE.chat_id)


async def test_an_erasure_tells_decide_without_the_words(store):
    async with store.begin() as tx:
        await everything(tx, HERE, "bulan")
        (added,) = await tx.rules.changes_since(0)
        await tx.chats.erase(HERE.chat_id)
        (removed,) = await tx.rules.changes_since(0)
    assert (removed.kind, removed.query_id, removed.text) == ("query_removed", added.query_id, "")
    assert removed.number > added.number


async def test_an_erasure_forgets_rules_that_were_removed_before(store):
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        await tx.rules.add(rule_draft("rahasia"), NOW)
        await tx.rules.remove(HERE, 1, NOW)
        last = await tx.rules.last_change()
        await tx.chats.erase(HERE.chat_id)
        assert [(change.kind, change.text) for change in await tx.rules.changes_since(0)] == [
            ("query_removed", "")
        ]
        assert await tx.rules.last_change() == last


async def test_a_query_and_a_feed_that_another_chat_has_outlive_an_erasure(store):
    other = Place(ChatId(200))
    async with store.begin() as tx:
        for place in (HERE, other):
            await tx.chats.open(chat(place.chat_id), NOW)
            await tx.rules.add(rule_draft(place=place), NOW)
            feed = await added_feed(tx, scope=Scope.PRIVATE)
            await tx.feeds.subscribe(place.chat_id, feed.id)
        last = await tx.rules.last_change()
        await tx.chats.erase(HERE.chat_id)
        assert [query.text for query in await tx.rules.queries()] == ["kerusuhan"]
        assert await tx.rules.last_change() == last
        assert [row.feed.id for row in await tx.feeds.read_by(other.chat_id)] == [feed.id]


async def test_an_update_of_an_erased_chat_is_not_handled_again(store):
    update = Update(7, HERE.chat_id, {"text": "rahasia"})
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        await tx.inbox.store([update], NOW)
        await tx.chats.erase(HERE.chat_id)
        await tx.inbox.handled(7, NOW)
        await tx.inbox.store([update], NOW)
        assert await tx.inbox.pending([], 10) == ()


async def test_the_answer_to_an_erasure_goes_and_then_nothing_names_the_chat(store):
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        await tx.chats.erase(HERE.chat_id)
        await tx.deliveries.add([answer()])
        (due,) = await tx.deliveries.due(NOW, [], 10)
        leased = await lease_one(tx, due.id, NOW, NOW + MINUTE)
        assert leased.chat == chat(
            kind=ChatKind.PRIVATE, state=ChatState.STOPPED, language="en", timezone="UTC"
        )
        await sent_one(tx, due.id, 5, 0, NOW)
        await tx.chats.open(chat(), NOW)
        assert (await tx.chats.export(HERE.chat_id))["deliveries"] == []
        assert await tx.deliveries.settled_count() == {"answer.sent": 1}


async def test_erasing_a_supergroup_erases_the_group_it_was(store):
    async with store.begin() as tx:
        await tx.chats.open(chat(GROUP.chat_id), NOW)
        await tx.chats.move(GROUP.chat_id, SUPERGROUP.chat_id, NOW)
        await tx.chats.erase(SUPERGROUP.chat_id)
        assert await tx.chats.get(GROUP.chat_id) is None


async def test_after_an_erasure_no_page_holds_the_words(sqlite_url, tmp_path):
    async with Store.open(sqlite_url) as store:
        async with store.begin() as tx:
            await everything(tx, HERE, "katarahasia")
            await tx.deliveries.add([answer("2", HERE)])
        written = b"".join(file.read_bytes() for file in tmp_path.iterdir())
        assert b"draft katarahasia" in written
        async with store.begin() as tx:
            await tx.chats.erase(HERE.chat_id)
        left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert [
        word for word in (b"draft katarahasia", b"query katarahasia", b"katarahasia.example") if word in left
    ] == []


async def test_scrubbing_postgresql_runs_beside_others(postgresql_url):
    async with Store.open(postgresql_url) as store, store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        await store.scrub()
        assert (await tx.chats.get(HERE.chat_id)) == chat()


async def test_a_turn_after_a_group_was_upgraded_is_told_in_the_supergroup(store):
    async with store.begin() as tx:
        alert = await told(tx, Place(ChatId(-5)))
        await tx.deliveries.add([act(alert)])
        (due,) = await tx.deliveries.due(NOW, [], 9)
        await lease_one(tx, due.id, NOW, NOW + MINUTE)
        await sent_one(tx, due.id, 77, 1, NOW)
        await tx.chats.move(ChatId(-5), ChatId(-1_005), NOW)
        moved = replace(alert, place=Place(ChatId(-1_005)))
        turn = act(moved, DeliveryKind.REPLY, version=2, reasons=(Reason.TOLL_ROSE,))
        await tx.deliveries.add([turn])
        (due,) = await tx.deliveries.due(NOW, [], 9)
        assert await lease_one(tx, due.id, NOW, NOW + MINUTE) is not None
        content = await content_of(tx, alert.id)
        assert (content.alert.message_id, content.head_message_id) == (None, None)
