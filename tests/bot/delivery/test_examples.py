"""A story that is shown for example goes as it is when it is sent, and is left out when it is gone."""

from bot.model import SendExample, StoryId
from tests.bot.outbox import place_of


async def test_a_story_that_is_gone_is_left_out_and_what_follows_is_said(store, stage, budi, newsroom):
    await newsroom.open(budi.chat.id)
    await newsroom.answer(place_of(budi.chat), "1", SendExample(StoryId(404), "kz"))
    await newsroom.answer(place_of(budi.chat), "2")
    await stage.settle()
    (message,) = budi.chat.from_bot
    assert message.text
    async with store.begin() as tx:
        assert await tx.deliveries.waiting() == 0
