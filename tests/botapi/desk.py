"""What the methods work on: the world, the queue of updates, the bot's profile, files; and access to chats."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tests.botapi.accounts import Account
from tests.botapi.chats import Chat
from tests.botapi.entities import Formatted, cleaned, from_wire, is_blank, with_found
from tests.botapi.errors import NotEmulatedError, bad_request, forbidden
from tests.botapi.markup import MarkupError, parse_html
from tests.botapi.messages import Attachment, Message
from tests.botapi.profile import Profile
from tests.botapi.updates import UpdateQueue
from tests.botapi.webhook import Webhook
from tests.botapi.world import World

MOST_TEXT_BYTES = 1 << 15
LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024


@dataclass(slots=True)
class Desk:
    """Everything one bot's calls can read and change."""

    bot: Account
    clock: Callable[[], datetime]
    world: World
    queue: UpdateQueue
    webhook: Webhook
    profile: Profile = field(default_factory=Profile)
    files: dict[str, Attachment] = field(default_factory=dict)
    press_lifetime: timedelta = timedelta(seconds=60)
    logged_out: bool = False

    def file(self, file_id: str) -> Attachment | None:
        """The file with this id, sent by the bot or by a person."""
        if file_id in self.files:
            return self.files[file_id]
        sent = (message.attachment for chat in self.world.chats.values() for message in chat.history)
        return next((file for file in sent if file is not None and file.file_id == file_id), None)

    def chat(self, reference: int | str, *, write: bool = False, members: bool = False) -> Chat:
        """Find the chat that a call means, if the bot may read it, write there, or see its members.

        Raises:
            ApiError: 400 or 403, as the Bot API words them.
        """
        chat = self.world.find(reference)
        if chat is None:
            raise bad_request("chat not found")
        if chat.is_private:
            self._check_private(chat, write=write)
        elif chat.migrated_to is not None:
            if write or members:
                text = "group chat was upgraded to a supergroup chat"
                raise bad_request(text, migrate_to_chat_id=chat.migrated_to)
        else:
            self._check_inside(chat, write=write or members)
        return chat

    def _check_private(self, chat: Chat, *, write: bool) -> None:
        account = self.world.accounts[chat.id]
        if account.is_bot and write:
            raise forbidden("bot can't send messages to bots")
        if account.deactivated and write:
            raise forbidden("user is deactivated")
        if chat.blocked and write:
            raise forbidden("bot was blocked by the user")
        if not chat.started and write:
            raise forbidden("bot can't initiate conversation with a user")

    def _check_inside(self, chat: Chat, *, write: bool) -> None:
        member = self.world.bot_in(chat)
        if member.is_inside:
            return
        if member.status == "kicked":
            raise forbidden(f"bot was kicked from the {chat.kind} chat")
        if write or not chat.username:
            raise forbidden(f"bot is not a member of the {chat.kind} chat")

    def message(self, chat: Chat, message_id: int, what: str) -> Message:
        """Find a message that stands in a chat.

        Raises:
            ApiError: 400 `… not found`.
        """
        message = chat.message(message_id)
        if message is None or message.deleted:
            raise bad_request(f"{what} not found")
        return message

    def text(self, params: dict[str, Any], key: str = "text") -> Formatted:
        """Read a text or caption with its formatting, as Telegram would keep it.

        Raises:
            ApiError: HTML that cannot be read, too long, or nothing to see; always a breach.
        """
        raw: str = params.get(key, "")
        if len(raw.encode("utf-8", "surrogatepass")) > MOST_TEXT_BYTES:
            raise bad_request("text is too long", breach=True)
        parsed = _parsed(raw, params, "entities" if key == "text" else "caption_entities")
        formatted = with_found(cleaned(parsed.text, parsed.entities))
        caption = key == "caption"
        if len(formatted.text) > (LONGEST_CAPTION if caption else LONGEST_TEXT):
            raise bad_request(f"message {'caption ' if caption else ''}is too long", breach=True)
        if not caption and is_blank(formatted.text):
            raise bad_request("text must be non-empty", breach=True)
        return formatted


def _parsed(raw: str, params: dict[str, Any], entities_key: str) -> Formatted:
    mode = params.get("parse_mode", "").lower()
    if mode in {"", "none"}:
        return Formatted(raw, tuple(from_wire(raw, params.get(entities_key, []))))
    if mode in {"markdown", "markdownv2"}:
        raise NotEmulatedError(f"parse_mode {params['parse_mode']}")
    if mode != "html":
        raise bad_request("unsupported parse_mode", breach=True)
    try:
        return parse_html(raw)
    except MarkupError as error:
        raise bad_request(f"can't parse entities: {error}", breach=True) from None
