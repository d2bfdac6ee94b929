"""Random items, merges, rules, restarts and failing commits against what must hold whatever happens.

An event is told in two halves with words of their own; an item with the words of both shows that they are one event.
"""

import asyncio
import shutil
from collections import defaultdict
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.model import DeliveryKind, StoryConditions
from bot.ports import StoreUnavailableError
from bot.storage import Store, Transaction
from bot.stories.decide import Decider
from tests.bot.stories.newsdesk import Newsdesk, Said, newsdesk

PLACES = (7, 8, 9)
KEYWORDS = {
    (0, 0): "gempabumi",
    (0, 1): "tenda",
    (1, 0): "banjirbandang",
    (1, 1): "perahu",
}
OTHER_WORDS = {
    (0, 0): "guncang warga panik malam retak dinding",
    (0, 1): "pengungsi selimut dapur relawan bantuan obat",
    (1, 0): "meluap desa terendam hujan tanggul jebol",
    (1, 1): "evakuasi lansia regu pelampung mesin kayu",
}
COMMON_WORDS = {0: "bengkulu pantai", 1: "cisadane hulu"}


@dataclass(frozen=True)
class Item:
    event: int
    halves: tuple[int, ...]
    publisher: int


@dataclass(frozen=True)
class Rule:
    place: int
    event: int
    half: int
    sources: int


@dataclass(frozen=True)
class Restart:
    """A new process begins with what is committed."""


@dataclass(frozen=True)
class Fail:
    """The database fails while the next items are decided: before the commit is taken, or after it."""

    commit: int
    taken: bool


STEPS = st.lists(
    st.one_of(
        st.builds(
            Item,
            event=st.integers(0, 1),
            halves=st.sampled_from([(0,), (1,), (0, 1), (0, 1)]),
            publisher=st.integers(0, 3),
        ),
        st.builds(
            Rule,
            place=st.sampled_from(PLACES),
            event=st.integers(0, 1),
            half=st.integers(0, 1),
            sources=st.sampled_from([1, 1, 2]),
        ),
        st.builds(Restart),
        st.builds(Fail, commit=st.integers(1, 3), taken=st.booleans()),
    ),
    min_size=3,
    max_size=16,
)


TWO_STORIES = st.builds(
    lambda half, place, bridge: [
        *(Rule(place, 0, half, 1), Item(0, (0,), 0), Item(0, (1,), 1)),
        *([Item(0, (0, 1), 2)] if bridge else []),
    ],
    half=st.integers(0, 1),
    place=st.sampled_from(PLACES),
    bridge=st.booleans(),
)
"""Without them few plays would have anything to merge."""


class Failing:
    """A database that fails once, at a commit."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.next: Fail | None = None
        self._seen = 0

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Transaction]:
        async with self._store.begin() as tx:
            yield tx
            if self._fails(taken=False):
                raise StoreUnavailableError("before the commit")
        if self._fails(taken=True):
            raise StoreUnavailableError("after the commit")

    def _fails(self, *, taken: bool) -> bool:
        if self.next is None or self.next.taken is not taken:
            return False
        self._seen += 1
        if self._seen < self.next.commit:
            return False
        self.next, self._seen = None, 0
        return True


@dataclass
class World:
    """The real thing, and beside it what must be true of it."""

    desk: Newsdesk
    rules: list[Rule] = field(default_factory=list)
    words: dict[int, str] = field(default_factory=dict)
    """The words of each item, by its number."""
    publishers: dict[int, int] = field(default_factory=dict)
    told: set[tuple[int, int]] = field(default_factory=set)
    """(place, story) of every first message."""

    async def roots(self) -> dict[int, int]:
        rows = await self.desk.ask("SELECT id, coalesce(merged_into, id) FROM stories")
        return {int(str(one)): int(str(root)) for one, root in rows}

    async def items(self) -> dict[int, set[int]]:
        """The items of each story that was not merged into another."""
        found: dict[int, set[int]] = defaultdict(set)
        for story, item in await self.desk.ask("SELECT story_id, item_id FROM story_sources"):
            found[int(str(story))].add(int(str(item)))
        return found

    async def copies(self) -> set[int]:
        return {
            int(str(row[0])) for row in await self.desk.ask("SELECT item_id FROM story_sources WHERE copy")
        }

    def matched(self, place: int, items: set[int], copies: Collection[int] = ()) -> bool:
        """Whether a rule of a place matches a story of these items and meets its conditions."""
        families = {self.publishers[item] for item in items if item not in copies}
        return any(
            rule.place == place
            and len(families) >= rule.sources
            and any(KEYWORDS[rule.event, rule.half] in self.words[item] for item in items)
            for rule in self.rules
        )


async def play(desk: Newsdesk, steps: list[object]) -> None:
    world = World(desk)
    failing = Failing(desk.store)
    restart(desk, failing)
    feeds = [await desk.feed(name, tier=3) for name in ("Satu", "Dua", "Tiga", "Empat")]
    for place in PLACES:
        await desk.chat(place)
    for number, step in enumerate(steps):
        desk.time.move(700)
        match step:
            case Rule():
                conditions = StoryConditions(sources_low=step.sources)
                await desk.rule(KEYWORDS[step.event, step.half], step.place, conditions)
                world.rules.append(step)
            case Restart():
                restart(desk, failing)
            case Fail():
                failing.next = step
            case Item():
                item = len(world.words) + 1
                words = _words(step, number)
                world.words[item], world.publishers[item] = words, step.publisher
                await desk.publish(feeds[step.publisher], words, name=str(number))
                await decide(world, item)


def _words(item: Item, number: int) -> str:
    """An item's words; one in six is left out, so that few items are copies of others."""
    halves = []
    for half in item.halves:
        words = OTHER_WORDS[item.event, half].split()
        del words[number % len(words)]
        halves.append(" ".join((KEYWORDS[item.event, half], *words)))
    return " ".join((*halves, COMMON_WORDS[item.event]))


def restart(desk: Newsdesk, failing: Failing) -> None:
    """Begin with empty caches over a database that may fail."""
    desk.decider = Decider(failing, desk.lexicon, desk.time, desk.time, desk.woken)


async def decide(world: World, item: int) -> None:
    before, roots_before = await world.items(), await world.roots()
    while True:
        try:
            await world.desk.decide()
        except StoreUnavailableError:
            continue
        break
    await check(world, item, await world.desk.sent(), before, roots_before)


async def check(
    world: World,
    item: int,
    said: list[Said],
    before: dict[int, set[int]],
    roots_before: dict[int, int],
) -> None:
    items, roots = await world.items(), await world.roots()
    (story,) = [story for story, inside in items.items() if item in inside]
    merged = any(roots[one] != root for one, root in roots_before.items())
    known = {(place, roots[one]) for place, one in world.told}
    first = {one.chat for one in said if one.kind is DeliveryKind.SEND}
    parts = [inside for one, inside in before.items() if roots[one] == story] or [set()]
    for place in PLACES:
        told = (place, story) in known
        if place in first:
            assert not told, "one first message a place and event"
            assert any(world.matched(place, part | {item}) for part in parts), "nobody is told by a merge"
            world.told.add((place, story))
        elif world.matched(place, items[story], await world.copies()) and not told:
            assert merged, "a story that a rule asks for is told"
    assert len([one for one in said if one.kind is DeliveryKind.SEND]) == len(first)


@settings(
    max_examples=25,
    phases=[Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(begun=TWO_STORIES | st.just([]), steps=STEPS)
def test_whatever_happens_an_event_is_told_to_a_place_once_and_never_lost(
    begun, steps, sqlite_template, tmp_path, lexicon
):
    file = tmp_path / "model.db"
    for name in (file, file.with_name("model.db-wal"), file.with_name("model.db-shm")):
        name.unlink(missing_ok=True)
    shutil.copy(sqlite_template, file)

    async def run() -> None:
        async with newsdesk(f"sqlite:///{file}", lexicon) as desk:
            await play(desk, [*begun, *steps])

    asyncio.run(run())


async def test_the_halves_of_an_event_are_merged_in_such_a_play(desk: Newsdesk):
    await play(desk, [Item(0, (0,), 0), Item(0, (1,), 1), Item(0, (0, 1), 2)])

    assert await desk.ask("SELECT id, merged_into FROM stories ORDER BY id") == [(1, None), (2, 1)]
