"""What places were told lately, and how their feeds are, in both databases."""

from datetime import timedelta

from bot.model import FeedAnswer, Origin, Place, Scope, ToldLately
from bot.storage.schema import alerts, decisions, feeds, revisions
from tests.bot.storage.samples import HERE, MINUTE, NOW, added_feed, added_revisions, chat, rule_draft
from tests.bot.storage.test_chats import told

THERE = Place(HERE.chat_id, 7)


async def sent(tx, alert, at, message_id=41) -> None:
    await tx.connection.run(
        alerts.update().where(alerts.c.id == alert.id).values(sent_at=at, message_id=message_id)
    )


async def test_alerts_are_listed_with_their_rule_and_what_brought_them(store):
    async with store.begin() as tx:
        first = await told(tx, HERE, "banjir", "1")
        second = await told(tx, HERE, "gempa", "2")
        elsewhere = await told(tx, THERE, "gempa", "3")
        for alert in (first, elsewhere):
            await sent(tx, alert, NOW)
        await sent(tx, second, NOW + MINUTE, None)
        (revision, *_) = await added_revisions(tx, await added_feed(tx), "9")
        await tx.connection.insert_new(
            decisions,
            [
                {
                    "revision_id": revision.id,
                    "rule_id": number,
                    "story_id": first.story_id,
                    "chat_id": HERE.chat_id,
                    "topic": 0,
                    "reason": reason,
                    "at": NOW,
                }
                for number, reason in ((1, "told"), (2, "joined"))
            ],
        )
        listed = await tx.statistics.told_lately(HERE, NOW, 10)
        assert listed == (
            ToldLately(NOW + MINUTE, 2, None, together=True),
            ToldLately(NOW, 1, revision.published_at, together=False),
        )
        assert await tx.statistics.told_lately(HERE, NOW + MINUTE, 10) == listed[:1]
        assert await tx.statistics.told_lately(HERE, NOW, 1) == listed[:1]
        assert len(await tx.statistics.told_lately(THERE, NOW, 10)) == 1
        await tx.connection.run(revisions.update().values(published_at=None))
        (_, undated) = await tx.statistics.told_lately(HERE, NOW, 10)
        assert undated.published_at is None


async def test_feeds_are_those_that_the_chat_reads(store):
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        await tx.rules.add(rule_draft(), NOW)
        shared = await added_feed(tx, publisher="Antara")
        left_out = await added_feed(tx, "https://two.example", publisher="Dua")
        own = await added_feed(
            tx, "https://own.example", publisher="", scope=Scope.PRIVATE, origin=Origin.CHAT
        )
        await added_feed(tx, "https://other.example", scope=Scope.PRIVATE, origin=Origin.CHAT)
        await tx.feeds.subscribe(HERE.chat_id, own.id)
        await tx.feeds.leave_out(HERE.chat_id, left_out.id)
        await tx.connection.run(
            feeds.update()
            .where(feeds.c.id == shared.id)
            .values(last_looked_at=NOW, last_good_at=NOW - timedelta(hours=2))
        )
        listed = await tx.statistics.feeds_of(HERE.chat_id)
    assert listed == (FeedAnswer("", None, None), FeedAnswer("Antara", NOW, NOW - timedelta(hours=2)))
    assert not listed[1].answers
