"""Updates: kept before Telegram is told that they arrived, then handled one at a time a chat, in order."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from random import Random

import structlog

from bot.clock import Wake
from bot.conversation import (
    MEMBERSHIP,
    TOO_MANY,
    Asked,
    Conversation,
    UnaskedError,
    concerns_us,
    decisive,
    said_by_the_chat,
    sender_of,
)
from bot.model import ChatId, DeliveryDraft, Note, PendingUpdate, Phrase, Standing, Update
from bot.ports import (
    Clock,
    ConversationTransaction,
    Groups,
    Store,
    StoreUnavailableError,
    Timer,
    UpdateSource,
)

POLL_SECONDS = 50.0
LOOK_EVERY_SECONDS = 5.0
LONGEST_PAUSE_SECONDS = 60.0
LONGEST_ROUND = 1_000
"""Chats in turn before the first may come again."""
LOOKED_AT = 32
"""Updates looked at for those whose turn it is."""
CHATS_AT_ONCE = 8
ANSWERS_WAITING = 20
"""A chat with so many answers on their way gets one note in place of further ones, until it has had them all."""
JITTER = 0.25
ASKED_MOST = 20
"""Questions to Telegram that one update may need answered; no handler needs as many."""

log = structlog.get_logger(__name__)


class Receiver:
    """Fetches updates into the inbox; asking for the next ones, which confirms these, comes after their commit."""

    def __init__(
        self,
        source: UpdateSource,
        store: Store[ConversationTransaction],
        clock: Clock,
        timer: Timer,
        random: Random,
    ) -> None:
        self._source = source
        self._store = store
        self._clock = clock
        self._timer = timer
        self._random = random
        self._offset: int | None = None
        self._failures = 0
        self.trouble: str | None = None
        """Why no updates come, in words; None while they do."""

    async def run(self, arrived: Wake) -> None:
        """Receive for ever; ``arrived`` is set after every commit of updates."""
        while True:
            if await self.step():
                arrived.set()

    async def step(self, seconds: float = POLL_SECONDS) -> int:
        """Wait for updates once and keep them; after a failure wait before it returns. Tell how many came."""
        try:
            updates = await self._source.updates(self._offset, seconds)
            if news := tuple(filter(concerns_us, updates)):
                async with self._store.begin() as tx:
                    await tx.inbox.store(news, self._clock.now())
            if updates:
                self._offset = max(update.id for update in updates) + 1
        except (ConnectionError, StoreUnavailableError) as error:
            await self._rest(str(error))
            return 0
        if self.trouble is not None:
            log.info("updates.come_again")
        self.trouble, self._failures = None, 0
        return len(updates)

    async def _rest(self, trouble: str) -> None:
        if trouble != self.trouble:
            log.warning("updates.do_not_come", why=trouble)
        self.trouble = trouble
        pause = min(2.0**self._failures, LONGEST_PAUSE_SECONDS)
        self._failures = min(self._failures + 1, 16)
        await self._timer.sleep(pause * (1 + self._random.random() * JITTER))


Handle = Callable[[Conversation], Awaitable[None]]
"""Handles one update within its transaction; what it raises undoes all of it."""


class Talker:
    """Takes updates from the inbox to the handler, different chats at once, each chat in order."""

    def __init__(  # noqa: PLR0913 - each is a thing of its own that a test sets
        self,
        store: Store[ConversationTransaction],
        handle: Handle,
        groups: Groups,
        clock: Clock,
        machine: Clock,
        timer: Timer,
        told: Wake,
        *,
        talked: Wake | None = None,
        chats_at_once: int = CHATS_AT_ONCE,
    ) -> None:
        self._store = store
        self._handle = handle
        self._groups = groups
        self._clock = clock
        self._machine = machine
        self._timer = timer
        self._told = told
        self._talked = talked or Wake()
        self._chats_at_once = chats_at_once
        self._busy: set[ChatId] = set()
        self._served: set[ChatId] = set()
        """Chats that had their turn in this round: whoever waits for the first comes before them."""

    async def run(self, arrived: Wake) -> None:
        """Handle for ever; ``arrived`` says that updates were committed."""
        async with asyncio.TaskGroup() as conversations:
            while True:
                if not await self._begin(conversations, arrived):
                    await arrived.wait(LOOK_EVERY_SECONDS)

    async def step(self) -> int:
        """Handle the oldest waiting update of each chat and tell how many there were."""
        async with asyncio.TaskGroup() as conversations:
            return await self._begin(conversations, Wake())

    async def _begin(self, conversations: asyncio.TaskGroup, ended: Wake) -> int:
        free = self._chats_at_once - len(self._busy)
        if free <= 0:
            return 0
        try:
            waiting = await self._next(free)
        except StoreUnavailableError as error:
            log.warning("updates.wait", why=str(error))
            return 0
        for pending in waiting:
            self._busy.add(pending.update.chat_id)
            self._served.add(pending.update.chat_id)
            conversations.create_task(self._converse(pending, ended))
        return len(waiting)

    async def _next(self, free: int) -> tuple[PendingUpdate, ...]:
        """Take the oldest update of chats in turn: one that floods delays its own answers only."""
        if len(self._served) > LONGEST_ROUND:
            self._served.clear()
        async with self._store.look() as tx:
            waiting = await tx.inbox.pending(self._busy, LOOKED_AT)
            if len(waiting) == LOOKED_AT:
                # So many wait that who had no turn yet may stand behind them.
                behind = await tx.inbox.pending(self._busy | self._served, free)
                waiting = tuple({one.number: one for one in (*behind, *waiting)}.values())
        fresh = [one for one in waiting if one.update.chat_id not in self._served][:free]
        if len(fresh) == free:
            return tuple(fresh)
        # Everybody had a turn: the next round begins.
        again = [one for one in waiting if one.update.chat_id in self._served]
        self._served.clear()
        return (*fresh, *again)[:free]

    async def _converse(self, pending: PendingUpdate, ended: Wake) -> None:
        try:
            pause = await self._attempt(pending)
            if pause > 0:
                await self._timer.sleep(pause)
        except (StoreUnavailableError, ConnectionError) as error:
            log.warning("updates.wait", why=str(error))
            await self._timer.sleep(LOOK_EVERY_SECONDS)
        finally:
            self._busy.discard(pending.update.chat_id)
            ended.set()

    async def _attempt(self, pending: PendingUpdate) -> float:
        """Handle one update; tell the seconds to wait before its chat is looked at again."""
        if MEMBERSHIP & pending.update.payload.keys():
            self._groups.forget(pending.update.chat_id)
        by_admin = await self._is_by_admin(pending.update)
        standings: dict[Asked, Standing] = {}
        while True:
            try:
                talk = await self._transact(pending, standings, by_admin=by_admin)
                break
            except UnaskedError as unasked:
                if len(standings) == ASKED_MOST:
                    return await self._failed(pending, unasked)
                asked = unasked.asked
            except StoreUnavailableError:
                raise
            except Exception as error:  # noqa: BLE001 - whatever one update makes a handler raise, the others go on
                return await self._failed(pending, error)
            standings[asked] = await self._groups.standing(asked.chat_id, asked.user_id, fresh=asked.fresh)
        if talk.answers or talk.notices(self._machine.now()):
            self._told.hurry()
        if talk.tx.leaves_work:
            # An address may be wanted, a rule made: others than who sends may have work.
            self._talked.set()
        return 0.0

    async def _transact(
        self, pending: PendingUpdate, standings: Mapping[Asked, Standing], *, by_admin: bool
    ) -> Conversation:
        async with self._store.begin() as tx:
            chat = await tx.chats.get(pending.update.chat_id)
            talk = Conversation(tx, pending.update, chat, by_admin, pending.number, standings)
            await self._handle(talk)
            await tx.inbox.handled(pending.number, self._clock.now())
            await tx.deliveries.add(await self._answers(talk))
            await tx.deliveries.add(talk.notices(self._machine.now()))
        return talk

    async def _answers(self, talk: Conversation) -> Sequence[DeliveryDraft]:
        """List what is to be answered: who floods the bot is heard, but gets only so many answers and then a note.

        The note waits behind the answers, and while it waits there are no further ones.
        """
        drafts = talk.drafts(self._machine.now())
        if not drafts:
            return ()
        waiting = await talk.tx.deliveries.answers_waiting(talk.home.chat_id, ANSWERS_WAITING)
        if any(key.startswith(TOO_MANY) for key in waiting):
            return ()
        if len(waiting) < ANSWERS_WAITING:
            return drafts
        return (talk.too_many(self._machine.now()),)

    async def _is_by_admin(self, update: Update) -> bool:
        if update.chat_id >= 0 or said_by_the_chat(update):
            return True
        return decisive(update) and sender_of(update) in await self._groups.administrators(update.chat_id)

    async def _failed(self, pending: PendingUpdate, error: Exception) -> float:
        update = pending.update
        async with self._store.begin() as tx:
            aside = await tx.inbox.failed(pending.number, type(error).__name__, self._clock.now())
            if aside and update.payload.keys() & {"message", "callback_query"}:
                chat = await tx.chats.get(update.chat_id)
                talk = Conversation(tx, update, chat, by_admin=False, number=pending.number)
                talk.say(Note((Phrase("apology"),)))
                await tx.deliveries.add(await self._answers(talk))
        log.error(
            "update.set_aside" if aside else "update.failed",
            update=pending.number,
            exc_info=error if aside else None,
        )
        if aside:
            self._told.hurry()
            return 0.0
        return 0.5 * 2.0**pending.attempts
