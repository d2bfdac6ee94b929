"""Turns what an operator tells everybody into deliveries, some hundred chats a commit, and shows how far it is.

A broadcast goes when nothing else is due (``Rank.BROADCAST``), at two thirds of the bot's rate at most, so that an alert
finds a call free. Only what is due within some seconds stands in the outbox: a stop withdraws little, and is quick.
Killed between any two commits, the next run goes on where the cursor stands; a chat's key keeps it from a second one.
"""

import math
from datetime import datetime, timedelta

import structlog

from bot.broadcast_notes import failed_of, message_of, progress_note
from bot.clock import Wake
from bot.model import (
    Broadcast,
    BroadcastId,
    BroadcastState,
    ChatId,
    ChatKind,
    DeliveryDraft,
    DeliveryKind,
    EditNote,
    Level,
    Note,
    Place,
    SendNote,
    Tally,
)
from bot.ports import BroadcastTransaction, Clock, Store

EVERY_SECONDS = 1.0
AT_ONCE = 250
"""Chats a commit."""
AHEAD_SECONDS = 20.0
"""What is due later is not in the outbox yet."""
SHARE = 2 / 3
"""Of the bot's rate; the rest is free for news."""
EDIT_EVERY = timedelta(seconds=3)
log = structlog.get_logger(__name__)


class Broadcaster:
    """Sends broadcasts; ``told`` wakes who sends deliveries, ``clock`` is the story's."""

    def __init__(
        self,
        store: Store[BroadcastTransaction],
        clock: Clock,
        machine: Clock,
        told: Wake,
        per_second: float,
        *,
        at_once: int = AT_ONCE,
    ) -> None:
        self._store = store
        self._clock = clock
        self._machine = machine
        self._told = told
        self._rate = per_second * SHARE
        self._at_once = at_once

    async def step(self) -> int:
        """Go on with all that is being sent; gives the number of deliveries.

        Raises:
            StoreUnavailableError: the database failed; what was not committed is found again.
        """
        # Mostly there is nothing, and nobody who writes need wait for that.
        async with self._store.look() as tx:
            going = await tx.broadcasts.going()
        count = 0
        for broadcast_id in going:
            # The others wait their turn: together they would go faster than one may.
            while broadcast_id == going[0] and (chats := await self._chunk(broadcast_id)):
                count += chats
            await self._show(broadcast_id)
        return count

    async def _chunk(self, broadcast_id: BroadcastId) -> int:
        """Put deliveries for the next chats into the outbox; 0: there is no room now, or no chat is left."""
        async with self._store.begin() as tx:
            broadcast = await tx.broadcasts.under_way(broadcast_id)
            if broadcast is None or broadcast.state is not BroadcastState.SENDING:
                return 0
            waiting = (await tx.broadcasts.tally(broadcast_id)).waiting
            room = math.ceil(self._rate * AHEAD_SECONDS) - waiting
            chats = await tx.broadcasts.next_chats(broadcast, min(room, self._at_once)) if room > 0 else ()
            if not chats:
                return 0
            now = self._machine.now()
            begin = max(now, broadcast.due_until or now)
            dues = [begin + timedelta(seconds=number / self._rate) for number in range(1, len(chats) + 1)]
            await tx.deliveries.add(
                [
                    draft_of(broadcast, chat_id, due, kind)
                    for (chat_id, kind), due in zip(chats, dues, strict=True)
                ]
            )
            await tx.broadcasts.went_on(broadcast_id, chats[-1][0], dues[-1])
        self._told.set()
        return len(chats)

    async def _show(self, broadcast_id: BroadcastId) -> None:
        """Edit the operator's message now and then, and at the end for certain; one edit is on its way at a time."""
        async with self._store.begin() as tx:
            broadcast = await tx.broadcasts.under_way(broadcast_id)
            # An edit that is tried again later would stand in place of a newer one.
            if broadcast is None or await tx.broadcasts.is_showing(broadcast):
                return
            tally, now = await tx.broadcasts.tally(broadcast_id), self._machine.now()
            is_over = tally.waiting == 0 and await self._is_all_out(tx, broadcast)
            if not is_over and not _worth_showing(broadcast, tally, now):
                return
            if broadcast.message_id is not None:
                note = progress_note(broadcast, tally, is_over=is_over)
                await tx.deliveries.add([_edit_of(broadcast, broadcast.message_id, note, now)])
            await tx.broadcasts.showed(broadcast, _shown(tally), now)
            if is_over:
                await tx.broadcasts.end(broadcast, self._clock.now())
                log.info(
                    "broadcast.over",
                    broadcast=broadcast_id,
                    sent=tally.sent,
                    failed=failed_of(broadcast, tally),
                )
        self._told.set()

    @staticmethod
    async def _is_all_out(tx: BroadcastTransaction, broadcast: Broadcast) -> bool:
        if broadcast.state is BroadcastState.STOPPING:
            return True
        return not await tx.broadcasts.next_chats(broadcast, 1)


def draft_of(
    broadcast: Broadcast, chat_id: ChatId, due_at: datetime, kind: ChatKind = ChatKind.PRIVATE
) -> DeliveryDraft:
    """A broadcast's message for one chat, to be committed; it makes no sound."""
    return DeliveryDraft(
        key=f"broadcast:{broadcast.id}:{chat_id}",
        kind=DeliveryKind.NOTICE,
        place=Place(chat_id),
        level=Level.INFO,
        due_at=due_at,
        speech=SendNote(message_of(broadcast.text, kind)),
        broadcast_id=broadcast.id,
    )


def _shown(tally: Tally) -> str:
    return f"{tally.sent}:{tally.failed}:{tally.withdrawn}"


def _worth_showing(broadcast: Broadcast, tally: Tally, now: datetime) -> bool:
    if broadcast.shown == _shown(tally):
        return False
    return broadcast.shown_at is None or now - broadcast.shown_at >= EDIT_EVERY


def _edit_of(broadcast: Broadcast, message_id: int, note: Note, now: datetime) -> DeliveryDraft:
    key = broadcast.edit_key(broadcast.edits + 1)
    return DeliveryDraft.answer(key, Place(broadcast.chat_id), EditNote(note, message_id), now)
