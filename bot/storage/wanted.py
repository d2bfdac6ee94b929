"""Addresses that chats asked to be read, until it is known what is there."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.model import ChatId, FoundEntry, FoundFeed, Place, WantedFeed
from bot.storage.connection import Connection, Row
from bot.storage.schema import wanted_feeds

OFFERS_KEPT = 10
"""Offers a place; older ones go when a further one comes."""

WAITING = wanted_feeds.c.choices.is_(None)


class WantedFeeds:
    """``bot.ports.WantedFeeds`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def keep(self, place: Place, url: str, at: datetime, *, shared: bool = False) -> int:
        """Keep an address to be looked at, ``shared`` for every chat; the number is good in this place only."""
        return await self._insert(place, url, None, at, shared=shared)

    async def _insert(
        self, place: Place, url: str, choices: Sequence[object] | None, at: datetime, *, shared: bool
    ) -> int:
        return await self._connection.insert(
            wanted_feeds,
            {
                "chat_id": place.chat_id,
                "topic": place.topic,
                "url": url,
                "choices": choices,
                "shared": shared,
                "created_at": at,
            },
        )

    async def count_waiting(self, chat_id: ChatId) -> int:
        """Count a chat's addresses that were not looked at yet."""
        count: int = await self._connection.value(
            sa.select(sa.func.count())
            .select_from(wanted_feeds)
            .where(wanted_feeds.c.chat_id == chat_id, WAITING)
        )
        return count

    async def waiting(self, busy: Collection[ChatId], limit: int) -> tuple[WantedFeed, ...]:
        """List the oldest address not looked at yet of each chat that is not busy, oldest first."""
        oldest = (
            sa.select(sa.func.min(wanted_feeds.c.id))
            .where(WAITING, wanted_feeds.c.chat_id.not_in(list(busy)))
            .group_by(wanted_feeds.c.chat_id)
        )
        rows = await self._connection.rows(
            sa.select(wanted_feeds)
            .where(wanted_feeds.c.id.in_(oldest))
            .order_by(wanted_feeds.c.id)
            .limit(limit)
        )
        return tuple(map(_wanted_of, rows))

    async def settle(self, number: int) -> WantedFeed | None:
        """Take an address that was looked at, wherever its chat is now; None when it is no longer wanted."""
        return await self._taken(wanted_feeds.c.id == number, WAITING)

    async def offer(self, wanted: WantedFeed, found: Sequence[FoundFeed], at: datetime) -> int:
        """Keep what was found, to be chosen from; the number is good in this place only."""
        number = await self._insert(
            wanted.place, wanted.url, [_plain(one) for one in found], at, shared=wanted.shared
        )
        here = (
            wanted_feeds.c.chat_id == wanted.place.chat_id,
            wanted_feeds.c.topic == wanted.place.topic,
            sa.not_(WAITING),
        )
        newest = sa.select(wanted_feeds.c.id).where(*here).order_by(wanted_feeds.c.id.desc())
        await self._connection.run(
            sa.delete(wanted_feeds).where(*here, wanted_feeds.c.id.not_in(newest.limit(OFFERS_KEPT)))
        )
        return number

    async def take(self, place: Place, number: int) -> WantedFeed | None:
        """Take what was offered; None when it is not there (any more), or is another place's."""
        return await self._taken(
            wanted_feeds.c.id == number,
            wanted_feeds.c.chat_id == place.chat_id,
            wanted_feeds.c.topic == place.topic,
            sa.not_(WAITING),
        )

    async def _taken(self, *conditions: sa.ColumnElement[bool]) -> WantedFeed | None:
        row = await self._connection.row(
            sa.delete(wanted_feeds).where(*conditions).returning(*wanted_feeds.c)
        )
        return None if row is None else _wanted_of(row)


def _wanted_of(row: Row) -> WantedFeed:
    choices = tuple(_found_of(one) for one in row.choices or ())
    return WantedFeed(row.id, Place(ChatId(row.chat_id), row.topic), row.url, choices, shared=row.shared)


def _plain(found: FoundFeed) -> Mapping[str, object]:
    entries = [
        {"title": entry.title, "at": entry.published_at.isoformat() if entry.published_at else None}
        for entry in found.entries
    ]
    return asdict(found) | {"entries": entries}


def _found_of(value: Mapping[str, Any]) -> FoundFeed:
    entries = tuple(
        FoundEntry(one["title"], datetime.fromisoformat(one["at"]) if one["at"] else None)
        for one in value["entries"]
    )
    return FoundFeed(**{**value, "addresses": tuple(value["addresses"]), "entries": entries})
