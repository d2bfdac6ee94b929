"""Reading `config.toml` and the environment into settings."""

import json
import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bot.config.faults import (
    KEYS,
    PREFIX,
    SECTIONS,
    ConfigurationError,
    Origins,
    is_number,
    is_text,
    unknown_variable,
    variable_of,
    wrong_value,
)
from bot.config.settings import Settings

DEFAULT_FILE = Path("config.toml")
LARGEST_FILE = 1_000_000

Tables = dict[str, Any]


def load(path: Path | None, environ: Mapping[str, str]) -> Settings:
    """Read the settings from a file and the environment; without a path, `./config.toml` if there is one.

    A service manager's credentials stand for variables: the file `telegram.token` in `$CREDENTIALS_DIRECTORY` is
    `KENTONGAN_TELEGRAM__TOKEN` (https://systemd.io/CREDENTIALS/).

    Raises:
        ConfigurationError: one line for the person; it holds no secret.
    """
    # A dangling link is there, and wrong; only where nothing is, nothing was meant.
    there = path is not None or os.path.lexists(DEFAULT_FILE)
    text = read_text(path or DEFAULT_FILE) if there else None
    return settings_from(text, {**_credentials(environ), **environ}, file=str(path or DEFAULT_FILE))


def _credentials(environ: Mapping[str, str]) -> dict[str, str]:
    folder = environ.get("CREDENTIALS_DIRECTORY")
    if not folder:
        return {}
    given = {key: Path(folder) / key for key in KEYS}
    return {variable_of(key): read_text(file).strip() for key, file in given.items() if os.path.lexists(file)}


def settings_from(text: str | None, environ: Mapping[str, str], *, file: str = str(DEFAULT_FILE)) -> Settings:
    """Make settings of a file's text (None: there is none) and environment variables, which stand above it.

    Raises:
        ConfigurationError: one line for the person; it holds no secret.
    """
    tables = parse_toml(text, file) if text is not None else {}
    variables = _take_variables(environ, tables)
    return settings_of(tables, Origins(file, variables))


def settings_of(tables: Tables, origins: Origins) -> Settings:
    """Check tables of sections.

    Raises:
        ConfigurationError: one line for the person; it holds no secret.
    """
    try:
        settings = Settings.model_validate(tables)
    except ValidationError as error:
        raise wrong_value(error, origins) from None
    if settings.telegram.mode == "webhook" and settings.web.public_url is None:
        raise ConfigurationError(
            *origins.of("telegram.mode"),
            "webhook needs web.public_url, which is not set",
            '"polling", or "webhook" with web.public_url = "https://…"',
        )
    if settings.telegram.mode == "webhook" and settings.web.listen is None:
        raise ConfigurationError(
            *origins.of("telegram.mode"),
            "webhook needs web.listen, which is not set",
            '"polling", or "webhook" with web.listen = "127.0.0.1:8080" and a proxy before it',
        )
    return settings


# ------------------------------------------------------------------------------------------------------ the file


def read_text(path: Path) -> str:
    """Read a file of settings, at most ``LARGEST_FILE`` bytes of UTF-8.

    Raises:
        ConfigurationError: one line that says why it cannot be read.
    """
    accepted = "a readable TOML file; config.example.toml shows every key"
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise ConfigurationError(str(path), "", "there is no such file", accepted) from None
    except IsADirectoryError:
        raise ConfigurationError(str(path), "", "is a folder, not a file", accepted) from None
    except PermissionError:
        raise ConfigurationError(str(path), "", "may not be read by this user", accepted) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = (
            error.strerror if isinstance(error, OSError) else "its name has a character that no name may have"
        )
        raise ConfigurationError(str(path), "", f"cannot be read ({reason})", accepted) from None
    if len(content) > LARGEST_FILE:
        raise ConfigurationError(str(path), "", "is too large", f"at most {LARGEST_FILE:,} bytes")
    try:
        return content.decode("utf-8-sig")  # Windows' editors put a mark before the first character
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ConfigurationError(str(path), f"line {line}", "is not UTF-8", "text saved as UTF-8") from None


def parse_toml(text: str, file: str) -> Tables:
    """Read TOML; a syntax error names its line and repeats nothing of it.

    Raises:
        ConfigurationError: one line.
    """
    accepted = 'lines of the form key = value under a [section], texts in "quotes"'
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(file, _line_of(error, text), _syntax(error), accepted) from None
    except RecursionError:
        raise ConfigurationError(file, "", "is nested too deeply", accepted) from None
    except ValueError:  # Python reads no number of more than 4,300 digits
        raise ConfigurationError(file, "", "has a number that is too long", accepted) from None


def _line_of(error: tomllib.TOMLDecodeError, text: str) -> str:
    found = re.search(r"\(at line (\d+), column \d+\)$", str(error))
    return f"line {found[1] if found else text.count(chr(10)) + 1}"


def _syntax(error: tomllib.TOMLDecodeError) -> str:
    # Some of tomllib's messages repeat a key, so none is passed on.
    known = {
        "Invalid value": "a value is not understood",
        "Expected '=' after a key": 'a key is not followed by "="',
        "Cannot ": "a section or key is given twice",
        "Duplicate ": "a section or key is given twice",
        "Unterminated string": "a text is not closed",
        "Invalid statement": "this is neither a section nor a key",
    }
    return next((words for start, words in known.items() if str(error).startswith(start)), "is not TOML")


# ----------------------------------------------------------------------------------------------- the environment


def _take_variables(environ: Mapping[str, str], tables: Tables) -> frozenset[str]:
    """Put the environment's values into the tables; tell which keys they set."""
    taken = set()
    for name in sorted(environ):
        if not name.startswith(PREFIX):
            continue
        section, _, key = name.removeprefix(PREFIX).lower().partition("__")
        if key not in SECTIONS.get(section, {}) or name != variable_of(f"{section}.{key}"):
            raise unknown_variable(name)
        table = tables.setdefault(section, {})
        if isinstance(table, dict):
            table[key] = _value(environ[name], section, key)
            taken.add(f"{section}.{key}")
    return frozenset(taken)


def _value(text: str, section: str, key: str) -> object:
    field = SECTIONS[section][key]
    if is_text(field):
        return text
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise ConfigurationError(
            "environment",
            variable_of(f"{section}.{key}"),
            "is not a number" if is_number(field) else "is not JSON",
            field.description or "",
        ) from None
