"""What flows between the stages: frozen values without I/O.

Times are timezone-aware and UTC. An id is the database's; a value without one has not been committed yet.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import NewType

from rules.item import Annotation

FeedId = NewType("FeedId", int)
ItemId = NewType("ItemId", int)
RevisionId = NewType("RevisionId", int)
QueryId = NewType("QueryId", int)
RuleId = NewType("RuleId", int)
StoryId = NewType("StoryId", int)
SituationId = NewType("SituationId", int)
AlertId = NewType("AlertId", int)
DeliveryId = NewType("DeliveryId", int)
ChatId = NewType("ChatId", int)


# ---------------------------------------------------------------------------------------------- feeds and items


class Scope(StrEnum):
    """Who reads a feed: every rule of every chat, or only the chats that added it."""

    SHARED = "shared"
    PRIVATE = "private"
    SEARCH = "search"
    """Made of rules' words by an operator's search: read only by the rules of those words, shown to nobody."""


class Origin(StrEnum):
    """Where a feed came from; starter and configuration feeds are read again at every start."""

    STARTER = "starter"
    CONFIGURATION = "configuration"
    OPERATOR = "operator"
    CHAT = "chat"


class FeedState(StrEnum):
    """Whether a feed is polled, and why not."""

    ACTIVE = "active"
    GONE = "gone"
    """The server said 410 twice."""
    MISSING = "missing"
    """No longer in the file that it came from."""
    REMOVED = "removed"
    """An operator took it out; it stays out even if a file still names it."""
    ALIAS = "alias"
    """Another address of a shared feed that is read already."""


@dataclass(frozen=True, slots=True)
class FeedDraft:
    """A feed as a file or a person names it, before it has an id."""

    url: str
    publisher: str
    family: str
    tier: int
    country: str | None
    language: str | None
    priority: bool
    scope: Scope
    origin: Origin


@dataclass(frozen=True, slots=True)
class Feed:
    """An address polled for items; ``tier`` is the publisher's authority, 1 (highest) to 3."""

    id: FeedId
    url: str
    publisher: str
    family: str
    tier: int
    country: str | None
    language: str | None
    priority: bool
    scope: Scope
    origin: Origin
    state: FeedState


@dataclass(frozen=True, slots=True)
class Validators:
    """What lets the next fetch be cheap; never kept for a truncated body."""

    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What was learnt of when a feed publishes; older entries weigh less (``bot/feeds/rates.py``).

    Attributes:
        at: when it was last learnt from.
        seconds: how long a past it stands for.
        hours: entries by hour of the day (UTC).
        days: entries by day of the week (UTC, Monday first).
    """

    at: datetime
    seconds: float
    hours: tuple[float, ...]
    days: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Hints:
    """What a feed said last of when it need not be looked at.

    Attributes:
        ttl: seconds; None when not said.
        update_every: seconds between its updates; None when not said.
        skip_hours: hours (UTC) without news.
        skip_days: days (UTC, Monday is 0) without news.
    """

    ttl: float | None = None
    update_every: float | None = None
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """Where a feed's permanent redirects lead, seen so many times since then."""

    to: str
    times: int
    since: datetime


@dataclass(frozen=True, slots=True)
class ClockSign:
    """A new entry: the minute (since 1970) of the look that found it, and by how many minutes it was ahead of that."""

    look: int
    ahead: int


@dataclass(frozen=True, slots=True)
class FeedClock:
    """How many minutes a feed's dates run ahead, and the newest signs of it, oldest first (``bot/feeds/clocks.py``)."""

    minutes: int = 0
    signs: tuple[ClockSign, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedMemory:
    """What looks have learnt of a feed."""

    rhythm: Rhythm | None = None
    hints: Hints = Hints()
    move: Move | None = None
    clock: FeedClock = FeedClock()


class Pacing(StrEnum):
    """Why a feed is looked at next when it is."""

    NEW = "new"
    """Nothing is learnt of it yet."""
    LEARNT = "learnt"
    PRIORITY = "priority"
    PUSHED = "pushed"
    """Its news come by themselves."""
    WISH = "wish"
    """The feed or its server wishes to be looked at less often."""
    ASKED = "asked"
    """The server asked to be left alone."""
    CROWDED = "crowded"
    """Many feeds of its host wait for their turn."""
    ERRORS = "errors"


@dataclass(frozen=True, slots=True)
class FeedVisit:
    """A feed leased for one look, with what earlier looks left behind."""

    feed: Feed
    validators: Validators
    failures: int
    gone_answers: int
    first_fetch: bool
    """True until one fetch of this feed has been committed."""
    last_good_at: datetime | None
    memory: FeedMemory = FeedMemory()


@dataclass(frozen=True, slots=True)
class FeedLook:
    """How one look at a feed ended; ``error`` is a short machine word, None after a good look.

    ``next_due_at`` is on the machine's clock, ``at`` on the story clock.
    """

    feed_id: FeedId
    at: datetime
    next_due_at: datetime
    error: str | None
    failures: int
    gone_answers: int
    validators: Validators | None
    """None leaves the kept ones as they are (not modified, failed)."""
    state: FeedState = FeedState.ACTIVE
    fetched: bool = False
    """True once a body of this feed was read and parsed: its first fetch is over."""
    interval: timedelta | None = None
    """How long it is to the next look, before chance moved it."""
    pacing: Pacing | None = None


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """A feed with its last looks, for lists and checks."""

    feed: Feed
    last_looked_at: datetime | None
    last_good_at: datetime | None
    last_new_at: datetime | None
    failures: int
    error: str | None
    items: int
    next_due_at: datetime
    """On the machine's clock."""
    interval_seconds: float | None = None
    """How often it is looked at now; None before the first look."""
    interval_why: Pacing | None = None
    week_items: int = 0
    """Its items since then, where they were asked for; without those of its first body, which are its past."""
    counted_since: datetime | None = None
    """A week ago, or when its first body came."""
    alias_of: FeedId | None = None
    """The feed of which it is another address."""


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """An entry of a feed that was looked at, as people are shown it."""

    title: str
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that was found at an address; ``entries`` are its newest ones."""

    url: str
    """What to poll."""
    addresses: tuple[str, ...]
    """All addresses under which it answered: as asked for, and where redirects led."""
    title: str
    language: str
    entries: tuple[FoundEntry, ...]
    a_day: float | None
    """How many entries it publishes a day; None when its dates do not say."""


class NotFound(StrEnum):
    """Why no feed was found at an address."""

    NO_ADDRESS = "no_address"
    """What was given is no address of the web."""
    REFUSED = "refused"
    """The guard does not let anybody read it."""
    UNREACHABLE = "unreachable"
    STATUS = "status"
    """The server answered with an error."""
    NO_FEED = "no_feed"


@dataclass(frozen=True, slots=True)
class Discovery:
    """What was found at an address: feeds, the likeliest first, or why none; ``detail`` is for operators."""

    feeds: tuple[FoundFeed, ...]
    why: NotFound | None = None
    detail: str = ""


class Subscribed(StrEnum):
    """What became of a chat's wish to read a feed."""

    BEGUN = "begun"
    """It is the chat's own from now on."""
    SHARED = "shared"
    """Every chat reads it, this one too (again)."""
    ALREADY = "already"
    FULL = "full"
    """The chat has as many feeds of its own as it may have."""


@dataclass(frozen=True, slots=True)
class SearchFeed:
    """A feed made of rules' words: where it is read, and the queries that read it."""

    url: str
    publisher: str
    language: str | None
    query_ids: tuple[QueryId, ...]


class HubIntent(StrEnum):
    """What a hub (WebSub) was asked for and has not yet verified."""

    SUBSCRIBE = "subscribe"
    UNSUBSCRIBE = "unsubscribe"


@dataclass(frozen=True, slots=True)
class HubOffer:
    """What a feed says of being pushed: its hub, the name (topic) under which the hub knows it, where it said so."""

    hub: str
    topic: str
    found_at: str


@dataclass(frozen=True, slots=True)
class HubSubscription:
    """One subscription at a hub, from the wish to the end; every time is on the machine's clock.

    Attributes:
        path: the unguessable end of the callback's address; whoever knows it is the hub.
        callback: the whole address that the hub was given.
        secret: signs what is pushed.
        pending: what was asked last; the hub's questions about it are answered until ``pending_until``.
        expires_at: until when the hub promised to push; None while it has promised nothing.
        act_at: when to ask again: the renewal, or the next try.
        failures: askings since the last one that the hub verified.
        proven: something was pushed, and nothing new has been found unpushed since.
        leaving: to be unsubscribed, then forgotten.
    """

    path: str
    feed_id: FeedId
    offer: HubOffer
    callback: str
    secret: str
    created_at: datetime
    act_at: datetime
    pending: HubIntent | None = None
    pending_until: datetime | None = None
    expires_at: datetime | None = None
    failures: int = 0
    error: str | None = None
    pushed_at: datetime | None = None
    proven: bool = False
    leaving: bool = False


@dataclass(frozen=True, slots=True)
class KnownItem:
    """An item that its feed has shown before, with the hash of its newest revision."""

    id: ItemId
    identity: str
    canonical_link: str
    title: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class Medium:
    """A picture, sound, film or file that an entry names; ``type`` is a media type, a kind, or empty.

    Sizes are in pixels and bytes, as the feed says them.
    """

    url: str
    type: str
    width: int | None = None
    height: int | None = None
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """A new item (``item_id`` None) or a new revision of a known one, ready to be committed."""

    item_id: ItemId | None
    identity: str
    link: str
    canonical_link: str
    title: str
    summary: str
    author: str
    category: str
    published_at: datetime | None
    content_hash: str
    media: tuple[Medium, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision of an item, waiting to be decided."""

    id: RevisionId
    item_id: ItemId
    feed: Feed
    title: str
    summary: str
    link: str
    author: str
    category: str
    published_at: datetime | None
    first_seen_at: datetime
    seen_at: datetime
    first_fetch: bool
    revises: bool
    """True when the item had an earlier revision."""
    attempts: int
    media: tuple[Medium, ...] = ()

    @property
    def time(self) -> datetime:
        """When the item says it was published, or when it was first seen; never in the future of that."""
        if self.published_at is None:
            return self.first_seen_at
        return min(self.published_at, self.first_seen_at)


# ------------------------------------------------------------------------------------------------------- reasons


class Reason(StrEnum):
    """Why something was or was not told; stored with every decision and shown by /why."""

    TOLD = "told"
    JOINED = "joined"
    """A further source of a story already told: its message is edited."""
    MILDER_THAN_SITUATION = "milder_than_situation"
    """The running situation was graver already: the story comes as a silent reply to its head."""
    LEVEL_ROSE = "level_rose"
    NEW_ESCALATOR = "new_escalator"
    TOLL_ROSE = "toll_rose"
    FIRST_FETCH = "first_fetch"
    """The item was there when the feed was fetched for the first time."""
    OLDER_THAN_RULE = "older_than_rule"
    NO_MATCH = "no_match"
    BELOW_LEVEL = "below_level"
    TOO_FEW_SOURCES = "too_few_sources"
    CONDITION_PASSED = "condition_passed"
    """`sources=N` or `severity=L` no longer holds."""
    RULE_PAUSED = "rule_paused"
    RULE_GONE = "rule_gone"
    FEED_LEFT_OUT = "feed_left_out"
    MUTED = "muted"
    CHAT_CLOSED = "chat_closed"
    CAUGHT_UP = "caught_up"
    COLLAPSED = "collapsed"
    """A later edit of the same message already shows this."""
    EDIT_TOO_OLD = "edit_too_old"
    REPLY_TOO_SOON = "reply_too_soon"
    MESSAGE_DELETED = "message_deleted"
    SET_ASIDE = "set_aside"
    """It failed three times for a reason of its own."""
    REFUSED = "refused"
    """Telegram said that it can never be done."""


# --------------------------------------------------------------------------------------------- chats and rules


class ChatKind(StrEnum):
    """Telegram's kinds of chat."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


class ChatState(StrEnum):
    """Whether a chat gets anything, and if not, why; /start opens it again."""

    OPEN = "open"
    STOPPED = "stopped"
    """Its people said /stop."""
    BLOCKED = "blocked"
    KICKED = "kicked"
    DEACTIVATED = "deactivated"
    NOT_FOUND = "not_found"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Chat:
    """A conversation with its settings; ``timezone`` is an IANA name."""

    id: ChatId
    kind: ChatKind
    state: ChatState
    language: str
    timezone: str


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where alerts go: a chat, or a topic of one (0: its main thread)."""

    chat_id: ChatId
    topic: int = 0


@dataclass(frozen=True, slots=True)
class Silence:
    """A chat none of whose feeds answers: where its people look, since when, of how many feeds."""

    place: Place
    since: datetime
    feeds: int


@dataclass(frozen=True, slots=True)
class WantedFeed:
    """An address that a place asked to be read, until it is found, or chosen among the ``choices`` found there."""

    id: int
    place: Place
    url: str
    choices: tuple[FoundFeed, ...]


class Level(IntEnum):
    """How grave a story is."""

    INFO = 0
    IMPORTANT = 1
    CRITICAL = 2


class Sound(StrEnum):
    """When a rule's alerts make a sound."""

    BY_LEVEL = "by_level"
    ALWAYS = "always"
    NEVER = "never"


class Schedule(StrEnum):
    """When a rule's alerts are sent."""

    AT_ONCE = "at_once"
    HOURLY = "hourly"
    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class StoryConditions:
    """What a story must meet beyond its words: publisher families and level, both bounds inclusive."""

    sources_low: int = 1
    sources_high: int | None = None
    level_low: Level = Level.INFO
    level_high: Level | None = None

    def unmet(self, families: int, level: Level) -> Reason | None:
        """Name the first condition that a story of so many publisher families and this level does not meet."""
        if families < self.sources_low:
            return Reason.TOO_FEW_SOURCES
        if level < self.level_low:
            return Reason.BELOW_LEVEL
        if self.sources_high is not None and families > self.sources_high:
            return Reason.CONDITION_PASSED
        if self.level_high is not None and level > self.level_high:
            return Reason.CONDITION_PASSED
        return None


@dataclass(frozen=True, slots=True)
class RuleDraft:
    """A rule as a person wrote it, understood but not yet saved."""

    place: Place
    text: str
    """The rule in the person's own order and spelling, with its conditions: what /rules shows."""
    query: str
    """Canonical text of the query alone: equal queries are one."""
    digest: str
    conditions: StoryConditions = StoryConditions()
    pack: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A place's query with its conditions and settings; ``number`` is what the place calls it, never used twice."""

    id: RuleId
    number: int
    place: Place
    query_id: QueryId
    text: str
    query: str
    conditions: StoryConditions
    sound: Sound
    schedule: Schedule
    paused: bool
    pack: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Query:
    """A query that at least one rule asks, by its canonical text."""

    id: QueryId
    text: str


class ChangeKind(StrEnum):
    """What *decide* must learn of before it decides the next item."""

    QUERY_ADDED = "query_added"
    QUERY_REMOVED = "query_removed"


@dataclass(frozen=True, slots=True)
class Change:
    """A committed change of what is asked, in the order of ``number``; ``text`` is the query's canonical text."""

    number: int
    kind: ChangeKind
    query_id: QueryId
    text: str


# ------------------------------------------------------------------------------------------- stories and alerts


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One line of a story's score: what it is for, its points, and the figure or word behind it."""

    part: str
    points: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Severity:
    """A story's score from 0 to 100, its level and the lines that add up to it."""

    score: int
    level: Level
    lines: tuple[ScoreLine, ...]


@dataclass(frozen=True, slots=True)
class StorySource:
    """One item of a story as its readers see it."""

    item_id: ItemId
    revision_id: RevisionId
    publisher: str
    family: str
    tier: int
    title: str
    summary: str
    link: str
    time: datetime
    seen_at: datetime
    copy: bool
    """A wire copy of an item that the story has already: listed, not counted."""
    annotation: Annotation


@dataclass(frozen=True, slots=True)
class Story:
    """Items of one event in one language.

    ``private_to`` names the private feed, or the search, whose readers alone see it. ``centroid`` holds the weights of its
    terms (a sum of unit vectors), from which the live window is built again at start. ``version`` rises with
    every item or level that a reader would see.
    """

    id: StoryId
    language: str
    private_to: FeedId | None
    title: str
    version: int
    severity: Severity
    first_at: datetime
    last_at: datetime
    countries: frozenset[str]
    topics: frozenset[str]
    numbers: frozenset[str]
    sources: tuple[StorySource, ...]
    centroid: Mapping[str, float] = field(repr=False)
    merged_into: StoryId | None = None

    @property
    def families(self) -> int:
        """How many independent publisher families tell it; wire copies are not counted."""
        return len({source.family for source in self.sources if not source.copy})


@dataclass(frozen=True, slots=True)
class Match:
    """A query found in one item of a story, with the words of the item that satisfied it."""

    story_id: StoryId
    query_id: QueryId
    revision_id: RevisionId
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """Stories of one place's rule, region and topic family: a thread of replies under ``head``."""

    id: SituationId
    place: Place
    rule_id: RuleId
    countries: frozenset[str]
    topics: frozenset[str]
    level: Level
    head: AlertId | None
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Alert:
    """One story told to one place: one message, edited as the story grows.

    ``message_id`` is None until Telegram has taken it; ``sent_version`` is the story's version that this first
    message showed (0 before), ``shown_version`` the one it shows now. ``told_level`` is the gravest level, and
    ``told_marks`` the turns, that its people heard of.
    ``sent_at`` is when its message was taken, ``shown_at`` when that message last changed (sent or edited).
    """

    id: AlertId
    place: Place
    story_id: StoryId
    situation_id: SituationId
    rule_ids: tuple[RuleId, ...]
    message_id: int | None
    sent_version: int
    shown_version: int
    told_level: Level
    told_marks: frozenset[str]
    replied_at: datetime | None
    deleted: bool
    sent_at: datetime | None = None
    shown_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Why a rule's place was or was not told of a story at one of its versions."""

    story_id: StoryId
    revision_id: RevisionId
    place: Place
    rule_id: RuleId
    reason: Reason
    at: datetime


# --------------------------------------------------------------------------------------------------- deliveries


class DeliveryKind(StrEnum):
    """One act in Telegram."""

    ANSWER = "answer"
    NOTICE = "notice"
    SEND = "send"
    REPLY = "reply"
    DIGEST = "digest"
    EDIT = "edit"


class DeliveryState(StrEnum):
    """Where a delivery stands; all but pending and leased are final."""

    PENDING = "pending"
    LEASED = "leased"
    SENT = "sent"
    WITHDRAWN = "withdrawn"
    DEAD = "dead"


Parameter = str | int | float | bool | None
"""What a text may be given; a time travels as ISO 8601 text under a name that ends in ``_at``."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text's id with its parameters: translated and escaped when it is rendered, in the reader's language."""

    id: str
    params: Mapping[str, Parameter] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: callback data (at most 64 bytes) or a link."""

    label: Phrase
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A message of the program's own, a paragraph a phrase; an answer or a notice holds one.

    ``language`` is the chat's where None; people whose chat is not kept (refused, erased) are answered in theirs.
    """

    phrases: tuple[Phrase, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class SendNote:
    """Say something in the place."""

    note: Note
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class EditNote:
    """Put a note in place of the message ``message_id``."""

    note: Note
    message_id: int


@dataclass(frozen=True, slots=True)
class Toast:
    """Answer the press of a button; without a phrase it only ends the waiting."""

    callback_id: str
    phrase: Phrase | None = None


Speech = SendNote | EditNote | Toast
"""What an answer or a notice does."""


@dataclass(frozen=True, slots=True)
class DeliveryDraft:
    """A delivery to be committed; ``key`` makes a repeated insert do nothing.

    An alert's delivery names its alert and the story's version; an answer or notice carries its speech.
    """

    key: str
    kind: DeliveryKind
    place: Place
    level: Level
    due_at: datetime
    alert_id: AlertId | None = None
    story_version: int = 0
    reasons: tuple[Reason, ...] = ()
    speech: Speech | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """A delivery leased to be performed now."""

    id: DeliveryId
    key: str
    kind: DeliveryKind
    place: Place
    level: Level
    alert_id: AlertId | None
    story_version: int
    reasons: tuple[Reason, ...]
    speech: Speech | None
    attempts: int
    unknown: bool
    """An earlier try had no answer: Telegram may have taken it."""
    chat: Chat


@dataclass(frozen=True, slots=True)
class AlertContent:
    """All that an alert's message shows, loaded when it is rendered."""

    alert: Alert
    story: Story
    rules: tuple[Rule, ...]
    words: tuple[str, ...]
    head_message_id: int | None
    """The message this one replies to: its situation's head, or for a reply its own alert's message."""


# ------------------------------------------------------------------------------------------- calls and outcomes


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message ready for Telegram: HTML within its limits, and buttons with their labels."""

    html: str
    buttons: tuple[tuple["RenderedButton", ...], ...] = ()
    preview: str | None = None
    """The link to preview; None shows no preview."""


@dataclass(frozen=True, slots=True)
class RenderedButton:
    """A button in the reader's language."""

    label: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class SendMessage:
    """Send a message to a place."""

    place: Place
    message: Rendered
    silent: bool = False
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class EditMessage:
    """Put other content into a message of ours."""

    place: Place
    message_id: int
    message: Rendered


@dataclass(frozen=True, slots=True)
class AnswerPress:
    """Answer the press of a button."""

    place: Place
    callback_id: str
    text: str | None


Call = SendMessage | EditMessage | AnswerPress


@dataclass(frozen=True, slots=True)
class Taken:
    """Telegram did it; ``message_id`` is the message's (0 where there is none)."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Throttled:
    """429: try again after so many seconds; ``stated`` tells whether Telegram named them."""

    seconds: float
    stated: bool


@dataclass(frozen=True, slots=True)
class NotTaken:
    """The line was never made: certainly not done, try again."""

    detail: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """No answer came back: it may have been done. Try again with growing pauses."""

    detail: str


@dataclass(frozen=True, slots=True)
class ChatEnded:
    """This chat takes no more messages."""

    state: ChatState


@dataclass(frozen=True, slots=True)
class ChatMoved:
    """The group became a supergroup."""

    to: ChatId


class MessageFault(StrEnum):
    """What is wrong with the message, the chat being well."""

    GONE = "gone"
    """The message to edit is deleted."""
    FIXED = "fixed"
    """The message can no longer be edited."""
    TOPIC_GONE = "topic_gone"
    REPLY_GONE = "reply_gone"
    """The message to reply to is deleted, and Telegram minds (it always does in a topic)."""
    NO_RIGHTS = "no_rights"
    MARKUP = "markup"
    """Telegram does not take our HTML, buttons or length: our own bug; plain text may pass."""
    TOO_LATE = "too_late"
    """The press is too old to be answered."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Faulty:
    """Telegram will never do this as it stands."""

    fault: MessageFault
    detail: str


@dataclass(frozen=True, slots=True)
class TokenRejected:
    """401 or 404: the token is wrong or was revoked; nothing can be sent."""


Outcome = Taken | Throttled | NotTaken | Unknown | ChatEnded | ChatMoved | Faulty | TokenRejected


@dataclass(frozen=True, slots=True)
class Update:
    """One update as Telegram gave it; ``chat_id`` orders the handling (0: of no chat)."""

    id: int
    chat_id: ChatId
    payload: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class PendingUpdate:
    """An update taken from the inbox to be handled."""

    update: Update
    attempts: int
