"""Digests that fall due together: most do, at half past seven."""

import sqlalchemy as sa

from bot.model import DigestKind, Hold, Place, Reason


async def statements_of(store, work):
    """Count the statements of some work."""
    count = 0

    def note(_connection, _cursor, _statement, _parameters, _context, _many):
        nonlocal count
        count += 1

    engine = store._engine.sync_engine
    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        result = await work()
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)
    return result, count


async def hold(store, newsroom, chat_ids, due_at):
    """Let a chat each have an alert that waits for a digest."""
    story = await newsroom.story()
    for chat_id in chat_ids:
        await newsroom.open(chat_id)
        await newsroom.alert(Place(chat_id), story)
    async with store.begin() as tx:
        for alert in await tx.alerts.of_story(story.id):
            await tx.digests.hold(alert, Hold(Reason.DIGEST, DigestKind.DIGEST, due_at), (), due_at)


async def test_many_digests_are_put_into_the_outbox_in_as_few_statements_as_one(store, newsroom, stage, time):
    await hold(store, newsroom, [1], time.now())
    one, few = await statements_of(store, stage.digester.step)
    await hold(store, newsroom, range(2, 32), time.now())
    many, as_few = await statements_of(store, stage.digester.step)
    assert (one, many) == (1, 30)
    assert as_few == few
    async with store.begin() as tx:
        assert len(await tx.deliveries.due(time.now(), [], 100)) == 31
    assert await stage.digester.step() == 0
