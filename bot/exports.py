"""What is kept of a chat as a file that people and programs read: JSON, a row a line."""

import json
from collections.abc import Iterator, Mapping
from datetime import date

NEWEST = 5_000
"""Rows of a table in the file that a chat asks for; the operator can give all."""


def export_text(kept: Mapping[str, object]) -> str:
    """Write an export: one value a line, of tables one row a line."""
    return "".join(_lines(kept))


def export_name(day: date) -> str:
    """Name the file of a day."""
    return f"kentongan-export-{day.isoformat()}.json"


def _lines(kept: Mapping[str, object]) -> Iterator[str]:
    between = "{\n"
    for name, value in kept.items():
        yield f"{between} {_json(name)}: "
        between = ",\n"
        if isinstance(value, list) and value:
            # What indents whole values is written in Python, and takes ten times as long.
            yield "[\n"
            yield ",\n".join(f"  {_json(row)}" for row in value)
            yield "\n ]"
        else:
            yield _json(value)
    yield "\n}\n" if kept else "{}\n"


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    # Half a surrogate pair is no UTF-8.
    return text if text.isascii() or _is_utf8(text) else json.dumps(value, default=str)


def _is_utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
