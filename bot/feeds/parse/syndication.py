"""RSS 0.9 to 2.0, RDF and Atom: the only module that imports feedparser."""

import io
import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import feedparser

from bot.feeds.parse import build
from bot.feeds.parse.date_names import country_of
from bot.feeds.parse.dates import read_date
from bot.feeds.parse.plain import plain
from bot.feeds.parse.result import (
    LONGEST_TITLE,
    MOST_ENTRIES,
    MOST_HUBS,
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
UPDATE_PERIODS = {
    "hourly": 3600.0,
    "daily": 86_400.0,
    "weekly": 604_800.0,
    "monthly": 2_592_000.0,
    "yearly": 31_536_000.0,
}
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# feedparser takes a time in such a zone for UTC.
UNKNOWN_ZONE = re.compile(r"\d[^\S\n]*\(?[A-Za-z]{2,6}\)?\s*$")
# feedparser keeps only the last of several; they stand in the feed's head.
HEAD = 64 * 1024
SKIPPED = re.compile(rb"<skip(?:hours|days)>(.{0,2048}?)</skip", re.IGNORECASE | re.DOTALL)
SKIPPED_ONE = re.compile(rb"<(hour|day)>\s*(\w{1,9})\s*</", re.IGNORECASE)


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
        **_skipped(body[:HEAD]),
        entries=tuple(_entry(one, base, country_of(base)) for one in entries[:MOST_ENTRIES]),
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
        "update_every": _update_every(feed),
    }


def _update_every(feed: Mapping[str, Any]) -> float | None:
    """Read RSS 1.0's syndication module: a period and how often in it."""
    period = UPDATE_PERIODS.get(_text(feed, "sy_updateperiod").strip().lower())
    times = build.number(_text(feed, "sy_updatefrequency")) or 1
    return None if period is None else period / times


def _skipped(head: bytes) -> dict[str, Any]:
    """Read skipHours and skipDays (RSS 0.91 and 2.0), which are in GMT; some count the hours from 1 to 24."""
    found = [one for span in SKIPPED.finditer(head) for one in SKIPPED_ONE.findall(span[1])]
    words = [(kind.lower(), word.decode("ascii", "ignore").lower()) for kind, word in found]
    hours = {int(word) % 24 for kind, word in words if kind == b"hour" and word.isdigit() and int(word) <= 24}
    days = {DAYS.index(word) for kind, word in words if kind == b"day" and word in DAYS}
    return {"skip_hours": tuple(sorted(hours)), "skip_days": tuple(sorted(days))}


def _entry(read: Mapping[str, Any], base: str, country: str) -> Entry:
    return build.entry(
        base,
        guid=_text(read, "id"),
        link=_text(read, "link") or next(_linked(read, "alternate"), {}).get("url", ""),
        title=_text(read, "title"),
        summaries=_summaries(read),
        published=_moment(read, "published", country) or _moment(read, "created", country),
        updated=_moment(read, "updated", country),
        authors=_authors(read),
        categories=(_text(tag, "label") or _text(tag, "term") for tag in _list(read, "tags")),
        enclosures=_linked(read, "enclosure"),
        media=_media(read),
    )


def _authors(read: Mapping[str, Any]) -> Iterator[str]:
    named = [_text(author, "name") or _text(author, "email") for author in _list(read, "authors")[:50]]
    yield from (name for name in named if name) if any(named) else (_text(read, "author"),)


def _summaries(read: Mapping[str, Any]) -> Iterator[str]:
    yield _text(read, "summary")
    for content in _list(read, "content")[:5]:
        yield _text(content, "value")


def _linked(read: Mapping[str, Any], relation: str) -> Iterator[Mapping[str, str]]:
    for link in _list(read, "links")[:50]:
        if _text(link, "rel") == relation:
            yield {"url": _text(link, "href"), "type": _text(link, "type"), "length": _text(link, "length")}


def _media(read: Mapping[str, Any]) -> Iterator[Mapping[str, str]]:
    for key in ("media_content", "media_thumbnail"):
        kind = "image" if key == "media_thumbnail" else ""
        for one in _list(read, key)[:20]:
            size = {name: _text(one, name) for name in ("url", "width", "height")}
            yield {**size, "type": _text(one, "type") or _text(one, "medium") or kind}
    image = dict.get(read, "image") if isinstance(read, dict) else None
    if isinstance(image, dict):
        yield {"url": _text(image, "href"), "type": "image"}


# feedparser's own dictionaries answer some keys with others' values and warn; plain access does neither.
def _text(read: Mapping[str, Any], key: str) -> str:
    value = dict.get(read, key) if isinstance(read, dict) else None
    return value if isinstance(value, str) else ""


def _list(read: Mapping[str, Any], key: str) -> list[Any]:
    value = dict.get(read, key) if isinstance(read, dict) else None
    return value if isinstance(value, list) else []


def _moment(read: Mapping[str, Any], key: str, country: str) -> datetime | None:
    """Read a date; what we do not understand is left to feedparser, unless it ends in a zone that nobody knows."""
    text = _text(read, key)
    own = read_date(text, country) if text else None
    if own is not None or not text or UNKNOWN_ZONE.search(text):
        return own
    try:
        return datetime.fromtimestamp(timegm(dict(read)[f"{key}_parsed"]), UTC)
    except (KeyError, ValueError, OverflowError, OSError, TypeError):
        return None


def _minutes(text: str) -> float | None:
    return 60.0 * int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else None
