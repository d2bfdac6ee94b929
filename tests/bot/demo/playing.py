"""The whole program over the replay as fast as the machine goes, minute by minute on a clock that only skips."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from random import Random

import sqlalchemy as sa

from bot import app
from bot.cli.demo import sources
from bot.clock import SystemClock
from bot.config import settings_from
from bot.delivery.settlement import EDIT_GAP
from bot.demo.conductor import Conductor
from bot.demo.newsroom import Newsroom
from bot.demo.replay import Replay
from bot.model import Origin
from bot.storage.outbox import LEASED, PENDING
from bot.storage.schema import deliveries
from bot.telegram import bot_at
from tests.botapi.chats import Chat
from tests.botapi.server import BotApi

SETTINGS = """
[telegram]
token = "{token}"
api_url = "{api_url}"

[feeds]
min_interval = 86400
max_interval = 86400
allow_private = ["127.0.0.0/8"]

[delivery]
per_second = 10000
per_chat_second = 10000

[database]
synchronous = "normal"
"""
LOOK_SECONDS = 0.02
PATIENCE_SECONDS = 20.0


class StoryTime(SystemClock):
    """The time of the story and of the machine at once: it stands still but where the replay skips to what comes next.

    Waiting and measuring (``sleep``, ``monotonic``) are real. Before an item everything that falls due earlier is seen
    done, each at its own time: edits that waited for their turn, replies that waited for theirs.
    """

    running: app.Running

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        return self._now

    def release(self) -> None:
        """It goes on with the next wait."""

    async def stop_at(self, instant: datetime) -> None:
        await self._settled()
        while (due := await self._next_due()) is not None and due <= instant:
            self._now = max(self._now, due)
            await self._settled()
        self._now = max(self._now, instant)

    async def _next_due(self) -> datetime | None:
        async with self.running.store.begin() as tx:
            due: datetime | None = await tx.deliveries.next_due()
            return due

    async def _settled(self) -> None:
        """See all done that is due now."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while await self._under_way():
                self.running.told.set()
                await self.sleep(LOOK_SECONDS)

    async def _under_way(self) -> int:
        due = sa.select(sa.func.count()).where(LEASED | (PENDING & (deliveries.c.due_at <= self._now)))
        async with self.running.store.begin() as tx:
            count: int = await tx.connection.value(due)
            return count


@asynccontextmanager
async def played(
    replay: Replay, rules: Mapping[str, tuple[str, ...]], database: str
) -> AsyncIterator[tuple[Mapping[str, Chat], str]]:
    """Play a replay to its end for chats that typed these lines; gives what they then hold, and the newsroom's address."""
    time = StoryTime(replay.start)
    async with BotApi(clock=time.now) as botapi, Newsroom(replay) as newsroom:
        people = {name: botapi.user(name, language_code="en") for name in rules}
        settings = settings_from(
            SETTINGS.format(token=botapi.token, api_url=botapi.url),
            {"KENTONGAN_DATABASE__URL": database},
            file="the replay's settings",
        )
        world = app.World(
            settings,
            bot_at(botapi.token, botapi.url),
            {Origin.CONFIGURATION: sources(replay, newsroom)},
            clock=time,
            machine=time,
            random=Random(2022),
        )

        async def conduct(running: app.Running) -> None:
            time.running = running
            for name, lines in rules.items():
                for line in lines:
                    await people[name].say(line)
            conductor = Conductor(
                replay,
                newsroom,
                time,
                time,
                time,
                running.store,
                running.due,
                running.told,
                edit_gap=EDIT_GAP,
                look_seconds=LOOK_SECONDS,
            )
            await conductor.conduct(sum(map(len, rules.values())))
            running.stop.set()

        await app.run(world, conduct)
        yield {name: person.chat for name, person in people.items()}, newsroom.address
        botapi.assert_clean()
