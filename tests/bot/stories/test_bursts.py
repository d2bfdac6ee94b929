"""When many items about one topic in one country are a burst, and when they are what is usual there."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import CountedItem, FeedId
from bot.stories.bursts import MOST_RECENT, Burst, Bursts
from tests.bot.stories.builders import annotation, minutes, source, story
from tests.bot.stories.newsdesk import Newsdesk

DAY = 24 * 60
LONG_AGO = minutes(-8 * DAY)


def item(
    at: float,
    family: str = "A",
    countries: tuple[str, ...] = ("KZ",),
    topics: tuple[str, ...] = ("unrest",),
) -> CountedItem:
    return CountedItem(minutes(at), minutes(at), family, countries, topics)


def told(*items: CountedItem, begun: datetime = LONG_AGO) -> Bursts:
    return Bursts(begun, items)


FOUR = (item(0), item(10, "B"), item(20), item(30))


def test_the_fifth_item_within_two_hours_is_a_burst():
    assert told(*FOUR).with_item(item(40)) == Burst("KZ", "unrest", 5)
    assert told(*FOUR).with_item(item(120)) == Burst("KZ", "unrest", 5)
    assert told(*FOUR).with_item(item(121)) is None


def test_one_family_alone_makes_no_burst():
    assert told(*(item(at) for at in range(9))).with_item(item(10)) is None
    assert told(*(item(at) for at in range(9))).with_item(item(10, "B")) is not None


@pytest.mark.parametrize(
    ("countries", "topics"), [(("SD",), ("unrest",)), (("KZ",), ("economy",)), ((), ("unrest",))]
)
def test_each_country_and_topic_is_counted_by_itself(countries, topics):
    assert told(*FOUR).with_item(item(40, "A", countries, topics)) is None


def test_a_burst_is_found_in_any_of_an_items_countries_and_topics():
    assert told(*FOUR).with_item(item(40, "C", ("RU", "KZ"), ("politics", "unrest"))) == Burst(
        "KZ", "unrest", 5
    )


@pytest.mark.parametrize(("usual", "is_burst"), [(0, True), (1, True), (2, False)])
def test_more_than_three_times_the_usual_is_a_burst(usual, is_burst):
    """Five in two hours, where two hours of the week before brought so many."""
    week = [item(-hour * 60, "AB"[hour % 2]) for hour in range(3, 171) for _ in range(usual) if hour % 2]

    assert told(*week, *FOUR).is_burst(["KZ"], ["unrest"], minutes(40)) is False
    assert (told(*week, *FOUR).with_item(item(40)) is not None) is is_burst


def test_before_it_has_run_for_a_day_nothing_is_known_to_be_unusual():
    assert told(*FOUR, begun=minutes(-22 * 60)).with_item(item(40)) is None
    assert told(*FOUR, begun=minutes(-24 * 60)).with_item(item(40)) is not None


def test_what_was_published_before_it_ran_is_no_archive():
    """A first fetch brings a month of a quiet feed and an hour of a busy one."""
    first_fetch = CountedItem(minutes(-30 * DAY), minutes(0), "A", ("KZ",), ("unrest",))

    assert Bursts(None, (first_fetch, *FOUR)).with_item(item(40)) is None


def test_the_mean_is_that_of_the_time_it_has_run():
    """Two items every two hours for two days are usual, though in a week they would be few."""
    days = [item(-hour * 60) for hour in range(3, 48)]

    assert told(*days, *FOUR, begun=minutes(-2 * DAY)).with_item(item(40, "B")) is None
    assert told(*days, *FOUR).with_item(item(40, "B")) is not None


def test_an_item_that_changes_counts_once():
    bursts = told(*FOUR)

    assert bursts.with_item(item(30), instead_of=FOUR[-1]) is None
    bursts.uncount(FOUR[-1])
    assert bursts.with_item(item(40)) is None
    bursts.count(item(31, "B"))
    assert bursts.with_item(item(40)) is not None


def test_items_of_private_feeds_and_wire_copies_do_not_count():
    bursts = told(*FOUR)
    mine = story(source("X", annotation("unrest", regions=("KZ",)), number=1, at=35))
    copied = story(source("X", annotation("unrest", regions=("KZ",)), number=1, at=35, copy=True))

    bursts.follow([], replace(mine, private_to=FeedId(1)))
    bursts.follow([], copied)
    assert not bursts.is_burst(["KZ"], ["unrest"], minutes(40))

    bursts.follow([], mine)
    assert bursts.is_burst(["KZ"], ["unrest"], minutes(40))


def test_what_a_merge_shows_to_be_a_copy_counts_no_more():
    said = annotation("unrest", regions=("KZ",))
    one, other = (story(source(name, said, number=number, at=35)) for number, name in enumerate("XY"))
    bursts = told(*FOUR[1:])
    bursts.follow([], one)
    bursts.follow([], other)
    assert bursts.is_burst(["KZ"], ["unrest"], minutes(40))

    whole = replace(one, sources=(*one.sources, replace(other.sources[0], copy=True)))
    bursts.follow([one, other], whole)
    assert not bursts.is_burst(["KZ"], ["unrest"], minutes(40))


def test_a_flood_takes_bounded_memory_and_a_week_is_forgotten():
    bursts = told()
    for number in range(3 * MOST_RECENT):
        bursts.count(item(number / 100))

    assert max(map(len, bursts._recent.values())) <= MOST_RECENT
    bursts.forget(minutes(9 * DAY))
    assert (bursts._hours, bursts._recent) == ({}, {})


ITEMS = st.lists(
    st.builds(
        item,
        st.integers(-9 * DAY, 300),
        st.sampled_from("ABC"),
        st.sampled_from([("KZ",), ("KZ", "RU"), ()]),
        st.sampled_from([("unrest",), ("unrest", "politics"), ()]),
    ),
    max_size=40,
)


@given(ITEMS, ITEMS, st.randoms(use_true_random=False))
def test_the_order_of_counting_does_not_matter_and_taking_back_leaves_no_trace(kept, gone, random):
    shuffled = [*kept, *gone]
    random.shuffle(shuffled)
    bursts = told(*shuffled)
    for one in gone:
        bursts.uncount(one)
    bursts.forget(minutes(0))
    plain = told(*kept)

    for at in (0, 100, 299):
        new = item(at, "D", ("KZ", "RU"), ("unrest", "politics"))
        assert bursts.with_item(new) == plain.with_item(new)


# ------------------------------------------------------------------------------------------ with the database


TITLES = (
    ("Selaras", "Kerusuhan pecah di Almaty, Kazakhstan"),
    ("Rimbun", "Massa perusuh kuasai bandara Kazakhstan"),
    ("Selaras", "Pendemo bakar kantor wali kota di Aktau, Kazakhstan"),
    ("Lentera", "Penjarahan toko terjadi di Shymkent, Kazakhstan"),
    ("Rimbun", "Polisi Kazakhstan bentrok dengan pengunjuk rasa di Taraz"),
)


async def scores(desk: Newsdesk) -> list[object]:
    rows = await desk.ask("SELECT score_lines FROM stories ORDER BY id")
    return ["burst" in str(row[0]) for row in rows]


@pytest.mark.parametrize("restarts", [False, True], ids=["running", "restarted"])
async def test_what_was_counted_is_counted_again_after_a_restart(both: Newsdesk, restarts):
    feeds = {name: await both.feed(name) for name in ("Selaras", "Rimbun", "Lentera")}
    await both.publish(feeds["Lentera"], "Harga emas naik di Jakarta")
    await both.decide()
    both.time.move(25 * 3600)
    for publisher, title in TITLES:
        await both.publish(feeds[publisher], title)
        await both.decide()
        both.time.move(600)
        if restarts:
            both.restart()

    assert (await scores(both))[-1] is True
    assert sum(map(bool, await scores(both))) == 1


async def test_a_private_feed_neither_makes_a_burst_nor_takes_part_in_one(desk: Newsdesk):
    feed = await desk.feed("Lentera")
    mine = [await desk.feed(name, reader=7) for name in ("Mine", "Own")]
    await desk.publish(feed, "Harga emas naik di Jakarta")
    await desk.decide()
    desk.time.move(25 * 3600)
    for number, (_, title) in enumerate(TITLES):
        await desk.publish(mine[number % 2], title)
    await desk.decide()

    assert not any(await scores(desk))


def test_a_week_of_hours_is_all_that_is_kept():
    bursts = told(*(item(-hour * 60) for hour in range(400)))
    bursts.forget(minutes(0))

    assert len(bursts._hours["KZ", "unrest"]) <= timedelta(days=7, hours=4) / timedelta(hours=1)
