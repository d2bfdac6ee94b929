"""Files that chats asked for."""

import sqlalchemy as sa

from bot.storage.schema.columns import Prose, UtcTime
from bot.storage.schema.tables import NUMBERED, belonging_to, metadata, own_id

wanted_files = sa.Table(
    "wanted_files",
    metadata,
    own_id(),
    belonging_to("chat_id", "chats.id"),
    sa.Column("topic", sa.BigInteger, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("answer_key", Prose, nullable=False),  # of the delivery whose message says that it is made
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Index(None, "chat_id"),
    **NUMBERED,
)

attachments = sa.Table(
    "attachments",
    metadata,
    own_id(),
    belonging_to("chat_id", "chats.id"),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("name", Prose, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Index(None, "chat_id"),
    sa.Index(None, "created_at"),
    **NUMBERED,
)
