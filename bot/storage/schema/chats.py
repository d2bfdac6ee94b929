"""Chats, the channels that people set up, and what a person is asked to write next."""

import sqlalchemy as sa

from bot.storage.schema.columns import Json, Key, Prose, UtcTime
from bot.storage.schema.tables import ASSOCIATION, NUMBERED, belonging_to, metadata, only_where, own_id

chats = sa.Table(
    "chats",
    metadata,
    sa.Column("id", Key, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("language", Prose, nullable=False),
    sa.Column("timezone", Prose, nullable=False),
    sa.Column("languages", Json),  # those that its people read; none named: all
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("changed_at", UtcTime, nullable=False),
    belonging_to("moved_to", "chats.id", nullable=True),
    sa.Column("added_by", sa.BigInteger),  # who is told when it may not write there
    sa.Index("ix_chats_moved_to", "moved_to", **only_where("moved_to IS NOT NULL")),
)

channels = sa.Table(
    "channels",
    metadata,
    own_id(),
    belonging_to("chat_id", "chats.id"),
    belonging_to("person_id", "chats.id"),  # the private chat from which it is set up
    sa.Column("title", Prose, nullable=False),
    sa.Column("granted_at", UtcTime, nullable=False),
    sa.Column("checked_at", UtcTime, nullable=False),
    sa.UniqueConstraint("person_id", "chat_id"),
    sa.Index(None, "chat_id"),
    **NUMBERED,
)

steps = sa.Table(
    "steps",
    metadata,
    belonging_to("chat_id", "chats.id", primary_key=True),
    sa.Column("topic", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("person_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("data", Json, nullable=False),
    sa.Column("asked_at", UtcTime, nullable=False),
    **ASSOCIATION,
)
