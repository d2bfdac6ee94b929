"""One row that cannot be read, among many that go together."""

import sqlalchemy as sa

from bot.model import Place
from bot.storage.schema import deliveries


async def test_a_row_that_cannot_be_read_holds_up_none_of_those_leased_with_it(
    store, newsroom, stage, botapi
):
    people = [botapi.user(f"P{number}", started=True) for number in range(40)]
    story = await newsroom.story("Banjir")
    for person in people:
        await newsroom.open(person.id)
        await newsroom.alert(Place(person.id), story)
    async with store.begin() as tx:
        await tx.connection.run(
            sa.update(deliveries).where(deliveries.c.chat_id == people[20].id).values(reasons=["nonsense"])
        )
    await stage.settle()
    assert [len(person.chat.history) for person in people] == [number != 20 for number in range(40)]
    for _ in range(3):
        await stage.settle_later(60)
    assert await newsroom.counted() == {"send.sent": 39, "send.dead": 1}
