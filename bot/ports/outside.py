"""Time, and the ways to Telegram."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.model import (
    Call,
    ChatId,
    Outcome,
    Place,
    Standing,
    Update,
)


class Clock(Protocol):
    """Tells the time, timezone-aware and UTC."""

    def now(self) -> datetime:
        """Tell the time."""
        ...


class Timer(Protocol):
    """Measures and waits in real time."""

    def monotonic(self) -> float:
        """Seconds since some moment, never going back."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


class Turn(StrEnum):
    """What a call takes of Telegram's limits, and what it gives way to."""

    PRESS = "press"
    """An answer to a press: no message, so that no limit counts it; it may go beside another call to its chat."""
    CHANGE = "change"
    """A message changed for somebody who waits: it counts for the bot and in a group, not for a person's chat."""
    ANSWER = "answer"
    """A message to somebody who waits: it goes before what is told, and past the bot's limit for what is told."""
    TOLD = "told"
    """What nobody asked for just now."""


class Courier(Protocol):
    """The one way to Telegram; keeps to its limits and maps every answer, so it never raises for one."""

    def resting(self) -> Mapping[ChatId, float]:
        """Name the chats whose limit or pause lets nothing but presses go, with the seconds that each must rest."""
        ...

    def full(self) -> Mapping[ChatId, float]:
        """Name the people's chats that take no new message now, with the seconds until they do; they may be changed."""
        ...

    def admit(self, place: Place, turn: Turn) -> float:
        """Take the next turn for a call to this place and tell 0.0; or take nothing and tell the seconds to wait."""
        ...

    def forgo(self, place: Place) -> None:
        """Give back a turn that was taken, no call having been made; one for a press need not be given back."""
        ...

    async def perform(self, call: Call) -> Outcome:
        """Do one call, in the turn taken for its place or else in the next one, and tell how it ended."""
        ...


class UpdateSource(Protocol):
    """Where updates come from."""

    async def updates(self, offset: int | None, seconds: float) -> Sequence[Update]:
        """Wait up to so many seconds for updates from ``offset`` on; asking confirms all earlier ones.

        Raises:
            ConnectionError: nothing could be had; ask again later.
        """
        ...


class Groups(Protocol):
    """Who may decide for a group or channel."""

    async def administrators(self, chat_id: ChatId) -> Collection[int]:
        """List the users who administer a group or channel; none where it is closed to us.

        At most some minutes old, and only where Telegram tells us of every change since.

        Raises:
            ConnectionError: Telegram could not be asked.
        """
        ...

    async def standing(self, chat_id: ChatId, user_id: int, *, fresh: bool = False) -> Standing:
        """Tell what a user may do in a channel, at most some minutes old; ``fresh``: as of now.

        Raises:
            ConnectionError: Telegram could not be asked.
        """
        ...

    def forget(self, chat_id: ChatId) -> None:
        """Ask anew from now on: something has changed there."""
        ...
