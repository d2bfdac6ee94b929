import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.feeds.parse.pool import ParserPool
from bot.feeds.parse.result import ParsedFeed, ParseFailed, ParseFailureKind
from tests.bot.feeds.parse.hostile import HOSTILE
from tests.feedserver.render import Entry, Format, render

URL = "https://news.example.com/feed.xml"
GOOD = render(
    Format.RSS, "Kabar", URL, [Entry("Kerusuhan di Almaty", link="https://news.example.com/1", guid="1")]
)
NEEDS_CPU = HOSTILE["50,000 attributes"]


@pytest.fixture
async def pool() -> AsyncIterator[ParserPool]:
    async with ParserPool(1) as opened:
        yield opened


async def titles(pool: ParserPool) -> list[str]:
    read = await pool.parse(GOOD, url=URL, headers={"content-type": "application/rss+xml"})
    assert isinstance(read, ParsedFeed), read
    return [entry.title for entry in read.entries]


async def failure(pool: ParserPool, body: bytes) -> ParseFailureKind:
    read = await pool.parse(body, url=URL, headers={})
    assert isinstance(read, ParseFailed), read
    return read.kind


def children() -> set[int]:
    """Find the parser processes of this one."""
    pids = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()
    return {int(pid) for pid in pids if b"bot.feeds.parse" in Path(f"/proc/{pid}/cmdline").read_bytes()}


def process(pid: int, what: str) -> str:
    return Path(f"/proc/{pid}/{what}").read_text(encoding="utf-8")


async def test_a_feed_comes_back_whole(pool):
    assert await titles(pool) == ["Kerusuhan di Almaty"]


@pytest.mark.parametrize("form", Format)
async def test_every_field_survives_the_pipe(pool, form):
    at = datetime(2022, 1, 6, 3, 25, tzinfo=UTC)
    entry = Entry("Тәртіпсіздік “😀”", "https://news.example.com/1", "1", "Мәтін", at, "Айгүл", ("Әлем",))
    read = await pool.parse(render(form, "Жаңалық", URL, [entry]), url=URL, headers={})
    assert isinstance(read, ParsedFeed)
    (got,) = read.entries
    assert (got.title, got.link, got.guid, got.summary, got.published, got.author, got.categories) == (
        entry.title, entry.link, entry.guid, entry.summary, at, entry.author, entry.categories,
    )  # fmt: skip


async def test_hostile_bodies_end_within_their_limits_and_the_pool_goes_on(pool):
    bodies = {name: make() for name, make in HOSTILE.items()}
    outcomes: dict[str, str | int] = {}
    for name, body in bodies.items():
        read = await pool.parse(body, url=URL, headers={})
        outcomes[name] = read.kind.value if isinstance(read, ParseFailed) else len(read.entries)
    assert await titles(pool) == ["Kerusuhan di Almaty"]
    # On a busy machine the wall clock ends what the processor's clock would have ended.
    ends = {0, 1, 500, "cpu", "timeout", "not_a_feed", "broken", "memory", "too_deep"}
    assert set(outcomes.values()) <= ends
    # The others depend on the parser's version; these outcomes are ours.
    ours = ("50,000 attributes", "8 MB of items", "8 MB of text", "NUL bytes", "a path", "deep JSON")
    assert {name: outcomes[name] for name in ours} == {
        "50,000 attributes": "cpu",
        "8 MB of items": "cpu",
        "8 MB of text": "not_a_feed",
        "NUL bytes": "not_a_feed",
        "a path": "not_a_feed",
        "deep JSON": "too_deep",
    }


async def test_a_body_that_needs_too_much_memory(pool):
    # Far more than the fetcher lets through: nothing below 8 MB is known to need so much.
    assert await failure(pool, b'{"items":[' + b"{}," * 9_000_000) is ParseFailureKind.MEMORY
    assert await titles(pool) == ["Kerusuhan di Almaty"]


async def test_a_child_that_dies_costs_one_result_only(pool):
    await titles(pool)
    (pid,) = children()
    async with asyncio.TaskGroup() as tasks:
        parsing = tasks.create_task(pool.parse(NEEDS_CPU(), url=URL, headers={}))
        await asyncio.sleep(0)
        os.kill(pid, signal.SIGSEGV)
    assert parsing.result() == ParseFailed(
        ParseFailureKind.CRASHED, f"the parser ended with status {-signal.SIGSEGV}"
    )
    assert await titles(pool) == ["Kerusuhan di Almaty"]
    assert children() != {pid}


async def test_a_child_that_hangs_is_killed_by_the_clock():
    async with ParserPool(1, seconds=0.2) as pool:
        await titles(pool)
        (pid,) = children()
        os.kill(pid, signal.SIGSTOP)
        assert await failure(pool, GOOD) is ParseFailureKind.TIMEOUT
        assert await titles(pool) == ["Kerusuhan di Almaty"]


async def test_giving_up_waiting_kills_the_child_that_was_at_it(pool):
    await titles(pool)
    before = children()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await pool.parse(NEEDS_CPU(), url=URL, headers={})
    assert await titles(pool) == ["Kerusuhan di Almaty"]
    assert not before & children()


async def test_a_child_starts_when_it_is_needed():
    before = children()
    async with ParserPool(2) as pool:
        assert children() == before
        await titles(pool)
        assert len(children() - before) == 1


async def test_patient_bodies_leave_a_child_to_the_others():
    async with ParserPool(2) as pool, asyncio.TaskGroup() as tasks:
        slow = [
            tasks.create_task(pool.parse(NEEDS_CPU(), url=URL, headers={}, patient=True)) for _ in range(4)
        ]
        await asyncio.sleep(0)
        assert await titles(pool) == ["Kerusuhan di Almaty"]
        assert not all(one.done() for one in slow)
        assert sum(one.done() for one in slow) <= 1
        for one in slow:
            one.cancel()


async def test_children_are_renewed_and_none_is_left_behind():
    before = children()
    async with ParserPool(2, recycle=2) as pool:
        await asyncio.gather(titles(pool), titles(pool))
        first = children() - before
        assert len(first) == 2
        await asyncio.gather(*(titles(pool) for _ in range(8)))
        assert not first & children()
    assert children() == before


async def test_a_child_is_small_and_knows_nothing_of_the_program(pool, monkeypatch):
    monkeypatch.setenv("KENTONGAN_TELEGRAM__TOKEN", "secret")
    await titles(pool)
    (pid,) = children()
    assert int(process(pid, "statm").split()[1]) * os.sysconf("SC_PAGESIZE") < 70 << 20
    loaded = process(pid, "maps")
    assert not any(name in loaded for name in ("aiohttp", "yarl", "sqlalchemy", "pydantic"))
    async with ParserPool(1) as fresh:
        await titles(fresh)
        (pid,) = children() - {pid}
        assert "secret" not in process(pid, "environ")


def test_the_program_itself_does_not_load_the_parser():
    check = "import sys, bot.feeds.parse.pool; sys.exit('feedparser' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", check], check=False)  # noqa: S603 - our own two words
    assert ended.returncode == 0
