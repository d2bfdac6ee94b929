"""Stories in other languages about the same event."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo import replay
from bot.model import FeedId, Story, StoryId
from bot.stories.frequencies import Frequencies, terms
from bot.stories.related import MOST, Relations, key
from tests.bot.stories.builders import minutes, story

DAY = 24 * 60


def told(
    number, language, title, summary="", *, at=0, private_to=None, countries=("KZ",), topics=("unrest",)
):
    return replace(
        story(countries=countries, topics=topics),
        id=StoryId(number),
        language=language,
        private_to=private_to,
        first_at=minutes(at),
        last_at=minutes(at),
        centroid=Frequencies().vector(terms(title, summary)),
    )


ENGLISH = told(1, "en", "Protest over gas price blocks road in Zhanaozen, western Kazakhstan")
RUSSIAN = told(2, "ru", "В Жанаозене жители вышли на митинг против подорожания газа", at=30)


def test_a_story_is_related_to_the_same_event_in_another_language():
    relations = Relations()
    relations.remember(ENGLISH)

    assert relations.related(RUSSIAN) == (StoryId(1),)


def test_what_was_dropped_or_forgotten_is_related_to_nothing():
    relations = Relations()
    relations.remember(ENGLISH)
    relations.drop(ENGLISH.id)
    assert relations.related(RUSSIAN) == ()

    relations.remember(ENGLISH)
    relations.forget(minutes(1))
    assert relations.related(RUSSIAN) == ()
    assert len(relations) == 0


def test_a_private_story_is_related_to_none_that_others_read():
    relations = Relations()
    relations.remember(ENGLISH)

    assert relations.related(replace(RUSSIAN, private_to=FeedId(3))) == ()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_story_is_not_related_to_another_event_nor_in_its_own_language(language):
    relations = Relations()
    relations.remember(
        told(1, language, "Protest over gas price blocks road in Zhanaozen, western Kazakhstan")
    )

    other = told(2, "en", "Djokovic held at Melbourne airport over his visa", countries=("AU",))
    assert relations.related(other) == ()
    own = told(3, language, "Protest over gas price blocks road in Zhanaozen")
    assert relations.related(own) == ()


def test_far_apart_stories_and_those_of_other_countries_are_not_related():
    relations = Relations()
    relations.remember(ENGLISH)

    assert relations.related(replace(RUSSIAN, countries=frozenset({"SD"}))) == ()
    assert relations.related(replace(RUSSIAN, first_at=minutes(3 * DAY), last_at=minutes(3 * DAY))) == ()
    assert relations.related(replace(RUSSIAN, countries=frozenset())) == (StoryId(1),)


def test_the_nearest_story_of_a_language_keeps_away_those_less_near():
    relations = Relations()
    relations.remember(ENGLISH)
    relations.remember(told(3, "en", "Protest over gas price in Kazakhstan"))
    relations.remember(told(4, "kk", "Жаңаөзен тұрғындары газ бағасына қарсы наразылық акциясына шықты"))

    assert set(relations.related(RUSSIAN)) == {StoryId(1), StoryId(4)}


def test_no_more_than_twenty_are_named():
    relations = Relations()
    for number in range(1, 40):
        relations.remember(replace(ENGLISH, id=StoryId(number), language=f"x{number}"))

    assert len(relations.related(RUSSIAN)) == MOST


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("жанао", "zhana"),
        ("алмат", "almat"),
        ("токае", "tokay"),
        ("жапар", "zhapa"),
        ("наразылық", "протест"),
        ("bandara", "әуежай"),
        ("одкб", "csto"),
        ("ұқшұ", "csto"),
        ("5.2", "5.2"),
    ],
)
def test_names_are_found_by_their_sound_and_words_by_their_meaning(one, other):
    assert {key(term) for term in terms(one, "")} == {key(term) for term in terms(other, "")}


def _pairs(stories: Sequence[Story]) -> set[frozenset[StoryId]]:
    relations = Relations()
    for one in stories:
        relations.remember(one)
    return {frozenset({one.id, other}) for one in stories for other in relations.related(one)}


def test_most_of_the_replays_stories_find_each_other_and_hardly_any_other():
    """The design's trial had a precision of .38; docs/benchmarks.md has the figures of the real clusters."""
    frequencies = Frequencies()
    first: dict[tuple[str, str], Story] = {}
    for item in replay.load().items:
        name = (item.story, item.outlet.language)
        first.setdefault(
            name,
            replace(
                told(len(first) + 1, item.outlet.language, "", countries=(), topics=()),
                first_at=item.at,
                last_at=item.at,
                centroid=frequencies.vector(terms(item.title, item.summary)),
            ),
        )
    labels = {one.id: label for (label, _), one in first.items()}
    expected = {
        frozenset({one.id, other.id})
        for one in first.values()
        for other in first.values()
        if one.language != other.language and labels[one.id] == labels[other.id]
    }

    found = _pairs(list(first.values()))

    assert len(found & expected) >= 0.8 * len(found)
    assert len(found & expected) >= 0.5 * len(expected)


@given(st.lists(st.tuples(st.integers(1, 5), st.sampled_from(["en", "ru"]), st.booleans())))
def test_nothing_is_left_of_stories_that_were_dropped(steps):
    relations = Relations()
    standing = set()
    for number, language, drops in steps:
        if drops:
            relations.drop(StoryId(number))
            standing.discard(number)
        else:
            relations.remember(replace(ENGLISH, id=StoryId(number), language=language))
            standing.add(number)

    assert len(relations) == len(standing)
    for number in standing:
        relations.drop(StoryId(number))
    assert relations._shelves == {}
