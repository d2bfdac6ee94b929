"""Stories in other languages about the same event."""

from dataclasses import replace

from bot.model import FeedId, StoryId
from bot.stories.frequencies import Frequencies, terms
from bot.stories.related import Relations
from tests.bot.stories.builders import minutes, story


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
