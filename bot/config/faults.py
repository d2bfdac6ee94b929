"""A configuration fault in words: one line, the key and what is accepted, never the value.

A value is never repeated, because any value may be a secret in the wrong place.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from difflib import get_close_matches
from typing import get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from bot.config.settings import FeedSearch, FeedSource, Settings
from bot.masking import HIDDEN, on_one_line

PREFIX = "KENTONGAN_"

SECTIONS: Mapping[str, Mapping[str, FieldInfo]] = {
    name: section.annotation.model_fields
    for name, section in Settings.model_fields.items()
    if isinstance(section.annotation, type) and issubclass(section.annotation, BaseModel)
}
KEYS = tuple(f"{section}.{key}" for section, fields in SECTIONS.items() for key in fields)
# What pydantic keeps on the class has no public type.
RECORDS: Mapping[str, Mapping[str, FieldInfo]] = {
    "sources": FeedSource.__pydantic_fields__,  # type: ignore[attr-defined]  # pydantic adds it at run time
    "searches": FeedSearch.__pydantic_fields__,  # type: ignore[attr-defined]  # likewise
}

_NAMES = frozenset(
    {*SECTIONS, *(key.partition(".")[2] for key in KEYS), *RECORDS["sources"], *RECORDS["searches"]}
)
_AS_VARIABLES = {key.replace(".", "__"): key for key in KEYS}
_WORDS = re.compile(r"[a-z]{1,20}(_[a-z]{1,20}){0,3}|[A-Z]{1,20}(_[A-Z]{1,20}){0,3}")
_UNKNOWN = frozenset({"extra_forbidden", "unexpected_keyword_argument"})
_PROBLEMS = {
    "missing": "is missing",
    "literal_error": "is not one of the accepted words",
    "greater_than": "is too small",
    "greater_than_equal": "is too small",
    "less_than": "is too large",
    "less_than_equal": "is too large",
    "string_too_long": "is too long",
    "string_pattern_mismatch": "does not have the accepted form",
    "finite_number": "is not a finite number",
}


class ConfigurationError(Exception):
    """What is wrong with the configuration; its text is the one line for the person."""

    def __init__(self, file: str, place: str, problem: str, accepted: str) -> None:
        where = ": ".join(on_one_line(part) for part in (file, place) if part)
        super().__init__(f"{where}: {problem}; accepted: {accepted}")


def kind_of(value: object) -> str:
    """Name the kind of a value as a person would, without the value."""
    kinds: tuple[tuple[type | tuple[type, ...], str], ...] = (
        (bool, "true or false"),
        (int, "a whole number"),
        (float, "a number with decimals"),
        (str, "a text"),
        ((list, tuple), "a list"),
        (dict, "a table"),
        ((date, time), "a date or time"),
    )
    return next((name for kind, name in kinds if isinstance(value, kind)), "of an unknown kind")


# ---------------------------------------------------------------------------------------------- unknown keys


def unknown_key(file: str, section: str | None, name: str) -> ConfigurationError:
    """Tell of a key that nobody reads, with the nearest that somebody does; ``section`` None: at the top."""
    known: Iterable[str] = SECTIONS[section] if section else (f"[{each}]" for each in SECTIONS)
    shown = shown_name(name)
    return ConfigurationError(
        file,
        f"{section}.{shown}" if section else shown,
        f"unknown {'key' if section else 'section or key'}{_hint(_nearest(section, name), shown)}",
        ", ".join(known),
    )


def unknown_variable(name: str) -> ConfigurationError:
    """Tell of an environment variable with our prefix that names no key."""
    ours = name.removeprefix(PREFIX)
    shown = "__".join(shown_name(part) for part in ours.split("__", 1) if part)
    section, _, key = ours.lower().partition("__")
    meant = _nearest(section, key) if section in SECTIONS and key else _closest(ours.lower(), _AS_VARIABLES)
    return ConfigurationError(
        "environment",
        f"{PREFIX}{shown}",
        f"unknown variable{_hint(variable_of(meant) if meant else None, shown)}",
        ", ".join(variable_of(each) for each in KEYS if each.startswith(f"{section}."))
        or f"{PREFIX}SECTION__KEY with a section of {', '.join(SECTIONS)}",
    )


def shown_name(name: str) -> str:
    """Show an unknown key only if it looks like one, because a secret may have been pasted there.

    Keys are words joined by underscores, or nearly a known key; secrets mix in digits, capitals or signs.
    """
    near = get_close_matches(name.lower(), _NAMES, n=1, cutoff=0.8)
    return name if _WORDS.fullmatch(name) or near else HIDDEN


def _nearest(section: str | None, name: str) -> str | None:
    """Find the known `section.key`, or section, that a wrong name may have meant."""
    name = name.lower()
    everywhere = {key.partition(".")[2]: key for key in KEYS}
    if name in everywhere:
        return everywhere[name]
    if section is None:
        return _closest(name, everywhere | {each: each for each in SECTIONS})
    own = {key: f"{section}.{key}" for key in SECTIONS[section]}
    return _closest(name, own) or _closest(name, everywhere)


def _closest(name: str, candidates: Mapping[str, str]) -> str | None:
    found = get_close_matches(name, candidates, n=1, cutoff=0.65)
    return candidates[found[0]] if found else None


def _hint(meant: str | None, shown: str) -> str:
    if meant is not None:
        return f", did you mean {meant}?"
    return ", not shown because it may be a secret" if HIDDEN in shown else ""


def variable_of(key: str) -> str:
    """Name the environment variable of a `section.key`."""
    return PREFIX + key.upper().replace(".", "__")


# ----------------------------------------------------------------------------------------------- wrong values


@dataclass(frozen=True, slots=True)
class Origins:
    """Where each key came from: the file, or the environment's variables, which stand above it."""

    file: str
    variables: frozenset[str] = frozenset()
    """The keys set by the environment, each as `section.key`."""

    def of(self, key: str) -> tuple[str, str]:
        """Name the place where a person finds the key, and what it is called there."""
        return ("environment", variable_of(key)) if key in self.variables else (self.file, key)


def wrong_value(error: ValidationError, origins: Origins) -> ConfigurationError:
    """Tell of the first fault; a misspelt key before the key that is missing because of it."""
    details = error.errors(include_url=False)
    detail = next((each for each in details if each["type"] in _UNKNOWN), details[0])
    path = detail["loc"]
    if detail["type"] in _UNKNOWN and len(path) <= 2:
        *section, name = (str(part) for part in path)
        return unknown_key(origins.file, section[0] if section else None, name)
    file, key = origins.of(".".join(str(part) for part in path[:2]))
    place = key + "".join(_step(part) for part in path[2:])
    if detail["type"] in _UNKNOWN:
        fields = RECORDS[str(path[1])]
        hint = _hint(_closest(str(path[-1]).lower(), {each: each for each in fields}), place)
        return ConfigurationError(file, place, f"unknown key{hint}", ", ".join(fields))
    return ConfigurationError(file, place, _problem(detail), _accepted(path))


def _step(part: str | int) -> str:
    return f", entry {part + 1}" if isinstance(part, int) else f", {shown_name(part)}"


def _problem(detail: ErrorDetails) -> str:
    if detail["type"] == "value_error":
        return str(detail["ctx"]["error"])
    problem = _PROBLEMS.get(detail["type"])
    return problem or f"is {kind_of(detail['input'])}"


def _accepted(path: tuple[str | int, ...]) -> str:
    if len(path) == 1:
        return f"a table [{path[0]}]"
    field = SECTIONS[str(path[0])][str(path[1])]
    if len(path) > 3:
        field = RECORDS[str(path[1])][str(path[3])]
    return field.description or ""


def is_text(field: FieldInfo) -> bool:
    """Whether a key's value is a text, which the environment gives as it is; all others it gives as JSON."""
    return not is_number(field) and get_origin(field.annotation) is not tuple


def is_number(field: FieldInfo) -> bool:
    """Whether a key's value is a number."""
    return field.annotation in (int, float)
