"""What is found at an address, and feeds made of rules' words."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.addresses import host_of
from bot.model.feeds import FeedDraft, Origin, Scope
from bot.model.ids import QueryId

NAME_LIMIT = 100
"""Characters that are kept of how a feed calls itself."""

UNKNOWN_TIER = 3
"""The lowest: nobody said how much authority its publisher has."""


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """An entry of a feed that was looked at, as people are shown it."""

    title: str
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that was found at an address; ``entries`` are its newest ones."""

    url: str
    """What to poll."""
    addresses: tuple[str, ...]
    """All addresses under which it answered: as asked for, and where redirects led."""
    title: str
    language: str
    entries: tuple[FoundEntry, ...]
    a_day: float | None
    """How many entries it publishes a day; None when its dates do not say."""

    def draft(self, scope: Scope, origin: Origin) -> FeedDraft:
        """Make a feed of it; what it does not say of itself, a file may say later."""
        name = (self.title.strip() or host_of(self.url))[:NAME_LIMIT]
        return FeedDraft(
            url=self.url,
            publisher=name,
            family=name,
            tier=UNKNOWN_TIER,
            country=None,
            language=self.language.partition("-")[0] or None,
            priority=False,
            scope=scope,
            origin=origin,
        )


class NotFound(StrEnum):
    """Why no feed was found at an address."""

    NO_ADDRESS = "no_address"
    """What was given is no address of the web."""
    REFUSED = "refused"
    """The guard does not let anybody read it."""
    UNREACHABLE = "unreachable"
    STATUS = "status"
    """The server answered with an error."""
    NO_FEED = "no_feed"


@dataclass(frozen=True, slots=True)
class Discovery:
    """What was found at an address: feeds, the likeliest first, or why none; ``detail`` is for operators."""

    feeds: tuple[FoundFeed, ...]
    why: NotFound | None = None
    detail: str = ""


class Subscribed(StrEnum):
    """What became of a chat's wish to read a feed."""

    BEGUN = "begun"
    """It is the chat's own from now on."""
    SHARED = "shared"
    """Every chat reads it, this one too (again)."""
    ALREADY = "already"
    FULL = "full"
    """The chat has as many feeds of its own as it may have."""


@dataclass(frozen=True, slots=True)
class SearchFeed:
    """A feed made of rules' words: where it is read, and the queries that read it."""

    url: str
    publisher: str
    language: str | None
    query_ids: tuple[QueryId, ...]
