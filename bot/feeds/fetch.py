"""The only module that connects to addresses which outsiders name."""

import asyncio
import hashlib
import ssl
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, nullcontext
from dataclasses import dataclass, field
from enum import StrEnum
from types import TracebackType
from typing import Self, TypeVar

import aiohttp
from aiohttp.abc import AbstractResolver
from multidict import CIMultiDictProxy
from yarl import URL

from bot.feeds import headers as read
from bot.feeds.body import BadEncoding, Limits, TooBig, TooSlow, read_body
from bot.feeds.guard import Guard, GuardedResolver, Refusal, Refused, SystemResolver
from bot.feeds.politeness import CrowdedError, HostGate
from bot.ports import Clock, Timer

MOST_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
BUSY = frozenset({429, 503})
"""A server that says this of a feed which all read is left alone as a whole, not only at this address."""
LONGEST_WAIT = 60.0
"""Seconds that one fetch waits for its turns, redirects included; with all else it stays below the poller's lease."""
CONNECTIONS = 500
CONNECT_SECONDS = 10.0
NAMES_KEPT_SECONDS = 300
KEPT_HEADERS = ("content-type", "content-language", "link")
LONGEST_REASON = 1024
T = TypeVar("T")
ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Request:
    """A feed's address with the validators of its last good body.

    `found_at` is the page that named the address: one outside the operator's own networks cannot lead into them.

    Attributes:
        polls: it is a look of the poller; what strangers cause waits in a line of its own, so that it never keeps
            the poller off a host.
        patient: a look that waits too where many wait for a host already; another fails as CROWDED, to be made later.
        holds_host: where the feed's own host refuses (429, 503), that host is left alone as a whole. Whoever may
            choose the address has no such say: it could be one that always refuses.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None
    found_at: str | None = None
    polls: bool = False
    patient: bool = True
    holds_host: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """A body came.

    Attributes:
        url: where it came from in the end.
        moved_to: the address to use from now on when the feed says (301, 308) that it moved, else None.
        headers: those the next steps need, with lower-case names.
        truncated: the body broke off; it then has no validators and no hash, so that it is fetched again.
        max_age: seconds; None when not said.
        retry_after: seconds; None when not said.
    """

    url: str
    moved_to: str | None
    status: int
    headers: Mapping[str, str]
    body: bytes
    truncated: bool
    body_hash: str | None
    etag: str | None
    last_modified: str | None
    max_age: float | None
    retry_after: float | None


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server says that nothing changed (304). Fields as in `Fetched`."""

    url: str
    moved_to: str | None
    etag: str | None
    last_modified: str | None
    max_age: float | None
    retry_after: float | None


class FailureKind(StrEnum):
    """Why no body came; stored and shown to operators."""

    REFUSED = "refused"
    DNS = "dns"
    CONNECT = "connect"
    TLS = "tls"
    TIMEOUT = "timeout"
    BAD_HTTP = "bad_http"
    HTTP_STATUS = "http_status"
    GONE = "gone"
    HELD = "held"
    """Nothing was asked: the host wants to be left alone (429, 503 of another request); `retry_after` says how long."""
    CROWDED = "crowded"
    """Nothing was asked: many wait for the host already; `retry_after` says when to come back."""
    REDIRECT_LOOP = "redirect_loop"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    BAD_ENCODING = "bad_encoding"
    TOO_BIG = "too_big"
    TOO_SLOW = "too_slow"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Failed:
    """No usable body came.

    Attributes:
        detail: a few words for the operator.
        status: the HTTP status, when there was one.
        retry_after: seconds; None when not said.
        refusal: the guard's reason when `kind` is REFUSED.
    """

    kind: FailureKind
    detail: str
    status: int | None = None
    retry_after: float | None = None
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Posted:
    """A form was taken (2xx)."""

    url: str
    status: int


class Fetcher:
    """Asks servers that outsiders name: through the guard, politely, within limits; an async context manager."""

    def __init__(
        self,
        guard: Guard,
        user_agent: str,
        clock: Clock,
        timer: Timer,
        *,
        limits: Limits | None = None,
        resolver: AbstractResolver | None = None,
    ) -> None:
        self._guard = guard
        self._user_agent = user_agent
        self._clock = clock
        self._timer = timer
        self._limits = limits or Limits()
        self._resolver = resolver
        self._gate = HostGate(timer)
        self._open = AsyncExitStack()
        self._session: aiohttp.ClientSession | None = None
        self._outside_session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        resolver = self._resolver or SystemResolver()
        self._open.push_async_callback(resolver.close)
        # One context for all: making one costs 19 ms.
        context = ssl.create_default_context()
        self._session = await self._open.enter_async_context(self._session_of(self._guard, resolver, context))
        self._outside_session = await self._open.enter_async_context(
            self._session_of(Guard(), resolver, context)
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._open.aclose()

    def _session_of(
        self, guard: Guard, resolver: AbstractResolver, context: ssl.SSLContext
    ) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                resolver=GuardedResolver(guard, resolver),
                socket_factory=guard.socket,
                ssl=context,
                limit=CONNECTIONS,
                ttl_dns_cache=NAMES_KEPT_SECONDS,
            ),
            trust_env=False,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_SECONDS),
            headers={
                "User-Agent": self._user_agent,
                "Accept": ACCEPT,
                "Accept-Encoding": "gzip, deflate, br",
            },
        )

    async def fetch(self, request: Request) -> Fetched | NotModified | Failed:
        """Do one conditional GET, following redirects; never raises for what a server or network does."""
        conditions = {"If-None-Match": request.etag, "If-Modified-Since": request.last_modified}
        headers = {name: value for name, value in conditions.items() if value}

        def ask(
            session: aiohttp.ClientSession, url: URL
        ) -> AbstractAsyncContextManager[aiohttp.ClientResponse]:
            return session.get(url, headers=headers, allow_redirects=False)

        async def judge(
            response: aiohttp.ClientResponse, moved_to: str | None
        ) -> Fetched | NotModified | Failed:
            return await self._judge(response, request, moved_to)

        return await self._asked(request, ask, judge)

    async def post(self, url: str, form: Mapping[str, str], *, found_at: str) -> Posted | Failed:
        """Send a form to an address that the answer of `found_at` named; redirects get it too, as it is.

        What was found outside the operator's own networks cannot lead into them.
        """

        def ask(
            session: aiohttp.ClientSession, url: URL
        ) -> AbstractAsyncContextManager[aiohttp.ClientResponse]:
            return session.post(url, data=form, allow_redirects=False)

        async def judge(response: aiohttp.ClientResponse, _: str | None) -> Posted | Failed:
            if 200 <= response.status < 300:
                return Posted(str(response.url), response.status)
            wait = read.retry_after(response.headers, self._clock.now())
            reason = await _reason(response)
            return Failed(FailureKind.HTTP_STATUS, reason or f"HTTP {response.status}", response.status, wait)

        return await self._asked(Request(url, found_at=found_at), ask, judge)

    async def _asked(self, request: Request, ask: "Ask", judge: "Judge[T]") -> T | Failed:
        try:
            return await self._follow(request, ask, judge)
        except Refused as refused:
            return Failed(FailureKind.REFUSED, refused.detail, refusal=refused.reason)
        except (BadEncoding, TooBig, TooSlow) as unfit:
            return Failed(_UNFIT[type(unfit)], str(unfit))
        except CrowdedError as crowded:
            seconds = self._gate.turned_away(str(crowded), request.url) if request.polls else LONGEST_WAIT
            return Failed(FailureKind.CROWDED, "its turn did not come in time", retry_after=seconds)
        except (aiohttp.ClientError, OSError) as error:
            return _failed(error)

    async def _follow(self, request: Request, ask: "Ask", judge: "Judge[T]") -> T | Failed:
        guard = self._guard if request.found_at is None else self._guard.after(request.found_at)
        way = _Way(request, guard, guard.screen(request.url), self._limits.seconds)
        for _ in range(MOST_REDIRECTS + 1):
            if way.url in way.seen:
                return Failed(FailureKind.REDIRECT_LOOP, f"redirected in a circle through {way.url.host}")
            way.seen.add(way.url)
            if kept_off := self._held(way.url) or self._crowded(way):
                return kept_off
            asked_at = self._timer.monotonic()
            async with self._polite(way):
                if held := self._held(way.url):  # by one of those that were waited for
                    return held
                started = self._timer.monotonic()
                way.waits -= started - asked_at
                session = self._session_for(way.guard)
                async with asyncio.timeout(way.seconds), ask(session, way.url) as response:
                    self._note(way, response)
                    if response.status not in REDIRECTS:
                        return await judge(response, way.moved_to)
                    status, location = response.status, response.headers.get("Location", "")
                way.seconds -= self._timer.monotonic() - started
            if not location:
                return Failed(FailureKind.HTTP_STATUS, f"HTTP {status} without a target", status)
            way.go_on(status, location)
        return Failed(FailureKind.TOO_MANY_REDIRECTS, f"more than {MOST_REDIRECTS} redirects")

    def _session_for(self, guard: Guard) -> aiohttp.ClientSession:
        session = self._session if guard is self._guard else self._outside_session
        if session is None:
            raise RuntimeError("Fetcher is used outside its 'async with'")
        return session

    def _polite(self, way: "_Way") -> AbstractAsyncContextManager[None]:
        if self._guard.is_inside(way.url):
            return nullcontext()
        return self._gate.enter(way.url.raw_host or "", guest=way.is_guest, within=max(way.waits, 0.0))

    def _held(self, url: URL) -> Failed | None:
        seconds = self._gate.held(self._host(url))
        if not seconds:
            return None
        return Failed(FailureKind.HELD, "the server asked to be left alone", retry_after=seconds)

    def _crowded(self, way: "_Way") -> Failed | None:
        if way.request.patient or way.is_guest:
            return None
        seconds = self._gate.crowded(way.url.raw_host or "", way.request.url)
        if not seconds:
            return None
        return Failed(FailureKind.CROWDED, "many wait for this server already", retry_after=seconds)

    def _note(self, way: "_Way", response: aiohttp.ClientResponse) -> None:
        """Remember whether a host wants to be left alone; on the operator's own networks only when it says how long."""
        if not way.request.holds_host or way.left_host:
            return
        host = self._host(way.url)
        if response.status not in BUSY:
            self._gate.answered(host)
            return
        wait = read.retry_after(response.headers, self._clock.now())
        if wait is not None or not self._guard.is_inside(way.url):
            self._gate.hold(host, wait)

    def _host(self, url: URL) -> str:
        """Name what is left alone: on the operator's own networks one host has many servers, each with its port."""
        host = url.raw_host or ""
        return f"{host}:{url.port}" if self._guard.is_inside(url) else host

    async def _judge(
        self, response: aiohttp.ClientResponse, request: Request, moved_to: str | None
    ) -> Fetched | NotModified | Failed:
        status, headers = response.status, response.headers
        wait = read.retry_after(headers, self._clock.now())
        if status == 304 and (request.etag or request.last_modified):
            return NotModified(
                url=str(response.url),
                moved_to=moved_to,
                etag=read.validator(headers, "ETag") or request.etag,
                last_modified=read.validator(headers, "Last-Modified") or request.last_modified,
                max_age=read.max_age(headers),
                retry_after=wait,
            )
        # 206 was not asked for: part of a feed would look like a feed that lost its items.
        if not 200 <= status < 300 or status == 206:
            kind = FailureKind.GONE if status == 410 else FailureKind.HTTP_STATUS
            return Failed(kind, f"HTTP {status}", status, wait)
        return await self._read(response, moved_to, wait)

    async def _read(
        self, response: aiohttp.ClientResponse, moved_to: str | None, wait: float | None
    ) -> Fetched | Failed:
        headers = response.headers
        if (response.content_length or 0) > self._limits.wire:
            raise TooBig(f"more than {self._limits.wire} bytes on the wire")
        encoding = ",".join(headers.getall("Content-Encoding", []))
        body = await read_body(aiter(response.content.iter_any()), encoding, self._limits, self._timer)
        if not body.data.strip():
            return Failed(FailureKind.EMPTY, "the answer has no content", response.status, wait)
        whole = not body.truncated
        return Fetched(
            url=str(response.url),
            moved_to=moved_to,
            status=response.status,
            headers=_kept(headers),
            body=body.data,
            truncated=body.truncated,
            body_hash=hashlib.blake2b(body.data, digest_size=16).hexdigest() if whole else None,
            etag=read.validator(headers, "ETag") if whole else None,
            last_modified=read.validator(headers, "Last-Modified") if whole else None,
            max_age=read.max_age(headers),
            retry_after=wait,
        )


@dataclass(slots=True)
class _Way:
    """How far one request has come.

    Attributes:
        seconds: left for the answers.
        waits: seconds left for its turns.
        left_host: a redirect led to another host.
    """

    request: Request
    guard: Guard
    url: URL
    seconds: float
    waits: float = LONGEST_WAIT
    seen: set[URL] = field(default_factory=set)
    moved_to: str | None = None
    permanent: bool = True
    left_host: bool = False

    @property
    def is_guest(self) -> bool:
        """A stranger chose this host: named it, or the server from which a redirect led here."""
        return not self.request.polls or (self.left_host and not self.request.holds_host)

    def go_on(self, status: int, location: str) -> None:
        """Take one redirect."""
        self.guard = self.guard.after(str(self.url))
        target = self.guard.screen_redirect(self.url, read.readable(location).strip().replace(" ", "%20"))
        self.permanent = self.permanent and status in PERMANENT
        self.moved_to = str(target) if self.permanent else self.moved_to
        self.left_host = self.left_host or target.raw_host != self.url.raw_host
        self.url = target


Ask = Callable[[aiohttp.ClientSession, URL], AbstractAsyncContextManager[aiohttp.ClientResponse]]
Judge = Callable[[aiohttp.ClientResponse, str | None], Awaitable[T]]

_UNFIT: Mapping[type[Exception], FailureKind] = {
    BadEncoding: FailureKind.BAD_ENCODING,
    TooBig: FailureKind.TOO_BIG,
    TooSlow: FailureKind.TOO_SLOW,
}


async def _reason(response: aiohttp.ClientResponse) -> str:
    """Read what a server says of its refusal: the beginning of a plain text."""
    if response.content_type != "text/plain" or response.headers.get("Content-Encoding"):
        return ""
    text = (await response.content.read(LONGEST_REASON)).decode("utf-8", "replace")
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())[:200]


def _kept(headers: CIMultiDictProxy[str]) -> dict[str, str]:
    return {
        name: read.readable(", ".join(headers.getall(name)))[:2048]
        for name in KEPT_HEADERS
        if name in headers
    }


def _failed(error: Exception) -> Failed:
    """Map the network's errors, and those of the library, to ours."""
    detail = str(error) or type(error).__name__
    match error:
        case TimeoutError():
            return Failed(FailureKind.TIMEOUT, "no whole answer in time")
        case aiohttp.ClientConnectorDNSError():
            return Failed(FailureKind.DNS, f"the name {error.host} has no address")
        case aiohttp.ClientSSLError() | aiohttp.ServerFingerprintMismatch() | ssl.SSLError():
            return Failed(FailureKind.TLS, detail[:200])
        case aiohttp.ClientResponseError() | aiohttp.InvalidURL():
            return Failed(FailureKind.BAD_HTTP, detail[:200])
        case _:
            return Failed(FailureKind.CONNECT, detail[:200])
