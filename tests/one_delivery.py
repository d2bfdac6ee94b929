"""The outbox one delivery at a time: tests follow a single one, the sender takes many at once."""

from datetime import datetime

from bot.model import AlertContent, AlertId, Delivery, DeliveryId, SentMessage
from bot.ports import SendTransaction


async def lease_one(
    tx: SendTransaction, delivery_id: DeliveryId, now: datetime, until: datetime
) -> Delivery | None:
    """Lease a delivery; None when it may no longer go."""
    return next(iter(await tx.deliveries.lease([delivery_id], now, until)), None)


async def sent_one(
    tx: SendTransaction, delivery_id: DeliveryId, message_id: int, shown_version: int, at: datetime
) -> None:
    """Settle a delivery as sent."""
    await tx.deliveries.sent([SentMessage(delivery_id, message_id, shown_version)], at)


async def content_of(tx: SendTransaction, alert_id: AlertId) -> AlertContent | None:
    """Load what an alert's message shows now; None when it is gone."""
    return (await tx.deliveries.contents([alert_id])).get(alert_id)
