"""What the stages and the handlers need of the world, in their words.

Guarantees that every store gives: a transaction commits whole or not at all; within one, reads see its own
writes; every insert by key is "on conflict do nothing", so that each step can be repeated. Times that say when
work is *due* or *leased until* are on the machine's clock; all others are on the story clock (they differ only
in the demo).
"""

from bot.ports.alerts import Alerts
from bot.ports.announcements import Announcements
from bot.ports.archive import Archive, WantedTests
from bot.ports.broadcasts import Broadcasts
from bot.ports.channels import Channels
from bot.ports.chats import Chats, Rules
from bot.ports.deliveries import Deliveries, DueDelivery
from bot.ports.digests import Digests
from bot.ports.examples import Examples
from bot.ports.explanations import Explanations
from bot.ports.feeds import (
    Aliases,
    Feeds,
    HubSubscriptions,
    Moves,
    Searches,
    SharedFeeds,
    Silences,
    Subscriptions,
    WantedFeeds,
)
from bot.ports.files import Attachments, Drawing, WantedFiles
from bot.ports.invites import Invites
from bot.ports.making import Drafts, SharedRules
from bot.ports.merges import Merges
from bot.ports.mutes import Mutes
from bot.ports.operating import Operating
from bot.ports.outside import Clock, Courier, Groups, Timer, Turn, UpdateSource
from bot.ports.statistics import Statistics
from bot.ports.steps import Steps
from bot.ports.stories import Items, Stories
from bot.ports.transactions import (
    BroadcastTransaction,
    ChannelTransaction,
    ConversationTransaction,
    DecideTransaction,
    DigestTransaction,
    FileTransaction,
    HubTransaction,
    PollTransaction,
    RuleTestTransaction,
    SearchTransaction,
    SeekTransaction,
    SendTransaction,
    Store,
    SubscribingTransaction,
    T_co,
    Talk,
    WatchTransaction,
)
from bot.ports.upkeep import INDEX, Cache, Inbox, SetAside, StoreUnavailableError, Upkeep

__all__ = [
    "INDEX",
    "Alerts",
    "Aliases",
    "Announcements",
    "Archive",
    "Attachments",
    "BroadcastTransaction",
    "Broadcasts",
    "Cache",
    "ChannelTransaction",
    "Channels",
    "Chats",
    "Clock",
    "ConversationTransaction",
    "Courier",
    "DecideTransaction",
    "Deliveries",
    "DigestTransaction",
    "Digests",
    "Drafts",
    "Drawing",
    "DueDelivery",
    "Examples",
    "Explanations",
    "Feeds",
    "FileTransaction",
    "Groups",
    "HubSubscriptions",
    "HubTransaction",
    "Inbox",
    "Invites",
    "Items",
    "Merges",
    "Moves",
    "Mutes",
    "Operating",
    "PollTransaction",
    "RuleTestTransaction",
    "Rules",
    "SearchTransaction",
    "Searches",
    "SeekTransaction",
    "SendTransaction",
    "SetAside",
    "SharedFeeds",
    "SharedRules",
    "Silences",
    "Statistics",
    "Steps",
    "Store",
    "StoreUnavailableError",
    "Stories",
    "SubscribingTransaction",
    "Subscriptions",
    "T_co",
    "Talk",
    "Timer",
    "Turn",
    "UpdateSource",
    "Upkeep",
    "WantedFeeds",
    "WantedFiles",
    "WantedTests",
    "WatchTransaction",
]
