"""The world around the bot: accounts, chats, what happens in them, and which of it the bot is told."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from tests.botapi.accounts import Account, Member, Status
from tests.botapi.chats import Chat, Topic
from tests.botapi.messages import Message, Press
from tests.botapi.wire import chat_json, member_json, message_json, press_json, unix, user_json

Clock = Callable[[], datetime]
Tell = Callable[[str, dict[str, Any]], object]
SUPERGROUP_BASE = -1_000_000_000_000
COMMAND = re.compile(r"/[A-Za-z0-9_]+(?:@(?P<bot>\w+))?")
FIRST_PERSON_ID = 1001


class World:
    """Everything that exists beside the bot; `tell` hands the bot an update.

    `privacy` is the bot's privacy mode: in groups where it is no administrator it sees commands, replies to
    itself and service messages only.
    """

    def __init__(self, bot: Account, clock: Clock, tell: Tell, *, privacy: bool = True) -> None:
        self.bot = bot
        self.clock = clock
        self.privacy = privacy
        self._tell = tell
        self.accounts: dict[int, Account] = {bot.id: bot}
        self.chats: dict[int, Chat] = {}
        self.presses: dict[str, Press] = {}
        self._groups_made = 0
        self._next_account_id = FIRST_PERSON_ID

    def add_account(self, account: Account) -> Chat:
        """Let a person exist; the answer is their private chat with the bot, not yet started."""
        if account.id in self.accounts:
            raise AssertionError(f"there is an account {account.id} already")
        self.accounts[account.id] = account
        chat = Chat(id=account.id, kind="private", title=account.name)
        chat.members = {account.id: Member(account), self.bot.id: Member(self.bot)}
        self.chats[chat.id] = chat
        return chat

    def next_account_id(self) -> int:
        """An id that nobody has."""
        while self._next_account_id in self.accounts:
            self._next_account_id += 1
        return self._next_account_id

    def add_chat(self, kind: str, title: str, owner: Account, **fields: Any) -> Chat:
        """Let a group, supergroup or channel exist, with its owner inside."""
        self._groups_made += 1
        number = self._groups_made
        identifier = fields.pop("id", None) or (-number if kind == "group" else SUPERGROUP_BASE - number)
        chat = Chat(id=identifier, kind=kind, title=title, **fields)
        chat.members[owner.id] = Member(owner, Status.CREATOR)
        self.chats[chat.id] = chat
        return chat

    def find(self, reference: int | str) -> Chat | None:
        """The chat with this id, or the supergroup or channel with this @username."""
        if isinstance(reference, int):
            return self.chats.get(reference)
        wanted = reference.removeprefix("@").lower()
        public = (chat for chat in self.chats.values() if chat.kind in {"supergroup", "channel"})
        return next((chat for chat in public if chat.username.lower() == wanted and wanted), None)

    def bot_in(self, chat: Chat) -> Member:
        """The bot's place in a chat."""
        return chat.member(self.bot)

    def post(self, chat: Chat, sender: Account | None, **fields: Any) -> Message:
        """Put a message into a chat, and tell the bot if it may see it."""
        message = Message(
            chat_id=chat.id,
            id=chat.next_id,
            sent_at=self.clock(),
            sender=sender,
            by_bot=sender is self.bot,
            **fields,
        )
        chat.append(message)
        if self._bot_sees(chat, message):
            self._tell(_post_kind(chat), message_json(message, chat))
        return message

    def edited(self, chat: Chat, message: Message) -> None:
        """Note that a person changed a message, and tell the bot if it may see it."""
        chat.edited(message, self.clock())
        if self._bot_sees(chat, message):
            self._tell(f"edited_{_post_kind(chat)}", message_json(message, chat))

    def press(self, chat: Chat, account: Account, message: Message, data: str) -> Press:
        """Let a person press an inline button, or pretend to."""
        press = Press(
            str(4_000_000_000 + len(self.presses)),
            account,
            message,
            _label(message, data),
            data,
            self.clock(),
        )
        self.presses[press.id] = press
        chat.events.append(press)
        self._tell("callback_query", press_json(press, chat))
        return press

    def set_member(
        self,
        chat: Chat,
        account: Account,
        by: Account,
        status: Status,
        rights: Mapping[str, bool] | None = None,
    ) -> None:
        """Change somebody's place in a chat, and tell the bot of its own change or, as an admin, of others'."""
        old = chat.member(account)
        new = Member(account, status, dict(rights or {}), old.anonymous, old.custom_title)
        chat.members[account.id] = new
        kind = "my_chat_member" if account is self.bot else "chat_member"
        if account is self.bot or self.bot_in(chat).is_admin:
            self._tell(
                kind,
                {
                    "chat": chat_json(chat),
                    "from": user_json(by),
                    "date": unix(self.clock()),
                    "old_chat_member": member_json(old, chat),
                    "new_chat_member": member_json(new, chat),
                },
            )

    def set_blocked(self, chat: Chat, account: Account, *, blocked: bool) -> None:
        """Let a person block the bot in their private chat, or take it back."""
        if chat.blocked == blocked:
            return
        chat.blocked = blocked
        self.set_member(chat, self.bot, account, Status.KICKED if blocked else Status.MEMBER)

    def open_topic(self, chat: Chat, by: Account, name: str) -> Topic:
        """Open a topic in a forum."""
        if not chat.is_forum:
            raise AssertionError(f"{chat.title} has no topics")
        identifier = chat.next_id
        chat.topics[identifier] = topic = Topic(identifier, name)
        self.post(
            chat,
            by,
            thread_id=identifier,
            service={"forum_topic_created": {"name": name, "icon_color": 7322096}},
        )
        return topic

    def upgrade(self, group: Chat, by: Account) -> Chat:
        """Make a supergroup of a group, as Telegram does by itself now and then."""
        if group.kind != "group":
            raise AssertionError(f"{group.title} is no basic group")
        supergroup = self.add_chat("supergroup", group.title, by)
        supergroup.members = dict(group.members)
        supergroup.permissions = dict(group.permissions)
        self.post(group, by, service={"migrate_to_chat_id": supergroup.id})
        group.migrated_to = supergroup.id
        self.post(supergroup, by, service={"migrate_from_chat_id": group.id})
        return supergroup

    def _bot_sees(self, chat: Chat, message: Message) -> bool:
        if message.by_bot:
            return False
        if chat.is_private:
            return not chat.blocked
        member = self.bot_in(chat)
        if not member.is_inside:
            return False
        if chat.kind == "channel" or member.is_admin or not self.privacy or message.service:
            return True
        return self._is_meant_for_bot(message)

    def _is_meant_for_bot(self, message: Message) -> bool:
        if message.reply_to is not None and message.reply_to.by_bot:
            return True
        command = COMMAND.match(message.text)
        return (
            command is not None and (command["bot"] or self.bot.username).lower() == self.bot.username.lower()
        )


def _label(message: Message, data: str) -> str:
    return next((button.text for button in message.buttons if button.data == data), data)


def _post_kind(chat: Chat) -> str:
    return "channel_post" if chat.kind == "channel" else "message"
