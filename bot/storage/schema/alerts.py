"""What places were told of stories, or not and why."""

import sqlalchemy as sa

from bot.storage.schema.columns import Json, Prose, UtcTime
from bot.storage.schema.tables import ASSOCIATION, NUMBERED, belonging_to, metadata, only_where, own_id

mutes = sa.Table(
    "mutes",
    metadata,
    own_id(),
    belonging_to("chat_id", "chats.id"),
    sa.Column("topic", sa.BigInteger, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("target", Prose, nullable=False),  # a story's or situation's id, or a publisher family
    sa.Column("since", UtcTime, nullable=False),
    sa.Column("until", UtcTime),
    sa.UniqueConstraint("chat_id", "topic", "kind", "target"),
    **NUMBERED,
)

situations = sa.Table(
    "situations",
    metadata,
    own_id(),
    belonging_to("chat_id", "chats.id"),
    sa.Column("topic", sa.BigInteger, nullable=False),
    sa.Column("rule_id", sa.BigInteger, nullable=False),  # outlives the rule
    sa.Column("countries", Json, nullable=False),
    sa.Column("topics", Json, nullable=False),
    sa.Column("level", sa.SmallInteger, nullable=False),
    sa.Column("head", sa.BigInteger),  # an alert; a key either way round could not be inserted first
    sa.Column("last_at", UtcTime, nullable=False),
    sa.Index(None, "rule_id", "last_at"),
    sa.Index(None, "chat_id"),
    **NUMBERED,
)

alerts = sa.Table(
    "alerts",
    metadata,
    own_id(),
    belonging_to("chat_id", "chats.id"),
    sa.Column("topic", sa.BigInteger, nullable=False),
    belonging_to("story_id", "stories.id"),
    belonging_to("situation_id", "situations.id"),
    sa.Column("message_id", sa.BigInteger),
    sa.Column("sent_version", sa.Integer, nullable=False),
    sa.Column("shown_version", sa.Integer, nullable=False),
    sa.Column("told_level", sa.SmallInteger, nullable=False),
    sa.Column("told_marks", Json, nullable=False),
    sa.Column("replied_at", UtcTime),
    sa.Column("deleted", sa.Boolean, nullable=False),
    sa.Column("sent_at", UtcTime),
    sa.Column("shown_at", UtcTime),
    sa.Column("points_to", sa.BigInteger),  # the place's alert of the story that this one's was merged into
    sa.UniqueConstraint("chat_id", "topic", "story_id"),
    sa.Index(None, "story_id"),
    sa.Index(None, "situation_id"),
    sa.Index("ix_alerts_sent_at", "chat_id", "sent_at", **only_where("message_id IS NOT NULL")),
    **NUMBERED,
)

alert_rules = sa.Table(
    "alert_rules",
    metadata,
    belonging_to("alert_id", "alerts.id", primary_key=True),
    belonging_to("rule_id", "rules.id", primary_key=True),
    sa.Index(None, "rule_id"),
    **ASSOCIATION,
)

decisions = sa.Table(
    "decisions",
    metadata,
    belonging_to("revision_id", "revisions.id", primary_key=True),
    sa.Column("rule_id", sa.BigInteger, primary_key=True, autoincrement=False),  # outlives the rule
    belonging_to("story_id", "stories.id"),
    belonging_to("chat_id", "chats.id"),
    sa.Column("topic", sa.BigInteger, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Index(None, "story_id"),
    sa.Index(None, "chat_id", "at"),
    **ASSOCIATION,
)
