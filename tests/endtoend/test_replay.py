"""The whole program over the whole replay: what each chat sees is the oracle's, line by line and minute by minute."""

import asyncio
import difflib

import pytest

from bot.demo import replay
from tests.bot.demo import oracle
from tests.bot.demo.playing import played
from tests.bot.demo.witness import expected, seen

REPLAY = replay.load()
ORACLE = oracle.load()
PACK, TYPED = "/start pack_unrest", f"/add {ORACLE.rules['typed']}"
CHATS = {"pack": (PACK,), "typed": (TYPED,), "both": (PACK, TYPED)}
TITLES = {item.path: item.title for item in REPLAY.items}


@pytest.fixture(scope="module")
def chats(tmp_path_factory):
    """The chats after the replay, with what each saw, line by line."""
    database = f"sqlite:///{tmp_path_factory.mktemp('replay') / 'replay.db'}"

    async def play():
        async with played(REPLAY, CHATS, database) as (found, address):
            return {name: (chat, seen(chat, address)) for name, chat in found.items()}

    return asyncio.run(play())


@pytest.mark.parametrize("name", CHATS)
def test_every_message_edit_and_reply_is_the_oracles(name, chats):
    """What must come and did not has a "-", what came instead a "+"."""
    _, came = chats[name]
    due = expected(name, ORACLE, REPLAY)
    assert came == due, "\n" + "\n".join(
        difflib.unified_diff(due, came, "the oracle", "the chat", n=1, lineterm="")
    )


@pytest.mark.parametrize("name", CHATS)
def test_a_chat_has_one_message_at_its_top_for_each_crisis(name, chats):
    _, came = chats[name]
    first, later = (line for line in came if "  HEAD " in line)
    assert first == came[0]
    assert later.startswith("20 Jan")


def test_a_withdrawn_toll_is_told_in_every_language_that_had_it_and_stands_nowhere_any_more(chats):
    chat, _ = chats["pack"]
    told = [message for message in chat.from_bot if "The toll of 164 dead no longer stands." in message.text]
    assert [message.text.splitlines()[0] for message in told] == [
        f"🟠 {TITLES[path]}"
        for path in (
            "vecherny-saksaul/dannye-o-164-pogibshih-otozvany",
            "halyard/correction-164-dead-withdrawn",
            "selaras/ralat-164-korban-tewas",
        )
    ]
    assert all(message.silent and message.reply_to is not None for message in told)
    assert not [message.text for message in chat.from_bot if "Dead: 164" in message.text]


def test_copies_of_a_wire_story_are_listed_and_count_as_one_source_with_it(chats):
    chat, _ = chats["pack"]
    (message,) = (one for one in chat.from_bot if one.text.startswith("🟠 Dozens of attackers killed"))
    states = [*(body.text for body in message.earlier), message.text]
    assert "(same text)" not in states[0]
    assert "One source\n" in states[-2]
    assert states[-2].count("(same text)") == 3
    assert "2 sources\n" in states[-1]


def test_the_other_languages_that_tell_of_the_event_are_named(chats):
    chat, _ = chats["pack"]
    storming = TITLES["severny-meridian/shturm-akimata-almaty"]
    (message,) = (one for one in chat.from_bot if storming in one.text)
    (line,) = (line for line in message.text.splitlines() if line.startswith("Also reported in: "))
    assert {part.split()[0] for part in line.removeprefix("Also reported in: ").split(", ")} == {
        "en",
        "id",
        "kk",
    }


def test_nothing_of_another_country_is_told(chats):
    silent = {TITLES[entry.item] for entry in ORACLE.silent}
    for chat, _ in chats.values():
        for message in chat.from_bot:
            assert not any(title in message.text for title in silent)


def test_every_alert_can_be_asked_about_and_muted(chats):
    for chat, _ in chats.values():
        alerts = [message for message in chat.from_bot if message.text[0] in "⚪🟠🔴"]
        labels = [{button.text for button in message.buttons} for message in alerts]
        assert all("Why?" in one for one in labels)
        firsts = [one for one, message in zip(labels, alerts, strict=True) if "Rule 1" in message.text]
        assert all("🔕 Mute" in one for one in firsts)
