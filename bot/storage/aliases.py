"""Shared feeds that are one under several addresses: the oldest is read, the others are its aliases."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from bot.addresses import address_key
from bot.model import Feed, FeedDraft, FeedId, FeedState, Origin, Scope
from bot.storage.connection import Connection, Row, chunks
from bot.storage.feeds import STANDING, Feeds
from bot.storage.readers import hand_over, lock
from bot.storage.reading import FEED_COLUMNS, feed_of
from bot.storage.schema import feeds, items

SHARED = feeds.c.scope == Scope.SHARED
SAID = ("publisher", "family", "tier", "country", "language", "priority")
COMPARED = 20
"""So many of the newest items are compared where two feeds name one address as their own."""


def alias_row(standing: Feed, url: str, at: datetime) -> dict[str, object]:
    """Write another address of a feed that stands as a row of its own, as though that feed were named there."""
    return {
        "url": url,
        "address_key": address_key(url),
        "publisher": standing.publisher,
        "family": standing.family,
        "tier": standing.tier,
        "country": standing.country,
        "language": standing.language,
        "priority": standing.priority,
        "scope": standing.scope,
        "origin": standing.origin,
        "state": FeedState.ALIAS,
        "alias_of": standing.id,
        "next_due_at": at,
        "added_at": at,
    }


class Aliases:
    """``bot.ports.Aliases`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def find(self, urls: Sequence[str]) -> Feed | None:
        """Find the shared feed that is read for any of these addresses, however they are spelt."""
        row = await self._standing([address_key(url) for url in urls])
        return None if row is None else feed_of(row)

    async def _standing(self, keys: Sequence[str], but: FeedId | None = None) -> Row | None:
        named = feeds.alias("named")
        pointed = sa.select(named.c.alias_of).where(
            named.c.address_key.in_(keys), named.c.state == FeedState.ALIAS
        )
        return await self._connection.row(
            sa.select(*FEED_COLUMNS)
            .where(
                SHARED,
                feeds.c.state.in_(STANDING),
                feeds.c.id != (but or 0),
                sa.or_(feeds.c.address_key.in_(keys), feeds.c.id.in_(pointed)),
            )
            .order_by(feeds.c.id)
            .limit(1)
        )

    async def add(self, draft: FeedDraft, urls: Sequence[str], at: datetime) -> tuple[Feed, bool]:
        """Add a shared feed; False with the standing one when it is read already, the draft's address then is an alias."""
        standing = await self.find([draft.url, *urls])
        if standing is None or standing.state in (FeedState.GONE, FeedState.PAUSED):
            named = draft if standing is None else replace(draft, url=standing.url)
            standing, new = await Feeds(self._connection).add(named, at), True
        else:
            new = False
            if standing.url != draft.url:
                await self._point(draft, standing, at)
        await self._take_readers(standing, [draft.url, *urls])
        return standing, new

    async def _take_readers(self, standing: Feed, urls: Sequence[str]) -> None:
        """Let those who read a shared feed as one of their own, however it is spelt, read the shared one."""
        same = feeds.c.address_key.in_({address_key(url) for url in (standing.url, *urls)})
        private = await lock(self._connection, sa.and_(same, feeds.c.scope == Scope.PRIVATE))
        await hand_over(self._connection, private, standing.id)

    async def _point(self, draft: FeedDraft, standing: Feed, at: datetime) -> None:
        """Keep an address as another one of a feed that stands."""
        row = alias_row(standing, draft.url, at)
        alias = {name: row[name] for name in ("state", "alias_of")}
        known = await self._connection.run(
            sa.update(feeds).where(SHARED, feeds.c.url == draft.url).values(alias)
        )
        if not known:
            await self._connection.insert(feeds, row | {"priority": False, "origin": draft.origin})

    # -------------------------------------------------------------------------------------------------------- joining

    async def join_equal(self) -> int:
        """Make aliases of shared feeds that are one, the oldest stands; tell how many.

        An alias whose feed no file names any more is read itself again. What the configuration says of an alias counts for
        a starter feed that stands for it.
        """
        await self._write_keys()
        await self._revive()
        rows = await self._connection.rows(
            sa.select(feeds.c.id, feeds.c.address_key)
            # Under another address, too, what is paused is not read.
            .where(SHARED, feeds.c.state.in_((FeedState.ACTIVE, FeedState.PAUSED)))
            .order_by(feeds.c.id)
        )
        groups: dict[str, list[int]] = defaultdict(list)
        for row in rows:
            groups[row.address_key].append(row.id)
        pairs = [(later, first) for first, *others in groups.values() for later in others]
        await self._join(pairs)
        await self._take_word_of_configuration()
        return len(pairs)

    async def _join(self, pairs: Sequence[tuple[int, int]]) -> None:
        await self._connection.run_each(
            sa.update(feeds)
            .where(feeds.c.id == sa.bindparam("later"), feeds.c.state == FeedState.ACTIVE)
            .values(state=FeedState.ALIAS, alias_of=sa.bindparam("first"), leased_until=None),
            [{"later": later, "first": first} for later, first in pairs],
        )
        for some in chunks([later for later, _ in pairs]):
            # What pointed at the one that is an alias now points on.
            onward = feeds.alias()
            target = sa.select(onward.c.alias_of).where(onward.c.id == feeds.c.alias_of).scalar_subquery()
            await self._connection.run(
                sa.update(feeds).where(feeds.c.alias_of.in_(some)).values(alias_of=target)
            )

    async def _write_keys(self) -> None:
        rows = await self._connection.rows(
            sa.select(feeds.c.id, feeds.c.url).where(feeds.c.address_key.is_(None))
        )
        await self._connection.run_each(
            sa.update(feeds)
            .where(feeds.c.id == sa.bindparam("feed"))
            .values(address_key=sa.bindparam("key")),
            [{"feed": row.id, "key": address_key(row.url)} for row in rows],
        )

    async def _take_word_of_configuration(self) -> None:
        standing = feeds.alias("standing")
        rows = await self._connection.rows(
            sa.select(feeds.c.alias_of, *(feeds.c[name] for name in SAID))
            .join(standing, standing.c.id == feeds.c.alias_of)
            .where(
                feeds.c.state == FeedState.ALIAS,
                feeds.c.origin == Origin.CONFIGURATION,
                standing.c.origin == Origin.STARTER,
            )
        )
        for row in rows:
            await self._connection.run(
                sa.update(feeds)
                .where(feeds.c.id == row.alias_of)
                .values({name: getattr(row, name) for name in SAID})
            )

    async def _revive(self) -> None:
        target = feeds.alias("target")
        # What an operator took out stays out, under all its addresses.
        unnamed = sa.exists().where(target.c.id == feeds.c.alias_of, target.c.state == FeedState.MISSING)
        await self._connection.run(
            sa.update(feeds)
            .where(feeds.c.state == FeedState.ALIAS, unnamed)
            .values(state=FeedState.ACTIVE, alias_of=None)
        )

    # ---------------------------------------------------------------------------------------------- by what they show

    async def seen(self, feed: Feed, url: str, self_link: str) -> bool:
        """Judge where a shared feed was found to be: True when it is another one, and it now is an alias of that.

        It is where its address leads to the other's; or where both call one address their own, show the same, and the
        other is older.
        """
        if feed.scope is not Scope.SHARED:
            return False
        target = await self._other(feed, url)
        if target is None and self_link:
            target = await self._other(feed, self_link)
            if target is not None and not (target < feed.id and await self._show_the_same(feed.id, target)):
                target = None
        if target is None:
            return False
        await self._join([(feed.id, target)])
        return True

    async def _other(self, feed: Feed, url: str) -> int | None:
        row = await self._standing([address_key(url)], but=feed.id)
        return None if row is None else int(row.feed_id)

    async def _show_the_same(self, one: int, other: int) -> bool:
        shown, others = await self._newest(one), await self._newest(other)
        return bool(shown) and shown == others

    async def _newest(self, feed_id: int) -> frozenset[str]:
        rows = await self._connection.rows(
            sa.select(items.c.identity)
            .where(items.c.feed_id == feed_id)
            .order_by(items.c.id.desc())
            .limit(COMPARED)
        )
        return frozenset(row.identity for row in rows)
