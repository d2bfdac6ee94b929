"""Ten thousand feeds over TLS on loopback, in a process of their own: what they cost is not the poller's.

    python -m benchmarks.tls_newsroom FOLDER PERIOD

The folder holds `certificate`. A feed has a new entry every PERIOD seconds, each feed at its own time; between two
it answers 304. Every answer ends its connection, so that each look costs a new one. Writes its port, serves until its
input ends.
"""

import asyncio
import ssl
import subprocess
import sys
import time
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import uvloop

ENTRIES = 20
SUMMARY = "Kebakaran besar melanda pasar di pusat kota, warga diminta menjauh dari lokasi. " * 4
CERTIFICATE, KEY, AUTHORITY = "certificate", "key", "authority"


def certify(folder: Path) -> None:
    """Make a certificate authority and a certificate of it for 127.0.0.1, to be thrown away.

    Raises:
        FileNotFoundError: openssl is not there.
    """
    openssl = (
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-days",
        "2",
    )
    for arguments in (
        ("-keyout", f"{AUTHORITY}.key", "-out", AUTHORITY, "-subj", "/CN=benchmark", "-addext", "keyUsage=critical,keyCertSign"),
        ("-keyout", KEY, "-out", CERTIFICATE, "-subj", "/CN=newsroom", "-CA", AUTHORITY, "-CAkey", f"{AUTHORITY}.key",
         "-addext", "subjectAltName=IP:127.0.0.1", "-addext", "basicConstraints=critical,CA:FALSE"),
    ):  # fmt: skip
        subprocess.run((*openssl, *arguments), cwd=folder, check=True, capture_output=True)  # noqa: S603 - our own words


@asynccontextmanager
async def newsroom(folder: Path, period: float) -> AsyncIterator[str]:
    """Run the newsroom until the block ends; gives the beginning of its feeds' addresses."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.tls_newsroom", str(folder), str(period),
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdin is not None
    try:
        yield f"https://127.0.0.1:{int(await process.stdout.readline())}/"
    finally:
        process.stdin.close()
        await process.wait()


def version_of(feed: int, period: float) -> int:
    """Which entry of a feed is its newest now: on the machine's monotonic clock, which is one for all processes."""
    # Knuth's multiplicative hash spreads the feeds over the period.
    phase = feed * 2654435761 % 2**32 / 2**32
    return ENTRIES + int(time.monotonic() / period + phase)


def body_of(feed: int, version: int) -> bytes:
    """What a feed shows: its newest entries."""
    items = "".join(
        f"<item><title>Kabar {number} dari redaksi {feed}</title><link>https://n{feed}.example/{number}</link>"
        f"<guid>{feed}-{number}</guid><description>{SUMMARY}</description>"
        f"<pubDate>Thu, 06 Jan 2022 {number // 60 % 24:02}:{number % 60:02}:00 +0700</pubDate></item>"
        for number in range(version, version - ENTRIES, -1)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Redaksi {feed}</title>{items}</channel></rss>'.encode()


class _Newsroom:
    def __init__(self, period: float) -> None:
        self._period = period

    async def answer(self, reader: StreamReader, writer: StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            feed = int(head.split()[1].strip("/"))
            version = version_of(feed, self._period)
            if f'"{version}"' in head:
                writer.write(b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n")
            else:
                body = body_of(feed, version)
                writer.write(
                    f'HTTP/1.1 200 OK\r\nETag: "{version}"\r\nContent-Type: application/rss+xml\r\n'
                    f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode()
                )
                writer.write(body)
            await writer.drain()
        writer.close()


async def _serve(folder: Path, period: float) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / CERTIFICATE, folder / KEY)
    server = await asyncio.start_server(_Newsroom(period).answer, "127.0.0.1", 0, ssl=context, backlog=1024)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    ended = StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(ended), sys.stdin)
    await ended.read()
    server.close()


if __name__ == "__main__":
    uvloop.run(_serve(Path(sys.argv[1]), float(sys.argv[2])))
