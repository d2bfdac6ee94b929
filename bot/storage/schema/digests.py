"""When chats are told, and what waits until then."""

import sqlalchemy as sa

from bot.storage.schema.columns import Json, UtcTime
from bot.storage.schema.tables import ASSOCIATION, NUMBERED, belonging_to, metadata, only_where, own_id

timings = sa.Table(
    "timings",
    metadata,
    belonging_to("chat_id", "chats.id", primary_key=True),
    sa.Column("quiet_begin", sa.SmallInteger),  # minutes of the chat's day; none: no quiet hours
    sa.Column("quiet_end", sa.SmallInteger),
    sa.Column("quiet_critical", sa.Boolean, nullable=False),  # critical stories pass
    sa.Column("schedule", sa.Text, nullable=False),
    sa.Column("minute", sa.SmallInteger, nullable=False),
    sa.Column("weekday", sa.SmallInteger, nullable=False),
    sa.Column("digest_critical", sa.Boolean, nullable=False),
    sa.Column("flood_per_hour", sa.Integer),
    **ASSOCIATION,
)

digests = sa.Table(
    "digests",
    metadata,
    own_id(),
    belonging_to("chat_id", "chats.id"),
    sa.Column("topic", sa.BigInteger, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("due_at", UtcTime, nullable=False),  # on the story clock
    sa.Column("rule_id", sa.BigInteger, nullable=False, default=0),  # a flood's; outlives the rule
    sa.Column("until", UtcTime),  # a flood's message is edited until then
    sa.Column("message_id", sa.BigInteger),
    sa.Column("called", sa.Boolean, nullable=False),  # its delivery is in the outbox
    sa.Column("told_at", UtcTime),
    sa.UniqueConstraint("chat_id", "topic", "kind", "due_at", "rule_id"),
    sa.Index("ix_digests_due", "due_at", **only_where("NOT called")),
    sa.Index("ix_digests_until", "until", **only_where("until IS NOT NULL")),
    sa.Index(None, "told_at"),
    **NUMBERED,
)

held = sa.Table(
    "held",
    metadata,
    belonging_to("alert_id", "alerts.id", primary_key=True),
    belonging_to("digest_id", "digests.id"),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("held_at", UtcTime, nullable=False),
    sa.Column("turns", Json, nullable=False),  # why people who know its story must hear of it again
    sa.Index(None, "digest_id"),
    **ASSOCIATION,
)
