"""Tells people once that none of their feeds answers, or that one is gone, and once that it is over."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from bot.clock import Wake
from bot.model import (
    ChatId,
    DeliveryDraft,
    Feed,
    Note,
    Phrase,
    Place,
    Scope,
    Silence,
)
from bot.ports import Clock, Store, WatchTransaction

SILENT_AFTER = timedelta(minutes=30)
PROBED_EVERY = timedelta(days=1)
"""How often a feed that said it is gone is looked at: some come back."""
CHATS_AT_ONCE = 500
FEEDS_AT_ONCE = 10
"""So many feeds are told of in one notice."""
GONE, BACK = "feed-gone", "feed-back"
EVERY_SECONDS = 30.0

_Told = tuple[Feed, datetime]
"""A feed, and since when it is or was gone."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Telling:
    """How far the readers of some feeds are told.

    After a restart it begins anew: who was told has that notice, by its key.
    """

    cause: str
    feeds: tuple[_Told, ...]
    after: ChatId | None = None
    """Chats are told in the order of their numbers; the last that was."""


class Watcher:
    """Looks now and then for whom to tell; what it told is in the database, in the commit of its notices."""

    def __init__(self, store: Store[WatchTransaction], clock: Clock, machine: Clock, told: Wake) -> None:
        self._store = store
        self._clock = clock
        self._machine = machine
        self._told = told
        # After a long pause of the program itself, feeds get their time to answer.
        self._began = machine.now()
        self._telling: _Telling | None = None

    async def step(self) -> int:
        """Tell whom there is to tell, at most so many chats at once; gives the number of notices.

        Raises:
            StoreUnavailableError: the database failed; nobody was told.
        """
        async with self._store.begin() as tx:
            drafts, telling = await self._feeds(tx)
            drafts += await self._chats(tx, CHATS_AT_ONCE - len(drafts))
            if drafts:
                await tx.deliveries.add(drafts)
        self._telling = telling
        if drafts:
            self._told.set()
        return len(drafts)

    async def _feeds(self, tx: WatchTransaction) -> tuple[list[DeliveryDraft], "_Telling | None"]:
        """Tell the next readers of feeds that are gone or back, and how far that has come."""
        await tx.silences.note_gone()
        telling = self._telling or await self._begun(tx)
        drafts: list[DeliveryDraft] = []
        if telling is not None:
            read = await self._readers(tx, telling)
            drafts = [self._of_feeds(telling.cause, place, feeds) for place, feeds in read]
            if len(read) == CHATS_AT_ONCE:
                telling = replace(telling, after=read[-1][0].chat_id)
            else:
                told = tx.silences.told_gone if telling.cause == GONE else tx.silences.told_back
                for feed, _ in telling.feeds:
                    await told(feed.id)
                telling = None
        await tx.silences.try_again(self._clock.now() - PROBED_EVERY, self._machine.now())
        return drafts, telling

    @staticmethod
    async def _begun(tx: WatchTransaction) -> "_Telling | None":
        for cause, listed in ((GONE, tx.silences.gone), (BACK, tx.silences.back)):
            if feeds := await listed(FEEDS_AT_ONCE):
                for feed, _ in feeds:
                    log.info(cause.replace("-", "."), feed=feed.id, publisher=feed.publisher)
                return _Telling(cause, feeds)
        return None

    @staticmethod
    async def _readers(tx: WatchTransaction, telling: "_Telling") -> list[tuple[Place, list[_Told]]]:
        """List the next chats that read any of the feeds, each with those that it reads."""
        read: dict[Place, list[_Told]] = {}
        for feed, since in telling.feeds:
            for place in await tx.silences.readers(feed, telling.after, CHATS_AT_ONCE):
                read.setdefault(place, []).append((feed, since))
        # Of each feed the first readers are known: of the first chats of all, each with all its feeds.
        return sorted(read.items(), key=lambda one: one[0].chat_id)[:CHATS_AT_ONCE]

    async def _chats(self, tx: WatchTransaction, limit: int) -> list[DeliveryDraft]:
        if self._machine.now() - self._began < SILENT_AFTER:
            return []
        await tx.silences.forget()
        over = await tx.silences.over(limit)
        await tx.silences.end([one.place.chat_id for one in over])
        fallen = await tx.silences.fallen(self._clock.now() - SILENT_AFTER, limit - len(over))
        await tx.silences.begin(fallen)
        return [
            *(self._of_chat("silence-fallen", one) for one in fallen),
            *(self._of_chat("silence-over", one) for one in over),
        ]

    def _of_feeds(self, cause: str, place: Place, feeds: Sequence[_Told]) -> DeliveryDraft:
        # The address of a private feed may hold a secret; who reads it knows it by its name.
        names = [feed.publisher or ("—" if feed.scope is Scope.PRIVATE else feed.url) for feed, _ in feeds]
        numbers = ",".join(str(feed.id) for feed, _ in feeds)
        since = max(since for _, since in feeds)
        return self._notice(
            place, f"{cause}:{numbers}", since, *(Phrase(cause, {"publisher": name}) for name in names)
        )

    def _of_chat(self, cause: str, silence: Silence) -> DeliveryDraft:
        phrase = Phrase(cause, {"count": silence.feeds, "since_at": silence.since.isoformat()})
        return self._notice(silence.place, cause, silence.since, phrase)

    def _notice(self, place: Place, cause: str, since: datetime, *phrases: Phrase) -> DeliveryDraft:
        return DeliveryDraft.notice(place, f"{cause}:{since.isoformat()}", Note(phrases), self._machine.now())
