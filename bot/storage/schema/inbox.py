"""Updates as Telegram gave them."""

import sqlalchemy as sa

from bot.storage.schema.columns import Json, Prose, UtcTime
from bot.storage.schema.tables import NUMBERED, metadata, only_where, own_id

inbox = sa.Table(
    "inbox",
    metadata,
    own_id(),
    sa.Column("update_id", sa.BigInteger, nullable=False),
    sa.Column("chat_id", sa.BigInteger, nullable=False),  # of no chat: 0; of a chat not yet known: its id
    sa.Column("payload", Json, nullable=False),
    sa.Column("stored_at", UtcTime, nullable=False),
    sa.Column("handled_at", UtcTime),
    sa.Column("attempts", sa.Integer, nullable=False, default=0),
    sa.Column("error", Prose),
    sa.Column("set_aside_at", UtcTime),
    sa.Column("bot_id", sa.BigInteger, nullable=False, default=0, server_default="0"),  # each bot counts anew
    sa.UniqueConstraint("bot_id", "update_id"),
    sa.Index(
        "ix_inbox_pending", "chat_id", "id", **only_where("handled_at IS NULL AND set_aside_at IS NULL")
    ),
    sa.Index("ix_inbox_order", "id", **only_where("handled_at IS NULL AND set_aside_at IS NULL")),
    sa.Index("ix_inbox_set_aside", "set_aside_at", **only_where("set_aside_at IS NOT NULL")),
    **NUMBERED,
)
