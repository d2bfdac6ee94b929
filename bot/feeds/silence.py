"""Tells people once that none of their feeds answers, or that one is gone, and once that it is over."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import structlog

from bot.clock import Wake
from bot.model import DeliveryDraft, DeliveryKind, Feed, Level, Note, Phrase, Place, Scope, SendNote, Silence
from bot.ports import Clock, Store, WatchTransaction

SILENT_AFTER = timedelta(minutes=30)
PROBED_EVERY = timedelta(days=1)
"""How often a feed that said it is gone is looked at: some come back."""
CHATS_AT_ONCE = 500
EVERY_SECONDS = 30.0

log = structlog.get_logger(__name__)


class Watcher:
    """Looks now and then for whom to tell; what it told is in the database, in the commit of its notices."""

    def __init__(self, store: Store[WatchTransaction], clock: Clock, machine: Clock, told: Wake) -> None:
        self._store = store
        self._clock = clock
        self._machine = machine
        self._told = told
        # After a long pause of the program itself, feeds get their time to answer.
        self._began = machine.now()

    async def step(self) -> int:
        """Tell whom there is to tell, at most so many chats at once; gives the number of notices.

        Raises:
            StoreUnavailableError: the database failed; nobody was told.
        """
        async with self._store.begin() as tx:
            drafts = [*await self._feeds(tx), *await self._chats(tx)]
            if drafts:
                await tx.deliveries.add(drafts)
        if drafts:
            self._told.set()
        return len(drafts)

    async def _feeds(self, tx: WatchTransaction) -> list[DeliveryDraft]:
        drafts: list[DeliveryDraft] = []
        await tx.silences.note_gone()
        for feed, since in await tx.silences.gone():
            await tx.silences.told_gone(feed.id)
            drafts += self._of_feed("feed-gone", feed, since, await tx.silences.readers(feed))
            log.info("feed.gone", feed=feed.id, publisher=feed.publisher)
        for feed, since in await tx.silences.back():
            await tx.silences.told_back(feed.id)
            drafts += self._of_feed("feed-back", feed, since, await tx.silences.readers(feed))
            log.info("feed.back", feed=feed.id, publisher=feed.publisher)
        await tx.silences.try_again(self._clock.now() - PROBED_EVERY, self._machine.now())
        return drafts

    async def _chats(self, tx: WatchTransaction) -> list[DeliveryDraft]:
        if self._machine.now() - self._began < SILENT_AFTER:
            return []
        await tx.silences.forget()
        over = await tx.silences.over(CHATS_AT_ONCE)
        await tx.silences.end([one.place.chat_id for one in over])
        fallen = await tx.silences.fallen(self._clock.now() - SILENT_AFTER, CHATS_AT_ONCE)
        await tx.silences.begin(fallen)
        return [
            *(self._of_chat("silence-fallen", one) for one in fallen),
            *(self._of_chat("silence-over", one) for one in over),
        ]

    def _of_feed(
        self, cause: str, feed: Feed, since: datetime, places: Iterable[Place]
    ) -> list[DeliveryDraft]:
        # The address of a private feed may hold a secret; who reads it knows it by its name.
        name = feed.publisher or ("—" if feed.scope is Scope.PRIVATE else feed.url)
        phrase = Phrase(cause, {"publisher": name})
        return [self._notice(place, f"{cause}:{feed.id}", since, phrase) for place in places]

    def _of_chat(self, cause: str, silence: Silence) -> DeliveryDraft:
        phrase = Phrase(cause, {"count": silence.feeds, "since_at": silence.since.isoformat()})
        return self._notice(silence.place, cause, silence.since, phrase)

    def _notice(self, place: Place, cause: str, since: datetime, phrase: Phrase) -> DeliveryDraft:
        return DeliveryDraft(
            key=f"notice:{place.chat_id}:{place.topic}:{cause}:{since.isoformat()}",
            kind=DeliveryKind.NOTICE,
            place=place,
            level=Level.INFO,
            due_at=self._machine.now(),
            speech=SendNote(Note((phrase,))),
        )
