"""Whole answers of a server that means ill, as they go over the wire."""

import asyncio
import gzip
import zlib
from asyncio import StreamWriter
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass

import brotli

from tests.bot.feeds.parse.hostile import MB, rss
from tests.hostile.documents import JSON, XML

Send = Callable[[StreamWriter], Awaitable[None]]
GOOD = rss(b"<description>baik</description>")
DRIP_SECONDS = 0.2
LONGEST_PLAIN = 3 * MB


@dataclass(frozen=True, slots=True)
class Case:
    """One answer; `slow` ones end by the clock."""

    name: str
    send: Send
    slow: bool = False


def answer(body: bytes, *headers: str, length: str | None = None) -> bytes:
    """A whole answer with its right length, or another."""
    lines = ["HTTP/1.1 200 OK", *headers, f"Content-Length: {length or len(body)}", "Connection: close"]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def raw(make: Callable[[], bytes]) -> Send:
    async def send(writer: StreamWriter) -> None:
        writer.write(make())
        await writer.drain()

    return send


def document(make: Callable[[], bytes], content_type: str) -> Send:
    """Send a document: packed where it would be too long on the wire, so that a parser gets to see it."""

    def whole() -> bytes:
        body = make()
        if len(body) < LONGEST_PLAIN:
            return answer(body, f"Content-Type: {content_type}")
        return answer(gzip.compress(body), f"Content-Type: {content_type}", "Content-Encoding: gzip")

    return raw(whole)


def packed(encoding: str, make: Callable[[], bytes]) -> Send:
    return raw(lambda: answer(make(), "Content-Type: application/rss+xml", f"Content-Encoding: {encoding}"))


def drip(first: bytes, piece: bytes, seconds: float = DRIP_SECONDS) -> Send:
    """Send a piece again and again until the other side has enough."""

    async def send(writer: StreamWriter) -> None:
        writer.write(first)
        while not writer.is_closing():
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(seconds)

    return send


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


def zeros(compressor: "zlib._Compress", megabytes: int) -> bytes:
    block = bytes(MB)
    return b"".join(compressor.compress(block) for _ in range(megabytes)) + compressor.flush()


def gzip_bomb(megabytes: int, wbits: int = 31) -> bytes:
    return zeros(zlib.compressobj(9, wbits=wbits), megabytes)


def brotli_bomb(megabytes: int) -> bytes:
    compressor, block = brotli.Compressor(quality=1), bytes(MB)
    return b"".join(compressor.process(block) for _ in range(megabytes)) + compressor.finish()


def gzip_with_name() -> bytes:
    return b"\x1f\x8b\x08\x08\0\0\0\0\0\x03" + b"n" * (3 * MB)


PACKED: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "gzip of 1 GB of zeros": ("gzip", lambda: gzip_bomb(1024)),
    "gzip just past the ceiling": ("gzip", lambda: gzip_bomb(9)),
    "deflate of 500 MB of zeros": ("deflate", lambda: gzip_bomb(500, 15)),
    "raw deflate of 500 MB": ("deflate", lambda: gzip_bomb(500, -15)),
    "brotli of 500 MB of zeros": ("br", lambda: brotli_bomb(500)),
    "gzip in gzip": ("gzip, gzip", lambda: gzip.compress(gzip_bomb(100))),
    "brotli in gzip": ("br,gzip", lambda: gzip.compress(brotli.compress(GOOD))),
    "a hundred encodings": (",".join(["gzip"] * 100), lambda: gzip.compress(GOOD)),
    "10,000 empty gzip members": ("gzip", lambda: gzip.compress(b"") * 10_000),
    "gzip with a wrong sum": ("gzip", lambda: gzip.compress(GOOD)[:-8] + b"\0" * 8),
    "gzip broken off": ("gzip", lambda: gzip.compress(XML["noise"]())[:5000]),
    "gzip with a name of 3 MB": ("gzip", gzip_with_name),
    "gzip with 3 MB after its end": ("gzip", lambda: gzip.compress(GOOD) + b"x" * (3 * MB)),
    "gzip of one bit changed": (
        "gzip",
        lambda: bytes([*gzip.compress(GOOD)[:40], 255, *gzip.compress(GOOD)[41:]]),
    ),
    "says gzip, is not": ("gzip", lambda: GOOD),
    "says br, is not": ("br", lambda: GOOD),
    "says deflate, is not": ("deflate", lambda: GOOD),
    "deflate with a dictionary": ("deflate", lambda: b"\x78\xbb\0\0\0\0" + b"x" * 1000),
    "says compress": ("compress", lambda: GOOD),
    "says zstd": ("zstd", lambda: b"\x28\xb5\x2f\xfd" + b"\0" * 1000),
    "empty gzip": ("gzip", lambda: gzip.compress(b"")),
    "nothing, in gzip": ("gzip", lambda: b""),
    "8 MB of items in gzip": ("gzip", lambda: gzip.compress(XML["8 MB of items"]())),
    "1 MB of < in gzip": ("gzip", lambda: gzip.compress(b"<" * MB)),
}


def many_chunks(count: int, chunk: bytes) -> bytes:
    return CHUNKED + chunk * count + b"0\r\n\r\n"


def header_lines(count: int) -> Iterator[bytes]:
    return (b"X-%d: %d\r\n" % (number, number) for number in range(count))


WIRE: Mapping[str, Callable[[], bytes]] = {
    "a length too long": lambda: answer(GOOD, length=str(len(GOOD) + 1000)),
    "a length too short": lambda: answer(GOOD, length="20"),
    "a length below nothing": lambda: answer(GOOD, length="-5"),
    "a length of 10^18": lambda: answer(GOOD, length="1" + "0" * 18),
    "a length that is none": lambda: answer(GOOD, length="many"),
    "two lengths": lambda: answer(GOOD, "Content-Length: 5"),
    "a length and chunks": lambda: answer(b"5\r\nabcde\r\n0\r\n\r\n", "Transfer-Encoding: chunked"),
    "chunks of one byte": lambda: many_chunks(500_000, b"1\r\nx\r\n"),
    "a chunk of 2^64": lambda: CHUNKED + b"FFFFFFFFFFFFFFFF\r\n" + GOOD,
    "a chunk below nothing": lambda: CHUNKED + b"-1\r\n" + GOOD,
    "a chunk's name of 1 MB": lambda: CHUNKED + b"5;" + b"a" * MB + b"\r\nabcde\r\n0\r\n\r\n",
    "100,000 trailers": lambda: CHUNKED + b"0\r\n" + b"".join(header_lines(100_000)) + b"\r\n",
    "chunks that never end": lambda: CHUNKED + b"5\r\nabcde\r\n",
    "chunked twice": lambda: HEAD + b"Transfer-Encoding: chunked, chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n",
    "5 MB on the wire": lambda: answer(b"x" * (5 * MB)),
    "5 MB without a length": lambda: HEAD + b"\r\n" + b"x" * (5 * MB),
    "a header of 1 MB": lambda: HEAD + b"X: " + b"a" * MB + b"\r\n\r\n" + GOOD,
    "100,000 headers": lambda: HEAD + b"".join(header_lines(100_000)) + b"\r\n" + GOOD,
    "a folded header of 1 MB": lambda: HEAD + b"X: a\r\n" + b" b\r\n" * 200_000 + b"\r\n" + GOOD,
    "NUL in a header": lambda: HEAD + b"X: a\0b\r\n\r\n" + GOOD,
    "a header without a name": lambda: HEAD + b": a\r\n\r\n" + GOOD,
    "a validator of 7 KB": lambda: answer(GOOD, 'ETag: "' + "e" * 7000 + '"'),
    "a validator in Latin-1": lambda: answer(GOOD, 'ETag: "\xe9"', "Last-Modified: \xff"),
    "a type of 7 KB": lambda: answer(GOOD, "Content-Type: text/xml; charset=" + "x" * 7000),
    "links of 7 KB": lambda: answer(GOOD, "Link: " + "<a>;rel=hub," * 580),
    "a wish to wait 10^30 s": lambda: answer(GOOD, "Retry-After: 1" + "0" * 30, "Cache-Control: max-age=" + "9" * 40),
    "no status": lambda: GOOD,
    "HTTP/0.9": lambda: b"<rss/>",
    "HTTP/9.9": lambda: b"HTTP/9.9 200 OK\r\n\r\n" + GOOD,
    "a status of 99999": lambda: b"HTTP/1.1 99999 X\r\n\r\n" + GOOD,
    "a reason of 1 MB": lambda: b"HTTP/1.1 200 " + b"r" * MB + b"\r\n\r\n" + GOOD,
    "100,000 times 100 Continue": lambda: b"HTTP/1.1 100 Continue\r\n\r\n" * 100_000 + answer(GOOD),
    "another protocol": lambda: b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n" + GOOD,
    "TLS": lambda: b"\x16\x03\x01\x02\x00\x01\x00" + b"\0" * 1000,
    "not modified": lambda: b"HTTP/1.1 304 Not Modified\r\n\r\n",
    "a part": lambda: b"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-9/1000\r\nContent-Length: 10\r\n\r\n<rss><chan",
    "no content": lambda: b"HTTP/1.1 204 No Content\r\n\r\n",
    "an empty body": lambda: answer(b""),
    "a redirect to itself": lambda: b"HTTP/1.1 302 Found\r\nLocation: ?\r\nContent-Length: 0\r\n\r\n",
    "a redirect to a file": lambda: b"HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n",
    "a redirect inwards": lambda: b"HTTP/1.1 301 Moved\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n",
    "a redirect of 7 KB": lambda: b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/" + b"a" * 7000 + b"\r\nContent-Length: 0\r\n\r\n",
    "a redirect with a body of 5 MB": lambda: b"HTTP/1.1 302 Found\r\nLocation: ?\r\n\r\n" + b"x" * (5 * MB),
    "nothing at all": lambda: b"",
}  # fmt: skip

DRIPS: Mapping[str, Send] = {
    "a byte at a time": drip(HEAD + b"Content-Length: 100000\r\n\r\n", b"x"),
    "a byte in a chunk at a time": drip(CHUNKED, b"1\r\nx\r\n"),
    "headers without end": drip(HEAD, b"X: y\r\n"),
    "a head that hangs": drip(b"HTTP/1.1 200 OK\r\nX: ", b"a"),
    "silence": drip(b"", b""),
    "silence after the head": drip(HEAD + b"Content-Length: 100\r\n\r\n", b""),
    "a body without end": drip(HEAD + b"\r\n", b"x" * 65536, 0.0),
    "chunks without end": drip(CHUNKED, b"10000\r\n" + b"x" * 65536 + b"\r\n", 0.0),
    "gzip a byte at a time": drip(HEAD + b"Content-Encoding: gzip\r\n\r\n\x1f\x8b\x08\0\0\0\0\0\0\x03", b"\0"),
}  # fmt: skip

CASES: tuple[Case, ...] = (
    *(Case(name, document(make, "application/rss+xml")) for name, make in XML.items()),
    *(Case(name, document(make, "application/feed+json")) for name, make in JSON.items()),
    *(Case(name, packed(encoding, make)) for name, (encoding, make) in PACKED.items()),
    *(Case(name, raw(make)) for name, make in WIRE.items()),
    *(Case(name, send, slow=True) for name, send in DRIPS.items()),
)
