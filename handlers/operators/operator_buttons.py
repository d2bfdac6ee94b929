"""Buttons of the operators' screens: no router takes them from anybody else."""

from enum import StrEnum
from typing import Annotated, Any

from aiogram.filters import Filter
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Message

from bot.broadcast_notes import STOP
from bot.model import BroadcastId, Button, ChatKind, FeedId, InviteId, Phrase, Rows
from bot.ports import Talk
from handlers.access import is_operator
from handlers.keyboards import Bounds, Number
from handlers.services import Services


class FromOperator(Filter):
    """Takes what an operator says or presses in the private chat with us; for everybody else these screens do not exist."""

    async def __call__(
        self, event: Message | CallbackQuery, talk: Talk, services: Services
    ) -> bool | dict[str, Any]:
        """Tell whether an update is taken."""
        user = event.from_user
        private = talk.kind is ChatKind.PRIVATE and user is not None and talk.place.chat_id == user.id
        return private and is_operator(user, services)


class Screen(StrEnum):
    """What an operator may look at."""

    MENU = "menu"
    COUNTS = "counts"
    FEEDS = "feeds"
    ADD_FEED = "add"
    ERRORS = "errors"
    ASIDE = "aside"
    INVITES = "invites"
    BROADCAST = "broadcast"


class Go(CallbackData, prefix="op"):
    """Show a screen in place of this one."""

    to: Screen
    page: Number = 0


class RetryRow(CallbackData, prefix="opretry"):
    """Let a row that was set aside be tried again."""

    kind: str
    row: Number


class HoldAct(StrEnum):
    """What an operator does with a feed that every chat reads."""

    PAUSE = "pause"
    RESUME = "resume"
    REMOVE = "rm"
    RESTORE = "undo"


class SharedFeedCard(CallbackData, prefix="opfeed"):
    """Show a shared feed in place of the page on which it stands."""

    feed: Annotated[FeedId, Bounds]
    page: Number


class SharedFeedButton(CallbackData, prefix="ophold"):
    """Pause, resume, remove or restore a shared feed."""

    act: HoldAct
    feed: Annotated[FeedId, Bounds]
    page: Number


class NewInvite(CallbackData, prefix="opnew"):
    """Choose for how many people, and for how many days, a link is good; or make it so."""

    uses: Number
    days: Number
    make: bool


class InviteAct(StrEnum):
    """What becomes of a link."""

    REVOKE = "x"
    RESTORE = "undo"


class InviteButton(CallbackData, prefix="opinv"):
    """Revoke a link, or undo that."""

    act: InviteAct
    invite: Annotated[InviteId, Bounds]


class BroadcastAct(StrEnum):
    """What becomes of a draft."""

    SEND = "send"
    REWRITE = "text"
    DROP = "drop"


class BroadcastButton(CallbackData, prefix="opbc"):
    """Send a draft, write it anew, or leave it."""

    act: BroadcastAct
    broadcast: Annotated[BroadcastId, Bounds]


class AimLanguage(CallbackData, prefix="oplang"):
    """Let a draft go to the chats of one language; without a code to all."""

    broadcast: Annotated[BroadcastId, Bounds]
    code: str = ""


class AimKind(CallbackData, prefix="opkind"):
    """Let a draft go to a kind of chats too, or not."""

    broadcast: Annotated[BroadcastId, Bounds]
    kind: ChatKind


class StopBroadcast(CallbackData, prefix=STOP):
    """Withdraw what was not sent."""

    broadcast: Annotated[BroadcastId, Bounds]


def go(label: str, to: Screen, page: int = 0, **params: str | int) -> Button:
    """A button that leads to a screen."""
    return Button(Phrase(label, params), Go(to=to, page=page).pack())


def back(to: Screen = Screen.MENU, page: int = 0) -> Rows:
    """The way back."""
    return ((go("button-operator-back", to, page),),)
