"""What /why reads, over both databases: what a chat may know of, and everything that was decided about it."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.addresses import link_key
from bot.model import ChatId, DeliveryKind, DeliveryState, Place, Reason
from bot.storage.schema import alerts, deliveries, stories
from rules import Lexicon
from tests.bot.stories.newsdesk import Newsdesk, newsdesk
from tests.handlers.test_why import LINK, RIOT, RIOT_AGAIN, RIOT_AGAIN_SUMMARY, RIOT_SUMMARY, RULE

HERE = Place(ChatId(7))


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon()


@pytest.fixture
async def desk(database_url: str, lexicon: Lexicon) -> AsyncIterator[Newsdesk]:
    """A newsroom's desk with a chat that has a rule."""
    async with newsdesk(database_url, lexicon) as opened:
        await opened.chat()
        await opened.rule(RULE)
        yield opened


async def by_link(desk: Newsdesk, link=LINK, place=HERE):
    async with desk.store.begin() as tx:
        return await tx.explanations.by_link(place, link_key(link), 3)


async def by_words(desk: Newsdesk, *words: str, place=HERE, days=7):
    async with desk.store.begin() as tx:
        return await tx.explanations.by_words(place, words, desk.time.now() - timedelta(days=days), 3)


async def test_an_alert_has_its_words_its_decisions_and_its_deliveries(desk: Newsdesk):
    await desk.told(await desk.feed(), RIOT, RIOT_SUMMARY, name=LINK)
    async with desk.store.begin() as tx:
        alert_id = await tx.explanations.alert_of(HERE.chat_id, desk.messages)
        told = await tx.explanations.told(HERE.chat_id, alert_id)
        assert await tx.explanations.told(ChatId(8), alert_id) is None
        assert await tx.explanations.alert_of(ChatId(8), desk.messages) is None
        assert await tx.explanations.alert_of(HERE.chat_id, 1) is None
    (found,) = told.found
    assert (found.words, found.title, found.publisher) == (("Kerusuhan", "Kazakhstan"), RIOT, "Kompas")
    assert [decision.reason for decision in told.decisions] == [Reason.TOLD]
    (sent,) = told.deliveries
    assert (sent.kind, sent.state, sent.reasons) == (
        DeliveryKind.SEND,
        DeliveryState.SENT,
        (Reason.TOLD,),
    )
    assert told.is_head
    assert told.merged_into is None


async def test_an_alert_of_a_merged_story_names_the_other(desk: Newsdesk):
    await desk.told(await desk.feed(), RIOT, RIOT_SUMMARY, name=LINK)
    async with desk.store.begin() as tx:
        merged = await tx.stories.get(1)
        other = await tx.stories.add(replace(merged, title="Yang lebih dulu", sources=()))
        await tx.connection.run(sa.update(stories).where(stories.c.id == 1).values(merged_into=other))
        told = await tx.explanations.told(HERE.chat_id, 1)
    assert told.merged_into == "Yang lebih dulu"
    (item,) = await by_link(desk)
    assert item.told == told


async def test_who_knows_an_event_by_the_older_story_was_told(desk: Newsdesk):
    await desk.told(await desk.feed(), RIOT, RIOT_SUMMARY, name=LINK)
    await desk.told(await desk.feed("Tempo"), "Panen raya di Bali", name="https://tempo.example/bali")
    async with desk.store.begin() as tx:
        await tx.connection.run(sa.update(stories).where(stories.c.id == 2).values(merged_into=1))
    (item,) = await by_link(desk, "https://tempo.example/bali")
    assert item.told.alert.story_id == 1


@pytest.mark.parametrize(
    "words",
    [
        ("kerusuhan",),
        ("ALMATY", "kazakhstan"),
        ("беспорядками",),
        ("БЕСПОРЯДКИ", "алматы"),
        ("тәртіпсіздіктер",),
        ("100%",),
        ("a_b",),
    ],
)
async def test_titles_are_found_by_forms_and_whatever_the_case(desk: Newsdesk, words):
    title = "Kerusuhan: беспорядки в Алматы, тәртіпсіздік Almaty Kazakhstan 100% a_b"
    await desk.told(await desk.feed(), title, name=LINK)
    assert [item.title for item in await by_words(desk, *words)] == [title]


@pytest.mark.parametrize("words", [("kerusuhan", "jakarta"), ("%%",), ("a_c",), ("_____",), ()])
async def test_all_words_must_be_there_and_signs_are_only_signs(desk: Newsdesk, words):
    await desk.told(await desk.feed(), RIOT, name=LINK)
    assert await by_words(desk, *words) == ()


async def test_what_is_old_is_found_by_its_link_only(desk: Newsdesk):
    await desk.told(await desk.feed(), RIOT, name=LINK)
    desk.time.move(8 * 86_400)
    assert await by_words(desk, "kerusuhan") == ()
    assert len(await by_link(desk)) == 1


async def test_the_newest_revision_speaks_for_its_item(desk: Newsdesk):
    kompas = await desk.feed()
    await desk.told(kompas, RIOT, RIOT_SUMMARY, name=LINK)
    desk.time.move(60)
    await desk.told(kompas, f"{RIOT} (diperbarui)", RIOT_SUMMARY, name=LINK)
    for found in (await by_link(desk), await by_words(desk, "kerusuhan")):
        assert [item.title for item in found] == [f"{RIOT} (diperbarui)"]


async def test_several_feeds_with_one_link(desk: Newsdesk):
    await desk.told(await desk.feed(), RIOT, RIOT_SUMMARY, name=LINK)
    await desk.told(await desk.feed("Tempo"), RIOT_AGAIN, RIOT_AGAIN_SUMMARY, name=f"{LINK}/?utm_medium=rss")
    assert [item.feed.publisher for item in await by_link(desk)] == ["Tempo", "Kompas"]


async def test_private_feeds_are_their_readers_only(desk: Newsdesk):
    await desk.chat(8)
    await desk.told(await desk.feed("Rahasia", reader=7), RIOT, RIOT_SUMMARY, name=LINK)
    other = Place(ChatId(8))
    assert len(await by_link(desk)) == len(await by_words(desk, "kerusuhan")) == 1
    assert await by_link(desk, place=other) == await by_words(desk, "kerusuhan", place=other) == ()


async def test_another_topic_of_the_group_was_not_told(desk: Newsdesk):
    await desk.told(await desk.feed(), RIOT, RIOT_SUMMARY, name=LINK)
    (item,) = await by_link(desk, place=Place(ChatId(7), 5))
    assert item.told is None
    assert item.decisions == ()


async def test_a_feed_that_is_left_out_says_so(desk: Newsdesk):
    kompas = await desk.feed()
    await desk.told(kompas, RIOT, name=LINK)
    async with desk.store.begin() as tx:
        await tx.feeds.leave_out(HERE.chat_id, kompas.id)
    (item,) = await by_link(desk)
    assert item.left_out


async def test_what_a_digest_told_is_found_by_its_message(desk: Newsdesk):
    await desk.told(await desk.feed(), RIOT, RIOT_SUMMARY, name=LINK)
    now = desk.time.now()
    async with desk.store.begin() as tx:
        await tx.connection.run(sa.update(alerts).values(message_id=None))
        digest = {"key": "digest:1", "kind": "digest", "chat_id": 7, "topic": 0, "level": 0, "urgency": 20}
        sent = {"state": "sent", "settled_at": now, "message_id": 300, "digest_id": 1, "story_version": 1}
        await tx.connection.insert_new(
            deliveries, [{**digest, **sent, "due_at": now, "reasons": [], "repeatable": False}]
        )
        found = await tx.explanations.gathered_in(HERE.chat_id, 300, 5)
        assert [(one.id, one.title) for one in found] == [(1, RIOT)]
        assert await tx.explanations.gathered_in(ChatId(8), 300, 5) == ()
        assert await tx.explanations.gathered_in(HERE.chat_id, 301, 5) == ()
