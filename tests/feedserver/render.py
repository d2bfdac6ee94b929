"""Writes entries as real RSS 2.0, Atom and JSON Feed."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from enum import StrEnum
from xml.sax.saxutils import escape, quoteattr


class Format(StrEnum):
    RSS = "rss"
    ATOM = "atom"
    JSON = "json"


CONTENT_TYPES = {
    Format.RSS: "application/rss+xml; charset=utf-8",
    Format.ATOM: "application/atom+xml; charset=utf-8",
    Format.JSON: "application/feed+json",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a newsroom publishes; `summary` may hold HTML. Without a guid the element is left out."""

    title: str
    link: str = ""
    guid: str = ""
    summary: str = ""
    published: datetime | None = None
    author: str = ""
    categories: tuple[str, ...] = ()


def render(form: Format, title: str, address: str, entries: Sequence[Entry]) -> bytes:
    writers = {Format.RSS: _rss, Format.ATOM: _atom, Format.JSON: _json}
    return writers[form](title, address, entries).encode()


def _element(name: str, text: str, attributes: str = "") -> str:
    return f"<{name}{attributes}>{escape(text)}</{name}>" if text else ""


def _rss(title: str, address: str, entries: Sequence[Entry]) -> str:
    items = "\n".join(_rss_item(entry) for entry in entries)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>'
        f"{_element('title', title)}{_element('link', address)}<description/>\n{items}\n</channel></rss>\n"
    )


def _rss_item(entry: Entry) -> str:
    parts = [
        _element("title", entry.title),
        _element("link", entry.link),
        _element("guid", entry.guid, ' isPermaLink="false"'),
        _element("description", entry.summary),
        _element("author", entry.author),
        *(_element("category", one) for one in entry.categories),
        _element("pubDate", format_datetime(entry.published) if entry.published else ""),
    ]
    return f"<item>{''.join(parts)}</item>"


def _atom(title: str, address: str, entries: Sequence[Entry]) -> str:
    items = "\n".join(_atom_entry(entry) for entry in entries)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f'{_element("title", title)}<link rel="self" href={quoteattr(address)}/>'
        f"{_element('id', address)}\n{items}\n</feed>\n"
    )


def _atom_entry(entry: Entry) -> str:
    author = f"<author>{_element('name', entry.author)}</author>" if entry.author else ""
    link = f"<link href={quoteattr(entry.link)}/>" if entry.link else ""
    parts = [
        _element("title", entry.title),
        link,
        _element("id", entry.guid),
        _element("summary", entry.summary, ' type="html"'),
        author,
        *(f"<category term={quoteattr(one)}/>" for one in entry.categories),
        _element("published", entry.published.isoformat() if entry.published else ""),
    ]
    return f"<entry>{''.join(parts)}</entry>"


def _json(title: str, address: str, entries: Sequence[Entry]) -> str:
    items = [_json_item(entry) for entry in entries]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "feed_url": address,
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False)


def _json_item(entry: Entry) -> dict[str, object]:
    item = {
        "id": entry.guid,
        "url": entry.link,
        "title": entry.title,
        "content_html": entry.summary,
        "date_published": entry.published.isoformat() if entry.published else "",
        "authors": [{"name": entry.author}] if entry.author else [],
        "tags": list(entry.categories),
    }
    return {name: value for name, value in item.items() if value}
