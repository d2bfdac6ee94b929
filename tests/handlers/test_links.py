"""A link that somebody writes is no word to look for: they are asked what they want with it."""

import pytest

from bot.model import ChatId
from bot.texts import LANGUAGES
from handlers.links import link_in
from tests.handlers.people import Talks

LINK = "https://kabar.example/berita/123"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_link_is_asked_about_and_never_a_fault_of_the_rule_language(talks: Talks, language: str):
    (asked,) = await talks.say(LINK, language=language)
    assert asked.text.startswith(f"🔗 {LINK}\n")
    assert list(asked.buttons.values()) == ["link:read", "link:why"]
    assert not await talks.rules()


async def test_its_site_is_read_or_its_story_is_looked_for(talks: Talks):
    (asked,) = await talks.say(f"Apa ini benar? {LINK}")
    toast, looked = await talks.press("link:why", under=asked.text)
    assert toast.text == ""
    assert "/addfeed" in looked.text
    toast, sought = await talks.press("link:read", under=asked.text)
    assert toast.text == ""
    assert sought.text.startswith("🔎")
    async with talks.store.begin() as tx:
        assert await tx.wanted.count_waiting(ChatId(7)) == 1


async def test_a_button_under_a_message_without_a_link_is_none(talks: Talks):
    (toast,) = await talks.press("link:read", under="kabar")
    assert toast.kind == "toast"
    assert toast.text


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("www.kabar.example/1", "https://www.kabar.example/1"),
        ("lihat\nHTTP://kabar.example", "HTTP://kabar.example"),
        ("url:https", None),
        ("kabar.example", None),
        ("https://", None),
        ("https://kabar.example/" + "a" * 2_000, None),
    ],
)
def test_what_is_a_link(text: str, link: str | None):
    assert link_in(text) == link
