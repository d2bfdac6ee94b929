"""What an operator is told of how long it takes until everybody has heard."""

from datetime import timedelta

from bot.model import Announcement, Level
from bot.storage import Store
from bot.wellbeing import Wellbeing
from tests.bot.storage.samples import NOW, added_story, answer
from tests.manual_time import ManualTime


async def test_how_long_it_takes_until_the_last_message_is_said(store: Store):
    time = ManualTime()
    wellbeing = Wellbeing(store, time, time, lambda: (), per_second=30)
    assert (await wellbeing.examine()).counts["seconds_to_last"] == 0
    async with store.begin() as tx:
        told = await added_story(tx)
        revision_id = told.sources[0].revision_id
        begun = Announcement(told.id, revision_id, Level.INFO, None, 8_999, begun_at=NOW)
        await tx.announcements.save(begun)
        await tx.deliveries.add([answer()])
    time.move(timedelta(minutes=1).total_seconds())
    assert (await wellbeing.examine()).counts["seconds_to_last"] == 300
