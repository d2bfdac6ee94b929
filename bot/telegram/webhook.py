"""Webhook mode: Telegram brings the updates itself; each is in the inbox before its arrival is confirmed.

https://core.telegram.org/bots/api#setwebhook
"""

import asyncio
import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

import structlog

from bot.clock import Wake
from bot.conversation import concerns_us
from bot.model import Update
from bot.ports import Clock, ConversationTransaction, Store, StoreUnavailableError, Timer
from bot.telegram.client import Telegram, update_of

LOOK_EVERY_SECONDS = 300.0
"""How often Telegram is asked whether it still brings updates here: whoever has the token can point it elsewhere."""
LONGEST_PAUSE_SECONDS = 60.0
JITTER = 0.25
RECENT_FAILURE = timedelta(minutes=10)

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Brought:
    """An update on its way into the inbox; ``kept`` is done once it is committed."""

    update: Update
    kept: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Webhook:
    """Points Telegram at our address and takes what it brings; ``secret`` proves that it is Telegram who calls."""

    def __init__(  # noqa: PLR0913 - each is a thing of its own that a test sets
        self,
        telegram: Telegram,
        store: Store[ConversationTransaction],
        clock: Clock,
        timer: Timer,
        random: Random,
        arrived: Wake,
        *,
        url: str,
        secret: str,
    ) -> None:
        self._telegram = telegram
        self._url = url
        self._secret = secret.encode()
        self._store = store
        self._clock = clock
        self._timer = timer
        self._random = random
        self._arrived = arrived
        self._pointed = False
        self._failures = 0
        self._waiting: list[_Brought] = []
        self._commit = asyncio.Lock()
        self.trouble: str | None = None
        """Why no updates come, in words; None while they do."""

    async def run(self) -> None:
        """See to it for ever that Telegram brings its updates here."""
        while True:
            await self._timer.sleep(await self.step())

    async def step(self) -> float:
        """Look once whether Telegram brings its updates here, and have it so; tell the seconds until the next look."""
        try:
            trouble = await self._look()
        except ConnectionError as error:
            self._tell(str(error))
            pause = min(2.0**self._failures, LONGEST_PAUSE_SECONDS)
            self._failures = min(self._failures + 1, 16)
            return pause * (1 + self._random.random() * JITTER)
        self._tell(trouble)
        self._failures = 0
        return LOOK_EVERY_SECONDS

    async def _look(self) -> str | None:
        """Point Telegram here where it is not; tell what keeps it from bringing updates."""
        state = await self._telegram.webhook_state()
        # A secret is of one run: at a start Telegram is told the new one, whatever address it knows.
        if not self._pointed or state.url != self._url:
            await self._telegram.point_webhook(self._url, self._secret.decode())
            self._pointed = True
            log.info("webhook.set")
            return None
        failed = state.failed_at is not None and self._clock.now() - state.failed_at < RECENT_FAILURE
        if not failed or state.waiting == 0:
            return None
        return (
            f"Telegram cannot bring its updates to web.public_url ({state.error}): see to the proxy before it"
        )

    def _tell(self, trouble: str | None) -> None:
        if trouble != self.trouble and trouble is not None:
            log.warning("updates.do_not_come", why=trouble)
        if trouble is None and self.trouble is not None:
            log.info("updates.come_again")
        self.trouble = trouble

    # ------------------------------------------------------------------------------------------ what is brought

    def knows(self, secret: str) -> bool:
        """Tell whether a caller is Telegram, in a time that says nothing of the secret."""
        return hmac.compare_digest(secret.encode("utf-8", "replace"), self._secret)

    async def hear(self, body: bytes) -> int:
        """Keep an update that Telegram brought, and give the HTTP status to answer with; 200 only once it is committed."""
        update = self._read(body)
        if update is None:
            return 400
        if not concerns_us(update):
            return 200
        try:
            await self._keep(update)
        except StoreUnavailableError as error:
            log.warning("updates.not_kept", why=str(error))
            return 503
        self._arrived.set()
        return 200

    def _read(self, body: bytes) -> Update | None:
        try:
            payload = json.loads(body)
        except (ValueError, RecursionError):
            return None
        return update_of(payload, self._telegram.bot_id) if isinstance(payload, dict) else None

    async def _keep(self, update: Update) -> None:
        """Return once an update is committed: those that come while a commit is under way go together into the next."""
        brought = _Brought(update)
        self._waiting.append(brought)
        async with self._commit:
            if not brought.kept.done():
                batch, self._waiting = self._waiting, []
                await self._keep_all(batch)
        await brought.kept

    async def _keep_all(self, batch: Sequence[_Brought]) -> None:
        try:
            async with self._store.begin() as tx:
                await tx.inbox.store([brought.update for brought in batch], self._clock.now())
        except BaseException as error:
            failure = (
                error if isinstance(error, StoreUnavailableError) else StoreUnavailableError("interrupted")
            )
            for brought in batch:
                if not brought.kept.done():
                    brought.kept.set_exception(failure)
                    brought.kept.exception()  # who gave up waiting leaves nobody to look at it
            if not isinstance(error, StoreUnavailableError):
                raise
            return
        for brought in batch:
            if not brought.kept.done():
                brought.kept.set_result(None)
