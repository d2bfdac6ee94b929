"""What an operator sees of the whole: counts and failures, without a chat's number or a word of anybody's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.model.chats import ChatKind, ChatState
from bot.model.deliveries import DeliveryKind
from bot.model.reasons import Reason


@dataclass(frozen=True, slots=True)
class Delay:
    """How long something took, in seconds: half of the times at most ``half``, of a hundred all but one ``most``."""

    half: float
    most: float


@dataclass(frozen=True, slots=True)
class Overview:
    """How things stand."""

    chats: Mapping[tuple[ChatState, ChatKind], int]
    feeds: Mapping[str, int]
    """Shared ones: answering, not looked at yet, failing, paused, gone; and private ones."""
    waiting: int
    """Deliveries that are due, or will be."""
    set_aside: int


@dataclass(frozen=True, slots=True)
class Figures:
    """How things stand, and what the last day brought."""

    overview: Overview
    rules: int
    queries: int
    updates: int
    """That wait to be handled."""
    items: int
    """Of the last day, as are the alerts that were sent."""
    alerts: int
    decided: Delay | None
    """From an item seen to decided; None when there was none in the last day."""
    sent: Delay | None
    """From an alert due to taken by Telegram."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Deliveries that ended dead for one reason: how many, and when the last one did."""

    kind: DeliveryKind
    reason: Reason
    count: int
    at: datetime
