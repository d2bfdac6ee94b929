"""Feeds, who reads them, which are wanted, pushed or searched."""

import sqlalchemy as sa

from bot.storage.schema.columns import Json, Prose, UtcTime
from bot.storage.schema.tables import ASSOCIATION, NUMBERED, belonging_to, metadata, only_where, own_id

feeds = sa.Table(
    "feeds",
    metadata,
    own_id(),
    sa.Column("url", Prose, nullable=False),
    sa.Column(
        "address_key", Prose
    ),  # equal for addresses that are one; none: of an older version, not yet made
    sa.Column("alias_of", sa.BigInteger),  # a shared feed, which is never deleted
    sa.Column("publisher", Prose, nullable=False),
    sa.Column("family", Prose, nullable=False),
    sa.Column("tier", sa.SmallInteger, nullable=False),
    sa.Column("country", Prose),
    sa.Column("language", Prose),
    sa.Column("priority", sa.Boolean, nullable=False),
    sa.Column("scope", sa.Text, nullable=False),
    sa.Column("origin", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("etag", Prose),
    sa.Column("last_modified", Prose),
    sa.Column("body_hash", Prose),
    sa.Column("next_due_at", UtcTime, nullable=False),
    sa.Column("again_at", UtcTime),  # somebody asked for a look while one was under way
    sa.Column("leased_until", UtcTime),
    sa.Column("failures", sa.Integer, nullable=False, default=0),
    sa.Column("gone_answers", sa.Integer, nullable=False, default=0),
    sa.Column("fetched", sa.Boolean, nullable=False, default=False),
    sa.Column("error", Prose),
    sa.Column("added_at", UtcTime, nullable=False),
    sa.Column("last_looked_at", UtcTime),
    sa.Column("last_good_at", UtcTime),
    sa.Column("last_new_at", UtcTime),
    sa.Column("learnt", Json),  # how often it publishes, by hour of the week
    sa.Column("interval_seconds", sa.Float),
    sa.Column("interval_why", sa.Text),
    sa.Column("moved_to", Prose),  # where permanent redirects lead, until that is believed
    sa.Column("moved_times", sa.Integer, nullable=False, default=0, server_default="0"),
    sa.Column("moved_since", UtcTime),
    sa.Column(
        "clock_minutes", sa.Integer, nullable=False, default=0, server_default="0"
    ),  # how far its dates run ahead
    sa.Column("clock_signs", Json),
    sa.Column("gone_at", UtcTime),  # since when it says that it is gone, until it is back
    sa.Column("gone_told", sa.Boolean, nullable=False, default=False, server_default=sa.false()),
    sa.Column("read_at", UtcTime),  # when a body was last read through: what it showed is known since then
    sa.UniqueConstraint("url", "scope"),
    sa.Index("ix_feeds_due", "next_due_at", **only_where("state = 'active'")),
    sa.Index(None, "address_key"),
    sa.Index("ix_feeds_alias_of", "alias_of", **only_where("alias_of IS NOT NULL")),
    **NUMBERED,
)

subscriptions = sa.Table(
    "subscriptions",
    metadata,
    belonging_to("chat_id", "chats.id", primary_key=True),
    belonging_to("feed_id", "feeds.id", primary_key=True),
    sa.Column("reads", sa.Boolean, nullable=False),  # a shared feed is read unless a row says that it is not
    sa.Index(None, "feed_id"),
    **ASSOCIATION,
)

wanted_feeds = sa.Table(
    "wanted_feeds",
    metadata,
    own_id(),
    belonging_to("chat_id", "chats.id"),
    sa.Column("topic", sa.BigInteger, nullable=False),
    sa.Column("url", Prose, nullable=False),
    sa.Column("choices", Json),  # what was found there; none: it was not looked at yet
    sa.Column(
        "shared", sa.Boolean, nullable=False, default=False, server_default=sa.false()
    ),  # an operator wants every chat to read it
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Index(None, "chat_id", "topic"),
    sa.Index("ix_wanted_feeds_waiting", "id", **only_where("choices IS NULL")),
    **NUMBERED,
)

hub_subscriptions = sa.Table(
    "hub_subscriptions",
    metadata,
    sa.Column("path", sa.Text, primary_key=True),
    belonging_to("feed_id", "feeds.id"),
    sa.Column("hub", Prose, nullable=False),
    sa.Column("topic", Prose, nullable=False),
    sa.Column("found_at", Prose, nullable=False),
    sa.Column("callback", Prose, nullable=False),
    sa.Column("secret", sa.Text, nullable=False),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("act_at", UtcTime, nullable=False),
    sa.Column("pending", sa.Text),
    sa.Column("pending_until", UtcTime),
    sa.Column("expires_at", UtcTime),
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("error", Prose),
    sa.Column("pushed_at", UtcTime),
    sa.Column("proven", sa.Boolean, nullable=False),
    sa.Column("leaving", sa.Boolean, nullable=False),
    sa.Index("ix_hub_subscriptions_standing", "feed_id", unique=True, **only_where("NOT leaving")),
    sa.Index(None, "feed_id"),
    sa.Index(None, "act_at"),
)

silences = sa.Table(
    "silences",
    metadata,
    belonging_to("chat_id", "chats.id", primary_key=True),
    sa.Column(
        "since", UtcTime, nullable=False
    ),  # none of the chat's feeds has answered since; its people were told
    **ASSOCIATION,
)

searches = sa.Table(
    "searches",
    metadata,
    belonging_to("feed_id", "feeds.id", primary_key=True),
    belonging_to("query_id", "queries.id", primary_key=True),
    sa.Index(None, "query_id"),
    **ASSOCIATION,
)
