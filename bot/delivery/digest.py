"""Finds the digests whose time has come; what is due, and what of it is in the outbox, is the database's to know."""

from collections.abc import Sequence
from datetime import datetime

import structlog

from bot.clock import Wake
from bot.model import DeliveryDraft, DeliveryKind, Digest, Level
from bot.ports import Clock, DigestTransaction, Store

EVERY_SECONDS = 1.0
AT_ONCE = 200

log = structlog.get_logger(__name__)


class Digester:
    """Puts due digests into the outbox, each once; ``clock`` is the story's."""

    def __init__(self, store: Store[DigestTransaction], clock: Clock, machine: Clock, told: Wake) -> None:
        self._store = store
        self._clock = clock
        self._machine = machine
        self._told = told

    async def step(self) -> int:
        """Put what is due now into the outbox; gives the number of digests.

        Raises:
            StoreUnavailableError: the database failed; what was not committed is found again.
        """
        count = 0
        # Mostly there is nothing, and nobody who writes need wait for that.
        async with self._store.look() as tx:
            if not await tx.digests.anything_due(self._clock.now()):
                return 0
        while True:
            async with self._store.begin() as tx:
                await tx.digests.end_floods(self._clock.now())
                due = await tx.digests.due(self._clock.now(), AT_ONCE)
                await self._call(tx, due)
            count += len(due)
            if due:
                self._told.set()
            if len(due) < AT_ONCE:
                return count

    async def _call(self, tx: DigestTransaction, due: Sequence[Digest]) -> None:
        parts = await tx.digests.call(due)
        now = self._machine.now()
        await tx.deliveries.add(
            [draft_of(digest, parts[digest.id], now) for digest in due if parts[digest.id]]
        )
        for digest in due:
            if not parts[digest.id]:
                await tx.digests.ended(digest.id, self._clock.now())


def draft_of(digest: Digest, part: int, due_at: datetime) -> DeliveryDraft:
    """A part of a digest, to be committed."""
    place, rule = digest.place, digest.rule_id or 0
    return DeliveryDraft(
        key=f"{digest.kind}:{place.chat_id}:{place.topic}:{rule}:{digest.due_at.isoformat()}:{part}",
        kind=DeliveryKind.DIGEST,
        place=place,
        level=Level.INFO,
        due_at=due_at,
        story_version=part,
        digest_id=digest.id,
    )
