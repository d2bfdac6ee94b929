"""Alerts and situations in the database."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.model import Alert, ChatId, RuleId, Situation, SituationId, StoryId


class Alerts(Protocol):
    """Alerts, and the situations that are their threads, many at a time."""

    async def of_story(self, story_id: StoryId, chats: Collection[ChatId] | None = None) -> tuple[Alert, ...]:
        """List the alerts of a story, oldest first; with ``chats`` only theirs."""
        ...

    async def chats_after(self, story_id: StoryId, after: ChatId | None, limit: int) -> tuple[ChatId, ...]:
        """List the chats with an alert of a story by their numbers, from the one after ``after``."""
        ...

    async def are_more(self, story_id: StoryId, most: int) -> bool:
        """Tell whether a story has more alerts than so many."""
        ...

    async def of_stories(
        self, story_ids: Collection[StoryId], chats: Collection[ChatId]
    ) -> tuple[Alert, ...]:
        """List these chats' alerts of several stories, oldest first."""
        ...

    async def add(self, begun: Sequence[Alert]) -> tuple[Alert, ...]:
        """Keep new alerts (their ids are ignored), one a (chat, topic, story); give those that were new, in order."""
        ...

    async def save(self, changed: Sequence[Alert]) -> None:
        """Keep alerts' rules, told levels, told marks and times of their last replies; not what *send* settles."""
        ...

    async def situations(self, ids: Collection[SituationId]) -> Mapping[SituationId, Situation]:
        """Read these situations."""
        ...

    async def running(
        self, rule_ids: Collection[RuleId], since: datetime
    ) -> Mapping[RuleId, tuple[Situation, ...]]:
        """Group the situations with an item since then by their rules, each rule's newest first."""
        ...

    async def begin(self, begun: Sequence[Situation]) -> tuple[SituationId, ...]:
        """Keep new situations (their ids are ignored) and tell their ids, in order."""
        ...

    async def save_situations(self, changed: Sequence[Situation]) -> None:
        """Keep situations' changed countries, topics, levels, heads and times."""
        ...
