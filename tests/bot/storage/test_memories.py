"""What looks have learnt of a feed comes back as it was kept, and stays small."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.rates import begun, interval, learn
from bot.model import ClockSign, FeedClock, FeedMemory, Hints, Move, Rhythm
from bot.storage.memories import memory_of, memory_values
from tests.bot.storage.samples import MINUTE, NOW, added_feed

counts = st.floats(0, 1e7).map(lambda count: round(count, 2))
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
moments = st.integers(0, 10_000_000).map(lambda seconds: BEGIN + timedelta(seconds=seconds))
rhythms = st.builds(
    Rhythm,
    moments,
    st.integers(0, 10**8).map(float),
    st.tuples(*[counts] * 24),
    st.tuples(*[counts] * 7),
)
memories = st.builds(
    FeedMemory,
    st.none() | rhythms,
    st.builds(
        Hints,
        st.none() | st.floats(1, 1e9),
        st.none() | st.floats(1, 1e9),
        st.lists(st.integers(0, 23), unique=True).map(tuple),
        st.lists(st.integers(0, 6), unique=True).map(tuple),
    ),
    st.none() | st.builds(Move, st.just("https://news.example/new"), st.integers(1, 9), moments),
)


class Row:
    """A row as the database gives it."""

    def __init__(self, values: dict[str, object]) -> None:
        learnt = values.pop("learnt")
        self.learnt = json.loads(json.dumps(learnt))
        self.__dict__.update(values)


@given(memories)
def test_it_comes_back_as_it_was_kept(memory):
    assert memory_of(Row(memory_values(memory))) == memory


@given(memories)
def test_it_stays_small(memory):
    learnt = json.dumps(memory_values(memory)["learnt"], separators=(",", ":"))
    assert len(learnt) < 800


async def test_a_visit_brings_it_back(store):
    rhythm = learn(begun(NOW, ()), NOW + MINUTE, [NOW, NOW, NOW + MINUTE])
    clock = FeedClock(420, (ClockSign(29_000_000, 415), ClockSign(29_000_005, 418)))
    move = Move("https://news.example/new", 2, NOW)
    memory = FeedMemory(rhythm, Hints(ttl=600.0, skip_hours=(1, 2)), move, clock)
    async with store.begin() as tx:
        feed = await added_feed(tx)
        (visit,) = await tx.feeds.claim_due(NOW, NOW, 1)
        assert visit.memory == FeedMemory()
        await tx.feeds.remember(feed.id, memory)
        (visit,) = await tx.feeds.claim_due(NOW, NOW + MINUTE, 1)
    assert (visit.memory.hints, visit.memory.move) == (memory.hints, memory.move)
    assert interval(visit.memory.rhythm, NOW + MINUTE) == pytest.approx(
        interval(rhythm, NOW + MINUTE), rel=0.01
    )
