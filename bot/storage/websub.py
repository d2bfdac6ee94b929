"""What hubs were asked to push (WebSub), and how far that has come."""

from datetime import datetime

import sqlalchemy as sa

from bot.model import FeedId, FeedState, HubIntent, HubOffer, HubSubscription
from bot.storage.connection import Connection, Row, Values, chunks
from bot.storage.readers import stands
from bot.storage.schema import feeds, hub_subscriptions


class HubSubscriptions:
    """``bot.ports.HubSubscriptions`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def all(self) -> tuple[HubSubscription, ...]:
        """List them all."""
        rows = await self._connection.rows(sa.select(hub_subscriptions))
        return tuple(map(_subscription_of, rows))

    async def by_path(self, path: str) -> HubSubscription | None:
        """Find the one with this callback; nobody else alters it until this transaction ends."""
        row = await self._connection.row(
            sa.select(hub_subscriptions).where(hub_subscriptions.c.path == path).with_for_update()
        )
        return None if row is None else _subscription_of(row)

    async def due(self, now: datetime, limit: int) -> tuple[HubSubscription, ...]:
        """List those to be acted on, the longest due first."""
        rows = await self._connection.rows(
            sa.select(hub_subscriptions)
            .where(hub_subscriptions.c.act_at <= now)
            .order_by(hub_subscriptions.c.act_at, hub_subscriptions.c.path)
            .limit(limit)
        )
        return tuple(map(_subscription_of, rows))

    async def next_due(self) -> datetime | None:
        """When the next one is to be acted on."""
        due: datetime | None = await self._connection.value(
            sa.select(hub_subscriptions.c.act_at).order_by(hub_subscriptions.c.act_at).limit(1)
        )
        return due

    async def add(self, subscription: HubSubscription) -> bool:
        """Keep a new one; False, and nothing done, where its feed has a standing one already, or is gone."""
        if not await stands(self._connection, subscription.feed_id):
            return False
        added = await self._connection.insert_new_returning(
            hub_subscriptions, [_values_of(subscription)], hub_subscriptions.c.path
        )
        return bool(added)

    async def save(self, subscription: HubSubscription) -> None:
        """Keep a changed one; one that was removed meanwhile stays so."""
        await self._connection.run(
            sa.update(hub_subscriptions)
            .where(hub_subscriptions.c.path == subscription.path)
            .values(dict(_values_of(subscription)))
        )

    async def remove(self, path: str) -> None:
        """Forget one."""
        await self._connection.run(sa.delete(hub_subscriptions).where(hub_subscriptions.c.path == path))

    async def leave_gone(self, now: datetime) -> tuple[HubSubscription, ...]:
        """Make those leave whose feeds are no longer polled, due now, and list them."""
        gone = await self._connection.rows(
            sa.select(hub_subscriptions.c.path)
            .join(feeds, feeds.c.id == hub_subscriptions.c.feed_id)
            .where(sa.not_(hub_subscriptions.c.leaving), feeds.c.state != FeedState.ACTIVE)
        )
        leaving: list[Row] = []
        for some in chunks([row.path for row in gone]):
            these = hub_subscriptions.c.path.in_(some)
            await self._connection.run(
                sa.update(hub_subscriptions)
                .where(these)
                .values(leaving=True, proven=False, failures=0, act_at=now)
            )
            leaving += await self._connection.rows(sa.select(hub_subscriptions).where(these))
        return tuple(map(_subscription_of, leaving))


def _values_of(subscription: HubSubscription) -> Values:
    return {
        "path": subscription.path,
        "feed_id": subscription.feed_id,
        "hub": subscription.offer.hub,
        "topic": subscription.offer.topic,
        "found_at": subscription.offer.found_at,
        "callback": subscription.callback,
        "secret": subscription.secret,
        "created_at": subscription.created_at,
        "act_at": subscription.act_at,
        "pending": subscription.pending,
        "pending_until": subscription.pending_until,
        "expires_at": subscription.expires_at,
        "failures": subscription.failures,
        "error": subscription.error,
        "pushed_at": subscription.pushed_at,
        "proven": subscription.proven,
        "leaving": subscription.leaving,
    }


def _subscription_of(row: Row) -> HubSubscription:
    return HubSubscription(
        path=row.path,
        feed_id=FeedId(row.feed_id),
        offer=HubOffer(row.hub, row.topic, row.found_at),
        callback=row.callback,
        secret=row.secret,
        created_at=row.created_at,
        act_at=row.act_at,
        pending=None if row.pending is None else HubIntent(row.pending),
        pending_until=row.pending_until,
        expires_at=row.expires_at,
        failures=row.failures,
        error=row.error,
        pushed_at=row.pushed_at,
        proven=row.proven,
        leaving=row.leaving,
    )
