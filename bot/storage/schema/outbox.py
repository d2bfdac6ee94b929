"""What is to be sent, and the messages that it became."""

import sqlalchemy as sa

from bot.storage.schema.columns import Json, Prose, UtcTime
from bot.storage.schema.tables import ASSOCIATION, NUMBERED, belonging_to, metadata, only_where, own_id

deliveries = sa.Table(
    "deliveries",
    metadata,
    own_id(),
    sa.Column("key", Prose, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("chat_id", sa.BigInteger, nullable=False),  # an answer may go to a chat that is not kept
    sa.Column("topic", sa.BigInteger, nullable=False),
    sa.Column("level", sa.SmallInteger, nullable=False),
    sa.Column("urgency", sa.SmallInteger, nullable=False),  # the order of kinds and levels as one number
    sa.Column("due_at", UtcTime, nullable=False),
    belonging_to("alert_id", "alerts.id", nullable=True),
    sa.Column("digest_id", sa.BigInteger),  # outlives the digest
    sa.Column("story_version", sa.Integer, nullable=False),  # of a digest: which part
    sa.Column("reasons", Json, nullable=False),
    sa.Column("speech", Json),
    sa.Column("repeatable", sa.Boolean, nullable=False),  # doing it twice shows nothing twice
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("leased_until", UtcTime),
    sa.Column("attempts", sa.Integer, nullable=False, default=0),
    sa.Column("unknown", sa.Boolean, nullable=False, default=False),
    sa.Column("maybe_doubled", sa.Boolean, nullable=False, default=False),
    sa.Column("reason", sa.Text),
    sa.Column("error", Prose),
    sa.Column("settled_at", UtcTime),
    sa.Column("message_id", sa.BigInteger),  # what Telegram called the message that it became
    sa.Column("first_due_at", UtcTime),  # what trying again moves is due_at
    sa.Column("broadcast_id", sa.BigInteger),  # outlives the broadcast
    sa.UniqueConstraint("key"),
    sa.Index("ix_deliveries_order", "urgency", "id", **only_where("state = 'pending'")),
    sa.Index("ix_deliveries_order_of_chat", "chat_id", "urgency", "id", **only_where("state = 'pending'")),
    sa.Index("ix_deliveries_due", "due_at", **only_where("state = 'pending'")),
    sa.Index("ix_deliveries_leased", "leased_until", **only_where("state = 'leased'")),
    sa.Index("ix_deliveries_settled", "settled_at", **only_where("settled_at IS NOT NULL")),
    sa.Index(None, "alert_id"),
    sa.Index(None, "chat_id"),
    sa.Index("ix_deliveries_digest_id", "digest_id", **only_where("digest_id IS NOT NULL")),
    sa.Index("ix_deliveries_broadcast_id", "broadcast_id", "state", **only_where("broadcast_id IS NOT NULL")),
    **NUMBERED,
)

shown_messages = sa.Table(
    "shown_messages",
    metadata,
    belonging_to("chat_id", "chats.id", primary_key=True),
    sa.Column("message_id", sa.BigInteger, primary_key=True, autoincrement=False),
    belonging_to("alert_id", "alerts.id"),
    sa.Index(None, "alert_id"),
    **ASSOCIATION,
)
