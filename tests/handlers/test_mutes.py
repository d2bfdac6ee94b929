"""What a chat does not want to hear of, by buttons under an alert and by the list."""

from datetime import timedelta

import pytest

from bot.model import ChatId, DeliveryKind, Place, Wishes
from tests.bot.outbox import Newsroom
from tests.handlers.people import ADMIN, GROUP, MEMBER, Answer, Talks
from tests.one_delivery import lease_one, sent_one

HERE = Place(ChatId(7))
THERE = Place(ChatId(GROUP))
STORY = "Kerusuhan di Almaty"


async def told(talks: Talks, place: Place = HERE) -> None:
    """Tell a place of a story, by message 500."""
    room = Newsroom(talks.store, talks.time)
    await room.open(place.chat_id, "en")
    await room.alert(place, await room.story(STORY))
    async with talks.store.begin() as tx:
        (due,) = await tx.deliveries.due(talks.time.now(), [], 10)
        now = talks.time.now()
        leased = await lease_one(tx, due.id, now, now + timedelta(minutes=1))
        assert leased is not None
        assert leased.kind is DeliveryKind.SEND
        await sent_one(tx, leased.id, 500, 1, now)


async def wishes(talks: Talks, place: Place = HERE) -> Wishes:
    async with talks.store.begin() as tx:
        found = await tx.mutes.wishes([place], talks.time.now())
    return found.get(place, Wishes())


def seen(answers: list[Answer]) -> list[tuple[str, str, list[str]]]:
    return [(answer.kind, answer.text, list(answer.buttons)) for answer in answers]


async def test_a_button_offers_what_can_be_muted_and_the_way_back(talks: Talks):
    await told(talks)

    _, offered = await talks.press("mute")
    _, back = await talks.press(offered.buttons["◀ Back"])

    assert (offered.kind, offered.message_id) == ("buttons", 500)
    assert list(offered.buttons) == [
        "Why?",
        "🔕 This story",
        "🔕 This and related",
        "🔕 Kantor Berita",
        "◀ Back",
    ]
    assert back.buttons == {"Why?": "why:1", "🔕 Mute": "mute", "⋯": "opts"}
    assert await wishes(talks) == Wishes()


@pytest.mark.parametrize(
    ("label", "toast", "muted", "listed"),
    [
        ("🔕 This story", "no more of this story", Wishes(stories=frozenset({1})), f"1. Story: {STORY}"),
        (
            "🔕 This and related",
            "and what belongs to it",
            Wishes(situations=frozenset({1})),
            f"1. Event and what belongs to it: {STORY}",
        ),
        (
            "🔕 Kantor Berita",
            "no more from Kantor",
            Wishes(sources=frozenset({"kantor"})),
            "1. Source: kantor",
        ),
    ],
)
async def test_what_is_muted_is_listed_and_heard_again_where_it_was_muted(
    talks: Talks, label, toast, muted, listed
):
    await told(talks)
    _, offered = await talks.press("mute")

    said, undo = await talks.press(offered.buttons[label])
    assert toast in said.text
    assert list(undo.buttons) == ["Why?", "🔔 Unmute"]
    assert await wishes(talks) == muted
    (shown,) = await talks.say("/mutes")
    assert shown.text.splitlines()[1] == listed

    said, again = await talks.press(undo.buttons["🔔 Unmute"])
    assert (said.text, list(again.buttons)) == ("You will hear of it again.", ["Why?", "🔕 Mute", "⋯"])
    assert await wishes(talks) == Wishes()
    said, _ = await talks.press(undo.buttons["🔔 Unmute"])
    assert said.text == "Nothing is muted here any more."


async def test_the_list_lifts_mutes_and_forgets_those_of_stories_that_ended(talks: Talks):
    await told(talks)
    _, offered = await talks.press("mute")
    for label in ("🔕 This story", "🔕 Kantor Berita"):
        await talks.press(offered.buttons[label])
    (both,) = await talks.say("/mutes")
    talks.time.move(73 * 3600)
    (left,) = await talks.say("/mutes")
    toast, none = await talks.press(left.buttons["🔔 1"], message=600)

    assert list(both.buttons)[:2] == ["🔔 1", "🔔 2"]
    assert left.text.splitlines()[1:] == ["1. Source: kantor"]
    assert toast.text == "You will hear of it again."
    assert none.text.startswith("Nothing is muted.")
    assert await wishes(talks) == Wishes()


async def test_a_message_that_tells_nothing_of_this_chat_mutes_nothing(talks: Talks):
    await told(talks)
    await talks.say("/start", user=8, language="en")
    answers = [
        *await talks.press("mute", message=501),
        *await talks.press("hush:story:0", message=501),
        *await talks.press("mute", user=8, language="en"),
        *await talks.press("hush:source:999"),
        *await talks.press("hush:planet:0"),
        *await talks.press("unmute:-4"),
    ]

    assert {answer.kind for answer in answers} == {"toast"}
    assert answers[0].text == "I no longer know what this message is about. /mutes lists what is muted."
    assert await wishes(talks) == Wishes()


async def test_nobody_lifts_another_chat_s_mute(talks: Talks):
    await told(talks)
    await talks.press("hush:story:0")
    await talks.say("/start", user=8, language="en")

    (toast, _) = await talks.press("lift:1", user=8, message=600)

    assert toast.text == "Nothing is muted here any more."
    assert (await wishes(talks)).stories == {1}


async def test_in_a_group_admins_mute(talks: Talks):
    await told(talks, THERE)

    (refused,) = await talks.press("hush:story:0", user=MEMBER, chat=GROUP)
    await talks.press("hush:story:0", user=ADMIN, chat=GROUP)

    assert refused.text.startswith("Only admins can change this.")
    assert (await wishes(talks, THERE)).stories == {1}


@pytest.mark.parametrize(
    ("command", "kept", "answer"),
    [
        (
            "/languages id, English",
            {"id", "en"},
            "I send you stories in these languages only: English, Bahasa Indonesia.",
        ),
        ("/languages русский", {"ru"}, "only: Русский."),
        ("/languages all", None, "I send you stories in every language."),
        ("/languages", None, "I send you stories in every language."),
        ("/languages klingon", None, "I do not know the language “klingon”."),
    ],
)
async def test_a_chat_names_the_languages_it_reads(talks: Talks, command, kept, answer):
    await talks.say("/start", language="en")

    (told_so,) = await talks.say(command)

    assert answer in told_so.text
    assert (await wishes(talks)).languages == kept
