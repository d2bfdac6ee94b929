"""What is older than it may be kept, table by table: found by reading, removed by key in short transactions.

What stays: live stories with all that is theirs, items that their feed still shows (or they would be new again), what is
not yet handled, decided or sent, and the newest change, by which *decide* knows where it stands.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.model import BroadcastState, ChatId, ChatState, DeliveryState, FeedState, MuteKind, Place, Scope
from bot.ports.retention import Horizon, Key
from bot.storage.connection import Connection
from bot.storage.rules import Rules
from bot.storage.schema import (
    alerts,
    announcements,
    attachments,
    broadcasts,
    changes,
    chats,
    decisions,
    deliveries,
    digests,
    drafts,
    feeds,
    held,
    inbox,
    invites,
    items,
    matches,
    mutes,
    queries,
    removed_rules,
    revisions,
    rules,
    shared_rules,
    situations,
    steps,
    stories,
    story_sources,
    subscriptions,
    wanted_feeds,
    wanted_files,
    wanted_tests,
)

OUT_OF_ITS_FEED = timedelta(days=2)
"""A feed that was read through so long after it last showed an item has it no longer; showing is noted to the day."""

Old = Callable[[Horizon], sa.ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class _Kind:
    """A table whose old rows go: by which columns a row is known, and which rows are old."""

    table: sa.Table
    names: tuple[str, ...]
    old: Old
    holds_changes: bool = False
    by_story: Callable[[Horizon], datetime] | None = None
    """Old rows are looked for among stories that ended before then: not every row of the table is tried."""

    @property
    def key(self) -> tuple[sa.Column[Any], ...]:
        return tuple(self.table.c[name] for name in self.names)

    def near(self, horizon: Horizon) -> sa.ColumnElement[bool]:
        """Say of rows that they may be old, by an index."""
        if self.by_story is None:
            return sa.true()
        ended = sa.select(stories.c.id).where(stories.c.last_at < self.by_story(horizon))
        return self.table.c.story_id.in_(ended)

    def named(self, keys: Collection[Key]) -> sa.ColumnElement[bool]:
        """Say that a row is one of these."""
        first = self.key[0].in_(sorted({key[0] for key in keys}))
        if len(self.key) == 1:
            return first
        # SQLite looks no list of pairs up in an index, but the first of them.
        return sa.and_(first, sa.tuple_(*self.key).in_([tuple(key) for key in keys]))


def _none(*conditions: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    return sa.not_(sa.exists().where(*conditions))


def _story(of: sa.Column[Any], *conditions: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    return sa.exists().where(stories.c.id == of, *conditions)


def _unsettled(*conditions: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    return sa.exists().where(
        deliveries.c.state.in_([DeliveryState.PENDING, DeliveryState.LEASED]), *conditions
    )


def _old_updates(horizon: Horizon) -> sa.ColumnElement[bool]:
    return sa.or_(inbox.c.handled_at < horizon.updates, inbox.c.set_aside_at < horizon.people)


def _old_decisions(horizon: Horizon) -> sa.ColumnElement[bool]:
    # Revisions are numbered in the order in which they were seen.
    newest = (
        sa.select(revisions.c.id)
        .where(revisions.c.seen_at < horizon.people)
        .order_by(revisions.c.seen_at.desc(), revisions.c.id.desc())
        .limit(1)
    )
    return decisions.c.revision_id <= newest.scalar_subquery()


def _old_alerts(horizon: Horizon) -> sa.ColumnElement[bool]:
    untold = sa.exists().where(
        held.c.alert_id == alerts.c.id, digests.c.id == held.c.digest_id, digests.c.told_at.is_(None)
    )
    return sa.and_(
        _story(alerts.c.story_id, stories.c.last_at < horizon.alerts),
        sa.not_(_unsettled(deliveries.c.alert_id == alerts.c.id)),
        sa.not_(untold),
    )


def _of_ended(story_id: sa.Column[Any], horizon: Horizon) -> sa.ColumnElement[bool]:
    """Say that a story ended long ago and that nobody's alert is of it."""
    return sa.and_(
        _story(story_id, stories.c.last_at < horizon.archive),
        _none(alerts.c.story_id == story_id),
        _none(announcements.c.story_id == story_id),
    )


def _old_stories(horizon: Horizon) -> sa.ColumnElement[bool]:
    here = stories.c.id
    return sa.and_(
        stories.c.last_at < horizon.archive,
        *(
            _none(table.c.story_id == here)
            for table in (alerts, announcements, decisions, matches, story_sources)
        ),
    )


def _old_revisions(horizon: Horizon) -> sa.ColumnElement[bool]:
    here = revisions.c.id
    return sa.and_(
        revisions.c.seen_at < horizon.archive,
        sa.or_(revisions.c.decided_at.is_not(None), revisions.c.set_aside_at.is_not(None)),
        *(_none(table.c.revision_id == here) for table in (announcements, decisions, matches, story_sources)),
    )


def _old_items(horizon: Horizon) -> sa.ColumnElement[bool]:
    shown = sa.func.coalesce(items.c.shown_at, items.c.first_seen_at)
    feed = (feeds.c.id == items.c.feed_id,)
    idle = sa.exists().where(*feed, feeds.c.state != FeedState.ACTIVE)
    gone = sa.exists().where(*feed, feeds.c.read_at >= horizon.archive + OUT_OF_ITS_FEED)
    return sa.and_(
        items.c.first_seen_at < horizon.archive,
        shown < horizon.archive,
        sa.or_(idle, gone),
        _none(revisions.c.item_id == items.c.id),
        _none(story_sources.c.item_id == items.c.id),
    )


def _old_mutes(horizon: Horizon) -> sa.ColumnElement[bool]:
    def of(kind: MuteKind, table: sa.Table) -> sa.ColumnElement[bool]:
        gone = _none(sa.cast(table.c.id, sa.Text) == mutes.c.target)
        return sa.and_(mutes.c.kind == kind, mutes.c.since < horizon.alerts, gone)

    return sa.or_(
        mutes.c.until < horizon.people, of(MuteKind.STORY, stories), of(MuteKind.SITUATION, situations)
    )


def _followed(horizon: Horizon) -> sa.ColumnElement[bool]:
    newest = sa.select(sa.func.max(changes.c.number)).scalar_subquery()
    return sa.and_(changes.c.number < horizon.followed, changes.c.number < newest)


def _unasked(_: Horizon) -> sa.ColumnElement[bool]:
    return sa.and_(
        *(_none(table.c.query_id == queries.c.id) for table in (rules, matches, changes)),
    )


def _old_broadcasts(horizon: Horizon) -> sa.ColumnElement[bool]:
    left = sa.and_(broadcasts.c.state == BroadcastState.DRAFT, broadcasts.c.created_at < horizon.people)
    return sa.or_(broadcasts.c.ended_at < horizon.people, left)


def _unread(horizon: Horizon) -> sa.ColumnElement[bool]:
    """Say that a private feed was taken out for good: its address is somebody's."""
    seen = sa.func.coalesce(feeds.c.last_looked_at, feeds.c.added_at)
    return sa.and_(
        feeds.c.scope == Scope.PRIVATE,
        feeds.c.state == FeedState.REMOVED,
        seen < horizon.people,
        _none(subscriptions.c.feed_id == feeds.c.id, subscriptions.c.reads),
        _none(items.c.feed_id == feeds.c.id),
        _none(stories.c.private_to == feeds.c.id),
    )


def _closed(horizon: Horizon) -> sa.ColumnElement[bool]:
    return sa.and_(chats.c.state != ChatState.OPEN, chats.c.changed_at < horizon.people)


KINDS: Mapping[str, _Kind] = {
    "updates": _Kind(inbox, ("id",), _old_updates),
    "deliveries": _Kind(deliveries, ("id",), lambda horizon: deliveries.c.settled_at < horizon.people),
    "decisions": _Kind(decisions, ("revision_id", "rule_id"), _old_decisions),
    "digests": _Kind(
        digests,
        ("id",),
        lambda horizon: sa.and_(
            digests.c.told_at < horizon.people,
            sa.func.coalesce(digests.c.until, digests.c.told_at) < horizon.people,
            sa.not_(_unsettled(deliveries.c.digest_id == digests.c.id)),
        ),
    ),
    "alerts": _Kind(alerts, ("id",), _old_alerts, by_story=lambda horizon: horizon.alerts),
    "situations": _Kind(
        situations,
        ("id",),
        lambda horizon: sa.and_(
            situations.c.last_at < horizon.alerts, _none(alerts.c.situation_id == situations.c.id)
        ),
    ),
    "matches": _Kind(
        matches,
        ("story_id", "query_id"),
        lambda horizon: _of_ended(matches.c.story_id, horizon),
        by_story=lambda horizon: horizon.archive,
    ),
    "sources": _Kind(
        story_sources,
        ("story_id", "item_id"),
        lambda horizon: _of_ended(story_sources.c.story_id, horizon),
        by_story=lambda horizon: horizon.archive,
    ),
    "stories": _Kind(stories, ("id",), _old_stories),
    "revisions": _Kind(revisions, ("id",), _old_revisions),
    "items": _Kind(items, ("id",), _old_items),
    "mutes": _Kind(mutes, ("id",), _old_mutes),
    "steps": _Kind(
        steps, ("chat_id", "topic", "person_id"), lambda horizon: steps.c.asked_at < horizon.people
    ),
    "removed_rules": _Kind(
        removed_rules,
        ("chat_id", "topic", "number"),
        lambda horizon: removed_rules.c.removed_at < horizon.people,
    ),
    "shared_rules": _Kind(
        shared_rules, ("code",), lambda horizon: shared_rules.c.created_at < horizon.shared
    ),
    "drafts": _Kind(drafts, ("id",), lambda horizon: drafts.c.created_at < horizon.people),
    "wanted_feeds": _Kind(
        wanted_feeds,
        ("id",),
        lambda horizon: sa.and_(
            wanted_feeds.c.created_at < horizon.people, wanted_feeds.c.choices.is_not(None)
        ),
    ),
    "wanted_files": _Kind(wanted_files, ("id",), lambda horizon: wanted_files.c.created_at < horizon.updates),
    "attachments": _Kind(attachments, ("id",), lambda horizon: attachments.c.created_at < horizon.updates),
    "broadcasts": _Kind(broadcasts, ("id",), _old_broadcasts),
    "invites": _Kind(
        invites,
        ("id",),
        lambda horizon: sa.func.coalesce(invites.c.revoked_at, invites.c.expires_at) < horizon.people,
    ),
    "wanted_tests": _Kind(wanted_tests, ("id",), lambda horizon: wanted_tests.c.created_at < horizon.people),
    # A chat that left is forgotten with its rules; their removal is a change that decide follows.
    "rules": _Kind(
        rules,
        ("chat_id", "topic", "number"),
        lambda horizon: sa.exists().where(chats.c.id == rules.c.chat_id, _closed(horizon)),
        holds_changes=True,
    ),
    "chats": _Kind(
        chats, ("id",), lambda horizon: sa.and_(_closed(horizon), _none(rules.c.chat_id == chats.c.id))
    ),
    "feeds": _Kind(feeds, ("id",), _unread),
    "changes": _Kind(changes, ("number",), _followed, holds_changes=True),
    "queries": _Kind(queries, ("id",), _unasked, holds_changes=True),
}
"""In the order in which they go: what hangs on something before it."""


class Retention:
    """``bot.ports.Retention`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def kinds(self) -> tuple[str, ...]:
        """Name what is removed, in the order in which it is."""
        return tuple(KINDS)

    async def find(self, kind: str, horizon: Horizon, limit: int) -> tuple[Key, ...]:
        """List old rows of a kind, at most so many."""
        known = KINDS[kind]
        rows = await self._connection.rows(
            sa.select(*known.key).where(known.near(horizon), known.old(horizon)).limit(limit)
        )
        return tuple(tuple(row) for row in rows)

    async def remove(self, kind: str, keys: Sequence[Key], horizon: Horizon) -> int:
        """Remove those of these rows that are still old, and tell how many went."""
        known = KINDS[kind]
        if known.holds_changes:
            await self._connection.hold_changes()
        if kind == "rules":
            return await self._remove_rules(keys, horizon)
        return await self._connection.run(sa.delete(known.table).where(known.named(keys), known.old(horizon)))

    async def _remove_rules(self, keys: Sequence[Key], horizon: Horizon) -> int:
        standing = await self._connection.rows(
            sa.select(*KINDS["rules"].key).where(KINDS["rules"].named(keys), KINDS["rules"].old(horizon))
        )
        for row in standing:
            await Rules(self._connection).forget(Place(ChatId(row.chat_id), row.topic), row.number)
        return len(standing)
