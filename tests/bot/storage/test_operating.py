"""What an operator is shown of the whole, on both databases."""

from dataclasses import replace
from datetime import timedelta

from bot.model import (
    ChatKind,
    ChatState,
    Delay,
    DeliveryKind,
    DeliveryState,
    Failure,
    FeedLook,
    Reason,
    Scope,
)
from bot.storage.operating import delay_of
from bot.storage.schema import deliveries
from tests.bot.storage.samples import NOW, answer, arrival, chat, feed_draft, rule_draft

HOUR = timedelta(hours=1)


async def test_everything_is_counted(store):
    async with store.begin() as tx:
        for number in (1, 2, -3):
            await tx.chats.open(chat(number), NOW)
        await tx.chats.close(chat(2).id, ChatState.BLOCKED, NOW)
        for number in (1, -3):
            place = replace(rule_draft().place, chat_id=chat(number).id)
            await tx.rules.add(rule_draft(place=place), NOW)
        for name, error in (("a", None), ("b", "timeout"), ("c", None)):
            draft = feed_draft(f"https://{name}.example/", scope=Scope.SHARED)
            feed = await tx.feeds.add(draft, NOW)
            await tx.feeds.settle(FeedLook(feed.id, NOW, NOW, error, 1 if error else 0, 0, None))
        await tx.shared_feeds.pause(feed.id)
        await tx.feeds.add(feed_draft("https://new.example/", scope=Scope.SHARED), NOW)
        for number, at in enumerate((NOW - 30 * HOUR, NOW, NOW)):
            await tx.items.add(feed.id, [arrival(str(number))], at, first_fetch=False)
        (revision, *_) = await tx.items.undecided(5)
        await tx.items.decided(revision.id, Reason.NO_MATCH, None, NOW + HOUR)
        await tx.deliveries.add([answer("1"), answer("2")])
        figures = await tx.operating.figures(NOW + HOUR)
        assert await tx.operating.failing_feeds() == (1, 0, 0)
    overview = figures.overview
    assert overview.chats == {
        (ChatState.OPEN, ChatKind.PRIVATE): 1,
        (ChatState.BLOCKED, ChatKind.PRIVATE): 1,
        (ChatState.OPEN, ChatKind.GROUP): 1,
    }
    assert (figures.rules, figures.queries, overview.waiting) == (2, 1, 2)
    # Nobody has looked at the new one yet.
    each = {"answering": 1, "unlooked": 1, "failing": 1, "paused": 1, "gone": 0, "private": 0}
    assert overview.feeds == each
    # The one that was decided is of the day before.
    assert (figures.items, figures.decided, figures.sent) == (2, None, None)


async def test_why_messages_did_not_arrive_is_gathered_newest_first(store):
    ended = {"state": DeliveryState.DEAD}
    async with store.begin() as tx:
        await tx.deliveries.add([answer(str(number)) for number in range(5)])
        for number, (reason, at) in enumerate(
            [
                (Reason.REFUSED, NOW - 3 * HOUR),
                (Reason.CHAT_CLOSED, NOW - 2 * HOUR),
                (Reason.REFUSED, NOW - HOUR),
                (Reason.SET_ASIDE, NOW),
                (Reason.REFUSED, NOW - 30 * HOUR),
            ]
        ):
            await tx.connection.run(
                deliveries.update()
                .where(deliveries.c.key == f"answer:{number}")
                .values(reason=reason, settled_at=at, **ended)
            )
        found = await tx.operating.failures(NOW - 24 * HOUR)
    assert found == (
        Failure(DeliveryKind.ANSWER, Reason.REFUSED, 2, NOW - HOUR),
        Failure(DeliveryKind.ANSWER, Reason.CHAT_CLOSED, 1, NOW - 2 * HOUR),
    )


def test_delays():
    assert delay_of([]) is None
    assert delay_of([3.0]) == Delay(3.0, 3.0)
    assert delay_of([float(number) for number in range(100, 0, -1)]) == Delay(50.0, 99.0)
    assert delay_of([-1.0]) == Delay(0.0, 0.0)
