"""Rules and the queries that they ask."""

import sqlalchemy as sa

from bot.storage.schema.columns import Json, Key, Prose, UtcTime
from bot.storage.schema.tables import ASSOCIATION, NUMBERED, belonging_to, metadata, own_id

queries = sa.Table(
    "queries",
    metadata,
    own_id(),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("text", Prose, nullable=False),
    sa.UniqueConstraint("digest"),
    **NUMBERED,
)

rules = sa.Table(
    "rules",
    metadata,
    own_id(),
    belonging_to("chat_id", "chats.id"),
    sa.Column("topic", sa.BigInteger, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    belonging_to("query_id", "queries.id"),
    sa.Column("text", Prose, nullable=False),
    sa.Column("sources_low", sa.Integer, nullable=False),
    sa.Column("sources_high", sa.Integer),
    sa.Column("level_low", sa.SmallInteger, nullable=False),
    sa.Column("level_high", sa.SmallInteger),
    sa.Column("sound", sa.Text, nullable=False),
    sa.Column("schedule", sa.Text, nullable=False),
    sa.Column("paused", sa.Boolean, nullable=False),
    sa.Column("pack", Prose),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("resumes_at", UtcTime),  # on the story clock: when the pause ends; none: when somebody ends it
    sa.Column("before", Json),  # what it asked before it was last reworded
    sa.UniqueConstraint("chat_id", "topic", "number"),
    sa.Index(None, "query_id", "chat_id"),
    **NUMBERED,
)

rule_numbers = sa.Table(
    "rule_numbers",
    metadata,
    belonging_to("chat_id", "chats.id", primary_key=True),
    sa.Column("topic", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("last", sa.Integer, nullable=False),
    **ASSOCIATION,
)

changes = sa.Table(
    "changes",
    metadata,
    sa.Column("number", Key, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("query_id", sa.BigInteger, nullable=False),  # outlives the query
    sa.Column("text", Prose, nullable=False),
    sa.Index(None, "query_id"),
    **NUMBERED,
)
