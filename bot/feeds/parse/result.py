"""What parsing gives, and how it crosses the pipe from the child process: as JSON, never as pickles."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

# A child says it once, when its imports are done.
READY = b"ready\n"

MOST_ENTRIES = 500
LONGEST_TITLE = 1024
LONGEST_SUMMARY = 4096
LONGEST_ADDRESS = 2048
LONGEST_NAME = 256
MOST_AUTHORS = 10
MOST_CATEGORIES = 20
MOST_ENCLOSURES = 10
MOST_MEDIA = 10
MOST_HUBS = 5


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file attached to an entry; `type` is a media type or empty, `length` in bytes as the feed says it."""

    url: str
    type: str
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Medium:
    """A picture, sound or film that shows an entry (Media RSS, an image of JSON Feed or iTunes).

    `type` is a media type such as `image/jpeg`, a kind such as `image`, or empty; sizes are in pixels as the feed
    says them.
    """

    url: str
    type: str
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed as plain text; what the feed does not say is empty or None.

    Attributes:
        guid: as the feed writes it, never resolved against an address.
        link: absolute, http or https.
        title: at most 1,024 characters; the beginning of the summary when the entry has none.
        summary: at most 4,096 characters.
        published: what the feed says, which may be wrong; its update's time when it says only that.
    """

    guid: str
    link: str
    title: str
    summary: str
    published: datetime | None
    updated: datetime | None
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    media: tuple[Medium, ...] = ()

    @property
    def author(self) -> str:
        """All authors in one line; empty when the feed names none."""
        return ", ".join(self.authors)


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed as read.

    Attributes:
        language: as the feed says, lower case, such as `id` or `en-gb`; may be empty or wrong.
        ttl: seconds for which the feed asks to be left alone; None when not said.
        hubs: WebSub hubs named in the body.
        self_link: the address that the feed calls its own; empty when not said.
        entries: in the body's order, at most 500.
        bozo: the body was not well-formed, which alone is no reason to drop it.
        partial_last: the body broke off and its last entry was left out.
        update_every: seconds between updates, as the feed announces them (sy:updatePeriod); None when not said.
        skip_hours: hours (0 to 23, UTC) in which the feed asks not to be read.
        skip_days: days (Monday is 0, UTC) on which it asks the same.
    """

    title: str
    language: str
    ttl: float | None
    hubs: tuple[str, ...]
    self_link: str
    entries: tuple[Entry, ...]
    bozo: bool
    partial_last: bool
    update_every: float | None = None
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()


class ParseFailureKind(StrEnum):
    """Why a body gave no feed; stored and shown to operators."""

    EMPTY = "empty"
    NOT_A_FEED = "not_a_feed"
    BROKEN = "broken"
    CPU = "cpu"
    MEMORY = "memory"
    TOO_DEEP = "too_deep"
    TIMEOUT = "timeout"
    CRASHED = "crashed"


@dataclass(frozen=True, slots=True)
class ParseFailed:
    """No feed came out of a body; `detail` is a few words for the operator."""

    kind: ParseFailureKind
    detail: str


def to_lines(result: ParsedFeed | ParseFailed) -> Iterator[bytes]:
    """Write a result as lines of JSON: a head that counts the entries, then one line an entry."""
    if isinstance(result, ParseFailed):
        yield _line({"failed": result.kind, "detail": result.detail})
        return
    head = {field.name: getattr(result, field.name) for field in fields(result)}
    yield _line({**head, "entries": len(result.entries)})
    for entry in result.entries:
        yield _line(asdict(entry))


def _line(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, default=datetime.timestamp).encode("ascii") + b"\n"


def feed_from(head: Mapping[str, Any], entries: tuple[Entry, ...]) -> ParsedFeed:
    """Read a feed's head line.

    Raises:
        KeyError, TypeError, ValueError: the child did not write what it should.
    """
    return ParsedFeed(
        title=str(head["title"]),
        language=str(head["language"]),
        ttl=None if head["ttl"] is None else float(head["ttl"]),
        hubs=tuple(str(hub) for hub in head["hubs"]),
        self_link=str(head["self_link"]),
        entries=entries,
        bozo=bool(head["bozo"]),
        partial_last=bool(head["partial_last"]),
        update_every=None if head["update_every"] is None else float(head["update_every"]),
        skip_hours=tuple(int(hour) for hour in head["skip_hours"]),
        skip_days=tuple(int(day) for day in head["skip_days"]),
    )


def entry_from(line: bytes) -> Entry:
    """Read an entry's line; raises as `feed_from`."""
    value = json.loads(line)
    return Entry(
        guid=str(value["guid"]),
        link=str(value["link"]),
        title=str(value["title"]),
        summary=str(value["summary"]),
        published=_time(value["published"]),
        updated=_time(value["updated"]),
        authors=tuple(str(author) for author in value["authors"]),
        categories=tuple(str(category) for category in value["categories"]),
        enclosures=tuple(
            Enclosure(str(one["url"]), str(one["type"]), _number(one["length"]))
            for one in value["enclosures"]
        ),
        media=tuple(
            Medium(str(one["url"]), str(one["type"]), _number(one["width"]), _number(one["height"]))
            for one in value["media"]
        ),
    )


def _number(value: object) -> int | None:
    return None if value is None else int(str(value))


def _time(seconds: float | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
