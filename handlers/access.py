"""Who may talk to the bot, and who may change what it sends."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import CallbackQuery, Message, TelegramObject, User

from bot.model import ChatId, ChatKind, ChatState, Note, Phrase, Step, unmarked
from bot.ports import Talk
from bot.texts import nearest_language
from handlers.alerts.alert_buttons import Close, Follow, HideOptions, MorePage, ShowOptions, Way
from handlers.commands import Command, command_of, is_for_us, tells_of_a_move
from handlers.keyboards import WhyAlert
from handlers.operators.admission import code_in, come_in, has_room, kept_out, may_enter, vouch
from handlers.patience import GROUPS_REMEMBERED, Patience
from handlers.places.managing import enter, why_in_a_toast
from handlers.services import Services
from handlers.steps import CHANNEL, end, step_of

READING = frozenset({"why", "help", "privacy"})
"""Commands that change nothing and cost little: every member of a group may give them."""

KEPT_OUT = frozenset({"access-refused", "access-invite", "access-invite-group"})

READING_BUTTONS = frozenset(
    button.pack() for button in (ShowOptions(), HideOptions(), Follow(way=Way.MORE), Close())
)
READING_PAGES = tuple(f"{button.__prefix__}:" for button in (WhyAlert, MorePage))
"""What all members of a group may press."""

Next = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class Gate(BaseMiddleware):
    """Lets through what is meant for us, from those who may; says kindly why not.

    A group's plain members together are answered so often a minute only: a group gets twenty messages of ours in
    that time, and alerts are among them.
    """

    def __init__(self) -> None:
        self._patience = Patience()
        self._kept_out: set[ChatId] = set()

    async def __call__(self, handler: Next, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Handle an event, or answer that it may not be."""
        talk: Talk = data["talk"]
        services: Services = data["services"]
        directed: TelegramObject | None = event
        match event:
            case Message() if not tells_of_a_move(event):
                if not await self._may_say(event, talk, services):
                    return None
                await _vouched(talk, services, event.from_user)
                step = data["step"] = await step_of(event, talk, services)
                if step is not None and not await _led(event, step, talk, services):
                    return None
            case CallbackQuery():
                if not await self._may_press(event, talk, services):
                    return None
                await _vouched(talk, services, event.from_user)
                directed = await _directed(event, talk, services)
            case _:
                pass
        return None if directed is None else await handler(directed, data)

    async def _may_say(self, message: Message, talk: Talk, services: Services) -> bool:
        if message.is_automatic_forward or not is_for_us(message, services):
            # A post of the channel that a group belongs to is nobody's word to us.
            return False
        command = command_of(message.text)
        reads = command is not None and command.name in READING
        refusal = await refused(talk, services, message.from_user, reads=reads)
        code = code_in(command)
        if refusal is not None and refusal.id == "access-invite" and code is not None:
            refusal = await come_in(talk, services, message.from_user, code)
        if (
            refusal is not None
            and talk.kind is not ChatKind.PRIVATE
            and not self._says_why(talk, command, refusal)
        ):
            return False
        if not self._may_be_answered(talk, services):
            return False
        if refusal is not None:
            talk.say(Note((refusal,), language=speaking(talk, message.from_user)))
        return refusal is None

    def _says_why(self, talk: Talk, command: Command | None, refusal: Phrase) -> bool:
        """Tell whether a group is told why a message has no effect.

        What members say to each other below a message of ours asks nothing of us; that the bot is not for them is
        said once.
        """
        if command is None:
            return False
        if refusal.id not in KEPT_OUT:
            return True
        told = talk.place.chat_id in self._kept_out
        if len(self._kept_out) >= GROUPS_REMEMBERED:
            self._kept_out.clear()
        self._kept_out.add(talk.place.chat_id)
        return not told

    async def _may_press(self, query: CallbackQuery, talk: Talk, services: Services) -> bool:
        if talk.kind is ChatKind.CHANNEL and talk.chat is not None and _asks_why(query):
            # What is said in a channel is said to all its readers; they need not be let in to ask.
            talk.toast(query.id, await why_in_a_toast(talk, query.data or ""))
            return False
        reads = _asks_why(query) or (talk.kind is not ChatKind.CHANNEL and _only_reads(query))
        refusal = await refused(talk, services, query.from_user, reads=reads)
        if refusal is not None and not (reads and _is_served(talk)):
            talk.toast(query.id, in_a_toast(refusal))
            return False
        if not self._may_be_answered(talk, services):
            talk.toast(query.id, Phrase("test-crowded"))
            return False
        return True

    def _may_be_answered(self, talk: Talk, services: Services) -> bool:
        if talk.kind is ChatKind.PRIVATE or talk.by_admin:
            return True
        return self._patience.spend(talk.place.chat_id, services.clock.now())


def _is_served(talk: Talk) -> bool:
    """Tell whether a group gets alerts: whoever of its members may use the bot, all may read them."""
    return talk.kind is not ChatKind.PRIVATE and talk.chat is not None and talk.chat.state is ChatState.OPEN


async def _vouched(talk: Talk, services: Services, user: User | None) -> None:
    if talk.chat is not None and talk.by_admin:
        await vouch(talk, services, user)


async def _directed(query: CallbackQuery, talk: Talk, services: Services) -> CallbackQuery | None:
    """Let a button act on the channel that it is of, if the person may set that up; None where they may not."""
    mark = unmarked(query.data or "")
    if mark is None:
        return query
    number, data = mark
    gone = Phrase("toast-gone") if talk.kind is not ChatKind.PRIVATE else None
    refusal = gone or (await enter(talk, services, number, data) if number else None)
    if refusal is not None:
        talk.toast(query.id, refusal)
        return None
    return query.model_copy(update={"data": data})


async def _led(message: Message, step: Step, talk: Talk, services: Services) -> bool:
    """Let words act on the channel that they were asked for; False where the person may not set that up any more."""
    number = step.data.get(CHANNEL)
    refusal = None if number is None else await enter(talk, services, int(number))
    if refusal is None:
        return True
    await end(talk, message.from_user)
    talk.say(Note((refusal,)))
    return False


def speaking(talk: Talk, user: User | None) -> str:
    """The language to answer in: the chat's, or the person's where the chat is not kept."""
    if talk.chat is not None:
        return talk.language
    return nearest_language(user.language_code if user is not None else None)


def in_a_toast(refusal: Phrase) -> Phrase:
    """Say a refusal in the few plain words of a toast."""
    if refusal.id == "group-admins-only":
        return Phrase("toast-admins-only")
    return Phrase("toast-refused") if refusal.id in KEPT_OUT else refusal


def _asks_why(query: CallbackQuery) -> bool:
    return (query.data or "").startswith(f"{WhyAlert.__prefix__}:")


def _only_reads(query: CallbackQuery) -> bool:
    """Tell whether a button changes nothing but what its message shows."""
    data = query.data or ""
    return data in READING_BUTTONS or data.startswith(READING_PAGES)


async def refused(talk: Talk, services: Services, user: User | None, *, reads: bool = False) -> Phrase | None:
    """Say why an update may have no effect; None when it may. One that ``reads`` changes nothing in its chat."""
    if not await may_enter(talk, services, user):
        return kept_out(talk, services)
    if not await has_room(talk, services):
        return Phrase("access-full")
    if talk.kind is not ChatKind.PRIVATE and not talk.by_admin and not reads:
        return Phrase("channel-admins-only" if talk.kind is ChatKind.CHANNEL else "group-admins-only")
    return None


def is_operator(user: User | None, services: Services) -> bool:
    """Tell whether a person runs this bot."""
    return user is not None and user.id in services.admins
