"""SQLite lets one write, and waits for the disk at each commit: transactions that queue for their turn share one.

Each is a savepoint of its own within it, so that one that fails leaves no trace and the others stand. Nobody goes on
before the commit; if that fails, it has failed for all of them. What one reads may be another's that is not committed
yet: nothing of it may be kept in memory unless the block's end came about.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.ports import StoreUnavailableError
from bot.storage.faults import outside_failures

MOST_TOGETHER = 16
"""So many queue for one commit; who comes later would keep the first ones waiting."""
LONGEST_SECONDS = 0.02
"""So long a transaction takes in others; whoever is in their midst then is the last one that the first waits for."""


@dataclass(slots=True)
class _Shared:
    """A transaction that several queue for; ``ended`` is set once it is committed, or ``error`` says why it is not."""

    stack: AsyncExitStack
    connection: AsyncConnection
    full_at: float
    parts: int = 0
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    error: str | None = None


class SharedCommits:
    """The transactions of this process on one SQLite file, in the order in which they came.

    While one is open somebody has the turn or queues for it; the last of them commits.
    """

    def __init__(self, engine: AsyncEngine, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._engine = engine
        self._monotonic = monotonic
        self._turn = asyncio.Lock()
        self._queueing = 0
        self._open: _Shared | None = None

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncConnection]:
        """Begin a transaction: it is committed when the block has ended well and leaves no trace when it raises.

        Raises:
            StoreUnavailableError: on entering or on leaving the block, when the database fails.
        """
        await self._queue()
        try:
            shared = await self._joined()
            try:
                yield shared.connection
            except BaseException:
                await self._undo(shared)
                raise
        finally:
            await self._pass_on()
        await shared.ended.wait()
        if shared.error is not None:
            raise StoreUnavailableError(shared.error)

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        """Take a turn in which no transaction is open."""
        await self._queue()
        try:
            if self._open is not None:
                await self._end(self._open)
            yield
        finally:
            self._turn.release()

    async def _queue(self) -> None:
        self._queueing += 1
        try:
            await self._turn.acquire()
        except BaseException:
            self._queueing -= 1
            if self._open is not None and not self._queueing and not self._turn.locked():
                # Whoever had the turn before left the commit to this one; a free lock is taken without a pause.
                await self._turn.acquire()
                await self._pass_on()
            raise
        self._queueing -= 1

    async def _pass_on(self) -> None:
        """Give the turn to the next one, who shares the transaction unless it has to end."""
        try:
            shared = self._open
            if shared is not None and (
                not self._queueing or shared.error is not None or self._is_full(shared)
            ):
                await self._end(shared)
        finally:
            self._turn.release()

    def _is_full(self, shared: _Shared) -> bool:
        return shared.parts >= MOST_TOGETHER or self._monotonic() >= shared.full_at

    async def _joined(self) -> _Shared:
        """Begin a part of the open transaction, or open one."""
        if self._open is not None and not await self._saved(self._open):
            await self._end(self._open)
        if self._open is None:
            self._open = await self._opened()
        self._open.parts += 1
        return self._open

    async def _opened(self) -> _Shared:
        async with AsyncExitStack() as stack:
            with outside_failures():
                connection = await stack.enter_async_context(self._engine.connect())
                await connection.begin()
            full_at = self._monotonic() + LONGEST_SECONDS
            return _Shared(stack.pop_all(), connection, full_at)

    async def _saved(self, shared: _Shared) -> bool:
        """Mark where a further part begins; False when the transaction cannot go on."""
        try:
            with outside_failures():
                await shared.connection.exec_driver_sql("SAVEPOINT part")
        except BaseException as error:
            shared.error = f"a transaction could not go on: {error}"
            if not isinstance(error, Exception):
                raise
        return shared.error is None

    async def _undo(self, shared: _Shared) -> None:
        """Leave no trace of a part; of the first one there is nobody else's yet."""
        if shared.parts == 1:
            await self._given_up(shared)
            return
        try:
            with outside_failures():
                await shared.connection.exec_driver_sql("ROLLBACK TO part")
        except BaseException as error:
            # What is left of the part must not be committed.
            shared.error = f"a part could not be undone: {error}"
            if not isinstance(error, Exception):
                raise

    async def _end(self, shared: _Shared) -> None:
        """Commit for everybody in it; where that fails, each of them learns it from ``error``."""
        try:
            if shared.error is None:
                with outside_failures():
                    await shared.connection.commit()
        except BaseException as error:
            shared.error = f"a commit failed: {error}"
            if not isinstance(error, Exception):
                raise
        finally:
            await self._given_up(shared)

    async def _given_up(self, shared: _Shared) -> None:
        """Give the connection back, which undoes what is not committed."""
        self._open = None
        try:
            if shared.error is not None:
                # The pool takes a transaction whose commit failed for one that has ended, and would leave it open.
                await shared.connection.invalidate()
        finally:
            try:
                await shared.stack.aclose()
            finally:
                shared.ended.set()
