"""The program for an hour under a steady stream of news: does its memory stay flat, is everybody told?

    python -m benchmarks.soak [--short]

A process of its own over SQLite, 20 feeds looked at every one to two seconds, an item a second, a hundred chats with ten
rules each; Telegram refuses everything for ten seconds every five minutes. What live stories hold grows until the first
are 72 hours old; all else is to be flat after the first ten minutes.
"""

import asyncio
import time
from dataclasses import dataclass

from benchmarks import report
from benchmarks.archive import pieces, queries
from benchmarks.databases import Kind, databases
from benchmarks.delivery import SETTINGS, SOURCE, first_look
from benchmarks.processes import memory_of, started, without_starter_feeds
from benchmarks.program import furnish, idle
from benchmarks.quick_telegram import quick_telegram
from benchmarks.servers import Servers
from bot.storage import Store

FEEDS, CHATS, RULES = 20, 100, 1_000
STORM_EVERY, STORM_SECONDS = 300, 10.0
SAMPLE_EVERY, SAMPLE_EVERY_SHORT = 300, 5
SECONDS, SECONDS_SHORT = 3_600, 15


@dataclass(frozen=True, slots=True)
class Sample:
    """How the program was after so many seconds."""

    seconds: int
    resident: int
    items: int
    stories: int
    sent: int
    waiting: int


async def soak(seconds: int, every: int) -> list[Sample]:
    """Let it run so long, and look at it every so many seconds."""
    samples = []
    async with databases() as made, quick_telegram() as telegram, Servers() as servers:
        feeds = await servers.feeds(FEEDS)
        database = await made.new(Kind.SQLITE_NORMAL)
        await without_starter_feeds(database)
        await furnish(database, range(1_000, 1_000 + CHATS), queries(RULES))
        config = made.folder / "soak.toml"
        text = SETTINGS.format(
            token=telegram.token,
            api_url=telegram.api_url,
            database=database,
            per_second=30,
            per_chat_second=1,
        )
        config.write_text(text + "".join(SOURCE.format(url=url) for url in feeds), encoding="utf-8")
        news = pieces(seconds)
        async with started(config) as (pid, _, _), Store.open(database) as store:
            await first_look(database)
            began = time.monotonic()
            for second, piece in enumerate(news, start=1):
                await servers.publish(feeds[second % FEEDS], [piece.entry])
                if second % STORM_EVERY == 0:
                    await telegram.storm(STORM_SECONDS)
                if second % every == 0 or second == seconds:
                    async with store.look() as tx:
                        counts = await tx.upkeep.counts()
                    sent = (await telegram.taken()).count
                    resident = memory_of(pid).resident
                    samples.append(
                        Sample(second, resident, counts["items"], counts["stories"], sent, counts["pending"])
                    )
                    report.say(str(samples[-1]))
                await asyncio.sleep(max(0.0, began + second - time.monotonic()))
            while not await idle(store, 0):  # noqa: ASYNC110 - another process tells nobody
                await asyncio.sleep(1.0)
            samples.append(
                Sample(seconds, memory_of(pid).resident, len(news), 0, (await telegram.taken()).count, 0)
            )
    return samples


def main(*, short: bool) -> None:
    """Run and print."""
    report.title("Soak")
    seconds, every = (SECONDS_SHORT, SAMPLE_EVERY_SHORT) if short else (SECONDS, SAMPLE_EVERY)
    samples = asyncio.run(soak(seconds, every))
    rows = [
        (
            f"{sample.seconds / 60:.0f}",
            report.megabytes(sample.resident),
            f"{sample.items:,}",
            f"{sample.stories:,}",
            f"{sample.sent:,}",
            f"{sample.waiting:,}",
        )
        for sample in samples[:-1]
    ]
    report.table(("minutes", "resident, MB", "items", "stories", "messages sent", "pending"), rows)
    print(f"At the end nothing was undecided or unsent; {samples[-1].sent:,} messages.")


if __name__ == "__main__":
    main(short=report.is_short(__doc__ or ""))
