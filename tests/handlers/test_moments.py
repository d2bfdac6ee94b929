from datetime import timedelta

import pytest

from bot.texts import LANGUAGES, Texts
from handlers.moments import span

TEXTS = Texts()


@pytest.mark.parametrize(
    ("passed", "said"),
    [
        (timedelta(seconds=-5), "just now"),
        (timedelta(seconds=2), "just now"),
        (timedelta(seconds=40), "40 s ago"),
        (timedelta(seconds=89.4), "89 s ago"),
        (timedelta(seconds=90), "2 min ago"),
        (timedelta(minutes=89), "89 min ago"),
        (timedelta(minutes=90), "2 h ago"),
        (timedelta(hours=47), "47 h ago"),
        (timedelta(hours=48), "2 d ago"),
        (timedelta(days=400), "400 d ago"),
    ],
)
def test_how_long_ago_is_said_as_people_do(passed, said):
    assert TEXTS.plain("en", span(passed)) == said


def test_in_every_language():
    assert {language: TEXTS.plain(language, span(timedelta(minutes=5))) for language in LANGUAGES} == {
        "id": "5 menit lalu",
        "en": "5 min ago",
        "ru": "5 мин назад",
        "kk": "5 минут бұрын",
    }
