"""Edits that wait by the ten thousand take little memory and little time to choose from."""

import tracemalloc

import sqlalchemy as sa

from bot.model import DeliveryKind, DeliveryState
from bot.storage import Store
from bot.storage.schema import alerts, chats, deliveries, situations, stories
from tests.bot.storage.samples import NOW

MANY = 20_000
CHATS = 100


async def fill(store):
    """Let many edits wait: of many chats, each with many stories."""
    async with store.begin() as tx:
        run = tx.connection.run_each
        await run(
            sa.insert(chats),
            [
                {
                    "id": chat + 1,
                    "kind": "private",
                    "state": "open",
                    "language": "id",
                    "timezone": "UTC",
                    "created_at": NOW,
                    "changed_at": NOW,
                }
                for chat in range(CHATS)
            ],
        )
        blank = {"countries": [], "topics": [], "numbers": [], "centroid": {}, "score_lines": []}
        await run(
            sa.insert(stories),
            [
                {
                    "id": story + 1,
                    "language": "id",
                    "title": "Kerusuhan",
                    "version": 2,
                    "score": 50,
                    "level": 1,
                    "first_at": NOW,
                    "last_at": NOW,
                    **blank,
                }
                for story in range(MANY // CHATS)
            ],
        )
        await run(
            sa.insert(situations),
            [
                {
                    "id": 1,
                    "chat_id": 1,
                    "topic": 0,
                    "rule_id": 1,
                    "countries": [],
                    "topics": [],
                    "level": 1,
                    "last_at": NOW,
                }
            ],
        )
        await run(
            sa.insert(alerts),
            [
                {
                    "id": number + 1,
                    "chat_id": number % CHATS + 1,
                    "topic": 0,
                    "story_id": number // CHATS + 1,
                    "situation_id": 1,
                    "message_id": number + 1,
                    "sent_version": 1,
                    "shown_version": 1,
                    "told_level": 1,
                    "told_marks": [],
                    "deleted": False,
                }
                for number in range(MANY)
            ],
        )
        await run(
            sa.insert(deliveries),
            [
                {
                    "key": f"edit:{number + 1}:2",
                    "kind": DeliveryKind.EDIT,
                    "chat_id": number % CHATS + 1,
                    "topic": 0,
                    "level": 1,
                    "urgency": 30,
                    "due_at": NOW,
                    "alert_id": number + 1,
                    "story_version": 2,
                    "reasons": [],
                    "repeatable": True,
                    "state": DeliveryState.PENDING,
                }
                for number in range(MANY)
            ],
        )


async def test_choosing_among_twenty_thousand_edits_reads_a_thousand(sqlite_url):
    async with Store.open(sqlite_url, synchronous="normal") as store:
        await fill(store)
        async with store.begin() as tx:
            await tx.deliveries.due(NOW, [], 32)
            tracemalloc.start()
            due = await tx.deliveries.due(NOW, list(range(1, 20)), 32)
            _, peak = tracemalloc.get_traced_memory()
            tracemalloc.stop()
    assert len(due) == 32
    assert len({one.place.chat_id for one in due}) == 32
    assert min(one.place.chat_id for one in due) >= 20
    assert peak < 3_000_000
