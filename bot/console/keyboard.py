"""Lines that a person types, or that a pipe holds, without ever blocking the event loop."""

import asyncio
import codecs
import os
import threading

LONGEST_LINE = 4_096


class Keyboard:
    """Reads lines of UTF-8 from a file descriptor.

    A thread waits for them, because pipes, files and consoles cannot all be watched by an event loop. It reads the
    descriptor itself: a daemon thread that holds the lock of ``sys.stdin`` would make the interpreter's end fatal.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._lines: asyncio.Queue[str | None] = asyncio.Queue()
        self._thread: threading.Thread | None = None
        self.ended = asyncio.Event()
        """Set once the last line was taken."""

    @property
    def is_typed(self) -> bool:
        """Tell whether a person sits there, whose Ctrl-D means goodbye; the end of a pipe means no more lines."""
        return os.isatty(self._descriptor)

    async def line(self) -> str:
        """Wait for the next line, at most 4,096 characters of it.

        Raises:
            EOFError: there are no more.
        """
        if self._thread is None:
            loop = asyncio.get_running_loop()
            self._thread = threading.Thread(target=self._read, args=(loop,), name="keyboard", daemon=True)
            self._thread.start()
        line = None if self.ended.is_set() else await self._lines.get()
        if line is None:
            self.ended.set()
            raise EOFError("no more lines")
        return line[:LONGEST_LINE]

    def _read(self, loop: asyncio.AbstractEventLoop) -> None:
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        rest = ""
        try:
            while chunk := self._chunk():
                *lines, rest = (rest + decoder.decode(chunk)).split("\n")
                for line in lines:
                    loop.call_soon_threadsafe(self._lines.put_nowait, line.rstrip("\r"))
            if rest:
                loop.call_soon_threadsafe(self._lines.put_nowait, rest)
            loop.call_soon_threadsafe(self._lines.put_nowait, None)
        except RuntimeError:
            return  # the loop is closed: nobody listens any more

    def _chunk(self) -> bytes:
        try:
            return os.read(self._descriptor, 65_536)
        except OSError:
            return b""  # closed, or a terminal that has gone: the end
