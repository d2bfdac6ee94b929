"""Makes the files that chats wait for, and has them sent in the commit that takes the wish away.

A file is a committed wish until then: whenever the program is killed, the next run makes it.
"""

from collections.abc import Awaitable, Callable, Sequence

import structlog

from bot.clock import Wake
from bot.model import (
    DeliveryDraft,
    EditNote,
    MadeFile,
    Note,
    Phrase,
    SendFile,
    SendNote,
    Speech,
    WantedFile,
)
from bot.ports import Clock, FileTransaction, Store, StoreUnavailableError, Timer
from bot.wishes import grant, until_said

log = structlog.get_logger(__name__)


Make = Callable[[WantedFile], Awaitable[MadeFile]]
"""Makes a file, outside any transaction."""

APOLOGY = MadeFile(Note((Phrase("apology"),)))


class FileMaker:
    """Makes wanted files one by one, in the order they were wanted; ``told`` wakes who sends."""

    def __init__(
        self,
        store: Store[FileTransaction],
        make: Make,
        clock: Clock,
        machine: Clock,
        timer: Timer,
        told: Wake,
    ) -> None:
        self._store = store
        self._make = make
        self._clock = clock
        self._machine = machine
        self._timer = timer
        self._told = told

    async def run(self, wanted: Wake) -> None:
        """Make files for ever; ``wanted`` says that wishes may have been committed."""
        await grant(self.step, wanted, "files")

    async def step(self) -> bool:
        """Make what was wanted first and see it committed; False when nothing is wanted.

        Raises:
            StoreUnavailableError: the database failed; the file stays wanted.
        """
        async with self._store.look() as tx:
            wanted = await tx.files.oldest()
        if wanted is None:
            return False
        try:
            await self._settle(wanted, await self._make(wanted))
        except StoreUnavailableError:
            raise
        except (
            Exception
        ):  # whatever one wish makes us raise, also one too large to keep, its people are answered
            log.exception("files.failed", wanted=wanted.id)
            await self._settle(wanted, APOLOGY)
        return True

    async def _settle(self, wanted: WantedFile, made: MadeFile) -> None:
        await until_said(lambda: self._to_come(wanted), self._timer)
        async with self._store.begin() as tx:
            # The chat may have moved or been erased meanwhile.
            standing = await tx.files.settle(wanted.id)
            if standing is None:
                return
            _, message_id = await tx.files.said(standing.answer_key)
            speeches: list[Speech] = []
            if message_id is not None:
                speeches.append(EditNote(made.answer, message_id))
            elif made.attachment is None:
                speeches.append(SendNote(made.answer))
            if made.attachment is not None and made.caption is not None:
                number = await tx.attachments.keep(standing.place.chat_id, made.attachment, self._clock.now())
                speeches.append(SendFile(number, made.caption, made.otherwise or made.answer))
            await tx.deliveries.add(self._drafts(standing, speeches))
        self._told.set()

    async def _to_come(self, wanted: WantedFile) -> bool:
        async with self._store.look() as tx:
            to_come, _ = await tx.files.said(wanted.answer_key)
        return to_come

    def _drafts(self, wanted: WantedFile, speeches: Sequence[Speech]) -> list[DeliveryDraft]:
        return [
            DeliveryDraft.answer(f"file:{wanted.id}:{place}", wanted.place, speech, self._machine.now())
            for place, speech in enumerate(speeches)
        ]
