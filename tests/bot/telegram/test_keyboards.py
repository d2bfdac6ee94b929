"""What stands in place of inline buttons, from a note to the person's app; the database lies between."""

import json

import pytest

from bot.messages import Reader, note
from bot.model import (
    AskReply,
    Note,
    Phrase,
    Place,
    RemoveKeyboard,
    ReplyButton,
    ReplyButtonKind,
    ReplyKeyboard,
    SendMessage,
    SendNote,
    Taken,
)
from bot.storage.speech import speech_from_json, speech_to_json
from bot.texts import Texts

TEXTS = Texts()
ASKED = Phrase("not-text")
CHOICES = ReplyKeyboard(
    (
        (ReplyButton(Phrase("button-save")), ReplyButton(Phrase("button-cancel"))),
        (
            ReplyButton(Phrase("button-open"), ReplyButtonKind.CHANNEL),
            ReplyButton(Phrase("button-back"), ReplyButtonKind.LOCATION),
        ),
    )
)


def kept(said: Note) -> Note:
    """The note as it comes back from the database."""
    speech = speech_from_json(json.loads(json.dumps(speech_to_json(SendNote(said)))))
    assert isinstance(speech, SendNote)
    return speech.note


async def test_a_reply_keyboard_stands_until_it_is_taken_away(botapi, telegram):
    aru = botapi.user("Aru", started=True)
    for keyboard in (CHOICES, RemoveKeyboard()):
        message = note(kept(Note((ASKED,), keyboard=keyboard)), TEXTS, Reader("en", "UTC"))
        assert isinstance(await telegram.perform(SendMessage(Place(aru.chat.id), message)), Taken)
        if keyboard is CHOICES:
            assert aru.chat.keyboard == [["Save", "Cancel"], ["Open", "◀ Back"]]
    assert aru.chat.keyboard == []


async def test_a_person_chooses_a_channel_of_theirs(botapi, telegram):
    aru = botapi.user("Aru", started=True)
    channel = botapi.channel("Kabar", aru)
    message = note(kept(Note((ASKED,), keyboard=CHOICES)), TEXTS, Reader("en", "UTC"))
    await telegram.perform(SendMessage(Place(aru.chat.id), message))
    await aru.share_chat(aru.chat.history[-1], "Open", channel)
    shared = (await telegram.updates(None, 0))[-1].payload["message"]["chat_shared"]
    assert shared["chat_id"] == channel.id
    assert shared["request_id"] == 1


async def test_a_group_s_people_are_led_to_a_reply(botapi, telegram):
    aru = botapi.user("Aru", started=True)
    asking = Note((ASKED,), keyboard=AskReply(Phrase("button-save")))
    message = note(kept(asking), TEXTS, Reader("id", "UTC"))
    await telegram.perform(SendMessage(Place(aru.chat.id), message))
    assert aru.chat.history[-1].markup == {
        "force_reply": True,
        "input_field_placeholder": "Simpan",
        "selective": True,
    }


@pytest.mark.parametrize("said", [Note((ASKED,)), Note((ASKED,), keyboard=AskReply())])
def test_notes_come_back_from_the_database_as_they_went(said):
    assert kept(said) == said


def test_a_note_of_an_older_version_has_no_keyboard():
    values = speech_to_json(SendNote(Note((ASKED,))))
    del values["note"]["keyboard"]
    speech = speech_from_json(values)
    assert isinstance(speech, SendNote)
    assert speech.note.keyboard is None
