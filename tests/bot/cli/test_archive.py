"""`rules test`: what a rule would have sent, read beside a program that may be running."""

import asyncio
import json
from datetime import datetime, timedelta

import pytest

from bot.clock import SystemClock
from bot.storage import Store, hold_lock
from tests.bot.storage.samples import added_feed, arrival, source, story

REMARK = "kerusuhan is a known name; topic:unrest finds it in every language"


async def kept(url: str, now: datetime) -> None:
    """Keep three stories of the last hours, the newest still told by two."""
    async with Store.open(url) as store, store.begin() as tx:
        feed = await added_feed(tx)
        for hours, identities in ((3, ("1",)), (2, ("2",)), (1, ("3", "4"))):
            at = now - timedelta(hours=hours)
            arrivals = [arrival(one, published_at=at) for one in identities]
            await tx.items.add(feed.id, arrivals, at, first_fetch=False)
            waiting = await tx.items.undecided(100)
            await tx.stories.add(story(*(source(one) for one in waiting[-len(identities) :])))


@pytest.fixture
def archive(sqlite_url, folder) -> str:
    asyncio.run(kept(sqlite_url, SystemClock().now()))
    (folder / "config.toml").write_text(f"[database]\nurl = '{sqlite_url}'\n")
    return sqlite_url


@pytest.mark.usefixtures("archive")
def test_a_person_reads_what_it_would_have_sent(kentongan):
    ended = kentongan("rules", "test", "kerusuhan", TZ="UTC")
    head, *samples = ended.out.splitlines()
    assert (ended.code, ended.line) == (0, REMARK)
    assert head == "would have sent 3 stories in the last 3 hours, 3 of them with sound"
    assert [sample[18:] for sample in samples] == [
        f"important  Kerusuhan {number} (Kantor Berita)" for number in (3, 2, 1)
    ]


@pytest.mark.usefixtures("archive")
def test_a_script_reads_one_line(kentongan):
    ended = kentongan("rules", "test", "--json", "--days", "30", "kerusuhan sources>=2")
    assert ended.out.count("\n") == 1
    found = json.loads(ended.out)
    assert (found["stories"], found["unmet"], found["items"], found["samples"]) == (0, 3, 4, [])
    assert found["rule"] == "kerusuhan sources>=2"
    assert datetime.fromisoformat(found["until"]).tzinfo is not None


@pytest.mark.usefixtures("archive")
def test_conditions_that_were_not_met_are_counted(kentongan):
    ended = kentongan("rules", "test", "kerusuhan severity>=critical")
    assert ended.out.splitlines() == [
        "would have sent nothing in the last 3 hours",
        "3 more stories with the words never met the conditions",
    ]


def test_beside_a_program_that_holds_the_database(kentongan, archive):
    async def held():
        async with hold_lock(archive), Store.open(archive) as store, store.begin():
            return await asyncio.to_thread(kentongan, "rules", "test", "kerusuhan")

    assert asyncio.run(held()).out.startswith("would have sent 3 stories")


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("(rusuh",), "[unclosed_paren]"),
        (("--operators", "de", "rusuh"), "id, ru or kk"),
        (("--days", "0", "rusuh"), "days"),
        ((), "QUERY"),
    ],
)
def test_wrong_usage_is_2(kentongan, arguments, said):
    ended = kentongan("rules", "test", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said.lower() in ended.err.lower()


def test_a_database_that_is_not_there_is_said_in_one_line(kentongan, folder):
    ended = kentongan("rules", "test", "rusuh")
    assert (ended.code, ended.out) == (1, "")
    assert "`kentongan run` or `kentongan db upgrade` creates it" in ended.line
    assert not list(folder.glob("*.db*"))


def test_an_empty_archive_says_what_to_do(kentongan, folder, sqlite_url):
    (folder / "config.toml").write_text(f"[database]\nurl = '{sqlite_url}'\n")
    ended = kentongan("rules", "test", "rusuh")
    assert (ended.code, ended.out) == (0, "would have sent nothing in the last minute\n")
    assert "`kentongan run` reads the feeds" in ended.line


def test_what_titles_hold_stays_on_their_line(kentongan, folder, sqlite_url):
    async def hostile() -> None:
        now = SystemClock().now()
        async with Store.open(sqlite_url) as store, store.begin() as tx:
            feed = await added_feed(tx)
            title = "Kerusuhan\x1b[2J\n\u202e\x07" + "x" * 5_000
            await tx.items.add(feed.id, [arrival("1", title=title, published_at=now)], now, first_fetch=False)
            (one,) = await tx.items.undecided(10)
            await tx.stories.add(story(source(one)))

    asyncio.run(hostile())
    (folder / "config.toml").write_text(f"[database]\nurl = '{sqlite_url}'\n")
    ended = kentongan("rules", "test", "kerusuhan")
    assert ended.out.count("\n") == 2
    assert "\x1b" not in ended.out
    assert max(map(len, ended.out.splitlines())) <= 301
