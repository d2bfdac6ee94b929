"""What Prometheus reads, over both databases: figures as they are, and nothing of a chat, an address or a word."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from prometheus_client.parser import text_string_to_metric_families

from bot.metrics import Kept, Metrics
from bot.model import DeliveryKind, Level, Reason, Update
from bot.ports import StoreUnavailableError
from bot.storage import measures
from bot.storage.schema import feeds
from tests.bot.storage.samples import HERE, MINUTE, NOW, act, added_feed, added_revisions, answer, told
from tests.manual_time import ManualTime
from tests.one_delivery import lease_one, sent_one


async def rows():
    return {"items": 7}, 1


@pytest.fixture
def time():
    return ManualTime(NOW)


@pytest.fixture
def metrics(store, time):
    return Metrics(store, time, time, rows)


async def read(metrics, time) -> dict[str, float]:
    """Read the figures anew, as name and labels."""
    time.move(10)
    text = (await metrics.exposition()).decode()
    samples = [sample for family in text_string_to_metric_families(text) for sample in family.samples]
    labels = {value for sample in samples if "le" not in sample.labels for value in sample.labels.values()}
    assert not any(character.isdigit() for label in labels for character in label)
    assert not labels & {"kerusuhan", "Kantor Berita", "news.example"}
    return {
        sample.name.removeprefix("kentongan_") + "".join(f" {value}" for value in sample.labels.values()): (
            sample.value
        )
        for sample in samples
    }


async def test_how_things_stand(store, time, metrics):
    async with store.begin() as tx:
        alert = await told(tx)
        failing = await added_feed(tx, "https://news.example/failing")
        await tx.connection.run(failing_now(failing))
        await tx.deliveries.add(
            [
                answer("later", due_at=NOW + timedelta(hours=1)),
                answer("now"),
                act(alert, level=Level.CRITICAL),
                act(alert, DeliveryKind.EDIT, 2),
            ]
        )
        await tx.inbox.store([Update(1, HERE.chat_id, {})], NOW)
    told_of = await read(metrics, time)
    assert told_of["rows items"] == 7
    assert told_of["trouble"] == 1
    assert {
        name: told_of[f"deliveries_waiting {name}"] for name in ("answer", "critical", "edit", "info")
    } == {
        "answer": 2,
        "critical": 1,
        "edit": 1,
        "info": 0,
    }
    assert told_of["delivery_oldest_seconds critical"] == 10
    assert told_of["delivery_oldest_seconds answer"] == 10
    assert told_of["delivery_oldest_seconds important"] == 0
    assert (told_of["feeds active"], told_of["feeds failing"], told_of["feeds gone"]) == (1, 1, 0)
    assert (told_of["inbox_waiting"], told_of["stories_live"], told_of["queries"]) == (1, 1, 1)


def failing_now(feed):
    return sa.update(feeds).where(feeds.c.id == feed.id).values(failures=3)


async def test_a_burst_that_ended_at_few_moments_is_counted_whole(store, time, metrics, monkeypatch):
    monkeypatch.setattr(measures, "MOST_AT_ONCE", 3)
    await metrics.begin()
    async with store.begin() as tx:
        alert = await told(tx)
        drafts = [act(alert, version=version) for version in range(1, 5)]
        for number, some in enumerate((drafts[:2], drafts[2:]), 1):
            withdrawn = [(draft, Reason.DIGEST) for draft in some]
            await tx.deliveries.add_withdrawn(withdrawn, NOW + timedelta(seconds=number))
    for _ in range(2):
        found = await read(metrics, time)
    assert found["deliveries_total send withdrawn digest"] == 4


async def test_what_has_ended_is_counted_once_and_from_the_start_on(store, time, metrics):
    async with store.begin() as tx:
        feed = await added_feed(tx)
        first, second, third = await added_revisions(tx, feed, "1", "2", "3")
        await tx.items.decided(first.id, Reason.NO_MATCH, None, NOW)
    assert (await read(metrics, time))["decided_seconds_count"] == 0
    async with store.begin() as tx:
        now = time.now()
        await tx.deliveries.add([answer("1", due_at=now), answer("2", due_at=now)])
        one, *_ = await tx.deliveries.due(now, [], 10)
        await lease_one(tx, one.id, now, now + MINUTE)
        await tx.deliveries.again(one.id, now, unknown=True, error="a reset")
        await lease_one(tx, one.id, now, now + MINUTE)
        await sent_one(tx, one.id, 5, 0, now + timedelta(seconds=2))
        other, *_ = await tx.deliveries.due(now, [], 10)
        await tx.deliveries.ended(other.id, Reason.REFUSED, "why", now + timedelta(seconds=2))
    for _ in range(3):
        told_of = await read(metrics, time)
    assert told_of["decided_seconds_count"] == 0
    assert told_of["deliveries_total answer sent "] == 1
    assert told_of["deliveries_total answer dead refused"] == 1
    assert told_of["maybe_doubled_total"] == 1
    assert told_of["sent_seconds_count answer"] == 1
    assert told_of["sent_seconds_sum answer"] == pytest.approx(2)
    async with store.begin() as tx:
        for revision in (second, third):
            await tx.items.decided(revision.id, Reason.NO_MATCH, None, NOW + timedelta(seconds=9))
    assert (await read(metrics, time))["decided_seconds_count"] == 2


async def test_figures_are_looked_up_at_most_every_five_seconds(store, time, metrics):
    first = await metrics.exposition()
    async with store.begin() as tx:
        await tx.inbox.store([Update(1, HERE.chat_id, {})], NOW)
    time.move(4)
    assert await metrics.exposition() == first
    time.move(1)
    assert b"kentongan_inbox_waiting 1.0" in await metrics.exposition()


async def test_what_takes_long_to_look_up_is_looked_up_rarely(time):
    looks = []

    async def slow():
        looks.append(time.now())
        time.move(2)
        return len(looks)

    kept = Kept(slow, time, 5)
    assert [await kept.get(), await kept.get()] == [1, 1]
    time.move(199)
    assert await kept.get() == 1
    time.move(1)
    assert await kept.get() == 2


async def test_a_failing_look_is_not_kept(time):
    troubles = [StoreUnavailableError("away")]

    async def look():
        if troubles:
            raise troubles.pop()
        return 1

    kept = Kept(look, time, 5)
    with pytest.raises(StoreUnavailableError):
        await kept.get()
    assert await kept.get() == 1


async def test_what_others_count_is_shown(time, metrics):
    counts = {("SendMessage", "Taken"): 3}
    metrics.show("calls", "Calls by outcome", ("call", "outcome"), counts.items)
    assert (await read(metrics, time))["calls_total SendMessage Taken"] == 3
    counts["SendMessage", "Taken"] = 4
    assert (await read(metrics, time))["calls_total SendMessage Taken"] == 4
