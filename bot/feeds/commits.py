"""Many small works, few commits: a forced write costs as much for one look as for fifty."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from bot.ports import Store, StoreUnavailableError

MOST_AT_ONCE = 50
"""Works of one commit, so that other stages get their turn at the database."""

Tx = TypeVar("Tx")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Waiting:
    work: Callable[[Any], Awaitable[object]]
    result: "asyncio.Future[Any]"


class Commits(Generic[Tx]):
    """Puts works that wait at the same time into one transaction; each is kept whole or not at all.

    A work may be run twice, in two transactions of which the first left no trace: it alters nothing else.
    """

    def __init__(self, store: Store[Tx]) -> None:
        self._store = store
        self._turn = asyncio.Lock()
        self._waiting: deque[_Waiting] = deque()

    async def keep(self, work: Callable[[Tx], Awaitable[T]]) -> T:
        """Commit a work, and give its result when that is done.

        Raises:
            StoreUnavailableError: the database failed, for all works of this commit.
            Exception: what the work itself raised; it left no trace.
        """
        waiting = _Waiting(work, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        try:
            # The turn goes round in order: whoever has it, and was not served by one before, is the first that waits.
            async with self._turn:
                if not waiting.result.done():
                    await self._serve()
        except BaseException:
            waiting.result.cancel()
            raise
        kept: T = await waiting.result
        return kept

    async def _serve(self) -> None:
        served = [self._waiting.popleft() for _ in range(min(len(self._waiting), MOST_AT_ONCE))]
        served = [one for one in served if not one.result.done()]
        try:
            await self._together(served)
        except BaseException:
            # This turn ends unfinished; the next one takes up what it had.
            self._waiting.extendleft(one for one in reversed(served) if not one.result.done())
            raise

    async def _together(self, served: Sequence[_Waiting]) -> None:
        try:
            async with self._store.begin() as tx:
                results = [await one.work(tx) for one in served]
        except StoreUnavailableError as error:
            for one in served:
                _fail(one, error)
        except Exception as error:  # noqa: BLE001 - whatever a work raises is that work's, told to who gave it
            if len(served) == 1:
                _fail(served[0], error)
                return
            # One of them spoilt it for all: each by itself.
            for one in served:
                await self._together([one])
        else:
            for one, result in zip(served, results, strict=True):
                if not one.result.done():
                    one.result.set_result(result)


def _fail(waiting: _Waiting, error: Exception) -> None:
    if not waiting.result.done():
        waiting.result.set_exception(error)
