"""The program under benchmark: its settings, the chats and rules in its database, and a run of it in this process."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from benchmarks.databases import Kind
from benchmarks.servers import Servers
from bot import app
from bot.clock import SystemClock
from bot.config import Settings, settings_from
from bot.model import Chat, ChatId, ChatKind, ChatState, Origin, Place
from bot.storage import Store
from bot.telegram import bot_at
from handlers.making.understanding import understood
from rules import Lexicon

SETTINGS = """
[telegram]
token = "{token}"
api_url = "{api_url}"
[database]
url = "{database}"
synchronous = "{synchronous}"
[delivery]
# Nothing throttles: what is measured is the program.
per_second = 10000
per_chat_second = 10000
group_per_minute = 600000
[feeds]
# Never by itself while a benchmark runs: the wake is the start.
min_interval = {interval}
max_interval = {interval}
allow_private = ["127.0.0.0/8"]
[log]
level = "{level}"
"""
SOURCE = """
[[feeds.sources]]
url = "{url}"
publisher = "Newsroom {number}"
tier = {tier}
language = "{language}"
"""
LANGUAGES = ("id", "en", "ru", "kk")
LOOK_SECONDS = 0.005


def configuration(
    servers: Servers,
    database: str,
    kind: Kind,
    feeds: Sequence[str],
    *,
    interval: float = 3600,
    level: str = "error",
) -> str:
    """Write the configuration file: these feeds, these servers."""
    sections = SETTINGS.format(
        token=servers.token,
        api_url=servers.api_url,
        database=database,
        synchronous=kind.synchronous,
        interval=interval,
        level=level,
    )
    sources = [
        SOURCE.format(url=url, number=number, tier=number % 3 + 1, language=LANGUAGES[number % 4])
        for number, url in enumerate(feeds)
    ]
    return sections + "".join(sources)


def settings_of(text: str) -> Settings:
    """Read a configuration as the program does."""
    return settings_from(text, {}, file="benchmark.toml")


async def furnish(database: str, chats: Sequence[int], rules: Sequence[str]) -> None:
    """Open chats and save rules, spread over them, as the handlers would."""
    lexicon, now = Lexicon(), SystemClock().now()
    async with Store.open(database, synchronous="normal") as store, store.begin() as tx:
        for chat in chats:
            await tx.chats.open(
                Chat(ChatId(chat), ChatKind.PRIVATE, ChatState.OPEN, "id", "Asia/Jakarta"), now
            )
        for number, text in enumerate(rules):
            place = Place(ChatId(chats[number % len(chats)]))
            await tx.rules.add(understood(text, place, "en", lexicon).draft, now)


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[app.Running]:
    """Run the whole program in this process until the block ends."""
    token = settings.telegram.token
    assert token is not None
    bot = bot_at(token.get_secret_value(), settings.telegram.api_url)
    world = app.World(settings, bot, {Origin.CONFIGURATION: settings.feeds.sources})
    begun: asyncio.Future[app.Running] = asyncio.get_running_loop().create_future()

    async def beside(running: app.Running) -> None:
        begun.set_result(running)
        await running.stop.wait()

    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(app.run(world, beside))
        either: list[asyncio.Future[Any]] = [task, begun]
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            await task
        try:
            yield begun.result()
        finally:
            begun.result().stop.set()


async def look_now(running: app.Running, feeds: Sequence[str]) -> None:
    """Make feeds due, as whatever knows that something was published does."""
    async with running.store.begin() as tx:
        for url in feeds:
            await tx.feeds.look_now(url, SystemClock().now())
    running.due.set()


async def first_looks(running: app.Running, feeds: Sequence[str]) -> None:
    """See every feed's first fetch committed."""
    await look_now(running, feeds)

    async def looked() -> bool:
        async with running.store.begin() as tx:
            return all(health.last_good_at is not None for health in await tx.feeds.health())

    await until(looked)


async def idle(store: Store, items: int) -> bool:
    """Tell whether so many items are there, decided, and all that tells of them but edits is sent."""
    async with store.begin() as tx:
        counts = await tx.upkeep.counts()
        return counts["items"] >= items and not counts["undecided"] and not await tx.deliveries.waiting()


async def until(holds: Callable[[], Awaitable[bool]], seconds: float = LOOK_SECONDS) -> None:
    """Look again and again."""
    while not await holds():  # noqa: ASYNC110 - what is watched is a database, which tells nobody
        await asyncio.sleep(seconds)
