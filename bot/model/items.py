"""Items and their revisions, and which of them are known."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.feeds import Feed
from bot.model.ids import ItemId, RevisionId


@dataclass(frozen=True, slots=True)
class KnownItem:
    """An item that its feed has shown before, with the hash of its newest revision."""

    id: ItemId
    identity: str
    canonical_link: str
    title: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class Medium:
    """A picture, sound, film or file that an entry names; ``type`` is a media type, a kind, or empty.

    Sizes are in pixels and bytes, as the feed says them.
    """

    url: str
    type: str
    width: int | None = None
    height: int | None = None
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """A new item (``item_id`` None) or a new revision of a known one, ready to be committed."""

    item_id: ItemId | None
    identity: str
    link: str
    canonical_link: str
    title: str
    summary: str
    author: str
    category: str
    published_at: datetime | None
    content_hash: str
    media: tuple[Medium, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision of an item, waiting to be decided."""

    id: RevisionId
    item_id: ItemId
    feed: Feed
    title: str
    summary: str
    link: str
    author: str
    category: str
    published_at: datetime | None
    first_seen_at: datetime
    seen_at: datetime
    first_fetch: bool
    revises: bool
    """True when the item had an earlier revision."""
    attempts: int
    media: tuple[Medium, ...] = ()

    @property
    def time(self) -> datetime:
        """When the item says it was published, or when it was first seen; never in the future of that."""
        if self.published_at is None:
            return self.first_seen_at
        return min(self.published_at, self.first_seen_at)
