"""Stories that show what an alert looks like: grave ones that anybody may see."""

from datetime import timedelta

from bot.model import Level, Origin, Scope, Severity, StoryId
from tests.bot.storage.samples import HERE, NOW, added_feed, added_story, chat

DAY = timedelta(days=1)
LATER = NOW + timedelta(hours=1)


def grave(level: Level) -> Severity:
    return Severity(10, level, ())


async def test_the_newest_grave_stories_come_first(store):
    async with store.begin() as tx:
        feed = await added_feed(tx)
        mild = await added_story(tx, "mild", feed=feed, severity=grave(Level.INFO), last_at=LATER)
        old = await added_story(tx, "old", feed=feed, severity=grave(Level.CRITICAL), last_at=NOW)
        new = await added_story(tx, "new", feed=feed, severity=grave(Level.IMPORTANT), last_at=LATER)
        assert [one.id for one in await tx.examples.newest(NOW - DAY, 10)] == [new.id, old.id]
        assert [one.id for one in await tx.examples.newest(NOW - DAY, 1)] == [new.id]
        assert await tx.examples.newest(NOW + DAY, 10) == ()
        assert (await tx.examples.get(mild.id)).sources
        assert await tx.examples.get(StoryId(404)) is None


async def test_nothing_of_a_private_feed_or_a_search_is_shown(store):
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        own = await added_feed(tx, "https://own.example", scope=Scope.PRIVATE, origin=Origin.CHAT)
        found = await added_feed(tx, "https://search.example", scope=Scope.SEARCH, origin=Origin.OPERATOR)
        shared = await added_feed(tx, "https://shared.example")
        await tx.feeds.subscribe(HERE.chat_id, own.id)
        hidden = [
            await added_story(tx, "1", feed=own, private_to=own.id),
            await added_story(tx, "2", feed=found, private_to=found.id),
            # However such an item came into a story of everybody's.
            await added_story(tx, "3", feed=own),
        ]
        seen = await added_story(tx, "4", feed=shared)
        assert [one.id for one in await tx.examples.newest(NOW - DAY, 10)] == [seen.id]
        assert [await tx.examples.get(one.id) for one in hidden] == [None, None, None]


async def test_a_story_that_was_merged_into_another_is_no_example(store):
    async with store.begin() as tx:
        feed = await added_feed(tx)
        whole = await added_story(tx, "1", feed=feed)
        part = await added_story(tx, "2", feed=feed, merged_into=whole.id)
        assert [one.id for one in await tx.examples.newest(NOW - DAY, 10)] == [whole.id]
        assert await tx.examples.get(part.id) is None
