"""JSON Feed 1 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
import re
from datetime import datetime
from typing import Any

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

# Some write the number alone.
VERSION = re.compile(r"jsonfeed\.org/version|^1(?:\.[01])?$")


def parse(body: bytes, base: str) -> ParsedFeed | ParseFailed:
    """Read a body that begins like a JSON object."""
    try:
        feed = json.loads(body.decode(json.detect_encoding(body), "replace"))
    except ValueError as error:
        return ParseFailed(ParseFailureKind.BROKEN, f"JSON that cannot be read: {error}"[:200])
    if not VERSION.search(_text(feed.get("version"))) or not isinstance(feed.get("items"), list):
        return ParseFailed(ParseFailureKind.NOT_A_FEED, "JSON, but not a JSON Feed")
    items = [item for item in feed["items"] if isinstance(item, dict)]
    authors = _authors(feed)
    hubs = (build.address(base, _text(hub.get("url"))) for hub in _objects(feed.get("hubs")))
    return ParsedFeed(
        title=plain(_text(feed.get("title")), LONGEST_TITLE),
        language=build.name(_text(feed.get("language"))).lower(),
        ttl=None,
        hubs=tuple(hub for hub in hubs if hub)[:MOST_HUBS],
        self_link=build.address(base, _text(feed.get("feed_url"))),
        entries=tuple(_entry(item, base, authors) for item in items[:MOST_ENTRIES]),
        bozo=False,
        partial_last=False,
    )


def _entry(item: dict[str, Any], base: str, outer: list[str]) -> Entry:
    """Read one item; `outer` are the feed's own authors, who wrote whatever names no author."""
    attachments = [
        {
            "url": _text(one.get("url")),
            "type": _text(one.get("mime_type")),
            "length": _text(one.get("size_in_bytes")),
        }
        for one in _objects(item.get("attachments"))
    ]
    images = [_text(item.get(key)) for key in ("image", "banner_image")]
    return build.entry(
        base,
        guid=_text(item.get("id")),
        link=_text(item.get("url")) or _text(item.get("external_url")),
        title=_text(item.get("title")),
        summaries=(_text(item.get(key)) for key in ("summary", "content_html", "content_text")),
        published=_date(item.get("date_published"), base),
        updated=_date(item.get("date_modified"), base),
        authors=_authors(item) or outer,
        categories=[_text(tag) for tag in _list(item.get("tags"))],
        enclosures=attachments,
        media=[{"url": image, "type": "image"} for image in images],
    )


def _authors(item: dict[str, Any]) -> list[str]:
    # Version 1 has one `author`, version 1.1 a list.
    named = [*_objects(item.get("authors")), *_objects([item.get("author")])]
    return [name for author in named[:10] if (name := _text(author.get("name")))]


def _objects(value: object) -> list[dict[str, Any]]:
    return [one for one in _list(value) if isinstance(one, dict)]


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    """Read a text, or a number where a careless feed writes one."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _date(value: object, base: str) -> datetime | None:
    return read_date(_text(value), country_of(base))
