"""Time, and the ways to Telegram."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
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


class Courier(Protocol):
    """The one way to Telegram; keeps to its limits and maps every answer, so it never raises for one."""

    def resting(self) -> Mapping[ChatId, float]:
        """Name the chats whose limit or pause lets nothing go now, with the seconds that each must rest."""
        ...

    def admit(self, place: Place) -> float:
        """Take the next turn for a call to this place and tell 0.0; or take nothing and tell the seconds to wait."""
        ...

    def forgo(self, place: Place) -> None:
        """Give back a turn that was taken, no call having been made."""
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
