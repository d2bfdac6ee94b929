"""JSON lines in and out: a wrong line is named by its number, the others go on."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from bot.cli.exits import WrongInputError
from bot.masking import on_one_line

T = TypeVar("T")

LONGEST_LINE = 1_000_000
LONGEST_BYTES = 4 * LONGEST_LINE + 2
ADVANCED_BYTES = 100_000
"""So many bytes are told to the progress bar at once: it takes longer than a line."""
TEXTS = ("summary", "url", "language", "source", "publisher", "family", "country", "author", "category")


class LineError(ValueError):
    """What is wrong with one line; ``code`` is a machine word where there is one."""

    def __init__(self, sentence: str, code: str = "bad_line") -> None:
        super().__init__(sentence)
        self.code = code


@dataclass(slots=True)
class Faults:
    """Counts wrong lines and names each on stderr as it comes."""

    count: int = 0
    names: list[str] = field(default_factory=list)

    def tell(self, name: str, number: int, error: LineError) -> None:
        """Name one wrong line."""
        self.count += 1
        print(f"{name}:{number}: [{error.code}] {on_one_line(str(error))}", file=sys.stderr)

    def tell_count(self) -> None:
        """Say how many lines were wrong, when any was."""
        if self.count:
            lines = "line was" if self.count == 1 else "lines were"
            print(f"{self.count} {lines} wrong and left out", file=sys.stderr)


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    """Open a file of JSON lines; ``-`` is standard input.

    Raises:
        WrongInputError: it cannot be read; the text says why.
    """
    if path == "-":
        yield sys.stdin.buffer
        return
    try:
        with Path(path).open("rb") as stream:
            yield stream
    except OSError as error:
        raise WrongInputError(f"{path}: {(error.strerror or 'cannot be read').lower()}") from None


def read(
    path: str, make: Callable[[dict[str, Any]], T], faults: Faults, doing: str = "reading"
) -> Iterator[T]:
    """Read one value a line, as they are wanted; empty lines are passed over, wrong ones told.

    A person who watches sees how far it is. One line is in memory at a time.
    """
    size = 0 if path == "-" else Path(path).stat().st_size if Path(path).is_file() else 0
    with _opened(path) as stream, watched(f"{doing} {path}", size) as advance:
        for number, raw in enumerate(_raw_lines(stream, advance), start=1):
            if not raw.strip():
                continue
            try:
                yield make(_record(raw))
            except LineError as error:
                faults.tell(path, number, error)


@contextmanager
def watched(doing: str, total: int) -> Iterator[Callable[[int], None]]:
    """A progress bar on stderr where a person watches; gives what tells it how much more is done, of a known total."""
    if not total or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(doing, total=total)
        yield lambda done: progress.advance(task, done)


def _raw_lines(stream: BinaryIO, advance: Callable[[int], None]) -> Iterator[bytes]:
    """The lines of a stream; of one that is too long, enough to see that it is."""
    waiting = 0
    while line := stream.readline(LONGEST_BYTES):
        yield line
        waiting += len(line)
        while len(line) == LONGEST_BYTES and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_BYTES)
            waiting += len(line)
        if waiting > ADVANCED_BYTES:
            advance(waiting)
            waiting = 0
    advance(waiting)


def _record(raw: bytes) -> dict[str, Any]:
    line = raw.decode("utf-8", "surrogateescape")
    if len(line) > LONGEST_LINE:
        raise LineError(f"the line is longer than {LONGEST_LINE:,} characters")
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        raise LineError("this is not JSON; each line is one object in braces") from None
    if not isinstance(record, dict):
        raise LineError("this is not an object; each line is one object in braces")
    return record


def text(record: dict[str, Any], key: str, *, needed: bool = False) -> str:
    """Take a text out of a record; absent and null are empty.

    Raises:
        LineError: it is missing though needed, or no text.
    """
    value = record.get(key)
    if value is None:
        if needed:
            raise LineError(f'"{key}" is missing')
        return ""
    if isinstance(value, int) and key == "id" and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise LineError(f'"{key}" must be text')
    if needed and not value.strip():
        raise LineError(f'"{key}" is empty')
    return value


def moment(record: dict[str, Any], key: str) -> datetime | None:
    """Take a time (ISO 8601; without an offset it is UTC) out of a record; None when it is absent.

    Raises:
        LineError: it is no time.
    """
    value = text(record, key)
    if not value:
        return None
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        raise LineError(f'"{key}" must be a time such as 2022-01-06T08:30:00Z') from None
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)


def whole(record: dict[str, Any], key: str, low: int, high: int, default: int) -> int:
    """Take a whole number within bounds out of a record.

    Raises:
        LineError: it is none, or out of bounds.
    """
    value = record.get(key)
    if value is None:
        return default
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise LineError(f'"{key}" must be a whole number from {low} to {high}')
    return value


def write(record: dict[str, Any]) -> None:
    """Write one result to stdout; half a character, which no encoding has, is written as JSON's escape."""
    line = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    if any("\ud800" <= letter <= "\udfff" for letter in line):
        line = json.dumps(record, separators=(",", ":"))
    sys.stdout.buffer.write(line.encode() + b"\n")
