from dataclasses import replace
from datetime import timedelta

from bot.model import Announcement, Level
from tests.bot.storage.samples import HERE, NOW, added_story


async def test_one_is_gone_on_with_until_it_ends(store):
    async with store.begin() as tx:
        begun = await announced(tx)
        assert await tx.announcements.of_story(begun.story_id) == (begun,)
        further = replace(begun, told_to=HERE.chat_id, chats_left=500)
        await tx.announcements.save(further)
        assert await tx.announcements.of_story(begun.story_id) == (further,)
        assert await tx.announcements.chats_left() == 500
        assert await tx.announcements.gravest(but=[begun.revision_id]) is None
        await tx.announcements.end(further)
        assert await tx.announcements.of_story(begun.story_id) == ()
        assert await tx.announcements.gravest() is None
        assert await tx.announcements.chats_left() == 0


async def test_a_graver_turn_of_a_story_goes_first_and_the_pass_under_way_stays(store):
    async with store.begin() as tx:
        under_way = replace(await announced(tx), told_to=HERE.chat_id)
        await tx.announcements.save(under_way)
        grave = await announced(tx, minutes=5, level=Level.CRITICAL)
        turn = replace(under_way, revision_id=grave.revision_id, level=Level.CRITICAL, told_to=None)
        await tx.announcements.end(grave)
        await tx.announcements.save(turn)
        assert await tx.announcements.of_story(under_way.story_id) == (turn, under_way)
        assert await tx.announcements.gravest() == turn


async def test_the_gravest_goes_first_then_the_oldest(store):
    async with store.begin() as tx:
        later = await announced(tx, minutes=1)
        earlier = await announced(tx)
        grave = await announced(tx, minutes=2, level=Level.CRITICAL)
        for expected in (grave, earlier, later):
            assert await tx.announcements.gravest() == expected
            await tx.announcements.end(expected)


async def announced(tx, minutes: int = 0, level: Level = Level.INFO) -> Announcement:
    told = await added_story(tx, str(minutes))
    revision_id = told.sources[0].revision_id
    begun = Announcement(told.id, revision_id, level, None, 1_500, begun_at=NOW + timedelta(minutes=minutes))
    await tx.announcements.save(begun)
    return begun
