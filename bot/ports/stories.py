"""Items and stories in the database."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.model import (
    Arrival,
    CountedItem,
    Decision,
    FeedId,
    KnownItem,
    LiveStory,
    Match,
    QueryId,
    Reason,
    Revision,
    RevisionId,
    Story,
    StoryId,
)
from rules.item import Annotation


class Items(Protocol):
    """Items and their revisions; a revision with no ``decided_at`` is the event that *decide* waits for."""

    async def add(
        self, feed_id: FeedId, arrivals: Sequence[Arrival], at: datetime, *, first_fetch: bool
    ) -> int:
        """Keep new items and revisions; a known (item, content hash) does nothing. Tell how many were new."""
        ...

    async def reidentify(self, identities: Mapping[KnownItem, str]) -> None:
        """Give known items the identity under which their feed names them now."""
        ...

    async def undecided(self, limit: int) -> tuple[Revision, ...]:
        """List revisions neither decided nor set aside, oldest first."""
        ...

    async def revision(self, revision_id: RevisionId) -> Revision | None:
        """Find a revision."""
        ...

    async def decided(
        self, revision_id: RevisionId, reason: Reason, annotation: Annotation | None, at: datetime
    ) -> None:
        """Mark a revision as decided, with the reason that sums it up and what was read out of it."""
        ...

    async def failed(self, revision_id: RevisionId, error: str, at: datetime) -> bool:
        """Count a failure of the revision's own; True when that was the third and it is now set aside."""
        ...

    async def recent_texts(self, since: datetime) -> tuple[tuple[str, str], ...]:
        """List (title, summary) of the newest revision of items seen since then, oldest first, at most 50,000."""
        ...

    async def begun(self) -> datetime | None:
        """When the oldest item that is kept was seen; None when there is none."""
        ...

    async def counted_since(self, at: datetime) -> tuple[CountedItem, ...]:
        """List shared feeds' items with a time since then, without wire copies, oldest first, at most 300,000."""
        ...


class Stories(Protocol):
    """Stories, their sources, matches and decisions."""

    async def live(self, since: datetime) -> tuple[LiveStory, ...]:
        """Load what caches need of the stories whose newest item is not older than this, oldest first.

        Those merged into another are left out, and with a line in the log those whose row is damaged.
        """
        ...

    async def get(self, story_id: StoryId) -> Story | None:
        """Load one story with its sources."""
        ...

    async def add(self, story: Story) -> StoryId:
        """Keep a new story (its id is ignored) with its sources."""
        ...

    async def save(self, story: Story) -> None:
        """Keep a story's changed state; sources already kept are altered where their revision is newer."""
        ...

    async def of_item(self, revision: Revision) -> StoryId | None:
        """Find the story that an item already belongs to."""
        ...

    async def first_fetched(self, story_id: StoryId) -> frozenset[QueryId]:
        """Name the queries that were first found in an item of a first fetch, which tells nobody anything."""
        ...

    async def matches(self, story_id: StoryId) -> tuple[Match, ...]:
        """List the queries already found in a story."""
        ...

    async def add_matches(self, matches: Sequence[Match]) -> None:
        """Keep matches, one a (story, query)."""
        ...

    async def record(self, decisions: Sequence[Decision]) -> None:
        """Keep why places were or were not told."""
        ...

    async def recent_matching(self, query_ids: Collection[QueryId], limit: int) -> tuple[Story, ...]:
        """List the newest shared stories that matched one of these queries."""
        ...
