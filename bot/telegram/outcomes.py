"""What Telegram's answers mean: the permanent ones as data, everything else by its kind."""

from collections.abc import Sequence

from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiohttp import (
    ClientConnectorError,
    ConnectionTimeoutError,
    InvalidURL,
    NonHttpUrlClientError,
    ServerFingerprintMismatch,
)

from bot.model import (
    Call,
    ChatEnded,
    ChatId,
    ChatMoved,
    ChatState,
    DeleteMessage,
    EditButtons,
    EditMessage,
    Faulty,
    MessageFault,
    NotTaken,
    Outcome,
    Taken,
    Throttled,
    TokenRejected,
    Unknown,
)

NEVER_CONNECTED = (
    ClientConnectorError,
    ConnectionTimeoutError,
    InvalidURL,
    NonHttpUrlClientError,
    ServerFingerprintMismatch,
)

# The descriptions are not documented. They were gathered from tdlib/telegram-bot-api (Client.cpp), from
# healthchecks (integrations/telegram/transport.py) and from what bots report; each is a part, in lower case.
ENDED: Sequence[tuple[str, ChatState]] = (
    ("bot was blocked by the user", ChatState.BLOCKED),
    ("user is deactivated", ChatState.DEACTIVATED),
    ("bot was kicked", ChatState.KICKED),
    ("bot is not a member", ChatState.KICKED),
    ("not in the chat", ChatState.KICKED),
    ("the group chat was deleted", ChatState.NOT_FOUND),
    ("group chat was deactivated", ChatState.NOT_FOUND),
    ("bot can't initiate conversation", ChatState.NOT_FOUND),
    ("bots can't send messages to bots", ChatState.NOT_FOUND),
    ("bot can't send messages to bots", ChatState.NOT_FOUND),
    ("chat not found", ChatState.NOT_FOUND),
    ("user not found", ChatState.NOT_FOUND),
    ("peer_id_invalid", ChatState.NOT_FOUND),
    ("group chat was upgraded", ChatState.MOVED),
)
FAULTS: Sequence[tuple[str, MessageFault]] = (
    ("message to edit not found", MessageFault.GONE),
    ("message_id_invalid", MessageFault.GONE),
    ("message can't be edited", MessageFault.FIXED),
    ("message to be replied not found", MessageFault.REPLY_GONE),
    ("message to reply not found", MessageFault.REPLY_GONE),
    ("replied message not found", MessageFault.REPLY_GONE),
    ("reply_message_id_invalid", MessageFault.REPLY_GONE),
    ("message thread not found", MessageFault.TOPIC_GONE),
    ("topic_closed", MessageFault.TOPIC_GONE),
    ("topic_deleted", MessageFault.TOPIC_GONE),
    ("topic_id_invalid", MessageFault.TOPIC_GONE),
    ("not enough rights to send photos", MessageFault.NO_FILES),
    ("not enough rights to send documents", MessageFault.NO_FILES),
    ("chat_send_photos_forbidden", MessageFault.NO_FILES),
    ("chat_send_docs_forbidden", MessageFault.NO_FILES),
    ("file is too big", MessageFault.TOO_BIG),
    ("photo_invalid_dimensions", MessageFault.TOO_BIG),
    ("not enough rights", MessageFault.NO_RIGHTS),
    ("have no rights to send", MessageFault.NO_RIGHTS),
    ("need administrator rights", MessageFault.NO_RIGHTS),
    ("chat_write_forbidden", MessageFault.NO_RIGHTS),
    ("chat_send_plain_forbidden", MessageFault.NO_RIGHTS),
    ("chat_admin_required", MessageFault.NO_RIGHTS),
    ("chat_restricted", MessageFault.NO_RIGHTS),
    ("can't parse", MessageFault.MARKUP),
    ("entities_too_long", MessageFault.MARKUP),
    ("entity_bounds_invalid", MessageFault.MARKUP),
    ("message is too long", MessageFault.MARKUP),
    ("message_too_long", MessageFault.MARKUP),
    ("button_", MessageFault.MARKUP),
    ("reply_markup_", MessageFault.MARKUP),
    ("inline keyboard", MessageFault.MARKUP),
    ("wrong http url", MessageFault.MARKUP),
    ("webpage_", MessageFault.MARKUP),
    ("query is too old", MessageFault.TOO_LATE),
    ("query_id_invalid", MessageFault.TOO_LATE),
    ("query id is invalid", MessageFault.TOO_LATE),
)
UNCHANGED = "message is not modified"
UNDELETED = "message to delete not found"


def outcome_of(error: Exception, call: Call, token: str) -> Outcome:
    """Map what a call raised; an error of no known kind means that nobody knows whether it was done."""
    match error:
        case TelegramBadRequest() | TelegramForbiddenError():
            return _refusal(error, call, token)
        case TelegramEntityTooLarge():
            return Faulty(MessageFault.TOO_BIG, described(error, token))
        case TelegramNetworkError() if _never_connected(error):
            return NotTaken(described(error, token))
        case TelegramAPIError():
            return _stated(error) or Unknown(described(error, token))
        case _:
            # Undecodable answers arrive as ClientDecodeError, UnicodeDecodeError or worse; their text may be a page.
            return Unknown(type(error).__name__)


def described(error: Exception, token: str) -> str:
    """Say what went wrong in one line of at most 200 characters, never with the token or what people wrote."""
    if isinstance(error, ClientDecodeError):
        # Its text holds the answer itself: messages, names.
        return f"ClientDecodeError: an answer that cannot be read ({type(error.original).__name__})"
    text = " ".join(f"{type(error).__name__}: {error}".split())
    return text.replace(token, "<token>")[:200]


def _stated(error: TelegramAPIError) -> Outcome | None:
    match error:
        case TelegramRetryAfter():
            return Throttled(float(error.retry_after), stated=True)
        case TelegramMigrateToChat():
            return ChatMoved(ChatId(error.migrate_to_chat_id))
        case TelegramUnauthorizedError() | TelegramNotFound():
            return TokenRejected()
        case _ if "too many requests" in _words(error):
            return Throttled(0.0, stated=False)
        case _:
            return None


def _never_connected(error: TelegramNetworkError) -> bool:
    """Tell whether the line was never made, so that Telegram cannot have heard of the call."""
    return isinstance(error.__cause__, NEVER_CONNECTED)


def _refusal(error: TelegramBadRequest | TelegramForbiddenError, call: Call, token: str) -> Outcome:
    words = _words(error)
    if UNCHANGED in words and isinstance(call, EditMessage | EditButtons):
        return Taken(call.message_id)
    if UNDELETED in words and isinstance(call, DeleteMessage):
        return Taken(call.message_id)
    fault = next((fault for part, fault in FAULTS if part in words), None)
    if fault is not None:
        return Faulty(fault, described(error, token))
    state = next((state for part, state in ENDED if part in words), None)
    if state is not None:
        return ChatEnded(state)
    if isinstance(error, TelegramForbiddenError):
        return ChatEnded(ChatState.BLOCKED if call.place.chat_id > 0 else ChatState.KICKED)
    return Faulty(MessageFault.REFUSED, described(error, token))


def _words(error: TelegramAPIError) -> str:
    return str(error.message).lower()
