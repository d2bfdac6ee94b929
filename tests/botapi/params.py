"""From what HTTP brought to checked parameters."""

from collections.abc import Mapping
from typing import Any

from tests.botapi.errors import ApiError, bad_request
from tests.botapi.schema import Schema, Type, Upload, decode, length_problems

ATTACH = "attach://"
# How the Bot API words the lack or the bad JSON of some parameters; others follow one pattern.
MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "user_id": "invalid user_id specified",
    "document": "there is no document in the request",
    "photo": "there is no photo in the request",
    "action": "wrong parameter action in request",
    "file_id": "file_id not specified",
    "message_id": "message identifier is not specified",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
}
UNREADABLE = {
    "reply_markup": "can't parse reply keyboard markup JSON object",
    "reply_parameters": "can't parse reply parameters JSON object",
    "link_preview_options": "can't parse link preview options JSON object",
    "commands": "can't parse commands JSON object",
    "scope": "can't parse BotCommandScope JSON object",
    "menu_button": "can't parse menu button JSON object",
    "entities": "can't parse entities JSON object",
}


def checked_params(
    schema: Schema, method: str, raw: Mapping[str, Any], uploads: Mapping[str, Upload]
) -> dict[str, Any]:
    """Decode the parameters of a call and hold them against the schema.

    Raises:
        ApiError: the first thing that does not fit; always a breach. The real server lets unknown parameters
            pass; here they are a fault of the bot.
    """
    fields = schema.methods.get(method)
    if fields is None:
        raise ApiError(404, "Not Found: method not found", breach=True)
    params: dict[str, Any] = {}
    for name, value in {**uploads, **raw}.items():
        if name in fields and value is not None:
            params[name] = _decoded(name, fields[name].type, value, uploads)
        elif name not in uploads:
            raise bad_request(f"unknown parameter {name!r} of {method}", breach=True)
    for name, field in fields.items():
        if name not in params or params[name] == "":
            if field.required and field.low == 0 and name in params and name not in MISSING:
                continue
            if field.required:
                raise bad_request(MISSING.get(name, f'parameter "{name}" is required'), breach=True)
            continue
        _check(schema, name, params[name], field.type)
        for problem in length_problems(field, params[name], name):
            raise _too_long(method, problem)
    return params


def _decoded(name: str, type_: Type, value: Any, uploads: Mapping[str, Upload]) -> Any:
    if isinstance(value, str) and "InputFile" in type_.names and value.startswith(ATTACH):
        upload = uploads.get(value.removeprefix(ATTACH))
        if upload is None:
            raise bad_request(f"file {value} was not attached", breach=True)
        return upload
    try:
        return decode(type_, value)
    except ValueError:
        raise bad_request(
            UNREADABLE.get(name, f"parameter {name!r} cannot be read as {type_}"), breach=True
        ) from None


def _check(schema: Schema, name: str, value: Any, type_: Type) -> None:
    for problem in schema.problems(type_, value, name):
        # Keyboards have their own check, which words these as the Bot API does.
        if ".callback_data: 1-64 bytes" in problem:
            continue
        raise bad_request(f"parameter {problem}", breach=True)


def _too_long(method: str, problem: str) -> ApiError:
    if method == "answerCallbackQuery":
        return bad_request("MESSAGE_TOO_LONG", breach=True)
    return bad_request(f"parameter {problem}", breach=True)
