"""What hostile, clumsy and merely busy feeds do to the live window: no story swallows the world, nothing is left behind."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import FeedId, LiveStory, StoryId
from bot.stories import cluster
from bot.stories.cluster import ALIKE, FULL, Article, Clusters, is_second_look, joined, strays
from bot.stories.frequencies import Frequencies
from bot.stories.postings import Census, Postings
from tests.bot.stories.builders import article, minutes, story

ID = frozenset({"ID"})
DAY = 24 * 60


class Window:
    """Articles put into stories one after another, as *decide* does, without a database."""

    def __init__(self) -> None:
        self.clusters = Clusters(Frequencies())
        self.stories: dict[StoryId, LiveStory] = {}

    def take(self, item: Article) -> StoryId:
        vector = self.clusters.vector(item)
        found = self.clusters.belongs(item, vector)
        grown = (
            _begun(item, vector, len(self.stories) + 1) if found is None else self._grown(found, item, vector)
        )
        self.stories[grown.id] = grown
        self.clusters.learn(item)
        self.clusters.remember(grown)
        return grown.id

    def _grown(self, story_id: StoryId, item: Article, vector: dict[str, float]) -> LiveStory:
        before = self.stories[story_id]
        return replace(
            before,
            first_at=min(before.first_at, item.time),
            last_at=max(before.last_at, item.time),
            countries=before.countries | item.countries,
            numbers=before.numbers | item.numbers,
            size=before.size + 1,
            centroid=joined(before.centroid, vector),
        )

    @property
    def largest(self) -> int:
        return max(story.size for story in self.stories.values())


def _begun(item: Article, vector: dict[str, float], number: int) -> LiveStory:
    return LiveStory(
        id=StoryId(number),
        language=item.language,
        private_to=item.private_to,
        first_at=item.time,
        last_at=item.time,
        countries=item.countries,
        topics=frozenset(),
        numbers=item.numbers,
        size=1,
        centroid=vector,
    )


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("id", "Prakiraan cuaca hari ini"),
        ("ru", "Курс доллара на сегодня"),
        ("en", "Morning briefing: five things to know"),
        ("kk", "Бүгінгі ауа райы болжамы"),
    ],
)
def test_a_daily_column_of_one_title_is_a_story_a_day(language, title):
    window = Window()

    days = [window.take(article(title, language=language, at=day * DAY)) for day in range(5)]
    again = window.take(article(title, language=language, at=4 * DAY + 30))

    assert len(set(days)) == 5
    assert again == days[-1]


@pytest.mark.parametrize(
    ("title", "place", "number"),
    [
        ("Gempa M 5,2 Guncang Nias", "nias", "the same magnitude elsewhere"),
        ("Gempa M 4,8 Guncang Bengkulu", "bengk", "another magnitude in the same place"),
        ("Gempa M 6,1 Guncang Maluku", "maluk", "all different"),
    ],
)
def test_titles_made_by_one_pattern_about_different_events_are_different_stories(title, place, number):
    window = Window()
    first = replace(article("Gempa M 5,2 Guncang Bengkulu", countries=ID), places=frozenset({"bengk"}))
    other = replace(article(title, countries=ID, at=120), places=frozenset({place}))

    assert window.take(first) != window.take(other), number


def test_one_quake_in_two_titles_is_one_story():
    window = Window()
    here = frozenset({"bengk"})
    first = replace(article("Gempa M 5,2 Guncang Bengkulu", countries=ID), places=here)
    again = replace(
        article("Gempa Magnitudo 5,2 di Bengkulu, Warga Berhamburan", countries=ID, at=5), places=here
    )

    assert window.take(first) == window.take(again)


def test_a_forecast_for_another_town_or_day_is_another_story():
    window = Window()
    brest = replace(article("Погода в Бресте на 17 мая", language="ru"), places=frozenset({"брест"}))
    gomel = replace(article("Погода в Гомеле на 17 мая", language="ru", at=1), places=frozenset({"гомел"}))
    later = replace(article("Погода в Бресте на 18 мая", language="ru", at=DAY), places=frozenset({"брест"}))

    assert len({window.take(brest), window.take(gomel), window.take(later)}) == 3


def test_a_publisher_that_repeats_itself_fills_stories_and_no_more():
    window = Window()
    window.stories[StoryId(1)] = full = replace(
        _begun(
            article("Diskon besar toko kami"), window.clusters.vector(article("Diskon besar toko kami")), 1
        ),
        size=FULL,
    )
    window.clusters.remember(full)

    after = [window.take(article("Diskon besar toko kami", at=number)) for number in range(50)]

    assert set(after) == {StoryId(2)}
    twins = replace(story(), id=StoryId(2), centroid=window.stories[StoryId(2)].centroid)
    assert window.clusters.second_look(twins) is None


@pytest.mark.parametrize("title", ["", "!!!", "a", "👍"])
def test_a_title_without_words_is_like_nothing(title):
    window = Window()

    assert window.take(article(title)) != window.take(article(title, at=1))


def test_titles_of_one_word_join_only_themselves():
    window = Window()

    assert window.take(article("Zhanaozen")) == window.take(article("Zhanaozen", at=1))
    assert window.take(article("Almaty", at=2)) != window.take(article("Zhanaozen", at=3))


@pytest.mark.parametrize("wrong", [-40 * 365 * DAY, 70 * 365 * DAY])
def test_an_item_of_a_clock_that_jumped_joins_nothing_and_holds_nothing_up(wrong):
    window = Window()
    now = window.take(article("Kerusuhan besar landa Kazakhstan, gedung dibakar"))

    jumped = window.take(article("Kerusuhan besar landa Kazakhstan, gedung dibakar", at=wrong))
    after = window.take(article("Kerusuhan besar landa Kazakhstan, gedung pemerintah dibakar", at=10))

    assert jumped != now
    assert after == now


def test_items_that_come_late_and_out_of_order_join_the_story_of_their_time():
    window = Window()
    first = window.take(article("Massa serbu balai kota Almaty, gedung dibakar", at=600))

    assert window.take(article("Massa serbu balai kota Almaty", at=540)) == first
    assert window.stories[first].last_at == minutes(600)
    assert window.take(article("Massa serbu dan bakar balai kota Almaty", at=630)) == first


def test_a_revision_strays_when_it_shares_next_to_nothing_with_its_story():
    window = Window()
    summary = "Ribuan pengunjuk rasa menerobos masuk ke balai kota dan membakar gedung itu."
    riot = window.take(article("Massa serbu balai kota Almaty, gedung dibakar", summary))

    def stray(title: str, text: str, at: float = 30) -> bool:
        revised = article(title, text, at=30)
        return strays(revised, window.clusters.vector(revised), window.stories[riot], minutes(at))

    assert stray("Timnas menang tiga gol tanpa balas", "Pelatih memuji pemain muda usai laga semalam.")
    assert not stray(
        "Almaty: balai kota habis terbakar", "Petugas memadamkan api sejak subuh tadi, kata warga."
    )
    assert not stray("Ledakan terdengar lagi", ""), "a short title may be rewritten in other words"
    assert stray("Ledakan terdengar lagi", "", at=60 * 24 * 4)
    assert not stray("Almaty rusuh", "", at=60 * 24 * 4)
    assert not stray("", "", at=60 * 24 * 4)


def test_a_stream_whose_every_item_is_like_the_last_one_does_not_make_one_story():
    """Each title shares six of eight rare words with the one before: a chain that single links would follow for ever."""
    window = Window()
    for number in range(400):
        words = " ".join(f"kata{index:04d}"[::-1] for index in range(2 * number, 2 * number + 8))
        window.take(article(words, at=number))

    assert window.largest <= 40


def test_random_items_of_few_words_do_not_make_one_story():
    window = Window()
    chance = random.Random(7)
    words = ["".join(chance.sample("bcdfghjklmnprstwxz", 5)) for _ in range(60)]
    for number in range(1_000):
        window.take(article(" ".join(chance.sample(words, 8)), at=number))

    assert window.largest <= 200


def test_a_large_or_diffuse_story_asks_for_more_likeness():
    clusters = Clusters(Frequencies())
    item = article("anggrek bambu cendana durian enau flamboyan merpati nuri otter pelikan")
    vector = clusters.vector(
        article("anggrek bambu cendana durian enau flamboyan gaharu jati kenanga lontar")
    )
    small = _begun(item, vector, 1)

    def joins(size: int, strength: float) -> bool:
        clusters.remember(
            replace(small, size=size, centroid={term: weight * strength for term, weight in vector.items()})
        )
        return clusters.belongs(item, clusters.vector(item)) is not None

    assert joins(1, 1.0)
    assert joins(20, 18.0)
    assert not joins(20, 2.0), "its items are little like one another"
    assert not joins(FULL, 950.0), "it is full"
    clusters.drop(small.id)


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from("abcdefghijklmnop"), min_size=1, max_size=8), st.integers(0, 90 * 60)
        ),
        min_size=1,
        max_size=20,
    )
)
def test_the_search_finds_what_scoring_every_story_finds(items):
    window = Window()
    for words, at in items:
        item = article(" ".join(f"{word}{word}word" for word in words), at=at)
        vector = window.clusters.vector(item)
        margins = {
            story_id: cluster._similarity(item, vector, live) - ALIKE - cluster._demand(live)
            for story_id, live in window.clusters._live.items()
            if cluster._may_join(item, live)
        }
        best = max(margins.values(), default=-1.0)

        found = window.clusters.belongs(item, vector)

        assert (found is not None) == (best >= 0)
        if found is not None:
            assert margins[found] == best
        window.take(item)


WEIGHTS = st.dictionaries(st.sampled_from("abcdefghijkl"), st.floats(0.1, 5), max_size=10)


@given(st.lists(st.tuples(st.integers(1, 6), WEIGHTS, st.sampled_from([None, FeedId(1)]), st.booleans())))
def test_the_index_holds_exactly_the_live_stories(steps):
    clusters = Clusters(Frequencies())
    standing: dict[StoryId, LiveStory] = {}
    for number, weights, private_to, drops in steps:
        if drops:
            clusters.drop(StoryId(number))
            standing.pop(StoryId(number), None)
        else:
            live = replace(_begun(article(""), weights, number), private_to=private_to)
            clusters.remember(live)
            standing[live.id] = live

    assert {story_id: live.centroid.mapping() for story_id, live in clusters._live.items()} == {
        story_id: dict(live.centroid) for story_id, live in standing.items()
    }
    for private_to in (None, FeedId(1)):
        expected, census = Postings(cluster.POSTED_TERMS), Census()
        for live in standing.values():
            if live.private_to == private_to:
                expected.put(live.id, live.centroid)
                census.add(live.centroid)
        shelf = clusters._shelves.get(("id", private_to), cluster._Shelf())
        assert {term: set(ids) for term, ids in shelf.postings._stories.items()} == {
            term: set(ids) for term, ids in expected._stories.items()
        }
        assert vars(shelf.census) == vars(census)
        assert len(shelf.postings) == len(expected)


def test_frequencies_keep_to_their_bound_and_the_common_words():
    frequencies = Frequencies(most=100)
    for number in range(1_000):
        frequencies.learn(["sering", f"langka{number}"])

    assert len(frequencies) <= 100
    assert frequencies.share("sering") > 50 * frequencies.share("langka1")


def test_a_second_look_is_due_at_the_numbers_of_fibonacci():
    assert [size for size in range(40) if is_second_look(size)] == [2, 3, 5, 8, 13, 21, 34]
