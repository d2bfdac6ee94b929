"""What feeds brought, and each wording of it."""

import sqlalchemy as sa

from bot.storage.schema.columns import Json, Prose, UtcTime
from bot.storage.schema.tables import NUMBERED, belonging_to, metadata, only_where, own_id

items = sa.Table(
    "items",
    metadata,
    own_id(),
    belonging_to("feed_id", "feeds.id"),
    sa.Column("identity", Prose, nullable=False),
    sa.Column("canonical_link", Prose, nullable=False),
    sa.Column("link_key", Prose),  # equal for links that are one, as far as an index holds it; none: no link
    sa.Column("title", Prose, nullable=False),
    sa.Column("content_hash", Prose, nullable=False),
    sa.Column("first_seen_at", UtcTime, nullable=False),
    sa.Column("shown_at", UtcTime),  # when its feed was last seen to show it, to the day
    sa.UniqueConstraint("feed_id", "identity"),
    sa.Index(None, "feed_id", "id"),
    sa.Index(None, "feed_id", "first_seen_at"),
    sa.Index("ix_items_link_key", "link_key", **only_where("link_key IS NOT NULL")),
    **NUMBERED,
)

revisions = sa.Table(
    "revisions",
    metadata,
    own_id(),
    belonging_to("item_id", "items.id"),
    sa.Column("content_hash", Prose, nullable=False),
    sa.Column("title", Prose, nullable=False),
    sa.Column("summary", Prose, nullable=False),
    sa.Column("link", Prose, nullable=False),
    sa.Column("author", Prose, nullable=False),
    sa.Column("category", Prose, nullable=False),
    sa.Column("published_at", UtcTime),
    sa.Column("seen_at", UtcTime, nullable=False),
    sa.Column("looked_before_at", UtcTime),  # the feed's last good look before it was seen
    sa.Column("first_fetch", sa.Boolean, nullable=False),
    sa.Column("revises", sa.Boolean, nullable=False),
    sa.Column("media", Json),  # files and pictures, as the feed names them
    sa.Column("annotation", Json),
    sa.Column("decided_at", UtcTime),
    sa.Column("reason", sa.Text),
    sa.Column("attempts", sa.Integer, nullable=False, default=0),
    sa.Column("error", Prose),
    sa.Column("set_aside_at", UtcTime),
    sa.UniqueConstraint("item_id", "content_hash"),
    sa.Index("ix_revisions_undecided", "id", **only_where("decided_at IS NULL AND set_aside_at IS NULL")),
    sa.Index("ix_revisions_set_aside", "set_aside_at", **only_where("set_aside_at IS NOT NULL")),
    sa.Index(None, "seen_at"),
    **NUMBERED,
)
