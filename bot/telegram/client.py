"""The one way to Telegram: every call keeps to the limits, every answer becomes an outcome, no error gets out raw."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from aiogram.methods import (
    DeleteWebhook,
    GetMe,
    GetWebhookInfo,
    Response,
    SetWebhook,
    TelegramMethod,
)
from aiogram.types import Message, User, WebhookInfo
from aiogram.utils.token import TokenValidationError, validate_token

from bot.model import (
    AnswerPress,
    Call,
    ChatId,
    DeleteMessage,
    EditButtons,
    EditMessage,
    Faulty,
    MessageFault,
    Outcome,
    Place,
    SendAttachment,
    SendMessage,
    Standing,
    Taken,
    Throttled,
    TokenRejected,
    Unknown,
    Update,
)
from bot.ports import Timer, Turn
from bot.telegram.calls import GetRawUpdates, method_of
from bot.telegram.limiter import Limiter, Limits
from bot.telegram.outcomes import described, outcome_of
from bot.telegram.profile import Profile, show
from bot.telegram.refusals import ClosedToUsError, RefusedError, TokenUnknownError
from bot.telegram.rights import Rights

ANSWERS = (Response[Message], Response[Message | bool], Response[bool])
"""The answers that come most. pydantic forgets a generic type that nobody holds, and makes it anew at every call."""

REQUEST_SECONDS = 20
"""How long one call may take; every lease must be longer."""
POLL_GRACE_SECONDS = 15
"""How long Telegram may be late with the empty answer to a long poll."""
WANTED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member", "chat_member")
HIGHEST_UPDATE = 2**63
NOT_OURS = "Telegram does not know this token: check telegram.token, or get a new one from @BotFather"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the bot is."""

    id: int
    username: str


@dataclass(frozen=True, slots=True)
class WebhookState:
    """Where Telegram brings updates (empty: nowhere), how many wait, and when and why it last could not."""

    url: str
    waiting: int
    failed_at: datetime | None
    error: str


class Telegram:
    """Performs calls and fetches updates over one aiogram session."""

    def __init__(self, bot: Bot, limits: Limits, timer: Timer, random: Random) -> None:
        self._bot = bot
        self._limiter = Limiter(limits, timer, random)
        self._timer = timer
        self._home = PRODUCTION
        self._webhook_gone = False
        self.calls: Counter[tuple[str, str]] = Counter()
        """Calls by what was called and how it ended."""
        self._rights = Rights(self._ask, timer, bot.id)

    @property
    def bot_id(self) -> int:
        """The bot's number, which its token begins with."""
        return self._bot.id

    def resting(self) -> Mapping[ChatId, float]:
        """Name the chats whose limit or pause lets nothing but presses go, with the seconds that each must rest."""
        return self._limiter.resting()

    def full(self) -> Mapping[ChatId, float]:
        """Name the people's chats that take no new message now, with the seconds until they do; they may be changed."""
        return self._limiter.full()

    def admit(self, place: Place, turn: Turn) -> float:
        """Take the next turn for a call to this place and tell 0.0; or take nothing and tell the seconds to wait."""
        return self._limiter.admit(place.chat_id, turn)

    def forgo(self, place: Place) -> None:
        """Give back a turn that was taken, no call having been made; one for a press need not be given back."""
        self._limiter.forgo(place.chat_id)

    async def perform(self, call: Call) -> Outcome:
        """Do one call, in the turn taken for its place or else in the next one, and tell how it ended."""
        chat = call.place.chat_id
        if not isinstance(call, AnswerPress):
            await self._limiter.begin(chat)
        outcome = await self._attempt(call)
        self.calls[type(call).__name__, type(outcome).__name__] += 1
        if isinstance(outcome, Throttled):
            stated = outcome.seconds if outcome.stated else None
            return Throttled(self._limiter.throttled(chat, stated), outcome.stated)
        if isinstance(outcome, Taken):
            self._limiter.answered(chat)
        return outcome

    async def updates(self, offset: int | None, seconds: float) -> Sequence[Update]:
        """Wait up to so many seconds for updates from ``offset`` on; asking confirms all earlier ones.

        The first call takes a webhook away, without the updates that wait behind it.

        Raises:
            RefusedError: another program polls, or the token is refused.
            ConnectionError: nothing could be had; ask again later.
        """
        if not self._webhook_gone:
            await self._ask(DeleteWebhook(drop_pending_updates=False))
            self._webhook_gone = True
        poll = GetRawUpdates(offset=offset, timeout=int(seconds), allowed_updates=list(WANTED_UPDATES))
        payloads = await self._ask(poll, int(seconds) + POLL_GRACE_SECONDS)
        if not isinstance(payloads, list):
            raise ConnectionError("Telegram's answer held no list of updates")
        found = (update_of(payload, self.bot_id) for payload in payloads)
        return [update for update in found if update is not None]

    async def point_webhook(self, url: str, secret: str) -> None:
        """Have Telegram bring updates to an address, with a secret that proves it; those that wait come too.

        Raises:
            RefusedError: it cannot bring them there; the text says why.
            ConnectionError: Telegram could not be asked.
        """
        try:
            await self._ask(
                SetWebhook(
                    url=url,
                    secret_token=secret,
                    allowed_updates=list(WANTED_UPDATES),
                    drop_pending_updates=False,
                )
            )
        except ClosedToUsError as error:
            raise RefusedError(f"Telegram does not take web.public_url as a webhook: {error}") from None

    async def webhook_state(self) -> WebhookState:
        """Ask where Telegram brings updates.

        Raises:
            ConnectionError: Telegram could not be asked.
        """
        info = await self._ask(GetWebhookInfo())
        if not isinstance(info, WebhookInfo):
            raise ConnectionError("Telegram's answer did not say where it brings updates")
        error = " ".join((info.last_error_message or "").split())[:200]
        return WebhookState(info.url, info.pending_update_count, info.last_error_date, error)

    async def administrators(self, chat_id: ChatId) -> Collection[int]:
        """List the users who administer a group, as of at most five minutes ago; none where it is closed to us.

        Raises:
            ConnectionError: Telegram could not be asked.
        """
        return await self._rights.administrators(chat_id)

    async def standing(self, chat_id: ChatId, user_id: int, *, fresh: bool = False) -> Standing:
        """Tell what a user may do in a channel, as of at most five minutes ago; ``fresh``: as of now.

        Raises:
            ConnectionError: Telegram could not be asked.
        """
        return await self._rights.standing(chat_id, user_id, fresh=fresh)

    def forget(self, chat_id: ChatId) -> None:
        """Ask anew from now on who may what in a group or channel: something has changed there."""
        self._rights.forget(chat_id)

    async def identify(self) -> Identity | TokenRejected:
        """Ask who the bot is.

        Raises:
            ConnectionError: Telegram could not be asked.
        """
        try:
            me = await self._ask(GetMe())
        except TokenUnknownError:
            return TokenRejected()
        if not isinstance(me, User):
            raise ConnectionError("Telegram's answer did not say who the bot is")
        return Identity(me.id, me.username or "")

    async def show(self, profile: Profile) -> tuple[int, list[str]]:
        """Make Telegram show a profile; tell how much of it was new, and why parts of it could not be set."""
        return await show(profile, self._ask)

    async def close(self) -> None:
        """End the session."""
        await self._bot.session.close()

    async def _attempt(self, call: Call) -> Outcome:
        try:
            method = method_of(call)
        except ValueError as error:
            return Faulty(MessageFault.REFUSED, described(error, self._bot.token))
        try:
            result = await self._bot(method, request_timeout=REQUEST_SECONDS)
        except Exception as error:  # noqa: BLE001 - whatever came back, the delivery must not be lost
            return outcome_of(error, call, self._bot.token)
        return _taken(call, result)

    async def _ask(self, method: TelegramMethod[Any], seconds: int = REQUEST_SECONDS) -> Any:
        try:
            return await self._bot(method, request_timeout=seconds)
        except TelegramConflictError as error:
            self._webhook_gone = "webhook" not in str(error)
            raise RefusedError(
                "another program fetches this bot's updates: stop the other one, or give each its own token"
            ) from None
        except TelegramUnauthorizedError:
            raise TokenUnknownError(NOT_OURS) from None
        except TelegramNotFound as error:
            raise self._not_found(method, error) from None
        except (TelegramBadRequest, TelegramForbiddenError) as error:
            raise ClosedToUsError(described(error, self._bot.token)) from None
        except Exception as error:  # noqa: BLE001 - aiogram lets errors of decoding and of the line through raw
            raise ConnectionError(described(error, self._bot.token)) from None

    def _not_found(self, method: TelegramMethod[Any], error: TelegramNotFound) -> ConnectionError:
        """Tell what a 404 means: Telegram's own server says so of a token's form, others of any path they do not know."""
        if "method not found" in str(error).lower():
            name = type(method).__api_method__
            return RefusedError(f"the server at telegram.api_url has no method {name}: it is too old")
        if self._bot.session.api == self._home:
            return TokenUnknownError(NOT_OURS)
        return RefusedError(
            "telegram.api_url answers 404: either no Bot API server is there, or it does not know telegram.token"
        )


def update_of(payload: Mapping[str, Any], bot_id: int) -> Update | None:
    """Read one update of a bot; None for what has no number that one could be told by."""
    number = payload.get("update_id")
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < HIGHEST_UPDATE:
        return None
    return Update(number, chat_of(payload), payload, bot_id)


def bot_at(token: str, api_url: str) -> Bot:
    """Make the aiogram bot for a token, on Telegram's own server or on another one.

    Raises:
        ValueError: this cannot be a token; the message does not repeat it.
    """
    try:
        validate_token(token)
    except TokenValidationError:
        raise ValueError(
            "is not a bot token: it must look like 123456:ABC… (get one from @BotFather)"
        ) from None
    return Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(api_url)))


def chat_of(payload: Mapping[str, Any]) -> ChatId:
    """Find the chat that orders an update's handling; 0 when it is of none.

    A button's chat is that of its message; what only names a person is of the private chat with that person.
    """
    for event in payload.values():
        if not isinstance(event, Mapping):
            continue
        for holder in (event, event.get("message")):
            chat = holder.get("chat") if isinstance(holder, Mapping) else None
            if isinstance(chat, Mapping) and isinstance(chat.get("id"), int):
                return ChatId(chat["id"])
        person = event.get("from") or event.get("user")
        if isinstance(person, Mapping) and isinstance(person.get("id"), int):
            return ChatId(person["id"])
    return ChatId(0)


def _taken(call: Call, result: object) -> Outcome:
    match call:
        case AnswerPress():
            return Taken(0)
        case EditMessage() | EditButtons() | DeleteMessage():
            return Taken(call.message_id) if result else Unknown("an answer without a result")
        case SendMessage() | SendAttachment():
            number = getattr(result, "message_id", None)
            return Taken(number) if isinstance(number, int) else Unknown("an answer without a message")
