"""Chats: who is in them, what was written, and reading them as a person does."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from tests.botapi.accounts import Account, Member, Status
from tests.botapi.messages import Message, Press, Removed, Shown
from tests.botapi.transcript import Event, history, screen

GENERAL_TOPIC = 1
Condition = Callable[[Message], bool] | str


@dataclass(slots=True, eq=False)
class Topic:
    """A topic of a forum; its id is the id of the message that opened it."""

    id: int
    name: str
    closed: bool = False
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class ChatAction:
    """The bot was seen typing, or sending a file."""

    action: str
    thread_id: int | None
    at: datetime


@dataclass(slots=True)
class _Watch:
    condition: Callable[[Message], bool]
    found: asyncio.Future[Message]


@dataclass(slots=True, eq=False, kw_only=True)
class Chat:
    """A private chat, group, supergroup or channel.

    Of a private chat, `started` says that the person wrote to the bot and `blocked` that they blocked it. The id
    of the first message in supergroups is 2: the first is the one that made them, and names the general topic.
    """

    id: int
    kind: str
    title: str
    username: str = ""
    is_forum: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    permissions: dict[str, bool] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    history: list[Message] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    actions: list[ChatAction] = field(default_factory=list)
    started: bool = False
    blocked: bool = False
    general_closed: bool = False
    migrated_to: int | None = None
    _watches: list[_Watch] = field(default_factory=list)

    @property
    def first_id(self) -> int:
        """The id of the first message that anybody writes."""
        return GENERAL_TOPIC + 1 if self.kind == "supergroup" else 1

    @property
    def next_id(self) -> int:
        """The id of the next message."""
        return self.first_id + len(self.history)

    @property
    def is_private(self) -> bool:
        """Whether this is one person's chat with the bot."""
        return self.kind == "private"

    @property
    def is_group(self) -> bool:
        """Whether this is a group or a supergroup."""
        return self.kind in {"group", "supergroup"}

    @property
    def messages(self) -> list[Message]:
        """What stands in the chat now, oldest first."""
        return [message for message in self.history if not message.deleted]

    @property
    def from_bot(self) -> list[Message]:
        """The bot's messages that stand in the chat now, oldest first."""
        return [message for message in self.messages if message.by_bot]

    @property
    def last(self) -> Message:
        """The newest message.

        Raises:
            AssertionError: the chat is empty.
        """
        if not self.messages:
            raise AssertionError(f"nothing stands in {self.title}")
        return self.messages[-1]

    @property
    def keyboard(self) -> list[list[str]]:
        """The reply keyboard that stands below the chat now; empty when there is none."""
        for message in reversed(self.messages):
            if "remove_keyboard" in (message.markup or {}):
                return []
            if "keyboard" in (message.markup or {}):
                return message.rows
        return []

    @property
    def presses(self) -> list[Press]:
        """Every press of an inline button, oldest first."""
        return [event for event in self.events if isinstance(event, Press)]

    def in_topic(self, topic: Topic | None) -> list[Message]:
        """What stands in one topic now; None is the main thread."""
        return [message for message in self.messages if message.thread_id == (topic.id if topic else None)]

    def message(self, message_id: int) -> Message | None:
        """The message with this id, deleted or not."""
        index = message_id - self.first_id
        return self.history[index] if 0 <= index < len(self.history) else None

    def member(self, account: Account) -> Member:
        """An account's place in this chat; `left` when it never was inside."""
        return self.members.get(account.id) or Member(account, Status.LEFT)

    def append(self, message: Message) -> None:
        """Add a message at the end."""
        self.history.append(message)
        self.events.append(Shown(message, message.body, message.markup, message.sent_at, edited=False))
        self._wake(message)

    def edited(self, message: Message, at: datetime) -> None:
        """Note that a message reads differently now."""
        message.edited_at = at
        message.edits += 1
        self.events.append(Shown(message, message.body, message.markup, at, edited=True))
        self._wake(message)

    def remove(self, message: Message, at: datetime) -> None:
        """Delete a message for everybody."""
        message.deleted = True
        self.events.append(Removed(message, at))

    def _wake(self, message: Message) -> None:
        for watch in [watch for watch in self._watches if not watch.found.done()]:
            if watch.condition(message):
                watch.found.set_result(message)

    async def wait_for(
        self,
        condition: Condition,
        timeout: float = 5,  # noqa: ASYNC109 - a failing test should show the chat it waited in
        *,
        after: Message | None = None,
    ) -> Message:
        """Wait until the bot's message that meets a condition (a predicate, or words in it) stands in the chat.

        One that stands there already counts, unless it is not newer than `after`. Edited messages are asked
        again.

        Raises:
            AssertionError: none came within `timeout` seconds; the message shows the chat.
        """
        test = _predicate(condition)

        def wanted(message: Message) -> bool:
            newer = after is None or message.id > after.id
            return message.by_bot and not message.deleted and newer and test(message)

        standing = next((message for message in self.history if wanted(message)), None)
        if standing is not None:
            return standing
        watch = _Watch(wanted, asyncio.get_running_loop().create_future())
        self._watches.append(watch)
        try:
            async with asyncio.timeout(timeout):
                return await watch.found
        except TimeoutError:
            raise AssertionError(f"waited {timeout} s in vain in:\n{self.transcript()}") from None
        finally:
            self._watches.remove(watch)

    def transcript(self, *, times: bool = False) -> str:
        """Everything that happened, as text that reads like a chat; without `times` the same in every run."""
        return history(self.title, self.events, times=times)

    def screen(self, *, times: bool = False) -> str:
        """What stands in the chat now, as text that reads like a chat."""
        return screen(self.title, self.messages, times=times)


def _predicate(condition: Condition) -> Callable[[Message], bool]:
    if isinstance(condition, str):
        return lambda message: condition in message.text
    return condition
