"""Tries the rules that chats want tried, and has what was counted said in the same commit.

The test is a committed row until then: whenever the program is killed, the next run does it again.
"""

from collections.abc import Awaitable, Callable

import structlog

from bot.clock import Wake
from bot.conversation import about
from bot.model import (
    ChatKind,
    DeliveryDraft,
    EditNote,
    NotCounted,
    Note,
    Phrase,
    Place,
    Question,
    SendNote,
    Speech,
    WantedTest,
    WouldHaveSent,
)
from bot.ports import Archive, Clock, RuleTestTransaction, Store, StoreUnavailableError, Timer
from bot.wishes import grant, until_said

log = structlog.get_logger(__name__)

Ask = Callable[[WantedTest], Question]
"""What is to be counted for a test."""

Conclude = Callable[[RuleTestTransaction, WantedTest, WouldHaveSent | NotCounted], Awaitable[Note | None]]
"""Does within the transaction what follows from what was counted, and gives what is said of it; None: nothing any more."""

Said = Callable[[RuleTestTransaction, WantedTest], Awaitable[Note | None]]


async def _apology(_: RuleTestTransaction, __: WantedTest) -> Note:
    return Note((Phrase("apology"),))


class RuleTester:
    """Tries wanted rules one by one, in the order they were wanted; ``told`` wakes who sends."""

    def __init__(
        self,
        store: Store[RuleTestTransaction],
        archive: Archive,
        ask: Ask,
        conclude: Conclude,
        machine: Clock,
        timer: Timer,
        told: Wake,
    ) -> None:
        self._store = store
        self._archive = archive
        self._ask = ask
        self._conclude = conclude
        self._machine = machine
        self._timer = timer
        self._told = told

    async def run(self, wanted: Wake) -> None:
        """Test for ever; ``wanted`` says that tests may have been committed."""
        await grant(self.step, wanted, "test")

    async def step(self) -> bool:
        """Try what was wanted first, see its answer committed; False when nothing is wanted.

        Raises:
            StoreUnavailableError: the database failed; the test stays wanted.
        """
        async with self._store.begin() as tx:
            wanted = await tx.tests.oldest()
        if wanted is None:
            return False
        try:
            counted = await self._counted(wanted)
            await self._settle(wanted, lambda tx, standing: self._conclude(tx, standing, counted))
        except StoreUnavailableError:
            raise
        except Exception:  # whatever one test makes the counting raise, its people are answered
            log.exception("test.failed", wanted=wanted.id)
            await self._settle(wanted, _apology)
        return True

    async def _counted(self, wanted: WantedTest) -> WouldHaveSent | NotCounted:
        try:
            return await self._archive.count(self._ask(wanted))
        except StoreUnavailableError:
            raise
        except Exception:
            if wanted.draft_id is None:
                raise
            # The message of a draft stays what it is: only its count is missing.
            log.exception("test.failed", wanted=wanted.id)
            return NotCounted.FAILED

    async def _settle(self, wanted: WantedTest, said: Said) -> None:
        await until_said(lambda: self._to_come(wanted), self._timer)
        async with self._store.begin() as tx:
            # The chat may have moved or been erased meanwhile.
            standing = await tx.tests.settle(wanted.id)
            if standing is None:
                return
            _, message_id = await tx.tests.said(standing.answer_key)
            note = await said(tx, standing)
            home = await tx.tests.said_in(standing.answer_key) or standing.place
            note = None if note is None else await _at_home(tx, standing, home, note)
            if note is None:
                return
            answer = DeliveryDraft.answer(
                f"tested:{standing.id}", home, _speech(note, message_id), self._machine.now()
            )
            await tx.deliveries.add([answer])
        self._told.set()

    async def _to_come(self, wanted: WantedTest) -> bool:
        async with self._store.begin() as tx:
            to_come, _ = await tx.tests.said(wanted.answer_key)
        return to_come


async def _at_home(tx: RuleTestTransaction, wanted: WantedTest, home: Place, note: Note) -> Note | None:
    """Say a note where it was asked for: of a channel's rule in a private chat, if it is still set up from there."""
    if home == wanted.place:
        chat = await tx.chats.get(home.chat_id)
        return None if chat is not None and chat.kind is ChatKind.CHANNEL else note
    channels = await tx.channels.of_person(home.chat_id)
    channel = next((one for one in channels if one.chat_id == wanted.place.chat_id), None)
    return None if channel is None else about(note, channel)


def _speech(note: Note, message_id: int | None) -> Speech:
    return SendNote(note) if message_id is None else EditNote(note, message_id)
