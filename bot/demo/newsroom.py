"""A web server on loopback that publishes every outlet's feed as RSS 2.0 or Atom, and the articles themselves."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from typing import Self
from xml.etree import ElementTree as ET

from aiohttp import web

from bot.demo.replay import FeedFormat, Outlet, Replay, ReplayItem

_ATOM = "http://www.w3.org/2005/Atom"


class Newsroom:
    """Serves the feeds of a replay while entered; a feed holds what was published so far, at first nothing.

    It does not care about time: whoever calls ``publish`` decides when an item is out.
    """

    def __init__(self, replay: Replay) -> None:
        self._start = replay.start
        self._outlets = {outlet.slug: outlet for outlet in replay.outlets}
        self._published: defaultdict[str, list[ReplayItem]] = defaultdict(list)
        self._port = 0
        application = web.Application()
        application.router.add_get("/{outlet}/feed.xml", self._feed)
        application.router.add_get("/{outlet}/{link}", self._article)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=1.0)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        except BaseException:
            await self._runner.cleanup()
            raise
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    @property
    def port(self) -> int:
        """The port it listens on, chosen by the system."""
        return self._port

    @property
    def address(self) -> str:
        """Where it answers, without a slash at the end."""
        return f"http://127.0.0.1:{self._port}"

    def feed_url(self, outlet: Outlet) -> str:
        """Tell the address of an outlet's feed."""
        return f"{self.address}/{outlet.slug}/feed.xml"

    def item_url(self, item: ReplayItem) -> str:
        """Tell the address of an article."""
        return f"{self.address}/{item.path}"

    def publish(self, item: ReplayItem) -> None:
        """Put an item at the head of its outlet's feed and open its page."""
        self._published[item.outlet.slug].insert(0, item)

    async def _feed(self, request: web.Request) -> web.Response:
        outlet = self._outlets.get(request.match_info["outlet"])
        if outlet is None:
            raise web.HTTPNotFound
        items = self._published[outlet.slug]
        changed = items[0].at if items else self._start
        write, media_type = _FORMATS[outlet.format]
        body = write(outlet, items, self.address, changed)
        etag = hashlib.sha256(body).hexdigest()[:32]
        unchanged = _has_this(request, etag, changed)
        response = (
            web.Response(status=304)
            if unchanged
            else web.Response(body=body, content_type=media_type, charset="utf-8")
        )
        response.etag = etag
        response.last_modified = changed
        return response

    async def _article(self, request: web.Request) -> web.Response:
        path = f"{request.match_info['outlet']}/{request.match_info['link']}"
        for item in self._published.get(request.match_info["outlet"], ()):
            if item.path == path:
                return web.Response(text=_page(item), content_type="text/html")
        raise web.HTTPNotFound


def _has_this(request: web.Request, etag: str, changed: datetime) -> bool:
    """Tell whether the caller's copy is this one; an ETag counts before a date (RFC 9110, 13.2.2)."""
    if request.if_none_match is not None:
        return any(known.value in {etag, "*"} for known in request.if_none_match)
    since = request.if_modified_since
    return since is not None and changed <= since


def _rss(outlet: Outlet, items: Sequence[ReplayItem], address: str, changed: datetime) -> bytes:
    rss = ET.Element("rss", {"version": "2.0", "xmlns:atom": _ATOM})
    channel = ET.SubElement(rss, "channel")
    _add(channel, "title", outlet.publisher)
    _add(channel, "link", f"{address}/{outlet.slug}/")
    _add(channel, "description", outlet.publisher)
    _add(channel, "language", outlet.language)
    _add(channel, "lastBuildDate", format_datetime(changed, usegmt=True))
    ET.SubElement(
        channel,
        "atom:link",
        rel="self",
        type="application/rss+xml",
        href=f"{address}/{outlet.slug}/feed.xml",
    )
    for item in items:
        entry = ET.SubElement(channel, "item")
        _add(entry, "title", item.title)
        _add(entry, "link", f"{address}/{item.path}")
        _add(entry, "guid", _identity(item), isPermaLink="false")
        _add(entry, "pubDate", format_datetime(item.at, usegmt=True))
        _add(entry, "description", item.summary)
    return _document(rss)


def _atom(outlet: Outlet, items: Sequence[ReplayItem], address: str, changed: datetime) -> bytes:
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": outlet.language})
    _add(feed, "id", f"tag:{outlet.slug}.example,2022:feed")
    _add(feed, "title", outlet.publisher)
    _add(feed, "updated", _iso(changed))
    ET.SubElement(feed, "link", rel="self", href=f"{address}/{outlet.slug}/feed.xml")
    ET.SubElement(feed, "link", rel="alternate", href=f"{address}/{outlet.slug}/")
    _add(ET.SubElement(feed, "author"), "name", outlet.publisher)
    for item in items:
        entry = ET.SubElement(feed, "entry")
        _add(entry, "id", _identity(item))
        _add(entry, "title", item.title)
        ET.SubElement(entry, "link", rel="alternate", href=f"{address}/{item.path}")
        _add(entry, "published", _iso(item.at))
        _add(entry, "updated", _iso(item.at))
        _add(entry, "summary", item.summary)
    return _document(feed)


_FORMATS = {
    FeedFormat.RSS: (_rss, "application/rss+xml"),
    FeedFormat.ATOM: (_atom, "application/atom+xml"),
}


def _add(parent: ET.Element, tag: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, tag, attributes).text = text


def _identity(item: ReplayItem) -> str:
    """A name that outlives the port, which is another one at every start (RFC 4151)."""
    return f"tag:{item.outlet.slug}.example,2022:{item.link}"


def _iso(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _document(root: ET.Element) -> bytes:
    ET.indent(root)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def _page(item: ReplayItem) -> str:
    outlet = item.outlet
    return (
        f'<!doctype html>\n<html lang="{outlet.language}">\n<head><meta charset="utf-8">'
        f"<title>{escape(item.title)} - {escape(outlet.publisher)}</title></head>\n<body>\n"
        f"<p>{escape(outlet.publisher)}</p>\n<h1>{escape(item.title)}</h1>\n"
        f'<p><time datetime="{_iso(item.at)}">{item.at:%Y-%m-%d %H:%M} UTC</time></p>\n'
        f"<p>{escape(item.summary)}</p>\n"
        "<p><small>This article and its newsroom were invented for Kentongan's demo.</small></p>\n"
        "</body>\n</html>\n"
    )
