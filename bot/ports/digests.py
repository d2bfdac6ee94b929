"""When chats want to be told, and what is held until then, in the database."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.model import (
    Alert,
    AlertId,
    ChatId,
    DeliveryDraft,
    Digest,
    DigestContent,
    DigestId,
    Flow,
    HeldAlert,
    Hold,
    Reason,
    RuleId,
    Schedule,
    Shown,
    StoryId,
    Timing,
)


class Digests(Protocol):
    """Digests by place, kind and due time (on the story clock), and the alerts that wait in them."""

    async def timing(self, chat_id: ChatId) -> Timing:
        """Tell when a chat wants to be told."""
        ...

    async def timings(self, chat_ids: Collection[ChatId]) -> Mapping[ChatId, tuple[Timing, str]]:
        """Tell when chats want to be told, each with its time zone."""
        ...

    async def set_timing(self, chat_id: ChatId, timing: Timing) -> None:
        """Keep when a chat wants to be told."""
        ...

    async def waiting(self, chat_id: ChatId) -> tuple[tuple[Digest, tuple[Schedule, ...]], ...]:
        """List what a chat's digests hold whose time has not come: an alert's digest, and its rules' schedules."""
        ...

    async def put_off(self, digest: Digest, due_at: datetime) -> None:
        """Let a digest come at another time, together with what its place has then anyway."""
        ...

    async def held_among(self, alert_ids: Collection[AlertId]) -> Mapping[AlertId, HeldAlert]:
        """Name those of these alerts that wait in a digest."""
        ...

    async def hold(self, alert: Alert, hold: Hold, turns: Collection[Reason], at: datetime) -> None:
        """Let an alert wait; one that waits already stays where it is, with these turns besides."""
        ...

    async def hold_new(self, waiting: Sequence[tuple[DeliveryDraft, Hold]], at: datetime) -> None:
        """Let new alerts wait for digests of their places, many at a time; their drafts name them."""
        ...

    async def release(self, alert_id: AlertId) -> None:
        """Let an alert wait no more: it goes by itself."""
        ...

    async def freshness(self, story_id: StoryId) -> tuple[datetime, datetime] | None:
        """Tell of a story's newest item when it was published, and since when we could have known of it."""
        ...

    async def flow(self, rule_ids: Collection[RuleId], since: datetime, now: datetime) -> Flow:
        """Count the first messages that rules sent since then, and name those that gather in a flood's message."""
        ...

    async def gathered(self, digest: Digest, message_id: int, shown: Sequence[Shown], at: datetime) -> None:
        """Keep what a flood's message shows; it holds its alerts until it is over."""
        ...

    async def end_floods(self, now: datetime) -> int:
        """Let all alerts of floods that are over count as told, those that were only counted too; tell how many."""
        ...

    async def anything_due(self, now: datetime) -> bool:
        """Tell whether a digest's time has come, or a flood is over."""
        ...

    async def due(self, now: datetime, limit: int) -> tuple[Digest, ...]:
        """List digests whose time has come and that are not in the outbox yet, the longest due first."""
        ...

    async def call(self, called: Collection[Digest]) -> Mapping[DigestId, int]:
        """Note that digests are in the outbox now, and tell which part of each comes next; 0: it holds nothing."""
        ...

    async def next_part(self, digest_id: DigestId) -> int:
        """Tell which part of a digest comes next; 0: it holds nothing more."""
        ...

    async def content(self, digest_id: DigestId, part: int, now: datetime) -> DigestContent | None:
        """Load what the next part of a digest may show; None: nothing.

        Alerts that nobody wants any more, their rules being gone or paused now, wait no longer.
        """
        ...

    async def told(self, digest_id: DigestId, shown: Sequence[Shown], at: datetime) -> None:
        """Keep that a digest's message told these alerts: they wait no more, and count as told."""
        ...

    async def ended(self, digest_id: DigestId, at: datetime) -> None:
        """Keep that nothing more of a digest is to come; whatever it still holds is not told."""
        ...
