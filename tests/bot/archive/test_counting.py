"""What a rule would have sent, over real databases: stories, by what they reached, of the feeds that a chat reads."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.archive.counting import count
from bot.model import ChatId, Level, Question, Scope, Severity, StoryConditions
from bot.storage import ArchiveReader, Memory
from bot.storage.schema import stories
from rules import Document, Lexicon
from tests.bot.storage.samples import (
    HERE,
    MINUTE,
    NOW,
    added_feed,
    added_revisions,
    arrival,
    chat,
    source,
    story,
)

CALM = Severity(10, Level.INFO, ())
GRAVE = Severity(64, Level.IMPORTANT, ())
WEEK = timedelta(days=7)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon()


def question(query="kerusuhan", chat_id=HERE.chat_id, **changes) -> Question:
    made = Question(query, StoryConditions(), NOW - WEEK, NOW + MINUTE, chat_id)
    return replace(made, **changes)


async def told(tx, feed, *identities, severity=CALM, first_fetch=False, **changes):
    """Keep a story of these items of a feed."""
    await tx.items.add(feed.id, [arrival(one) for one in identities], NOW, first_fetch=first_fetch)
    revisions = (await tx.items.undecided(1_000))[-len(identities) :]
    made = story(*(source(one, **changes) for one in revisions), severity=severity)
    return replace(made, id=await tx.stories.add(made))


@pytest.fixture
async def asked(database_url, lexicon):
    """Ask the archive, whoever else has it open."""
    async with ArchiveReader.open(database_url) as archive:

        async def ask(**changes):
            return await count(archive, lexicon, question(**changes))

        yield ask


async def test_an_empty_archive_would_have_sent_nothing(asked):
    counted = await asked()
    assert (counted.stories, counted.items, counted.samples) == (0, 0, ())
    assert counted.since == NOW + MINUTE


async def test_stories_are_counted_not_items(store, asked):
    async with store.begin() as tx:
        feed = await added_feed(tx)
        await told(tx, feed, "1", "2", "3", severity=GRAVE)
        await told(tx, feed, "4")
        await told(tx, feed, "5", title="Panen raya", summary="")
    counted = await asked()
    assert (counted.stories, counted.sounding, counted.unmet, counted.earlier) == (2, 1, 0, 0)
    assert counted.items == 5
    assert counted.since == NOW
    assert [(one.title, one.level) for one in counted.samples] == [
        ("Kerusuhan 4", Level.INFO),
        ("Kerusuhan 1", Level.IMPORTANT),
    ]


async def test_conditions_are_judged_by_what_the_story_reached(store, asked):
    async with store.begin() as tx:
        one, two = await added_feed(tx), await added_feed(tx, "https://b.example/rss", family="lain")
        first, second = await added_revisions(tx, one, "1"), await added_revisions(tx, two, "2")
        await tx.stories.add(story(source(first[0]), source(second[0])))
        await told(tx, one, "3")
    for conditions in (StoryConditions(sources_low=2), StoryConditions(level_low=Level.IMPORTANT)):
        counted = await asked(conditions=conditions)
        assert (counted.stories, counted.unmet) == (1, 1)
    counted = await asked(conditions=StoryConditions(sources_low=3))
    assert (counted.stories, counted.unmet, counted.samples) == (0, 2, ())


async def test_a_wire_copy_is_no_source_of_its_own(store, asked):
    async with store.begin() as tx:
        one, two = await added_feed(tx), await added_feed(tx, "https://b.example/rss", family="lain")
        first, second = await added_revisions(tx, one, "1"), await added_revisions(tx, two, "2")
        await tx.stories.add(story(source(first[0]), source(second[0], copy=True)))
    assert (await asked(conditions=StoryConditions(sources_low=2))).stories == 0


async def test_merged_stories_are_one(store, asked):
    async with store.begin() as tx:
        feed = await added_feed(tx)
        older = await told(tx, feed, "1", severity=GRAVE)
        younger = await told(tx, feed, "2")
        await tx.connection.run(
            sa.update(stories).where(stories.c.id == younger.id).values(merged_into=older.id)
        )
    counted = await asked()
    assert (counted.stories, counted.sounding, len(counted.samples)) == (1, 1, 1)


async def test_what_was_there_at_the_first_look_would_not_have_been_sent(store, asked):
    async with store.begin() as tx:
        feed = await added_feed(tx)
        await told(tx, feed, "1", first_fetch=True)
    counted = await asked()
    assert (counted.stories, counted.earlier) == (0, 1)
    assert [one.title for one in counted.samples] == ["Kerusuhan 1"]


async def test_only_what_was_published_in_that_time_counts(store, asked):
    async with store.begin() as tx:
        feed = await added_feed(tx)
        await told(tx, feed, "1", time=NOW - timedelta(days=8))
        await told(tx, feed, "2", time=NOW - timedelta(days=6))
    counted = await asked(since=NOW - WEEK)
    assert (counted.stories, counted.items) == (1, 1)
    assert (await asked(until=NOW - timedelta(days=7))).stories == 0


async def test_what_was_seen_long_ago_is_not_even_read(store, asked):
    async with store.begin() as tx:
        feed = await added_feed(tx)
        for day in range(40, 0, -1):
            at = NOW - timedelta(days=day)
            await tx.items.add(feed.id, [arrival(str(day), published_at=at)], at, first_fetch=False)
        for one in await tx.items.undecided(100):
            await tx.stories.add(story(source(one)))
    counted = await asked()
    assert (counted.stories, counted.items, counted.since) == (7, 7, NOW - WEEK)


async def test_a_chat_s_own_feeds_are_its_own(store, asked):
    async with store.begin() as tx:
        other = ChatId(200)
        for chat_id in (HERE.chat_id, other):
            await tx.chats.open(chat(chat_id), NOW)
        shared = await added_feed(tx)
        private = await added_feed(tx, "https://own.example/rss", scope=Scope.PRIVATE)
        search = await added_feed(tx, "https://search.example/rss", scope=Scope.SEARCH)
        for number, feed in enumerate((shared, private, search)):
            await told(tx, feed, str(number))
        await tx.feeds.subscribe(HERE.chat_id, private.id)
        await tx.feeds.leave_out(other, shared.id)
    assert (await asked()).stories == 2
    assert (await asked(chat_id=other)).stories == 0
    assert (await asked(chat_id=None)).stories == 1


async def test_a_reader_alters_nothing(database_url):
    async with ArchiveReader.open(database_url) as archive, archive._reading() as connection:
        with pytest.raises(Exception, match=r"read.?only"):
            await connection.run(sa.delete(stories))


async def test_what_was_read_is_remembered_until_it_changes(store, database_url, lexicon):
    memory = Memory()
    async with store.begin() as tx:
        feed = await added_feed(tx)
        kept = await told(tx, feed, "1")
    async with ArchiveReader.open(database_url, memory) as archive:
        for _ in range(2):
            assert (await count(archive, lexicon, question())).stories == 1
        assert memory.get(kept.sources[0].item_id, kept.sources[0].revision_id) is not None
        async with store.begin() as tx:
            changed = replace(kept.sources[0], revision_id=await revised(tx, feed, kept), title="Panen raya")
            await tx.stories.save(replace(kept, sources=(changed,)))
        assert (await count(archive, lexicon, question())).stories == 0
        assert (await count(archive, lexicon, question(query="panen"))).stories == 1


async def revised(tx, feed, of):
    """Keep a new revision of a story's item."""
    arrived = arrival("1", item_id=of.sources[0].item_id, title="Panen raya", summary="", content_hash="new")
    await tx.items.add(feed.id, [arrived], NOW, first_fetch=False)
    return (await tx.items.undecided(1_000))[-1].id


async def test_nothing_of_a_private_feed_is_remembered(store, database_url, lexicon):
    memory = Memory()
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        private = await added_feed(tx, scope=Scope.PRIVATE)
        await tx.feeds.subscribe(HERE.chat_id, private.id)
        kept = await told(tx, private, "1")
    async with ArchiveReader.open(database_url, memory) as archive:
        assert (await count(archive, lexicon, question())).stories == 1
    assert memory.get(kept.sources[0].item_id, kept.sources[0].revision_id) is None


def test_memory_keeps_the_newest_and_no_more():
    memory = Memory(most=2)
    documents = {number: Document(number, {"title": str(number)}) for number in range(1, 6)}
    for number in (3, 2, 1):
        memory.keep(number, number, documents[number])
    memory.tidy()
    for number in (5, 4, 3, 2, 1):
        memory.keep(number, number, documents[number])
    memory.tidy()
    assert [number for number in documents if memory.get(number, number)] == [4, 5]


async def test_when_its_time_is_spent_it_answers_for_the_newest(store, database_url, lexicon, monkeypatch):
    monkeypatch.setattr("bot.storage.archive.PAGE", 2)
    async with store.begin() as tx:
        feed = await added_feed(tx)
        for day in range(5, 0, -1):
            at = NOW - timedelta(days=day)
            await tx.items.add(feed.id, [arrival(str(day), published_at=at)], at, first_fetch=False)
        for one in await tx.items.undecided(100):
            await tx.stories.add(story(source(one)))
    async with ArchiveReader.open(database_url) as archive:
        whole = await count(archive, lexicon, question())
        cut = await count(archive, lexicon, question(), lambda: True)
    assert (whole.stories, whole.since) == (5, NOW - timedelta(days=5))
    assert (cut.stories, cut.since) == (2, NOW - timedelta(days=2))
