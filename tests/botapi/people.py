"""Acting as a person: writing, pressing, blocking, running groups."""

from typing import Any

from tests.botapi.accounts import Account, Status
from tests.botapi.chats import Chat, Topic
from tests.botapi.entities import Formatted, cleaned, with_found
from tests.botapi.keyboards import Button
from tests.botapi.messages import Attachment, Message, Press
from tests.botapi.wire import user_json
from tests.botapi.world import World

LONGEST_TEXT = 4096


class User:
    """A person with a Telegram application in their hand."""

    def __init__(self, account: Account, world: World) -> None:
        self.account = account
        self.world = world

    def __repr__(self) -> str:
        return f"User({self.account.id}, {self.account.name!r})"

    @property
    def id(self) -> int:
        """The account's id."""
        return self.account.id

    @property
    def chat(self) -> Chat:
        """The private chat with the bot."""
        return self.world.chats[self.account.id]

    async def start(self, payload: str = "") -> Message:
        """Press Start in the private chat, with a deep link's payload; a blocked bot is unblocked by that."""
        self.world.set_blocked(self.chat, self.account, blocked=False)
        return await self.say(f"/start {payload}".rstrip())

    async def say(self, text: str, *, reply_to: Message | None = None) -> Message:
        """Write to the bot in the private chat."""
        return await self.send(self.chat, text, reply_to=reply_to)

    async def send(
        self,
        chat: Chat,
        text: str,
        *,
        reply_to: Message | None = None,
        topic: Topic | None = None,
        anonymous: bool = False,
        as_channel: Chat | None = None,
    ) -> Message:
        """Write to a chat: as oneself, as an anonymous administrator, or in the name of a channel of one's own."""
        if not 0 < len(text) <= LONGEST_TEXT:
            raise AssertionError(f"a person can write 1-{LONGEST_TEXT} characters, these are {len(text)}")
        formatted = cleaned(text, [])
        return self._post(
            chat,
            body=with_found(formatted),
            reply_to=reply_to,
            thread_id=self._thread(reply_to, topic),
            **self._disguise(chat, anonymous=anonymous, as_channel=as_channel),
        )

    async def send_document(
        self,
        chat: Chat,
        name: str,
        content: bytes,
        mime_type: str = "application/octet-stream",
        caption: str = "",
    ) -> Message:
        """Send a file."""
        attachment = Attachment("document", f"sent-{chat.id}-{chat.next_id}", name, mime_type, content)
        return self._post(chat, attachment=attachment, body=with_found(cleaned(caption, [])))

    async def share_location(self, chat: Chat, latitude: float, longitude: float) -> Message:
        """Share where one is."""
        return self._post(chat, service={"location": {"latitude": latitude, "longitude": longitude}})

    async def send_other(self, chat: Chat, **content: object) -> Message:
        """Send something else than words, given as its field of the Bot API: a sticker, a poll, a forwarded message."""
        return self._post(chat, service=content)

    async def edit(self, message: Message, text: str) -> None:
        """Change a message of one's own."""
        if message.sender is not self.account:
            raise AssertionError("only one's own messages can be edited")
        message.earlier.append(message.body)
        message.body = with_found(cleaned(text, []))
        self.world.edited(self.world.chats[message.chat_id], message)

    async def delete(self, message: Message) -> None:
        """Delete a message for everybody; the bot is not told."""
        self.world.chats[message.chat_id].remove(message, self.world.clock())

    async def press(self, message: Message, label: str) -> Press:
        """Press an inline button by its label or its data.

        Raises:
            AssertionError: the message is gone, has no such button, or the button sends nothing to the bot.
        """
        button = self._visible(message, label)
        if button.data is None:
            raise AssertionError(f"[{button.text}] sends nothing to the bot: it is a {button.kind} button")
        return await self.press_data(message, button.data)

    async def press_data(self, message: Message, data: str) -> Press:
        """Send callback data as if a button had it: one that was there before, or a forged one."""
        return self.world.press(self.world.chats[message.chat_id], self.account, message, data)

    async def choose(self, message: Message, label: str) -> Message:
        """Press a button of a reply keyboard: its words are sent as a message."""
        button = self._visible(message, label)
        if button.kind != "text":
            raise AssertionError(f"[{button.text}] is a {button.kind} button, not words to send")
        chat = self.world.chats[message.chat_id]
        return await self.send(chat, button.text, reply_to=None if chat.is_private else message)

    async def share_chat(self, message: Message, label: str, chat: Chat) -> Message:
        """Press a request-chat button and choose a chat; the bot gets the rights the button asked for."""
        request = self._visible(message, label).value
        member, needed = chat.member(self.account), request.get("user_administrator_rights") or {}
        fits = member.is_admin and all(member.may(right) for right in needed if needed[right])
        if not fits or request["chat_is_channel"] != (chat.kind == "channel"):
            raise AssertionError(f"Telegram would not offer {chat.title} to {self.account.name} here")
        if request.get("bot_administrator_rights"):
            rights = {
                key: value for key, value in request["bot_administrator_rights"].items() if key[:3] == "can"
            }
            await self.add_bot(chat, admin=True, **rights)
        elif request.get("bot_is_member") and not self.world.bot_in(chat).is_inside:
            raise AssertionError(f"the bot is not in {chat.title}, Telegram would not offer it")
        shared: dict[str, Any] = {"request_id": request["request_id"], "chat_id": chat.id}
        if request.get("request_title"):
            shared["title"] = chat.title
        if request.get("request_username") and chat.username:
            shared["username"] = chat.username
        return self._post(self.world.chats[message.chat_id], service={"chat_shared": shared})

    async def block(self) -> None:
        """Block the bot."""
        self.world.set_blocked(self.chat, self.account, blocked=True)

    async def unblock(self) -> None:
        """Unblock the bot without writing to it."""
        self.world.set_blocked(self.chat, self.account, blocked=False)

    async def deactivate(self) -> None:
        """Delete the whole account."""
        self.account.deactivated = True

    async def add_bot(self, chat: Chat, *, admin: bool = False, **rights: bool) -> None:
        """Add the bot to a group, or make it an administrator of a group or channel."""
        inside = self.world.bot_in(chat).is_inside
        status = Status.ADMINISTRATOR if admin or chat.kind == "channel" else Status.MEMBER
        self.world.set_member(chat, self.world.bot, self.account, status, rights)
        if not inside and chat.is_group:
            self._post(chat, service={"new_chat_members": [user_json(self.world.bot)]})

    async def restrict_bot(self, chat: Chat, **permissions: bool) -> None:
        """Let the bot do only what is permitted here."""
        self.world.set_member(chat, self.world.bot, self.account, Status.RESTRICTED, permissions)

    async def remove_bot(self, chat: Chat) -> None:
        """Remove the bot from a group or channel."""
        if chat.is_group:
            self._post(chat, service={"left_chat_member": user_json(self.world.bot)})
        self.world.set_member(chat, self.world.bot, self.account, Status.KICKED)

    async def let_join(self, chat: Chat, other: "User") -> None:
        """Add somebody to a group or channel."""
        self.world.set_member(chat, other.account, self.account, Status.MEMBER)

    async def let_leave(self, chat: Chat, other: "User") -> None:
        """Remove somebody, or oneself."""
        status = Status.LEFT if other is self else Status.KICKED
        self.world.set_member(chat, other.account, self.account, status)

    async def promote(self, chat: Chat, other: "User", *, anonymous: bool = False, **rights: bool) -> None:
        """Make somebody an administrator."""
        self.world.set_member(chat, other.account, self.account, Status.ADMINISTRATOR, rights)
        chat.members[other.id].anonymous = anonymous

    async def demote(self, chat: Chat, other: "User") -> None:
        """Make an administrator a plain member again."""
        self.world.set_member(chat, other.account, self.account, Status.MEMBER)

    async def upgrade(self, group: Chat) -> Chat:
        """Make a supergroup of a group; the old chat is dead from then on."""
        return self.world.upgrade(group, self.account)

    async def open_topic(self, chat: Chat, name: str) -> Topic:
        """Open a topic in a forum."""
        return self.world.open_topic(chat, self.account, name)

    async def close_topic(self, chat: Chat, topic: Topic) -> None:
        """Close a topic to everybody but administrators."""
        topic.closed = True
        self._post(chat, thread_id=topic.id, service={"forum_topic_closed": {}})

    async def reopen_topic(self, chat: Chat, topic: Topic) -> None:
        """Open a closed topic again."""
        topic.closed = False
        self._post(chat, thread_id=topic.id, service={"forum_topic_reopened": {}})

    async def delete_topic(self, chat: Chat, topic: Topic) -> None:
        """Delete a topic with everything in it; the bot is not told."""
        topic.deleted = True
        for message in chat.history:
            message.deleted = message.deleted or message.thread_id == topic.id

    def _visible(self, message: Message, label: str) -> Button:
        if message.deleted:
            raise AssertionError(f"the message with [{label}] is gone")
        return message.button(label)

    def _thread(self, reply_to: Message | None, topic: Topic | None) -> int | None:
        if topic is not None:
            return topic.id
        return reply_to.thread_id if reply_to is not None else None

    def _disguise(self, chat: Chat, *, anonymous: bool, as_channel: Chat | None) -> dict[str, Any]:
        if as_channel is not None:
            return {"channel_id": as_channel.id, "signature": as_channel.title}
        if anonymous and not chat.member(self.account).is_admin:
            raise AssertionError("only administrators can be anonymous")
        return {"anonymous": True} if anonymous else {}

    def _post(self, chat: Chat, *, body: Formatted | None = None, **fields: Any) -> Message:
        self._check_may_write(chat)
        if chat.is_private:
            chat.started = True
        return self.world.post(chat, self.account, body=body or Formatted(""), **fields)

    def _check_may_write(self, chat: Chat) -> None:
        member = chat.member(self.account)
        if chat.migrated_to is not None:
            raise AssertionError(f"{chat.title} has become the supergroup {chat.migrated_to}")
        if chat.is_private and chat.blocked:
            raise AssertionError(f"{self.account.name} has blocked the bot: unblock() or start() first")
        if not member.is_inside:
            raise AssertionError(f"{self.account.name} is not in {chat.title}")
        if chat.kind == "channel" and not member.may("can_post_messages"):
            raise AssertionError(f"{self.account.name} may not post in {chat.title}")
