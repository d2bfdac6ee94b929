"""Forty thousand old items with their stories and alerts removed while a writer works: how fast, and who waits.

    python -m benchmarks.retention [--short]

SQLite with every commit forced out (``synchronous = full``). The writer stands for a person's command: a small
transaction fifty times a second; beside it the same without removing anything.
"""

import asyncio
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
import uvloop

from benchmarks import report
from bot.clock import SystemClock
from bot.model import ChatId, Update
from bot.retention import LOCK_SECONDS, Sweeper
from bot.storage import Store, upgrade
from bot.storage.schema import (
    alerts,
    chats,
    decisions,
    deliveries,
    feeds,
    items,
    matches,
    queries,
    revisions,
    rules,
    situations,
    stories,
    story_sources,
)

NOW = datetime(2026, 11, 24, tzinfo=UTC)
OLD = NOW - timedelta(days=200)
CHATS = 100
ITEMS_A_STORY = 4
ALERTS_A_STORY = 5
WRITE_EVERY = 0.02
LOCK_AIM = 0.05
TEXT = "Puluhan ribu warga mengungsi setelah gempa besar mengguncang wilayah pesisir. " * 12
ANNOTATION = {"language": "id", "regions": ["ID"], "topics": ["quake"]}


@dataclass
class Waits:
    """How long a small transaction took, begun and committed, in seconds."""

    seconds: list[float] = field(default_factory=list)


class Clock(SystemClock):
    """The machine's clock for waiting, and a date of its own."""

    def now(self) -> datetime:
        return NOW


async def fill(store: Store, count: int) -> None:
    """Put so many old items there, with everything that hangs on them."""
    async with store.begin() as tx:
        run = tx.connection.run_each
        await run(sa.insert(chats), [_chat(number) for number in range(1, CHATS + 1)])
        await run(sa.insert(queries), [{"id": 1, "digest": "d", "text": "gempa"}])
        await run(sa.insert(rules), [_rule(number) for number in range(1, CHATS + 1)])
        await run(sa.insert(feeds), [_feed()])
        await run(sa.insert(situations), [_situation(number) for number in range(1, CHATS + 1)])
    for start in range(1, count + 1, 2_000):
        numbers = range(start, min(start + 2_000, count + 1))
        heads = [number for number in numbers if number % ITEMS_A_STORY == 0]
        async with store.begin() as tx:
            run = tx.connection.run_each
            await run(sa.insert(items), [_item(number) for number in numbers])
            await run(sa.insert(revisions), [_revision(number) for number in numbers])
            await run(sa.insert(stories), [_story(number) for number in heads])
            parts = [_source(head, number) for head in heads for number in range(head - 3, head + 1)]
            await run(sa.insert(story_sources), parts)
            await run(sa.insert(matches), [_match(number) for number in heads])
            told = [(head, part) for head in heads for part in range(ALERTS_A_STORY)]
            await run(sa.insert(alerts), [_alert(head, part) for head, part in told])
            await run(sa.insert(deliveries), [_delivery(head, part) for head, part in told])
            await run(sa.insert(decisions), [_decision(head, part) for head, part in told])


def _chat(number: int) -> dict[str, Any]:
    return {
        "id": number,
        "kind": "private",
        "state": "open",
        "language": "id",
        "timezone": "UTC",
        "created_at": OLD,
        "changed_at": OLD,
    }


def _rule(number: int) -> dict[str, Any]:
    return {
        "id": number,
        "chat_id": number,
        "topic": 0,
        "number": 1,
        "query_id": 1,
        "text": "gempa",
        "sources_low": 1,
        "level_low": 0,
        "sound": "by_level",
        "schedule": "at_once",
        "paused": False,
        "created_at": OLD,
    }


def _feed() -> dict[str, Any]:
    return {
        "id": 1,
        "url": "https://kabar.example/rss",
        "publisher": "Kabar",
        "family": "Kabar",
        "tier": 1,
        "priority": False,
        "scope": "shared",
        "origin": "operator",
        "state": "active",
        "next_due_at": NOW,
        "added_at": OLD,
        "read_at": NOW,
    }


def _situation(number: int) -> dict[str, Any]:
    about: dict[str, Any] = {"countries": ["ID"], "topics": ["quake"], "level": 1, "last_at": OLD}
    return {"id": number, "chat_id": number, "topic": 0, "rule_id": number, **about}


def _item(number: int) -> dict[str, Any]:
    link = f"https://kabar.example/{number}"
    return {
        "id": number,
        "feed_id": 1,
        "identity": f"guid:{number:032x}",
        "canonical_link": link,
        "title": f"Gempa {number}",
        "content_hash": f"{number:032x}",
        "first_seen_at": OLD,
    }


def _revision(number: int) -> dict[str, Any]:
    texts = dict.fromkeys(("title", "author", "category", "link"), f"Gempa {number}")
    return {
        "id": number,
        "item_id": number,
        "content_hash": f"{number:032x}",
        **texts,
        "summary": TEXT,
        "seen_at": OLD,
        "first_fetch": False,
        "revises": False,
        "annotation": ANNOTATION,
        "decided_at": OLD,
        "reason": "told",
    }


def _story(number: int) -> dict[str, Any]:
    lists: dict[str, Any] = {key: [] for key in ("score_lines", "countries", "topics", "numbers")}
    return {
        "id": number,
        "language": "id",
        "title": f"Gempa {number}",
        "version": 4,
        "score": 50,
        "level": 1,
        **lists,
        "centroid": {f"kata{term}": 0.1 for term in range(100)},
        "first_at": OLD,
        "last_at": OLD,
    }


def _source(story: int, number: int) -> dict[str, Any]:
    texts = dict.fromkeys(("publisher", "family", "title", "link"), f"Gempa {number}")
    return {
        "story_id": story,
        "item_id": number,
        "revision_id": number,
        "position": number % ITEMS_A_STORY,
        "tier": 1,
        **texts,
        "summary": TEXT,
        "time": OLD,
        "seen_at": OLD,
        "copy": False,
        "annotation": ANNOTATION,
    }


def _match(number: int) -> dict[str, Any]:
    return {"story_id": number, "query_id": 1, "revision_id": number, "words": ["gempa"]}


def _alert(story: int, part: int) -> dict[str, Any]:
    chat = (story + part) % CHATS + 1
    return {
        "id": story * 10 + part,
        "chat_id": chat,
        "topic": 0,
        "story_id": story,
        "situation_id": chat,
        "message_id": story,
        "sent_version": 1,
        "shown_version": 4,
        "told_level": 1,
        "told_marks": [],
        "deleted": False,
        "sent_at": OLD,
    }


def _delivery(story: int, part: int) -> dict[str, Any]:
    return {
        "key": f"send:{story}:{part}",
        "kind": "send",
        "chat_id": (story + part) % CHATS + 1,
        "topic": 0,
        "level": 1,
        "urgency": 11,
        "due_at": OLD,
        "alert_id": story * 10 + part,
        "story_version": 1,
        "reasons": ["told"],
        "repeatable": False,
        "state": "sent",
        "settled_at": OLD,
    }


def _decision(story: int, part: int) -> dict[str, Any]:
    chat = (story + part) % CHATS + 1
    return {
        "revision_id": story,
        "rule_id": chat,
        "story_id": story,
        "chat_id": chat,
        "topic": 0,
        "reason": "told",
        "at": OLD,
    }


async def write(store: Store, waits: Waits) -> None:
    """Do a small transaction again and again until cancelled."""
    number = 0
    while True:
        number += 1
        begun = time.perf_counter()
        async with store.begin() as tx:
            await tx.inbox.store([Update(number, ChatId(1), {"message": {"text": "/rules"}})], NOW)
        waits.seconds.append(time.perf_counter() - begun)
        await asyncio.sleep(WRITE_EVERY)


async def while_writing(store: Store, work: Any) -> tuple[Waits, float]:
    """Do some work beside a writer; tell what the writer waited, and how long the work took."""
    waits, begun = Waits(), time.perf_counter()
    writer = asyncio.ensure_future(write(store, waits))
    await work
    writer.cancel()
    with suppress(asyncio.CancelledError):
        await writer
    return waits, time.perf_counter() - begun


async def measure(*, short: bool) -> None:
    """Print what removing costs and who waits for it."""
    count = 10_000 if short else 40_000
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "kentongan.db"
        url = f"sqlite:///{file}"
        await upgrade(url)
        async with Store.open(url) as store:
            await fill(store, count)
            await store.tidy()
            before = file.stat().st_size
            quiet, _ = await while_writing(store, asyncio.sleep(5))
            async with store.begin() as tx:
                await tx.inbox.leave_out_others(1, NOW)
            clock = Clock()
            sweeper = Sweeper(store, clock, clock, timedelta(days=90), lambda: 0)
            busy, seconds = await while_writing(store, sweeper.step())
            after = file.stat().st_size
    removed = sweeper.removed.total()
    report.table(
        ("a writer's transaction, ms", "count", "p50", "p99", "most"),
        [_row("nothing else", quiet.seconds), _row("while old rows go", busy.seconds)],
    )
    print(
        f"{removed:,} rows of {count:,} items removed in {seconds:.1f} s: {removed / seconds:,.0f} a second."
    )
    longest = sweeper.longest_lock
    print(
        f"Longest transaction {longest * 1e3:.0f} ms (meant: {LOCK_SECONDS * 1e3:.0f}, "
        f"aim {LOCK_AIM * 1e3:.0f}: {report.verdict(longest, LOCK_AIM)})."
    )
    print(f"The file: {report.megabytes(before)} MB before, {report.megabytes(after)} MB after.")


def _row(name: str, seconds: Sequence[float]) -> tuple[str, ...]:
    p50, p99 = (report.quantile(seconds, share) for share in (0.5, 0.99))
    return (name, f"{len(seconds):,}", *(report.milliseconds(one) for one in (p50, p99, max(seconds))))


if __name__ == "__main__":
    uvloop.run(measure(short=report.is_short(__doc__ or "")))
