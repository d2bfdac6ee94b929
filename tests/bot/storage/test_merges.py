"""Stories that turned out to be one event, in both databases."""

from dataclasses import replace

from bot.model import Decision, Match, Mute, MuteId, MuteKind, Reason
from tests.bot.storage.samples import HERE, NOW, added_alert, added_feed, added_story, chat, rule_draft
from tests.one_delivery import content_of


async def three(tx):
    """Three stories of an item each, and two rules of one place."""
    await tx.chats.open(chat(), NOW)
    rules = [(await tx.rules.add(rule_draft(query), NOW))[0] for query in ("a", "b")]
    feed = await added_feed(tx)
    return [await added_story(tx, str(number), feed=feed) for number in (1, 2, 3)], rules


def whole(older, *others):
    """The older story with the others' sources."""
    sources = (*older.sources, *(source for other in others for source in other.sources))
    return replace(older, version=older.version + 5, sources=sources)


async def test_what_the_younger_story_had_is_the_older_one_s(store):
    async with store.begin() as tx:
        (older, younger, _), (one, two) = await three(tx)
        found = [
            Match(older.id, one.query_id, older.sources[0].revision_id, ("x",)),
            Match(younger.id, one.query_id, younger.sources[0].revision_id, ("y",)),
            Match(younger.id, two.query_id, younger.sources[0].revision_id, ("z",)),
        ]
        await tx.stories.add_matches(found)
        said = Decision(younger.id, younger.sources[0].revision_id, HERE, two.id, Reason.TOLD, NOW)
        await tx.stories.record([said])
        alert = await added_alert(tx, younger, two.id)

        await tx.merges.merge(younger.id, whole(older, younger))

        assert await tx.stories.get(older.id) == whole(older, younger)
        assert (await tx.stories.get(younger.id)).merged_into == older.id
        assert await tx.stories.matches(older.id) == (found[0], replace(found[2], story_id=older.id))
        assert await tx.stories.matches(younger.id) == ()
        assert await tx.alerts.of_story(older.id) == (replace(alert, story_id=older.id),)
        assert [story.id for story in await tx.stories.live(NOW)] == [older.id, 3]


async def test_nobody_has_to_follow_a_chain_of_merges(store):
    async with store.begin() as tx:
        (first, second, third), (one, _) = await three(tx)
        alerts = [await added_alert(tx, story, one.id) for story in (first, second, third)]

        middle = whole(second, third)
        await tx.merges.merge(third.id, middle)
        await tx.merges.merge(second.id, whole(first, middle))

        assert [(await tx.stories.get(number)).merged_into for number in (1, 2, 3)] == [None, 1, 1]
        pointing = [*await tx.alerts.of_story(second.id), *await tx.alerts.of_story(third.id)]
        assert [(alert.id, alert.points_to) for alert in pointing] == [
            (alerts[1].id, alerts[0].id),
            (alerts[2].id, alerts[1].id),
        ]
        content = await content_of(tx, alerts[2].id)
        assert len(content.story.sources) == 3
        assert content.twin.title == second.title


async def test_who_muted_both_has_muted_the_whole_once(store):
    async with store.begin() as tx:
        (older, younger, _), _ = await three(tx)
        for story in (older, younger):
            await tx.mutes.add(Mute(MuteId(0), HERE, MuteKind.STORY, str(story.id), NOW))

        await tx.merges.merge(younger.id, whole(older, younger))

        assert [mute.target for mute in await tx.mutes.of_place(HERE, NOW)] == [str(older.id)]


async def test_a_muted_story_is_muted_as_a_part_of_another_one(store):
    async with store.begin() as tx:
        (older, younger, _), _ = await three(tx)
        await tx.mutes.add(Mute(MuteId(0), HERE, MuteKind.STORY, str(younger.id), NOW))

        await tx.merges.merge(younger.id, whole(older, younger))

        assert (await tx.mutes.wishes([HERE], NOW))[HERE].stories == {older.id}


async def test_relatives_are_kept_each_way_round_and_given_to_the_older_story(store):
    async with store.begin() as tx:
        (one, two, three_), _ = await three(tx)
        await tx.merges.relate(two.id, [three_.id, two.id])
        await tx.merges.relate(three_.id, [two.id])
        assert await tx.merges.related(two.id) == {three_.id}
        assert await tx.merges.related(three_.id) == {two.id}

        await tx.merges.merge(two.id, whole(one, two))

        assert await tx.merges.related(one.id) == {three_.id}
        assert await tx.merges.related(three_.id) == {one.id}
