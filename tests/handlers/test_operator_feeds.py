"""The feeds of every chat in an operator's hands, and what the chats see of it."""

import pytest

from bot.model import ChatId, FeedLook, Scope, Validators
from tests.bot.storage.samples import feed_draft
from tests.handlers.people import Answer, Talks

OPERATOR, BUDI = 9, 7


@pytest.fixture
def run_bot(talks_with) -> Talks:
    return talks_with(admins=frozenset({OPERATOR}))


async def read(talks: Talks, *names: str) -> None:
    async with talks.store.begin() as tx:
        for name in names:
            draft = feed_draft(f"https://{name.lower()}.example/", publisher=name, scope=Scope.SHARED)
            made = await tx.feeds.add(draft, talks.time.now())
            at = talks.time.now()
            await tx.feeds.settle(FeedLook(made.id, at, at, None, 0, 0, Validators()))


async def pressed(talks: Talks, note: Answer, label: str, user: int = OPERATOR) -> tuple[str, Answer]:
    (data,) = [data for name, data in note.buttons.items() if label in name]
    toast, shown = await talks.press(data, user=user, language="en")
    assert (toast.kind, shown.kind) == ("toast", "edit")
    return toast.text, shown


async def polled(talks: Talks) -> list[str]:
    async with talks.store.begin() as tx:
        visits = await tx.feeds.claim_due(talks.time.now(), talks.time.now(), 10)
    return [visit.feed.publisher for visit in visits]


async def test_a_feed_is_paused_and_goes_on_and_its_readers_are_told(run_bot):
    await read(run_bot, "Satu", "Dua")
    await run_bot.say("/start", user=BUDI, language="en")
    (listed,) = await run_bot.say("/allfeeds", user=OPERATOR, language="en")
    assert listed.text.startswith("Feeds for every chat: 2\nLast looked just now; 2 of 2 feeds answered.")
    _, card = await pressed(run_bot, listed, "Satu")
    toast, paused = await pressed(run_bot, card, "Pause")
    assert toast == "Paused"
    assert "⏸ Satu" in paused.text
    assert await polled(run_bot) == ["Dua"]
    (seen,) = await run_bot.say("/feeds", user=BUDI)
    assert "⏸ 1. Satu (id): paused by the person who runs this bot" in seen.text
    assert "1 of 1 feeds answered" in seen.text
    # The same button again changes nothing.
    toast, again = await pressed(run_bot, card, "Pause")
    assert toast == "It was so already."
    toast, card = await pressed(run_bot, again, "Go on")
    assert toast == "I read it again"
    assert "Satu" in await polled(run_bot)


async def test_a_feed_is_removed_and_comes_back(run_bot):
    await read(run_bot, "Satu")
    (listed,) = await run_bot.say("/allfeeds", user=OPERATOR, language="en")
    _, card = await pressed(run_bot, listed, "Satu")
    _, removed = await pressed(run_bot, card, "Remove")
    assert "Satu is no longer read for anybody" in removed.text
    assert await polled(run_bot) == []
    _, card = await pressed(run_bot, removed, "Undo")
    assert "Satu" in card.text
    assert await polled(run_bot) == ["Satu"]


async def test_pages_and_buttons_of_feeds_that_are_none(run_bot):
    await read(run_bot, *(f"Koran{number:02}" for number in range(10)))
    (listed,) = await run_bot.say("/allfeeds", user=OPERATOR, language="en")
    _, second = await pressed(run_bot, listed, "▶")
    assert "9. Koran08" in second.text
    for data in ("opfeed:999:0", "ophold:rm:999:0", "op:feeds:999"):
        _, shown = await run_bot.press(data, user=OPERATOR, language="en")
        assert "Feeds for every chat: 10" in shown.text
    for data in ("opfeed:x:0", "ophold:burn:1:0", "op:nowhere:0", "opfeed:99999999999999999999:0"):
        (toast,) = await run_bot.press(data, user=OPERATOR, language="en")
        assert toast.kind == "toast"


async def test_an_operator_adds_a_feed_for_every_chat(run_bot):
    (listed,) = await run_bot.say("/allfeeds", user=OPERATOR, language="en")
    _, asked = await pressed(run_bot, listed, "Add")
    assert "that I should read for every chat" in asked.text
    (usage,) = await run_bot.say("two words", user=OPERATOR)
    assert "one address" in usage.text
    (looking,) = await run_bot.say("https://baru.example/", user=OPERATOR)
    assert "Looking for news at https://baru.example/" in looking.text
    async with run_bot.store.begin() as tx:
        (wanted,) = await tx.wanted.waiting(set(), 5)
    assert (wanted.shared, wanted.place.chat_id) == (True, ChatId(OPERATOR))


async def test_who_is_no_operator_any_more_adds_a_feed_of_ones_own(talks_with):
    before = talks_with(admins=frozenset({OPERATOR}))
    (listed,) = await before.say("/allfeeds", user=OPERATOR, language="en")
    await pressed(before, listed, "Add")
    after = talks_with()
    await after.say("https://baru.example/", user=OPERATOR)
    async with after.store.begin() as tx:
        (wanted,) = await tx.wanted.waiting(set(), 5)
    assert not wanted.shared
