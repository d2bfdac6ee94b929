"""Feeds that are pushed (WebSub)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.ids import FeedId


class HubIntent(StrEnum):
    """What a hub (WebSub) was asked for and has not yet verified."""

    SUBSCRIBE = "subscribe"
    UNSUBSCRIBE = "unsubscribe"


@dataclass(frozen=True, slots=True)
class HubOffer:
    """What a feed says of being pushed: its hub, the name (topic) under which the hub knows it, where it said so."""

    hub: str
    topic: str
    found_at: str


@dataclass(frozen=True, slots=True)
class HubSubscription:
    """One subscription at a hub, from the wish to the end; every time is on the machine's clock.

    Attributes:
        path: the unguessable end of the callback's address; whoever knows it is the hub.
        callback: the whole address that the hub was given.
        secret: signs what is pushed.
        pending: what was asked last; the hub's questions about it are answered until ``pending_until``.
        expires_at: until when the hub promised to push; None while it has promised nothing.
        act_at: when to ask again: the renewal, or the next try.
        failures: askings since the last one that the hub verified.
        proven: something was pushed, and nothing new has been found unpushed since.
        leaving: to be unsubscribed, then forgotten.
    """

    path: str
    feed_id: FeedId
    offer: HubOffer
    callback: str
    secret: str
    created_at: datetime
    act_at: datetime
    pending: HubIntent | None = None
    pending_until: datetime | None = None
    expires_at: datetime | None = None
    failures: int = 0
    error: str | None = None
    pushed_at: datetime | None = None
    proven: bool = False
    leaving: bool = False
