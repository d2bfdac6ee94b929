"""The whole program between a strict Bot API server and a newsroom's web server, over a database of its own.

async with world.running() as program:          # in this process; or `process = await world.start()`
    budi = world.botapi.user()
    await budi.start()
    await program.look(feed)
    alert = await budi.chat.wait_for("Almaty")
"""

import asyncio
import json
import signal
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import structlog
from structlog.typing import EventDict

from bot import app
from bot.clock import SystemClock
from bot.config import Settings, settings_from
from bot.demo.clock import ReplayClock
from bot.feeds.sources import draft_of
from bot.feeds.starter import starter_feeds
from bot.model import Origin
from bot.storage import Store, hold_lock, upgrade
from bot.telegram import bot_at
from tests.botapi.server import BotApi
from tests.feedserver.render import Entry, Format
from tests.feedserver.server import Feed, FeedServer

STORY_SECONDS = 300.0
"""How fast the story's clock runs in a world within this process: its two minutes pass in 0.4 s."""
ROOT = Path(__file__).parents[1]
Section = Mapping[str, object]


@dataclass
class World:
    """One bot with its people, newsrooms and database; settings may be altered until the program runs."""

    botapi: BotApi
    newsroom: FeedServer
    database: str
    folder: Path
    settings: dict[str, dict[str, object]] = field(default_factory=dict)
    sources: list[Section] = field(default_factory=list)
    searches: list[Section] = field(default_factory=list)
    feeds: list[Feed] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.settings = {
            "telegram": {"token": self.botapi.token, "api_url": self.botapi.url},
            "database": {"url": self.database, "synchronous": "normal"},
            "delivery": {"per_chat_second": 30, "group_per_minute": 6000},
            "feeds": {"min_interval": 1, "max_interval": 2, "allow_private": ["127.0.0.0/8"]},
            "log": {"level": "warning"},
        }

    def set(self, section: str, **values: object) -> None:
        """Set some keys of a section of the configuration."""
        self.settings.setdefault(section, {}).update(values)

    def feed(self, path: str, publisher: str = "Kabar", form: Format = Format.RSS, **source: object) -> Feed:
        """Let a newsroom have a feed that the configuration names."""
        feed = self.newsroom.feed(path, form, title=publisher)
        self.feeds.append(feed)
        self.read(feed.url, publisher, **source)
        return feed

    def read(self, url: str, publisher: str, **source: object) -> None:
        """Let the configuration name an address."""
        self.sources.append({"url": url, "publisher": publisher, **source})

    @property
    def toml(self) -> str:
        """The configuration file."""
        sections = [f"[{name}]\n{_pairs(values)}" for name, values in self.settings.items()]
        sources = [f"[[feeds.sources]]\n{_pairs(source)}" for source in self.sources]
        searches = [f"[[feeds.searches]]\n{_pairs(search)}" for search in self.searches]
        return "\n".join([*sections, *sources, *searches])

    @property
    def parsed(self) -> Settings:
        """The settings that the configuration file makes."""
        return settings_from(self.toml, {}, file="world.toml")

    @asynccontextmanager
    async def running(self, story_seconds: float = STORY_SECONDS) -> AsyncIterator["Program"]:
        """Run the program in this process until the block ends, on a story clock that runs so fast."""
        settings, machine = self.parsed, SystemClock()
        clock = ReplayClock(machine.now(), story_seconds, machine)
        world = app.World(
            settings,
            bot_at(self.botapi.token, self.botapi.url),
            {Origin.CONFIGURATION: settings.feeds.sources},
            clock=clock,
            story_seconds=story_seconds,
        )
        begun: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        program = Program(self, clock)

        async def beside(running: app.Running) -> None:
            program.running = running
            begun.set_result(None)
            await running.stop.wait()

        with program.log.kept():
            async with asyncio.TaskGroup() as tasks:
                task = tasks.create_task(app.run(world, beside))
                task.add_done_callback(lambda _: begun.done() or begun.cancel())
                await begun
                try:
                    await program.open()
                    yield program
                finally:
                    program.running.stop.set()

    # ------------------------------------------------------------------------------------------ as a process

    def write_configuration(self) -> Path:
        """Write the configuration where a process reads it."""
        file = self.folder / "config.toml"
        file.write_text(self.toml, encoding="utf-8")
        return file

    async def prepare(self) -> None:
        """Make the database as it is after an operator took out all starter feeds: they are on the internet."""
        async with hold_lock(self.database):
            await upgrade(self.database)
        async with Store.open(self.database) as store, store.begin() as tx:
            drafts = [draft_of(source, Origin.STARTER) for source in starter_feeds()]
            await tx.feeds.synchronise(Origin.STARTER, drafts, SystemClock().now())
            for health in await tx.feeds.health():
                await tx.feeds.remove(health.feed.id)

    @asynccontextmanager
    async def process(self) -> AsyncIterator["Process"]:
        """Run the program as an operator does; it is killed at the end unless it ended before."""
        config = self.write_configuration()
        process = await Process.start("run", "--config", str(config), folder=self.folder)
        try:
            yield process
        finally:
            await process.kill()

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[Store]:
        """Open the database beside whatever runs on it."""
        async with Store.open(self.database) as store:
            yield store


def _pairs(values: Section) -> str:
    # JSON's strings, numbers, booleans and lists are TOML's too.
    return "".join(f"{key} = {json.dumps(value)}\n" for key, value in values.items())


class Log:
    """What the program logs, kept instead of written."""

    def __init__(self) -> None:
        self.events: list[EventDict] = []
        self.expected: set[str] = set()
        """Errors that a test means to happen."""
        self._watches: list[tuple[str, asyncio.Event]] = []

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Keep what is logged within a block.

        Raises:
            AssertionError: an error was logged that nobody expected.
        """
        before = structlog.get_config()["processors"]
        structlog.configure(processors=[self._keep])
        try:
            yield
        finally:
            structlog.configure(processors=before)
        errors = [event for event in self.events if event["level"] in {"error", "exception"}]
        unexpected = [event for event in errors if event["event"] not in self.expected]
        assert not unexpected, unexpected

    async def wait_for(self, name: str, within: float = 10.0) -> None:
        """Wait until an event of this name is logged, or was."""
        watch = (name, asyncio.Event())
        self._watches.append(watch)
        if not any(event["event"] == name for event in self.events):
            async with asyncio.timeout(within):
                await watch[1].wait()

    def _keep(self, _: object, level: str, event: EventDict) -> EventDict:
        self.events.append({**event, "level": level})
        for name, logged in self._watches:
            if name == event["event"]:
                logged.set()
        raise structlog.DropEvent


class Program:
    """The program running in this process."""

    running: app.Running

    def __init__(self, world: World, clock: ReplayClock) -> None:
        self._world = world
        self.clock = clock
        self.log = Log()

    async def open(self) -> None:
        """See the first fetch of every feed of the configuration committed, and the long poll begun."""
        await self.look(*self._world.feeds)
        await self._world.botapi.queue.polled()

    async def look(self, *feeds: "Feed") -> None:
        """Have these feeds looked at now, and see what they showed committed."""
        for feed in feeds:
            # A second look begins only after the first one's commit.
            for _ in range(2):
                seen = len(feed.requests)
                await self.due(feed.url)
                await feed.requested(seen + 1)

    async def due(self, url: str) -> None:
        """Have an address looked at as soon as may be."""
        async with self.running.store.begin() as tx:
            await tx.feeds.look_now(url, SystemClock().now())
        self.running.due.set()

    async def publish(self, feed: Feed, *entries: Entry) -> None:
        """Put entries on top of a feed and have it looked at."""
        feed.publish(*entries)
        await self.look(feed)

    def ago(self, **span: float) -> datetime:
        """A moment before now on the story's clock, in whole seconds as feeds write them."""
        return (self.clock.now() - timedelta(**span)).replace(microsecond=0)


class Process:
    """The program as a process of its own."""

    def __init__(self, process: asyncio.subprocess.Process, errors: Path) -> None:
        self._process = process
        self._errors = errors

    @classmethod
    async def start(
        cls, *arguments: str, folder: Path, environment: Mapping[str, str] | None = None
    ) -> "Process":
        """Start `python -m bot` with these arguments."""
        errors = folder / "stderr.txt"
        with errors.open("ab") as stream:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot",
                *arguments,
                cwd=folder,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=stream,
                stderr=stream,
                env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", **(environment or {})},
            )
        return cls(process, errors)

    @property
    def said(self) -> str:
        """What it has written to stdout and stderr so far."""
        return self._errors.read_text(encoding="utf-8", errors="replace")

    async def kill(self) -> int:
        """Kill it as a lack of power would."""
        return await self.signal(signal.SIGKILL)

    async def terminate(self) -> int:
        """Ask it to end, as systemd does."""
        return await self.signal(signal.SIGTERM)

    async def signal(self, number: signal.Signals) -> int:
        """Send a signal and wait for the end; gives the exit code."""
        with suppress(ProcessLookupError):
            self._process.send_signal(number)
        return await self.ended()

    async def ended(self, within: float = 20.0) -> int:
        """Wait for its end and give its exit code."""
        async with asyncio.timeout(within):
            return await self._process.wait()


@pytest.fixture
def world(botapi: BotApi, feedserver: FeedServer, sqlite_url: str, tmp_path: Path) -> World:
    """A world over SQLite."""
    return World(botapi, feedserver, sqlite_url, tmp_path)


@pytest.fixture
def either_world(botapi: BotApi, feedserver: FeedServer, database_url: str, tmp_path: Path) -> World:
    """A world over each kind of database."""
    return World(botapi, feedserver, database_url, tmp_path)
