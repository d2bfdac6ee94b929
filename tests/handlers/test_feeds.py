"""What /feeds says of feeds that nobody could look at, that are young, or gone; through a real database."""

from datetime import timedelta

import pytest

from bot.model import (
    ChatId,
    Discovery,
    FeedHealth,
    FeedId,
    FeedLook,
    FeedState,
    FoundFeed,
    Pacing,
    Place,
    Scope,
    Validators,
    WantedFeed,
)
from handlers import concluded
from tests.bot.storage.samples import arrival, feed_draft
from tests.handlers.people import ADMIN, GROUP, Answer, Talks

WEEK = timedelta(days=7)


async def listed(talks: Talks) -> str:
    await talks.say("/start")
    return "\n".join(answer.text for answer in await talks.say("/feeds"))


async def looked_at(talks: Talks, name: str, error: str | None = None, state=FeedState.ACTIVE):
    async with talks.store.begin() as tx:
        draft = feed_draft(f"https://{name}.example/", publisher=name, scope=Scope.SHARED)
        feed = await tx.feeds.add(draft, talks.time.now())
        validators = None if error else Validators()
        failures = 2 if error else 0
        at = talks.time.now()
        await tx.feeds.settle(FeedLook(feed.id, at, at, error, failures, failures, validators, state))
        return feed


async def test_a_feed_that_was_not_looked_at_did_not_answer(talks):
    await looked_at(talks, "Satu")
    talks.time.move(60)
    async with talks.store.begin() as tx:
        waiting = await tx.feeds.add(
            feed_draft("https://dua.example/", publisher="Dua", scope=Scope.SHARED), talks.time.now()
        )
        await tx.feeds.put_off(waiting.id, talks.time.now(), Pacing.CROWDED)
        asked = await tx.feeds.add(
            feed_draft("https://tiga.example/", publisher="Tiga", scope=Scope.SHARED), talks.time.now()
        )
        await tx.feeds.put_off(asked.id, talks.time.now(), Pacing.ASKED)
    said = await listed(talks)
    assert "1 dari 3 kanal menjawab" in said
    assert "Dua (id): banyak kanal dari server ini menunggu giliran" in said
    assert "Tiga (id): servernya meminta saya menunggu" in said


async def test_a_shared_feed_that_is_gone_is_listed_as_gone(talks):
    await looked_at(talks, "Satu", "gone", FeedState.GONE)
    assert "Satu (id): menyatakan sudah dihapus" in await listed(talks)


async def test_the_past_in_a_feeds_first_body_is_no_daily_news(talks):
    feed = await looked_at(talks, "Satu")
    async with talks.store.begin() as tx:
        await tx.items.add(feed.id, [arrival(str(n)) for n in range(50)], talks.time.now(), first_fetch=True)

    async def health() -> FeedHealth:
        async with talks.store.begin() as tx:
            (one,) = await tx.feeds.health(talks.time.now() - WEEK)
        return one

    began = talks.time.now()
    talks.time.move(2 * 86_400)
    async with talks.store.begin() as tx:
        await tx.items.add(feed.id, [arrival("new")], talks.time.now(), first_fetch=False)
    assert ((await health()).week_items, (await health()).counted_since) == (1, began)
    talks.time.move(6 * 86_400)
    assert ((await health()).week_items, (await health()).counted_since) == (1, talks.time.now() - WEEK)


# ---------------------------------------------------------------------------------------------------- the screen


async def pressed(talks: Talks, note: Answer, label: str, **who) -> tuple[str, Answer]:
    """Press the button whose label holds these words; gives the toast, and what stands in place of the message."""
    (data,) = [data for name, data in note.buttons.items() if label in name]
    toast, shown = await talks.press(data, language="en", **who)
    assert (toast.kind, shown.kind) == ("toast", "edit")
    return toast.text, shown


async def own(talks: Talks, title: str, chat: int = 7) -> FeedId:
    """Let a chat have a feed of its own."""
    async with talks.store.begin() as tx:
        url = f"https://{title.lower()}.example/"
        found = FoundFeed(url, (url,), title, "id", (), None)
        _, feed = await tx.subscriptions.begin(ChatId(chat), found, 5, talks.time.now())
    assert feed is not None
    return feed.id


async def test_what_needs_a_look_comes_first_and_what_was_left_out_last(talks):
    for name in ("Beta", "Alfa"):
        await looked_at(talks, name)
    await looked_at(talks, "Zeta", "timeout")
    left = await looked_at(talks, "Aaa")
    await talks.say("/start", language="en")
    await own(talks, "Desa")
    async with talks.store.begin() as tx:
        await tx.feeds.leave_out(ChatId(7), left.id)
    talks.time.move(40)
    (shown,) = await talks.say("/feeds")
    lines = shown.text.splitlines()
    assert lines[:2] == ["I read 4 feeds for you", "Last looked 40 s ago; 2 of 4 feeds answered."]
    assert [line.split(":")[0].split(",")[0] for line in lines[2:7]] == [
        "🔒⏳ 1. Desa (id)",
        "⚠️ 2. Zeta (id)",
        "✅ 3. Alfa (id)",
        "✅ 4. Beta (id)",
        "➖ 5. Aaa (id)",
    ]
    assert "does not answer since 5 Jan, 08:00; 2 times in a row" in lines[3]
    assert list(shown.buttons) == [
        *("🔒⏳ 1. Desa", "⚠️ 2. Zeta", "✅ 3. Alfa", "✅ 4. Beta", "➖ 5. Aaa", "➕ Add")
    ]


async def test_a_feeds_card_says_what_it_is_and_leaves_it_out_and_in(talks):
    feed = await looked_at(talks, "Satu")
    async with talks.store.begin() as tx:
        await tx.items.add(feed.id, [arrival("1")], talks.time.now(), first_fetch=False)
    await talks.say("/start", language="en")
    talks.time.move(7_200)
    (listed,) = await talks.say("/feeds")
    _, card = await pressed(talks, listed, "Satu")
    assert card.text.splitlines()[0] == "✅ Satu"
    assert "I read it for every chat: https://Satu.example/" in card.text
    assert "It answered 2 h ago." in card.text
    assert "I look every minute, while I get to know it." in card.text
    assert "Indonesian" in card.text
    toast, out = await pressed(talks, card, "Leave out")
    assert toast == "Left out"
    assert out.text.splitlines()[0] == "➖ Satu"
    assert "none of its news reaches you" in out.text
    # Pressed again, it is as it was.
    _, again = await pressed(talks, card, "Leave out")
    assert again.text == out.text
    toast, back = await pressed(talks, out, "Read again")
    assert toast == "I read it again"
    assert back.text == card.text
    _, listed_again = await pressed(talks, back, "Feeds")
    assert listed_again.text == listed.text


async def test_ones_own_feed_is_removed_and_taken_back(talks):
    await talks.say("/start", language="en")
    feed = await own(talks, "Desa")
    (listed,) = await talks.say("/feeds")
    _, card = await pressed(talks, listed, "Desa")
    assert "shown in this chat only" in card.text
    assert "desa.example" not in card.text
    toast, removed = await pressed(talks, card, "Remove")
    assert toast == "Removed"
    assert "I no longer read Desa for you." in removed.text
    toast, card = await pressed(talks, removed, "Undo")
    assert toast == "I read it again"
    assert card.text.splitlines()[0] == "🔒⏳ Desa"
    async with talks.store.begin() as tx:
        assert [one.feed.id for one in await tx.feeds.read_by(ChatId(7))] == [feed]


async def test_a_removed_feed_comes_back_only_within_the_limit_and_to_who_had_it(talks):
    await talks.say("/start", language="en")
    await talks.say("/start", user=8, language="en")
    feed = await own(talks, "Desa")
    toast, shown = await talks.press(f"feed:undo:{feed}:0", user=8)
    assert (toast.text, "no feeds yet" in shown.text) == ("That feed is not in your list any more.", True)
    await talks.press(f"feed:rm:{feed}:0")
    for title in ("Satu", "Dua"):
        await own(talks, title)
    toast, _ = await talks.press(f"feed:undo:{feed}:0")
    assert toast.text == "You have as many feeds of your own as a chat may have."
    async with talks.store.begin() as tx:
        assert await tx.subscriptions.count_own(ChatId(7)) == 2
        assert await tx.subscriptions.count_own(ChatId(8)) == 0


@pytest.mark.parametrize("act", ["feedcard:{}:0", "feed:rm:{}:0", "feed:out:{}:0", "feed:in:{}:0"])
async def test_another_chats_feed_is_out_of_reach(talks, act):
    await talks.say("/start", language="en")
    await talks.say("/start", user=8, language="en")
    feed = await own(talks, "Rahasia")
    toast, shown = await talks.press(act.format(feed), user=8)
    assert toast.text == "That feed is not in your list any more."
    assert "Rahasia" not in shown.text
    async with talks.store.begin() as tx:
        assert await tx.subscriptions.count_own(ChatId(7)) == 1


async def test_a_feed_is_added_by_a_button_and_plain_words(talks):
    await talks.say("/start", language="en")
    (listed,) = await talks.say("/feeds")
    _, asked = await pressed(talks, listed, "Add")
    assert "Send me the address" in asked.text
    (usage,) = await talks.say("two words")
    assert "one address" in usage.text
    (looking,) = await talks.say("kabar.example")
    assert "Looking for news at kabar.example" in looking.text
    # The question is answered: further words are words.
    (words, *_) = await talks.say("kerusuhan")
    assert "Looking" not in words.text


async def test_the_way_back_ends_the_question(talks):
    await talks.say("/start", language="en")
    (listed,) = await talks.say("/feeds")
    _, asked = await pressed(talks, listed, "Add")
    await pressed(talks, asked, "Feeds")
    (words, *_) = await talks.say("kerusuhan")
    assert "address" not in words.text


async def test_in_a_group_the_question_opens_its_answer(talks):
    await talks.say("/start", user=ADMIN, chat=GROUP)
    (listed,) = await talks.say("/feeds", user=ADMIN, chat=GROUP)
    (data,) = [data for name, data in listed.buttons.items() if "Tambah" in name]
    toast, asked = await talks.press(data, user=ADMIN, chat=GROUP)
    assert (toast.kind, asked.kind) == ("toast", "message")
    assert "Kirim alamat" in asked.text


async def test_what_an_operator_paused_is_not_read_by_a_chat_that_adds_it(talks):
    feed = await looked_at(talks, "Satu")
    await talks.say("/start", language="en")
    async with talks.store.begin() as tx:
        assert await tx.shared_feeds.pause(feed.id)
        found = FoundFeed(feed.url, (feed.url,), "Satu", "id", (), None)
        wanted = WantedFeed(1, Place(ChatId(7)), feed.url, ())
        note = await concluded(tx, wanted, Discovery((found,)), talks.services)
        assert await tx.subscriptions.count_own(ChatId(7)) == 0
    assert note.phrases[0].id == "addfeed-paused"
