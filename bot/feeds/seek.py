"""Looks at the addresses that chats asked to be read, and has what was found there said in the same commit.

The address is a committed row until then: whenever the program is killed, the next run looks at it again.
"""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bot.clock import Wake
from bot.feeds.discover import Discoverer
from bot.model import (
    ChatId,
    DeliveryDraft,
    Discovery,
    Note,
    Phrase,
    SendNote,
    WantedFeed,
)
from bot.ports import Clock, SeekTransaction, Store, StoreUnavailableError, Timer

AT_ONCE = 16
"""One a chat: nobody keeps the others waiting."""
LOOK_EVERY_SECONDS = 5.0

log = structlog.get_logger(__name__)

Conclude = Callable[[SeekTransaction, WantedFeed, Discovery], Awaitable[Note]]
"""Does within the transaction what follows from what was found, and gives what is said of it."""

Said = Callable[[SeekTransaction, WantedFeed], Awaitable[Note]]


async def _apology(_: SeekTransaction, __: WantedFeed) -> Note:
    return Note((Phrase("apology"),))


class Seeker:
    """Looks at wanted addresses, one a chat at a time; ``told`` and ``due`` wake who sends and who polls."""

    def __init__(
        self,
        store: Store[SeekTransaction],
        discoverer: Discoverer,
        conclude: Conclude,
        machine: Clock,
        timer: Timer,
        told: Wake,
        due: Wake,
    ) -> None:
        self._store = store
        self._discoverer = discoverer
        self._conclude = conclude
        self._machine = machine
        self._timer = timer
        self._told = told
        self._due = due
        self._busy: set[ChatId] = set()

    async def run(self, wanted: Wake) -> None:
        """Look for ever; ``wanted`` says that addresses may have been committed."""
        async with asyncio.TaskGroup() as looks:
            while True:
                if not await self._begin(looks, wanted):
                    await wanted.wait(LOOK_EVERY_SECONDS)

    async def step(self) -> int:
        """Look at what is wanted now, see it committed, and tell how many addresses that were."""
        async with asyncio.TaskGroup() as looks:
            return await self._begin(looks, Wake())

    async def _begin(self, looks: asyncio.TaskGroup, ended: Wake) -> int:
        free = AT_ONCE - len(self._busy)
        if free <= 0:
            return 0
        try:
            async with self._store.begin() as tx:
                waiting = await tx.wanted.waiting(self._busy, free)
        except StoreUnavailableError as error:
            log.warning("seek.store_unavailable", error=str(error))
            return 0
        for wanted in waiting:
            self._busy.add(wanted.place.chat_id)
            looks.create_task(self._look(wanted, ended))
        return len(waiting)

    async def _look(self, wanted: WantedFeed, ended: Wake) -> None:
        try:
            await self._answer(wanted)
        except StoreUnavailableError as error:
            log.warning("seek.store_unavailable", error=str(error))
            await self._timer.sleep(LOOK_EVERY_SECONDS)
        except Exception:  # not even the apology could be kept: the other chats' addresses are looked at
            log.exception("seek.not_answered", wanted=wanted.id)
            await self._timer.sleep(LOOK_EVERY_SECONDS)
        finally:
            self._busy.discard(wanted.place.chat_id)
            ended.set()

    async def _answer(self, wanted: WantedFeed) -> None:
        try:
            discovery = await self._discoverer.discover(wanted.url)
            await self._settle(wanted, lambda tx, standing: self._conclude(tx, standing, discovery))
        except StoreUnavailableError:
            raise
        except Exception:  # whatever one address makes the search raise, its people are answered
            log.exception("seek.failed", wanted=wanted.id)
            await self._settle(wanted, _apology)

    async def _settle(self, wanted: WantedFeed, said: Said) -> None:
        async with self._store.begin() as tx:
            # The chat may have moved or been erased meanwhile.
            standing = await tx.wanted.settle(wanted.id)
            if standing is None:
                return
            note = await said(tx, standing)
            await tx.deliveries.add(
                [
                    DeliveryDraft.answer(
                        f"wanted:{wanted.id}", standing.place, SendNote(note), self._machine.now()
                    )
                ]
            )
        self._told.set()
        self._due.set()
