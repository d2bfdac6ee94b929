"""What a newcomer is shown for example: an alert without anything that acts."""

from dataclasses import replace

import pytest
from inline_snapshot import snapshot

from bot.example_messages import example
from bot.messages import Reader
from bot.texts import LANGUAGES, Texts
from tests.bot.stories.builders import annotation, source, story
from tests.botapi.markup import parse_html

TEXTS = Texts()
STORMING = replace(
    story(
        source(
            "Kantor Berita Selaras",
            annotation("unrest", figures={"dead": (20, None)}),
            title="Massa serbu <b>balai kota</b> Almaty",
        ),
        source("Warta Rimbun", number=2, at=25),
    )
)


def test_it_looks_like_an_alert_and_says_that_it_is_an_example():
    shown = example(STORMING, "kz", TEXTS, Reader("en", "UTC"))
    assert parse_html(shown.html).text == snapshot("""\
👀 For example, this is how a story from the pack “Kazakhstan” looks:

⚪ Massa serbu <b>balai kota</b> Almaty
Kantor Berita Selaras · 08:00
Dead: 20 or more

2 sources
• Kantor Berita Selaras · 08:00
• Warta Rimbun · 08:25\
""")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", ["kz", "of-another-version"])
def test_only_its_link_can_be_pressed(language, slug):
    shown = example(STORMING, slug, TEXTS, Reader(language, "UTC"))
    buttons = [button for row in shown.buttons for button in row]
    assert [button.data for button in buttons] == [None]
    assert buttons[0].url
    assert len(parse_html(shown.html).text) < 4_096
