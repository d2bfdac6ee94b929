"""Channels that people set up from their private chats, and who may."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.model.chats import Place
from bot.model.ids import ChatId
from bot.model.speech import Button, Rows

CHANNEL_REQUEST = 1
"""The number by which a channel chosen to be set up is told from other chosen chats."""
MARK = "@"
"""What the data of a button begins with that acts on a channel and not on the chat it is pressed in."""


class Standing(StrEnum):
    """What somebody may do in a channel, as Telegram says."""

    POSTS = "posts"
    """The owner, or an admin who may post."""
    ADMIN = "admin"
    """An admin who may not."""
    OTHER = "other"
    CLOSED = "closed"
    """Telegram does not tell us: we are not inside."""


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel that a person set up; ``number`` is good in this person's private chat only."""

    number: int
    chat_id: ChatId
    person_id: ChatId
    title: str
    granted_at: datetime
    checked_at: datetime
    """When Telegram last said that the person may post there."""


@dataclass(frozen=True, slots=True)
class ManagedPlace:
    """A place whose rules can be changed from here; without a channel it is here."""

    place: Place
    channel: Channel | None = None

    @property
    def number(self) -> int:
        """By which a button names it: the channel's number, 0 for here."""
        return 0 if self.channel is None else self.channel.number


def marked(rows: Sequence[Sequence[Button]], channel: Channel) -> Rows:
    """Make buttons act on a channel; their data may have as many bytes less as the mark takes."""
    return tuple(tuple(_marked(button, channel.number) for button in row) for row in rows)


def _marked(button: Button, number: int) -> Button:
    if button.data is None or button.data.startswith(MARK):
        return button
    return replace(button, data=f"{MARK}{number}:{button.data}")


def unmarked(data: str) -> tuple[int, str] | None:
    """Read on which channel a button acts, and its own data; None where it is not marked."""
    number, colon, rest = data.removeprefix(MARK).partition(":")
    if not data.startswith(MARK) or not colon or not number.isdecimal() or len(number) > 18:
        return None
    return int(number), rest
