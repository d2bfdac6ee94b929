"""Signals to end: the first is the wish for a good end, the second one ends the process at once."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

TO_END = (signal.SIGINT, signal.SIGTERM)


@asynccontextmanager
async def heeding(stop: asyncio.Event) -> AsyncIterator[None]:
    """Set ``stop`` at the first signal within a block, and give the signals back to the system for the next."""
    loop = asyncio.get_running_loop()

    def end() -> None:
        stop.set()
        for number in TO_END:
            loop.remove_signal_handler(number)
            signal.signal(number, signal.SIG_DFL)

    for number in TO_END:
        loop.add_signal_handler(number, end)
    try:
        yield
    finally:
        for number in TO_END:
            loop.remove_signal_handler(number)
