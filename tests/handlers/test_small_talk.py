"""What people say to somebody they talk with is answered as such, and becomes no rule."""

import pytest

from handlers.small_talk import Meaning, meant
from tests.handlers.people import Talks


@pytest.mark.parametrize(
    ("language", "hello", "thanks", "stop", "help_"),
    [
        ("id", "Halo!", "terima kasih 🙏", "Berhenti", "bantuan"),
        ("en", "hi", "Thank you!", "stop", "Help"),
        ("ru", "Здравствуйте!", "спасибо", "Стоп", "помощь"),
        ("kk", "Сәлеметсіз бе?", "Рахмет!", "тоқта", "көмек"),
    ],
)
async def test_each_language_is_answered(talks: Talks, language, hello, thanks, stop, help_):
    (welcome, *_) = await talks.say(hello, language=language)
    assert welcome.text.startswith("👋")
    assert any(data and data.startswith("pack:") for data in welcome.buttons.values())
    said = [(await talks.say(words, language=language))[0].text for words in (thanks, stop, help_)]
    assert ["/rules" in said[0], "/stop" in said[1], "/addfeed" in said[2]] == [True, True, True]
    assert await talks.state() == "open"


@pytest.mark.parametrize(
    "text", ["halo dunia", "stop the war", "help wanted Almaty", "/stop", "", "…", "terima"]
)
def test_what_says_more_is_meant_as_a_rule(text: str):
    assert meant(text) is None


def test_what_is_said_around_it_does_not_matter():
    assert meant("  HALO…! 👋") is Meaning.HELLO
