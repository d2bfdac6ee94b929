"""SQLite lets one write, and waits for the disk at each commit: transactions that queue for their turn share one.

Each is a savepoint of its own within it, so that one that fails leaves no trace and the others stand. Nobody goes on
before the commit; if that fails, it has failed for all of them.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.ports import StoreUnavailableError
from bot.storage.faults import outside_failures

MOST_TOGETHER = 16
"""So many queue for one commit; who comes later would keep the first ones waiting."""


@dataclass(slots=True)
class _Shared:
    """A transaction that several queue for; ``ended`` is set once it is committed, or ``error`` says why it is not."""

    stack: AsyncExitStack
    connection: AsyncConnection
    parts: int = 0
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    error: StoreUnavailableError | None = None


class SharedCommits:
    """The transactions of this process on one SQLite file, in the order in which they came."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
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
            first = shared.parts == 1
            try:
                yield shared.connection
            except BaseException:
                await self._undo(shared, first=first)
                raise
            if not self._queueing or shared.parts >= MOST_TOGETHER:
                await self._end(shared)
        finally:
            self._turn.release()
        await (self._see_ended(shared) if first else shared.ended.wait())
        if shared.error is not None:
            raise shared.error

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        """Take a turn in which no transaction is open."""
        async with self._turn:
            if self._open is not None:
                await self._end(self._open)
            yield

    async def _queue(self) -> None:
        self._queueing += 1
        try:
            await self._turn.acquire()
        finally:
            self._queueing -= 1

    async def _joined(self) -> _Shared:
        """Begin a part of the open transaction, or open one."""
        if self._open is not None and self._open.error is not None:
            await self._end(self._open)
        if self._open is None:
            self._open = await self._opened()
        elif not await self._saved(self._open):
            await self._end(self._open)
            self._open = await self._opened()
        self._open.parts += 1
        return self._open

    async def _opened(self) -> _Shared:
        async with AsyncExitStack() as stack:
            with outside_failures():
                connection = await stack.enter_async_context(self._engine.connect())
                await connection.begin()
            return _Shared(stack.pop_all(), connection)

    async def _saved(self, shared: _Shared) -> bool:
        """Mark where a further part begins; False when the transaction cannot go on."""
        try:
            with outside_failures():
                await shared.connection.exec_driver_sql("SAVEPOINT part")
        except BaseException as error:
            shared.error = StoreUnavailableError(f"a transaction could not go on: {error}")
            if not isinstance(error, StoreUnavailableError):
                raise
        return shared.error is None

    async def _undo(self, shared: _Shared, *, first: bool) -> None:
        """Leave no trace of a part; of the first one there is nobody else's yet."""
        if not first:
            try:
                with outside_failures():
                    await shared.connection.exec_driver_sql("ROLLBACK TO part")
            except BaseException as error:  # noqa: BLE001 - cancelled too: what is left of the part must not be committed
                shared.error = StoreUnavailableError(f"a part could not be undone: {error}")
        if first or shared.error is not None:
            await self._given_up(shared)
        elif not self._queueing:
            await self._end(shared)

    async def _end(self, shared: _Shared) -> None:
        """Commit for everybody in it; where that fails, each of them learns it from ``error``."""
        try:
            if shared.error is None:
                with outside_failures():
                    await shared.connection.commit()
        except BaseException as error:
            shared.error = (
                error if isinstance(error, StoreUnavailableError) else StoreUnavailableError("interrupted")
            )
            if not isinstance(error, StoreUnavailableError):
                raise
        finally:
            await self._given_up(shared)

    async def _given_up(self, shared: _Shared) -> None:
        """Give the connection back, which undoes what is not committed."""
        self._open = None
        try:
            await shared.stack.aclose()
        finally:
            shared.ended.set()

    async def _see_ended(self, shared: _Shared) -> None:
        """Who opened a transaction sees it committed behind all who were queueing, whatever becomes of them."""
        cancelled: asyncio.CancelledError | None = None
        while not shared.ended.is_set():
            try:
                await self._turn.acquire()
            except asyncio.CancelledError as error:
                cancelled = error  # the others wait for it all the same
                continue
            try:
                if not shared.ended.is_set():
                    await self._end(shared)
            finally:
                self._turn.release()
        if cancelled is not None:
            raise cancelled
