"""The stories that grew last are kept, up to so many sources."""

from dataclasses import replace

from bot.model import StoryId
from bot.stories.lately import Lately
from tests.bot.stories.builders import source, story


def numbered(number: int, sources: int):
    return replace(story(*(source(number=one) for one in range(sources))), id=StoryId(number))


def test_those_that_grew_longest_ago_make_room():
    lately = Lately(most_sources=5)
    for number, sources in ((1, 2), (2, 2), (1, 3), (3, 1)):
        lately.put(numbered(number, sources))

    assert lately.get(StoryId(2)) is None
    assert [lately.get(StoryId(number)) for number in (1, 3)] == [numbered(1, 3), numbered(3, 1)]


def test_one_that_is_too_large_is_not_kept_and_what_is_dropped_makes_room():
    lately = Lately(most_sources=5)
    lately.put(numbered(1, 6))
    assert len(lately) == 0
    for number in (2, 3, 4, 5):
        lately.put(numbered(number, 2))
        lately.drop(StoryId(number - 1))
    assert lately.get(StoryId(5)) == numbered(5, 2)
    lately.clear()
    assert len(lately) == 0
