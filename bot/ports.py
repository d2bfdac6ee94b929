"""What the stages and the handlers need of the world, in their words.

Guarantees that every store gives: a transaction commits whole or not at all; within one, reads see its own
writes; every insert by key is "on conflict do nothing", so that each step can be repeated. Times that say when
work is *due* or *leased until* are on the machine's clock; all others are on the story clock (they differ only
in the demo).
"""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from bot.model import (
    Alert,
    AlertContent,
    AlertId,
    Arrival,
    Call,
    Change,
    Chat,
    ChatId,
    ChatKind,
    ChatState,
    Decision,
    Delivery,
    DeliveryDraft,
    DeliveryId,
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
    Match,
    Note,
    Origin,
    Outcome,
    Pacing,
    PendingUpdate,
    Phrase,
    Place,
    Query,
    QueryId,
    Reason,
    Revision,
    RevisionId,
    Rule,
    RuleDraft,
    RuleId,
    SearchFeed,
    Silence,
    Situation,
    SituationId,
    Story,
    StoryId,
    Subscribed,
    Update,
    WantedFeed,
)
from rules.item import Annotation

# ---------------------------------------------------------------------------------------------- time and Telegram


class Clock(Protocol):
    """Tells the time, timezone-aware and UTC."""

    def now(self) -> datetime:
        """Tell the time."""
        ...


class Timer(Protocol):
    """Measures and waits in real time."""

    def monotonic(self) -> float:
        """Seconds since some moment, never going back."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


class Courier(Protocol):
    """The one way to Telegram; keeps to its limits and maps every answer, so it never raises for one."""

    def resting(self) -> Mapping[ChatId, float]:
        """Name the chats whose limit or pause lets nothing go now, with the seconds that each must rest."""
        ...

    def admit(self, place: Place) -> float:
        """Take the next turn for a call to this place and tell 0.0; or take nothing and tell the seconds to wait."""
        ...

    def forgo(self, place: Place) -> None:
        """Give back a turn that was taken, no call having been made."""
        ...

    async def perform(self, call: Call) -> Outcome:
        """Do one call, in the turn taken for its place or else in the next one, and tell how it ended."""
        ...


class UpdateSource(Protocol):
    """Where updates come from."""

    async def updates(self, offset: int | None, seconds: float) -> Sequence[Update]:
        """Wait up to so many seconds for updates from ``offset`` on; asking confirms all earlier ones.

        Raises:
            ConnectionError: nothing could be had; ask again later.
        """
        ...


class Groups(Protocol):
    """Who may decide for a group."""

    async def administrators(self, chat_id: ChatId) -> Collection[int]:
        """List the users who administer a group or channel; none where it is closed to us. May be some minutes old.

        Raises:
            ConnectionError: Telegram could not be asked.
        """
        ...


# ------------------------------------------------------------------------------------------------- repositories


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

    async def count_own(self, chat_id: ChatId) -> int:
        """Count the private feeds that a chat reads."""
        ...


class WantedFeeds(Protocol):
    """Addresses that chats asked to be read, until it is known what is there."""

    async def keep(self, place: Place, url: str, at: datetime) -> int:
        """Keep an address to be looked at; the number is good in this place only."""
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


class Items(Protocol):
    """Items and their revisions; a revision with no ``decided_at`` is the event that *decide* waits for."""

    async def add(
        self, feed_id: FeedId, arrivals: Sequence[Arrival], at: datetime, *, first_fetch: bool
    ) -> int:
        """Keep new items and revisions; a known (item, content hash) does nothing. Tell how many were new."""
        ...

    async def reidentify(self, identities: Mapping[KnownItem, str]) -> None:
        """Give known items the identity under which their feed names them now."""
        ...

    async def undecided(self, limit: int) -> tuple[Revision, ...]:
        """List revisions neither decided nor set aside, oldest first."""
        ...

    async def decided(
        self, revision_id: RevisionId, reason: Reason, annotation: Annotation | None, at: datetime
    ) -> None:
        """Mark a revision as decided, with the reason that sums it up and what was read out of it."""
        ...

    async def failed(self, revision_id: RevisionId, error: str, at: datetime) -> bool:
        """Count a failure of the revision's own; True when that was the third and it is now set aside."""
        ...

    async def recent_texts(self, since: datetime) -> tuple[tuple[str, str], ...]:
        """List (title, summary) of the newest revision of items seen since then, oldest first, at most 50,000."""
        ...


class Stories(Protocol):
    """Stories, their sources, matches, alerts, situations and decisions."""

    async def live(self, since: datetime) -> tuple[Story, ...]:
        """Load the stories whose newest item is not older than this and that were not merged into another."""
        ...

    async def get(self, story_id: StoryId) -> Story | None:
        """Load one story with its sources."""
        ...

    async def add(self, story: Story) -> StoryId:
        """Keep a new story (its id is ignored) with its sources."""
        ...

    async def save(self, story: Story) -> None:
        """Keep a story's changed state; sources already kept are altered where their revision is newer."""
        ...

    async def of_item(self, revision: Revision) -> StoryId | None:
        """Find the story that an item already belongs to."""
        ...

    async def matches(self, story_id: StoryId) -> tuple[Match, ...]:
        """List the queries already found in a story."""
        ...

    async def add_matches(self, matches: Sequence[Match]) -> None:
        """Keep matches, one a (story, query)."""
        ...

    async def alerts(self, story_id: StoryId) -> tuple[Alert, ...]:
        """List the alerts of a story."""
        ...

    async def add_alert(self, alert: Alert) -> AlertId:
        """Keep a new alert (its id is ignored); the key (chat, topic, story) gives the standing one's id."""
        ...

    async def save_alert(self, alert: Alert) -> None:
        """Keep an alert's rules, told level, told marks and time of its last reply; not what *send* settles."""
        ...

    async def running_situations(
        self, place: Place, rule_id: RuleId, since: datetime
    ) -> tuple[Situation, ...]:
        """List a rule's situations with an item since then, newest first."""
        ...

    async def add_situation(self, situation: Situation) -> SituationId:
        """Keep a new situation (its id is ignored)."""
        ...

    async def save_situation(self, situation: Situation) -> None:
        """Keep a situation's changed countries, topics, level, head and time."""
        ...

    async def record(self, decisions: Sequence[Decision]) -> None:
        """Keep why places were or were not told."""
        ...

    async def recent_matching(self, query_ids: Collection[QueryId], limit: int) -> tuple[Story, ...]:
        """List the newest shared stories that matched one of these queries."""
        ...


class Rules(Protocol):
    """Rules, the queries they share, and the numbered changes that *decide* follows."""

    async def add(self, draft: RuleDraft, at: datetime) -> tuple[Rule, bool]:
        """Save a rule; False with the standing one when the place asks the same under the same conditions already.

        The first rule of a query is a change.
        """
        ...

    async def remove(self, place: Place, number: int) -> Rule | None:
        """Remove a place's rule; None when there is no such rule. The last rule of a query is a change."""
        ...

    async def of_place(self, place: Place) -> tuple[Rule, ...]:
        """List a place's rules by number."""
        ...

    async def count(self, chat_id: ChatId) -> int:
        """Count a chat's rules in all its topics."""
        ...

    async def asking(self, query_ids: Collection[QueryId], feed: Feed) -> tuple[Rule, ...]:
        """List the rules of these queries in open chats that read this feed, oldest first."""
        ...

    async def keep_draft(self, place: Place, text: str, at: datetime) -> int:
        """Keep words that a person has not yet said to save; the number is good in this chat only."""
        ...

    async def take_draft(self, place: Place, number: int) -> str | None:
        """Take the kept words away again; None when they are not there (any more), or are another place's."""
        ...

    async def get(self, rule_ids: Collection[RuleId]) -> tuple[Rule, ...]:
        """List those of these rules that still stand, oldest first."""
        ...

    async def queries(self) -> tuple[Query, ...]:
        """List all queries that a standing rule asks."""
        ...

    async def last_change(self) -> int:
        """Tell the number of the newest change (0: none)."""
        ...

    async def changes_since(self, number: int) -> tuple[Change, ...]:
        """List the committed changes after this number, in order."""
        ...


class Chats(Protocol):
    """Chats with their settings, and who may come in."""

    async def get(self, chat_id: ChatId) -> Chat | None:
        """Find a chat."""
        ...

    async def open(self, chat: Chat, at: datetime) -> None:
        """Keep a chat as open, new or come back; a known chat keeps its language and time zone."""
        ...

    async def close(self, chat_id: ChatId, state: ChatState, at: datetime) -> None:
        """Close a chat with its reason; its rules stay."""
        ...

    async def set_language(self, chat_id: ChatId, language: str) -> None:
        """Keep the chat's language."""
        ...

    async def set_timezone(self, chat_id: ChatId, timezone: str) -> None:
        """Keep the chat's time zone."""
        ...

    async def move(self, old: ChatId, new: ChatId, at: datetime) -> None:
        """Give everything of a group to the supergroup that it became, in this one commit."""
        ...

    async def count_open(self) -> int:
        """Count the open chats."""
        ...

    async def export(self, chat_id: ChatId) -> Mapping[str, object] | None:
        """Everything kept about a chat, as plain JSON values; None for an unknown chat."""
        ...

    async def erase(self, chat_id: ChatId) -> bool:
        """Remove everything of a chat; False for an unknown chat."""
        ...


@dataclass(frozen=True, slots=True)
class DueDelivery:
    """A delivery that may be leased: enough to ask the limiter."""

    id: DeliveryId
    place: Place


class Deliveries(Protocol):
    """The outbox. Order: answers and notices, first messages and replies by level, digests, edits newest first."""

    async def add(self, drafts: Sequence[DeliveryDraft]) -> None:
        """Keep deliveries; a known key does nothing."""
        ...

    async def due(self, now: datetime, resting: Collection[ChatId], limit: int) -> tuple[DueDelivery, ...]:
        """List pending deliveries that are due, in order, at most one a chat, none of a resting chat.

        Edits are listed only when nothing else is due.
        """
        ...

    async def next_due(self) -> datetime | None:
        """When the next pending delivery becomes due."""
        ...

    async def lease(self, delivery_id: DeliveryId, now: datetime, until: datetime) -> Delivery | None:
        """Lease a delivery after checking it once more: chat open, a rule of the alert standing and not paused.

        An answer goes whatever has become of its chat ("/stop" and "you may not" are answered too): for a chat
        that is not kept, ``Delivery.chat`` is a stopped private one, English, UTC. What may no longer go ends as withdrawn with its reason, an edit that a later one covers as collapsed; then
        None, as for one that is no longer pending.
        """
        ...

    async def content(self, alert_id: AlertId) -> AlertContent | None:
        """Load what an alert's message shows now."""
        ...

    async def sent(self, delivery_id: DeliveryId, message_id: int, shown_version: int, at: datetime) -> None:
        """Settle as sent; an alert's message id, shown version and ``shown_at`` are kept with it.

        Kinds send and edit set the alert's ``message_id`` (an edit that had to be said anew has a new one), a
        reply does not; the first also sets ``sent_at``; answers have no alert. A send that was unknown before is counted as maybe doubled.
        """
        ...

    async def again(self, delivery_id: DeliveryId, due_at: datetime, *, unknown: bool, error: str) -> None:
        """End the lease and try again then; ``unknown`` stays once set."""
        ...

    async def ended(self, delivery_id: DeliveryId, reason: Reason, error: str, at: datetime) -> None:
        """Settle as dead; a deleted message (``Reason.MESSAGE_DELETED``) marks its alert so."""
        ...

    async def take_over_leases(self) -> int:
        """Make all leased deliveries pending and unknown: the process that held them is gone."""
        ...

    async def waiting(self) -> int:
        """Count pending and leased deliveries other than edits."""
        ...

    async def settled_count(self) -> Mapping[str, int]:
        """Count deliveries by ``kind.state``."""
        ...


class Inbox(Protocol):
    """Updates, kept before Telegram is told that they arrived; each is handled once, in order a chat."""

    async def store(self, updates: Sequence[Update], at: datetime) -> None:
        """Keep updates; a known id does nothing."""
        ...

    async def pending(self, busy: Collection[ChatId], limit: int) -> tuple[PendingUpdate, ...]:
        """List the oldest pending update of each chat that is not busy, oldest first."""
        ...

    async def handled(self, update_id: int, at: datetime) -> None:
        """Mark an update as handled; belongs into the commit of its effects."""
        ...

    async def failed(self, update_id: int, error: str, at: datetime) -> bool:
        """Count a failure of the update's own; True when that was the third and it is now set aside."""
        ...

    async def waiting(self) -> int:
        """Count updates that are neither handled nor set aside."""
        ...


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row that failed three times: which kind, its id, and the error's name."""

    kind: str
    id: int
    error: str
    at: datetime


class Upkeep(Protocol):
    """What the operator sees and does."""

    async def set_aside(self) -> tuple[SetAside, ...]:
        """List the rows set aside."""
        ...

    async def take_up(self, kind: str, row_id: int) -> bool:
        """Let a row that was set aside be tried again; False when there is none."""
        ...

    async def counts(self) -> Mapping[str, int]:
        """Count feeds, items, undecided revisions, stories, chats, rules, pending deliveries, set-aside rows."""
        ...


# ------------------------------------------------------------------------------------------------- transactions


class PollTransaction(Protocol):
    """What one look at a feed touches."""

    @property
    def feeds(self) -> Feeds: ...
    @property
    def aliases(self) -> Aliases: ...
    @property
    def moves(self) -> Moves: ...
    @property
    def hub_subscriptions(self) -> HubSubscriptions: ...
    @property
    def items(self) -> Items: ...


class WatchTransaction(Protocol):
    """What telling people of silent feeds touches."""

    @property
    def silences(self) -> Silences: ...
    @property
    def deliveries(self) -> Deliveries: ...


class HubTransaction(Protocol):
    """What a hub's question or push touches."""

    @property
    def feeds(self) -> Feeds: ...
    @property
    def hub_subscriptions(self) -> HubSubscriptions: ...


class SeekTransaction(Protocol):
    """What looking at one wanted address touches."""

    @property
    def wanted(self) -> WantedFeeds: ...
    @property
    def subscriptions(self) -> Subscriptions: ...
    @property
    def chats(self) -> Chats: ...
    @property
    def deliveries(self) -> Deliveries: ...


class SearchTransaction(Protocol):
    """What making feeds of rules' words touches."""

    @property
    def rules(self) -> Rules: ...
    @property
    def searches(self) -> Searches: ...


class DecideTransaction(Protocol):
    """What deciding one revision touches."""

    @property
    def items(self) -> Items: ...
    @property
    def stories(self) -> Stories: ...
    @property
    def rules(self) -> Rules: ...
    @property
    def deliveries(self) -> Deliveries: ...


class SendTransaction(Protocol):
    """What one delivery touches."""

    @property
    def deliveries(self) -> Deliveries: ...
    @property
    def chats(self) -> Chats: ...


class ConversationTransaction(Protocol):
    """What one update touches."""

    @property
    def inbox(self) -> Inbox: ...
    @property
    def chats(self) -> Chats: ...
    @property
    def rules(self) -> Rules: ...
    @property
    def feeds(self) -> Feeds: ...
    @property
    def subscriptions(self) -> Subscriptions: ...
    @property
    def wanted(self) -> WantedFeeds: ...
    @property
    def stories(self) -> Stories: ...
    @property
    def deliveries(self) -> Deliveries: ...
    @property
    def upkeep(self) -> Upkeep: ...


class Talk(Protocol):
    """One update being handled: its transaction, and the answers that commit with its effects."""

    @property
    def tx(self) -> ConversationTransaction: ...
    @property
    def payload(self) -> Mapping[str, object]:
        """The update as Telegram gave it."""
        ...

    @property
    def place(self) -> Place:
        """Where the update comes from, and where answers go."""
        ...

    @property
    def kind(self) -> ChatKind:
        """What sort of chat that is, as Telegram says now."""
        ...

    @property
    def chat(self) -> Chat | None:
        """The chat as it is kept; None for one that is not."""
        ...

    @property
    def by_admin(self) -> bool:
        """True when the sender may change what a group or channel gets; always True in a private chat."""
        ...

    def say(self, note: Note) -> None:
        """Send a message to the place."""
        ...

    def edit(self, message_id: int, note: Note) -> None:
        """Put a note in place of a message of ours."""
        ...

    def toast(self, callback_id: str, phrase: Phrase | None = None) -> None:
        """Answer the press of a button, with a few words or none."""
        ...


T_co = TypeVar("T_co", covariant=True)


class StoreUnavailableError(Exception):
    """The database or the line to it failed: no fault of the row at hand, and worth trying again."""


class Cache(Protocol):
    """Bytes by name that only save time at the next start: whatever is lost of them is made anew."""

    def read(self, name: str) -> bytes | None:
        """Give what was kept last under this name; None when there is nothing, or it cannot be read."""
        ...

    def write(self, name: str, content: bytes) -> None:
        """Keep this instead of what was there, whole or not at all; when it cannot be kept, nothing is."""
        ...

    def drop(self, name: str) -> None:
        """Keep nothing under this name."""
        ...


class Store(Protocol[T_co]):
    """The database: transactions that commit when their block ends well and leave no trace when it raises."""

    def begin(self) -> AbstractAsyncContextManager[T_co]:
        """Begin a transaction.

        Raises:
            StoreUnavailableError: on entering, within or on leaving the block, when the database fails.
        """
        ...
