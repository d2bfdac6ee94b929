"""Answers and notices as JSON, until they are said."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.model import (
    AskReply,
    AttachmentId,
    Button,
    ChangeButtons,
    EditNote,
    Keyboard,
    Note,
    Phrase,
    RemoveKeyboard,
    RemoveNote,
    ReplyButton,
    ReplyButtonKind,
    ReplyKeyboard,
    Rows,
    SendExample,
    SendFile,
    SendNote,
    Speech,
    StoryId,
    Toast,
)


def speech_to_json(speech: Speech) -> dict[str, Any]:  # noqa: PLR0911 - one a kind
    """Turn a speech into plain values."""
    match speech:
        case SendNote():
            return {"do": "send", "note": _note_to_json(speech.note), "reply_to": speech.reply_to}
        case SendFile():
            return {
                "do": "file",
                "attachment": speech.attachment_id,
                "caption": _note_to_json(speech.caption),
                "otherwise": _note_to_json(speech.otherwise),
                "reply_to": speech.reply_to,
            }
        case SendExample():
            return {"do": "example", "story": speech.story_id, "pack": speech.pack}
        case EditNote():
            return {"do": "edit", "note": _note_to_json(speech.note), "message_id": speech.message_id}
        case RemoveNote():
            return {"do": "remove", "message_id": speech.message_id}
        case ChangeButtons():
            return {
                "do": "buttons",
                "buttons": _rows_to_json(speech.buttons),
                "message_id": speech.message_id,
            }
        case Toast():
            phrase = None if speech.phrase is None else _phrase_to_json(speech.phrase)
            return {
                "do": "toast",
                "callback_id": speech.callback_id,
                "phrase": phrase,
                "language": speech.language,
            }


def speech_from_json(values: Mapping[str, Any]) -> Speech:  # noqa: PLR0911 - one a kind
    """Read a speech off what ``speech_to_json`` wrote.

    Raises:
        ValueError: it is of a kind that this version does not know.
    """
    match values["do"]:
        case "send":
            return SendNote(_note_from_json(values["note"]), values["reply_to"])
        case "file":
            return SendFile(
                AttachmentId(values["attachment"]),
                _note_from_json(values["caption"]),
                _note_from_json(values["otherwise"]),
                values["reply_to"],
            )
        case "example":
            return SendExample(StoryId(values["story"]), values["pack"])
        case "edit":
            return EditNote(_note_from_json(values["note"]), values["message_id"])
        case "remove":
            return RemoveNote(values["message_id"])
        case "buttons":
            return ChangeButtons(_rows_from_json(values["buttons"]), values["message_id"])
        case "toast":
            phrase = values["phrase"]
            said = None if phrase is None else _phrase_from_json(phrase)
            # Toasts that were kept before they had a language of their own have none here.
            return Toast(values["callback_id"], said, values.get("language"))
        case other:
            raise ValueError(f"unknown speech {other!r}")


def is_repeatable(speech: Speech | None) -> bool:
    """Say whether saying it twice shows nothing twice."""
    return isinstance(speech, EditNote | RemoveNote | ChangeButtons | Toast)


def _note_to_json(note: Note) -> dict[str, Any]:
    return {
        "phrases": [_phrase_to_json(phrase) for phrase in note.phrases],
        "buttons": _rows_to_json(note.buttons),
        "language": note.language,
        "keyboard": _keyboard_to_json(note.keyboard),
        "details": [_phrase_to_json(phrase) for phrase in note.details],
    }


def _note_from_json(values: Mapping[str, Any]) -> Note:
    return Note(
        phrases=tuple(_phrase_from_json(phrase) for phrase in values["phrases"]),
        buttons=_rows_from_json(values["buttons"]),
        language=values["language"],
        # Notes that were kept before there were keyboards have none.
        keyboard=_keyboard_from_json(values.get("keyboard")),
        details=tuple(_phrase_from_json(phrase) for phrase in values.get("details", ())),
    )


def _keyboard_to_json(keyboard: Keyboard | None) -> dict[str, Any] | None:
    match keyboard:
        case None:
            return None
        case ReplyKeyboard():
            rows = [
                [{"label": _phrase_to_json(button.label), "kind": button.kind} for button in row]
                for row in keyboard.rows
            ]
            return {"is": "reply", "rows": rows}
        case AskReply():
            placeholder = None if keyboard.placeholder is None else _phrase_to_json(keyboard.placeholder)
            return {"is": "ask", "placeholder": placeholder}
        case RemoveKeyboard():
            return {"is": "remove"}


def _keyboard_from_json(values: Mapping[str, Any] | None) -> Keyboard | None:
    match values:
        case None:
            return None
        case {"is": "reply"}:
            return ReplyKeyboard(
                tuple(
                    tuple(
                        ReplyButton(_phrase_from_json(button["label"]), ReplyButtonKind(button["kind"]))
                        for button in row
                    )
                    for row in values["rows"]
                )
            )
        case {"is": "ask"}:
            placeholder = values["placeholder"]
            return AskReply(None if placeholder is None else _phrase_from_json(placeholder))
        case {"is": "remove"}:
            return RemoveKeyboard()
        case other:
            raise ValueError(f"unknown keyboard {other!r}")


def _rows_to_json(rows: Sequence[Sequence[Button]]) -> list[list[dict[str, Any]]]:
    return [[_button_to_json(button) for button in row] for row in rows]


def _rows_from_json(rows: Sequence[Sequence[Mapping[str, Any]]]) -> Rows:
    return tuple(tuple(_button_from_json(button) for button in row) for row in rows)


def _phrase_to_json(phrase: Phrase) -> dict[str, Any]:
    return {"id": phrase.id, "params": dict(phrase.params)}


def _phrase_from_json(values: Mapping[str, Any]) -> Phrase:
    return Phrase(values["id"], values["params"])


def _button_to_json(button: Button) -> dict[str, Any]:
    return {"label": _phrase_to_json(button.label), "data": button.data, "url": button.url}


def _button_from_json(values: Mapping[str, Any]) -> Button:
    return Button(_phrase_from_json(values["label"]), values["data"], values["url"])
