"""What each stage touches of the database in one commit."""

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from typing import Protocol, TypeVar

from bot.model import Channel, Chat, ChatId, ChatKind, Note, Phrase, Place, Rows, Standing, StoryId
from bot.ports.alerts import Alerts
from bot.ports.announcements import Announcements
from bot.ports.archive import WantedTests
from bot.ports.broadcasts import Broadcasts
from bot.ports.channels import Channels
from bot.ports.chats import Chats, Rules
from bot.ports.deliveries import Deliveries
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
from bot.ports.files import Attachments, WantedFiles
from bot.ports.invites import Invites
from bot.ports.making import Drafts, SharedRules
from bot.ports.merges import Merges
from bot.ports.mutes import Mutes
from bot.ports.operating import Operating
from bot.ports.statistics import Statistics
from bot.ports.steps import Steps
from bot.ports.stories import Items, Stories
from bot.ports.upkeep import Inbox, Upkeep


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


class SubscribingTransaction(Protocol):
    """What beginning to read a feed that was found touches."""

    @property
    def subscriptions(self) -> Subscriptions: ...
    @property
    def aliases(self) -> Aliases: ...


class SeekTransaction(Protocol):
    """What looking at one wanted address touches."""

    @property
    def wanted(self) -> WantedFeeds: ...
    @property
    def aliases(self) -> Aliases: ...
    @property
    def subscriptions(self) -> Subscriptions: ...
    @property
    def chats(self) -> Chats: ...
    @property
    def deliveries(self) -> Deliveries: ...


class RuleTestTransaction(Protocol):
    """What answering one wanted test touches."""

    @property
    def tests(self) -> WantedTests: ...
    @property
    def channels(self) -> Channels: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def rules(self) -> Rules: ...
    @property
    def chats(self) -> Chats: ...
    @property
    def deliveries(self) -> Deliveries: ...


class FileTransaction(Protocol):
    """What making one wanted file touches."""

    @property
    def files(self) -> WantedFiles: ...
    @property
    def attachments(self) -> Attachments: ...
    @property
    def statistics(self) -> Statistics: ...
    @property
    def chats(self) -> Chats: ...
    @property
    def rules(self) -> Rules: ...
    @property
    def deliveries(self) -> Deliveries: ...


class ChannelTransaction(Protocol):
    """What the end of a right in a channel touches."""

    @property
    def channels(self) -> Channels: ...
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
    def announcements(self) -> Announcements: ...
    @property
    def stories(self) -> Stories: ...
    @property
    def alerts(self) -> Alerts: ...
    @property
    def merges(self) -> Merges: ...
    @property
    def mutes(self) -> Mutes: ...
    @property
    def rules(self) -> Rules: ...
    @property
    def digests(self) -> Digests: ...
    @property
    def deliveries(self) -> Deliveries: ...


class SendTransaction(Protocol):
    """What one delivery touches."""

    @property
    def examples(self) -> Examples: ...
    @property
    def deliveries(self) -> Deliveries: ...
    @property
    def attachments(self) -> Attachments: ...
    @property
    def digests(self) -> Digests: ...
    @property
    def channels(self) -> Channels: ...
    @property
    def chats(self) -> Chats: ...


class DigestTransaction(Protocol):
    """What finding due digests touches."""

    @property
    def digests(self) -> Digests: ...
    @property
    def deliveries(self) -> Deliveries: ...


class BroadcastTransaction(Protocol):
    """What sending the next part of a broadcast touches."""

    @property
    def broadcasts(self) -> Broadcasts: ...
    @property
    def deliveries(self) -> Deliveries: ...


class ConversationTransaction(Protocol):
    """What one update touches."""

    @property
    def leaves_work(self) -> bool:
        """Tell whether more was written than what is said and to whom: others may have to go on with it."""
        ...

    @property
    def inbox(self) -> Inbox: ...
    @property
    def digests(self) -> Digests: ...
    @property
    def chats(self) -> Chats: ...
    @property
    def rules(self) -> Rules: ...
    @property
    def feeds(self) -> Feeds: ...
    @property
    def aliases(self) -> Aliases: ...
    @property
    def subscriptions(self) -> Subscriptions: ...
    @property
    def wanted(self) -> WantedFeeds: ...
    @property
    def mutes(self) -> Mutes: ...
    @property
    def tests(self) -> WantedTests: ...
    @property
    def files(self) -> WantedFiles: ...
    @property
    def statistics(self) -> Statistics: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def shared(self) -> SharedRules: ...
    @property
    def examples(self) -> Examples: ...
    @property
    def channels(self) -> Channels: ...
    @property
    def steps(self) -> Steps: ...
    @property
    def explanations(self) -> Explanations: ...
    @property
    def stories(self) -> Stories: ...
    @property
    def deliveries(self) -> Deliveries: ...
    @property
    def shared_feeds(self) -> SharedFeeds: ...
    @property
    def broadcasts(self) -> Broadcasts: ...
    @property
    def operating(self) -> Operating: ...
    @property
    def invites(self) -> Invites: ...
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
        """What the update acts on: where it comes from, or the channel that is managed from there."""
        ...

    @property
    def bot_id(self) -> int:
        """The bot's own number in Telegram."""
        ...

    @property
    def home(self) -> Place:
        """Where the update comes from, and where answers go."""
        ...

    @property
    def channel(self) -> Channel | None:
        """The channel that is managed; None where it acts on the chat it comes from."""
        ...

    @property
    def language(self) -> str:
        """The language in which it is answered."""
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

    def notify(self, chat_id: ChatId, cause: str, note: Note) -> None:
        """Tell a kept chat something in its main thread, once for a cause."""
        ...

    def manage(self, channel: Channel, chat: Chat) -> None:
        """From here on act on a channel, whose chat is kept; answers say so and still go home."""
        ...

    def standing(self, chat_id: ChatId, user_id: int, *, fresh: bool = False) -> Standing:
        """Tell what somebody may do in a channel, at most some minutes old; ``fresh``: as of now.

        Where Telegram must be asked, the handler is left and begins anew once it answered: ask before anything else.
        """
        ...

    def say(self, note: Note, reply_to: int | None = None) -> str:
        """Send a message to the place, as a reply to one of its messages where it is named; gives its delivery's key."""
        ...

    def show_example(self, story_id: StoryId, pack: str) -> None:
        """Show a story as its alert looks, as an example of what a pack tells."""
        ...

    def edit(self, message_id: int, note: Note) -> None:
        """Put a note in place of a message of ours."""
        ...

    def remove(self, message_id: int) -> None:
        """Take a message of ours away, which Telegram lets a bot do for 48 hours."""
        ...

    def change_buttons(self, message_id: int, buttons: Rows) -> None:
        """Put other buttons under a message of ours, whose words stay."""
        ...

    def toast(self, callback_id: str, phrase: Phrase | None = None) -> None:
        """Answer the press of a button, with a few words or none."""
        ...


T_co = TypeVar("T_co", covariant=True)


class Store(Protocol[T_co]):
    """The database: transactions that commit when their block ends well and leave no trace when it raises."""

    def begin(self) -> AbstractAsyncContextManager[T_co]:
        """Begin a transaction.

        Raises:
            StoreUnavailableError: on entering, within or on leaving the block, when the database fails.
        """
        ...

    def look(self) -> AbstractAsyncContextManager[T_co]:
        """Begin a transaction that only reads, which no writer waits for; keep it short all the same.

        Raises:
            StoreUnavailableError: on entering or within the block, when the database fails.
        """
        ...
