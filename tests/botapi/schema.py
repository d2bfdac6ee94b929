"""The Bot API's methods and types, and whether a value fits them."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data" / "schema.json"
FIELD = re.compile(
    r"(?P<type>[^ !]+)(?P<required>!?)(?: =(?P<constant>\w+)| (?P<low>\d+)-(?P<high>\d+) (?P<unit>\w+))?"
)
TRUE_WORDS = {"true", "1", "yes"}
FALSE_WORDS = {"false", "0", "no"}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the request."""

    name: str
    content: bytes
    content_type: str


@dataclass(frozen=True, slots=True)
class Type:
    """One of some names, inside `depth` arrays."""

    names: tuple[str, ...]
    depth: int = 0

    @classmethod
    def parse(cls, text: str) -> "Type":
        """Read `[A|B]`."""
        depth = len(text) - len(text.lstrip("["))
        return cls(tuple(text.strip("[]").split("|")), depth)

    @property
    def item(self) -> "Type":
        """What the outermost array holds."""
        return Type(self.names, self.depth - 1)

    def __str__(self) -> str:
        return "Array of " * self.depth + " or ".join(self.names)


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter of a method or a field of a type; lengths in characters, bytes or parsed characters."""

    type: Type
    required: bool
    constant: str | None
    low: int
    high: int | None
    unit: str | None

    @classmethod
    def parse(cls, text: str) -> "Field":
        """Read `String! 1-64 bytes`."""
        match = FIELD.fullmatch(text)
        if match is None:
            raise ValueError(f"not a field: {text}")
        return cls(
            type=Type.parse(match["type"]),
            required=bool(match["required"]),
            constant=match["constant"],
            low=int(match["low"] or 0),
            high=int(match["high"]) if match["high"] else None,
            unit=match["unit"],
        )


Fields = Mapping[str, Field]


@dataclass(frozen=True, slots=True)
class Schema:
    """All methods, types and unions of one Bot API version."""

    version: str
    methods: Mapping[str, Fields]
    types: Mapping[str, Fields]
    unions: Mapping[str, tuple[Type, ...]]
    spellings: Mapping[str, str]

    def method(self, name: str) -> str | None:
        """The method's own spelling; Telegram ignores the case."""
        return self.spellings.get(name.lower())

    def problems(self, type_: Type, value: Any, path: str) -> Iterator[str]:
        """Yield what does not fit, each with its path."""
        if type_.depth:
            if not isinstance(value, list):
                yield f"{path}: an array is expected"
                return
            for index, item in enumerate(value):
                yield from self.problems(type_.item, item, f"{path}[{index}]")
            return
        alternatives = [self._named(name, value, path) for name in self._candidates(type_, value)]
        if not any(not found for found in alternatives):
            yield from alternatives[0] if len(alternatives) == 1 else [f"{path}: {type_} is expected"]

    def _candidates(self, type_: Type, value: Any) -> list[str]:
        """The names that a value can have, cut down by the constant fields of objects."""
        names = [name for name in type_.names if name in self.types]
        if not isinstance(value, dict) or len(names) < 2:
            return list(type_.names)
        telling = [name for name in names if self._constants_fit(name, value)]
        having = [name for name in telling if set(value) <= set(self.types[name])]
        return having or telling or names

    def _constants_fit(self, name: str, value: Mapping[str, Any]) -> bool:
        fields = self.types[name].items()
        return all(field.constant is None or value.get(key) == field.constant for key, field in fields)

    def _named(self, name: str, value: Any, path: str) -> list[str]:
        if name in PRIMITIVES:
            return [] if PRIMITIVES[name](value) else [f"{path}: {name} is expected"]
        if name == "KeyboardButton" and isinstance(value, str):
            return []
        if name in self.unions:
            return self._united(name, value, path)
        if not isinstance(value, dict):
            return [f"{path}: an object {name} is expected"]
        return list(self._object(name, self.types[name], value, path))

    def _united(self, name: str, value: Any, path: str) -> list[str]:
        united = self.unions[name]
        plain = Type(tuple(part.names[0] for part in united if not part.depth))
        arrays = [part for part in united if part.depth]
        if isinstance(value, list) and arrays:
            return list(self.problems(arrays[0], value, path))
        return list(self.problems(plain, value, path))

    def _object(self, name: str, fields: Fields, value: Mapping[str, Any], path: str) -> Iterator[str]:
        for key in value.keys() - fields.keys():
            yield f"{path}.{key}: {name} has no such field"
        for key, field in fields.items():
            if value.get(key) is None:
                if field.required:
                    yield f"{path}.{key}: this field of {name} is required"
                continue
            yield from self.problems(field.type, value[key], f"{path}.{key}")
            yield from length_problems(field, value[key], f"{path}.{key}")


PRIMITIVES = {
    "Integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "Float": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "String": lambda value: isinstance(value, str),
    "Boolean": lambda value: isinstance(value, bool),
    "True": lambda value: value is True,
    "InputFile": lambda value: isinstance(value, Upload),
}


def length_problems(field: Field, value: Any, path: str) -> Iterator[str]:
    """Yield a word about a text too short, too long or not the constant it must be.

    Lengths after entity parsing are not judged here: that takes the parser.
    """
    if not isinstance(value, str):
        return
    if field.constant is not None and value != field.constant:
        yield f'{path}: must be "{field.constant}"'
    if field.high is None or field.unit == "parsed":
        return
    length = len(value.encode()) if field.unit == "bytes" else len(value)
    if not field.low <= length <= field.high:
        yield f"{path}: {field.low}-{field.high} {field.unit} are allowed, these are {length}"


def decode(type_: Type, raw: Any) -> Any:
    """Turn what HTTP brought into a value of this type.

    Forms and query strings bring everything as text, objects as JSON inside it; JSON bodies bring values.

    Raises:
        ValueError: the text cannot be read as this type.
    """
    if not isinstance(raw, str):
        return raw
    names = set(type_.names)
    if not type_.depth and "String" in names:
        return int(raw) if "Integer" in names and re.fullmatch(r"-?\d+", raw) else raw
    if type_.depth or not names <= {"Integer", "Float", "Boolean", "True"}:
        return json.loads(raw)
    if names == {"Integer"}:
        return int(raw)
    if names == {"Float"}:
        return float(raw)
    if raw.lower() in TRUE_WORDS | FALSE_WORDS:
        return raw.lower() in TRUE_WORDS
    raise ValueError(raw)


def _fields(raw: Mapping[str, Mapping[str, str]]) -> dict[str, Fields]:
    return {name: {key: Field.parse(text) for key, text in fields.items()} for name, fields in raw.items()}


@cache
def load_schema() -> Schema:
    """Read the schema that lies beside this file."""
    raw = json.loads(DATA.read_text(encoding="utf-8"))
    return Schema(
        version=raw["version"],
        methods=_fields(raw["methods"]),
        types=_fields(raw["types"]),
        unions={name: tuple(Type.parse(text) for text in parts) for name, parts in raw["unions"].items()},
        spellings={name.lower(): name for name in raw["methods"]},
    )
