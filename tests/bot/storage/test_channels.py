"""Who sets up which channel, in both databases."""

from datetime import timedelta

import pytest

from bot.model import Button, ChatId, ChatKind, ChatState, Phrase, Place, marked, unmarked
from bot.storage import Store
from tests.bot.storage.samples import MINUTE, NOW, chat, rule_draft

ARU, BUDI = ChatId(7), ChatId(8)
CHANNEL = ChatId(-1_000_000_000_009)
OTHER = ChatId(-1_000_000_000_010)


@pytest.fixture
async def opened(store: Store) -> Store:
    async with store.begin() as tx:
        for person in (ARU, BUDI):
            await tx.chats.open(chat(person), NOW)
        for channel in (CHANNEL, OTHER):
            await tx.chats.open(chat(channel, kind=ChatKind.CHANNEL), NOW)
    return store


async def test_a_channel_is_found_by_its_number_by_who_set_it_up_only(opened):
    async with opened.begin() as tx:
        granted = await tx.channels.grant(CHANNEL, ARU, "Kabar", NOW)
        assert await tx.channels.get(ARU, granted.number) == granted
        assert await tx.channels.get(BUDI, granted.number) is None
        assert await tx.channels.of_person(ARU) == (granted,)
        assert await tx.channels.of_channel(CHANNEL) == (granted,)


async def test_granted_again_it_keeps_its_number_and_one_that_ended_never_comes_back(opened):
    async with opened.begin() as tx:
        first = await tx.channels.grant(CHANNEL, ARU, "Kabar", NOW)
        again = await tx.channels.grant(CHANNEL, ARU, "Kabar Kita", NOW + MINUTE)
        assert (again.number, again.title, again.granted_at) == (first.number, "Kabar Kita", NOW)
        await tx.channels.end(again)
        assert await tx.channels.get(ARU, first.number) is None
    async with opened.begin() as tx:
        assert (await tx.channels.grant(CHANNEL, ARU, "Kabar", NOW)).number > first.number


async def test_those_checked_longest_ago_come_first_and_closed_channels_need_no_check(opened):
    async with opened.begin() as tx:
        aru = await tx.channels.grant(CHANNEL, ARU, "Kabar", NOW)
        budi = await tx.channels.grant(CHANNEL, BUDI, "Kabar", NOW - MINUTE)
        await tx.channels.grant(OTHER, BUDI, "Lain", NOW - MINUTE)
        await tx.chats.close(OTHER, ChatState.KICKED, NOW)
        assert await tx.channels.unchecked_since(NOW + MINUTE, 10) == (budi, aru)
        assert await tx.channels.unchecked_since(NOW + MINUTE, 1) == (budi,)
        await tx.channels.checked(budi, NOW + timedelta(days=1))
        assert await tx.channels.unchecked_since(NOW + MINUTE, 10) == (aru,)


async def test_a_channel_that_nobody_sets_up_is_unclaimed(opened):
    async with opened.begin() as tx:
        aru = await tx.channels.grant(CHANNEL, ARU, "Kabar", NOW)
        assert await tx.channels.unclaimed(10) == (OTHER,)
        await tx.channels.end(aru)
        assert await tx.channels.unclaimed(10) == (OTHER, CHANNEL)
        await tx.chats.close(OTHER, ChatState.UNCLAIMED, NOW)
        assert await tx.channels.unclaimed(10) == (CHANNEL,)


async def test_a_person_s_erasure_takes_the_channels_that_nobody_else_manages(opened):
    async with opened.begin() as tx:
        for channel in (CHANNEL, OTHER):
            await tx.channels.grant(channel, ARU, "Kabar", NOW)
            await tx.rules.add(rule_draft("kerusuhan", Place(channel)), NOW)
        budi = await tx.channels.grant(OTHER, BUDI, "Lain", NOW)
        assert await tx.channels.managed_alone(ARU) == (CHANNEL,)
        await tx.chats.erase(ARU)
        assert await tx.chats.get(CHANNEL) is None
        assert await tx.rules.of_place(Place(CHANNEL)) == ()
        assert len(await tx.rules.of_place(Place(OTHER))) == 1
        assert await tx.channels.of_channel(OTHER) == (budi,)


async def test_an_export_names_the_channels(opened):
    async with opened.begin() as tx:
        granted = await tx.channels.grant(CHANNEL, ARU, "Kabar", NOW)
        kept = await tx.chats.export(ARU)
    assert [(row["id"], row["chat_id"], row["title"]) for row in kept["channels"]] == [
        (granted.number, CHANNEL, "Kabar")
    ]


async def test_a_mark_can_be_read_again_and_is_put_once(opened):
    async with opened.begin() as tx:
        channel = await tx.channels.grant(CHANNEL, ARU, "Kabar", NOW)
    rows = ((Button(Phrase("a"), "rules:0"), Button(Phrase("b"), url="https://kabar.example")),)
    once = marked(rows, channel)
    assert once == marked(once, channel)
    assert [button.data for button in once[0]] == [f"@{channel.number}:rules:0", None]
    assert unmarked(f"@{channel.number}:rules:0") == (channel.number, "rules:0")


@pytest.mark.parametrize(
    "data", ["rules:0", "@:rules", "@x:rules", "@-1:rules", "@5", "@" + "9" * 19 + ":r", ""]
)
def test_what_is_no_mark_is_none(data):
    assert unmarked(data) is None
