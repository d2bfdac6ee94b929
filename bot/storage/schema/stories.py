"""Stories: their items, the queries in them, those related and those told to very many."""

import sqlalchemy as sa

from bot.storage.schema.columns import Json, Prose, UtcTime
from bot.storage.schema.tables import ASSOCIATION, NUMBERED, belonging_to, metadata, only_where, own_id

stories = sa.Table(
    "stories",
    metadata,
    own_id(),
    sa.Column("language", sa.Text, nullable=False),
    belonging_to("private_to", "feeds.id", nullable=True),
    sa.Column("title", Prose, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("score", sa.Integer, nullable=False),
    sa.Column("level", sa.SmallInteger, nullable=False),
    sa.Column("score_lines", Json, nullable=False),
    sa.Column("first_at", UtcTime, nullable=False),
    sa.Column("last_at", UtcTime, nullable=False),
    sa.Column("countries", Json, nullable=False),
    sa.Column("topics", Json, nullable=False),
    sa.Column("numbers", Json, nullable=False),
    sa.Column("centroid", Json, nullable=False),
    sa.Column("merged_into", sa.BigInteger, sa.ForeignKey("stories.id", ondelete="SET NULL")),
    sa.Index(None, "last_at"),
    sa.Index("ix_stories_private_to", "private_to", **only_where("private_to IS NOT NULL")),
    sa.Index("ix_stories_merged_into", "merged_into", **only_where("merged_into IS NOT NULL")),
    **NUMBERED,
)

story_sources = sa.Table(
    "story_sources",
    metadata,
    belonging_to("story_id", "stories.id", primary_key=True),
    belonging_to("item_id", "items.id", primary_key=True),
    belonging_to("revision_id", "revisions.id"),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("publisher", Prose, nullable=False),
    sa.Column("family", Prose, nullable=False),
    sa.Column("tier", sa.SmallInteger, nullable=False),
    sa.Column("title", Prose, nullable=False),
    sa.Column("summary", Prose, nullable=False),
    sa.Column("link", Prose, nullable=False),
    sa.Column("time", UtcTime, nullable=False),
    sa.Column("seen_at", UtcTime, nullable=False),
    sa.Column("copy", sa.Boolean, nullable=False),
    sa.Column("annotation", Json, nullable=False),
    sa.Index(None, "item_id"),
    sa.Index(None, "revision_id"),
)

matches = sa.Table(
    "matches",
    metadata,
    belonging_to("story_id", "stories.id", primary_key=True),
    belonging_to("query_id", "queries.id", primary_key=True),
    belonging_to("revision_id", "revisions.id"),
    sa.Column("words", Json, nullable=False),
    sa.Index(None, "query_id"),
    sa.Index(None, "revision_id"),
    **ASSOCIATION,
)

related_stories = sa.Table(
    "related_stories",
    metadata,
    belonging_to("story_id", "stories.id", primary_key=True),
    belonging_to("other_id", "stories.id", primary_key=True),
    sa.Index(None, "other_id"),
    **ASSOCIATION,
)

announcements = sa.Table(
    "announcements",
    metadata,
    belonging_to("story_id", "stories.id", primary_key=True),
    belonging_to("revision_id", "revisions.id", primary_key=True),
    sa.Column("level", sa.SmallInteger, nullable=False),
    sa.Column("told_to", sa.BigInteger),  # the last chat that was gone through; none: not begun
    sa.Column("chats_left", sa.Integer, nullable=False),
    sa.Column("begun_at", UtcTime, nullable=False),
    sa.Index(None, "revision_id"),
    **ASSOCIATION,
)
