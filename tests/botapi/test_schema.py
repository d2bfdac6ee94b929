import json

import aiogram.methods
import pytest
from aiogram.methods import TelegramMethod

from tests.botapi.derive_schema import compact, written
from tests.botapi.methods import COUNTED, EMULATED, NOT_EMULATED_PARAMETERS
from tests.botapi.schema import DATA, Field, Type, Upload, decode, load_schema

SCHEMA = load_schema()


def test_every_method_of_aiogram_is_known_with_its_parameters():
    methods = [
        method
        for method in vars(aiogram.methods).values()
        if isinstance(method, type) and issubclass(method, TelegramMethod) and method is not TelegramMethod
    ]
    assert len(methods) >= 180
    for method in methods:
        known = SCHEMA.methods[method.__api_method__]
        required = {name for name, field in method.model_fields.items() if field.is_required()}
        assert {name for name, field in known.items() if field.required} == required, method
        assert known.keys() <= method.model_fields.keys(), method


def test_what_is_emulated_exists():
    assert EMULATED.keys() <= SCHEMA.methods.keys()
    assert EMULATED.keys() >= COUNTED
    parameters = {name for method in EMULATED for name in SCHEMA.methods[method]}
    assert parameters >= NOT_EMULATED_PARAMETERS


def test_every_name_in_the_schema_is_defined():
    primitives = {"Integer", "Float", "String", "Boolean", "True", "InputFile"}
    known = primitives | SCHEMA.types.keys() | SCHEMA.unions.keys()
    groups = [*SCHEMA.methods.values(), *SCHEMA.types.values()]
    named = {name for fields in groups for field in fields.values() for name in field.type.names}
    assert named <= known


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Integer|String!", Field(Type(("Integer", "String")), True, None, 0, None, None)),
        ("[[PhotoSize]]", Field(Type(("PhotoSize",), 2), False, None, 0, None, None)),
        ("String! =chat", Field(Type(("String",)), True, "chat", 0, None, None)),
        ("String 1-64 bytes", Field(Type(("String",)), False, None, 1, 64, "bytes")),
    ],
)
def test_fields_are_read(text, field):
    assert Field.parse(text) == field


BUTTON = {"text": "a", "callback_data": "b"}


@pytest.mark.parametrize(
    ("type_", "value", "problem"),
    [
        ("Integer", True, "x: Integer is expected"),
        ("Integer", "1", "x: Integer is expected"),
        ("Float", 1, None),
        ("True", False, "x: True is expected"),
        ("Integer|String", 1.5, "x: Integer or String is expected"),
        ("[Integer]", [1, "2"], "x[1]: Integer is expected"),
        ("[Integer]", 1, "x: an array is expected"),
        ("InputFile|String", Upload("a", b"", "b"), None),
        ("InlineKeyboardMarkup", {"inline_keyboard": [[BUTTON]]}, None),
        (
            "InlineKeyboardMarkup",
            {"inline_keyboard": [[BUTTON | {"colour": "red"}]]},
            "x.inline_keyboard[0][0].colour: InlineKeyboardButton has no such field",
        ),
        (
            "InlineKeyboardMarkup|ReplyKeyboardMarkup|ReplyKeyboardRemove|ForceReply",
            {"keyboard": [[{"text": 5}]]},
            "x.keyboard[0][0].text: String is expected",
        ),
        ("ReplyKeyboardMarkup", {"keyboard": [["just words"]]}, None),
        ("BotCommandScope", {"type": "chat"}, "x.chat_id: this field of BotCommandScopeChat is required"),
        ("BotCommandScope", {"type": "chat", "chat_id": 5}, None),
        ("RichText", ["a", {"type": "bold", "text": "b"}], None),
    ],
)
def test_values_are_held_against_types(type_, value, problem):
    assert next(SCHEMA.problems(Type.parse(type_), value, "x"), None) == problem


def test_an_unknown_scope_is_no_scope():
    assert list(SCHEMA.problems(Type(("BotCommandScope",)), {"type": "nobody"}, "x"))


@pytest.mark.parametrize(
    ("type_", "raw", "value"),
    [
        ("Integer", "-5", -5),
        ("Integer|String", "-100123", -100123),
        ("Integer|String", "@news", "@news"),
        ("String", "12", "12"),
        ("Boolean", "True", True),
        ("Boolean", "0", False),
        ("Float", "1.5", 1.5),
        ("[String]", '["a"]', ["a"]),
        ("Integer", 7, 7),
    ],
)
def test_text_from_forms_becomes_values(type_, raw, value):
    assert decode(Type.parse(type_), raw) == value


@pytest.mark.parametrize(("type_", "raw"), [("Integer", "x"), ("Boolean", "maybe"), ("[String]", "[")])
def test_text_that_is_no_such_value_is_refused(type_, raw):
    with pytest.raises(ValueError):
        decode(Type.parse(type_), raw)


def test_the_script_leaves_names_types_and_lengths():
    source = {
        "api": {"version": "1.0", "release_date": "2020-01-01"},
        "items": [
            {
                "children": [
                    {
                        "name": "Scope",
                        "category": "types",
                        "description": "One of\n - ScopeChat",
                        "annotations": [],
                    },
                    {
                        "name": "ScopeChat",
                        "category": "types",
                        "description": "",
                        "annotations": [
                            {
                                "name": "type",
                                "type": "String",
                                "required": True,
                                "description": "Scope type, must be chat",
                            }
                        ],
                    },
                    {
                        "name": "sendText",
                        "category": "methods",
                        "description": "",
                        "annotations": [
                            {
                                "name": "text",
                                "type": "String",
                                "required": True,
                                "description": "1-4096 characters after entities parsing",
                            },
                            {
                                "name": "rows",
                                "type": "Array of Array of Row",
                                "required": False,
                                "description": "",
                            },
                        ],
                    },
                ]
            }
        ],
    }
    assert compact(source) == {
        "version": "1.0",
        "released": "2020-01-01",
        "methods": {"sendText": {"text": "String! 1-4096 parsed", "rows": "[[Row]]"}},
        "types": {"ScopeChat": {"type": "String! =chat"}},
        "unions": {"Scope": ["ScopeChat"]},
    }


def test_the_committed_schema_is_as_the_script_writes_it():
    committed = DATA.read_text(encoding="utf-8")
    assert written(json.loads(committed)) == committed
