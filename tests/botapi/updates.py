"""Updates waiting for the bot, and long polling."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from tests.botapi.errors import ApiError

Clock = Callable[[], datetime]
LIFETIME = timedelta(hours=24)
ON_REQUEST_ONLY = {"chat_member", "message_reaction", "message_reaction_count"}
MOST_AT_ONCE = 100
OTHER_POLLER = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_SET = "Conflict: terminated by setWebhook request"


@dataclass(frozen=True, slots=True)
class Update:
    """One update and when it came about."""

    id: int
    kind: str
    payload: dict[str, Any]
    at: datetime

    @property
    def json(self) -> dict[str, Any]:
        """An `Update`."""
        return {"update_id": self.id, self.kind: self.payload}

    @property
    def chat_id(self) -> int:
        """The chat it is about; webhook deliveries keep their order within it."""
        message = self.payload.get("message", self.payload)
        return int(message.get("chat", {}).get("id", 0))


class UpdateQueue:
    """Keeps updates until they are confirmed, for 24 hours at most."""

    def __init__(self, clock: Clock, first_id: int = 1000) -> None:
        self._clock = clock
        self._next_id = first_id
        self._pending: dict[int, Update] = {}
        self._poller: asyncio.Future[None] | None = None
        self._watchers: list[asyncio.Future[None]] = []
        self.allowed: frozenset[str] | None = None

    @property
    def pending(self) -> list[Update]:
        """What is not confirmed yet, oldest first; what waited longer than a day is gone."""
        return self.oldest(len(self._pending))

    def oldest(self, most: int) -> list[Update]:
        """The oldest of what is not confirmed yet."""
        now = self._clock()
        while self._pending and now - next(iter(self._pending.values())).at > LIFETIME:
            del self._pending[next(iter(self._pending))]
        return list(islice(self._pending.values(), most))

    def allow(self, kinds: Iterable[str] | None) -> None:
        """Choose the kinds to keep from now on; none at all means the usual ones, None changes nothing."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    def wants(self, kind: str) -> bool:
        """Whether the bot asked for this kind."""
        return kind in self.allowed if self.allowed is not None else kind not in ON_REQUEST_ONLY

    def add(self, kind: str, payload: dict[str, Any]) -> Update | None:
        """Queue an update; None when the bot did not ask for this kind."""
        if not self.wants(kind):
            return None
        update = Update(self._next_id, kind, payload, self._clock())
        self._next_id += 1
        self._pending[update.id] = update
        self._wake()
        return update

    def confirm_before(self, offset: int) -> None:
        """Forget the updates with smaller ids."""
        for identifier in [identifier for identifier in self._pending if identifier < offset]:
            del self._pending[identifier]
        self._wake_watchers()

    def confirm(self, update: Update) -> None:
        """Forget one update."""
        self._pending.pop(update.id, None)
        self._wake_watchers()

    def drop_all(self) -> None:
        """Forget everything."""
        self._pending.clear()
        self._wake_watchers()

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Update]:  # noqa: ASYNC109 - a parameter of getUpdates
        """Answer one getUpdates: at once when there is something, else when something comes or time is up.

        Raises:
            ApiError: 409, when another poller or a webhook takes over.
        """
        if offset < 0:
            self.confirm_before(self._next_id + offset)
        else:
            self.confirm_before(offset)
        found = self.oldest(limit)
        if found or timeout <= 0:
            return found
        self.interrupt(OTHER_POLLER)
        poller: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poller = poller
        self._wake_watchers()
        try:
            async with asyncio.timeout(timeout):
                await poller
        except TimeoutError:
            return []
        finally:
            if self._poller is poller:
                self._poller = None
        return self.oldest(limit)

    async def polled(self) -> None:
        """Wait until somebody waits in a long poll."""
        while self._poller is None:
            await self.changed()

    def interrupt(self, description: str) -> None:
        """End the waiting getUpdates with a conflict."""
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(ApiError(409, description))
        self._poller = None

    def release(self) -> None:
        """Let the waiting getUpdates go home empty-handed."""
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)

    async def changed(self) -> None:
        """Wait until an update comes or goes."""
        watcher: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._watchers.append(watcher)
        await watcher

    async def drained(self, timeout: float = 5) -> None:  # noqa: ASYNC109 - a failing test should say what was left
        """Wait until the bot has confirmed every update.

        Raises:
            AssertionError: some are left after `timeout` seconds.
        """
        try:
            async with asyncio.timeout(timeout):
                while self._pending:
                    await self.changed()
        except TimeoutError:
            kinds = [f"{update.id} {update.kind}" for update in self.pending]
            raise AssertionError(f"the bot has not confirmed: {', '.join(kinds)}") from None

    def _wake(self) -> None:
        self.release()
        self._wake_watchers()

    def _wake_watchers(self) -> None:
        watchers, self._watchers = self._watchers, []
        for watcher in watchers:
            if not watcher.done():
                watcher.set_result(None)
