"""The questions that are asked all the time are answered by an index, also when a table has grown."""

import re

import pytest
import sqlalchemy as sa

from bot.model import FeedMemory, Origin, Pacing
from bot.storage import Store
from tests.bot.storage.samples import HERE, MINUTE, NOW, added_feed, answer, chat, feed_draft
from tests.one_delivery import lease_one

SCANS_ALLOWED = ("SCAN CONSTANT ROW",)


async def plans(store: Store, ask) -> list[str]:
    """Tell how SQLite answers every statement of a question."""
    lines: list[str] = []
    asked: list[tuple[str, object]] = []

    def note(_connection, _cursor, statement, parameters, _context, _many):
        if statement.startswith(("SELECT", "UPDATE", "DELETE")):
            asked.append((statement, parameters))

    engine = store._engine.sync_engine
    sa.event.listen(engine, "before_cursor_execute", note)
    async with store.begin() as tx:
        await ask(tx)
        sa.event.remove(engine, "before_cursor_execute", note)
        for statement, parameters in asked:
            result = await tx.connection._connection.exec_driver_sql(
                f"EXPLAIN QUERY PLAN {statement}", parameters
            )
            lines += [row.detail for row in result]
    return lines


QUESTIONS = {
    "undecided revisions": lambda tx: tx.items.undecided(50),
    "due feeds": lambda tx: tx.feeds.claim_due(NOW, NOW + MINUTE, 50),
    "the next due feed": lambda tx: tx.feeds.next_due(),
    "what a look learnt": lambda tx: tx.feeds.remember(1, FeedMemory()),
    "a feed put off": lambda tx: tx.feeds.put_off(1, NOW, Pacing.ASKED),
    "a feed that moved": lambda tx: tx.moves.adopt(FEED, "https://pindah.example/rss", NOW),
    "feeds that wait at a start": lambda tx: tx.feeds.waiting(NOW),
    "due deliveries": lambda tx: tx.deliveries.due(NOW, [HERE.chat_id], 32),
    "the next due delivery": lambda tx: tx.deliveries.next_due(),
    "a lease": lambda tx: lease_one(tx, 1, NOW, NOW + MINUTE),
    "pending updates": lambda tx: tx.inbox.pending([HERE.chat_id], 32),
    "the rules of a query": lambda tx: tx.rules.asking([1, 2], FEED, 10),
    "the rules of a place": lambda tx: tx.rules.of_place(HERE),
    "new changes": lambda tx: tx.rules.changes_since(7),
    "what a feed shows": lambda tx: tx.feeds.shown(1, ["a", "b"], NOW),
    "a chat's answers on their way": lambda tx: tx.deliveries.answers_waiting(HERE.chat_id, 20),
    "known items": lambda tx: tx.feeds.known(1, ["a", "b"]),
    "recent items": lambda tx: tx.feeds.recent(1, 50),
    "live stories": lambda tx: tx.stories.live(NOW),
    "alerts of a story": lambda tx: tx.alerts.of_story(1),
    "why by a link": lambda tx: tx.explanations.by_link(HERE, "kabar.example/a", 3),
    "why by words": lambda tx: tx.explanations.by_words(HERE, ["almaty"], NOW, 3),
    "the alert of a message": lambda tx: tx.explanations.alert_of(HERE.chat_id, 5),
    "what a digest told": lambda tx: tx.explanations.gathered_in(HERE.chat_id, 5, 3),
    "the tests a chat waits for": lambda tx: tx.tests.count_waiting(HERE.chat_id),
    "what became of an answer": lambda tx: tx.tests.said("answer:1:0"),
    "whether a digest is due": lambda tx: tx.digests.anything_due(NOW),
    "due digests": lambda tx: tx.digests.due(NOW, 200),
    "floods that are over": lambda tx: tx.digests.end_floods(NOW),
    "what a chat's digests hold": lambda tx: tx.digests.waiting(HERE.chat_id),
    "what a digest tells": lambda tx: tx.digests.content(1, 1, NOW),
    "whether an alert waits": lambda tx: tx.digests.held(1),
    "when chats want to be told": lambda tx: tx.digests.timings([HERE.chat_id, 8]),
    "how fresh a story is": lambda tx: tx.digests.freshness(1),
    "rules that sent too much": lambda tx: tx.digests.flow([1, 2], NOW, NOW),
    "what alerts show": lambda tx: tx.deliveries.contents([1, 2]),
    "running situations": lambda tx: tx.alerts.running([1], NOW),
}
FEED = None


@pytest.mark.parametrize("name", QUESTIONS)
async def test_no_table_is_read_through(sqlite_url, name):
    global FEED  # noqa: PLW0603 - the questions are a table; one of them asks about a feed
    async with Store.open(sqlite_url, synchronous="normal") as store:
        async with store.begin() as tx:
            FEED = await added_feed(tx)
            await tx.chats.open(chat(), NOW)
            await tx.deliveries.add([answer()])
        lines = await plans(store, QUESTIONS[name])
    assert lines
    scans = [
        line
        for line in lines
        if line.startswith("SCAN")
        and not re.search(r"USING|\(subquery-\d+\)|anon_\d+", line)
        and line not in SCANS_ALLOWED
    ]
    assert scans == []


async def test_what_is_due_among_ten_thousand_feeds_is_found_in_their_order(sqlite_url):
    async with Store.open(sqlite_url, synchronous="normal") as store:
        async with store.begin() as tx:
            await tx.feeds.synchronise(
                Origin.STARTER, [feed_draft(f"https://{number}.example") for number in range(10_000)], NOW
            )
            await tx.connection._connection.exec_driver_sql("ANALYZE")
        due = await plans(store, QUESTIONS["due feeds"])
        following = await plans(store, QUESTIONS["the next due feed"])
    assert [line for line in due if "ix_feeds_due" in line]
    assert following == ["SCAN feeds USING INDEX ix_feeds_due"]
    # In the order of the index, so that a claim of a few reads a few.
    assert [line for line in due + following if "TEMP B-TREE" in line] == []
