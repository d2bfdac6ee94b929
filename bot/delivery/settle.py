"""Keeps how deliveries ended: those that end while a commit is under way go together into the next one."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import structlog

from bot.channels import shut, told
from bot.delivery.settlement import Again, Ended, Sent, Settlement
from bot.model import (
    ChatId,
    ChatState,
    Delivery,
    DeliveryDraft,
    DeliveryId,
    Digest,
    DigestId,
    Note,
    Phrase,
    Place,
    SendFile,
    SentMessage,
    Shown,
)
from bot.ports import Clock, SendTransaction, Store, StoreUnavailableError, Timer

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Settled:
    """One delivery's end; ``kept`` is done once it is committed."""

    delivery: Delivery
    settlement: Settlement
    shown_version: int
    shows: tuple[Shown, ...]
    """What a digest's message shows."""
    flood: Digest | None
    """The digest where it is a flood's."""
    kept: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Settler:
    """Settles for as long as it takes: Telegram has acted, and a second call would show."""

    def __init__(self, store: Store[SendTransaction], clock: Clock, machine: Clock, timer: Timer) -> None:
        self._store = store
        self._clock = clock
        self._machine = machine
        self._timer = timer
        self._waiting: list[Settled] = []
        self._commit = asyncio.Lock()

    async def keep(
        self,
        delivery: Delivery,
        settlement: Settlement,
        shown_version: int,
        shows: tuple[Shown, ...] = (),
        flood: Digest | None = None,
    ) -> None:
        """Return once the end of a call is committed; what its own row makes the database raise is raised."""
        settled = Settled(delivery, settlement, shown_version, shows, flood)
        self._waiting.append(settled)
        async with self._commit:
            if not settled.kept.done():
                batch, self._waiting = self._waiting, []
                await self._keep_all(batch)
        await settled.kept

    async def _keep_all(self, batch: Sequence[Settled]) -> None:
        try:
            await self._transact(batch)
        except Exception as error:  # noqa: BLE001 - one row's failure must not undo the others
            if len(batch) == 1:
                batch[0].kept.set_exception(error)
                return
            for settled in batch:
                await self._keep_all([settled])
            return
        for settled in batch:
            settled.kept.set_result(None)

    async def _transact(self, batch: Sequence[Settled]) -> None:
        pause = FIRST_PAUSE
        while True:
            try:
                async with self._store.begin() as tx:
                    await self._keep_sent(tx, batch)
                    for settled in batch:
                        await self._keep_one(tx, settled)
            except StoreUnavailableError as error:
                log.warning("send.not_settled_yet", error=str(error))
                await self._timer.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)
            else:
                return

    async def _keep_sent(self, tx: SendTransaction, batch: Sequence[Settled]) -> None:
        taken = [
            SentMessage(settled.delivery.id, settled.settlement.end.message_id, settled.shown_version)
            for settled in batch
            if isinstance(settled.settlement.end, Sent)
        ]
        if taken:
            await tx.deliveries.sent(taken, self._clock.now())

    async def _keep_one(self, tx: SendTransaction, settled: Settled) -> None:
        chat_id, settlement, now = settled.delivery.place.chat_id, settled.settlement, self._clock.now()
        if settlement.close is not None:
            notices = await shut(tx, chat_id, settlement.close, now)
            await tx.deliveries.add([told(notice, self._machine.now()) for notice in notices])
            await tx.chats.close(chat_id, settlement.close, now)
        if settlement.close is ChatState.NO_RIGHTS:
            await self._tell_adder(tx, chat_id, now)
        if settlement.topic_gone:
            await self._tell(tx, Place(chat_id), f"topic-gone:{settled.delivery.place.topic}", "topic-gone")
        if settlement.move_to is not None:
            await tx.chats.move(chat_id, settlement.move_to, now)
        speech = settled.delivery.speech
        if isinstance(speech, SendFile) and not isinstance(settlement.end, Again):
            await tx.attachments.remove([speech.attachment_id])
        if not isinstance(settlement.end, Sent):
            await self.end(tx, settled.delivery.id, settlement.end)
        elif settled.delivery.digest_id is not None:
            await self._keep_told(tx, settled, settled.delivery.digest_id)

    async def _tell_adder(self, tx: SendTransaction, chat_id: ChatId, now: datetime) -> None:
        """Tell who added the bot to a group that it may not write there."""
        adder = await tx.chats.adder(chat_id)
        if adder is not None:
            await self._tell(tx, Place(ChatId(adder)), f"no-rights:{chat_id}:{now.isoformat()}", "no-rights")

    async def _tell(self, tx: SendTransaction, place: Place, cause: str, text_id: str) -> None:
        """Let people know, once for each cause."""
        notice = DeliveryDraft.notice(place, cause, Note((Phrase(text_id),)), self._machine.now())
        await tx.deliveries.add([notice])

    async def _keep_told(self, tx: SendTransaction, settled: Settled, digest_id: DigestId) -> None:
        """Keep what a digest's message told, and let the next one go where it holds more."""
        now, delivery = self._clock.now(), settled.delivery
        if settled.flood is not None and isinstance(settled.settlement.end, Sent):
            message_id = settled.settlement.end.message_id
            await tx.digests.gathered(settled.flood, message_id, settled.shows, now)
            return
        await tx.digests.told(digest_id, settled.shows, now)
        part = await tx.digests.next_part(digest_id)
        if not part:
            await tx.digests.ended(digest_id, now)
            return
        following = DeliveryDraft(
            key=f"{delivery.key.rpartition(':')[0]}:{part}",
            kind=delivery.kind,
            place=delivery.place,
            level=delivery.level,
            due_at=self._machine.now(),
            story_version=part,
            digest_id=digest_id,
        )
        await tx.deliveries.add([following])

    async def end(self, tx: SendTransaction, delivery_id: DeliveryId, end: Again | Ended) -> None:
        """Write within a transaction how a delivery ended that was not taken."""
        match end:
            case Again():
                await tx.deliveries.again(delivery_id, end.due_at, unknown=end.unknown, error=end.error)
            case Ended():
                await tx.deliveries.ended(delivery_id, end.reason, end.error, self._clock.now())
