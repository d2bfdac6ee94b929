"""Reads a response's body with ceilings on time, wire bytes and decompressed bytes, whatever the server sends."""

import asyncio
import zlib
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Protocol

import aiohttp
import brotli

from bot.ports import Timer

# Decompressed at most so much at a time, so that a bomb cannot hold the event loop for long.
PIECE = 256 * 1024
# Each member of a gzip stream costs a new decompressor; honest servers send one.
MOST_MEMBERS = 32
GZIP_MAGIC = b"\x1f\x8b"


class TooBig(Exception):  # noqa: N818 - an expected answer, not a fault
    """The body passed a ceiling on wire or decompressed bytes."""


class TooSlow(Exception):  # noqa: N818 - an expected answer, not a fault
    """The body came more slowly than the floor allows."""


class BadEncoding(Exception):  # noqa: N818 - an expected answer, not a fault
    """The body is not encoded as it says, or in a way that was not asked for."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may cost.

    Attributes:
        wire: bytes as sent.
        body: bytes after decompression.
        seconds: for the whole fetch, all redirects included, waiting for a polite moment left out.
        slowest: bytes a second, judged from `grace` seconds after the body's start.
        grace: seconds.
    """

    wire: int = 4 << 20
    body: int = 8 << 20
    seconds: float = 20.0
    slowest: float = 1024.0
    grace: float = 5.0


@dataclass(frozen=True, slots=True)
class Body:
    """A body after decompression; `truncated` when it broke off before its announced end."""

    data: bytes
    truncated: bool


async def read_body(chunks: AsyncIterator[bytes], encoding: str, limits: Limits, timer: Timer) -> Body:
    """Read and decompress all of a body.

    Raises:
        BadEncoding, TooBig, TooSlow: see there.
    """
    decoder = _decoder(encoding)
    started = timer.monotonic()
    wire, room, pieces = 0, limits.body, list[bytes]()
    truncated = False
    while True:
        patience = max(limits.grace, wire / limits.slowest) - (timer.monotonic() - started)
        try:
            chunk = await _next(chunks, patience)
        except (aiohttp.ClientPayloadError, aiohttp.ClientConnectionError, ConnectionError):
            truncated = True
            break
        if not chunk:
            break
        wire += len(chunk)
        if wire > limits.wire:
            raise TooBig(f"more than {limits.wire} bytes on the wire")
        for piece in decoder.decode(chunk):
            room -= len(piece)
            if room < 0:
                raise TooBig(f"more than {limits.body} bytes after decompression")
            pieces.append(piece)
            if len(piece) >= PIECE:
                await asyncio.sleep(0)
    return Body(b"".join(pieces), truncated or (wire > 0 and not decoder.finished))


async def _next(chunks: AsyncIterator[bytes], patience: float) -> bytes:
    patience_lost = asyncio.timeout(patience)
    try:
        async with patience_lost:
            return await anext(chunks, b"")
    except TimeoutError:
        if patience_lost.expired():
            raise TooSlow("the body came more slowly than allowed") from None
        raise


class Decoder(Protocol):
    """Turns wire bytes into body bytes, piece by piece."""

    @property
    def finished(self) -> bool:
        """Whether the encoding's own end has been seen."""
        ...

    def decode(self, data: bytes) -> Iterator[bytes]:
        """Decode the next wire bytes; each piece is at most `PIECE` long, save where nothing is compressed."""
        ...


def _decoder(encoding: str) -> Decoder:
    layers = [layer for layer in (part.strip() for part in encoding.lower().split(",")) if layer]
    layers = [layer for layer in layers if layer != "identity"]
    if not layers:
        return _Plain()
    if len(layers) > 1:
        raise BadEncoding("compressed more than once")
    if layers[0] in ("gzip", "x-gzip"):
        return _Gzip()
    if layers[0] == "deflate":
        return _Deflate()
    if layers[0] == "br":
        return _Brotli()
    raise BadEncoding("an encoding that was not asked for")


class _Plain:
    finished = True

    def decode(self, data: bytes) -> Iterator[bytes]:
        yield data


def _inflate(inflater: "zlib._Decompress", data: bytes) -> Iterator[bytes]:
    while data and not inflater.eof:
        try:
            piece = inflater.decompress(data, PIECE)
        except zlib.error as error:
            raise BadEncoding(str(error)) from None
        data = inflater.unconsumed_tail
        if piece:
            yield piece


class _Gzip:
    def __init__(self) -> None:
        self._inflater = zlib.decompressobj(31)
        self._members = 1
        self._after = b""

    @property
    def finished(self) -> bool:
        return self._inflater.eof

    def decode(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._inflater.eof:
                self._after += data
                if not self._begins_again():
                    return
                data, self._after = self._after, b""
            yield from _inflate(self._inflater, data)
            data = self._inflater.unused_data if self._inflater.eof else b""

    def _begins_again(self) -> bool:
        """Whether another member follows; anything else after the end is ignored, as browsers do."""
        if len(self._after) < 2:
            return False
        if not self._after.startswith(GZIP_MAGIC):
            self._after = self._after[:2]
            return False
        self._members += 1
        if self._members > MOST_MEMBERS:
            raise BadEncoding("too many gzip members")
        self._inflater = zlib.decompressobj(31)
        return True


class _Deflate:
    """Deflate with the zlib header, as the standard says, or without, as some servers send it."""

    def __init__(self) -> None:
        self._inflater: zlib._Decompress | None = None
        self._start = b""

    @property
    def finished(self) -> bool:
        return self._inflater is not None and self._inflater.eof

    def decode(self, data: bytes) -> Iterator[bytes]:
        if self._inflater is None:
            data = self._start = self._start + data
            if len(data) < 2:
                return
            # RFC 1950, 2.2: method 8, and a header that is a multiple of 31.
            has_header = data[0] & 15 == 8 and int.from_bytes(data[:2], "big") % 31 == 0
            self._inflater = zlib.decompressobj(15 if has_header else -15)
        yield from _inflate(self._inflater, data)


class _Brotli:
    def __init__(self) -> None:
        self._inflater = brotli.Decompressor()

    @property
    def finished(self) -> bool:
        return bool(self._inflater.is_finished())

    def decode(self, data: bytes) -> Iterator[bytes]:
        if self.finished:
            return
        try:
            yield self._inflater.process(data, output_buffer_limit=PIECE)
            while not self._inflater.can_accept_more_data():
                yield self._inflater.process(b"", output_buffer_limit=PIECE)
        except brotli.error as error:
            raise BadEncoding(str(error)) from None
