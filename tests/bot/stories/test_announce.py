"""A story that concerns many places is told in chunks: everybody once, graver stories first, through any kill."""

from collections import Counter

import pytest
import structlog

from bot.model import ChatId, DeliveryKind, Level, Reason
from bot.storage import Transaction
from bot.stories.announce import Chunks
from bot.stories.decide import Decider
from tests.bot.stories.newsdesk import Newsdesk, Said

SEND, EDIT, REPLY = DeliveryKind.SEND, DeliveryKind.EDIT, DeliveryKind.REPLY
CHATS = range(101, 108)
RIOT = ("Kerusuhan di pasar Kendari", "Massa membakar kios pedagang di pasar Kendari, Rabu siang.")
RIOT_AGAIN = ("Pasar Kendari rusuh, kios pedagang dibakar", "Massa membakar kios pasar Kendari, Rabu siang.")
RIOT_GRAVE = (
    "DARURAT: kerusuhan pasar Kendari, ratusan tewas",
    "Massa membakar kios pasar Kendari; ratusan pedagang tewas, jam malam berlaku.",
)
QUAKE = ("Gempa Magnitudo 7,9 guncang Nias, peringatan tsunami", "BMKG mengeluarkan peringatan tsunami.")


@pytest.fixture
async def crowd(both: Newsdesk) -> Newsdesk:
    """Seven chats with a rule each; more than three are told in chunks of two."""
    for number in CHATS:
        await both.chat(number)
        await both.rule("kerusuhan OR gempa", number)
    restart(both)
    return both


def restart(desk: Newsdesk) -> None:
    desk.decider = Decider(
        desk.store, desk.lexicon, desk.time, desk.time, desk.woken, chunks=Chunks(many=3, rules=2)
    )


def heard(said: list[Said], kind: DeliveryKind = SEND) -> list[int]:
    return [one.chat for one in said if one.kind is kind]


async def chats_left(desk: Newsdesk) -> int:
    async with desk.store.begin() as tx:
        return await tx.announcements.chats_left()


async def test_everybody_is_told_once_and_it_is_known_how_many_are_left(crowd: Newsdesk):
    await crowd.publish(await crowd.feed(), *RIOT)
    left, said = [], []
    while await crowd.decider.step():
        left.append(await chats_left(crowd))
        said += await crowd.sent()

    assert heard(said) == list(CHATS)
    assert {one.reasons for one in said} == {(Reason.TOLD,)}
    assert left[0] < len(CHATS)
    assert left == sorted(left, reverse=True)
    assert left[-1] == 0
    rows = await crowd.ask("SELECT reason, count(*) FROM decisions GROUP BY reason")
    assert rows == [("told", len(CHATS))]


async def test_a_kill_between_two_chunks_loses_and_doubles_nothing(crowd: Newsdesk):
    await crowd.publish(await crowd.feed(), *RIOT)
    said = []
    while await crowd.decider.step():
        said += await crowd.sent()
        restart(crowd)

    assert heard(said) == list(CHATS)


async def test_a_chunk_that_fails_is_tried_again_so_that_the_rest_is_told(crowd: Newsdesk):
    await crowd.publish(await crowd.feed(), *RIOT)
    await crowd.decider.step()
    with structlog.testing.capture_logs() as logged:
        for _ in range(2):
            await crowd.ask("UPDATE stories SET level = level + 90")
            await crowd.decider.step()
            await crowd.ask("UPDATE stories SET level = level - 90")
    assert [entry["event"] for entry in logged] == ["decide.announcement_failed"] * 2
    said = []
    while await crowd.decider.step():
        said += await crowd.sent()

    assert sorted(heard(said)) == list(CHATS)


async def test_one_that_fails_three_times_is_shown_and_the_next_start_goes_on_with_it(crowd: Newsdesk):
    await crowd.publish(await crowd.feed(), *RIOT)
    await crowd.decider.step()
    with structlog.testing.capture_logs():
        for _ in range(4):
            await crowd.ask("UPDATE stories SET level = level + 90")
            await crowd.decider.step()
            await crowd.ask("UPDATE stories SET level = level - 90")
    assert len(crowd.decider.aside) == 1
    assert await crowd.decider.step() == 0

    restart(crowd)
    await crowd.decide()
    assert sorted(heard(await crowd.sent())) == list(CHATS)


async def test_a_graver_story_overtakes_one_that_is_being_told(crowd: Newsdesk):
    kompas = await crowd.feed(tier=1)
    await crowd.publish(kompas, *RIOT)
    await crowd.decider.step()
    await crowd.publish(kompas, *QUAKE)
    said = []
    while await crowd.decider.step():
        said += await crowd.sent()

    quake = [place for place, one in enumerate(said) if one.title == QUAKE[0]]
    riot = [place for place, one in enumerate(said) if one.title == RIOT[0]]
    assert len(quake) == len(riot) == len(CHATS)
    # Of the milder story only what was committed before goes ahead.
    assert sum(place < max(quake) for place in riot) <= 4


async def test_further_sources_become_edits_for_all_and_first_messages_for_nobody(crowd: Newsdesk):
    await crowd.told(await crowd.feed(), *RIOT)
    said = await crowd.told(await crowd.feed("Tempo"), *RIOT_AGAIN)

    assert sorted(heard(said, EDIT)) == list(CHATS)
    assert heard(said) == []


async def test_a_graver_turn_in_the_middle_reaches_everybody(crowd: Newsdesk):
    await crowd.publish(await crowd.feed(), *RIOT)
    await crowd.decider.step()
    said = await crowd.sent()
    early = set(heard(said))
    assert 0 < len(early) < len(CHATS)
    await crowd.publish(await crowd.feed("Tempo", tier=1), *RIOT_GRAVE)
    while await crowd.decider.step():
        said += await crowd.sent()
    said += await crowd.sent()

    assert sorted(heard(said)) == list(CHATS)
    assert set(heard(said, REPLY)) == early
    assert {one.level for one in said if one.chat not in early} == {Level.CRITICAL}


async def test_a_chat_that_left_out_the_later_feed_is_told_by_the_earlier_one(crowd: Newsdesk):
    kompas, tempo = await crowd.feed(), await crowd.feed("Tempo")
    async with crowd.store.begin() as tx:
        await tx.feeds.leave_out(ChatId(CHATS[-1]), tempo.id)
    await crowd.publish(kompas, *RIOT)
    await crowd.publish(tempo, *RIOT_AGAIN)
    await crowd.decide()

    assert sorted(heard(await crowd.sent())) == list(CHATS)


async def test_rules_made_and_removed_meanwhile(crowd: Newsdesk):
    await crowd.publish(await crowd.feed(), *RIOT)
    await crowd.decider.step()
    crowd.time.move(60)
    await crowd.chat(200)
    await crowd.rule("kerusuhan OR gempa", 200)
    async with crowd.store.begin() as tx:
        await tx.rules.remove((await rule_of(tx, CHATS[-1])).place, 1, crowd.time.now())
    await crowd.decide()

    assert heard(await crowd.sent()) == list(CHATS)[:-1]


async def rule_of(tx: Transaction, chat: int):
    return (await tx.rules.get(range(1, 100)))[chat - CHATS[0]]


async def test_items_of_a_first_fetch_tell_nobody(crowd: Newsdesk):
    assert await crowd.told(await crowd.feed(), *RIOT, first_fetch=True) == []
    assert await crowd.reasons() == ["first_fetch"]
    assert await chats_left(crowd) == 0


async def test_all_topics_of_a_chat_are_told(crowd: Newsdesk):
    await crowd.rule("kerusuhan", CHATS[0], topic=5)
    said = await crowd.told(await crowd.feed(), *RIOT)

    assert Counter(heard(said)) == Counter(dict.fromkeys(CHATS, 1) | {CHATS[0]: 2})


async def test_a_mended_word_of_an_item_of_a_first_fetch_begins_no_telling(crowd: Newsdesk):
    feed = await crowd.feed()
    await crowd.told(feed, *RIOT, name="riot", first_fetch=True)

    said = await crowd.told(feed, RIOT[0] + ".", RIOT[1], name="riot")
    reworded = await crowd.told(feed, *RIOT_GRAVE, name="riot")

    assert said == []
    assert heard(reworded) == list(CHATS)
