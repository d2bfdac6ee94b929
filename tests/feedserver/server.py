"""A newsroom's web server on loopback: feeds with validators and compression, and every way to misbehave.

async with FeedServer() as server:
    feed = server.feed("/a.xml")
    feed.publish(Entry("Gempa di Cianjur", link="https://news.example/1", guid="1"))
    ...                                # the program under test polls feed.url
    await feed.requested(2)            # waits for its second request
    feed.fail(503, headers={"Retry-After": "120"}, times=1)
"""

import asyncio
import gzip
import hashlib
import socket
import struct
import zlib
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from types import TracebackType
from typing import Self

import brotli
from aiohttp import web
from multidict import CIMultiDictProxy

from tests.feedserver.render import CONTENT_TYPES, Entry, Format, render

Behaviour = Callable[[web.Request], Awaitable[web.StreamResponse]]


def _deflate_raw(body: bytes) -> bytes:
    compressor = zlib.compressobj(wbits=-15)
    return compressor.compress(body) + compressor.flush()


ENCODINGS: Mapping[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "deflate": ("deflate", zlib.compress),
    "deflate-raw": ("deflate", _deflate_raw),
    "br": ("br", brotli.compress),
}


@dataclass(frozen=True, slots=True)
class Received:
    """One request as it arrived; `at` is the event loop's time in seconds."""

    at: float
    method: str
    path: str
    headers: CIMultiDictProxy[str]


@dataclass(eq=False)
class Hold:
    """A body held back half-way, until it is released."""

    reached: asyncio.Event = field(default_factory=asyncio.Event)
    released: asyncio.Event = field(default_factory=asyncio.Event)

    def release(self) -> None:
        self.released.set()


class Page:
    """Whatever stands at one path: by itself an answer of 404 until it is told what to do."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.requests: list[Received] = []
        self._arrived = asyncio.Condition()
        self._scripted: deque[Behaviour] = deque()
        self._always: Behaviour | None = None

    async def requested(self, count: int, within: float = 20.0) -> list[Received]:
        """Wait until so many requests have come in all, and give them."""
        async with asyncio.timeout(within), self._arrived:
            await self._arrived.wait_for(lambda: len(self.requests) >= count)
        return self.requests[:count]

    def behave(self, behaviour: Behaviour, times: int | None = None) -> None:
        """Answer the next requests in this way, or all of them until `recover`."""
        if times is None:
            self._always = behaviour
        else:
            self._scripted.extend([behaviour] * times)

    def recover(self) -> None:
        self._scripted.clear()
        self._always = None

    def fail(
        self,
        status: int,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
        times: int | None = None,
    ) -> None:
        async def answer(_: web.Request) -> web.StreamResponse:
            return web.Response(status=status, headers=headers, body=body)

        self.behave(answer, times)

    def redirect(self, target: str, status: int = 302, times: int | None = None) -> None:
        self.fail(status, headers={"Location": target}, times=times)

    def serve(
        self,
        body: bytes,
        content_type: str = "application/rss+xml",
        *,
        headers: Mapping[str, str] | None = None,
        times: int | None = None,
    ) -> None:
        """Serve exactly these bytes."""
        self.fail(200, headers={"Content-Type": content_type, **(headers or {})}, body=body, times=times)

    def hang(self, times: int | None = None) -> Hold:
        """Take the request and answer nothing until released; then 503."""
        hold = Hold()

        async def answer(_: web.Request) -> web.StreamResponse:
            hold.reached.set()
            await hold.released.wait()
            return web.Response(status=503)

        self.behave(answer, times)
        return hold

    def hold(self, body: bytes, at: int, times: int | None = None) -> Hold:
        """Send the first `at` bytes of a body, and the rest when released."""
        hold = Hold()

        async def answer(request: web.Request) -> web.StreamResponse:
            response = web.StreamResponse(headers={"Content-Length": str(len(body))})
            await response.prepare(request)
            await response.write(body[:at])
            hold.reached.set()
            await hold.released.wait()
            await response.write(body[at:])
            return response

        self.behave(answer, times)
        return hold

    def cut(self, body: bytes, at: int, *, chunked: bool = False, reset: bool = False) -> None:
        """Announce a whole body, send its first `at` bytes, and end the connection (`reset`: with RST)."""

        async def answer(request: web.Request) -> web.StreamResponse:
            headers = {"ETag": '"cut"', "Content-Type": "application/rss+xml"}
            if not chunked:
                headers["Content-Length"] = str(len(body))
            response = web.StreamResponse(headers=headers)
            if chunked:
                response.enable_chunked_encoding()
            await response.prepare(request)
            await response.write(body[:at])
            transport = request.transport
            if transport is not None and reset:
                # A linger time of nought makes the kernel answer with RST instead of FIN.
                transport.get_extra_info("socket").setsockopt(
                    socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
                )
            if transport is not None:
                transport.close()
            return response

        self.behave(answer)

    def drop(self, times: int | None = None) -> None:
        """End the connection without an answer."""

        async def answer(request: web.Request) -> web.StreamResponse:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()

        self.behave(answer, times)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        now = asyncio.get_running_loop().time()
        async with self._arrived:
            self.requests.append(Received(now, request.method, request.path_qs, request.headers))
            self._arrived.notify_all()
        if self._scripted:
            return await self._scripted.popleft()(request)
        if self._always is not None:
            return await self._always(request)
        return await self._usual(request)

    async def _usual(self, _: web.Request) -> web.StreamResponse:
        return web.Response(status=404)


class Feed(Page):
    """A feed that behaves well unless told otherwise.

    `encoding` is a key of ENCODINGS or None, whatever the client accepts; `etag` and `last_modified` say which
    validators it gives; `newest` bounds how many entries a body shows, newest first.
    """

    def __init__(self, url: str, form: Format, title: str) -> None:
        super().__init__(url)
        self.form = form
        self.title = title
        self.entries: list[Entry] = []
        self.encoding: str | None = None
        self.etag = True
        self.last_modified = True
        self.newest = 50
        self.headers: dict[str, str] = {}
        self.modified_at = datetime(2022, 1, 5, tzinfo=UTC)

    def publish(self, *entries: Entry, at: datetime | None = None) -> None:
        """Put entries on top, as a newsroom does."""
        for entry in entries:
            self.entries.insert(0, entry)
        if at is not None:
            self.modified_at = at

    def revise(self, guid: str, entry: Entry) -> None:
        """Change an entry in its place."""
        place = next(number for number, one in enumerate(self.entries) if one.guid == guid)
        self.entries[place] = entry

    @property
    def body(self) -> bytes:
        return render(self.form, self.title, self.url, self.entries[: self.newest])

    async def _usual(self, request: web.Request) -> web.StreamResponse:
        body = self.body
        headers = {"Content-Type": CONTENT_TYPES[self.form], **self.headers, **self._validators(body)}
        if self._unchanged(request, headers):
            return web.Response(
                status=304, headers={name: value for name, value in headers.items() if name != "Content-Type"}
            )
        if self.encoding is not None:
            name, compress = ENCODINGS[self.encoding]
            body, headers["Content-Encoding"] = compress(body), name
        return web.Response(body=body, headers=headers)

    def _validators(self, body: bytes) -> dict[str, str]:
        headers = {}
        if self.etag:
            headers["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if self.last_modified:
            headers["Last-Modified"] = format_datetime(self.modified_at, usegmt=True)
        return headers

    def _unchanged(self, request: web.Request, headers: Mapping[str, str]) -> bool:
        # RFC 9110, 13.1.3: If-Modified-Since is not looked at beside If-None-Match.
        known = request.headers.get("If-None-Match")
        if known is not None:
            return known == headers.get("ETag")
        since = request.headers.get("If-Modified-Since")
        return since is not None and self.last_modified and parsedate_to_datetime(since) >= self.modified_at


class FeedServer:
    """Serves feeds and pages at `http://host:port`; an async context manager."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.host = host
        self.port = 0
        self._pages: dict[str, Page] = {}
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._handle)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1, access_log=None)
        await self._runner.setup()
        listener = socket.create_server((self.host, 0))
        self.port = listener.getsockname()[1]
        await web.SockSite(self._runner, listener).start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    def url(self, path: str) -> str:
        return f"http://{self.host}:{self.port}{path}"

    def feed(self, path: str, form: Format = Format.RSS, title: str = "Kabar") -> Feed:
        """Make a feed at a path."""
        made = Feed(self.url(path), form, title)
        self._pages[path] = made
        return made

    def page(self, path: str) -> Page:
        """Make a page at a path: 404 until told what to do."""
        made = Page(self.url(path))
        self._pages[path] = made
        return made

    @property
    def requests(self) -> list[Received]:
        """All requests of all pages, in order."""
        return sorted((one for page in self._pages.values() for one in page.requests), key=lambda one: one.at)

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        page = self._pages.get(request.path)
        if page is None:
            page = self._pages[request.path] = Page(self.url(request.path))
        return await page.handle(request)
