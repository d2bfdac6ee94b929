"""Rules in the making, and rules behind a link."""

from datetime import timedelta

from bot.model import ChatId, Place
from tests.bot.storage.samples import HERE, NOW, chat

THERE = Place(ChatId(200))
TOPIC = Place(ChatId(100), 7)


async def test_a_draft_is_known_in_its_place_only_and_taken_once(store):
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        number = await tx.drafts.keep(HERE, "kerusuhan", NOW, "answer:1:0")
        for place in (THERE, TOPIC):
            assert await tx.drafts.get(place, number) is None
            assert await tx.drafts.change(place, number, text="x", choices={}) is None
            assert await tx.drafts.take(place, number) is None
        draft = await tx.drafts.get(HERE, number)
        assert (draft.text, draft.choices, draft.version) == ("kerusuhan", {}, 0)
        assert (draft.answer_key, draft.counted) == ("answer:1:0", None)
        assert await tx.drafts.take(HERE, number) == draft
        assert await tx.drafts.take(HERE, number) is None


async def test_a_changed_draft_forgets_what_was_counted(store):
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        number = await tx.drafts.keep(HERE, "kerusuhan", NOW)
        await tx.drafts.keep_counted(HERE, number, {"stories": 12})
        await tx.drafts.show(HERE, number, "answer:2:0")
        assert (await tx.drafts.get(HERE, number)).counted == {"stories": 12}
        changed = await tx.drafts.change(HERE, number, text="gempa", choices={"any": True})
    async with store.begin() as tx:
        assert await tx.drafts.get(HERE, number) == changed
    assert (changed.text, changed.choices, changed.version) == ("gempa", {"any": True}, 1)
    assert (changed.answer_key, changed.counted) == ("answer:2:0", None)


async def test_a_place_keeps_its_newest_twenty_drafts(store):
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        numbers = [await tx.drafts.keep(HERE, str(n), NOW) for n in range(30)]
        taken = [await tx.drafts.take(HERE, n) is not None for n in numbers]
    assert taken == [False] * 10 + [True] * 20


async def test_a_shared_rule_is_found_by_its_code_and_the_same_text_has_one(store):
    async with store.begin() as tx:
        assert await tx.shared.share("kerusuhan", "abc", NOW) == "abc"
        assert await tx.shared.share("gempa", "def", NOW) == "def"
        assert await tx.shared.share("kerusuhan", "ghi", NOW + timedelta(days=1)) == "abc"
        assert await tx.shared.find("abc") == "kerusuhan"
        assert await tx.shared.find("ghi") is None
