"""Feeds, who reads them, and when each is due."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import sqlalchemy as sa
import structlog
from sqlalchemy.sql.base import Executable

from bot.addresses import address_key
from bot.model import (
    ChatId,
    Feed,
    FeedDraft,
    FeedHealth,
    FeedId,
    FeedLook,
    FeedMemory,
    FeedState,
    FeedVisit,
    ItemId,
    KnownItem,
    Origin,
    Pacing,
    Scope,
    Validators,
)
from bot.storage.connection import Connection, Row, chunks
from bot.storage.items import kept_identity
from bot.storage.memories import MEMORY_COLUMNS, memory_of, memory_values
from bot.storage.readers import AT_ONCE, lock, retire_unread, revived
from bot.storage.reading import FEED_COLUMNS, feed_of, reads
from bot.storage.schema import UtcTime, feeds, items, subscriptions

PRECEDENCE = {Origin.STARTER: 0, Origin.CONFIGURATION: 1, Origin.OPERATOR: 2, Origin.CHAT: 3}
"""Whose word on a shared feed counts when two name it."""

STANDING = (FeedState.ACTIVE, FeedState.GONE, FeedState.PAUSED)
"""Feeds that chats read, or would if these answered or were not paused."""
ACTIVE = feeds.c.state == sa.literal_column(f"'{FeedState.ACTIVE}'")  # as the index spells it


SHOWN_AGAIN = timedelta(days=1)
"""How often it is noted of an item that its feed shows it."""
FAILED_LOOKS = 2
"""After so many refusals in a row, and some time, a feed is silent."""

NAMED = feeds.c.scope != Scope.SEARCH
"""Files and people name no searches, even where they name the same address."""

log = structlog.get_logger(__name__)


class Feeds:
    """``bot.ports.Feeds`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # ------------------------------------------------------------------------------------------------ which there are

    async def synchronise(self, origin: Origin, drafts: Sequence[FeedDraft], at: datetime) -> None:
        """Make the feeds of one file stand as it says.

        A feed that a file of more weight names too is left to that one (the configuration's before the starter's).
        """
        standing = {row.url: row for row in await self._named(origin, [draft.url for draft in drafts])}
        named = [(standing[draft.url], draft) for draft in drafts if draft.url in standing]
        # A file names a feed that moved by its old address, which is an alias since.
        moved = {row.alias_of: draft for row, draft in named if row.state == FeedState.ALIAS}
        for draft in {draft.url: draft for draft in drafts}.values():
            row = standing.pop(draft.url, None)
            if row is None:
                await self._insert(draft, at)
            elif _may_alter(origin, row):
                await self._alter(row, draft, at)
        left_alone = (FeedState.REMOVED, FeedState.PAUSED)
        unnamed = [row for row in standing.values() if row.origin == origin and row.state not in left_alone]
        for row in unnamed:
            if row.id in moved:
                await self._alter(row, moved[row.id], at)
        for some in chunks([row.id for row in unnamed if row.id not in moved]):
            await self._connection.run(
                sa.update(feeds).where(feeds.c.id.in_(some)).values(state=FeedState.MISSING)
            )

    async def _named(self, origin: Origin, urls: Sequence[str]) -> Sequence[Row]:
        """Rows of this origin, and others of these addresses; of one address the shared row comes last."""
        rows: list[Row] = []
        told = ("id", "url", "scope", "origin", "state", "alias_of")
        chosen = sa.select(*(feeds.c[name] for name in told)).where(NAMED)
        for some in chunks(urls):
            rows += await self._connection.rows(chosen.where(feeds.c.url.in_(some)))
        rows += await self._connection.rows(chosen.where(feeds.c.origin == origin))
        return sorted(rows, key=lambda row: row.scope == Scope.SHARED)

    async def add(self, draft: FeedDraft, at: datetime) -> Feed:
        """Add a feed, or find the one with this address (a shared one before a private one) and make it active.

        A shared draft makes a private feed shared. A private draft does not bring back a shared feed that an operator
        took out or a file no longer names: the chats that add it have it for themselves.
        """
        row = await self._serving(draft)
        if row is None:
            await self._insert(draft, at)
            row = await self._serving(draft)
        if row is None:
            raise LookupError("a feed vanished within its own transaction")
        if row.scope != draft.scope and draft.scope is Scope.SHARED:
            await self._alter(row, draft, at)
        paused_by_operator = row.state == FeedState.PAUSED and draft.scope is Scope.PRIVATE
        if row.state != FeedState.ACTIVE and not paused_by_operator:
            await self._connection.run(sa.update(feeds).where(feeds.c.id == row.id).values(revived(at)))
        return await self._get(row.id)

    async def _serving(self, draft: FeedDraft) -> Row | None:
        """Find the row that a draft is, and let nobody else alter it."""
        kind = feeds.c.scope == Scope.SEARCH if draft.scope is Scope.SEARCH else NAMED
        candidates = await self._connection.rows(
            sa.select(feeds.c.id, feeds.c.scope, feeds.c.state)
            .where(kind, feeds.c.url == draft.url)
            .order_by(feeds.c.scope.desc())
            .with_for_update()
        )
        return next((row for row in candidates if _may_serve(draft, row)), None)

    async def _insert(self, draft: FeedDraft, at: datetime) -> None:
        """Add a feed, unless somebody else just did."""
        values = {
            **_draft_values(draft),
            "url": draft.url,
            "address_key": address_key(draft.url),
            "state": FeedState.ACTIVE,
            "next_due_at": at,
            "added_at": at,
        }
        await self._connection.insert_new(feeds, [values])

    async def _alter(self, row: Row, draft: FeedDraft, at: datetime) -> None:
        values = _draft_values(draft)
        if row.state == FeedState.MISSING or row.scope == Scope.PRIVATE:
            values |= {"state": FeedState.ACTIVE, "next_due_at": at}
        await self._connection.run(sa.update(feeds).where(feeds.c.id == row.id).values(values))

    async def _get(self, feed_id: int) -> Feed:
        feed = await self.get(FeedId(feed_id))
        if feed is None:
            raise LookupError(f"feed {feed_id} vanished within its own transaction")
        return feed

    async def get(self, feed_id: FeedId) -> Feed | None:
        """Find a feed."""
        row = await self._connection.row(sa.select(*FEED_COLUMNS).where(feeds.c.id == feed_id))
        return None if row is None else feed_of(row)

    async def by_url(self, url: str) -> Feed | None:
        """Find a feed by its exact address, a shared one first."""
        row = await self._connection.row(
            sa.select(*FEED_COLUMNS).where(NAMED, feeds.c.url == url).order_by(feeds.c.scope.desc())
        )
        return None if row is None else feed_of(row)

    async def remove(self, feed_id: FeedId) -> None:
        """Take a feed out for good: it is not polled again, whatever a file says, nor with the chats that read it."""
        await lock(self._connection, feeds.c.id == feed_id)
        private = sa.select(feeds.c.id).where(feeds.c.id == feed_id, feeds.c.scope == Scope.PRIVATE)
        await self._connection.run(sa.delete(subscriptions).where(subscriptions.c.feed_id.in_(private)))
        await self._connection.run(
            sa.update(feeds).where(feeds.c.id == feed_id).values(state=FeedState.REMOVED)
        )

    async def health(self, since: datetime | None = None) -> tuple[FeedHealth, ...]:
        """List all feeds that are not removed, shared ones first, by publisher; ``since`` counts a week's items."""
        return await self.list_health(feeds.c.state != FeedState.REMOVED, since)

    # ------------------------------------------------------------------------------------------------------- readers

    async def read_by(self, chat_id: ChatId) -> tuple[FeedHealth, ...]:
        """List the active feeds that this chat reads: shared ones not left out, and its private ones."""
        return await self.list_health(sa.and_(ACTIVE, reads(sa.literal(chat_id))))

    async def open_to(self, chat_id: ChatId, since: datetime | None = None) -> tuple[FeedHealth, ...]:
        """List the feeds that this chat reads or has left out, shared ones first, also those that are gone."""
        standing = feeds.c.state.in_(STANDING)
        own = sa.and_(feeds.c.scope == Scope.PRIVATE, reads(sa.literal(chat_id)))
        return await self.list_health(sa.and_(standing, sa.or_(feeds.c.scope == Scope.SHARED, own)), since)

    async def list_health(
        self, condition: sa.ColumnElement[bool], since: datetime | None = None
    ) -> tuple[FeedHealth, ...]:
        """List feeds of a kind, shared ones first, by publisher."""
        of_feed = sa.select(sa.func.count()).where(items.c.feed_id == feeds.c.id)
        count = of_feed.scalar_subquery()
        recent: sa.ColumnElement[Any] = sa.literal(0, sa.Integer())
        began = sa.select(sa.func.min(items.c.first_seen_at)).where(items.c.feed_id == feeds.c.id)
        if since is not None:
            later = items.c.first_seen_at > began.correlate(feeds).scalar_subquery()
            recent = of_feed.where(items.c.first_seen_at >= since, later).scalar_subquery()
        rows = await self._connection.rows(
            sa.select(
                *FEED_COLUMNS,
                feeds.c.last_looked_at,
                feeds.c.last_good_at,
                feeds.c.last_new_at,
                feeds.c.failures,
                feeds.c.error,
                feeds.c.next_due_at,
                feeds.c.interval_seconds,
                feeds.c.interval_why,
                count.label("items"),
                recent.label("week_items"),
                began.scalar_subquery().label("began_at"),
                feeds.c.alias_of,
                feeds.c.added_at,
            )
            .where(condition)
            .order_by(feeds.c.scope.desc(), feeds.c.publisher, feeds.c.id)
        )
        return tuple(
            FeedHealth(
                feed=feed_of(row),
                last_looked_at=row.last_looked_at,
                last_good_at=row.last_good_at,
                last_new_at=row.last_new_at,
                failures=row.failures,
                error=row.error,
                items=row.items,
                next_due_at=row.next_due_at,
                interval_seconds=row.interval_seconds,
                interval_why=Pacing(row.interval_why) if row.interval_why else None,
                week_items=row.week_items,
                counted_since=max(row.began_at, since) if since and row.began_at else None,
                alias_of=row.alias_of,
                added_at=row.added_at,
            )
            for row in rows
        )

    async def subscribe(self, chat_id: ChatId, feed_id: FeedId) -> None:
        """Let a chat read a private feed, or a shared one that it had left out."""
        values = {"chat_id": chat_id, "feed_id": feed_id, "reads": True}
        await self._connection.upsert(subscriptions, values, {"reads": True})

    async def leave_out(self, chat_id: ChatId, feed_id: FeedId) -> None:
        """Let a chat no longer read a feed; a private feed that nobody reads is not polled until it is added again."""
        feed_ids = await lock(self._connection, feeds.c.id == feed_id)
        values = {"chat_id": chat_id, "feed_id": feed_id, "reads": False}
        await self._connection.upsert(subscriptions, values, {"reads": False})
        await retire_unread(self._connection, feed_ids)

    # ---------------------------------------------------------------------------------------------------------- looks

    async def claim_due(self, now: datetime, until: datetime, limit: int) -> tuple[FeedVisit, ...]:
        """Lease active feeds that are due and not leased, the longest due first; a lease that ran out is none."""
        free = sa.or_(feeds.c.leased_until.is_(None), feeds.c.leased_until <= now)
        rows = await self._connection.rows(
            sa.select(
                *FEED_COLUMNS,
                feeds.c.etag,
                feeds.c.last_modified,
                feeds.c.body_hash,
                feeds.c.failures,
                feeds.c.gone_answers,
                feeds.c.fetched,
                feeds.c.last_good_at,
                *MEMORY_COLUMNS,
            )
            .where(ACTIVE, feeds.c.next_due_at <= now, free)
            .order_by(feeds.c.next_due_at, feeds.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        for some in chunks([row.feed_id for row in rows]):
            await self._connection.run(
                sa.update(feeds).where(feeds.c.id.in_(some)).values(leased_until=until, again_at=None)
            )
        return tuple(_visit_of(row) for row in rows)

    async def next_due(self) -> datetime | None:
        """When the next active feed that is not leased becomes due."""
        due: datetime | None = await self._connection.value(
            sa.select(feeds.c.next_due_at)
            .where(ACTIVE, feeds.c.leased_until.is_(None))
            .order_by(feeds.c.next_due_at)
            .limit(1)
        )
        return due

    async def look_now(self, url: str, now: datetime) -> None:
        """Make the active feeds of this address due now; one that is being looked at is looked at once more."""
        leased = sa.case((feeds.c.leased_until.is_not(None), sa.literal(now, UtcTime())))
        await self._connection.run(
            sa.update(feeds).where(ACTIVE, feeds.c.url == url).values(next_due_at=now, again_at=leased)
        )

    async def waiting(self, now: datetime) -> Sequence[tuple[Feed, bool]]:
        """List the active feeds that are due, each with whether it was ever looked at; not those that are to be looked at now."""
        rows = await self._connection.rows(
            sa.select(*FEED_COLUMNS, feeds.c.last_looked_at)
            .where(ACTIVE, feeds.c.next_due_at > AT_ONCE, feeds.c.next_due_at <= now)
            .order_by(feeds.c.next_due_at, feeds.c.id)
        )
        return [(feed_of(row), row.last_looked_at is not None) for row in rows]

    async def spread(self, due: Mapping[FeedId, datetime]) -> None:
        """Set when feeds are next due."""
        await self._connection.run_each(
            sa.update(feeds)
            .where(feeds.c.id == sa.bindparam("feed"))
            .values(next_due_at=sa.bindparam("moment", type_=UtcTime())),
            [{"feed": feed_id, "moment": moment} for feed_id, moment in due.items()],
        )

    async def release_leases(self) -> None:
        """End all leases: the process that held them is gone."""
        await self._connection.run(
            sa.update(feeds).where(feeds.c.leased_until.is_not(None)).values(leased_until=None)
        )

    async def settle(self, look: FeedLook) -> datetime:
        """Keep how a look ended and end its lease; a feed taken out meanwhile stays out, of an erased one nothing is kept.

        Tell when it is due again.
        """
        validators = look.validators or Validators()
        due: datetime | None = await self._connection.value(
            _settled(),
            {
                "feed": look.feed_id,
                "due": look.next_due_at,
                "at": look.at,
                "word": look.error,
                "failed": look.failures,
                "gone": look.gone_answers,
                "new_state": look.state.value,
                "good": look.error is None,
                "whole": look.fetched,
                "validated": look.validators is not None,
                "new_etag": validators.etag,
                "new_modified": validators.last_modified,
                "new_hash": validators.body_hash,
                "seconds": look.interval.total_seconds() if look.interval is not None else None,
                "why": look.pacing,
            },
        )
        if due is None:
            log.info("feed.vanished", feed=look.feed_id)
            return look.next_due_at
        return due

    async def put_off(self, feed_id: FeedId, due_at: datetime, why: Pacing) -> None:
        """End a lease without a look: the feed's host asked to be left alone until then, or many wait for it.

        What the host asks counts as a refusal of this feed, but never more than `FAILED_LOOKS`: nobody looked.
        """
        refused = sa.case((feeds.c.failures < FAILED_LOOKS, feeds.c.failures + 1), else_=feeds.c.failures)
        await self._connection.run(
            sa.update(feeds)
            .where(feeds.c.id == feed_id)
            .values(
                leased_until=None,
                again_at=None,
                next_due_at=due_at,
                interval_why=why,
                failures=refused if why is Pacing.ASKED else feeds.c.failures,
            )
        )

    async def remember(self, feed_id: FeedId, memory: FeedMemory) -> None:
        """Keep what looks have learnt of a feed."""
        await self._connection.run(
            sa.update(feeds).where(feeds.c.id == feed_id).values(memory_values(memory))
        )

    # ---------------------------------------------------------------------------------------------------- known items

    async def known(self, feed_id: FeedId, identities: Collection[str]) -> Mapping[str, KnownItem]:
        """Find the known items of a feed among these identities."""
        asked = {kept_identity(identity): identity for identity in identities}
        found: dict[str, KnownItem] = {}
        for some in chunks(asked):
            rows = await self._connection.rows(
                sa.select(items).where(items.c.feed_id == feed_id, items.c.identity.in_(some))
            )
            for row in rows:
                found[asked[row.identity]] = _known_of(row, asked[row.identity])
        return found

    async def shown(self, feed_id: FeedId, identities: Collection[str], at: datetime) -> None:
        """Note that a feed was read through and shows these items; of an item it is noted once a day."""
        await self._connection.run(sa.update(feeds).where(feeds.c.id == feed_id).values(read_at=at))
        shown_before = sa.or_(items.c.shown_at.is_(None), items.c.shown_at < at - SHOWN_AGAIN)
        for some in chunks([kept_identity(identity) for identity in identities]):
            await self._connection.run(
                sa.update(items)
                .where(items.c.feed_id == feed_id, items.c.identity.in_(some), shown_before)
                .values(shown_at=at)
            )

    async def recent(self, feed_id: FeedId, limit: int) -> tuple[KnownItem, ...]:
        """List a feed's newest known items, newest first."""
        rows = await self._connection.rows(
            sa.select(items).where(items.c.feed_id == feed_id).order_by(items.c.id.desc()).limit(limit)
        )
        return tuple(_known_of(row, row.identity) for row in rows)


@cache
def _settled() -> Executable:
    """One statement for every end of a look: building one takes longer than running it."""

    def given(name: str, column: sa.Column[Any]) -> sa.BindParameter[Any]:
        return sa.bindparam(name, type_=column.type)

    def where(name: str, value: sa.BindParameter[Any], column: sa.Column[Any]) -> sa.Case[Any]:
        return sa.case((sa.bindparam(name, type_=sa.Boolean()), value), else_=column)

    at = given("at", feeds.c.last_looked_at)
    return (
        sa.update(feeds)
        .where(feeds.c.id == sa.bindparam("feed"))
        .values(
            leased_until=None,
            next_due_at=sa.func.coalesce(feeds.c.again_at, given("due", feeds.c.next_due_at)),
            again_at=None,
            last_looked_at=at,
            last_good_at=where("good", at, feeds.c.last_good_at),
            error=given("word", feeds.c.error),
            failures=given("failed", feeds.c.failures),
            gone_answers=given("gone", feeds.c.gone_answers),
            fetched=sa.or_(feeds.c.fetched, sa.bindparam("whole", type_=sa.Boolean())),
            etag=where("validated", given("new_etag", feeds.c.etag), feeds.c.etag),
            last_modified=where(
                "validated", given("new_modified", feeds.c.last_modified), feeds.c.last_modified
            ),
            body_hash=where("validated", given("new_hash", feeds.c.body_hash), feeds.c.body_hash),
            state=sa.case((ACTIVE, given("new_state", feeds.c.state)), else_=feeds.c.state),
            interval_seconds=given("seconds", feeds.c.interval_seconds),
            interval_why=given("why", feeds.c.interval_why),
        )
        .returning(feeds.c.next_due_at)
    )


def _draft_values(draft: FeedDraft) -> dict[str, object]:
    return {
        "publisher": draft.publisher,
        "family": draft.family,
        "tier": draft.tier,
        "country": draft.country,
        "language": draft.language,
        "priority": draft.priority,
        "scope": draft.scope,
        "origin": draft.origin,
    }


def _may_alter(origin: Origin, row: Row) -> bool:
    if row.state == FeedState.REMOVED and row.scope == Scope.SHARED:
        return False
    weightier = PRECEDENCE[origin] >= PRECEDENCE[Origin(row.origin)]
    return weightier or row.state == FeedState.MISSING or row.scope == Scope.PRIVATE


def _may_serve(draft: FeedDraft, row: Row) -> bool:
    if draft.scope is Scope.PRIVATE and row.scope == Scope.SHARED:
        return row.state in STANDING
    return True


def _visit_of(row: Row) -> FeedVisit:
    return FeedVisit(
        feed=feed_of(row),
        validators=Validators(row.etag, row.last_modified, row.body_hash),
        failures=row.failures,
        gone_answers=row.gone_answers,
        first_fetch=not row.fetched,
        last_good_at=row.last_good_at,
        memory=memory_of(row),
    )


def _known_of(row: Row, identity: str) -> KnownItem:
    return KnownItem(ItemId(row.id), identity, row.canonical_link, row.title, row.content_hash)
