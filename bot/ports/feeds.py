"""Feeds in the database: who reads them, when each is due, which are one, silent, gone or pushed."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.model import (
    ChatId,
    Feed,
    FeedDraft,
    FeedHealth,
    FeedId,
    FeedLook,
    FeedMemory,
    FeedVisit,
    FoundFeed,
    HubSubscription,
    KnownItem,
    Origin,
    Pacing,
    Place,
    Query,
    QueryId,
    SearchFeed,
    Silence,
    Subscribed,
    WantedFeed,
)


class Feeds(Protocol):
    """Feeds, who reads them, and when each is due."""

    async def synchronise(self, origin: Origin, drafts: Sequence[FeedDraft], at: datetime) -> None:
        """Make the feeds of one file stand as it says.

        New ones are added (due at once, spread by the poller), changed ones altered, those no longer named are
        marked missing and come back when named again; what an operator removed stays removed.
        """
        ...

    async def add(self, draft: FeedDraft, at: datetime) -> Feed:
        """Add a feed, or find the one with this address (a shared one before a private one) and make it active."""
        ...

    async def get(self, feed_id: FeedId) -> Feed | None:
        """Find a feed."""
        ...

    async def by_url(self, url: str) -> Feed | None:
        """Find a feed by its exact address, a shared one first."""
        ...

    async def remove(self, feed_id: FeedId) -> None:
        """Take a feed out for good: it is not polled again, whatever a file says."""
        ...

    async def health(self, since: datetime | None = None) -> tuple[FeedHealth, ...]:
        """List all feeds that are not removed, shared ones first, by publisher.

        ``since`` is a week ago, where the items of the week are wanted.
        """
        ...

    async def read_by(self, chat_id: ChatId) -> tuple[FeedHealth, ...]:
        """List the active feeds that this chat reads: shared ones not left out, and its private ones."""
        ...

    async def subscribe(self, chat_id: ChatId, feed_id: FeedId) -> None:
        """Let a chat read a private feed, or a shared one that it had left out."""
        ...

    async def leave_out(self, chat_id: ChatId, feed_id: FeedId) -> None:
        """Let a chat no longer read a feed."""
        ...

    async def claim_due(self, now: datetime, until: datetime, limit: int) -> tuple[FeedVisit, ...]:
        """Lease active feeds that are due and not leased, the longest due first (``now`` on the machine's clock)."""
        ...

    async def next_due(self) -> datetime | None:
        """When the next active feed that is not leased becomes due."""
        ...

    async def look_now(self, url: str, now: datetime) -> None:
        """Make the active feeds of this address due now."""
        ...

    async def waiting(self, now: datetime) -> Sequence[tuple[Feed, bool]]:
        """List the active feeds that are due, each with whether it was ever looked at; not those to be looked at now."""
        ...

    async def spread(self, due: Mapping[FeedId, datetime]) -> None:
        """Set when feeds are next due (the start is spread over one interval)."""
        ...

    async def release_leases(self) -> None:
        """End all leases: the process that held them is gone."""
        ...

    async def settle(self, look: FeedLook) -> datetime:
        """Keep how a look ended and end its lease; belongs into the commit that keeps its items.

        Tell when the feed is due again: sooner than the look says where somebody asked for another meanwhile.
        """
        ...

    async def put_off(self, feed_id: FeedId, due_at: datetime, why: Pacing) -> None:
        """End a lease without a look: the feed's host asked to be left alone until then, or many wait for it."""
        ...

    async def remember(self, feed_id: FeedId, memory: FeedMemory) -> None:
        """Keep what looks have learnt of a feed; belongs into the commit of the look that taught it."""
        ...

    async def shown(self, feed_id: FeedId, identities: Collection[str], at: datetime) -> None:
        """Note that a feed was read through and shows these items, which are therefore kept."""
        ...

    async def known(self, feed_id: FeedId, identities: Collection[str]) -> Mapping[str, KnownItem]:
        """Find the known items of a feed among these identities."""
        ...

    async def recent(self, feed_id: FeedId, limit: int) -> tuple[KnownItem, ...]:
        """List a feed's newest known items (for a feed that has named its items anew)."""
        ...


class Subscriptions(Protocol):
    """Which feeds a chat reads beside, or instead of, those that every chat reads."""

    async def begin(
        self, chat_id: ChatId, found: FoundFeed, most: int, at: datetime
    ) -> tuple[Subscribed, Feed | None]:
        """Let a chat read a feed that was found: the shared one at any of its addresses, else one of the chat's own.

        A chat has at most ``most`` of its own; only then there is no feed.
        """
        ...

    async def of_chat(self, chat_id: ChatId, since: datetime) -> tuple[FeedHealth, ...]:
        """List the feeds that a chat reads or could read again, shared ones first.

        ``since`` is a week ago: the items of the week are counted.
        """
        ...

    async def left_out(self, chat_id: ChatId) -> Collection[FeedId]:
        """Name the shared feeds that a chat left out."""
        ...

    async def get(self, chat_id: ChatId, feed_id: FeedId) -> Feed | None:
        """Find a feed that a chat may decide on: a shared one, or one of its own; None for any other."""
        ...

    async def take_back(self, chat_id: ChatId, feed_id: FeedId, most: int) -> Feed | None:
        """Undo the removal of one of a chat's own feeds; None when it had no such, or has ``most`` without it."""
        ...

    async def newest_title(self, feed_id: FeedId) -> str | None:
        """Give the title of a feed's newest item; None while it has none."""
        ...

    async def count_own(self, chat_id: ChatId) -> int:
        """Count the private feeds that a chat reads."""
        ...


class SharedFeeds(Protocol):
    """Operators' hold on the feeds that every chat reads."""

    async def listed(self, since: datetime) -> tuple[FeedHealth, ...]:
        """List the shared feeds that are polled, gone or paused, by publisher; ``since`` is a week ago."""
        ...

    async def one(self, feed_id: FeedId, since: datetime) -> FeedHealth | None:
        """Find a shared feed, also one that was removed; ``since`` is a week ago."""
        ...

    async def pause(self, feed_id: FeedId) -> bool:
        """Leave a feed alone until it is resumed; False when it is not polled anyway.

        No file, no start and no chat that adds its address brings it back.
        """
        ...

    async def resume(self, feed_id: FeedId) -> bool:
        """Poll a paused feed again, as if it were new; False when it is not paused."""
        ...

    async def remove(self, feed_id: FeedId) -> bool:
        """Take a feed out for good; False when it is not there."""
        ...

    async def restore(self, feed_id: FeedId) -> bool:
        """Undo a removal; False when the feed was not removed."""
        ...


class WantedFeeds(Protocol):
    """Addresses that chats asked to be read, until it is known what is there."""

    async def keep(self, place: Place, url: str, at: datetime, *, shared: bool = False) -> int:
        """Keep an address to be looked at, ``shared`` for every chat; the number is good in this place only."""
        ...

    async def count_waiting(self, chat_id: ChatId) -> int:
        """Count a chat's addresses that were not looked at yet."""
        ...

    async def waiting(self, busy: Collection[ChatId], limit: int) -> tuple[WantedFeed, ...]:
        """List the oldest address not looked at yet of each chat that is not busy, oldest first."""
        ...

    async def settle(self, number: int) -> WantedFeed | None:
        """Take an address that was looked at, wherever its chat is now; None when it is no longer wanted."""
        ...

    async def offer(self, wanted: WantedFeed, found: Sequence[FoundFeed], at: datetime) -> int:
        """Keep what was found, to be chosen from; the number is good in this place only."""
        ...

    async def take(self, place: Place, number: int) -> WantedFeed | None:
        """Take what was offered; None when it is not there (any more), or is another place's."""
        ...


class Aliases(Protocol):
    """Shared feeds that are one under several addresses."""

    async def find(self, urls: Sequence[str]) -> Feed | None:
        """Find the shared feed that is read for any of these addresses, however they are spelt."""
        ...

    async def add(self, draft: FeedDraft, urls: Sequence[str], at: datetime) -> tuple[Feed, bool]:
        """Add a shared feed; False with the standing one when it is read already, the draft's address then is an alias."""
        ...

    async def join_equal(self) -> int:
        """Make aliases of shared feeds that are one, the oldest stands; tell how many."""
        ...

    async def seen(self, feed: Feed, url: str, self_link: str) -> bool:
        """Judge where a shared feed was found to be: True when it is another one, and it now is an alias of that."""
        ...


class Moves(Protocol):
    """Feeds that moved for good."""

    async def adopt(self, feed: Feed, url: str, at: datetime) -> None:
        """Read a feed at its new address from now on; where another known feed is read there, the two are one."""
        ...


class Searches(Protocol):
    """Feeds made of rules' words, and the queries that read them."""

    async def stand(self) -> tuple[object, ...]:
        """Tell by what the searches that are wanted stand: they may be others only when this is another one."""
        ...

    async def asked(self, before: QueryId | None, limit: int) -> tuple[Query, ...]:
        """List queries that a standing rule of an open chat asks, newest first, those before this one."""
        ...

    async def make(self, wanted: Sequence[SearchFeed], at: datetime) -> int:
        """Make the searches stand so and no others; tell how many feeds were added to those that are polled."""
        ...

    async def forget(self, before: datetime) -> None:
        """Remove the searches that no rule asks for and that were looked at last before then."""
        ...


class Silences(Protocol):
    """Chats whose feeds are all silent, and feeds that are gone or back: who is to be told.

    Only open chats with a rule that is not paused count: the others wait for no news.
    """

    async def fallen(self, before: datetime, limit: int) -> tuple[Silence, ...]:
        """List chats that were not told yet and whose feeds have all failed their last two looks.

        None of them has answered after ``before``; each chat has one at least.
        """
        ...

    async def begin(self, fallen: Sequence[Silence]) -> None:
        """Keep that these chats were told."""
        ...

    async def over(self, limit: int) -> tuple[Silence, ...]:
        """List silent chats one of whose feeds has answered since; ``since`` is when their silence began."""
        ...

    async def end(self, chat_ids: Sequence[ChatId]) -> None:
        """Forget that these chats were silent."""
        ...

    async def forget(self) -> None:
        """Forget the silence of chats that wait for no news any more: they are told of no end."""
        ...

    async def note_gone(self) -> None:
        """Keep since when feeds that ended are gone."""
        ...

    async def gone(self, limit: int) -> tuple[tuple[Feed, datetime], ...]:
        """List gone feeds of which nobody was told yet, with since when."""
        ...

    async def back(self, limit: int) -> tuple[tuple[Feed, datetime], ...]:
        """List feeds that were gone and have answered since, with since when they were."""
        ...

    async def told_gone(self, feed_id: FeedId) -> None:
        """Keep that a gone feed's readers were told."""
        ...

    async def told_back(self, feed_id: FeedId) -> None:
        """Keep that a feed is as any other again."""
        ...

    async def try_again(self, before: datetime, now: datetime) -> int:
        """Make gone feeds due whose last look lies before this time, and tell how many those are.

        Takes the story clock's time ``before`` and the machine's ``now``. One more answer 410 ends them again.
        """
        ...

    async def readers(self, feed: Feed, after: ChatId | None, limit: int) -> tuple[Place, ...]:
        """List where the people are who read a feed: a place a chat, by the chats' numbers, from the one `after`."""
        ...


class HubSubscriptions(Protocol):
    """What hubs were asked to push (WebSub), at most one standing subscription a feed."""

    async def all(self) -> tuple[HubSubscription, ...]:
        """List them all."""
        ...

    async def by_path(self, path: str) -> HubSubscription | None:
        """Find the one with this callback; nobody else alters it until this transaction ends."""
        ...

    async def due(self, now: datetime, limit: int) -> tuple[HubSubscription, ...]:
        """List those to be acted on, the longest due first."""
        ...

    async def next_due(self) -> datetime | None:
        """When the next one is to be acted on."""
        ...

    async def add(self, subscription: HubSubscription) -> bool:
        """Keep a new one; False, and nothing done, where its feed has a standing one already."""
        ...

    async def save(self, subscription: HubSubscription) -> None:
        """Keep a changed one; one that was removed meanwhile stays so."""
        ...

    async def remove(self, path: str) -> None:
        """Forget one."""
        ...

    async def leave_gone(self, now: datetime) -> tuple[HubSubscription, ...]:
        """Make those leave whose feeds are no longer polled, due now, and list them."""
        ...
