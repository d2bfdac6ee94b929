"""Serves hostile answers on loopback, in a process of its own: `/N` is the case of that number, anything else is good.

python -m tests.hostile.server      writes its port, serves until its input ends
"""

import asyncio
import sys
from asyncio import StreamReader, StreamWriter
from contextlib import suppress

from tests.hostile.answers import CASES, GOOD, answer


async def _serve_one(reader: StreamReader, writer: StreamWriter) -> None:
    with suppress(OSError, asyncio.IncompleteReadError):
        try:
            line = (await reader.readuntil(b"\r\n\r\n")).split(b"\r\n", 1)[0].decode("latin-1")
            number = line.split()[1].lstrip("/").partition("?")[0]
            if number.isdigit():
                await CASES[int(number)].send(writer)
            else:
                writer.write(answer(GOOD, "Content-Type: application/rss+xml"))
                await writer.drain()
        finally:
            writer.close()


async def serve() -> None:
    """Serve until standard input ends."""
    server = await asyncio.start_server(_serve_one, "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    ended = StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(ended), sys.stdin)
    async with server:
        await ended.read()


if __name__ == "__main__":
    asyncio.run(serve())
