"""RSS 0.9 to 2.0, RDF and Atom: the only module that imports feedparser."""

import io
import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from time import struct_time
from typing import Any

import feedparser

from bot.feeds.parse import build
from bot.feeds.parse.dates import read_date
from bot.feeds.parse.plain import plain
from bot.feeds.parse.result import (
    LONGEST_TITLE,
    MOST_ENTRIES,
    Entry,
    ParsedFeed,
    ParseFailed,
    ParseFailureKind,
)

WEB_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
OPENING = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)
CLOSING = (b"</item", b"</entry", b"</ITEM", b"</ENTRY")
MOST_HUBS = 5


def _newsroom_date(text: str) -> struct_time | None:
    moment = read_date(text)
    return None if moment is None else moment.utctimetuple()


feedparser.registerDateHandler(_newsroom_date)


def parse(body: bytes, base: str, headers: Mapping[str, str], *, truncated: bool) -> ParsedFeed | ParseFailed:
    """Read a body that may be XML, well-formed or not."""
    if WEB_PAGE.match(body[:4096]):
        return ParseFailed(ParseFailureKind.NOT_A_FEED, "a web page, not a feed")
    if b"<" not in body:
        return ParseFailed(ParseFailureKind.NOT_A_FEED, "text, not a feed")
    # Always a stream: bytes that look like a path would open that file. No content-location: guids would be
    # resolved against it. Our own reduction to plain text makes feedparser's cleaning needless.
    read = feedparser.parse(
        io.BytesIO(body),
        response_headers={
            name: value for name, value in headers.items() if name in ("content-type", "content-language")
        },
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    entries = list(read.entries)
    bozo = bool(read.bozo)
    if not read.get("version") and not entries:
        if truncated:
            return ParseFailed(ParseFailureKind.BROKEN, "the body broke off before its first entry")
        return ParseFailed(ParseFailureKind.NOT_A_FEED, "no feed in any known format")
    partial_last = bool(entries) and (truncated or (bozo and _ends_within_entry(body)))
    if partial_last:
        entries.pop()
    return ParsedFeed(
        **_about(read.feed, base),
        entries=tuple(_entry(one, base) for one in entries[:MOST_ENTRIES]),
        bozo=bozo,
        partial_last=partial_last,
    )


def _ends_within_entry(body: bytes) -> bool:
    """Whether the last entry was opened and never closed: a body may break off without the network's notice."""
    closed = max(body.rfind(mark) for mark in CLOSING)
    return OPENING.search(body, max(closed, 0)) is not None


def _about(feed: Mapping[str, Any], base: str) -> dict[str, Any]:
    links = [link for link in _list(feed, "links") if isinstance(link, dict)]
    hubs = (build.address(base, _text(link, "href")) for link in links if _text(link, "rel") == "hub")
    own = (build.address(base, _text(link, "href")) for link in links if _text(link, "rel") == "self")
    return {
        "title": plain(_text(feed, "title"), LONGEST_TITLE),
        "language": build.name(_text(feed, "language")).lower(),
        "ttl": _minutes(_text(feed, "ttl")),
        "hubs": tuple(hub for hub in hubs if hub)[:MOST_HUBS],
        "self_link": next((link for link in own if link), ""),
    }


def _entry(read: Mapping[str, Any], base: str) -> Entry:
    return build.entry(
        base,
        guid=_text(read, "id"),
        link=_text(read, "link") or next(_linked(read, "alternate"), ("", ""))[0],
        title=_text(read, "title"),
        summaries=_summaries(read),
        published=_moment(read, "published_parsed") or _moment(read, "created_parsed"),
        updated=_moment(read, "updated_parsed"),
        author=_text(read, "author"),
        categories=(_text(tag, "label") or _text(tag, "term") for tag in _list(read, "tags")),
        enclosures=[*_linked(read, "enclosure"), *_media(read)],
    )


def _summaries(read: Mapping[str, Any]) -> Iterator[str]:
    yield _text(read, "summary")
    for content in _list(read, "content")[:5]:
        yield _text(content, "value")


def _linked(read: Mapping[str, Any], relation: str) -> Iterator[tuple[str, str]]:
    for link in _list(read, "links")[:50]:
        if _text(link, "rel") == relation:
            yield _text(link, "href"), _text(link, "type")


def _media(read: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key in ("media_content", "media_thumbnail"):
        for one in _list(read, key)[:10]:
            yield _text(one, "url"), _text(one, "type") or _text(one, "medium") or "image"


# feedparser's own dictionaries answer some keys with others' values and warn; plain access does neither.
def _text(read: Mapping[str, Any], key: str) -> str:
    value = dict.get(read, key) if isinstance(read, dict) else None
    return value if isinstance(value, str) else ""


def _list(read: Mapping[str, Any], key: str) -> list[Any]:
    value = dict.get(read, key) if isinstance(read, dict) else None
    return value if isinstance(value, list) else []


def _moment(read: Mapping[str, Any], key: str) -> datetime | None:
    value = dict.get(read, key) if isinstance(read, dict) else None
    if value is None:
        return None
    try:
        return datetime.fromtimestamp(timegm(value), UTC)
    except (ValueError, OverflowError, OSError, TypeError):
        return None


def _minutes(text: str) -> float | None:
    return 60.0 * int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else None
