from dataclasses import replace

import pytest
import sqlalchemy as sa
from structlog.testing import capture_logs

from bot.model import (
    Decision,
    Level,
    Match,
    Reason,
    RuleId,
    Scope,
    Severity,
    StoryId,
)
from bot.storage.schema import stories
from tests.bot.storage.samples import (
    HERE,
    MINUTE,
    NOW,
    added_feed,
    added_revisions,
    added_story,
    arrival,
    chat,
    rule_draft,
    source,
    story,
)


async def ruled(tx, *queries: str, place=HERE) -> list[RuleId]:
    await tx.chats.open(chat(place.chat_id), NOW)
    return [(await tx.rules.add(rule_draft(query, place), NOW))[0].id for query in queries]


async def test_a_story_is_read_back_whole(store):
    async with store.begin() as tx:
        revisions = await added_revisions(tx, await added_feed(tx), "1", "2")
        made = story(source(revisions[0]), source(revisions[1], copy=True, title="Cut to size"))
        kept = replace(made, id=await tx.stories.add(made))
        assert await tx.stories.get(kept.id) == kept
        assert await tx.stories.get(StoryId(999)) is None


async def test_a_saved_story_has_grown(store):
    async with store.begin() as tx:
        feed = await added_feed(tx)
        kept = await added_story(tx, "1", feed=feed)
        (second,) = await added_revisions(tx, feed, "2")
        grown = replace(
            kept,
            version=2,
            title="Lebih besar",
            severity=Severity(74, Level.CRITICAL, ()),
            last_at=NOW + MINUTE,
            countries=frozenset({"KZ"}),
            centroid={"a": 2.5},
            sources=(source(second), *kept.sources),
        )
        await tx.stories.save(grown)
        assert await tx.stories.get(kept.id) == grown


async def test_only_a_newer_revision_alters_a_kept_source(store):
    async with store.begin() as tx:
        feed = await added_feed(tx)
        kept = await added_story(tx, "1", feed=feed)
        (old,) = kept.sources
        changed = arrival("1", item_id=old.item_id, title="Ralat", content_hash="2")
        await tx.items.add(feed.id, [changed], NOW, first_fetch=False)
        newer = source((await tx.items.undecided(10))[-1])
        await tx.stories.save(replace(kept, sources=(newer,)))
        assert (await tx.stories.get(kept.id)).sources == (newer,)
        await tx.stories.save(replace(kept, sources=(old,)))
        assert (await tx.stories.get(kept.id)).sources == (newer,)


async def test_live_stories_are_young_and_not_merged(store):
    async with store.begin() as tx:
        feed = await added_feed(tx)
        young = await added_story(tx, "1", feed=feed)
        await added_story(tx, "2", feed=feed, last_at=NOW - 3 * MINUTE)
        merged = await added_story(tx, "3", feed=feed)
        await tx.stories.save(replace(merged, merged_into=young.id))
        edge = await added_story(tx, "4", feed=feed, last_at=NOW - 2 * MINUTE)
        assert await tx.stories.live(NOW - 2 * MINUTE) == (young.live, edge.live)


@pytest.mark.parametrize("broken", ["{", "[1]", "null", '{"almat": "much"}'])
@pytest.mark.parametrize("column", ["countries", "centroid"])
async def test_a_damaged_story_is_left_out_of_the_live_ones(store, column, broken):
    async with store.begin() as tx:
        feed = await added_feed(tx)
        sound = await added_story(tx, "1", feed=feed)
        damaged = await added_story(tx, "2", feed=feed)
        await tx.stories._connection.run(
            sa.update(stories)
            .where(stories.c.id == damaged.id)
            .values({column: sa.type_coerce(broken, sa.Text)})
        )
        with capture_logs() as logs:
            assert await tx.stories.live(NOW - MINUTE) == (sound.live,)
    assert [(line["event"], line["story"]) for line in logs] == [("stories.damaged", damaged.id)]


async def test_the_story_of_an_item_follows_merges(store):
    async with store.begin() as tx:
        feed = await added_feed(tx)
        one = await added_story(tx, "1", feed=feed)
        two = await added_story(tx, "2", feed=feed)
        three = await added_story(tx, "3", feed=feed)
        (alone,) = await added_revisions(tx, feed, "4")
        first, second, third, _ = await tx.items.undecided(10)
        assert await tx.stories.of_item(second) == two.id
        await tx.stories.save(replace(three, merged_into=two.id))
        await tx.stories.save(replace(two, merged_into=one.id))
        assert [await tx.stories.of_item(one) for one in (first, second, third)] == [one.id] * 3
        assert await tx.stories.of_item(alone) is None


async def test_a_query_is_found_in_a_story_once(store):
    async with store.begin() as tx:
        await ruled(tx, "a", "b")
        one, two = [query.id for query in await tx.rules.queries()]
        kept = await added_story(tx, "1")
        revision = kept.sources[0].revision_id
        first = Match(kept.id, one, revision, ("kerusuhan", "Almaty"))
        second = Match(kept.id, two, revision, ())
        await tx.stories.add_matches([first])
        await tx.stories.add_matches([replace(first, words=("other",)), second])
        assert await tx.stories.matches(kept.id) == (first, second)


async def test_recent_matching_stories_are_shared_and_the_newest_come_first(store):
    async with store.begin() as tx:
        await ruled(tx, "a", "b")
        one, two = [query.id for query in await tx.rules.queries()]
        feed = await added_feed(tx)
        private = await added_feed(tx, "https://p", scope=Scope.PRIVATE)
        stories = [
            await added_story(tx, "1", feed=feed, last_at=NOW),
            await added_story(tx, "2", feed=feed, last_at=NOW + MINUTE),
            await added_story(tx, "3", feed=feed, last_at=NOW + 2 * MINUTE),
            await added_story(tx, "4", feed=private, private_to=private.id),
            await added_story(tx, "5", feed=feed),
        ]
        for kept, query in zip(stories, (one, two, one, one, two), strict=True):
            await tx.stories.add_matches([Match(kept.id, query, kept.sources[0].revision_id, ())])
        assert await tx.stories.recent_matching([one], 10) == (stories[2], stories[0])
        assert await tx.stories.recent_matching([one, two], 2) == (stories[2], stories[1])


async def test_decisions_are_kept_once(store):
    async with store.begin() as tx:
        (rule,) = await ruled(tx, "a")
        kept = await added_story(tx)
        made = Decision(kept.id, kept.sources[0].revision_id, HERE, rule, Reason.TOLD, NOW)
        await tx.stories.record([made])
        await tx.stories.record([replace(made, reason=Reason.BELOW_LEVEL), replace(made, rule_id=RuleId(99))])
        exported = await tx.chats.export(HERE.chat_id)
    assert [(row["rule_id"], row["reason"]) for row in exported["decisions"]] == [
        (rule, "told"),
        (99, "told"),
    ]
