"""The outbox in the database."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.model import (
    AlertContent,
    AlertId,
    ChatId,
    Delivery,
    DeliveryDraft,
    DeliveryId,
    Place,
    Reason,
    SentMessage,
)
from bot.ports.outside import Turn


@dataclass(frozen=True, slots=True)
class DueDelivery:
    """A delivery that may be leased: enough to ask the limiter."""

    id: DeliveryId
    place: Place
    turn: Turn


class Deliveries(Protocol):
    """The outbox. Order: answers and notices, first messages and replies by level, digests, edits newest first."""

    async def add(self, drafts: Sequence[DeliveryDraft]) -> None:
        """Keep deliveries; a known key does nothing."""
        ...

    async def add_replies(self, drafts: Sequence[DeliveryDraft], now: datetime) -> None:
        """Keep replies; one of the same alert that is not due yet tells of these turns too, at the new one's time.

        A first message that is still to be sent goes as soon as its reply would.
        """
        ...

    async def answers_waiting(self, chat_id: ChatId, most: int) -> tuple[str, ...]:
        """List the keys of a chat's newest pending answers and notices, newest first, at most so many."""
        ...

    async def add_withdrawn(self, drafts: Sequence[tuple[DeliveryDraft, Reason]], at: datetime) -> None:
        """Keep deliveries that go another way, each with its reason: they are looked up, and never sent."""
        ...

    async def due(
        self,
        now: datetime,
        resting: Collection[ChatId],
        limit: int,
        *,
        full: Collection[ChatId] = (),
        answers_only: bool = False,
    ) -> tuple[DueDelivery, ...]:
        """List pending deliveries that are due, in order, at most one a chat.

        Of a ``resting`` chat only answers to presses are listed, of a ``full`` one only they and what changes messages
        for somebody who waits. Edits are listed only when nothing else is due, broadcasts only when no edit is either.
        """
        ...

    async def end_leases(self, now: datetime) -> None:
        """Make what was leased and not settled in time pending again: its end is unknown."""
        ...

    async def next_due(self) -> datetime | None:
        """When the next pending delivery becomes due."""
        ...

    async def lease(
        self,
        delivery_ids: Sequence[DeliveryId],
        now: datetime,
        until: datetime,
        story_now: datetime | None = None,
    ) -> tuple[Delivery, ...]:
        """Lease deliveries, in this order, after checking each once more: chat open, a rule of the alert standing and so on.

        An answer goes whatever has become of its chat ("/stop" and "you may not" are answered too): for a chat
        that is not kept, ``Delivery.chat`` is a stopped private one, English, UTC. What may no longer go ends as
        withdrawn with its reason, an edit that a later one covers as collapsed, and is left out, as is what is no longer
        pending. ``story_now`` is now on the story clock, by which pauses end; None: the clocks are one.
        """
        ...

    async def contents(self, alert_ids: Collection[AlertId]) -> Mapping[AlertId, AlertContent]:
        """Load what alerts' messages show now; those that are gone are left out."""
        ...

    async def sent(self, taken: Sequence[SentMessage], at: datetime) -> None:
        """Settle as sent; an alert's message id, shown version and ``shown_at`` are kept with it.

        Kinds send and edit set the alert's ``message_id`` (an edit that had to be said anew has a new one), a
        reply does not; the first also sets ``sent_at``; answers have no alert. A send that was unknown before is
        counted as maybe doubled.
        """
        ...

    async def again(self, delivery_id: DeliveryId, due_at: datetime, *, unknown: bool, error: str) -> None:
        """End the lease and try again then; ``unknown`` stays once set."""
        ...

    async def withdraw(self, delivery_id: DeliveryId, reason: Reason, at: datetime) -> None:
        """Settle as withdrawn: it goes another way, or no more."""
        ...

    async def become_first(self, delivery: Delivery) -> Delivery:
        """Let a leased reply be its alert's first message: there is none that it could reply to."""
        ...

    async def ended(self, delivery_id: DeliveryId, reason: Reason, error: str, at: datetime) -> None:
        """Settle as dead; a deleted message (``Reason.MESSAGE_DELETED``) marks its alert so."""
        ...

    async def take_over_leases(self) -> int:
        """Make all leased deliveries pending and unknown: the process that held them is gone."""
        ...

    async def waiting(self) -> int:
        """Count pending and leased deliveries other than edits."""
        ...

    async def going(self, now: datetime, story_now: datetime, edit_gap: timedelta) -> int:
        """Count what goes now, or is under way: all that is due but edits and replies that wait on the story's clock."""
        ...

    async def settled_count(self) -> Mapping[str, int]:
        """Count deliveries by ``kind.state``."""
        ...
