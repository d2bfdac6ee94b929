"""A storm: many chats, a newsroom that does not rest, a Telegram that fails in every way, and a process that is killed.

Everything is drawn from one seed. What must hold afterwards is said in ``Aftermath``.
"""

import asyncio
import os
import signal
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

import sqlalchemy as sa

from bot.clock import SystemClock
from bot.model import Chat, ChatId, ChatKind, ChatState, DeliveryState, Place
from bot.storage import Store
from bot.storage.schema import deliveries
from handlers.making.understanding import understood
from rules import Lexicon
from tests.botapi.faults import FaultKind
from tests.botapi.limits import Counts, Rates
from tests.botapi.server import BotApi
from tests.endtoend.launcher import Launcher, Life, Living
from tests.feedserver.render import Entry
from tests.feedserver.server import Feed, FeedServer
from tests.worlds import World

RULE = "kerusuhan"
PATIENCE = 60.0
GRAVE = "Darurat militer, ratusan tewas: "
LONG_AFTER = 5
"""So many stories later: feeds are looked at at different moments."""
FAULTS: Mapping[FaultKind, float] = {
    FaultKind.TOO_MANY_REQUESTS: 0.003,
    FaultKind.TOO_MANY_REQUESTS_BARE: 0.002,
    FaultKind.SERVER_ERROR: 0.01,
    FaultKind.SERVER_ERROR_AFTER: 0.01,
    FaultKind.BAD_GATEWAY: 0.01,
    FaultKind.BAD_GATEWAY_AFTER: 0.005,
    FaultKind.UNDECODABLE: 0.005,
    FaultKind.RESET_BEFORE: 0.01,
    FaultKind.RESET_AFTER: 0.01,
    FaultKind.DELAY_BEFORE: 0.05,
    FaultKind.DELAY_AFTER: 0.05,
}
"""How likely each call is struck by what."""
RATES = Rates(per_second=300, per_chat_second=20, chat_burst=20)
SYLLABLES = [consonant + vowel for consonant in "bdgklmnprst" for vowel in "aeo"]


@dataclass(frozen=True, slots=True)
class Plan:
    """How big a storm is; a story goes to every chat, so there are ``chats`` × ``stories`` first messages."""

    seed: int
    chats: int
    stories: int
    kills: int
    longest_life: float
    """Seconds after which a life is killed at the latest."""


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What a storm left behind.

    Attributes:
        heard: how many messages of each chat tell each title.
        in_flight: calls whose end was not committed when their process was killed, over all kills.
        overtaken: grave stories that came to a chat after a mild one that was published long after them.
        maybe_doubled: how many the program itself says may be there twice.
        kept: what is counted in the database.
    """

    heard: Mapping[int, Counter[str]]
    titles: frozenset[str]
    counts: Counts
    kills: int
    in_flight: int
    overtaken: int
    maybe_doubled: int
    kept: Mapping[str, int]

    @property
    def lost(self) -> int:
        """Stories that a chat was never told of."""
        return sum(not told[title] for told in self.heard.values() for title in self.titles)

    @property
    def doubled(self) -> int:
        """Messages too many."""
        return sum(max(0, told[title] - 1) for told in self.heard.values() for title in self.titles)

    @property
    def twice(self) -> int:
        """Stories that a chat was told of more than once; each is one delivery, however often it was repeated."""
        return sum(told[title] > 1 for told in self.heard.values() for title in self.titles)

    @property
    def delivered(self) -> int:
        """First messages that stand in the chats."""
        return sum(sum(told.values()) for told in self.heard.values())

    def __str__(self) -> str:
        """Sum it up in a line."""
        counts = self.counts
        return (
            f"{self.delivered} first messages, {self.kills} kills, {sum(counts.faults.values())} faults; "
            f"lost {self.lost}, doubled {self.doubled} of {self.in_flight + counts.answers_lost} unknown "
            f"({self.in_flight} in flight, {counts.answers_lost} answers lost), {self.maybe_doubled} marked; "
            f"{self.overtaken} grave ones overtaken; "
            f"{counts.over_limits} calls over limits"
        )

    def broken_promises(self, plan: Plan) -> tuple[str, ...]:
        """Name what did not hold; empty when all did."""
        counts = self.counts
        promises = {
            "the storm was as planned": self.kills == plan.kills and len(self.titles) == plan.stories,
            "nothing is lost": self.lost == 0,
            "doubled is only what was unknown": self.doubled <= self.in_flight + counts.answers_lost,
            "what may be doubled is marked": self.twice <= self.maybe_doubled,
            "grave stories go first, but for calls that failed": self.overtaken
            <= sum(counts.faults.values()) + self.in_flight,
            "limits are kept": counts.over_limits == 0 and counts.ignored_retry_after == 0,
            "nothing is left over": not (self.kept["undecided"] or self.kept["set_aside"]),
        }
        return tuple(f"{promise}: {self}" for promise, holds in promises.items() if not holds)


async def storm(launcher: Launcher, plan: Plan, url: str, folder: Path) -> Aftermath:
    """Let it rage and pass; gives what it left behind."""
    random = Random(plan.seed)
    async with BotApi(rates=RATES, enforce=True) as botapi, FeedServer() as newsroom:
        world = World(botapi, newsroom, url, folder)
        world.set("delivery", per_second=250, per_chat_second=15, flood_per_hour=10_000)
        feeds = [world.feed(f"/{number}.xml", f"Kabar {number}", priority=True) for number in range(4)]
        for feed in feeds:
            feed.newest = plan.stories
        config = world.write_configuration()
        people = [botapi.user(f"Orang {number}", started=True) for number in range(plan.chats)]
        await furnish(url, [person.id for person in people])
        botapi.faults.at_random(FAULTS, random, delay=0.2)
        life = Life(str(config), str(folder / "said.txt"), str(folder / "count.txt"))
        lives = Lives(launcher, life, plan, random, url)
        titles: list[str] = []
        async with asyncio.TaskGroup() as tasks:
            raging = tasks.create_task(lives.rage())
            await all_seen_first(feeds)
            await publish(plan, random, feeds, titles, raging)
            last = await raging
            await until(lambda: at_rest(url, len(titles)), last)
            # Only a life that has begun its work ends in good order.
            await botapi.queue.polled()
            last.terminate()
            assert await asyncio.wait_for(last.ended, PATIENCE) == 0, said(life)
        botapi.assert_clean()
        heard = {
            person.id: Counter(told_title(message.text) for message in person.chat.from_bot)
            for person in people
        }
        doubled, kept = await left(url)
        return Aftermath(
            heard=heard,
            titles=frozenset(titles),
            counts=botapi.counts,
            kills=lives.kills,
            in_flight=lives.in_flight,
            overtaken=sum(
                overtaken(titles, [told_title(m.text) for m in one.chat.from_bot]) for one in people
            ),
            maybe_doubled=doubled,
            kept=kept,
        )


class Lives:
    """One life after another, each killed at a moment of chance."""

    def __init__(self, launcher: Launcher, life: Life, plan: Plan, random: Random, url: str) -> None:
        self._launcher = launcher
        self._life = life
        self._plan = plan
        self._random = random
        self._url = url
        self.kills = 0
        self.in_flight = 0

    async def rage(self) -> Living:
        """Start and kill as often as planned; gives the life that is spared, however far the others came."""
        while self.kills < self._plan.kills:
            living = await self._launcher.start(self._life)
            spared = self._random.uniform(0.0, self._plan.longest_life)
            done, _ = await asyncio.wait({living.ended}, timeout=spared)
            assert not done, f"it ended by itself: {said(self._life)}"
            os.kill(living.pid, signal.SIGKILL)
            await living.ended
            self.kills += 1
            self.in_flight += await counted(self._url, deliveries.c.state == DeliveryState.LEASED)
        return await self._launcher.start(self._life)


def said(life: Life) -> str:
    """What all lives have written to stdout and stderr."""
    return Path(life.errors).read_text()


async def publish(
    plan: Plan, random: Random, feeds: list[Feed], titles: list[str], raging: asyncio.Task[Living]
) -> None:
    """Publish the stories one by one while the process lives and dies, the last ones when it is over."""
    pause = plan.kills * plan.longest_life / 2 / plan.stories
    for number in range(plan.stories):
        entry = made_up(number, random)
        titles.append(entry.title)
        random.choice(feeds).publish(entry)
        await asyncio.wait({raging}, timeout=pause)


def made_up(number: int, random: Random) -> Entry:
    """A story of its own: its words are in no other; every fifth is grave."""
    words = ["".join(random.choices(SYLLABLES, k=3)) for _ in range(9)]
    grave = GRAVE if number % 5 == 0 else ""
    title = f"{grave}Kerusuhan {' '.join(words[:5])} {number}"
    return Entry(
        title,
        link=f"https://kabar.example/{number}",
        guid=f"item-{number}",
        summary=f"Kerusuhan {' '.join(words)}.",
    )


def overtaken(published: list[str], told: list[str]) -> int:
    """Count the grave stories that a chat heard of after a mild one that was published long after them."""
    place = {title: number for number, title in reversed(list(enumerate(told)))}
    return sum(
        place[title] > min(map(place.__getitem__, later))
        for number, title in enumerate(published)
        if title.startswith(GRAVE) and title in place
        if (
            later := [
                mild
                for mild in published[number + LONG_AFTER :]
                if mild in place and not mild.startswith(GRAVE)
            ]
        )
    )


def told_title(text: str) -> str:
    """The title that a message tells: its first line without the sign of its level."""
    return text.splitlines()[0].partition(" ")[2]


async def furnish(url: str, chats: list[int]) -> None:
    """Open the chats and save a rule in each, as the conversation does."""
    lexicon, now = Lexicon(), SystemClock().now()
    async with Store.open(url) as store, store.begin() as tx:
        for number in chats:
            chat = Chat(ChatId(number), ChatKind.PRIVATE, ChatState.OPEN, "id", "Asia/Jakarta")
            await tx.chats.open(chat, now)
            await tx.rules.add(understood(RULE, Place(ChatId(number)), "en", lexicon).draft, now)


async def all_seen_first(feeds: list[Feed]) -> None:
    """Wait until the first fetch of each feed is committed: only then are its validators sent back."""
    for feed in feeds:
        while not any("If-None-Match" in request.headers for request in feed.requests):
            await feed.requested(len(feed.requests) + 1, within=PATIENCE)


async def until(holds: Callable[[], Awaitable[bool]], living: Living) -> None:
    """Look again and again, for as long as the process lives."""
    while not await holds():
        done, _ = await asyncio.wait({living.ended}, timeout=0.1)
        assert not done, "it ended before all was sent"


async def at_rest(url: str, items: int) -> bool:
    """Tell whether so many items are there and everything but edits is sent."""
    async with Store.open(url) as store, store.begin() as tx:
        counts = await tx.upkeep.counts()
        return counts["items"] >= items and not counts["undecided"] and not await tx.deliveries.waiting()


async def left(url: str) -> tuple[int, Mapping[str, int]]:
    """How many messages are counted as maybe doubled, and what is in the database."""
    async with Store.open(url) as store, store.begin() as tx:
        kept = dict(await tx.upkeep.counts())
    return await counted(url, deliveries.c.maybe_doubled), kept


async def counted(url: str, condition: sa.ColumnElement[bool]) -> int:
    """Count deliveries."""
    async with Store.open(url) as store, store.begin() as tx:
        number: int = await tx.connection.value(
            sa.select(sa.func.count()).select_from(deliveries).where(condition)
        )
        return number
