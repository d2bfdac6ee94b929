"""The server in a thread of its own, for tests whose loop is busy or that have none."""

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, Self, TypeVar

from tests.botapi.server import BotApi

Result = TypeVar("Result")
LONGEST_CALL = 30.0


class BotApiThread:
    """Runs a `BotApi` in another thread; everything in it is touched through `run` only."""

    def __init__(self, **options: Any) -> None:
        self._options = options
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="botapi", daemon=True)
        self.server: BotApi

    def __enter__(self) -> Self:
        self._thread.start()
        self.server = self.run(self._open())
        return self

    def __exit__(self, *_error: object) -> None:
        self.run(self.server.aclose())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Do something in the server's loop, such as `user.start()` or `chat.wait_for(…)`, and give its result."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(LONGEST_CALL)

    async def _open(self) -> BotApi:
        server = BotApi(**self._options)
        await server.open()
        return server
